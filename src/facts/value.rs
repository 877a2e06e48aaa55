//! Finds the values that changed in a line: figures, dates, names, speakers, quotations and negations.
//!
//! A value is one edit, with the words that it cannot be read without:
//!
//! ```text
//! $1.2 [million]{billion}              →   $1.2 million → $1.2 billion         the number of a magnitude
//! [about ]12 people                    →   about 12 → 12                       the number of a hedge
//! [up]{down} 5 percent                 →   up 5 → down 5                       the number of a direction
//! [12]{27} people were [hurt]{killed}  →   12 people were hurt → 27 people were killed
//! [rose]{fell} to [3]{2} percent       →   rose to 3 → fell to 2
//! He [could ]{could not }come          →   "" → not
//! ```

use std::ops::Range;

use super::around::{self, Reach};
use super::line::{Line, Step, changes_words, is_kept};
use super::passages::is_passage;
use crate::article::Field;
use crate::change::ChangeClass;
use crate::comparison::Edit;
use crate::fact::{Fact, FactClass};
use crate::text::lowercase::Lowercase;
use crate::text::{Passage, Speech, TokenKind, Vocabulary, calendar_stem, is_hour_mark, is_month, is_particle};
use crate::word_table::is_one_of;

/// The most half words of each side of a value: eight words, or sixteen signs of a script without spaces. A longer edit
/// is a rewritten passage, and no two parts of it correspond.
pub(super) const LONGEST: usize = 16;

/// The same for words that were only added or removed. A clause may be a fact; anything longer is a passage.
const LONGEST_ALONE: usize = 14;

/// Half words of an edit that adds or drops a "not" at most: four words.
const LONGEST_NEGATED: usize = 8;

/// The most half words between a figure and replaced words after it for both to be one value.
const NEAR_BEHIND: usize = 6;

/// The same before it: a particle.
const NEAR_BEFORE: usize = 2;

/// The fewest letters that two spellings of a name share.
const RESPELLED_LETTERS: usize = 3;

/// The years that a number of four digits can be.
const YEARS: Range<u32> = 1900..2100;

/// Words that express how exact a figure is. Each phrase is joined with hyphens. By language as in `text/language.rs`.
const HEDGES: &str = "\
    nearly almost over under more-than less-than fewer-than at-least at-most up-to \
    as-many-as exactly only just-over just-under \
    fast knapp über mehr-als weniger-als mindestens wenigstens höchstens bis-zu gut genau nur \
    près-de presque plus-de moins-de au-moins au-plus jusqu-à \
    casi más-de menos-de al-menos hasta cerca-de \
    أكثر-من أقل-من على-الأقل ما-لا-يقل-عن \
    近 至少 超过 逾 不到 多达";

/// Words that say of a figure that it is not exact. All say the same: `about 61` and `around 61` are one value.
const APPROXIMATE: &str = "\
    about around some approximately roughly etwa rund circa ca ungefähr environ quelque \
    unos unas alrededor-de aproximadamente نحو حوالي قرابة 约 大约";

/// Words that give the direction of a figure.
const DIRECTIONS: &str = "up down plus minus above below";

/// Signs after a number that make it a date or a time in Chinese and Japanese.
const DATE_SIGNS: &str = "年 月 日 号 點 点 时 時";

/// Finds the facts of a line. `enter` takes each fact with the tokens of its values, before and after, and the keys
/// that identify them.
pub(super) fn find(
    line: &Line<'_>,
    any_words: bool,
    vocabulary: &Vocabulary,
    mut enter: impl FnMut(Fact, [Range<usize>; 2], [Vec<u32>; 2]),
) {
    let finder = Finder { line, vocabulary };
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    for step in 0..line.steps.len() {
        let Some(edit) = line.edit(step).filter(|edit| step >= done && changes_words(edit)) else { continue };
        if let Some((fact, steps)) = finder.value(step, edit, done) {
            done = steps.end;
            let [before, after] = line.tokens(&steps);
            let (before, after) = (trimmed(&line.before, before), trimmed(&line.after, after));
            let tokens = finder.making(&steps);
            enter(fact, [before, after], tokens);
            taken.push(steps);
        }
    }
    // A changed headline is a fact of its own.
    if any_words && line.place.field != Some(Field::Headline) {
        let is_free = |step: &usize| !taken.iter().any(|steps| steps.contains(step));
        for step in (0..line.steps.len()).filter(is_free) {
            if let Some(fact) = finder.any_words(step) {
                enter(fact, [0..0, 0..0], [Vec::new(), Vec::new()]);
            }
        }
    }
}

