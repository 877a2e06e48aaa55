//! Compares the marks of words: bold, italic, links.

use std::ops::Range;

use crate::article::{Mark, Run};
use crate::change::ChangeClass;
use crate::text::address::scheme_end;

/// The marks of a token. Several lists if only a part of the token is marked.
pub(super) type Marks<'a> = Vec<&'a [Mark]>;

/// Reads the marks of one token after the other, in a single pass over the runs.
pub(super) struct MarkReader<'a> {
    runs: &'a [Run],
    /// The first run that is still needed, and its start in bytes.
    at: usize,
    start: usize,
}

impl<'a> MarkReader<'a> {
    pub fn new(runs: &'a [Run]) -> Self {
        Self { runs, at: 0, start: 0 }
    }

    /// The lists of marks in a byte range. The ranges must ascend.
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

/// Whether the marks are the same. A link without a server equals one with any server: which of them a page has depends
/// on the program that saved it.
///
/// ```text
/// /ferry/plan                      =   https://n.example/ferry/plan
/// https://n.example/ferry/plan     ≠   https://council.example/ferry/plan
/// ```
pub(super) fn same_marks<List: AsRef<[Mark]>>(before: &[List], after: &[List]) -> bool {
    let same = |one: &Mark, other: &Mark| match (one, other) {
        (Mark::Link { url: one }, Mark::Link { url: other }) => {
            one == other
                || path_from_root(one).is_some_and(|path| path_from_root(other) == Some(path))
                    && is_rooted(one) != is_rooted(other)
        }
        _ => one == other,
    };
    let all = |one: &[Mark], other: &[Mark]| {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
    };
    before.len() == after.len() && before.iter().zip(after).all(|(one, other)| all(one.as_ref(), other.as_ref()))
}

/// Whether an address is a path without a server.
fn is_rooted(url: &str) -> bool {
    url.starts_with('/') && !url.starts_with("//")
}

/// The path of an address.
fn path_from_root(url: &str) -> Option<&str> {
    if is_rooted(url) {
        return Some(url);
    }
    let rest = url.get(scheme_end(url)?..)?;
    rest.get(rest.find('/')?..)
}

/// The classes of a change of marks: `Link` for another target, `Formatting` for other marks.
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
    if !same_marks(&pick(before, true), &pick(after, true)) {
        classes.push(ChangeClass::Link);
    }
    if pick(before, false) != pick(after, false) || classes.is_empty() {
        classes.push(ChangeClass::Formatting);
    }
    classes
}
