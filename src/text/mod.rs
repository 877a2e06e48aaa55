//! Strings in, tokens, sentences and keys out. Knows no articles.

mod language;
mod normalize;
mod passage;
mod sentence;
mod spelling;
mod tokenize;

pub(crate) use language::{Speech, is_percent, is_preposition, is_pronoun, is_sentence_starter};
pub(crate) use normalize::{folded, key};
pub(crate) use passage::{Lexicon, Passage, slice};
pub(crate) use spelling::spelling_core;
pub(crate) use tokenize::TokenKind;
