//! Tokens of plain words, found by looking at bytes alone.

use crate::text::scan::count_letters;
use crate::text::token::{Token, TokenKind};

/// The start of the next chunk, if this one is a plain word with at most one mark after it: most of prose. This is the
/// hottest loop of the tokenizer, so it only looks at bytes.
pub(super) fn push_plain(bytes: &[u8], start: usize, tokens: &mut Vec<Token>) -> Option<usize> {
    let end = start + count_letters(bytes.get(start..)?);
    let is_marked = is_mark(bytes.get(end));
    let stop = end + usize::from(is_marked);
    let next = match bytes.get(stop) {
        None => stop,
        Some(_) if ends_chunk(bytes, stop) => stop + 1,
        Some(_) => return push_quoted(bytes, start, tokens),
    };
    if end > start {
        tokens.push(Token { range: start..end, kind: TokenKind::Word, is_plain: true });
    }
    if is_marked {
        tokens.push(Token { range: end..stop, kind: TokenKind::Punctuation, is_plain: true });
    }
    Some(next)
}

/// The same for a word or a number in digits that may have quotation marks or brackets around it: “yes,” (2031).
#[inline(never)]
fn push_quoted(bytes: &[u8], start: usize, tokens: &mut Vec<Token>) -> Option<usize> {
    let begin = start + length_of_one(bytes, start, [b"\"", b"(", "“".as_bytes()]);
    let rest = bytes.get(begin..)?;
    let is_number = rest.first().is_some_and(u8::is_ascii_digit);
    let is_inside = |byte: &&u8| if is_number { byte.is_ascii_digit() } else { byte.is_ascii_alphabetic() };
    let end = begin + rest.iter().take_while(is_inside).count();
    let mark = bytes.get(end);
    let stop = end + usize::from(is_mark(mark));
    let close = stop + length_of_one(bytes, stop, [b"\"", b")", "”".as_bytes()]);
    let ends = close == bytes.len() || ends_chunk(bytes, close);
    // "(www." and "(mailto:" may begin an address.
    if end == begin || !ends || begin > start && matches!(mark, Some(b'.' | b':')) {
        return None;
    }
    let mut push = |range: std::ops::Range<usize>, kind| {
        if !range.is_empty() {
            tokens.push(Token { range, kind, is_plain: false });
        }
    };
    push(start..begin, TokenKind::Punctuation);
    push(begin..end, if is_number { TokenKind::Number } else { TokenKind::Word });
    push(end..stop, TokenKind::Punctuation);
    push(stop..close, TokenKind::Punctuation);
    Some((close + 1).min(bytes.len()))
}

/// Whether a byte is a mark that ends a word.
fn is_mark(byte: Option<&u8>) -> bool {
    matches!(byte, Some(b',' | b'.' | b';' | b':' | b'!' | b'?'))
}

/// The length of the mark at a place, if it is one of these.
fn length_of_one(bytes: &[u8], at: usize, marks: [&[u8]; 3]) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    marks.iter().find(|mark| rest.starts_with(mark)).map_or(0, |mark| mark.len())
}

/// Whether a chunk ends with this byte, a space. A space before a character beyond ASCII may carry a combining mark, so
/// it does not end the chunk, unless that character is a quotation mark or a dash.
pub(super) fn ends_chunk(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b' ' | b'\n' | b'\t'))
        && (bytes.get(at + 1).is_none_or(u8::is_ascii)
            || matches!(bytes.get(at + 1..), Some([0xE2, 0x80, 0x93..=0x9F, ..])))
}
