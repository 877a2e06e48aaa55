//! The units of an alignment: blocks and sentences, with what is compared of them.

use std::rc::Rc;

use super::bag::Bag;
use super::thresholds::{MOVE_CHARS, MOVE_WORDS};
use crate::article::BlockKind;
use crate::text::Vocabulary;

/// A block or a sentence, reduced to what is compared.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Units with the same identity are identical.
    pub identity: u32,
    /// The kind of block. Sentences are paragraphs.
    pub kind: BlockKind,
    /// The keys of the tokens, in order.
    pub ids: Rc<[u32]>,
    pub bag: Rc<Bag>,
    pub chars: usize,
    /// The picture of a photo.
    pub picture: Picture,
}

/// The identity of a picture.
#[derive(Debug, Clone, Default)]
pub(crate) struct Picture {
    pub id: Option<String>,
    /// The address without the parts that depend on size and server.
    pub address: Option<String>,
    /// What the address says about where the picture is kept.
    pub kept: Kept,
}

/// Where a picture is kept: on the web, beside a saved page, or embedded in the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(not(feature = "pages"), expect(dead_code, reason = "saved pages are whole pages"))]
pub(crate) enum Kept {
    #[default]
    Web,
    /// Only the file name of the address is left.
    Beside,
    /// The address consists of the picture's bytes.
    Inside,
}

impl Picture {
    /// One string for both parts. Equal for two pictures only if both parts are equal.
    pub fn name(&self) -> String {
        [&self.id, &self.address].map(|part| part.as_deref().unwrap_or_default()).join("\n")
    }

    /// Whether both are known to show the same picture.
    pub fn is_same(&self, other: &Self) -> bool {
        self.id.is_some() && self.id == other.id || self.addresses(other).is_some_and(|(one, other)| one == other)
    }

    /// Both addresses, as far as they can be compared. A picture beside a saved page is compared by its name. An
    /// embedded picture is compared with embedded ones only.
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
    /// The similarity of two units, from 0 to 1. Photos are similar to photos only, and the same picture is the same
    /// photo.
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

    /// The weight of keeping the unit in place.
    pub(super) fn worth(&self) -> u32 {
        self.bag.weight().max(1)
    }

    /// Whether the unit is long enough to be recognised at another place.
    pub(super) fn is_distinctive(&self) -> bool {
        self.chars >= MOVE_CHARS && self.bag.len() >= MOVE_WORDS
    }
}
