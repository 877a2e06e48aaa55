//! Laws of comparisons: what must hold for the comparison of any two articles. They are numbered 1 to 6.

use super::{facts, survives_json};
use article_versions::*;
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// All laws of any two articles, however small the budget.
pub fn hold(before: &Article, after: &Article, options: &CompareOptions) -> Comparison {
    let comparison = compare(before, after, options);
    assert_eq!(comparison, compare(&before.clone(), &after.clone(), options), "law 5: the same input, the same output");
    survives_json(&comparison);
    both_versions_can_be_read(before, after, &comparison);
    every_block_stands_in_one_row(before, after, &comparison);
    equal_is_what_stands_on_both_sides(&comparison);
    nothing_is_cut_in(&comparison);
    every_change_is_reported(&comparison);
    swapped_sides_mirror(before, after, options, &comparison);
    a_version_is_equal_to_itself(before, options);
    comparison
}

/// Laws 1 and 6: each version can be restored from the comparison, word for word, and from its own side alone.
fn both_versions_can_be_read(before: &Article, after: &Article, comparison: &Comparison) {
    for row in &comparison.rows {
        row.before.iter().for_each(|side| text_is_kept(side, &before.blocks[side.block], Tag::Insert));
        row.after.iter().for_each(|side| text_is_kept(side, &after.blocks[side.block], Tag::Delete));
    }
    for field in [Field::Headline, Field::Standfirst, Field::Byline, Field::Dateline, Field::Date, Field::Updated] {
        let row = comparison.fields.iter().find(|row| row.field == field);
        let sides =
            [(before, row.map(|row| &row.before), Tag::Insert), (after, row.map(|row| &row.after), Tag::Delete)];
        for (article, segments, other) in sides {
            is_text(segments.map_or(&[], Vec::as_slice), &text_of_field(article, field), other);
        }
    }
    let fields: BTreeSet<String> = comparison.fields.iter().map(|row| format!("{:?}", row.field)).collect();
    assert_eq!(fields.len(), comparison.fields.len(), "each field has one row");
}

fn text_of_field(article: &Article, field: Field) -> String {
    let runs = match field {
        Field::Headline => &article.headline,
        Field::Standfirst => &article.standfirst,
        Field::Byline => &article.byline,
        Field::Dateline => &article.dateline,
        Field::Date => return article.date.as_ref().map(|date| date.text.clone()).unwrap_or_default(),
        Field::Updated => return article.updated.as_ref().map(|date| date.text.clone()).unwrap_or_default(),
    };
    runs.as_deref().map(plain_text).unwrap_or_default()
}

