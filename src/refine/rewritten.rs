//! Decides when a sentence is shown as replaced instead of edited, and which parts of it stay.

use std::ops::Range;

use super::spelling::is_spelling_variant;
use crate::diff::Hunk;
use crate::text::{Passage, TokenKind, Vocabulary};

/// The share of its weight that the lighter of two sentences must have kept to be edited. With less it is replaced.
/// People who mark changes by hand still mark single words when only a quarter was kept. At 0.35 sentences are replaced
/// that share a subject and a place. At 0.25 sentences are edited that share only a number and a noun.
const KEPT: f64 = 0.3;

/// The weight that must have changed for a sentence with one edit to be replaced: about four distinctive words. In "It
/// was 14" one word is the greater part, and yet it is an edit.
const REWRITTEN_WEIGHT: f64 = 16.0;

/// The weight from which the start or the end of a replaced sentence stays if both sides share it: four distinctive
/// words.
const KEPT_EDGE: f64 = 16.0;

/// The number of words from which it stays even if they are short: as many as a reader takes in at once.
const KEPT_EDGE_WORDS: usize = 3;

/// Two sentences that belong together, and the tokens of both.
pub(super) struct SentencePair<'a> {
    pub before: &'a Passage,
    pub after: &'a Passage,
    pub whole: &'a Hunk,
    /// The keys of both. A first word has the case that it has on the other side.
    pub keys: (&'a [u32], &'a [u32]),
    pub vocabulary: &'a Vocabulary,
}

impl SentencePair<'_> {
    /// The replaced part of a rewritten sentence: all but a common start or end that is long enough. If the subject
    /// were deleted and inserted again, the reader would have to search for what is said about it now.
    ///
    /// ```text
    /// Who took the [herring is a riddle to the police]
    ///   {nets, the buoys and both anchors was still under investigation}.
    /// ```
    pub fn without_edges(&self) -> Hunk {
        let mut rest = self.whole.clone();
        let (one, other) = self.keys;
        let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
        let head = self.edge(rest.before.start..rest.before.start + same);
        let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
        let same = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
        let tail = self.edge(rest.before.end - same..rest.before.end);
        (rest.before.start, rest.after.start) = (rest.before.start + head, rest.after.start + head);
        (rest.before.end, rest.after.end) = (rest.before.end - tail, rest.after.end - tail);
        rest
    }

    /// How many tokens of a common edge stay: all or none.
    fn edge(&self, kept: Range<usize>) -> usize {
        let stays = count_words(self.before, &kept) >= KEPT_EDGE_WORDS || self.weigh(self.before, &kept) >= KEPT_EDGE;
        if stays { kept.len() } else { 0 }
    }

    /// Whether the lighter of the two sentences kept less than [`KEPT`]. Adding or removing a clause, however long,
    /// does not rewrite the rest.
    ///
    /// ```text
    /// Trams {of the old line }to the airport [were]{are} often late[ when snow lay on the points, when …].
    /// ```
    pub fn is_rewritten(&self, hunks: &[Hunk]) -> bool {
        // A respelled word counts as kept.
        let changed = || hunks.iter().filter(|hunk| !is_spelling_variant(hunk, self.before, self.after));
        let deleted: f64 = changed().map(|hunk| self.weigh(self.before, &hunk.before)).sum();
        let inserted: f64 = changed().map(|hunk| self.weigh(self.after, &hunk.after)).sum();
        let wholes = (self.weigh(self.before, &self.whole.before), self.weigh(self.after, &self.whole.after));
        let is_little = is_lighter_changed((deleted, inserted), wholes);
        match hunks {
            [] => false,
            [_] => is_little && deleted.max(inserted) >= REWRITTEN_WEIGHT,
            _ => is_little && !self.has_kept_much(hunks) || self.is_reversed_around_a_word(hunks),
        }
    }

    /// Whether only one word was kept, which ended the one sentence and begins the other.
    ///
    /// ```text
    /// [Thousands without power]{Power back in most homes}
    /// ```
    fn is_reversed_around_a_word(&self, hunks: &[Hunk]) -> bool {
        let [left, right] = hunks else { return false };
        let starts = left.before.start == self.whole.before.start && left.after.start == self.whole.after.start;
        let is_mark = |token| self.before.kind(token) == TokenKind::Punctuation;
        let is_end = (right.before.end..self.whole.before.end).all(is_mark);
        let is_turned = left.is_pure_insertion() && right.is_pure_deletion()
            || left.is_pure_deletion() && right.is_pure_insertion();
        starts && is_end && is_turned && right.before.start - left.before.end == 1
    }

    /// Whether at least a third of the words of the shorter sentence were kept. It then reads as edited, however many
    /// edits it has. A quarter is enough if a meaningful word was kept between two edits.
    ///
    /// ```text
    /// [The mayor]{A bishop} opened the [school]{church} on [Monday]{Sunday}
    ///   with a [short]{long} speech to [pupils]{nuns}.
    /// ```
    fn has_kept_much(&self, hunks: &[Hunk]) -> bool {
        let all = count_words(self.before, &self.whole.before);
        let deleted: usize = hunks.iter().map(|hunk| count_words(self.before, &hunk.before)).sum();
        let kept = all.saturating_sub(deleted);
        let least = all.min(count_words(self.after, &self.whole.after));
        let is_meaningful = |pair: &[Hunk]| match pair {
            [left, right] => {
                let kept = self.before.keys(&(left.before.end..right.before.start));
                kept.iter().any(|id| self.vocabulary.is_meaningful(*id))
            }
            _ => false,
        };
        3 * kept >= least || 4 * kept >= least && hunks.windows(2).any(is_meaningful)
    }

    fn weigh(&self, passage: &Passage, range: &Range<usize>) -> f64 {
        f64::from(self.vocabulary.total(passage.keys(range)))
    }
}

/// The number of tokens in a range, without punctuation.
fn count_words(passage: &Passage, range: &Range<usize>) -> usize {
    range.clone().filter(|token| passage.kind(*token) != TokenKind::Punctuation).count()
}

/// Whether the lighter of two sentences kept less than [`KEPT`], given the weights of what changed and of the whole
/// sentences.
fn is_lighter_changed(changed: (f64, f64), wholes: (f64, f64)) -> bool {
    let is_changed = |changed: f64, whole: f64| changed > (1.0 - KEPT) * whole;
    match wholes.0.total_cmp(&wholes.1) {
        std::cmp::Ordering::Less => is_changed(changed.0, wholes.0),
        std::cmp::Ordering::Greater => is_changed(changed.1, wholes.1),
        std::cmp::Ordering::Equal => is_changed(changed.0, wholes.0) && is_changed(changed.1, wholes.1),
    }
}

/// The share of the weight of two sentences above which one swap makes them different sentences. Their names and
/// negations then did not change.
const REWRITTEN: f64 = 0.6;

/// Whether one swap replaces so much of two sentences that they are different ones. Takes the weights of the swapped
/// parts and of the whole sentences.
pub(crate) fn replaces_most(parts: (u32, u32), wholes: (u32, u32)) -> bool {
    f64::from(parts.0.min(parts.1)) >= REWRITTEN_WEIGHT
        && f64::from(parts.0 + parts.1) > REWRITTEN * f64::from(wholes.0 + wholes.1)
}
