//! Places of the drafts where words left or arrived: leftover sentences, and changed stretches of other rows.

use std::ops::Range;

use super::draft::RowDraft;
use crate::diff::Hunk;
use crate::text::Passage;

/// A range of tokens here, and one there.
pub(super) type Part = (Range<usize>, Range<usize>);

/// In place of a host: several contain the tokens.
pub(super) const SEVERAL: usize = usize::MAX;

/// A range of tokens on one side of a row.
#[derive(Debug, Clone)]
pub(super) struct TokenRange {
    pub row: usize,
    pub tokens: Range<usize>,
}

impl TokenRange {
    pub fn overlaps(&self, row: usize, tokens: &Range<usize>) -> bool {
        self.row == row && self.tokens.start < tokens.end && tokens.start < self.tokens.end
    }
}

/// The tokens of one side of all drafts.
#[derive(Clone, Copy)]
pub(super) struct SideTokens<'d> {
    pub drafts: &'d [RowDraft<'d>],
    pub is_before: bool,
}

impl<'d> SideTokens<'d> {
    pub fn passage(self, row: usize) -> Option<&'d Passage> {
        let words = self.drafts.get(row)?.words.as_ref()?;
        Some(if self.is_before { words.before() } else { words.after() })
    }

    pub fn keys(self, place: &TokenRange) -> &'d [u32] {
        self.passage(place.row).map_or(&[], |passage| passage.keys(&place.tokens))
    }

    /// Whether a place of this side is another than that of a leftover of the other side: in another row, or in another
    /// change of blocks that were split or merged.
    pub fn is_elsewhere(self, host: &TokenRange, leftover: &TokenRange) -> bool {
        let Some(draft) = self.drafts.get(host.row).filter(|_| host.row == leftover.row) else { return true };
        let Some(words) = draft.words.as_ref().filter(|_| draft.before.len() + draft.after.len() > 2) else {
            return false;
        };
        let start = leftover.tokens.start;
        let is_past = |hunk: &Hunk| if self.is_before { hunk.after.end <= start } else { hunk.before.end <= start };
        let hunk = words.hunks.get(words.hunks.partition_point(is_past));
        hunk.is_none_or(|hunk| !host.overlaps(host.row, if self.is_before { &hunk.before } else { &hunk.after }))
    }

    /// The changed stretches without a whole sentence, if they have so many tokens.
    pub fn hosts(self, least: usize) -> Vec<TokenRange> {
        let mut hosts = Vec::new();
        for (row, draft) in self.drafts.iter().enumerate() {
            let Some((words, passage)) = draft.words.as_ref().zip(self.passage(row)) else { continue };
            for hunk in &words.hunks {
                let range = if self.is_before { &hunk.before } else { &hunk.after };
                let inside = passage.whole_sentences(range);
                let mut start = range.start;
                for sentence in inside.iter().cloned().chain(std::iter::once(range.end..range.end)) {
                    if sentence.start.saturating_sub(start) >= least {
                        hosts.push(TokenRange { row, tokens: start..sentence.start });
                    }
                    start = sentence.end;
                }
            }
        }
        hosts
    }
}
