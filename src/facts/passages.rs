//! Finds what was added or removed as a whole: passages, photos, and corrections.
//!
//! ```text
//! + The police said they had opened a criminal investigation and seized the ship's log.
//!   →   new: "The police said they had opened a criminal investigation and seized the…"
//! ```

use super::aligned_text::{changes_words, joined, length};
use super::around::{cut, shortened};
use super::gather::Gathered;
use super::wording::SENTENCE_CHARS;
use super::{fact, place};
use crate::article::BlockKind;
use crate::comparison::{BlockSide, Comparison, Edit, Row, RowKind, Segment, SharedRow};
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::pair::both;
use crate::text::trim::{first_chars, trim_both, trim_end, trim_start};
use crate::text::{is_plain_speech, is_pronoun};

/// The most words and characters of a correction that are quoted.
const CORRECTION_WORDS: usize = 40;
const CORRECTION_CHARS: usize = 280;

/// The most characters up to the colon after a correction's label.
const LABEL_CHARS: usize = 40;

/// Adds what a row gained or lost as a whole. Returns whether it is a correction, which is quoted in its own words.
pub(super) fn find(number: usize, row: &Row, gathered: &mut Gathered<'_>) -> bool {
    let mut sides = row.before.iter().chain(&row.after);
    let is_correction = sides.any(|side| side.kind == BlockKind::Correction);
    if is_correction {
        correction(number, row, gathered)
    } else {
        passage(number, row, gathered)
    }
    is_correction
}

fn passage(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    if !matches!(row.kind, RowKind::Inserted | RowKind::Deleted) || row.moved.is_some() {
        return sentences(number, row, gathered);
    }
    let Some(only) = row.before.first().or(row.after.first()) else { return };
    let (class, part) = match (only.kind, row.kind) {
        (BlockKind::Photo, _) => (FactClass::Photo, FactPart::Picture),
        (BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem, RowKind::Inserted) => {
            (FactClass::New, FactPart::Text)
        }
        (BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem, _) => (FactClass::Removed, FactPart::Text),
        _ => return,
    };
    // Words that a caption or another paragraph took up are neither new nor removed.
    let words: usize = row.before.iter().chain(&row.after).map(|side| length(text_of(side))).sum();
    let overlapping: usize = row.caption_overlaps.iter().map(|overlap| overlap.text.len()).sum();
    let moved: usize =
        row.edits.iter().filter(|edit| edit.moved.is_some()).map(|edit| edit.before.len().max(edit.after.len())).sum();
    if part == FactPart::Text && 2 * (overlapping + moved) > words {
        return;
    }
    let opening = |sides: &[BlockSide]| match sides.first().map(text_of).unwrap_or_default() {
        // Most passages have one segment.
        [one] => shortened(&one.text),
        segments => shortened(&joined(segments)),
    };
    let values = [opening(&row.before), opening(&row.after)];
    gathered.enter_whole(fact(class, place(number, part), values));
}

/// Adds the sentences that were added or removed inside a passage.
fn sentences(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    for (edit, found) in row.edits.iter().enumerate().filter(|(_, edit)| changes_words(edit)) {
        let (before, after) = (found.before.trim_start(), found.after.trim_start());
        let (class, text) = match (before, after) {
            ("", text) => (FactClass::New, text),
            (text, "") => (FactClass::Removed, text),
            _ => continue,
        };
        if is_passage(text.trim_end()) && !row.caption_overlaps.iter().any(|overlap| text.starts_with(&overlap.text)) {
            let mut at = place(number, if super::is_photo(row) { FactPart::Caption } else { FactPart::Text });
            at.edits.push(edit);
            gathered.enter_whole(fact(class, at, both([before, after], shortened)));
        }
    }
}

