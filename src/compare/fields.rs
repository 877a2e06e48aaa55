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

/// The length of "2031-03-04T06:10".
const MINUTE: usize = 16;

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
        let (before, after) = (before.as_ref(), after.as_ref());
        let same = before.zip(after).filter(|(before, after)| is_same_time(before, after));
        // A version that does not print its date has that of its metadata.
        let unprinted = |date: &&ArticleDate| same.is_some() && is_unprinted(date);
        let printed = [before.filter(unprinted).and(after).or(before), after.filter(unprinted).and(before).or(after)];
        let [one, other] = both(printed, |date| date.map(|date| Run::plain(date.text.as_str())));
        let mut row = compare_field(field, one.as_slice(), other.as_slice(), context);
        if let Some(row) = &mut row {
            if same.is_some() {
                row.edits.iter_mut().for_each(|edit| edit.classes = vec![ChangeClass::Typography]);
            } else {
                row.notes.extend(precision(before, after));
            }
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

/// Whether two dates are the same to the minute. A missing zone fits any other.
///
/// ```text
/// 4 March 2031, 06:10   =   2031-03-04T06:10:00Z
/// ```
fn is_same_time(before: &ArticleDate, after: &ArticleDate) -> bool {
    let [Some(one), Some(other)] = both([before, after], |date| date.iso.as_deref()?.split_at_checked(MINUTE)) else {
        return false;
    };
    let [one_zone, other_zone] = both([one.1, other.1], |rest| rest.get(rest.find(['Z', '+', '-'])?..));
    one.0 == other.0 && (one_zone == other_zone || one_zone.is_none() || other_zone.is_none())
}

/// Whether a date has the form of metadata, which no page prints: "2031-03-04T06:10:00Z".
fn is_unprinted(date: &ArticleDate) -> bool {
    date.text.len() >= MINUTE && date.iso.as_ref() == Some(&date.text)
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

#[cfg(test)]
mod tests {
    use super::super::{CompareOptions, compare};
    use crate::article::{Article, ArticleDate};
    use crate::change::ChangeClass;
    use crate::comparison::{FieldRow, RowKind};

    fn row(before: [&str; 2], after: [&str; 2]) -> FieldRow {
        let dated = |[text, iso]: [&str; 2]| Article {
            date: Some(ArticleDate { text: text.to_owned(), iso: Some(iso.to_owned()) }),
            ..Article::default()
        };
        compare(&dated(before), &dated(after), &CompareOptions::default()).fields.remove(0)
    }

    #[test]
    fn a_date_in_another_form_is_the_same_date() {
        let printed = ["4 March 2031, 06:10", "2031-03-04T06:10"];
        // One version has it in its metadata alone.
        for other in ["2031-03-04T06:10Z", "2031-03-04T06:10:00+02:00"] {
            let FieldRow { kind, after, .. } = row(printed, [other, other]);
            assert_eq!((kind, after[0].text.as_str()), (RowKind::Equal, printed[0]), "{other}");
            assert_eq!(row([other, other], printed).kind, RowKind::Equal, "{other}");
        }
        let other = ["March 4, 2031 at 6:10 AM", "2031-03-04T06:10:00"];
        assert!(row(printed, other).edits.iter().all(|edit| edit.classes == [ChangeClass::Typography]));
        for [one, other] in [
            [printed, ["2031-03-04T06:11Z", "2031-03-04T06:11Z"]],
            [["2031-03-04T06:10Z", "2031-03-04T06:10Z"], ["2031-03-04T06:10+02:00", "2031-03-04T06:10+02:00"]],
            [["4 March 2031, six", "2031-03-04"], ["4 March 2031, ten", "2031-03-04"]],
        ] {
            assert!(row(one, other).edits.iter().any(|edit| edit.classes != [ChangeClass::Typography]), "{other:?}");
        }
    }
}
