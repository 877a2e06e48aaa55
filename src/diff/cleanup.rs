//! Hunks in, hunks that read well out: no islands of kept words, natural edges.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Hunk;
use crate::text::{Passage, Speech, TokenKind, Vocabulary, is_particle, is_quotation_mark, spelling_core};

/// Characters up to which a kept run between two edits may be swallowed: about four words, as much as the eye takes in at once.
const ISLAND_CHARS: usize = 24;
/// Particles that an edit before a phrase may have: "out of the".
const PHRASE_TOKENS: usize = 3;
/// Tokens that a figure and its qualifier have at most: "as many as 30".
const FIGURE_TOKENS: usize = 4;
/// Weight from which a kept run between two insertions, or two deletions, is worth keeping: one word of four letters.
const CONTENT_WEIGHT: u32 = 4;

/// Joins hunks parted by a kept run that is shorter than the edits on both its sides.
///
/// ```text
/// it [quoted] Bachelet  →  [Bachelet was] quoted     two edits around one kept word …
/// [it quoted Bachelet]  →  [Bachelet was quoted]     … are one edit to a reader
/// ```
///
/// After diff-match-patch's semantic cleanup. A kept run that holds the end of a sentence stays. Linear time.
pub(crate) fn merge_islands(hunks: Vec<Hunk>, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> Vec<Hunk> {
    let mut merged: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        let mut current = hunk;
        while let Some(last) = merged.pop() {
            if is_island(&last, &current, before, after, vocabulary) {
                current =
                    Hunk { before: last.before.start..current.before.end, after: last.after.start..current.after.end };
            } else {
                merged.push(last);
                break;
            }
        }
        merged.push(current);
    }
    merged
}

