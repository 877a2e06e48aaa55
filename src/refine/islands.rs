//! Merges two hunks around a short kept run (an island) when a reader would see one edit.
//!
//! The rules run in order, and the first one that decides counts. Most swallow only particles and punctuation; each
//! rule names its exceptions. Modelled on diff-match-patch's semantic cleanup.

use std::ops::Range;

use super::spelling::is_spelling_variant;
use super::statement::STATEMENT_WORDS;
use crate::diff::Hunk;
use crate::text::graphemes::graphemes;
use crate::text::{
    Passage, Speech, TokenKind, Vocabulary, folded, is_article, is_quotation_mark, is_unspaced_particle,
};

/// The longest kept run that can be an island, in characters: about four words, as much as the eye takes in at once.
const ISLAND_CHARS: usize = 24;

/// The most particles in an edit before a phrase: "out of the".
const PHRASE_TOKENS: usize = 3;

/// The fewest words of an edit that does more than replace a word by a word.
const LONG_EDIT: usize = 2;

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
            if Gap::new(&last, &current, before, after, vocabulary).is_island() {
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

/// A kept run between two hunks.
struct Gap<'a> {
    left: &'a Hunk,
    right: &'a Hunk,
    /// The kept tokens, before and after.
    kept: Range<usize>,
    kept_after: Range<usize>,
    before: &'a Passage,
    after: &'a Passage,
    vocabulary: &'a Vocabulary,
}

/// The decision of a rule about a gap.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    /// The kept run is an island: the two hunks become one edit.
    Island,
    /// The kept run stays unmarked.
    Stays,
}

use Verdict::{Island, Stays};

/// A rule decides about a gap, or returns `None` to leave it to the next rule.
type Rule = fn(&Gap<'_>) -> Option<Verdict>;

/// The rules, in order. A gap that no rule decides stays.
const RULES: &[Rule] = &[
    sentence_end_stays,
    lone_grapheme_is_island,
    amount_beside_amounts_is_island,
    quotation_mark_stays,
    gap_beside_spelling_or_figure_stays,
    gap_in_attribution_is_island,
    verb_between_speakers_is_island,
    negation_between_verbs_is_island,
    meaningful_word_stays,
    punctuation_between_swaps_is_island,
    article_of_phrase_is_island,
    particle_beside_insertion_is_island,
    article_between_long_swaps_is_island,
];

/// The end of a sentence stays.
///
/// ```text
/// [It rained]{Snow fell}. [Nobody]{Everybody} came.
/// ```
fn sentence_end_stays(gap: &Gap<'_>) -> Option<Verdict> {
    let ends = ends_sentence(&gap.kept, gap.before) || ends_sentence(&gap.kept_after, gap.after);
    ends.then_some(Stays)
}

/// A lone grapheme in a script without spaces is an island: most words have two, so it is seldom a word that was kept.
/// A particle stays.
///
/// ```text
/// [高]大[楼]   →   {广}大{众}   one swap
/// [知事]は[新し]い橋   →   {市長}は{古}い橋   two
/// ```
fn lone_grapheme_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    if gap.kept.len() != 1 || gap.before.kind(gap.kept.start) != TokenKind::Unspaced {
        return None;
    }
    let is_between_swaps = gap.left.is_swap() && gap.right.is_swap();
    Some(if is_between_swaps && is_unspaced_particle(gap.before.word(gap.kept.start)) { Stays } else { Island })
}

/// An amount and its unit are one edit.
///
/// ```text
/// [$2 billion]{2 billion dollars}
/// ```
fn amount_beside_amounts_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    let is_figure = gap.before.keys(&gap.kept).iter().all(|id| gap.vocabulary.is_figure(*id));
    let is_kept_by_chance = || {
        is_recurrenced(gap.left, gap.before, gap.after) || are_counts_apart(gap.left, gap.right, gap.before, gap.after)
    };
    (is_figure && gap.kept.len() == 1 && is_kept_by_chance()).then_some(Island)
}

/// A quotation and its speaker are two edits, however little stands between them.
///
/// ```text
/// [Holm]{Lund} said “[yes]{no}”
/// ```
fn quotation_mark_stays(gap: &Gap<'_>) -> Option<Verdict> {
    gap.kept.clone().any(|token| is_quotation_mark(gap.before.word(token))).then_some(Stays)
}

/// A respelled word is a separate edit, and so is a replaced figure.
///
/// ```text
/// [colour]{color} of [six]{seven} boats
/// ```
fn gap_beside_spelling_or_figure_stays(gap: &Gap<'_>) -> Option<Verdict> {
    let stands_alone = |hunk: &Hunk| {
        is_spelling_variant(hunk, gap.before, gap.after) || is_recounted(hunk, gap.before, gap.after, gap.vocabulary)
    };
    (stands_alone(gap.left) || stands_alone(gap.right)).then_some(Stays)
}

/// An attribution is one edit. A statement that it precedes in one version and follows in the other has stayed.
///
/// ```text
/// [police said]{according to police}
/// [Police said the]{The} road is closed{, police said}.
/// ```
fn gap_in_attribution_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    let says = |passage: &Passage, token: &usize| {
        passage.ids.get(*token).is_some_and(|id| gap.vocabulary.speech(*id) != Speech::None)
    };
    // Its first letter may have another case: "According to police, …".
    let verb = |hunk: &Hunk| {
        let before = hunk.before.clone().find(|token| says(gap.before, token)).map(|token| gap.before.word(token));
        let after = || hunk.after.clone().find(|token| says(gap.after, token)).map(|token| gap.after.word(token));
        before.or_else(after).map(folded)
    };
    let (left, right) = (verb(gap.left)?, verb(gap.right)?);
    let has_changed_sides = left == right && !gap.left.is_swap() && !gap.right.is_swap();
    if has_changed_sides && words(gap.before, &gap.kept) >= STATEMENT_WORDS {
        return Some(Stays);
    }
    (gap.chars() <= ISLAND_CHARS).then_some(Island)
}

