//! Splits strings into tokens and sentences and computes their keys. Knows nothing of articles.

pub(crate) mod address;
mod canonical;
mod cases;
mod clusters;
mod dates;
pub(crate) mod fold;
pub(crate) mod graphemes;
mod keys;
mod language;
pub(crate) mod lowercase;
mod normalize;
mod outline;
mod passage;
mod relative;
mod scan;
mod search;
mod sentence;
mod stops;
mod token;
mod tokenize;
pub(crate) mod trim;
mod unread;

pub(crate) use canonical::{is_combining, without_accents};
pub(crate) use cases::{is_form, is_inflected};
pub(crate) use keys::Keys;
pub(crate) use language::{
    Amount, COUNTED, Qualifier, Speech, adds_day_part, amounts_of, calendar_stem, counted, ends_in_unspaced_negation,
    is_abbreviation, is_another, is_article, is_calendar_word, is_day_part, is_hour_mark, is_joining, is_limit,
    is_measure_of_time, is_month, is_number_word, is_particle, is_percent, is_plain_speech, is_preposition, is_pronoun,
    is_sentence_starter, is_unspaced_particle, is_unspaced_weekday, may_be_amount, names_source, qualifier,
};
pub(crate) use lowercase::lower;
pub(crate) use normalize::{folded, is_quotation_mark, token_key};
pub(crate) use outline::Outline;
pub(crate) use passage::{DISTINCTIVE_WEIGHT, KnownPassage, Passage, Vocabulary};
pub(crate) use relative::{has_words, is_relative_time, is_time_word};
#[cfg(target_arch = "wasm32")]
pub(crate) use scan::count_utf16;
pub(crate) use scan::{count_ink, is_same, skip_letters};
pub(crate) use search::Search;
pub(crate) use stops::{count_words, scan_sentences};
pub(crate) use token::TokenKind;
#[cfg(test)]
pub(crate) use tokenize::work;
