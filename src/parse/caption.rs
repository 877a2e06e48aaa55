//! Splits a caption into its parts: text → [`Photo`] with caption, credits, file flag and releasing party.
//!
//! ```text
//! caption = [prefix] body [signoff] ["Credit:" credit]     ; in wire copy the line begins with "Caption"
//! prefix  = ("FILE" | "FILE PHOTO" | "ARCHIVE" | "HANDOUT" …) ("-" | "–" | "—" | ":")
//! ```
//!
//! Nothing is lost. The caption and the `raw` texts of the credits are verbatim source text. Only white space between
//! them, and the labels "Caption" and "Credit:", are dropped.

use std::ops::Range;

use super::credit::qualifiers::qualifier_with_key;
use super::lines::trimmed;
use super::readings::Readings;
use super::runs::push;
use super::signed_paragraph::ends_in_signoff;
use super::signoff::find;
use crate::article::{Credit, CreditFlag, CreditOrigin, Photo, Run, plain_text};
use crate::text::fold::name_key;
use crate::text::lowercase::Lowercase;
use crate::text::skip_letters;
use crate::text::trim::{first_chars, is_sign, rfind, trim_both, trim_start};
use crate::word_table::split_at_sign;

/// The longest opening "In this photo released by …,", in characters.
const LONGEST_RELEASE: usize = 200;
/// The longest prefix in characters ("FILE PHOTO").
const LONGEST_PREFIX: usize = 24;

/// Reads the text of a caption.
pub(super) fn parse_caption(readings: &Readings, runs: &[Run]) -> Photo {
    let text = plain_text(runs);
    let form = wire_form(readings, &text);
    let body = text.get(form.body.clone()).unwrap_or_default();
    let places = find(readings, body);
    let offset = form.body.start;
    let caption = places.caption.start + offset..places.caption.end + offset;
    let credits: Vec<Credit> =
        places.credits.iter().filter_map(|place| body.get(place.clone())).map(|line| readings.credit(line)).collect();
    let printed = text.get(caption.clone()).unwrap_or_default();
    let prefix = split_prefix(printed);
    let is_file =
        begins_as_file(printed, prefix) || credits.iter().any(|credit| credit.flags.contains(&CreditFlag::File));
    let mut caption_runs = cut_runs(runs, &caption);
    if !places.rest.is_empty() {
        push(&mut caption_runs, " ", &[]);
        for run in cut_runs(runs, &(places.rest.start + offset..places.rest.end + offset)) {
            push(&mut caption_runs, &run.text, &run.markup);
        }
    }
    let mut photo = Photo {
        caption: caption_runs,
        credits,
        is_file,
        released_by: released_by(printed, prefix),
        ..Photo::default()
    };
    add_credit(readings, &mut photo, form.field.and_then(|field| text.get(field)).unwrap_or_default());
    photo
}

/// Adds a credit from a separate credit field. An empty field is ignored, and so is one that repeats a credit of the
/// photo.
pub(super) fn add_credit(readings: &Readings, photo: &mut Photo, field: &str) {
    let field = field.trim();
    let bare = |text| trim_both(text, |c| c.is_whitespace() || "()[]".contains(c));
    if field.is_empty() || photo.credits.iter().any(|credit| bare(&credit.raw) == bare(field)) {
        return;
    }
    let credit = Credit { origin: CreditOrigin::Field, ..readings.read(field).credit.clone() };
    // The caption and the credit line are two fields: that both say the same, or one no longer, is shown.
    let mut of_fields = photo.credits.iter().filter(|other| other.origin == CreditOrigin::Field);
    if of_fields.any(|other| says_the_same(other, &credit)) {
        return;
    }
    photo.is_file |= credit.flags.contains(&CreditFlag::File);
    photo.credits.push(credit);
}

/// Whether the photo has a credit that says the same as this line.
pub(super) fn repeats_credit(readings: &Readings, photo: &Photo, line: &str) -> bool {
    let reading = readings.read(line.trim());
    photo.credits.iter().any(|other| says_the_same(other, &reading.credit))
}

/// Whether a second credit names the same parties as the first: "Foto: Ines Doe/dpa" and "Bild: Ines Doe/dpa".
fn says_the_same(first: &Credit, second: &Credit) -> bool {
    let has_name = !(second.creators.is_empty() && second.providers.is_empty());
    has_name
        && (&first.creators, &first.providers, &first.via) == (&second.creators, &second.providers, &second.via)
        && second.flags.iter().all(|flag| first.flags.contains(flag))
        && second.courtesy_of == first.courtesy_of
}

/// Whether a paragraph of plain wire copy is a caption: by its form, its prefix or its sign-off.
pub(super) fn looks_like_caption(readings: &Readings, line: &str) -> bool {
    let line = trimmed(line);
    // Runs for every paragraph. Most have no mark where a prefix or a label would have one.
    let head = line.as_bytes().get(..HEAD_BYTES).unwrap_or(line.as_bytes());
    let first = skip_letters(head, 0);
    // A paragraph of one word.
    if first == line.len() {
        return false;
    }
    let may_be_labelled = {
        let mut at = first;
        while at < head.len() && !may_be_mark(line.as_bytes(), at) {
            at = skip_letters(head, at + 1);
        }
        at < head.len() || line.starts_with(OPENING)
    };
    line.starts_with("Caption") && wire_form(readings, line).body.start > 0
        || may_be_labelled && (split_prefix(line).is_some() || is_labelled(line))
        || ends_in_signoff(readings, line)
}