struct Finder<'l, 'a> {
    line: &'l Line<'a>,
    vocabulary: &'l Vocabulary,
}

impl Finder<'_, '_> {
    /// The value of an edit, and the steps that it includes. Steps before `done` belong to other values.
    fn value(&self, step: usize, edit: &Edit, done: usize) -> Option<(Fact, Range<usize>)> {
        let mut steps = step..step + 1;
        let is_swap = !edit.before.is_empty() && !edit.after.is_empty();
        if is_swap && self.is_number(step + 1) && self.is_listed(step, APPROXIMATE) {
            return None;
        }
        let swapped = self.changed_places(step);
        let class = match self.class(step, edit) {
            _ if swapped.is_some() => FactClass::Figure,
            Some(class) => class,
            None => {
                // A hedge or a direction beside a kept number.
                let beside = step + 1;
                if !self.is_number(beside) || !self.is_hedge(step) && !self.is_direction(step) {
                    return None;
                }
                steps.end += 1;
                FactClass::Figure
            }
        };
        let longest = if is_swap { LONGEST } else { LONGEST_ALONE };
        if self.length(&steps) > longest {
            return None;
        }
        if let Some(swapped) = swapped {
            steps = swapped;
        } else if class == FactClass::Figure {
            self.take_number(&mut steps);
            // A day or an hour tells when, whatever the words beside it tell.
            let grown = self.grown_by_words(&steps, done);
            if self.length(&grown) <= LONGEST && !self.is_date(&steps) {
                steps = grown;
            }
        } else if class == FactClass::Negation {
            steps = self.grown(steps, ChangeClass::Negation);
            if self.length(&steps) > longest {
                return None;
            }
        } else if class == FactClass::Quotation {
            steps = self.grown(steps, ChangeClass::Quotation);
        } else if class == FactClass::Name && !is_swap {
            steps = self.whole_name(steps);
        }
        let class = if class == FactClass::Figure && self.is_date(&steps) { FactClass::Date } else { class };
        let mut fact = self.fact(class, &steps, reach(class))?;
        fact.also = self.also(&steps, class);
        Some((fact, steps))
    }

    /// Words without a class of their own. Sentences are reported as passages, and a figure in another form is the same
    /// figure.
    fn any_words(&self, step: usize) -> Option<Fact> {
        let edit = self.line.edit(step).filter(|edit| changes_words(edit))?;
        let is_alone = edit.before.is_empty() || edit.after.is_empty();
        let is_rewritten_figure = edit.classes.contains(&ChangeClass::Spelling) && self.has_figure(step);
        let is_out = is_rewritten_figure || is_alone && (is_passage(&edit.before) || is_passage(&edit.after));
        let mut steps = step..step + 1;
        // An article that follows its noun: `[Ein]{Eine} [Mann]{Frau}`.
        if self.is_small(step) && self.line.edit(step + 1).is_some_and(changes_words) {
            steps.end += 1;
        }
        let is_done = step.checked_sub(1).is_some_and(|last| self.line.edit(last).is_some() && self.is_small(last));
        if is_out || is_done { None } else { self.fact(FactClass::Wording, &steps, reach(FactClass::Wording)) }
    }

