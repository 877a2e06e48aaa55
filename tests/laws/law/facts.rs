//! Laws of facts: what must hold for the facts of any comparison.

use article_versions::*;

/// All laws of the facts of a comparison. That swapped versions have swapped values is tested on texts that people
/// could have written, by the examples in `tests/specs/facts`: which words are a value depends on the words around it.
pub fn hold(comparison: &Comparison) {
    comparison.facts.iter().for_each(|fact| is_at_its_places(fact, comparison));
    comparison.facts.iter().for_each(|fact| is_quoted(fact, comparison));
    assert!(comparison.facts.is_sorted_by_key(|fact| fact.class), "facts come in the order of their classes");
    every_replaced_number_is_listed(comparison);
}

/// A fact refers to existing rows, fields, edits and corrections, and has a place. Its edits have its class.
fn is_at_its_places(fact: &Fact, comparison: &Comparison) {
    assert!(!fact.places.is_empty(), "{fact:?}");
    assert!(fact.before != fact.after || fact.class == FactClass::Photo, "{fact:?}");
    for place in &fact.places {
        let edits = edits(place, comparison);
        assert!(place.edits.iter().all(|edit| *edit < edits.len()), "{fact:?}");
        let has = |class| place.edits.iter().any(|edit| edits[*edit].classes.contains(&class));
        let is_counted = match fact.class {
            FactClass::Negation => has(ChangeClass::Negation),
            FactClass::Quotation => has(ChangeClass::Quotation),
            FactClass::Attribution => has(ChangeClass::Attribution),
            FactClass::Credit => has(ChangeClass::Credit) || place.edits.is_empty(),
            FactClass::Link => has(ChangeClass::Link),
            // Three values need no edit of their class: a hedge or a direction beside a number that stayed, two numbers
            // that changed places, and a name at the start of a sentence, where a capital proves nothing to the counts.
            _ => true,
        };
        assert!(is_counted, "{fact:?} {edits:?}");
    }
    let corrected = fact.corrected.map(|correction| comparison.facts[correction].class);
    assert!(corrected.is_none_or(|class| class == FactClass::Correction), "{fact:?}");
}

/// The edits of the row or field of a place.
fn edits<'a>(place: &FactPlace, comparison: &'a Comparison) -> &'a [Edit] {
    match (place.row, place.field) {
        (Some(row), None) => &comparison.rows[row].edits,
        (None, Some(field)) => &comparison.fields.iter().find(|row| row.field == field).unwrap().edits,
        _ => panic!("a fact stands in a row or in a field: {place:?}"),
    }
}

/// A value and the words around it stand together in the later version, at one of the places of the fact. If the value
/// was removed, they stand so in the earlier version. White space and capitals may differ: a value has one form for
/// all its places.
fn is_quoted(fact: &Fact, comparison: &Comparison) {
    if !(FactClass::Negation..=FactClass::Date).contains(&fact.class) && fact.class != FactClass::Wording {
        return;
    }
    let is_removed = fact.after.is_empty();
    let value = if is_removed { &fact.before } else { &fact.after };
    // A long value is cut.
    if value.ends_with('…') {
        return;
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let excerpt = bare(&[&fact.lead, value, &fact.trail].map(String::as_str).concat());
    let texts = |place: &FactPlace| match (place.row, place.field) {
        (Some(row), _) => {
            let row = &comparison.rows[row];
            texts(if is_removed { &row.before } else { &row.after }, place.part)
        }
        (_, Some(field)) => {
            let field = comparison.fields.iter().find(|row| row.field == field).unwrap();
            text(if is_removed { &field.before } else { &field.after })
        }
        _ => String::new(),
    };
    // Of a sentence that moved, the earlier text stands in another row.
    let has_moved = |place: &FactPlace| edits(place, comparison).iter().any(|edit| edit.moved.is_some());
    assert!(
        fact.places.iter().any(|place| bare(&texts(place)).contains(&excerpt) || has_moved(place)),
        "{excerpt:?} is quoted, but stands nowhere: {fact:?}"
    );
}

fn texts(sides: &[BlockSide], part: FactPart) -> String {
    let of = |side: &BlockSide| match (&side.photo, part) {
        (Some(photo), FactPart::AltText) => text(&photo.alt),
        (Some(photo), _) => text(&photo.caption),
        (None, _) => text(&side.segments),
    };
    sides.iter().map(of).collect::<Vec<_>>().join(" ")
}

fn text(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.replace('\n', " ")).collect()
}

/// Every edit of a paragraph that replaced one plain number by another, and was counted as a figure, is at the place of
/// a fact. Exceptions are a sentence that moved, and an edit of several words: as a whole it may be a passage and no
/// value.
fn every_replaced_number_is_listed(comparison: &Comparison) {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_counted = |edit: &Edit| {
        let is_figure = edit.classes.contains(&ChangeClass::Figure) && edit.moved.is_none();
        is_figure && edit.before != edit.after && is_number(&edit.before) && is_number(&edit.after)
    };
    let is_prose = |side: &BlockSide| side.photo.is_none() && side.kind == BlockKind::Paragraph;
    for (number, row) in comparison.rows.iter().enumerate() {
        let is_text = row.kind == RowKind::Edited && row.before.iter().chain(&row.after).all(is_prose);
        for (edit, found) in row.edits.iter().enumerate().filter(|(_, edit)| is_text && is_counted(edit)) {
            let is_here = |place: &FactPlace| place.row == Some(number) && place.edits.contains(&edit);
            let is_listed = comparison.facts.iter().flat_map(|fact| &fact.places).any(is_here);
            assert!(is_listed, "{found:?} is counted, but not listed");
        }
    }
}
