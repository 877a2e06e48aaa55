//! Short word lists by language, for facts that the shape of a text does not show.
//!
//! All languages are looked up together. A text seldom states its language, and few of these words mean something else
//! in another language. The lists have the languages in the same order, each on its own lines: English, German, French,
//! Spanish, Arabic, Chinese. All words are in lower case.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::canonical::decompose;
use crate::word_table::WordTable;

/// Months, in full and abbreviated, without the point.
const MONTHS: &str = "\
    january february march april may june july august september october november december jan feb mar apr jun \
    jul aug sep sept oct nov dec \
    januar jänner februar märz mai juni juli oktober dezember okt dez \
    janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr juil \
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";

/// Months that Romance languages write in lower case. Months of the other languages begin with a capital, otherwise
/// they are other words ("may").
const LOWER_CASE_MONTHS: &str = "\
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr juil enero \
    febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";

/// Days of the week.
const WEEKDAYS: &str = "\
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs \
    donnerstags freitags samstags sonntags \
    lundi mardi mercredi jeudi vendredi samedi dimanche \
    lunes martes miércoles jueves viernes sábado domingo \
    الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد";

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

/// Further words for one, besides the counting ones.
const ONES: &str = "ein eine einen einem einer une una";

/// Words that seldom count by themselves: "one" and its equivalents are mostly articles and pronouns, and "once" is
/// English first.
const SELDOM_NUMBERS: &str = "one eins un uno once";

/// Further number words.
const NUMBER_WORDS: &str = "\
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens half \
    third quarter twice double triple fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
    hundert tausend tausende millionen milliarde milliarden billionen mio mrd dutzend dutzende drittel viertel \
    doppelt \
    vingts cent cents mille milliard milliards douzaine moitié tiers quart \
    cien ciento cientos mil miles millón millones docena mitad tercio cuarto \
    اثنان اثنتان اثنتين مئتان مئتين مائتان مائتين ألفان ألفين مليونان مليونين ملياران مليارين يومان يومين شهران شهرين عامان \
    عامين سنتان سنتين أسبوعان أسبوعين ساعتان ساعتين مرتان مرتين شخصان شخصين \
    اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشر مئة مائة مئات آلاف ألف مليون ملايين مليار";

/// Words after which a point does not end a sentence, written without the point: titles and ranks, months, companies
/// and places, others.
const ABBREVIATIONS: &str = "\
    mr mrs ms mx dr drs prof profs rev hon gov govs sen sens rep reps pres gen col maj capt cpt lt sgt cpl pvt \
    adm cmdr cdr supt insp det atty amb asst st ste sr sra srta srs mme mmes mlle mm mgr hr fr frl ing dipl mag \
    dña \
    jan feb mar apr jun jul aug sep sept oct nov dec okt dez janv févr avr juil \
    inc corp co ltd bros ave blvd rd hwy mt mts ft calif mass conn fla ariz colo wash ore tex tenn penn minn \
    mich wis ill ind okla kan neb nev ala ark ky ga md mont va vt str gmbh cía \
    vs v etc no nos vol vols fig ed eds pp approx est dept univ cf al ca bzw evtl ggf inkl exkl mio mrd tsd nr \
    usw vgl zzgl zz sog bspw art abs abt tel pág págs núm aprox av env hab s sq cu lb lbs oz min sec hrs";

/// Abbreviations that often end a sentence: a capital after them starts a new one.
const OFTEN_LAST: &str = "\
    etc inc corp co ltd bros usw al no jr hrs min sec lbs lb oz p v s d mm";

/// Abbreviations that are other words in lower case ("Ill." is a state, "ill" is not).
const WORDS_TOO: &str = "\
    ill ind mass wash ore tex mag art fig col sen gen det est ed min sec hon rev ala ark env hab abs sq mt st \
    tel pres gov adm ins mar jun dez miss v al";

/// Words that begin sentences rather than continue names, for a capital after an initialism ("in the U.S. The").
const SENTENCE_STARTERS: &str = "\
    a after all also although an and another as at because before both but by during each even every few for \
    from had has he her here his how however i if in instead it it's its last later many meanwhile more most \
    much my next no nobody nor not nothing now of on once one only or other our out over police several she \
    since so some still such than that that's the their then there there's these they this those though two \
    under until we were what when where whether which while who why will with yet you your \
    der die das den dem des ein eine einer eines er sie es ihr wir ich im in am an auf aus bei nach vor mit von \
    zu und aber doch auch dabei dann damit dort denn wie wer was wenn weil während seit nur noch so sein seine \
    diese dieser dieses für laut \
    le la les un une des il elle ils elles on ce cette ces cet mais et ou où en dans au aux par pour sur selon \
    son sa ses leur leurs nous vous je après avant depuis lors \
    el los las lo una uno unos unas en con por para pero y según su sus este esta estos estas ese esa hay no se \
    tras desde hasta cuando";

