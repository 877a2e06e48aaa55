//! Finds leftover sentences whose words another paragraph took up, however far away it is.
//!
//! ```text
//! … had saved the granary.                 →   … had saved the granary and asked for patience, because insurers expect
//! Insurers expect claims for roofs and         claims for roofs and cars to reach 40 million crowns.
//! cars to reach 40 million crowns, …
//! ```
//!
//! The measure is how much of the leftover stands elsewhere, not how much of the other paragraph: that one may have
//! many words of its own. Names and days hardly count, because the sentences of a story share them. Words that only one
//! block of each version contains count twice. The words become a pair of linked edits, like a moved sentence.

use std::cell::OnceCell;
use std::ops::Range;

use super::draft::RowDraft;
use super::places::{Part, SideTokens, TokenRange};
use super::scattered::{self, Hosts};
use crate::align::RareWords;
use crate::context::Context;
use crate::diff::Hunk;
use crate::refine::refine_sentence;
use crate::text::{Passage, TokenKind, is_calendar_word};

/// The fewest tokens of a changed stretch to which words may have gone.
const HOST_TOKENS: usize = 3;

/// The weight that the shared words must have together: three distinctive words that occur nowhere else, or five others.
/// At 15, "the west coast" suffices.
const KEPT_WEIGHT: u32 = 17;

/// These must have more than this share of the leftover's weight. At 0.5, a sentence that gave up a clause is lost.
const KEPT_SHARE: f64 = 0.4;

/// The number of consecutive shared tokens from which names among them count: more than a name with its title.
const NAMED_TOKENS: usize = 6;

/// The number of other meaningful words that these must contain. A title is one.
const NAMED_WORDS: usize = 2;

