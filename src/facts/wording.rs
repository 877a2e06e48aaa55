//! Rewording that may be a part of a fact, decided by the text of an edit.

use crate::comparison::Edit;
use crate::text::{Speech, Vocabulary, is_plain_speech, lower, qualifier};

/// The fewest characters of a sentence, added to or removed from a paragraph, that is a passage.
pub(super) const SENTENCE_CHARS: usize = 24;

/// Whether an edit without a fact of its own may be part of one: a hedge or a direction beside a number, another verb
/// of saying, or a whole sentence. Most rewording is none of these, and a text without any need not be aligned.
pub(super) fn may_be_part(edit: &Edit, vocabulary: &Vocabulary) -> bool {
    let qualifies = |text: &str| match text.contains(' ') {
        true => qualifier(&lower(text).replace(' ', "-")).is_some(),
        false => text.is_empty() || qualifier(&lower(text)).is_some(),
    };
    let is_alone = edit.before.is_empty() || edit.after.is_empty();
    let words = [edit.before.trim(), edit.after.trim()];
    let has_stop = |text: &str| text.contains(['.', '!', '?', '؟', '。']);
    edit.before.len().max(edit.after.len()) >= SENTENCE_CHARS
        || is_alone && (has_stop(&edit.before) || has_stop(&edit.after))
        || !is_alone && swap_verbs(words, vocabulary)
        || words.into_iter().all(qualifies)
}

/// Whether one verb of saying replaced another: "She was \[asked\]{told} about it".
pub(super) fn swaps_verb(edit: &Edit, vocabulary: &Vocabulary) -> bool {
    swap_verbs([edit.before.trim(), edit.after.trim()], vocabulary)
}

fn swap_verbs(words: [&str; 2], vocabulary: &Vocabulary) -> bool {
    let speaks = |word: &str| {
        let is_word = !word.is_empty() && !word.contains(' ');
        is_word && vocabulary.id_of(&lower(word)).is_some_and(|id| vocabulary.speech(id) != Speech::None)
    };
    words.into_iter().all(speaks) && !words.into_iter().all(|word| is_plain_speech(&lower(word)))
}
