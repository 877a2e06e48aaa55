//! Decides whether an edit added or removed a word that limits a statement, with its clause.
//!
//! ```text
//! They will strike[ if the plan stays].     [An alleged]{A} thief was held.
//! ```

use super::Classifier;
use super::side::Side;
use super::sides::Sides;
use crate::text::is_limit;
use crate::text::lowercase::Lowercase;

/// The most tokens of each side: a clause. A longer edit is rewritten text.
const LONGEST_CLAUSE_TOKENS: usize = 18;

/// The tokens at the start of words that were added or removed, one of which limits: ", but only".
const BEGINNING: usize = 3;

impl<'a> Classifier<'a> {
    /// Whether one side has a word that limits a statement ("if", "allegedly") and the other has none. A word that the
    /// text has as often as before only moved. One that stands before a number or a day belongs to it: "only 12",
    /// "until Thursday". Words that were only added or removed begin with it.
    pub(super) fn limits(&self, sides: &Sides<'_, 'a>) -> bool {
        let [(one, before), (other, after)] = *sides;
        if before.len().max(after.len()) > LONGEST_CLAUSE_TOKENS {
            return false;
        }
        let is_swap = !before.is_empty() && !after.is_empty();
        let count = |side: &Side<'_>, word: &str| {
            // Lower case does not change the length of these words.
            let is_it = |other: &str| other.len() == word.len() && other.to_lower() == word;
            (0..side.passage.tokens.len()).filter(|token| is_it(side.passage.word(*token))).count()
        };
        let has_limit = |(side, range): (&Side<'_>, &std::ops::Range<usize>)| {
            range.clone().any(|token| {
                let word = side.passage.lower(token);
                // "in May" is a month.
                is_limit(&word)
                    && side.passage.word(token) != "May"
                    && (is_swap || token < range.start + BEGINNING)
                    && !self.vocabulary.is_figure(side.id(token + 1))
                    // "could not" is the past of "cannot".
                    && !self.vocabulary.is_negation(side.id(token + 1))
                    && count(one, &word) != count(other, &word)
            })
        };
        has_limit(sides[0]) != has_limit(sides[1])
    }
}
