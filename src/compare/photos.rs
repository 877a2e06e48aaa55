//! Compares a photo field by field: picture, caption, credits and alternative text.

use super::blocks::Prepared;
use super::marked_text::MarkedText;
use super::segments::{SegmentOptions, equal, segments, whole};
use crate::agencies::Agencies;
use crate::article::{Credit, CreditFlag, CreditOrigin, Photo, Run};
use crate::change::{ChangeClass, Note};
use crate::comparison::{
    CreditParty, CreditRole, CreditSide, Discrepancy, DiscrepancyKind, Edit, PhotoSide, Segment, Segments, Tag,
};
use crate::context::Context;
use crate::pair::both;
use crate::refine::{refine, refine_credit};
use crate::text::{Passage, folded};

/// A photo that was inserted or deleted.
pub(super) fn alone(agencies: &Agencies, photo: &Photo, block: &Prepared<'_>, tag: Tag) -> PhotoSide {
    let marked = MarkedText { passage: block.passage(), runs: block.runs(), breaks: &[] };
    let line = |text: &str| match text {
        "" => Vec::new(),
        _ => vec![Segment { tag, text: text.to_owned(), markup: Vec::new(), sentence: 0, edit: Some(0) }],
    };
    let credits =
        photo.credits.iter().map(|credit| credit_side(agencies, credit, line(&credit.raw), &[], tag)).collect();
    PhotoSide {
        caption: whole(marked, tag, Some(0)).into(),
        credits,
        alt: line(photo.alt.as_deref().unwrap_or_default()),
        ..plain(agencies, photo)
    }
}

/// A photo that is identical in both versions.
pub(super) fn unchanged(agencies: &Agencies, photo: &Photo, caption: Segments) -> PhotoSide {
    let side = |credit: &Credit| credit_side(agencies, credit, unchanged_credit(&credit.raw), &[], Tag::Equal);
    let of = |origin| photo.credits.iter().filter(move |credit| credit.origin == origin);
    PhotoSide {
        caption,
        credits: [CreditOrigin::Caption, CreditOrigin::Field].into_iter().flat_map(of).map(side).collect(),
        alt: equal(photo.alt.as_deref().unwrap_or_default()),
        ..plain(agencies, photo)
    }
}

/// The fields that are copied without comparing.
fn plain(agencies: &Agencies, photo: &Photo) -> PhotoSide {
    PhotoSide {
        url: photo.url.clone(),
        is_file: photo.is_file,
        released_by: photo.released_by.clone(),
        discrepancies: discrepancies(agencies, photo),
        ..PhotoSide::default()
    }
}

/// Compares both sides of a photo. Changes are added to `edits` and `notes`.
pub(super) fn compare<'a>(
    before: &'a Prepared<'_>,
    after: &'a Prepared<'_>,
    context: &mut Context<'_>,
    edits: &mut Vec<Edit>,
    notes: &mut Vec<Note>,
) -> (PhotoSide, PhotoSide) {
    let nothing = Photo::default();
    let [photo_before, photo_after] = both([before, after], |block| block.block.photo.as_ref().unwrap_or(&nothing));
    let (mut one, mut other) = (plain(context.agencies, photo_before), plain(context.agencies, photo_after));

    if before.unit.picture.differs(&after.unit.picture) {
        (one.replaced, other.replaced) = (true, true);
        notes.push(Note::PictureReplaced);
        let address = |photo: &Photo| photo.url.clone().unwrap_or_default();
        edits.push(Edit {
            classes: vec![ChangeClass::Photo],
            before: address(photo_before),
            after: address(photo_after),
            moved: None,
        });
    }

    let marked = |block: &'a Prepared<'_>| MarkedText { passage: block.passage(), runs: block.runs(), breaks: &[] };
    let hunks = refine(before.passage(), after.passage(), context);
    let options = SegmentOptions {
        field: Some(ChangeClass::Caption),
        words: true,
        quotes: false,
        vocabulary: &context.vocabulary,
    };
    let captions = segments(marked(before), marked(after), &hunks, options, edits);
    (one.caption, other.caption) = (captions.0.into(), captions.1.into());

    let alt = |photo: &Photo| photo.alt.clone().unwrap_or_default();
    (one.alt, other.alt) =
        line(&alt(photo_before), &alt(photo_after), ChangeClass::AltText, Tokenizing::Words, context, edits);

    (one.credits, other.credits) = credits(photo_before, photo_after, context, edits, notes);
    (one, other)
}

