//! Finds the credits at both ends of a caption and splits them off.
//!
//! ```text
//! before  A barge on the Elbe at dawn, May 3, 2031. (Ines Doe/Harbour Post via AP)
//! caption A barge on the Elbe at dawn, May 3, 2031.
//! credit  (Ines Doe/Harbour Post via AP)
//! ```
//!
//! A sign-off is in brackets, after a label ("Foto: Ines Doe/dpa"), or bare at the end ("… at dawn Ines Doe/AFP"). Only
//! the last [`LONGEST_CREDIT`] characters are searched, and at most [`MOST_READ`] bytes are parsed, so the cost does
//! not grow with the caption. Cheap checks of words and signs rule out most places before anything is parsed.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use super::boundary::{Boundaries, Boundary, ends_sentence, is_balanced, last_bracket, within_brackets};
use super::credit::labels::{begins_with_picture_label, is_picture_label, split_label};
use super::credit::line::Line;
use super::credit::party::{Shape, shape_of};
use super::credit::pieces::COPYRIGHT_SIGNS;
use super::credit::qualifiers::{Flags, boilerplate, qualifier, split_qualifiers};
use super::credit::vocabulary::{self, lists_of};
use super::credit::{LONGEST_CREDIT, Reading};
use super::description::is_description;
use super::readings::Readings;
use crate::text::fold::{is_upper, starts_upper, word_at_start, words};
use crate::text::lowercase::Lowercase;
use crate::text::trim::{first_chars, is_sign, rfind, trim_end, trim_start};
use crate::word_table::is_one_of;

/// The most sign-offs in brackets that are split off one caption.
const MOST_SIGNOFFS: usize = 3;
/// The most bytes of a caption that are parsed as credits, including candidates that are rejected.
const MOST_READ: usize = 3 * LONGEST_CREDIT;
/// The most colons of a sign-off. "Left: Ines Doe/AP. Right: …" has two; a line of labels alone takes long to read.
const MOST_COLONS: usize = 8;
/// The most colons before a labelled credit in brackets if another labelled credit may precede it.
const COLONS_BEFORE: usize = 2;
/// The most words of a sign-off in an unambiguous place: after a label, or in brackets after a sentence.
const LONGEST_PLACED: usize = 9;
/// The most words of a party between two signs of a bare sign-off.
pub(super) const LONGEST_PARTY: usize = 6;
/// The most letters of the initials of a newspaper before a label.
const LONGEST_INITIALS: usize = 4;
/// The longest credit before a caption, in characters.
const LONGEST_LEADING: usize = 80;
/// The longest credit in characters that ends in a word like "taken by", in scripts without spaces.
const LONGEST_TAKEN: usize = 20;

/// The byte ranges of the caption and the credits in a text, in reading order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CreditSpans {
    /// The caption.
    pub(super) caption: Range<usize>,
    /// The rest of the caption after a credit in its middle.
    pub(super) rest: Range<usize>,
    /// The credits.
    pub(super) credits: Vec<Range<usize>>,
}

/// Splits the credits off the ends of a caption.
pub(super) fn find(readings: &Readings, text: &str) -> CreditSpans {
    let finder = CreditFinder::new(readings);
    if let Some(spans) = find_in_brackets(readings, text) {
        return spans;
    }
    let (end, credit) = without_boilerplate(text);
    let mut spans = CreditSpans { caption: 0..end, ..CreditSpans::default() };
    if let Some(credit) = credit {
        spans.credits.push(credit);
        return spans;
    }
    if let Some(credit) = finder.between_sentences(text) {
        spans.caption.end = text.get(..credit.start).unwrap_or_default().trim_end().len();
        spans.rest = credit.end + 1..end;
        spans.credits.push(credit);
        return spans;
    }
    while spans.credits.len() < MOST_SIGNOFFS {
        let body = text.get(spans.caption.clone()).unwrap_or_default();
        let is_first = spans.credits.is_empty();
        let bracket = finder.bracketed_start(body).map(|start| with_sign_before(body, start));
        let unbracketed = || {
            let boundaries = Boundaries::of(body);
            match is_first {
                true => finder.labelled_start(body, boundaries).or_else(|| finder.bare_start(body, boundaries)),
                // "Foto: Ines Doe/dpa (Foto: dpa)"
                false => finder.labelled_start(body, boundaries).filter(|start| *start > 0),
            }
        };
        let last = spans.credits.first().and_then(|credit| text.get(credit.clone()));
        let may_be_labelled =
            last.is_none_or(|credit| credit.contains(':') && body.matches(':').count() <= COLONS_BEFORE);
        let Some(start) = bracket.or_else(|| may_be_labelled.then(unbracketed).flatten()) else { break };
        spans.credits.insert(0, start..body.len());
        spans.caption.end = body.get(..start).unwrap_or_default().trim_end().len();
        if bracket.is_none() {
            break;
        }
    }
    if spans.credits.is_empty()
        && let Some(end) = finder.leading_end(text)
    {
        spans.credits.push(0..end);
        let rest = text.get(end..).unwrap_or_default();
        spans.caption.start = text.len() - rest.trim_start().len();
    }
    spans
}