    /// The most important class of a step.
    fn class(&self, step: usize, edit: &Edit) -> Option<FactClass> {
        let is_it = |class: &FactClass| match class {
            // Of a clause that another one replaced, the "not" is no fact by itself.
            FactClass::Negation => self.length(&(step..step + 1)) <= LONGEST_NEGATED,
            FactClass::Attribution => self.names_a_speaker(step),
            _ => true,
        };
        let class = self.classes(step).into_iter().filter(is_it).min();
        class.or_else(|| self.is_respelled_name(step, edit).then_some(FactClass::Name))
    }

    /// The classes of a step. If its edit has several clauses, only those of its own words.
    fn classes(&self, step: usize) -> Vec<FactClass> {
        let Some(edit) = self.line.edit(step) else { return Vec::new() };
        let own = self.line.steps.get(step).and_then(|step| step.edit);
        let around = step.saturating_sub(2)..step + 3;
        let is_cut =
            around.filter(|at| *at != step).any(|at| self.line.steps.get(at).is_some_and(|step| step.edit == own));
        if !is_cut && !self.line.is_moved {
            return classes(edit).collect();
        }
        let any = |is_it: &dyn Fn(&Passage, usize) -> bool| {
            let [before, after] = self.line.tokens(&(step..step + 1));
            before.clone().any(|token| is_it(&self.line.before, token))
                || after.clone().any(|token| is_it(&self.line.after, token))
        };
        let has_figure = self.has_figure(step);
        let has = |class: &FactClass| match class {
            FactClass::Figure => has_figure,
            FactClass::Attribution => !has_figure,
            FactClass::Negation => any(&|passage, token| self.vocabulary.is_negation(id(passage, token))),
            FactClass::Name => any(&|passage, token| passage.word(token).starts_with(char::is_uppercase)),
            _ => true,
        };
        classes(edit).filter(has).collect()
    }

    /// Whether words of one who says something changed, or the verb of saying: not only words beside it.
    fn names_a_speaker(&self, step: usize) -> bool {
        let Some(Step { before, after, .. }) = self.line.steps.get(step) else { return false };
        let own = |passage: &Passage, tokens: &Range<usize>, others: &[u32]| -> Vec<usize> {
            tokens.clone().filter(|token| !others.contains(&id(passage, *token))).collect()
        };
        let (one, other) = (&*self.line.before, &*self.line.after);
        let (gone, come) = (own(one, before, other.keys(after)), own(other, after, one.keys(before)));
        let says = |passage: &Passage, tokens: &[usize]| {
            tokens.iter().any(|token| self.vocabulary.speech(id(passage, *token)) != Speech::None)
        };
        let tells = |passage: &Passage, tokens: &[usize]| {
            tokens.iter().any(|token| around::is_distinctive(passage, *token, self.vocabulary))
        };
        let is_respelled = before.len() == 1
            && after.len() == 1
            && one.word(before.start).starts_with(char::is_lowercase)
            && other.word(after.start).starts_with(char::is_lowercase)
            && is_respelling(one.word(before.start), other.word(after.start));
        says(one, &gone) || says(other, &come) || tells(one, &gone) && tells(other, &come) && !is_respelled
    }

    /// Whether a name at the start of a sentence was respelled. Capitals prove nothing there, so another capital must
    /// follow.
    fn is_respelled_name(&self, step: usize, edit: &Edit) -> bool {
        let is_name = |word: &str| !word.contains(char::is_whitespace) && word.starts_with(char::is_uppercase);
        let next = self.line.steps.get(step + 1).filter(|step| is_kept(step)).map(|step| step.after.start);
        let next = next.map(|token| self.line.after.word(token)).unwrap_or_default();
        is_name(next)
            && is_name(&edit.before)
            && is_name(&edit.after)
            && is_respelling(&edit.before, &edit.after)
            && !self.vocabulary.is_german()
    }

    fn has_figure(&self, step: usize) -> bool {
        let Some(step) = self.line.steps.get(step) else { return false };
        let has = |passage: &Passage, tokens: &Range<usize>| {
            tokens.clone().any(|token| self.vocabulary.is_figure(id(passage, token)))
        };
        has(&self.line.before, &step.before) || has(&self.line.after, &step.after)
    }

