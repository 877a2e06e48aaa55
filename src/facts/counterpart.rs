//! Pairs figures that count the same thing in sentences that do not correspond.
//!
//! ```text
//! - Three people were hurt when a crane fell.
//! + A woman died when a crane fell. Four people were hurt.
//!   →   [Three → Four] people were hurt, and a new passage: "A woman died when a crane fell."
//! ```
//!
//! All of this must hold:
//!
//! 1. One figure stands in words that were removed or rewritten, the other in words that were added or rewritten.
//! 2. The same words follow both. Two of them are distinctive: "people were hurt", never "people" alone. In a script
//!    without spaces these are four signs: 人负伤了, never 名矿工.
//! 3. No other figure fits either of them.

use super::aligned_text::changes_words;
use super::around::{ends_clause, is_long_word, length, shortened};
use super::entry::{Blocks, id, place, quoted};
use super::finder::is_time;
use super::gather::Gathered;
use crate::classify::{is_same_value, values_of};
use crate::comparison::{Comparison, RowKind};
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::pair::both;
use crate::text::trim::slice;
use crate::text::{Passage, Vocabulary};

/// The half words of a side from which an edit is a rewritten passage: more than four words.
pub(super) const REWRITTEN_HALF_WORDS: usize = 8;

/// The fewest words that are a passage without the figure that they replaced.
const FEWEST_WORDS: usize = 3;

/// The half words that are distinctive at least: two words, or four signs of a script without spaces.
const DISTINCTIVE_HALF_WORDS: usize = 4;

/// The most figures of a version that are compared with those of the other.
const MOST_FIGURES: usize = 40;

/// The most words before a figure that are compared, and after it.
const REACH_WORDS: usize = 6;

/// A figure in words without a counterpart at their place.
struct LooseFigure<'a> {
    passage: &'a Passage,
    token: usize,
    /// Its place, with the edit that it belongs to, unless its whole row was added or removed.
    place: FactPlace,
}

/// Adds a fact for each pair, in place of the facts that its figures were parts of.
pub(super) fn find(comparison: &Comparison, blocks: &Blocks<'_>, gathered: &mut Gathered<'_>, vocabulary: &Vocabulary) {
    let sides = loose(comparison, blocks, gathered, vocabulary);
    let [before, after] = &sides;
    let fits = |one: &LooseFigure<'_>, other: &LooseFigure<'_>| {
        (one.place.edits.is_empty() || one.place != other.place) && shared(one, other, vocabulary).is_some()
    };
    let mut pairs = Vec::new();
    for one in before {
        let mut fitting = after.iter().filter(|other| fits(one, other));
        if let (Some(other), None) = (fitting.next(), fitting.next())
            && before.iter().filter(|one| fits(one, other)).count() == 1
            && !is_same(one, other, vocabulary)
            && let Some((lead, trail)) = shared(one, other, vocabulary)
        {
            let LooseFigure { passage, token, .. } = other;
            let own = passage.bytes(&(*token..token + 1));
            let whole = passage.bytes(&(token - lead..token + 1 + trail));
            let words = both([one, other], |loose| loose.passage.word(loose.token).to_owned());
            let around =
                both([whole.start..own.start, own.end..whole.end], |bytes| slice(&passage.text, &bytes).to_owned());
            let place = FactPlace { edits: Vec::new(), ..other.place.clone() };
            let fact = quoted(FactClass::Figure, place, words, around);
            let sentences = [sentence(one), sentence(other)];
            pairs.push((fact, [one.place.clone(), other.place.clone()], sentences));
        }
    }
    for (fact, places, sentences) in pairs {
        for (side, (place, sentence)) in places.iter().zip(&sentences).enumerate() {
            gathered.keep(&mut |found| keeps(&mut found.fact, side, place, sentence));
        }
        gathered.enter_whole(fact);
    }
}

