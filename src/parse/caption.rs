//! The text of a caption in, a [`Photo`] out: caption, credits, file photo or not, and who handed it out.
//!
//! ```text
//! caption = [lead] body [signoff] ["Credit:" credit]     ; in wire copy the line begins with "Caption"
//! lead    = ("FILE" | "FILE PHOTO" | "ARCHIVE" | "HANDOUT" …) ("-" | "–" | "—" | ":")
//! ```
//!
//! Nothing gets lost: the caption's text and the credits' `raw` are the source, white space between them and the
//! form's own words "Caption" and "Credit:" apart.

use std::ops::Range;

use super::credit::parse_credit;
use super::credit::qualifiers::qualifier;
use super::signoff::{ends_in_signoff, find};
use crate::agencies::Agencies;
use crate::article::{Credit, CreditFlag, CreditOrigin, Photo, Run, plain_text};
use crate::text::trim::{first_chars, rfind, trim_both, trim_start};

/// Furthest, in characters, that "In this photo released by …," reaches into a caption.
const LONGEST_RELEASE: usize = 200;
/// Longest lead in characters ("FILE PHOTO").
const LONGEST_LEAD: usize = 24;

/// Reads the text of a caption.
pub(super) fn parse_caption(known: &Agencies, runs: &[Run]) -> Photo {
    let text = plain_text(runs);
    let form = wire_form(known, &text);
    let body = text.get(form.body.clone()).unwrap_or_default();
    let places = find(known, body);
    let offset = form.body.start;
    let caption = places.caption.start + offset..places.caption.end + offset;
    let credits: Vec<Credit> = places
        .credits
        .iter()
        .filter_map(|place| body.get(place.clone()))
        .map(|line| parse_credit(known, line))
        .collect();
    let printed = text.get(caption.clone()).unwrap_or_default();
    let is_file = begins_as_file(printed) || credits.iter().any(|credit| credit.flags.contains(&CreditFlag::File));
    let mut photo = Photo {
        caption: cut_runs(runs, &caption),
        credits,
        is_file,
        released_by: released_by(printed),
        ..Photo::default()
    };
    add_credit(known, &mut photo, form.field.and_then(|field| text.get(field)).unwrap_or_default());
    photo
}

/// Adds the credit that stands beside a caption in a field of its own. An empty field is none, and so is one that says
/// what the photo says already.
pub(super) fn add_credit(known: &Agencies, photo: &mut Photo, field: &str) {
    let field = field.trim();
    let bare = |text| trim_both(text, |c| c.is_whitespace() || "()[]".contains(c));
    if field.is_empty() || photo.credits.iter().any(|credit| bare(&credit.raw) == bare(field)) {
        return;
    }
    let credit = Credit { origin: CreditOrigin::Field, ..parse_credit(known, field) };
    photo.is_file |= credit.flags.contains(&CreditFlag::File);
    photo.credits.push(credit);
}

/// Whether a paragraph of plain wire copy is a caption: by its form, its lead or its sign-off.
pub(super) fn looks_like_caption(known: &Agencies, line: &str) -> bool {
    let line = line.trim();
    let form = wire_form(known, line);
    form.body.start > 0 || split_lead(line).is_some() || is_labelled(line) || ends_in_signoff(known, line)
}

/// Words with which desks label a caption in running copy, folded; a colon follows. The label stays with the caption.
const LABELS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "pictured",
    "picture",
    "image",
    "bild",
    "foto",
    "im bild",
    "auf dem bild",
    "légende",
    "en la foto",
    "en la imagen",
    "imagen",
    "pie de foto",
    "صورة",
    "الصورة",
    "图",
    "图片",
    "写真",
    "사진",
];

/// Longest label, in bytes.
const LONGEST_LABEL: usize = 24;

