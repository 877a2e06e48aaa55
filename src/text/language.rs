//! Small tables of words, by language: what cannot be told from the shape of a text.
//!
//! The languages are asked all at once: a text seldom says which one it is in, and a word that means something else in
//! another language is rare among these.

use std::borrow::Cow;

use super::canonical::decompose;

/// Months in full and short, lower case, without final point.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    // English
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    // German
    "januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "okt", "dez",
    // French
    "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    "janv", "févr", "juil",
    // Spanish
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
];

/// Months that Romance languages write in lower case; the others begin upper case, or they are other words ("may").
#[rustfmt::skip]
const LOWER_CASE_MONTHS: &[&str] = &[
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre", "janv", "févr", "juil",
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
];

/// Days of the week, lower case.
#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    // English
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun",
    // German
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "montags",
    "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags",
    // French
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    // Spanish
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    // Arabic
    "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
];

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

/// Further words for one, beside those that count.
const ONES: &[&str] = &["ein", "eine", "einen", "einem", "einer", "une", "una"];

/// Words that count nothing by themselves: "one" and its kin are mostly articles and pronouns, "once" is English first.
const SELDOM_NUMBERS: &[&str] = &["one", "eins", "un", "uno", "once"];

/// Further words that tell a number, lower case.
#[rustfmt::skip]
const NUMBER_WORDS: &[&str] = &[
    // English
    "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "trillion",
    "trillions", "dozen", "dozens", "half", "third", "quarter", "twice", "double", "triple",
    // German
    "hundert", "tausend", "tausende", "millionen", "milliarde", "milliarden", "billionen", "mio", "mrd", "dutzend",
    "dutzende", "drittel", "viertel", "doppelt",
    // French
    "vingts", "cent", "cents", "mille", "milliard", "milliards", "douzaine", "moitié", "tiers", "quart",
    // Spanish
    "cien", "ciento", "cientos", "mil", "miles", "millón", "millones", "docena", "mitad", "tercio", "cuarto",
];

/// Words after which a point ends no sentence, lower case, without the point.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    // Titles and ranks
    "mr", "mrs", "ms", "mx", "dr", "drs", "prof", "profs", "rev", "hon", "gov", "govs", "sen", "sens", "rep", "reps",
    "pres", "gen", "col", "maj", "capt", "cpt", "lt", "sgt", "cpl", "pvt", "adm", "cmdr", "cdr", "supt", "insp",
    "det", "atty", "amb", "asst", "st", "ste", "sr", "sra", "srta", "srs", "mme", "mmes", "mlle", "mm", "mgr", "hr",
    "fr", "frl", "ing", "dipl", "mag", "dña",
    // Months
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "okt", "dez", "janv", "févr",
    "avr", "juil",
    // Companies and places
    "inc", "corp", "co", "ltd", "bros", "ave", "blvd", "rd", "hwy", "mt", "mts", "ft", "calif", "mass", "conn",
    "fla", "ariz", "colo", "wash", "ore", "tex", "tenn", "penn", "minn", "mich", "wis", "ill", "ind", "okla", "kan",
    "neb", "nev", "ala", "ark", "ky", "ga", "md", "mont", "va", "vt", "str", "gmbh", "cía",
    // The rest
    "vs", "v", "etc", "no", "nos", "vol", "vols", "fig", "ed", "eds", "pp", "approx", "est", "dept", "univ",
    "cf", "al", "ca", "bzw", "evtl", "ggf", "inkl", "exkl", "mio", "mrd", "tsd", "nr", "usw", "vgl", "zzgl", "zz",
    "sog", "bspw", "art", "abs", "abt", "tel", "pág", "págs", "núm", "aprox", "av", "env", "hab", "s", "sq", "cu",
    "lb", "lbs", "oz", "min", "sec", "hrs",
];

/// Abbreviations that may as well end a sentence: a capital after them starts one.
#[rustfmt::skip]
const OFTEN_LAST: &[&str] = &[
    "etc", "inc", "corp", "co", "ltd", "bros", "usw", "al", "no", "jr", "hrs", "min", "sec", "lbs", "lb",
    "oz", "p", "v", "s", "d", "mm",
];

