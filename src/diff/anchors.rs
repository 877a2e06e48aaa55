//! Finds the tokens that hold two long lists together: those that occur once in each of them.
//!
//! ```text
//! a b X c a  →  b X a a c      X is once in both; the rest is aligned between such anchors
//! ```

/// The place of a token in a list.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Nowhere,
    Once(usize),
    Often,
}

/// The places of the anchors in both lists, in order. Of anchors that cross, as many as possible are kept.
pub(super) fn anchors(before: &[u32], after: &[u32]) -> Vec<(usize, usize)> {
    let [ours, theirs] = [before, after].map(places);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (id, one) in (0..).zip(before) {
        let place = |places: &[Place]| places.get(*one as usize).copied();
        if let (Some(Place::Once(_)), Some(Place::Once(other))) = (place(&ours), place(&theirs)) {
            pairs.push((id, other));
        }
    }
    longest_in_order(&pairs)
}

/// Where each token is. Tokens are numbered from 0 with few gaps.
fn places(ids: &[u32]) -> Vec<Place> {
    let mut places = vec![Place::Nowhere; ids.iter().max().map_or(0, |most| *most as usize + 1)];
    for (at, id) in ids.iter().enumerate() {
        if let Some(place) = places.get_mut(*id as usize) {
            *place = if *place == Place::Nowhere { Place::Once(at) } else { Place::Often };
        }
    }
    places
}

/// The longest list of pairs whose second places are in order, as the first ones are. O(k log k) for k pairs.
fn longest_in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair with the lowest second place that ends such a list.
    let mut ends: Vec<usize> = Vec::new();
    let mut last: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (number, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs.get(*end).is_some_and(|(_, other)| other < place));
        last.push(length.checked_sub(1).and_then(|before| ends.get(before).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
    }
    let mut kept = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(number) = next {
        kept.extend(pairs.get(number));
        next = last.get(number).copied().flatten();
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[test]
    fn tokens_that_are_once_in_both_are_anchors() {
        assert_eq!(anchors(&[0, 1, 9, 2, 0], &[1, 9, 0, 0, 2]), [(1, 0), (2, 1), (3, 4)]);
        assert_eq!(anchors(&[1, 2, 3, 4], &[4, 1, 2, 3]), [(0, 1), (1, 2), (2, 3)]);
        assert_eq!(anchors(&[5, 5], &[5]), []);
        assert_eq!(anchors(&[], &[1]), []);
        assert_eq!(anchors(&[3, 2, 1], &[1, 2, 3]).len(), 1);
    }
}
