//! Finds old values that were left behind: a figure, date or name changed in one place and still stands in another.
//!
//! ```text
//! About [300]{450} homes were evacuated.     Caption: Some of the 300 homes evacuated in Arlen.
//!   →   left behind: 300, "homes", in the caption
//! ```
//!
//! A value stands in many texts by chance. So it is reported only where all of this holds:
//!
//! 1. It stands in both versions, and not in a correction, which quotes what was wrong.
//! 2. The same telling word follows it, or goes before it where none follows. A name has the same name beside it, or it
//!    is a spelling of the new one: `Sorenson`, `Sorensen`.
//! 3. The sentence shares another telling word with the one that changed, or is a line of [`SHORT`] words: a headline,
//!    a caption. `300 homes` of another storm share nothing.
//! 4. The sentence has no date that the other has not: `In 2007, 300 homes were evacuated.`

use std::ops::Range;

use super::{around, fact, line, place};
use crate::article::BlockKind;
use crate::comparison::{Comparison, Row, RowKind, Segment, Side, Tag};
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::refine::spelling_core;
use crate::text::{Passage, TokenKind, Vocabulary};

/// Facts whose old values are looked for at most: each is looked for in the whole version.
const MOST_SOUGHT: usize = 40;

/// Words of a line that are too few to share one more.
const SHORT: usize = 8;

/// Letters from which a name is not another word by chance.
const NAME_LETTERS: usize = 5;

/// Bytes of a text that are read for an old value at most: no paragraph or caption is longer.
const LONGEST_TEXT: usize = 20_000;

/// Adds what was left behind to the facts.
pub(super) fn find(comparison: &Comparison, facts: &mut Vec<Fact>) {
    let texts = texts(comparison);
    let mut left = Vec::new();
    let is_value = |fact: &&Fact| {
        matches!(fact.class, FactClass::Figure | FactClass::Date | FactClass::Name)
            && !fact.before.is_empty()
            && !fact.after.is_empty()
    };
    for changed in facts.iter().filter(is_value).take(MOST_SOUGHT) {
        let mut vocabulary = Vocabulary::default();
        let Some(old) = Old::of(changed, comparison, &mut vocabulary) else { continue };
        if left.iter().any(|known: &Fact| known.before == old.text && known.trail == old.trail) {
            continue;
        }
        let mut places = Vec::new();
        for text in texts.iter().filter(|text| text.is_long_enough_for(&old)) {
            if text.has(&old, &mut vocabulary) {
                places.push(text.place.clone());
            }
        }
        if let Some(first) = places.first().cloned() {
            let (before, after) = (old.text, changed.after.clone());
            let values = Fact { before, after, lead: old.lead, trail: old.trail, ..fact(FactClass::LeftBehind, first) };
            left.push(Fact { places, ..values });
        }
    }
    facts.append(&mut left);
}

/// An old value and what has to stand beside it.
struct Old {
    class: FactClass,
    /// As printed.
    text: String,
    lead: String,
    trail: String,
    /// The value with the words that have to stand beside it, and which of these is the value.
    tokens: Vec<u32>,
    value: Range<usize>,
    /// Whether nothing has to stand beside it.
    is_alone: bool,
    /// The telling words and the figures of the sentence that changed.
    sentence: Vec<u32>,
    figures: Vec<u32>,
}

impl Old {
    fn of(fact: &Fact, comparison: &Comparison, vocabulary: &mut Vocabulary) -> Option<Self> {
        let phrase = Passage::new(format!("{}{}", fact.before, fact.trail), vocabulary);
        let lead = Passage::new(fact.lead.clone(), vocabulary);
        let value_tokens = Passage::new(fact.before.clone(), vocabulary).tokens.len();
        let is_figure = |token: usize| vocabulary.is_figure(id(&phrase, token));
        let value = if fact.class == FactClass::Name {
            0..value_tokens
        } else {
            // "About 300" still stands as "300", and of "12 people were hurt" the 12 counts.
            let start = (0..value_tokens).find(|token| is_figure(*token))?;
            let end = (start..value_tokens).find(|token| !is_figure(*token)).unwrap_or(value_tokens);
            start..end
        };
        let end = (value.end..phrase.tokens.len())
            .find(|token| around::tells(&phrase, *token, vocabulary))
            .map(|token| token + 1);
        let start = (0..lead.tokens.len()).rev().find(|token| around::tells(&lead, *token, vocabulary));
        let spelled = || {
            let new = fact.after.as_str();
            let letters = fact.before.chars().filter(|c| c.is_alphabetic()).count();
            letters >= NAME_LETTERS && spelling_core(&fact.before, new).is_some()
        };
        let own = phrase.keys(&value).to_vec();
        // "At least 12" that became "12".
        let new = Passage::new(fact.after.clone(), vocabulary);
        if new.ids.windows(own.len().max(1)).any(|window| window == own) {
            return None;
        }
        let (tokens, place, lead_text, trail) = match (fact.class, end, start) {
            (FactClass::Name, ..) if spelled() => (own, 0..value.len(), String::new(), String::new()),
            (_, Some(end), _) => {
                let trail = format!("{}{}", phrase.gap_text(value.end), phrase.words(&(value.end..end)));
                (phrase.keys(&(value.start..end)).to_vec(), 0..value.len(), String::new(), trail)
            }
            (_, None, Some(start)) => {
                let words = lead.keys(&(start..lead.tokens.len()));
                let text = format!("{}{}", lead.words(&(start..lead.tokens.len())), lead.gap_text(lead.tokens.len()));
                ([words, &own].concat(), words.len()..words.len() + own.len(), text, String::new())
            }
            _ => return None,
        };
        let changed = sentence(fact, comparison)?;
        let changed = Passage::new(changed, vocabulary);
        let ids = |is_it: &dyn Fn(usize) -> bool| {
            (0..changed.tokens.len()).filter(|token| is_it(*token)).map(|token| id(&changed, token)).collect()
        };
        Some(Self {
            class: fact.class,
            text: phrase.words(&value).to_owned(),
            lead: lead_text,
            trail,
            is_alone: tokens.len() == place.len(),
            tokens,
            value: place,
            sentence: ids(&|token| is_telling(&changed, token, vocabulary)),
            figures: ids(&|token| vocabulary.is_figure(id(&changed, token))),
        })
    }
}

