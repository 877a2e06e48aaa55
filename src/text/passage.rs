//! A text in, its [`Passage`] out: tokens, their keys as numbers, and sentences, ready to be compared.

use hashbrown::HashMap;
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use super::language::{Facts, Speech, facts};
use super::normalize::{is_dash, token_key};
use super::token::{Token, TokenKind};
use super::token_cache::{TokenCache, Tokenized, tokenized};
use super::tokenize::tokenize;
use super::trim::slice;
use super::unread::Unread;

/// A text cut into tokens and sentences. Token numbers are places in `tokens` and `ids` alike.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage {
    pub text: String,
    pub tokens: Vec<Token>,
    /// For each token the number of its key in the [`Vocabulary`]: equal keys, equal numbers.
    pub ids: Rc<[u32]>,
    /// Sentences as ranges of tokens, covering all of them.
    pub sentences: Vec<Range<usize>>,
}

impl Passage {
    /// TokenCache `text` and enters its keys into `vocabulary`.
    pub fn new(text: String, vocabulary: &mut Vocabulary) -> Self {
        Self::of_tokens(tokenized(&text), text, vocabulary)
    }

    /// The same for a text that may have been tokenized already.
    pub fn cached(text: String, vocabulary: &mut Vocabulary, cache: Option<&mut TokenCache>) -> Self {
        Self::of_tokens(cache.map_or_else(|| tokenized(&text), |cache| cache.tokenize(&text)), text, vocabulary)
    }

    fn of_tokens((tokens, sentences): Tokenized, text: String, vocabulary: &mut Vocabulary) -> Self {
        let ids = tokens.iter().map(|token| vocabulary.enter(slice(&text, &token.range), token.kind)).collect();
        let passage = Self { text, tokens, ids, sentences };
        passage.sentences.iter().for_each(|sentence| passage.enter_names(sentence, vocabulary));
        passage
    }

    /// Tells the vocabulary which words have a capital inside a sentence. Headlines, which may be set like titles, have no
    /// final mark and tell nothing.
    fn enter_names(&self, sentence: &Range<usize>, vocabulary: &mut Vocabulary) {
        if sentence.end.checked_sub(1).is_none_or(|last| self.kind(last) != TokenKind::Punctuation) {
            return;
        }
        let tokens = self.tokens.get(sentence.clone()).unwrap_or_default();
        for (pair, number) in tokens.windows(2).zip(sentence.start + 1..) {
            let [before, token] = pair else { continue };
            // Most words are in small letters, which their first bytes tell.
            let is_small = self.text.as_bytes().get(token.range.start).is_some_and(u8::is_ascii_lowercase);
            let are_words = before.kind == TokenKind::Word && token.kind == TokenKind::Word;
            if !is_small && are_words && slice(&self.text, &token.range).starts_with(char::is_uppercase) {
                vocabulary.enter_name(self.ids.get(number).copied());
            }
        }
    }

    /// TokenCache a credit line: each part between slashes and the like is one token, for it is one name to a reader.
    pub fn of_credit(text: String, vocabulary: &mut Vocabulary) -> Self {
        let words = tokenize(&text);
        let mut tokens: Vec<Token> = Vec::new();
        let mut joins = false;
        for word in words {
            let separates = word.kind == TokenKind::Punctuation
                && !matches!(slice(&text, &word.range), "." | "&" | "'" | "’")
                || matches!(slice(&text, &word.range), "via" | "for" | "©");
            match tokens.last_mut() {
                Some(last) if joins && !separates => last.range.end = word.range.end,
                _ => tokens.push(Token { kind: if separates { word.kind } else { TokenKind::Word }, ..word }),
            }
            joins = !separates;
        }
        let ids = tokens.iter().map(|token| vocabulary.enter(slice(&text, &token.range), token.kind)).collect();
        let whole = 0..tokens.len();
        let sentences = if whole.is_empty() { Vec::new() } else { Vec::from([whole]) };
        Self { text, tokens, ids, sentences }
    }

