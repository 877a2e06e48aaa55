//! Two passages that belong together in, the places where they differ out.

use hashbrown::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::thresholds::{KEPT_EDGE, REWRITTEN, REWRITTEN_WEIGHT, SENTENCE_MOVE, SENTENCE_PAIR};
use super::{Mapping, Picture, Rules, Unit, aligned, in_reading_order, moves};
use crate::article::BlockKind;
use crate::diff::{self, Bag, Budget, Hunk};
use crate::text::{Passage, Vocabulary};

/// Compares two passages sentence by sentence, then word by word inside the sentences that belong together.
///
/// A sentence of which more than [`REWRITTEN`] changed is replaced as a whole; one that stands on both sides is not
/// touched, whatever happened around it.
pub(crate) fn refine(before: &Passage, after: &Passage, vocabulary: &Vocabulary, budget: &mut Budget) -> Vec<Hunk> {
    match vocabulary.is_swapped() {
        false => refine_passages(before, after, vocabulary, budget),
        true => inverted(refine_passages(after, before, vocabulary, budget)),
    }
}

/// Compares two credit lines. There are no islands in them: each token is a name, and one that stayed is to be seen.
pub(crate) fn refine_credit(
    before: &Passage,
    after: &Passage,
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Vec<Hunk> {
    let mut refine = |before: &Passage, after: &Passage| {
        let hunks = diff::diff(&before.ids, &after.ids, &|id| vocabulary.weight(id), budget);
        slid(hunks, before, after)
    };
    match vocabulary.is_swapped() {
        false => refine(before, after),
        true => inverted(refine(after, before)),
    }
}

/// The edits inside two sentences that belong together, given as one hunk, or the whole where most of it changed.
pub(crate) fn refine_sentence(
    whole: &Hunk,
    before: &Passage,
    after: &Passage,
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Vec<Hunk> {
    match vocabulary.is_swapped() {
        false => refine_sentences(whole, before, after, vocabulary, budget),
        true => inverted(refine_sentences(&whole.invert(), after, before, vocabulary, budget)),
    }
}

/// The hunks as they are when the sides change places.
fn inverted(hunks: Vec<Hunk>) -> Vec<Hunk> {
    hunks.iter().map(Hunk::invert).collect()
}

fn refine_passages(before: &Passage, after: &Passage, vocabulary: &Vocabulary, budget: &mut Budget) -> Vec<Hunk> {
    if before.ids == after.ids {
        return Vec::new();
    }
    let mappings = match (before.sentences.len(), after.sentences.len()) {
        (1, 1) => vec![Mapping { before: 0..1, after: 0..1, moved: false }],
        _ => align_sentences(before, after, vocabulary, budget),
    };
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut last = (0, 0);
    for mapping in mappings {
        let tokens = |passage: &Passage, sentences: &Range<usize>, last: usize| {
            let of = passage.sentences.get(sentences.clone()).unwrap_or_default();
            match (of.first(), of.last()) {
                (Some(first), Some(end)) => first.start..end.end,
                _ => last..last,
            }
        };
        let whole =
            Hunk { before: tokens(before, &mapping.before, last.0), after: tokens(after, &mapping.after, last.1) };
        last = (whole.before.end, whole.after.end);
        if whole.is_swap() {
            for hunk in refine_sentences(&whole, before, after, vocabulary, budget) {
                push(&mut hunks, hunk);
            }
        } else {
            push(&mut hunks, whole);
        }
    }
    slid(hunks, before, after)
}

/// The hunks at their best edges; those that come to touch are one.
fn slid(mut hunks: Vec<Hunk>, before: &Passage, after: &Passage) -> Vec<Hunk> {
    diff::slide(&mut hunks, before, after);
    let mut joined = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        push(&mut joined, hunk);
    }
    joined
}

fn refine_sentences(
    whole: &Hunk,
    before: &Passage,
    after: &Passage,
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Vec<Hunk> {
    let (keys_before, keys_after) = (before.keys(&whole.before), after.keys(&whole.after));
    let hunks: Vec<Hunk> = diff::diff(keys_before, keys_after, &|id| vocabulary.weight(id), budget)
        .into_iter()
        .map(|hunk| hunk.offset(whole.before.start, whole.after.start))
        .collect();
    let hunks = diff::merge_islands(hunks, before, after, vocabulary);
    if is_rewritten(&hunks, whole, before, after, vocabulary) {
        vec![without_edges(whole, before, after, vocabulary)]
    } else {
        hunks
    }
}

/// What is replaced of a rewritten sentence: all of it but a distinctive beginning or end that both have. To strike out what it is about
/// only to say it again would hide what is said of it now.
fn without_edges(whole: &Hunk, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> Hunk {
    let mut rest = whole.clone();
    let (one, other) = (before.keys(&whole.before), after.keys(&whole.after));
    let distinctive = |same: usize, kept: &[u32]| if f64::from(vocabulary.total(kept)) < KEPT_EDGE { 0 } else { same };
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let head = distinctive(same, one.get(..same).unwrap_or_default());
    let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
    let same = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let tail = distinctive(same, one.get(one.len() - same..).unwrap_or_default());
    (rest.before.start, rest.after.start) = (rest.before.start + head, rest.after.start + head);
    (rest.before.end, rest.after.end) = (rest.before.end - tail, rest.after.end - tail);
    rest
}

/// Whether more than [`REWRITTEN`] of a sentence changed: of both sides together where there are several places, of each
/// side where there is one, for "It rained" is not rewritten when half a sentence is added to it.
fn is_rewritten(hunks: &[Hunk], whole: &Hunk, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> bool {
    let weigh = |passage: &Passage, range: &Range<usize>| f64::from(vocabulary.total(passage.keys(range)));
    // A word that is spelled in another way is the same word.
    let changed = || hunks.iter().filter(|hunk| !diff::is_spelling_variant(hunk, before, after));
    let gone: f64 = changed().map(|hunk| weigh(before, &hunk.before)).sum();
    let come: f64 = changed().map(|hunk| weigh(after, &hunk.after)).sum();
    let (total_before, total_after) = (weigh(before, &whole.before), weigh(after, &whole.after));
    match hunks {
        [] => false,
        [_] => gone > REWRITTEN * total_before && come > REWRITTEN * total_after && gone.max(come) >= REWRITTEN_WEIGHT,
        _ => gone + come > REWRITTEN * (total_before + total_after),
    }
}

/// Adds a hunk; two that touch on both sides are one.
fn push(hunks: &mut Vec<Hunk>, hunk: Hunk) {
    if hunk.before.is_empty() && hunk.after.is_empty() {
        return;
    }
    match hunks.last_mut() {
        Some(last) if last.before.end == hunk.before.start && last.after.end == hunk.after.start => {
            last.before.end = hunk.before.end;
            last.after.end = hunk.after.end;
        }
        _ => hunks.push(hunk),
    }
}

/// Which sentences of two passages belong together, in order.
pub(crate) fn align_sentences(
    before: &Passage,
    after: &Passage,
    vocabulary: &Vocabulary,
    budget: &mut Budget,
) -> Vec<Mapping> {
    let mut units = SentenceUnits::default();
    let mut of = |passage: &Passage| {
        passage.sentences.iter().map(|sentence| units.unit(passage, sentence, vocabulary)).collect::<Vec<_>>()
    };
    let (before, after) = (of(before), of(after));
    let rules = Rules { pair: SENTENCE_PAIR, blocks: false };
    let mut aligner = aligned(&before, &after, rules, vocabulary, budget);
    aligner.moved = moves::find(&aligner, SENTENCE_MOVE, budget);
    moves::keep_fewest(&mut aligner);
    // A sentence that has to leave its place for that has no counterpart here; it is found again among all that moved.
    aligner.moved.clear();
    in_reading_order(&aligner)
}

/// Makes sentences comparable: those with the same keys have the same identity.
#[derive(Debug, Default)]
pub(crate) struct SentenceUnits {
    identities: HashMap<Rc<[u32]>, u32>,
}

impl SentenceUnits {
    /// The unit of a sentence, given as a range of tokens.
    pub fn unit(&mut self, passage: &Passage, sentence: &Range<usize>, vocabulary: &Vocabulary) -> Unit {
        let ids: Rc<[u32]> = passage.keys(sentence).into();
        let fresh = u32::try_from(self.identities.len()).unwrap_or(u32::MAX);
        Unit {
            identity: *self.identities.entry(ids.clone()).or_insert(fresh),
            kind: BlockKind::Paragraph,
            bag: Rc::new(Bag::new(&ids, vocabulary)),
            ids,
            chars: passage.words(sentence).chars().count(),
            picture: Picture::default(),
        }
    }
}