/// The same if brackets enclose all of it: "(A barge at dawn. Photo: Ines Doe/dpa)". The brackets stay.
fn find_in_brackets(readings: &Readings, text: &str) -> Option<CreditSpans> {
    let inner = within_brackets(text)?;
    let offset = rfind(text.trim_end(), inner)?;
    let spans = find(readings, inner);
    let caption = inner.get(spans.caption.clone())?;
    let [credit] = spans.credits.as_slice() else { return None };
    let is_after = credit.start >= spans.caption.end && !caption.is_empty() && ends_sentence(caption);
    let credit = credit.start + offset..text.trim_end().len();
    let caption = 0..spans.caption.end + offset;
    is_after.then(|| CreditSpans { caption, credits: vec![credit], ..CreditSpans::default() })
}

/// The end of the caption before boilerplate of the page, and the credit after the boilerplate, unless it repeats the
/// one before: "… at dawn. Ines Doe/AP hide caption toggle caption Ines Doe/AP".
fn without_boilerplate(text: &str) -> (usize, Option<Range<usize>>) {
    let text = text.trim_end();
    let whole = (text.len(), None);
    // "p" is rarer than the other letters.
    let mut starts = text.match_indices('p').filter_map(|(at, _)| {
        let (before, after) = text.split_at_checked(at)?;
        (before.ends_with("e ca") && after.starts_with("ption")).then_some(())?;
        let before = before.strip_suffix("hide ca").or_else(|| before.strip_suffix("toggle ca"))?;
        before.ends_with(char::is_whitespace).then_some(before.len())
    });
    let Some(at) = starts.next() else { return whole };
    let mut rest = text.get(at..).unwrap_or_default();
    while let Some(length) = boilerplate(rest) {
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    let head = text.get(..at).unwrap_or_default().trim_end();
    let is_repeat = head.ends_with(rest);
    (head.len(), (!is_repeat).then(|| text.len() - rest.len()..text.len()))
}

/// Finds the credits of one caption.
pub(super) struct CreditFinder<'k> {
    readings: &'k Readings<'k>,
    /// Looks up parts of the caption.
    pub line: Line<'k>,
    /// The number of bytes that may still be parsed.
    left: Cell<usize>,
}

impl<'k> CreditFinder<'k> {
    pub fn new(readings: &'k Readings<'k>) -> Self {
        Self { readings, line: Line::empty(readings.known), left: Cell::new(MOST_READ) }
    }

    /// Parses a possible credit, unless it has too many labels or too much has been parsed already.
    pub fn read(&self, text: &str) -> Option<Rc<Reading>> {
        if has_many_colons(text) {
            return None;
        }
        self.left.set(self.left.get().checked_sub(text.len())?);
        Some(self.readings.read(text))
    }

    pub fn shape_of(&self, party: &str) -> Shape {
        shape_of(&self.line, party)
    }

    pub fn is_agency(&self, party: &str) -> bool {
        self.line.is_agency(party) || self.line.is_agency(split_qualifiers(&self.line, party).0)
    }

