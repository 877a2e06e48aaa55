//! Parses a credit line: text → [`Credit`] with photographers, agencies, distributors and flags.
//!
//! ```text
//! credit = ["Mandatory Credit:"] [label] [copyright] party *(sep party) [licence]
//! ```
//!
//! The line is split into pieces at its separators ([`mod@pieces`]). Each piece is a party, a label, a qualifier or a
//! licence. The shape of a party and its neighbours decide its role, so `REUTERS/Ines Doe` and `Ines Doe/REUTERS` give
//! the same result. Lines longer than [`LONGEST_CREDIT`] are not parsed, which bounds the cost.

pub(super) mod labels;
mod licenses;
pub(super) mod party;
pub(super) mod party_words;
pub(super) mod pieces;
pub(super) mod qualifiers;
mod roles;
mod section;
pub(in crate::parse) mod vocabulary;

use crate::agencies::Agencies;
use crate::article::{Credit, CreditFlag};
use crate::sort;
use crate::text::fold::{first_word, is_ideograph, is_upper, name_key, starts_upper, words};
use crate::text::lowercase::Lowercase;
use crate::text::trim::{trim_end, trim_start};
use labels::{Label, split_label};
use licenses::split_license;
use party::{Shape, shape_of};
use party_words::{is_and, is_rank};
use pieces::{Piece, Separator, pieces};
use qualifiers::{is_worked_on, qualifier, split_qualifiers};
use roles::assign;
use section::{Party, Relation, Section};
use vocabulary::lists_of;

/// The longest line, in characters, that is parsed as a credit. Longer ones are captions or other text.
pub(super) const LONGEST_CREDIT: usize = 160;

/// The most words of a label that also contains other words ("Cover photo harbour:").
const LONGEST_LABEL: usize = 4;
/// A newspaper whose name is also a word for a picture.
const NEWSPAPER_BILD: &str = "BILD";
/// Codes that are qualifiers beside an agency ("STR/AFP"), and organisations otherwise.
const CODES: &[(&str, CreditFlag)] = &[
    ("str", CreditFlag::Stringer),
    ("stf", CreditFlag::Staff),
    ("stringer", CreditFlag::Stringer),
    ("ho", CreditFlag::Handout),
    ("dr", CreditFlag::Handout),
    ("pr", CreditFlag::Handout),
];

/// Parses a credit line. What is not recognised is only in [`Credit::raw`].
pub(super) fn parse_credit(known: &Agencies, line: &str) -> Credit {
    read(known, line).credit
}

/// Whether a line can only be a credit.
pub(super) fn is_credit_line(known: &Agencies, line: &str) -> bool {
    let reading = read(known, line);
    let credit = &reading.credit;
    let is_said = reading.labelled && (reading.parties > 0 || !credit.flags.is_empty());
    let is_pair = reading.names > 0 && reading.organisations > 0 && line.contains(['/', '|', ',', '(']);
    let is_given = credit.courtesy_of.is_some() || reading.parties == 0 && !credit.flags.is_empty();
    reading.strays == 0 && (reading.agencies > 0 || is_said || is_pair || is_given)
}

