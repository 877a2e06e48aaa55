//! Recognises the label at the start of a piece: "Photo:", "Foto von", "Left image:" → [`Label`].
//!
//! A label consists of words for a picture, a photographer or a source, with companions ("left", "title"). Words that
//! introduce a name ("by", "von") make it certain that a person follows.

use super::party_words::is_rank;
use super::vocabulary::{self, lists_of, lists_of_key};
use crate::article::CreditFlag;
use crate::text::fold::{first_word, name_key};
use crate::text::trim::trim_end;

/// What a label says about the party after it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::parse) struct Label {
    /// The flag that it sets, if any.
    pub(in crate::parse) flag: Option<CreditFlag>,
    /// It names the photographer ("Photo by", "Photographer:").
    pub(in crate::parse) by: bool,
    /// It is followed neither by a colon nor by a word like "by", so it may be part of a name.
    pub(in crate::parse) weak: bool,
    /// It contains a word for a picture, not only "Source" or "By".
    pub(in crate::parse) of_picture: bool,
}

/// The meaning of a word in a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    People,
    Picture,
    Drawing,
    Composite,
    Screen,
    Source,
    Companion,
}

/// If a word is in two lists, the first one counts.
const KINDS: [(u32, Kind); 7] = [
    (vocabulary::PEOPLE, Kind::People),
    (vocabulary::PICTURE, Kind::Picture),
    (vocabulary::DRAWING, Kind::Drawing),
    (vocabulary::COMPOSITE, Kind::Composite),
    (vocabulary::SCREEN, Kind::Screen),
    (vocabulary::SOURCE, Kind::Source),
    (vocabulary::COMPANION, Kind::Companion),
];

/// The meaning of a word in a label. A number counts pictures ("Image 2 of 5").
fn kind_of(word: &str) -> Option<Kind> {
    if word == "©" {
        return Some(Kind::Companion);
    }
    let folded = name_key(word);
    if !folded.is_empty() && folded.len() <= 3 && folded.chars().all(|c| c.is_ascii_digit()) {
        return Some(Kind::Companion);
    }
    let lists = lists_of_key(&folded);
    KINDS.iter().find(|(list, _)| lists & list != 0).map(|(_, kind)| *kind)
}

/// The label that `text` begins with, and the text after it. `before_colon`: the text ends before a colon, so
/// companions count in any position ("Left image").
pub(in crate::parse) fn split_label(text: &str, before_colon: bool) -> Option<(Label, &str)> {
    let (mut label, mut found, mut rest) = (Label { weak: !before_colon, ..Label::default() }, false, text.trim());
    while let Some((word, after)) = first_word(rest) {
        let kind = kind_of(word);
        match kind {
            Some(Kind::People) => {
                label.by = true;
                label.weak = false;
                label.of_picture |= !trim_end(word, |c| c == ':').eq_ignore_ascii_case("by");
            }
            _ if found && lists_of(word) & vocabulary::BY != 0 => {
                label.by = true;
                label.weak = false;
            }
            Some(Kind::Companion) if !(found || before_colon || leads_to_label(after)) => break,
            // "photo by Staff Sgt. Ines Doe": the word belongs to a rank.
            Some(Kind::Companion) if label.by && first_word(after).is_some_and(|(next, _)| is_rank(next)) => break,
            Some(Kind::Companion | Kind::Source) => {}
            Some(kind) => {
                label.of_picture = true;
                label.flag = label.flag.or(match kind {
                    Kind::Drawing => Some(CreditFlag::Illustration),
                    Kind::Composite => Some(CreditFlag::Composite),
                    Kind::Screen => Some(CreditFlag::Screengrab),
                    _ => None,
                });
            }
            None => break,
        }
        // "Bild © Ines Doe": the sign separates like a colon.
        label.weak &= !(found && word == "©");
        found |= kind != Some(Kind::Companion);
        rest = after;
    }
    found.then_some((label, rest))
}

/// Whether a word for a picture comes next ("Left photo", "Stock image").
fn leads_to_label(text: &str) -> bool {
    first_word(text).is_some_and(|(next, after)| match kind_of(next) {
        Some(Kind::Companion) => leads_to_label(after),
        Some(Kind::Picture | Kind::Drawing | Kind::Composite | Kind::Screen) => true,
        _ => false,
    })
}