/// A verb of saying belongs to a speaker who moved from one side of it to the other.
///
/// ```text
/// [it quoted Bachelet]{Bachelet was quoted} as saying
/// ```
fn verb_between_speakers_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    let kept = gap.before.keys(&gap.kept);
    let is_verb = |id: &u32| gap.vocabulary.speech(*id) != Speech::None;
    if !kept.iter().any(is_verb) || kept.iter().any(|id| gap.vocabulary.is_meaningful(*id) && !is_verb(id)) {
        return None;
    }
    let crosses = |from: &[u32], to: &[u32]| from.iter().any(|id| gap.vocabulary.is_meaningful(*id) && to.contains(id));
    let (left, right) = (gap.left, gap.right);
    // Two names that swapped places are two edits.
    let has_crossed = crosses(gap.before.keys(&left.before), gap.after.keys(&right.after))
        != crosses(gap.after.keys(&left.after), gap.before.keys(&right.before));
    (has_crossed && gap.chars() <= ISLAND_CHARS).then_some(Island)
}

/// A negation that two verbs share by chance would mislead.
///
/// ```text
/// Exams in music [will not come]{are not ruled out any longer}.
/// ```
fn negation_between_verbs_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    let is_negation =
        gap.kept.len() == 1 && gap.before.keys(&gap.kept).iter().all(|id| gap.vocabulary.is_negation(*id));
    (is_negation && gap.left.is_swap() && gap.right.is_swap()).then_some(Island)
}

/// A kept noun, verb, name or figure is never shown as deleted and inserted again.
///
/// ```text
/// [In winter]{All year} the [lamps]{lanterns} at Torp harbour [burn from four]{are lit by dusk}.
/// ```
fn meaningful_word_stays(gap: &Gap<'_>) -> Option<Verdict> {
    gap.before.keys(&gap.kept).iter().any(|id| gap.vocabulary.is_meaningful(*id)).then_some(Stays)
}

/// Two swaps that only punctuation separates are one.
///
/// ```text
/// [red, white]{green, blue}
/// ```
fn punctuation_between_swaps_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    let is_mark = |token| matches!(gap.before.kind(token), TokenKind::Punctuation | TokenKind::Symbol);
    let only_marks = gap.kept.clone().all(is_mark);
    (only_marks && gap.left.is_swap() && gap.right.is_swap()).then_some(Island)
}

/// A kept article joins a changed preposition and a changed noun to one phrase.
///
/// ```text
/// [on the quay]{in the rain}
/// The choir [sang for the pensioners]{was booed by the students}.
/// [that]{it} would [be in conflict with]{contradict} the plan       an auxiliary is not an article
/// ```
fn article_of_phrase_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    if !gap.is_article() || !gap.left.is_swap() || !gap.right.is_swap() {
        return None;
    }
    let ends_lightly =
        |passage: &Passage, range: &Range<usize>| gap.is_light(passage, &(range.end.saturating_sub(1)..range.end));
    (ends_lightly(gap.before, &gap.left.before) && ends_lightly(gap.after, &gap.left.after)).then_some(Island)
}

/// A lone particle beside a longer insertion or deletion belongs to it. Two particles in a row stay.
///
/// ```text
/// Visitors [must show a]{have to present a valid} passport
/// The mill is[, locals joke,] among the [most painted]{oldest} ruins
/// ```
fn particle_beside_insertion_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    let (is_left_pure, is_right_pure) = (!gap.left.is_swap(), !gap.right.is_swap());
    if !is_left_pure && !is_right_pure {
        return None;
    }
    let is_phrase = |hunk: &Hunk| hunk.before.len().max(hunk.after.len()) > 1;
    // "{until Friday due} to [Thursday because of]": the particle belongs to one of two phrases.
    let both_pure = is_left_pure && is_right_pure;
    let same_direction = gap.left.is_pure_insertion() == gap.right.is_pure_insertion();
    let fits = !both_pure || same_direction || is_phrase(gap.left) && is_phrase(gap.right);
    Some(if gap.kept.len() == 1 && fits && gap.is_shorter_than_edits() { Island } else { Stays })
}

/// An article belongs to the noun after it: between two long swaps it was kept by chance. Any other particle stays
/// there, as it does when people mark by hand.
///
/// ```text
/// Who took the [herring is a riddle to the police]{nets, the buoys and both anchors was still under investigation}.
/// They [are more costly in money]{would come} with [lives as well]{significantly higher fees}.
/// ```
fn article_between_long_swaps_is_island(gap: &Gap<'_>) -> Option<Verdict> {
    let is_long = |hunk: &Hunk| words(gap.before, &hunk.before).max(words(gap.after, &hunk.after)) >= LONG_EDIT;
    (gap.is_article() && is_long(gap.left) && is_long(gap.right) && gap.is_shorter_than_edits()).then_some(Island)
}

impl<'a> Gap<'a> {
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

    fn chars(&self) -> usize {
        chars(self.before, &self.kept)
    }

    /// Whether the kept run is just an article.
    fn is_article(&self) -> bool {
        self.kept.len() == 1 && is_article(self.before.word(self.kept.start))
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

    /// Whether the kept run is short, and shorter than both edits around it.
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

fn ends_sentence(kept: &Range<usize>, passage: &Passage) -> bool {
    let next = passage.sentences.partition_point(|sentence| sentence.end <= kept.start);
    passage.sentences.get(next).is_some_and(|sentence| sentence.end <= kept.end) && !kept.is_empty()
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