/// Verbs of saying with no other meaning, and prepositions with the same function. They attribute wherever they stand.
const SAYING: &str = "\
    said say says saying told tells telling stated tweeted quoted quoting according \
    sagte sagt sagten sagen laut zufolge hieß \
    dit disent déclaré déclare déclarait affirmé affirme selon d'après indiqué indique précisé \
    dijo dice dijeron dicen decía según declaró afirmó aseguró señaló indicó \
    قال قالت يقول تقول وقال وقالت قائلا";

/// Verbs that report speech beside a quotation or before a clause, and mean other things elsewhere ("added 12 jobs").
const REPORTING: &str = "\
    added adds adding claimed claims claiming argued argues announced announces insisted insists noted noting \
    warned warns warning wrote writes replied responded asked asks acknowledged admitted admits alleged alleges \
    asserted confirmed confirms conceded declared denied denies explained explains maintained mentioned reported \
    reports remarked revealed stressed suggest suggested suggests testified believes believe called tell cited \
    citing \
    teilte mitteilte erklärte erklärt erklärten betonte betont meinte meint schrieb schreibt kündigte warnte \
    warnt fügte forderte fordert behauptete berichtete berichtet bestätigte räumte ergänzte \
    expliqué explique ajouté ajoute annoncé annonce assuré assure estimé estime souligné souligne écrit confié \
    raconté lancé rappelé reconnu confirmé \
    explicó explica añadió añade agregó anunció anuncia manifestó sostuvo informó escribió advirtió reconoció \
    confirmó subrayó \
    أعلن أعلنت أكد أكدت أضاف وأضاف";

/// Words that begin a phrase of place or time, not a speaker.
const PREPOSITIONS: &str = "\
    on in at from after before during to outside inside near over under with an am im auf bei aus nach vor mit \
    dans à en sur après avant avec tras desde con";

/// Pronouns that name a speaker beside a verb of saying.
const PRONOUNS: &str = "\
    i he she it we they who ich er sie es wir man je il elle on nous ils elles yo él ella nosotros ellos ellas";

/// Negations.
const NEGATIONS: &str = "\
    no not never none nobody nothing nowhere neither nor without cannot \
    nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nichts \
    nirgends weder ohne \
    ne pas jamais aucun aucune rien sans ni nul nulle \
    لا لم لن ليس ليست ولا ولم ولن دون \
    不 没 沒 未 \
    nunca jamás nada nadie ningún ninguna ninguno sin tampoco";

/// Function words besides the particles of the other lists.
const AUXILIARIES: &str = "\
    to into onto upon about between through than them him us me whom whose there where own very too also just \
    above below across against along among around behind beside besides beyond despite down off toward towards through \
    throughout up within whether any both either such same whole \
    be been being have having do does did would could should may might must shall can am that's \
    zu zum zur ins beim dass daß ob waren bin bist sei wäre hatte hatten kann können konnte muss müssen soll sollen mehr \
    sich ihn ihm ihnen ihrer ihren ihrem seinen seinem seiner uns euch mich mir dich dir dieses jener man sehr schon \
    de du à qui ne se y ni est sont était étaient ont avait avaient été être avoir cela ça donc très plus dont \
    del al o u e fue fueron era eran son está están ha han había habían ser estar haber le les nos me te lo muy más \
    في من على إلى عن أن إن هذا هذه التي الذي ما كان كانت قد مع أو ثم";

/// Particles of other languages that are meaningful words in English.
const ENGLISH_WORDS: &str = "man die war hat bin son pour con sin era den mich sein dice";

/// Frequent English particles that the other languages do not have.
const ENGLISH: &str = "\
    the of and to is was for that with by from are were i he she it his said";

/// Frequent German particles. "des" is French, too.
const GERMAN: &str = "\
    der die das den dem und nicht ein eine einen einem einer ist sind im am zum zur mit auf für von zu wird \
    wurde wurden werden hat haben sich nach bei auch aus als";

/// Frequent French and Spanish particles.
const ROMANCE: &str = "\
    le la les et une du est dans par pour sur que qui el los las del y una por para se";

