//! The words of credit lines with their meanings: labels in many languages, words of organisations, given names.
//!
//! `languages.txt` has one line per language, below the names of the lists. All words are in one table, so each word is
//! looked up once.

use std::sync::LazyLock;

use crate::text::fold::name_key;
use crate::word_table::{WordTable, split_at_sign};

/// One language per line: its code, then lists separated by `|`, in the order of [`LISTS`]. Words are separated by
/// commas. Some lists contain phrases. The first line has the names of the lists.
const LANGUAGES: &str = include_str!("languages.txt");

/// The lists of a language, in the order of its line.
const LISTS: [u32; 14] =
    [PICTURE, SOURCE, PEOPLE, DRAWING, COMPOSITE, SCREEN, BY, COMPANION, COURTESY, SUPPLIED, VIA, FOR, AND, ON];

/// Words for a photographer.
pub(in crate::parse) const PEOPLE: u32 = 1;
/// Words for a picture or its credit.
pub(in crate::parse) const PICTURE: u32 = 1 << 1;
/// Words for a drawing.
pub(in crate::parse) const DRAWING: u32 = 1 << 2;
/// Words for a composite.
pub(in crate::parse) const COMPOSITE: u32 = 1 << 3;
/// Words for a picture of a screen.
pub(in crate::parse) const SCREEN: u32 = 1 << 4;
/// Words for a source.
pub(in crate::parse) const SOURCE: u32 = 1 << 5;
/// Words beside a label ("left", "all").
pub(in crate::parse) const COMPANION: u32 = 1 << 6;
/// Words between a label and the photographer ("by").
pub(in crate::parse) const BY: u32 = 1 << 7;
/// Words that begin a phrase like "courtesy of".
pub(in crate::parse) const COURTESY: u32 = 1 << 8;
/// Words that begin a phrase like "supplied by".
pub(in crate::parse) const SUPPLIED: u32 = 1 << 9;
/// Words before a distributor ("via").
pub(in crate::parse) const VIA: u32 = 1 << 10;
/// Words before the party that commissioned the picture ("for").
pub(in crate::parse) const FOR: u32 = 1 << 11;
/// Words that join two people ("and").
pub(in crate::parse) const AND: u32 = 1 << 12;
/// Words between a person and the platform of the picture ("on").
pub(in crate::parse) const ON: u32 = 1 << 13;
/// Words that begin boilerplate of the page around a credit.
pub(in crate::parse) const BOILERPLATE: u32 = 1 << 14;
/// Words in names of organisations.
pub(in crate::parse) const ORGANISATION: u32 = 1 << 15;
/// Given names.
pub(in crate::parse) const GIVEN: u32 = 1 << 16;
/// Ranks and titles before a name.
pub(in crate::parse) const RANK: u32 = 1 << 17;
/// Lower-case words inside names of people.
pub(in crate::parse) const PARTICLE: u32 = 1 << 18;
/// Lower-case words inside names of organisations.
pub(in crate::parse) const LINK: u32 = 1 << 19;
/// Top-level domains.
pub(in crate::parse) const DOMAIN: u32 = 1 << 20;
/// Words of organisations that are surnames just as often.
pub(in crate::parse) const SURNAME: u32 = 1 << 21;
/// Words that name an organisation only in this spelling ("US", "Co").
pub(in crate::parse) const SHORT: u32 = 1 << 22;
/// Endings of compound words that name organisations.
pub(in crate::parse) const ENDING: u32 = 1 << 23;
/// Abbreviations in captions after whose full stop the sentence continues.
pub(in crate::parse) const ABBREVIATION: u32 = 1 << 24;
/// Abbreviations in capitals that are places, not initials of a name.
pub(in crate::parse) const PLACE: u32 = 1 << 25;
/// Words that begin a note on how the picture was edited. A party in the note has no role.
pub(in crate::parse) const WORKED_ON: u32 = 1 << 26;
/// Words for an archive that precede its owner.
pub(in crate::parse) const ARCHIVE: u32 = 1 << 27;
/// Words after those in the name of an archive.
pub(in crate::parse) const ARCHIVE_NAME: u32 = 1 << 28;
/// Words of a licence after its first.
pub(in crate::parse) const LICENSE_PART: u32 = 1 << 29;
/// All words of labels.
pub(in crate::parse) const LABEL: u32 = PEOPLE | PICTURE | DRAWING | COMPOSITE | SCREEN | SOURCE | COMPANION;
/// The lists that contain phrases.
const PHRASES: u32 = COURTESY | SUPPLIED | VIA | FOR | AND | ON;

