//! Decomposes text canonically (NFD), so that different encodings of a character compare as equal.
//!
//! The tables are a compact copy of the data of the crate `unicode-normalization` for the basic multilingual plane; a
//! test compares the two. The crate itself would add more wasm than everything else that reads text, because it
//! contains the compatibility forms as well. The compatibility ideographs of Chinese and Japanese are left out, because
//! they look different.

mod tables;

use std::sync::LazyLock;

use crate::sort;
use tables::{CLASS_STARTS, CLASSES, FIRSTS, FROMS, SECONDS};

/// Hangul syllables decompose by arithmetic; see section 3.12 of the Unicode standard.
const HANGUL: u32 = 0xac00;
const SYLLABLES: u32 = 11_172;
const VOWELS: u32 = 21;
const TRAILS: u32 = 28;

/// Each character with its one-step decomposition, sorted. The second character is 0 if there is none.
static DECOMPOSITIONS: LazyLock<Vec<(u16, u16, u16)>> = LazyLock::new(|| {
    let pairs = sums(FROMS).into_iter().zip(sums(FIRSTS));
    pairs.zip(SECONDS).map(|((from, first), second)| (from, first, *second)).collect()
});

/// The start of each range of combining marks with the same class, sorted.
static STARTS: LazyLock<Vec<u16>> = LazyLock::new(|| sums(CLASS_STARTS));

/// Numbers from their differences. The tables contain differences because they compress to half the size.
fn sums(differences: &[u16]) -> Vec<u16> {
    let mut sum = 0_u16;
    differences
        .iter()
        .map(|difference| {
            sum = sum.wrapping_add(*difference);
            sum
        })
        .collect()
}

/// The fully decomposed text, its marks in canonical order (NFD).
pub(crate) fn decompose(text: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars() {
        push(c, &mut out);
    }
    // The marks after a letter are sorted by class. The sort keeps the order of equal ones.
    for marks in out.chunk_by_mut(|_, next| class(*next) != 0) {
        // Most are a letter with one mark at most.
        if marks.len() == 1 || marks.len() == 2 && marks.first().is_some_and(|first| class(*first) == 0) {
            continue;
        }
        // Marks of one class keep their order.
        let mut ordered: Vec<(u8, usize, char)> =
            marks.iter().enumerate().map(|(at, mark)| (class(*mark), at, *mark)).collect();
        sort::sort(&mut ordered);
        for (place, (_, _, mark)) in marks.iter_mut().zip(ordered) {
            *place = mark;
        }
    }
    out.into_iter().collect()
}

/// The base letter of a character with marks: "e" for "é". Hangul stays as it is.
pub(crate) fn without_accents(c: char) -> char {
    let mut letter = c;
    while letter >= '\u{c0}'
        && let Some((first, _)) = decomposition(letter)
    {
        letter = first;
    }
    letter
}

/// Whether decomposing could change a text.
pub(super) fn may_decompose(text: &str) -> bool {
    // No quotation mark and no dash of U+2010 to U+2027 decomposes.
    let is_plain = |c: char| c < '\u{c0}' || matches!(c, '\u{2010}'..='\u{2027}');
    text.chars().any(|c| !is_plain(c) && (hangul(c).is_some() || decomposition(c).is_some() || class(c) != 0))
}

fn push(c: char, out: &mut Vec<char>) {
    if let Some(parts) = hangul(c) {
        out.extend(parts.into_iter().flatten());
    } else if let Some((first, second)) = decomposition(c) {
        push(first, out);
        out.extend(second);
    } else {
        out.push(c);
    }
}

/// The one-step decomposition of a character: one character, or one and a mark.
fn decomposition(c: char) -> Option<(char, Option<char>)> {
    if c < '\u{c0}' {
        return None;
    }
    let code = u16::try_from(u32::from(c)).ok()?;
    let at = DECOMPOSITIONS.binary_search_by_key(&code, |(from, _, _)| *from).ok()?;
    let (_, first, second) = DECOMPOSITIONS.get(at)?;
    let char_of = |code: u16| char::from_u32(u32::from(code));
    Some((char_of(*first)?, char_of(*second).filter(|c| *c != '\0')))
}

fn hangul(c: char) -> Option<[Option<char>; 3]> {
    let index = u32::from(c).checked_sub(HANGUL).filter(|index| *index < SYLLABLES)?;
    let lead = char::from_u32(0x1100 + index / (VOWELS * TRAILS));
    let vowel = char::from_u32(0x1161 + index % (VOWELS * TRAILS) / TRAILS);
    let trail = Some(index % TRAILS).filter(|trail| *trail != 0).and_then(|trail| char::from_u32(0x11a7 + trail));
    Some([lead, vowel, trail])
}

/// Whether a character is a mark that combines with the letter before it.
pub(crate) fn is_combining(c: char) -> bool {
    class(c) != 0
}

