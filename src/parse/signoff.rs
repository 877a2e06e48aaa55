//! The text of a caption in, the places of its credits out: the sign-off is cut off at its own edges, no more, no less.
//!
//! ```text
//! before  A barge on the Elbe at dawn, May 3, 2031. (Ines Doe/Harbour Post via AP)
//! caption A barge on the Elbe at dawn, May 3, 2031.
//! credit  (Ines Doe/Harbour Post via AP)
//! ```
//!
//! Sign-offs stand in brackets, after a label ("Foto: Ines Doe/dpa") or bare after the last sentence. Only the last
//! [`LONGEST_CREDIT`] characters are looked at, so that the cost of a caption does not grow with its length.

use std::ops::Range;

use super::credit::labels::split_label;
use super::credit::party::{Shape, shape_of};
use super::credit::party_words::is_rank;
use super::credit::{LONGEST_CREDIT, Reading, read};
use crate::agencies::Agencies;
use crate::article::CreditFlag;
use crate::text::fold::starts_upper;
use crate::text::trim::{is_sign, trim_end, trim_start};

/// Most sign-offs in brackets that are taken off one caption.
const MOST_SIGNOFFS: usize = 3;
/// Most words of a bare sign-off that names one organisation and nothing else.
const LONGEST_LONE_PARTY: usize = 6;
/// Most words in small letters of a bare sign-off ("via", "for", "de", "photo by"); the words of a sentence are more.
const MOST_SMALL_WORDS: usize = 7;
/// Furthest, in characters, that a credit before the caption reaches.
const LONGEST_LEADING: usize = 80;

/// Where a text holds its caption, and where its credits, in bytes and in reading order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// The caption.
    pub(super) caption: Range<usize>,
    /// The credits.
    pub(super) credits: Vec<Range<usize>>,
}

/// Cuts the credits off the ends of a caption.
pub(super) fn find(known: &Agencies, text: &str) -> Places {
    let mut places = Places { caption: 0..text.trim_end().len(), credits: Vec::new() };
    while places.credits.len() < MOST_SIGNOFFS {
        let body = text.get(places.caption.clone()).unwrap_or_default();
        let (start, bracketed) = match (bracketed_start(known, body), places.credits.is_empty()) {
            (Some(start), _) => (start, true),
            (None, true) => match labelled_start(known, body).or_else(|| bare_start(known, body)) {
                Some(start) => (start, false),
                None => break,
            },
            (None, false) => break,
        };
        places.credits.insert(0, start..body.len());
        places.caption.end = body.get(..start).unwrap_or_default().trim_end().len();
        if !bracketed {
            break;
        }
    }
    if places.credits.is_empty()
        && let Some(end) = leading_end(known, text)
    {
        places.credits.push(0..end);
        let rest = text.get(end..).unwrap_or_default();
        places.caption.start = text.len() - rest.trim_start().len();
    }
    places
}

/// Whether a paragraph of plain copy ends in a sign-off that can be nothing else.
///
/// In brackets it names an agency or an organisation together with a person, a label, a distributor or a qualifier: "(dpa)"
/// alone signs a story, "(AP Photo)" a picture. A word for a picture needs no name beside a qualifier ("Courtesy photo"), nor does a person need an
/// agency beside one ("Ines Doe/Staff"). Bare it follows a sentence and names one known agency, or two, and one person, parted by a slash
/// or after "©".
pub(super) fn ends_in_signoff(known: &Agencies, text: &str) -> bool {
    let text = text.trim_end();
    let Some(bracket) = last_bracket(text) else { return ends_in_bare_signoff(known, text) };
    let reading = read(known, bracket.content);
    let credit = &reading.credit;
    let parted = bracket.content.contains(['/', '|', '-', '–', '—'])
        || credit.commissioned_for.is_some()
        || reading.agencies > 0;
    let known = reading.agencies > 0 || reading.organisations > 0 && parted;
    let person = !credit.creators.is_empty() && (reading.names > 0 || reading.agencies > 0);
    let file = credit.flags.iter().any(|flag| !matches!(flag, CreditFlag::Uncredited | CreditFlag::Illustration));
    is_credit_text(&reading, bracket.content)
        && (begins_with_picture_label(bracket.content) && (known || person || file)
            || known && (person && reading.parties > 1 || !credit.via.is_empty() || file)
            || reading.agencies > 0 && ends_in_picture_word(bracket.content)
            || file && (person && bracket.content.contains('/') || ends_in_picture_word(bracket.content))
            || credit.courtesy_of.is_some() && starts_upper(bracket.content))
}