/// Words that name organisations in many languages, folded.
const ORGANISATION_WORDS: &str = "\
     ab academy administration afc ag agence agencia agencies agencja agency agentur agenzia agência airlines airport \
     airways alcaldía alliance alpen ambulance angels archiv archive archives archivio archivo archivos army arquivo art \
     artists arts as asa asociación assembleia assembly associates association athletics associação ateneo authority autorità \
     ayuntamiento banco bank basketball bc berlinale biblioteca bibliothek bibliothèque board books brandweer \
     brewing brigade bros brothers bulletin bundesamt bundesliga bundesrat bundestag bureau business bv cabinet café \
     campaign canal cancillería carabinieri casa cathedral center central centre centro charity chronicle church cinema city \
     clinic club co coalition coast collection collections collective college comisión comité comitê commissariat \
     commission committee communications communiqué communities community company comune concello concern congreso congress \
     conseil consortium consulate cooperative corp corporation corps corte council county courant courier court creative \
     customs câmara dailies daily day defence defense defensie democrat departamento department dept design deutsche \
     deutscher deutsches dhs diario digital diputación direction directorate dispatch district division diócesis dpa \
     département echo editions editora editorial eg ejército embajada embassy emergency energy enquirer enterprise \
     enterprises entertainment eu ev examiner exhibition express fabrik farms fc federación federation festival feuerwehr \
     field film filmes films filmverleih fire firm fiscalía folketinget fondation football force forces forest forsvaret \
     foto fotografie fotos foundation freie fsv fund fundación fundação fédérale fédération galerie galería \
     galleries gallery game games garden gazeta gazette gemeente gemeinde gendarmerie generalitat globe gmbh gmina \
     gobernación gobierno gouvernement gouvernorat gov government governo governor govt group groupe grupo gruppe guard \
     guardia gymnasium hall hasiči haus health herald heritage highway hill hírlap historical history holdings \
     hospital hospitals hotel house imagery images immobilien inc incorporated industries industry inform informer \
     initiative innovation inquirer institut institute institutet institution instituto insurance intelligence intendencia \
     international investigations islands journal journals kanton kg kgaa kirche klinik klinikum komitee \
     kommissionen kommun kommune kommunikation konzern kurier anzeiger kreis kunsthalle kunsthaus kustwacht lab laboratories laboratory \
     image labs land landesamt landkreis landstinget landtag law leader league ledger legislature library liga limited llc llp \
     lotto ltd ltda machine magazin magazine mail mairie management manufacturing marine marines market marketing mbh media \
     mediahuis medien medios memorial mercury messenger metro metropolitan miasto military minister ministerie \
     ministeriet ministerio ministerium ministerstvo ministerstwo ministry ministère ministério mirror monitor mosque motor \
     motors movement municipal municipalidad municipality municipio museet museo museu museum museums music musik musée \
     muzeum myndigheten nachrichten national nations naval navy nederland network networks news newspaper newspapers ngo \
     noticias notizie nv nytt observatory observer office officials oficial olympic olympics omroep open opera orchester orchestra \
     organisation organisations organization oy oyj palace paper parish park parks parlament parlamento parliament partei \
     parti partido partners partnership party patch patrol persbureau philharmonic photography photos pics pictorial \
     picture pictures plc poder police policia policie policja policía polis polisen politi politie polizei polizia polícia \
     pompiers post prefeitura prensa presidencia presidency president presidential presidência press presse pressestelle \
     prison procuraduría productions produktion project projekt promotions prosecutor protección protection préfecture \
     présidence pty publications publishers publishing quirinale radio rail railway railways rat rathaus rb record records \
     recreation red redakcja redaktion rede regeringskansliet regierung region regionen register registry regjeringen \
     rekord reporter republic republican republik republika research resort resources restaurant review rijkswaterstaat \
     royal rundfunk rádio région sa safety sc school schools schule science sciences se secretaria secretariat secretary \
     secretaría senado senate sentinel service services servicio serviço sheriff sheriffs shipyard social sociedad society \
     società société solutions sons spa speedway sport sports srl stadion stadium stadt \
     staff standard star state states station stiftelsen stiftung store stories stortinget straż studio \
     studios sun superior suprema supreme syndicat systems századvég sénat tabloid team tech technologies technology \
     telegram telegraph television televisión tennis theater theatre tidning times today tour tourism tourisme tourismus \
     township transit transport transportation travel treasury trial tribunal tribune trust tsv turismo tv u.s uk un union \
     united universal universidad universidade universiteit universitet universitetet university università universität \
     université uniwersytet urząd us usa utilities vatican vaticano vatikan vecsa verband verein verkehrsbetriebe \
     verket verlag veículo vfb vfl vigili ville volleyball wave weekly werft werke wildlife works world \
     wydawnictwo xinwen yacht zeitung zentrum zoo zoológico österreich агентство администрация газета мвд министерство \
     минобороны музей мчс новости полиция правительство пресс прокуратура служба телеканал университет фонд ambasada arhiv \
     arşiv bakanlığı belediyesi bergwacht bibliotek bombeiros bomberos bombers brandkåren carabineros christie eduskunta \
     egyetem firefighters forlag förlag gendarmería hastanesi itfaiye kementerian kystvakten ministarstvo ministerija \
     ministerul minisztérium muzej muziejus múzeum policijos politsei poliția pompieri rendőrség räddningstjänsten saeima \
     savivaldybė seimas sejm sotheby teater teatro uutiset éditions ülikool πανεπιστήμιο υπουργείο дснс мэрия міністерство \
     новини офіс поліція університет avīze laikraksts denník dnevnik noviny novine vijesti vesti αστυνομία δήμος \
     πυροσβεστική דובר דוברות משטרת משרד עיריית אוניברסיטת وزارة وكالة شرطة جامعة صحيفة قناة رئاسة مؤسسة سازمان وزارت \
     دانشگاه خبرگزاری मंत्रालय पुलिस knihovna městský hzs komenda komutanlığı müdürlüğü ugniagesių marinha σώμα wizara polisi jeshi amaphoyisa dinas polres pemkot bộ sở humas polda polri valiliği guàrdia politiet politiets polisens brannvesenet прессслужба пресслужба כבאות المكتب gasilci kapo";

