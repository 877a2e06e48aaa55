//! Finds the credits at the ends of a caption and cuts them off at their own edges.
//!
//! ```text
//! before  A barge on the Elbe at dawn, May 3, 2031. (Ines Doe/Harbour Post via AP)
//! caption A barge on the Elbe at dawn, May 3, 2031.
//! credit  (Ines Doe/Harbour Post via AP)
//! ```
//!
//! A sign-off stands in brackets, after a label ("Foto: Ines Doe/dpa") or bare at the end ("… at dawn Ines Doe/AFP"). Only the
//! last [`LONGEST_CREDIT`] characters are looked at, and of those no more than [`MOST_READ`] are read in all, so the cost of a
//! caption does not grow with its length. A look at the words and signs there rules out most places before anything is read.

use std::cell::Cell;
use std::ops::Range;

use super::credit::labels::split_label;
use super::credit::party::{Shape, shape_of};
use super::credit::party_words::{is_given_name, is_organisation_word, is_particle, is_rank};
use super::credit::pieces::COPYRIGHT_SIGNS;
use super::credit::qualifiers::{furniture, split_qualifiers};
use super::credit::vocabulary::{self, lists_of};
use super::credit::{LONGEST_CREDIT, Reading, read};
use crate::agencies::Agencies;
use crate::article::CreditFlag;
use crate::text::fold::{is_ideograph, is_upper, name_key, starts_upper, words};
use crate::text::trim::{is_sign, trim_end, trim_start};
use crate::word_table::is_one_of;

/// Most sign-offs in brackets that are taken off one caption.
const MOST_SIGNOFFS: usize = 3;
/// Most bytes that are read as credits in one caption, candidates that turn out to be none included.
const MOST_READ: usize = 3 * LONGEST_CREDIT;
/// Most words of a bare sign-off that names one organisation and nothing else.
const LONGEST_LONE_PARTY: usize = 6;
/// Most words of a sign-off that an unmistakable place shows to be one: after a label, or in brackets after a sentence.
const LONGEST_PLACED: usize = 9;
/// Most words of a party between two signs of a bare sign-off.
const LONGEST_PARTY: usize = 6;
/// Capitalised words before a sign beyond which the first ones belong to the caption: "the Harbour Gala Ola Berg/AFP".
const LONGEST_NAME: usize = 3;
/// Most words in small letters of a bare sign-off ("via", "for", "de", "photo by"); the words of a sentence are more.
const MOST_SMALL_WORDS: usize = 7;
/// Furthest, in characters, that a credit before the caption reaches.
const LONGEST_LEADING: usize = 80;
/// Longest credit in characters that a word like "taken by" ends, in scripts without spaces.
const LONGEST_TAKEN: usize = 20;
/// Labels that are found even where no space stands before them: "The quay at dawnCredit: Ines Doe".
const GLUED: [&str; 8] = ["Credit:", "Photo:", "Foto:", "Image:", "Bild:", "Picture:", "Source:", "Quelle:"];
/// Fewest words of a caption that a single name may follow after a sign: "The wall on Monday / Ola Berg".
const FEWEST_WORDS: usize = 3;

/// Where a text holds its caption, and where its credits, in bytes and in reading order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CreditSpans {
    /// The caption.
    pub(super) caption: Range<usize>,
    /// The credits.
    pub(super) credits: Vec<Range<usize>>,
}

