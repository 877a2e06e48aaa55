//! Merges the facts of all places: reports the same fact once with all its places.
//!
//! ```text
//! headline: Ferry sinks, [12]{27} dead      paragraph 1: at least [12]{27} people were killed
//!   →   one figure, 12 → 27, with two places
//! ```

use std::ops::Range;

use super::aligned_text::AlignedText;
use crate::fact::{Fact, FactClass, FactPart};
use crate::sort;
use crate::text::trim::trim_both;
use crate::text::{Keys, counted, folded};

/// The fewest letters of a distinctive word around a value.
const DISTINCTIVE_LETTERS: usize = 4;

/// The facts found so far, in reading order, and the aligned texts of their values.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    pub found: Vec<Found>,
    pub aligned: Vec<AlignedText<'a>>,
}

/// A fact, with what is needed to merge it with others.
pub(super) struct Found {
    pub fact: Fact,
    /// Where it was found. `None` if the fact is not a value.
    pub origin: Option<Origin>,
}

/// Where a value was found.
pub(super) struct Origin {
    /// The number of its aligned text.
    pub aligned: usize,
    pub steps: Range<usize>,
    /// The tokens of its values, before and after.
    pub values: [Range<usize>; 2],
    /// Whether it is longer than a value: rewritten words with another figure.
    pub is_rewritten: bool,
}

impl<'a> Gathered<'a> {
    /// Keeps only the first replaced words of a row that are distinctive. In the first paragraph, they are what the
    /// story now says.
    pub fn keep_first_words(&mut self, row: usize) {
        let mut is_first = true;
        let has_distinctive =
            |value: &str| value.split_whitespace().any(|word| word.chars().count() >= DISTINCTIVE_LETTERS);
        self.keep(&mut |Found { fact, .. }| {
            let is_words = fact.class == FactClass::Wording && fact.places.iter().any(|place| place.row == Some(row));
            !is_words || has_distinctive(&fact.before) && has_distinctive(&fact.after) && std::mem::take(&mut is_first)
        });
    }

    /// Keeps the facts for which the test holds.
    #[inline(never)]
    pub fn keep(&mut self, test: &mut dyn FnMut(&mut Found) -> bool) {
        self.found.retain_mut(test);
    }

    /// Adds a fact that is not a value.
    #[inline(never)]
    pub fn enter_whole(&mut self, fact: Fact) {
        self.found.push(Found { fact, origin: None });
    }

    pub fn into_facts(self) -> Vec<Fact> {
        self.found.into_iter().map(|found| found.fact).collect()
    }
}

/// More than there are classes.
const CLASSES: usize = 24;

/// Orders the facts for the report: merges equal ones, and links each to the correction that quotes it.
pub(super) fn arrange(facts: Vec<Fact>, corrections: &[(usize, String)]) -> Vec<Fact> {
    // Each with the next one that has the same class and values.
    let mut grouped: Vec<(Option<Fact>, usize)> = Vec::new();
    // By class and values, with the first fact of each.
    let mut known = Keys::default();
    let mut firsts: Vec<usize> = Vec::new();
    let mut classes = [0; CLASSES];
    for fact in &facts {
        classes.get_mut(fact.class as usize).into_iter().for_each(|count| *count += 1);
    }
    // Used again for each fact.
    let mut identity = String::new();
    let is_twice = |class: FactClass| classes.get(class as usize).is_none_or(|count| *count > 1);
    for fact in facts {
        // A fact with equal values says nothing: an empty correction, or a passage of which only the end changed. A
        // photo may have no words.
        if fact.before == fact.after && fact.class != FactClass::Photo {
            continue;
        }
        // Photos and quotations have one place each.
        if may_be_same(fact.class) && is_twice(fact.class) {
            // Passages are as long as many values, and the same one has the same case.
            let is_passage = matches!(fact.class, FactClass::New | FactClass::Removed);
            identity.clear();
            for text in [&fact.before, &fact.after] {
                if is_passage {
                    identity.push_str(text);
                } else {
                    identity.push_str(&key(text));
                }
                identity.push('\n');
            }
            identity.push(char::from(fact.class as u8));
            let (number, is_new) = known.enter(&identity);
            if is_new {
                firsts.push(grouped.len());
            }
            let mut at = firsts.get(number).copied().unwrap_or(usize::MAX);
            let mut last = None;
            while let Some((one, next)) = grouped.get(at) {
                if one.as_ref().is_some_and(|one| is_same(one, &fact)) {
                    break;
                }
                (last, at) = (Some(at), *next);
            }
            if let Some((Some(first), _)) = grouped.get_mut(at) {
                join(first, fact);
                continue;
            }
            let entry = grouped.len();
            if let Some((_, next)) = last.and_then(|last| grouped.get_mut(last)) {
                *next = entry;
            }
        }
        grouped.push((Some(fact), usize::MAX));
    }
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (number, (fact, _)) in grouped.iter().enumerate() {
        let place = |fact: &Fact| {
            let first = fact.places.first();
            let is_beside = first.is_some_and(|place| place.field.is_none() && place.part != FactPart::Text);
            2 * fact.class as usize + usize::from(is_beside)
        };
        order.push((fact.as_ref().map_or(0, place), number));
    }
    sort::sort_and_dedup(&mut order);
    let mut facts = Vec::with_capacity(order.len());
    for (_, number) in order {
        facts.extend(grouped.get_mut(number).and_then(|(fact, _)| fact.take()));
    }
    for (row, text) in corrections {
        correct(&mut facts, *row, text);
    }
    facts
}

