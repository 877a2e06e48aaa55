//! Texts in, their tokens and sentences out, each text cut once.

use hashbrown::HashMap;
use std::mem;
use std::ops::Range;

use super::sentence::sentences;
use super::tokenize::{Token, tokenize};

/// The texts that have been cut. Most blocks of a version stand in the next one as they are, and how a text is cut
/// depends on nothing else: to cut each once takes a quarter off the time of a long timeline.
#[derive(Debug, Default)]
pub(crate) struct Cuts {
    /// Of the versions that are compared now.
    now: Numbered,
    /// Of those that were compared before them.
    earlier: Numbered,
}

/// Texts by number, with the cut of each.
#[derive(Debug, Default)]
struct Numbered {
    numbers: HashMap<String, usize>,
    cuts: Vec<Cut>,
}

impl Numbered {
    fn get_mut(&mut self, text: &str) -> Option<&mut Cut> {
        self.cuts.get_mut(*self.numbers.get(text)?)
    }
}

/// The tokens of a text, and its sentences as ranges of them.
pub(super) type Cut = (Vec<Token>, Vec<Range<usize>>);

impl Cuts {
    /// Goes on to the next two versions; what stood in neither of the last two is forgotten.
    pub fn turn(&mut self) {
        self.earlier = mem::take(&mut self.now);
    }

    pub(super) fn cut(&mut self, text: &str) -> Cut {
        if let Some(cut) = self.now.get_mut(text) {
            return cut.clone();
        }
        let cut = self.earlier.get_mut(text).map_or_else(|| cut(text), mem::take);
        self.now.numbers.insert(text.to_owned(), self.now.cuts.len());
        self.now.cuts.push(cut.clone());
        cut
    }
}

pub(super) fn cut(text: &str) -> Cut {
    let tokens = tokenize(text);
    let sentences = sentences(text, &tokens);
    (tokens, sentences)
}
