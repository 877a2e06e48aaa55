//! Finds moved units: units without a partner that stand at another place on the other side.

use super::aligner::{Aligner, Mapping, has_both};
use super::chain::{Candidate, Link, Worth, candidates_among, heaviest_chain};
use super::postings::Postings;
use super::thresholds::{LINE_WORDS, LONE_PAIR};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::diff::Budget;
use crate::sort;

/// Returns pairs of moved units: first identical ones, then the most similar. `belongs` may accept pairs below the
/// threshold.
///
/// [`keep_fewest`] decides later which side of a crossing moved.
pub(super) fn find(
    aligner: &Aligner<'_>,
    threshold: f64,
    belongs: &dyn Fn(usize, usize, f64) -> bool,
    budget: &mut Budget,
) -> Vec<(usize, usize)> {
    let (befores, afters) = aligner.unmapped();
    if befores.is_empty() || afters.is_empty() {
        return Vec::new();
    }
    let mut taken = Taken::new(aligner);
    let mut moved = identical(aligner, &befores, &afters);
    moved.retain(|(i, j)| taken.take(*i, *j));
    let (befores, afters) = taken.free(aligner, (befores, afters));
    let are_one = |i: usize, j: usize, similarity: f64| similarity >= threshold || belongs(i, j, similarity);
    let mut found = candidates_among(aligner, &befores, &afters, &are_one, budget);
    // The most similar first. Among equals the shortest distance, then the first in the text.
    sort::sort_by(&mut found, |a, b| {
        let way = |c: &Candidate| (c.before.abs_diff(c.after), c.before.min(c.after), c.before, c.after);
        b.similarity.total_cmp(&a.similarity).then_with(|| way(a).cmp(&way(b)))
    });
    moved.extend(found.iter().map(|c| (c.before, c.after)).filter(|(i, j)| taken.take(*i, *j)));
    moved
}

/// Marks the units that have a counterpart at another place.
pub(super) struct Taken {
    pub before: Vec<bool>,
    pub after: Vec<bool>,
}

impl Taken {
    pub fn new(aligner: &Aligner<'_>) -> Self {
        let mut taken = Self { before: vec![false; aligner.before.len()], after: vec![false; aligner.after.len()] };
        for mapping in &aligner.moved {
            taken.take_all(mapping);
        }
        taken
    }

    /// Marks the units of a mapping.
    pub fn take_all(&mut self, mapping: &Mapping) {
        self.before.get_mut(mapping.before.clone()).unwrap_or_default().fill(true);
        self.after.get_mut(mapping.after.clone()).unwrap_or_default().fill(true);
    }

    /// Those of the units that have none and are distinctive.
    pub fn free(&self, aligner: &Aligner<'_>, (befores, afters): (Vec<usize>, Vec<usize>)) -> (Vec<usize>, Vec<usize>) {
        let free = |mut places: Vec<usize>, taken: &[bool], units: &[Unit]| {
            places.retain(|k| taken.get(*k) == Some(&false) && units.get(*k).is_some_and(Unit::is_distinctive));
            places
        };
        (free(befores, &self.before, aligner.before), free(afters, &self.after, aligner.after))
    }

    /// Pairs two units, unless one of them already has a counterpart.
    pub fn take(&mut self, before: usize, after: usize) -> bool {
        match (self.before.get_mut(before), self.after.get_mut(after)) {
            (Some(before @ false), Some(after @ false)) => {
                (*before, *after) = (true, true);
                true
            }
            _ => false,
        }
    }
}

/// Returns pairs of identical units at different places. A short unit must be unique on both sides: a lone "Yes." can
/// stand anywhere.
fn identical(aligner: &Aligner<'_>, befores: &[usize], afters: &[usize]) -> Vec<(usize, usize)> {
    let by_identity = |units: &[Unit], places: &[usize]| {
        let distinctive = |place: &usize| units.get(*place).filter(|unit| unit.bag.len() > 0);
        Postings::of(places.iter().filter_map(|place| Some((distinctive(place)?.identity, *place))))
    };
    let (before, after) = (by_identity(aligner.before, befores), by_identity(aligner.after, afters));
    let mut pairs = Vec::new();
    for (number, unit) in befores.iter().filter_map(|i| Some((*i, aligner.before.get(*i)?))) {
        let (i, j) = (before.get(unit.identity), after.get(unit.identity));
        // Pair all units of this identity when the first of them is reached.
        let is_first = i.first().is_some_and(|(_, first)| *first == number);
        if is_first && (i.len() == 1 && j.len() == 1 || unit.is_distinctive()) {
            pairs.extend(i.iter().zip(j).map(|((_, i), (_, j))| (*i, *j)));
        }
    }
    pairs
}

