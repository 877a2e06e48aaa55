//! Compares the fields around two bodies: headline, byline, dates and so on → [`FieldRow`]s.

use super::marked_text::MarkedText;
use super::segments::{SegmentOptions, segments, whole};
use crate::article::{Article, ArticleDate, Field, Run, plain_text};
use crate::change::{ChangeClass, Note};
use crate::comparison::{Edit, FieldRow, RowKind, Tag};
use crate::context::Context;
use crate::pair::both;
use crate::refine::refine;
use crate::text::Passage;

/// Compares the fields that either version has, in the order of a page.
pub(super) fn compare(before: &Article, after: &Article, context: &mut Context<'_>) -> Vec<FieldRow> {
    let texts = [Field::Headline, Field::Standfirst, Field::Byline, Field::Dateline];
    let mut rows = Vec::new();
    for field in texts {
        let runs = |article| text_of(article, field).unwrap_or_default();
        rows.extend(compare_field(field, runs(before), runs(after), context));
    }
    for (field, before, after) in
        [(Field::Date, &before.date, &after.date), (Field::Updated, &before.updated, &after.updated)]
    {
        let runs =
            |date: &Option<ArticleDate>| date.iter().map(|date| Run::plain(date.text.as_str())).collect::<Vec<_>>();
        let mut row = compare_field(field, &runs(before), &runs(after), context);
        if let Some(row) = &mut row {
            row.notes.extend(precision(before.as_ref(), after.as_ref()));
        }
        rows.extend(row);
    }
    rows
}

fn text_of(article: &Article, field: Field) -> Option<&[Run]> {
    let text = match field {
        Field::Headline => &article.headline,
        Field::Standfirst => &article.standfirst,
        Field::Byline => &article.byline,
        Field::Dateline => &article.dateline,
        Field::Date | Field::Updated => &None,
    };
    text.as_deref()
}

/// Whether two dates agree, but one is more precise.
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

fn compare_field(field: Field, before: &[Run], after: &[Run], context: &mut Context<'_>) -> Option<FieldRow> {
    if before.iter().chain(after).all(|run| run.text.is_empty()) {
        return None;
    }
    let [passage_before, passage_after] =
        both([before, after], |runs| Passage::new(plain_text(runs), &mut context.vocabulary));
    let mut edits = Vec::new();
    let marked = |passage, runs| MarkedText { passage, runs, breaks: &[] };
    let [one, other] = [marked(&passage_before, before), marked(&passage_after, after)];
    let class = if matches!(field, Field::Date | Field::Updated) { ChangeClass::Figure } else { ChangeClass::Wording };
    let whole_edit = || Edit {
        classes: vec![class],
        before: passage_before.text.clone(),
        after: passage_after.text.clone(),
        moved: None,
    };
    let (kind, before, after) = match (passage_before.text.is_empty(), passage_after.text.is_empty()) {
        (true, _) => {
            edits.push(whole_edit());
            (RowKind::Inserted, Vec::new(), whole(other, Tag::Insert, Some(0)))
        }
        (false, true) => {
            edits.push(whole_edit());
            (RowKind::Deleted, whole(one, Tag::Delete, Some(0)), Vec::new())
        }
        (false, false) => {
            let hunks = refine(&passage_before, &passage_after, context);
            let options = SegmentOptions { field: None, words: true, quotes: false, vocabulary: &context.vocabulary };
            let (before, after) = segments(one, other, &hunks, options, &mut edits);
            (if edits.is_empty() { RowKind::Equal } else { RowKind::Edited }, before, after)
        }
    };
    if field == Field::Dateline {
        // A dateline names places, so another place is another name.
        for edit in edits.iter_mut().filter(|edit| edit.classes == [ChangeClass::Wording]) {
            edit.classes = vec![ChangeClass::Name];
        }
    }
    Some(FieldRow { field, kind, change: None, before, after, edits, notes: Vec::new() })
}
