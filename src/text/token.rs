//! A token: the smallest unit of a comparison.

use std::ops::Range;

/// A token: its bytes in the text and its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Bytes in the text.
    pub range: Range<usize>,
    pub kind: TokenKind,
    /// Whether it is known that its text is its own key: ASCII letters only, or one frequent mark.
    pub is_plain: bool,
}

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    /// Begins with a digit, or with a sign or currency before one. Dates and times, too.
    Number,
    /// One grapheme of a script without spaces between words.
    Unspaced,
    Address,
    Punctuation,
    /// Emoji, arrows and any other visible sign.
    Symbol,
}