/// A parsed credit line, with the evidence that it is one.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The parsed credit.
    pub(super) credit: Credit,
    /// Whether it has a word for a picture as a label ("Photo:"), or "©".
    pub(super) labelled: bool,
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
pub(super) fn read(known: &Agencies, line: &str) -> Reading {
    let mut reading = Reading { credit: Credit { raw: line.into(), ..Credit::default() }, ..Reading::default() };
    if line.chars().count() > LONGEST_CREDIT {
        return reading;
    }
    let mut reader = Reader { known, sections: vec![Section::new(None, Relation::Plain)], credit: &mut reading.credit };
    let (label, rest) = split_glued_label(known, line);
    reader.open(label, Relation::Plain);
    for piece in pieces(known, rest) {
        reader.read(piece, rest);
    }
    let mut sections = reader.sections;
    sections.iter_mut().for_each(|section| mark_users(known, section));
    let codes = sections.iter_mut().flat_map(take_codes).collect::<Vec<_>>();
    reading.credit.flags.extend(codes);
    let parties: Vec<&Party> = sections.iter().flat_map(|section| &section.parties).collect();
    let count = |test: fn(Shape) -> bool| parties.iter().filter(|party| test(party.shape)).count();
    reading.parties = parties.len();
    reading.ranked = parties.first().and_then(|party| first_word(party.text)).is_some_and(|(word, _)| is_rank(word));
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
fn mark_users(known: &Agencies, section: &mut Section<'_>) {
    if section.parties.iter().any(|party| known.is_stock_site(party.text)) {
        section.has_users = true;
        for party in &mut section.parties {
            if party.place == Relation::Plain && party.shape != Shape::Agency && !starts_upper(party.text) {
                party.shape = Shape::Handle;
            }
        }
    }
}

/// Splits off a label that lost the space after it, or that dots follow: "CreditInes Doe/AP", "Credit...Ines Doe/AP".
fn split_glued_label<'t>(known: &Agencies, line: &'t str) -> (Option<Label>, &'t str) {
    const LABELS: [&str; 12] = [
        "Credits", "Credit", "Source", "Photos", "Photo", "Fotos", "Foto", "Image", "Quelle", "Bild", "Crédit",
        "Fuente",
    ];
    let none = (None, line);
    let Some(rest) = LABELS.iter().find_map(|label| line.strip_prefix(label)) else { return none };
    if rest.starts_with("..") || rest.starts_with('…') {
        let label = Label { of_picture: true, ..Label::default() };
        return (Some(label), rest.trim_start_matches(['.', '…']).trim_start());
    }
    let word = rest.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    let party = rest.split(['/', '|', ',']).next().unwrap_or_default().trim();
    let is_glued = rest.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && known.canonical(line.get(..line.len() - rest.len() + word.len()).unwrap_or_default()).is_none()
        && (known.canonical(party).is_some() || shape_of(known, party).is_name());
    if is_glued { (Some(Label { of_picture: true, ..Label::default() }), rest) } else { none }
}

/// Removes the codes from a section that names an agency, and returns their flags.
fn take_codes(section: &mut Section<'_>) -> Vec<CreditFlag> {
    let mut flags = Vec::new();
    if section.parties.iter().any(|party| party.shape == Shape::Agency) {
        section.parties.retain(|party| {
            let code = CODES.iter().find(|(code, _)| name_key(party.text) == *code);
            flags.extend(code.map(|(_, flag)| *flag));
            code.is_none()
        });
    }
    flags
}

