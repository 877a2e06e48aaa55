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

use hashbrown::HashMap;
use std::cell::OnceCell;
use std::ops::Range;

use super::draft::RowDraft;
use crate::align::RareWords;
use crate::context::Context;
use crate::diff::Hunk;
use crate::refine::refine_sentence;
use crate::sort;
use crate::text::{Passage, TokenKind, is_calendar_word};

/// The fewest consecutive tokens that both sides must share. At 2, false links appear in essays.
const SHARED_TOKENS: usize = 3;

/// The weight that the shared words must have together: three distinctive words that occur nowhere else, or five others.
/// At 15, "the west coast" suffices.
const KEPT_WEIGHT: u32 = 17;

/// These must have more than this share of the leftover's weight. At 0.5, a sentence that gave up a clause is lost.
const KEPT_SHARE: f64 = 0.4;

/// The number of consecutive shared tokens from which names among them count: more than a name with its title.
const NAMED_TOKENS: usize = 6;

/// The number of other meaningful words that these must contain. A title is one.
const NAMED_WORDS: usize = 2;

/// A range of tokens on one side of a row.
#[derive(Debug, Clone)]
pub(super) struct TokenRange {
    pub row: usize,
    pub tokens: Range<usize>,
}

impl TokenRange {
    fn overlaps(&self, row: usize, tokens: &Range<usize>) -> bool {
        self.row == row && self.tokens.start < tokens.end && tokens.start < self.tokens.end
    }
}

/// The tokens of one side of all drafts.
#[derive(Clone, Copy)]
struct SideTokens<'d> {
    drafts: &'d [RowDraft<'d>],
    is_before: bool,
}

