//! Numbers the [`Change`]s of a comparison and counts its [`Summary`].

use super::cache::UnchangedRows;
use crate::article::{BlockKind, CreditOrigin, Field};
use crate::change::{BlockCounts, Change, ChangeClass, ChangeKind, ClassCount, Note, Summary};
use crate::comparison::{BlockSide, CreditSide, Edit, FieldRow, Row, RowKind, Segments, SharedRow, Tag};
use crate::pair::both;
use crate::sort;
use crate::text::count_words;
use hashbrown::HashMap;

/// The most characters of the deleted words and of the inserted words in the summary of a change.
const SUMMARY_CHARS: usize = 60;

/// Lists the changes in reading order and gives each field and row its number.
pub(super) fn number(fields: &mut [FieldRow], rows: &mut [SharedRow]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut times: HashMap<u64, usize> = HashMap::default();
    let mut add = |kind, place: (Option<usize>, Option<Field>), classes: Vec<ChangeClass>, edits: &[Edit]| {
        let hash = hash(kind, edits);
        let times = times.entry(hash).or_default();
        *times += 1;
        let id = id_of(hash, *times);
        let summary = summary_of(edits);
        changes.push(Change { id, kind, row: place.0, field: place.1, classes, summary });
        changes.len() - 1
    };
    for field in fields {
        let kind = match field.kind {
            RowKind::Equal => continue,
            RowKind::Inserted => ChangeKind::Inserted,
            RowKind::Deleted => ChangeKind::Deleted,
            _ => ChangeKind::Edited,
        };
        field.change = Some(add(kind, (None, Some(field.field)), classes_of(&field.edits, &[]), &field.edits));
    }
    for (at, row) in rows.iter_mut().enumerate() {
        let kind = match (row.kind, row.moved) {
            (RowKind::Stub, _) | (RowKind::Equal, None) => continue,
            (_, Some(_)) => ChangeKind::Moved,
            (RowKind::Inserted, _) => ChangeKind::Inserted,
            (RowKind::Deleted, _) => ChangeKind::Deleted,
            (RowKind::Split, _) => ChangeKind::Split,
            (RowKind::Merged, _) => ChangeKind::Merged,
            (RowKind::Edited, _) => ChangeKind::Edited,
        };
        let mut more = Vec::new();
        if kind == ChangeKind::Moved {
            more.push(ChangeClass::Move);
        }
        if matches!(row.kind, RowKind::Split | RowKind::Merged) {
            more.push(ChangeClass::Structure);
        }
        if is_reformatted(row) {
            more.push(ChangeClass::Formatting);
        }
        // A note without words, for example of an empty credit line or a photo that became a file photo.
        if row.edits.is_empty() && more.is_empty() {
            more.push(ChangeClass::Credit);
        }
        let mut whole = Vec::new();
        if row.edits.is_empty() {
            let after = row.after.iter().map(side_text).collect::<Vec<_>>().join(" ");
            whole.push(Edit { classes: Vec::new(), before: String::new(), after, moved: None });
        }
        let edits = if whole.is_empty() { &row.edits } else { &whole };
        let number = add(kind, (Some(at), None), classes_of(&row.edits, &more), edits);
        row.make_mut().change = Some(number);
    }
    changes
}

/// The id of a change. `times` is how many changes so far have the same hash.
fn id_of(hash: u64, times: usize) -> String {
    let mut id = String::with_capacity("change-".len() + 16 + "-9999".len());
    id.push_str("change-");
    id.extend((0..16).rev().filter_map(|place| char::from_digit((hash >> (4 * place)) as u32 & 0xf, 16)));
    if times > 1 {
        id.push('-');
        id.push_str(&times.to_string());
    }
    id
}

fn classes_of(edits: &[Edit], more: &[ChangeClass]) -> Vec<ChangeClass> {
    let mut classes: Vec<ChangeClass> = edits.iter().flat_map(|edit| &edit.classes).chain(more).copied().collect();
    sort::sort_and_dedup(&mut classes);
    classes
}

/// The text of a block, or the caption of its photo.
fn side_text(side: &BlockSide) -> String {
    segments_of(side).iter().map(|segment| segment.text.as_str()).collect()
}

/// The segments of a block's text, or of its photo's caption.
pub(crate) fn segments_of(side: &BlockSide) -> &Segments {
    side.photo.as_ref().map_or(&side.segments, |photo| &photo.caption)
}

