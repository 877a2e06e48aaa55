//! A passage in, what its quotation marks and capitals tell of its tokens out: which are quoted, and which are names.

use std::ops::Range;

use super::Pick;
use super::quotation::{may_be_quotation_mark, quoted};
use crate::sort;
use crate::text::{Passage, TokenKind, Vocabulary, is_quotation_mark, is_sentence_starter, token_key};

/// Tokens of a sentence that are looked at to see whether a name or figure stands elsewhere in it: more are no sentence.
const SENTENCE_TOKENS: usize = 1_000;

/// Share of the words of a sentence that begin upper case, above which it is set like a title and capitals tell nothing.
const TITLE_CASE: f64 = 0.6;

/// Words that a sentence must have for its capitals to be counted.
const TITLE_WORDS: usize = 4;

/// A passage with what its quotation marks and capitals tell.
pub(crate) struct Side<'a> {
    pub(super) passage: &'a Passage,
    pub(super) vocabulary: &'a Vocabulary,
    /// For each token whether it stands inside quotation marks.
    pub(super) quoted: Vec<bool>,
    /// For each sentence whether it is set like a title.
    pub(super) titles: Vec<bool>,
    /// For each sentence whether it holds a quotation.
    pub(super) quotes: Vec<bool>,
    pub(super) is_german: bool,
}

impl<'a> Side<'a> {
    /// Looks at the quotation marks and capitals of a passage.
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
        // Titles end without a stop, and in German capitals tell nothing of them either.
        let is_german = vocabulary.is_german();
        let ends = |sentence: &Range<usize>| {
            sentence.end.checked_sub(1).is_some_and(|last| passage.kind(last) == TokenKind::Punctuation)
        };
        let titles = passage.sentences.iter().map(|sentence| !is_german && !ends(sentence) && is_title(sentence));
        let titles = titles.collect();
        let quoted = quoted(passage);
        let holds = |sentence: &Range<usize>| quoted.get(sentence.clone()).unwrap_or_default().contains(&true);
        let quotes = passage.sentences.iter().map(holds).collect();
        Self { passage, vocabulary, quoted, titles, quotes, is_german }
    }

    /// Takes the passage for a quotation as a whole: block quotes have no quotation marks.
    pub fn of_quote(mut self) -> Self {
        self.quoted.fill(true);
        self
    }

    pub(super) fn id(&self, token: usize) -> u32 {
        self.passage.ids.get(token).copied().unwrap_or(u32::MAX)
    }

    /// The keys of those tokens of a range that `pick` wants, without regard to order and case.
    pub(super) fn picked(&self, range: &Range<usize>, pick: Pick<'_>) -> Vec<String> {
        let mut words: Vec<String> = range
            .clone()
            .filter(|token| pick(self, *token))
            .map(|token| {
                // "Gravik’s mayor" is the "Gravik mayor".
                token_key(without_possessive(self.passage.word(token))).to_lowercase()
            })
            .collect();
        sort::sort(&mut words);
        words
    }

    /// The words of a range without punctuation and without regard to case.
    pub(super) fn words_in_order(&self, range: &Range<usize>) -> Vec<String> {
        let words = range.clone().filter(|token| self.passage.kind(*token) != TokenKind::Punctuation);
        words.map(|token| token_key(self.passage.word(token)).to_lowercase()).collect()
    }

    /// Whether a token is a capitalised word that does not owe its capital to its place or its language.
    ///
    /// A capital at the start of a sentence or a quotation tells nothing unless the word has one elsewhere, nor do capitals in a headline set like a
    /// title. German nouns have capitals: there a name is known by another capital beside it ("Ida Holm", "Herr Holm")
    /// or by capitals throughout ("SPD").
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
        let sentence = self.passage.sentences.partition_point(|sentence| sentence.end <= token);
        if self.titles.get(sentence) == Some(&true) {
            return false;
        }
        if self.starts(token) {
            return !self.is_german && self.vocabulary.is_name(word);
        }
        let has_capital = |token: usize| {
            let word = self.passage.word(token);
            self.passage.kind(token) == TokenKind::Word
                && word.starts_with(char::is_uppercase)
                && !self.vocabulary.is_figure(self.id(token))
                && !(self.starts(token) && is_sentence_starter(word))
        };
        let is_initials = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && word.len() > 1;
        let follows_capital = token.checked_sub(1).is_some_and(has_capital);
        // "Betriebsrätin Ida Holm": a title before the name.
        let is_title = !follows_capital && has_capital(token + 1) && has_capital(token + 2);
        !self.is_german || is_initials || follows_capital || has_capital(token + 1) && !is_title
    }

    /// Whether a token begins a sentence, a quotation or what follows a colon or dash.
    pub(super) fn starts(&self, token: usize) -> bool {
        let after_mark = token.checked_sub(1).is_some_and(|last| match token_key(self.passage.word(last)).as_ref() {
            "\"" => self.is_quoted(token),
            mark => matches!(mark, "'" | ":" | "—" | "¿" | "¡" | "["),
        });
        after_mark || self.passage.sentences.binary_search_by_key(&token, |sentence| sentence.start).is_ok()
    }

    /// Whether a range begins with a sentence and ends with one, final marks apart.
    pub(super) fn is_whole_sentences(&self, range: &Range<usize>) -> bool {
        let sentences = &self.passage.sentences;
        let starts = sentences.binary_search_by_key(&range.start, |sentence| sentence.start).is_ok();
        let last = sentences.get(sentences.partition_point(|sentence| sentence.end < range.end));
        starts
            && last.is_some_and(|last| {
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

    /// The sentence of a token; of the last one, where the text ends before it.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        let at = self.passage.sentences.partition_point(|sentence| sentence.end <= token);
        self.passage.sentences.get(at).or(self.passage.sentences.last()).cloned().unwrap_or_default()
    }

    /// How often a word stands in the sentence of a token.
    pub(super) fn count_in_sentence(&self, id: u32, token: usize) -> usize {
        let keys = self.passage.keys(&self.sentence(token));
        keys.iter().take(SENTENCE_TOKENS).filter(|key| **key == id).count()
    }

    /// How often a word stands in the sentence of a token, with or without capitals and whosever something is.
    pub(super) fn count_word(&self, token: usize, word: &str) -> usize {
        let stem = without_possessive(word);
        let folded = token_key(stem).to_lowercase();
        let is_it = |word: &str| {
            let word = without_possessive(word);
            word.eq_ignore_ascii_case(stem) || !word.is_ascii() && token_key(word).to_lowercase() == folded
        };
        self.sentence(token).take(SENTENCE_TOKENS).filter(|token| is_it(self.passage.word(*token))).count()
    }

    /// Whether the sentence of a token holds a quotation.
    pub(super) fn sentence_quotes(&self, token: usize) -> bool {
        let at = self.passage.sentences.partition_point(|sentence| sentence.end <= token);
        self.quotes.get(at).or(self.quotes.last()) == Some(&true)
    }
}

/// A name that is not told whose something is: "Norland" for "Norland’s".
fn without_possessive(word: &str) -> &str {
    word.strip_suffix('s').and_then(|stem| stem.strip_suffix('’').or(stem.strip_suffix('\''))).unwrap_or(word)
}
