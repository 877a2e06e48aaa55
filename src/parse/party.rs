//! One party of a credit line in, its [`Shape`] out: what it looks like, a person, an organisation or neither.
//!
//! A party's part in a credit follows from its shape and its neighbours; see [`credit`](super::credit). The word lists
//! are knowledge of the world, not of any one page: they hold what organisations call themselves in the languages of
//! the press, and the given names that are most often met there.

use std::sync::LazyLock;

use super::agencies::{canonical, folded};

/// What a party looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// In the dictionary of agencies.
    Agency,
    /// By its words, an organisation; also an acronym or a domain.
    Organisation,
    /// Name-shaped, and it begins with a well-known given name.
    Person,
    /// Two to five words that may be a name.
    Name,
    /// One capitalised word.
    Word,
    /// A user name: one word with digits, an underscore or small letters at its start.
    Handle,
    /// Anything else, for example words in small letters.
    Unknown,
}

impl Shape {
    /// Whether it is a person by its shape alone.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Name)
    }

    /// Whether it is an organisation by the dictionary or its shape.
    pub(super) fn is_organisation(self) -> bool {
        matches!(self, Self::Agency | Self::Organisation)
    }
}

/// Words that name organisations in many languages, folded.
static ORGANISATION_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    sorted(
        "academy administration agence agencia agencies agency agencja agência agentur agenzia airlines airport airways \
         alliance alpen ambulance angels archiv archive archives archivio archivo archivos army arquivo art artists arts \
         assembly associates association associação asociación ateneo authority autorità ayuntamiento bank banco basketball \
         berlinale bibliothek biblioteca bibliothèque board books botschaft brewing brigade brothers bros bulletin bundesamt \
         bundestag bundesrat bundesliga bureau business cabinet café campaign cancillería carabinieri casa cathedral center \
         central centre centro charity chronicle church cinema city clinic club co coalition coast collection collections \
         collective college comisión comité comitê commission committee communications communiqué communities community \
         company comune concello concern congress congreso consortium consulate cooperative corp corporation corps council \
         county courant courier court creative customs daily dailies day defence defense democrat department departamento \
         dept design deutsche deutscher deutsches dhs diario digital diócesis diputación direction directorate dispatch \
         district division echo editions editora editorial ejército embassy embajada emergency energy enquirer enterprise \
         enterprises entertainment examiner exhibition express fabrik farms federation federación fédération fédérale \
         festival feuerwehr field film films filmverleih filmes fire firm fiscalía folketinget fondation football forces \
         force forest foto fotos fotoagentur fotografie foundation freie fundación fundação fund galerie galleries gallery \
         galería game games garden gazette gazeta gemeinde gendarmerie generalitat globe gmbh gobierno gouvernement \
         government governor governo group groupe grupo gruppe guard guardia gymnasium hall handelsblatt haus health herald \
         heritage highway hill historical history holdings hospital hospitals hotel house images imagery immobilien inc \
         incorporated industries industry inform informer initiative innovation inquirer institut institute institution \
         institutet instituto insurance intelligence international investigations islands journal journals kanton \
         kantonspolizei kirche klinik klinikum kommun kommune kommunikation komitee konzern kreis kunsthalle kunsthaus lab \
         laboratories laboratory labs land landesamt landkreis landtag law leader league ledger legislature liga library \
         limited llc llp lotto ltd ltda machine magazin magazine mail mairie management manufacturing marine marines market \
         marketing media medien mediengruppe medios memorial mercury messenger metro metropolitan military minister ministère \
         ministerie ministerio ministerium ministerstwo ministério ministry mirror monitor mosque motor motors movement \
         municipal municipality municipalidad musée museo museu museum museums music musik nachrichten national nations \
         naval navy nederland network networks news newspaper newspapers noticias notizie nytt observatory observer office \
         officials oficial olympic olympics open opera orchestra orchester organisation organisations organization \
         österreich palace paper parish park parks parliament parlament parlamento partei parti partido partners \
         partnership party patch patrol philharmonic photography photos pics picture pictures pictorial plc police policía \
         policia polícia polis polisen politi politie polizei polizia pompiers post prefeitura préfecture presidencia \
         presidência presidency présidence president presidential press presse pressestelle prensa prison productions \
         produktion project projekt promotions prosecutor protection protección publications publishers publishing \
         quirinale radio rail railway railways rat rathaus record records recreation red redaktion rede regierung region \
         registry register rekord reporter republic republican republik republika research resort resources restaurant \
         review royal rundfunk rádio safety school schools schule science sciences secretaria secretaría secretary senado \
         senate sénat sentinel service services servicio serviço sheriff sheriffs shipyard social sociedad society società \
         société solutions sons speedway sport sportfoto sports staatskanzlei stadion stadium stadt stadtverwaltung staff \
         standard star state states station stiftung store stories studio studios sun superior supreme systems századvég \
         tabloid team tech technologies technology telegram telegraph television televisión tennis theater theatre tidning \
         times today tour tourism tourismus tourisme township transit transport transportation travel treasury trial \
         tribunal tribune trust turismo tv union united universal universidad universidade universität università \
         universitet université universiteit university usa utilities vatican vaticano vatikan vecsa veículo verband verein \
         verlag verkehrsbetriebe verkehrsverbund vigili ville volleyball wave weekly werft werke wildlife works world xinwen \
         yacht zeitung zentrum zoo zoológico ag kg se sa spa srl ev eg mbh oy oyj ab asa as bv nv pty kgaa ngo university \
         us u.s un uk eu fc sc afc bc fsv tsv vfl vfb rb municipio intendencia alcaldía gobernación procuraduría poder \
         corte suprema câmara assembleia secretariat commissariat gouvernorat syndicat conseil région département \
         mediahuis persbureau gemeente brandweer defensie rijkswaterstaat kustwacht universitetet myndigheten verket \
         forsvaret regjeringen stortinget regeringskansliet regionen landstinget museet stiftelsen ministeriet kommissionen \
         policja straż gmina urząd miasto muzeum uniwersytet wydawnictwo redakcja policie hasiči ministerstvo \
         пресс служба министерство агентство музей университет полиция мвд мчс минобороны администрация правительство \
         газета новости телеканал фонд прокуратура gov govt dpa"
            .split_whitespace(),
    )
});

