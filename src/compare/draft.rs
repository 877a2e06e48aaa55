//! Drafts rows: compares the words of each mapping, without building segments yet.

use std::borrow::Cow;

use super::blocks::Prepared;
use super::marked_text::{MarkedText, MovedSentence};
use crate::align::Mapping;
use crate::article::Run;
use crate::context::Context;
use crate::diff::Hunk;
use crate::pair::both;
use crate::refine::refine;
use crate::text::Passage;

/// A row before its segments are built: the joined text of the blocks on each side, and where the two differ.
pub(super) struct RowDraft<'a> {
    pub before: &'a [Prepared<'a>],
    pub after: &'a [Prepared<'a>],
    /// The word-by-word comparison. `None` for photos, stubs and identical blocks.
    pub words: Option<TextDiff<'a>>,
}

/// Two texts and where they differ.
pub(super) struct TextDiff<'a> {
    pub before: JoinedText<'a>,
    pub after: JoinedText<'a>,
    pub hunks: Vec<Hunk>,
    /// The sentences of each side that are at another place on the other side, in this row or in others.
    pub moved: (Vec<MovedSentence>, Vec<MovedSentence>),
}

impl TextDiff<'_> {
    pub fn before(&self) -> &Passage {
        &self.before.passage
    }

    pub fn after(&self) -> &Passage {
        &self.after.passage
    }

    /// Whether both sides are equal in every letter and in markup.
    pub fn is_same(&self) -> bool {
        self.hunks.is_empty()
            && self.before.breaks.is_empty()
            && self.after.breaks.is_empty()
            && self.before.passage.text == self.after.passage.text
            && self.before.runs == self.after.runs
    }
}

/// The blocks of one side of a row as one text.
#[derive(Default)]
pub(super) struct JoinedText<'a> {
    pub passage: Cow<'a, Passage>,
    runs: Cow<'a, [Run]>,
    /// The tokens at which a further block begins.
    breaks: Vec<usize>,
}

impl<'a> JoinedText<'a> {
    fn new(blocks: &'a [Prepared<'a>]) -> Self {
        if let [block] = blocks {
            let passage = Cow::Borrowed(block.passage());
            return Self { passage, runs: Cow::Borrowed(block.runs()), breaks: Vec::new() };
        }
        let (passage, breaks) = Passage::joined(blocks.iter().map(|block| block.passage()));
        let mut runs: Vec<Run> = Vec::new();
        for (number, block) in blocks.iter().enumerate() {
            runs.extend((number > 0).then(|| Run::plain("\n")));
            runs.extend_from_slice(block.runs());
        }
        Self { passage: Cow::Owned(passage), runs: Cow::Owned(runs), breaks }
    }

    pub fn marked(&self) -> MarkedText<'_> {
        MarkedText { passage: &self.passage, runs: &self.runs, breaks: &self.breaks }
    }
}

/// The draft of one row.
pub(super) fn draft<'a>(
    mapping: &Mapping,
    before: &'a [Prepared<'a>],
    after: &'a [Prepared<'a>],
    context: &mut Context<'_>,
) -> RowDraft<'a> {
    if let ([one], [other]) = (before, after)
        && one.is_twin_of(other)
    {
        return RowDraft { before, after, words: None };
    }
    for block in before.iter().chain(after) {
        block.read(&mut context.vocabulary);
    }
    let is_photo = |blocks: &[Prepared<'_>]| blocks.iter().any(|block| block.block.photo.is_some());
    let is_stub = mapping.moved && after.is_empty();
    if is_stub || is_photo(before) || is_photo(after) {
        // A stub shows no text: its block is in another row.
        return RowDraft { before: if is_stub { &[] } else { before }, after, words: None };
    }
    let [one, other] = both([before, after], |blocks| match blocks {
        [] => JoinedText::default(),
        _ => JoinedText::new(blocks),
    });
    let hunks = if before.is_empty() || after.is_empty() {
        let whole = Hunk { before: 0..one.passage.tokens.len(), after: 0..other.passage.tokens.len() };
        Vec::from([whole])
    } else {
        refine(&one.passage, &other.passage, context)
    };
    RowDraft {
        before,
        after,
        words: Some(TextDiff { before: one, after: other, hunks, moved: (Vec::new(), Vec::new()) }),
    }
}