/// Abbreviations that are words of their own when printed in lower case ("Ill." is a state, "ill" is not).
#[rustfmt::skip]
const WORDS_TOO: &[&str] = &[
    "ill", "ind", "mass", "wash", "ore", "tex", "mag", "art", "fig", "col", "sen", "gen", "det", "est", "ed", "min", "sec", "hon", "rev",
    "ala", "ark", "env", "hab", "abs", "sq", "mt", "st", "tel", "pres", "gov", "adm", "ins", "mar", "jun", "dez", "miss", "v", "al",
];

/// Words that begin sentences rather than continue names, for the capital after an initialism ("in the U.S. The").
#[rustfmt::skip]
const SENTENCE_STARTERS: &[&str] = &[
    // English
    "a", "after", "all", "also", "although", "an", "and", "another", "as", "at", "because", "before", "both", "but",
    "by", "during", "each", "even", "every", "few", "for", "from", "had", "has", "he", "her", "here", "his", "how",
    "however", "i", "if", "in", "instead", "it", "it's", "its", "last", "later", "many", "meanwhile", "more", "most",
    "much", "my", "next", "no", "nobody", "nor", "not", "nothing", "now", "of", "on", "once", "one", "only", "or",
    "other", "our", "out", "over", "police", "several", "she", "since", "so", "some", "still", "such", "than", "that",
    "that's", "the", "their", "then", "there", "there's", "these", "they", "this", "those", "though", "two", "under",
    "until", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "why", "will", "with", "yet",
    "you", "your",
    // German
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines", "er", "sie", "es", "ihr", "wir", "ich",
    "im", "in", "am", "an", "auf", "aus", "bei", "nach", "vor", "mit", "von", "zu", "und", "aber", "doch", "auch",
    "dabei", "dann", "damit", "dort", "denn", "wie", "wer", "was", "wenn", "weil", "während", "seit", "nur", "noch",
    "so", "sein", "seine", "diese", "dieser", "dieses", "für", "laut",
    // French
    "le", "la", "les", "un", "une", "des", "il", "elle", "ils", "elles", "on", "ce", "cette", "ces", "cet", "mais",
    "et", "ou", "où", "en", "dans", "au", "aux", "par", "pour", "sur", "selon", "son", "sa", "ses", "leur", "leurs",
    "nous", "vous", "je", "après", "avant", "depuis", "lors",
    // Spanish
    "el", "los", "las", "lo", "una", "uno", "unos", "unas", "en", "con", "por", "para", "pero", "y", "según", "su",
    "sus", "este", "esta", "estos", "estas", "ese", "esa", "hay", "no", "se", "tras", "desde", "hasta", "cuando",
];

/// Verbs of saying that say nothing else, and the prepositions that do their work: attribution wherever they stand.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    // English
    "said", "say", "says", "saying", "told", "tells", "telling", "stated", "tweeted", "quoted", "quoting",
    "according",
    // German
    "sagte", "sagt", "sagten", "sagen", "laut", "zufolge", "hieß",
    // French
    "dit", "disent", "déclaré", "déclare", "déclarait", "affirmé", "affirme", "selon", "indiqué", "indique",
    "précisé",
    // Spanish
    "dijo", "dice", "dijeron", "dicen", "decía", "según", "declaró", "afirmó", "aseguró", "señaló", "indicó",
];

/// Verbs that report speech beside a quotation or before a clause, and mean other things elsewhere ("added 12 jobs").
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    // English
    "added", "adds", "adding", "claimed", "claims", "claiming", "argued", "argues", "announced", "announces",
    "insisted", "insists", "noted", "noting", "warned", "warns", "warning", "wrote", "writes", "replied", "responded",
    "asked", "asks", "acknowledged", "admitted", "admits", "alleged", "alleges", "asserted", "confirmed", "confirms",
    "conceded", "declared", "denied", "denies", "explained", "explains", "maintained", "mentioned", "reported",
    "reports", "remarked", "revealed", "stressed", "suggest", "suggested", "suggests", "testified", "believes", "believe",
    "called", "tell", "cited", "citing",
    // German
    "teilte", "mitteilte", "erklärte", "erklärt", "erklärten", "betonte", "betont", "meinte", "meint", "schrieb", "schreibt",
    "kündigte", "warnte", "warnt", "fügte", "forderte", "fordert", "behauptete", "berichtete", "berichtet",
    "bestätigte", "räumte", "ergänzte",
    // French
    "expliqué", "explique", "ajouté", "ajoute", "annoncé", "annonce", "assuré", "assure", "estimé", "estime",
    "souligné", "souligne", "écrit", "confié", "raconté", "lancé", "rappelé", "reconnu", "confirmé",
    // Spanish
    "explicó", "explica", "añadió", "añade", "agregó", "anunció", "anuncia", "manifestó", "sostuvo", "informó",
    "escribió", "advirtió", "reconoció", "confirmó", "subrayó",
];

