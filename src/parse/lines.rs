//! Normalizes characters and line ends.

use std::borrow::Cow;

/// The text with every line end as `\n`, without byte-order mark and without control characters.
///
/// Line ends are LF, CRLF, CR, U+2028, U+2029, and vertical tab and form feed, which word processors write for forced
/// breaks. Every other control character except the tab becomes U+FFFD: otherwise two words that look the same could
/// differ. C1 controls stay: most are Windows letters that were decoded as Latin-1.
pub(super) fn normalize(source: &str) -> Cow<'_, str> {
    let source = without_mark(source);
    if !is_odd(source) {
        return source.into();
    }
    let mut text = String::with_capacity(source.len());
    let mut after_cr = false;
    for c in source.chars() {
        match c {
            '\n' if after_cr => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => text.push('\n'),
            '\t' => text.push('\t'),
            '\0'..='\u{1F}' | '\u{7F}' => text.push('\u{FFFD}'),
            _ => text.push(c),
        }
        after_cr = c == '\r';
    }
    text.into()
}

/// The text without byte-order mark.
pub(super) fn without_mark(source: &str) -> &str {
    source.strip_prefix('\u{FEFF}').unwrap_or(source)
}

/// The same byte eight times, and the high bit of each byte.
const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;

/// Whether one of eight bytes may be a control character, or the last byte of U+2028 or U+2029.
fn may_be_odd(eight: u64) -> bool {
    // The high bit of each byte that is another one than `byte`.
    let differs = |eight: u64, byte: u64| {
        let others = eight ^ (byte * EACH);
        ((others & !HIGH) + !HIGH) | others
    };
    // Less than 0x20 and no line feed.
    let controls = eight.wrapping_sub(0x20 * EACH) & !eight & differs(eight, 0x0A);
    (controls | !differs(eight, 0x7F) | !differs(eight & !EACH, 0xA8)) & HIGH != 0
}

/// Whether there is a control character other than line feed and tab, or a Unicode separator. 32 bytes are tested
/// together; only if one may match, each eight of them and then each byte.
pub(super) fn is_odd(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_odd_at = |at: usize| match bytes.get(at..) {
        Some([b'\n' | b'\t', ..]) => false,
        Some([byte, ..]) if byte.is_ascii_control() => true,
        // U+2028, U+2029.
        Some([0xA8 | 0xA9, ..]) => bytes.get(..at).is_some_and(|head| head.ends_with(&[0xE2, 0x80])),
        _ => false,
    };
    // Most of all bytes are between 0x20 and 0x7E.
    let not_printable = |eight: u64| eight | eight.wrapping_sub(0x20 * EACH) | eight.wrapping_add(EACH);
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut start = 0;
    for block in blocks {
        if let ([one, two, three, four], _) = block.as_chunks::<8>() {
            let (one, two) = (u64::from_le_bytes(*one), u64::from_le_bytes(*two));
            let (three, four) = (u64::from_le_bytes(*three), u64::from_le_bytes(*four));
            let unusual = not_printable(one) | not_printable(two) | not_printable(three) | not_printable(four);
            if unusual & HIGH != 0
                && (may_be_odd(one) || may_be_odd(two) || may_be_odd(three) || may_be_odd(four))
                && (start..start + block.len()).any(is_odd_at)
            {
                return true;
            }
        }
        start += block.len();
    }
    (bytes.len() - rest.len()..bytes.len()).any(is_odd_at)
}

/// A line without the white space around it. The first and the last byte of most lines show that there is none.
pub(super) fn trimmed(line: &str) -> &str {
    let is_ink = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if is_ink(line.as_bytes().first()) && is_ink(line.as_bytes().last()) { line } else { line.trim() }
}

/// Text from entities or escapes, which [`normalize`] could not see, without control characters.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| c.is_ascii_control() && !matches!(c, '\n' | '\t');
    if text.contains(is_hidden) { normalize(text) } else { text.into() }
}

/// Appends a line that a soft wrap separated from the text before it.
pub(super) fn append_wrapped(text: &mut String, line: &str) {
    if let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next())
        && !(is_unspaced(last) && is_unspaced(first))
    {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether the character's script has no spaces between words, so that wrapped lines join without one.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}'       // Thai, Lao
        | '\u{1000}'..='\u{109F}'     // Burmese
        | '\u{1780}'..='\u{17FF}'     // Khmer
        | '\u{2E80}'..='\u{312F}'     // CJK radicals and punctuation, kana, bopomofo
        | '\u{31A0}'..='\u{9FFF}'     // CJK ideographs; the Hangul syllables further on do use spaces
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF9F}'     // fullwidth forms
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a line is a sign between passages (`___`, `* * *`, `---`): at least three of one character and nothing else.
pub(crate) fn is_divider(line: &str) -> bool {
    if line.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    matches!(first, '_' | '*' | '-' | '–' | '—' | '=' | '~' | '•')
        && signs.try_fold(1_usize, |count, c| (c == first).then_some(count + 1)).is_some_and(|count| count >= 3)
}

/// The marker of a list item at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A sign such as `•`.
    Bullet(char),
    /// A number before a full stop or a bracket.
    Number(u32),
}

impl Marker {
    /// Whether a line with this marker continues a list after a line with the other marker.
    pub(super) fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Number(before), Self::Number(after)) => before.checked_add(1) == Some(after),
            (before, after) => before == after,
        }
    }
}

/// The marker of a list item and the text after it, if the line has both.
pub(super) fn marker(line: &str) -> Option<(Marker, &str)> {
    let (marker, rest) = match line.chars().next()? {
        sign @ ('•' | '-' | '*' | '–' | '·' | '▪' | '‣' | '◦' | '●' | '■') => {
            (Marker::Bullet(sign), line.strip_prefix(sign)?)
        }
        _ => {
            let count = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
            let (digits, rest) = line.split_at_checked(count).filter(|_| (1..=3).contains(&count))?;
            (Marker::Number(digits.parse().ok()?), rest.strip_prefix(['.', ')'])?)
        }
    };
    let text = rest.strip_prefix([' ', '\t', '\u{A0}'])?.trim_start();
    (!text.is_empty()).then_some((marker, text))
}

#[cfg(test)]
mod tests {
    use super::is_odd;

    #[test]
    fn odd_characters_are_found_at_any_place() {
        for before in 0..70 {
            for after in [0, 1, 20] {
                let text = |middle: &str| format!("{}{middle}{}", "x".repeat(before), "“¨é” ~\n\t".repeat(after));
                assert!(!is_odd(&text("")), "{before} {after}");
                for odd in ["\r", "\0", "\u{b}", "\u{1f}", "\u{7f}", "\u{2028}", "\u{2029}"] {
                    assert!(is_odd(&text(odd)), "{odd:?} {before} {after}");
                }
            }
        }
    }
}
