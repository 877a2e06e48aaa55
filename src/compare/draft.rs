//! Mappings → rows whose words are compared but not yet turned into segments.

use std::borrow::Cow;
use std::ops::Range;

use super::blocks::Prepared;
use crate::align::Mapping;
use crate::article::Run;
use crate::comparison::ChangeClass;
use crate::context::Context;
use crate::diff::Hunk;
use crate::refine::refine;
use crate::text::Passage;

/// A row before its segments are built: the blocks of both sides as one text each, and where these differ.
pub(super) struct RowDraft<'a> {
    pub before: &'a [Prepared<'a>],
    pub after: &'a [Prepared<'a>],
    /// What is compared word by word; nothing for photos, stubs and blocks that are the same in both versions.
    pub words: Option<TextDiff<'a>>,
}

/// Two texts and where they differ.
pub(super) struct TextDiff<'a> {
    pub before: JoinedText<'a>,
    pub after: JoinedText<'a>,
    pub hunks: Vec<Hunk>,
    /// The sentences that stand in other rows, or elsewhere in this one, on the other side.
    pub moved: (Vec<MovedSentence>, Vec<MovedSentence>),
}

impl TextDiff<'_> {
    pub fn before(&self) -> &Passage {
        &self.before.passage
    }

    pub fn after(&self) -> &Passage {
        &self.after.passage
    }

    /// Whether both sides say the same in the same way, letter by letter and mark by mark.
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
    /// Tokens at which a further block begins.
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

/// A text of one side with its marks.
#[derive(Clone, Copy)]
pub(super) struct MarkedText<'a> {
    pub passage: &'a Passage,
    pub runs: &'a [Run],
    /// Tokens at which a further block begins, where several stand together.
    pub breaks: &'a [usize],
}

/// A sentence of one side that stands elsewhere on the other side.
#[derive(Debug, Clone)]
pub(super) struct MovedSentence {
    /// The number of the move; its other place has the same.
    pub number: usize,
    pub tokens: Range<usize>,
    /// Tokens that its other place has not.
    pub changed: Vec<Range<usize>>,
    /// `Move`, and the classes of what was changed on the way.
    pub classes: Vec<ChangeClass>,
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
        // A stub shows nothing: its block stands elsewhere.
        return RowDraft { before: if is_stub { &[] } else { before }, after, words: None };
    }
    let [one, other] = [before, after].map(|blocks| match blocks {
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
