//! Keeps a statement in place when its attribution changes sides, even if the attribution is the longer one.
//!
//! ```text
//! The diff keeps the longer text …
//!   {The ship had sunk, }Officials said on Monday[ that the ship had sunk].
//! … but readers look for the statement:
//!   [Officials said on Monday that the]{The} ship had sunk{, officials said on Monday}.
//! ```

use std::ops::Range;

use super::rewritten::SentencePair;
use crate::diff::Hunk;
use crate::text::{Speech, TokenKind, is_calendar_word, is_preposition};
use hashbrown::HashMap;

/// The fewest words of a statement: "the road is closed". Fewer may be a name.
pub(super) const STATEMENT_WORDS: usize = 4;

/// The hunks around the statement, if one was deleted on one side of the attribution and inserted on the other.
pub(super) fn around_statement(pair: &SentencePair<'_>, hunks: &[Hunk]) -> Option<Vec<Hunk>> {
    let ([left, .., right], whole) = (hunks, pair.whole) else { return None };
    if !is_attribution(pair, left.before.end..right.before.start) {
        return None;
    }
    let (before, after) = [(&left.before, &right.after), (&right.before, &left.after)]
        .into_iter()
        .filter_map(|(deleted, inserted)| longest_common(pair, deleted, inserted))
        .max_by_key(|(before, _)| before.len())?;
    let is_word = |token: &usize| pair.before.kind(*token) != TokenKind::Punctuation;
    let begins_with_time = is_preposition(pair.before.word(before.start));
    if begins_with_time || before.clone().filter(is_word).count() < STATEMENT_WORDS {
        return None;
    }
    let ends = (pair.keys.0.iter().rev()).zip(pair.keys.1.iter().rev()).take_while(|(one, other)| one == other).count();
    let ends = ends.min(whole.before.end - before.end).min(whole.after.end - after.end);
    let around = [
        Hunk { before: whole.before.start..before.start, after: whole.after.start..after.start },
        Hunk { before: before.end..whole.before.end - ends, after: after.end..whole.after.end - ends },
    ];
    Some(around.into_iter().filter(|hunk| !(hunk.before.is_empty() && hunk.after.is_empty())).collect())
}

/// Whether kept tokens name a speaker, and after the verb of saying at most a time or place: "Officials said on
/// Monday". Anything else is part of what was said.
fn is_attribution(pair: &SentencePair<'_>, kept: Range<usize>) -> bool {
    let says =
        |token: &usize| pair.before.ids.get(*token).is_some_and(|id| pair.vocabulary.speech(*id) == Speech::Saying);
    let Some(verb) = kept.clone().find(says) else { return false };
    let next = verb + 1;
    let word = pair.before.word(next);
    next >= kept.end || is_preposition(word) || is_calendar_word(word)
}

/// The longest list of tokens that makes up most of a deleted and of an inserted range. O(n).
fn longest_common(
    pair: &SentencePair<'_>,
    deleted: &Range<usize>,
    inserted: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let keys = |keys: &'_ [u32], whole: &Range<usize>, range: &Range<usize>| {
        keys.get(range.start - whole.start..range.end - whole.start).map(<[u32]>::to_vec)
    };
    let one = keys(pair.keys.0, &pair.whole.before, deleted)?;
    let other = keys(pair.keys.1, &pair.whole.after, inserted)?;
    // Only the first place of each list is considered, so the work stays linear.
    let mut places: HashMap<&[u32], usize> = HashMap::default();
    for (place, window) in other.windows(STATEMENT_WORDS).enumerate() {
        places.entry(window).or_insert(place);
    }
    let mut best: Option<(Range<usize>, Range<usize>)> = None;
    let mut passed = 0;
    for (at, window) in one.windows(STATEMENT_WORDS).enumerate() {
        let Some(place) = places.get(window).filter(|_| at >= passed) else { continue };
        let length = one.iter().skip(at).zip(other.iter().skip(*place)).take_while(|(a, b)| a == b).count();
        passed = at + length;
        let is_most = 2 * length >= one.len().max(other.len());
        if is_most && best.as_ref().is_none_or(|(longest, _)| length > longest.len()) {
            let (from, to) = (deleted.start + at, inserted.start + place);
            best = Some((from..from + length, to..to + length));
        }
    }
    best
}