/// Whether facts of a class can be the same in several places.
fn may_be_same(class: FactClass) -> bool {
    use FactClass::{Attribution, Credit, Date, Figure, Link, Name, New, Removed};
    matches!(class, Name | Date | Credit | Attribution | Figure | Link | New | Removed)
}

/// A value, ignoring case and the form of small numbers: "four" equals "4".
fn key(text: &str) -> String {
    let folded = folded(text);
    // Counting words are looked up in several lists, and most values are digits or several words.
    let may_count = folded.bytes().all(|byte| byte != b' ' && !byte.is_ascii_digit());
    match may_count.then(|| counted(&folded)).flatten() {
        Some(number) => number.to_string(),
        None => folded,
    }
}

/// Whether two facts with the same values are one.
fn is_same(one: &Fact, other: &Fact) -> bool {
    let in_field = |fact: &Fact| fact.places.iter().any(|place| place.field.is_some());
    match one.class {
        FactClass::Name | FactClass::Date | FactClass::Credit | FactClass::Attribution => true,
        // One sentence, added to several captions.
        FactClass::New | FactClass::Removed => true,
        FactClass::Figure => {
            let (a, b) = (distinctive(one), distinctive(other));
            in_field(one) || in_field(other) || a.is_empty() || b.is_empty() || a.iter().any(|word| b.contains(word))
        }
        // A link with the same words, once at the top and once in the text.
        FactClass::Link => one.lead == other.lead,
        _ => false,
    }
}

/// The distinctive words around a value. In scripts without spaces, the characters.
fn distinctive(fact: &Fact) -> Vec<String> {
    let mut distinctive = Vec::new();
    for word in words(&fact.lead).into_iter().chain(words(&fact.trail)) {
        if word.chars().any(crate::text::fold::is_ideograph) {
            distinctive.extend(word.chars().map(String::from));
        } else if word.chars().count() >= DISTINCTIVE_LETTERS {
            distinctive.push(word);
        }
    }
    distinctive
}

/// Adds the places of the same fact.
fn join(first: &mut Fact, mut other: Fact) {
    first.places.append(&mut other.places);
    first.also.append(&mut other.also);
    sort::sort_and_dedup(&mut first.also);
    // The value and the words around it stand together at one place: elsewhere it may have another capital.
    if first.lead.len() + first.trail.len() < other.lead.len() + other.trail.len() {
        (first.before, first.after) = (other.before, other.after);
        (first.lead, first.trail) = (other.lead, other.trail);
    }
}

/// Links each fact to the correction in a row, if it quotes both its values.
fn correct(facts: &mut [Fact], row: usize, text: &str) {
    let is_it =
        |fact: &Fact| fact.class == FactClass::Correction && fact.places.iter().any(|place| place.row == Some(row));
    let number = facts.iter().position(is_it);
    let quoted = words(text);
    for fact in facts {
        use FactClass::{Correction, Headline, LeftBehind, New, Removed};
        let is_value = !matches!(fact.class, Correction | New | Removed | LeftBehind | Headline);
        let (before, after) = (words(&fact.before), words(&fact.after));
        let quotes = |these: &[String], others: &[String]| {
            let mut only_here = these.iter().filter(|word| !others.contains(word)).peekable();
            only_here.peek().is_some() && only_here.all(|word| quoted.contains(word))
        };
        if is_value && fact.corrected.is_none() && quotes(&before, &after) && quotes(&after, &before) {
            fact.corrected = number;
        }
    }
}

/// The words of a text as they are compared.
#[inline(never)]
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let word = folded(trim_both(word, |c| !c.is_alphanumeric() && c != '$' && c != '%'));
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}
