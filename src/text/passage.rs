//! A passage: a text with its tokens, the numbers of their keys, and its sentences, ready to be compared.

mod stems;
mod word_entry;

use crate::text::lowercase::Lowercase;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::keys::Keys;
use super::language::Speech;
use super::normalize::{is_dash, token_key};
use super::sentence::tokenized;
use super::token::{Token, TokenKind};
use super::tokenize::tokenize;
use super::trim::slice;
use super::unread::Unread;
use word_entry::WordEntry;

/// A text split into tokens and sentences. A token number is an index into both `tokens` and `ids`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage {
    pub text: String,
    pub tokens: Vec<Token>,
    /// For each token the number of its key in the [`Vocabulary`]. Equal keys have equal numbers.
    pub ids: Rc<[u32]>,
    /// The sentences as ranges of tokens. They cover all tokens.
    pub sentences: Vec<Range<usize>>,
}

impl Passage {
    /// Tokenizes `text` and adds its keys to `vocabulary`.
    pub fn new(text: String, vocabulary: &mut Vocabulary) -> Self {
        let (tokens, sentences) = tokenized(&text);
        let ids = tokens.iter().map(|token| vocabulary.enter(slice(&text, &token.range), token)).collect();
        Self { text, tokens, ids, sentences }.entered(vocabulary)
    }

    /// The same passage in a further comparison.
    pub fn again(known: &KnownPassage, vocabulary: &mut Vocabulary) -> Self {
        let passage = &known.passage;
        let words = passage.tokens.iter().zip(&known.words);
        let ids =
            words.map(|(token, word)| vocabulary.enter_word(*word, slice(&passage.text, &token.range), token.kind));
        Self { ids: ids.collect(), ..Self::clone(passage) }.entered(vocabulary)
    }

    fn entered(self, vocabulary: &mut Vocabulary) -> Self {
        let passage = self;
        passage.sentences.iter().for_each(|sentence| passage.enter_names(sentence, vocabulary));
        passage
    }

    /// Records in the vocabulary which words have a capital inside a sentence. Sentences without a final mark are
    /// skipped: they may be headlines in title case.
    fn enter_names(&self, sentence: &Range<usize>, vocabulary: &mut Vocabulary) {
        if sentence.end.checked_sub(1).is_none_or(|last| self.kind(last) != TokenKind::Punctuation) {
            return;
        }
        let tokens = self.tokens.get(sentence.clone()).unwrap_or_default();
        for (pair, number) in tokens.windows(2).zip(sentence.start + 1..) {
            let [before, token] = pair else { continue };
            // The first byte shows that most words are lower case.
            let is_small = self.text.as_bytes().get(token.range.start).is_some_and(u8::is_ascii_lowercase);
            let are_words = before.kind == TokenKind::Word && token.kind == TokenKind::Word;
            if !is_small && are_words && slice(&self.text, &token.range).starts_with(char::is_uppercase) {
                vocabulary.enter_name(self.ids.get(number).copied());
            }
        }
    }

