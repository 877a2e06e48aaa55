//! Handles capitals of first words: a word that only gained or lost the capital of a sentence start counts as kept.

use std::borrow::Cow;
use std::ops::Range;

use crate::diff::Hunk;
use crate::text::lowercase::push_lowercase;
use crate::text::{Passage, TokenKind, Vocabulary, token_key};

/// The keys of two sentences that belong together. A first word gets the case that it has inside the other sentence.
///
/// ```text
/// {During the strike, }Ferries~ferries will run all night.
/// [However, ]the~The harbour pilot refused to leave his post.
/// ```
///
/// `Ferries~ferries` is kept, and only its capital is reported, as typography. If several sentences belong to one,
/// meaningful words at the joints count as well. A particle there is part of the joint: "room[. The]{, and the} clerk".
pub(super) fn recased_keys<'a>(
    whole: &Hunk,
    before: &'a Passage,
    after: &'a Passage,
    vocabulary: &Vocabulary,
) -> (Cow<'a, [u32]>, Cow<'a, [u32]>) {
    let (one, other) = (before.keys(&whole.before), after.keys(&whole.after));
    let is_one_pair = |passage: &Passage, range: &Range<usize>| {
        passage.sentence(range.start).is_none_or(|sentence| sentence.end >= range.end)
    };
    // Most sentences start with the same word.
    if one.first() == other.first() && is_one_pair(before, &whole.before) && is_one_pair(after, &whole.after) {
        return (Cow::Borrowed(one), Cow::Borrowed(other));
    }
    (recased(one, other, before, &whole.before, vocabulary), recased(other, one, after, &whole.after, vocabulary))
}

/// The keys of a range. The first word of each sentence is lower case if `others` contain only that form.
fn recased<'a>(
    keys: &'a [u32],
    others: &[u32],
    passage: &Passage,
    range: &Range<usize>,
    vocabulary: &Vocabulary,
) -> Cow<'a, [u32]> {
    let mut recased = Cow::Borrowed(keys);
    let first = passage.sentence_number(range.start);
    let sentences = passage.sentences.iter().skip(first).take_while(|sentence| sentence.start < range.end);
    for (number, sentence) in sentences.enumerate() {
        let start = sentence.start.max(range.start);
        let Some(token) =
            (start..sentence.end.min(range.end)).find(|token| passage.kind(*token) != TokenKind::Punctuation)
        else {
            continue;
        };
        let Some(key) = keys.get(token - range.start) else { continue };
        let Some(small) = small_key(passage, token, vocabulary) else { continue };
        let counts = number == 0 || vocabulary.is_meaningful(small);
        if counts
            && others.contains(&small)
            && !others.contains(key)
            && let Some(place) = recased.to_mut().get_mut(token - range.start)
        {
            *place = small;
        }
    }
    recased
}

/// The lower-case key of a capitalised word, if that form occurs in either version.
fn small_key(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> Option<u32> {
    let word = passage.word(token);
    let mut letters = word.chars();
    let first = letters.next().filter(|first| passage.kind(token) == TokenKind::Word && first.is_uppercase())?;
    let rest = letters.as_str();
    // "AP", "McKay": these capitals are part of the word.
    if rest.chars().any(char::is_uppercase) {
        return None;
    }
    let mut small = String::new();
    push_lowercase(&mut small, first);
    small.push_str(rest);
    vocabulary.id_of(&token_key(&small))
}