/// A bonus for units that are already in place, less than the weight of a word. It keeps ties from changing anything.
const IN_PLACE: f64 = 0.5;

/// The most that the words of one unit can weigh.
const MOST_WORTH: u32 = 10_000;

/// Decides which of the crossing pairs moved, so that as few as possible did. The longest increasing sequence of pairs
/// stays in place. Of two of the same length, the one with more text stays.
///
/// ```text
/// A' B' C   →   C A B     C was an anchor because it is identical, but to a reader C moved up and A and B stayed
/// ```
///
/// O(k log k) for k pairs. Units without words, such as dividers, are worth nothing. One that would have to move loses
/// its partner. `first` units precede the others on both sides and stay in place.
pub(super) fn keep_fewest(aligner: &mut Aligner<'_>, first: usize) {
    if aligner.moved.is_empty() {
        return;
    }
    let has_words = |i: usize| aligner.before.get(i).is_some_and(|unit| unit.bag.len() > 0);
    let kept = |i: usize, j: usize| {
        // A caption is not body text: photos move around the text.
        let words = |unit: Option<&Unit>| {
            unit.map_or(0.0, |unit| match unit.kind {
                BlockKind::Photo => 0.0,
                _ => f64::from(unit.bag.weight().min(MOST_WORTH)),
            })
        };
        let words = words(aligner.before.get(i)) + words(aligner.after.get(j));
        if has_words(i) { Worth { pieces: 0, units: 1, words } } else { Worth::default() }
    };
    let mut all = std::mem::take(&mut aligner.mapped);
    all.append(&mut aligner.moved);
    sort::sort_by(&mut all, |a, b| a.place().cmp(&b.place()));
    let link = |mapping: &Mapping| {
        let (before, after) = mapping.place();
        let mut worth =
            if mapping.has_pieces() { Worth { pieces: 1, ..Worth::default() } } else { kept(before, after) };
        worth.words += if mapping.moved { 0.0 } else { IN_PLACE };
        Link { before, after, worth }
    };
    let links: Vec<Link> = all.iter().map(link).collect();
    let chain = heaviest_chain(&links, 0..aligner.after.len(), first);
    for mut mapping in all {
        mapping.moved = chain.binary_search(&mapping.place()).is_err();
        match mapping.moved {
            false => aligner.mapped.push(mapping),
            true if has_words(mapping.before.start) => aligner.moved.push(mapping),
            true => {}
        }
    }
}

/// Pairs the only deleted unit of a kind with the only inserted one in the same gap, if they share a little.
///
/// Headings, photos, embeds and lines of a few words ("Recommended") need to share nothing: their place identifies
/// them. Photos and embeds also pair when there are several, but as many on both sides.
pub(super) fn lone_pairs(aligner: &Aligner<'_>) -> Vec<(usize, usize)> {
    let taken = Taken::new(aligner);
    let mut pairs = Vec::new();
    for (before, after) in aligner.gaps().into_iter().filter(has_both) {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for kind in [
            BlockKind::Paragraph,
            BlockKind::Heading,
            BlockKind::Quote,
            BlockKind::ListItem,
            BlockKind::Table,
            BlockKind::Photo,
            BlockKind::Embed,
        ] {
            let free = |units: &[Unit], range: std::ops::Range<usize>, taken: &[bool]| {
                let of_kind =
                    |k: &usize| units.get(*k).is_some_and(|unit| unit.kind == kind) && taken.get(*k) == Some(&false);
                range.filter(of_kind).collect::<Vec<_>>()
            };
            let (i, j) =
                (free(aligner.before, before.clone(), &taken.before), free(aligner.after, after.clone(), &taken.after));
            let fits = i.len() == j.len() && (i.len() == 1 || matches!(kind, BlockKind::Photo | BlockKind::Embed));
            // Pairs of different kinds must not cross: on both sides the same number of units must precede each pair.
            let crosses = found.iter().any(|(a, b)| i.partition_point(|i| i < a) != j.partition_point(|j| j < b));
            let is_named_by_place = matches!(kind, BlockKind::Heading | BlockKind::Photo | BlockKind::Embed);
            let is_alike = || i.iter().zip(&j).all(|(i, j)| aligner.similarity(*i, *j) >= LONE_PAIR);
            let is_line = |units: &[Unit], k: &usize| units.get(*k).is_some_and(|unit| unit.ids.len() <= LINE_WORDS);
            let are_lines =
                || i.iter().all(|i| is_line(aligner.before, i)) && j.iter().all(|j| is_line(aligner.after, j));
            if fits && !crosses && (is_named_by_place || are_lines() || is_alike()) {
                found.extend(i.into_iter().zip(j));
            }
        }
        pairs.extend(found);
    }
    pairs
}