/// The bytes that are looked at: [`LONGEST_PREFIX`] characters, several quotation marks among them.
const HEAD_BYTES: usize = 40;

/// Whether a hyphen or a colon stands at a byte, or a character beyond ASCII begins there that is no quotation mark.
fn may_be_mark(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b'-' | b':') => true,
        Some(0xE2) => !matches!(bytes.get(at..), Some([_, 0x80, 0x98..=0x9F, ..])), // ‘ ’ “ ”
        Some(0xC0..) => true,
        _ => false,
    }
}

/// Labels of captions in running copy, folded. A colon follows. The label stays in the caption.
const LABELS: &str = "\
    photo|photos|photograph|pictured|picture|image|bild|foto|im bild|auf dem bild|légende|\
    en la foto|en la imagen|imagen|pie de foto|صورة|الصورة|图|图片|写真|사진|фото|снимка|φωτογραφία|ภาพ|\
    ảnh|צילום|عکس|फोटो|ছবি|fotó|kuva|zdjęcie|picha|fotoğraf";

/// The longest label, in bytes.
const LONGEST_LABEL: usize = 24;

/// Brackets around such a label.
const OPENING: [char; 6] = ['[', '(', '［', '（', '【', '〔'];
const CLOSING: [char; 6] = [']', ')', '］', '）', '】', '〕'];

/// Whether a line begins with a caption label (`PHOTO: …`, `Bild: …`, `[사진] …`, `图为…`) and has text after it.
fn is_labelled(line: &str) -> bool {
    if line.starts_with("图为") || line.starts_with("圖為") {
        return true;
    }
    let head = first_chars(line, LONGEST_LABEL + 1);
    let end = match line.starts_with(OPENING) {
        true => head.find(CLOSING),
        false => first_mark(head, &[":", "：", "=", "＝"]),
    };
    let Some((label, rest)) = end.and_then(|end| line.split_at_checked(end)) else { return false };
    let label = trim_both(label, is_sign);
    !trim_start(rest, is_sign).is_empty() && label.len() <= LONGEST_LABEL && {
        let label = label.trim().to_lower();
        split_at_sign(LABELS, b'|').any(|one| one == label.as_str())
    }
}

/// The parts of the wire form `Caption … Credit: …`. Any other text is all body.
struct Form {
    body: Range<usize>,
    field: Option<Range<usize>>,
}

fn wire_form(readings: &Readings, text: &str) -> Form {
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
        // "Caption competition opens" is a sentence. Without a credit field, the rest must look like a caption by
        // itself.
        _ if split_prefix(rest).is_some() || rest.starts_with("In this ") || ends_in_signoff(readings, rest) => {
            Form { body: start..whole.end, field: None }
        }
        _ => plain,
    }
}

/// Whether "Credit:" begins a credit field. Inside the brackets of a sign-off it does not.
fn is_field(body: &str, field: &str) -> bool {
    let depth = |text: &str| text.matches('(').count() as isize - text.matches(')').count() as isize;
    (body.is_empty() || body.ends_with(char::is_whitespace)) && depth(body) <= 0 && depth(field) >= 0
}

/// The position of the first of some marks.
fn first_mark(head: &str, marks: &[&str]) -> Option<usize> {
    head.bytes().enumerate().find_map(|(at, byte)| {
        let may_be = matches!(byte, b'-' | b':') || !byte.is_ascii();
        let rest = head.get(at..).filter(|_| may_be)?;
        marks.iter().any(|mark| rest.starts_with(mark)).then_some(at)
    })
}

/// The prefix of a caption, as the flag that it means: "FILE -", "File photo:", "HANDOUT —".
fn split_prefix(text: &str) -> Option<CreditFlag> {
    let end = first_mark(first_chars(text, LONGEST_PREFIX), &["-", "–", "—", ":"])?;
    let (prefix, rest) = text.split_at_checked(end)?;
    let prefix = trim_both(prefix.trim(), |c| "()[]".contains(c));
    let capital = prefix.chars().next().is_some_and(char::is_uppercase);
    // "File-sharing", "Archive-based": the mark of a prefix has a space beside it.
    let is_separated = rest.starts_with([':', '–', '—'])
        || text.get(..end)?.ends_with(char::is_whitespace)
        || rest.starts_with("- ")
        || rest.starts_with("--");
    let mut flags = qualifier_with_key(&name_key(prefix), prefix)?.into_iter().flatten();
    let flag = flags.find(|flag| matches!(flag, CreditFlag::File | CreditFlag::Handout))?;
    // "Archive:" alone may introduce anything. In capitals, or with "photo", it is a prefix.
    let is_unambiguous = prefix.chars().all(|c| !c.is_lowercase())
        || prefix.contains(' ')
        || prefix.to_lower().ends_with("bild")
        || prefix.to_lower().ends_with("foto");
    (capital && is_separated && is_unambiguous).then_some(flag)
}

