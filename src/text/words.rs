//! Lists of words by language, and which of them a word stands in.
//!
//! A list is one string with a space between two words. The first question puts all of them into one table, so that a
//! word is looked up once and not in each list.

use std::borrow::Cow;
use std::sync::OnceLock;

use hashbrown::HashMap;

use super::canonical::decompose;

/// The numbers from 0 to 20, then the tens to 90, as each language counts.
#[rustfmt::skip]
const COUNTING: [&str; 4] = [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn \
    achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit \
    dix-neuf vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete \
    dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
];

/// Months in full and short, lower case, without final point.
#[rustfmt::skip]
pub(super) const MONTHS: &str = concat!(
    // English
    "january february march april may june july august september october november december jan feb mar apr jun \
     jul aug sep sept oct nov dec",
    // German
    " januar jänner februar märz mai juni juli oktober dezember okt dez",
    // French
    " janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr juil",
    // Spanish
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
);

/// Months that Romance languages write in lower case; the others begin upper case, or they are other words ("may").
const LOWER_CASE_MONTHS: &str = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr juil enero \
    febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";

/// Days of the week, lower case.
#[rustfmt::skip]
pub(super) const WEEKDAYS: &str = concat!(
    // English
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
    // German
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs \
     donnerstags freitags samstags sonntags",
    // French
    " lundi mardi mercredi jeudi vendredi samedi dimanche",
    // Spanish
    " lunes martes miércoles jueves viernes sábado domingo",
    // Arabic
    " الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
);

/// Further words for one, beside those that count.
const ONES: &str = "ein eine einen einem einer une una";

/// Words that count nothing by themselves: "one" and its kin are mostly articles and pronouns, "once" is English first.
const SELDOM_NUMBERS: &str = "one eins un uno once";

/// Further words that tell a number, lower case.
#[rustfmt::skip]
const NUMBER_WORDS: &str = concat!(
    // English
    "hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens half \
     third quarter twice double triple",
    // German
    " hundert tausend tausende millionen milliarde milliarden billionen mio mrd dutzend dutzende drittel viertel \
     doppelt",
    // French
    " vingts cent cents mille milliard milliards douzaine moitié tiers quart",
    // Spanish
    " cien ciento cientos mil miles millón millones docena mitad tercio cuarto",
);

/// Words after which a point ends no sentence, lower case, without the point.
#[rustfmt::skip]
const ABBREVIATIONS: &str = concat!(
    // Titles and ranks
    "mr mrs ms mx dr drs prof profs rev hon gov govs sen sens rep reps pres gen col maj capt cpt lt sgt cpl pvt \
     adm cmdr cdr supt insp det atty amb asst st ste sr sra srta srs mme mmes mlle mm mgr hr fr frl ing dipl mag \
     dña",
    // Months
    " jan feb mar apr jun jul aug sep sept oct nov dec okt dez janv févr avr juil",
    // Companies and places
    " inc corp co ltd bros ave blvd rd hwy mt mts ft calif mass conn fla ariz colo wash ore tex tenn penn minn \
     mich wis ill ind okla kan neb nev ala ark ky ga md mont va vt str gmbh cía",
    // The rest
    " vs v etc no nos vol vols fig ed eds pp approx est dept univ cf al ca bzw evtl ggf inkl exkl mio mrd tsd nr \
     usw vgl zzgl zz sog bspw art abs abt tel pág págs núm aprox av env hab s sq cu lb lbs oz min sec hrs",
);

/// Abbreviations that may as well end a sentence: a capital after them starts one.
const OFTEN_LAST: &str = "etc inc corp co ltd bros usw al no jr hrs min sec lbs lb oz p v s d mm";

/// Abbreviations that are words of their own when printed in lower case ("Ill." is a state, "ill" is not).
const WORDS_TOO: &str = "ill ind mass wash ore tex mag art fig col sen gen det est ed min sec hon rev ala ark env hab abs sq mt st tel \
    pres gov adm ins mar jun dez miss v al";

/// Words that begin sentences rather than continue names, for the capital after an initialism ("in the U.S. The").
#[rustfmt::skip]
const SENTENCE_STARTERS: &str = concat!(
    // English
    "a after all also although an and another as at because before both but by during each even every few for \
     from had has he her here his how however i if in instead it it's its last later many meanwhile more most \
     much my next no nobody nor not nothing now of on once one only or other our out over police several she \
     since so some still such than that that's the their then there there's these they this those though two \
     under until we were what when where whether which while who why will with yet you your",
    // German
    " der die das den dem des ein eine einer eines er sie es ihr wir ich im in am an auf aus bei nach vor mit von \
     zu und aber doch auch dabei dann damit dort denn wie wer was wenn weil während seit nur noch so sein seine \
     diese dieser dieses für laut",
    // French
    " le la les un une des il elle ils elles on ce cette ces cet mais et ou où en dans au aux par pour sur selon \
     son sa ses leur leurs nous vous je après avant depuis lors",
    // Spanish
    " el los las lo una uno unos unas en con por para pero y según su sus este esta estos estas ese esa hay no se \
     tras desde hasta cuando",
);