    /// Several passages as one, a line break between them, and the tokens at which the further ones begin.
    pub fn joined<'a>(parts: impl Iterator<Item = &'a Passage>) -> (Self, Vec<usize>) {
        let mut joined = Self::default();
        let mut ids = Vec::new();
        let mut breaks = Vec::new();
        for (number, part) in parts.enumerate() {
            if number > 0 {
                joined.text.push('\n');
                breaks.push(joined.tokens.len());
            }
            let (bytes, first) = (joined.text.len(), joined.tokens.len());
            let shifted = |range: &Range<usize>, by: usize| range.start + by..range.end + by;
            joined.text.push_str(&part.text);
            ids.extend_from_slice(&part.ids);
            joined.tokens.extend(part.tokens.iter().map(|t| Token { range: shifted(&t.range, bytes), kind: t.kind }));
            joined.sentences.extend(part.sentences.iter().map(|sentence| shifted(sentence, first)));
        }
        joined.ids = ids.into();
        (joined, breaks)
    }

    /// The text of one token; empty past the end.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| slice(&self.text, &token.range))
    }

    /// The kind of one token.
    pub fn kind(&self, token: usize) -> TokenKind {
        self.tokens.get(token).map_or(TokenKind::Punctuation, |token| token.kind)
    }

    /// The bytes from the first to the last token of a range, without the white space around it.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(range.start).map_or(self.text.len(), |token| token.range.start);
        if range.is_empty() {
            return start..start;
        }
        start..self.tokens.get(range.end.saturating_sub(1)).map_or(start, |token| token.range.end)
    }

    /// The text from the first to the last token of a range.
    pub fn words(&self, range: &Range<usize>) -> &str {
        slice(&self.text, &self.bytes(range))
    }

    /// The bytes between token `token - 1` and token `token`: before the first and after the last token too.
    pub fn gap(&self, token: usize) -> Range<usize> {
        let start =
            token.checked_sub(1).map_or(0, |last| self.tokens.get(last).map_or(self.text.len(), |t| t.range.end));
        start..self.tokens.get(token).map_or(self.text.len(), |token| token.range.start)
    }

    /// The white space before token `token`.
    pub fn gap_text(&self, token: usize) -> &str {
        slice(&self.text, &self.gap(token))
    }

    /// The keys of a range of tokens.
    pub fn keys(&self, range: &Range<usize>) -> &[u32] {
        self.ids.get(range.clone()).unwrap_or_default()
    }
}

/// The keys of all tokens of one comparison, numbered, with what is known of each.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, usize>,
    entries: Vec<Entry>,
    /// Words in all texts so far that tell no language, particles of English, of German, of French and Spanish.
    languages: [usize; 4],
    /// The texts that were not read, since they stand in both versions.
    unread: Unread,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Of the token that came first.
    kind: TokenKind,
    weight: u32,
    /// Of which language it is a particle.
    language: usize,
    speech: Speech,
    is_negation: bool,
    is_figure: bool,
    /// Whether it says something by itself; see [`Vocabulary::is_meaningful`].
    is_meaningful: bool,
    /// Whether it does so in English only.
    is_english_word: bool,
    /// Whether it stands with a capital inside a sentence.
    is_name: bool,
}

impl Entry {
    fn new(key: &str, kind: TokenKind) -> Self {
        let facts = facts(key);
        Self {
            kind,
            language: facts.language,
            weight: weight(key, kind),
            speech: if kind == TokenKind::Word { facts.speech } else { Speech::None },
            is_negation: matches!(kind, TokenKind::Word | TokenKind::Unspaced) && facts.negates,
            is_figure: is_figure(key, kind, facts),
            is_meaningful: is_meaningful(key, kind, facts),
            is_english_word: facts.is_english_word,
            is_name: false,
        }
    }