/// The same without brackets: "… at dawn. REUTERS/Ines Doe", "… at dawn. Foto: Ines Doe/dpa". Most paragraphs are told by their
/// last mark, or by having no slash.
fn ends_in_bare_signoff(known: &Agencies, text: &str) -> bool {
    let signs = |tail: &str| {
        let reading = read(known, tail);
        let parties = (reading.agencies, reading.credit.creators.len(), reading.parties);
        // "Photograph: Ines Doe/AFP via Getty Images" has two agencies.
        let is_whole = reading.names > 0 && matches!(parties, (1, 1, 2) | (2, 1, 3)) && is_credit_text(&reading, tail);
        is_whole && (tail.contains('/') || tail.starts_with('©'))
    };
    !text.ends_with(['.', '!', '?', '”', '"'])
        && text.contains(['/', '©'])
        && boundaries(text).into_iter().any(|(at, _)| {
            text.split_at_checked(at).is_some_and(|(before, tail)| at > 0 && ends_sentence(before) && signs(tail))
        })
}

/// The start of a sign-off in brackets at the end of `body`, with the name or label before it that belongs to it.
fn bracketed_start(known: &Agencies, body: &str) -> Option<usize> {
    let bracket = last_bracket(body)?;
    let reading = read(known, bracket.content);
    if !is_credit_text(&reading, bracket.content) {
        return None;
    }
    if begins_with_picture_label(bracket.content) {
        return Some(bracket.start);
    }
    if let Some(start) = labelled_start(known, body).filter(|start| *start < bracket.start) {
        return Some(start);
    }
    let before = body.get(..bracket.start).unwrap_or_default();
    let credit = &reading.credit;
    if credit.creators.is_empty()
        && reading.agencies > 0
        && let Some(start) = name_start(known, before)
    {
        return Some(start);
    }
    let flagged = !credit.flags.is_empty() || credit.courtesy_of.is_some() || !credit.via.is_empty();
    let parted = bracket.content.contains(['/', '|'])
        && reading.names + reading.organisations > 1
        && (reading.names > 0 || ends_sentence(before));
    // One letter in brackets inside a sentence is an abbreviation, not a network of that name.
    let agency = reading.agencies > 0 && (bracket.content.trim().chars().count() > 1 || ends_sentence(before));
    let lone = reading.parties == 1 && reading.names + reading.organisations == 1 && ends_sentence(before);
    (flagged || reading.labelled || agency || parted || lone).then_some(bracket.start)
}

/// The start of a name that stands alone after the last sentence: "At the pier. Ines Doe" before "(AP)".
fn name_start(known: &Agencies, before: &str) -> Option<usize> {
    let trimmed = before.trim_end();
    boundaries(trimmed)
        .into_iter()
        .find(|(at, boundary)| {
            *boundary == Boundary::Sentence && trimmed.get(*at..).is_some_and(|name| shape_of(known, name).is_name())
        })?
        .0
        .into()
}

/// The start of a sign-off that a label introduces: "Photo by …", "Foto: …", "© …".
fn labelled_start(known: &Agencies, body: &str) -> Option<usize> {
    boundaries(body).into_iter().find_map(|(at, boundary)| {
        let tail = body.get(at..)?;
        if !begins_with_label(known, tail, boundary) || body.get(..at)?.ends_with(['(', '[']) {
            return None;
        }
        let reading = read(known, tail);
        let says = reading.parties > 0 || !reading.credit.flags.is_empty();
        let courtesy = reading.credit.courtesy_of.is_some();
        (says && (reading.strays == 0 || courtesy && reading.parties == 1)).then(|| with_sign_before(body, at))
    })
}

/// Whether `tail` begins with a label that can begin a sign-off at such a boundary.
fn begins_with_label(known: &Agencies, tail: &str, boundary: Boundary) -> bool {
    if tail.starts_with(['©', 'ⓒ']) || tail.starts_with("(c)") || tail.starts_with("Copyright ") {
        return true;
    }
    if !starts_upper(tail) || tail.starts_with(['(', '[']) || tail.starts_with("From ") {
        return false;
    }
    let end = tail.find([':', '：', '=', '＝', '\n']);
    if let Some(label) = end.and_then(|end| tail.get(..end))
        && split_label(label, true)
            .is_some_and(|(label, rest)| rest.trim().is_empty() && (label.of_picture || boundary == Boundary::Sentence))
    {
        return true;
    }
    let sentence = boundary == Boundary::Sentence;
    split_label(tail, false).is_some_and(|(label, rest)| {
        !rest.is_empty() && (label.of_picture && (!label.weak || sentence) || label.by && sentence)
    }) || sentence && begins_with_leave(known, tail)
}

