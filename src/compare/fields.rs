//! The lines around two bodies in, [`FieldRow`]s out.

use super::Desk;
use super::segments::{Manner, Marked, segments, whole};
use crate::align::refine;
use crate::article::{Article, ArticleDate, Run, Text, plain_text};
use crate::comparison::{ChangeClass, Edit, Field, FieldRow, Note, RowKind, Tag};
use crate::text::Passage;

/// The fields that stand in either version, in the order in which a page shows them.
pub(super) fn compare(before: &Article, after: &Article, desk: &mut Desk) -> Vec<FieldRow> {
    let texts: [(Field, fn(&Article) -> Option<&Text>); 4] = [
        (Field::Headline, |article| article.headline.as_ref()),
        (Field::Standfirst, |article| article.standfirst.as_ref()),
        (Field::Byline, |article| article.byline.as_ref()),
        (Field::Dateline, |article| article.dateline.as_ref()),
    ];
    let dates: [(Field, fn(&Article) -> Option<&ArticleDate>); 2] =
        [(Field::Date, |article| article.date.as_ref()), (Field::Updated, |article| article.updated.as_ref())];
    let mut rows = Vec::new();
    for (field, get) in texts {
        let runs = |article| get(article).map(Vec::as_slice).unwrap_or_default();
        rows.extend(compare_field(field, runs(before), runs(after), desk));
    }
    for (field, get) in dates {
        let runs = |article| get(article).map(|date| vec![Run::plain(date.text.as_str())]).unwrap_or_default();
        let mut row = compare_field(field, &runs(before), &runs(after), desk);
        if let Some(row) = &mut row {
            row.notes.extend(precision(get(before), get(after)));
        }
        rows.extend(row);
    }
    rows
}

/// Whether a date says the same more or less exactly.
fn precision(before: Option<&ArticleDate>, after: Option<&ArticleDate>) -> Option<Note> {
    let (before, after) = (before?.iso.as_deref()?, after?.iso.as_deref()?);
    if before == after {
        None
    } else if after.starts_with(before) {
        Some(Note::DateMorePrecise)
    } else if before.starts_with(after) {
        Some(Note::DateLessPrecise)
    } else {
        None
    }
}

fn compare_field(field: Field, before: &[Run], after: &[Run], desk: &mut Desk) -> Option<FieldRow> {
    let [passage_before, passage_after] = [before, after].map(|runs| Passage::new(plain_text(runs), &mut desk.lexicon));
    let mut edits = Vec::new();
    let marked = |passage, runs| Marked { passage, runs, breaks: &[] };
    let [one, other] = [marked(&passage_before, before), marked(&passage_after, after)];
    let class = if matches!(field, Field::Date | Field::Updated) { ChangeClass::Figure } else { ChangeClass::Wording };
    let whole_edit = || Edit { classes: vec![class], before: passage_before.text.clone(), after: passage_after.text.clone() };
    let (kind, before, after) = match (passage_before.text.is_empty(), passage_after.text.is_empty()) {
        (true, true) => return None,
        (true, false) => {
            edits.push(whole_edit());
            (RowKind::Inserted, Vec::new(), whole(other, Tag::Insert, Some(0)))
        }
        (false, true) => {
            edits.push(whole_edit());
            (RowKind::Deleted, whole(one, Tag::Delete, Some(0)), Vec::new())
        }
        (false, false) => {
            let refinement = refine(&passage_before, &passage_after, &desk.lexicon, &mut desk.budget);
            let manner = Manner { field: None, words: true, lexicon: &desk.lexicon };
            let (before, after) = segments(one, other, &refinement.hunks, manner, &mut edits);
            (if edits.is_empty() { RowKind::Equal } else { RowKind::Edited }, before, after)
        }
    };
    Some(FieldRow { field, kind, change: None, before, after, edits, notes: Vec::new() })
}
