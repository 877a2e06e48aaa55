//! Merges the facts of all places: leaves out values that only moved, and reports the same fact once with all its
//! places.
//!
//! ```text
//! headline: Ferry sinks, [12]{27} dead      paragraph 1: at least [12]{27} people were killed
//!   →   one figure, 12 → 27, with two places
//! ```

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::entry::Blocks;
use super::line::{Line, joined, over_tokens};
use crate::comparison::{Comparison, Segment, Tag};
use crate::fact::{Fact, FactClass, FactPart};
use crate::sort;
use crate::text::{Passage, Vocabulary, counted, folded};

/// The fewest letters of a distinctive word around a value.
const DISTINCTIVE_LETTERS: usize = 4;

/// The facts found so far, in reading order, and the lines of their values.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    pub found: Vec<Found>,
    pub lines: Vec<Line<'a>>,
}

/// A fact and what it was made of.
pub(super) struct Found {
    pub fact: Fact,
    /// The keys of the figures, names and negations in its values, before and after.
    pub tokens: [Vec<u32>; 2],
    /// The number of its line and the tokens of its values. `None` if the fact is not a value.
    pub origin: Option<(usize, [Range<usize>; 2])>,
}

impl<'a> Gathered<'a> {
    /// Of the replaced words that were found in a row, keeps the first pair that says something. In a lead it is what the
    /// story says now.
    pub fn keep_first_words(&mut self, row: usize) {
        let mut is_first = true;
        self.found.retain(|Found { fact, .. }| {
            let is_words = fact.class == FactClass::Wording && fact.places.iter().any(|place| place.row == Some(row));
            let tells = |value: &str| value.split_whitespace().any(|word| word.chars().count() >= DISTINCTIVE_LETTERS);
            !is_words || tells(&fact.before) && tells(&fact.after) && std::mem::take(&mut is_first)
        });
    }

    /// Adds a fact that is not a value.
    pub fn enter_whole(&mut self, fact: Fact) {
        self.found.push(Found { fact, tokens: [Vec::new(), Vec::new()], origin: None });
    }

    /// Leaves out values that only moved.
    pub fn drop_what_only_moved(
        &mut self,
        comparison: &Comparison,
        blocks: &Blocks<'_>,
        any_words: bool,
        vocabulary: &mut Vocabulary,
    ) {
        let may_move = |fact: &Fact| matches!(fact.class, FactClass::Figure | FactClass::Name | FactClass::Date);
        let is_alone = |tokens: &[Vec<u32>; 2]| tokens[0].is_empty() != tokens[1].is_empty();
        if self.found.iter().any(|found| may_move(&found.fact) && is_alone(&found.tokens)) {
            let [deleted, inserted] = changed_tokens(comparison, blocks, vocabulary);
            self.leave_out(any_words, |Found { fact, tokens: [before, after], .. }| {
                let has_moved = |tokens: &[u32], others: &HashSet<u32>| {
                    !tokens.is_empty() && tokens.iter().all(|token| others.contains(token))
                };
                may_move(fact)
                    && (before.is_empty() && has_moved(after, &deleted)
                        || after.is_empty() && has_moved(before, &inserted))
            });
        }
        // "12 were hurt, 40 died", "40 died, 12 were hurt": two phrases that swapped places.
        let is_phrase = |fact: &Fact| may_move(fact) && (fact.class == FactClass::Name || fact.before.contains(' '));
        let pairs: HashSet<(String, String)> = self
            .found
            .iter()
            .map(|found| &found.fact)
            .filter(|fact| is_phrase(fact))
            .map(|fact| (folded(&fact.before), folded(&fact.after)))
            .collect();
        self.leave_out(any_words, |Found { fact, .. }| {
            is_phrase(fact) && pairs.contains(&(folded(&fact.after), folded(&fact.before)))
        });
    }

    /// Leaves facts out, or reports them as wording if any wording is reported.
    fn leave_out(&mut self, any_words: bool, is_out: impl Fn(&Found) -> bool) {
        self.found.retain_mut(|found| {
            let is_out = is_out(found);
            if is_out && any_words {
                (found.fact.class, found.fact.also) = (FactClass::Wording, Vec::new());
            }
            !is_out || any_words
        });
    }

    pub fn into_facts(self) -> Vec<Fact> {
        self.found.into_iter().map(|found| found.fact).collect()
    }
}

/// The deleted tokens and the inserted ones.
fn changed_tokens(comparison: &Comparison, blocks: &Blocks<'_>, vocabulary: &mut Vocabulary) -> [HashSet<u32>; 2] {
    [(Tag::Delete, &blocks.before), (Tag::Insert, &blocks.after)].map(|(tag, known)| {
        let is_before = tag == Tag::Delete;
        let mut tokens = HashSet::new();
        let mut enter = |known: Option<&&Passage>, segments: &[Segment]| {
            if segments.iter().all(|segment| segment.tag != tag) {
                return;
            }
            let read = known.is_none().then(|| Passage::new(joined(segments), vocabulary));
            if let Some(passage) = read.as_ref().or(known.copied()) {
                over_tokens(passage, 0, segments, |token, segment| {
                    tokens.extend(passage.ids.get(token).filter(|_| segment.tag == tag));
                });
            }
        };
        for field in &comparison.fields {
            enter(None, if is_before { &field.before } else { &field.after });
        }
        let rows = comparison.rows.iter().filter(|row| row.change.is_some());
        for side in rows.flat_map(|row| if is_before { &row.before } else { &row.after }) {
            let known = known.get(side.block);
            match &side.photo {
                Some(photo) => {
                    enter(known, &photo.caption);
                    enter(None, &photo.alt);
                }
                None => enter(known, &side.segments),
            }
        }
        tokens
    })
}