/// Whether an added or removed text is a sentence, and long enough to be a passage. It must begin and end like one.
#[inline(never)]
pub(super) fn is_passage(text: &str) -> bool {
    if text.len() < SENTENCE_CHARS {
        return false;
    }
    let is_quote = |c| matches!(c, '"' | '”' | '»' | '“' | '’' | '」' | ')');
    let begins = trim_start(text, |c| !c.is_alphanumeric()).starts_with(|c: char| !c.is_lowercase());
    let ends = trim_end(text, is_quote).ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '؟']);
    begins && ends
}

fn correction(number: usize, row: &Row, gathered: &mut Gathered<'_>) {
    let is_new = row.before.is_empty() || row.after.is_empty();
    if !is_new && !row.edits.iter().any(changes_words) {
        return;
    }
    let mut at = place(number, FactPart::Text);
    at.edits = (0..row.edits.len()).collect();
    let values = both([&row.before, &row.after], |sides| {
        cut(without_label(&text_of_all(sides, " ")), CORRECTION_WORDS, CORRECTION_CHARS)
    });
    gathered.enter_whole(fact(FactClass::Correction, at, values));
}

/// The corrections of the later version, in full, each with its row.
pub(super) fn corrections(rows: &[SharedRow]) -> Vec<(usize, String)> {
    let is_correction = |row: &SharedRow| row.after.first().is_some_and(|side| side.kind == BlockKind::Correction);
    let changed = rows.iter().enumerate().filter(|(_, row)| row.change.is_some() && is_correction(row));
    changed.map(|(number, row)| (number, text_of_all(&row.after, ""))).collect()
}

/// A correction without the label at its start.
fn without_label(text: &str) -> &str {
    let head = first_chars(text, LABEL_CHARS);
    let label = head.find([':', '：']).and_then(|colon| text.get(colon..));
    label.map_or(text, |rest| rest.trim_start_matches([':', '：']).trim_start())
}

/// The text of a block, or the caption of its photo.
pub(super) fn text_of(side: &BlockSide) -> &[Segment] {
    side.photo.as_ref().map_or(&side.segments, |photo| &photo.caption)
}

/// The text of several blocks.
pub(super) fn text_of_all(sides: &[BlockSide], between: &str) -> String {
    let mut text = String::new();
    for side in sides {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(&joined(text_of(side)));
    }
    text
}

/// Whether a fact is a quotation that moved inside its paragraph. At one of its places only a pronoun says it, which does
/// not show another speaker: `[“We lost it,” she said.]{} … {“We lost it,” said }the mayor`.
pub(super) fn moves_quotation(fact: &Fact, comparison: &Comparison) -> bool {
    let Some(FactPlace { row: Some(row), edits, .. }) = fact.places.first() else { return false };
    let (Some(row), [edit]) = (comparison.rows.get(*row), edits.as_slice()) else { return false };
    let is_removed = fact.after.is_empty();
    let Some(edit) = row.edits.get(*edit).filter(|edit| side(edit, !is_removed).is_empty()) else { return false };
    quotation(side(edit, is_removed)).is_some_and(|(quoted, by_pronoun)| {
        row.edits
            .iter()
            .filter_map(|edit| quotation(side(edit, !is_removed)))
            .any(|(other, other_by_pronoun)| other == quoted && (by_pronoun || other_by_pronoun))
    })
}

fn side(edit: &Edit, is_before: bool) -> &str {
    if is_before { &edit.before } else { &edit.after }
}

/// The quotation that a text consists of, and whether a pronoun says it. Besides it there is only a verb of saying.
fn quotation(text: &str) -> Option<(&str, bool)> {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」');
    let mut parts = text.splitn(3, is_mark);
    let (before, quoted, after) = (parts.next()?, parts.next()?, parts.next()?);
    let is_end = |c: char| !c.is_alphanumeric();
    let mut words = before.split(is_end).chain(after.split(is_end)).filter(|word| !word.is_empty());
    let by_pronoun = words.clone().any(is_pronoun);
    let is_all = words.all(|word| is_pronoun(word) || is_plain_speech(word));
    is_all.then_some((trim_both(quoted, |c| !c.is_alphanumeric()), by_pronoun))
}