/// Whether a line begins with the label of a caption ("PHOTO: …", "Bild: …", "图为…") and says something after it.
fn is_labelled(line: &str) -> bool {
    if line.starts_with("图为") || line.starts_with("圖為") {
        return true;
    }
    let Some(end) = first_mark(first_chars(line, LONGEST_LABEL + 1), &[":", "："]) else { return false };
    let Some((label, rest)) = line.split_at_checked(end) else { return false };
    !rest.trim_start_matches([':', '：']).trim().is_empty()
        && label.len() <= LONGEST_LABEL
        && LABELS.contains(&label.trim().to_lowercase().as_str())
}

/// Where the wire form `Caption … Credit: …` has its parts; any other text is all body.
struct Form {
    body: Range<usize>,
    field: Option<Range<usize>>,
}

fn wire_form(known: &Agencies, text: &str) -> Form {
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let plain = Form { body: whole.clone(), field: None };
    let Some(rest) = text.get(whole.clone()).and_then(|line| line.strip_prefix("Caption")) else { return plain };
    if !rest.starts_with([' ', '\t', '\n', ':', '\u{a0}']) {
        return plain;
    }
    let rest = trim_start(rest, |c| c.is_whitespace() || c == ':');
    let start = whole.end - rest.len();
    match rfind(rest, "Credit:").and_then(|at| rest.split_at_checked(at)) {
        Some((body, field)) if is_field(body, field) => {
            let name = field.strip_prefix("Credit:").unwrap_or(field).trim_start();
            let end = start + body.trim_end().len();
            Form { body: start..end, field: (!name.is_empty()).then_some(whole.end - name.len()..whole.end) }
        }
        // "Caption competition opens" is a sentence: without a credit field the rest must be a caption by itself.
        _ if split_lead(rest).is_some() || rest.starts_with("In this ") || ends_in_signoff(known, rest) => {
            Form { body: start..whole.end, field: None }
        }
        _ => plain,
    }
}

/// Whether "Credit:" begins a field of its own, and stands in no bracket of a sign-off.
fn is_field(body: &str, field: &str) -> bool {
    let depth = |text: &str| text.matches('(').count() as isize - text.matches(')').count() as isize;
    (body.is_empty() || body.ends_with(char::is_whitespace)) && depth(body) <= 0 && depth(field) >= 0
}

/// Where the first of some marks stands. Each paragraph is asked, and most are told by their bytes.
fn first_mark(head: &str, marks: &[&str]) -> Option<usize> {
    head.bytes().enumerate().find_map(|(at, byte)| {
        let may_be = matches!(byte, b'-' | b':') || !byte.is_ascii();
        let rest = head.get(at..).filter(|_| may_be)?;
        marks.iter().any(|mark| rest.starts_with(mark)).then_some(at)
    })
}

/// The lead of a caption and the flag it stands for: "FILE -", "File photo:", "HANDOUT —".
fn split_lead(text: &str) -> Option<CreditFlag> {
    let end = first_mark(first_chars(text, LONGEST_LEAD), &["-", "–", "—", ":"])?;
    let (lead, rest) = text.split_at_checked(end)?;
    let lead = trim_both(lead.trim(), |c| "()[]".contains(c));
    let capital = lead.chars().next().is_some_and(char::is_uppercase);
    // "File-sharing", "Archive-based": the sign of a lead has a space at its side.
    let parted = rest.starts_with([':', '–', '—'])
        || text.get(..end)?.ends_with(char::is_whitespace)
        || rest.starts_with("- ")
        || rest.starts_with("--");
    let mut flags = qualifier(lead)?.into_iter().flatten();
    let flag = flags.find(|flag| matches!(flag, CreditFlag::File | CreditFlag::Handout))?;
    // As a word of its own "Archive:" may head anything; in capitals, or with "photo", it is a lead.
    let telling = lead.chars().all(|c| !c.is_lowercase())
        || lead.contains(' ')
        || lead.to_lowercase().ends_with("bild")
        || lead.to_lowercase().ends_with("foto");
    (capital && parted && telling).then_some(flag)
}