    /// The start of a sign-off after a label: "Photo by …", "Foto: …", "© …".
    pub fn labelled_start(&self, body: &str, boundaries: Boundaries<'_>) -> Option<usize> {
        let may_be_taken = ends_in_taken_word(body);
        let is_small_text = !body.contains(char::is_uppercase) && body.contains(char::is_lowercase);
        boundaries.starts().find_map(|at| {
            // Only a label with a capital begins inside a sentence, unless the page prints small letters only.
            if boundaries.is_inside(at) && !may_be_taken && !is_small_text {
                return None;
            }
            let (before, tail) = body.split_at_checked(at)?;
            let first = word_at_start(tail);
            let is_sign = || tail.starts_with('©') || begins_with_copyright_sign(tail);
            let may_begin = lists_of(label_of_word(first)) & LEADING != 0
                || !tail.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) && is_sign()
                || begins_with_own_label(tail)
                || may_be_taken && ends_in_taken(tail);
            if !may_begin || has_many_colons(tail) {
                return None;
            }
            // A word for a picture may end the sentence before a bracket: "… shows the Foto. (AP)".
            let ends_before_bracket =
                first.ends_with('.') && tail.get(first.len()..).is_some_and(|rest| rest.trim_start().starts_with('('));
            // "资料图：消防员在港口。图/视觉中国": the label of a caption.
            let is_caption = at == 0 && (tail.trim_end_matches('。').contains('。') || is_description(tail));
            if is_caption || ends_before_bracket || before.ends_with(['(', '[']) {
                return None;
            }
            let boundary = boundaries.before(at);
            let is_inside = boundary == Boundary::Word && tail.starts_with(|c: char| c.is_ascii_lowercase());
            if is_small_text && is_inside && self.is_small_credit(tail) {
                return Some(at);
            }
            if is_inside && !may_precede_small_label(before) && !ends_in_taken(tail)
                || boundary == Boundary::Word && ends_in_article(before, tail)
                || !is_balanced(tail)
            {
                return None;
            }
            let colon = self.begins_with_label(before, tail, boundary)?;
            let reading = self.read(tail)?;
            // "© Riproduzione riservata" names nobody.
            let credit = &reading.credit;
            let says = reading.parties > 0 || !credit.flags.is_empty() || credit.copyright.is_some();
            let courtesy = credit.courtesy_of.is_some();
            // "… in May Foto: Stadtwerke Au am Inn"
            let may_be_inside = || {
                let is_organisation = |(_, word): &(usize, &str)| self.line.is_organisation_word(self.line.word(word));
                is_name_with_particles(tail) && words(tail).iter().any(is_organisation)
            };
            let is_placed = colon
                && at > 0
                && (boundary == Boundary::Sentence || may_be_inside())
                && reading.labelled
                && is_placed(&reading, tail)
                // "Right photo: after the storm."
                && lists_of(first) & vocabulary::LABEL != vocabulary::COMPANION;
            (says && (reading.strays == 0 || courtesy && reading.parties == 1 || is_placed))
                .then(|| self.with_note_before(body, with_sign_before(body, at)))
        })
    }

    /// Moves the start back to include a note in brackets: "(Archivbild) © Ines Doe".
    fn with_note_before(&self, body: &str, start: usize) -> usize {
        let before = body.get(..start).unwrap_or_default().trim_end();
        let note = last_bracket(before).filter(|bracket| before.ends_with(')') && bracket.start > 0);
        // "(left)" belongs to the person in the caption.
        let is_note = |content: &str| qualifier(&self.line, content).is_some_and(|flags| flags != Flags::default());
        note.filter(|bracket| is_note(bracket.content)).map_or(start, |bracket| bracket.start)
    }

    /// Whether a text in small letters is a label and known names: "foto: anna berg", "fot. pap".
    fn is_small_credit(&self, tail: &str) -> bool {
        let label = tail.split_whitespace().next().unwrap_or_default();
        label.ends_with([':', '.'])
            && is_picture_label(&self.line, label)
            && self.read(tail).is_some_and(|reading| reading.parties > 0 && reading.strays == 0)
    }

    /// Whether `tail` begins with a label that can begin a sign-off at such a boundary. `Some(true)` if a colon ends
    /// the label.
    fn begins_with_label(&self, before: &str, tail: &str, boundary: Boundary) -> Option<bool> {
        // "참석한 김민준 기자": a reporter in the picture.
        let is_subject = boundary == Boundary::Word && tail.ends_with(REPORTER) && !before.is_empty();
        if ends_in_taken(tail) && !is_subject && !tail.trim_start_matches('＝').contains(['、', '。', '＝']) {
            return Some(false);
        }
        if tail.starts_with(['©', 'ⓒ']) || begins_with_copyright_sign(tail) || tail.starts_with("Copyright ") {
            return Some(false);
        }
        let sentence = boundary == Boundary::Sentence;
        // A lower-case label follows a sentence, a bar, a comma or a slash: "in May, photo by Ines Doe", "/ fot. PAP".
        let after_slash = ends_in_slash(before);
        let may_be_small = sentence || may_precede_small_label(before);
        let is_small = !starts_upper(tail);
        if is_small && !may_be_small || tail.starts_with(['(', '[']) || tail.starts_with("From ") {
            return None;
        }
        // Most characters are no such marks. Searching for nine characters one by one takes long.
        let may_end = |(at, byte): (usize, u8)| {
            let is_beyond = |marks: &[char]| tail.get(at..).is_some_and(|rest| rest.starts_with(marks));
            match byte {
                b':' | b'=' | b'/' | b'\n' => Some(at),
                0xC0.. if is_beyond(&['：', '＝', '՝', '・', '／']) => Some(at),
                _ => None,
            }
        };
        let end = tail.bytes().enumerate().find_map(may_end);
        // "AP Photo/Ines Doe" is not a label in the middle of a sentence.
        let is_slash = end.is_some_and(|end| tail.get(end..).is_some_and(|rest| rest.starts_with('/')));
        if let Some((label, rest)) = end.and_then(|end| tail.split_at_checked(end)) {
            let label = own_label(label).unwrap_or(label);
            if split_label(&self.line, label, true).is_some_and(|(label, rest)| {
                rest.trim().is_empty() && (label.of_picture || sentence || !is_small) && (sentence || !is_slash)
            }) {
                return Some(true);
            }
            // "Left: Ines Doe/AP. Right: …"
            let is_position = |word: &str| lists_of(word) & vocabulary::COMPANION != 0;
            // "… and the pier, right. Left: …"
            let is_sentence = label.contains(". ");
            if !is_sentence && label.split([' ', ',']).filter(|word| !word.is_empty()).all(is_position) {
                let rest = trim_start(rest, is_sign);
                let reading = self.read(rest)?;
                // "Left: Ane Moe. Right: Bo Moe. Photos: …" names the people in the picture.
                if rest.split(". ").skip(1).any(|text| begins_with_picture_label(&self.line, text)) {
                    return None;
                }
                // Names alone may also be those of the people in the picture.
                let named = reading.names > 0 && reading.agencies + reading.organisations > 0
                    || reading.names > 1 && sentence && !before.is_empty();
                return (reading.strays == 0 && named).then_some(true);
            }
        }
        let is_label = split_label(&self.line, tail, false).is_some_and(|(label, rest)| {
            let first = rest.split_whitespace().next().unwrap_or_default();
            let party =
                rest.starts_with(['@', '©']) || starts_upper(rest) || self.line.is_given_name(self.line.word(first));
            // "on the quay, fot. Ines Doe"
            let is_short = tail.split_whitespace().next().is_some_and(|word| word.ends_with('.'));
            !rest.is_empty()
                && (!is_small || (label.by || after_slash || is_short) && party && label.of_picture)
                && (label.of_picture
                    && (!label.weak || sentence || after_slash || is_short || self.line.is_agency(rest))
                    || label.by && sentence)
        });
        (is_label || sentence && self.begins_with_leave(tail)).then_some(false)
    }

    /// Whether a text begins with "Courtesy of", "Supplied by" or a similar phrase.
    fn begins_with_leave(&self, tail: &str) -> bool {
        let first = tail.split_whitespace().next().unwrap_or_default();
        lists_of(first) & (vocabulary::COURTESY | vocabulary::SUPPLIED) != 0
            && self.read(tail).is_some_and(|reading| {
                reading.credit.courtesy_of.is_some() && reading.parties == 1 && reading.credit.creators.is_empty()
            })
    }

    /// The end of a credit before the caption: "Ines Doe/REUTERS At the pier", "BILD: SN/APA/OLA BERG At the pier".
    fn leading_end(&self, text: &str) -> Option<usize> {
        let head = first_chars(text, LONGEST_LEADING);
        let last = head.rfind(['/', '|']);
        let Some(last) = last else { return leading_newspaper(text) };
        if self.line.is_agency(text.get(last + 1..)?) {
            return None;
        }
        let mut best = None;
        for (at, _) in head.char_indices().filter(|(at, c)| *at > last && c.is_whitespace()).take(LONGEST_PARTY) {
            let (head, rest) = text.split_at_checked(at)?;
            if !starts_upper(rest) || rest.trim().is_empty() {
                continue;
            }
            let party = head.get(last + 1..).unwrap_or_default();
            let next = rest.split_whitespace().next().unwrap_or_default();
            // A name in capitals ends where the capitals end.
            let capitals = begins_with_picture_label(&self.line, head)
                && is_upper(party)
                && !is_upper(next)
                && party.contains(' ');
            if !capitals && !self.line.is_agency(party) {
                continue;
            }
            let Some(reading) = self.read(head) else { break };
            if !reading.credit.creators.is_empty() && reading.strays == 0 {
                best = Some(at);
            }
        }
        best
    }
}

