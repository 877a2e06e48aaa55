//! Texts that both versions contain and that are not tokenized. Answers which language they are in and which words are
//! names.
//!
//! Nothing is computed before it is needed. Then only the lines that contain the word are tokenized.

use std::cell::{Cell, OnceCell};
use std::mem;

use super::keys::Keys;
use super::language::properties;
use super::normalize::token_key;
use super::sentence::tokenized;
use super::token::TokenKind;
use super::trim::slice;

/// The number of words that are searched one by one. After that, tokenizing everything is faster.
const SEARCHES: usize = 16;

/// Texts that were not tokenized.
#[derive(Debug, Default)]
pub(super) struct Unread {
    /// All texts, each followed by a line break.
    text: String,
    searches: Cell<usize>,
    languages: OnceCell<[usize; 4]>,
    /// The keys of all words, and for each whether it is a name.
    words: OnceCell<(Keys, Vec<bool>)>,
}

impl Unread {
    /// Forgets all texts.
    pub fn clear(&mut self) {
        let mut text = mem::take(&mut self.text);
        text.clear();
        *self = Self { text, ..Self::default() };
    }

    /// Makes room for so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// Adds a text, given in parts.
    pub fn add<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        self.text.extend(parts);
        self.text.push('\n');
    }

    /// The number of words of no particular language, and of particles of English, of German, and of French and
    /// Spanish, in the first texts that together contain `enough` particles.
    pub fn languages(&self, enough: usize) -> [usize; 4] {
        *self.languages.get_or_init(|| {
            let mut languages = [0; 4];
            for line in self.text.lines() {
                for_each_word(line, &mut |key, _| {
                    if let Some(count) = languages.get_mut(properties(key).language) {
                        *count += 1;
                    }
                });
                if languages.iter().skip(1).sum::<usize>() >= enough {
                    break;
                }
            }
            languages
        })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the texts contain a word, given by its key.
    pub fn has(&self, key: &str) -> bool {
        self.find(key, false)
    }

    /// Whether a word occurs with a capital inside a sentence of the texts, given by its key.
    pub fn has_name(&self, key: &str) -> bool {
        self.find(key, true)
    }

    fn find(&self, key: &str, as_name: bool) -> bool {
        if self.text.is_empty() {
            return false;
        }
        // Other keys differ from the text.
        let is_plain = |key: &str| key.bytes().all(|byte| byte.is_ascii_alphanumeric());
        // "Boyle's" is nowhere if "Boyle" is not. The words need not be listed then.
        let name = key.strip_suffix("'s").filter(|name| is_plain(name) && self.words.get().is_none());
        if name.is_some_and(|name| !self.text.contains(name)) {
            return false;
        }
        if is_plain(key) && self.words.get().is_none() && self.searches.get() < SEARCHES {
            self.searches.set(self.searches.get() + 1);
            return self.search(key, as_name);
        }
        let (words, names) = self.words.get_or_init(|| {
            let (mut words, mut names) = (Keys::default(), Vec::new());
            for_each_word(&self.text, &mut |key, is_name| {
                let (number, is_new) = words.enter(key);
                if is_new {
                    names.push(false);
                }
                if let Some(known) = names.get_mut(number) {
                    *known |= is_name;
                }
            });
            (words, names)
        });
        words.get(key).is_some_and(|number| !as_name || names.get(number) == Some(&true))
    }

    /// Tokenizes the lines that contain the word, until it is found. For a name the word must follow another word.
    fn search(&self, key: &str, as_name: bool) -> bool {
        let mut start = 0;
        while let Some(at) = self.text.get(start..).and_then(|rest| rest.find(key)) {
            let at = start + at;
            start = at + key.len();
            let head = self.text.as_bytes().get(..at).unwrap_or_default();
            let stands_alone = !head.last().is_some_and(u8::is_ascii_alphanumeric)
                && !self.text.as_bytes().get(start).is_some_and(u8::is_ascii_alphanumeric);
            let follows_mark = matches!(head, [.., mark, b' '] if mark.is_ascii_punctuation());
            if !stands_alone || as_name && (follows_mark || head.last().is_none_or(|byte| *byte == b'\n')) {
                continue;
            }
            let line_start = self.text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |end| end + 1);
            let line_end = self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |end| at + end);
            let mut is_found = false;
            for_each_word(slice(&self.text, &(line_start..line_end)), &mut |word, is_name| {
                is_found |= word == key && (is_name || !as_name);
            });
            if is_found {
                return true;
            }
            start = line_end;
        }
        false
    }
}

/// All tokens by their keys, and whether each is a word with a capital inside a sentence that ends with a mark. Other
/// sentences may be headlines in title case.
fn for_each_word(text: &str, work: &mut dyn FnMut(&str, bool)) {
    for line in text.split('\n') {
        let (tokens, sentences) = tokenized(line);
        for sentence in sentences {
            let tokens = tokens.get(sentence).unwrap_or_default();
            let is_closed = tokens.last().is_some_and(|last| last.kind == TokenKind::Punctuation);
            let mut follows_word = false;
            for token in tokens {
                let word = slice(line, &token.range);
                let is_word = token.kind == TokenKind::Word;
                let is_name = is_closed && follows_word && is_word && word.starts_with(char::is_uppercase);
                work(&token_key(word), is_name);
                follows_word = is_word;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SEARCHES, Unread};

    #[test]
    fn names_are_found_one_by_one_and_all_at_once() {
        let mut unread = Unread::default();
        unread.add(["Then Ida Holm ", "left the town."]);
        unread.add(["Town Halls Are Full"]);
        unread.add(["“Été à Paris,” said Émile."]);
        for round in 0..2 {
            for (word, is_there, is_name) in [
                ("Holm", true, true),
                ("town", true, false),
                ("Town", true, false),
                ("Halls", true, false),
                ("Then", true, false),
                ("Paris", true, true),
                ("Hal", false, false),
            ] {
                assert_eq!((unread.has(word), unread.has_name(word)), (is_there, is_name), "{word} {round}");
            }
            while round == 0 && unread.searches.get() < SEARCHES {
                unread.has("Holm");
            }
        }
        assert!(unread.words.get().is_some());
    }
}