/// The lists. The index of each is its bit in the number of a word.
#[derive(Clone, Copy)]
enum List {
    /// One of the numbers of [`COUNTING`].
    Counting,
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
    Auxiliaries,
    EnglishWords,
    English,
    German,
    Romance,
}

impl List {
    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether the list contains a word in lower case, in any Unicode form.
    fn has(self, word: &str) -> bool {
        self.is_in(lists_of(word))
    }

    fn is_in(self, lists: u32) -> bool {
        lists & self.bit() != 0
    }
}

/// The lists that contain a word in lower case, in any Unicode form, as bits.
fn lists_of(word: &str) -> u32 {
    LISTED.get(&canonical(word))
}

/// The same for a word in any case.
fn lists_in_any_case(word: &str) -> u32 {
    if word.is_ascii() { LISTED.get_ignoring_case(word) } else { lists_of(&word.to_lowercase()) }
}

/// Whether a word ends with some ASCII letters, in any case.
fn ends_with(word: &str, end: &str) -> bool {
    let tail = word.len().checked_sub(end.len()).and_then(|start| word.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// The lists of each word.
static LISTED: LazyLock<WordTable> = LazyLock::new(|| {
    let lists = [
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
        (List::Auxiliaries, AUXILIARIES),
        (List::EnglishWords, ENGLISH_WORDS),
        (List::English, ENGLISH),
        (List::German, GERMAN),
        (List::Romance, ROMANCE),
    ];
    let mut listed = WordTable::default();
    for words in COUNTING {
        listed.add_all(words, List::Counting.bit(), canonical);
    }
    for (list, words) in lists {
        listed.add_all(words, list.bit(), canonical);
    }
    listed
});

/// The counting words, each with its index in [`COUNTING`], from 1.
static COUNTED: LazyLock<WordTable> = LazyLock::new(|| {
    let mut counted = WordTable::default();
    for words in COUNTING {
        for (word, place) in words.split_whitespace().zip(1..) {
            // "six" is English and French.
            if !counted.has(&canonical(word)) {
                counted.add(canonical(word), place);
            }
        }
    }
    counted
});

/// The form in which the lists contain a word.
fn canonical(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(decompose(word)) }
}

/// A word in lower case. Most words already are, and are not copied.
fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The length of the names of months, in bytes.
const MONTH_BYTES: RangeInclusive<usize> = 3..=12;

/// Whether a word, as printed, is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    if !MONTH_BYTES.contains(&word.len()) {
        return false;
    }
    if word.starts_with(char::is_uppercase) { List::Months.has(&lower(word)) } else { List::LowerCaseMonths.has(word) }
}

/// How many of three graphemes are a day of the week in Chinese or Japanese: 周一, 星期一, 月曜日.
pub(crate) fn weekday_length(graphemes: [&str; 3]) -> Option<usize> {
    let is_one_of = |days: &str, grapheme: &str| !grapheme.is_empty() && days.contains(grapheme);
    let is_day = |grapheme: &str| is_one_of("一二三四五六日天", grapheme);
    match graphemes {
        ["周" | "週", day, _] if is_day(day) => Some(2),
        ["星", "期", day] | ["礼" | "禮", "拜", day] if is_day(day) => Some(3),
        [day, "曜", next] if is_one_of("月火水木金土日", day) => Some(2 + usize::from(next == "日")),
        _ => None,
    }
}

/// Whether a character is a Chinese or Japanese numeral.
pub(crate) fn is_number_sign(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
    )
}

/// Whether a word after a number makes it a time of day.
pub(crate) fn is_hour_mark(word: &str) -> bool {
    matches!(
        word,
        "a.m." | "p.m." | "am" | "pm" | "AM" | "PM" | "A.M." | "P.M." | "Uhr" | "GMT" | "UTC" | "o'clock" | "o’clock"
    )
}

/// Whether a word makes the number before it a percentage. "per cent" begins with "per".
pub(crate) fn is_percent(word: &str) -> bool {
    matches!(word, "percent" | "per" | "pct" | "Prozent" | "pour" | "por" | "%")
}

/// The properties of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    /// How certainly it attributes speech.
    pub speech: Speech,
    /// Whether it is a negation.
    pub negates: bool,
    /// Whether it is a number in words, alone or in a compound.
    pub is_number: bool,
    /// Whether it is a month or a day of the week.
    pub is_calendar: bool,
    /// Whether it is a function word.
    pub is_particle: bool,
    /// Whether it is a function word only outside English.
    pub is_english_word: bool,
    /// Which language it suggests: 1 for a particle of English, 2 of German, 3 of French or Spanish, 0 for any other
    /// word.
    pub language: usize,
}

