//! Finds a headline that still states the old value of a figure in other words than the text.
//!
//! ```text
//! Headline: Blast at sawmill injures 23      An explosion at a sawmill sent [23]{31} workers to hospital
//!   →   left behind: 23, in the headline
//! ```
//!
//! No word beside the value is the same, so the value must be unmistakable. All of this must hold:
//!
//! 1. It has two digits or more and is no date. Both headlines have it, and neither has the new value.
//! 2. It stands nowhere else in the later version, and every place where it changed has the same new value.
//! 3. The headline shares a distinctive word with the sentence that changed: "Ferry", "a ferry".
//! 4. The word after it counts nothing else: if that word is in the later text, it is in the sentence that changed.
//!    `Storm floods 12 villages`, `The storm killed [12]{14} people`, `Many villages are cut off` shares only a number.

use super::aligned_text::joined;
use super::entry::{find as find_token, has, id, quoted};
use super::finder::is_time;
use super::gather::{Found, Gathered, Origin};
use super::grow::plain_key;
use super::left::{Standing, is_topic_word, is_word_at, texts};
use crate::comparison::Comparison;
use crate::fact::{Fact, FactClass};
use crate::text::{Passage, TokenKind, Vocabulary, folded, is_particle};

/// The fewest digits of a number that is not the same by chance.
const DIGITS: usize = 2;

/// Finds the old value of a figure in the headline of the later version. `left` are the old values found by their
/// words.
pub(super) fn find(
    comparison: &Comparison,
    gathered: &Gathered<'_>,
    left: &[Fact],
    vocabulary: &mut Vocabulary,
) -> Option<Fact> {
    if !gathered.found.iter().any(|found| found.fact.class == FactClass::Figure) {
        return None;
    }
    let headline = texts(comparison, false).into_iter().find(|text| text.is_headline(comparison))?;
    if left.iter().flat_map(|fact| &fact.places).any(|place| *place == headline.place) {
        return None;
    }
    let passage = Passage::new(joined(headline.segments()), vocabulary);
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
    let Origin { aligned, values: [before, after], .. } =
        found.origin.as_ref().filter(|origin| !origin.is_rewritten)?;
    let [one, other] = gathered.aligned.get(*aligned)?.passages();
    let is_figure = |passage: &Passage, token: usize| vocabulary.is_figure(id(passage, token));
    let old = find_token(one, before, &is_figure)?;
    let key = |passage: &Passage, token: usize| plain_key(passage, token, vocabulary);
    let all = 0..passage.tokens.len();
    // "Twelve people died" under the headline "12 dead".
    let at =
        find_token(passage, &all, &|passage, token| is_figure(passage, token) && key(passage, token) == key(one, old))?;
    let word = passage.word(at);
    if found.fact.class != FactClass::Figure
        || word.chars().filter(|c| c.is_numeric()).count() < DIGITS
        || is_time(one, old)
        || has(one, &(old + 1..before.end), &is_figure)
    {
        return None;
    }
    let is_new = |passage: &Passage, token: usize| {
        is_figure(passage, token) && after.clone().any(|new| key(other, new) == key(passage, token))
    };
    if is_time(passage, at)
        || !headline.holds_still(passage, at)
        || has(passage, &all, &is_new)
        || stands_elsewhere(word, headline, comparison)
        || gathered.found.iter().any(|other| is_at_odds(&other.fact, &found.fact, one.word(old)))
    {
        return None;
    }
    let sentence = other.sentence(after.start)?;
    // "Ferry" begins the headline, and "a ferry sank".
    let is_here = |passage: &Passage, token: usize| {
        let word = folded(passage.word(token));
        has(other, sentence, &|other, token| folded(other.word(token)) == word)
    };
    let shares =
        has(passage, &all, &|passage, token| is_topic_word(passage, token, vocabulary) && is_here(passage, token));
    let next = at + 1;
    let has_next = passage.kind(next) != TokenKind::Punctuation && !is_particle(passage.word(next));
    let next_word = passage.word(next);
    let counts_another = has_next && !is_here(passage, next) && stands_elsewhere(next_word, headline, comparison);
    let trail = if has_next { [passage.space_text(next), next_word].concat() } else { String::new() };
    (shares && !counts_another).then(|| {
        let values = [word.to_owned(), found.fact.after.clone()];
        quoted(FactClass::LeftBehind, headline.place.clone(), values, [String::new(), trail])
    })
}

/// Whether another figure had the same value and has another one now.
fn is_at_odds(other: &Fact, fact: &Fact, old: &str) -> bool {
    let has_old = || other.before.match_indices(old).any(|(at, _)| is_word_at(&other.before, at, old));
    other.class == FactClass::Figure && other.after != fact.after && has_old()
}

/// Whether a word stands in the later version outside its headline and corrections.
fn stands_elsewhere(word: &str, headline: &Standing<'_>, comparison: &Comparison) -> bool {
    texts(comparison, true).iter().any(|other| {
        let text = joined(other.segments());
        other.place != headline.place && text.match_indices(word).any(|(at, _)| is_word_at(&text, at, word))
    })
}
