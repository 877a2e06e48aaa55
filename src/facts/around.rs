//! Copies the words around a value: words of the same clause that both versions have.
//!
//! ```text
//! a ferry carrying [180]{187} people[ when it]{, and} capsized   →   "ferry carrying", "people"
//! Mills, [62]{64}, founded the firm                              →   "Mills,", ""
//! killed [12]{27} of the people                                  →   "killed", "of the people"
//! ```

use std::ops::Range;

use super::entry::{has, id, is_capital};
use super::line::{Line, is_kept};
use crate::text::trim::{first_chars, slice, trim_end};
use crate::text::{Passage, TokenKind, Vocabulary, is_particle};

/// How far to copy before and after a value, in half words. A sign of a script without spaces is half a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    pub before: usize,
    pub after: usize,
}

/// The weight from which a word is distinctive: four letters.
pub(super) const DISTINCTIVE: u32 = 4;

/// The number of half words from which the excerpt quotes a clause, not only the words of the value. It then keeps its
/// particles.
const WHOLE_CLAUSE: usize = 8;

/// The most signs of a script without spaces that an excerpt goes on for, to end where a word does.
const BEYOND: usize = 6;

/// The most half words of a one-sided edit that the excerpt skips, if the clause continues unchanged after it.
const PASSED: usize = 6;

/// The most words and characters of a quoted passage.
const QUOTED_WORDS: usize = 12;
const QUOTED_CHARS: usize = 90;

/// Returns the words before and after some steps. `value` are the reported tokens of the version after.
pub(super) fn find(
    line: &Line<'_>,
    steps: &Range<usize>,
    value: &Range<usize>,
    reach: Reach,
    vocabulary: &Vocabulary,
) -> [String; 2] {
    let mut before = walk(line, steps.start, false, reach.before);
    let mut after = walk(line, steps.end, true, reach.after);
    let [_, passage] = line.passages();
    let says_something = |tokens: &[usize]| tokens.iter().any(|token| is_distinctive(passage, *token, vocabulary));
    // Particles at the outer ends add nothing: "12 → 27 people [in the]".
    if says_something(&after) {
        while after.last().is_some_and(|last| is_particle(passage.word(*last))) {
            after.pop();
        }
    }
    if reach.before < WHOLE_CLAUSE && !says_something(&before) && says_something(&after) {
        before.clear();
    }
    if before.is_empty() && after.is_empty() {
        before = over_comma(line, steps.start);
    }
    // The white space between belongs to the words, because some scripts have none.
    let mut lead = text(passage, &before);
    let mut trail = text(passage, &after);
    if let Some(last) = before.last() {
        lead.push_str(joint(passage, last + 1..value.start, *last));
    }
    if let Some(first) = after.first() {
        trail.insert_str(0, joint(passage, value.end..*first, *first));
    }
    [lead, trail].map(|text| text.replace('\n', " "))
}

/// What stands in the place of some tokens beside an excerpt's own token, with the white space around them. Only
/// punctuation is copied; where other words are skipped, a space stands.
fn joint(passage: &Passage, tokens: Range<usize>, beside: usize) -> &str {
    let is_word = |passage: &Passage, token: usize| passage.kind(token) != TokenKind::Punctuation;
    if tokens.start > tokens.end || tokens.end > passage.tokens.len() || has(passage, &tokens, &is_word) {
        return between(passage, beside);
    }
    slice(&passage.text, &(passage.gap(tokens.start).start..passage.gap(tokens.end).end))
}

/// The white space beside a token where skipped words would be.
fn between(passage: &Passage, token: usize) -> &'static str {
    if passage.kind(token) == TokenKind::Unspaced { "" } else { " " }
}

