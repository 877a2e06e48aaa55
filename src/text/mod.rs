//! Strings in, tokens, sentences and keys out. Knows no articles.

mod canonical;
mod clusters;
mod cuts;
mod dates;
mod language;
mod normalize;
mod passage;
mod respelling;
mod sentence;
pub(crate) mod spelling;
mod tokenize;
pub(crate) mod trim;

pub(crate) use canonical::{decompose, is_mark};
pub(crate) use cuts::Cuts;
pub(crate) use language::{
    Speech, calendar_stem, counted, is_particle, is_percent, is_preposition, is_pronoun, is_sentence_starter,
    may_be_figure,
};
pub(crate) use normalize::{folded, is_quotation_mark, key};
pub(crate) use passage::{Lexicon, Passage, slice};
pub(crate) use respelling::spelling_core;
pub(crate) use tokenize::TokenKind;