/// Cuts the credits off the ends of a caption.
pub(super) fn find(known: &Agencies, text: &str) -> CreditSpans {
    let finder = Finder { known, left: Cell::new(MOST_READ) };
    let (end, credit) = without_furniture(text);
    let mut spans = CreditSpans { caption: 0..end, credits: Vec::new() };
    if let Some(credit) = credit {
        spans.credits.push(credit);
        return spans;
    }
    while spans.credits.len() < MOST_SIGNOFFS {
        let body = text.get(spans.caption.clone()).unwrap_or_default();
        let (start, is_bracket) = match (finder.bracketed_start(body), spans.credits.is_empty()) {
            (Some(start), _) => (start, true),
            (None, true) => match finder.labelled_start(body).or_else(|| finder.bare_start(body)) {
                Some(start) => (start, false),
                None => break,
            },
            (None, false) => break,
        };
        spans.credits.insert(0, start..body.len());
        spans.caption.end = body.get(..start).unwrap_or_default().trim_end().len();
        if !is_bracket {
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

/// Where a caption ends before the words that a page prints around its credit, and the credit after them, unless it only
/// repeats what stands before: "… at dawn. Ines Doe/AP hide caption toggle caption Ines Doe/AP".
fn without_furniture(text: &str) -> (usize, Option<Range<usize>>) {
    let text = text.trim_end();
    let whole = (text.len(), None);
    let mut words = text.match_indices(['h', 't']).map(|(at, _)| at);
    let is_found = |at: &usize| {
        text.split_at_checked(*at).is_some_and(|(head, tail)| {
            head.ends_with(char::is_whitespace)
                && (tail.starts_with("hide caption") || tail.starts_with("toggle caption"))
        })
    };
    let Some(at) = words.find(is_found) else { return whole };
    let mut rest = text.get(at..).unwrap_or_default();
    while let Some(length) = furniture(rest) {
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    let head = text.get(..at).unwrap_or_default().trim_end();
    let is_repeat = head.ends_with(rest);
    (head.len(), (!is_repeat).then(|| text.len() - rest.len()..text.len()))
}

/// Whether a paragraph of plain copy ends in a sign-off that can be nothing else.
///
/// In brackets it names an agency or an organisation together with a person, a label, a distributor or a qualifier: "(dpa)"
/// alone signs a story, "(AP Photo)" a picture. A word for a picture needs no name beside a qualifier ("Courtesy photo"). A
/// person needs no agency beside one ("Ines Doe/Staff"). Bare it follows a sentence and names one known agency, or two, and
/// one person, separated by a slash or after "©".
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

/// The same without brackets: "… at dawn. REUTERS/Ines Doe", "… at dawn. Foto: Ines Doe/dpa". Most paragraphs are ruled out by
/// their last mark, or by having no slash.
fn ends_in_bare_signoff(known: &Agencies, text: &str) -> bool {
    let finder = Finder { known, left: Cell::new(MOST_READ) };
    let signs = |tail: &str| {
        finder.read(tail).is_some_and(|reading| {
            let parties = (reading.agencies, reading.credit.creators.len(), reading.parties);
            // "Photograph: Ines Doe/AFP via Getty Images" has two agencies.
            let is_whole =
                reading.names > 0 && matches!(parties, (1, 1, 2) | (2, 1, 3)) && is_credit_text(&reading, tail);
            is_whole && (tail.contains('/') || tail.starts_with('©'))
        })
    };
    !text.ends_with(['.', '!', '?', '”', '"'])
        && text.contains(['/', '©'])
        && boundaries(text).into_iter().any(|(at, _)| {
            text.split_at_checked(at).is_some_and(|(before, tail)| at > 0 && ends_sentence(before) && signs(tail))
        })
}

/// Looks for the credits of one caption.
struct Finder<'k> {
    known: &'k Agencies,
    /// How many bytes may still be read.
    left: Cell<usize>,
}

impl Finder<'_> {
    /// Reads a possible credit, unless too much has been read already.
    fn read(&self, text: &str) -> Option<Reading> {
        self.left.set(self.left.get().checked_sub(text.len())?);
        Some(read(self.known, text))
    }

    fn shape_of(&self, party: &str) -> Shape {
        shape_of(self.known, party)
    }

    fn is_agency(&self, party: &str) -> bool {
        self.known.canonical(party).is_some() || self.known.canonical(split_qualifiers(self.known, party).0).is_some()
    }

    /// The start of a sign-off in brackets at the end of `body`, with the name or label before it that belongs to it.
    fn bracketed_start(&self, body: &str) -> Option<usize> {
        let bracket = last_bracket(body)?;
        let before = body.get(..bracket.start).unwrap_or_default();
        let reading = self.read(bracket.content)?;
        if !is_credit_text(&reading, bracket.content) {
            // After the end of a sentence a bracket at the end of a caption is its credit: "(Harbour Authority, West)".
            let is_placed = ends_sentence(before) && is_placed(&reading, bracket.content);
            return (is_placed && starts_upper(bracket.content)).then_some(bracket.start);
        }
        if begins_with_picture_label(bracket.content) {
            return Some(bracket.start);
        }
        if let Some(start) = self.labelled_start(body).filter(|start| *start < bracket.start) {
            return Some(start);
        }
        let credit = &reading.credit;
        if credit.creators.is_empty()
            && reading.agencies > 0
            && let Some(start) = self.name_start(before)
        {
            return Some(start);
        }
        let flagged = !credit.flags.is_empty() || credit.courtesy_of.is_some() || !credit.via.is_empty();
        let parted = bracket.content.contains(['/', '|'])
            && reading.names + reading.organisations > 1
            && (reading.names > 0 || ends_sentence(before));
        // One letter in brackets inside a sentence is an abbreviation, not a network of that name.
        let agency = reading.agencies > 0 && (bracket.content.trim().chars().count() > 1 || ends_sentence(before));
        let lone = reading.parties == 1 && reading.names + reading.organisations == 1 && ends_sentence(before)
            || ends_sentence(before) && is_placed(&reading, bracket.content) && reading.parties > 0;
        (flagged || reading.labelled || agency || parted || lone || is_name_after_thing(&reading, before))
            .then_some(bracket.start)
    }

    /// The start of a name that stands alone after the last sentence: "At the pier. Ines Doe" before "(AP)".
    fn name_start(&self, before: &str) -> Option<usize> {
        let trimmed = before.trim_end();
        let (at, _) = boundaries(trimmed).into_iter().rfind(|(_, boundary)| *boundary == Boundary::Sentence)?;
        trimmed
            .get(at..)
            .is_some_and(|name| !name.contains(is_ideograph) && self.shape_of(name).is_name())
            .then_some(at)
    }

    /// The start of a sign-off that a label introduces: "Photo by …", "Foto: …", "© …".
    fn labelled_start(&self, body: &str) -> Option<usize> {
        boundaries(body).into_iter().find_map(|(at, boundary)| {
            let (before, tail) = body.split_at_checked(at)?;
            let first = tail.split_whitespace().next().unwrap_or_default();
            let may_begin = tail.starts_with('©')
                || COPYRIGHT_SIGNS.iter().any(|sign| tail.starts_with(sign))
                || lists_of(label_of_word(first)) & LEADING != 0
                || ends_in_taken(tail);
            if !may_begin || before.ends_with(['(', '[']) || !is_balanced(tail) {
                return None;
            }
            let colon = self.begins_with_label(before, tail, boundary)?;
            let reading = self.read(tail)?;
            let says = reading.parties > 0 || !reading.credit.flags.is_empty();
            let courtesy = reading.credit.courtesy_of.is_some();
            let is_placed =
                colon && at > 0 && boundary == Boundary::Sentence && reading.labelled && is_placed(&reading, tail);
            (says && (reading.strays == 0 || courtesy && reading.parties == 1 || is_placed))
                .then(|| with_sign_before(body, at))
        })
    }

    /// Whether `tail` begins with a label that can begin a sign-off at such a boundary; then, whether a colon ends it.
    fn begins_with_label(&self, before: &str, tail: &str, boundary: Boundary) -> Option<bool> {
        if ends_in_taken(tail) && !tail.contains(['、', '。']) {
            return Some(false);
        }
        if tail.starts_with(['©', 'ⓒ'])
            || COPYRIGHT_SIGNS.iter().any(|sign| tail.starts_with(sign))
            || tail.starts_with("Copyright ")
        {
            return Some(false);
        }
        let sentence = boundary == Boundary::Sentence;
        // In small letters a label stands after a sentence, a bar or a comma: "… in May, photo by Ines Doe".
        let may_be_small = sentence || before.trim_end().ends_with([',', '，', ';', '；']);
        let is_small = !starts_upper(tail);
        if is_small && !may_be_small || tail.starts_with(['(', '[']) || tail.starts_with("From ") {
            return None;
        }
        let end = tail.find([':', '：', '=', '＝', '・', '／', '/', '\n']);
        // "AP Photo/Ines Doe" is no label in the middle of a sentence.
        let is_slash = end.is_some_and(|end| tail.get(end..).is_some_and(|rest| rest.starts_with('/')));
        if let Some((label, rest)) = end.and_then(|end| tail.split_at_checked(end)) {
            if split_label(label, true).is_some_and(|(label, rest)| {
                rest.trim().is_empty() && (label.of_picture || sentence || !is_small) && (sentence || !is_slash)
            }) {
                return Some(true);
            }
            // "Left: Ines Doe/AP. Right: …"
            let is_position = |word: &str| lists_of(word) & vocabulary::COMPANION != 0;
            if sentence && label.split([' ', ',']).filter(|word| !word.is_empty()).all(is_position) {
                let rest = trim_start(rest, is_sign);
                let reading = self.read(rest)?;
                let named = reading.names > 0 && reading.agencies + reading.organisations > 0 || reading.names > 1;
                return (reading.strays == 0 && named).then_some(true);
            }
        }
        let is_label = split_label(tail, false).is_some_and(|(label, rest)| {
            let party = rest.starts_with(['@', '©']) || starts_upper(rest);
            !rest.is_empty()
                && (!is_small || label.by && party && label.of_picture)
                && (label.of_picture && (!label.weak || sentence) || label.by && sentence)
        });
        (is_label || sentence && self.begins_with_leave(tail)).then_some(false)
    }

    /// Whether it begins with "Courtesy of", "Supplied by" and their like.
    fn begins_with_leave(&self, tail: &str) -> bool {
        let first = tail.split_whitespace().next().unwrap_or_default();
        lists_of(first) & (vocabulary::COURTESY | vocabulary::SUPPLIED) != 0
            && self.read(tail).is_some_and(|reading| {
                reading.credit.courtesy_of.is_some() && reading.parties == 1 && reading.credit.creators.is_empty()
            })
    }

    /// The start of a sign-off without brackets or label: "… at dawn. Ines Doe/Harbour Post".
    fn bare_start(&self, body: &str) -> Option<usize> {
        let boundaries = boundaries(body);
        let sentence = boundaries.iter().rev().filter(|(_, boundary)| *boundary == Boundary::Sentence);
        let start = sentence
            .map(|(at, _)| *at)
            .take_while(|at| body.len() - at <= LONGEST_CREDIT)
            .filter(|at| body.split_at_checked(*at).is_some_and(|(before, tail)| self.is_after_sentence(before, tail)))
            .last();
        if let Some(start) = start {
            return Some(with_sign_before(body, self.with_name_before(body, start)));
        }
        let start = self.signed_start(body, boundaries.first()?.0)?;
        Some(with_sign_before(body, start))
    }

    /// The start with the name before a dash: "… Ortiz Pablo Cruz - Europa Press". Only a well-known given name shows that there
    /// is one.
    fn with_name_before(&self, body: &str, start: usize) -> usize {
        let before = body.get(..start).unwrap_or_default();
        let has_dash = before.ends_with(" - ") || before.ends_with(" – ");
        let name = trim_end(before, |c| c.is_whitespace() || matches!(c, '-' | '–'));
        self.name_at_end(name)
            .filter(|at| {
                has_dash
                    && name.get(*at..).is_some_and(|name| self.shape_of(name) == Shape::Person && name.contains(' '))
            })
            .unwrap_or(start)
    }

    /// Whether what follows a sentence is a bare sign-off. A `whole` text that begins like a sentence may look like the name of
    /// an organisation.
    fn is_after_sentence(&self, before: &str, tail: &str) -> bool {
        let whole = before.is_empty();
        let signs = has_sign(tail);
        let words = tail.split_whitespace();
        let small = words.clone().filter(|word| word.starts_with(char::is_lowercase)).count();
        // "Jono Petraičio nuotr." ends in a word for the picture.
        let closed = tail.ends_with('.') && !ends_in_picture_word(tail);
        let count = words.count();
        if small > MOST_SMALL_WORDS || !is_balanced(tail) || !signs && (count > LONGEST_LONE_PARTY || closed && whole) {
            return false;
        }
        let Some(reading) = self.read(tail).filter(|reading| is_credit_text(reading, tail)) else { return false };
        let credit = &reading.credit;
        let named = !credit.creators.is_empty();
        let has_sentence = tail.contains('。') || tail.contains(". ") && tail.contains(is_ideograph);
        // "Ines Doe/Harbour Post" and nothing else: all words begin with capitals.
        let is_list = tail.contains('/')
            && (reading.names > 0 || reading.agencies > 0)
            && reading.parties > 1
            && tail.split([' ', '/']).all(|word| word.is_empty() || starts_upper(word) || is_particle(word));
        if whole && (has_sentence || !is_list && (reading.organisations > 0 || !named || reading.agencies == 0)) {
            return false;
        }
        let parted = tail.contains(['/', '|']) || credit.commissioned_for.is_some() || !credit.via.is_empty();
        // Dashes, colons and brackets also separate sentences: they need an agency beside them.
        let pair = named && reading.parties == 2;
        let loosely = reading.agencies > 0 && reading.parties > 1 && (pair || !tail.contains(','));
        let providers = reading.agencies + reading.organisations;
        loosely
            || reading.labelled && reading.parties > 1
            || parted
                && (reading.agencies > 0
                    || named && reading.parties > 1
                    || providers == reading.parties && providers > 1)
            || !whole
                && reading.parties == 1
                && !closed
                && count <= LONGEST_LONE_PARTY
                && (providers == 1 || reading.people == 1 || reading.names == 1 && ends_sentence(before))
            || !whole && reading.parties == 0 && !credit.flags.is_empty()
    }

    /// The start of a sign-off that no sentence end precedes, found from its signs: its parties are walked back to the first
    /// words that belong to the caption. Nothing before `window` is looked at.
    ///
    /// ```text
    /// The crew waits at the Harbour Gala Ola Berg/GC Images
    ///                                    ^ the last name before the sign
    /// ```
    fn signed_start(&self, body: &str, window: usize) -> Option<usize> {
        let signs = signs(body, window);
        let mut start = None;
        for (number, (begin, _)) in signs.iter().enumerate().rev() {
            let after_previous = number.checked_sub(1).and_then(|at| signs.get(at)).map_or(window, |(_, end)| *end);
            let party = body.get(after_previous..*begin)?;
            let offset = *begin - party.trim_start().len();
            let is_whole = self.is_party(party.trim());
            start =
                if is_whole { Some(offset) } else { self.name_at_end(party).map(|at| after_previous + at).or(start) };
            if !is_whole {
                break;
            }
        }
        let start = start?;
        let tail = body.get(start..)?;
        if let Some(reading) = self.read(tail)
            && start > 0
            && self.is_signed(&reading, tail)
        {
            return Some(start);
        }
        // "… in La Mole / Ola Berg", "Jan Kurz / T. Bergas / HPR": the first sign with space around it separates the two.
        let spaced = |(begin, end): &&(usize, usize)| {
            body.get(*begin..*end).is_some_and(|sign| sign.starts_with(' ') && sign.ends_with(' ') && sign.len() == 3)
        };
        let (_, cut) = signs.iter().filter(spaced).find(|(_, end)| *end > start)?;
        let (before, tail) = body.split_at_checked(*cut)?;
        let reading = self.read(tail).filter(|reading| is_credit_text(reading, tail))?;
        let has_words = before.split_whitespace().count() > FEWEST_WORDS;
        let is_name = reading.parties == 1 && reading.names == 1 && has_words && before.contains(char::is_lowercase);
        let is_full = reading.names > 0 && reading.parties > 1 && reading.agencies + reading.organisations > 0;
        (is_name || is_full).then_some(*cut)
    }

    /// Whether what was read is a sign-off although no sentence ends before it.
    fn is_signed(&self, reading: &Reading, tail: &str) -> bool {
        let credit = &reading.credit;
        let first = first_party(tail);
        let providers = reading.agencies + reading.organisations;
        let distinct = |party: &str| self.is_agency(party) || self.shape_of(party).is_name() || party.starts_with('@');
        is_credit_text(reading, tail)
            && (distinct(first) || providers > 1)
            && (!credit.creators.is_empty() || providers > 1)
            && (reading.agencies > 0 || reading.organisations > 0 && reading.names > 0 && tail.contains('/'))
            && reading.parties > 1
    }

    /// Whether all of a text between two signs can be a party.
    fn is_party(&self, party: &str) -> bool {
        let mut words = party.split_whitespace();
        let count = words.clone().count();
        self.is_agency(party)
            || (1..=LONGEST_PARTY).contains(&count)
                && count <= LONGEST_NAME + 1
                && words.all(|word| starts_upper(word) || is_particle(word) || word.starts_with('@'))
                && starts_upper(party)
    }

    /// The start of the name or agency at the end of a text: "at the Harbour Gala Ola Berg" gives that of "Ola Berg".
    fn name_at_end(&self, text: &str) -> Option<usize> {
        let words = words(text);
        let is_part = |word: &str| {
            starts_upper(word) && !word.ends_with([',', ';', ':', '.', '!', '?', ')', '"', '”']) || is_initial(word)
        };
        let run: Vec<(usize, &str)> = {
            let mut run: Vec<(usize, &str)> = words
                .iter()
                .rev()
                .copied()
                .take_while(|(_, word)| is_part(word) || is_particle(word) || word.starts_with('@'))
                .take(2 * LONGEST_PARTY)
                .collect();
            while run.last().is_some_and(|(_, word)| is_particle(word)) {
                run.pop();
            }
            run.reverse();
            run
        };
        let from = |at: usize| run.get(at).map(|(start, _)| *start);
        // "AP Photo/Ines Doe", "@harbour_fire via X", "Bomberos Valdemar/EFE".
        for (at, (start, word)) in run.iter().enumerate() {
            let rest = text.get(*start..).unwrap_or_default().trim();
            if word.starts_with('@')
                || self.is_agency(rest)
                || is_organisation_word(word) && at > 0 && run.len() - at > 1
            {
                return Some(*start);
            }
        }
        let full = |word: &str| starts_upper(word) && !is_initial(word);
        let names: Vec<usize> = run.iter().enumerate().filter(|(_, (_, word))| full(word)).map(|(at, _)| at).collect();
        let nth_last = |back: usize| names.len().checked_sub(back).and_then(|at| names.get(at)).copied();
        let given = |at: Option<usize>| at.and_then(|at| run.get(at)).is_some_and(|(_, word)| is_given_name(word));
        let before = from(0).and_then(|start| text.get(..start)).unwrap_or_default();
        let after_small = before.split_whitespace().next_back().is_some_and(is_preposition);
        let begin = match names.len() {
            0 => return None,
            1 | 2 => 0,
            // "in Northtown Thomas Doe": the given name shows where the name begins.
            LONGEST_NAME if given(nth_last(3)) && !(given(nth_last(2)) && after_small) => 0,
            LONGEST_NAME if given(nth_last(2)) || after_small => nth_last(2)?,
            LONGEST_NAME => 0,
            _ if given(nth_last(3)) && given(nth_last(2)) => nth_last(3)?,
            _ => nth_last(2)?,
        };
        // Initials before the name are its own: "Gala M. Stone".
        let begin = (0..begin)
            .rev()
            .take_while(|at| run.get(*at).is_some_and(|(_, word)| is_initial(word)))
            .last()
            .unwrap_or(begin);
        from(begin)
    }

    /// The end of a credit that stands before the caption: "Ines Doe/REUTERS At the pier", "BILD: SN/APA/OLA BERG At the pier".
    fn leading_end(&self, text: &str) -> Option<usize> {
        let head = text.get(..text.char_indices().nth(LONGEST_LEADING).map_or(text.len(), |(at, _)| at))?;
        let last = head.rfind(['/', '|']);
        let Some(last) = last else { return leading_newspaper(text) };
        if self.known.canonical(text.get(last + 1..)?).is_some() {
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
            // The name in capitals ends where the capitals end.
            let capitals = begins_with_picture_label(head) && is_upper(party) && !is_upper(next) && party.contains(' ');
            if !capitals && self.known.canonical(party).is_none() {
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

/// The lists of words that a sign-off may begin with.
const LEADING: u32 = vocabulary::LABEL | vocabulary::COURTESY | vocabulary::SUPPLIED;

/// Words after a name that say who took the picture, or who handed it out.
const TAKEN: [&str; 9] = ["撮影", "提供", "摄", "攝", "供图", "供圖", "기자", "제공", "촬영"];

/// Whether a short text ends in a word that says who took the picture.
fn ends_in_taken(tail: &str) -> bool {
    TAKEN.iter().any(|word| tail.ends_with(word)) && tail.chars().count() <= LONGEST_TAKEN
}

/// The part of a word that may be a label: what stands before a colon.
fn label_of_word(word: &str) -> &str {
    word.split([':', '：', '=', '＝', '・', '／', '/']).next().unwrap_or(word)
}

/// The end of "The Harbour Shimbun" before a caption.
fn leading_newspaper(text: &str) -> Option<usize> {
    let at =
        text.get(..text.char_indices().nth(LONGEST_LEADING / 2).map_or(text.len(), |(at, _)| at))?.find(" Shimbun ")?;
    let end = at + " Shimbun".len();
    let name = text.get(..end)?;
    let rest = text.get(end..)?;
    (name.split_whitespace().all(starts_upper) && starts_upper(rest)).then_some(end)
}

/// Whether a place that can only be a credit's holds something that can be one: few words, no sentence.
fn is_placed(reading: &Reading, text: &str) -> bool {
    let words = text.split_whitespace().count();
    let inner = trim_end(text, is_sign);
    (reading.parties > 0 || !reading.credit.flags.is_empty())
        && words <= LONGEST_PLACED
        && !inner.contains(['!', '?', '.'])
        && inner.contains(char::is_alphabetic)
}

/// Whether a bracket holds one name, and the word before it is no name or title: "Anchor in the sand (Ola Berg)".
fn is_name_after_thing(reading: &Reading, before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    reading.parties == 1 && reading.names == 1 && !reading.ranked && last.starts_with(char::is_lowercase)
}

/// Whether there is a sign or word that separates the parties of a credit.
fn has_sign(tail: &str) -> bool {
    tail.contains(['/', '|']) || [" via ", " for "].iter().any(|word| tail.contains(word))
}

/// The signs that separate parties, from `window` on, each from the space before it to the space after it.
fn signs(body: &str, window: usize) -> Vec<(usize, usize)> {
    let text = body.get(window..).unwrap_or_default();
    let mut signs = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let sign = match byte {
            b'/' | b'|' => 1,
            b' ' => [" via ", " for ", " - "]
                .iter()
                .find(|sign| text.get(at..).is_some_and(|t| t.starts_with(**sign)))
                .map_or(0, |sign| sign.len()),
            _ => 0,
        };
        if sign > 0 {
            let begin = text.get(..at).unwrap_or_default().trim_end().len();
            let rest = text.get(at + sign..).unwrap_or_default();
            signs.push((window + begin, window + text.len() - rest.trim_start().len()));
        }
    }
    signs
}

/// What stands before the first sign.
fn first_party(tail: &str) -> &str {
    let end = signs(tail, 0).first().map_or(tail.len(), |(begin, _)| *begin);
    tail.get(..end).unwrap_or_default().trim()
}

/// Whether a word leads to a place: the capitalised word after it is no given name.
fn is_preposition(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word.chars().count() <= 4
}

/// Abbreviations of capitals with points that are no initials of a name.
const PLACES: &str = "us un uk eu dc ny la nj nc sc nm nd sd ri nh bc";

/// "M.", "J.-P.", "J.K."; but "D.C." ends a place and often a sentence.
fn is_initial(word: &str) -> bool {
    word.ends_with('.')
        && starts_upper(word)
        && word.split(['.', '-']).all(|part| part.chars().count() <= 1)
        && !is_one_of(PLACES, &name_key(word))
}

/// Whether each closing bracket has its opening one.
fn is_balanced(tail: &str) -> bool {
    let mut depth = 0_i32;
    tail.chars().all(|c| {
        depth += i32::from(matches!(c, '(' | '（' | '[')) - i32::from(matches!(c, ')' | '）' | ']'));
        depth >= 0
    })
}

/// Whether what was read can be a credit at all: no words of a sentence, nothing that starts in small letters but a
/// known agency, a label or a qualifier alone, and somebody or something that was recognised.
fn is_credit_text(reading: &Reading, text: &str) -> bool {
    let starts = trim_start(text, is_sign);
    let bare = reading.parties == 0 && !reading.credit.flags.is_empty();
    let small = !starts_upper(starts) && !reading.labelled && reading.agencies == 0 && !bare && !text.starts_with('@');
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

/// The brackets at the very end of `body`; a full stop or a dash may follow them.
fn last_bracket(body: &str) -> Option<Bracket<'_>> {
    let closed = trim_end(body, |c| c.is_whitespace() || matches!(c, '.' | '"' | '”' | '-' | '–' | '—' | '|'));
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
    /// Any other word.
    Word,
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
        let is_notice = matches!(c, '(' | '（')
            && COPYRIGHT_SIGNS.iter().any(|sign| body.get(at..).is_some_and(|t| t.starts_with(sign)));
        let is_label = c.is_uppercase()
            && previous.is_lowercase()
            && GLUED.iter().any(|label| body.get(at..).is_some_and(|tail| tail.starts_with(label)));
        if previous.is_whitespace() && !c.is_whitespace()
            || is_label
            || matches!(c, '©' | '＝')
            || matches!(previous, '。' | '、')
            || glued
            || is_notice
        {
            boundaries.push((at, boundary_after(body.get(context..at).unwrap_or_default(), c)));
        }
        (earlier, previous) = (previous, c);
    }
    boundaries
}

fn boundary_after(before: &str, next: char) -> Boundary {
    let text = before.trim_end();
    let space = before.get(text.len()..).unwrap_or_default();
    // After most words nothing ends, as their last letter shows.
    let is_inside = text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ',');
    if is_inside && next != '＝' && !space.contains('\n') {
        return Boundary::Word;
    }
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    // "Dec. 14" goes on.
    let goes_on = next.is_ascii_digit() && text.ends_with('.');
    if text.is_empty()
        || next == '＝'
        || space.contains('\n')
        || ends_sentence(text) && !goes_on
        || matches!(last_word, "-" | "–" | "—" | "|" | "•" | "·" | "//" | "+++")
        || text.ends_with([')', ']'])
    {
        return Boundary::Sentence;
    }
    Boundary::Word
}

/// Abbreviations inside captions, after whose full stop a sentence goes on.
const ABBREVIATIONS: &str = "jan feb mar apr jun jul aug sept sep oct nov dec st ste no nr vs mt ft ave dok fot phot bzw ca rd blvd approx rep sen gov";

/// Whether a sentence ends there, quotation marks and brackets apart.
fn ends_sentence(text: &str) -> bool {
    let text = trim_end(text.trim_end(), |c| "\"”’'»«“)]".contains(c));
    // "Sgt.", "Anna R." and "Dec." go on.
    let last = text.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '（')).next().unwrap_or_default();
    let bare = last.trim_end_matches('.');
    let is_short = last.ends_with('.') && is_one_of(ABBREVIATIONS, &bare.to_lowercase());
    text.is_empty()
        || !is_rank(last)
            && !is_initial(last)
            && !is_short
            && text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।'])
}

/// The start with the sign before it that separates caption and credit: "… at dawn | Foto: Ines Doe".
fn with_sign_before(body: &str, at: usize) -> usize {
    let before = body.get(..at).unwrap_or_default().trim_end();
    let bare = trim_end(before, |c| "|-–—•·/".contains(c));
    if bare.len() < before.len() && bare.ends_with(char::is_whitespace) || bare.is_empty() { bare.len() } else { at }
}