    /// The further classes of a value's edits.
    fn also(&self, steps: &Range<usize>, class: FactClass) -> Vec<FactClass> {
        let figure = if class == FactClass::Date { FactClass::Figure } else { class };
        let others = steps.clone().flat_map(|step| self.classes(step));
        let mut also: Vec<FactClass> = others.filter(|other| ![class, figure].contains(other)).collect();
        crate::sort::sort_and_dedup(&mut also);
        also
    }

    fn fact(&self, class: FactClass, steps: &Range<usize>, reach: Reach) -> Option<Fact> {
        let [before, after] = self.line.tokens(steps);
        let [before, after] = [trimmed(&self.line.before, before), trimmed(&self.line.after, after)];
        let words = [self.line.before.words(&before), self.line.after.words(&after)];
        if words[0] == words[1] {
            return None;
        }
        let mut place = self.line.place.clone();
        if !self.line.is_moved {
            place.edits = steps.clone().filter_map(|step| self.line.steps.get(step)?.edit).collect();
            place.edits.dedup();
        }
        let value = if after.is_empty() { usize::MAX..usize::MAX } else { after.clone() };
        let [lead, trail] = around::find(self.line, steps, &value, reach, self.vocabulary);
        let [before, after] = words.map(|words| around::shortened(&words.replace('\n', " ")));
        Some(Fact { before, after, lead, trail, ..super::fact(class, place) })
    }

    /// Includes the number before a lone magnitude or unit: `$1.2 [million]{billion}`.
    fn take_number(&self, steps: &mut Range<usize>) {
        let has_digit = |passage: &Passage, range: &Range<usize>| passage.words(range).contains(char::is_numeric);
        let [before, after] = self.line.tokens(steps);
        let has_number = has_digit(&self.line.before, &before) || has_digit(&self.line.after, &after);
        let is_magnitude = |side: &Passage, range: &Range<usize>| {
            range.len() <= 1 && range.clone().all(|token| calendar_stem(side.word(token)).is_none())
        };
        let are_alone = is_magnitude(&self.line.before, &before) && is_magnitude(&self.line.after, &after);
        if let Some(last) = steps.start.checked_sub(1)
            && !has_number
            && are_alone
            && self.is_number(last)
        {
            steps.start = last;
        }
    }

    /// A figure with the words that were replaced right beside it.
    fn grown_by_words(&self, steps: &Range<usize>, done: usize) -> Range<usize> {
        let mut grown = steps.clone();
        // After it, across a few words of the same clause.
        let mut gap = 0;
        for step in steps.end..self.line.steps.len() {
            if self.is_swapped_wording(step) {
                grown.end = step + 1;
                break;
            }
            gap += self.length(&(step..step + 1));
            if gap > NEAR_BEHIND || self.ends_clause(step) || self.has_other_figure(step) {
                break;
            }
        }
        // Before it, across at most a particle. An edit that touches it belongs to it in any case.
        let mut gap = 0;
        for step in (done..steps.start).rev() {
            let touches = step + 1 == steps.start && self.line.edit(step).is_some();
            let is_near = self.is_swapped_wording(step) && !self.says(step);
            if (touches || is_near) && !self.has_other_figure(step) && !self.ends_clause(step) {
                grown.start = step;
                break;
            }
            gap += self.length(&(step..step + 1));
            if gap > NEAR_BEFORE || self.line.edit(step).is_some() || self.ends_clause(step) || !self.is_small(step) {
                break;
            }
        }
        grown
    }