/// Words that begin a phrase of place or time, and no speaker.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "on", "in", "at", "from", "after", "before", "during", "to", "outside", "inside", "near", "over", "under", "with",
    "an", "am", "im", "auf", "bei", "aus", "nach", "vor", "mit", "dans", "à", "en", "sur", "après", "avant", "avec", "tras", "desde", "con",
];

/// Words that stand for a speaker beside a verb of saying.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "i", "he", "she", "it", "we", "they", "who", "ich", "er", "sie", "es", "wir", "man", "je", "il", "elle", "on", "nous", "ils", "elles",
    "yo", "él", "ella", "nosotros", "ellos", "ellas",
];

/// Words that turn a statement round.
#[rustfmt::skip]
const NEGATIONS: &[&str] = &[
    // English
    "no", "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot",
    // German
    "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "keinerlei", "nie", "niemals", "niemand",
    "niemanden", "niemandem", "nichts", "nirgends", "weder", "ohne",
    // French
    "ne", "pas", "jamais", "aucun", "aucune", "rien", "sans", "ni", "nul", "nulle",
    // Arabic
    "لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن", "دون",
    // Chinese, a grapheme each
    "不", "没", "沒", "未",
    // Spanish
    "nunca", "jamás", "nada", "nadie", "ningún", "ninguna", "ninguno", "sin", "tampoco",
];

/// Frequent particles of English that German has not.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "is", "was", "for", "that", "with", "by", "from", "are", "were", "i", "he", "she", "it",
    "his", "said",
];

/// Frequent particles of German.
#[rustfmt::skip]
const GERMAN: &[&str] = &[
    "der", "die", "das", "den", "dem", "des", "und", "nicht", "ein", "eine", "einen", "einem", "einer", "ist", "sind",
    "im", "am", "zum", "zur", "mit", "auf", "für", "von", "zu", "wird", "wurde", "wurden", "werden", "hat", "haben",
    "sich", "nach", "bei", "auch", "aus", "als",
];

/// Whether a word in lower case stands in a table, whatever its Unicode form.
fn listed(table: &[&str], word: &str) -> bool {
    // Most words stand in none: length and first letter tell so without a call.
    let first = word.as_bytes().first();
    table.iter().any(|listed| listed.len() == word.len() && listed.as_bytes().first() == first && *listed == word)
        || !word.is_ascii() && {
            let word = decompose(word);
            table.iter().any(|listed| !listed.is_ascii() && decompose(listed) == word)
        }
}

/// Whether a word, as printed, is the name of a month.
pub(crate) fn is_month(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    if word.len() > 12 || word.len() < 3 {
        return false;
    }
    if word.starts_with(char::is_uppercase) {
        listed(MONTHS, &word.to_lowercase())
    } else {
        listed(LOWER_CASE_MONTHS, word)
    }
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

/// Whether a word after a number makes it a time of day.
pub(crate) fn is_hour_mark(word: &str) -> bool {
    matches!(
        word,
        "a.m." | "p.m." | "am" | "pm" | "AM" | "PM" | "A.M." | "P.M." | "Uhr" | "GMT" | "UTC" | "o'clock" | "o’clock"
    )
}

/// Whether a word makes the number before it a percentage; "per cent" begins with "per".
pub(crate) fn is_percent(word: &str) -> bool {
    matches!(word, "percent" | "per" | "pct" | "Prozent" | "pour" | "por" | "%")
}

/// Whether a word, in its key, is a number in letters, alone or in a compound.
pub(crate) fn is_number_word(key: &str) -> bool {
    let word = key.to_lowercase();
    // "twenty-three", "five-year".
    word.split('-').any(|part| listed(NUMBER_WORDS, part) || counting(part).is_some() && !listed(SELDOM_NUMBERS, part))
}

/// The number that a word in lower case counts, up to 99: "nine", "twenty-three", "vingt".
pub(crate) fn counted(word: &str) -> Option<usize> {
    if listed(ONES, word) {
        return Some(1);
    }
    counting(word).or_else(|| {
        let (tens, unit) = word.split_once('-')?;
        let (tens, unit) = (counting(tens)?, counting(unit)?);
        (tens >= 20 && (1..10).contains(&unit)).then_some(tens + unit)
    })
}

/// The number of a word that stands in the tables.
fn counting(word: &str) -> Option<usize> {
    // Most words are told from these by their length.
    if !(2..=16).contains(&word.len()) {
        return None;
    }
    let decomposed = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(decompose(word)) };
    let is_it = |counts: &&str| match word.is_ascii() {
        true => *counts == word,
        false => !counts.is_ascii() && decompose(counts) == decomposed,
    };
    let place = COUNTING.iter().find_map(|words| words.split(' ').position(|counts| is_it(&counts)))?;
    Some(if place > 20 { (place - 18) * 10 } else { place })
}