/// Endings of compound words that name organisations, folded.
const ORGANISATION_ENDINGS: &str = "\
     zeitung verlag ministerium polizei museum archiv verband direktion feuerwehr agentur stiftung \
     nachrichten anzeiger kurier bladet tidning tidningen posten avisen avis blatt media news press photos images \
     pictures pics hochschule universität kommun kommune klinikum krankenhaus kliniken werke zentrum schaft präsidium \
     amt dienst inspektion krant behörde wache leitstelle gericht tv verein bund verwaltung parlament regierung zentrale kanzlei sender \
     rundfunk theater museet museo photo foto film films bank tube stock pix gruppe group ministerie ministeriet \
     styrelsen verket media medien presse journal tribune herald times gazette chronicle telegram dispatch";

/// Parts of names of organisations in scripts that put no space between words.
pub(in crate::parse) const ORGANISATION_PARTS: &str = "\
     社 新聞 新闻 报 報 通信 通讯 通訊 日報 日报 晚报 テレビ 放送 ニュース 뉴스 일보 신문 방송 경찰 시청 도청 구청 대학 재단 협회 위원회 정부 청와대 대통령실 국방부 外交部 警察 大学 大學 博物馆 博物館 \
     政府 委员会 委員会 委員會 報社 报社 电视 電視 電視台 事務所 協会 株式会社 省 庁 県 市 町 研究所 センター 図書館 美術館 消防 官邸 網 网 軍 军 隊 队 部隊 部队 庁 廳 廰 省廳 區公所 署 局 署長 裁判所 法院 検察 检察 檢察 病院 医院 醫院 寺 神社 劇場 剧院 球団 クラブ 連盟 联盟 聯盟 기념관 박물관 미술관 대학교 병원 소방 군청 교육청 연구원 연구소 공사 그룹 엔터테인먼트 구단 협의회 위원회 총리실 대사관 국회 검찰 법원 육군 해군 공군 국군";