/// Endings of compound words that name organisations, folded.
const ORGANISATION_ENDINGS: &str = "zeitung verlag ministerium polizei museum archiv verband direktion feuerwehr agentur \
     stiftung gesellschaft nachrichten anzeiger kurier bladet tidning tidningen posten avisen avis blatt media news press \
     photos images pictures pics hochschule universität kommun kommune klinikum krankenhaus kliniken werke zentrum \
     schaft präsidium ratsamt finanzamt leitstelle gericht tv verein bund verwaltung parlament regierung zentrale kanzlei sender rundfunk theater museet museo \
     photo foto film films bank tube stock pix gruppe group ministerie ministeriet styrelsen verket media medien presse \
     journal tribune herald times gazette chronicle";

/// Parts of names of organisations in scripts that put no space between words.
const ORGANISATION_PARTS: &str = "社 新聞 新闻 通信 通讯 通訊 日報 日报 晚报 テレビ 放送 ニュース 뉴스 일보 신문 방송 경찰 시청 \
     도청 구청 대학 재단 협회 위원회 정부 청와대 대통령실 국방부 外交部 警察 大学 大學 博物馆 博物館 政府 委员会 委員会 委員會 報社 报社 电视 \
     電視 電視台 事務所 協会 株式会社 省 庁 県 市 町 研究所 センター 図書館 美術館 消防 官邸 網 网";

