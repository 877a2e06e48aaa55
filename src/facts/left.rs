//! Finds old values that were left behind: a figure, date or name that changed at one place and still stands at
//! another.
//!
//! ```text
//! About [300]{450} homes were evacuated.     Caption: Some of the 300 homes evacuated in Arlen.
//!   →   left behind: 300, "homes", in the caption
//! ```
//!
//! The same value may occur in many texts by chance. So it is reported only if all of this holds:
//!
//! 1. It is in both versions, and not in a correction, which quotes the error.
//! 2. The same distinctive word follows it, or precedes it if none follows. A name has the same name beside it, or is a
//!    spelling of the new one: `Sorenson`, `Sorensen`.
//! 3. The sentence shares another distinctive word with the one that changed, or is a line of at most [`SHORT`] words:
//!    a headline, a caption. `300 homes` of another storm share nothing.
//! 4. The sentence has no date that the other lacks: `In 2007, 300 homes were evacuated.`
//!
//! A headline says the same in other words. See `headline`.

use std::ops::Range;

use super::gather::{Found, Gathered};
use super::line::Line;
use super::{around, fact, line, place};
use crate::article::{BlockKind, Field};
use crate::comparison::{Comparison, Row, RowKind, Segment, Side, Tag};
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::refine::spelling_core;
use crate::sort;
use crate::text::fold::is_ideograph;
use crate::text::{Passage, TokenKind, Vocabulary};

/// The most facts whose old values are searched for. Each search covers the whole version.
const MOST_SOUGHT: usize = 40;

/// The most words of a line that need not share another word.
const SHORT: usize = 8;

/// The fewest letters of a name that cannot be another word by chance.
const NAME_LETTERS: usize = 5;

/// The fewest bytes of a distinctive word: a letter with an accent and one more, or one sign of a script without
/// spaces.
const DISTINCTIVE_BYTES: usize = 3;

/// The most bytes of a sentence that is searched. No real sentence is longer.
const LONGEST_SENTENCE: usize = 20_000;

/// Finds the old values that were left behind.
pub(super) fn find(comparison: &Comparison, gathered: &Gathered<'_>, vocabulary: &mut Vocabulary) -> Vec<Fact> {
    let sought = gathered.found.iter().filter_map(|found| Sought::of(found, gathered, vocabulary));
    let mut sought: Vec<Sought<'_>> = sought.take(MOST_SOUGHT).collect();
    if sought.is_empty() {
        return Vec::new();
    }
    sort::sort_by(&mut sought, |one, other| one.first_byte().cmp(&other.first_byte()));
    for text in texts(comparison) {
        let mut hits = text.hits(&sought);
        sort::sort_and_dedup(&mut hits);
        for hits in hits.chunk_by(|one, other| one.0 == other.0) {
            text.read(hits, &mut sought, vocabulary);
        }
    }
    sort::sort_by(&mut sought, |one, other| one.order.cmp(&other.order));
    let mut left: Vec<Fact> = Vec::new();
    for Sought { fact: changed, old, places, .. } in sought {
        let (Some(Some(old)), Some(first)) = (old, places.first().cloned()) else { continue };
        if !left.iter().any(|known| known.before == old.text && known.trail == old.trail) {
            let (before, after) = (old.text, changed.after.clone());
            let values = Fact { before, after, lead: old.lead, trail: old.trail, ..fact(FactClass::LeftBehind, first) };
            left.push(Fact { places, ..values });
        }
    }
    left
}

/// A value that changed, whose old form is searched for.
struct Sought<'f> {
    /// Its line, and its first token there.
    order: (usize, usize),
    fact: &'f Fact,
    line: &'f Line<'f>,
    /// The tokens of its new form.
    after: Range<usize>,
    /// The first word of its old form.
    word: &'f str,
    /// The old form with the words that must stand beside it, computed when the word is first found. The inner `None`:
    /// it cannot be left behind.
    old: Option<Option<Old>>,
    places: Vec<FactPlace>,
}

