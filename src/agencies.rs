//! The agency dictionary: maps the spellings of an agency to its one name.
//!
//! It distinguishes agencies from people in a credit line. The position alone is not enough: `REUTERS/Name`, but
//! `Name/AFP`. Case, spacing and punctuation do not matter.

use std::sync::LazyLock;

use crate::text::fold::{half_width, key_buffer, short_key};
use crate::text::lowercase::push_lowercase;
use crate::text::without_marks;
use crate::word_table::{WordTable, first_field, numbered_lines};

/// One agency per line: its name, then other spellings, separated by `|`.
const AGENCIES: &str = include_str!("agencies.txt");

/// The longest spelling in the dictionary in bytes, with a margin for punctuation.
const LONGEST_SPELLING: usize = 80;

/// Sites to which anybody can upload pictures.
const STOCK_SITES: &[&str] = &[
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

/// Each folded spelling with the number of its line. Built when the first credit is read.
static SPELLINGS: LazyLock<WordTable> = LazyLock::new(|| {
    let mut spellings = WordTable::default();
    for (number, line) in numbered_lines(AGENCIES) {
        for spelling in line.split('|').map(unaccented) {
            if !spellings.has(&spelling) {
                spellings.add(spelling.into(), number);
            }
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
                added.push((unaccented(spelling), agency.name.clone()));
            }
        }
        added.retain(|(spelling, _)| !spelling.is_empty());
        Self { added }
    }

    /// The canonical name of the agency with this spelling.
    pub(crate) fn canonical(&self, spelling: &str) -> Option<&str> {
        if spelling.len() > LONGEST_SPELLING && self.added.is_empty() {
            return None;
        }
        let look_up = |key: &str| self.look_up(key).or_else(|| self.look_up(key.strip_prefix("the")?));
        match short_key(spelling, &mut key_buffer()) {
            Some(key) => look_up(key),
            None => look_up(&unaccented(spelling)),
        }
    }

    /// Whether `spelling` is a site to which anybody can upload pictures. The other party of the credit is then a user
    /// name.
    pub(crate) fn is_stock_site(&self, spelling: &str) -> bool {
        self.canonical(spelling).is_some_and(|name| STOCK_SITES.contains(&name))
    }

    fn look_up(&self, folded: &str) -> Option<&str> {
        let added = self.added.iter().find(|(spelling, _)| spelling == folded).map(|(_, name)| name.as_str());
        added.or_else(|| first_field(AGENCIES, SPELLINGS.get(folded)))
    }
}

/// The letters and digits of a spelling without case and accents: newsrooms print both "LA NACION" and "La Nación".
fn unaccented(spelling: &str) -> String {
    let letters = spelling.chars().map(half_width).filter(|c| c.is_alphanumeric()).map(without_marks);
    let mut folded = String::new();
    letters.for_each(|c| push_lowercase(&mut folded, c));
    folded
}