/// Given names often met in credits, folded. Enough to tell a second photographer from a newspaper.
static GIVEN_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    sorted(
        "aaron adam adrian ahmad ahmed alan albert alberto alejandra alejandro alessandro alex alexander alexandra alexandre \
         alexei alexey alfredo ali alice alicia alina alison allison amanda amir amr amy ana anders andrea andreas andreea \
         andrei andres andrew andrey andrés andy angela angelo anja anna anne annette annie anthony antoine anton antonio \
         anwar arne arno arnaud arnd artem arthur artur arun asha ashley astrid axel barbara beatrice beata ben benjamin \
         benoit bernard bernd bernhard beth bill birgit björn bob boris brandon brendan brian britta bruce bruno bryan \
         camille carl carla carlo carlos carol caroline carolyn carsten caspar cecilia chad charles charlotte chris christian \
         christina christine christof christoph christophe christopher cindy claire clara claudia claudio colin craig \
         cristina daisuke damian damien dan dana daniel daniela daniele danny dario darren dave david davide dean debbie \
         denis dennis derek diana diane diego dieter dirk dmitri dmitry dominik dominic dominique don donald doug douglas \
         drew dylan ed eddie edgar eduardo edward efrem eileen elaine elena elias elisabeth elizabeth ellen emil emilio emily \
         emma emmanuel enrique eric erica erik ernesto esteban ethan eugene eva evan evelyn fabian fabien fabio fabrice \
         fatima federico felipe felix fernando filip florian francesco francis francisco franck francois françois frank fred \
         frederic frédéric frida friedrich gabe gabriel gabriele gareth gary gavin geoff george georg georgina gerald gerard gerald \
         gerd gerhard gian gilles gina giorgio giovanni giulia giuseppe glenn gonzalo gordon graham greg gregor gregory \
         guillaume guillermo gustavo guy hannah hannes hans harald harry hassan heather hector heidi heiko heinz helen helena \
         helmut hendrik henrik henry herbert hiroshi holger holly hugo hussein ian ibrahim igor ilya ina ingo ingrid irene \
         irina isaac isabel isabella ivan jack jackie jacob jacques jaime jake jakob jakub james jamie jan jana jane janet \
         janine jason javier jay jean jeff jeffrey jennifer jens jeremy jérôme jerome jesse jessica jesus jill jim jimmy joan \
         joao joaquin jochen joe joel joerg johan johanna johannes john johnny jon jonas jonathan jordan jorge jose joseph \
         josh joshua josé joão juan judith juha julia julian julie julien juliette julio jun justin justine jörg jürgen kai \
         karen karin karl karsten kate katherine kathrin kathy katie katja kay keith kelly ken kenneth kent kenzo kerstin \
         kevin kim kirsten kirsty klaus kristen kristin kristina kristy kurt kyle larry lars laura lauren laurence laurent \
         lea lee lena leo leon leonardo leonie lewis liam linda lisa lorenzo louis louise luca lucas lucy luigi luis luisa \
         lukas luke lynn magnus manuel marc marcel marcelo marcin marco marcos marcus maria marie marina mario marion marius \
         mariusz mark markus marta martha martin martina marvin mary massimo mathias mathieu mats matt matteo matthew matthias \
         matthieu maurice mauricio maurizio max maxim maxime maya megan melanie melissa michael michaela michal michel michele \
         michelle miguel mihai mike mikhail mikael milan miroslav mohamed mohammad mohammed mohd monica monika moritz \
         muhammad mustafa nadia nancy natalia natalie nathan neil nic nicholas nick nico nicolas nicole niels nigel nikita \
         niklas nils nina noah noel nora norbert octavio olaf oleg olga oliver olivia olivier omar oscar oskar otto pablo \
         paolo pascal patricia patrick patrik paul paula paulo pavel pedro per perry peter petr petra petros phil philip \
         philipp philippe phillip pierre piotr rachel rafael rainer ralf ralph ramon randy raul ray raymond rebecca rené rene \
         ricardo riccardo richard rick robert roberto robin rodrigo roger roland rolf roman ron ronald ronny rosa ross roy \
         ruben rui russell ruth ryan sabine sadie salvatore sam samantha samir samuel sandra sara sarah sascha scott sean \
         sebastian serge sergei sergey sergio seth shannon sharon shawn silvia simon simone sofia sonja sophia sophie stefan \
         stefania stefanie stefano steffen stephan stephane stéphane stephanie stephen steve steven stuart susan susanne \
         suzanne sven svetlana sylvia sylvain takashi tamara tanja tanya tara tatiana ted teresa terry theo theresa thierry \
         thilo thom thomas tiago till tim timo timothy tina tobias todd tom tomas tommaso tommy toni tony torsten tracy travis \
         tristan troy tyler ulrich ulrike ursula uwe valentin valentina valery vanessa vera veronica victor victoria vincent \
         vincenzo virginia vivian vladimir volker walter wang wayne wei wendy werner will william wolfgang xavier yann yannick \
         yasmin yoko youssef yuki yuri yves zach zachary александр алексей андрей анна василий виктор владимир дмитрий евгений \
         елена иван игорь илья кирилл максим мария михаил наталья никита николай олег ольга павел петр роман сергей татьяна юрий"
            .split_whitespace(),
    )
});

