//! Constructors of facts and places, and predicates on tokens that all rules share.

use std::ops::Range;

use crate::comparison::Row;
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::text::Passage;

/// A fact at a place, with its values before and after and the words around them.
#[inline(never)]
pub(super) fn quoted(
    class: FactClass,
    place: FactPlace,
    [before, after]: [String; 2],
    [lead, trail]: [String; 2],
) -> Fact {
    Fact { class, also: Vec::new(), before, after, lead, trail, places: vec![place], corrected: None }
}

/// A fact without words around its values.
#[inline(never)]
pub(super) fn fact(class: FactClass, place: FactPlace, values: [String; 2]) -> Fact {
    quoted(class, place, values, [String::new(), String::new()])
}

/// A place in a row.
pub(super) fn place(row: usize, part: FactPart) -> FactPlace {
    FactPlace { field: None, row: Some(row), part, edits: Vec::new() }
}

/// A place without a row or field.
pub(super) fn nowhere() -> FactPlace {
    FactPlace { field: None, row: None, part: FactPart::Text, edits: Vec::new() }
}

/// Whether a row is a photo on either side.
pub(super) fn is_photo(row: &Row) -> bool {
    row.before.iter().chain(&row.after).any(|side| side.photo.is_some())
}

/// A question about a token. Passed by reference: compiled once for all questions, not once for each.
pub(super) type Test<'t> = &'t dyn Fn(&Passage, usize) -> bool;

/// Whether a range of tokens contains one for which the test holds.
#[inline(never)]
pub(super) fn has(passage: &Passage, tokens: &Range<usize>, test: Test<'_>) -> bool {
    find(passage, tokens, test).is_some()
}

/// The first token of a range for which the test holds.
#[inline(never)]
pub(super) fn find(passage: &Passage, tokens: &Range<usize>, test: Test<'_>) -> Option<usize> {
    let mut token = tokens.start;
    while token < tokens.end {
        if test(passage, token) {
            return Some(token);
        }
        token += 1;
    }
    None
}

/// The number of a token's key in the vocabulary.
#[inline(never)]
pub(super) fn id(passage: &Passage, token: usize) -> u32 {
    passage.ids.get(token).copied().unwrap_or(u32::MAX)
}

/// Whether a word begins with a capital.
#[inline(never)]
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The tokens of the blocks of both versions, by block number. Identical blocks may have none.
pub(crate) struct Blocks<'a> {
    pub before: Vec<&'a Passage>,
    pub after: Vec<&'a Passage>,
}
