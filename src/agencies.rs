//! The spelling of an agency in, its one name out: the dictionary that tells providers from people in a credit line.
//!
//! Position alone does not tell (`REUTERS/Name`, but `Name/AFP`), so the well-known providers are listed here. A line
//! of the table is one provider: its name, then other spellings of it. Case, spacing and punctuation do not count.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use crate::text::spelling::key;
use crate::text::{decompose, is_mark};
use crate::words::{Words, first_field, numbered_lines};

/// One provider a line, spellings parted by `|`, the name to compare by first.
const AGENCIES: &str = "\
AP|Associated Press|APTN|AP通信|AP Images|AP Archive|美联社|美聯社|АП
AFP|Agence France-Presse|AFP Forum|AFPTV|法新社|АФП|AFP通信|AFP時事
Reuters|Thomson Reuters|Reuters Connect|Reuters TV|ロイター|路透社|路透|Рейтер|Рейтерс|로이터|رويترز|רויטרס
Getty Images|Getty|Getty Images Europe|Getty Images North America|Getty Images AsiaPac|Getty Images South America|Getty Images Sport|Getty Image|Gettyimages.com|Getty Images Entertainment|Getty Images News|Getty Images Plus|ゲッティ|게티이미지
dpa|Deutsche Presse-Agentur|dpa-Bildfunk|dpa-Zentralbild|dpa-infocom|dpa picture-alliance|dpa-infografik|dpa-Pool|dpa-tmn|dpa/lnw|Deutsche Presse-Agentur GmbH
IMAGO|imago images|www.imago-images.de|imago-images.de|imago stock&people|imago sport|Imago Sportfotodienst
picture alliance|picture alliance GmbH|pa picture alliance
PA|PA Media|PA Wire|PA Images|PA Archive|Press Association|Press Association Images|PA Photos|PA Real Life|PA Media Assignments
EPA|epa-efe|European Pressphoto Agency|epa images|European Press Agency
EFE|Agencia EFE|EFE Agencia
Xinhua|Xinhua News Agency|新华社|新華社|新华|Xinhua News|新华网|Синьхуа|신화통신
Anadolu|Anadolu Agency|AA|Anadolu Ajansı|Anadolu Images
TASS|ITAR-TASS|ТАСС|Tass News Agency
RIA Novosti|РИА Новости|RIA|Sputnik|Спутник
Interfax|Интерфакс
Kommersant|Коммерсантъ|Коммерсант
Kyodo|Kyodo News|共同通信|共同通信社|共同|교도
Jiji|Jiji Press|時事通信|時事通信社|時事|時事通信フォト
Yonhap|Yonhap News Agency|Yonhap News|연합뉴스|연합|聯合ニュース|韩联社
Newsis|뉴시스
News1|뉴스1
KCNA|Korean Central News Agency|조선중앙통신|朝鮮通信|朝中社|KNS
Aflo|アフロ
Yomiuri Shimbun|The Yomiuri Shimbun|読売新聞|Japan News-Yomiuri
Asahi Shimbun|朝日新聞|朝日新聞社
Mainichi Shimbun|毎日新聞|毎日新聞社
Nikkei|日経|日本経済新聞
China News Service|CNS|中新社|中国新闻社|中新网
VCG|Visual China Group|视觉中国|東方IC|Imaginechina|IC photo
CCTV|央视|CGTN|央视新闻
China Daily|中国日报
CNA|Central News Agency|中央社
PTI|Press Trust of India
ANI|Asian News International
IANS|Indo-Asian News Service
UNI|United News of India
Hindustan Times|HT
Indian Express
APP|Associated Press of Pakistan
BSS|Bangladesh Sangbad Sangstha|UNB
Antara
Bernama
PNA|Philippine News Agency
VNA|Vietnam News Agency|TTXVN
AAP|AAP Image|AAP Images|AAP Photos|Australian Associated Press
RNZ|Radio New Zealand
NZME|NZ Herald|New Zealand Herald
Stuff|Stuff.co.nz
Canadian Press|The Canadian Press|CP|La Presse Canadienne|Presse canadienne|CP Images
Postmedia|Postmedia News|Postmedia Network
UPI|United Press International
Newscom
TNS|Tribune News Service|MCT|McClatchy|McClatchy-Tribune
Bloomberg|Bloomberg News|Bloomberg Businessweek
NurPhoto
ZUMA|ZUMA Press|ZUMA Press Wire|ZUMAPRESS.com|ZUMA Wire|Global Look Press
Sipa|Sipa Press|Sipa USA|SIPAPRE|Sipany
Abaca|Abaca Press|ABACAPRESS.COM
MAXPPP|PhotoPQR
Hans Lucas
Bestimage
Le Pictorium
MYOP
DPPI
Icon Sport
Roger-Viollet
Sygma
Leemage
Opale|Opale.photo
KCS Presse
Belga|Belgaimage|Belga Mag
ANP|Algemeen Nederlands Persbureau|Hollandse Hoogte|ANP/HH
TT|TT Nyhetsbyrån|TT News Agency|Tidningarnas Telegrambyrå
Scanpix|Ritzau Scanpix|NTB Scanpix|Scanpix Denmark|Scanpix Baltics
Ritzau
NTB|NTB/AP|NTB Nyhetsbyrå
Lehtikuva|STT|STT-Lehtikuva
Bildbyrån
Keystone|Keystone-SDA|Keystone France|Keystone Press
SDA|Schweizerische Depeschenagentur|sda-ats|Keystone-ATS
Ti-Press
APA|APA-PictureDesk|APA-Images|Austria Presse Agentur|APAweb
picturedesk.com|picturedesk
GEPA|GEPA pictures
ddp|ddp images|ddp media|dapd|AP/dapd
SID|Sport-Informations-Dienst
epd|epd-bild|Evangelischer Pressedienst
KNA|KNA-Bild|Katholische Nachrichten-Agentur
action press
Eibner|Eibner-Pressefoto
Zoonar
Westend61
mauritius images
akg-images|akg
ullstein bild
Funke Foto Services|FFS
Nordphoto
Sven Simon
Jan Huebner|Huebner
Mostphotos
heise|heise online
Witters
Bongarts
snapshot-photography
Panama Pictures
Photothek|photothek.net
IPON
NEWS5
Ostkreuz|Agentur Ostkreuz
laif
Agentur Focus
VISUM
Süddeutsche Zeitung Photo|SZ Photo
PantherMedia
Europa Press|EP
Cuartoscuro
Notimex
Télam
Noticias Argentinas|NA
Agencia UNO
Aton Chile|ATON
Andina|Agencia Andina
Colprensa
Agência Brasil|EBC
Agência Senado
Agência Câmara|Câmara dos Deputados
Folhapress|Folha de S.Paulo|Folha
Estadão Conteúdo|Estadão|Agência Estado|AE
Agência O Globo|O Globo|Agência Globo
Agência Lusa|Lusa
Global Imagens
ANSA|Agenzia ANSA
LaPresse
Adnkronos
AGI
IPA|IPA Agency|Independent Photo Agency
Fotogramma
PAP|Polska Agencja Prasowa
Agencja Gazeta|Agencja Wyborcza.pl
East News
Forum|Agencja Forum
ČTK|ČTK/AP|Česká tisková kancelář
TASR
SITA
MTI|MTVA
Mediafax
Agerpres
Inquam Photos|Inquam
BTA|БТА
HINA
Pixsell
Cropix
Tanjug|Танјуг
Fonet
STA
BoBo
MIA
ANA-MPA|AMNA|ΑΠΕ-ΜΠΕ
Eurokinissi
InTime|Intime News
ELTA
BNS
LETA
UNIAN|УНИАН|УНІАН
Belta|БелТА
Armenpress
Ukrinform|Укринформ|Укрінформ
DHA|Demirören News Agency|Demirören Haber Ajansı|Demiroren Visual Media
IHA|Ihlas News Agency|İhlas Haber Ajansı
Depo Photos
IRNA
ISNA
Fars|Fars News|Fars News Agency
Tasnim|Tasnim News
WANA|West Asia News Agency
Mehr|Mehr News
SPA|Saudi Press Agency
WAM|Emirates News Agency
QNA|Qatar News Agency
SANA
Petra
WAFA
MENA
APA images
Flash90|פלאש 90
GPO|Government Press Office|לע\"מ
JINI
UNHCR
UNICEF
UN Photo
WHO|World Health Organization
NATO
European Union|EU|European Commission
USATSI|USA TODAY Sports|Imagn|Imagn Images|USA Today Sports Images
USA TODAY Network
USA TODAY
Icon Sportswire
MediaNews Group
CQ Roll Call
SOPA Images|SOPA
Action Images
Focus Images
Sportimage
Sportsfile
Inpho|INPHO Photography
Camera Press
Cover Images
Jam Press
London News Pictures|LNP
i-Images
eyevine
Middle East Images
LightRocket
Pacific Press
Corbis|Corbis News
Corbis Historical
Hulton Archive|Hulton
Popperfoto
Mirrorpix
De Agostini
Bettmann|Bettmann Archive|The Bettmann Archive
Universal Images Group|UIG
AFLO SPORT
WireImage
FilmMagic
Film Magic
Invision
Redferns
Moment|Moment RF|Moment Editorial
E+
EyeEm
Stone
iStock|iStockphoto|iStock.com|iStockphoto.com|iStock by Getty Images|iStock Editorial
Thinkstock|ThinkstockPhotos
Adobe Stock|stock.adobe.com|adobestock.com|Fotolia|fotolia.com|Adobe
Shutterstock|shutterstock.com|Shutterstock Editorial|REX/Shutterstock|www.shutterstock.com
Rex|Rex Features|Rex USA
Alamy|Alamy Stock Photo|Alamy Live News|Alamy Stock Photos|Alamy.com
Dreamstime|Dreamstime.com
Depositphotos|depositphotos.com
Bigstock|Bigstockphoto
123RF|123rf.com
Unsplash|Unsplash.com
Pexels|Pexels.com
Pixabay|pixabay.com
Freepik
Pond5
Envato|Envato Elements
Canva
pixelio|pixelio.de
Flickr|Flickr.com|Flickr Creative Commons|Flickr CC
Wikimedia Commons|Wikimedia|Wikicommons|commons.wikimedia.org
Wikipedia
Facebook
Instagram
Twitter|X|X.com|twitter.com
TikTok
YouTube|Youtube.com
Telegram
WhatsApp
Reddit
LinkedIn
Snapchat
Bluesky
VK|ВКонтакте
Weibo|微博
WeChat
Truth Social
Storyful
Google
Google Maps
Google Earth
Google Street View|Streetview
OpenStreetMap
Maxar|Maxar Technologies|DigitalGlobe
Planet Labs|Planet Labs PBC
Copernicus|Copernicus Sentinel
NASA
ESA|European Space Agency
SpaceX
NOAA
USGS
CDC
FBI
DVIDS
Netflix
Disney|Walt Disney Pictures
Pixar
Lucasfilm
Marvel|Marvel Studios
HBO|HBO Max
Hulu
Apple TV+|Apple
Amazon|Amazon Studios|Prime Video
Microsoft
Samsung
Sony|Sony Pictures
Tesla
Nintendo
Warner Bros.|Warner Bros. Pictures
Universal Pictures|Universal
Paramount|Paramount Pictures
20th Century Fox|20th Century Studios
Lionsgate
A24
NBC|NBCUniversal
NBC News
MSNBC
CBS|CBS News
ABC News
ABC
Fox News
FOX
CNN
BBC|BBC News|BBC Sport|BBC One
ITV|ITV News
Sky News
Sky|Sky Sports
Channel 4
C-SPAN
NPR
PBS
CNBC
AMC
FX
Showtime
CBC|CBC News
CTV
RTÉ
RTS
SRF
ORF
ZDF
ARD
WDR
NDR
MDR
SWR
BR
RTL
Deutsche Welle|DW
France Télévisions|France 2|France 3
Radio France|France Bleu|ici
RFI
RTVE
RAI
NHK
KBS
MBC
SBS
JTBC
TBS
SVT
NRK
DR
TV 2
Yle
VRT
NOS
Al Jazeera
Radio Free Europe|RFE/RL
Voice of America|VOA
Everett Collection|Everett|Courtesy Everett Collection
Photofest
Kobal|The Kobal Collection
Allstar
Entertainment Pictures
Bridgeman Images|Bridgeman
Granger|The Granger Collection
Mary Evans|Mary Evans Picture Library
Heritage Images
TopFoto
Science Photo Library|SPL
Nature Picture Library
Minden Pictures
Library of Congress
National Archives|The National Archives
Smithsonian|Smithsonian Institution
Splash News|Splash|SplashNews.com
Backgrid
MEGA|Mega Agency|MEGA TheMegaAgency.com
WENN|WENN.com
INSTARimages
The Image Direct
X17
BFA|BFA.com
Variety
Penske Media
The Hollywood Reporter
Broadimage
AdMedia
Startraks
SWNS|SWNS.com
Caters|Caters News
Solent News
Newsquest
Reach|Reach plc
Redux|Redux Pictures
Magnum|Magnum Photos
VII|VII Photo
Polaris|Polaris Images
Contrasto
Agence VU
Gamma-Rapho|Gamma
Panos|Panos Pictures
Trunk Archive
August|August Image
Contour
The New York Times|NYT|New York Times|NYTimes|NYTCREDIT
The Washington Post|Washington Post
Los Angeles Times|LA Times
The Wall Street Journal|Wall Street Journal|WSJ
Chicago Tribune
Chicago Sun-Times|Sun-Times
The Boston Globe|Boston Globe
San Francisco Chronicle|The Chronicle|SF Chronicle
Star Tribune|Minnesota Star Tribune
Miami Herald
The Dallas Morning News
The Seattle Times|Seattle Times
The Denver Post
New York Post|N.Y. Post
New York Daily News|Daily News
Newsday
The Atlantic
The New Yorker
Time|TIME Magazine
Newsweek
Politico
Axios
Vox
Vox Media
Salon
Slate
HuffPost|Huffington Post
BuzzFeed|BuzzFeed News
Insider|Business Insider
Vice|VICE News
Wired
The Verge
Forbes
Fortune
Mashable
CNET
ProPublica
The Intercept
The Guardian|Guardian|The Observer
The Times|Times Newspapers
The Independent
The Telegraph|Telegraph
The Economist
Financial Times|FT
The Sun
Daily Mail|MailOnline
Daily Mirror
Evening Standard
The Scotsman
The Irish Times|Irish Times
The Globe and Mail|Globe and Mail
Toronto Star
Le Monde
Le Figaro
Libération
Le Parisien|LP
L'Équipe
Ouest-France
Sud Ouest
La Dépêche|DDM
El País
El Mundo
ABC.es
La Vanguardia
Clarín
La Nación
El Universal
El Comercio
Der Spiegel|Spiegel Online
Die Zeit|ZEIT Online
taz
FAZ
WELT
BILD Zeitung
Süddeutsche Zeitung|SZ
NZZ
Tages-Anzeiger|Tamedia
Blick
Der Standard
Die Presse
Kurier
Krone|Kronen Zeitung
20 Minuten
Corriere della Sera
la Repubblica
La Stampa
Dagens Nyheter|DN
Aftonbladet
Expressen
Svenska Dagbladet|SvD
Göteborgs-Posten|GP
Politiken
Berlingske
Jyllands-Posten
Aftenposten
VG
Dagbladet
Helsingin Sanomat|HS
Ilta-Sanomat
Gazeta Wyborcza
Greenpeace
Amnesty International
Human Rights Watch
Red Cross
Red Crescent
Médecins Sans Frontières|MSF
WWF
JPL-Caltech|JPL|NASA/JPL-Caltech
ESO
STScI
MSSS
Blue Origin
Virgin Galactic
Rocket Lab
Boeing
Airbus
Lockheed Martin
Ford
General Motors|GM
Toyota
Volkswagen|VW
BMW
Porsche
Mercedes-Benz
Audi
Volvo
Meta
OpenAI
Nvidia
Intel
Spotify
LEGO
Coca-Cola
McDonald's
Walmart
Nike
Adidas
Red Bull|Red Bull Content Pool
Ferrari
UEFA
FIFA
NBA|NBAE
NFL
MLB
NHL|NHLI
ASO
WWE
UFC
UNESCO
IMF
World Bank
OPEC
The Hindu
Dawn
Times of India|The Times of India
The Straits Times|ST Photo|ST
The Star
Philippine Daily Inquirer|Inquirer
Rappler
Bangkok Post
Jakarta Post
Haaretz
Jerusalem Post
Times of Israel
Al Arabiya
Gulf News
Daily Nation
Daily Maverick
News24
TV Globo|Globo|GloboNews
g1
UOL
Televisa
Univision
Telemundo
TF1
BFMTV
Canal+
M6
RMC
Mediaset
Sat.1
ProSieben
n-tv
Radio-Canada
La Presse
TVA Nouvelles
TVNZ
Seven News|7News
Nine News|9News
Sydney Morning Herald
The Age
The Australian
Herald Sun
Courier-Mail
News Corp Australia|NCA NewsWire
Newspix
Roscosmos|Роскосмос
Kremlin|Кремль
Pentagon
Bundeswehr
White House|The White House|Casa Blanca
Quanta Magazine
Cartoon Movement
";

