//! Sorts the pieces of a credit line into sections, flags and licences.

use super::edges::{trim, without_years};
use super::glued::split_glued;
use super::ideographs::{Said, split_ideographs};
use super::labels::{Label, split_label};
use super::licenses::split_license;
use super::line::Line;
use super::party::{Shape, is_long_name, is_small_name, shape_of};
use super::pieces::{Piece, Separator};
use super::plain::plain_shape;
use super::qualifiers::{is_worked_on, qualifier, split_qualifiers};
use super::section::{Party, Relation, Section};
use super::vocabulary;
use crate::article::{Credit, CreditFlag};
use crate::text::fold::{first_word, is_upper, starts_upper, words};
use crate::text::lowercase::Lowercase;
use crate::text::trim::trim_end;
use crate::word_table::is_one_of;

/// The longest initials of a newspaper after a label without a colon, in bytes.
const LONGEST_INITIALS: usize = 3;
/// The most words of a label that also contains other words ("Cover photo harbour:").
const LONGEST_LABEL: usize = 4;
/// Names of a newspaper and an agency that are also words of labels.
const NAMES: [&str; 3] = ["BILD", "REPORTER", "Reporter"];

/// Sorts pieces into parties. Labels, qualifiers, licences and copyright notices go into the credit directly.
pub(super) struct Sorter<'a, 'c> {
    pub line: &'c Line<'c>,
    pub sections: Vec<Section<'a>>,
    pub credit: &'c mut Credit,
}