/// The tokens from a step on, forwards or backwards, up to `most` half words, in reading order. In a script without
/// spaces that may be inside a word. Then it goes on to where a word certainly ends, or back to where one did.
fn walk(line: &Line<'_>, mut at: usize, is_forward: bool, most: usize) -> Vec<usize> {
    let [before, after] = line.passages();
    let mut tokens = Vec::new();
    let mut left = most;
    // Signs beyond `most`, and the last place before where a word certainly ended.
    let (mut over, mut certain) = (0, None);
    while let Some(step) = if is_forward { line.steps.get(at) } else { line.steps.get(at.wrapping_sub(1)) } {
        at = if is_forward { at + 1 } else { at - 1 };
        if !is_kept(step) {
            // Inserted or deleted words are skipped. Replaced words end the walk.
            let is_one_sided = step.before.is_empty() || step.after.is_empty();
            let passes = |passage: &Passage, range: &Range<usize>| {
                length(passage, range) <= PASSED && !has(passage, range, &ends_clause)
            };
            if is_one_sided && passes(before, &step.before) && passes(after, &step.after) {
                continue;
            }
            break;
        }
        let token = step.after.start;
        let own = length(after, &step.after);
        if ends_clause(after, token) {
            break;
        }
        let is_edge = is_edge(after, tokens.last().copied(), token);
        if own > left {
            if is_edge {
                break;
            }
            if over == BEYOND {
                tokens.truncate(certain.unwrap_or(tokens.len() - over));
                break;
            }
            over += 1;
        } else {
            left -= own;
        }
        if is_edge && over == 0 && !tokens.is_empty() {
            certain = Some(tokens.len());
        }
        tokens.push(token);
    }
    if !is_forward {
        tokens.reverse();
    }
    tokens
}

/// Whether a word certainly ends between a token and the one met before it, in either direction. Inside a script without
/// spaces nothing tells.
fn is_edge(passage: &Passage, last: Option<usize>, token: usize) -> bool {
    let is_unspaced = |token| passage.kind(token) == TokenKind::Unspaced;
    last.is_none_or(|last| !passage.gap_text(token.max(last)).is_empty() || !is_unspaced(token) || !is_unspaced(last))
}

/// The words before a comma, including it, if the clause has no others: "Mills, 62".
fn over_comma(line: &Line<'_>, start: usize) -> Vec<usize> {
    let [_, after] = line.passages();
    let comma = line.kept(start.wrapping_sub(1)).filter(|step| is_kept(step)).map(|step| step.after.start);
    let mut tokens = Vec::new();
    if let Some(comma) = comma.filter(|token| matches!(after.word(*token), "," | "،" | "，")) {
        tokens = walk(line, start - 1, false, 4);
        if !tokens.is_empty() {
            tokens.push(comma);
        }
    }
    tokens
}

/// The text of tokens with the white space between them.
fn text(passage: &Passage, tokens: &[usize]) -> String {
    let mut text = String::new();
    let mut last = None;
    for token in tokens {
        if let Some(last) = last {
            let gap = if last + 1 == *token { passage.gap_text(*token) } else { between(passage, *token) };
            text.push_str(gap);
        }
        text.push_str(passage.word(*token));
        last = Some(*token);
    }
    text
}

/// Whether a token ends a clause, or begins a quotation or another block.
#[inline(never)]
pub(super) fn ends_clause(passage: &Passage, token: usize) -> bool {
    passage.kind(token) == TokenKind::Punctuation && !matches!(passage.word(token), "-" | "'" | "’" | "/" | "%" | "&")
        || passage.gap_text(token).contains('\n')
}

/// The number of half words of some tokens.
#[inline(never)]
pub(super) fn length(passage: &Passage, tokens: &Range<usize>) -> usize {
    let of = |token: usize| match passage.kind(token) {
        TokenKind::Punctuation => 0,
        TokenKind::Unspaced => 1,
        _ => 2,
    };
    tokens.clone().map(of).sum()
}

/// Whether a token is distinctive: a word of four letters or with a capital.
#[inline(never)]
pub(super) fn is_distinctive(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    is_long_word(passage, token, vocabulary) || is_capital(passage.word(token)) && !is_particle(passage.word(token))
}

/// Whether a token is a word of four letters. No sign of a script without spaces is too short.
#[inline(never)]
pub(super) fn is_long_word(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    passage.kind(token) == TokenKind::Unspaced || vocabulary.weight(id(passage, token)) >= DISTINCTIVE
}

/// The first words of a text, with an ellipsis if more follow.
pub(super) fn shortened(text: &str) -> String {
    cut(text, QUOTED_WORDS, QUOTED_CHARS)
}

/// The first words of a text, up to a number of words and of characters.
#[inline(never)]
pub(super) fn cut(text: &str, words: usize, chars: usize) -> String {
    let mut kept = String::new();
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