    /// Takes in what the same key is as a token of another kind, as a number after an invisible sign is a word: whichever came
    /// first, the outcome is the same.
    fn join(&mut self, other: Self) {
        self.weight = self.weight.max(other.weight);
        self.speech = self.speech.max(other.speech);
        self.is_negation |= other.is_negation;
        self.is_figure |= other.is_figure;
        self.is_meaningful |= other.is_meaningful;
    }
}

/// Particles of any language in the texts that differ, from which their language is known without the others.
const ENOUGH_PARTICLES: usize = 12;

impl Vocabulary {
    /// Leaves a text unread, given in parts, which counts for the language and the names all the same.
    pub fn leave<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        self.unread.add(parts);
    }

    fn enter(&mut self, text: &str, kind: TokenKind) -> u32 {
        // A dash that stands alone is a dash, however it was typed; inside words and numbers hyphens are hyphens.
        let key = match kind {
            TokenKind::Punctuation if is_dash(text) => "—".into(),
            TokenKind::Number => number_key(token_key(text)),
            _ => token_key(text),
        };
        let id = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        if let Some(number) = self.numbers.get(key.as_ref()).copied() {
            if let Some(entry) = self.entries.get_mut(number) {
                count(&mut self.languages, entry.language);
                if entry.kind != kind {
                    entry.join(Entry::new(&key, kind));
                }
            }
            return id(number);
        }
        let number = self.entries.len();
        let entry = Entry::new(&key, kind);
        count(&mut self.languages, entry.language);
        self.entries.push(entry);
        self.numbers.insert(key.into_owned(), number);
        id(number)
    }

    fn enter_name(&mut self, id: Option<u32>) {
        let place = id.and_then(|id| usize::try_from(id).ok());
        if let Some(entry) = place.and_then(|place| self.entries.get_mut(place)) {
            entry.is_name = true;
        }
    }

    /// Whether a word that begins a sentence is a name by its other places: it has a capital inside a sentence, and
    /// stands in lower case nowhere.
    pub fn is_name(&self, word: &str) -> bool {
        let key = token_key(word);
        let name = key.strip_suffix("'s").unwrap_or(&key);
        let lower = name.to_lowercase();
        if self.numbers.contains_key(lower.as_str()) {
            return false;
        }
        let entry = self.numbers.get(name).and_then(|number| self.entries.get(*number));
        let is_name = entry.is_some_and(|entry| entry.is_name) || self.unread.has_name(name);
        is_name && !self.unread.has(&lower)
    }

    /// How much a token tells: 1 for punctuation to 5 for a number.
    pub fn weight(&self, id: u32) -> u32 {
        self.entry(id).map_or(1, |entry| entry.weight)
    }

    /// The weights of tokens, added up.
    pub fn total(&self, ids: &[u32]) -> u32 {
        ids.iter().map(|id| self.weight(*id)).sum()
    }

    /// How surely it attributes speech to somebody.
    pub fn speech(&self, id: u32) -> Speech {
        self.entry(id).map_or(Speech::None, |entry| entry.speech)
    }

    /// Whether it is a number, an amount, a date or a time, or a word that tells one.
    pub fn is_figure(&self, id: u32) -> bool {
        self.entry(id).is_some_and(|entry| entry.is_figure)
    }

    /// Whether it says something by itself: a noun, a verb, a name, a figure; no particle, no short word and no punctuation.
    pub fn is_meaningful(&self, id: u32) -> bool {
        self.entry(id).is_some_and(|entry| entry.is_meaningful || entry.is_english_word && self.is_english())
    }

    /// The number of a key, if it stands in either text.
    pub fn id_of(&self, key: &str) -> Option<u32> {
        self.numbers.get(key).and_then(|number| u32::try_from(*number).ok())
    }

    /// Whether it negates.
    pub fn is_negation(&self, id: u32) -> bool {
        self.entry(id).is_some_and(|entry| entry.is_negation)
    }

    /// Whether the texts are rather English.
    pub fn is_english(&self) -> bool {
        let [_, english, german, romance] = self.languages;
        english > german && english > romance
    }

    /// Whether the texts are rather German than English: then nouns have capitals, and a capital tells no name.
    pub fn is_german(&self) -> bool {
        let [_, english, german, romance] = self.languages();
        german > english && german > romance
    }

    /// Whether the texts are rather French or Spanish.
    pub fn is_romance(&self) -> bool {
        let [_, english, german, romance] = self.languages();
        romance > english && romance > german
    }

    /// Particles by language: of the texts that differ, and of the others only where those are too few.
    fn languages(&self) -> [usize; 4] {
        let mut languages = self.languages;
        if languages.iter().skip(1).sum::<usize>() < ENOUGH_PARTICLES {
            for (count, more) in languages.iter_mut().zip(self.unread.languages(ENOUGH_PARTICLES)) {
                *count += more;
            }
        }
        languages
    }

    fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(id).ok()?)
    }
}