/// The properties of a word, given by its key.
pub(crate) fn facts(key: &str) -> Facts {
    let lists = lists_in_any_case(key);
    // "nach Angaben von", "nach Polizeiangaben".
    let speech = if List::Saying.is_in(lists) || ends_with(key, "angaben") {
        Speech::Saying
    } else if List::Reporting.is_in(lists) {
        Speech::Reporting
    } else {
        Speech::None
    };
    const PARTICLES: u32 = List::SentenceStarters.bit()
        | List::Prepositions.bit()
        | List::Pronouns.bit()
        | List::Ones.bit()
        | List::Auxiliaries.bit()
        | List::English.bit()
        | List::German.bit()
        | List::Romance.bit();
    let is_number =
        |lists| List::NumberWords.is_in(lists) || List::Counting.is_in(lists) && !List::SeldomNumbers.is_in(lists);
    Facts {
        speech,
        negates: List::Negations.is_in(lists)
            || ends_with(key, "n't")
            || key.starts_with(['n', 'N']) && key.get(1..2) == Some("'") && key.len() > 3,
        // "twenty-three", "five-year".
        is_number: is_number(lists)
            || key.contains('-') && key.split('-').any(|part| is_number(lists_in_any_case(part))),
        is_calendar: if key.ends_with('.') { is_calendar_word(key) } else { names_day_or_month(key, lists) },
        is_particle: lists & PARTICLES != 0,
        is_english_word: List::EnglishWords.is_in(lists),
        language: match lists {
            _ if List::English.is_in(lists) => 1,
            _ if List::German.is_in(lists) => 2,
            _ if List::Romance.is_in(lists) => 3,
            _ => 0,
        },
    }
}

/// Whether a word in lower case may be a number, a month or a day of the week. One lookup decides for most words.
pub(crate) fn may_be_figure(lower: &str) -> bool {
    const LISTS: u32 = List::Counting.bit()
        | List::Ones.bit()
        | List::Months.bit()
        | List::LowerCaseMonths.bit()
        | List::Weekdays.bit();
    lower.contains(|c: char| c.is_numeric() || matches!(c, '-' | '.' | '%')) || lists_of(lower) & LISTS != 0
}

/// Whether one sign of a script without spaces is usually a word by itself: Japanese and Chinese particles.
pub(crate) fn is_unspaced_particle(sign: &str) -> bool {
    matches!(sign, "は" | "が" | "を" | "に" | "の" | "と" | "も" | "へ" | "で" | "的" | "和" | "与" | "與")
}

/// Whether a word is an article, as written inside a sentence.
pub(crate) fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" // English
            | "der" | "die" | "das" | "den" | "dem" | "des" | "ein" | "eine" | "einen" | "einem" | "einer" | "eines" // German
            | "le" | "la" | "les" | "un" | "une" | "du" // French
            | "el" | "los" | "las" | "una" | "il" | "lo" | "gli" | "o" | "os" | "as" // Spanish, Italian, Portuguese
    )
}

/// Whether a word, given by its key, is a number in words, alone or in a compound.
pub(crate) fn is_number_word(key: &str) -> bool {
    facts(key).is_number
}

/// The value of a number word in lower case, up to 99: "nine", "twenty-three", "vingt".
pub(crate) fn counted(word: &str) -> Option<usize> {
    if List::Ones.has(word) {
        return Some(1);
    }
    counting(word).or_else(|| {
        let (tens, unit) = word.split_once('-')?;
        let (tens, unit) = (counting(tens)?, counting(unit)?);
        (tens >= 20 && (1..10).contains(&unit)).then_some(tens + unit)
    })
}

/// The value of a counting word.
fn counting(word: &str) -> Option<usize> {
    let place = COUNTED.get(&canonical(word)).checked_sub(1)? as usize;
    Some(if place > 20 { (place - 18) * 10 } else { place })
}

/// The month or the day of the week that a word names, in a form that its full and its abbreviated form share.
pub(crate) fn calendar_stem(word: &str) -> Option<String> {
    if !is_calendar_word(word) {
        return None;
    }
    // Three letters distinguish them in each language, except French June and July and German Saturday and Sunday.
    let lower = word.to_lowercase();
    let letters = match lower.get(..3) {
        Some("jui") => 4,
        Some("son") => 5,
        Some(_) => 3,
        None => usize::MAX,
    };
    let stem: String = lower.chars().take(letters).collect();
    Some(if is_month(word) { format!("{stem}/") } else { stem })
}

