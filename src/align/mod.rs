//! Two lists of units (blocks or sentences) in, the [`Mapping`]s that say which belong together out.

mod anchors;
mod chain;
mod moves;
mod photos;
mod postings;
mod refine;
mod splits;
pub(crate) mod thresholds;

use std::ops::Range;
use std::rc::Rc;

pub(crate) use refine::{SentenceUnits, refine, refine_credit, refine_sentence};

use crate::article::BlockKind;
use crate::diff::{Bag, Budget};
use crate::sort;
use crate::text::Vocabulary;

/// What is to be aligned: a block or a sentence, by what it is compared with.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Units with the same number are identical.
    pub identity: u32,
    /// What it is; sentences are all paragraphs.
    pub kind: BlockKind,
    /// The keys of its words, in order.
    pub ids: Rc<[u32]>,
    pub bag: Rc<Bag>,
    pub chars: usize,
    /// The picture, where it is a photo.
    pub picture: Picture,
}

/// By what a picture is known again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Picture {
    pub id: Option<String>,
    /// The address without what changes with size and server.
    pub address: Option<String>,
    /// What kind of address that is.
    pub kept: Kept,
}

/// Where a picture is kept: on the web, beside a page that a browser saved, or inside the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kept {
    #[default]
    Web,
    /// Of the address only the name is left.
    Beside,
    /// Its bytes are the address.
    Inside,
}

impl Picture {
    /// What two pictures of which everything is the same have in common.
    pub fn name(&self) -> String {
        [&self.id, &self.address].map(|part| part.as_deref().unwrap_or_default()).join("\n")
    }

    /// Whether both are known to show the same picture.
    pub fn is_same(&self, other: &Self) -> bool {
        self.id.is_some() && self.id == other.id || self.addresses(other).is_some_and(|(one, other)| one == other)
    }

    /// Both addresses, as far as they can be compared: of a picture beside a saved page the name, and a picture inside a
    /// page only with another one.
    fn addresses<'a>(&'a self, other: &'a Self) -> Option<(&'a str, &'a str)> {
        let both = (self.address.as_deref()?, other.address.as_deref()?);
        let name = |address: &'a str| address.rsplit('/').next().unwrap_or(address);
        match [self.kept, other.kept] {
            [Kept::Web, Kept::Web] | [Kept::Inside, Kept::Inside] => Some(both),
            [Kept::Inside, _] | [_, Kept::Inside] => None,
            _ => Some((name(both.0), name(both.1))),
        }
    }
}

impl Unit {
    /// How much two units share, from 0 to 1. Photos are like photos only; the same picture is the same photo.
    fn similarity(&self, other: &Self, vocabulary: &Vocabulary) -> f64 {
        if self.identity == other.identity {
            return 1.0;
        }
        let photos = [self.kind, other.kind].map(|kind| kind == BlockKind::Photo);
        match photos {
            [true, true] if self.picture.is_same(&other.picture) => 1.0,
            [true, true] | [false, false] => self.bag.similarity(&other.bag, vocabulary),
            _ => 0.0,
        }
    }

    /// What keeping it in place is worth.
    fn worth(&self) -> u32 {
        self.bag.weight().max(1)
    }
}

/// What belongs together: a unit and its counterpart, one unit and its pieces, or a unit without counterpart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// Units before: none, one, or several that were merged.
    pub before: Range<usize>,
    /// Units after: none, one, or several that one was split into.
    pub after: Range<usize>,
    /// Whether it stands at another place among the others. Without `after` it is the stub at the place that it left.
    pub moved: bool,
}

impl Mapping {
    /// Whether it is a split or a merge.
    fn has_pieces(&self) -> bool {
        self.before.len() + self.after.len() > 2
    }
}

/// How units are aligned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// Similarity from which two units are one.
    pub pair: f64,
    /// Whether units are looked for at other places, and whether one lone unit pairs with another between two anchors.
    pub blocks: bool,
}

/// What is known while aligning: the units and their partners so far.
struct Aligner<'a> {
    before: &'a [Unit],
    after: &'a [Unit],
    vocabulary: &'a Vocabulary,
    /// In-order mappings, sorted.
    mapped: Vec<Mapping>,
    /// Units that stand at another place, with their counterparts.
    moved: Vec<(usize, usize)>,
}

impl<'a> Aligner<'a> {
    fn new(before: &'a [Unit], after: &'a [Unit], vocabulary: &'a Vocabulary) -> Self {
        Self { before, after, vocabulary, mapped: Vec::new(), moved: Vec::new() }
    }

    fn similarity(&self, before: usize, after: usize) -> f64 {
        match (self.before.get(before), self.after.get(after)) {
            (Some(a), Some(b)) => a.similarity(b, self.vocabulary),
            _ => 0.0,
        }
    }

    /// Whether one of two units is mostly held by the other: it grew a clause, or lost one.
    fn is_grown(&self, before: usize, after: usize, similarity: f64) -> bool {
        let (Some(a), Some(b)) = (self.before.get(before), self.after.get(after)) else { return false };
        let photos = a.kind == BlockKind::Photo || b.kind == BlockKind::Photo;
        let is_distinctive = a.bag.weight().min(b.bag.weight()) >= thresholds::GROWN_WEIGHT;
        !photos && is_distinctive && a.bag.containment(&b.bag, similarity) >= thresholds::GROWN
    }

