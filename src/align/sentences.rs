//! Aligns sentences: those inside two passages, and those that moved to another passage.

use std::ops::Range;
use std::rc::Rc;

use super::aligner::{Aligner, Mapping, Rules, have_common_tokens, map_between};
use super::bag::Bag;
use super::moves;
use super::passes::aligned;
use super::thresholds::{MOVE, SENTENCE_MOVE, SENTENCE_MOVE_TOKENS, SENTENCE_PAIR};
use super::unit::Unit;
use crate::article::BlockKind;
use crate::context::Context;
use crate::picture::Picture;
use crate::text::{Passage, Vocabulary};
use hashbrown::HashMap;

/// Aligns the sentences of two passages. The mappings are in reading order. The same sentences at the start and at the end
/// belong together, whatever stands between them.
pub(crate) fn align_sentences(before: &Passage, after: &Passage, context: &mut Context<'_>) -> Vec<Mapping> {
    let Context { vocabulary, budget, .. } = context;
    let vocabulary: &Vocabulary = vocabulary;
    let are_same = |one: usize, other: usize| {
        let pair = before.sentences.get(one).zip(after.sentences.get(other));
        pair.is_some_and(|(one, other)| before.keys(one) == after.keys(other))
    };
    map_between([before.sentences.len(), after.sentences.len()], &are_same, &mut |head, tail| {
        let mut units = SentenceUnits::default();
        let mut of = |passage: &Passage| {
            let inner = passage.sentences.get(head..passage.sentences.len() - tail).unwrap_or_default();
            inner.iter().map(|sentence| units.unit(passage, sentence, vocabulary)).collect::<Vec<_>>()
        };
        let (before, after) = (of(before), of(after));
        let rules = Rules { pair: SENTENCE_PAIR, blocks: false, first: head, twins: 0 };
        let mut aligner = aligned(&before, &after, rules, vocabulary, budget);
        let moved = moves::find(&aligner, SENTENCE_MOVE, &|_, _, _| false, budget);
        aligner.add_moved(moved);
        moves::keep_fewest(&mut aligner, head);
        // A sentence that moved has no counterpart here. `moved_sentences` looks for it in all passages.
        aligner.moved.clear();
        aligner.into_alignment().in_reading_order((before.len(), after.len()), head)
    })
}

/// Makes sentences comparable: sentences with the same keys get the same identity.
#[derive(Debug, Default)]
pub(crate) struct SentenceUnits {
    identities: HashMap<Rc<[u32]>, u32>,
}

impl SentenceUnits {
    /// The unit of a sentence, given as a range of tokens.
    pub fn unit(&mut self, passage: &Passage, sentence: &Range<usize>, vocabulary: &Vocabulary) -> Unit {
        // Many paragraphs are one sentence.
        let is_whole = sentence.len() == passage.ids.len();
        let ids: Rc<[u32]> = if is_whole { passage.ids.clone() } else { passage.keys(sentence).into() };
        let fresh = u32::try_from(self.identities.len()).unwrap_or(u32::MAX);
        Unit {
            identity: *self.identities.entry(ids.clone()).or_insert(fresh),
            kind: BlockKind::Paragraph,
            bag: Bag::new(&ids, vocabulary),
            ids,
            is_sentence: true,
            picture: Picture::default(),
        }
    }
}

/// Pairs the sentences that left their places with sentences at other places, changed or not. Each has the number of its
/// row. In one row, less similar ones are a pair, too, if they share a phrase.
pub(crate) fn moved_sentences(
    before: (&[Unit], &[usize]),
    after: (&[Unit], &[usize]),
    context: &mut Context<'_>,
) -> Vec<(usize, usize)> {
    context.canonical(before, after, |context, (before, rows_before), (after, rows_after)| {
        let in_one_row = |i: usize, j: usize, similarity: f64| {
            let (Some(one), Some(other)) = (before.get(i), after.get(j)) else { return false };
            similarity >= MOVE
                && rows_before.get(i) == rows_after.get(j)
                && have_common_tokens(without_stop(&one.ids), without_stop(&other.ids), SENTENCE_MOVE_TOKENS)
        };
        let aligner = Aligner::new(before, after, &context.vocabulary);
        moves::find(&aligner, SENTENCE_MOVE, &in_one_row, context.budget)
    })
}

/// A sentence without its last token, the full stop.
fn without_stop(ids: &[u32]) -> &[u32] {
    ids.split_last().map_or(&[], |(_, words)| words)
}