    /// Two figures that changed places, with all that stands between them: `[14]{9} to [9]{14}`. What else changed between or
    /// beside them would make other things of them.
    fn changed_places(&self, step: usize) -> Option<Range<usize>> {
        let figures = |step: usize| {
            let found = self.line.steps.get(step).filter(|_| self.line.edit(step).is_some())?;
            let keys = |passage: &'_ Passage, tokens: &Range<usize>| {
                let are_figures = tokens.clone().all(|token| self.vocabulary.is_figure(id(passage, token)));
                (are_figures && !tokens.is_empty()).then(|| passage.keys(tokens).to_vec())
            };
            Some((keys(&self.line.before, &found.before)?, keys(&self.line.after, &found.after)?))
        };
        let (one, other) = figures(step).filter(|(one, other)| one != other)?;
        let stays = |step: Option<usize>| step.is_none_or(|step| self.line.edit(step).is_none());
        let end = (step + 1..self.line.steps.len()).find(|step| self.line.edit(*step).is_some())?;
        let steps = step..end + 1;
        (figures(end)? == (other, one)
            && stays(step.checked_sub(1))
            && stays(Some(end + 1))
            && self.length(&steps) <= LONGEST
            && !(step..end).any(|step| self.ends_clause(step)))
        .then_some(steps)
    }

    /// A name of which a word was added or dropped, with the words of it that stayed: `Norled[ Ferries]`.
    fn whole_name(&self, mut steps: Range<usize>) -> Range<usize> {
        let is_capital = |step: Option<usize>| {
            let kept = step.and_then(|step| self.line.steps.get(step)).filter(|step| is_kept(step));
            let is_name = |passage: &Passage, token: usize| {
                let starts = passage.sentences.binary_search_by_key(&token, |sentence| sentence.start).is_ok();
                passage.word(token).starts_with(char::is_uppercase) && !starts
            };
            kept.is_some_and(|step| {
                is_name(&self.line.before, step.before.start) && is_name(&self.line.after, step.after.start)
            })
        };
        if is_capital(steps.start.checked_sub(1)) {
            steps.start -= 1;
        } else if is_capital(Some(steps.end)) {
            steps.end += 1;
        }
        steps
    }

    /// A negation of two words ("ne … pas") is one value. So is a negation inside a quotation with what changed beside
    /// it.
    fn grown(&self, mut steps: Range<usize>, class: ChangeClass) -> Range<usize> {
        let quotes = steps.clone().filter_map(|step| self.line.edit(step)).any(is_quotation);
        let belongs = |edit: &Edit| edit.classes.contains(&class) || quotes && is_quotation(edit);
        let mut gap = 0;
        for step in steps.end..self.line.steps.len() {
            match self.line.edit(step) {
                Some(edit) if belongs(edit) => {
                    steps.end = step + 1;
                    gap = 0;
                }
                Some(_) => break,
                None => gap += self.length(&(step..step + 1)),
            }
            if gap > NEAR_BEHIND || self.ends_clause(step) {
                break;
            }
        }
        steps
    }

    /// Whether words that are not a fact were replaced here, and more than a particle.
    fn is_swapped_wording(&self, step: usize) -> bool {
        let Some(edit) = self.line.edit(step).filter(|edit| changes_words(edit)) else { return false };
        let is_plain = |class: &ChangeClass| {
            matches!(class, ChangeClass::Wording | ChangeClass::Quotation | ChangeClass::Caption | ChangeClass::AltText)
        };
        let tokens = self.line.steps.get(step).cloned();
        let is_distinctive = |passage: &Passage, range: Range<usize>| {
            range.clone().any(|token| is_distinctive(passage, token, self.vocabulary))
        };
        edit.classes.iter().all(is_plain)
            && tokens.is_some_and(|step| {
                is_distinctive(&self.line.before, step.before) && is_distinctive(&self.line.after, step.after)
            })
            && self.length(&(step..step + 1)) <= NEAR_BEHIND
    }

    /// Whether a step is a number that both sides have.
    fn is_number(&self, step: usize) -> bool {
        let kept = self.line.steps.get(step).filter(|step| step.edit.is_none());
        kept.is_some_and(|step| step.after.clone().any(|token| self.vocabulary.is_figure(id(&self.line.after, token))))
    }

    /// Whether another edit of a figure stands here.
    fn has_other_figure(&self, step: usize) -> bool {
        self.line.edit(step).is_some_and(|edit| edit.classes.contains(&ChangeClass::Figure))
    }

    /// Whether an edit only changes how exact the number after it is.
    fn is_hedge(&self, step: usize) -> bool {
        self.is_listed(step, HEDGES) || self.is_listed(step, APPROXIMATE)
    }

    fn is_direction(&self, step: usize) -> bool {
        let is_swap = |edit: &Edit| !edit.before.is_empty() && !edit.after.is_empty();
        self.line.edit(step).is_some_and(is_swap) && self.is_listed(step, DIRECTIONS)
    }

    fn is_listed(&self, step: usize, list: &str) -> bool {
        let Some(tokens) = self.line.steps.get(step) else { return false };
        let phrase = |passage: &Passage, range: &Range<usize>| {
            let words: Vec<String> = range.clone().map(|token| passage.word(token).to_lower()).collect();
            words.join(if range.clone().any(|token| passage.kind(token) == TokenKind::Unspaced) { "" } else { "-" })
        };
        [phrase(&self.line.before, &tokens.before), phrase(&self.line.after, &tokens.after)]
            .iter()
            .all(|phrase| phrase.is_empty() || is_one_of(list, phrase))
    }

    /// Whether a verb of saying stands here.
    fn says(&self, step: usize) -> bool {
        let says = |passage: &Passage, range: &Range<usize>| {
            range.clone().any(|token| self.vocabulary.speech(id(passage, token)) == Speech::Saying)
        };
        self.line
            .steps
            .get(step)
            .is_some_and(|step| says(&self.line.before, &step.before) || says(&self.line.after, &step.after))
    }

    /// Whether a particle stands here on both sides.
    fn is_small(&self, step: usize) -> bool {
        self.line.steps.get(step).is_some_and(|step| {
            let is_small = |passage: &Passage, tokens: &Range<usize>| {
                tokens.clone().all(|token| is_particle(&passage.word(token).to_lower()))
            };
            is_small(&self.line.before, &step.before)
                && is_small(&self.line.after, &step.after)
                && !step.after.clone().any(|token| self.says_at(token))
        })
    }

    fn says_at(&self, token: usize) -> bool {
        self.vocabulary.speech(id(&self.line.after, token)) != Speech::None
    }

    /// Whether a clause ends here.
    fn ends_clause(&self, step: usize) -> bool {
        let Some(step) = self.line.steps.get(step) else { return true };
        step.after.clone().any(|token| around::ends_clause(&self.line.after, token))
            || step.before.clone().any(|token| around::ends_clause(&self.line.before, token))
    }

    /// The number of half words of some steps, on the longer side.
    fn length(&self, steps: &Range<usize>) -> usize {
        let [before, after] = self.line.tokens(steps);
        around::length(&self.line.before, &before).max(around::length(&self.line.after, &after))
    }

    /// Whether the figures of a value are all days, dates or times.
    fn is_date(&self, steps: &Range<usize>) -> bool {
        let [before, after] = self.line.tokens(steps);
        let mut is_any = false;
        let mut all = |passage: &Passage, range: Range<usize>| {
            range.clone().filter(|token| self.vocabulary.is_figure(id(passage, *token))).all(|token| {
                is_any = true;
                is_time(passage, token)
            })
        };
        all(&self.line.before, before) && all(&self.line.after, after) && is_any
    }

    /// The keys that identify a value, before and after: the figures, names and negations of its edits.
    fn making(&self, steps: &Range<usize>) -> [Vec<u32>; 2] {
        let makes = |passage: &Passage, token: usize| {
            let key = id(passage, token);
            self.vocabulary.is_figure(key)
                || self.vocabulary.is_negation(key)
                || passage.word(token).starts_with(char::is_uppercase)
        };
        let edits = || self.line.steps.get(steps.clone()).unwrap_or_default().iter().filter(|step| !is_kept(step));
        let of = |passage: &Passage, tokens: Range<usize>| -> Vec<u32> {
            tokens.filter(|token| makes(passage, *token)).map(|token| id(passage, token)).collect()
        };
        [
            edits().flat_map(|step| of(&self.line.before, step.before.clone())).collect(),
            edits().flat_map(|step| of(&self.line.after, step.after.clone())).collect(),
        ]
    }
}

