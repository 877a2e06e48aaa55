//! Writes the facts of a comparison as lines, in order.
//!
//! ```text
//! figure: killed [12 → 27] people | headline, 0          a value before and after, the words around it, its places
//! negation+quotation: “We will [→ not] go | 2            further classes; a value that was added, [not →] if removed
//! left-behind: [300 → More than 450] homes | 3 caption   an old value and its new one; where the old one still stands
//! name: [Sorenson → Sorensen] | 1 (corrected)            the correction above quotes both
//! ```
//!
//! Row numbers start at 0. `(none)` means no facts.

use super::comparison::kebab;
use article_versions::*;

/// The facts between two versions separated by a line `===`. The versions swapped must have the same values swapped.
pub fn found(source: &str, format: Format) -> String {
    let (before, after) = source.split_once("\n===\n").expect("two versions separated by a line ===");
    let [before, after] = [before, after].map(|version| parse(&super::article::unescape(version), format));
    let [there, back] =
        [(&before, &after), (&after, &before)].map(|(from, to)| compare(from, to, &CompareOptions::default()));
    assert_eq!(values(&there, false), values(&back, true), "swapped versions have swapped values:\n{source}");
    project(&there)
}

/// The values that changed. Three kinds of fact cannot be mirrored: left-behind values, which are searched for in the
/// later version only; passages, which are not new if a caption had their words; and a title that is no field, which is
/// reported only if its row has no other fact.
fn values(comparison: &Comparison, is_reversed: bool) -> Vec<(FactClass, &str, &str)> {
    let is_title =
        |fact: &Fact| fact.class == FactClass::Headline && fact.places.iter().all(|place| place.field.is_none());
    let is_value = |fact: &&Fact| (FactClass::Negation..=FactClass::Headline).contains(&fact.class) && !is_title(fact);
    fn of(fact: &Fact, is_reversed: bool) -> (FactClass, &str, &str) {
        let (before, after) = (fact.before.as_str(), fact.after.as_str());
        if is_reversed { (fact.class, after, before) } else { (fact.class, before, after) }
    }
    let mut values: Vec<_> = comparison.facts.iter().filter(is_value).map(|fact| of(fact, is_reversed)).collect();
    values.sort();
    // Whether two places with the same values are one fact depends on the words around them in the later version.
    values.dedup();
    values
}

fn project(comparison: &Comparison) -> String {
    let lines: Vec<String> = comparison.facts.iter().map(line).collect();
    if lines.is_empty() { "(none)".to_owned() } else { lines.join("\n") }
}

fn line(fact: &Fact) -> String {
    let classes: Vec<String> = [&fact.class].into_iter().chain(&fact.also).map(kebab).collect();
    let values = match (fact.before.as_str(), fact.after.as_str()) {
        ("", "") => String::new(),
        ("", after) => format!("[→ {after}]"),
        (before, "") => format!("[{before} →]"),
        (before, after) => format!("[{before} → {after}]"),
    };
    // The words of a link do not precede its target.
    let space = if fact.class == FactClass::Link { " " } else { "" };
    let words = format!("{}{space}{values}{}", fact.lead, fact.trail);
    let places: Vec<String> = fact.places.iter().map(place).collect();
    let corrected = if fact.corrected.is_some() { " (corrected)" } else { "" };
    format!("{}: {} | {}{corrected}", classes.join("+"), words, places.join(", "))
}

fn place(place: &FactPlace) -> String {
    let at =
        place.row.map_or_else(|| place.field.map(|field| kebab(&field)).unwrap_or_default(), |row| row.to_string());
    if place.part == FactPart::Text { at } else { format!("{at} {}", kebab(&place.part)) }
}
