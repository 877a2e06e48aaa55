//! Merges two hunks around a few kept tokens (an island) when a reader would see one edit.
//!
//! The rules are tried in order, and the first one that decides counts. Most swallow only particles and punctuation;
//! each rule names its exceptions. Modelled on diff-match-patch's semantic cleanup.

use std::ops::Range;

use super::clause_marks::separates;
use super::spelling::is_spelling_variant;
use super::statement::STATEMENT_WORDS;
use crate::diff::Hunk;
use crate::text::graphemes::graphemes;
use crate::text::{
    Amount, Passage, Speech, TokenKind, Vocabulary, amounts_of, folded, is_article, is_joining, is_unspaced_particle,
};

/// The longest kept text that can be an island, in characters: about four words, as much as the eye takes in at once.
const ISLAND_CHARS: usize = 24;

/// The most particles in an edit before a phrase: "out of the".
const PHRASE_TOKENS: usize = 3;

/// The fewest words of a deletion or insertion beside which a particle counts as kept by chance.
const CLAUSE_WORDS: usize = 3;

/// The most tokens of a figure with its qualifier: "as many as 30".
const FIGURE_TOKENS: usize = 4;

/// The weight from which a word is not a particle: four letters.
const CONTENT_WEIGHT: u32 = 4;

/// Joins hunks that only an island separates. Linear time.
///
/// ```text
/// it [quoted] Bachelet  →  [Bachelet was] quoted     two edits around one kept word …
/// [it quoted Bachelet]  →  [Bachelet was quoted]     … are one edit to a reader
/// ```
pub(super) fn merge_islands(hunks: Vec<Hunk>, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> Vec<Hunk> {
    let mut merged: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        let mut current = hunk;
        while let Some(last) = merged.pop() {
            if Between::new(&last, &current, before, after, vocabulary).is_island() {
                current =
                    Hunk { before: last.before.start..current.before.end, after: last.after.start..current.after.end };
            } else {
                merged.push(last);
                break;
            }
        }
        merged.push(current);
    }
    merged
}

/// The kept tokens between two hunks.
struct Between<'a> {
    left: &'a Hunk,
    right: &'a Hunk,
    /// The kept tokens, before and after.
    kept: Range<usize>,
    kept_after: Range<usize>,
    before: &'a Passage,
    after: &'a Passage,
    vocabulary: &'a Vocabulary,
}

/// The decision of a rule about the tokens between two hunks.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    /// The kept tokens are an island: the two hunks become one edit.
    Island,
    /// The kept tokens stay unmarked.
    Stays,
}

use Verdict::{Island, Stays};

