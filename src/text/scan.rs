//! Scans texts many bytes at a time.

/// The same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte.
const HIGH: u64 = each(0x80);

/// Eight bytes from `at` on, if the text has that many.
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
}

/// The high bit of each ASCII byte that is not a space. For other bytes it is meaningless.
const fn not_spaces(eight: u64) -> u64 {
    (((eight ^ each(b' ')) & !HIGH) + each(0x7F)) & HIGH
}

/// The first position from `at` on that is neither an ASCII letter nor a space: a mark, a digit, any other character.
/// Marks from `@` to DEL are skipped, and some bytes at the end of the text may be left.
pub(crate) fn skip_letters(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = eight(bytes, at) {
        // Bit 6 is set in all letters, and in no other relevant sign.
        let others = (eight | !(eight << 1)) & HIGH;
        let found = others & (not_spaces(eight) | eight);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at
}

/// How many high bits are set. No other bit is.
pub(super) const fn count_high(high: u64) -> usize {
    ((high >> 7).wrapping_mul(each(1)) >> 56) as usize
}

/// What eight bytes of a text contain, as the high bits of bytes.
#[derive(Clone, Copy)]
pub(super) struct Eight {
    /// The bytes that begin a word: not a space, but after one.
    pub word_starts: u64,
    /// The bytes that begin a word with an ASCII letter.
    pub letter_starts: u64,
    /// Marks, digits and characters beyond ASCII. Marks from `@` to DEL are left out.
    pub marks: u64,
    /// 0x80 if the last byte is not a space, otherwise 0.
    pub follows: u64,
}

impl Eight {
    /// `follows` is that of the eight bytes before.
    pub fn of(eight: u64, follows: u64) -> Self {
        let beyond = eight & HIGH;
        let ascii = eight ^ beyond;
        let ink = (((ascii ^ each(b' ')) + each(0x7F)) | beyond) & HIGH;
        let word_starts = ink & !((ink << 8) | follows);
        let letter_starts = word_starts & letters(ascii) & !beyond;
        // Bit 6 is set in all letters, and in no other relevant sign.
        let marks = ink & (eight | !(eight << 1));
        Self { word_starts, letter_starts, marks, follows: ink >> 56 }
    }
}

/// The number of the first byte whose high bit is set. The bit is removed.
pub(super) fn take_first(high: &mut u64) -> usize {
    let place = high.trailing_zeros() as usize / 8;
    *high &= high.wrapping_sub(1);
    place
}

/// The first eight bytes. Fewer are filled up with spaces.
pub(super) fn first_eight(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut last = [b' '; 8];
        last.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        last
    }))
}

/// Whether all bytes are printable ASCII characters or spaces.
const fn is_printable(eight: u64) -> bool {
    (eight | eight.wrapping_sub(each(b' ')) | eight.wrapping_add(each(1))) & HIGH == 0
}

/// The high bit of each letter among eight bytes of ASCII.
const fn letters(eight: u64) -> u64 {
    let small = eight | each(0x20);
    (small + each(0x80 - b'a')) & !(small + each(0x7F - b'z')) & HIGH
}

/// The number of ASCII letters at the start.
pub(super) fn count_letters(bytes: &[u8]) -> usize {
    let mut count = 0;
    while let Some(rest @ [_, ..]) = bytes.get(count..) {
        let eight = first_eight(rest);
        let others = (letters(eight & !HIGH) & !eight) ^ HIGH;
        if others != 0 {
            return count + others.trailing_zeros() as usize / 8;
        }
        count += 8;
    }
    count
}

