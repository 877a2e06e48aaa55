//! Finds changes of a photo other than its words: the picture, the photographer and agency, and link targets.
//!
//! ```text
//! (AP Photo/Jon Hale)   →   (AP Photo/Lena Vik)        credit: Jon Hale → Lena Vik
//! ```

use super::around::shortened;
use super::gather::Gathered;
use super::{fact, is_photo, line, place};
use crate::article::{BlockKind, CreditOrigin, Mark};
use crate::change::{ChangeClass, Note};
use crate::comparison::{CreditRole, CreditSide, DiscrepancyKind, Edit, PhotoSide, Row, RowKind, Segment, Side, Tag};
use crate::fact::{Fact, FactClass, FactPart};
use crate::text::folded;

/// Adds the changes of a row's photo, and of its link targets.
pub(super) fn find(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    if row.kind != RowKind::Inserted && row.kind != RowKind::Deleted {
        links(number, row, gathered);
        if is_photo(row) {
            photo(number, row, gathered);
        }
    }
}

fn photo(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    let of = |sides: &[Side]| sides.iter().find_map(|side| side.photo.clone()).unwrap_or_default();
    let (before, after) = (of(&row.before), of(&row.after));
    let edits = |class: ChangeClass| {
        let is_it = |edit: &&Edit| edit.classes.contains(&class);
        row.edits.iter().enumerate().filter(|(_, edit)| is_it(edit)).map(|(number, _)| number).collect()
    };
    // If nothing else changed, it is often the same picture under another address.
    let is_renamed = row.edits.iter().all(|edit| edit.classes == [ChangeClass::Photo]);
    if row.notes.contains(&Note::PictureReplaced) && !is_renamed {
        let caption = |photo: &PhotoSide| shortened(&line::joined(&photo.caption));
        let mut at = place(number, FactPart::Picture);
        at.edits = edits(ChangeClass::Photo);
        let values = Fact { before: caption(&before), after: caption(&after), ..fact(FactClass::Photo, at) };
        gathered.enter_whole(values);
    }
    // The photographer, then the agency.
    for roles in [&[CreditRole::Creator][..], &[CreditRole::Provider, CreditRole::Via]] {
        let names = |photo: &PhotoSide, other: &PhotoSide| names(photo, other, roles).join(", ");
        let mut at = place(number, FactPart::Credit);
        at.edits = edits(ChangeClass::Credit);
        let values =
            Fact { before: names(&before, &after), after: names(&after, &before), ..fact(FactClass::Credit, at) };
        if values.before != values.after {
            gathered.enter_whole(values);
        }
    }
    left_behind(number, &before, &after, gathered);
}

/// The parties of a photo that its other side does not name. A name in a caption may stay when that in the credit line
/// changes.
fn names<'a>(photo: &'a PhotoSide, other: &PhotoSide, roles: &[CreditRole]) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for credit in &photo.credits {
        let names = |is_same_line: bool, name: &str| {
            let lines = other.credits.iter().filter(|other| (other.origin == credit.origin) == is_same_line);
            lines.flat_map(|line| &line.parts).any(|part| folded(&part.name) == folded(name))
        };
        let has_line = other.credits.iter().any(|other| other.origin == credit.origin);
        for part in credit.parts.iter().filter(|part| roles.contains(&part.role)) {
            // If only the other line names it, it changed in this one.
            let is_elsewhere = has_line && names(false, &part.name) && !names(true, &part.name);
            let is_there = part.tag == Tag::Equal && !is_elsewhere;
            if !is_there && !found.contains(&part.name.as_str()) {
                found.push(&part.name);
            }
        }
    }
    found
}

/// A credit that changed in the field and not in the caption, or the reverse, so that they now name two photographers.
fn left_behind(number: usize, before: &PhotoSide, after: &PhotoSide, gathered: &mut Gathered<'_>) {
    let differ = |photo: &PhotoSide| {
        photo.discrepancies.iter().find(|found| found.kind == DiscrepancyKind::CreatorsDiffer).cloned()
    };
    let (None, Some(found)) = (differ(before), differ(after)) else { return };
    let of = |photo: &'_ PhotoSide, origin| {
        photo.credits.iter().filter(|credit| credit.origin == origin).cloned().collect::<Vec<CreditSide>>()
    };
    let changed = |origin| {
        let is_changed = |credit: &CreditSide| credit.segments.iter().any(|segment| segment.tag != Tag::Equal);
        // A new credit was not left behind.
        (!of(before, origin).is_empty()).then(|| of(after, origin).iter().any(is_changed))
    };
    let (before, after, part) = match (changed(CreditOrigin::Field), changed(CreditOrigin::Caption)) {
        (Some(true), Some(false)) => (found.caption, found.field, FactPart::Caption),
        (Some(false), Some(true)) => (found.field, found.caption, FactPart::Credit),
        _ => return,
    };
    gathered.enter_whole(Fact { before, after, ..fact(FactClass::LeftBehind, place(number, part)) });
}

/// Links whose words stayed and whose target changed.
fn links(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    for (edit, _) in row.edits.iter().enumerate().filter(|(_, edit)| is_link(edit)) {
        let target = |sides: &[Side]| {
            let segments = sides.iter().flat_map(segments);
            segments.filter(|segment| segment.edit == Some(edit)).find_map(url)
        };
        let (Some(before), Some(after)) = (target(&row.before), target(&row.after)) else { continue };
        let words = row.edits.get(edit).map_or(String::new(), |edit| shortened(&edit.after));
        let is_caption = row.after.first().is_some_and(|side| side.kind == BlockKind::Photo);
        let mut at = place(number, if is_caption { FactPart::Caption } else { FactPart::Text });
        at.edits.push(edit);
        if before != after {
            gathered.enter_whole(Fact { before, after, lead: words, ..fact(FactClass::Link, at) });
        }
    }
}

/// The text of a block, or the caption of its photo.
fn segments(side: &Side) -> &[Segment] {
    line::segments(side, if side.photo.is_some() { FactPart::Caption } else { FactPart::Text })
}

fn is_link(edit: &Edit) -> bool {
    edit.classes.contains(&ChangeClass::Link) && edit.before == edit.after
}

fn url(segment: &Segment) -> Option<String> {
    segment.marks.iter().find_map(|mark| match mark {
        Mark::Link { url } => Some(url.clone()),
        _ => None,
    })
}