fn is_quotation(edit: &Edit) -> bool {
    edit.classes.contains(&ChangeClass::Quotation)
}

/// Whether two words share enough letters at both ends to be spellings of one name: "Katherine", "Catherine".
fn is_respelling(before: &str, after: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let shorter = a.len().min(b.len());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take(shorter - start).take_while(|(a, b)| a == b).count();
    start + end >= RESPELLED_LETTERS && 2 * (start + end) > a.len().max(b.len())
}

/// The classes of facts that an edit has.
fn classes(edit: &Edit) -> impl Iterator<Item = FactClass> {
    edit.classes.iter().filter_map(|class| match class {
        ChangeClass::Negation => Some(FactClass::Negation),
        ChangeClass::Figure => Some(FactClass::Figure),
        ChangeClass::Name => Some(FactClass::Name),
        ChangeClass::Attribution => Some(FactClass::Attribution),
        ChangeClass::Quotation => Some(FactClass::Quotation),
        _ => None,
    })
}

/// How far the excerpt around a value of a class reaches.
fn reach(class: FactClass) -> Reach {
    match class {
        // A "not" means nothing without its clause.
        FactClass::Negation => Reach { before: 8, after: 12 },
        FactClass::Wording | FactClass::Quotation => Reach { before: 8, after: 8 },
        FactClass::Attribution => Reach { before: 6, after: 6 },
        _ => Reach { before: 4, after: 6 },
    }
}

