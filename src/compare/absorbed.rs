//! Finds leftover sentences whose words another paragraph took up.
//!
//! ```text
//! … had saved the granary.                 →   … had saved the granary and asked for patience, because insurers expect
//! Insurers expect claims for roofs and         claims for roofs and cars to reach 40 million crowns.
//! cars to reach 40 million crowns, …
//! ```
//!
//! The measure is how much of the leftover stands elsewhere, not how much of the other paragraph: that one may have
//! many words of its own. Each run of words becomes a pair of linked edits, like a moved sentence.

use hashbrown::HashMap;
use std::ops::Range;

use super::draft::RowDraft;
use crate::context::Context;
use crate::text::Passage;

/// The fewest consecutive tokens that both sides must share. Fewer are a common phrase.
const RUN_TOKENS: usize = 6;

/// The weight that these must have together: about six distinctive words.
const RUN_WEIGHT: u32 = 24;

/// The share of the leftover's weight that these must have.
const RUN_SHARE: f64 = 0.4;

/// A range of tokens on one side of a row.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub row: usize,
    pub tokens: Range<usize>,
}

/// The tokens of one side of all drafts.
#[derive(Clone, Copy)]
struct Texts<'d> {
    drafts: &'d [RowDraft<'d>],
    is_before: bool,
}

impl<'d> Texts<'d> {
    fn passage(self, row: usize) -> Option<&'d Passage> {
        let words = self.drafts.get(row)?.words.as_ref()?;
        Some(if self.is_before { words.before() } else { words.after() })
    }

    fn keys(self, place: &Place) -> &'d [u32] {
        self.passage(place.row).map_or(&[], |passage| passage.keys(&place.tokens))
    }

    /// The changed stretches without a whole sentence, if they are long enough.
    fn hosts(self) -> Vec<Place> {
        let mut hosts = Vec::new();
        for (row, draft) in self.drafts.iter().enumerate() {
            let Some((words, passage)) = draft.words.as_ref().zip(self.passage(row)) else { continue };
            for hunk in &words.hunks {
                let range = if self.is_before { &hunk.before } else { &hunk.after };
                let first = passage.sentences.partition_point(|sentence| sentence.start < range.start);
                let inside = passage.sentences.iter().skip(first).take_while(|sentence| sentence.end <= range.end);
                let mut start = range.start;
                for sentence in inside.cloned().chain(std::iter::once(range.end..range.end)) {
                    if sentence.start.saturating_sub(start) >= RUN_TOKENS {
                        hosts.push(Place { row, tokens: start..sentence.start });
                    }
                    start = sentence.end;
                }
            }
        }
        hosts
    }
}

/// Pairs of places with the same words: a part of a leftover sentence, and a changed stretch of another row on the
/// other side. `leftovers` are whole sentences in reading order.
pub(super) fn find(
    drafts: &[RowDraft<'_>],
    leftovers: &[Place],
    is_before: bool,
    context: &mut Context<'_>,
) -> Vec<(Place, Place)> {
    let here = Texts { drafts, is_before };
    let there = Texts { drafts, is_before: !is_before };
    if leftovers.is_empty() {
        return Vec::new();
    }
    let hosts = there.hosts();
    let mut starts: HashMap<&[u32], Vec<(usize, usize)>> = HashMap::new();
    for (number, host) in hosts.iter().enumerate() {
        for (at, run) in there.keys(host).windows(RUN_TOKENS).enumerate() {
            starts.entry(run).or_default().push((number, at));
        }
    }
    let mut found: Vec<(Place, Place)> = Vec::new();
    for leftover in leftovers {
        let keys = here.keys(leftover);
        if !context.budget.take((keys.len() + found.len()) as u64) {
            break;
        }
        let weight = f64::from(context.vocabulary.total(keys));
        let mut best: Option<(u32, Place, Place)> = None;
        let mut passed = 0;
        for (at, run) in keys.windows(RUN_TOKENS).enumerate() {
            // A run that continues was measured at its start. Words with several places are ambiguous.
            let Some([(number, start)]) = starts.get(run).map(Vec::as_slice).filter(|_| at >= passed) else { continue };
            let Some(host) = hosts.get(*number).filter(|host| host.row != leftover.row) else { continue };
            let others = there.keys(host).iter().skip(*start);
            let length = keys.iter().skip(at).zip(others).take_while(|(one, other)| one == other).count();
            passed = at + length;
            let from = leftover.tokens.start + at;
            let to = host.tokens.start + start;
            let run_weight = context.vocabulary.total(keys.get(at..at + length).unwrap_or_default());
            let is_taken = found
                .iter()
                .any(|(_, other)| other.row == host.row && other.tokens.start < to + length && to < other.tokens.end);
            if !is_taken && best.as_ref().is_none_or(|(most, ..)| run_weight > *most) {
                let one = Place { row: leftover.row, tokens: from..from + length };
                best = Some((run_weight, one, Place { row: host.row, tokens: to..to + length }));
            }
        }
        if let Some((run_weight, one, other)) = best
            && run_weight >= RUN_WEIGHT
            && f64::from(run_weight) >= RUN_SHARE * weight
        {
            found.push((one, other));
        }
    }
    found
}