/// A number of a change that depends only on what changed. FNV-1a hash with 64 bits.
fn hash(kind: ChangeKind, edits: &[Edit]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(&[kind as u8]);
    for Edit { before, after, .. } in edits {
        eat(before.as_bytes());
        eat(&[0xff]);
        eat(after.as_bytes());
        eat(&[0xfe]);
    }
    hash
}

/// The deleted and inserted words of the first change, shortened.
fn summary_of(edits: &[Edit]) -> String {
    let has_words = |edit: &&Edit| !edit.before.trim().is_empty() || !edit.after.trim().is_empty();
    let Some(Edit { before, after, .. }) = edits.iter().find(has_words) else { return String::new() };
    let (before, after) = (shortened(before), shortened(after));
    match (before.is_empty(), after.is_empty()) {
        (false, false) => [before, after].join(" → "),
        (false, true) => before,
        _ => after,
    }
}

/// The text up to [`SUMMARY_CHARS`] with one space between its words. Cut between words if it has any.
fn shortened(text: &str) -> String {
    let text = text.trim();
    let first = text.get(..text.len().min(SUMMARY_CHARS)).unwrap_or_default();
    // Most texts begin with nothing but ASCII and single spaces.
    let is_plain = |pair: &[u8]| matches!(pair, [b'!'..=b'~', b' '..=b'~'] | [b' ', b'!'..=b'~']);
    if first.as_bytes().windows(2).all(is_plain) && first.len() > 1 {
        return if first.len() == text.len() { first.to_owned() } else { cut_short(first) };
    }
    let mut head = String::with_capacity(text.len().min(SUMMARY_CHARS));
    let mut left = SUMMARY_CHARS;
    let mut follows_space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            follows_space = true;
            continue;
        }
        for c in follows_space.then_some(' ').into_iter().chain([c]) {
            if left == 0 {
                return cut_short(&head);
            }
            head.push(c);
            left -= 1;
        }
        follows_space = false;
    }
    head
}

/// Cuts a text between words if it has any, and adds an ellipsis.
fn cut_short(head: &str) -> String {
    let cut = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    cut.to_owned() + "…"
}

/// Counts what changed.
pub(super) fn summarise(fields: &[FieldRow], rows: &[SharedRow], unchanged: &UnchangedRows) -> Summary {
    let mut summary = Summary {
        fields_changed: fields.iter().filter(|field| field.kind != RowKind::Equal).count(),
        ..Summary::default()
    };
    let mut classes: Vec<ClassCount> = Vec::new();
    let mut count = |class: ChangeClass| match classes.iter_mut().find(|counted| counted.class == class) {
        Some(counted) => counted.count += 1,
        None => classes.push(ClassCount { class, count: 1 }),
    };
    for edit in fields.iter().flat_map(|field| &field.edits).chain(rows.iter().flat_map(|row| &row.edits)) {
        // A moved sentence has two edits but is one change.
        let counts = edit.moved.is_none() || !edit.after.is_empty();
        for class in edit.classes.iter().filter(|_| counts) {
            count(*class);
        }
    }
    for row in rows {
        let sides = || row.before.iter().chain(&row.after);
        let is_photo = sides().any(|side| side.kind == BlockKind::Photo);
        count_row(row, if is_photo { &mut summary.photos } else { &mut summary.blocks });
        if row.moved.is_some() && row.kind != RowKind::Stub {
            count(ChangeClass::Move);
        }
        if matches!(row.kind, RowKind::Split | RowKind::Merged) {
            count(ChangeClass::Structure);
        }
        if is_reformatted(row) {
            count(ChangeClass::Formatting);
        }
        if is_photo && row.kind == RowKind::Edited {
            count_photo(row, &mut summary);
        }
        // Most rows are unchanged.
        let known =
            row.after.first().filter(|_| row.kind == RowKind::Equal).and_then(|side| unchanged.words(side.block));
        let (before, deleted) = known.map_or_else(|| count_words_of_sides(&row.before, &row.edits), |words| (words, 0));
        let (after, inserted) =
            if row.kind == RowKind::Equal { (before, 0) } else { count_words_of_sides(&row.after, &row.edits) };
        summary.words.before += before;
        summary.words.after += after;
        summary.words.deleted += deleted;
        summary.words.inserted += inserted;
    }
    summary.classes = classes;
    sort::sort_by(&mut summary.classes, |a, b| b.count.cmp(&a.count).then(a.class.cmp(&b.class)));
    summary
}

