//! Finds sentences that moved to another place, within a block or to another block.
//!
//! ```text
//! The council met. | Rain fell.   →   Rain fell. The council met.
//! ```
//!
//! A sentence that was deleted as a whole is paired with one that was inserted as a whole. Moved paragraphs are handled
//! in alignment, and captions in [`super::overlaps`].

use std::ops::Range;
use std::rc::Rc;

use super::absorbed;
use super::draft::RowDraft;
use super::marked_text::MovedSentence;
use super::places::TokenRange;
use crate::align::{self, SentenceUnits, Unit};
use crate::change::ChangeClass;
use crate::classify::{Classifier, Side};
use crate::comparison::{SentenceMove, SharedRow};
use crate::context::Context;
use crate::pair::both;
use crate::refine::refine_sentence;
use crate::sort;

/// A sentence that was deleted or inserted as a whole.
struct LoneSentence {
    row: usize,
    tokens: Range<usize>,
    /// The hunk that contains it, if it contains nothing else on its side.
    fills: Option<usize>,
}

impl LoneSentence {
    /// Whether exactly this sentence was replaced by exactly the other. It was then rewritten in place, however similar
    /// they are.
    fn is_replaced_by(&self, other: &Self) -> bool {
        self.row == other.row && self.fills.is_some() && self.fills == other.fills
    }
}

/// Adds the moved sentences to the drafts of their rows, and returns how many there are.
pub(super) fn find(drafts: &mut [RowDraft<'_>], context: &mut Context<'_>) -> usize {
    let mut units = SentenceUnits::default();
    let (deleted, units_deleted) = lone_sentences(drafts, &mut units, context, true);
    let (inserted, units_inserted) = lone_sentences(drafts, &mut units, context, false);
    let [rows_deleted, rows_inserted] =
        both([&deleted, &inserted], |sentences| sentences.iter().map(|sentence| sentence.row).collect::<Vec<usize>>());
    let pairs = align::moved_sentences((&units_deleted, &rows_deleted), (&units_inserted, &rows_inserted), context);
    let mut places: Vec<(&LoneSentence, &LoneSentence)> =
        pairs.iter().filter_map(|(one, other)| Some((deleted.get(*one)?, inserted.get(*other)?))).collect();
    places.retain(|(from, to)| !from.is_replaced_by(to));
    let left = [
        leftovers(&deleted, places.iter().map(|(from, _)| *from)),
        leftovers(&inserted, places.iter().map(|(_, to)| *to)),
    ];
    let place = |sentence: &LoneSentence| TokenRange { row: sentence.row, tokens: sentence.tokens.clone() };
    let mut places: Vec<(TokenRange, TokenRange)> =
        places.into_iter().map(|(from, to)| (place(from), place(to))).collect();
    places.extend(absorbed::find(drafts, [&left[0], &left[1]], context));
    let sentences = refined(drafts, &places, context);
    let count = sentences.len();
    for (row, is_before, sentence) in sentences.into_iter().flatten() {
        if let Some(words) = drafts.get_mut(row).and_then(|draft| draft.words.as_mut()) {
            if is_before { &mut words.moved.0 } else { &mut words.moved.1 }.push(sentence);
        }
    }
    for words in drafts.iter_mut().filter_map(|draft| draft.words.as_mut()) {
        for moved in [&mut words.moved.0, &mut words.moved.1] {
            sort::sort_by(moved, |a, b| a.tokens.start.cmp(&b.tokens.start));
        }
    }
    count
}

/// The sentences that have not moved. The given sentences are in order.
fn leftovers<'s>(sentences: &[LoneSentence], moved: impl Iterator<Item = &'s LoneSentence>) -> Vec<TokenRange> {
    let key = |sentence: &LoneSentence| (sentence.row, sentence.tokens.start);
    let mut moved: Vec<(usize, usize)> = moved.map(key).collect();
    sort::sort(&mut moved);
    let left = sentences.iter().filter(|sentence| moved.binary_search(&key(sentence)).is_err());
    left.map(|sentence| TokenRange { row: sentence.row, tokens: sentence.tokens.clone() }).collect()
}

