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
//! 3. The sentence shares two other distinctive words with the one that changed, or one if it is a line or if the value
//!    is a date; or it has an article before the figure: `the 300 homes`; or it is a line of at most [`SHORT`] words: a
//!    headline, a caption. `300 homes` of another storm share nothing.
//! 4. The sentence has no date that the other lacks: `In 2007, 300 homes were evacuated.` It has no word such as
//!    `another` or `second` either.
//!
//! For a headline that says the same in other words, see `headline`.

use std::ops::Range;

use super::aligned_text::{parts, segments};
use super::around::Version;
use super::entry::{find as find_token, has, id, place, quoted};
use super::gather::{Found, Gathered, Origin};
use super::grow::plain_key;
use super::{around, finder};
use crate::article::{BlockKind, Field};
use crate::classify::is_part_of_number;
use crate::comparison::{Comparison, RowKind, Segment, Segments, Tag, UnchangedText};
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::refine::spelling_core;
use crate::sort;
use crate::text::fold::is_ideograph;
use crate::text::lowercase::{Lowercase, capital};
use crate::text::trim::slice;
use crate::text::{
    DISTINCTIVE_WEIGHT, Passage, Search, Speech, TokenKind, Vocabulary, amounts_of, counted, is_another, is_article,
    is_measure_of_time, is_particle, token_key,
};
use crate::word_table::is_one_of;

/// The most facts whose old values are searched for. Each search covers the whole version.
const MOST_SOUGHT: usize = 40;

/// The most words of a line that need not share another word.
const SHORT: usize = 8;

/// The most tokens between a value and the word beside it, with that word.
const BESIDE: usize = 3;

/// The fewest letters of a name that may be found by another spelling.
const NAME_LETTERS: usize = 4;
/// The fewest letters of a name whose sentence need not share a word.
const LONG_NAME_LETTERS: usize = 5;

/// Articles that mean something else in another language, such as "of", and a word that Russian uses like an article.
const ARTICLES: &str = "de het i этих";

/// The most bytes of a sentence that is searched. No real sentence is longer.
const LONGEST_SENTENCE: usize = 20_000;

/// Finds the old values that were left behind.
pub(super) fn find(comparison: &Comparison, gathered: &Gathered<'_>, vocabulary: &mut Vocabulary) -> Vec<Fact> {
    let mut sought = Vec::new();
    for found in &gathered.found {
        sought.extend(Sought::of(found, gathered, vocabulary).filter(|_| sought.len() < MOST_SOUGHT));
    }
    let mut left: Vec<Fact> = Vec::new();
    if sought.is_empty() {
        return left;
    }
    let forms: Vec<(usize, String)> = sought
        .iter()
        .enumerate()
        .flat_map(|(number, sought)| sought.forms().into_iter().map(move |form| (number, form)))
        .collect();
    let search = Search::new(forms.iter().map(|(_, form)| form.as_str()));
    for text in texts(comparison, false) {
        let mut hits = text.hits(&search, &forms);
        sort::sort_and_dedup(&mut hits);
        for hits in hits.chunk_by(|one, other| one.0 == other.0) {
            text.read(hits, &mut sought, vocabulary);
        }
    }
    for sought in sought {
        let Some(first) = sought.places.first() else { continue };
        let [value, lead, trail] = sought.quoted;
        let values = [value, sought.fact.after.clone()];
        let mut fact = quoted(FactClass::LeftBehind, first.clone(), values, [lead, trail]);
        if !left.iter().any(|known| known.before == fact.before && known.trail == fact.trail) {
            fact.places = sought.places;
            left.push(fact);
        }
    }
    left
}

/// A value that changed, whose old form is searched for.
struct Sought<'f> {
    fact: &'f Fact,
    /// The text before the change.
    text: &'f Passage,
    /// The tokens of the old value there.
    value: Range<usize>,
    /// The same with the word that must be next to it.
    whole: Range<usize>,
    /// The distinctive words and the figures of the sentence that changed.
    sentence: Vec<u32>,
    figures: Vec<u32>,
    places: Vec<FactPlace>,
    /// The old value at the first place, with the words before and after it.
    quoted: [String; 3],
}