/// Counts the characters that are no white space.
pub(crate) fn count_ink(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_ink = |at: &usize| match bytes.get(*at) {
        Some(b' ' | b'\t'..=b'\r') | None => false,
        Some(byte) if byte.is_ascii() => true,
        // Other bytes of a character are inside it, where no text begins.
        Some(_) => text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(|c| !c.is_whitespace()),
    };
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut count = (bytes.len() - rest.len()..bytes.len()).filter(is_ink).count();
    for (nth, eight) in eights.iter().enumerate() {
        let (eight, at) = (u64::from_le_bytes(*eight), 8 * nth);
        let is_plain = is_printable(eight);
        count += if is_plain { count_high(not_spaces(eight)) } else { (at..at + 8).filter(is_ink).count() };
    }
    count
}

/// The number of UTF-16 units of a text, as JavaScript counts them.
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) fn count_utf16(text: &str) -> usize {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let count = |eight: u64| {
        // 10xxxxxx continues a character. 11110xxx begins one of two units.
        let inside = eight & !(eight << 1);
        let of_two = eight & eight << 1 & eight << 2 & eight << 3;
        count_high(of_two & HIGH) + 8 - count_high(inside & HIGH)
    };
    let units = |byte: &u8| match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    };
    eights.iter().map(|eight| count(u64::from_le_bytes(*eight))).sum::<usize>() + rest.iter().map(units).sum::<usize>()
}

/// Whether two texts are the same. In WebAssembly, `==` compares byte by byte. Here, 32 bytes are compared together.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let differ = |one: &[u8; 8], other: &[u8; 8]| u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other);
    let (ones, rest) = one.as_chunks::<32>();
    let (others, other_rest) = other.as_chunks::<32>();
    let are_same = |(one, other): (&[u8; 32], &[u8; 32])| match (one.as_chunks().0, other.as_chunks().0) {
        ([a, b, c, d], [e, f, g, h]) => differ(a, e) | differ(b, f) | differ(c, g) | differ(d, h) == 0,
        _ => one == other,
    };
    let (eights, bytes) = rest.as_chunks::<8>();
    let (other_eights, other_bytes) = other_rest.as_chunks::<8>();
    ones.iter().zip(others).all(are_same)
        && eights.iter().zip(other_eights).all(|(one, other)| differ(one, other) == 0)
        && bytes == other_bytes
}

#[cfg(test)]
mod tests {
    use super::{count_ink, count_letters, count_utf16, is_same, skip_letters};

    #[test]
    fn characters_are_counted_as_one_by_one() {
        let pieces = [
            " ",
            "  ",
            "\n",
            "\t",
            "\u{1f}",
            "\u{a0}",
            "\u{3000}",
            "a",
            "word",
            "words and",
            "12",
            "(",
            "“",
            "”",
            "–",
            "é",
            "他",
            ".",
            ", ",
            "@",
            "'s",
            "-",
            "…",
            "\u{7f}",
            "zzzzzzzz",
            "        ",
            "𝒳",
        ];
        let mut state = 11u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        for _ in 0..100_000 {
            let text: String = (0..random(14)).filter_map(|_| pieces.get(random(pieces.len()))).copied().collect();
            assert_eq!(count_ink(&text), text.chars().filter(|c| !c.is_whitespace()).count(), "{text:?}");
            assert_eq!(count_utf16(&text), text.encode_utf16().count(), "{text:?}");
            let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            assert_eq!(count_letters(text.as_bytes()), letters, "{text:?}");
            let word: String = (0..=random(2)).filter_map(|_| pieces.get(random(pieces.len()))).copied().collect();
            let (one, other) = (text.as_bytes(), word.as_bytes());
            assert!(is_same(one, one) && is_same(one, other) == (one == other), "{text:?} {word:?}");
        }
    }

    #[test]
    fn other_signs_and_scripts_are_not_skipped() {
        for mark in ['.', '!', '?', ':', '\n', '3', ',', 'é', '。', '“'] {
            for before in 0..20 {
                let text = format!("{}{mark} and so on", "word ".repeat(4).get(..before).unwrap());
                let at = skip_letters(text.as_bytes(), 0);
                assert_eq!(at, before, "{text}");
            }
        }
        assert!((16..=20).contains(&skip_letters("twenty letters or so".as_bytes(), 0)));
    }
}
