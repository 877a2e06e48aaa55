//! The runs of two texts in, how the marks of their words differ out.

use std::ops::Range;

use crate::article::{Mark, Run};
use crate::comparison::ChangeClass;

/// The marks of a token: mostly one list; several where a token is marked in part.
pub(super) type Marks<'a> = Vec<&'a [Mark]>;

/// Reads the marks of one token after the other, so that the runs are gone through once.
pub(super) struct MarkReader<'a> {
    runs: &'a [Run],
    /// The first run that may still be asked for, and where it starts, in bytes.
    at: usize,
    start: usize,
}

impl<'a> MarkReader<'a> {
    pub fn new(runs: &'a [Run]) -> Self {
        Self { runs, at: 0, start: 0 }
    }

    /// The lists of marks that a range of bytes runs through. The ranges must come in order.
    pub fn read(&mut self, range: &Range<usize>) -> Marks<'a> {
        while let Some(run) = self.runs.get(self.at).filter(|run| self.start + run.text.len() <= range.start) {
            self.start += run.text.len();
            self.at += 1;
        }
        let mut found: Marks<'a> = Vec::new();
        let mut start = self.start;
        for run in self.runs.iter().skip(self.at) {
            if start >= range.end {
                break;
            }
            if !run.text.is_empty() && found.last() != Some(&run.marks.as_slice()) {
                found.push(&run.marks);
            }
            start += run.text.len();
        }
        if found.is_empty() { vec![&[]] } else { found }
    }
}

/// Whether a target, other marks or both changed.
pub(super) fn classes_of_marks(before: &Marks<'_>, after: &Marks<'_>) -> Vec<ChangeClass> {
    let pick = |marks: &Marks<'_>, links: bool| {
        marks
            .iter()
            .map(|list| {
                list.iter().filter(|mark| matches!(mark, Mark::Link { .. }) == links).cloned().collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    let mut classes = Vec::new();
    if pick(before, true) != pick(after, true) {
        classes.push(ChangeClass::Link);
    }
    if pick(before, false) != pick(after, false) || classes.is_empty() {
        classes.push(ChangeClass::Formatting);
    }
    classes
}
