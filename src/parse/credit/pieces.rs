//! Splits a credit line into [`Piece`]s at everything that separates parties.
//!
//! `Ines Doe for Harbour Post via AP (file)` gives four pieces. Some words separate only beside certain neighbours:
//! "for" after a person, "and" between two people, "on" before an agency, a hyphen before an agency.

use super::labels::split_label;
use super::line::Line;
use super::party::{Shape, shape_of};
use super::qualifiers::{boilerplate, qualifier};
use super::vocabulary::{
    AND, BOILERPLATE, COMPANION, COURTESY, FOR, GIVEN, LABEL, ON, PEOPLE, PICTURE, SOURCE, SUPPLIED, VIA, phrases,
};
use crate::text::fold::first_word;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{is_sign, trim_end, trim_start};
use crate::word_table::is_one_of;

/// The separator before a piece.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::parse) enum Separator {
    /// Nothing, a slash, a bar, a bracket or the end of a line.
    #[default]
    Slash,
    /// A comma.
    Comma,
    /// "and" between two people or agencies.
    And,
    /// A dash.
    Dash,
    /// A semicolon. A separate credit follows.
    Section,
    /// "©" or "Copyright".
    Copyright,
    /// "via".
    Via,
    /// "for".
    For,
    /// "courtesy of".
    Courtesy,
    /// "supplied by".
    Supplied,
    /// Nothing. The piece is an address.
    Address,
}

/// The text between two separators.
#[derive(Debug, Clone, Copy)]
pub(in crate::parse) struct Piece<'a> {
    /// The separator before it.
    pub(in crate::parse) before: Separator,
    /// The byte offset of that separator.
    pub(in crate::parse) at: usize,
    /// The text.
    pub(in crate::parse) text: &'a str,
    /// Whether a colon follows.
    pub(in crate::parse) colon: bool,
}

/// The lists of words that can begin a separator.
const SEPARATORS: u32 = AND | COURTESY | FOR | BOILERPLATE | LABEL | ON | SUPPLIED | VIA;
/// The longest label of a position in bytes: "Clockwise from top left".
const LONGEST_POSITION: usize = 32;
/// The longest abbreviation before a full stop in a name, in characters ("Rev.").
const LONGEST_ABBREVIATION: usize = 3;
/// "(c)" in any case and width.
pub(in crate::parse) const COPYRIGHT_SIGNS: [&str; 6] = ["(c)", "(C)", "（Ｃ）", "（C）", "（c）", "（ｃ）"];
/// The longest word in bytes that means "for" by itself. Longer phrases are unambiguous.
const LONGEST_FOR: usize = 5;

/// Splits a line into its pieces.
pub(in crate::parse) fn pieces<'a>(line: &Line<'_>, text: &'a str) -> Vec<Piece<'a>> {
    let mut cutter = Cutter { line, text, pieces: Vec::new(), start: 0, at: 0, before: Separator::Slash };
    let mut skip_to = 0;
    let mut previous = None;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        // Nothing ends inside a word.
        if c.is_ascii_alphanumeric() && previous.is_some_and(|p: char| p.is_ascii_alphanumeric()) {
            previous = Some(c);
            continue;
        }
        let Some(cut) = cutter.cut_at(at, previous) else {
            previous = Some(c);
            continue;
        };
        skip_to = at + cut.length;
        if cut.before == Separator::Address {
            cutter.push(at, Separator::Address, at, false);
            cutter.push(skip_to, Separator::Slash, skip_to, false);
        } else {
            cutter.push(at, cut.before, skip_to, cut.colon);
        }
        // The text after a separator begins a word.
        previous = None;
    }
    cutter.push(text.len(), Separator::Slash, text.len(), false);
    let with_second = |piece| {
        let (first, second) = split_hyphen(line, piece);
        std::iter::once(first).chain(second)
    };
    cutter.pieces.into_iter().flat_map(with_second).collect()
}

