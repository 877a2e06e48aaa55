//! Laws of facts: what must hold for the facts of any comparison.

use article_versions::*;

/// All laws of the facts of a comparison. That swapped versions have swapped values is tested on texts that people could
/// have written, by the examples in `tests/specs/facts`: which words are a value depends on the words around it.
pub fn hold(comparison: &Comparison) {
    comparison.facts.iter().for_each(|fact| is_at_its_places(fact, comparison));
    assert!(comparison.facts.is_sorted_by_key(|fact| fact.class), "facts come in the order of their classes");
}

/// A fact refers to existing rows, fields, edits and corrections, and has a place.
fn is_at_its_places(fact: &Fact, comparison: &Comparison) {
    assert!(!fact.places.is_empty(), "{fact:?}");
    assert!(fact.before != fact.after || fact.class == FactClass::Photo, "{fact:?}");
    for place in &fact.places {
        let edits = match (place.row, place.field) {
            (Some(row), None) => &comparison.rows[row].edits,
            (None, Some(field)) => &comparison.fields.iter().find(|row| row.field == field).unwrap().edits,
            _ => panic!("a fact stands in a row or in a field: {fact:?}"),
        };
        assert!(place.edits.iter().all(|edit| *edit < edits.len()), "{fact:?}");
    }
    let corrected = fact.corrected.map(|correction| comparison.facts[correction].class);
    assert!(corrected.is_none_or(|class| class == FactClass::Correction), "{fact:?}");
}