/// Words in small letters that stand inside names.
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les",
    "el", "al", "bin", "ibn", "bint", "ben", "ter", "ten", "te", "zu", "zum", "zur", "af", "av", "y", "e", "i", "san",
    "st", "d'", "l'", "abu", "ul", "ur",
];

/// Ranks and titles before a name, folded. With one of them a long or numbered name is a person's all the same.
const RANKS: &[&str] = &[
    "sgt",
    "lt",
    "cpl",
    "pfc",
    "pvt",
    "maj",
    "capt",
    "col",
    "gen",
    "spc",
    "cpt",
    "ssgt",
    "tsgt",
    "msgt",
    "sra",
    "a1c",
    "lance",
    "petty",
    "seaman",
    "airman",
    "sergeant",
    "corporal",
    "captain",
    "lieutenant",
    "specialist",
    "mass",
    "senior",
    "master",
    "dr",
    "prof",
    "mr",
    "mrs",
    "ms",
    "cmdr",
    "chief",
    "ens",
    "poan",
    "mc1",
    "mc2",
    "mc3",
    "private",
];

/// Tops of domains: what tells `paper.se` from `F.Kern`.
const DOMAINS: &[&str] = &[
    "com", "de", "org", "net", "at", "ch", "fr", "it", "es", "se", "no", "dk", "fi", "nl", "be", "uk", "eu", "us",
    "ru", "ua", "pl", "cz", "tv", "info", "biz", "io", "co", "gov", "edu", "int", "mil", "news", "online", "photo",
    "photos", "pictures", "images", "jp", "cn", "kr", "in", "br", "mx", "ar", "cl", "pe", "tr", "ir", "il", "gr", "pt",
    "ro", "hu", "hr", "rs", "si", "sk", "bg", "lt", "lv", "ee", "is", "ie", "ca", "au", "nz", "za", "lu", "li", "me",
    "fm", "media", "press", "agency", "berlin", "cat",
];

/// Most words that a name has, rank and initials apart.
const LONGEST_NAME: usize = 5;
/// Most words in small letters inside the name of an organisation ("Ministère de l'intérieur et des transports").
const MOST_SMALL_WORDS: usize = 2;
/// Longest acronym in letters ("USATSI"); longer ones are mostly names in capitals.
const LONGEST_ACRONYM: usize = 5;

/// What `party` looks like.
pub(super) fn shape_of(party: &str) -> Shape {
    if canonical(party).is_some() {
        return Shape::Agency;
    }
    if is_ideographic(party) {
        return ideographic_shape(party);
    }
    let words: Vec<&str> = party.split(|c: char| c.is_whitespace() || c == '_').filter(has_letters).collect();
    match words.as_slice() {
        [] => Shape::Unknown,
        [letter] if letter.chars().filter(|c| c.is_alphanumeric()).count() == 1 => Shape::Unknown,
        [_, _, ..] if !party.contains(char::is_whitespace) => {
            if is_name(&words) {
                Shape::Name
            } else {
                Shape::Handle
            }
        }
        [article, rest @ ..] if is_article(article, rest) => Shape::Organisation,
        [before @ .., _] if before.iter().any(|w| ends_sentence(w)) => Shape::Unknown,
        [_] if party.starts_with('@') => Shape::Handle,
        [word] => shape_of_word(word),
        [first, ..] if is_rank(first) && words.iter().any(|w| is_name_word(w)) => Shape::Person,
        [first, rest @ ..]
            if is_given_name(first) && rest.iter().all(|w| is_surname_too(w) || !is_organisation_word(w)) =>
        {
            // "Ines and Paul Doe" is two people, as one party.
            if is_name(&words) || rest.iter().all(|w| is_name_word(w) || is_and(w)) {
                Shape::Person
            } else {
                Shape::Unknown
            }
        }
        _ if words.iter().filter(|w| !starts_upper(w) && !is_link(w)).count() > MOST_SMALL_WORDS => Shape::Unknown,
        _ if words.iter().any(|w| is_organisation_word(w)) => Shape::Organisation,
        _ if is_name(&words) => Shape::Name,
        // "Friends of the Harbour", "Salt & Sons", "prisma TPX".
        _ if words.iter().all(|w| starts_upper(w) || is_link(w)) && words.first().is_some_and(|w| starts_upper(w)) => {
            Shape::Organisation
        }
        _ if words.iter().any(|w| is_acronym(w)) && words.len() <= LONGEST_NAME => Shape::Organisation,
        _ => Shape::Unknown,
    }
}