/// Whether it begins with "Courtesy of", "Supplied by" and their like.
fn begins_with_leave(known: &Agencies, tail: &str) -> bool {
    let reading = read(known, tail);
    reading.credit.courtesy_of.is_some() && reading.parties == 1 && reading.credit.creators.is_empty()
}

/// The start of a sign-off without brackets or label: "… at dawn. Ines Doe/Harbour Post". Inside a sentence a
/// well-known given name tells best where the name begins: "… at dawn in Northtown Thomas Doe/Harbour Post".
fn bare_start(known: &Agencies, body: &str) -> Option<usize> {
    let starts: Vec<(usize, Boundary, &str)> = boundaries(body)
        .into_iter()
        .filter_map(|(at, boundary)| Some((at, boundary, body.get(at..)?)))
        .filter(|(at, boundary, tail)| is_bare_signoff(known, tail, *boundary, *at == 0))
        .collect();
    let find = |test: &dyn Fn(Boundary, &str) -> bool| {
        starts.iter().find(|(_, boundary, tail)| test(*boundary, tail)).map(|(at, ..)| *at)
    };
    let start = find(&|boundary, _| boundary == Boundary::Sentence)
        .or_else(|| find(&|_, tail| shape_of(known, first_party(tail)) == Shape::Person))
        .or_else(|| find(&|boundary, _| boundary != Boundary::Word { after_small: false }))
        .or_else(|| find(&|_, tail| known.canonical(first_party(tail)).is_some()))?;
    Some(with_sign_before(body, start))
}

/// What stands before the first slash or bar.
fn first_party(tail: &str) -> &str {
    tail.split(['/', '|']).next().unwrap_or_default().trim()
}

fn is_bare_signoff(known: &Agencies, tail: &str, boundary: Boundary, whole: bool) -> bool {
    // Most places are ruled out by a look, before anything is read.
    let signs = tail.contains(['/', '|']) || [" via ", " for "].iter().any(|word| tail.contains(word));
    let small = tail.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    if small > MOST_SMALL_WORDS || boundary != Boundary::Sentence && !signs {
        return false;
    }
    let reading = read(known, tail);
    let credit = &reading.credit;
    let parted = tail.contains(['/', '|']) || credit.commissioned_for.is_some() || !credit.via.is_empty();
    // Dashes, colons and brackets also part sentences: they need an agency beside them.
    let pair = !credit.creators.is_empty() && reading.parties == 2;
    let loosely = reading.agencies > 0 && reading.parties > 1 && (pair || !tail.contains(','));
    if !is_credit_text(&reading, tail) {
        return false;
    }
    let named = !credit.creators.is_empty();
    let first = first_party(tail);
    match boundary {
        // A whole text that begins like a sentence may look like the name of an organisation.
        Boundary::Sentence if whole && (reading.organisations > 0 || !named || reading.agencies == 0) => false,
        Boundary::Sentence => {
            let providers = reading.agencies + reading.organisations;
            let closed = tail.ends_with('.');
            let words = tail.split_whitespace().count();
            loosely
                || reading.labelled && reading.parties > 1
                || parted
                    && (reading.agencies > 0
                        || named && reading.parties > 1
                        || providers == reading.parties && providers > 1)
                || !whole
                    && reading.parties == 1
                    && !closed
                    && words <= LONGEST_LONE_PARTY
                    && (providers == 1 || reading.people == 1)
                || !whole && reading.parties == 0 && !credit.flags.is_empty()
        }
        Boundary::Word { .. } => {
            named
                && reading.agencies > 0
                && parted
                && (known.canonical(first).is_some() || shape_of(known, first).is_name())
        }
    }
}

/// The end of a credit that stands before the caption: "Ines Doe/REUTERS At the pier".
fn leading_end(known: &Agencies, text: &str) -> Option<usize> {
    let mut best = None;
    for (at, _) in text.char_indices().take(LONGEST_LEADING).filter(|(_, c)| c.is_whitespace()) {
        let (head, rest) = text.split_at_checked(at)?;
        if !head.contains(['/', '|']) || !starts_upper(rest) || rest.trim().is_empty() {
            continue;
        }
        let last = head.rsplit(['/', '|']).next().unwrap_or_default();
        let reading = read(known, head);
        if known.canonical(last).is_some() && !reading.credit.creators.is_empty() && reading.strays == 0 {
            best = Some(at);
        }
    }
    best
}

