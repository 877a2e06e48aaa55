//! One side of an edit: a passage with its quotations and names marked.

use std::cell::OnceCell;
use std::ops::Range;

use super::quotation::{may_be_quotation_mark, quoted};
use crate::sort;
use crate::text::lowercase::Lowercase;
use crate::text::{
    Passage, TokenKind, Vocabulary, is_form, is_measure_of_time, is_quotation_mark, is_sentence_starter, token_key,
};

/// The most tokens of a sentence that are searched for another occurrence of a name or figure. More are not a sentence.
pub(super) const SENTENCE_TOKENS: usize = 1_000;

/// The share of capitalised words above which a sentence is in title case. Its capitals then prove nothing.
const TITLE_CASE: f64 = 0.6;

/// The fewest words of a sentence for its capitals to be counted.
const TITLE_WORDS: usize = 4;

/// Selects tokens of a side.
pub(super) type Pick<'p> = &'p dyn Fn(&Side<'_>, usize) -> bool;

/// A passage with its quotations and capitals.
pub(crate) struct Side<'a> {
    pub(super) passage: &'a Passage,
    pub(super) vocabulary: &'a Vocabulary,
    /// For each token, whether it is inside quotation marks.
    pub(super) quoted: Vec<bool>,
    /// For each sentence, whether it is in title case.
    pub(super) titles: Vec<bool>,
    /// For each sentence, whether it contains a quotation.
    pub(super) quotes: Vec<bool>,
    /// Whether the texts are mostly German. Few edits ask, and the answer may need the unchanged texts.
    is_german: OnceCell<bool>,
}

impl<'a> Side<'a> {
    /// Finds the quotations and the title-case sentences of a passage.
    pub fn new(passage: &'a Passage, vocabulary: &'a Vocabulary) -> Self {
        let is_title = |sentence: &Range<usize>| {
            let (mut distinctive, mut upper) = (0, 0);
            for token in sentence.clone().skip(1) {
                let word = passage.word(token);
                if passage.kind(token) == TokenKind::Word && word.len() > 3 {
                    distinctive += 1;
                    upper += usize::from(word.starts_with(char::is_uppercase));
                }
            }
            distinctive + 1 >= TITLE_WORDS && upper as f64 > TITLE_CASE * distinctive as f64
        };
        let is_german = OnceCell::new();
        let ends = |sentence: &Range<usize>| {
            sentence.end.checked_sub(1).is_some_and(|last| passage.kind(last) == TokenKind::Punctuation)
        };
        // Titles have no final stop. German capitals say nothing about titles either.
        let is_title = |sentence: &Range<usize>| {
            !ends(sentence) && is_title(sentence) && !*is_german.get_or_init(|| vocabulary.is_german())
        };
        let titles = passage.sentences.iter().map(is_title).collect();
        let quoted = quoted(passage);
        let holds = |sentence: &Range<usize>| quoted.get(sentence.clone()).unwrap_or_default().contains(&true);
        let quotes = passage.sentences.iter().map(holds).collect();
        Self { passage, vocabulary, quoted, titles, quotes, is_german }
    }

    pub(super) fn is_german(&self) -> bool {
        *self.is_german.get_or_init(|| self.vocabulary.is_german())
    }

    /// Treats the whole passage as a quotation: block quotes have no quotation marks.
    pub fn of_quote(mut self) -> Self {
        self.quoted.fill(true);
        self
    }

    pub(super) fn id(&self, token: usize) -> u32 {
        self.passage.ids.get(token).copied().unwrap_or(u32::MAX)
    }

    /// The folded keys of the selected tokens of a range, sorted.
    pub(super) fn picked(&self, range: &Range<usize>, pick: Pick<'_>) -> Vec<String> {
        let mut words: Vec<String> = range
            .clone()
            .filter(|token| pick(self, *token))
            .map(|token| {
                // "Gravik’s mayor" equals "Gravik mayor".
                token_key(without_possessive(self.passage.word(token))).to_lower()
            })
            .collect();
        sort::sort(&mut words);
        words
    }

    /// The words of a range without punctuation, ignoring case.
    pub(super) fn words_in_order(&self, range: &Range<usize>) -> Vec<String> {
        let words = range.clone().filter(|token| self.passage.kind(*token) != TokenKind::Punctuation);
        words.map(|token| token_key(self.passage.word(token)).to_lower()).collect()
    }

