//! A credit line whose letters are folded once. Each part of it is looked up without a copy.

use std::borrow::Cow;
use std::ops::Range;

use super::vocabulary::{lists_of, lists_of_key};
use crate::agencies::{Agencies, STOCK_SITES};
use crate::text::fold::{name_key, push_folded};
use crate::text::without_accents;

/// A line, with the known agencies.
#[derive(Debug)]
pub(in crate::parse) struct Line<'l> {
    known: &'l Agencies,
    text: &'l str,
    folded: Folded,
    /// The same without accents, as the agencies are listed. Nothing if the text is in ASCII.
    unaccented: Option<Folded>,
}

/// A word, with the lists that contain it. It is looked up once, and tested in many ways; see
/// [`party_words`](super::party_words).
#[derive(Debug, Clone, Copy)]
pub(in crate::parse) struct Word<'t> {
    pub text: &'t str,
    pub lists: u32,
}

/// The letters and digits of a text, without case.
#[derive(Debug, Default)]
struct Folded {
    letters: String,
    /// For each byte of the text, and for its end: the number of bytes in `letters` before it.
    places: Vec<u16>,
}

impl Folded {
    fn of_ascii(text: &str) -> Self {
        let mut letters = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        for byte in text.bytes() {
            places.push(letters.len() as u16);
            if byte.is_ascii_alphanumeric() {
                letters.push(char::from(byte.to_ascii_lowercase()));
            }
        }
        places.push(letters.len() as u16);
        Self { letters, places }
    }

    fn of(text: &str, form: fn(char) -> char) -> Self {
        let mut letters = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        for c in text.chars() {
            places.resize(places.len() + c.len_utf8(), letters.len() as u16);
            push_folded(&mut letters, c, form);
        }
        places.push(letters.len() as u16);
        Self { letters, places }
    }

    /// The letters of a part of the text.
    fn part(&self, range: &Range<usize>) -> &str {
        let place = |at: usize| self.places.get(at).map_or(0, |place| usize::from(*place));
        self.letters.get(place(range.start)..place(range.end)).unwrap_or_default()
    }
}

impl<'l> Line<'l> {
    /// A line that is short enough to be a credit.
    pub fn new(known: &'l Agencies, text: &'l str) -> Self {
        let (folded, unaccented) = match text.is_ascii() {
            true => (Folded::of_ascii(text), None),
            false => (Folded::of(text, |c| c), Some(Folded::of(text, without_accents))),
        };
        Self { known, text, folded, unaccented }
    }

    /// A line without text, for texts that are no credit. Their parts are folded each time.
    pub fn empty(known: &'l Agencies) -> Self {
        Self { known, text: "", folded: Folded::default(), unaccented: None }
    }

    /// The key of a part of the line; see [`name_key`].
    pub fn key(&self, part: &str) -> Cow<'_, str> {
        match self.range_of(part) {
            Some(range) => self.folded.part(&range).into(),
            None => name_key(part).to_owned().into(),
        }
    }

    /// The lists that contain a word of the line.
    pub fn lists(&self, word: &str) -> u32 {
        match self.range_of(word) {
            Some(range) => lists_of_key(self.folded.part(&range)),
            None => lists_of(word),
        }
    }

    /// A word of the line, looked up.
    pub fn word<'t>(&self, text: &'t str) -> Word<'t> {
        Word { text, lists: self.lists(text) }
    }

    /// The canonical name of an agency, if a part of the line is one.
    pub fn agency(&self, part: &str) -> Option<&'l str> {
        match self.range_of(part) {
            Some(range) if self.known.may_be_spelling(part) => {
                self.known.with_key(self.unaccented.as_ref().unwrap_or(&self.folded).part(&range).as_bytes())
            }
            Some(_) => None,
            None => self.known.canonical(part),
        }
    }

    /// Whether a part of the line is an agency.
    pub fn is_agency(&self, part: &str) -> bool {
        self.agency(part).is_some()
    }

    /// Whether a part of the line is a site to which anybody can upload pictures.
    pub fn is_stock_site(&self, part: &str) -> bool {
        self.agency(part).is_some_and(|name| STOCK_SITES.contains(&name))
    }

    /// Where a part stands in the line, as the unstable `str::substr_range` finds it: by its address.
    fn range_of(&self, part: &str) -> Option<Range<usize>> {
        let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end = start + part.len();
        (end <= self.text.len()).then_some(start..end)
    }
}