struct Cutter<'a, 'k> {
    line: &'k Line<'k>,
    /// The part of the line that is cut.
    text: &'a str,
    pieces: Vec<Piece<'a>>,
    /// The start of the current piece.
    start: usize,
    /// The start of its separator.
    at: usize,
    before: Separator,
}

struct Cut {
    before: Separator,
    length: usize,
    colon: bool,
}

impl Cut {
    fn new(before: Separator, length: usize) -> Option<Self> {
        Some(Self { before, length, colon: false })
    }
}

impl<'a> Cutter<'a, '_> {
    /// Ends the current piece at `end`. The next one begins at `next`, after the separator `before`.
    fn push(&mut self, end: usize, before: Separator, next: usize, colon: bool) {
        let text = self.text.get(self.start..end).unwrap_or_default();
        self.start = next;
        let empty = text.trim().is_empty() && self.before != Separator::Section;
        // Of two separators in a row, the more specific one counts: "/ via", "| ©".
        if empty && matches!(before, Separator::Slash | Separator::Comma) {
            return;
        }
        if !empty {
            self.pieces.push(Piece { before: self.before, at: self.at, text, colon });
        }
        (self.before, self.at) = (before, end);
    }

    /// The separator that begins at `at`, if any.
    fn cut_at(&self, at: usize, previous: Option<char>) -> Option<Cut> {
        let rest = self.text.get(at..)?;
        let c = rest.chars().next()?;
        let next = rest.chars().nth(1);
        let word_start = previous.is_none_or(|p| !p.is_alphanumeric());
        let spaced = previous.is_none_or(char::is_whitespace) || next.is_none_or(char::is_whitespace);
        if word_start && let Some(cut) = self.word_at(at, rest, previous) {
            return Some(cut);
        }
        match c {
            '/' | '|' | '•' | '·' | '／' | '｜' | '∣' | '\\' | '\n' | '\r' | '\t' | '[' | ']' | '（' | '）' | '【'
            | '】' | '<' | '>' | '→' | '»' | '«' | '(' | ')' | '▲' | '△' | '+'
                if c != '+' || spaced && self.is_after_agency(at) =>
            {
                Cut::new(Separator::Slash, c.len_utf8())
            }
            ',' if next.is_some_and(char::is_whitespace) && belongs_to_name(rest) => None,
            ',' | '，' | '、' => Cut::new(Separator::Comma, c.len_utf8()),
            '.' if next.is_some_and(char::is_whitespace) && self.ends_credit(at) => Cut::new(Separator::Section, 1),
            '.' if next.is_some_and(char::is_whitespace) && self.is_beside_agency(at) => Cut::new(Separator::Slash, 1),
            ';' | '；' => Cut::new(Separator::Section, c.len_utf8()),
            '©' | 'ⓒ' | '℗' => Cut::new(Separator::Copyright, c.len_utf8()),
            '—' | '–' | '―' => Cut::new(Separator::Dash, c.len_utf8()),
            // "Politsei- ja piirivalveamet"
            '-' if spaced && previous.is_some_and(char::is_alphanumeric) && self.is_half(at + 1) => None,
            '-' if spaced || next == Some('-') => Cut::new(Separator::Dash, if next == Some('-') { 2 } else { 1 }),
            ':' | '：' | '=' | '＝' | '՝' if !next.is_some_and(|n| n.is_ascii_digit()) => {
                Some(Cut { before: Separator::Slash, length: c.len_utf8(), colon: true })
            }
            _ => None,
        }
    }

    /// Whether the full stop at `at` ends a credit because a label follows: "… by Ines Doe. Photo by …".
    fn ends_credit(&self, at: usize) -> bool {
        let last = self.left(at).rsplit(char::is_whitespace).next().unwrap_or_default();
        let next = self.text.get(at + 1..).unwrap_or_default().trim_start();
        let colon = next.find(':').filter(|at| *at <= LONGEST_POSITION);
        let is_position = |word: &str| self.line.lists(word) & (COMPANION | PICTURE) != 0;
        let is_label = |label: &str| {
            label.trim_end().split(' ').all(is_position)
                // "Photo 2:"
                || split_label(self.line, label, true).is_some_and(|(label, rest)| label.of_picture && rest.is_empty())
        };
        if colon.and_then(|at| next.get(..at)).is_some_and(is_label) {
            return true;
        }
        last.chars().count() > 2
            && split_label(self.line, next, false)
                .is_some_and(|(label, rest)| label.by && label.of_picture && !rest.is_empty())
    }

    /// Whether the full stop at `at` is beside an agency: "Imagen de archivo. EFE/Ola Berg", "РИА Новости. Ола Берг".
    fn is_beside_agency(&self, at: usize) -> bool {
        let left = self.left(at);
        let last = left.rsplit(char::is_whitespace).next().unwrap_or_default();
        let next = self.text.get(at + 1..).unwrap_or_default();
        let next = next.split(['/', '|', '.']).next().unwrap_or_default().trim();
        last.chars().count() > LONGEST_ABBREVIATION
            && !self.line.word(last).is_rank()
            && (self.line.is_agency(next) || self.line.is_agency(left) && shape_of(self.line, next).is_name())
    }

    /// Whether "and" follows at `at`, so that the word before is half of a name.
    fn is_half(&self, at: usize) -> bool {
        let next = self.text.get(at..).and_then(first_word);
        next.is_some_and(|(word, _)| self.line.word(word).is_and())
    }

    fn is_after_agency(&self, at: usize) -> bool {
        shape_of(self.line, self.text.get(self.start..at).unwrap_or_default().trim()) == Shape::Agency
    }

    /// The separating word or phrase that begins at `at`, if any.
    fn word_at(&self, at: usize, rest: &str, previous: Option<char>) -> Option<Cut> {
        let first = rest.chars().next()?;
        if matches!(first, '(' | '（')
            && let Some(sign) = COPYRIGHT_SIGNS.iter().find(|sign| rest.starts_with(**sign))
        {
            return Cut::new(Separator::Copyright, sign.len());
        }
        if !first.is_alphanumeric() && first != '&' {
            return None;
        }
        let lists = self.line.lists(first_letters(rest)) & SEPARATORS;
        if lists == 0 && !matches!(first, 'c' | 'C' | 'h' | '&') {
            return None;
        }
        self.phrase_at(at, rest, lists).or_else(|| {
            let is_separate = previous.is_none_or(char::is_whitespace);
            if is_separate { self.joint_at(at, rest, lists) } else { None }
        })
    }

    /// A phrase before a party, or before what is no party: boilerplate, an address, "Copyright", "Courtesy of". It may
    /// follow a sign directly. `lists` contains the first word of `rest`.
    fn phrase_at(&self, at: usize, rest: &str, lists: u32) -> Option<Cut> {
        let has = |list: u32| lists & list != 0;
        let begins = |list: u32| longest_phrase(list, rest);
        if has(BOILERPLATE)
            && let Some(length) = boilerplate(rest)
        {
            return Cut::new(Separator::Slash, length);
        }
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end =
                rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '|' | ',')).unwrap_or(rest.len());
            return Cut::new(Separator::Address, end);
        }
        if rest.starts_with(['c', 'C'])
            && let Some(length) = begins_with(rest, "copyright").filter(|_| !self.left(at).ends_with("Crown"))
        {
            return Cut::new(Separator::Copyright, length);
        }
        if has(SUPPLIED)
            && let Some(length) = begins(SUPPLIED)
        {
            return Cut::new(Separator::Supplied, length);
        }
        if has(COURTESY)
            && let Some(length) = begins(COURTESY).filter(|length| self.leads_to_party(at + length))
        {
            return Cut::new(Separator::Courtesy, length);
        }
        None
    }

    /// A word between two parties: a label, "via", "for", "and", "at". `lists` contains the first word of `rest`.
    fn joint_at(&self, at: usize, rest: &str, lists: u32) -> Option<Cut> {
        let has = |list: u32| lists & list != 0;
        let begins = |list: u32| longest_phrase(list, rest);
        let left = self.left(at);
        // "Harbour Post photo by Ines Doe": the label is in the middle.
        if has(LABEL)
            && !left.is_empty()
            && is_label_by(self.line, rest)
            && (shape_of(self.line, left).is_organisation() || qualifier(self.line, left).is_some())
        {
            return Cut::new(Separator::Slash, 0);
        }
        // "Autor: Ines Doe Źródło: PAP": the next label follows without a sign.
        let is_before_colon = || rest.trim_start_matches(char::is_alphanumeric).trim_start().starts_with(':');
        if has(PICTURE | SOURCE | PEOPLE) && !left.is_empty() && !left.contains(':') && is_before_colon() {
            let shape = shape_of(self.line, left);
            if shape.is_name() || shape == Shape::Agency || shape.is_organisation() && left.contains(' ') {
                return Cut::new(Separator::Slash, 0);
            }
        }
        if has(VIA)
            && let Some(length) = begins(VIA)
        {
            // "über" and "through" are also ordinary words.
            let plain = !rest.starts_with(['v', 'V']);
            return Cut::new(Separator::Via, length).filter(|_| !plain || !left.is_empty());
        }
        // "Special to The Harbour Post": the article belongs to the name.
        let is_named = |length: &usize| rest.get(..*length).is_some_and(|phrase| phrase.ends_with(" The"));
        let length =
            || phrases(FOR).filter_map(|phrase| begins_with(rest, phrase)).filter(|length| !is_named(length)).max();
        // "Per Dahl": a given name.
        let is_given = || rest.starts_with(char::is_uppercase) && self.line.lists(first_letters(rest)) & GIVEN != 0;
        if has(FOR)
            && let Some(length) = length().filter(|length| !is_given() || self.line.is_agency(self.right(at + length)))
        {
            let person =
                || matches!(shape_of(self.line, left), Shape::Person | Shape::Name | Shape::Handle | Shape::Agency);
            return Cut::new(Separator::For, length).filter(|_| left.is_empty() || length > LONGEST_FOR || person());
        }
        let is_ampersand = rest.starts_with('&');
        if (has(AND) || is_ampersand)
            && let Some(length) = if is_ampersand { Some(1) } else { begins(AND) }
            // "Politsei- ja piirivalveamet": two halves of one name.
            && !left.ends_with('-')
            && separates(shape_of(self.line, left), shape_of(self.line, self.right(at + length)))
        {
            return Cut::new(Separator::And, length);
        }
        let length = has(ON).then(|| begins(ON)).flatten()?;
        let right = self.right(at + length);
        // "Boats at dawn": Dawn is a newspaper. Users of picture sites and agencies write themselves in small letters.
        let is_name =
            |name: &str| !right.starts_with(char::is_lowercase) || name == right || self.line.is_stock_site(right);
        let agency = !left.is_empty() && self.line.agency(right).is_some_and(is_name);
        agency.then_some(Cut { before: Separator::Slash, length, colon: false })
    }

    /// The text before `at` in this piece, without its label.
    fn left(&self, at: usize) -> &'a str {
        let left = self.text.get(self.start..at).unwrap_or_default().trim();
        split_label(self.line, left, false).map_or(left, |(_, rest)| rest).trim()
    }

    /// The text from `at` to the next unambiguous separator.
    fn right(&self, at: usize) -> &'a str {
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest.find(['/', '|', ',', ';', '(', ')', '—', '–', '\n', '©']).unwrap_or(rest.len());
        let rest = rest.get(..end).unwrap_or_default();
        let end = [" via ", " for ", " - "].iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
        trim_end(rest.get(..end).unwrap_or_default().trim(), |c| c == '.')
    }

    /// Whether a party begins at `at`, and not a word for a picture ("courtesy photo").
    fn leads_to_party(&self, at: usize) -> bool {
        let right = self.right(at);
        right.chars().any(char::is_alphanumeric)
            && split_label(self.line, right, false).is_none_or(|(_, rest)| !rest.is_empty())
    }
}

