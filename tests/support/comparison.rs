//! Writes a comparison as text: one line per changed field, then one line per row.
//!
//! ```text
//! edited: It cost [-$35-]{+$55+}<figure> in all.     deleted and inserted text, and the classes of the edit
//! edited: a [-hard‹-›line-]{+hardline+}<spelling>    letters that differ inside a word
//! edited: {the words}<link>                          the same words with other marks or another target
//! inserted: A new paragraph. <wording>               an inserted block, with its class
//! split: One. ¶ Two.                                 an inserted break; a deleted one is (¶)
//! moved from 4, edited: …                            a moved block; `4: stub` is its old place
//! edited: One. [-Two.-]<move to 3>                   a sentence that moved to row 3; there it is <move from 0>
//! ```
//!
//! Row numbers start at 0. Block kinds other than paragraph precede the colon; notes and caption overlaps follow the
//! text. Equal fields are left out.

use super::article::unescape;
use article_versions::*;

/// Compares two versions separated by a line `===`.
pub fn compared(source: &str, format: Format) -> String {
    let (before, after) = source.split_once("\n===\n").expect("two versions separated by a line ===");
    let [before, after] = [before, after].map(|version| parse(&unescape(version), format));
    project(&compare(&before, &after, &CompareOptions::default()))
}

/// Writes a comparison as lines.
pub fn project(comparison: &Comparison) -> String {
    let mut lines = Vec::new();
    for field in comparison.fields.iter().filter(|field| field.kind != RowKind::Equal) {
        let name = kebab(&field.field);
        let text = inline(&[&field.before], &[&field.after], &field.edits);
        lines.push(format!("{name} {}: {text}{}", kebab(&field.kind), notes(&field.notes)));
    }
    lines.extend(comparison.rows.iter().map(|one| row(one)));
    if !comparison.precise {
        lines.push("(not precise)".to_owned());
    }
    if lines.is_empty() { "(nothing)".to_owned() } else { lines.join("\n").replace('\t', "→") }
}

fn row(row: &Row) -> String {
    let mut line = match (&row.moved, row.kind) {
        (Some(place), RowKind::Stub) => return format!("stub: moved to {}", place.row),
        (Some(place), kind) => format!("moved from {}, {}", place.row, kebab(&kind)),
        (None, kind) => kebab(&kind),
    };
    let side = row.after.first().or(row.before.first()).expect("a row that is no stub has a side");
    if side.kind != BlockKind::Paragraph {
        line.push_str(&format!(" {}", kebab(&side.kind)));
    }
    line.push_str(": ");
    line.push_str(&inline(&texts(&row.before), &texts(&row.after), &row.edits));
    line.push_str(&photo(row));
    for overlap in &row.caption_overlaps {
        line.push_str(&format!(" | overlaps {}: {}", overlap.row, overlap.text));
    }
    line.push_str(&notes(&row.notes));
    line.trim_end().to_owned()
}

fn texts(sides: &[BlockSide]) -> Vec<&[Segment]> {
    sides.iter().map(|side| &*side.segments).collect()
}

fn photo(row: &Row) -> String {
    let nothing = PhotoSide::default();
    let of = |sides: &[BlockSide]| sides.iter().find_map(|side| side.photo.clone());
    let (before, after) = (of(&row.before), of(&row.after));
    if before.is_none() && after.is_none() {
        return String::new();
    }
    let (before, after) = (before.unwrap_or_else(|| nothing.clone()), after.unwrap_or(nothing));
    let mut text = inline(&[&before.caption], &[&after.caption], &row.edits);
    for origin in [CreditOrigin::Caption, CreditOrigin::Field] {
        let of = |photo: &PhotoSide| {
            photo.credits.iter().filter(|c| c.origin == origin).map(|c| c.segments.clone()).collect::<Vec<_>>()
        };
        let (ours, theirs) = (of(&before), of(&after));
        let none = Vec::new();
        for at in 0..ours.len().max(theirs.len()) {
            let (one, other) = (ours.get(at).unwrap_or(&none), theirs.get(at).unwrap_or(&none));
            text.push_str(&format!(" | {}", inline(&[one], &[other], &row.edits)));
        }
    }
    if !before.alt.is_empty() || !after.alt.is_empty() {
        text.push_str(&format!(" | alt {}", inline(&[&before.alt], &[&after.alt], &row.edits)));
    }
    for discrepancy in &after.discrepancies {
        text.push_str(&format!(" | {}: {} / {}", kebab(&discrepancy.kind), discrepancy.field, discrepancy.caption));
    }
    text
}

fn notes(notes: &[Note]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    format!(" | {}", notes.iter().map(kebab).collect::<Vec<_>>().join(", "))
}

/// The JSON name of a value.
pub fn kebab(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).expect("plain data").as_str().expect("a name").to_owned()
}

/// One stretch of one side.
#[derive(Clone)]
enum Piece {
    Break,
    Text(Segment),
}

fn pieces(blocks: &[&[Segment]]) -> std::collections::VecDeque<Piece> {
    let mut pieces = std::collections::VecDeque::new();
    for (number, block) in blocks.iter().enumerate() {
        if number > 0 {
            pieces.push_back(Piece::Break);
        }
        pieces.extend(block.iter().cloned().map(Piece::Text));
    }
    pieces
}