/// Pairs of places with the same words, of the version before and of the one after: a part of a leftover sentence, and
/// a part of a changed stretch or of a leftover sentence of another row on the other side. `leftovers` are the
/// sentences of both sides that were deleted or inserted whole and did not move, in reading order.
pub(super) fn find(
    drafts: &[RowDraft<'_>],
    leftovers: [&[TokenRange]; 2],
    context: &mut Context<'_>,
) -> Vec<(TokenRange, TokenRange)> {
    let mut found = Vec::new();
    let [before, after] = leftovers;
    let mut sides = [(before, after, true), (after, before, false)];
    if context.is_reversed() {
        sides.reverse();
    }
    let rare = OnceCell::new();
    for (ours, theirs, is_before) in sides {
        if !ours.is_empty() {
            absorb(drafts, (ours, theirs), is_before, &rare, &mut found, context);
        }
    }
    found
}

/// Finds the places to which the leftovers of one side went.
fn absorb(
    drafts: &[RowDraft<'_>],
    (leftovers, others): (&[TokenRange], &[TokenRange]),
    is_before: bool,
    rare: &OnceCell<RareWords>,
    found: &mut Vec<(TokenRange, TokenRange)>,
    context: &mut Context<'_>,
) {
    let [here, there] = [is_before, !is_before].map(|is_before| SideTokens { drafts, is_before });
    let mut hosts = there.hosts(HOST_TOKENS);
    hosts.extend_from_slice(others);
    let words = Hosts::new(&hosts, there, context);
    for leftover in leftovers {
        let keys = here.keys(leftover);
        if !context.budget.take((keys.len() + found.len()) as u64) {
            break;
        }
        let host = words.likely(keys).and_then(|number| hosts.get(number));
        let Some(host) = host.filter(|host| there.is_elsewhere(host, leftover)) else { continue };
        let Some((one, other)) = here.passage(leftover.row).zip(there.passage(host.row)) else { continue };
        let rare = rare.get_or_init(|| rare_words(drafts));
        let is_free = |part: &Part| are_free(found, is_before, (leftover.row, host.row), part);
        let mut kept = kept((one, leftover), (other, host), is_before, context);
        // Two characters of a script without spaces are a word.
        let is_meaningful = |shared: &Part| {
            one.keys(&shared.0).iter().any(|key| context.vocabulary.is_meaningful(*key))
                || shared.0.len() > 1 && one.kind(shared.0.start) == TokenKind::Unspaced
        };
        // A particle or a full stop would stretch the part far.
        kept.retain(is_free);
        kept.truncate(kept.iter().rposition(is_meaningful).map_or(0, |last| last + 1));
        kept.drain(..kept.iter().position(is_meaningful).unwrap_or(0));
        let weight: u32 = kept.iter().map(|shared| weigh(one, &shared.0, rare, context)).sum();
        let is_most =
            weight >= KEPT_WEIGHT && f64::from(weight) > KEPT_SHARE * f64::from(context.vocabulary.total(keys));
        let in_order = kept.first().zip(kept.last()).filter(|_| is_most);
        let part = in_order.map(|(first, last)| (first.0.start..last.0.end, first.1.start..last.1.end));
        let part = part.or_else(|| scattered::shared_parts((one, leftover), (other, host), rare, context));
        if let Some((here, there)) = part.filter(is_free) {
            let pair = (TokenRange { row: leftover.row, tokens: here }, TokenRange { row: host.row, tokens: there });
            found.push(if is_before { pair } else { (pair.1, pair.0) });
        }
    }
}

/// Whether neither part, here or there, overlaps one that is linked already. Given are the rows of both.
fn are_free(found: &[(TokenRange, TokenRange)], is_before: bool, rows: (usize, usize), part: &Part) -> bool {
    found.iter().all(|(before, after)| {
        let (here, there) = if is_before { (before, after) } else { (after, before) };
        !here.overlaps(rows.0, &part.0) && !there.overlaps(rows.1, &part.1)
    })
}

/// Counts the words of all blocks that were read.
fn rare_words(drafts: &[RowDraft<'_>]) -> RareWords {
    let mut texts: Vec<(usize, &[u32])> = Vec::new();
    for draft in drafts {
        texts.extend(draft.before.iter().map(|block| (0, &*block.unit.ids)));
        texts.extend(draft.after.iter().map(|block| (1, &*block.unit.ids)));
    }
    RareWords::of(&texts)
}

/// The weight of some tokens without names, days, months and particles. Rare words count twice. In a long run with
/// other words, names count.
///
/// ```text
/// Trains between Orme and Kell are cancelled.   →   Schools will remain closed, and trains between Orme and Kell are
///                                                   cancelled until Sunday.
/// ```
fn weigh(passage: &Passage, tokens: &Range<usize>, rare: &RareWords, context: &Context<'_>) -> u32 {
    let vocabulary = &context.vocabulary;
    let (mut weight, mut names, mut others) = (0, 0, 0);
    for (token, key) in tokens.clone().zip(passage.keys(tokens)) {
        if vocabulary.is_part_of_name(*key) {
            names += vocabulary.weight(*key);
        } else if !is_calendar_word(passage.word(token))
            && (vocabulary.is_meaningful(*key) || passage.kind(token) == TokenKind::Unspaced)
        {
            weight += rare.weight(*key, vocabulary);
            others += 1;
        }
    }
    if tokens.len() >= NAMED_TOKENS && others >= NAMED_WORDS { weight + names } else { weight }
}

/// The tokens that two places share, each as a range of both.
fn kept(
    (one, leftover): (&Passage, &TokenRange),
    (other, host): (&Passage, &TokenRange),
    is_before: bool,
    context: &mut Context<'_>,
) -> Vec<Part> {
    let (ours, theirs) = ((one, &leftover.tokens), (other, &host.tokens));
    let (before, after) = if is_before { (ours, theirs) } else { (theirs, ours) };
    let mut hunks = refine_sentence(before, after, context);
    let end = |tokens: &Range<usize>| tokens.end..tokens.end;
    hunks.push(Hunk { before: end(before.1), after: end(after.1) });
    let (mut i, mut j) = (leftover.tokens.start, host.tokens.start);
    let mut kept = Vec::new();
    for Hunk { before, after } in hunks {
        let (here, there) = if is_before { (before, after) } else { (after, before) };
        if here.start > i {
            kept.push((i..here.start, j..there.start));
        }
        (i, j) = (here.end, there.end);
    }
    kept
}