impl<'f> Sought<'f> {
    fn of(found: &'f Found, gathered: &'f Gathered<'_>, vocabulary: &Vocabulary) -> Option<Self> {
        let fact = &found.fact;
        let (number, [before, after]) = found.origin.clone()?;
        if !matches!(fact.class, FactClass::Figure | FactClass::Date | FactClass::Name) || after.is_empty() {
            return None;
        }
        let line = gathered.lines.get(number)?;
        let is_first = |token: &usize| fact.class == FactClass::Name || vocabulary.is_figure(id(&line.before, *token));
        let word = before.clone().find(is_first).map(|token| line.before.word(token))?;
        Some(Self { order: (number, before.start), fact, line, after, word, old: None, places: Vec::new() })
    }

    fn first_byte(&self) -> u8 {
        self.word.bytes().next().unwrap_or_default()
    }

    /// Whether the value is a name and its new form is another spelling of it. Then nothing has to stand beside it.
    fn is_respelled(&self) -> bool {
        let Fact { class, before, after, .. } = self.fact;
        *class == FactClass::Name
            && before.chars().filter(|c| c.is_alphabetic()).count() >= NAME_LETTERS
            && spelling_core(before, after).is_some()
    }

    /// Whether a sentence contains a word that may have to stand beside the value. The bytes of most sentences show
    /// that it contains none.
    fn may_stand_in(&self, sentence: &str) -> bool {
        let Fact { before, lead, trail, .. } = self.fact;
        let mut words = [before, lead, trail].into_iter().flat_map(|text| text.split_whitespace());
        words.any(|word| word != self.word && word.len() >= DISTINCTIVE_BYTES && sentence.contains(word))
            || self.is_respelled()
    }
}

/// An old value, and what must stand beside it.
struct Old {
    class: FactClass,
    /// As printed.
    text: String,
    lead: String,
    trail: String,
    /// The value with the words that must stand beside it, and which of these tokens are the value.
    tokens: Vec<u32>,
    value: Range<usize>,
    /// The word that must stand beside it. Empty if none must.
    beside: String,
    /// The distinctive words and the figures of the sentence that changed.
    sentence: Vec<u32>,
    figures: Vec<u32>,
}

impl Old {
    fn of(sought: &Sought<'_>, vocabulary: &mut Vocabulary) -> Option<Self> {
        let fact = sought.fact;
        let phrase = Passage::new(format!("{}{}", fact.before, fact.trail), vocabulary);
        let lead = Passage::new(fact.lead.clone(), vocabulary);
        let value_tokens = Passage::new(fact.before.clone(), vocabulary).tokens.len();
        let is_figure = |token: usize| vocabulary.is_figure(id(&phrase, token));
        let value = if fact.class == FactClass::Name {
            0..value_tokens
        } else {
            // "About 300" may be left behind as "300", and in "12 people were hurt" only the 12 counts.
            let start = (0..value_tokens).find(|token| is_figure(*token))?;
            let end = (start..value_tokens).find(|token| !is_figure(*token)).unwrap_or(value_tokens);
            start..end
        };
        let end = (value.end..phrase.tokens.len())
            .find(|token| around::is_distinctive(&phrase, *token, vocabulary))
            .map(|token| token + 1);
        let start = (0..lead.tokens.len()).rev().find(|token| around::is_distinctive(&lead, *token, vocabulary));
        let own = phrase.keys(&value).to_vec();
        // "At least 12" became "12": the old value is part of the new one.
        let new = Passage::new(fact.after.clone(), vocabulary);
        if new.ids.windows(own.len().max(1)).any(|window| window == own) {
            return None;
        }
        let beside = |passage: &Passage, token: usize| passage.word(token).to_owned();
        let (tokens, place, lead_text, trail, beside) = match (fact.class, end, start) {
            _ if sought.is_respelled() => (own, 0..value.len(), String::new(), String::new(), String::new()),
            (_, Some(end), _) => {
                let trail = format!("{}{}", phrase.gap_text(value.end), phrase.words(&(value.end..end)));
                (
                    phrase.keys(&(value.start..end)).to_vec(),
                    0..value.len(),
                    String::new(),
                    trail,
                    beside(&phrase, end - 1),
                )
            }
            (_, None, Some(start)) => {
                let words = lead.keys(&(start..lead.tokens.len()));
                let text = format!("{}{}", lead.words(&(start..lead.tokens.len())), lead.gap_text(lead.tokens.len()));
                (
                    [words, &own].concat(),
                    words.len()..words.len() + own.len(),
                    text,
                    String::new(),
                    beside(&lead, start),
                )
            }
            _ => return None,
        };
        let changed = &*sought.line.after;
        let is_own = |sentence: &&Range<usize>| sentence.start < sought.after.end && sought.after.start < sentence.end;
        let sentences = || changed.sentences.iter().filter(is_own).flat_map(Range::clone);
        let ids = |is_it: &dyn Fn(usize) -> bool| {
            sentences().filter(|token| is_it(*token)).map(|token| id(changed, token)).collect()
        };
        Some(Self {
            class: fact.class,
            text: phrase.words(&value).to_owned(),
            lead: lead_text,
            trail,
            beside,
            tokens,
            value: place,
            sentence: ids(&|token| is_telling(changed, token, vocabulary)),
            figures: ids(&|token| vocabulary.is_figure(id(changed, token))),
        })
    }
}