/// Whether the text begins with "photo by" or a similar label.
fn is_label_by(line: &Line<'_>, rest: &str) -> bool {
    let two = first_word(rest)
        .and_then(|(_, after)| first_word(after))
        .is_some_and(|(second, _)| second.eq_ignore_ascii_case("by"));
    two && split_label(line, rest, false)
        .is_some_and(|(label, party)| label.by && label.of_picture && !party.is_empty())
}

/// Whether the text after a comma belongs to the name before it ("Salt, Inc.", "Rui Moe, Jr.").
fn belongs_to_name(rest: &str) -> bool {
    let word = first_word(trim_start(rest, |c| c == ',')).map_or("", |(word, _)| word);
    let word = trim_end(word, is_sign).split(['/', ')', ',']).next().unwrap_or_default();
    is_one_of("Inc Inc. Ltd Ltd. LLC Corp Jr Jr. Sr Sr. III PhD MD M.D Ph.D GmbH S.A", word)
}

/// Whether "and" between these two separates parties.
fn separates(left: Shape, right: Shape) -> bool {
    let is_party = |shape: Shape| shape.is_name() || shape == Shape::Agency;
    // "Wikimedia Commons and Harbour Archive": between organisations, one agency is enough.
    is_party(left) && is_party(right)
        || left == Shape::Agency && right == Shape::Organisation
        || left == Shape::Organisation && right == Shape::Agency
}