/// Whether a word, given by its key, is a month or a day of the week.
pub(crate) fn is_calendar_word(key: &str) -> bool {
    let word = key.strip_suffix('.').unwrap_or(key);
    names_day_or_month(word, lists_in_any_case(word))
}

/// The same for a word without its point, with the lists that contain it.
fn names_day_or_month(word: &str, lists: u32) -> bool {
    if !List::Months.is_in(lists) && !List::LowerCaseMonths.is_in(lists) && !List::Weekdays.is_in(lists) {
        return false; // Most words.
    }
    let lower = lower(word);
    let is_english_or_german = word.starts_with(char::is_uppercase);
    let months = if is_english_or_german { List::Months } else { List::LowerCaseMonths };
    // "Jan" without a day beside it is more likely a given name.
    months.is_in(lists) && MONTH_BYTES.contains(&word.len()) && (is_english_or_german || lower == word) && word != "Jan"
        || List::Weekdays.is_in(lists) && (is_english_or_german || lower.len() > 4)
}

/// Whether a point after the word does not end a sentence. `next_is_capital`: a capitalised sentence starter follows, so
/// the point may also end the sentence.
pub(crate) fn is_abbreviation(word: &str, next_is_capital: bool) -> bool {
    let lists = lists_in_any_case(word);
    let may_be_last = || List::OftenLast.is_in(lists) || List::WordsToo.is_in(lists) && lower(word) == word;
    List::Abbreviations.is_in(lists) && !(next_is_capital && may_be_last())
}

/// Whether a capitalised word begins a sentence rather than continues a name.
pub(crate) fn is_sentence_starter(word: &str) -> bool {
    match word.contains('’') {
        true => List::SentenceStarters.is_in(lists_in_any_case(&word.replace('’', "'"))),
        false => List::SentenceStarters.is_in(lists_in_any_case(word)),
    }
}

/// Whether a word is a function word.
pub(crate) fn is_particle(word: &str) -> bool {
    is_sentence_starter(word) || is_preposition(word)
}

/// Whether a word begins a phrase of place or time.
pub(crate) fn is_preposition(word: &str) -> bool {
    List::Prepositions.is_in(lists_in_any_case(word))
}

/// Whether a word is a pronoun for a speaker.
pub(crate) fn is_pronoun(word: &str) -> bool {
    List::Pronouns.is_in(lists_in_any_case(word))
}

/// How certainly a word attributes speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Speech {
    None,
    /// Only beside a quotation or before a clause.
    Reporting,
    /// Wherever it stands.
    Saying,
}

#[cfg(test)]
mod tests {
    use super::{MONTHS, WEEKDAYS, calendar_stem, counted};

    #[test]
    fn days_and_months_are_told_apart_by_their_stems() {
        let stems = |words: &[&str]| -> usize {
            let capital = |word: &str| {
                let mut letters = word.chars();
                letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
            };
            let mut stems: Vec<String> = words.iter().filter_map(|word| calendar_stem(&capital(word))).collect();
            stems.sort();
            stems.dedup();
            stems.len()
        };
        let check = |list: &'static str, first: &str, count: usize| {
            let words: Vec<&str> = list.split_whitespace().skip_while(|word| *word != first).take(count).collect();
            assert_eq!((words.len(), stems(&words)), (count, count), "{first}");
        };
        for (first, count) in [("january", 12), ("janvier", 11), ("enero", 12)] {
            check(MONTHS, first, count);
        }
        for (first, count) in [("monday", 7), ("montag", 8), ("lundi", 7), ("lunes", 7), ("الإثنين", 7)] {
            check(WEEKDAYS, first, count);
        }
    }

    #[test]
    fn numbers_in_words_have_their_values() {
        let values = [
            ("zero", 0),
            ("one", 1),
            ("nineteen", 19),
            ("twenty", 20),
            ("thirty", 30),
            ("ninety-nine", 99),
            ("zwölf", 12),
            ("neunzig", 90),
            ("dix-sept", 17),
            ("soixante-dix", 70),
            ("quatre-vingt-dix", 90),
            ("vingt-deux", 22),
            ("dieciséis", 16),
            ("noventa", 90),
        ];
        for (word, value) in values {
            assert_eq!(counted(word), Some(value), "{word}");
        }
        for word in ["the", "two-year", "nine-nine", "hundred", "twenty-twenty"] {
            assert_eq!(counted(word), None, "{word}");
        }
    }
}