/// Given names that are frequent in credits, folded. Enough to distinguish a second photographer from a newspaper.
const GIVEN_NAMES: &str = "\
     aaron adam adrian ahmad ahmed alan albert alberto alejandra alejandro alessandro alex alexander alexandra \
     alexandre alexei alexey alfredo ali alice alicia alina alison allison amanda amir amr amy ana anders andrea \
     andreas andreea andrei andres andrew andrey andrés andy angela angelo anja anna anne annette annie anthony \
     antoine anton antonio anwar art arnaud arnd arne arno artem arthur artur arun asha ashley astrid axel barbara beata \
     beatrice ben benjamin benoit bernard bernd bernhard beth bill birgit björn bob boris brandon brendan brian \
     britta bruce bruno bryan camille carl carla carlo carlos carol caroline carolyn carsten caspar cecilia chad \
     charles charlotte chris christian christina christine christof christoph christophe christopher cindy claire \
     clara claudia claudio colin craig cristina daisuke damian damien dan dana daniel daniela daniele danny dario \
     darren dave david davide dean debbie denis dennis derek diana diane diego dieter dirk dmitri dmitry dominic \
     dominik dominique don donald doug douglas drew dylan ed eddie edgar eduardo edward efrem eileen elaine elena \
     elias elisabeth elizabeth ellen emil emilio emily emma emmanuel enrique eric erica erik ernesto esteban ethan \
     eugene eva evan evelyn fabian fabien fabio fabrice fatima federico felipe felix fernando filip florian francesco \
     francis francisco franck francois frank françois fred frederic frida friedrich frédéric gabe gabriel gabriele \
     gareth gary gavin geoff georg george georgina gerald gerard gerd gerhard gian gilles gina giorgio giovanni \
     giulia giuseppe glenn gonzalo gordon graham greg gregor gregory guillaume guillermo gustavo guy hannah hannes \
     hans harald harry hassan heather hector heidi heiko heinz helen helena helmut hendrik henrik henry herbert \
     hiroshi holger holly hugo hussein ian ibrahim igor ilya ina ingo ingrid irene irina isaac isabel isabella ivan \
     jack jackie jacob jacques jaime jake jakob jakub james jamie jan jana jane janet janine jason javier jay jean \
     jeff jeffrey jennifer jens jeremy jerome jesse jessica jesus jill jim jimmy joan joao joaquin jochen joe joel \
     joerg johan johanna johannes john johnny jon jonas jonathan jordan jorge jose joseph josh joshua josé joão juan \
     judith juha julia julian julie julien juliette julio jun justin justine jérôme jörg jürgen kai karen karin karl \
     karsten kate katherine kathrin kathy katie katja kay keith kelly ken kenneth kent kenzo kerstin kevin kim \
     kirsten kirsty klaus kristen kristin kristina kristy kurt kyle larry lars laura lauren laurence laurent lea lee \
     lena leo leon leonardo leonie lewis liam linda lisa lorenzo louis louise luca lucas lucy luigi luis luisa lukas \
     luke lynn magnus manuel marc marcel marcelo marcin marco marcos marcus maria marie marina mario marion marius \
     mariusz mark markus marta martha martin martina marvin mary massimo mathias mathieu mats matt matteo matthew \
     matthias matthieu maurice mauricio maurizio max maxim maxime maya megan melanie melissa michael michaela michal \
     michel michele michelle miguel mihai mikael mike mikhail milan miroslav mohamed mohammad mohammed mohd monica \
     monika moritz muhammad mustafa nadia nancy natalia natalie nathan neil nic nicholas nick nico nicolas nicole \
     niels nigel nikita niklas nils nina noah noel nora norbert octavio olaf oleg olga oliver olivia olivier omar \
     oscar oskar otto pablo paolo pascal patricia patrick patrik paul paula paulo pavel pedro per perry peter petr \
     petra petros phil philip philipp philippe phillip pierre piotr rachel rafael rainer ralf ralph ramon randy raul \
     ray raymond rebecca rene rené ricardo riccardo richard rick robert roberto robin rodrigo roger roland rolf roman \
     ron ronald ronny rosa ross roy ruben rui russell ruth ryan sabine sadie salvatore sam samantha samir samuel \
     sandra sara sarah sascha scott sean sebastian serge sergei sergey sergio seth shannon sharon shawn silvia simon \
     simone sofia sonja sophia sophie stefan stefania stefanie stefano steffen stephan stephane stephanie stephen \
     steve steven stuart stéphane susan susanne suzanne sven svetlana sylvain sylvia takashi tamara tanja tanya tara \
     tatiana ted teresa terry theo theresa thierry thilo thom thomas tiago till tim timo timothy tina tobias todd tom \
     tomas tommaso tommy toni tony torsten tracy travis tristan troy tyler ulrich ulrike ursula uwe valentin \
     valentina valery vanessa vera veronica victor victoria vincent vincenzo virginia vivian vladimir volker walter \
     wang wayne wei wendy werner will william wolfgang xavier yann yannick yasmin yoko youssef yuki yuri yves zach \
     zachary александр алексей андрей анна василий виктор владимир дмитрий евгений елена иван игорь илья кирилл \
     максим мария михаил наталья никита николай олег ольга павел петр роман сергей татьяна юрий ville antti jukka sanna aino mikko kari heikki matti jari jón guðrún sigurður";