/// Whether a text has more labels than are read.
fn has_many_colons(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b':').count() > MOST_COLONS
}

/// Whether a label in small letters may follow in the same sentence.
fn may_precede_small_label(text: &str) -> bool {
    text.trim_end().ends_with([',', '，', ';', '；']) || ends_in_slash(text)
}

/// Whether a German label is a noun of the sentence: "Im Bild: Ines Doe", "Das alte Foto von Ines Doe hängt im Museum".
fn ends_in_article(before: &str, tail: &str) -> bool {
    const ARTICLES: &str = "das dem den der die ein eine einem einen im am";
    let last = before.split_whitespace().next_back().unwrap_or_default();
    is_one_of(ARTICLES, &last.to_lower())
        || last.ends_with(char::is_lowercase) && !starts_upper(last) && tail.contains(" von ")
}

/// Whether a text ends in a slash after or before a space.
fn ends_in_slash(text: &str) -> bool {
    let end = text.trim_end();
    end.strip_suffix('/').is_some_and(|before| before.ends_with(char::is_whitespace) || end.len() < text.len())
}

/// Whether all words after a label with a capital are capitalised, except short ones inside the name.
fn is_name_with_particles(tail: &str) -> bool {
    const LONGEST_PARTICLE: usize = 3;
    let Some((_, name)) = tail.split_once(':').filter(|_| starts_upper(tail)) else { return false };
    let is_small = |word: &str| !starts_upper(word) && word.chars().count() > LONGEST_PARTICLE;
    let ends = [name.split_whitespace().next(), name.split_whitespace().next_back()];
    !name.split_whitespace().any(is_small) && ends.into_iter().flatten().all(starts_upper)
}