/// Whether the first words of a caption mark it as a file photo.
fn begins_as_file(caption: &str, prefix: Option<CreditFlag>) -> bool {
    if prefix == Some(CreditFlag::File) || caption.starts_with("(FILES)") || caption.starts_with("(FILE") {
        return true;
    }
    let start = first_chars(caption, LONGEST_RELEASE / 2);
    start.starts_with("In this ")
        && start
            .split_once(" file ")
            .is_some_and(|(_, rest)| ["photo", "image", "picture", "frame"].iter().any(|word| rest.starts_with(word)))
}

/// First words of a caption that names who released the picture.
const RELEASE_OPENINGS: [&str; 7] = ["In this ", "In an ", "In a ", "This ", "A handout ", "An undated ", "A "];
/// The kinds of picture that are released.
const RELEASED: [&str; 10] =
    ["photo", "image", "picture", "handout", "frame grab", "frame", "still", "screenshot", "video", "photograph"];
/// The verbs of releasing.
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
/// Words after the name of the releasing party if no comma follows it. A weekday can also follow.
const RELEASE_ENDS: [&str; 4] = [" shows ", " show ", " showing ", " and taken"];
const WEEKDAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";

/// The party that released the picture, if the caption begins with such words.
///
/// ```text
/// In this photo released Monday, May 5, by the Harbour Trust, a barge waits.    → Harbour Trust
/// ```
fn released_by(caption: &str, prefix: Option<CreditFlag>) -> Option<String> {
    let (before, after) = split_at_verb(release(caption, prefix)?)?;
    if !RELEASED.iter().any(|picture| before.contains(picture)) || before.contains(". ") {
        return None;
    }
    let (between, who) = after.split_once(" by ")?;
    // "released Monday, May 5, by": a date may stand between, a sentence may not.
    if between.contains(". ") {
        return None;
    }
    let who = who.get(..end_of_name(who)?)?.trim();
    let who = who.strip_prefix("the ").unwrap_or(who);
    (!who.is_empty()).then(|| who.into())
}

/// The text from the words of a release on, without the caption's prefix.
fn release(caption: &str, prefix: Option<CreditFlag>) -> Option<&str> {
    let begins_after_prefix = |words: &&str| {
        let at = caption.find(*words)?;
        caption.get(..at).is_some_and(|before| at == 0 || split_prefix(before).is_some()).then_some(at)
    };
    let begin = match prefix {
        None => RELEASE_OPENINGS.iter().any(|words| caption.starts_with(words)).then_some(0),
        // Most captions contain no such verb.
        Some(_) => split_at_verb(caption).and_then(|_| RELEASE_OPENINGS.iter().find_map(begins_after_prefix)),
    }?;
    Some(first_chars(caption.get(begin..)?, LONGEST_RELEASE))
}

/// The text before the first verb of releasing, and the text after it.
fn split_at_verb(text: &str) -> Option<(&str, &str)> {
    // One pass over the spaces is faster than a search for each verb.
    let spaces = text.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    let may_be_verb = |at: usize| {
        // The first two letters of the verbs.
        let letters = text.as_bytes().get(at + 1).zip(text.as_bytes().get(at + 2));
        letters.is_some_and(|(first, second)| {
            matches!(
                (first, second),
                (b'r', b'e')
                    | (b'p', b'r' | b'o')
                    | (b'm', b'a')
                    | (b's', b'u')
                    | (b'i', b's')
                    | (b'd', b'i')
                    | (b'h', b'a')
                    | (b't', b'a')
            )
        })
    };
    let verb_at = |at: usize| {
        let rest = text.get(at..).filter(|_| may_be_verb(at))?;
        RELEASE_VERBS.iter().find(|verb| rest.starts_with(**verb))
    };
    let (at, verb) = spaces.filter_map(|(at, _)| Some((at, verb_at(at)?))).next()?;
    // The space after the verb may be the one before "by".
    Some((text.get(..at)?, text.get(at + verb.len() - 1..)?))
}

/// The end of the name of the releasing party.
fn end_of_name(who: &str) -> Option<usize> {
    let words = RELEASE_ENDS.iter().filter_map(|words| who.find(words));
    let weekdays = who.match_indices(" on ").filter(|(at, on)| {
        WEEKDAYS.split(' ').any(|day| who.get(at + on.len()..).is_some_and(|rest| rest.starts_with(day)))
    });
    words.chain(weekdays.map(|(at, _)| at)).chain(who.find([',', ';'])).min()
}

/// The runs inside a byte range of their joined text.
fn cut_runs(runs: &[Run], range: &Range<usize>) -> Vec<Run> {
    let mut begin = 0;
    let mut cut = Vec::new();
    for run in runs {
        let end = begin + run.text.len();
        let (from, to) = (range.start.max(begin), range.end.min(end));
        if from < to
            && let Some(text) = run.text.get(from - begin..to - begin)
        {
            cut.push(Run { text: text.into(), markup: run.markup.clone() });
        }
        begin = end;
    }
    cut
}
