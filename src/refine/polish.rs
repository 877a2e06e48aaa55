//! Removes from hunks what both sides share, and separates words that are only respelled.

use std::ops::Range;

use super::spelling::is_spelling_variant;
use crate::diff::Hunk;
use crate::text::{Passage, TokenKind, folded, is_article, is_calendar_word, is_number_word};

/// Excludes final punctuation that both sides of a swap share, and separates words that are only respelled.
///
/// ```text
/// [It rained.] [Nobody came.]   →   [It rained] [Nobody came].
/// [Jon Haugen] [John Haugan]    →   [Jon] [John] [Haugen] [Haugan]
/// [Haugen, 54] [Haugan, 45]     →   [Haugen] [Haugan], [54] [45]
/// [Haugen ran] [Haugan stayed]  →   [Haugen] [Haugan] [ran] [stayed]
/// [der Sprecher] [die Sprecherin]   one edit, because the article changed with the noun
/// ```
///
/// `moved` are the sentences of each side that are at another place on the other side, in order.
pub(crate) fn polish(hunks: &[Hunk], moved: [&[Range<usize>]; 2], before: &Passage, after: &Passage) -> Vec<Hunk> {
    let mut polished = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        // A moved sentence includes its final punctuation. Its words do not pair with those that replaced it.
        if holds(moved[0], &hunk.before) || holds(moved[1], &hunk.after) {
            polished.push(hunk.clone());
            continue;
        }
        let hunk = trimmed(hunk.clone(), before, after);
        let is_inside = is_inside_sentence(&hunk.before, before) && is_inside_sentence(&hunk.after, after);
        let has_other_article = has_other_article(&hunk, before, after);
        match pairs(&hunk, before, after).filter(|_| !has_other_article) {
            Some(pairs) => polished.extend(pairs),
            None if is_inside => polished.extend(without_own_edits(hunk, has_other_article, before, after)),
            None => polished.push(hunk),
        }
    }
    polished
}

/// The word pairs of a swap, if each word was respelled, is another figure, or was kept.
fn pairs(hunk: &Hunk, before: &Passage, after: &Passage) -> Option<Vec<Hunk>> {
    let is_even = hunk.before.len() == hunk.after.len() && hunk.before.len() > 1;
    let stays = |pair: &Hunk| before.keys(&pair.before) == after.keys(&pair.after);
    let is_counted = |pair: &Hunk| {
        before.kind(pair.before.start) == TokenKind::Number && after.kind(pair.after.start) == TokenKind::Number
    };
    let words = hunk.before.clone().zip(hunk.after.clone());
    let mut pairs: Vec<Hunk> = words.map(|(i, j)| Hunk { before: i..i + 1, after: j..j + 1 }).collect();
    // A word directly after a figure may change with it, because its ending depends on the number.
    let has_kept_word = pairs.iter().any(stays);
    let is_own_pair =
        |pair: &Hunk| stays(pair) || has_kept_word && is_counted(pair) || is_spelling_variant(pair, before, after);
    // "Supreme Court", "supreme court": one change.
    let is_recased = || folded(before.words(&hunk.before)) == folded(after.words(&hunk.after));
    if !is_even || !pairs.iter().all(is_own_pair) || is_recased() {
        return None;
    }
    pairs.retain(|pair| !stays(pair));
    Some(pairs)
}

/// Whether a hunk begins with two different articles: "ein Sprecher", "eine Sprecherin".
fn has_other_article(hunk: &Hunk, before: &Passage, after: &Passage) -> bool {
    let (one, other) = (before.word(hunk.before.start), after.word(hunk.after.start));
    one != other && is_article(one) && is_article(other)
}

/// Whether a range is part of one sentence. If whole sentences replaced each other, no name was corrected.
fn is_inside_sentence(range: &Range<usize>, passage: &Passage) -> bool {
    passage.sentence(range.start).is_some_and(|sentence| {
        let is_whole = sentence.start == range.start && sentence.end <= range.end + 1;
        range.end <= sentence.end && !is_whole
    })
}