impl<'a> Sorter<'a, '_> {
    pub fn read(&mut self, piece: Piece<'a>, text: &'a str) {
        match piece.before {
            Separator::Section => self.open(None, Relation::Plain),
            Separator::Copyright => {
                let notice = text.get(piece.at..).unwrap_or_default();
                let notice = notice.split([';', '\n']).next().unwrap_or_default().trim();
                let open = notice.matches('(').count() >= notice.matches(')').count();
                let notice = if open { notice } else { trim_end(notice, |c| c == ')').trim_end() };
                self.credit.copyright.get_or_insert_with(|| notice.into());
                if self.sections.iter().all(|section| section.parties.is_empty()) {
                    self.open(Some(Label { of_picture: true, ..Label::default() }), Relation::Plain);
                }
            }
            Separator::Address => return self.add(piece.text, Relation::Aside, piece.before),
            _ => {}
        }
        let text = trim(self.line, piece.text);
        match split_license(self.line, text) {
            Some((before, license, after)) if self.credit.license.is_none() => {
                self.credit.license = Some(license.into());
                self.read_text(trim(self.line, before), Piece { colon: false, ..piece });
                self.read_text(trim(self.line, after), piece);
            }
            _ => self.read_text(text, piece),
        }
    }

    /// A label opens a section, a qualifier sets a flag, and the rest is a party.
    pub fn read_text(&mut self, text: &'a str, piece: Piece<'a>) {
        if let Some(shape) = self.plain_shape(text, piece) {
            self.push(text, shape, self.relation(piece.before), piece.before);
        } else {
            self.read_other(text, piece);
        }
    }

    /// The same for a text that is not plain.
    pub fn read_other(&mut self, text: &'a str, mut piece: Piece<'a>) {
        let text = if piece.before == Separator::Copyright { without_years(self.line, text) } else { text };
        let text = self.without_year(text);
        if NAMES.contains(&text) && !piece.colon && self.is_in_section() {
            return self.add(text, Relation::Plain, piece.before);
        }
        if text.is_empty() || self.read_aside(text, piece) || self.read_qualifier(text, piece.colon) {
            return;
        }
        // "… (left) and Rui Moe/Reuters"
        let text = match first_word(text) {
            Some((word, rest)) if self.line.word(word).is_and() && starts_upper(rest) => {
                piece.before = Separator::And;
                rest
            }
            _ => text,
        };
        let Some(text) = self.after_label(text, piece.colon) else { return };
        let place = self.relation(piece.before);
        // "Ines Doe 2018. All rights reserved"
        let text = self.without_qualifiers(text);
        let text = self.without_year(text);
        self.add_parts(text, place, piece.before);
    }

    /// The shape of a text that is a party without anything beside it.
    fn plain_shape(&self, text: &'a str, piece: Piece<'a>) -> Option<Shape> {
        let may_be_plain = !piece.colon && piece.before != Separator::Copyright && !NAMES.contains(&text);
        plain_shape(self.line, text).filter(|_| may_be_plain && self.after_preposition(text).is_none())
    }

    /// The text after a label or a preposition, which open a section. `None` if nothing is left.
    fn after_label(&mut self, text: &'a str, colon: bool) -> Option<&'a str> {
        if let Some(rest) = self.after_preposition(text) {
            self.open(Some(Label { by: true, ..Label::default() }), Relation::Plain);
            return Some(rest);
        }
        let Some((label, rest)) = label_of(self.line, text, colon) else { return Some(text) };
        self.credit.flags.extend(label.flag);
        self.open(Some(label), Relation::Plain);
        let rest = trim(self.line, rest);
        (!colon && !self.read_qualifier(rest, false)).then_some(rest)
    }

    /// The relation of a party, from the separator before it, the party before it and its section.
    fn relation(&self, before: Separator) -> Relation {
        let Some(section) = self.sections.last() else { return place_of(before) };
        let after_via = section.parties.last().is_some_and(|party| party.place == Relation::Via);
        match place_of(before) {
            _ if before == Separator::And && after_via => Relation::Via,
            Relation::Plain if section.parties.is_empty() => section.place,
            place => place,
        }
    }

    /// A party without its qualifiers, which set flags.
    fn without_qualifiers(&mut self, text: &'a str) -> &'a str {
        if self.line.is_agency(text) {
            return text;
        }
        let (rest, flags) = split_qualifiers(self.line, text);
        self.credit.flags.extend(flags);
        trim(self.line, rest)
    }

    /// Adds the parties of a text, which no signs may separate.
    fn add_parts(&mut self, text: &'a str, place: Relation, before: Separator) {
        // "Ảnh: Công an tỉnh cung cấp": the word for supplying follows.
        let (text, place) = match text.strip_suffix(" cung cấp") {
            Some(party) => (party, Relation::Supplied),
            None => (text, place),
        };
        for (number, (part, said)) in split_ideographs(self.line, text).into_iter().enumerate() {
            let before = if number == 0 { before } else { Separator::Slash };
            let mut place = place;
            match said {
                Said::Nothing => {}
                Said::Taken => self.open_for_ideographs(),
                Said::Supplied => place = Relation::Supplied,
            }
            match split_glued(self.line, part) {
                Some((first, second)) => {
                    self.add(first, place, before);
                    self.add(second, place, Separator::Slash);
                }
                None => self.add(part, place, before),
            }
        }
    }

    /// A party without a year beside it: "2031 Getty Images", "AP 2031".
    fn without_year(&self, text: &'a str) -> &'a str {
        let is_year = |word: &str| {
            let digits = word.strip_suffix('年').unwrap_or(word);
            digits.chars().count() == 4
                && digits.chars().all(char::is_numeric)
                && digits.starts_with(['1', '2', '１', '２'])
        };
        let first = text.split_once(char::is_whitespace).filter(|(word, _)| is_year(word)).map(|(_, rest)| rest);
        let last = || text.rsplit_once(char::is_whitespace).filter(|(_, word)| is_year(word)).map(|(rest, _)| rest);
        let Some(rest) = first.or_else(last).map(|rest| trim(self.line, rest)) else { return text };
        let is_whole = self.line.is_agency(text);
        let shape = shape_of(self.line, rest);
        if !is_whole && (shape == Shape::Agency || shape.is_name()) { rest } else { text }
    }

    /// Whether a label or a party precedes.
    fn is_in_section(&self) -> bool {
        self.sections.last().is_some_and(|section| section.label.is_some() || !section.parties.is_empty())
    }

    /// The text after "von", "par" and similar words directly after a label and its colon: "Foto: Von Ines Doe".
    fn after_preposition(&self, text: &'a str) -> Option<&'a str> {
        const PREPOSITIONS: &str = "von vom par por av af door od";
        let section = self.sections.last().filter(|section| section.label.is_some() && section.parties.is_empty())?;
        let (word, rest) = first_word(text)?;
        let party = starts_upper(rest) && section.place == Relation::Plain;
        (party && is_one_of(PREPOSITIONS, &word.to_lower())).then_some(rest)
    }

    /// Reads a note on how the picture was edited. Only an organisation in it is kept.
    fn read_aside(&mut self, text: &'a str, piece: Piece<'a>) -> bool {
        if !is_worked_on(self.line, text) {
            return false;
        }
        let organisation = words(text)
            .into_iter()
            .map(|(_, word)| trim(self.line, word))
            .find(|word| shape_of(self.line, word).is_organisation());
        if let Some(organisation) = organisation {
            self.add(organisation, Relation::Aside, piece.before);
        }
        true
    }

    fn read_qualifier(&mut self, text: &str, colon: bool) -> bool {
        let Some(flags) = qualifier(self.line, text).filter(|_| !self.line.is_agency(text)) else { return false };
        self.credit.flags.extend(flags.into_iter().flatten());
        if colon {
            // "Supplied: Harbour Trust" names the supplier, "File photo: Ines Doe" does not.
            let place = if flags.contains(&Some(CreditFlag::Handout)) { Relation::Supplied } else { Relation::Plain };
            self.open(Some(Label { of_picture: true, ..Label::default() }), place);
        }
        true
    }

    /// Begins a section, unless the current one has a label and no party yet.
    pub fn open(&mut self, label: Option<Label>, place: Relation) {
        match self.sections.last_mut() {
            Some(section) if section.parties.is_empty() => {
                section.label = match (section.label, label) {
                    (Some(first), Some(second)) => Some(Label {
                        by: first.by || second.by,
                        of_picture: first.of_picture || second.of_picture,
                        ..second
                    }),
                    (first, second) => second.or(first),
                };
                if place != Relation::Plain {
                    section.place = place;
                }
            }
            _ => self.sections.push(Section::new(label, place)),
        }
    }

    /// The word for taking a picture may follow the name: "大木太郎撮影".
    fn open_for_ideographs(&mut self) {
        if let Some(section) = self.sections.last_mut() {
            let label = section.label.get_or_insert_default();
            label.of_picture = true;
        }
    }

    fn add(&mut self, text: &'a str, place: Relation, before: Separator) {
        // Numbers, dates and mail addresses are not names.
        let is_mail = !text.starts_with('@') && text.contains('@') && text.contains('.') && !text.contains(' ');
        let is_date = || text.chars().filter(|c| c.is_alphabetic()).all(|c| "年月日午前後時分년월일".contains(c));
        // "東京・港区で", "国会内": a place. "竹内" is a name.
        let is_place = text.ends_with('で') || text.ends_with('内') && text.chars().count() > 2;
        if is_mail || is_date() || is_place {
            return;
        }
        let shape = shape_of(self.line, text);
        self.push(text, shape, place, before);
    }

    fn push(&mut self, text: &'a str, shape: Shape, place: Relation, before: Separator) {
        // "뉴스1 ⓒ News1": one agency under two names.
        let is_repeat = |party: &Party| party.place == place && self.line.agency(party.text) == self.line.agency(text);
        if before == Separator::Copyright
            && shape == Shape::Agency
            && self.sections.iter().flat_map(|section| &section.parties).any(is_repeat)
        {
            return;
        }
        let Some(section) = self.sections.last_mut() else { return };
        let shape = match shape {
            Shape::Unknown if section.label.is_some() && (is_long_name(text) || is_small_name(self.line, text)) => {
                Shape::Person
            }
            shape => shape,
        };
        let after_agency = section.parties.last().is_some_and(|party| party.shape == Shape::Agency);
        // "AFP - Getty Images": the second distributes the first.
        let via = place == Relation::Plain && before == Separator::Dash && shape == Shape::Agency && after_agency;
        section.parties.push(Party { text, shape, place: if via { Relation::Via } else { place }, before });
    }
}

fn place_of(separator: Separator) -> Relation {
    match separator {
        Separator::Via => Relation::Via,
        Separator::For => Relation::For,
        Separator::Courtesy => Relation::Courtesy,
        Separator::Supplied => Relation::Supplied,
        _ => Relation::Plain,
    }
}

/// Whether a full stop ends the label before `rest`: "fot. Policja".
fn is_abbreviated(text: &str, rest: &str) -> bool {
    text.strip_suffix(rest).is_some_and(|label| label.trim_end().ends_with('.'))
}

/// The label that `text` begins with, if any. Without a colon or "by" it may also begin a name ("Photo News"). Then a
/// known party must follow.
fn label_of<'t>(line: &Line<'_>, text: &'t str, colon: bool) -> Option<(Label, &'t str)> {
    if line.is_agency(text) {
        return None;
    }
    if colon {
        // "Title photo:", "Cover: photo" and "Map, photo:" are labels; "Harbour News: Ines Doe" is not.
        let words = words(text);
        let whole = split_label(line, text, true).filter(|(_, rest)| rest.is_empty() || words.len() <= LONGEST_LABEL);
        let last = || {
            words.last().filter(|_| words.len() <= LONGEST_LABEL).and_then(|(_, word)| split_label(line, word, true))
        };
        // "Left:", "Clockwise from top:".
        let is_position = |word: &str| line.lists(word) & vocabulary::COMPANION != 0;
        let position = || {
            let is_whole = words.iter().all(|(_, word)| is_position(word));
            is_whole.then_some((Label { of_picture: true, ..Label::default() }, ""))
        };
        return whole.or_else(last).or_else(position).map(|(label, _)| (label, ""));
    }
    let (label, rest) = split_label(line, text, false)?;
    let party = trim(line, rest);
    // "Photo DL": the initials of a newspaper.
    let is_initials = |shape: Shape| {
        matches!(shape, Shape::Word | Shape::Organisation)
            && label.of_picture
            && is_upper(party)
            && party.len() <= LONGEST_INITIALS
    };
    let fits = !label.weak || party.is_empty() || qualifier(line, party).is_some() || {
        let shape = shape_of(line, party);
        shape.is_name()
            || shape == Shape::Agency
            || is_initials(shape)
            || shape == Shape::Organisation && (is_abbreviated(text, rest) || line.is_domain(party))
            || label.flag.is_some() && starts_upper(party)
            || shape == Shape::Word && (is_abbreviated(text, rest) || text.starts_with(char::is_lowercase))
            || split_glued(line, party).is_some()
    };
    fits.then_some((label, rest))
}