/// The letters that a text begins with.
fn first_letters(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(text)
}

/// The length of the longest phrase of a list with which `rest` begins.
fn longest_phrase(list: u32, rest: &str) -> Option<usize> {
    phrases(list).filter_map(|phrase| begins_with(rest, phrase)).max()
}

/// The length of `phrase` if `rest` begins with it as whole words, ignoring case.
fn begins_with(rest: &str, phrase: &str) -> Option<usize> {
    // Most phrases begin with another letter.
    let (first, wanted) = (rest.bytes().next()?, phrase.bytes().next()?);
    if first.is_ascii() && !first.eq_ignore_ascii_case(&wanted) {
        return None;
    }
    let same = |start: &str| start.eq_ignore_ascii_case(phrase) || !start.is_ascii() && start.to_lower() == phrase;
    rest.get(..phrase.len()).filter(|start| same(start))?;
    let end = rest.get(phrase.len()..)?.chars().next();
    let whole = phrase.ends_with(':') || end.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '\''));
    whole.then_some(phrase.len())
}

/// Splits "Ines Doe-AP", "AFP-JIJI" and "AP-Ines Doe" at the hyphen beside an agency.
fn split_hyphen<'a>(line: &Line<'_>, piece: Piece<'a>) -> (Piece<'a>, Option<Piece<'a>>) {
    let text = piece.text.trim();
    let cut = |before, (first, second)| {
        (Piece { text: first, colon: false, ..piece }, Some(Piece { before, text: second, ..piece }))
    };
    if piece.before == Separator::Address || !text.contains(['-', '‐']) || line.is_agency(text) {
        return (piece, None);
    }
    if let Some((left, right)) = text.rsplit_once(['-', '‐'])
        && line.is_agency(right)
        && (line.is_agency(left) || shape_of(line, left).is_name())
    {
        return cut(Separator::Dash, (left, right));
    }
    if let Some((left, right)) = text.split_once(['-', '‐'])
        && (line.is_agency(left) || matches!(left, "HO" | "POOL"))
        && (shape_of(line, right).is_name() || left == "HO")
    {
        return cut(Separator::Slash, (left, right));
    }
    (piece, None)
}