/// Whether a text begins with "(c)".
fn begins_with_copyright_sign(text: &str) -> bool {
    text.starts_with(['(', '（']) && COPYRIGHT_SIGNS.iter().any(|sign| text.starts_with(sign))
}

/// The lists of words that a sign-off can begin with.
const LEADING: u32 = vocabulary::LABEL | vocabulary::COURTESY | vocabulary::SUPPLIED;

/// The label after the initials of a newspaper: "HP PHOTO".
fn own_label(label: &str) -> Option<&str> {
    let (initials, label) = label.split_once(' ')?;
    (is_upper(initials) && is_upper(label) && (2..=LONGEST_INITIALS).contains(&initials.chars().count()))
        .then_some(label)
}

/// Whether a text begins with the initials of a newspaper and a label: "HP PHOTO: Ines Doe".
fn begins_with_own_label(text: &str) -> bool {
    // Most words are longer, or not in capitals.
    let longest = LONGEST_INITIALS * size_of::<char>();
    let initials = text.bytes().take(longest + 1).position(|byte| byte == b' ').and_then(|end| text.get(..end));
    initials.is_some_and(is_upper)
        && text
            .split_once(':')
            .and_then(|(label, _)| own_label(label))
            .is_some_and(|label| lists_of(label) & LEADING != 0)
}

