//! Finds articles and prepositions that lost their vowel before a word: "l'incendie", "dell'incendio".

use crate::text::lowercase::lower;
use crate::word_table::is_one_of;

/// What may precede an apostrophe and a vowel: French, Catalan and Portuguese, then Italian.
const ELIDED: &str = "l d j m t s n c qu jusqu lorsqu puisqu un all dall dell nell sull quell quest";

/// The longest of them.
const LONGEST: usize = 6;

/// Whether the first `length` bytes of a text, which an apostrophe follows, are a word of their own. Then the word behind
/// it stays the same when the article changes: "l'incendie", "un incendie".
///
/// English contractions end in consonants or follow other words ("don't", "I'll"). Names have two capitals ("O'Hara",
/// "D'Arcy"), but "L'Aquila" and "L'Humanité" have an article. "D'après" is one word to a reader: it attributes.
pub(super) fn is_elided(text: &str, length: usize) -> bool {
    if length > LONGEST {
        return false;
    }
    let Some((head, rest)) = text.split_at_checked(length) else { return false };
    let Some(rest) = rest.strip_prefix(['\'', '’']) else { return false };
    // A vowel, an "h" or a digit: "l'hôtel", "l'école", "l'8 marzo". The first bytes of other scripts are higher.
    let first = rest.as_bytes().first().copied().unwrap_or_default();
    let may_follow = match first | 0x20 {
        b'a' | b'e' | b'h' | b'i' | b'o' | b'u' | b'y' | b'0'..=b'9' => true,
        _ => (0xc3..=0xc5).contains(&first),
    };
    let is_name = || head != "L" && head.starts_with(char::is_uppercase) && rest.starts_with(char::is_uppercase);
    may_follow && !is_name() && !rest.starts_with("après") && is_one_of(ELIDED, &lower(head))
}

#[cfg(test)]
mod tests {
    use super::is_elided;

    fn is_split(word: &str) -> bool {
        is_elided(word, word.find(['\'', '’']).unwrap())
    }

    #[test]
    fn articles_and_prepositions_are_words() {
        for word in [
            "l'incendie",
            "L’incendie",
            "d'Angers",
            "qu'elle",
            "Jusqu'à",
            "n'a",
            "l'école",
            "d'œuvres",
            "L'Aquila",
            "dell'incendio",
            "un'auto",
            "Nell'area",
            "sull'A7",
            "l'11",
            "l'home",
            "d'Olmeda",
            "d'água",
            "s'est",
        ] {
            assert!(is_split(word), "{word}");
        }
    }

    #[test]
    fn other_apostrophes_are_inside_words() {
        for word in [
            "don't",
            "O'Hara",
            "D'Arcy",
            "D'ARCY",
            "rock'n'roll",
            "aujourd'hui",
            "quelqu'un",
            "d'après",
            "D'après",
            "I'd",
            "Ankara'da",
            "п'ять",
            "Qur'an",
            "Shi'a",
            "Hawai'i",
            "N'Golo",
            "M'Bala",
            "M'Hamed",
            "z'n",
            "c'mon",
            "ma'am",
            "prud'homme",
            "g'azal",
            "Dell'Orto",
            "t'was",
        ] {
            assert!(!is_split(word), "{word}");
        }
    }
}