/// The canonical combining class. 0 for characters that are not marks, and for marks that keep their place.
fn class(c: char) -> u8 {
    if c < '\u{300}' {
        return 0;
    }
    let Ok(code) = u16::try_from(u32::from(c)) else { return 0 };
    let at = STARTS.partition_point(|start| *start <= code).checked_sub(1);
    let range = at.and_then(|at| Some((STARTS.get(at)?, CLASSES.get(at)?)));
    range.filter(|(start, (length, _))| code - **start < u16::from(*length)).map_or(0, |(_, (_, class))| *class)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

    use super::decompose;

    fn basic_plane() -> impl Iterator<Item = char> {
        let is_ideograph = |c: &char| ('\u{f900}'..='\u{faff}').contains(c);
        ('\0'..='\u{ffff}').filter(move |c| !is_ideograph(c))
    }

    #[test]
    fn the_tables_equal_those_of_the_library() {
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::write("src/text/canonical/tables.rs", tables()).unwrap();
        }
        for c in basic_plane() {
            let text = c.to_string();
            assert_eq!(decompose(&text), text.nfd().collect::<String>(), "U+{:04X}", u32::from(c));
        }
        for text in ["e\u{301}\u{323}", "e\u{323}\u{301}", "\u{1ec7}", "\u{651}\u{64e}", "각", "\u{212b}ngström"] {
            assert_eq!(decompose(text), text.nfd().collect::<String>());
        }
    }

    /// Writes the tables: `UPDATE_TABLES=1 cargo test canonical`. Run it twice when the library has a newer Unicode
    /// version.
    fn tables() -> String {
        let mut decompositions = Vec::new();
        let mut classes: Vec<(u32, u32, u8)> = Vec::new();
        for c in basic_plane().filter(|c| !('\u{ac00}'..='\u{d7a3}').contains(c)) {
            let mut full = Vec::new();
            decompose_canonical(c, |part| full.push(u32::from(part)));
            let code = u32::from(c);
            if full != [code] {
                // The library returns full decompositions. The single step is the character that decomposes to all but
                // the last.
                let step = |parts: &[u32]| match parts {
                    [one] => *one,
                    parts => basic_plane()
                        .map(u32::from)
                        .find(|c| {
                            let mut full = Vec::new();
                            decompose_canonical(char::from_u32(*c).unwrap(), |part| full.push(u32::from(part)));
                            full == parts && parts.len() > 1
                        })
                        .unwrap(),
                };
                let (first, second) = match full.as_slice() {
                    [one] => (*one, 0),
                    [parts @ .., last] => (step(parts), *last),
                    [] => (0, 0),
                };
                decompositions.push((code, first, second));
            }
            let class = canonical_combining_class(c);
            match classes.last_mut() {
                _ if class == 0 => {}
                Some((start, length, last)) if *last == class && *start + *length == code && *length < 255 => {
                    *length += 1
                }
                _ => classes.push((code, 1, class)),
            }
        }
        let differences = |numbers: Vec<u32>| -> Vec<String> {
            let before = [0].into_iter().chain(numbers.iter().copied());
            let difference =
                |(number, before): (&u32, u32)| format!("{:#x}", (*number as u16).wrapping_sub(before as u16));
            numbers.iter().zip(before).map(difference).collect()
        };
        let table = |comment: &str, name: &str, kind: &str, items: Vec<String>| {
            let lines: String = items.chunks(16).map(|chunk| format!("    {},\n", chunk.join(", "))).collect();
            format!("\n/// {comment}\n#[rustfmt::skip]\npub(super) static {name}: &[{kind}] = &[\n{lines}];\n")
        };
        let froms = differences(decompositions.iter().map(|(from, _, _)| *from).collect());
        let firsts = differences(decompositions.iter().map(|(_, first, _)| *first).collect());
        let seconds = decompositions.iter().map(|(_, _, second)| format!("{second:#x}")).collect();
        let starts = differences(classes.iter().map(|(start, _, _)| *start).collect());
        let ranges = classes.iter().map(|(_, length, class)| format!("({length}, {class})")).collect();
        ["//! Generated by the test in `canonical.rs`: do not edit.\n".to_owned()]
            .into_iter()
            .chain([
                table(
                    "Each character that decomposes, as the difference from the previous one.",
                    "FROMS",
                    "u16",
                    froms,
                ),
                table(
                    "The first character of each one-step decomposition, as the difference from the previous one.",
                    "FIRSTS",
                    "u16",
                    firsts,
                ),
                table("The second character, or 0.", "SECONDS", "u16", seconds),
                table(
                    "The start of each range of combining marks, as the difference from the previous one.",
                    "CLASS_STARTS",
                    "u16",
                    starts,
                ),
                table("The length of each range, and the combining class of its marks.", "CLASSES", "(u8, u8)", ranges),
            ])
            .collect()
    }
}