/// Sorts pieces into parties. Labels, qualifiers, licences and copyright notices go into the credit directly.
struct Reader<'a, 'c> {
    known: &'c Agencies,
    sections: Vec<Section<'a>>,
    credit: &'c mut Credit,
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, piece: Piece<'a>, line: &'a str) {
        match piece.before {
            Separator::Section => self.open(None, Relation::Plain),
            Separator::Copyright => {
                let notice = line.get(piece.at..).unwrap_or_default();
                let notice = notice.split([';', '\n']).next().unwrap_or_default().trim();
                let open = notice.matches('(').count() >= notice.matches(')').count();
                let notice = if open { notice } else { trim_end(notice, |c| c == ')') };
                self.credit.copyright.get_or_insert_with(|| notice.into());
                if self.sections.iter().all(|section| section.parties.is_empty()) {
                    self.open(Some(Label { of_picture: true, ..Label::default() }), Relation::Plain);
                }
            }
            Separator::Address => return self.add(piece.text, Relation::Aside, piece.before),
            _ => {}
        }
        let text = trim(self.known, piece.text);
        match split_license(text) {
            Some((before, license, after)) if self.credit.license.is_none() => {
                self.credit.license = Some(license.into());
                self.read_text(trim(self.known, before), Piece { colon: false, ..piece });
                self.read_text(trim(self.known, after), piece);
            }
            _ => self.read_text(text, piece),
        }
    }

    /// A label opens a section, a qualifier sets a flag, and the rest is a party.
    fn read_text(&mut self, text: &'a str, mut piece: Piece<'a>) {
        let text = if piece.before == Separator::Copyright { without_years(self.known, text) } else { text };
        let text = self.without_year(text);
        if text == NEWSPAPER_BILD && !piece.colon && self.is_in_section() {
            return self.add(text, Relation::Plain, piece.before);
        }
        if text.is_empty() || self.read_aside(text, piece) || self.read_qualifier(text, piece.colon) {
            return;
        }
        // "… (left) and Rui Moe/Reuters"
        let text = match first_word(text) {
            Some((word, rest)) if is_and(word) && starts_upper(rest) => {
                piece.before = Separator::And;
                rest
            }
            _ => text,
        };
        let (mut text, mut place) = (text, place_of(piece.before));
        if let Some(rest) = self.after_preposition(text) {
            self.open(Some(Label { by: true, ..Label::default() }), Relation::Plain);
            text = rest;
        } else if let Some((label, rest)) = label_of(self.known, text, piece.colon) {
            self.credit.flags.extend(label.flag);
            self.open(Some(label), Relation::Plain);
            text = trim(self.known, rest);
            if piece.colon || self.read_qualifier(text, false) {
                return;
            }
        }
        let after_via = piece.before == Separator::And
            && self
                .sections
                .last()
                .and_then(|section| section.parties.last())
                .is_some_and(|party| party.place == Relation::Via);
        if after_via {
            place = Relation::Via;
        }
        if place == Relation::Plain {
            place = self
                .sections
                .last()
                .filter(|section| section.parties.is_empty())
                .map_or(place, |section| section.place);
        }
        if self.known.canonical(text).is_none() {
            let (rest, flags) = split_qualifiers(self.known, text);
            self.credit.flags.extend(flags);
            text = trim(self.known, rest);
        }
        for (number, (part, said)) in split_ideographs(self.known, text).into_iter().enumerate() {
            let before = if number == 0 { piece.before } else { Separator::Slash };
            let mut place = place;
            match said {
                Said::Nothing => {}
                Said::Taken => self.open_for_ideographs(),
                Said::Supplied => place = Relation::Supplied,
            }
            match split_glued(self.known, part) {
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
            word.len() == 4
                && (word.starts_with("19") || word.starts_with("20"))
                && word.bytes().all(|b| b.is_ascii_digit())
        };
        let first = text.split_once(' ').filter(|(word, _)| is_year(word)).map(|(_, rest)| rest);
        let last = || text.rsplit_once(' ').filter(|(_, word)| is_year(word)).map(|(rest, _)| rest);
        let Some(rest) = first.or_else(last).map(|rest| trim(self.known, rest)) else { return text };
        let is_whole = self.known.canonical(text).is_some();
        let shape = shape_of(self.known, rest);
        if !is_whole && (shape == Shape::Agency || shape.is_name()) { rest } else { text }
    }

    /// Whether a label or a party precedes.
    fn is_in_section(&self) -> bool {
        self.sections.last().is_some_and(|section| section.label.is_some() || !section.parties.is_empty())
    }

    /// The text after "von", "par" and similar words directly after a label and its colon: "Foto: Von Ines Doe".
    fn after_preposition(&self, text: &'a str) -> Option<&'a str> {
        const PREPOSITIONS: &[&str] = &["von", "vom", "par", "por", "av", "af", "door", "od"];
        let section = self.sections.last().filter(|section| section.label.is_some() && section.parties.is_empty())?;
        let (word, rest) = first_word(text)?;
        let party = starts_upper(rest) && section.place == Relation::Plain;
        (party && PREPOSITIONS.contains(&word.to_lower().as_str())).then_some(rest)
    }

    /// Reads a note on how the picture was edited. Only an organisation in it is kept.
    fn read_aside(&mut self, text: &'a str, piece: Piece<'a>) -> bool {
        if !is_worked_on(text) {
            return false;
        }
        let organisation = words(text)
            .into_iter()
            .map(|(_, word)| trim(self.known, word))
            .find(|word| shape_of(self.known, word).is_organisation());
        if let Some(organisation) = organisation {
            self.add(organisation, Relation::Aside, piece.before);
        }
        true
    }

    fn read_qualifier(&mut self, text: &str, colon: bool) -> bool {
        let Some(flags) = qualifier(text).filter(|_| self.known.canonical(text).is_none()) else { return false };
        self.credit.flags.extend(flags.into_iter().flatten());
        if colon {
            // "Supplied: Harbour Trust" names the supplier, "File photo: Ines Doe" does not.
            let place = if flags.contains(&Some(CreditFlag::Handout)) { Relation::Supplied } else { Relation::Plain };
            self.open(Some(Label { of_picture: true, ..Label::default() }), place);
        }
        true
    }

    /// Begins a section, unless the current one has a label and no party yet.
    fn open(&mut self, label: Option<Label>, place: Relation) {
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
        if !text.chars().any(char::is_alphabetic) || is_mail {
            return;
        }
        let shape = shape_of(self.known, text);
        let Some(section) = self.sections.last_mut() else { return };
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

/// The label that `text` begins with, if any. Without a colon or "by" it may also begin a name ("Photo News"). Then a
/// known party must follow.
fn label_of<'t>(known: &Agencies, text: &'t str, colon: bool) -> Option<(Label, &'t str)> {
    if known.canonical(text).is_some() {
        return None;
    }
    if colon {
        // "Title photo:", "Cover: photo" and "Map, photo:" are labels; "Harbour News: Ines Doe" is not.
        let words = words(text);
        let whole = split_label(text, true).filter(|(_, rest)| rest.is_empty() || words.len() <= LONGEST_LABEL);
        let last =
            || words.last().filter(|_| words.len() <= LONGEST_LABEL).and_then(|(_, word)| split_label(word, true));
        // "Left:", "Clockwise from top:".
        let is_position = |word: &str| lists_of(word) & vocabulary::COMPANION != 0;
        let position = words.iter().all(|(_, word)| is_position(word));
        let position = position.then_some((Label { of_picture: true, ..Label::default() }, ""));
        return whole.or_else(last).or(position).map(|(label, _)| (label, ""));
    }
    let (label, rest) = split_label(text, false)?;
    let party = trim(known, rest);
    let fits = !label.weak || party.is_empty() || qualifier(party).is_some() || {
        let shape = shape_of(known, party);
        shape.is_name()
            || shape == Shape::Agency
            || label.flag.is_some() && starts_upper(party)
            || split_glued(known, party).is_some()
    };
    fits.then_some((label, rest))
}

/// Splits an agency and a person that no sign separates: "AP Photo Ines Doe", "Ines Doe Getty Images".
fn split_glued<'t>(known: &Agencies, text: &'t str) -> Option<(&'t str, &'t str)> {
    if shape_of(known, text) == Shape::Agency {
        return None;
    }
    words(text).into_iter().skip(1).find_map(|(at, _)| {
        let (left, right) = text.split_at_checked(at)?;
        let (left, right) = (trim(known, left), trim(known, right));
        if right.starts_with('@') && known.canonical(left).is_some() {
            return Some((left, right));
        }
        let (agency, flags) = (split_qualifiers(known, left).0, left.to_lower());
        // A single letter is an initial: "E. Jan Doe".
        let is_initial = |agency: &str| agency.chars().filter(|c| c.is_alphanumeric()).count() == 1;
        let distinct = |agency: &str| {
            known.canonical(agency).is_some() && (agency.contains(' ') || is_upper(agency)) && !is_initial(agency)
        };
        let ends = distinct(right) && shape_of(known, left).is_name() && !is_upper(text);
        let person = if flags.ends_with("photo") {
            shape_of(known, right).is_name()
        } else {
            shape_of(known, right) == Shape::Person
        };
        (ends || distinct(agency) && person).then_some((if ends { left } else { agency }, right))
    })
}

/// Splits Chinese, Japanese and Korean credits, which have no separators: agency, "reporter", name, "taken by".
fn split_ideographs<'t>(known: &Agencies, text: &'t str) -> Vec<(&'t str, Said)> {
    const WORDS: [(&str, Said); 20] = [
        ("取自", Said::Nothing),
        ("翻攝自", Said::Nothing),
        ("转自", Said::Nothing),
        ("写真提供", Said::Supplied),
        ("提供", Said::Supplied),
        ("供图", Said::Supplied),
        ("供圖", Said::Supplied),
        ("제공", Said::Supplied),
        ("摄影", Said::Taken),
        ("攝影", Said::Taken),
        ("写真", Said::Taken),
        ("撮影", Said::Taken),
        ("拍摄", Said::Taken),
        ("摄", Said::Taken),
        ("攝", Said::Taken),
        ("记者", Said::Taken),
        ("記者", Said::Taken),
        ("사진", Said::Taken),
        ("기자", Said::Taken),
        ("촬영", Said::Taken),
    ];
    if !text.chars().any(is_ideograph) || known.canonical(text).is_some() {
        return vec![(text, Said::Nothing)];
    }
    if let Some(agency) = text.strip_suffix('发').filter(|agency| known.canonical(agency).is_some()) {
        return vec![(agency, Said::Nothing)];
    }
    // "中新社 王小明", "新华社发 王小明": the agency and the name.
    if let Some((first, rest)) = text.split_once([' ', '　']) {
        let agency = first.strip_suffix('发').filter(|agency| known.canonical(agency).is_some()).unwrap_or(first);
        if known.canonical(agency).is_some() {
            let mut parts = vec![(agency, Said::Nothing)];
            parts.extend(split_ideographs(known, trim(known, rest)));
            return parts;
        }
    }
    let Some((word, said, at)) = WORDS.iter().find_map(|(word, said)| text.find(word).map(|at| (word, *said, at)))
    else {
        return vec![(text, Said::Nothing)];
    };
    let (first, second) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
    let mut parts = [first, second].map(|part| split_ideographs(known, trim(known, part))).concat();
    parts.retain(|(part, _)| !part.is_empty());
    // "新华社记者王小明摄": the word applies to the last party.
    let named = parts.iter_mut().rev().find(|(part, _)| known.canonical(part).is_none() || said == Said::Supplied);
    if let Some(named) = named {
        named.1 = said;
    }
    parts
}