/// How a short line is split into tokens.
#[derive(Clone, Copy, PartialEq)]
enum Tokenizing {
    Words,
    /// Each text between slashes is one name.
    Credit,
}

/// Compares a line of plain text. Either side may be empty.
fn line(
    before: &str,
    after: &str,
    class: ChangeClass,
    by: Tokenizing,
    context: &mut Context<'_>,
    edits: &mut Vec<Edit>,
) -> (Vec<Segment>, Vec<Segment>) {
    if before == after {
        let same = match by {
            Tokenizing::Words => equal(before),
            Tokenizing::Credit => unchanged_credit(before),
        };
        return (same.clone(), same);
    }
    let make = if by == Tokenizing::Credit { Passage::of_credit } else { Passage::new };
    let [one, other] = both([before, after], |text| make(text.to_owned(), &mut context.vocabulary));
    let refine = if by == Tokenizing::Credit { refine_credit } else { refine };
    let hunks = refine(&one, &other, context);
    let runs = both([before, after], |text| vec![Run::plain(text)]);
    let [runs_before, runs_after] = &runs;
    let marked = |passage, runs| MarkedText { passage, runs, breaks: &[] };
    let options = SegmentOptions {
        field: Some(class),
        words: by == Tokenizing::Words,
        quotes: false,
        vocabulary: &context.vocabulary,
    };
    segments(marked(&one, runs_before), marked(&other, runs_after), &hunks, options, edits)
}

/// A credit line that is the same in both versions. It has no sentences.
fn unchanged_credit(text: &str) -> Vec<Segment> {
    match text {
        "" => Vec::new(),
        _ => vec![Segment { tag: Tag::Equal, text: text.to_owned(), markup: Vec::new(), sentence: 0, edit: None }],
    }
}

/// Compares the credit lines in order: those inside the captions with each other, and the fields with each other.
fn credits(
    before: &Photo,
    after: &Photo,
    context: &mut Context<'_>,
    edits: &mut Vec<Edit>,
    notes: &mut Vec<Note>,
) -> (Vec<CreditSide>, Vec<CreditSide>) {
    let agencies = context.agencies;
    // Without a difference, each party is on the other side, too.
    let is_same = before.credits == after.credits;
    let [names_before, names_after] =
        both([before, after], |photo| if is_same { Names::default() } else { Names::of(agencies, photo) });
    let tags = if is_same { [Tag::Equal; 2] } else { [Tag::Delete, Tag::Insert] };
    let (mut sides_before, mut sides_after) = (Vec::new(), Vec::new());
    let changed_so_far = edits.len();
    for origin in [CreditOrigin::Caption, CreditOrigin::Field] {
        let [mut ours, mut theirs] =
            both([before, after], |photo| photo.credits.iter().filter(|credit| credit.origin == origin));
        loop {
            let (one, other) = (ours.next(), theirs.next());
            let [line_before, line_after] =
                both([one, other], |credit| credit.map_or("", |credit| credit.raw.as_str()));
            let (a, b) = line(line_before, line_after, ChangeClass::Credit, Tokenizing::Credit, context, edits);
            match (one, other) {
                (None, None) => break,
                (None, Some(_)) => notes.push(Note::CreditAdded),
                (Some(_), None) => notes.push(Note::CreditRemoved),
                _ => {}
            }
            sides_before.extend(one.map(|credit| credit_side(agencies, credit, a, &names_after.all, tags[0])));
            sides_after.extend(other.map(|credit| credit_side(agencies, credit, b, &names_before.all, tags[1])));
        }
    }
    if edits.len() > changed_so_far {
        names_before.notes(&names_after, notes);
        if !notes.iter().any(|note| *note != Note::PictureReplaced) {
            notes.push(Note::CreditWordingOnly);
        }
    }
    if before.is_file != after.is_file {
        notes.push(if after.is_file { Note::NowFile } else { Note::NoLongerFile });
    }
    (sides_before, sides_after)
}

/// A party with its role, its name, and the name by which it is compared.
type NamedRole<'p> = (CreditRole, &'p str, String);

/// The parties that the credits of a photo name.
#[derive(Default)]
struct Names<'p> {
    all: Vec<NamedRole<'p>>,
}

impl<'p> Names<'p> {
    fn of(agencies: &Agencies, photo: &'p Photo) -> Self {
        let mut all = Vec::new();
        for credit in &photo.credits {
            all.extend(parties(credit).map(|(role, name)| (role, name, compared(agencies, name))));
        }
        Self { all }
    }

