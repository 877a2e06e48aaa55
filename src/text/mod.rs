//! Strings in, tokens, sentences and keys out. Knows no articles.

mod canonical;
mod language;
mod normalize;
mod passage;
mod sentence;
pub(crate) mod spelling;
mod tokenize;

pub(crate) use canonical::{decompose, is_mark};
pub(crate) use normalize::{folded, key};
pub(crate) use passage::{Lexicon, Passage, slice};
pub(crate) use tokenize::TokenKind;
