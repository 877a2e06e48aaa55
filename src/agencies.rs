//! The spelling of an agency in, its one name out: the dictionary that tells providers from people in a credit line.
//!
//! Position alone does not tell (`REUTERS/Name`, but `Name/AFP`), so the well-known providers are listed here. A line
//! of the table is one provider: its name, then other spellings of it. Case, spacing and punctuation do not count.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use crate::text::fold::name_key;
use crate::text::{decompose, is_combining};
use crate::word_table::{WordTable, first_field, numbered_lines};

/// One provider a line, spellings parted by `|`, the name to compare by first.
const AGENCIES: &str = include_str!("agencies.txt");

/// Each folded spelling with the number of its line. Made once, at the first credit.
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

/// An agency that the dictionary does not know, or not by these spellings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agency {
    /// Its one name.
    pub name: String,
    /// Other spellings of it. Case, spacing, punctuation and accents do not count.
    pub spellings: Vec<String>,
}

thread_local! {
    /// Spellings that the caller of the work under way has added, with their names. Empty between calls: what one page
    /// adds is never seen by another, and the same call gives the same result.
    static ADDED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Does `work` with more agencies in the dictionary, and with them there only.
///
/// ```
/// use article_versions::{Agency, parse_credit, with_agencies};
///
/// let agencies = [Agency { name: "Fjord Lys Foto".to_owned(), spellings: vec!["Fjord Lys".to_owned()] }];
/// assert_eq!(parse_credit("Fjord Lys").creators, ["Fjord Lys"]); // two words in capitals: a name
/// assert_eq!(with_agencies(&agencies, || parse_credit("Fjord Lys")).providers, ["Fjord Lys"]);
/// ```
pub fn with_agencies<T>(agencies: &[Agency], work: impl FnOnce() -> T) -> T {
    let _outer = Outer(ADDED.replace(spellings_of(agencies)));
    work()
}

/// What had been added outside of some work; put back whatever happens in it.
struct Outer(Vec<(String, String)>);

impl Drop for Outer {
    fn drop(&mut self) {
        ADDED.set(std::mem::take(&mut self.0));
    }
}

fn spellings_of(agencies: &[Agency]) -> Vec<(String, String)> {
    let mut added = Vec::new();
    for agency in agencies {
        for spelling in agency.spellings.iter().chain([&agency.name]) {
            added.push((unaccented(spelling), agency.name.clone()));
        }
    }
    added.retain(|(spelling, _)| !spelling.is_empty());
    added
}

/// The one name of the agency that `spelling` is known to mean.
pub(crate) fn canonical(spelling: &str) -> Option<Cow<'static, str>> {
    let spelling = unaccented(spelling);
    look_up(&spelling).or_else(|| look_up(spelling.strip_prefix("the")?))
}

fn look_up(folded: &str) -> Option<Cow<'static, str>> {
    let added =
        ADDED.with_borrow(|added| added.iter().find(|(spelling, _)| spelling == folded).map(|(_, name)| name.clone()));
    added.map(Cow::Owned).or_else(|| first_field(AGENCIES, SPELLINGS.get(folded)).map(Cow::Borrowed))
}

/// The letters and digits of a spelling without case and accents: newsrooms print "LA NACION" and "La Nación".
fn unaccented(spelling: &str) -> String {
    let mut plain = decompose(spelling);
    plain.retain(|c| !is_combining(c));
    name_key(&plain)
}