/// Splits off the edges of a swap what is an edit by itself: a respelled name, and a figure beside a mark that stayed.
///
/// ```text
/// [Haugen, 54, was jailed] [Haugan, 45, went free]   →   [Haugen] [Haugan], [54] [45], [was jailed] [went free]
/// ```
fn without_own_edits(mut hunk: Hunk, has_other_article: bool, before: &Passage, after: &Passage) -> Vec<Hunk> {
    let is_name = |passage: &Passage, token: usize| passage.word(token).starts_with(char::is_uppercase);
    let is_figure = |passage: &Passage, token| {
        let word = passage.word(token);
        passage.kind(token) == TokenKind::Number || is_number_word(word) || is_calendar_word(word)
    };
    let is_own = |pair: &Hunk, is_beside_mark: bool| {
        let (one, other) = (pair.before.start, pair.after.start);
        is_name(before, one) && is_name(after, other) && is_spelling_variant(pair, before, after)
            || is_beside_mark && is_figure(before, one) && is_figure(after, other)
    };
    let (mut first, mut last) = (Vec::new(), Vec::new());
    while hunk.before.len() > 1 && hunk.after.len() > 1 {
        let (Range { start: i, end: to }, Range { start: j, end: up }) = (hunk.before.clone(), hunk.after.clone());
        let head = Hunk { before: i..i + 1, after: j..j + 1 };
        let tail = Hunk { before: to - 1..to, after: up - 1..up };
        let has_mark = [is_shared_mark(i + 1, j + 1, before, after), is_shared_mark(to - 2, up - 2, before, after)];
        if is_own(&head, has_mark[0]) {
            let start = 1 + usize::from(has_mark[0]);
            hunk = Hunk { before: i + start..to, after: j + start..up };
            first.push(head);
        } else if is_own(&tail, has_mark[1]) && (!has_other_article || is_name(before, to - 2)) {
            let end = 1 + usize::from(has_mark[1]);
            hunk = Hunk { before: i..to - end, after: j..up - end };
            last.push(tail);
        } else {
            break;
        }
    }
    if !hunk.before.is_empty() || !hunk.after.is_empty() {
        first.push(hunk);
    }
    first.extend(last.into_iter().rev());
    first
}

/// Whether both sides have the same punctuation mark at two places.
fn is_shared_mark(one: usize, other: usize, before: &Passage, after: &Passage) -> bool {
    before.ids.get(one) == after.ids.get(other)
        && before.kind(one) == TokenKind::Punctuation
        && before.space_text(one).is_empty() == after.space_text(other).is_empty()
}

/// The number of tokens of the shorter side, if the longer one begins with them.
///
/// ```text
/// [The pier of Gravik was built in 1911. It]{The pier} has been closed
///   →   The pier[ of Gravik was built in 1911. It] has been closed
/// ```
fn common_start(hunk: &Hunk, before: &Passage, after: &Passage) -> usize {
    let (one, other) = (before.keys(&hunk.before), after.keys(&hunk.after));
    if one.starts_with(other) {
        other.len()
    } else if other.starts_with(one) {
        one.len()
    } else {
        0
    }
}

/// Whether a sentence begins in a range.
fn holds(sentences: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = sentences.partition_point(|sentence| sentence.start < range.start);
    sentences.get(next).is_some_and(|sentence| sentence.start < range.end)
}

fn trimmed(mut hunk: Hunk, before: &Passage, after: &Passage) -> Hunk {
    let kept = common_start(&hunk, before, after);
    (hunk.before.start, hunk.after.start) = (hunk.before.start + kept, hunk.after.start + kept);
    while hunk.before.len() > 1 && hunk.after.len() > 1 {
        let (one, other) = (hunk.before.end - 1, hunk.after.end - 1);
        if !is_shared_mark(one, other, before, after) {
            break;
        }
        (hunk.before.end, hunk.after.end) = (one, other);
    }
    hunk
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Vocabulary;

    #[test]
    fn a_moved_sentence_is_not_paired_with_an_equal_one() {
        let mut vocabulary = Vocabulary::default();
        let [before, after] = ["Rain fell.", "Rain fell."].map(|text| Passage::new(text.to_owned(), &mut vocabulary));
        let hunk = Hunk { before: 0..3, after: 0..3 };
        assert_eq!(polish(std::slice::from_ref(&hunk), [std::slice::from_ref(&(0..3)), &[]], &before, &after), [hunk]);
    }
}
