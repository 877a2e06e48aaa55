//! Reads each credit line and each caption once.
//!
//! A line is read for several purposes: to see whether a paragraph is a caption, to find where its credit begins, and
//! to read the credit. The photos of one story often have the same credit, and so do the versions of a photo.

use std::cell::RefCell;
use std::rc::Rc;

use super::credit::{LONGEST_CREDIT, Reading, read};
use crate::agencies::Agencies;
use crate::article::{Credit, SharedBlock};
use crate::word_table::hash_of;

/// The number of lines that are remembered. A line takes the place of another one with the same hash.
const PLACES: usize = 256;
/// The longest line in bytes that is remembered: [`LONGEST_CREDIT`] characters. Longer ones are not parsed.
const LONGEST_LINE: usize = 4 * LONGEST_CREDIT;

/// The last bytes of a caption that decide where it is remembered.
const ENDING: usize = 24;

/// The lines and captions that were read last.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    lines: RefCell<Vec<Option<Rc<Reading>>>>,
    captions: RefCell<Vec<Option<Caption>>>,
}

/// The text of a caption, and the block of its photo.
type Caption = (String, SharedBlock);

/// Reads credit lines with the known agencies, each line once.
#[derive(Debug)]
pub(super) struct Readings<'k> {
    pub known: &'k Agencies,
    remembered: Rc<Remembered>,
}

impl<'k> Readings<'k> {
    /// Nothing was read so far.
    pub fn new(known: &'k Agencies) -> Self {
        Self::after(known, &Rc::default())
    }

    /// The lines of an earlier version were read, with the same agencies.
    pub fn after(known: &'k Agencies, remembered: &Rc<Remembered>) -> Self {
        Self { known, remembered: Rc::clone(remembered) }
    }

    /// Parses a credit line and collects the evidence that it is one.
    pub fn read(&self, line: &str) -> Rc<Reading> {
        if line.len() > LONGEST_LINE {
            return Rc::new(read(self.known, line));
        }
        let place = hash_of(line.bytes()) as usize % PLACES;
        let is_same = |reading: &&Rc<Reading>| reading.credit.raw == line;
        let found =
            self.remembered.lines.borrow().get(place).and_then(|reading| reading.as_ref().filter(is_same).cloned());
        found.unwrap_or_else(|| {
            let reading = Rc::new(read(self.known, line));
            put(&self.remembered.lines, place, Rc::clone(&reading));
            reading
        })
    }

    /// Parses the credit of a caption. Brackets around it say nothing: "(Ines Doe/AP)" is read as "Ines Doe/AP".
    pub fn credit(&self, line: &str) -> Credit {
        match line.strip_prefix('(').and_then(|line| line.strip_suffix(')')) {
            Some(inner) if line.len() <= LONGEST_CREDIT && !inner.contains(['(', ')', '[', ']']) => {
                Credit { raw: line.into(), ..self.read(inner).credit.clone() }
            }
            _ => self.read(line).credit.clone(),
        }
    }

    /// The photo of a paragraph that was [kept](Self::keep_caption), with its caption and credits.
    pub fn caption(&self, paragraph: &str) -> Option<SharedBlock> {
        let captions = self.remembered.captions.borrow();
        if captions.is_empty() {
            return None;
        }
        let (text, block) = captions.get(place_of(paragraph))?.as_ref()?;
        (text == paragraph).then(|| block.clone())
    }

    /// Keeps the photo of a paragraph that is a caption, for the next version.
    pub fn keep_caption(&self, paragraph: &str, photo: &SharedBlock) {
        put(&self.remembered.captions, place_of(paragraph), (paragraph.to_owned(), photo.clone()));
    }
}

/// The place of a caption. Its length and its end are enough, and cost little where no caption is remembered.
fn place_of(caption: &str) -> usize {
    let end = caption.as_bytes().get(caption.len().saturating_sub(ENDING)..).unwrap_or_default();
    (hash_of(end.iter().copied()) as usize ^ caption.len()) % PLACES
}

fn put<T: Clone>(places: &RefCell<Vec<Option<T>>>, place: usize, value: T) {
    let mut places = places.borrow_mut();
    if places.is_empty() {
        places.resize(PLACES, None);
    }
    if let Some(place) = places.get_mut(place) {
        *place = Some(value);
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Readings;
    use crate::agencies::Agencies;
    use crate::parse::{Format, ParseOptions, parse_versions};
    use crate::word_table::work::looked_up_by;

    #[test]
    fn a_line_is_read_once() {
        let known = Agencies::default();
        let readings = Readings::new(&known);
        let first = readings.read("Ines Doe/AP");
        assert!(Rc::ptr_eq(&first, &readings.read("Ines Doe/AP")));
        let later = Readings::after(&known, &readings.remembered);
        assert!(Rc::ptr_eq(&first, &later.read("Ines Doe/AP")));
        assert_eq!(later.read("Jon Dahl/AP").credit.creators, ["Jon Dahl"]);
    }

    /// The bytes that are looked up per byte of a text in two versions.
    fn looked_up_per_byte(before: &str, after: &str) -> f64 {
        let parse = || drop(parse_versions(&[before, after], Format::Wire, &ParseOptions::new()));
        // The tables are filled before.
        parse();
        looked_up_by(parse) as f64 / (before.len() + after.len()) as f64
    }

    #[test]
    fn an_ordinary_caption_looks_up_few_bytes() {
        let story = |version: usize| {
            let caption = |number: usize| {
                let agency = ["AP", "Reuters", "Getty Images", "AFP via Getty Images"][number % 4];
                format!(
                    "Mara Quist waits beside the ferry at the old pier of Northtown on Monday, March {number}, 2031, as the \
                     harbour reopens. Ships of every kind came back in edition {version}. (Ines Doe{number}/{agency})"
                )
            };
            (0..40).map(caption).collect::<Vec<_>>().join("\n\n")
        };
        let [unchanged, edited] = [0, 1].map(|version| looked_up_per_byte(&story(0), &story(version)));
        assert!(edited < 3.0 && unchanged < edited, "{unchanged} and {edited}");
    }

    #[test]
    fn a_hostile_caption_looks_up_few_bytes() {
        let units =
            ["(AP/", "Photo: ", "Ines Doe/AP. ", "Foto: (c) ", "AP Photo/", "via AP for ", "撮影 ", "Photo by Ines. "];
        for (unit, length) in units.into_iter().flat_map(|unit| [300, 3_000].map(|length| (unit, length))) {
            let body = unit.repeat(length / unit.len());
            let captions = |version: usize| {
                let caption = |number: usize| format!("{body}{number}{version} (Ines Doe{number}/AP)");
                (0..20).map(caption).collect::<Vec<_>>().join("\n\n")
            };
            let bytes = looked_up_per_byte(&captions(0), &captions(1));
            assert!(bytes < 5.0, "{bytes} bytes for each of {length} bytes of {unit:?}");
        }
    }

    #[test]
    fn many_lines_take_each_others_places() {
        let known = Agencies::default();
        let readings = Readings::new(&known);
        for round in 0..2 {
            for number in 0..1_000 {
                let line = format!("Ines Doe{number}/AP");
                assert_eq!(readings.read(&line).credit.raw, line, "{round}");
            }
        }
    }
}