/// Whether the caption says by its first words that it is a file photo.
fn begins_as_file(caption: &str) -> bool {
    if split_lead(caption) == Some(CreditFlag::File) || caption.starts_with("(FILES)") || caption.starts_with("(FILE") {
        return true;
    }
    let start = first_chars(caption, LONGEST_RELEASE / 2);
    start.starts_with("In this ")
        && start
            .split_once(" file ")
            .is_some_and(|(_, rest)| ["photo", "image", "picture", "frame"].iter().any(|word| rest.starts_with(word)))
}

/// How a caption begins that says who handed the picture out.
const RELEASE_OPENINGS: [&str; 7] = ["In this ", "In an ", "In a ", "This ", "A handout ", "An undated ", "A "];
/// What was handed out.
const RELEASED: [&str; 10] =
    ["photo", "image", "picture", "handout", "frame grab", "frame", "still", "screenshot", "video", "photograph"];
/// How it was handed out.
const RELEASE_VERBS: [&str; 9] = [
    " released ",
    " provided ",
    " made available ",
    " supplied ",
    " issued ",
    " distributed ",
    " handed out ",
    " posted ",
    " taken ",
];
/// What follows the name of who handed it out, where no comma does; a weekday is another.
const RELEASE_ENDS: [&str; 4] = [" shows ", " show ", " showing ", " and taken"];
const WEEKDAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";

/// Who handed the picture out, where the caption begins with the words of a release.
///
/// ```text
/// In this photo released Monday, May 5, by the Harbour Trust, a barge waits.    → Harbour Trust
/// ```
fn released_by(caption: &str) -> Option<String> {
    let (before, after) = split_at_verb(release(caption)?)?;
    if !RELEASED.iter().any(|picture| before.contains(picture)) || before.contains(". ") {
        return None;
    }
    let (between, who) = after.split_once(" by ")?;
    // "released Monday, May 5, by": dates may stand between, sentences may not.
    if between.contains(". ") {
        return None;
    }
    let who = who.get(..end_of_name(who)?)?.trim();
    let who = who.strip_prefix("the ").unwrap_or(who);
    (!who.is_empty()).then(|| who.into())
}

/// The first words of a caption from those of a release on, behind the caption's lead.
fn release(caption: &str) -> Option<&str> {
    let begin = RELEASE_OPENINGS.iter().find_map(|words| {
        caption
            .find(words)
            .filter(|at| caption.get(..*at).is_some_and(|before| *at == 0 || split_lead(before).is_some()))
    })?;
    Some(first_chars(caption.get(begin..)?, LONGEST_RELEASE))
}

/// What stands before the first verb of a release, and after it.
fn split_at_verb(text: &str) -> Option<(&str, &str)> {
    let verbs = RELEASE_VERBS.iter().filter_map(|verb| text.find(verb).map(|at| (at, verb.len())));
    let (at, length) = verbs.min()?;
    // The space after the verb may be the one before "by".
    Some((text.get(..at)?, text.get(at + length - 1..)?))
}

/// Where the name of who handed the picture out ends.
fn end_of_name(who: &str) -> Option<usize> {
    let words = RELEASE_ENDS.iter().filter_map(|words| who.find(words));
    let weekdays = who.match_indices(" on ").filter(|(at, on)| {
        WEEKDAYS.split(' ').any(|day| who.get(at + on.len()..).is_some_and(|rest| rest.starts_with(day)))
    });
    words.chain(weekdays.map(|(at, _)| at)).chain(who.find([',', ';'])).min()
}

/// The runs inside a range of bytes of their joined text.
fn cut_runs(runs: &[Run], range: &Range<usize>) -> Vec<Run> {
    let mut begin = 0;
    let mut cut = Vec::new();
    for run in runs {
        let end = begin + run.text.len();
        let (from, to) = (range.start.max(begin), range.end.min(end));
        if from < to
            && let Some(text) = run.text.get(from - begin..to - begin)
        {
            cut.push(Run { text: text.into(), marks: run.marks.clone() });
        }
        begin = end;
    }
    cut
}
