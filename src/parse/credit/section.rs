//! The sections of a credit line: the parties after one label, each with its relation to the picture.

use super::labels::Label;
use super::party::Shape;
use super::pieces::Separator;

/// One named party, with the relation that the separators show.
#[derive(Debug, Clone, Copy)]
pub(super) struct Party<'a> {
    pub text: &'a str,
    pub shape: Shape,
    pub place: Relation,
    pub before: Separator,
}

/// The relation of a party to the picture, from the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Between neutral separators.
    Plain,
    /// After "via", or after a dash between two agencies.
    Via,
    /// After "for".
    For,
    /// After "courtesy of".
    Courtesy,
    /// After "supplied by".
    Supplied,
    /// An address, or a person who edited the picture.
    Aside,
}

/// The parties after one label.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub label: Option<Label>,
    /// The relation of its first party.
    pub place: Relation,
    pub parties: Vec<Party<'a>>,
    /// Whether a party is a site whose users take the pictures.
    pub has_users: bool,
}

impl Section<'_> {
    pub fn new(label: Option<Label>, place: Relation) -> Self {
        Self { label, place, parties: Vec::new(), has_users: false }
    }
}
