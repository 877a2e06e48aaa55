//! Parses a credit line: text → [`Credit`] with photographers, agencies, distributors and flags.
//!
//! ```text
//! credit = ["Mandatory Credit:"] [label] [copyright] party *(sep party) [licence]
//! ```
//!
//! The line is split into pieces at its separators ([`mod@pieces`]). Each piece is a party, a label, a qualifier or a
//! licence. The shape of a party and its neighbours decide its role, so `REUTERS/Ines Doe` and `Ines Doe/REUTERS` give
//! the same result. Lines longer than [`LONGEST_CREDIT`] are not parsed, which bounds the cost.

mod edges;
mod glued;
mod ideographs;
pub(super) mod labels;
mod licenses;
pub(super) mod line;
pub(super) mod party;
pub(super) mod party_words;
pub(super) mod pieces;
mod plain;
pub(super) mod qualifiers;
mod roles;
mod section;
mod sorter;
pub(in crate::parse) mod vocabulary;

use crate::agencies::Agencies;
use crate::article::{Credit, CreditFlag};
use crate::sort;
use crate::text::fold::{first_word, starts_upper};
use glued::split_glued_label;
use labels::begins_with_picture_label;
use line::Line;
use party::Shape;
use pieces::pieces;
use roles::assign;
use section::{Party, Relation, Section};
use sorter::Sorter;

/// The longest line, in characters, that is parsed as a credit. Longer ones are captions or other text.
pub(crate) const LONGEST_CREDIT: usize = 160;

/// Codes that are qualifiers beside an agency ("STR/AFP"), and organisations otherwise.
const CODES: &[(&str, CreditFlag)] = &[
    ("str", CreditFlag::Stringer),
    ("stf", CreditFlag::Staff),
    ("stringer", CreditFlag::Stringer),
    ("ho", CreditFlag::Handout),
    ("dr", CreditFlag::Handout),
    ("pr", CreditFlag::Handout),
];

/// Whether a line can only be a credit.
pub(super) fn is_credit_line(reading: &Reading, line: &str) -> bool {
    // "The Harbour Case: Anger, Hope, And Ines Doe" is a heading.
    let is_said = reading.labelled || !line.contains(':');
    let is_pair = is_said && reading.names > 0 && reading.organisations > 0 && line.contains(['/', '|', ',', '(']);
    reading.strays == 0 && (is_pair || is_signed(reading))
}

/// Whether a line is a credit by more than the shape of its names: by a label, "©", a known agency or a flag.
pub(super) fn is_signed_line(reading: &Reading) -> bool {
    reading.strays == 0 && is_signed(reading)
}

fn is_signed(reading: &Reading) -> bool {
    let credit = &reading.credit;
    let is_said = reading.labelled && (reading.parties > 0 || !credit.flags.is_empty());
    let is_given = credit.courtesy_of.is_some() || reading.parties == 0 && !credit.flags.is_empty();
    reading.agencies > 0 || is_said || is_given
}

/// A parsed credit line, with the evidence that it is one.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The parsed credit.
    pub(super) credit: Credit,
    /// Whether it has a word for a picture as a label ("Photo:"), or "©".
    pub(super) labelled: bool,
    /// Whether it begins with such a label and names a party, or is such a label before a colon or slash.
    pub(super) begins_with_label: bool,
    /// The number of parties in the dictionary of agencies.
    pub(super) agencies: usize,
    /// The number of other parties that are organisations by their words.
    pub(super) organisations: usize,
    /// The number of parties shaped like a name.
    pub(super) names: usize,
    /// The number of those that begin with a well-known given name.
    pub(super) people: usize,
    /// The number of parties that were not recognised, such as words of a sentence.
    pub(super) strays: usize,
    /// The number of parties.
    pub(super) parties: usize,
    /// Whether the first party begins with a rank or title.
    pub(super) ranked: bool,
}