impl<'f> Sought<'f> {
    fn of(found: &'f Found, gathered: &'f Gathered<'_>, vocabulary: &Vocabulary) -> Option<Self> {
        let fact = &found.fact;
        let Origin { aligned, steps, values: [before, after], is_rewritten } = found.origin.as_ref()?;
        let is_name = fact.class == FactClass::Name;
        let is_value = is_name || matches!(fact.class, FactClass::Figure | FactClass::Date);
        if !is_value || *is_rewritten || after.is_empty() {
            return None;
        }
        let aligned = gathered.aligned.get(*aligned)?;
        let [text, changed] = aligned.passages();
        let mut value = before.clone();
        if !is_name {
            // "About 300" may be left behind as "300", and in "12 people were hurt" only the 12 counts.
            let is_figure = |passage: &Passage, token: usize| vocabulary.is_figure(id(passage, token));
            value.start = find_token(text, &value, &is_figure)?;
            let is_other = |passage: &Passage, token: usize| !is_figure(passage, token);
            value.end = find_token(text, &value, &is_other).unwrap_or(value.end);
        }
        // "At least 12" became "12": the old value is part of the new one.
        let keys = text.keys(&value);
        if keys.is_empty() || changed.keys(after).windows(keys.len()).any(|window| window == keys) {
            return None;
        }
        let mut whole = value.clone();
        if !is_respelled(fact) {
            let excerpt = around::excerpt(aligned, steps, fact.class, Version::Before, vocabulary);
            let is_distinctive = |token: &usize| is_telling(text, *token, vocabulary);
            match (value.end..excerpt.end).find(is_distinctive) {
                Some(end) => whole.end = end + 1,
                None => whole.start = (excerpt.start..before.start).rev().find(is_distinctive)?,
            }
        }
        let (mut sentence, mut figures) = (Vec::new(), Vec::new());
        for span in changed.sentences.iter().filter(|span| span.start < after.end && after.start < span.end) {
            for token in span.clone() {
                if is_topic_word(changed, token, vocabulary) {
                    sentence.push(id(changed, token));
                }
                if vocabulary.is_figure(id(changed, token)) {
                    figures.push(id(changed, token));
                }
            }
        }
        Some(Self { fact, text, value, whole, sentence, figures, places: Vec::new(), quoted: Default::default() })
    }

    /// The forms in which the first word of the old value may stand: "Twelve", "twelve", "12".
    fn forms(&self) -> Vec<String> {
        let word = self.text.word(self.value.start);
        let mut forms = vec![word.to_owned()];
        let mut add = |form: String| {
            if !forms.contains(&form) {
                forms.push(form);
            }
        };
        if self.fact.class != FactClass::Name && !word.contains(char::is_numeric) {
            let lower = word.to_lower();
            let mut rest = lower.chars();
            if let Some(capital) = rest.next().and_then(capital) {
                add([capital.encode_utf8(&mut [0; 4]), rest.as_str()].concat());
            }
            if let Some(number) = counted(&lower) {
                add(number.to_string());
            }
            add(lower);
        }
        forms
    }

    /// The word that must stand beside the old value, and whether it follows it.
    fn beside(&self) -> Option<(usize, bool)> {
        let follows = self.whole.end > self.value.end;
        let token = if follows { self.whole.end - 1 } else { self.whole.start };
        (self.whole != self.value).then_some((token, follows))
    }

    /// Whether a sentence may contain the old value. Its bytes mostly show that it does not.
    fn may_stand_in(&self, sentence: &str) -> bool {
        self.beside().is_none_or(|(token, _)| sentence.contains(self.text.word(token)))
    }
}

/// Whether a token is distinctive and no auxiliary: "missing" of "13 were missing".
fn is_telling(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    around::is_distinctive(passage, token, vocabulary) && !is_particle(passage.word(token))
}

/// Whether the value is a name and its new form is another spelling of it. Then no other word has to be next to it.
fn is_respelled(Fact { class, before, after, .. }: &Fact) -> bool {
    *class == FactClass::Name && letters(before) >= NAME_LETTERS && spelling_core(before, after).is_some()
}

fn letters(name: &str) -> usize {
    name.chars().filter(|c| c.is_alphabetic()).count()
}

/// A text of the later version.
pub(super) struct Standing<'a> {
    pub place: FactPlace,
    shown: Shown<'a>,
}

/// The segments of a text. Those of an unchanged text are not made before they are needed.
enum Shown<'a> {
    All(&'a [Segment]),
    Unchanged(&'a Segments, &'a UnchangedText),
}