fn shape_of_word(word: &str) -> Shape {
    if is_domain(word) || is_acronym(word) || is_organisation_word(word) {
        return Shape::Organisation;
    }
    let word = word.trim_end_matches('.');
    if initial_and_surname(word) {
        return Shape::Name;
    }
    let plain = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    match (starts_upper(word), plain) {
        (true, true) => Shape::Word,
        _ => Shape::Handle,
    }
}

/// Whether `word` is a rank or title that stands before a name.
pub(super) fn is_rank(word: &str) -> bool {
    RANKS.contains(&key(word).as_str())
}

/// Whether an article begins the name of an organisation: "The Harbour Post", "La Gaviota".
fn is_article(first: &str, rest: &[&str]) -> bool {
    let short = rest.len() == 1 && rest.iter().all(|w| starts_upper(w));
    let named = rest.first().is_some_and(|w| starts_upper(w)) && rest.len() <= LONGEST_NAME;
    match key(first).as_str() {
        "the" => named && starts_upper(first),
        "la" | "le" | "el" | "il" | "der" | "die" | "das" | "les" | "los" | "las" => short && starts_upper(first),
        _ => false,
    }
}

/// Whether a sentence ends with this word, which no name has inside: a full stop after no abbreviation.
fn ends_sentence(word: &str) -> bool {
    const ABBREVIATIONS: &[&str] = &[
        "dept", "bros", "corp", "inc", "ltd", "prof", "gov", "sen", "rep", "univ", "intl", "natl", "chr", "hon", "rev",
    ];
    let Some(bare) = word.trim_end_matches(['"', '”', '’', ')']).strip_suffix(['.', '!', '?', '…']) else {
        return false;
    };
    let folded = key(bare);
    folded.chars().count() > 2 && !bare.contains('.') && !is_rank(bare) && !ABBREVIATIONS.contains(&folded.as_str())
}

/// "F.Kern": an initial glued to a surname.
fn initial_and_surname(word: &str) -> bool {
    word.split_once('.').is_some_and(|(initial, surname)| {
        initial.chars().count() == 1 && starts_upper(initial) && starts_upper(surname) && surname.chars().count() > 2
    })
}

fn is_name(words: &[&str]) -> bool {
    let full = words.iter().filter(|w| is_name_word(w) && !is_initial(w)).count();
    let capitals = words.iter().all(|w| is_upper(w) || is_link(w));
    let first_known = words.first().is_some_and(|first| is_given_name(first));
    (2..=LONGEST_NAME + 1).contains(&words.len())
        && full >= 1
        && words.iter().all(|w| is_name_word(w) || is_particle(w))
        && words.last().is_some_and(|w| is_name_word(w))
        // A short word in capitals between plain ones is an acronym ("Verlag TPX"), unless the given name says otherwise.
        && (capitals || first_known || !words.iter().any(|w| is_acronym(w) && !is_spoken(w)))
}

/// Whether a word in capitals can be a surname: four letters at least, with a vowel ("Eric VIDAL" in French credits).
fn is_spoken(word: &str) -> bool {
    word.chars().count() > 3 && key(word).contains(['a', 'e', 'i', 'o', 'u', 'y', 'é', 'è', 'ö', 'ü', 'ä'])
}

/// A capitalised word without digits, an initial, "Jr." or "III".
fn is_name_word(word: &str) -> bool {
    (starts_upper(word) || starts_particle(word))
        && word.chars().all(|c| {
            c.is_alphabetic() || is_mark(c) || matches!(c, '-' | '‐' | '\'' | '’' | '‘' | '`' | '.' | '"' | '“' | '”')
        })
}

/// A sign that is written over or under a letter, as in Devanagari.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0900..=0x0DFF | 0x0E31..=0x0E4E | 0x064B..=0x0670 | 0x05B0..=0x05C7)
}