/// Parses a credit line and collects the evidence that it is one.
pub(super) fn read(known: &Agencies, text: &str) -> Reading {
    let mut reading = Reading { credit: Credit { raw: text.into(), ..Credit::default() }, ..Reading::default() };
    if text.chars().count() > LONGEST_CREDIT {
        return reading;
    }
    let line = Line::new(known, text);
    reading.begins_with_label = begins_with_picture_label(&line, text);
    let mut sorter =
        Sorter { line: &line, sections: vec![Section::new(None, Relation::Plain)], credit: &mut reading.credit };
    // "Foto: Ines Doe/dpa +++ dpa-Bildfunk +++"
    let text = text.split_once(" +++ dpa-").map_or(text, |(credit, _)| credit);
    // "부산=뉴스1": a place before an agency.
    let is_hangul = |text: &str| text.chars().all(|c| ('가'..='힣').contains(&c));
    let text = match text.split_once('=') {
        Some((place, agency))
            if is_hangul(place) && line.is_agency(agency) && line.lists(place) == 0 && !line.is_agency(place) =>
        {
            agency
        }
        _ => text,
    };
    let (label, rest) = split_glued_label(&line, text);
    sorter.open(label, Relation::Plain);
    for piece in pieces(&line, rest) {
        sorter.read(piece, rest);
    }
    let mut sections = sorter.sections;
    sections.iter_mut().for_each(|section| mark_users(&line, section));
    let codes = sections.iter_mut().flat_map(|section| take_codes(&line, section)).collect::<Vec<_>>();
    reading.credit.flags.extend(codes);
    let parties: Vec<&Party> = sections.iter().flat_map(|section| &section.parties).collect();
    let count = |test: fn(Shape) -> bool| parties.iter().filter(|party| test(party.shape)).count();
    reading.parties = parties.len();
    reading.ranked =
        parties.first().and_then(|party| first_word(party.text)).is_some_and(|(word, _)| line.word(word).is_rank());
    reading.agencies = count(|shape| shape == Shape::Agency);
    reading.organisations = count(|shape| shape == Shape::Organisation);
    reading.names = count(Shape::is_name);
    reading.people = count(|shape| shape == Shape::Person);
    reading.strays =
        parties.iter().filter(|party| party.shape == Shape::Unknown && party.place == Relation::Plain).count();
    reading.labelled = sections.iter().any(|section| section.label.is_some_and(|label| label.of_picture));
    for section in &sections {
        assign(section, parties.len() == 1, &mut reading.credit);
    }
    sort::sort_and_dedup(&mut reading.credit.flags);
    reading
}

/// Beside a stock site, a party that is not recognised is a user name: "Getty Images/ines doe", "north pictures via
/// Pixabay".
fn mark_users(line: &Line<'_>, section: &mut Section<'_>) {
    if section.parties.iter().any(|party| line.is_stock_site(party.text)) {
        section.has_users = true;
        for party in &mut section.parties {
            if party.place == Relation::Plain && party.shape != Shape::Agency && !starts_upper(party.text) {
                party.shape = Shape::Handle;
            }
        }
    }
}

/// Removes the codes from a section that names an agency, and returns their flags.
fn take_codes(line: &Line<'_>, section: &mut Section<'_>) -> Vec<CreditFlag> {
    let mut flags = Vec::new();
    let code = |party: &Party| {
        let key = line.key(party.text);
        CODES.iter().find(|(code, _)| *key == **code).map(|(_, flag)| *flag)
    };
    // "Ines Doe/DR" names a broadcaster, "DR/AFP" and "DR" alone say that the picture was handed out.
    let is_known =
        |party: &Party| party.shape == Shape::Agency && (code(party).is_none() || section.parties.len() == 1);
    if section.parties.iter().any(is_known) {
        section.parties.retain(|party| {
            let code = code(party);
            flags.extend(code);
            code.is_none()
        });
    }
    flags
}