/// Each folded spelling with the number of its line. Made once, at the first credit.
static SPELLINGS: LazyLock<Words> = LazyLock::new(|| {
    let mut spellings = Words::default();
    for (number, line) in numbered_lines(AGENCIES) {
        for spelling in line.split('|').map(unaccented) {
            if !spellings.has(&spelling) {
                spellings.add(spelling.into(), number);
            }
        }
    }
    spellings
});

/// An agency that the dictionary does not know, or not by these spellings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agency {
    /// Its one name.
    pub name: String,
    /// Other spellings of it. Case, spacing, punctuation and accents do not count.
    pub spellings: Vec<String>,
}

thread_local! {
    /// Spellings that the caller of the work under way has added, with their names. Empty between calls: what one page
    /// adds is never seen by another, and the same call gives the same result.
    static ADDED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Does `work` with more agencies in the dictionary, and with them there only.
///
/// ```
/// use article_versions::{Agency, parse_credit, with_agencies};
///
/// let agencies = [Agency { name: "Fjord Lys Foto".to_owned(), spellings: vec!["Fjord Lys".to_owned()] }];
/// assert_eq!(parse_credit("Fjord Lys").creators, ["Fjord Lys"]); // two words in capitals: a name
/// assert_eq!(with_agencies(&agencies, || parse_credit("Fjord Lys")).providers, ["Fjord Lys"]);
/// ```
pub fn with_agencies<T>(agencies: &[Agency], work: impl FnOnce() -> T) -> T {
    let _outer = Outer(ADDED.replace(spellings_of(agencies)));
    work()
}

/// What had been added outside of some work; put back whatever happens in it.
struct Outer(Vec<(String, String)>);

impl Drop for Outer {
    fn drop(&mut self) {
        ADDED.set(std::mem::take(&mut self.0));
    }
}

fn spellings_of(agencies: &[Agency]) -> Vec<(String, String)> {
    let mut added = Vec::new();
    for agency in agencies {
        for spelling in agency.spellings.iter().chain([&agency.name]) {
            added.push((unaccented(spelling), agency.name.clone()));
        }
    }
    added.retain(|(spelling, _)| !spelling.is_empty());
    added
}

/// The one name of the agency that `spelling` is known to mean.
pub(crate) fn canonical(spelling: &str) -> Option<Cow<'static, str>> {
    let spelling = unaccented(spelling);
    look_up(&spelling).or_else(|| look_up(spelling.strip_prefix("the")?))
}

fn look_up(folded: &str) -> Option<Cow<'static, str>> {
    let added =
        ADDED.with_borrow(|added| added.iter().find(|(spelling, _)| spelling == folded).map(|(_, name)| name.clone()));
    added.map(Cow::Owned).or_else(|| first_field(AGENCIES, SPELLINGS.get(folded)).map(Cow::Borrowed))
}

/// The letters and digits of a spelling without case and accents: newsrooms print "LA NACION" and "La Nación".
fn unaccented(spelling: &str) -> String {
    let mut plain = decompose(spelling);
    plain.retain(|c| !is_mark(c));
    key(&plain)
}