/// A rule decides about the tokens between two hunks, or returns `None` to leave it to the next rule.
type Rule = fn(&Between<'_>) -> Option<Verdict>;

/// The rules, in order. What no rule decides stays.
const RULES: &[Rule] = &[
    lone_grapheme_is_island,
    separator_stays,
    amount_beside_amounts_is_island,
    words_beside_spelling_or_figure_stay,
    words_in_attribution_are_island,
    verb_between_speakers_is_island,
    negation_between_verbs_is_island,
    meaningful_word_stays,
    punctuation_between_swaps_is_island,
    article_of_phrase_is_island,
    particle_beside_insertion_is_island,
    article_between_long_swaps_is_island,
];

/// A lone grapheme in a script without spaces is an island: most words have two, so it is seldom a word that was kept.
/// A particle stays, and so does a counter behind changed numbers and a word that was put in brackets or quotation marks.
///
/// ```text
/// [高]大[楼]   →   {广}大{众}   one swap
/// [知事]は[新し]い橋   →   {市長}は{古}い橋   two
/// [两]{三}家{大型}商店
/// 这座桥很{“}好{”}
/// ```
fn lone_grapheme_is_island(between: &Between<'_>) -> Option<Verdict> {
    if between.kept.len() != 1 || between.before.kind(between.kept.start) != TokenKind::Unspaced {
        return None;
    }
    let is_between_swaps = between.left.is_swap() && between.right.is_swap();
    let is_particle = is_between_swaps && is_unspaced_particle(between.before.word(between.kept.start));
    let is_mark = |hunk: &Hunk| match (hunk.before.len(), hunk.after.len()) {
        (1, 0) => between.before.kind(hunk.before.start) == TokenKind::Punctuation,
        (0, 1) => between.after.kind(hunk.after.start) == TokenKind::Punctuation,
        _ => false,
    };
    let is_in_marks = is_mark(between.left) && is_mark(between.right);
    Some(if is_particle || is_in_marks || between.is_behind_numbers() { Stays } else { Island })
}

/// What ends a sentence, a clause or a quotation stays: it separates edits.
///
/// ```text
/// [It rained]{Snow fell}. [Nobody]{Everybody} came.
/// [Holm]{Lund} said “[yes]{no}”
/// ```
fn separator_stays(between: &Between<'_>) -> Option<Verdict> {
    between.kept.clone().any(|token| separates(between.before.word(token))).then_some(Stays)
}

/// An amount and its unit are one edit.
///
/// ```text
/// [$2 billion]{2 billion dollars}
/// ```
fn amount_beside_amounts_is_island(between: &Between<'_>) -> Option<Verdict> {
    let is_figure = between.before.keys(&between.kept).iter().all(|id| between.vocabulary.is_figure(*id));
    let is_kept_by_chance = || {
        is_recurrenced(between.left, between.before, between.after)
            || are_counts_apart(between.left, between.right, between.before, between.after)
    };
    (is_figure && between.kept.len() == 1 && is_kept_by_chance()).then_some(Island)
}

/// A respelled word is a separate edit, and so is a replaced figure.
///
/// ```text
/// [colour]{color} of [six]{seven} boats
/// ```
fn words_beside_spelling_or_figure_stay(between: &Between<'_>) -> Option<Verdict> {
    let stands_alone = |hunk: &Hunk| {
        is_spelling_variant(hunk, between.before, between.after)
            || is_recounted(hunk, between.before, between.after, between.vocabulary)
    };
    (stands_alone(between.left) || stands_alone(between.right)).then_some(Stays)
}

/// An attribution is one edit if its verb changed sides. A statement that it precedes in one version and follows in the
/// other has stayed.
///
/// ```text
/// [police said]{according to police}
/// [Police said the]{The} road is closed{, police said}.
/// The ministry [denied]{confirmed} the report and [announced]{promised} an inquiry.      two verbs are two edits
/// ```
fn words_in_attribution_are_island(between: &Between<'_>) -> Option<Verdict> {
    let says = |passage: &Passage, token: &usize| {
        passage.ids.get(*token).is_some_and(|id| between.vocabulary.speech(*id) != Speech::None)
    };
    // Its first letter may have another case: "According to police, …".
    let verb = |hunk: &Hunk| {
        let before =
            hunk.before.clone().find(|token| says(between.before, token)).map(|token| between.before.word(token));
        let after =
            || hunk.after.clone().find(|token| says(between.after, token)).map(|token| between.after.word(token));
        before.or_else(after).map(folded)
    };
    let (left, right) = (verb(between.left)?, verb(between.right)?);
    let sides = |hunk: &Hunk| {
        let has_verb = |passage, range: &Range<usize>| range.clone().any(|token| says(passage, &token));
        (has_verb(between.before, &hunk.before), has_verb(between.after, &hunk.after))
    };
    let ((left_before, left_after), (right_before, right_after)) = (sides(between.left), sides(between.right));
    if left_before == left_after || right_before == right_after || left_before == right_before {
        return None;
    }
    let has_changed_sides = left == right && !between.left.is_swap() && !between.right.is_swap();
    if has_changed_sides && words(between.before, &between.kept) >= STATEMENT_WORDS {
        return Some(Stays);
    }
    (between.chars() <= ISLAND_CHARS).then_some(Island)
}

/// A verb of saying belongs to a speaker who moved from one side of it to the other.
///
/// ```text
/// [it quoted Bachelet]{Bachelet was quoted} as saying
/// ```
fn verb_between_speakers_is_island(between: &Between<'_>) -> Option<Verdict> {
    let kept = between.before.keys(&between.kept);
    let is_verb = |id: &u32| between.vocabulary.speech(*id) != Speech::None;
    if !kept.iter().any(is_verb) || kept.iter().any(|id| between.vocabulary.is_meaningful(*id) && !is_verb(id)) {
        return None;
    }
    let crosses =
        |from: &[u32], to: &[u32]| from.iter().any(|id| between.vocabulary.is_meaningful(*id) && to.contains(id));
    let (left, right) = (between.left, between.right);
    // Two names that swapped places are two edits.
    let has_crossed = crosses(between.before.keys(&left.before), between.after.keys(&right.after))
        != crosses(between.after.keys(&left.after), between.before.keys(&right.before));
    (has_crossed && between.chars() <= ISLAND_CHARS).then_some(Island)
}

/// A negation that two verbs share by chance would mislead.
///
/// ```text
/// Exams in music [will not come]{are not ruled out any longer}.
/// ```
fn negation_between_verbs_is_island(between: &Between<'_>) -> Option<Verdict> {
    let is_negation = between.kept.len() == 1
        && between.before.keys(&between.kept).iter().all(|id| between.vocabulary.is_negation(*id));
    (is_negation && between.left.is_swap() && between.right.is_swap()).then_some(Island)
}

/// A kept noun, verb, name or figure is never shown as deleted and inserted again.
///
/// ```text
/// [In winter]{All year} the [lamps]{lanterns} at Torp harbour [burn from four]{are lit by dusk}.
/// ```
fn meaningful_word_stays(between: &Between<'_>) -> Option<Verdict> {
    between.before.keys(&between.kept).iter().any(|id| between.vocabulary.is_meaningful(*id)).then_some(Stays)
}

/// Two swaps that only a mark inside words separates are one.
///
/// ```text
/// [in/on]{at/by} the quay
/// ```
fn punctuation_between_swaps_is_island(between: &Between<'_>) -> Option<Verdict> {
    let is_mark = |token| matches!(between.before.kind(token), TokenKind::Punctuation | TokenKind::Symbol);
    let only_marks = between.kept.clone().all(is_mark);
    (only_marks && between.left.is_swap() && between.right.is_swap()).then_some(Island)
}

/// A kept article joins a changed preposition and a changed noun to one phrase.
///
/// ```text
/// [on the quay]{in the rain}
/// The choir [sang for the pensioners]{was booed by the students}.
/// [that]{it} would [be in conflict with]{contradict} the plan       an auxiliary is not an article
/// The painting [was bought by]{, which had belonged to} a [dentist]{baker}      a clause is not a preposition
/// , [als]{während} die [Bewohner]{Gäste} schliefen
/// ```
fn article_of_phrase_is_island(between: &Between<'_>) -> Option<Verdict> {
    if !between.is_article() || !between.left.is_swap() || !between.right.is_swap() {
        return None;
    }
    // A conjunction is not a preposition: "[weil]{seit} die [Straße]{Brücke}" are two swaps. A word behind a comma mostly
    // is one.
    let opens_clause = |passage: &Passage, at: usize| at.checked_sub(1).is_some_and(|at| passage.word(at) == ",");
    let ends_lightly = |passage: &Passage, range: &Range<usize>| {
        let last = range.end.saturating_sub(1)..range.end;
        range.len() <= PHRASE_TOKENS
            && between.is_light(passage, &last)
            && !is_joining(passage.word(last.start))
            && !opens_clause(passage, last.start)
    };
    (ends_lightly(between.before, &between.left.before) && ends_lightly(between.after, &between.left.after))
        .then_some(Island)
}

/// What is kept beside an insertion or a deletion stays, as it does when people mark by hand. A particle between two
/// phrases of which one is new and one is gone was kept by chance, and so was an article after a new clause.
///
/// ```text
/// It is [also ]the [first]{second} time
/// The mill is[, locals joke,] among the [most painted]{oldest} ruins
/// Visitors [must show]{have to present} a {valid }passport
/// postponed [to Thursday because of]{until Friday due to} the strike
/// ```
fn particle_beside_insertion_is_island(between: &Between<'_>) -> Option<Verdict> {
    let (left, right) = (between.left, between.right);
    let is_phrase = |hunk: &Hunk| hunk.before.len().max(hunk.after.len()) > 1;
    let joins = match (left.is_swap(), right.is_swap()) {
        (true, true) => return None,
        (false, false) => left.is_pure_insertion() != right.is_pure_insertion() && is_phrase(left) && is_phrase(right),
        (true, false) => false,
        (false, true) => (between.is_article() || between.is_recased()) && between.words(left) >= CLAUSE_WORDS,
    };
    Some(if joins && between.kept.len() == 1 && between.is_shorter_than_edits() { Island } else { Stays })
}

/// An article belongs to the noun after it: between two long swaps it was kept by chance. Any other particle stays
/// there, as it does when people mark by hand.
///
/// ```text
/// Who took the [herring is a riddle to the police]{nets, the buoys and both anchors was still under investigation}.
/// They [are more costly in money]{would come} with [lives as well]{significantly higher fees}.
/// ```
fn article_between_long_swaps_is_island(between: &Between<'_>) -> Option<Verdict> {
    let are_long = [between.left, between.right].iter().all(|hunk| between.words(hunk) > CLAUSE_WORDS);
    (between.is_article() && are_long && between.is_shorter_than_edits()).then_some(Island)
}

impl<'a> Between<'a> {
    fn new(
        left: &'a Hunk,
        right: &'a Hunk,
        before: &'a Passage,
        after: &'a Passage,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        let (kept, kept_after) = (left.before.end..right.before.start, left.after.end..right.after.start);
        Self { left, right, kept, kept_after, before, after, vocabulary }
    }

    fn is_island(&self) -> bool {
        RULES.iter().find_map(|rule| rule(self)) == Some(Island)
    }

    /// Whether the first kept word has another case on the other side.
    fn is_recased(&self) -> bool {
        self.before.word(self.kept.start) != self.after.word(self.kept_after.start)
    }

    /// Whether both sides of the edit before it end in a number. An hour is read with its mark: 午後3時, 15時.
    fn is_behind_numbers(&self) -> bool {
        if matches!(amounts_of(self.before.word(self.kept.start)).as_slice(), [Amount::Clock]) {
            return false;
        }
        let is_number = |passage: &Passage, range: &Range<usize>| {
            !range.is_empty() && passage.kind(range.end - 1) == TokenKind::Number
        };
        is_number(self.before, &self.left.before) && is_number(self.after, &self.left.after)
    }

    fn chars(&self) -> usize {
        chars(self.before, &self.kept)
    }

    /// Whether only an article is kept. In Romance languages "a" is a verb or a preposition.
    fn is_article(&self) -> bool {
        let word = self.before.word(self.kept.start);
        self.kept.len() == 1 && is_article(word) && !(word == "a" && self.vocabulary.is_romance())
    }

    /// The words of the longer side of an edit.
    fn words(&self, hunk: &Hunk) -> usize {
        words(self.before, &hunk.before).max(words(self.after, &hunk.after))
    }

    /// Whether a range consists of a few particles.
    fn is_light(&self, passage: &Passage, range: &Range<usize>) -> bool {
        let is_particle = |token: usize| {
            let id = passage.ids.get(token).copied().unwrap_or(u32::MAX);
            passage.kind(token) == TokenKind::Word
                && (self.vocabulary.weight(id) < CONTENT_WEIGHT || !self.vocabulary.is_meaningful(id))
        };
        !range.is_empty() && range.len() <= PHRASE_TOKENS && range.clone().all(is_particle)
    }

    /// Whether the kept tokens are short, and shorter than both edits around it.
    fn is_shorter_than_edits(&self) -> bool {
        let edit = |hunk: &Hunk| chars(self.before, &hunk.before).max(chars(self.after, &hunk.after));
        let length = self.chars();
        length <= ISLAND_CHARS && length < edit(self.left) && length < edit(self.right)
    }
}

/// Whether a hunk replaces one figure by another, perhaps with a qualifier: "six" and "at least seven", "4 percent" and
/// "4%".
fn is_recounted(hunk: &Hunk, before: &Passage, after: &Passage, vocabulary: &Vocabulary) -> bool {
    let holds = |keys: &[u32]| keys.iter().any(|id| vocabulary.is_figure(*id));
    let (deleted, inserted) = (before.keys(&hunk.before), after.keys(&hunk.after));
    deleted.len().min(inserted.len()) == 1
        && deleted.len().max(inserted.len()) <= FIGURE_TOKENS
        && holds(deleted)
        && holds(inserted)
}

/// Whether a hunk ends in two amounts of which only one has its currency: "$2", "2".
fn is_recurrenced(hunk: &Hunk, before: &Passage, after: &Passage) -> bool {
    let (one, other) = (hunk.before.end.wrapping_sub(1), hunk.after.end.wrapping_sub(1));
    let begins = |word: &str| word.starts_with(char::is_numeric);
    hunk.is_swap()
        && before.kind(one) == TokenKind::Number
        && after.kind(other) == TokenKind::Number
        && begins(before.word(one)) != begins(after.word(other))
}

/// Whether a number was deleted on one side of a kept amount and inserted on the other. The amount is then kept by
/// chance.
fn are_counts_apart(left: &Hunk, right: &Hunk, before: &Passage, after: &Passage) -> bool {
    let (deleted, inserted) = (holds_number(before, &left.before), holds_number(after, &left.after));
    deleted != inserted
        && holds_number(before, &right.before) == inserted
        && holds_number(after, &right.after) == deleted
}

/// Not inlined, because it is called four times.
#[inline(never)]
fn holds_number(passage: &Passage, range: &Range<usize>) -> bool {
    passage.tokens.get(range.clone()).is_some_and(|tokens| tokens.iter().any(|token| token.kind == TokenKind::Number))
}

/// The number of tokens in a range, without punctuation.
fn words(passage: &Passage, range: &Range<usize>) -> usize {
    range.clone().filter(|token| passage.kind(*token) != TokenKind::Punctuation).count()
}

/// Characters as a reader counts them, up to a few times the limit.
fn chars(passage: &Passage, range: &Range<usize>) -> usize {
    let words = passage.words(range);
    let head = words.as_bytes().get(..4 * ISLAND_CHARS).unwrap_or(words.as_bytes());
    if head.is_ascii() { head.len() } else { graphemes(words).take(4 * ISLAND_CHARS).count() }
}
