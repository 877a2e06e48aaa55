//! Rewording that may be a part of a fact, decided by the text of an edit.

use crate::comparison::Edit;
use crate::text::lowercase::Lowercase;
use crate::text::{Speech, Vocabulary, is_plain_speech};
use crate::word_table::is_one_of;

/// The fewest characters of a sentence, added to or removed from a paragraph, that is a passage.
pub(super) const SENTENCE_CHARS: usize = 24;

/// Words that express how exact a figure is. Each phrase is joined with hyphens. By language as in `text/language.rs`.
pub(super) const HEDGES: &str = "\
    nearly almost over under more-than less-than fewer-than at-least at-most up-to \
    as-many-as exactly only just-over just-under \
    fast knapp über mehr-als weniger-als mindestens wenigstens höchstens bis-zu gut genau nur \
    près-de presque plus-de moins-de au-moins au-plus jusqu-à \
    casi más-de menos-de al-menos hasta cerca-de \
    أكثر-من أقل-من على-الأقل ما-لا-يقل-عن \
    近 至少 超过 逾 不到 多达";

/// Words that say of a figure that it is not exact. All say the same: `about 61` and `around 61` are one value.
pub(super) const APPROXIMATE: &str = "\
    about around some approximately roughly etwa rund circa ca ungefähr environ quelque \
    unos unas alrededor-de aproximadamente نحو حوالي قرابة 约 大约";

/// Words that give the direction of a figure.
pub(super) const DIRECTIONS: &str = "up down plus minus above below";

/// Whether an edit without a fact of its own may be part of one: a hedge or a direction beside a number, another verb
/// of saying, or a whole sentence. Most rewording is none of these, and a text without any need not be aligned.
pub(super) fn may_be_part(edit: &Edit, vocabulary: &Vocabulary) -> bool {
    let is_listed = |text: &str| {
        let phrase = text.to_lower().replace(' ', "-");
        phrase.is_empty() || [HEDGES, APPROXIMATE, DIRECTIONS].into_iter().any(|list| is_one_of(list, &phrase))
    };
    edit.before.len().max(edit.after.len()) >= SENTENCE_CHARS
        || swaps_verb(edit, vocabulary)
        || is_listed(edit.before.trim()) && is_listed(edit.after.trim())
}

/// Whether one verb of saying replaced another: "She was \[asked\]{told} about it".
pub(super) fn swaps_verb(edit: &Edit, vocabulary: &Vocabulary) -> bool {
    let words = [edit.before.trim(), edit.after.trim()].map(Lowercase::to_lower);
    let speaks = |word: &String| {
        let id = vocabulary.id_of(word).filter(|_| !word.is_empty());
        id.is_some_and(|id| vocabulary.speech(id) != Speech::None)
    };
    words.iter().all(speaks) && !words.iter().all(|word| is_plain_speech(word))
}
