//! Compares the markup of words: bold, italic, links.

use std::ops::Range;

use crate::article::{Markup, Run};
use crate::change::ChangeClass;
use crate::text::address::scheme_end;

/// The markup of a token. Several lists if only a part of the token is marked.
pub(super) type MarkupLists<'a> = Vec<&'a [Markup]>;

/// Reads the markup of one token after the other, in a single pass over the runs.
pub(super) struct MarkupCursor<'a> {
    runs: &'a [Run],
    /// The first run that is still needed, and its start in bytes.
    at: usize,
    start: usize,
}

impl<'a> MarkupCursor<'a> {
    pub fn new(runs: &'a [Run]) -> Self {
        Self { runs, at: 0, start: 0 }
    }

    /// The lists of markup in a byte range. The ranges must ascend.
    pub fn read(&mut self, range: &Range<usize>) -> MarkupLists<'a> {
        while let Some(run) = self.runs.get(self.at).filter(|run| self.start + run.text.len() <= range.start) {
            self.start += run.text.len();
            self.at += 1;
        }
        let mut found: MarkupLists<'a> = Vec::new();
        let mut start = self.start;
        for run in self.runs.iter().skip(self.at) {
            if start >= range.end {
                break;
            }
            if !run.text.is_empty() && found.last() != Some(&run.markup.as_slice()) {
                found.push(&run.markup);
            }
            start += run.text.len();
        }
        if found.is_empty() { vec![&[]] } else { found }
    }
}

/// Whether the markup is the same. A link without a server equals one with any server: which of them a page has depends
/// on the program that saved it.
///
/// ```text
/// /ferry/plan                      =   https://n.example/ferry/plan
/// https://n.example/ferry/plan     ≠   https://council.example/ferry/plan
/// ```
pub(super) fn same_markup<List: AsRef<[Markup]>>(before: &[List], after: &[List]) -> bool {
    let same = |one: &Markup, other: &Markup| match (one, other) {
        (Markup::Link { url: one }, Markup::Link { url: other }) => {
            one == other
                || path_from_root(one).is_some_and(|path| path_from_root(other) == Some(path))
                    && is_rooted(one) != is_rooted(other)
        }
        _ => one == other,
    };
    let all = |one: &[Markup], other: &[Markup]| {
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

/// The classes of a change of markup: `Link` for another target, `Formatting` for other markup.
pub(super) fn classes_of_markup(before: &MarkupLists<'_>, after: &MarkupLists<'_>) -> Vec<ChangeClass> {
    let pick = |markup: &MarkupLists<'_>, links: bool| {
        markup
            .iter()
            .map(|list| {
                list.iter().filter(|markup| matches!(markup, Markup::Link { .. }) == links).cloned().collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    let mut classes = Vec::new();
    if !same_markup(&pick(before, true), &pick(after, true)) {
        classes.push(ChangeClass::Link);
    }
    if pick(before, false) != pick(after, false) || classes.is_empty() {
        classes.push(ChangeClass::Formatting);
    }
    classes
}