/// Whether what was read can be a credit at all: no words of a sentence, nothing that starts in small letters but a
/// known agency, and somebody or something that was recognised.
fn is_credit_text(reading: &Reading, text: &str) -> bool {
    let starts = trim_start(text, is_sign);
    let small = !starts_upper(starts) && !reading.labelled && reading.agencies == 0;
    let recognised = reading.parties > 0 || !reading.credit.flags.is_empty();
    reading.strays == 0 && recognised && !small
}

fn begins_with_picture_label(text: &str) -> bool {
    split_label(text, false).is_some_and(|(label, rest)| label.of_picture && !rest.is_empty())
        || text.split_once([':', '：', '/']).is_some_and(|(label, _)| is_picture_label(label))
        || text.trim_start().starts_with('©')
}

/// Whether the last word is one for a picture: "Courtesy photo".
fn ends_in_picture_word(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(is_picture_label)
}

/// Whether a text is a label and nothing else: "Staff photo".
fn is_picture_label(text: &str) -> bool {
    split_label(text, true).is_some_and(|(label, rest)| label.of_picture && rest.is_empty())
}

struct Bracket<'a> {
    /// The byte of the opening bracket.
    start: usize,
    /// What stands between the brackets.
    content: &'a str,
}

/// The brackets at the very end of `body`; a full stop may follow them.
fn last_bracket(body: &str) -> Option<Bracket<'_>> {
    let closed = trim_end(body, |c| c.is_whitespace() || matches!(c, '.' | '"' | '”'));
    let close = closed.chars().next_back().filter(|c| matches!(c, ')' | ']' | '）' | '】'))?;
    let inside = closed.strip_suffix(close)?;
    let mut depth = 1_usize;
    for (at, c) in inside.char_indices().rev().take(LONGEST_CREDIT) {
        match c {
            ')' | ']' | '）' | '】' => depth += 1,
            '(' | '[' | '（' | '【' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(Bracket { start: at, content: inside.get(at + c.len_utf8()..)? });
        }
    }
    None
}

/// What a sign-off may begin after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Boundary {
    /// The end of a sentence, a line or a bracket, a dash or bar with space around it, or nothing.
    Sentence,
    /// Any other word; `after_small` where that word is in small letters or a number.
    Word { after_small: bool },
}

/// Where words begin in the last [`LONGEST_CREDIT`] characters, and after what.
fn boundaries(body: &str) -> Vec<(usize, Boundary)> {
    let from_end = |most: usize| body.char_indices().rev().nth(most).map_or(0, |(at, _)| at);
    // What stands before a word is looked at as far as a word reaches.
    let (window, context) = (from_end(LONGEST_CREDIT), from_end(2 * LONGEST_CREDIT));
    let mut boundaries = Vec::new();
    let (mut earlier, mut previous) = (' ', ' ');
    for (at, c) in body.char_indices().skip_while(|(at, _)| *at < window) {
        // "… at dawn.Foto: …" lost its space; "tidewater.de" never had one.
        let glued = previous == '.' && c.is_uppercase() && (earlier.is_lowercase() || earlier.is_ascii_digit());
        if previous.is_whitespace() && !c.is_whitespace() || matches!(c, '©' | '＝') || previous == '。' || glued {
            boundaries.push((at, boundary_after(body.get(context..at).unwrap_or_default(), c)));
        }
        (earlier, previous) = (previous, c);
    }
    boundaries
}

fn boundary_after(before: &str, next: char) -> Boundary {
    let text = before.trim_end();
    let space = before.get(text.len()..).unwrap_or_default();
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    if text.is_empty()
        || next == '＝'
        || space.contains('\n')
        || ends_sentence(text)
        || matches!(last_word, "-" | "–" | "—" | "|" | "•" | "·" | "//" | "+++")
        || text.ends_with([')', ']'])
    {
        return Boundary::Sentence;
    }
    let number = last_word.ends_with(|c: char| c.is_ascii_digit());
    Boundary::Word { after_small: number || !starts_upper(last_word) || last_word.ends_with(['"', '”', '“', '»']) }
}

/// Whether a sentence ends there, quotation marks and brackets apart.
fn ends_sentence(text: &str) -> bool {
    let text = trim_end(text.trim_end(), |c| "\"”’'»«“)]".contains(c));
    // "Sgt." goes on.
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    text.is_empty() || !is_rank(last) && text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।'])
}

/// The start with the sign before it that parts caption and credit: "… at dawn | Foto: Ines Doe".
fn with_sign_before(body: &str, at: usize) -> usize {
    let before = body.get(..at).unwrap_or_default().trim_end();
    let bare = trim_end(before, |c| "|-–—•·/".contains(c));
    if bare.len() < before.len() && bare.ends_with(char::is_whitespace) || bare.is_empty() { bare.len() } else { at }
}