/// Orders the facts for the report: merges equal ones, and links each to the correction that quotes it.
pub(super) fn arrange(facts: Vec<Fact>, corrections: &[(usize, String)]) -> Vec<Fact> {
    let mut grouped: Vec<Fact> = Vec::new();
    let mut known: HashMap<(FactClass, String, String), Vec<usize>> = HashMap::new();
    // A fact with equal values says nothing: an empty correction, or a passage of which only the end changed. A photo
    // may have no words.
    let says_something = |fact: &Fact| fact.before != fact.after || fact.class == FactClass::Photo;
    for fact in facts.into_iter().filter(says_something) {
        // Photos and quotations have one place each.
        if !may_be_same(fact.class) {
            grouped.push(fact);
            continue;
        }
        let same = known.entry((fact.class, key(&fact.before), key(&fact.after))).or_default();
        let first = same.iter().find(|first| grouped.get(**first).is_some_and(|first| is_same(first, &fact)));
        match first.and_then(|first| grouped.get_mut(*first)) {
            Some(first) => join(first, fact),
            None => {
                same.push(grouped.len());
                grouped.push(fact);
            }
        }
    }
    let mut numbered: Vec<(usize, Fact)> = grouped.into_iter().enumerate().collect();
    let is_beside =
        |fact: &Fact| fact.places.first().is_some_and(|place| place.field.is_none() && place.part != FactPart::Text);
    sort::sort_by(&mut numbered, |(one, a), (other, b)| {
        a.class.cmp(&b.class).then(is_beside(a).cmp(&is_beside(b))).then(one.cmp(other))
    });
    let mut facts: Vec<Fact> = numbered.into_iter().map(|(_, fact)| fact).collect();
    correct(&mut facts, corrections);
    facts
}

/// Whether facts of a class can be the same in several places.
fn may_be_same(class: FactClass) -> bool {
    use FactClass::{Attribution, Credit, Date, Figure, Gone, Link, Name, New};
    matches!(class, Name | Date | Credit | Attribution | Figure | Link | New | Gone)
}

/// A value, ignoring case and the form of small numbers: "four" equals "4".
fn key(text: &str) -> String {
    let folded = folded(text);
    counted(&folded).map_or(folded, |number| number.to_string())
}

/// Whether two facts with the same values are one.
fn is_same(one: &Fact, other: &Fact) -> bool {
    let in_field = |fact: &Fact| fact.places.iter().any(|place| place.field.is_some());
    match one.class {
        FactClass::Name | FactClass::Date | FactClass::Credit | FactClass::Attribution => true,
        // One sentence, added to several captions.
        FactClass::New | FactClass::Gone => true,
        FactClass::Figure => {
            let (a, b) = (distinctive(one), distinctive(other));
            in_field(one) || in_field(other) || a.is_empty() || b.is_empty() || a.iter().any(|word| b.contains(word))
        }
        // A link with the same words, once at the top and once in the text.
        FactClass::Link => one.lead == other.lead,
        _ => false,
    }
}

/// The distinctive words around a value. In scripts without spaces, the signs.
fn distinctive(fact: &Fact) -> Vec<String> {
    let mut distinctive = Vec::new();
    for word in fact.lead.split_whitespace().chain(fact.trail.split_whitespace()) {
        let word = folded(word.trim_matches(|c: char| !c.is_alphanumeric()));
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
    let length = |fact: &Fact| fact.lead.len() + fact.trail.len();
    if length(first) < length(&other) {
        (first.lead, first.trail) = (other.lead, other.trail);
    }
}

/// Links each fact to the correction that quotes both its values.
fn correct(facts: &mut [Fact], corrections: &[(usize, String)]) {
    for (row, text) in corrections {
        let is_it = |fact: &Fact| {
            fact.class == FactClass::Correction && fact.places.iter().any(|place| place.row == Some(*row))
        };
        let number = facts.iter().position(is_it);
        let words = words(text);
        for fact in facts.iter_mut() {
            let is_value = !matches!(
                fact.class,
                FactClass::Correction | FactClass::New | FactClass::Gone | FactClass::LeftBehind | FactClass::Headline
            );
            let (before, after) = (self::words(&fact.before), self::words(&fact.after));
            let quotes = |these: &[String], others: &[String]| {
                let mut own = these.iter().filter(|word| !others.contains(word)).peekable();
                own.peek().is_some() && own.all(|word| words.contains(word))
            };
            if is_value && fact.corrected.is_none() && quotes(&before, &after) && quotes(&after, &before) {
                fact.corrected = number;
            }
        }
    }
}

/// The words of a text as they are compared.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| folded(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '$' && c != '%'));
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}