/// What a word in an ideographic credit says about the party beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    /// The party took the picture.
    Taken,
    /// The party handed it out.
    Supplied,
}

/// Removes "2031", "2029-2031" at the start.
fn without_years<'t>(known: &Agencies, text: &'t str) -> &'t str {
    let year: fn(char) -> bool = |c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | '.');
    let rest = trim_start(text, year);
    let digits = text.len().saturating_sub(rest.len());
    if digits >= 4 { trim(known, rest) } else { text }
}

/// A piece without the signs around it. The full stop of an abbreviation stays ("Jr.", "Dept.").
fn trim<'t>(known: &Agencies, text: &'t str) -> &'t str {
    const SIGNS: &[char] = &[
        '"', '“', '”', '„', '‘', '’', '\'', ',', ';', ':', '*', '-', '–', '—', '|', '/', '_', '~', '…', '!', '?', '<',
        '>', '=', '。', '・', '／', '＝', '「', '」', '›', '‹', '»', '«', '▲', '\u{200b}', '\u{feff}', '\u{200e}',
        '\u{200f}',
    ];
    let sign: fn(char) -> bool = |c| c.is_whitespace() || SIGNS.contains(&c);
    const CLOSING: &[char] = &['"', '”', '’', '\'', '»'];
    let text = trim_start(text, |c| c.is_whitespace() || SIGNS.contains(&c) || c == '.');
    let short = trim_end(text, sign);
    // A quotation at the end of the party ("the club 'Low Tide'") keeps its closing mark.
    let quoted =
        short.chars().any(|c| matches!(c, '"' | '“' | '„' | '‘' | '\'' | '«')) && text.trim_end().ends_with(CLOSING);
    let text = if quoted { text.trim_end() } else { short };
    let Some(bare) = text.strip_suffix('.') else { return text };
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let abbreviation = letters <= 4
        && bare.contains(' ')
        && !last.is_empty()
        && known.canonical(bare).is_none()
        && is_abbreviation(last);
    if abbreviation { text } else { trim_end(bare, sign) }
}

fn is_abbreviation(word: &str) -> bool {
    let lower = word.to_lower();
    word.chars().count() == 1
        || word.contains('.')
        || matches!(
            lower.as_str(),
            "jr" | "sr" | "inc" | "ltd" | "co" | "corp" | "bros" | "dept" | "st" | "ph.d" | "esq"
        )
}
