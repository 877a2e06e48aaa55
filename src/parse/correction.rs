//! Recognises corrections, clarifications and editor's notes.
//!
//! The first words identify a note: a label before a colon (`Correction:`, `Korrektur (24. Mai):`), a label in
//! capitals (`CORRECTION —`), or a set phrase (`This story has been corrected to …`), perhaps in brackets.

use std::sync::LazyLock;

use crate::sort;
use crate::text::lowercase::{Lowercase, small};
use crate::text::trim::{first_chars, trim_start};
use crate::word_table::split_at_sign;

/// Labels, in lower case, that identify a note if a colon follows, or a date and a colon.
const LABELS: &str = "\
    correction|corrections|corrects|clarification|clarifications|correction and clarification|\
    corrections and clarifications|editor's note|editors' note|editors note|note to readers|eds|\
    korrektur|korrekturhinweis|berichtigung|richtigstellung|klarstellung|anmerkung der redaktion|\
    hinweis der redaktion|anm. d. red.|transparenzhinweis|rectificatif|rectification|erratum|\
    précision|note de la rédaction|ndlr|corrección|rectificación|aclaración|fe de errores|\
    fe de erratas|nota del editor|nota de la redacción|correção|errata|nota da redação|correzione|\
    rettifica|errata corrige|precisazione|nota della redazione|correctie|rectificatie|\
    naschrift redactie|noot van de redactie|rättelse|rettelse|oikaisu|sprostowanie|od redakcji|upřesnění|\
    opravujeme|spresnenie|helyesbítés|erată|rectificare|precizare|ispravak|ispravka|popravek|исправка|\
    διόρθωση|διευκρίνιση|исправление|уточнение|поправка|от редакции|виправлення|уточнення|від редакції|\
    корекция|düzeltme|tekzip|koreksi|ralat|đính chính|marekebisho|תיקון|הבהרה|تصحيح|توضيح|اصلاحیه|تصحیح|\
    सुधार|भूल सुधार|স্পষ্টীকরণ|সংশোধনী|แก้ไขข่าว|정정|정정보도|바로잡습니다|알려왔습니다|\
    更正|更正与说明|编者按|编者注|編者按|訂正|おことわり";

/// First words, in lower case, that identify a note by themselves.
const PHRASES: &str = "\
    this story has been corrected|this story was corrected|this story has been updated to correct|\
    this article has been corrected|this article was corrected|\
    this article has been updated to correct|this article was amended on|this version corrects|\
    a correction was made on|an earlier version of this|a previous version of this|\
    in an earlier version of this|in a previous version of this|in einer früheren version dieses|\
    in einer früheren fassung dieses|in einer ersten version dieses|\
    dieser artikel wurde korrigiert|une version précédente de cet|une première version de cet|\
    cet article a été corrigé|una versión anterior de est|este artículo ha sido corregido|\
    esta nota ha sido corregida|uma versão anterior dest|una versione precedente di quest|\
    in een eerdere versie van dit|i en tidigare version av artikeln|i en tidigare version av den här|\
    i en tidligere versjon av saken|i en tidligere versjon av denne|i en tidligere version af artiklen|\
    i en tidligere version af denne|jutun aiemmassa versiossa|artikkelia on korjattu|\
    w poprzedniej wersji artykułu|w poprzedniej wersji tekstu|we wcześniejszej wersji artykułu|\
    v předchozí verzi článku|v předchozí verzi textu|oprava: |korjaus: |a cikk korábbi verziójában|\
    într-o versiune anterioară a articolului|в предыдущей версии статьи|в предыдущей версии материала|\
    в предыдущей версии текста|у попередній версії статті|у попередній версії матеріалу|\
    haberin önceki sürümünde|haberin önceki versiyonunda|haberin ilk halinde|\
    versi sebelumnya dari artikel|本文此前版本|本文早前版本|当初の記事で|記事の初出時";

/// The most characters between a label and its colon, for example of a date.
const LABEL_DETAIL: usize = 40;

/// The most characters up to the verb in a note that contains a date: "This September 30, 2031, story has been
/// corrected".
const LONGEST_DATED: usize = 50;

