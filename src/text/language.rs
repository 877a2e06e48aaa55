//! Small tables of words, by language: what cannot be told from the shape of a text.
//!
//! The languages are asked all at once: a text seldom says which one it is in, and a word that means something else in
//! another language is rare among these.

use super::canonical::decompose;

/// Months in full and short, lower case, without final point. English, German, French, Spanish.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "januar",
    "jänner",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "okt",
    "dez",
    "janvier",
    "février",
    "mars",
    "avril",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// Months that Romance languages write in lower case; the others begin upper case, or they are other words ("may", "mars").
const LOWER_CASE_MONTHS: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// Words after which a point ends no sentence, lower case, without the point.
const ABBREVIATIONS: &[&str] = &[
    // Titles and ranks
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gov", "sen", "rep", "pres", "gen", "col", "maj", "capt", "cpt",
    "lt", "sgt", "cpl", "pvt", "adm", "cmdr", "supt", "insp", "det", "atty", "amb", "st", "ste", "sr", "sra", "srta",
    "mme", "mlle", "mgr", "hr", "fr", "frl", "ing", "dipl", "mag", "dña", // Months
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "okt", "dez", "janv", "févr",
    "avr", "juil", // Companies and places
    "inc", "corp", "co", "ltd", "bros", "ave", "blvd", "rd", "mt", "ft", "calif", "mass", "conn", "fla", "ariz",
    "colo", "wash", "ore", "tex", "tenn", "penn", "minn", "mich", "wis", "ill", "ind", "okla", "kan", "neb", "nev",
    "str", // The rest
    "vs", "etc", "no", "nos", "vol", "fig", "ed", "eds", "pp", "approx", "est", "dept", "univ", "cf", "al", "bzw",
    "ca", "evtl", "ggf", "inkl", "mio", "mrd", "nr", "usw", "vgl", "zzgl", "art", "abs", "pág", "núm", "aprox", "av",
    "env",
];

/// Abbreviations that may as well end a sentence: a capital after them starts one.
const OFTEN_LAST: &[&str] = &["etc", "inc", "corp", "co", "ltd", "bros", "usw", "al", "no", "sr", "jr"];

/// Words that begin sentences rather than continue names, for the capital after an initialism ("in the U.S. The").
const SENTENCE_STARTERS: &[&str] = &[
    "a", "after", "all", "an", "and", "as", "at", "before", "but", "by", "for", "from", "he", "her", "his", "however",
    "if", "in", "it", "its", "many", "more", "most", "no", "on", "one", "our", "she", "since", "so", "some", "still",
    "that", "the", "their", "then", "there", "these", "they", "this", "those", "we", "what", "when", "while", "who",
    "with", "you", "der", "die", "das", "ein", "eine", "er", "sie", "es", "le", "la", "les", "un", "une", "il", "elle",
    "ils", "el", "los", "las", "una", "en",
];

/// Verbs of saying as newsrooms use them, in the forms that stand next to a quotation.
const ATTRIBUTION_VERBS: &[&str] = &[
    "said",
    "say",
    "says",
    "saying",
    "told",
    "tell",
    "tells",
    "telling",
    "stated",
    "states",
    "added",
    "adds",
    "claimed",
    "claims",
    "argued",
    "argues",
    "announced",
    "announces",
    "insisted",
    "insists",
    "noted",
    "notes",
    "warned",
    "warns",
    "wrote",
    "writes",
    "tweeted",
    "replied",
    "responded",
    "asked",
    "asks",
    "quoted",
    "quoting",
    "acknowledged",
    "admitted",
    "admits",
    "alleged",
    "alleges",
    "asserted",
    "confirmed",
    "confirms",
    "conceded",
    "declared",
    "denied",
    "denies",
    "explained",
    "explains",
    "maintained",
    "mentioned",
    "reported",
    "remarked",
    "revealed",
    "stressed",
    "suggested",
    "testified",
    "according",
    "sagte",
    "sagt",
    "sagten",
    "teilte",
    "erklärte",
    "erklärt",
    "betonte",
    "meinte",
    "schrieb",
    "hieß",
    "laut",
    "kündigte",
    "warnte",
    "fügte",
    "forderte",
    "behauptete",
    "zufolge",
    "berichtete",
    "dit",
    "déclaré",
    "affirmé",
    "indiqué",
    "expliqué",
    "ajouté",
    "précisé",
    "annoncé",
    "assuré",
    "selon",
    "estimé",
    "souligné",
    "écrit",
    "confié",
    "raconté",
    "dijo",
    "dice",
    "dijeron",
    "afirmó",
    "aseguró",
    "declaró",
    "explicó",
    "señaló",
    "indicó",
    "añadió",
    "agregó",
    "anunció",
    "según",
    "manifestó",
    "sostuvo",
    "informó",
];

/// Words that turn a statement round.
const NEGATIONS: &[&str] = &[
    "no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "nicht", "kein", "keine",
    "keinen", "keinem", "keiner", "keines", "nie", "niemals", "niemand", "nichts", "weder", "ohne", "ne", "pas",
    "jamais", "aucun", "aucune", "rien", "personne", "sans", "ni", "nunca", "jamás", "nada", "nadie", "ningún",
    "ninguna", "ninguno", "sin", "tampoco",
];

/// Whether a word in lower case stands in a table, whatever its Unicode form.
fn listed(table: &[&str], word: &str) -> bool {
    table.contains(&word)
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

/// Whether a word after a number makes it a time of day.
pub(crate) fn is_hour_mark(word: &str) -> bool {
    matches!(word, "a.m." | "p.m." | "am" | "pm" | "AM" | "PM" | "A.M." | "P.M." | "Uhr" | "GMT" | "UTC")
}

/// Whether a point after the word ends no sentence, unless a capital that begins one follows and `next_is_capital`.
pub(crate) fn is_abbreviation(word: &str, next_is_capital: bool) -> bool {
    let word = word.to_lowercase();
    listed(ABBREVIATIONS, &word) && !(next_is_capital && listed(OFTEN_LAST, &word))
}

/// Whether a capitalised word rather begins a sentence than goes on with a name.
pub(crate) fn is_sentence_starter(word: &str) -> bool {
    listed(SENTENCE_STARTERS, &word.to_lowercase())
}

/// Whether a word, in its key, is a verb of saying or a preposition that does its work ("according", "laut").
pub(crate) fn is_attribution_verb(key: &str) -> bool {
    listed(ATTRIBUTION_VERBS, &key.to_lowercase())
}

/// Whether a word, in its key, negates.
pub(crate) fn is_negation(key: &str) -> bool {
    let word = key.to_lowercase();
    word.ends_with("n't") || word.starts_with("n'") && word.len() > 3 || listed(NEGATIONS, &word)
}
