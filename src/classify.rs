//! One edit in, what kind of change it is out. Mechanical: from the words themselves, never from what they mean.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::align::thresholds::{SPELLING_CORE, SPELLING_SHARED};
use crate::comparison::ChangeClass;
use crate::diff::Hunk;
use crate::text::{Lexicon, Passage, TokenKind, folded, key};

/// Telling words that an edit has beside its figures, names and verbs of saying, from which it is wording as well.
const WORDING_RESIDUE: usize = 2;

/// Weight from which a word is telling.
const TELLING: u32 = 4;

/// Classifies the edits between two passages.
pub(crate) struct Classifier<'a> {
    before: Side<'a>,
    after: Side<'a>,
    lexicon: &'a Lexicon,
}

struct Side<'a> {
    passage: &'a Passage,
    /// For each token whether it stands inside quotation marks.
    quoted: Vec<bool>,
}

impl<'a> Classifier<'a> {
    /// Looks at the quotation marks of both passages.
    pub fn new(before: &'a Passage, after: &'a Passage, lexicon: &'a Lexicon) -> Self {
        let side = |passage| Side { passage, quoted: quoted(passage) };
        Self { before: side(before), after: side(after), lexicon }
    }

    /// The classes of one edit, sorted; never empty.
    pub fn classes(&self, hunk: &Hunk) -> Vec<ChangeClass> {
        let sides = [(&self.before, &hunk.before), (&self.after, &hunk.after)];
        let [text_before, text_after] = sides.map(|(side, range)| side.passage.words(range));
        if let Some(class) = only_form(text_before, text_after) {
            return self.with_quotation(vec![class], &sides);
        }
        // A whole sentence that came or went is news as a whole; its figures and names did not change.
        if !hunk.is_swap() && sides.iter().all(|(side, range)| range.is_empty() || side.is_whole_sentences(range)) {
            return vec![ChangeClass::Wording];
        }
        let mut classes = Vec::new();
        let differ = |pick: &dyn Fn(&Side<'_>, usize) -> bool| {
            let [a, b] = sides.map(|(side, range)| side.picked(range, pick));
            a != b
        };
        if !differ(&|side, token| side.passage.kind(token) != TokenKind::Punctuation) {
            classes.push(ChangeClass::Punctuation);
        }
        if is_spelling(&sides) {
            classes.push(ChangeClass::Spelling);
        }
        if differ(&|side, token| side.is_figure(token)) {
            classes.push(ChangeClass::Figure);
        }
        if differ(&|side, token| side.is_name(token)) {
            classes.push(ChangeClass::Name);
        }
        if differ(&|side, token| self.lexicon.is_negation(side.id(token))) {
            classes.push(ChangeClass::Negation);
        }
        if self.is_attribution(&sides) {
            classes.push(ChangeClass::Attribution);
        }
        let residue = |side: &Side<'_>, token| {
            let id = side.id(token);
            !side.is_figure(token)
                && self.lexicon.weight(id) >= TELLING
                && !side.is_name(token)
                && !self.lexicon.is_negation(id)
                && !self.lexicon.is_attribution_verb(id)
        };
        let telling = sides.map(|(side, range)| side.picked(range, &residue));
        let many = telling.iter().any(|words| words.len() >= WORDING_RESIDUE);
        if classes.is_empty() || many && telling[0] != telling[1] {
            classes.push(ChangeClass::Wording);
        }
        self.with_quotation(classes, &sides)
    }

    /// Adds the class of what stands inside quotation marks. A quotation without any other class is not `wording`.
    fn with_quotation(
        &self,
        mut classes: Vec<ChangeClass>,
        sides: &[(&Side<'_>, &Range<usize>); 2],
    ) -> Vec<ChangeClass> {
        let is_typography = classes == [ChangeClass::Typography];
        if !is_typography && sides.iter().any(|(side, range)| side.touches_quotation(range)) {
            classes.retain(|class| *class != ChangeClass::Wording);
            classes.push(ChangeClass::Quotation);
        }
        classes.sort_unstable();
        classes
    }

    /// Whether a verb of saying came, went or stands right beside the edit, outside quotation marks, in a sentence that quotes.
    fn is_attribution(&self, sides: &[(&Side<'_>, &Range<usize>); 2]) -> bool {
        let is_verb = |side: &Side<'_>, token: usize| {
            self.lexicon.is_attribution_verb(side.id(token)) && side.quoted.get(token) == Some(&false)
        };
        let inside = sides.iter().any(|(side, range)| (*range).clone().any(|token| is_verb(side, token)));
        let beside = sides.iter().all(|(side, range)| {
            let neighbours = [range.start.checked_sub(1), Some(range.end)];
            neighbours.into_iter().flatten().any(|token| is_verb(side, token))
        });
        let quotes = sides.iter().any(|(side, range)| side.sentence_quotes(range.start));
        let outside =
            sides.iter().any(|(side, range)| (*range).clone().any(|token| side.quoted.get(token) == Some(&false)));
        outside && (inside || beside && quotes)
    }
}

impl Side<'_> {
    fn id(&self, token: usize) -> u32 {
        self.passage.ids.get(token).copied().unwrap_or(u32::MAX)
    }

    /// The keys of those tokens of a range that `pick` wants, without regard to order and case.
    fn picked(&self, range: &Range<usize>, pick: &dyn Fn(&Side<'_>, usize) -> bool) -> Vec<String> {
        let mut words: Vec<String> = range
            .clone()
            .filter(|token| pick(self, *token))
            .map(|token| key(self.passage.word(token)).to_lowercase())
            .collect();
        words.sort_unstable();
        words
    }

    /// Whether a token is a number, or a word with one in it ("COVID-19").
    fn is_figure(&self, token: usize) -> bool {
        match self.passage.kind(token) {
            TokenKind::Number => true,
            TokenKind::Word => self.passage.word(token).contains(|c: char| c.is_numeric()),
            _ => false,
        }
    }

    /// Whether a token is a capitalised word that does not owe its capital to the start of a sentence or quotation.
    fn is_name(&self, token: usize) -> bool {
        let word = self.passage.word(token);
        let starts_sentence = self.passage.sentences.binary_search_by_key(&token, |sentence| sentence.start).is_ok();
        let after_mark = token.checked_sub(1).is_some_and(|last| match key(self.passage.word(last)).as_ref() {
            "\"" => self.quoted.get(token) == Some(&true),
            mark => matches!(mark, "'" | ":" | "—" | "¿" | "¡"),
        });
        self.passage.kind(token) == TokenKind::Word
            && word.starts_with(char::is_uppercase)
            && !(starts_sentence || after_mark)
            && word != "I"
    }

    fn is_whole_sentences(&self, range: &Range<usize>) -> bool {
        let sentences = &self.passage.sentences;
        let starts = sentences.binary_search_by_key(&range.start, |sentence| sentence.start).is_ok();
        starts && sentences.binary_search_by_key(&range.end, |sentence| sentence.end).is_ok()
    }

    fn touches_quotation(&self, range: &Range<usize>) -> bool {
        range.clone().any(|token| self.quoted.get(token) == Some(&true) || is_quotation_mark(self.passage.word(token)))
    }

    /// Whether the sentence of a token holds a quotation.
    fn sentence_quotes(&self, token: usize) -> bool {
        let at = self.passage.sentences.partition_point(|sentence| sentence.end <= token);
        let sentence = self.passage.sentences.get(at).or(self.passage.sentences.last());
        sentence.is_some_and(|sentence| sentence.clone().any(|token| self.quoted.get(token) == Some(&true)))
    }
}

/// Whether two texts differ in nothing but their form, and in which.
fn only_form(before: &str, after: &str) -> Option<ChangeClass> {
    if before.is_empty() || after.is_empty() {
        return None;
    }
    if folded(before) == folded(after) {
        let spaces = |text: &str| text.split_whitespace().count();
        let joined = spaces(before) != spaces(after) && spaces(before).min(spaces(after)) == 1;
        return Some(if joined { ChangeClass::Spelling } else { ChangeClass::Typography });
    }
    let plain = |text: &str| folded(text).replace('-', "");
    (plain(before) == plain(after)).then_some(ChangeClass::Spelling)
}

/// Whether one word became another that differs in few letters.
fn is_spelling(sides: &[(&Side<'_>, &Range<usize>); 2]) -> bool {
    let [before, after] = sides.map(|(side, range)| {
        (range.len() == 1 && side.passage.kind(range.start) == TokenKind::Word).then(|| side.passage.word(range.start))
    });
    matches!((before, after), (Some(before), Some(after)) if core(before, after).is_some())
}

/// Where two spellings of one word differ: the bytes shared at the start and at the end.
///
/// Nothing if more than [`SPELLING_CORE`] letters differ or fewer than [`SPELLING_SHARED`] are shared.
/// Nothing either if there is a digit in one of them, for numbers are never cut.
pub(crate) fn core(before: &str, after: &str) -> Option<(usize, usize)> {
    if before.contains(char::is_numeric) || after.contains(char::is_numeric) {
        return None;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (before.graphemes(true).collect(), after.graphemes(true).collect());
    let prefix = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = a.len().min(b.len()) - prefix;
    let suffix = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let differing = a.len().max(b.len()) - prefix - suffix;
    let bytes = |graphemes: &mut dyn Iterator<Item = &&str>| graphemes.map(|grapheme| grapheme.len()).sum();
    (differing <= SPELLING_CORE && prefix + suffix >= SPELLING_SHARED)
        .then(|| (bytes(&mut a.iter().take(prefix)), bytes(&mut a.iter().rev().take(suffix))))
}

fn is_quotation_mark(word: &str) -> bool {
    matches!(word.chars().next(), Some('"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』'))
}

/// For each token whether it stands inside quotation marks. Marks of different kinds close each other, as they do in print.
fn quoted(passage: &Passage) -> Vec<bool> {
    let mut inside = false;
    let count = passage.tokens.len();
    (0..count)
        .map(|token| {
            let word = passage.word(token);
            if !is_quotation_mark(word) {
                return inside;
            }
            // An opening mark stands before a word, a closing one after it; straight marks tell by the space around them.
            let space_before = token == 0 || !passage.gap_text(token).is_empty();
            let space_after = token + 1 >= count || !passage.gap_text(token + 1).is_empty();
            inside = match word.chars().next() {
                Some('“' | '„' | '«' | '「' | '『') if space_before || !inside => true,
                Some('"') if space_before && !space_after => true,
                Some('"') if !space_before && space_after => false,
                Some('"') => !inside,
                _ => false,
            };
            false
        })
        .collect()
}