/// A text of the later version.
struct Standing<'a> {
    place: FactPlace,
    segments: Vec<&'a Segment>,
}

impl Standing<'_> {
    /// Whether the value may stand here: most texts are told by one look.
    fn is_long_enough_for(&self, old: &Old) -> bool {
        let first = old.text.split_whitespace().next().unwrap_or_default();
        self.segments.iter().any(|segment| segment.text.contains(first))
    }

    fn has(&self, old: &Old, vocabulary: &mut Vocabulary) -> bool {
        let text: String = self.segments.iter().map(|segment| segment.text.as_str()).collect();
        if text.len() > LONGEST_TEXT {
            return false;
        }
        let passage = Passage::new(text, vocabulary);
        let mut windows = passage.ids.windows(old.tokens.len().max(1)).enumerate();
        windows.any(|(at, window)| {
            window == old.tokens
                && self.stood_before(&passage, at + old.value.start)
                && fits(old, &passage, at, vocabulary)
        })
    }

    /// Whether a token stands in both versions.
    fn stood_before(&self, passage: &Passage, token: usize) -> bool {
        let bytes = passage.bytes(&(token..token + 1));
        let mut end = 0;
        let segment = self.segments.iter().find(|segment| {
            end += segment.text.len();
            bytes.start < end
        });
        segment.is_some_and(|segment| segment.tag == Tag::Equal)
    }
}

/// Whether the sentence of a value is about the same as the one that changed.
fn fits(old: &Old, passage: &Passage, at: usize, vocabulary: &Vocabulary) -> bool {
    let sentence = passage.sentences.iter().find(|sentence| sentence.contains(&at)).cloned().unwrap_or_default();
    let beside = at..at + old.tokens.len();
    let is_shared = |token: &usize| {
        !beside.contains(token)
            && is_telling(passage, *token, vocabulary)
            && old.sentence.contains(&id(passage, *token))
    };
    let is_other_date = |token: &usize| {
        vocabulary.is_figure(id(passage, *token))
            && !beside.contains(token)
            && !old.figures.contains(&id(passage, *token))
            && super::value::is_time(passage, *token)
    };
    let is_short = || around::length(passage, &sentence) <= 2 * SHORT;
    let shares = || sentence.clone().any(|token| is_shared(&token));
    let is_same = match old.class {
        FactClass::Name => old.is_alone || shares() || is_short(),
        _ => shares() || is_short() && !old.trail.is_empty(),
    };
    is_same && !sentence.clone().any(|token| old.class != FactClass::Name && is_other_date(&token))
}

fn is_telling(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    matches!(passage.kind(token), TokenKind::Word | TokenKind::Unspaced)
        && vocabulary.weight(id(passage, token)) >= around::TELLING
        && !vocabulary.is_figure(id(passage, token))
}

/// The sentences of the later version in which a fact first stands.
fn sentence(fact: &Fact, comparison: &Comparison) -> Option<String> {
    let place = fact.places.first()?;
    let segments: Vec<&Segment> = match (place.row, place.field) {
        (Some(row), _) => {
            comparison.rows.get(row)?.after.iter().flat_map(|side| line::segments(side, place.part)).collect()
        }
        (_, field) => comparison.fields.iter().find(|row| Some(row.field) == field)?.after.iter().collect(),
    };
    let is_own = |segment: &&Segment| segment.edit.is_some_and(|edit| place.edits.contains(&edit));
    let numbers: Vec<usize> = segments.iter().copied().filter(is_own).map(|segment| segment.sentence).collect();
    let own = segments.into_iter().filter(|segment| numbers.contains(&segment.sentence));
    Some(own.map(|segment| segment.text.as_str()).collect())
}

/// The texts of the later version in which a value may be left behind.
fn texts(comparison: &Comparison) -> Vec<Standing<'_>> {
    let mut texts = Vec::new();
    for field in &comparison.fields {
        let place = FactPlace { field: Some(field.field), ..super::nowhere() };
        texts.push(Standing { place, segments: field.after.iter().collect() });
    }
    let rows = comparison.rows.iter().enumerate();
    for (number, row) in rows.filter(|(_, row)| row.kind != RowKind::Inserted && row.kind != RowKind::Stub) {
        for part in parts(row) {
            let segments = row.after.iter().filter(|side| side.kind != BlockKind::Correction);
            let segments: Vec<&Segment> = segments.flat_map(|side| line::segments(side, *part)).collect();
            if !segments.is_empty() {
                texts.push(Standing { place: place(number, *part), segments });
            }
        }
    }
    texts
}

fn parts(row: &Row) -> &'static [FactPart] {
    let is_photo = row.after.iter().any(|side: &Side| side.photo.is_some());
    if is_photo { &[FactPart::Caption, FactPart::AltText] } else { &[FactPart::Text] }
}

fn id(passage: &Passage, token: usize) -> u32 {
    passage.ids.get(token).copied().unwrap_or(u32::MAX)
}
