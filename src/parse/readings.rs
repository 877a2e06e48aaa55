//! Reads each credit line once.
//!
//! A line is read for several purposes: to see whether a paragraph is a caption, to find where its credit begins, and to
//! read the credit. The photos of one story often have the same credit, and so do the versions of a photo.

use std::cell::RefCell;
use std::rc::Rc;

use super::credit::{LONGEST_CREDIT, Reading, read};
use crate::agencies::Agencies;
use crate::word_table::hash_of;

/// The number of lines that are remembered. A line takes the place of another one with the same hash.
const PLACES: usize = 256;
/// The longest line in bytes that is remembered: [`LONGEST_CREDIT`] characters. Longer ones are not parsed.
const LONGEST_LINE: usize = 4 * LONGEST_CREDIT;

/// The lines that were read last.
#[derive(Debug, Default)]
pub(super) struct Remembered(RefCell<Vec<Option<Rc<Reading>>>>);

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
        let found = self.remembered.0.borrow().get(place).and_then(|reading| reading.as_ref().filter(is_same).cloned());
        found.unwrap_or_else(|| {
            let reading = Rc::new(read(self.known, line));
            let mut remembered = self.remembered.0.borrow_mut();
            if remembered.is_empty() {
                remembered.resize(PLACES, None);
            }
            if let Some(place) = remembered.get_mut(place) {
                *place = Some(Rc::clone(&reading));
            }
            reading
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Readings;
    use crate::agencies::Agencies;

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