/// Whether a figure is a day, a date or a time.
pub(super) fn is_time(passage: &Passage, token: usize) -> bool {
    let word = passage.word(token);
    let is_part = |part: &str| is_month(part) || is_hour_mark(part) || calendar_stem(part).is_some();
    let is_clock =
        |word: &str| word.split_once(':').is_some_and(|(_, minutes)| minutes.starts_with(|c: char| c.is_numeric()));
    word.split([' ', '.', ',', '\u{a0}']).any(is_part)
        || calendar_stem(word).is_some()
        || word.split_whitespace().any(is_hour_mark)
        || word.starts_with(['周', '週', '星', '礼', '禮'])
        || is_one_of(DATE_SIGNS, passage.word(token + 1))
        || is_clock(word)
        || word.len() == 4 && word.parse().is_ok_and(|year| YEARS.contains(&year))
}

/// Whether a word is distinctive.
fn is_distinctive(passage: &Passage, token: usize, vocabulary: &Vocabulary) -> bool {
    match passage.kind(token) {
        TokenKind::Unspaced => true,
        TokenKind::Punctuation => false,
        _ => vocabulary.weight(id(passage, token)) >= around::DISTINCTIVE,
    }
}

/// Tokens without the punctuation at both ends.
fn trimmed(passage: &Passage, tokens: Range<usize>) -> Range<usize> {
    let is_word = |token: &usize| passage.kind(*token) != TokenKind::Punctuation;
    let start = tokens.clone().find(is_word);
    let end = tokens.clone().rev().find(is_word);
    match (start, end) {
        // The stop of an abbreviation belongs to it: "M. Moreau".
        (Some(start), Some(end)) => {
            let has_stop = tokens.contains(&(end + 1))
                && passage.word(end + 1) == "."
                && passage.gap_text(end + 1).is_empty()
                && !passage.sentences.iter().any(|sentence| sentence.end == end + 2);
            start..end + 1 + usize::from(has_stop)
        }
        _ => tokens.start..tokens.start,
    }
}

fn id(passage: &Passage, token: usize) -> u32 {
    passage.ids.get(token).copied().unwrap_or(u32::MAX)
}
