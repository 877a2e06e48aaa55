//! Recognises a name in another case.
//!
//! ```text
//! Novák, Nováka       one name
//! Korhonen, Korhosen  one name
//! Novák, Nováková     two names
//! ```

use super::passage::Vocabulary;
use super::trim::trim_start;
use crate::word_table::is_one_of;

/// The fewest bytes that two cases of a name share: two letters, of which some may have two bytes. The most bytes of
/// an ending.
const STEM_BYTES: usize = 2;
const LONGEST_ENDING: usize = 6;

/// How many other words stand beside each particle of English, German, French or Spanish in texts of other languages.
const SELDOM: usize = 8;

/// Letters of the endings of cases.
const ENDING_LETTERS: &str = "aeiouyáéíóúýěůąęmvwgjhsаеиоуыэюяіїєйьмвгαάεέηήιίοόυύωώς";

/// Endings with other letters: Finnish and Hungarian ones, and those of names that lose an "e": "Marek", "Marka".
const ENDINGS: &str = "n en nen sen ssa ssä sta lla lle t nak nek val vel ban ben ek ka kiem el la lem er ra rem";

/// Whether names may have endings of cases. In the languages with lists of particles they have none.
pub(crate) fn is_inflected(vocabulary: &Vocabulary) -> bool {
    let [others, english, german, romance] = vocabulary.languages();
    others > SELDOM * (english + german + romance)
}

/// Whether two words may be two cases of one: "Novák", "Nováka"; "Korhonen", "Korhosen". "Nováková" is another name.
#[inline(never)]
pub(crate) fn is_form(one: &str, other: &str) -> bool {
    let mut shared = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    while !one.is_char_boundary(shared) {
        shared -= 1;
    }
    let is_ending = |word: &str| {
        let ending = word.get(shared..).unwrap_or_default();
        ending.len() <= LONGEST_ENDING && ending != "ová" && ending.chars().all(|letter| ENDING_LETTERS.contains(letter))
            // Hungarian: "Anna", "Annának"
            || is_one_of(ENDINGS, trim_start(ending, |c| matches!(c, 'á' | 'é')))
    };
    shared >= if one.is_ascii() { STEM_BYTES } else { STEM_BYTES + 2 } && is_ending(one) && is_ending(other)
}
