//! Recognises the label at the start of a piece: "Photo:", "Foto von", "Left image:" → [`Label`].
//!
//! A label consists of words for a picture, a photographer or a source, with companions ("left", "title"). Words that
//! introduce a name ("by", "von") make it certain that a person follows.

use super::line::{Line, Word};
use super::vocabulary;
use crate::article::CreditFlag;
use crate::text::fold::{first_word, starts_upper};
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
enum LabelWord {
    People,
    Picture,
    Drawing,
    Composite,
    Screen,
    Source,
    Companion,
}

/// If a word is in two lists, the first one counts.
const KINDS: [(u32, LabelWord); 7] = [
    (vocabulary::PEOPLE, LabelWord::People),
    (vocabulary::PICTURE, LabelWord::Picture),
    (vocabulary::DRAWING, LabelWord::Drawing),
    (vocabulary::COMPOSITE, LabelWord::Composite),
    (vocabulary::SCREEN, LabelWord::Screen),
    (vocabulary::SOURCE, LabelWord::Source),
    (vocabulary::COMPANION, LabelWord::Companion),
];

/// The meaning of a word in a label. A number counts pictures ("Image 2 of 5").
fn kind_of(word: Word<'_>, line: &Line<'_>) -> Option<LabelWord> {
    let is_count = |folded: &str| (1..=3).contains(&folded.len()) && folded.bytes().all(|byte| byte.is_ascii_digit());
    if word.text == "©" || word.lists == 0 && is_count(&line.key(word.text)) {
        return Some(LabelWord::Companion);
    }
    KINDS.iter().find(|(list, _)| word.lists & list != 0).map(|(_, kind)| *kind)
}

/// The label that `text` begins with, and the text after it. `before_colon`: the text ends before a colon, so
/// companions count in any position ("Left image").
pub(in crate::parse) fn split_label<'t>(
    line: &Line<'_>,
    text: &'t str,
    before_colon: bool,
) -> Option<(Label, &'t str)> {
    let (mut label, mut found, mut rest) = (Label { weak: !before_colon, ..Label::default() }, false, text.trim());
    while let Some((word, after)) = first_word(rest) {
        let word = line.word(word);
        // "Art Moe" is a person, "Art: Ane Moe" has a label.
        let is_name = || line.is_given_name(word) && starts_upper(word.text) && starts_upper(after);
        let kind = kind_of(word, line).filter(|_| before_colon || !is_name());
        match kind {
            Some(LabelWord::People) => {
                label.by = true;
                label.weak = false;
                label.of_picture |= !trim_end(word.text, |c| c == ':').eq_ignore_ascii_case("by");
            }
            _ if found && word.lists & vocabulary::BY != 0 => {
                label.by = true;
                label.weak = false;
            }
            Some(LabelWord::Companion) if !(found || before_colon || leads_to_label(line, after)) => break,
            // "photo by Staff Sgt. Ines Doe": the word belongs to a rank.
            Some(LabelWord::Companion)
                if label.by && first_word(after).is_some_and(|(next, _)| line.word(next).is_rank()) =>
            {
                break;
            }
            Some(LabelWord::Companion | LabelWord::Source) => {}
            Some(kind) => {
                label.of_picture = true;
                label.flag = label.flag.or(match kind {
                    LabelWord::Drawing => Some(CreditFlag::Illustration),
                    LabelWord::Composite => Some(CreditFlag::Composite),
                    LabelWord::Screen => Some(CreditFlag::Screengrab),
                    _ => None,
                });
            }
            None => break,
        }
        // "Bild © Ines Doe": the sign separates like a colon.
        label.weak &= !(found && word.text == "©");
        found |= kind != Some(LabelWord::Companion);
        rest = after;
    }
    found.then_some((label, rest))
}

/// Whether a word for a picture comes next ("Left photo", "Stock image").
fn leads_to_label(line: &Line<'_>, text: &str) -> bool {
    first_word(text).is_some_and(|(next, after)| match kind_of(line.word(next), line) {
        Some(LabelWord::Companion) => leads_to_label(line, after),
        Some(LabelWord::Picture | LabelWord::Drawing | LabelWord::Composite | LabelWord::Screen) => true,
        _ => false,
    })
}

/// Whether a text begins with a label of a picture before a party: "Photo by Ines Doe", "Foto: …", "© …".
pub(in crate::parse) fn begins_with_picture_label(line: &Line<'_>, text: &str) -> bool {
    split_label(line, text, false).is_some_and(|(label, rest)| label.of_picture && !rest.is_empty())
        || text.split_once([':', '：', '=', '＝', '/', '／']).is_some_and(|(label, _)| is_picture_label(line, label))
        || text.trim_start().starts_with('©')
}

/// Whether a text is only a label: "Staff photo".
pub(in crate::parse) fn is_picture_label(line: &Line<'_>, text: &str) -> bool {
    split_label(line, text, true).is_some_and(|(label, rest)| label.of_picture && rest.is_empty())
}

/// Whether the last word is a word for a picture: "Courtesy photo".
pub(in crate::parse) fn ends_in_picture_word(line: &Line<'_>, text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|word| is_picture_label(line, word))
}