    /// Tokenizes a credit line. Each part between slashes and similar signs is one token, because it is one name to a
    /// reader.
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
                _ => tokens.push(Token {
                    kind: if separates { word.kind } else { TokenKind::Word },
                    is_plain: false,
                    ..word
                }),
            }
            joins = !separates;
        }
        let ids = tokens.iter().map(|token| vocabulary.enter(slice(&text, &token.range), token)).collect();
        let whole = 0..tokens.len();
        let sentences = if whole.is_empty() { Vec::new() } else { Vec::from([whole]) };
        Self { text, tokens, ids, sentences }
    }

    /// Joins several passages with line breaks. Also returns the tokens at which the further ones begin.
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
            joined
                .tokens
                .extend(part.tokens.iter().map(|token| Token { range: shifted(&token.range, bytes), ..*token }));
            joined.sentences.extend(part.sentences.iter().map(|sentence| shifted(sentence, first)));
        }
        joined.ids = ids.into();
        (joined, breaks)
    }

    /// The text of a token. Empty past the end.
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| slice(&self.text, &token.range))
    }

    /// A token in lower case.
    #[inline(never)]
    pub fn lower(&self, token: usize) -> String {
        self.word(token).to_lower()
    }

    /// The kind of a token.
    pub fn kind(&self, token: usize) -> TokenKind {
        self.tokens.get(token).map_or(TokenKind::Punctuation, |token| token.kind)
    }

    /// The bytes from the first to the last token of a range, without the white space around them.
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

    /// The bytes between the tokens `token - 1` and `token`, also before the first and after the last token.
    pub fn space_before(&self, token: usize) -> Range<usize> {
        let start =
            token.checked_sub(1).map_or(0, |last| self.tokens.get(last).map_or(self.text.len(), |t| t.range.end));
        start..self.tokens.get(token).map_or(self.text.len(), |token| token.range.start)
    }

    /// The white space before token `token`.
    pub fn space_text(&self, token: usize) -> &str {
        slice(&self.text, &self.space_before(token))
    }

    /// The number of the sentence of a token. Past the end it is the number of sentences.
    #[inline(never)]
    pub fn sentence_number(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// The sentence of a token.
    #[inline(never)]
    pub fn sentence(&self, token: usize) -> Option<&Range<usize>> {
        self.sentences.get(self.sentence_number(token))
    }

    /// Whether a sentence starts with a token.
    #[inline(never)]
    pub fn starts_sentence(&self, token: usize) -> bool {
        self.sentence(token).is_some_and(|sentence| sentence.start == token)
    }

    /// The sentences that are in a range as a whole.
    pub fn whole_sentences(&self, range: &Range<usize>) -> &[Range<usize>] {
        let first = self.sentence_number(range.start);
        let is_cut = self.sentences.get(first).is_some_and(|sentence| sentence.start < range.start);
        self.sentences.get(first + usize::from(is_cut)..self.sentence_number(range.end)).unwrap_or_default()
    }

    /// The keys of a range of tokens.
    pub fn keys(&self, range: &Range<usize>) -> &[u32] {
        self.ids.get(range.clone()).unwrap_or_default()
    }
}

/// A passage of an earlier comparison.
#[derive(Debug)]
pub(crate) struct KnownPassage {
    passage: Rc<Passage>,
    /// The number of each token's word in [`Vocabulary::words`].
    words: Vec<usize>,
}

/// The keys of all tokens of one comparison, numbered, with their properties.
///
/// A timeline has one vocabulary. Each of its comparisons numbers the keys for itself, so that it gives the same result
/// as alone. What is known of a word is kept.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// The number of each key in `words`.
    numbers: Keys,
    /// The words of this comparison and of earlier ones.
    words: Vec<Word>,
    /// The numbers of the words of this comparison, by their ids.
    used: Vec<usize>,
    /// The properties of the words of this comparison, by their ids.
    entries: Vec<WordEntry>,
    /// The number of words in all texts so far: those of no particular language, then particles of English, of German,
    /// and of French and Spanish.
    languages: [usize; 4],
    /// The texts that were not tokenized because both versions contain them.
    unread: Unread,
    counts: RefCell<Counts>,
}

/// For each id, how often a text contains it. The counts begin at another number with each text, so that those of the
/// text before need not be cleared.
#[derive(Debug, Default)]
struct Counts {
    counts: Vec<u32>,
    /// The number that stands for 0, and all lower ones.
    zero: u32,
    /// The highest count so far.
    most: u32,
}

impl Counts {
    /// Counts the ids of a text. All are lower than `end`.
    fn count(&mut self, ids: &[u32], end: usize) {
        let length = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        if self.most > u32::MAX - length {
            *self = Self::default();
        }
        self.zero = self.most;
        self.most += length;
        if self.counts.len() < end {
            self.counts.resize(end, 0);
        }
        for id in ids {
            if let Some(count) = self.counts.get_mut(*id as usize) {
                *count = self.zero.max(*count) + 1;
            }
        }
    }

    /// Takes an id from the text, if it is still there.
    fn take(&mut self, id: u32) -> bool {
        let count = self.counts.get_mut(id as usize).filter(|count| **count > self.zero);
        count.map(|count| *count -= 1).is_some()
    }
}

/// A word of any comparison.
#[derive(Debug)]
struct Word {
    /// Its properties as a token of the kind that it was first.
    entry: WordEntry,
    /// The number of its key in this comparison.
    id: Option<usize>,
}

/// The weight from which a token is distinctive: a word of four letters or more, or a number.
pub(crate) const DISTINCTIVE_WEIGHT: u32 = 4;

