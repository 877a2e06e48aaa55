//! Leaves out names that both versions have, in any case.
//!
//! ```text
//! [Starosta Petr Svoboda řekl, že]{Podle starosty Petra Svobody} most …   →   nothing
//! Der Anwalt [von Peter Lang]{…} … Peter Langs Anwalt                     →   nothing
//! [Sorenson]{Sorensen}                                                    →   a name: nothing else changed its case
//! ```

use std::ops::Range;

use super::aligned_text::AlignedText;
use super::entry::{id, is_capital};
use super::kept::{IN_PLACE, Value, Versions, pass_over};
use crate::change::ChangeClass;
use crate::classify::without_possessive;
use crate::comparison::Edit;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{first_chars, trim_end};
use crate::text::{Passage, Vocabulary, is_abbreviation, is_form, is_inflected, is_particle};

/// The letters by which two forms of a word are recognised.
const AGREEING: usize = 3;

impl Versions<'_, '_> {
    /// Whether both versions have all names of a fact.
    pub fn has_kept_names(&self, text: &AlignedText<'_>, steps: &Range<usize>) -> bool {
        let is_swap = |tokens: &[Range<usize>; 2]| tokens.iter().all(|tokens| (1..=IN_PLACE).contains(&tokens.len()));
        let is_in_place = is_swap(&text.tokens(steps));
        let [one, other] = text.passages();
        let (mut before, mut after, mut certain) = (Vec::new(), Vec::new(), [false; 2]);
        for step in steps.clone().filter(|step| text.edit(*step).is_some()) {
            let [tokens, others] = text.tokens(&(step..step + 1));
            certain[0] |= self.enter_names(one, tokens, is_in_place, &mut before);
            certain[1] |= self.enter_names(other, others, is_in_place, &mut after);
        }
        let changes_case = self.changes_case(text);
        pass_over(&mut before, &mut after, &|one, other| {
            one.text == other.text || changes_case && is_form(&one.text, &other.text)
        });
        if is_in_place && certain == [true, true] && !(before.is_empty() && after.is_empty()) {
            return false;
        }
        before.iter().all(|name| self.has_name(1, name)) && after.iter().all(|name| self.has_name(0, name))
    }

    /// Adds the words of names, and returns whether any of them certainly is one. A capital at the start of a sentence
    /// may mean nothing, so it counts only if `has_all`.
    #[inline(never)]
    fn enter_names<'p>(
        &self,
        passage: &'p Passage,
        tokens: Range<usize>,
        has_all: bool,
        names: &mut Vec<Value<'p>>,
    ) -> bool {
        let mut has_certain = false;
        for token in tokens {
            // A number before the stop does not show whether a sentence ends: "by 28 percent to 24. Seeking a third term".
            let may_start = passage.starts_sentence(token)
                || passage.word(token.wrapping_sub(1)) == "."
                    && passage.word(token.wrapping_sub(2)).ends_with(char::is_numeric);
            let is_certain = !may_start || self.vocabulary.is_name(passage.word(token));
            if let Some(text) = name(passage, token, self.vocabulary).filter(|_| is_certain || has_all) {
                names.push(Value { passage, token, text, nth: 0 });
                has_certain |= is_certain;
            }
        }
        has_certain
    }

    /// Whether a version has a name, also with a possessive, or as a title in lower case: "Constable Boyle", "Boyle, the
    /// constable". In German and other languages it has an "s" then, and in many languages an ending: Игорь, Игоря.
    fn has_name(&self, version: usize, Value { passage, token, text: name, .. }: &Value<'_>) -> bool {
        let has_word = |word: &str| {
            let key = self.vocabulary.id_of(word);
            key.is_some_and(|key| self.has_text(version, &|passage| passage.ids.contains(&key)))
                || self.vocabulary.stays(word)
        };
        // Texts that both versions have are not read.
        let letters = name.chars().count();
        let stem = first_chars(name, letters - usize::from(letters > AGREEING));
        has_word(name)
            || has_word(&[name, "'s"].concat())
            || (is_capital(passage.word(token + 1)) || passage.starts_sentence(*token)) && has_word(&name.to_lower())
            || has_word(&[name, "s"].concat())
            || has_word(trim_end(name, |c| c == 's'))
            || is_inflected(self.vocabulary)
                && (self.vocabulary.unread().contains(stem)
                    || self.has_text(version, &|passage| {
                        (0..passage.tokens.len()).any(|token| is_form(name, passage.word(token)))
                    }))
            || is_initials(name) && self.has_text(version, &|passage| has_initials(passage, name))
    }

    /// Whether another word changed, so that a name may stand in another case: `[Starosta Petr]{Podle starosty Petra}`.
    /// One that agrees with the name does not count: `[Иванов сказал]{Иванова сказала}`.
    fn changes_case(&self, text: &AlignedText<'_>) -> bool {
        let is_other = |edit: &Edit| {
            edit.classes.contains(&ChangeClass::Wording)
                && first_chars(&edit.before, AGREEING) != first_chars(&edit.after, AGREEING)
        };
        is_inflected(self.vocabulary) && text.changed.iter().any(|step| text.edit(*step).is_some_and(is_other))
    }
}

/// A word that may belong to a name. A title does not.
fn name(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> Option<String> {
    let word = passage.word(token);
    let is_name = is_capital(word)
        && !vocabulary.is_figure(id(passage, token))
        && !is_particle(word)
        && !is_abbreviation(word, false);
    is_name.then(|| without_possessive(word).to_owned())
}

/// Whether a name consists of initials: "UN", "U.N."
fn is_initials(name: &str) -> bool {
    name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.')
}

/// Whether a text has a name with these initials: "UN", "U.N.", "United Nations".
fn has_initials(passage: &Passage, name: &str) -> bool {
    let initials = || name.bytes().filter(|byte| *byte != b'.');
    let first = |token: usize| passage.word(token).bytes().next();
    // Most words begin with another letter.
    (0..passage.tokens.len()).filter(|token| first(*token) == initials().next()).any(|token| {
        initials().zip(token..).all(|(initial, token)| first(token) == Some(initial))
            || passage.word(token).bytes().filter(|byte| *byte != b'.').eq(initials())
    })
}