/// The number of words on one side of a row, and of those that were deleted or inserted. A word with changed letters
/// ("harbo", "u", "r") consists of several segments of one edit, but counts once.
fn count_words_of_sides(sides: &[BlockSide], edits: &[Edit]) -> (usize, usize) {
    let (mut total, mut changed) = (0, 0);
    for side in sides {
        for segments in segments_of(side).chunk_by(|one, next| one.edit.is_some() && one.edit == next.edit) {
            // A change of link or markup does not change the words.
            let edit =
                segments.first().and_then(|segment| edits.get(segment.edit?)).filter(|edit| edit.before != edit.after);
            if edit.is_some_and(rewords) {
                let count = match segments {
                    [one] => count_words(&one.text),
                    parts => count_words(&parts.iter().map(|part| part.text.as_str()).collect::<String>()),
                };
                total += count;
                changed += count;
                continue;
            }
            for segment in segments {
                let count = count_words(&segment.text);
                total += count;
                changed += if segment.tag == Tag::Equal { 0 } else { count };
            }
        }
    }
    (total, changed)
}

/// Whether the kind or the numbering of the block changed.
fn is_reformatted(row: &Row) -> bool {
    row.notes.iter().any(|note| matches!(note, Note::KindChanged | Note::NumberingChanged))
}

fn count_row(row: &Row, counts: &mut BlockCounts) {
    match row.kind {
        RowKind::Equal => counts.equal += usize::from(row.moved.is_none()),
        RowKind::Edited => {
            let is_reworded = row.edits.iter().any(rewords);
            let is_restyled = row.edits.iter().any(restyles) || is_reformatted(row);
            counts.edited += 1;
            counts.reworded += usize::from(is_reworded);
            counts.restyled += usize::from(is_restyled && !is_reworded);
        }
        RowKind::Inserted => counts.inserted += 1,
        RowKind::Deleted => counts.deleted += 1,
        RowKind::Split => counts.split += 1,
        RowKind::Merged => counts.merged += 1,
        RowKind::Stub => return,
    }
    counts.moved += usize::from(row.moved.is_some());
}

/// Whether an edit changed only the form of words.
fn restyles(edit: &Edit) -> bool {
    let is_form = |class: &ChangeClass| {
        matches!(class, ChangeClass::Typography | ChangeClass::Punctuation | ChangeClass::Formatting)
    };
    edit.classes.iter().any(is_form)
}

/// Whether an edit changed words. A moved sentence is not counted, whether it changed or not. Otherwise the counts
/// would differ when the versions are swapped.
fn rewords(edit: &Edit) -> bool {
    edit.moved.is_none()
        && edit.classes.iter().any(|class| match class {
            ChangeClass::Typography
            | ChangeClass::Punctuation
            | ChangeClass::Formatting
            | ChangeClass::Link
            | ChangeClass::Move => false,
            // These classes occur beside the class of the words, or instead of it.
            ChangeClass::Quotation | ChangeClass::Correction => !restyles(edit),
            _ => true,
        })
}

/// Counts the changes of a photo that both versions have.
fn count_photo(row: &Row, summary: &mut Summary) {
    let has =
        |classes: &[ChangeClass]| row.edits.iter().any(|edit| classes.iter().all(|class| edit.classes.contains(class)));
    summary.captions_edited += usize::from(has(&[ChangeClass::Caption]));
    let is_changed = |credit: &CreditSide| credit.segments.iter().any(|segment| segment.tag != Tag::Equal);
    for origin in [CreditOrigin::Caption, CreditOrigin::Field] {
        let [ours, theirs] = both([&row.before, &row.after], |sides| {
            let credits = sides.iter().filter_map(|side| side.photo.as_ref()).flat_map(|photo| &photo.credits);
            credits.filter(move |credit| credit.origin == origin)
        });
        let (before, after) = (ours.clone().count(), theirs.clone().count());
        summary.credits_added += after.saturating_sub(before);
        summary.credits_removed += before.saturating_sub(after);
        summary.credits_edited += ours.zip(theirs).filter(|(one, other)| is_changed(one) || is_changed(other)).count();
    }
}
