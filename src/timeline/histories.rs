//! Follows sentences from version to version: sentences of each version → one history per sentence.
//!
//! ```text
//! version 0   Rain fell and roads were shut.                history 0
//! version 1   Rain fell. Two roads were shut.               both 0: pieces of it
//! version 2   Nobody was hurt. Rain fell.                   1, 0
//! ```
//!
//! A sentence continues as the sentence of the next version that shares enough of its words, wherever that stands. If a
//! sentence shares words with several earlier ones, it continues the one that it shares most with. A sentence without a
//! predecessor that stood in an earlier version, word for word, is that sentence restored.

use std::mem;
use std::rc::Rc;

use super::result::{Absence, SentenceHistory, TimelineVersion};
use super::sentences::{Sentences, Shared, bare, has_same_words, shared};
use crate::align::thresholds::SENTENCE_KEPT;
use crate::comparison::Comparison;
use crate::text::Keys;

/// The histories up to some version.
#[derive(Debug, Default)]
pub(super) struct Histories {
    open: Vec<OpenHistory>,
    /// The sentences of the last version, and the history of each.
    last: Sentences,
    last_of: Vec<usize>,
    /// The bare texts of removed sentences.
    removed: Keys,
    /// For each, the history of the sentence, unless it is there again. Of several with the same text, the last.
    removed_of: Vec<Option<usize>>,
}

/// A history that has not ended.
#[derive(Debug)]
struct OpenHistory {
    history: SentenceHistory,
    /// The last version in which the sentence stood, and its text there. If it was split, the text of all its pieces.
    seen: usize,
    text: Rc<str>,
    /// Its text in the version that is being read.
    read: Option<Rc<str>>,
}

impl Histories {
    /// Continues with the next version, given its comparison with the last one.
    pub fn follow(&mut self, version: usize, comparison: &Comparison) -> TimelineVersion {
        let sentences = Sentences::after(comparison, &self.last);
        let kept = self.kept(comparison, &sentences);
        for history in kept.iter().flatten() {
            if let Some(open) = self.open.get_mut(*history) {
                open.seen = version;
            }
        }
        for history in mem::take(&mut self.last_of) {
            self.leave(history, version);
        }
        let with_text = kept.into_iter().zip(&sentences.list);
        let of: Vec<usize> =
            with_text.map(|(kept, sentence)| kept.unwrap_or_else(|| self.enter(&sentence.text, version))).collect();
        self.read(&of, &sentences, version);
        let version = TimelineVersion { words: sentences.words, blocks: sentences.by_block(&of) };
        (self.last, self.last_of) = (sentences, of);
        version
    }

    /// The histories in order of first appearance.
    pub fn into_list(self) -> Vec<SentenceHistory> {
        self.open.into_iter().map(|open| open.history).collect()
    }

    /// For each sentence, the history of the earlier sentence that it shares most with, if they share enough.
    fn kept(&self, comparison: &Comparison, sentences: &Sentences) -> Vec<Option<usize>> {
        let mut best: Vec<Option<Shared>> = vec![None; sentences.list.len()];
        for shared in shared(comparison, &self.last, sentences) {
            let pair = (self.last.list.get(shared.before), sentences.list.get(shared.after));
            let (Some(one), Some(other)) = pair else { continue };
            let is_kept = shared.chars as f64 >= SENTENCE_KEPT * one.chars.min(other.chars) as f64;
            let is_blank = one.chars.max(other.chars) == 0;
            if let Some(best) = best.get_mut(shared.after)
                && (is_blank || is_kept && shared.chars > best.map_or(0, |best| best.chars))
            {
                *best = Some(shared);
            }
        }
        best.into_iter().map(|best| self.last_of.get(best?.before).copied()).collect()
    }

    /// Ends a history, unless the sentence still stands.
    fn leave(&mut self, history: usize, version: usize) {
        if let Some(open) = self.open.get_mut(history).filter(|open| open.seen < version) {
            open.history.removed = Some(version);
            let (number, is_new) = self.removed.enter(&bare(&open.text));
            if is_new {
                self.removed_of.push(None);
            }
            if let Some(removed) = self.removed_of.get_mut(number) {
                *removed = Some(history);
            }
        }
    }

    /// The history of a sentence without a predecessor: that of a restored sentence, or a new one. A sentence that
    /// moved within one step, for example from the body into a caption, was never absent.
    fn enter(&mut self, text: &Rc<str>, version: usize) -> usize {
        let known = if self.removed_of.is_empty() { None } else { self.removed.get(&bare(text)) };
        let restored = known.and_then(|number| self.removed_of.get_mut(number)?.take());
        if let Some((history, open)) = restored.and_then(|history| Some((history, self.open.get_mut(history)?))) {
            let removed = open.history.removed.take().filter(|removed| *removed < version);
            open.history.absences.extend(removed.map(|removed| Absence { removed, restored: version }));
            open.seen = version;
            return history;
        }
        let history = SentenceHistory { first: version, ..SentenceHistory::default() };
        self.open.push(OpenHistory { history, seen: version, text: text.clone(), read: None });
        self.open.len() - 1
    }

    /// Records which sentences have changed words.
    fn read(&mut self, of: &[usize], sentences: &Sentences, version: usize) {
        for (history, sentence) in of.iter().zip(&sentences.list) {
            if let Some(open) = self.open.get_mut(*history) {
                open.read = Some(match open.read.take() {
                    None => sentence.text.clone(),
                    Some(pieces) => [&*pieces, &*sentence.text].concat().into(),
                });
            }
        }
        for history in of {
            let Some(open) = self.open.get_mut(*history) else { continue };
            // A further piece was read already.
            let Some(text) = open.read.take().filter(|text| !text.is_empty()) else { continue };
            if Rc::ptr_eq(&text, &open.text) || text == open.text {
                continue;
            }
            if !has_same_words(&text, &open.text) {
                open.history.changed.push(version);
            }
            open.text = text;
        }
    }
}
