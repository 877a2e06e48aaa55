//! Copies the words around a value: words of the same clause, as they stand in one of the versions.
//!
//! ```text
//! a ferry carrying [180]{187} people[ when it]{, and} capsized   →   "ferry carrying", "people"
//! Mills, [62]{64}, founded the firm                              →   "Mills,", ""
//! killed [12]{27} of the people                                  →   "killed", "of the people"
//! met on Monday[ in Arlen] and [agreed]{left}                    →   "on Monday and", ""
//! ```

use std::ops::Range;

use super::aligned_text::{AlignedText, changes_words};
use super::entry::{has, id, is_capital};
use crate::fact::FactClass;
use crate::pair::both;
use crate::text::trim::{first_chars, slice, trim_end};
use crate::text::{DISTINCTIVE_WEIGHT, Passage, TokenKind, Vocabulary, is_particle};

/// The number of half words from which the excerpt quotes a clause, not only the words of the value. It then keeps its
/// particles.
const WHOLE_CLAUSE: usize = 8;

/// The most characters by which an excerpt in a script without spaces is extended, so that it ends with a word.
const BEYOND: usize = 6;

/// The most half words of the other version that an excerpt skips, if the clause continues after them.
const PASSED: usize = 6;

/// The most words and characters of a quoted passage.
const QUOTED_WORDS: usize = 12;
const QUOTED_CHARS: usize = 90;

/// How far the excerpt around a value of a class reaches before and after it, in half words. In a script without
/// spaces, a character is half a word.
fn reach(class: FactClass) -> (usize, usize) {
    match class {
        // A "not" means nothing without its clause.
        FactClass::Negation => (8, 12),
        FactClass::Condition | FactClass::Wording | FactClass::Quotation => (8, 8),
        FactClass::Attribution => (6, 6),
        // "The second payment is due on [Friday]": a day says nothing without its subject.
        FactClass::Date => (12, 6),
        _ => (4, 6),
    }
}

/// One of the two versions of an aligned text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Version {
    Before,
    After,
}

/// The words before and after a value. `value` are its tokens in that version, inside those of the steps.
pub(super) fn find(
    aligned: &AlignedText<'_>,
    steps: &Range<usize>,
    value: &Range<usize>,
    class: FactClass,
    version: Version,
    vocabulary: &Vocabulary,
) -> [String; 2] {
    let excerpt = excerpt(aligned, steps, class, version, vocabulary);
    let passage = side(aligned, version);
    let value_tokens = tokens(aligned, steps, version);
    let bytes = |tokens: &Range<usize>| passage.bytes(tokens);
    let (value, whole) = (bytes(value), bytes(&excerpt));
    let lead = if excerpt.start < value_tokens.start { slice(&passage.text, &(whole.start..value.start)) } else { "" };
    let trail = if value_tokens.end < excerpt.end { slice(&passage.text, &(value.end..whole.end)) } else { "" };
    both([lead, trail], one_line)
}

/// The tokens of one version from the first to the last word of the excerpt around some steps.
#[inline(never)]
pub(super) fn excerpt(
    aligned: &AlignedText<'_>,
    steps: &Range<usize>,
    class: FactClass,
    version: Version,
    vocabulary: &Vocabulary,
) -> Range<usize> {
    let (reach_before, reach_after) = reach(class);
    let passage = side(aligned, version);
    let value_tokens = tokens(aligned, steps, version);
    let mut start = walk(aligned, steps.start, false, version, reach_before, vocabulary);
    let mut end = walk(aligned, steps.end, true, version, reach_after, vocabulary);
    let says_something =
        |tokens: Range<usize>| has(passage, &tokens, &|passage, token| is_distinctive(passage, token, vocabulary));
    if says_something(value_tokens.end..end) {
        // Particles at the outer ends add nothing: "12 → 27 people [in the]".
        while end > value_tokens.end && is_particle(passage.word(end - 1)) {
            end -= 1;
        }
    }
    if reach_before < WHOLE_CLAUSE
        && !says_something(start..value_tokens.start)
        && says_something(value_tokens.end..end)
    {
        start = value_tokens.start;
    }
    if start == value_tokens.start && end == value_tokens.end {
        start = over_comma(aligned, steps.start, version, vocabulary);
    }
    start..end
}

fn side<'l>(aligned: &'l AlignedText<'_>, version: Version) -> &'l Passage {
    let [before, after] = aligned.passages();
    if version == Version::Before { before } else { after }
}

/// The tokens of some steps in one version, also of none.
fn tokens(aligned: &AlignedText<'_>, steps: &Range<usize>, version: Version) -> Range<usize> {
    let end = |steps: usize| {
        let [before, after] = aligned.tokens(&(0..steps));
        if version == Version::Before { before.end } else { after.end }
    };
    end(steps.start)..end(steps.end)
}

