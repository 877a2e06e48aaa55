//! Finds a headline that still states the old value of a figure in other words than the text.
//!
//! ```text
//! Headline: Blast at sawmill injures 23      An explosion at a sawmill sent [23]{31} workers to hospital
//!   →   left behind: 23, in the headline
//! ```
//!
//! No word beside the value is the same, so the value must be unmistakable. All of this must hold:
//!
//! 1. It has two digits or more, is no date, and is in both versions of the headline, which does not have the new one.
//! 2. It stands nowhere else in the later version, and every place where it changed has the same new value.
//! 3. The headline shares a distinctive word with the sentence that changed: "Ferry", "a ferry".
//! 4. The word after it counts nothing else: if that word is in the later text, it is in the sentence that changed.
//!    `Storm floods 12 villages`, `The storm killed [12]{14} people`, `Many villages are cut off` shares only a number.

use super::gather::{Found, Gathered};
use super::left::{Standing, id, is_telling, is_word_at, texts};
use super::{fact, value};
use crate::comparison::{Comparison, Segment};
use crate::fact::{Fact, FactClass};
use crate::text::{Passage, TokenKind, Vocabulary, folded};

/// The fewest digits of a number that is not the same by chance.
const DIGITS: usize = 2;

/// Finds the old value of a figure in the headline of the later version. `left` are the old values found by their words.
pub(super) fn find(
    comparison: &Comparison,
    gathered: &Gathered<'_>,
    left: &[Fact],
    vocabulary: &mut Vocabulary,
) -> Option<Fact> {
    if !gathered.found.iter().any(|found| found.fact.class == FactClass::Figure) {
        return None;
    }
    let headline = texts(comparison).into_iter().find(|text| text.is_headline(comparison))?;
    if left.iter().flat_map(|fact| &fact.places).any(|place| *place == headline.place) {
        return None;
    }
    let passage = Passage::new(super::line::joined(headline.segments), vocabulary);
    gathered.found.iter().find_map(|found| of(found, &headline, &passage, comparison, gathered, vocabulary))
}

fn of(
    found: &Found,
    headline: &Standing<'_>,
    passage: &Passage,
    comparison: &Comparison,
    gathered: &Gathered<'_>,
    vocabulary: &Vocabulary,
) -> Option<Fact> {
    let (number, [before, after]) = found.origin.clone()?;
    let line = gathered.lines.get(number)?;
    let is_figure = |token: &usize| vocabulary.is_figure(id(&line.before, *token));
    let mut figures = before.filter(is_figure);
    let (old, None) = (figures.next()?, figures.next()) else { return None };
    let word = line.before.word(old);
    let is_counted = found.fact.class == FactClass::Figure
        && word.chars().filter(|c| c.is_numeric()).count() >= DIGITS
        && !value::is_time(&line.before, old);
    let at = passage.ids.iter().position(|token| is_counted && *token == id(&line.before, old))?;
    let is_new = |token: &usize| after.clone().any(|new| is_own(&line.after, new, id(passage, *token), vocabulary));
    if value::is_time(passage, at)
        || !headline.holds_still(passage, at)
        || (0..passage.ids.len()).any(|token| is_new(&token))
        || stands_elsewhere(word, headline, comparison)
        || gathered.found.iter().any(|other| is_at_odds(other, found))
    {
        return None;
    }
    let sentence = line.after.sentences.iter().find(|sentence| sentence.contains(&after.start))?;
    // "Ferry" begins the headline, and "a ferry sank".
    let is_here = |word: String| sentence.clone().any(|own| folded(line.after.word(own)) == word);
    let shares = (0..passage.ids.len())
        .any(|token| is_telling(passage, token, vocabulary) && is_here(folded(passage.word(token))));
    let next = at + 1;
    let has_next = passage.ids.len() > next && passage.kind(next) != TokenKind::Punctuation;
    let counts_another =
        has_next && !is_here(folded(passage.word(next))) && stands_elsewhere(passage.word(next), headline, comparison);
    let trail = if has_next { format!("{}{}", passage.gap_text(next), passage.word(next)) } else { String::new() };
    let (before, after) = (word.to_owned(), found.fact.after.clone());
    (shares && !counts_another).then(|| Fact {
        before,
        after,
        trail,
        ..fact(FactClass::LeftBehind, headline.place.clone())
    })
}

/// Whether a token is a figure with this key.
fn is_own(passage: &Passage, token: usize, key: u32, vocabulary: &Vocabulary) -> bool {
    id(passage, token) == key && vocabulary.is_figure(key)
}

/// Whether another figure had the same value and has another one now.
fn is_at_odds(other: &Found, found: &Found) -> bool {
    let (a, b) = (&other.fact, &found.fact);
    a.class == FactClass::Figure
        && a.after != b.after
        && other.tokens[0].iter().any(|token| found.tokens[0].contains(token))
}

/// Whether a word stands in the later version outside its headline.
fn stands_elsewhere(word: &str, headline: &Standing<'_>, comparison: &Comparison) -> bool {
    let has = |segments: &[Segment]| {
        let text = super::line::joined(segments);
        text.match_indices(word).any(|(at, _)| is_word_at(&text, at, word))
    };
    let fields = comparison.fields.iter().filter(|field| Some(field.field) != headline.place.field);
    let rows = comparison.rows.iter().enumerate().filter(|(number, _)| Some(*number) != headline.place.row);
    fields.map(|field| field.after.as_slice()).any(has)
        || rows.flat_map(|(_, row)| &row.after).any(|side| {
            has(&side.segments) || side.photo.as_ref().is_some_and(|photo| has(&photo.caption) || has(&photo.alt))
        })
}