    fn with(&self, roles: &[CreditRole]) -> Vec<&str> {
        self.all.iter().filter(|(role, ..)| roles.contains(role)).map(|(.., name)| name.as_str()).collect()
    }

    /// Adds notes on the photographers and agencies that changed.
    fn notes(&self, after: &Self, notes: &mut Vec<Note>) {
        let kinds: [(&[CreditRole], [Note; 3]); 2] = [
            (&[CreditRole::Creator], [Note::PhotographerAdded, Note::PhotographerRemoved, Note::PhotographerChanged]),
            (&[CreditRole::Provider, CreditRole::Via], [Note::AgencyAdded, Note::AgencyRemoved, Note::AgencyChanged]),
        ];
        for (roles, [added, removed, changed]) in kinds {
            let (before, after) = (self.with(roles), after.with(roles));
            let has_more = |these: &[&str], than: &[&str]| these.iter().any(|name| !than.contains(name));
            let (inserted, deleted) = (has_more(&after, &before), has_more(&before, &after));
            match (inserted, deleted) {
                (true, true) => notes.push(changed),
                (true, false) => notes.push(added),
                (false, true) => notes.push(removed),
                (false, false) => {}
            }
        }
    }
}

/// The name by which a party is compared. Agencies have their canonical name, and case and form do not matter.
fn compared(agencies: &Agencies, name: &str) -> String {
    folded(agencies.canonical(name).unwrap_or(name))
}

/// The parties of a credit line in the order of a page.
fn parties(credit: &Credit) -> impl Iterator<Item = (CreditRole, &str)> {
    let lists = [
        (CreditRole::Creator, credit.creators.as_slice()),
        (CreditRole::Provider, credit.providers.as_slice()),
        (CreditRole::Via, credit.via.as_slice()),
        (CreditRole::Other, credit.other.as_slice()),
        (CreditRole::CourtesyOf, credit.courtesy_of.as_slice()),
        (CreditRole::CommissionedFor, credit.commissioned_for.as_slice()),
        (CreditRole::Copyright, credit.copyright.as_slice()),
        (CreditRole::License, credit.license.as_slice()),
    ];
    lists.into_iter().flat_map(|(role, names)| names.iter().map(move |name| (role, name.as_str())))
}

/// One credit line. Its parties that the other side does not name get `tag`. Most are named in the same letters.
fn credit_side(
    agencies: &Agencies,
    credit: &Credit,
    segments: Vec<Segment>,
    others: &[NamedRole<'_>],
    tag: Tag,
) -> CreditSide {
    let party = |(role, name): (CreditRole, &str)| {
        let of_role = || others.iter().filter(|(other, ..)| *other == role);
        let is_named = of_role().any(|(_, other, _)| *other == name)
            || of_role().next().is_some() && {
                let name = compared(agencies, name);
                of_role().any(|(.., other)| *other == name)
            };
        let tag = if is_named { Tag::Equal } else { tag };
        CreditParty { role, name: name.to_owned(), tag }
    };
    CreditSide {
        origin: credit.origin,
        segments,
        parts: parties(credit).map(party).collect(),
        flags: credit.flags.clone(),
        inferred: credit.inferred,
    }
}

/// The contradictions between the credits inside the caption and the credit fields of one photo.
fn discrepancies(agencies: &Agencies, photo: &Photo) -> Vec<Discrepancy> {
    let of = |origin| photo.credits.iter().filter(move |credit| credit.origin == origin);
    let mut found = Vec::new();
    for field in of(CreditOrigin::Field) {
        for caption in of(CreditOrigin::Caption) {
            let discrepancy = |kind| Discrepancy { kind, field: field.raw.clone(), caption: caption.raw.clone() };
            let creators =
                |credit: &Credit| credit.creators.iter().map(|name| compared(agencies, name)).collect::<Vec<_>>();
            let (a, b) = (creators(field), creators(caption));
            if field.flags.contains(&CreditFlag::Uncredited) && parties(caption).next().is_some() {
                found.push(discrepancy(DiscrepancyKind::UncreditedButNamed));
            } else if !a.is_empty() && !b.is_empty() && !a.iter().any(|name| b.contains(name)) {
                found.push(discrepancy(DiscrepancyKind::CreatorsDiffer));
            }
        }
    }
    found
}