impl<'d> SideTokens<'d> {
    fn passage(self, row: usize) -> Option<&'d Passage> {
        let words = self.drafts.get(row)?.words.as_ref()?;
        Some(if self.is_before { words.before() } else { words.after() })
    }

    fn keys(self, place: &TokenRange) -> &'d [u32] {
        self.passage(place.row).map_or(&[], |passage| passage.keys(&place.tokens))
    }

    /// Whether a place of this side is another than that of a leftover of the other side: in another row, or in another
    /// change of blocks that were split or merged.
    fn is_elsewhere(self, host: &TokenRange, leftover: &TokenRange) -> bool {
        let Some(draft) = self.drafts.get(host.row).filter(|_| host.row == leftover.row) else { return true };
        let Some(words) = draft.words.as_ref().filter(|_| draft.before.len() + draft.after.len() > 2) else {
            return false;
        };
        let start = leftover.tokens.start;
        let is_past = |hunk: &Hunk| if self.is_before { hunk.after.end <= start } else { hunk.before.end <= start };
        let hunk = words.hunks.get(words.hunks.partition_point(is_past));
        hunk.is_none_or(|hunk| !host.overlaps(host.row, if self.is_before { &hunk.before } else { &hunk.after }))
    }

    /// The changed stretches without a whole sentence, if they are long enough.
    fn hosts(self) -> Vec<TokenRange> {
        let mut hosts = Vec::new();
        for (row, draft) in self.drafts.iter().enumerate() {
            let Some((words, passage)) = draft.words.as_ref().zip(self.passage(row)) else { continue };
            for hunk in &words.hunks {
                let range = if self.is_before { &hunk.before } else { &hunk.after };
                let inside = passage.whole_sentences(range);
                let mut start = range.start;
                for sentence in inside.iter().cloned().chain(std::iter::once(range.end..range.end)) {
                    if sentence.start.saturating_sub(start) >= SHARED_TOKENS {
                        hosts.push(TokenRange { row, tokens: start..sentence.start });
                    }
                    start = sentence.end;
                }
            }
        }
        hosts
    }
}

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
    let here = SideTokens { drafts, is_before };
    let there = SideTokens { drafts, is_before: !is_before };
    let mut hosts = there.hosts();
    hosts.extend_from_slice(others);
    let host_of = hosts_by_tokens(&hosts, there);
    for leftover in leftovers {
        let keys = here.keys(leftover);
        if !context.budget.take((keys.len() + found.len()) as u64) {
            break;
        }
        let mut numbers: Vec<usize> = keys
            .windows(SHARED_TOKENS)
            .filter_map(|window| host_of.get(window).copied().filter(|host| *host != SEVERAL))
            .collect();
        sort::sort_and_dedup(&mut numbers);
        let least = KEPT_SHARE * f64::from(context.vocabulary.total(keys));
        let mut best = (KEPT_WEIGHT, None);
        for host in
            numbers.iter().filter_map(|number| hosts.get(*number)).filter(|host| there.is_elsewhere(host, leftover))
        {
            let Some((one, other)) = here.passage(leftover.row).zip(there.passage(host.row)) else { continue };
            let mut kept = kept((one, leftover), (other, host), is_before, context);
            let is_free = |(one, other): &(Range<usize>, Range<usize>)| {
                let overlaps = |(mut here, mut there): (&TokenRange, &TokenRange)| {
                    if !is_before {
                        (here, there) = (there, here);
                    }
                    here.overlaps(leftover.row, one) || there.overlaps(host.row, other)
                };
                !found.iter().any(|(before, after)| overlaps((before, after)))
            };
            // Two characters of a script without spaces are a word.
            let is_meaningful = |shared: &(Range<usize>, _)| {
                one.keys(&shared.0).iter().any(|key| context.vocabulary.is_meaningful(*key))
                    || shared.0.len() > 1 && one.kind(shared.0.start) == TokenKind::Unspaced
            };
            // A particle or a full stop would stretch the part far.
            kept.retain(is_free);
            kept.truncate(kept.iter().rposition(is_meaningful).map_or(0, |last| last + 1));
            kept.drain(..kept.iter().position(is_meaningful).unwrap_or(0));
            let rare = rare.get_or_init(|| rare_words(drafts));
            let weight: u32 = kept.iter().map(|shared| weigh(one, &shared.0, rare, context)).sum();
            let (Some(first), Some(last)) = (kept.first(), kept.last()) else { continue };
            let part = (first.0.start..last.0.end, first.1.start..last.1.end);
            if weight >= best.0 && f64::from(weight) > least && is_free(&part) {
                best = (weight + 1, Some((part, host.row)));
            }
        }
        if let (_, Some(((here, there), row))) = best {
            let pair = (TokenRange { row: leftover.row, tokens: here }, TokenRange { row, tokens: there });
            found.push(if is_before { pair } else { (pair.1, pair.0) });
        }
    }
}

/// In place of a host: several contain the tokens.
const SEVERAL: usize = usize::MAX;

/// For each list of `SHARED_TOKENS` tokens, the host that contains it, or [`SEVERAL`].
fn hosts_by_tokens<'d>(hosts: &[TokenRange], there: SideTokens<'d>) -> HashMap<&'d [u32], usize> {
    let mut host_of: HashMap<&[u32], usize> = HashMap::new();
    for (number, host) in hosts.iter().enumerate() {
        for window in there.keys(host).windows(SHARED_TOKENS) {
            let known = host_of.entry(window).or_insert(number);
            if *known != number {
                *known = SEVERAL;
            }
        }
    }
    host_of
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
) -> Vec<(Range<usize>, Range<usize>)> {
    let hunks = match is_before {
        true => refine_sentence((one, &leftover.tokens), (other, &host.tokens), context),
        false => refine_sentence((other, &host.tokens), (one, &leftover.tokens), context),
    };
    let (mut i, mut j) = (leftover.tokens.start, host.tokens.start);
    let mut kept = Vec::with_capacity(hunks.len() + 1);
    let ends = [(leftover.tokens.end..leftover.tokens.end, host.tokens.end..host.tokens.end)];
    let changed =
        hunks.into_iter().map(|hunk| if is_before { (hunk.before, hunk.after) } else { (hunk.after, hunk.before) });
    for (here, there) in changed.chain(ends) {
        if here.start > i {
            kept.push((i..here.start, j..there.start));
        }
        (i, j) = (here.end, there.end);
    }
    kept
}