/// The mean length of a different word. Long words are seldom repeated.
const BYTES_OF_A_KEY: usize = 8;

/// The most words that are kept from one comparison to the next: some 25 MB. A story has a few thousand.
const MOST_WORDS: usize = 250_000;

/// The number of particles in the differing texts from which their language is known without the other texts.
const ENOUGH_PARTICLES: usize = 12;

impl Vocabulary {
    /// Adds a text, given in parts, without tokenizing it. It counts for the language and the names all the same.
    pub fn leave<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        self.unread.add(parts);
    }

    /// Makes room for about so many words, and for the bytes of the texts that are left.
    pub fn reserve(&mut self, words: usize, left: usize) {
        self.unread.reserve(left);
        self.numbers.reserve(words, words * BYTES_OF_A_KEY);
        self.words.reserve(words);
        self.used.reserve(words);
        self.entries.reserve(words);
    }

    /// Starts the next comparison of a timeline.
    pub fn start_comparison(&mut self) {
        for number in self.used.drain(..) {
            if let Some(word) = self.words.get_mut(number) {
                word.id = None;
            }
        }
        self.entries.clear();
        self.languages = [0; 4];
        self.unread.clear();
    }

    /// Whether more words are known than should be kept.
    pub fn is_full(&self) -> bool {
        self.words.len() > MOST_WORDS
    }

    /// A passage of this comparison, for further ones.
    pub fn known(&self, passage: &Rc<Passage>) -> KnownPassage {
        let word = |id: &u32| usize::try_from(*id).ok().and_then(|id| self.used.get(id).copied()).unwrap_or(usize::MAX);
        KnownPassage { passage: passage.clone(), words: passage.ids.iter().map(word).collect() }
    }

    fn enter(&mut self, text: &str, token: &Token) -> u32 {
        let kind = token.kind;
        let key = if token.is_plain { text.into() } else { key_of(text, kind) };
        let (number, is_new) = self.numbers.enter(&key);
        if is_new {
            self.words.push(Word { entry: WordEntry::new(&key, kind), id: None });
        }
        self.enter_word(number, text, kind)
    }

    /// Adds a known word, given with its text and kind at this place.
    fn enter_word(&mut self, number: usize, text: &str, kind: TokenKind) -> u32 {
        let Some(word) = self.words.get_mut(number) else { return u32::MAX };
        let entry = || if word.entry.kind == kind { word.entry } else { WordEntry::new(&key_of(text, kind), kind) };
        let id = match word.id.and_then(|id| Some((id, self.entries.get_mut(id)?))) {
            Some((id, known)) => {
                if known.kind != kind {
                    known.join(entry());
                }
                id
            }
            None => {
                let id = self.entries.len();
                self.entries.push(entry());
                self.used.push(number);
                word.id = Some(id);
                id
            }
        };
        count(&mut self.languages, word.entry.language);
        u32::try_from(id).unwrap_or(u32::MAX)
    }

    /// The id of a key, if this comparison contains it.
    fn place(&self, key: &str) -> Option<usize> {
        self.words.get(self.numbers.get(key)?)?.id
    }

    fn enter_name(&mut self, id: Option<u32>) {
        let place = id.and_then(|id| usize::try_from(id).ok());
        if let Some(entry) = place.and_then(|place| self.entries.get_mut(place)) {
            entry.is_name = true;
        }
    }

    /// Whether a word at the start of a sentence is a name according to its other places: it has a capital inside a
    /// sentence and is nowhere in lower case.
    pub fn is_name(&self, word: &str) -> bool {
        let key = token_key(word);
        let name = key.strip_suffix("'s").unwrap_or(&key);
        let lower = name.to_lower();
        if self.place(&lower).is_some() {
            return false;
        }
        let entry = self.place(name).and_then(|id| self.entries.get(id));
        let is_name = entry.is_some_and(|entry| entry.is_name) || self.unread.has_name(name);
        is_name && !self.unread.has(&lower)
    }

    /// Whether a token has a capital and occurs inside a sentence: a name, or a part of one. In German it may be any
    /// noun, so nothing counts.
    pub fn is_part_of_name(&self, id: u32) -> bool {
        self.entry(id).is_some_and(|entry| entry.is_name) && !self.is_german()
    }

    /// How distinctive a token is: from 1 for punctuation to 5 for a number. See [`DISTINCTIVE_WEIGHT`].
    pub fn weight(&self, id: u32) -> u32 {
        self.entry(id).map_or(1, |entry| entry.weight)
    }

    /// The sum of the weights of tokens.
    pub fn total(&self, ids: &[u32]) -> u32 {
        ids.iter().map(|id| self.weight(*id)).sum()
    }

    /// The weight of the tokens that two texts share, regardless of their order. No list is sorted, because most texts
    /// are compared once or twice.
    pub fn shared(&self, one: &[u32], other: &[u32], weight: impl Fn(u32) -> u32) -> u32 {
        let Ok(mut counts) = self.counts.try_borrow_mut() else { return 0 };
        counts.count(one, self.entries.len());
        other.iter().filter(|id| counts.take(**id)).map(|id| weight(*id)).sum()
    }

    /// How certainly the word attributes speech.
    pub fn speech(&self, id: u32) -> Speech {
        self.entry(id).map_or(Speech::None, |entry| entry.speech)
    }

    /// Whether it is a number, an amount, a date or a time, in digits or words.
    pub fn is_figure(&self, id: u32) -> bool {
        self.entry(id).is_some_and(|entry| entry.is_figure)
    }

    /// Whether it is meaningful by itself: a noun, a verb, a name or a figure, but not a particle, a short word or
    /// punctuation.
    pub fn is_meaningful(&self, id: u32) -> bool {
        self.entry(id).is_some_and(|entry| entry.is_meaningful || entry.is_english_word && self.is_english())
    }

    /// The number of a key, if either text contains it.
    pub fn id_of(&self, key: &str) -> Option<u32> {
        u32::try_from(self.place(key)?).ok()
    }

    /// Whether it is a negation.
    pub fn is_negation(&self, id: u32) -> bool {
        self.entry(id).is_some_and(|entry| entry.is_negation)
    }

    /// Whether the texts are mostly English.
    pub fn is_english(&self) -> bool {
        let [_, english, german, romance] = self.languages;
        english > german && english > romance
    }

    /// Whether the texts are mostly German. Then all nouns have capitals, and a capital does not show a name.
    pub fn is_german(&self) -> bool {
        let [_, english, german, romance] = self.languages();
        german > english && german > romance
    }

    /// Whether the texts are mostly French or Spanish.
    pub fn is_romance(&self) -> bool {
        let [_, english, german, romance] = self.languages();
        romance > english && romance > german
    }

    /// The number of particles by language in the differing texts. The other texts are counted only if these have too
    /// few.
    pub fn languages(&self) -> [usize; 4] {
        let mut languages = self.languages;
        if languages.iter().skip(1).sum::<usize>() < ENOUGH_PARTICLES {
            for (count, more) in languages.iter_mut().zip(self.unread.languages(ENOUGH_PARTICLES)) {
                *count += more;
            }
        }
        languages
    }

    /// Whether the texts that were not read contain a word, given by its key.
    pub fn stays(&self, key: &str) -> bool {
        self.unread.has(key)
    }

    /// The texts that were not read, because both versions have them.
    pub fn unread(&self) -> &str {
        self.unread.text()
    }

    fn entry(&self, id: u32) -> Option<&WordEntry> {
        self.entries.get(usize::try_from(id).ok()?)
    }
}

/// The key of a token. A lone dash is a dash, however it was typed. Inside words and numbers, hyphens stay hyphens.
fn key_of(text: &str, kind: TokenKind) -> Cow<'_, str> {
    match kind {
        TokenKind::Punctuation if is_dash(text) => "—".into(),
        TokenKind::Number => number_key(token_key(text)),
        _ => token_key(text),
    }
}

fn count(languages: &mut [usize; 4], language: usize) {
    if let Some(count) = languages.get_mut(language) {
        *count += 1;
    }
}

/// The key of a number: "4 p.m." and "4 pm" are the same time.
fn number_key(key: Cow<'_, str>) -> Cow<'_, str> {
    let lower = |mark: &str| key.strip_suffix(mark).map(|head| head.to_owned() + &mark.replace('.', "").to_lower());
    let plain = ["a.m.", "p.m.", "A.M.", "P.M.", "AM", "PM"].iter().find_map(|mark| lower(mark));
    plain.map_or(key, Cow::Owned)
}
