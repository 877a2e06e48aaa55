//! The agency dictionary: maps the spellings of an agency to its one name.
//!
//! It distinguishes agencies from people in a credit line. The position alone is not enough: `REUTERS/Name`, but
//! `Name/AFP`. Case, spacing and punctuation do not matter.

use std::sync::LazyLock;

use crate::text::fold::{Key, push_folded};
use crate::text::without_accents;
use crate::word_table::{WordTable, first_field, numbered_lines, split_at_sign};

/// One agency per line: its name, then other spellings, separated by `|`.
const AGENCIES: &str = include_str!("agencies.txt");

/// The longest spelling in the dictionary in bytes, with a margin for punctuation.
const LONGEST_SPELLING: usize = 80;

/// Sites to which anybody can upload pictures. The other party of a credit is then a user name.
pub(crate) const STOCK_SITES: &[&str] = &[
    "Pixabay",
    "Unsplash",
    "Pexels",
    "Flickr",
    "Wikimedia Commons",
    "Freepik",
    "Adobe Stock",
    "Shutterstock",
    "iStock",
    "Thinkstock",
    "Dreamstime",
    "Depositphotos",
    "123RF",
    "pixelio",
    "Getty Images",
    "Bigstock",
    "Pond5",
    "Zoonar",
    "PantherMedia",
    "EyeEm",
    "Mostphotos",
];

/// Somewhat more than the number of spellings.
const MOST_SPELLINGS: usize = 1_500;

/// Each folded spelling with the number of its line. Built when the first credit is read.
static SPELLINGS: LazyLock<WordTable> = LazyLock::new(|| {
    let mut spellings = WordTable::with_room(MOST_SPELLINGS);
    for (number, line) in numbered_lines(AGENCIES) {
        for spelling in split_at_sign(line, b'|').map(unaccented) {
            spellings.add_first(spelling.bytes(), number);
        }
    }
    spellings
});

/// An agency to add to the dictionary, or new spellings of an agency that it has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agency {
    /// The canonical name, for example `Fjord Lys Foto`.
    pub name: String,
    /// Other spellings of the name. Case, spacing, punctuation and accents do not matter.
    pub spellings: Vec<String>,
}

/// The dictionary, together with the agencies that a caller added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Agencies {
    /// Folded spellings, each with the name of its agency. They take precedence over the dictionary.
    added: Vec<(String, String)>,
}

impl Agencies {
    /// The dictionary with additional agencies.
    pub(crate) fn with(agencies: &[Agency]) -> Self {
        let mut added = Vec::new();
        for agency in agencies {
            for spelling in agency.spellings.iter().chain([&agency.name]) {
                added.push((unaccented(spelling).to_owned(), agency.name.clone()));
            }
        }
        added.retain(|(spelling, _)| !spelling.is_empty());
        Self { added }
    }

    /// The canonical name of the agency with this spelling.
    pub(crate) fn canonical(&self, spelling: &str) -> Option<&str> {
        if self.may_be_spelling(spelling) { self.with_key(unaccented(spelling).bytes()) } else { None }
    }

    /// Whether a text is short enough for a spelling.
    pub(crate) fn may_be_spelling(&self, text: &str) -> bool {
        text.len() <= LONGEST_SPELLING || !self.added.is_empty()
    }

    /// The canonical name of the agency with a spelling of these letters and digits, without case and accents.
    pub(crate) fn with_key(&self, key: &[u8]) -> Option<&str> {
        self.look_up(key).or_else(|| self.look_up(key.strip_prefix(b"the")?))
    }

    fn look_up(&self, key: &[u8]) -> Option<&str> {
        let added = self.added.iter().find(|(spelling, _)| spelling.as_bytes() == key).map(|(_, name)| name.as_str());
        added.or_else(|| first_field(AGENCIES, SPELLINGS.get_bytes(key)))
    }
}

/// The letters and digits of a spelling without case and accents: newsrooms print both "LA NACION" and "La Nación".
fn unaccented(spelling: &str) -> Key {
    Key::of(spelling, |spelling| {
        let mut folded = String::with_capacity(spelling.len());
        spelling.chars().for_each(|c| push_folded(&mut folded, c, without_accents));
        folded
    })
}