/// Both sides as one text.
fn inline(before: &[&[Segment]], after: &[&[Segment]], edits: &[Edit]) -> String {
    let (mut before, mut after) = (pieces(before), pieces(after));
    let (alone_before, alone_after) = (after.is_empty(), before.is_empty());
    let mut text = String::new();
    let changes = |piece: Option<&Piece>| match piece {
        Some(Piece::Text(segment)) => {
            let edit = segment.edit.and_then(|edit| edits.get(edit));
            let marked = segment.tag != Tag::Equal || edit.is_some_and(|edit| edit.before != edit.after);
            segment.edit.filter(|_| marked)
        }
        _ => None,
    };
    loop {
        let edit = match (changes(before.front()), changes(after.front())) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        // The other side of the edit may be behind a break.
        let is_next = |side: &std::collections::VecDeque<Piece>| {
            matches!(side.front(), Some(Piece::Break)) && changes(side.get(1)) == edit
        };
        if let Some(edit) = edit.filter(|_| !is_next(&before) && !is_next(&after)) {
            let take = |side: &mut std::collections::VecDeque<Piece>| {
                let mut taken = Vec::new();
                while changes(side.front()) == Some(edit) {
                    taken.extend(side.pop_front());
                }
                taken
            };
            let (deleted, inserted) = (take(&mut before), take(&mut after));
            let edit = &edits[edit];
            text.push_str(&mark(&deleted, &inserted, edit, alone_before, alone_after));
            continue;
        }
        match (before.pop_front(), after.pop_front()) {
            (None, None) => break,
            (Some(Piece::Break), other) => {
                text.push_str("(¶) ");
                other.into_iter().for_each(|other| after.push_front(other));
            }
            (one, Some(Piece::Break)) => {
                text.push_str("¶ ");
                one.into_iter().for_each(|one| before.push_front(one));
            }
            (Some(Piece::Text(one)), None) | (None, Some(Piece::Text(one))) => text.push_str(&one.text),
            (Some(Piece::Text(one)), Some(Piece::Text(other))) => {
                let (one, other) = push_common(&mut text, one, other, edits);
                if !one.text.is_empty() {
                    before.push_front(Piece::Text(one));
                }
                if !other.text.is_empty() {
                    after.push_front(Piece::Text(other));
                }
            }
        }
    }
    text
}

/// Writes the text that both segments begin with, and returns the rest of each.
fn push_common(text: &mut String, mut one: Segment, mut other: Segment, edits: &[Edit]) -> (Segment, Segment) {
    // White space is on one side only if the other side has a break.
    let space = |text: &str| text.len() - text.trim_start().len();
    let (a, b) = match (space(&one.text), space(&other.text)) {
        (a, b) if a != b => (a, b),
        _ => (one.text.len().min(other.text.len()), one.text.len().min(other.text.len())),
    };
    let rest = (one.text.split_off(a), other.text.split_off(b));
    match other.edit {
        _ if a != b => {}
        Some(edit) => {
            let mark = format!("}}{}", classes(&edits[edit]));
            // Adjacent stretches with the same mark are one.
            match text.strip_suffix(&mark) {
                Some(rest) => text.truncate(rest.len()),
                None => text.push('{'),
            }
            text.push_str(&format!("{}{mark}", other.text));
        }
        None => text.push_str(&other.text),
    }
    (one.text, other.text) = rest;
    (one, other)
}

fn mark(deleted: &[Piece], inserted: &[Piece], edit: &Edit, alone_before: bool, alone_after: bool) -> String {
    let text = |pieces: &[Piece]| {
        let segments = || {
            pieces.iter().filter_map(|piece| match piece {
                Piece::Text(segment) => Some(segment),
                Piece::Break => None,
            })
        };
        let mixed = segments().any(|s| s.tag == Tag::Equal) && segments().any(|s| s.tag != Tag::Equal);
        let runs: Vec<&Segment> = segments().collect();
        runs.chunk_by(|a, b| (a.tag == Tag::Equal) == (b.tag == Tag::Equal))
            .map(|run| {
                let text: String = run.iter().map(|segment| segment.text.as_str()).collect();
                if mixed && run[0].tag != Tag::Equal { format!("‹{text}›") } else { text }
            })
            .collect::<String>()
    };
    let (deleted, inserted) = (text(deleted), text(inserted));
    // A block or line without a counterpart needs no marks around it.
    if alone_after && deleted.is_empty() || alone_before && inserted.is_empty() {
        return format!("{deleted}{inserted} {}", classes(edit));
    }
    let [deleted, inserted] = [(deleted, "[-", "-]"), (inserted, "{+", "+}")]
        .map(|(text, open, close)| if text.is_empty() { text } else { format!("{open}{text}{close}") });
    format!("{deleted}{inserted}{}", classes(edit))
}

fn classes(edit: &Edit) -> String {
    let names: Vec<String> = edit.classes.iter().map(kebab).collect();
    let place = edit.moved.map(|place| {
        if edit.before.is_empty() { format!(" from {}", place.row) } else { format!(" to {}", place.row) }
    });
    format!("<{}{}>", names.join(" "), place.unwrap_or_default())
}