fn is_island(left: &Hunk, right: &Hunk, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> bool {
    let kept = left.before.end..right.before.start;
    if ends_sentence(&kept, before) || ends_sentence(&(left.after.end..right.after.start), after) {
        return false;
    }
    // A word in a script without spaces has mostly two graphemes: one alone is seldom a word that stayed.
    if kept.len() == 1 && before.kind(kept.start) == TokenKind::Unspaced {
        return true;
    }
    // "[$2] billion [dollars]": an amount is one edit with what it counts.
    let kept_figures = kept.clone().all(|token| before.ids.get(token).is_some_and(|id| vocabulary.is_figure(*id)));
    if kept_figures
        && kept.len() == 1
        && (is_recurrenced(left, before, after) || are_counts_apart(left, right, before, after))
    {
        return true;
    }
    // What is quoted and who says it are two edits, whatever little stands between them.
    if kept.clone().any(|token| is_quotation_mark(before.word(token))) {
        return false;
    }
    // A word that is only spelled in another way is an edit of its own, and so is what stands beside it; so is a figure
    // for a figure.
    let stands_alone =
        |hunk: &Hunk| is_spelling_variant(hunk, before, after) || is_recounted(hunk, before, after, vocabulary);
    if stands_alone(left) || stands_alone(right) {
        return false;
    }
    // "[police said]" for "[according to] police": who says it is one edit.
    let length = chars(before, &kept);
    let attributes = |hunk: &Hunk| {
        let mut keys = before.keys(&hunk.before).iter().chain(after.keys(&hunk.after));
        keys.any(|id| vocabulary.speech(*id) != Speech::None)
    };
    if length <= ISLAND_CHARS && attributes(left) && attributes(right) {
        return true;
    }
    // A full name that stayed is seen: "[Prime Minister] Olav Berg met [President]" corrects two titles.
    let is_name = |token: usize| {
        let word = before.word(token);
        before.kind(token) == TokenKind::Word && word.starts_with(char::is_uppercase) && vocabulary.is_name(word)
    };
    if kept.clone().skip(1).any(|token| is_name(token) && is_name(token - 1)) {
        return false;
    }
    let only_marks = kept.clone().all(|token| before.kind(token) == TokenKind::Punctuation);
    if only_marks && left.is_swap() && right.is_swap() {
        return true;
    }
    let light = |passage: &Passage, range: &Range<usize>| {
        let weighs = |token| passage.ids.get(token).map_or(0, |id| vocabulary.weight(*id));
        range.len() <= PHRASE_TOKENS
            && range.clone().all(|token| passage.kind(token) == TokenKind::Word && weighs(token) < CONTENT_WEIGHT)
    };
    // "[on] the [quay]" and "[in] the [rain]": a particle between a particle and what it belongs to.
    let is_phrase = left.is_swap() && right.is_swap() && kept.len() == 1 && light(before, &kept);
    if is_phrase && light(before, &left.before) && light(after, &left.after) {
        return true;
    }
    // What only came or only went is read without what stays between, unless that is nothing but particles.
    let is_pure = |hunk: &Hunk| !hunk.is_swap();
    if is_pure(left) && is_pure(right) {
        let same_direction = left.is_pure_insertion() == right.is_pure_insertion();
        let is_particle = |token| before.kind(token) != TokenKind::Word || is_particle(before.word(token));
        // "{until Friday due} to [Thursday because of]": a particle that both happen to have is one of two phrases.
        let is_phrase = |hunk: &Hunk| hunk.before.len().max(hunk.after.len()) > 1;
        let is_lone_word =
            kept.len() == 1 && before.kind(kept.start) == TokenKind::Word && is_phrase(left) && is_phrase(right);
        if !kept.clone().all(is_particle) || !same_direction && !is_lone_word {
            return false;
        }
    }
    let edit = |hunk: &Hunk| chars(before, &hunk.before).max(chars(after, &hunk.after));
    length <= ISLAND_CHARS && length < edit(left) && length < edit(right)
}

/// Whether a hunk swaps one word for another spelling of it.
pub(crate) fn is_spelling_variant(hunk: &Hunk, before: &Passage, after: &Passage) -> bool {
    hunk.before.len() == 1
        && hunk.after.len() == 1
        && spelling_core(before.words(&hunk.before), after.words(&hunk.after)).is_some()
}

/// Whether a hunk swaps one figure for another, which may have a qualifier: "six" and "at least seven", "4 percent" and "4%".
fn is_recounted(hunk: &Hunk, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> bool {
    let holds = |keys: &[u32]| keys.iter().any(|id| vocabulary.is_figure(*id));
    let (gone, come) = (before.keys(&hunk.before), after.keys(&hunk.after));
    gone.len().min(come.len()) == 1 && gone.len().max(come.len()) <= FIGURE_TOKENS && holds(gone) && holds(come)
}

/// Whether a hunk ends in two amounts of which only one has its currency: "$2", "2".
fn is_recurrenced(hunk: &Hunk, before: &Passage, after: &Passage) -> bool {
    let (one, other) = (hunk.before.end.wrapping_sub(1), hunk.after.end.wrapping_sub(1));
    let begins = |word: &str| word.starts_with(char::is_numeric);
    hunk.is_swap()
        && before.kind(one) == TokenKind::Number
        && after.kind(other) == TokenKind::Number
        && begins(before.word(one)) != begins(after.word(other))
}

/// Whether the amounts beside a kept one went on one side of it and came on the other: then it is kept by chance.
fn are_counts_apart(left: &Hunk, right: &Hunk, before: &Passage, after: &Passage) -> bool {
    let (gone, come) = (holds_number(before, &left.before), holds_number(after, &left.after));
    gone != come && holds_number(before, &right.before) == come && holds_number(after, &right.after) == gone
}

/// A function of its own, for it is asked four times.
#[inline(never)]
fn holds_number(passage: &Passage, range: &Range<usize>) -> bool {
    passage.tokens.get(range.clone()).is_some_and(|tokens| tokens.iter().any(|token| token.kind == TokenKind::Number))
}

fn ends_sentence(kept: &Range<usize>, passage: &Passage) -> bool {
    let next = passage.sentences.partition_point(|sentence| sentence.end <= kept.start);
    passage.sentences.get(next).is_some_and(|sentence| sentence.end <= kept.end) && !kept.is_empty()
}

/// Characters as a reader counts them, up to a few times what matters.
fn chars(passage: &Passage, range: &Range<usize>) -> usize {
    let words = passage.words(range);
    let head = words.as_bytes().get(..4 * ISLAND_CHARS).unwrap_or(words.as_bytes());
    if head.is_ascii() { head.len() } else { words.graphemes(true).take(4 * ISLAND_CHARS).count() }
}

/// Moves insertions and deletions that could stand at several places to the one with the best edges.
///
/// ```text
/// the red [hat, the ]blue hat   →   the red hat, [the blue hat]
/// ```
///
/// Edges are scored as in diff-match-patch. Linear in the distance slid.
pub(crate) fn slide(hunks: &mut [Hunk], before: &Passage, after: &Passage) {
    for at in 0..hunks.len() {
        let floor = at.checked_sub(1).and_then(|last| hunks.get(last)).map_or((0, 0), |h| (h.before.end, h.after.end));
        let ceiling =
            hunks.get(at + 1).map_or((before.ids.len(), after.ids.len()), |h| (h.before.start, h.after.start));
        let Some(hunk) = hunks.get_mut(at) else { continue };
        let (passage, range, low, high) = if hunk.is_pure_insertion() {
            (after, hunk.after.clone(), floor.1, ceiling.1)
        } else if hunk.is_pure_deletion() {
            (before, hunk.before.clone(), floor.0, ceiling.0)
        } else {
            continue;
        };
        let (left, right) = reach(passage, &range, low, high);
        let place = |shift: isize| {
            let moved = |end: usize| end.saturating_add_signed(shift);
            moved(range.start)..moved(range.end)
        };
        let shifts = -left.cast_signed()..=right.cast_signed();
        // The first best: what comes early is read early, and the same place is found from any other.
        let best = shifts.min_by_key(|shift| {
            let place = place(*shift);
            std::cmp::Reverse(edge(passage, place.start) + edge(passage, place.end))
        });
        let shift = best.unwrap_or(0);
        let moved =
            |range: &Range<usize>| range.start.saturating_add_signed(shift)..range.end.saturating_add_signed(shift);
        *hunk = Hunk { before: moved(&hunk.before), after: moved(&hunk.after) };
    }
}

/// Tokens by which a range can slide to the left and to the right between two limits.
fn reach(passage: &Passage, range: &Range<usize>, low: usize, high: usize) -> (usize, usize) {
    let same = |a: usize, b: usize| passage.word(a) == passage.word(b);
    let left = (1..=range.start.saturating_sub(low)).take_while(|k| same(range.start - k, range.end - k)).count();
    let right = (0..high.saturating_sub(range.end)).take_while(|k| same(range.start + k, range.end + k)).count();
    (left, right)
}

/// How natural an edge before token `token` is, as in diff-match-patch, with a score for the end of a clause:
/// "the captain[, the mate] and the pilot" reads better than "the [captain, the mate] and the pilot".
fn edge(passage: &Passage, token: usize) -> u32 {
    if token == 0 || token >= passage.tokens.len() {
        return 6;
    }
    let gap = passage.gap_text(token);
    if gap.contains('\n') {
        return 5;
    }
    if passage.sentences.binary_search_by_key(&token, |sentence| sentence.start).is_ok() {
        return 4;
    }
    let is_clause_mark =
        matches!(passage.word(token), "," | ";" | ":" | "—" | "–" | "，" | "、" | "；" | "：" | "،" | "؛");
    match gap.is_empty() {
        _ if is_clause_mark => 3,
        false => 2,
        true => u32::from(passage.kind(token) == TokenKind::Punctuation),
    }
}
