//! Finds changes of a photo other than its words: the picture, the photographer and agency, and link targets.
//!
//! ```text
//! (AP Photo/Jon Hale)   →   (AP Photo/Lena Vik)        credit: Jon Hale → Lena Vik
//! ```

use super::around::shortened;
use super::gather::Gathered;
use super::{aligned_text, fact, is_photo, place};
use crate::article::{BlockKind, CreditOrigin, Markup};
use crate::change::{ChangeClass, Note};
use crate::comparison::{BlockSide, CreditRole, CreditSide, DiscrepancyKind, PhotoSide, Row, RowKind, Tag};
use crate::fact::{FactClass, FactPart};
use crate::pair::both;
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
    let none = PhotoSide::default();
    let [before, after] =
        both([&row.before, &row.after], |sides| sides.iter().find_map(|side| side.photo.as_ref()).unwrap_or(&none));
    let mut enter = |class, change, part, values| {
        let mut at = place(number, part);
        for (edit, found) in row.edits.iter().enumerate() {
            if found.classes.contains(&change) {
                at.edits.push(edit);
            }
        }
        gathered.enter_whole(fact(class, at, values));
    };
    // If nothing else changed, it is often the same picture under another address.
    let is_renamed = row.edits.iter().all(|edit| edit.classes == [ChangeClass::Photo]);
    if row.notes.contains(&Note::PictureReplaced) && !is_renamed {
        let values = both([before, after], |photo| shortened(&aligned_text::joined(&photo.caption)));
        enter(FactClass::Photo, ChangeClass::Photo, FactPart::Picture, values);
    }
    // The photographer, then the agency.
    for roles in [&[CreditRole::Creator][..], &[CreditRole::Provider, CreditRole::Via]] {
        let values = [names(before, after, roles).join(", "), names(after, before, roles).join(", ")];
        if values[0] != values[1] {
            enter(FactClass::Credit, ChangeClass::Credit, FactPart::Credit, values);
        }
    }
    left_behind(number, before, after, gathered);
}

/// The parties of a photo that its other side does not name. A name in a caption may stay when that in the credit line
/// changes.
fn names<'a>(photo: &'a PhotoSide, other: &PhotoSide, roles: &[CreditRole]) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for credit in &photo.credits {
        let names = |is_same_line: bool, name: &str| {
            let lines = other.credits.iter().filter(|other| (other.origin == credit.origin) == is_same_line);
            lines.flat_map(|line| &line.parts).any(|party| folded(&party.name) == folded(name))
        };
        let has_line = other.credits.iter().any(|other| other.origin == credit.origin);
        for party in credit.parts.iter().filter(|party| roles.contains(&party.role)) {
            // If only the other line names it, it changed in this one.
            let is_elsewhere = has_line && names(false, &party.name) && !names(true, &party.name);
            let is_there = party.tag == Tag::Equal && !is_elsewhere;
            if !is_there && !found.contains(&party.name.as_str()) {
                found.push(&party.name);
            }
        }
    }
    found
}

/// A credit that changed in the field and not in the caption, or the reverse, so that they now name two photographers.
fn left_behind(number: usize, before: &PhotoSide, after: &PhotoSide, gathered: &mut Gathered<'_>) {
    let differ =
        |photo: &PhotoSide| photo.discrepancies.iter().position(|found| found.kind == DiscrepancyKind::CreatorsDiffer);
    let (None, Some(found)) = (differ(before), differ(after)) else { return };
    let Some(found) = after.discrepancies.get(found) else { return };
    // Whether a credit changed. A new one was not left behind.
    let changed = |origin| {
        let is_it = |credit: &&CreditSide| credit.origin == origin;
        let is_changed = |credit: &CreditSide| credit.segments.iter().any(|segment| segment.tag != Tag::Equal);
        before.credits.iter().find(is_it).map(|_| after.credits.iter().filter(is_it).any(is_changed))
    };
    let (one, other, part) = match (changed(CreditOrigin::Field), changed(CreditOrigin::Caption)) {
        (Some(true), Some(false)) => (&found.caption, &found.field, FactPart::Caption),
        (Some(false), Some(true)) => (&found.field, &found.caption, FactPart::Credit),
        _ => return,
    };
    gathered.enter_whole(fact(FactClass::LeftBehind, place(number, part), [one.clone(), other.clone()]));
}

/// Links whose words stayed and whose target changed.
fn links(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    let is_caption = row.after.first().is_some_and(|side| side.kind == BlockKind::Photo);
    for (edit, found) in row.edits.iter().enumerate() {
        if !found.classes.contains(&ChangeClass::Link) || found.before != found.after {
            continue;
        }
        if let (Some(before), Some(after)) = (target(&row.before, edit), target(&row.after, edit))
            && before != after
        {
            let mut at = place(number, if is_caption { FactPart::Caption } else { FactPart::Text });
            at.edits.push(edit);
            let mut fact = fact(FactClass::Link, at, [before.to_owned(), after.to_owned()]);
            fact.lead = shortened(&found.after);
            gathered.enter_whole(fact);
        }
    }
}

/// The target of the link that an edit changed, on one side.
fn target(sides: &[BlockSide], edit: usize) -> Option<&str> {
    super::of_edit(sides, edit).into_iter().flat_map(|segment| &segment.markup).find_map(|markup| match markup {
        Markup::Link { url } => Some(url.as_str()),
        _ => None,
    })
}
