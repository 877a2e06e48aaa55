//! An index from the number of a word or unit to the places where it occurs.

use crate::sort;

/// For each number, its positions, as one sorted list. A hash map of lists is lighter but slower, see docs/weight.md.
pub(super) struct Postings {
    pairs: Vec<(usize, usize)>,
    /// The start of each number's list in `pairs`, and the end of the last one. Empty if the numbers are sparse.
    starts: Vec<usize>,
}

/// Numbers count as dense while the highest is below this many times the number of pairs.
const SPREAD: usize = 4;

impl Postings {
    /// Builds the index from pairs of a number and its position.
    pub fn of(pairs: impl Iterator<Item = (u32, usize)>) -> Self {
        let mut pairs: Vec<(usize, usize)> = pairs.map(|(number, place)| (number as usize, place)).collect();
        sort::sort(&mut pairs);
        let mut starts = Vec::new();
        let highest = pairs.last().map_or(0, |(number, _)| *number);
        if highest < SPREAD * pairs.len() {
            for (at, (number, _)) in pairs.iter().enumerate() {
                while starts.len() <= *number {
                    starts.push(at);
                }
            }
            starts.push(pairs.len());
        }
        Self { pairs, starts }
    }

    /// The pairs of a number, in order of position.
    pub fn get(&self, number: u32) -> &[(usize, usize)] {
        let number = number as usize;
        let places = match (self.starts.get(number), self.starts.get(number.saturating_add(1))) {
            (Some(start), Some(end)) => *start..*end,
            _ if !self.starts.is_empty() => 0..0,
            _ => self.first_from(number)..self.first_from(number.saturating_add(1)),
        };
        self.pairs.get(places).unwrap_or_default()
    }

    /// The index of the first pair with this number or a higher one.
    fn first_from(&self, number: usize) -> usize {
        self.pairs.partition_point(|(here, _)| *here < number)
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn numbers_are_found_with_their_places_in_order() {
        let mut state = 7u32;
        for most in [1, 3, 300, 1_900, 70_000, 20_000_000] {
            let numbers: Vec<u32> = (0..500)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 4) % most
                })
                .collect();
            let places = Postings::of(numbers.iter().copied().zip(0..));
            for number in numbers.iter().copied().chain([most, 255, 256]) {
                let expected: Vec<usize> = (0..500).filter(|at| numbers.get(*at) == Some(&number)).collect();
                assert_eq!(places.get(number).iter().map(|(_, place)| *place).collect::<Vec<_>>(), expected);
            }
        }
        assert!(Postings::of([].into_iter()).get(0).is_empty());
    }
}