/// The month or the day of the week that a word names, whether in full or short: a text that both forms share.
pub(crate) fn calendar_stem(word: &str) -> Option<String> {
    if !is_calendar_word(word) {
        return None;
    }
    // Three letters tell them apart in each language, but for French June and July and German Saturday and Sunday.
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

/// Whether a word, in its key, is a month or a day of the week.
pub(crate) fn is_calendar_word(key: &str) -> bool {
    let word = key.strip_suffix('.').unwrap_or(key);
    let is_english_or_german = word.starts_with(char::is_uppercase);
    let lower = word.to_lowercase();
    is_month(word) || listed(WEEKDAYS, &lower) && (is_english_or_german || lower.len() > 4)
}

/// Whether a point after the word ends no sentence, unless a capital that begins one follows and `next_is_capital`.
pub(crate) fn is_abbreviation(word: &str, next_is_capital: bool) -> bool {
    let lower = word.to_lowercase();
    let may_be_last = listed(OFTEN_LAST, &lower) || lower == word && listed(WORDS_TOO, &lower);
    listed(ABBREVIATIONS, &lower) && !(next_is_capital && may_be_last)
}

/// Whether a capitalised word rather begins a sentence than goes on with a name.
pub(crate) fn is_sentence_starter(word: &str) -> bool {
    listed(SENTENCE_STARTERS, &word.to_lowercase().replace('’', "'"))
}

/// Whether a word holds others together and tells little itself.
pub(crate) fn is_particle(word: &str) -> bool {
    is_sentence_starter(word) || is_preposition(word)
}

/// Whether a word begins a phrase of place or time.
pub(crate) fn is_preposition(word: &str) -> bool {
    listed(PREPOSITIONS, &word.to_lowercase())
}

/// Whether a word stands for a speaker.
pub(crate) fn is_pronoun(word: &str) -> bool {
    listed(PRONOUNS, &word.to_lowercase())
}

/// How surely a word attributes speech to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speech {
    None,
    /// Beside a quotation or before a clause only.
    Reporting,
    /// Wherever it stands.
    Saying,
}

/// How surely a word, in its key, attributes speech to somebody.
pub(crate) fn speech(key: &str) -> Speech {
    let word = key.to_lowercase();
    if listed(SAYING, &word) {
        Speech::Saying
    } else if listed(REPORTING, &word) {
        Speech::Reporting
    } else {
        Speech::None
    }
}

/// Whether a word, in its key, negates.
pub(crate) fn is_negation(key: &str) -> bool {
    let word = key.to_lowercase();
    word.ends_with("n't") || word.starts_with("n'") && word.len() > 3 || listed(NEGATIONS, &word)
}

/// What a word, in its key, tells of its text: 1 for a particle of German, -1 for one of English that German has not.
pub(crate) fn german(key: &str) -> i32 {
    let word = key.to_lowercase();
    i32::from(listed(GERMAN, &word)) - i32::from(listed(ENGLISH, &word))
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
        for (first, count) in [("january", 12), ("janvier", 11), ("enero", 12)] {
            let start = MONTHS.iter().position(|month| *month == first);
            assert_eq!(start.and_then(|start| MONTHS.get(start..start + count)).map(stems), Some(count), "{first}");
        }
        for (first, count) in [("monday", 7), ("montag", 8), ("lundi", 7), ("lunes", 7), ("الإثنين", 7)] {
            let start = WEEKDAYS.iter().position(|day| *day == first);
            assert_eq!(start.and_then(|start| WEEKDAYS.get(start..start + count)).map(stems), Some(count), "{first}");
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