/// The figures of each version that have no counterpart at their place.
fn loose<'l>(
    comparison: &Comparison,
    blocks: &Blocks<'l>,
    gathered: &'l Gathered<'_>,
    vocabulary: &Vocabulary,
) -> [Vec<LooseFigure<'l>>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    let is_figure =
        |passage: &Passage, token: usize| vocabulary.is_figure(id(passage, token)) && !is_time(passage, token);
    for text in gathered.aligned.iter().filter(|text| !text.is_moved) {
        for step in text.changed.iter().copied().filter(|step| text.edit(*step).is_some_and(changes_words)) {
            let Some(aligned) = text.steps.get(step) else { continue };
            let ranges = [&aligned.before, &aligned.after];
            let [one, other] = text.passages();
            let is_alone = ranges.iter().any(|range| range.is_empty());
            if !is_alone && length(one, ranges[0]).max(length(other, ranges[1])) <= REWRITTEN_HALF_WORDS {
                continue;
            }
            for ((side, passage), range) in sides.iter_mut().zip([one, other]).zip(ranges) {
                for token in range.clone().filter(|token| is_figure(passage, *token)) {
                    let place = FactPlace { edits: vec![aligned.edit], ..text.place.clone() };
                    side.push(LooseFigure { passage, token, place });
                }
            }
        }
    }
    for (number, row) in comparison.rows.iter().enumerate() {
        if row.moved.is_some() || !matches!(row.kind, RowKind::Inserted | RowKind::Deleted) {
            continue;
        }
        for ((side, of_row), known) in
            sides.iter_mut().zip([&row.before, &row.after]).zip([&blocks.before, &blocks.after])
        {
            let text = of_row.iter().filter(|block| block.photo.is_none());
            for passage in text.filter_map(|block| known.get(block.block)) {
                for token in (0..passage.tokens.len()).filter(|token| is_figure(passage, *token)) {
                    side.push(LooseFigure { passage, token, place: place(number, FactPart::Text) });
                }
            }
        }
    }
    for side in &mut sides {
        side.truncate(MOST_FIGURES);
    }
    sides
}

/// The number of words before and after two figures that are the same, if these show that both count the same thing.
fn shared(one: &LooseFigure<'_>, other: &LooseFigure<'_>, vocabulary: &Vocabulary) -> Option<(usize, usize)> {
    let run = |at: &dyn Fn(usize, usize) -> Option<usize>| {
        let (mut shared, mut distinctive) = (0, 0);
        for nth in 1..=REACH_WORDS {
            let (Some(i), Some(j)) = (at(one.token, nth), at(other.token, nth)) else { break };
            let passage = other.passage;
            let is_end = |passage: &Passage, token| token >= passage.tokens.len() || ends_clause(passage, token);
            if is_end(one.passage, i) || is_end(passage, j) || id(one.passage, i) != id(passage, j) {
                break;
            }
            shared = nth;
            if is_long_word(passage, j, vocabulary) {
                distinctive += length(passage, &(j..j + 1));
            }
        }
        (shared, distinctive)
    };
    let (lead, _) = run(&|token, nth| token.checked_sub(nth));
    let (trail, behind) = run(&|token, nth| Some(token + nth));
    (behind >= DISTINCTIVE_HALF_WORDS).then_some((lead, trail))
}

/// Whether two figures have the same value. One without a value is like no other.
fn is_same(one: &LooseFigure<'_>, other: &LooseFigure<'_>, vocabulary: &Vocabulary) -> bool {
    let [one, other] =
        both([one, other], |LooseFigure { passage, token, .. }| values_of(passage, &(*token..*token + 1), vocabulary));
    !one.is_empty()
        && one.len() == other.len()
        && one.iter().zip(&other).all(|((_, one), (_, other))| is_same_value(one, other))
}

/// The sentence of a figure.
fn sentence(loose: &LooseFigure<'_>) -> String {
    let LooseFigure { passage, token, .. } = loose;
    passage.sentence(*token).map_or_else(String::new, |span| shortened(passage.words(span)))
}

/// Whether a fact stays beside the pair. One that was only the figure goes, one that joined the figure to other words
/// becomes a passage, and so goes the passage that begins with the sentence of the figure.
fn keeps(fact: &mut Fact, side: usize, figure: &FactPlace, sentence: &str) -> bool {
    let is_here = |place: &FactPlace| {
        (place.row, place.field, place.part) == (figure.row, figure.field, figure.part)
            && (figure.edits.is_empty() || figure.edits.iter().any(|edit| place.edits.contains(edit)))
    };
    if !fact.places.iter().any(is_here) {
        return true;
    }
    let (own, other) =
        if side == 0 { (&mut fact.before, &mut fact.after) } else { (&mut fact.after, &mut fact.before) };
    match fact.class {
        FactClass::New | FactClass::Removed => own != sentence,
        // "[April. The hall will cost $12 million]{June}" says more than the figure.
        FactClass::Figure if !other.is_empty() && other.split_whitespace().count() < FEWEST_WORDS => true,
        FactClass::Figure => {
            own.clear();
            if side == 0 && !other.is_empty() {
                *other = [&fact.lead, other.as_str(), &fact.trail, "…"].concat();
            }
            let stays = !other.is_empty();
            fact.class = if side == 0 { FactClass::New } else { FactClass::Removed };
            fact.also.clear();
            fact.lead.clear();
            fact.trail.clear();
            stays
        }
        _ => true,
    }
}