/// Lower-case words inside names of people.
const PARTICLES: &str = "\
    von van der den de del della di da do dos das du des la le les el al bin ibn bint ben ter ten te zu zum zur af \
    av y e i san st d l abu ul ur dela";

/// Small words that stand inside the names of organisations.
const LINKS: &str = "of and the for in at on & + und für et pour para og och am im a na ve en sur per por los las";

/// Ranks and titles before a name, folded. With one of them, even a long name or one with digits is a person's.
const RANKS: &str = "\
     sgt lt cpl pfc pvt maj capt col gen spc cpt ssgt tsgt msgt sra a1c lance petty seaman airman sergeant corporal \
     captain lieutenant specialist mass senior master dr prof mr mrs ms cmdr chief ens poan mc1 mc2 mc3 private prince princess king queen lord lady \
     sir duke count";

/// Top-level domains. They distinguish `paper.se` from `O.Brandvik`.
const DOMAINS: &str = "\
    com de org net at ch fr it es se no dk fi nl be uk eu us ru ua pl cz tv info biz io co gov edu int mil news \
    online photo photos pictures images jp cn kr in br mx ar cl pe tr ir il gr pt ro hu hr rs si sk bg lt lv ee is \
    ie ca au nz za lu li me fm media press agency berlin cat ai";

/// Words of organisations that are surnames just as often.
const SURNAMES: &str = "\
    park hall hill church post day law field sun star marine court forest land garden bank art stadt casa king \
    school house";

/// Short names that are ordinary words just as often.
const SHORT_WORDS: &str = "us un uk eu as se sa ag ab kg co ev eg spa red";

/// First words of boilerplate around a credit.
const BOILERPLATE_WORDS: &str = "hide toggle view enlarge open click image";

const ABBREVIATIONS: &str = "jan feb mar apr jun jul aug sept sep oct nov dec st ste no nr vs mt ft ave dok fot phot bzw ca rd blvd approx rep sen gov";

const PLACES: &str = "us un uk eu dc ny la nj nc sc nm nd sd ri nh bc";

const WORKED_ON_WORDS: &str = "bearbeitet edited bearbeitung retouched modified montiert editado modifié recadré cropped adapted animated enhanced";

const ARCHIVES: &str = "archivo arquivo archivio arxiu archiv archives archief arkiv archív arkisto archiwum архив dok dokumen dokumentasi arsip";

const ARCHIVE_NAMES: &str = "general nacional nacionales nationales national nationale histórico historico municipal municipales \
    départementales fotográfico público publico storico centrale generale de del der des d für van und";

const LICENSE_PARTS: &str = "\
    by bysa bync bynd byncsa byncnd sa nc nd commons domain public público publico pubblico attribution sharealike \
    license licence lizenz international unported zero mark generic";

/// The lists that are the same for all languages.
const OTHER_LISTS: [(u32, &str); 16] = [
    (ORGANISATION, ORGANISATION_WORDS),
    (ENDING, ORGANISATION_ENDINGS),
    (GIVEN, GIVEN_NAMES),
    (PARTICLE, PARTICLES),
    (LINK, LINKS),
    (RANK, RANKS),
    (DOMAIN, DOMAINS),
    (SURNAME, SURNAMES),
    (SHORT, SHORT_WORDS),
    (BOILERPLATE, BOILERPLATE_WORDS),
    (ABBREVIATION, ABBREVIATIONS),
    (PLACE, PLACES),
    (WORKED_ON, WORKED_ON_WORDS),
    (ARCHIVE, ARCHIVES),
    (ARCHIVE_NAME, ARCHIVE_NAMES),
    (LICENSE_PART, LICENSE_PARTS),
];