/// The sentences that lie whole in the hunks of one side, in reading order of that version. The order of the rows
/// differs where blocks have moved.
fn lone_sentences(
    drafts: &[RowDraft<'_>],
    units: &mut SentenceUnits,
    context: &Context<'_>,
    is_before: bool,
) -> (Vec<LoneSentence>, Vec<Unit>) {
    let mut places: Vec<(usize, usize)> = Vec::with_capacity(drafts.len());
    for (row, draft) in drafts.iter().enumerate() {
        let blocks = if is_before { draft.before } else { draft.after };
        places.extend(blocks.first().map(|block| (block.number, row)));
    }
    sort::sort(&mut places);
    let mut found = (Vec::new(), Vec::new());
    for (_, row) in places {
        let Some(words) = drafts.get(row).and_then(|draft| draft.words.as_ref()) else { continue };
        let passage = if is_before { words.before() } else { words.after() };
        for (number, hunk) in words.hunks.iter().enumerate() {
            let range = if is_before { &hunk.before } else { &hunk.after };
            let inside = passage.whole_sentences(range);
            for sentence in inside {
                found.0.push(LoneSentence {
                    row,
                    tokens: sentence.clone(),
                    fills: (sentence == range).then_some(number),
                });
                found.1.push(units.unit(passage, sentence, &context.vocabulary));
            }
        }
    }
    found
}

/// Both places of each move, with what changed in the move: the row, whether it is the place before, and the sentence.
fn refined(
    drafts: &[RowDraft<'_>],
    places: &[(TokenRange, TokenRange)],
    context: &mut Context<'_>,
) -> Vec<[(usize, bool, MovedSentence); 2]> {
    let words = |row: usize| drafts.get(row).and_then(|draft| draft.words.as_ref());
    let mut compared = Vec::with_capacity(places.len());
    for (from, to) in places {
        let (Some(before), Some(after)) = (words(from.row), words(to.row)) else { continue };
        let hunks = refine_sentence((before.before(), &from.tokens), (after.after(), &to.tokens), context);
        compared.push((from, to, before, after, hunks));
    }
    let vocabulary = &context.vocabulary;
    // The quotations and names of a passage are found once, however many sentences left it.
    let mut sides: [Vec<Option<Rc<Side<'_>>>>; 2] = [vec![None; drafts.len()], vec![None; drafts.len()]];
    let mut moves = Vec::with_capacity(places.len());
    for (from, to, before, after, hunks) in compared {
        let mut classes = vec![ChangeClass::Move];
        if !hunks.is_empty() {
            let [befores, afters] = &mut sides;
            let side = |passage| Rc::new(Side::new(passage, vocabulary));
            let one = befores.get_mut(from.row).map(|known| known.get_or_insert_with(|| side(before.before())).clone());
            let other = afters.get_mut(to.row).map(|known| known.get_or_insert_with(|| side(after.after())).clone());
            if let (Some(one), Some(other)) = (one, other) {
                let classifier = Classifier::new(one, other, vocabulary);
                classes.extend(hunks.iter().flat_map(|hunk| classifier.classes(hunk)));
            }
        }
        let number = moves.len();
        let sentence = |tokens: &Range<usize>, mut changed: Vec<Range<usize>>| {
            changed.retain(|range| !range.is_empty());
            MovedSentence { number, tokens: tokens.clone(), changed, classes: classes.clone() }
        };
        let (mut deleted, mut inserted) = (Vec::new(), Vec::new());
        for hunk in hunks {
            deleted.push(hunk.before);
            inserted.push(hunk.after);
        }
        let (deleted, inserted) = (sentence(&from.tokens, deleted), sentence(&to.tokens, inserted));
        moves.push([(from.row, true, deleted), (to.row, false, inserted)]);
    }
    moves
}

/// Where the moved sentences are shown: for each move, the row and the edit of both places.
pub(super) struct MoveLinks {
    found: Vec<Vec<SentenceMove>>,
}

impl MoveLinks {
    pub fn new(count: usize) -> Self {
        Self { found: vec![Vec::new(); count] }
    }

    /// Records the edits of one row, given as pairs of a move and an edit.
    pub fn note(&mut self, row: usize, edits: &[(usize, usize)]) {
        for (number, edit) in edits {
            if let Some(places) = self.found.get_mut(*number) {
                places.push(SentenceMove { row, edit: *edit });
            }
        }
    }

    /// Links the two edits of each move. Both get the classes of either place.
    pub fn link(&self, rows: &mut [SharedRow]) {
        for places in &self.found {
            let [one, other] = places.as_slice() else { continue };
            let edit_at = |place: &SentenceMove| rows.get(place.row)?.edits.get(place.edit);
            let classes = |place| edit_at(place).map_or(Vec::new(), |edit| edit.classes.clone());
            let mut classes = both([one, other], classes).concat();
            sort::sort_and_dedup(&mut classes);
            for (here, there) in [(one, other), (other, one)] {
                if let Some(edit) = rows.get_mut(here.row).and_then(|row| row.make_mut().edits.get_mut(here.edit)) {
                    edit.moved = Some(*there);
                    edit.classes.clone_from(&classes);
                }
            }
        }
    }
}