    /// The stretches between the mappings, in order: units without partner yet on both sides.
    fn gaps(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let mut gaps = Vec::with_capacity(self.mapped.len() + 1);
        let (mut i, mut j) = (0, 0);
        for mapping in &self.mapped {
            gaps.push((i..mapping.before.start, j..mapping.after.start));
            (i, j) = (mapping.before.end, mapping.after.end);
        }
        gaps.push((i..self.before.len(), j..self.after.len()));
        gaps
    }

    /// Adds in-order mappings.
    fn add(&mut self, pairs: impl IntoIterator<Item = (usize, usize)>) {
        self.mapped.extend(pairs.into_iter().map(|(i, j)| Mapping { before: i..i + 1, after: j..j + 1, moved: false }));
        let place = |mapping: &Mapping| (mapping.before.start, mapping.after.start);
        sort::sort_by(&mut self.mapped, |a, b| place(a).cmp(&place(b)));
    }
}

/// Aligns two lists of units. Every unit stands in exactly one mapping; the mappings come in reading order.
///
/// Identical units that keep their order are anchors; between them the heaviest chain of similar ones is kept; what is
/// left grows into splits and merges, then moves; those that come to stand in place grow in their turn; and at last one
/// lone unit pairs with the one that took its place.
pub(crate) fn align(
    before: &[Unit],
    after: &[Unit],
    rules: Rules,
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Vec<Mapping> {
    if !vocabulary.is_swapped() {
        return in_reading_order(&aligned(before, after, rules, vocabulary, budget));
    }
    let aligner = aligned(after, before, rules, vocabulary, budget);
    let turn = |mapping: &Mapping| Mapping { before: mapping.after.clone(), after: mapping.before.clone(), ..*mapping };
    let mapped = aligner.mapped.iter().map(turn).collect();
    let moved = aligner.moved.iter().map(|(i, j)| (*j, *i)).collect();
    in_reading_order(&Aligner { before, after, vocabulary, mapped, moved })
}

/// What belongs together in order, and what does at other places.
fn aligned<'a>(
    before: &'a [Unit],
    after: &'a [Unit],
    rules: Rules,
    vocabulary: &'a Vocabulary,
    budget: &mut Budget,
) -> Aligner<'a> {
    let mut aligner = Aligner::new(before, after, vocabulary);
    aligner.add(anchors::identical_in_order(before, after, budget));
    let mut pairs = Vec::new();
    for (i, j) in aligner.gaps() {
        pairs.extend(chain::similar_in_order(&aligner, i, j, rules.pair, budget));
    }
    aligner.add(pairs);
    splits::grow(&mut aligner, budget);
    if rules.blocks {
        aligner.moved = moves::find(&aligner, thresholds::MOVE, budget);
        moves::keep_fewest(&mut aligner);
        if !aligner.moved.is_empty() {
            splits::grow(&mut aligner, budget);
        }
        let pairs = moves::lone_pairs(&aligner);
        aligner.add(pairs);
    }
    aligner
}

/// Which of the sentences that left their places are, changed or not, those that came at others.
pub(crate) fn moved_sentences(
    before: &[Unit],
    after: &[Unit],
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Vec<(usize, usize)> {
    let mut find = |before, after| {
        let aligner = Aligner::new(before, after, vocabulary);
        moves::find(&aligner, thresholds::SENTENCE_MOVE, budget)
    };
    match vocabulary.is_swapped() {
        false => find(before, after),
        true => find(after, before).into_iter().map(|(i, j)| (j, i)).collect(),
    }
}

/// All mappings with the units that have no partner: before each mapping what went, then what came.
fn in_reading_order(aligner: &Aligner<'_>) -> Vec<Mapping> {
    let mut mappings = Vec::with_capacity(aligner.before.len().max(aligner.after.len()));
    let mut partner_before: Vec<Option<usize>> = vec![None; aligner.after.len()];
    let mut has_moved = vec![false; aligner.before.len()];
    for (i, j) in &aligner.moved {
        if let (Some(partner), Some(flag)) = (partner_before.get_mut(*j), has_moved.get_mut(*i)) {
            (*partner, *flag) = (Some(*i), true);
        }
    }
    let gaps = aligner.gaps();
    let mut fixed = aligner.mapped.iter();
    for (before, after) in gaps {
        for i in before {
            let moved = has_moved.get(i) == Some(&true);
            mappings.push(Mapping { before: i..i + 1, after: after.start..after.start, moved });
        }
        for j in after.clone() {
            let mapping = match partner_before.get(j).copied().flatten() {
                Some(i) => Mapping { before: i..i + 1, after: j..j + 1, moved: true },
                None => Mapping { before: 0..0, after: j..j + 1, moved: false },
            };
            mappings.push(mapping);
        }
        mappings.extend(fixed.next().cloned());
    }
    mappings
}