/// The Korean word for a reporter. Stories and the people in a picture have it, too.
pub(super) const REPORTER: &str = "기자";

/// Words after the name of a photographer or supplier.
const TAKEN: [&str; 10] = ["撮影", "写す", "提供", "摄", "攝", "供图", "供圖", "기자", "제공", "촬영"];

/// Whether a text ends in one of the words of [`TAKEN`].
fn ends_in_taken_word(text: &str) -> bool {
    !text.ends_with(|c: char| c.is_ascii()) && TAKEN.iter().any(|word| text.ends_with(word))
}

/// Whether a short text ends in such a word.
pub(super) fn ends_in_taken(tail: &str) -> bool {
    ends_in_taken_word(tail)
        && !tail.ends_with("で撮影")
        && tail.chars().count() <= LONGEST_TAKEN
        && !tail.contains(". ")
}

/// The part of a word that may be a label: the text before a colon.
fn label_of_word(word: &str) -> &str {
    match word.bytes().position(|byte| matches!(byte, b':' | b'=' | b'/') || !byte.is_ascii()) {
        Some(end) => word
            .get(..end)
            .filter(|_| word.as_bytes().get(end).is_some_and(u8::is_ascii))
            .unwrap_or_else(|| word.split([':', '：', '=', '＝', '՝', '・', '／', '/']).next().unwrap_or(word)),
        None => word,
    }
}

/// The end of "The Harbour Shimbun" before a caption.
fn leading_newspaper(text: &str) -> Option<usize> {
    let at = first_chars(text, LONGEST_LEADING / 2).find(" Shimbun ")?;
    let end = at + " Shimbun".len();
    let name = text.get(..end)?;
    let rest = text.get(end..)?;
    (name.split_whitespace().all(starts_upper) && starts_upper(rest)).then_some(end)
}

/// Whether the text at an unambiguous place can be a credit: few words, not a sentence.
pub(super) fn is_placed(reading: &Reading, text: &str) -> bool {
    let words = text.split_whitespace().count();
    let inner = trim_end(text, is_sign);
    (reading.parties > 0 || !reading.credit.flags.is_empty())
        && words <= LONGEST_PLACED
        && !inner.contains(['!', '?', '.'])
        && inner.contains(char::is_alphabetic)
}

/// Whether a reading can be a credit at all. It has no words of a sentence. It begins in lower case only with a known
/// agency, a label, "courtesy" or a lone qualifier. And at least one party or qualifier was recognised.
pub(super) fn is_credit_text(reading: &Reading, text: &str) -> bool {
    let starts = trim_start(text, is_sign);
    let bare = reading.parties == 0 && !reading.credit.flags.is_empty();
    let bare = bare || reading.credit.courtesy_of.is_some();
    let small = !starts_upper(starts) && !reading.labelled && reading.agencies == 0 && !bare && !text.starts_with('@');
    let recognised = reading.parties > 0 || !reading.credit.flags.is_empty();
    reading.strays == 0 && recognised && !small
}

/// The start including the sign before it that separates caption and credit: "… at dawn | Foto: Ines Doe".
pub(super) fn with_sign_before(body: &str, at: usize) -> usize {
    let before_at = body.get(..at).unwrap_or_default();
    let before = before_at.trim_end();
    let bare = trim_end(before, |c| "|-–—•·/".contains(c));
    let is_apart = bare.len() < before.len() && (bare.ends_with(char::is_whitespace) || ends_in_slash(before_at));
    if is_apart || bare.is_empty() { bare.len() } else { at }
}
