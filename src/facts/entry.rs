//! Creates facts and their places.

use crate::comparison::Row;
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::text::Passage;

/// A fact at a place, without values yet.
pub(super) fn fact(class: FactClass, place: FactPlace) -> Fact {
    Fact {
        class,
        also: Vec::new(),
        before: String::new(),
        after: String::new(),
        lead: String::new(),
        trail: String::new(),
        places: vec![place],
        corrected: None,
    }
}

/// A place in a row.
pub(super) fn place(row: usize, part: FactPart) -> FactPlace {
    FactPlace { row: Some(row), part, ..nowhere() }
}

/// A place without a row or field.
pub(super) fn nowhere() -> FactPlace {
    FactPlace { field: None, row: None, part: FactPart::Text, edits: Vec::new() }
}

/// Whether a row is a photo on either side.
pub(super) fn is_photo(row: &Row) -> bool {
    row.before.iter().chain(&row.after).any(|side| side.photo.is_some())
}

/// The tokens of the blocks of both versions, by block number. Identical blocks may have none.
pub(crate) struct Blocks<'a> {
    pub before: Vec<&'a Passage>,
    pub after: Vec<&'a Passage>,
}