/// Verbs of saying that say nothing else, and the prepositions that do their work: attribution wherever they stand.
#[rustfmt::skip]
const SAYING: &str = concat!(
    // English
    "said say says saying told tells telling stated tweeted quoted quoting according",
    // German
    " sagte sagt sagten sagen laut zufolge hieß",
    // French
    " dit disent déclaré déclare déclarait affirmé affirme selon indiqué indique précisé",
    // Spanish
    " dijo dice dijeron dicen decía según declaró afirmó aseguró señaló indicó",
);

/// Verbs that report speech beside a quotation or before a clause, and mean other things elsewhere ("added 12 jobs").
#[rustfmt::skip]
const REPORTING: &str = concat!(
    // English
    "added adds adding claimed claims claiming argued argues announced announces insisted insists noted noting \
     warned warns warning wrote writes replied responded asked asks acknowledged admitted admits alleged alleges \
     asserted confirmed confirms conceded declared denied denies explained explains maintained mentioned reported \
     reports remarked revealed stressed suggest suggested suggests testified believes believe called tell cited \
     citing",
    // German
    " teilte mitteilte erklärte erklärt erklärten betonte betont meinte meint schrieb schreibt kündigte warnte \
     warnt fügte forderte fordert behauptete berichtete berichtet bestätigte räumte ergänzte",
    // French
    " expliqué explique ajouté ajoute annoncé annonce assuré assure estimé estime souligné souligne écrit confié \
     raconté lancé rappelé reconnu confirmé",
    // Spanish
    " explicó explica añadió añade agregó anunció anuncia manifestó sostuvo informó escribió advirtió reconoció \
     confirmó subrayó",
);

/// Words that begin a phrase of place or time, and no speaker.
const PREPOSITIONS: &str = "on in at from after before during to outside inside near over under with an am im auf bei aus nach vor mit \
    dans à en sur après avant avec tras desde con";

/// Words that stand for a speaker beside a verb of saying.
const PRONOUNS: &str =
    "i he she it we they who ich er sie es wir man je il elle on nous ils elles yo él ella nosotros ellos ellas";

/// Words that turn a statement round.
#[rustfmt::skip]
const NEGATIONS: &str = concat!(
    // English
    "no not never none nobody nothing nowhere neither nor without cannot",
    // German
    " nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nichts \
     nirgends weder ohne",
    // French
    " ne pas jamais aucun aucune rien sans ni nul nulle",
    // Arabic
    " لا لم لن ليس ليست ولا ولم ولن دون",
    // Chinese, a grapheme each
    " 不 没 沒 未",
    // Spanish
    " nunca jamás nada nadie ningún ninguna ninguno sin tampoco",
);

/// Frequent particles of English that German has not.
const ENGLISH: &str = "the of and to is was for that with by from are were i he she it his said";

/// Frequent particles of German.
const GERMAN: &str = "der die das den dem des und nicht ein eine einen einem einer ist sind im am zum zur mit auf für von zu wird \
    wurde wurden werden hat haben sich nach bei auch aus als";

/// The lists that a word can stand in.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    Months,
    LowerCaseMonths,
    Weekdays,
    Ones,
    SeldomNumbers,
    NumberWords,
    Abbreviations,
    OftenLast,
    WordsToo,
    SentenceStarters,
    Saying,
    Reporting,
    Prepositions,
    Pronouns,
    Negations,
    English,
    German,
}

const LISTS: [(List, &str); 17] = [
    (List::Months, MONTHS),
    (List::LowerCaseMonths, LOWER_CASE_MONTHS),
    (List::Weekdays, WEEKDAYS),
    (List::Ones, ONES),
    (List::SeldomNumbers, SELDOM_NUMBERS),
    (List::NumberWords, NUMBER_WORDS),
    (List::Abbreviations, ABBREVIATIONS),
    (List::OftenLast, OFTEN_LAST),
    (List::WordsToo, WORDS_TOO),
    (List::SentenceStarters, SENTENCE_STARTERS),
    (List::Saying, SAYING),
    (List::Reporting, REPORTING),
    (List::Prepositions, PREPOSITIONS),
    (List::Pronouns, PRONOUNS),
    (List::Negations, NEGATIONS),
    (List::English, ENGLISH),
    (List::German, GERMAN),
];

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// A bit for each list that it stands in.
    lists: u32,
    /// The number that it counts.
    pub number: Option<u8>,
}

impl Known {
    /// Whether the word stands in a list.
    pub fn is_in(self, list: List) -> bool {
        self.lists & list.bit() != 0
    }
}

impl List {
    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What is known of a word in lower case, whatever its Unicode form.
pub(super) fn known(word: &str) -> Known {
    static TABLE: OnceLock<HashMap<Cow<'static, str>, Known>> = OnceLock::new();
    TABLE.get_or_init(table).get(canonical(word).as_ref()).copied().unwrap_or_default()
}

fn table() -> HashMap<Cow<'static, str>, Known> {
    let mut table: HashMap<_, Known> = HashMap::with_capacity(1_024);
    for (list, words) in LISTS {
        for word in words.split(' ') {
            table.entry(canonical(word)).or_default().lists |= list.bit();
        }
    }
    for (place, word) in COUNTING.into_iter().flat_map(|words| (0u8..).zip(words.split(' '))) {
        let number = if place > 20 { (place - 18) * 10 } else { place };
        // The same word counts the same, in whatever language comes first.
        table.entry(canonical(word)).or_default().number.get_or_insert(number);
    }
    table
}

fn canonical(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(decompose(word)) }
}