impl Standing<'_> {
    pub fn segments(&self) -> &[Segment] {
        match self.shown {
            Shown::All(segments) => segments,
            Shown::Unchanged(segments, _) => segments,
        }
    }

    /// Whether this is the headline, or the title that a text without one begins with.
    pub fn is_headline(&self, comparison: &Comparison) -> bool {
        let row = self.place.row.and_then(|row| comparison.rows.get(row));
        self.place.field == Some(Field::Headline)
            || row.is_some_and(|row| super::is_title(row) && row.after.first().is_some_and(|side| side.block == 0))
    }

    /// Whether both versions have a token of this text.
    pub fn holds_still(&self, passage: &Passage, token: usize) -> bool {
        stood_before(self.segments(), passage, token)
    }

    /// The words of old values that both versions have here. Each is a sentence number and the number of its value.
    fn hits(&self, search: &Search<'_>, forms: &[(usize, String)]) -> Vec<(usize, usize)> {
        let mut hits = Vec::new();
        let mut find = |sentence: usize, text: &str| {
            search.find(text, &mut |at, number| {
                if let Some((value, _)) = forms.get(number).filter(|(_, form)| is_word_at(text, at, form)) {
                    hits.push((sentence, *value));
                }
            });
        };
        match self.shown {
            Shown::All(segments) => {
                let kept = segments.iter().filter(|segment| segment.tag == Tag::Equal);
                kept.for_each(|segment| find(segment.sentence, &segment.text));
            }
            Shown::Unchanged(_, text) => (0..).zip(text.sentences()).for_each(|(number, text)| find(number, text)),
        }
        hits
    }

    /// Tokenizes a sentence, and adds this text as a place of the values that it still contains.
    fn read(&self, hits: &[(usize, usize)], sought: &mut [Sought<'_>], vocabulary: &mut Vocabulary) {
        let Some((number, _)) = hits.first() else { return };
        let mut text = String::new();
        // The bytes of the sentence that both versions have.
        let mut kept = Vec::new();
        match self.shown {
            Shown::Unchanged(_, unchanged) => {
                text.push_str(unchanged.sentences().nth(*number).unwrap_or_default());
                kept.push(0..text.len());
            }
            Shown::All(segments) => {
                for segment in segments.iter().filter(|segment| segment.sentence == *number) {
                    if segment.tag == Tag::Equal {
                        kept.push(text.len()..text.len() + segment.text.len());
                    }
                    text.push_str(&segment.text);
                }
            }
        }
        if text.len() > LONGEST_SENTENCE {
            return;
        }
        let mut passage = None;
        for (_, number) in hits {
            let Some(sought) = sought.get_mut(*number).filter(|sought| sought.may_stand_in(&text)) else { continue };
            if sought.places.last() == Some(&self.place) {
                continue;
            }
            let passage = passage.get_or_insert_with(|| Passage::new(text.clone(), vocabulary));
            let is_line = self.place.field.is_some() || self.place.part != FactPart::Text;
            if let Some((value, whole)) = sought.find_in(passage, &kept, is_line, vocabulary) {
                if sought.places.is_empty() {
                    let (value, whole) = (passage.bytes(&value), passage.bytes(&whole));
                    sought.quoted = [value.clone(), whole.start..value.start, value.end..whole.end]
                        .map(|bytes| around::one_line(slice(&passage.text, &bytes)));
                }
                sought.places.push(self.place.clone());
            }
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

impl Sought<'_> {
    /// The old value in a sentence, with the word that must stand beside it, if both versions have it. `kept` are the
    /// bytes that both have. A line is a field or a caption.
    fn find_in(
        &self,
        passage: &Passage,
        kept: &[Range<usize>],
        is_line: bool,
        vocabulary: &Vocabulary,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let key = |passage: &Passage, token: usize| match self.fact.class {
            FactClass::Name => id(passage, token),
            _ => plain_key(passage, token, vocabulary),
        };
        let is_distinctive = |token: &usize| is_telling(passage, *token, vocabulary);
        (0..passage.tokens.len()).find_map(|at| {
            let value = at..at + self.value.len();
            let is_value = self.value.clone().zip(at..).all(|(own, token)| key(self.text, own) == key(passage, token));
            let start = passage.bytes(&value).start;
            if !is_value || value.end > passage.tokens.len() || !kept.iter().any(|kept| kept.contains(&start)) {
                return None;
            }
            let mut whole = value.clone();
            if let Some((token, follows)) = self.beside() {
                // Particles may stand between: "13 were missing", "13 missing miners".
                let word = if follows {
                    (value.end..value.end + BESIDE).find(is_distinctive)
                } else {
                    (at.saturating_sub(BESIDE)..at).rev().find(is_distinctive)
                };
                let word = word.filter(|word| id(passage, *word) == id(self.text, token))?;
                whole = at.min(word)..value.end.max(word + 1);
            }
            self.fits(passage, &value, &whole, is_line, vocabulary).then_some((value, whole))
        })
    }

    /// Whether the sentence of a value is about the same thing as the one that changed.
    fn fits(
        &self,
        passage: &Passage,
        value: &Range<usize>,
        beside: &Range<usize>,
        is_line: bool,
        vocabulary: &Vocabulary,
    ) -> bool {
        let sentence = passage.sentence(value.start).cloned().unwrap_or_default();
        let is_shared = |passage: &Passage, token: usize| {
            !beside.contains(&token)
                && is_topic_word(passage, token, vocabulary)
                && vocabulary.speech(id(passage, token)) == Speech::None
                && !is_part_of_number(passage, token, vocabulary)
                && !is_particle(passage.word(token))
                && self.sentence.contains(&id(passage, token))
        };
        let is_name = self.fact.class == FactClass::Name;
        let is_certain_name = is_name && (self.whole != self.value || letters(&self.fact.before) >= LONG_NAME_LETTERS);
        let is_figure = self.fact.class == FactClass::Figure;
        let is_line = is_line || is_name || passage.kind(sentence.end.wrapping_sub(1)) != TokenKind::Punctuation;
        let counted = passage.lower(beside.end - 1);
        let shared = sentence.clone().filter(|token| is_shared(passage, *token)).count();
        let is_short = || is_line && around::length(passage, &sentence) <= 2 * SHORT;
        let last = passage.lower(value.start.wrapping_sub(1));
        // "a" before a number is Spanish "to". "The $48 million" may be another sum.
        let is_known = is_figure
            && last != "a"
            && (is_article(&last) || shared > 0 && is_one_of(ARTICLES, &last))
            && self.value.len() < self.whole.len()
            && !is_measure_of_time(&counted)
            && (shared > 0 || amounts_of(&counted).is_empty());
        let is_other_date = |passage: &Passage, token: usize| {
            vocabulary.is_figure(id(passage, token))
                && !beside.contains(&token)
                && (!is_known || token <= value.end)
                && !self.figures.contains(&id(passage, token))
                && finder::is_time(passage, token)
        };
        let is_another = |passage: &Passage, token: usize| {
            is_another(&token_key(passage.word(token)).to_lower()) && !self.text.ids.contains(&id(passage, token))
        };
        // One shared word is not enough for a figure in a sentence: "City signed 3 players, too".
        let is_same = shared > 1
            || shared == 1 && (is_line || !is_figure)
            || is_certain_name && self.whole == self.value
            || is_known
            || is_short() && (is_certain_name || !is_name && self.whole.end > self.value.end);
        is_same && (is_name || !has(passage, &sentence, &is_other_date) && !has(passage, &sentence, &is_another))
    }
}

/// Whether both versions have a token of a text.
fn stood_before(segments: &[Segment], passage: &Passage, token: usize) -> bool {
    let bytes = passage.bytes(&(token..token + 1));
    let mut end = 0;
    for segment in segments {
        end += segment.text.len();
        if bytes.start < end {
            return segment.tag == Tag::Equal;
        }
    }
    false
}

/// Whether a token is a word by which the subject of a sentence can be recognised: a distinctive one that is no figure.
#[inline(never)]
pub(super) fn is_topic_word(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    matches!(passage.kind(token), TokenKind::Word | TokenKind::Unspaced)
        && vocabulary.weight(id(passage, token)) >= DISTINCTIVE_WEIGHT
        && vocabulary.is_meaningful(id(passage, token))
        && !vocabulary.is_figure(id(passage, token))
}

/// The texts of the later version in which a value may be left behind, and those that are new if `has_new`.
pub(super) fn texts(comparison: &Comparison, has_new: bool) -> Vec<Standing<'_>> {
    let mut texts = Vec::new();
    for field in &comparison.fields {
        let place = FactPlace { field: Some(field.field), ..super::nowhere() };
        texts.push(Standing { place, shown: Shown::All(&field.after) });
    }
    for (number, row) in comparison.rows.iter().enumerate() {
        if matches!(row.kind, RowKind::Inserted | RowKind::Stub) && !has_new {
            continue;
        }
        for part in parts(row.after.iter().any(|side| side.photo.is_some())) {
            for side in row.after.iter().filter(|side| side.kind != BlockKind::Correction) {
                let shown = match side.segments.unchanged() {
                    Some(text) if *part == FactPart::Text => Shown::Unchanged(&side.segments, text),
                    _ => Shown::All(segments(side, *part)),
                };
                if !matches!(shown, Shown::All([])) {
                    texts.push(Standing { place: place(number, *part), shown });
                }
            }
        }
    }
    texts
}
