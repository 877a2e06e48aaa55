//! Numbers and where each stands in, the places of a number out.

use crate::order;

/// Where numbers stand: words in a text, or units of one identity among others. A sorted list: a table of lists for a few
/// hundred of them takes as long to make, and more code.
pub(super) struct Places(Vec<(usize, usize)>);

impl Places {
    /// From pairs of a number and its place.
    pub fn of(pairs: impl Iterator<Item = (u32, usize)>) -> Self {
        let mut pairs: Vec<(usize, usize)> = pairs.map(|(number, place)| (number as usize, place)).collect();
        order::sort(&mut pairs);
        Self(pairs)
    }

    /// The places of a number, in order.
    pub fn get(&self, number: u32) -> &[(usize, usize)] {
        let number = number as usize;
        let start = self.0.partition_point(|(other, _)| *other < number);
        let rest = self.0.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|(other, _)| *other == number)).unwrap_or_default()
    }
}
