//! The smallest unit of a comparison.

use std::ops::Range;

/// One token: its bytes in the text and its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Bytes in the text.
    pub range: Range<usize>,
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    /// Begins with a digit, a sign or a currency before one; dates and times too.
    Number,
    /// One grapheme of a script that is written without spaces.
    Unspaced,
    Address,
    Punctuation,
    /// Emoji, arrows and whatever else is seen.
    Symbol,
}