fn count(languages: &mut [usize; 4], language: usize) {
    if let Some(count) = languages.get_mut(language) {
        *count += 1;
    }
}

/// The key of a number: "4 p.m." and "4 pm" are one time of day.
fn number_key(key: Cow<'_, str>) -> Cow<'_, str> {
    let lower =
        |mark: &str| key.strip_suffix(mark).map(|head| format!("{head}{}", mark.replace('.', "").to_lowercase()));
    let plain = ["a.m.", "p.m.", "A.M.", "P.M.", "AM", "PM"].iter().find_map(|mark| lower(mark));
    plain.map_or(key, Cow::Owned)
}

fn is_figure(key: &str, kind: TokenKind, facts: Facts) -> bool {
    match kind {
        TokenKind::Number => true,
        TokenKind::Word => facts.is_number || facts.is_calendar || has_digit(key),
        TokenKind::Unspaced | TokenKind::Address | TokenKind::Punctuation | TokenKind::Symbol => false,
    }
}

fn is_meaningful(key: &str, kind: TokenKind, facts: Facts) -> bool {
    match kind {
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::Word => {
            let is_listed = facts.is_particle || facts.negates;
            !is_listed
                && key.chars().filter(|c| c.is_alphanumeric()).take(MEANINGFUL_LETTERS).count() == MEANINGFUL_LETTERS
                || facts.speech != Speech::None
                || facts.is_number
        }
        TokenKind::Unspaced | TokenKind::Punctuation | TokenKind::Symbol => false,
    }
}

/// Letters from which a word that is no listed particle says something by itself.
const MEANINGFUL_LETTERS: usize = 3;

/// Whether a word has a digit in it, which most words show by their bytes that they have not.
fn has_digit(key: &str) -> bool {
    key.bytes().any(|byte| !byte.is_ascii_alphabetic()) && key.contains(char::is_numeric)
}

/// Letters up to which a word is mostly a particle ("the", "of", "und", "les").
const PARTICLE_LETTERS: usize = 3;

fn weight(key: &str, kind: TokenKind) -> u32 {
    // Marks stand for themselves in a key.
    let is_short = || {
        let begins_plainly = key.bytes().take(PARTICLE_LETTERS + 1).all(|byte| byte.is_ascii_alphanumeric());
        match begins_plainly {
            true => key.len() <= PARTICLE_LETTERS,
            false => key.chars().filter(|c| c.is_alphanumeric()).take(PARTICLE_LETTERS + 1).count() <= PARTICLE_LETTERS,
        }
    };
    match kind {
        TokenKind::Punctuation => 1,
        TokenKind::Symbol | TokenKind::Unspaced => 2,
        TokenKind::Word if is_short() => 2,
        TokenKind::Word => 4,
        TokenKind::Number | TokenKind::Address => 5,
    }
}