/// Where the words from a step on end, forwards or backwards, up to `most` half words. In a script without spaces that
/// may be inside a word. Then they go on to where a word certainly ends, or back to where one did.
fn walk(
    aligned: &AlignedText<'_>,
    mut at: usize,
    is_forward: bool,
    version: Version,
    most: usize,
    vocabulary: &Vocabulary,
) -> usize {
    let passage = side(aligned, version);
    let mut edge = tokens(aligned, &(at..at), version).start;
    let mut left = most;
    // Signs beyond `most`, and the last place before where a word certainly ended.
    let (mut over, mut certain) = (0, None);
    let mut last = None;
    while let Some(step) = if is_forward { aligned.steps.get(at) } else { aligned.steps.get(at.wrapping_sub(1)) } {
        at = if is_forward { at + 1 } else { at - 1 };
        let [before, after] = aligned.passages();
        let (here, other, there) = match version {
            Version::Before => (&step.before, &step.after, after),
            Version::After => (&step.after, &step.before, before),
        };
        // Replaced words end the excerpt, and so does a longer insertion or deletion. A "not" that only one version has
        // would say the opposite of the other one.
        let is_one_sided = here.is_empty() || other.is_empty();
        let is_long = || length(passage, here) > PASSED || length(there, other) > PASSED;
        let negates = |passage: &Passage, token: usize| vocabulary.is_negation(id(passage, token));
        let is_not = || has(passage, here, &negates) || has(there, other, &negates);
        let position = if is_forward { at - 1 } else { at };
        if aligned.edit(position).is_some_and(changes_words)
            && (!is_one_sided || is_long() || is_not() || has(there, other, &ends_clause))
        {
            return edge;
        }
        for nth in 0..here.len() {
            let token = if is_forward { here.start + nth } else { here.end - 1 - nth };
            let weight = half_words(passage, token);
            if ends_clause(passage, token) {
                return edge;
            }
            let is_edge = is_edge(passage, last, token);
            if weight > left {
                if is_edge {
                    return edge;
                }
                if over == BEYOND {
                    return certain.unwrap_or(if is_forward { edge - over } else { edge + over });
                }
                over += 1;
            } else {
                left -= weight;
            }
            if is_edge && over == 0 && last.is_some() {
                certain = Some(edge);
            }
            last = Some(token);
            edge = if is_forward { token + 1 } else { token };
        }
    }
    edge
}

/// Whether a word certainly ends between a token and the one met before it, in either direction. Inside a script
/// without spaces this is unknown.
fn is_edge(passage: &Passage, last: Option<usize>, token: usize) -> bool {
    let is_unspaced = |token| passage.kind(token) == TokenKind::Unspaced;
    last.is_none_or(|last| !passage.space_text(token.max(last)).is_empty() || !is_unspaced(token) || !is_unspaced(last))
}

/// Where the words before a comma begin, if the clause has no others: "Mills, 62".
fn over_comma(aligned: &AlignedText<'_>, start: usize, version: Version, vocabulary: &Vocabulary) -> usize {
    let start_of_value = tokens(aligned, &(start..start), version).start;
    let comma = start_of_value.wrapping_sub(1);
    let is_comma = matches!(side(aligned, version).word(comma), "," | "،" | "，");
    match aligned.kept(start.wrapping_sub(1)).filter(|_| is_comma) {
        Some(_) => Some(walk(aligned, start - 1, false, version, 4, vocabulary))
            .filter(|start| *start < comma)
            .unwrap_or(start_of_value),
        None => start_of_value,
    }
}

/// Whether a token ends a clause, or begins a quotation or another block.
#[inline(never)]
pub(super) fn ends_clause(passage: &Passage, token: usize) -> bool {
    passage.kind(token) == TokenKind::Punctuation && !matches!(passage.word(token), "-" | "'" | "’" | "/" | "%" | "&")
        || passage.space_text(token).contains('\n')
}

/// The number of half words of some tokens.
#[inline(never)]
pub(super) fn length(passage: &Passage, tokens: &Range<usize>) -> usize {
    tokens.clone().map(|token| half_words(passage, token)).sum()
}

fn half_words(passage: &Passage, token: usize) -> usize {
    match passage.kind(token) {
        TokenKind::Punctuation => 0,
        TokenKind::Unspaced => 1,
        _ => 2,
    }
}

/// Whether a token is distinctive: a word of four letters or with a capital.
#[inline(never)]
pub(super) fn is_distinctive(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    is_long_word(passage, token, vocabulary) || is_capital(passage.word(token)) && !is_particle(passage.word(token))
}

/// Whether a token is a word of four letters. No character of a script without spaces is too short.
#[inline(never)]
pub(super) fn is_long_word(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    passage.kind(token) == TokenKind::Unspaced || vocabulary.weight(id(passage, token)) >= DISTINCTIVE_WEIGHT
}

/// A text without line breaks.
#[inline(never)]
pub(super) fn one_line(text: &str) -> String {
    if text.contains('\n') { text.replace('\n', " ") } else { text.to_owned() }
}

/// The first words of a text, with an ellipsis if more follow.
pub(super) fn shortened(text: &str) -> String {
    cut(text, QUOTED_WORDS, QUOTED_CHARS)
}

/// The first words of a text, up to a number of words and of characters.
#[inline(never)]
pub(super) fn cut(text: &str, words: usize, chars: usize) -> String {
    // Most values are one word.
    if text.len() <= chars && !text.contains(char::is_whitespace) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len().min(chars));
    let (mut count, mut left) = (0, chars);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if count == words || length > left {
            // A text without spaces is cut between two characters.
            if kept.is_empty() {
                kept.push_str(first_chars(word, chars));
            }
            kept.truncate(trim_end(&kept, |c| matches!(c, ',' | ';' | ':' | ' ')).len());
            kept.push('…');
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
        count += 1;
        left -= length;
    }
    kept
}
