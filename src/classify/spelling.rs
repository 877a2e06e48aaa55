//! Two texts in, whether they are two spellings or forms of one out.

use std::ops::Range;

use crate::comparison::ChangeClass;
use crate::text::{Passage, TokenKind, folded, spelling_core};

/// Whether two texts differ in nothing but their form, and in which.
pub(super) fn only_form(before: &str, after: &str) -> Option<ChangeClass> {
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let (one, other) = (folded(before), folded(after));
    if one == other {
        let spaces = |text: &str| text.split_whitespace().count();
        let joined = spaces(before) != spaces(after) && spaces(before).min(spaces(after)) == 1;
        return Some(if joined { ChangeClass::Spelling } else { ChangeClass::Typography });
    }
    if one.replace('-', "") == other.replace('-', "") && !one.contains(char::is_numeric) {
        return Some(ChangeClass::Spelling);
    }
    // "U.N." and "UN"; but "3.5" is not "35".
    let pointless = |text: &str| text.replace('.', "");
    (!one.contains(char::is_numeric) && !one.is_empty() && pointless(&one) == pointless(&other))
        .then_some(ChangeClass::Punctuation)
}

/// Whether one word became another that differs in few letters.
pub(super) fn is_spelling(sides: [(&Passage, &Range<usize>); 2]) -> bool {
    matches!(sides.map(|(passage, range)| lone_word(passage, range)), [Some(a), Some(b)] if spelling_core(a, b).is_some())
}

/// The word that a range is, if it is one.
fn lone_word<'a>(passage: &'a Passage, range: &Range<usize>) -> Option<&'a str> {
    (range.len() == 1 && passage.kind(range.start) == TokenKind::Word).then(|| passage.word(range.start))
}