/// The folded words, each with its lists, and the phrases.
struct CreditVocabulary {
    words: WordTable,
    phrases: Vec<(u32, &'static str)>,
}

/// Somewhat more than the number of different words.
const WORDS: usize = 3_000;

/// Built when the first credit is read.
static VOCABULARY: LazyLock<CreditVocabulary> = LazyLock::new(|| {
    let mut all = CreditVocabulary { words: WordTable::with_room(WORDS), phrases: Vec::new() };
    for (list, words) in OTHER_LISTS {
        all.words.add_all(words, list);
    }
    for line in split_at_sign(LANGUAGES, b'\n').skip(1) {
        for (list, entries) in LISTS.into_iter().zip(split_at_sign(line, b'|').skip(1)) {
            for entry in split_at_sign(entries, b',').filter(|entry| !entry.is_empty()) {
                all.add(list, entry);
            }
        }
    }
    all
});

/// Whether a word of the lists is its own key. In Latin, Greek and Cyrillic, the lists have only small letters; in
/// other scripts, words may contain marks.
fn is_key(word: &str) -> bool {
    /// The first byte of "·".
    const SIGN: u8 = 0xC2;
    /// The first byte of Hebrew letters.
    const HEBREW: u8 = 0xD6;
    word.bytes().all(|byte| byte < HEBREW && byte != SIGN)
}

impl CreditVocabulary {
    fn add(&mut self, list: u32, entry: &'static str) {
        // The first byte of "’" begins other signs, too, but no letters.
        let end = entry.bytes().position(|byte| matches!(byte, b' ' | b':' | b'\'' | b'.' | 0xE2));
        let first = end.and_then(|end| entry.get(..end)).unwrap_or(entry);
        if is_key(first) {
            self.words.add(first.as_bytes(), list);
        } else {
            self.words.add(name_key(first).bytes(), list);
        }
        if list & PHRASES != 0 {
            self.phrases.push((list, entry));
        }
    }
}

/// The lists that contain a word, ignoring case and punctuation.
pub(in crate::parse) fn lists_of(word: &str) -> u32 {
    VOCABULARY.words.get_bytes(name_key(word).bytes())
}

/// Whether a text is a label of a picture or its caption that pages print before it: "Pie de foto,", "صدر الصورة،". It
/// has no other words: "File photo," belongs to the caption.
#[cfg(feature = "pages")]
pub(crate) fn is_picture_label(text: &str) -> bool {
    use crate::word_table::is_one_of;
    /// Words beside "photo" and "source".
    const BESIDE: &str = "صدر caption captions pie legenda legende légende didascalia de la del da do du of";
    let is_listed = |word: &str| lists_of(word) & (PICTURE | SOURCE) != 0;
    text.ends_with([',', '،', '，'])
        && text.split_whitespace().any(is_listed)
        && text.split_whitespace().all(|word| is_listed(word) || is_one_of(BESIDE, &name_key(word)))
}

/// Whether a word names a picture or its credit: "photo", "Titelbild".
#[cfg(feature = "pages")]
pub(crate) fn is_picture_word(word: &str) -> bool {
    lists_of(word) & PICTURE != 0
}

/// The same for a folded word.
pub(in crate::parse) fn lists_of_key(key: &str) -> u32 {
    VOCABULARY.words.get(key)
}

/// The phrases of a list.
pub(in crate::parse) fn phrases(list: u32) -> impl Iterator<Item = &'static str> {
    VOCABULARY.phrases.iter().filter(move |(of, _)| *of == list).map(|(_, phrase)| *phrase)
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, LISTS, OTHER_LISTS, VOCABULARY, WORDS, is_key};
    use crate::text::fold::name_key;

    #[test]
    fn each_line_has_at_most_the_named_lists() {
        let columns: Vec<usize> = LANGUAGES.lines().map(|line| line.split('|').count()).collect();
        assert_eq!(columns.first(), Some(&(LISTS.len() + 1)));
        assert!(columns.iter().all(|count| *count <= LISTS.len() + 1), "{columns:?}");
    }

    #[cfg(feature = "pages")]
    #[test]
    fn labels_of_pictures_end_in_a_comma_and_name_nobody() {
        let is_label = super::is_picture_label;
        assert!(["Pie de foto,", "Image source,", "صدر الصورة،", "图像来源，"].into_iter().all(is_label));
        let others =
            ["Photo by Ines Doe,", "Pie de foto", "The mayor,", "Berlin,", "File photo,", "A photo from 1950,"];
        assert!(!others.into_iter().any(is_label));
    }

    #[test]
    fn words_are_listed_by_their_keys() {
        let entries = LANGUAGES.split(['|', ',', '\n']).chain(OTHER_LISTS.iter().flat_map(|(_, list)| list.split(' ')));
        for entry in entries {
            let first = entry.split([' ', ':', '\'', '.', '’']).next().unwrap_or(entry);
            let is_listed = first.is_ascii() || !is_key(first) || &*name_key(first) == first;
            assert!(is_listed, "{first}");
        }
    }

    #[test]
    fn the_table_is_made_large_enough_at_once() {
        let count = VOCABULARY.words.len();
        assert!((WORDS / 4 * 3..WORDS).contains(&count), "{count}");
    }
}