/// An upper bound, in characters, of the longest phrase or label with its detail.
const OPENING: usize = 120;

/// The number of characters that are checked first.
const HEAD: usize = 5;

/// The phrases and labels.
static WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| split_at_sign(PHRASES, b'|').chain(split_at_sign(LABELS, b'|')).collect());

/// The bytes of an opening that rules out most paragraphs.
const OPENING_BYTES: usize = 4;

/// The openings of the phrases and labels that begin with ASCII, sorted.
static OPENINGS: LazyLock<Vec<[u8; OPENING_BYTES]>> = LazyLock::new(|| {
    let mut openings: Vec<_> = WORDS.iter().filter_map(|words| opening_of(words.as_bytes())).collect();
    sort::sort(&mut openings);
    openings
});

/// The first bytes of a text in lower case. The shortest label has three letters, and anything may follow it ("EDS:",
/// "EDS — "), so the last byte is 0 if it is no letter. `None` if not all are ASCII.
fn opening_of(text: &[u8]) -> Option<[u8; OPENING_BYTES]> {
    let mut opening = [0; OPENING_BYTES];
    for (place, byte) in opening.iter_mut().zip(text) {
        if !byte.is_ascii() {
            return None;
        }
        *place = byte.to_ascii_lowercase();
    }
    if let [.., last] = &mut opening
        && !last.is_ascii_lowercase()
    {
        *last = 0;
    }
    Some(opening)
}

/// The first characters of the phrases and labels, sorted.
static FIRST: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut first: Vec<char> = WORDS.iter().filter_map(|words| words.chars().next()).collect();
    sort::sort(&mut first);
    first
});

/// Whether a label or phrase may begin like the text.
fn may_open(text: &str) -> bool {
    match opening_of(text.as_bytes()) {
        Some(opening) => OPENINGS.binary_search(&opening).is_ok(),
        None => text.chars().next().is_some_and(|first| FIRST.binary_search(&small(first)).is_ok()),
    }
}

/// Whether the paragraph is a note of the newsroom on the story.
pub(crate) fn is_correction(paragraph: &str) -> bool {
    let begins_plainly = paragraph.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    let text = match begins_plainly {
        true => paragraph,
        false => trim_start(paragraph, |c| c.is_whitespace() || "([*_—–-（［【".contains(c)),
    };
    if !may_open(text) {
        return false;
    }
    let first = text.chars().next().map(small).unwrap_or_default();
    let is_like = |(c, wanted): (char, char)| c == wanted || c == '’' && wanted == '\'' || small(c) == wanted;
    let may_begin = |words: &&str| words.starts_with(first) && text.chars().take(HEAD).zip(words.chars()).all(is_like);
    if !WORDS.iter().any(may_begin) {
        return false;
    }
    let opening = first_chars(text, OPENING).replace('’', "'");
    let lower = opening.to_lower();
    split_at_sign(PHRASES, b'|').any(|phrase| lower.starts_with(phrase))
        // "(This May 3 story has been corrected to fix …)".
        || lower.starts_with("this ") && first_chars(&lower, LONGEST_DATED).contains(" story has been corrected")
        || split_at_sign(LABELS, b'|').any(|label| is_labelled(&lower, label) || is_in_capitals(&opening, &lower, label))
}

/// Whether the opening is the label, followed by nothing, a colon, or a detail and a colon.
fn is_labelled(opening: &str, label: &str) -> bool {
    let Some(rest) = opening.strip_prefix(label) else { return false };
    let rest = rest.trim_start();
    let detail = rest.starts_with([',', '(', '[']);
    rest.is_empty()
        || rest.starts_with([':', '：', ')', ']', '）', '］', '】'])
        || (detail && rest.chars().take(LABEL_DETAIL).any(|c| matches!(c, ':' | '：')))
}

/// Whether the opening is the label in capitals, as a separate word.
fn is_in_capitals(opening: &str, lower: &str, label: &str) -> bool {
    let Some(rest) = lower.strip_prefix(label) else { return false };
    let mut letters = opening.chars().take(label.chars().count());
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
        && opening.starts_with(char::is_uppercase)
        && !letters.any(char::is_lowercase)
}