/// "d'Arc", "al-Masri", "O’Neil".
fn starts_particle(word: &str) -> bool {
    word.split_once(['\'', '’', '-']).is_some_and(|(first, rest)| {
        matches!(first, "d" | "l" | "al" | "el" | "de" | "ad" | "ar" | "as" | "ash" | "an") && starts_upper(rest)
    })
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Small words that stand inside the names of organisations, and particles.
fn is_link(word: &str) -> bool {
    is_particle(word)
        || matches!(
            word,
            "of" | "and"
                | "the"
                | "for"
                | "in"
                | "at"
                | "on"
                | "&"
                | "+"
                | "und"
                | "für"
                | "et"
                | "pour"
                | "para"
                | "og"
                | "och"
                | "am"
                | "im"
                | "a"
                | "i"
                | "na"
                | "ve"
                | "en"
                | "sur"
                | "per"
                | "por"
                | "los"
                | "las"
                | "and/or"
        )
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "&" | "und" | "et" | "y" | "e" | "i" | "og" | "och" | "en")
}

fn is_initial(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() == 1
        || (word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1))
}

/// "DCV", "123RF", "A&E": two to five capitals, perhaps with digits; also "STScI" and "JPL-Northtown".
fn is_acronym(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some((first, rest)) = bare.split_once('-')
        && starts_upper(rest)
        && rest.chars().any(char::is_lowercase)
    {
        return first.chars().count() > 2 && is_acronym(first);
    }
    let (upper, lower) =
        (bare.chars().filter(|c| c.is_uppercase()).count(), bare.chars().filter(|c| c.is_lowercase()).count());
    if lower == 1 && upper > 2 && bare.chars().all(char::is_alphanumeric) && !bare.starts_with("Mac") {
        return upper < 6;
    }
    let (letters, all) = (bare.chars().filter(|c| c.is_uppercase()).count(), bare.chars().count());
    let fits = bare.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '&' | '-' | '.'));
    // Initials with points are a person's ("J.J."), but for the few that everybody knows ("U.S.").
    fits && letters >= 2 && all <= LONGEST_ACRONYM && !bare.contains('.')
}

fn is_domain(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.starts_with("www.")
        || word.rsplit_once('.').is_some_and(|(name, top)| {
            name.chars().filter(|c| c.is_alphanumeric()).count() > 1 && DOMAINS.contains(&key(top).as_str())
        })
}

fn is_organisation_word(word: &str) -> bool {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let folded = key(word);
    // "U.S." and "U.N." stand for states and unions; as plain words "us" and "un" do not.
    if matches!(
        folded.as_str(),
        "us" | "un" | "uk" | "eu" | "as" | "se" | "sa" | "ag" | "ab" | "kg" | "co" | "ev" | "eg" | "spa" | "red"
    ) {
        return is_upper(word) || matches!(word, "Co" | "Co." | "e.V." | "eG" | "SpA" | "S.p.A.");
    }
    ORGANISATION_WORDS.binary_search(&folded.as_str()).is_ok()
        || (starts_upper(word)
            && folded.chars().count() > 6
            && ORGANISATION_ENDINGS
                .split_whitespace()
                .any(|ending| folded.ends_with(ending) && folded.len() > ending.len()))
}

/// Words of organisations that are surnames as often: after a given name they are one ("Simon Park").
fn is_surname_too(word: &str) -> bool {
    const SURNAMES: &[&str] = &[
        "park", "hall", "hill", "church", "post", "day", "law", "field", "sun", "star", "marine", "court", "forest",
        "land", "garden", "bank", "art", "stadt", "casa", "king", "school", "house",
    ];
    SURNAMES.contains(&key(word).as_str())
}

fn is_given_name(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or(word);
    GIVEN_NAMES.binary_search(&key(first).as_str()).is_ok()
}

/// Whether most of it is written without spaces between words: Han, kana or Hangul.
fn is_ideographic(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 0 && text.chars().filter(|c| is_ideograph(*c)).count() * 2 > letters
}

/// A letter of Chinese, Japanese or Korean writing.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF)
}

fn ideographic_shape(party: &str) -> Shape {
    let letters = party.chars().filter(|c| c.is_alphabetic()).count();
    if ORGANISATION_PARTS.split_whitespace().any(|part| party.contains(part)) {
        return Shape::Organisation;
    }
    match letters {
        2..=4 => Shape::Person,
        5..=8 if party.contains([' ', '　', '・', '·']) => Shape::Person,
        _ => Shape::Unknown,
    }
}

fn has_letters(word: &&str) -> bool {
    word.chars().any(char::is_alphanumeric) || matches!(*word, "&" | "+")
}

/// Whether its first letter is a capital, or of a script without capitals.
pub(super) fn starts_upper(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// A word as the lists hold it.
pub(super) fn key(word: &str) -> String {
    folded(word).collect()
}

fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words
}