/// A text of the later version.
pub(super) struct Standing<'a> {
    pub place: FactPlace,
    pub segments: &'a [Segment],
}

impl Standing<'_> {
    /// Whether this is the headline, or the title that a text without one begins with.
    pub fn is_headline(&self, comparison: &Comparison) -> bool {
        let row = self.place.row.and_then(|row| comparison.rows.get(row));
        self.place.field == Some(Field::Headline)
            || row.is_some_and(|row| super::is_title(row) && row.after.first().is_some_and(|side| side.block == 0))
    }

    /// Whether both versions have a token of this text.
    pub fn holds_still(&self, passage: &Passage, token: usize) -> bool {
        stood_before(self.segments, passage, token)
    }

    /// The words of old values that both versions have here. Each is a sentence number and an index into `sought`,
    /// which is sorted by first bytes. Reads each byte once.
    fn hits(&self, sought: &[Sought<'_>]) -> Vec<(usize, usize)> {
        let mut hits = Vec::new();
        let mut begins = [false; 256];
        for byte in sought.iter().map(Sought::first_byte) {
            if let Some(begins) = begins.get_mut(usize::from(byte)) {
                *begins = true;
            }
        }
        for segment in self.segments.iter().filter(|segment| segment.tag == Tag::Equal) {
            for (at, byte) in
                segment.text.bytes().enumerate().filter(|(_, byte)| begins.get(usize::from(*byte)) == Some(&true))
            {
                let first = sought.partition_point(|sought| sought.first_byte() < byte);
                let same = sought.iter().enumerate().skip(first).take_while(|(_, sought)| sought.first_byte() == byte);
                let here = same.filter(|(_, sought)| is_word_at(&segment.text, at, sought.word));
                hits.extend(here.map(|(number, _)| (segment.sentence, number)));
            }
        }
        hits
    }

    /// Tokenizes a sentence, and adds this text as a place of the values that it still contains.
    fn read(&self, hits: &[(usize, usize)], sought: &mut [Sought<'_>], vocabulary: &mut Vocabulary) {
        let number = hits.first().map(|(sentence, _)| *sentence);
        let segments: Vec<&Segment> = self.segments.iter().filter(|segment| Some(segment.sentence) == number).collect();
        let text: String = segments.iter().map(|segment| segment.text.as_str()).collect();
        if text.len() > LONGEST_SENTENCE {
            return;
        }
        let mut passage = None;
        for (_, number) in hits {
            let Some(sought) = sought.get_mut(*number).filter(|sought| sought.may_stand_in(&text)) else { continue };
            if sought.places.last() == Some(&self.place) {
                continue;
            }
            let known = sought.old.take();
            let old = known.unwrap_or_else(|| Old::of(sought, vocabulary));
            if let Some(old) = old.as_ref().filter(|old| text.contains(&old.beside)) {
                let passage = passage.get_or_insert_with(|| Passage::new(text.clone(), vocabulary));
                if has(&segments, passage, old, vocabulary) {
                    sought.places.push(self.place.clone());
                }
            }
            sought.old = Some(old);
        }
    }
}

/// Whether a word stands at a byte of a text and is not part of a longer one.
pub(super) fn is_word_at(text: &str, at: usize, word: &str) -> bool {
    let end = at + word.len();
    if text.get(at..end) != Some(word) {
        return false;
    }
    let joins = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(one, other)| {
            one.is_alphanumeric() && other.is_alphanumeric() && !is_ideograph(one) && !is_ideograph(other)
        })
    };
    let (Some(head), Some(tail)) = (text.get(..at), text.get(end..)) else { return false };
    !joins(head.chars().next_back(), word.chars().next()) && !joins(word.chars().next_back(), tail.chars().next())
}