fn joined(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

/// The segments are the text, and none is empty or of the other side.
fn is_text(segments: &[Segment], text: &str, other: Tag) {
    assert_eq!(joined(segments), text);
    assert!(segments.iter().all(|segment| segment.tag != other && !segment.text.is_empty()), "{segments:?}");
}

fn text_is_kept(side: &BlockSide, block: &Block, other: Tag) {
    assert_eq!((side.kind, side.level, side.ordinal), (block.kind, block.level, block.ordinal));
    match (&side.photo, &block.photo) {
        (None, None) => {
            is_text(&side.segments, &plain_text(&block.runs), other);
            markup_is_kept(&side.segments, &block.runs);
        }
        (Some(side), Some(photo)) => {
            is_text(&side.caption, &plain_text(&photo.caption), other);
            markup_is_kept(&side.caption, &photo.caption);
            is_text(&side.alt, photo.alt.as_deref().unwrap_or_default(), other);
            assert_eq!((&side.url, side.is_file, &side.released_by), (&photo.url, photo.is_file, &photo.released_by));
            let of = |origin| photo.credits.iter().filter(move |credit| credit.origin == origin);
            let credits: Vec<&Credit> =
                if side.credits.iter().map(|c| &c.origin).eq(photo.credits.iter().map(|c| &c.origin)) {
                    photo.credits.iter().collect()
                } else {
                    of(CreditOrigin::Caption).chain(of(CreditOrigin::Field)).collect()
                };
            assert_eq!(side.credits.len(), credits.len());
            for (side, credit) in side.credits.iter().zip(credits) {
                is_text(&side.segments, &credit.raw, other);
            }
        }
        _ => panic!("a photo is a photo on both sides"),
    }
}

/// Each grapheme keeps the marks that it has at its start in the source.
fn markup_is_kept(segments: &[Segment], runs: &[Run]) {
    let begins: Vec<usize> = plain_text(runs).grapheme_indices(true).map(|(at, _)| at).collect();
    let shown = markup_at(&begins, segments.iter().map(|segment| (&segment.text, &segment.markup)));
    assert_eq!(shown, markup_at(&begins, runs.iter().map(|run| (&run.text, &run.markup))));
}

/// The marks of the pieces of a text at some positions.
fn markup_at<'a>(places: &[usize], pieces: impl Iterator<Item = (&'a String, &'a Vec<Markup>)>) -> Vec<&'a [Markup]> {
    let mut places = places.iter().peekable();
    let mut lists = Vec::new();
    let mut end = 0;
    for (text, own) in pieces {
        end += text.len();
        while places.next_if(|place| **place < end).is_some() {
            lists.push(own.as_slice());
        }
    }
    lists
}

/// Law 2: each block is in one row, the blocks after are in order, and each row has as many as its kind requires.
fn every_block_stands_in_one_row(before: &Article, after: &Article, comparison: &Comparison) {
    let numbers = |pick: fn(&Row) -> &Vec<BlockSide>| {
        let mut numbers: Vec<usize> = comparison.rows.iter().flat_map(|row| pick(row)).map(|side| side.block).collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(numbers(|row| &row.before), (0..before.blocks.len()).collect::<Vec<_>>());
    assert_eq!(numbers(|row| &row.after), (0..after.blocks.len()).collect::<Vec<_>>());
    let in_order: Vec<usize> = comparison.rows.iter().flat_map(|row| &row.after).map(|side| side.block).collect();
    assert!(in_order.is_sorted());
    for (at, row) in comparison.rows.iter().enumerate() {
        if let Some(moved) = row.moved {
            let other = &comparison.rows[moved.row];
            assert_eq!(other.moved.unwrap().row, at, "both places link to each other");
            assert_ne!(other.kind == RowKind::Stub, row.kind == RowKind::Stub);
        }
        let shape = (row.before.len(), row.after.len());
        let fits = match row.kind {
            RowKind::Equal | RowKind::Edited => shape == (1, 1),
            RowKind::Inserted => shape == (0, 1),
            RowKind::Deleted => shape == (1, 0),
            RowKind::Split => shape.0 == 1 && shape.1 > 1,
            RowKind::Merged => shape.0 > 1 && shape.1 == 1,
            RowKind::Stub => shape == (0, 0) && row.moved.is_some(),
        };
        assert!(fits, "{:?} has {shape:?}", row.kind);
        for overlap in &row.caption_overlaps {
            assert!(
                overlap.row != at && comparison.rows[overlap.row].caption_overlaps.iter().any(|back| back.row == at)
            );
        }
    }
}

/// Law 3: a version equals itself, and nothing is reported.
pub fn a_version_is_equal_to_itself(article: &Article, options: &CompareOptions) {
    let comparison = compare(article, article, options);
    assert!(comparison.changes.is_empty(), "{:?}", comparison.changes);
    assert!(comparison.rows.iter().all(|row| row.kind == RowKind::Equal && row.moved.is_none()));
    assert!(comparison.fields.iter().all(|field| field.kind == RowKind::Equal));
    assert!(sides(&comparison).flat_map(|side| &side.segments).all(|segment| segment.edit.is_none()));
}

/// Text that one side tags as equal is on the other side, character for character. Only white space at block breaks may
/// differ.
fn equal_is_what_stands_on_both_sides(comparison: &Comparison) {
    for field in &comparison.fields {
        assert_eq!(kept(&field.before, &field.edits), kept(&field.after, &field.edits));
    }
    for row in &comparison.rows {
        let of = |sides: &[BlockSide], pick: fn(&BlockSide) -> &[Segment]| -> String {
            sides.iter().map(|side| kept(pick(side), &row.edits)).collect()
        };
        let text: fn(&BlockSide) -> &[Segment] = |side| &side.segments;
        let caption: fn(&BlockSide) -> &[Segment] = |side| side.photo.as_ref().map_or(&[], |photo| &photo.caption);
        let alt: fn(&BlockSide) -> &[Segment] = |side| side.photo.as_ref().map_or(&[], |photo| &photo.alt);
        for pick in [text, caption, alt] {
            assert_eq!(of(&row.before, pick), of(&row.after, pick), "{row:?}");
        }
    }
}

/// The characters that a side tags as equal, without white space and without sentences that moved.
fn kept(segments: &[Segment], edits: &[Edit]) -> String {
    let is_elsewhere = |segment: &Segment| segment.edit.is_some_and(|edit| edits[edit].moved.is_some());
    let kept = segments.iter().filter(|segment| segment.tag == Tag::Equal && !is_elsewhere(segment));
    kept.flat_map(|segment| segment.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

fn sides(comparison: &Comparison) -> impl Iterator<Item = &BlockSide> {
    comparison.rows.iter().flat_map(|row| row.before.iter().chain(&row.after))
}

fn nothing_is_cut_in(comparison: &Comparison) {
    for field in &comparison.fields {
        nothing_is_cut(&field.before);
        nothing_is_cut(&field.after);
    }
    for side in sides(comparison) {
        nothing_is_cut(&side.segments);
        if let Some(photo) = &side.photo {
            nothing_is_cut(&photo.caption);
            nothing_is_cut(&photo.alt);
            photo.credits.iter().for_each(|credit| nothing_is_cut(&credit.segments));
        }
    }
}

/// Law 4: at the border of two segments with different tags, nothing is split that a reader sees as one thing.
fn nothing_is_cut(segments: &[Segment]) {
    assert!(segments.is_sorted_by_key(|segment| segment.sentence), "sentences are in order in {segments:?}");
    let text = joined(segments);
    let graphemes: BTreeSet<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    let mut at = 0;
    for pair in segments.windows(2) {
        at += pair[0].text.len();
        assert!(graphemes.contains(&at), "a grapheme is cut in {segments:?}");
        if (pair[0].tag, pair[0].edit) == (pair[1].tag, pair[1].edit) {
            continue; // Cut by the source's own marks, or where a sentence ends.
        }
        let (left, right) = text.split_at(at);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let (last, next) = (left.chars().next_back(), right.chars().next());
        assert!(!(digit(last) && digit(next)), "a number is cut in {segments:?}");
        let separator = |c: Option<char>| matches!(c, Some('.' | ','));
        let inside = digit(last) && separator(next) && digit(right.chars().nth(1))
            || separator(last) && digit(left.chars().rev().nth(1)) && digit(next);
        assert!(!inside, "a number is cut at its separator in {segments:?}");
        assert!(!(last == Some('$') && digit(next)), "an amount is cut in {segments:?}");
        // An address attached to a word is not an address: "Holmhttps://…" and "nine.https://…". The word may end in a
        // combining mark.
        let is_letter = |grapheme: &str| grapheme.starts_with(char::is_alphanumeric);
        let begins = |start: usize| {
            let before = left[..start].trim_end_matches(['.', ':', '\'', '’']);
            left[before.len()..start].chars().count() > 1 || !before.graphemes(true).next_back().is_some_and(is_letter)
        };
        // Quotation marks and angle brackets end an address as white space does.
        let ends = |c: char| c.is_whitespace() || "\"<>“”‘’«»".contains(c);
        let is_whole = |start: &usize| !left[*start..].contains(ends);
        let address = left.rfind("https://").filter(is_whole).is_some_and(begins);
        // A question mark at the end of an address ends the sentence, alone or in "?!".
        let goes_on = right.strip_prefix('?').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        assert!(!(address && goes_on), "an address is cut in {segments:?}");
        let date = left.strip_suffix("24 ").zip(right.strip_prefix("May 2031"));
        let is_date = |(left, right): (&str, &str)| {
            let is_apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
            is_apart(left.chars().next_back()) && is_apart(right.chars().next())
        };
        assert!(!date.is_some_and(is_date), "a date is cut in {segments:?}");
    }
}

/// Marked text belongs to an edit, each edit has a class, and each changed row or field is one change.
fn every_change_is_reported(comparison: &Comparison) {
    let fields = comparison.fields.iter().map(|field| field.change);
    let numbered = fields.chain(comparison.rows.iter().map(|row| row.change));
    assert!(numbered.flatten().eq(0..comparison.changes.len()));
    let ids: BTreeSet<&str> = comparison.changes.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids.len(), comparison.changes.len(), "each change has an address of its own");
    for (number, change) in comparison.changes.iter().enumerate() {
        assert!(!change.classes.is_empty(), "{change:?}");
        let row = change.row.map(|row| comparison.rows[row].change);
        let field = change.field.and_then(|field| comparison.fields.iter().find(|row| row.field == field));
        assert_eq!(row.or(field.map(|field| field.change)), Some(Some(number)), "it is where it says it is");
    }
    for field in &comparison.fields {
        assert_eq!(field.change.is_none(), field.kind == RowKind::Equal);
        what_is_marked_is_told(field.before.iter().chain(&field.after), &field.edits);
    }
    for row in &comparison.rows {
        let is_told = row.kind == RowKind::Stub || row.kind == RowKind::Equal && row.moved.is_none();
        assert_eq!(row.change.is_none(), is_told);
        for (number, edit) in row.edits.iter().enumerate() {
            let Some(there) = edit.moved else { continue };
            let back = comparison.rows[there.row].edits[there.edit].moved.unwrap();
            assert_eq!(number, back.edit, "both places of a sentence that moved name each other");
            assert!(std::ptr::eq(&comparison.rows[back.row], row));
            assert!(edit.classes.contains(&ChangeClass::Move));
        }
        for side in row.before.iter().chain(&row.after) {
            let photo = side.photo.iter().flat_map(|photo| {
                photo.caption.iter().chain(&photo.alt).chain(photo.credits.iter().flat_map(|credit| &credit.segments))
            });
            what_is_marked_is_told(side.segments.iter().chain(photo), &row.edits);
        }
        if row.before.iter().chain(&row.after).all(|side| side.photo.is_none()) {
            every_edit_is_marked(row);
        }
    }
}

/// Each edit of a text is marked somewhere, and its words are the marked text.
fn every_edit_is_marked(row: &Row) {
    for (number, edit) in row.edits.iter().enumerate() {
        let texts = row.before.iter().zip(std::iter::repeat(&edit.before));
        let texts = texts.chain(row.after.iter().zip(std::iter::repeat(&edit.after)));
        let segments = texts.flat_map(|(side, text)| side.segments.iter().map(move |segment| (segment, text)));
        let marked: Vec<_> = segments.filter(|(segment, _)| segment.edit == Some(number)).collect();
        // An inserted or deleted divider has no text.
        assert!(!marked.is_empty() || edit.before.is_empty() && edit.after.is_empty(), "nothing is marked of {edit:?}");
        for (segment, text) in marked.iter().filter(|(segment, _)| segment.tag != Tag::Equal) {
            assert!(text.contains(segment.text.trim()), "{segment:?} is no part of {edit:?}");
        }
    }
}

fn what_is_marked_is_told<'a>(segments: impl Iterator<Item = &'a Segment>, edits: &[Edit]) {
    for edit in edits {
        assert!(!edit.classes.is_empty() && edit.classes.is_sorted_by(|a, b| a < b), "{edit:?}");
    }
    for segment in segments {
        assert!(segment.tag == Tag::Equal || segment.edit.is_some(), "{segment:?}");
        assert!(segment.edit.is_none_or(|edit| edit < edits.len()), "{segment:?}");
    }
}

/// Comparing the swapped versions gives the mirror image.
fn swapped_sides_mirror(before: &Article, after: &Article, options: &CompareOptions, there: &Comparison) {
    let back = compare(after, before, options);
    assert_eq!(mirror::faces(there, false), mirror::faces(&back, true));
    facts::hold(there);
    assert_eq!(there.summary, mirror::summary(back.summary));
    assert_eq!(there.precise, back.precise);
    assert_eq!((&there.omitted.before, &there.omitted.after), (&back.omitted.after, &back.omitted.before));
}

/// What must be the same when the versions are swapped.
mod mirror {
    use super::*;

    /// One side of one row or field: its number, and its segments as tag, text and the classes of their edit.
    type Face = (String, Vec<(String, String, Vec<ChangeClass>)>);

    /// The faces of a comparison, inverted if `turned`, without their order. The row of a moved block is at its place
    /// after, and the stub at its place before, so the order of rows cannot be mirrored.
    pub fn faces(comparison: &Comparison, turned: bool) -> BTreeSet<Face> {
        let kind = |kind: RowKind| match (kind, turned) {
            (RowKind::Inserted, true) => RowKind::Deleted,
            (RowKind::Deleted, true) => RowKind::Inserted,
            (RowKind::Split, true) => RowKind::Merged,
            (RowKind::Merged, true) => RowKind::Split,
            (kind, _) => kind,
        };
        let text = |segments: &[Segment], edits: &[Edit]| {
            let mut parts: Vec<(String, String, Vec<ChangeClass>)> = Vec::new();
            for segment in segments {
                let classes = segment.edit.map(|edit| edits[edit].classes.clone()).unwrap_or_default();
                let tag = if segment.tag == Tag::Equal { "kept" } else { "changed" }.to_owned();
                match parts.last_mut() {
                    Some(last) if last.0 == tag && last.2 == classes => last.1.push_str(&segment.text),
                    _ => parts.push((tag, segment.text.clone(), classes)),
                }
            }
            parts
        };
        let mut faces = BTreeSet::new();
        for row in comparison.rows.iter().filter(|row| row.kind != RowKind::Stub) {
            for (sides, is_after) in [(&row.before, turned), (&row.after, !turned)] {
                for side in sides {
                    let head = format!("{} {is_after} {:?} {:?}", side.block, kind(row.kind), row.moved.is_some());
                    faces.insert((head.clone(), text(&side.segments, &row.edits)));
                    if let Some(photo) = &side.photo {
                        faces.insert((format!("{head} caption"), text(&photo.caption, &row.edits)));
                        faces.insert((format!("{head} alt"), text(&photo.alt, &row.edits)));
                        for (number, credit) in photo.credits.iter().enumerate() {
                            faces.insert((format!("{head} credit {number}"), text(&credit.segments, &row.edits)));
                        }
                    }
                }
            }
        }
        for field in &comparison.fields {
            for (side, is_after) in [(&field.before, turned), (&field.after, !turned)] {
                let head = format!("{:?} {is_after} {:?}", field.field, kind(field.kind));
                faces.insert((head, text(side, &field.edits)));
            }
        }
        faces
    }

    /// The summary that the swapped versions would give.
    pub fn summary(mut summary: Summary) -> Summary {
        for counts in [&mut summary.blocks, &mut summary.photos] {
            std::mem::swap(&mut counts.inserted, &mut counts.deleted);
            std::mem::swap(&mut counts.split, &mut counts.merged);
        }
        std::mem::swap(&mut summary.words.before, &mut summary.words.after);
        std::mem::swap(&mut summary.words.inserted, &mut summary.words.deleted);
        std::mem::swap(&mut summary.credits_added, &mut summary.credits_removed);
        summary
    }
}
