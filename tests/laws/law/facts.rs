//! Laws of facts: what must hold for the facts of any comparison.

use article_versions::*;

/// All laws of the facts of a comparison and of the swapped one.
pub fn hold(there: &Comparison, back: &Comparison) {
    there.facts.iter().for_each(|fact| is_at_its_places(fact, there));
    assert!(there.facts.is_sorted_by_key(|fact| fact.class), "facts come in the order of their classes");
    assert_eq!(values(there, false), values(back, true), "the versions the other way round have the same facts");
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

/// The values that changed. Left-behind values are searched for in the later version only, and whether a passage is new
/// depends on the captions that took up its words, so neither can be mirrored.
fn values(comparison: &Comparison, is_swapped: bool) -> Vec<(FactClass, &str, &str)> {
    let is_value = |fact: &&Fact| (FactClass::Negation..=FactClass::Headline).contains(&fact.class);
    fn of(fact: &Fact, is_swapped: bool) -> (FactClass, &str, &str) {
        let (before, after) = (fact.before.as_str(), fact.after.as_str());
        if is_swapped { (fact.class, after, before) } else { (fact.class, before, after) }
    }
    let mut values: Vec<_> = comparison.facts.iter().filter(is_value).map(|fact| of(fact, is_swapped)).collect();
    values.sort();
    values
}
