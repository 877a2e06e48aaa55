//! What is aligned: blocks and sentences.

use std::rc::Rc;

use super::bag::Bag;
use super::thresholds::{MOVE_CHARS, MOVE_WORDS};
use crate::article::BlockKind;
use crate::text::Vocabulary;

/// What is to be aligned: a block or a sentence, by what it is compared with.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Units with the same number are identical.
    pub identity: u32,
    /// What it is; sentences are all paragraphs.
    pub kind: BlockKind,
    /// The keys of its words, in order.
    pub ids: Rc<[u32]>,
    pub bag: Rc<Bag>,
    pub chars: usize,
    /// The picture, where it is a photo.
    pub picture: Picture,
}

/// By what a picture is known again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Picture {
    pub id: Option<String>,
    /// The address without what changes with size and server.
    pub address: Option<String>,
    /// What kind of address that is.
    pub kept: Kept,
}

/// Where a picture is kept: on the web, beside a page that a browser saved, or inside the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(not(feature = "pages"), expect(dead_code, reason = "saved pages are whole pages"))]
pub(crate) enum Kept {
    #[default]
    Web,
    /// Of the address only the name is left.
    Beside,
    /// Its bytes are the address.
    Inside,
}

impl Picture {
    /// What two pictures of which everything is the same have in common.
    pub fn name(&self) -> String {
        [&self.id, &self.address].map(|part| part.as_deref().unwrap_or_default()).join("\n")
    }

    /// Whether both are known to show the same picture.
    pub fn is_same(&self, other: &Self) -> bool {
        self.id.is_some() && self.id == other.id || self.addresses(other).is_some_and(|(one, other)| one == other)
    }

    /// Both addresses, as far as they can be compared: of a picture beside a saved page the name, and a picture inside a
    /// page only with another one.
    pub(super) fn addresses<'a>(&'a self, other: &'a Self) -> Option<(&'a str, &'a str)> {
        let both = (self.address.as_deref()?, other.address.as_deref()?);
        let name = |address: &'a str| address.rsplit('/').next().unwrap_or(address);
        match [self.kept, other.kept] {
            [Kept::Web, Kept::Web] | [Kept::Inside, Kept::Inside] => Some(both),
            [Kept::Inside, _] | [_, Kept::Inside] => None,
            _ => Some((name(both.0), name(both.1))),
        }
    }
}

impl Unit {
    /// How much two units share, from 0 to 1. Photos are like photos only; the same picture is the same photo.
    pub(super) fn similarity(&self, other: &Self, vocabulary: &Vocabulary) -> f64 {
        if self.identity == other.identity {
            return 1.0;
        }
        let photos = [self.kind, other.kind].map(|kind| kind == BlockKind::Photo);
        match photos {
            [true, true] if self.picture.is_same(&other.picture) => 1.0,
            [true, true] | [false, false] => self.bag.similarity(&other.bag, vocabulary),
            _ => 0.0,
        }
    }

    /// What keeping it in place is worth.
    pub(super) fn worth(&self) -> u32 {
        self.bag.weight().max(1)
    }

    /// Whether it is long enough to be recognised at another place.
    pub(super) fn is_distinctive(&self) -> bool {
        self.chars >= MOVE_CHARS && self.bag.len() >= MOVE_WORDS
    }
}
