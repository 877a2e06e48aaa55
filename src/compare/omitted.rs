//! Compares the texts that two sources contain outside their articles.
//!
//! ```text
//! ["Read also: Storm", "Read also: Harbour"], ["Read also: Harbour", "Read also: Pier"]
//!     →  before: "Read also: Storm"   after: "Read also: Pier"
//! ["3 hours ago", "9 March 2031"], ["5 hours ago", "10 March 2031"]   →   nothing: times change by themselves
//! ```

use crate::article::{OmissionReason, Omitted};
use crate::comparison::OmittedTexts;
use crate::pair::both;
use crate::sort;
use crate::text::trim::one_line;
use crate::text::{has_words, is_relative_time};

/// The fewest characters of an identifier: a single word with a digit.
const IDENTIFIER: usize = 8;

/// Returns the texts that only one source has and those of both, each in the order of its source.
pub(super) fn compare(before: &[Omitted], after: &[Omitted]) -> OmittedTexts {
    let [mut one, mut other] = both([before, after], keys);
    // Both lists are sorted by text, so equal texts meet.
    let (mut only_before, mut only_after, mut both) = (Vec::new(), Vec::new(), Vec::new());
    let (mut one, mut other) = (one.drain(..).peekable(), other.drain(..).peekable());
    loop {
        let order = match (one.peek(), other.peek()) {
            (Some((text, _)), Some((with, _))) => text.cmp(with),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => break,
        };
        if order.is_le() {
            let place = one.next().map(|(_, place)| place);
            only_before.extend(place.filter(|_| order.is_lt()));
        }
        if order.is_ge() {
            let place = other.next().map(|(_, place)| place);
            if order.is_gt() { &mut only_after } else { &mut both }.extend(place);
        }
    }
    let chosen = |all: &[Omitted], mut places: Vec<usize>| {
        sort::sort(&mut places);
        places.into_iter().filter_map(|place| all.get(place).cloned()).collect()
    };
    OmittedTexts { before: chosen(before, only_before), after: chosen(after, only_after), both: chosen(after, both) }
}

/// The texts that count with their indices, sorted. White space is collapsed.
fn keys(omitted: &[Omitted]) -> Vec<(String, usize)> {
    let mut keys: Vec<(String, usize)> = Vec::with_capacity(omitted.len());
    for (place, one) in omitted.iter().enumerate() {
        let mut text = one_line(&one.text);
        if !counts(&text) {
            continue;
        }
        // Numbers of shares, comments or plays change by themselves.
        if matches!(one.reason, OmissionReason::Share | OmissionReason::Comments | OmissionReason::Player) {
            text.retain(|c| !c.is_numeric());
        }
        keys.push((text, place));
    }
    sort::sort(&mut keys);
    keys
}

/// Whether a difference in the text is one that an editor made.
fn counts(text: &str) -> bool {
    let is_single = !text.contains(' ');
    let is_identifier = is_single
        && text.is_ascii()
        && (text.contains("://") || text.len() >= IDENTIFIER && text.contains(|c: char| c.is_ascii_digit()));
    has_words(text) && !is_identifier && !is_relative_time(text)
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::article::Omitted;

    fn list(texts: &[&str]) -> Vec<Omitted> {
        texts.iter().map(|text| Omitted { text: (*text).to_owned(), ..Omitted::default() }).collect()
    }

    fn differences(before: &[&str], after: &[&str]) -> [Vec<String>; 2] {
        let found = compare(&list(before), &list(after));
        [found.before, found.after].map(|side| side.into_iter().map(|one| one.text).collect())
    }

    #[test]
    fn equal_texts_are_removed_one_by_one() {
        assert_eq!(differences(&["b", "a", "b"], &["a", "b"]), [vec!["b".to_owned()], vec![]]);
        assert_eq!(differences(&["a  x"], &["a\nx", "c"]), [vec![], vec!["c".to_owned()]]);
        assert_eq!(
            differences(&["z", "y"], &["x", "w"]),
            [["z", "y"], ["x", "w"]].map(|side| side.map(str::to_owned).to_vec())
        );
    }

    #[test]
    fn text_that_changes_by_itself_is_not_a_difference() {
        let before = ["3 hours ago", "March 9, 2031", "8:15", "req-8f2c91aa", "https://example.org/1", "vor 2 Stunden"];
        let after = ["5 hours ago", "March 10, 2031", "9:20", "req-77c1b3f0", "https://example.org/2", "vor 3 Tagen"];
        assert!(differences(&before, &after).iter().all(Vec::is_empty));
        assert_eq!(differences(&["12 comments"], &["Closed"])[1], ["Closed"]);
    }
}
