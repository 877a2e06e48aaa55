//! Looks up the places of a number: an index from token keys or identities to positions.

/// For each number, the positions where it stands, as one sorted list. For a few hundred numbers a hash table of lists
/// takes as long to build and more code.
pub(super) struct Postings {
    pairs: Vec<(usize, usize)>,
    /// The start of each number's run in `pairs`, and the end of the last one. Empty if the numbers are sparse.
    starts: Vec<usize>,
}

/// Numbers count as dense while the highest is below this many times the number of pairs.
const SPREAD: usize = 4;

impl Postings {
    /// Builds the index from pairs of a number and its position.
    pub fn of(pairs: impl Iterator<Item = (u32, usize)>) -> Self {
        let pairs = sorted(pairs.map(|(number, place)| (number as usize, place)).collect());
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
        let (mut low, mut high) = (0, self.pairs.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.pairs.get(middle) {
                Some((here, _)) if *here < number => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }
}

/// Sorts pairs by number and keeps the order of equal ones. Radix sort by bytes: O(n) for each byte of the highest
/// number.
fn sorted(mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let highest = pairs.iter().map(|(number, _)| *number).max().unwrap_or_default();
    for shift in [0, 8, 16, 24].into_iter().take_while(|shift| highest >> shift > 0) {
        let digit = |number: usize| number >> shift & 0xff;
        // The number of pairs before those of each digit.
        let mut starts = [0; 0x100];
        for (number, _) in &pairs {
            if let Some(next) = starts.get_mut(digit(*number) + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut sorted = pairs.clone();
        for pair in &pairs {
            if let Some(start) = starts.get_mut(digit(pair.0))
                && let Some(place) = sorted.get_mut(*start)
            {
                *place = *pair;
                *start += 1;
            }
        }
        pairs = sorted;
    }
    pairs
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
