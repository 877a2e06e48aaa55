//! Finds what was added or removed as a whole: passages, photos, and corrections.
//!
//! ```text
//! + The police said they had opened a criminal investigation and seized the ship's log.
//!   →   new: "The police said they had opened a criminal investigation and seized the…"
//! ```

use super::around::{cut, shortened};
use super::gather::Gathered;
use super::line::{changes_words, joined};
use super::{fact, place};
use crate::article::BlockKind;
use crate::comparison::{Row, RowKind, Side};
use crate::fact::{Fact, FactClass, FactPart};
use crate::text::trim::first_chars;

/// The most words and characters of a correction that are quoted.
const CORRECTION_WORDS: usize = 40;
const CORRECTION_CHARS: usize = 280;

/// The most characters up to the colon after a correction's label.
const LABEL_CHARS: usize = 40;

/// The fewest characters of a sentence, added to or removed from a paragraph, that is a passage.
const SENTENCE_CHARS: usize = 24;

/// The fewest characters of a replaced sentence that is a passage of its own.
const SWAPPED_CHARS: usize = 60;

/// Adds what a row gained or lost as a whole.
pub(super) fn find(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    let (before, after) = (row.before.first(), row.after.first());
    let is = |side: Option<&Side>, kind| side.is_some_and(|side| side.kind == kind);
    if is(before, BlockKind::Correction) || is(after, BlockKind::Correction) {
        correction(number, row, gathered);
        return;
    }
    let text = |side: Option<&Side>| side.map_or(String::new(), |side| opening(&text_of(side)));
    if matches!(row.kind, RowKind::Inserted | RowKind::Deleted) && row.moved.is_none() {
        let is_photo = is(before.or(after), BlockKind::Photo);
        let words: usize = row.before.iter().chain(&row.after).map(|side| text_of(side).len()).sum();
        let overlapping: usize = row.caption_overlaps.iter().map(|overlap| overlap.text.len()).sum();
        let passage_kinds = [BlockKind::Paragraph, BlockKind::Quote, BlockKind::ListItem];
        let class = match (is_photo, row.kind) {
            (true, _) => FactClass::Photo,
            (_, RowKind::Inserted) => FactClass::New,
            _ => FactClass::Gone,
        };
        // Words that a caption took up are neither new nor removed.
        if !is_photo && (2 * overlapping > words || !passage_kinds.into_iter().any(|kind| is(before.or(after), kind))) {
            return;
        }
        let part = if is_photo { FactPart::Picture } else { FactPart::Text };
        gathered.enter_whole(Fact { before: text(before), after: text(after), ..fact(class, place(number, part)) });
        return;
    }
    sentences(number, row, gathered);
}

/// Adds the sentences that were added or removed inside a passage.
fn sentences(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    for (edit, found) in row.edits.iter().enumerate().filter(|(_, edit)| changes_words(edit)) {
        let (before, after) = (found.before.trim(), found.after.trim());
        let is_new = is_passage(after);
        let is_gone = is_passage(before);
        // If a sentence replaced another, both must be long. Otherwise the edit is a value.
        let is_swap = !before.is_empty() && !after.is_empty();
        if is_swap && !(is_new && is_gone && before.len().min(after.len()) >= SWAPPED_CHARS) {
            continue;
        }
        let mut at = place(number, if super::is_photo(row) { FactPart::Caption } else { FactPart::Text });
        at.edits.push(edit);
        if is_new {
            gathered.enter_whole(Fact { after: opening(after), ..fact(FactClass::New, at.clone()) });
        }
        if is_gone {
            gathered.enter_whole(Fact { before: opening(before), ..fact(FactClass::Gone, at) });
        }
    }
}

/// Whether an added or removed text is a sentence, and long enough to be a passage. It must begin and end like one.
pub(super) fn is_passage(text: &str) -> bool {
    let begins = text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| !c.is_lowercase());
    let ends = text
        .trim_end_matches(['"', '”', '»', '“', '’', '」', ')'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟']);
    text.len() >= SENTENCE_CHARS && begins && ends
}

fn correction(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    let is_new = row.before.is_empty() || row.after.is_empty();
    if !is_new && !row.edits.iter().any(changes_words) {
        return;
    }
    let words = |sides: &[Side]| {
        let text = sides.iter().map(text_of).collect::<Vec<_>>().join(" ");
        cut(without_label(&text), CORRECTION_WORDS, CORRECTION_CHARS)
    };
    let mut at = place(number, FactPart::Text);
    at.edits = (0..row.edits.len()).collect();
    let [before, after] = [&row.before, &row.after].map(|sides| words(sides));
    gathered.enter_whole(Fact { before, after, ..fact(FactClass::Correction, at) });
}

/// The corrections of the later version, in full, each with its row.
pub(super) fn corrections(rows: &[Row]) -> Vec<(usize, String)> {
    let is_correction = |row: &Row| row.after.first().is_some_and(|side| side.kind == BlockKind::Correction);
    let changed = rows.iter().enumerate().filter(|(_, row)| row.change.is_some() && is_correction(row));
    changed.map(|(number, row)| (number, row.after.iter().map(text_of).collect())).collect()
}

/// A correction without the label at its start.
fn without_label(text: &str) -> &str {
    let head = first_chars(text, LABEL_CHARS);
    let label = head.find([':', '：']).and_then(|colon| text.get(colon..));
    label.map_or(text, |rest| rest.trim_start_matches([':', '：']).trim_start())
}

/// The text of a block, or the caption of its photo.
fn text_of(side: &Side) -> String {
    joined(side.photo.as_ref().map_or(&side.segments, |photo| &photo.caption))
}

/// The first words of a passage.
pub(super) fn opening(text: &str) -> String {
    shortened(text)
}