    /// Whether a token is a name: a word whose capital is due neither to its position nor to the language.
    ///
    /// A capital at the start of a sentence or a quotation proves nothing unless the word has one elsewhere, too.
    /// Capitals in a title-case headline prove nothing either. In German all nouns have capitals. There a name needs
    /// another capitalised word beside it ("Ida Holm", "Herr Holm") or capitals throughout ("SPD").
    pub(super) fn is_name(&self, token: usize) -> bool {
        let word = self.passage.word(token);
        if self.passage.kind(token) != TokenKind::Word
            || !word.starts_with(char::is_uppercase)
            || word == "I"
            || word.starts_with("I'")
            || word.starts_with("I’")
            || self.vocabulary.is_figure(self.id(token))
        {
            return false;
        }
        let sentence = self.passage.sentence_number(token);
        if self.titles.get(sentence) == Some(&true) {
            return false;
        }
        if self.starts(token) {
            return !self.is_german() && self.vocabulary.is_name(word);
        }
        let has_capital = |token: usize| {
            let word = self.passage.word(token);
            self.passage.kind(token) == TokenKind::Word
                && word.starts_with(char::is_uppercase)
                && !self.vocabulary.is_figure(self.id(token))
                && !(self.starts(token) && is_sentence_starter(word))
        };
        // "40 Minuten Verspätung"
        let is_measure = |token: usize| self.is_german() && is_measure_of_time(&self.passage.lower(token));
        let is_initials = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && word.len() > 1;
        let follows_capital = token.checked_sub(1).is_some_and(has_capital);
        // "Betriebsrätin Ida Holm": the first word is a title.
        let is_title = !follows_capital && has_capital(token + 1) && has_capital(token + 2);
        is_initials || follows_capital || has_capital(token + 1) && !is_title && !is_measure(token) || !self.is_german()
    }

    /// Whether a token is the first word of a sentence or a quotation, or follows a colon or dash.
    pub(super) fn starts(&self, token: usize) -> bool {
        let after_mark = token.checked_sub(1).is_some_and(|last| match token_key(self.passage.word(last)).as_ref() {
            "\"" => self.is_quoted(token),
            mark => matches!(mark, "'" | ":" | "—" | "¿" | "¡" | "["),
        });
        let is_word = |token| self.passage.kind(token) == TokenKind::Word;
        after_mark || !(self.sentence(token).start..token).any(is_word)
    }

    /// Whether a range consists of whole sentences. Final punctuation may be missing.
    pub(super) fn is_whole_sentences(&self, range: &Range<usize>) -> bool {
        self.passage.starts_sentence(range.start)
            && self.passage.sentence(range.end.saturating_sub(1)).is_some_and(|last| {
                (range.end..last.end).all(|token| self.passage.kind(token) == TokenKind::Punctuation)
            })
    }

    pub(super) fn count_marks(&self, range: &Range<usize>) -> usize {
        range.clone().filter(|token| self.is_quote_mark(*token)).count()
    }

    pub(super) fn is_quote_mark(&self, token: usize) -> bool {
        may_be_quotation_mark(self.passage.word(token))
    }

    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token) == Some(&true)
    }

    pub(super) fn touches_quotation(&self, range: &Range<usize>) -> bool {
        range.clone().any(|token| self.is_quoted(token) || is_quotation_mark(self.passage.word(token)))
    }

    /// The sentence of a token. The last one, if the text ends before the token.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.passage.sentence(token).or(self.passage.sentences.last()).cloned().unwrap_or_default()
    }

    /// How often a word occurs in the sentence of a token.
    pub(super) fn count_in_sentence(&self, id: u32, token: usize) -> usize {
        let keys = self.passage.keys(&self.sentence(token));
        keys.iter().take(SENTENCE_TOKENS).filter(|key| **key == id).count()
    }

    /// How often a word occurs in the sentence of a token, ignoring case and possessives.
    pub(super) fn count_word(&self, token: usize, word: &str) -> usize {
        let stem = without_possessive(word);
        let folded = token_key(stem).to_lower();
        let is_it = |word: &str| {
            let word = without_possessive(word);
            word.eq_ignore_ascii_case(stem) || !word.is_ascii() && token_key(word).to_lower() == folded
        };
        self.sentence(token).take(SENTENCE_TOKENS).filter(|token| is_it(self.passage.word(*token))).count()
    }

    /// Whether the sentence of a token has another form of a word in lower case.
    pub(super) fn has_form(&self, token: usize, word: &str) -> bool {
        self.sentence(token).take(SENTENCE_TOKENS).any(|token| {
            let other = self.passage.lower(token);
            other != word && is_form(&other, word)
        })
    }

    /// Whether the sentence of a token contains a quotation.
    pub(super) fn sentence_quotes(&self, token: usize) -> bool {
        let at = self.passage.sentence_number(token);
        self.quotes.get(at).or(self.quotes.last()) == Some(&true)
    }
}

/// A name without its possessive ending: "Norland" for "Norland’s".
pub(crate) fn without_possessive(word: &str) -> &str {
    word.strip_suffix('s').and_then(|stem| stem.strip_suffix('’').or(stem.strip_suffix('\''))).unwrap_or(word)
}
