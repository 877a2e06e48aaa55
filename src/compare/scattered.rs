//! Finds the paragraph that took up the words of a leftover sentence in another order or in other forms.
//!
//! ```text
//! The company said it would pay a fine.     →   … Critics, however, call the fine that the company is paying too low.
//! ```
//!
//! Only meaningful words count. Those that one block of each version contains count twice, and those that many contain
//! do not count: the sentences of a story share its subject.

use std::cmp::Ordering;

use super::places::{Part, SEVERAL, SideTokens, TokenRange};
use crate::align::RareWords;
use crate::align::thresholds::MUTUAL_HELD_WEIGHT;
use crate::context::Context;
use crate::sort;
use crate::text::{Passage, TokenKind, is_calendar_word};

/// Share of the meaningful words of a leftover that a place must have for both to be linked.
const TAKEN: f64 = 0.5;

/// The meaningful words, or signs of a script without spaces, that both must have in the same form. The others may have another ending.
const SAME_FORM: usize = 2;

/// For each word, the place on one side that contains it, [`SEVERAL`] or [`NONE`].
pub(super) struct Hosts(Vec<usize>);

/// In place of a host: none contains the word.
const NONE: usize = SEVERAL - 1;

impl Hosts {
    /// Linear time.
    pub fn new(hosts: &[TokenRange], there: SideTokens<'_>, context: &Context<'_>) -> Self {
        let mut host_of: Vec<usize> = Vec::new();
        for (number, host) in hosts.iter().enumerate() {
            let Some(passage) = there.passage(host.row) else { continue };
            for (token, id) in host.tokens.clone().zip(there.keys(host)) {
                if !context.vocabulary.is_meaningful(*id) && passage.kind(token) != TokenKind::Unspaced {
                    continue;
                }
                let place = *id as usize;
                if host_of.len() <= place {
                    host_of.resize(place + 1, NONE);
                }
                if let Some(known) = host_of.get_mut(place) {
                    *known = if *known == NONE || *known == number { number } else { SEVERAL };
                }
            }
        }
        Self(host_of)
    }

    /// The host with which a leftover shares most meaningful words in the same form. `None` if these are too few, or if
    /// another host has as many.
    pub fn likely(&self, leftover: &[u32]) -> Option<usize> {
        let mut found: Vec<usize> = leftover.iter().filter_map(|id| self.0.get(*id as usize).copied()).collect();
        found.retain(|host| *host < NONE);
        sort::sort(&mut found);
        let (mut best, mut most) = (None, SAME_FORM - 1);
        for run in found.chunk_by(|one, other| one == other) {
            match run.len().cmp(&most) {
                Ordering::Greater => (best, most) = (run.first().copied(), run.len()),
                Ordering::Equal => best = None,
                Ordering::Less => {}
            }
        }
        best
    }
}

/// The parts of a leftover and of a host from the first to the last of the meaningful words that they share, if these
/// make up most of the leftover.
pub(super) fn shared_parts(
    (one, leftover): (&Passage, &TokenRange),
    (other, host): (&Passage, &TokenRange),
    rare: &RareWords,
    context: &mut Context<'_>,
) -> Option<Part> {
    if !context.budget.take((leftover.tokens.len() * host.tokens.len()) as u64) {
        return None;
    }
    let weight = |passage: &Passage, token: usize| match passage.ids.get(token) {
        Some(id) if !is_calendar_word(passage.word(token)) => rare.telling_weight(*id, &context.vocabulary),
        _ => 0,
    };
    let theirs: Vec<usize> = host.tokens.clone().filter(|token| weight(other, *token) > 0).collect();
    let (mut total, mut own) = (0, 0);
    let (mut here, mut there) = (leftover.tokens.end..0, host.tokens.end..0);
    for token in leftover.tokens.clone() {
        let weight = weight(one, token);
        total += weight;
        let mut is_shared = false;
        for their in theirs.iter().filter(|_| weight > 0) {
            if are_forms(one.word(token), other.word(*their)) {
                there = there.start.min(*their)..there.end.max(their + 1);
                is_shared = true;
            }
        }
        if is_shared {
            here = here.start.min(token)..token + 1;
            own += weight;
        }
    }
    let is_most = own >= MUTUAL_HELD_WEIGHT && f64::from(own) >= TAKEN * f64::from(total);
    is_most.then_some((here, there))
}

/// The bytes that two forms of a word share at least: five letters, of one or two bytes each.
const STEM_BYTES: usize = 5;

/// Whether two words are the same or begin with the same letters, capitals aside.
fn are_forms(one: &str, other: &str) -> bool {
    let least = if one.is_ascii() { STEM_BYTES } else { 2 * STEM_BYTES };
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count();
    same >= least || same == one.len().max(other.len())
}