/// Whether a sentence contains an old value, with the words that must stand beside it.
fn has(segments: &[&Segment], passage: &Passage, old: &Old, vocabulary: &Vocabulary) -> bool {
    let mut windows = passage.ids.windows(old.tokens.len().max(1)).enumerate();
    windows.any(|(at, window)| {
        window == old.tokens
            && stood_before(segments.iter().copied(), passage, at + old.value.start)
            && fits(old, passage, at, vocabulary)
    })
}

/// Whether a token of a sentence is in both versions.
fn stood_before<'s>(segments: impl IntoIterator<Item = &'s Segment>, passage: &Passage, token: usize) -> bool {
    let bytes = passage.bytes(&(token..token + 1));
    let mut end = 0;
    let segment = segments.into_iter().find(|segment| {
        end += segment.text.len();
        bytes.start < end
    });
    segment.is_some_and(|segment| segment.tag == Tag::Equal)
}

/// Whether the sentence of a value is about the same thing as the one that changed.
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
        FactClass::Name => old.beside.is_empty() || shares() || is_short(),
        _ => shares() || is_short() && !old.trail.is_empty(),
    };
    is_same && !sentence.clone().any(|token| old.class != FactClass::Name && is_other_date(&token))
}

pub(super) fn is_telling(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    matches!(passage.kind(token), TokenKind::Word | TokenKind::Unspaced)
        && vocabulary.weight(id(passage, token)) >= around::DISTINCTIVE
        && !vocabulary.is_figure(id(passage, token))
}

/// The texts of the later version in which a value may be left behind.
pub(super) fn texts(comparison: &Comparison) -> Vec<Standing<'_>> {
    let mut texts = Vec::new();
    for field in &comparison.fields {
        let place = FactPlace { field: Some(field.field), ..super::nowhere() };
        texts.push(Standing { place, segments: &field.after });
    }
    let rows = comparison.rows.iter().enumerate();
    for (number, row) in rows.filter(|(_, row)| row.kind != RowKind::Inserted && row.kind != RowKind::Stub) {
        for part in parts(row) {
            let segments = row.after.iter().filter(|side| side.kind != BlockKind::Correction);
            let texts_of = segments.map(|side| line::segments(side, *part)).filter(|segments| !segments.is_empty());
            texts.extend(texts_of.map(|segments| Standing { place: place(number, *part), segments }));
        }
    }
    texts
}

fn parts(row: &Row) -> &'static [FactPart] {
    let is_photo = row.after.iter().any(|side: &Side| side.photo.is_some());
    if is_photo { &[FactPart::Caption, FactPart::AltText] } else { &[FactPart::Text] }
}

pub(super) fn id(passage: &Passage, token: usize) -> u32 {
    passage.ids.get(token).copied().unwrap_or(u32::MAX)
}
