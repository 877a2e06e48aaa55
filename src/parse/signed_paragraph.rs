//! Recognises a paragraph of plain copy as a caption by its sign-off.
//!
//! ```text
//! A barge on the Elbe at dawn. (Ines Doe/AP)   a caption
//! The barge sank, police said. (dpa)           a story's sign-off
//! ```

use super::boundary::{Boundaries, ends_sentence, last_bracket, within_brackets};
use super::credit::Reading;
use super::credit::labels::ends_in_picture_word;
use super::credit::line::Line;
use super::readings::Readings;
use super::signoff::{CreditFinder, REPORTER, ends_in_taken, is_credit_text};
use crate::article::CreditFlag;
use crate::text::fold::{is_ideograph, starts_upper};

/// Whether a paragraph of plain copy ends in an unambiguous sign-off.
///
/// In brackets, it names an agency, or an organisation together with a person, a label, a distributor or a qualifier:
/// "(dpa)" alone signs a story, "(AP Photo)" a picture. With a qualifier, a word for a picture needs no name ("Courtesy
/// photo"), and a person needs no agency ("Ines Doe/Staff"). A bare sign-off follows a sentence. It names one person
/// and one or two known agencies, separated by a slash or after "©".
pub(super) fn ends_in_signoff(readings: &Readings, text: &str) -> bool {
    let text = text.trim_end();
    // "… by the sea.": the end of most paragraphs.
    if matches!(text.as_bytes(), [.., last, b'.'] if last.is_ascii_alphanumeric()) {
        return false;
    }
    // "(A barge at dawn. Photo: Ines Doe/dpa)"
    if within_brackets(text).is_some_and(|inner| ends_in_bare_signoff(readings, inner)) {
        return true;
    }
    let Some(bracket) = last_bracket(text) else { return ends_in_bare_signoff(readings, text) };
    let reading = readings.read(bracket.content);
    let credit = &reading.credit;
    let has_separator = bracket.content.contains(['/', '|', '-', '–', '—'])
        || credit.commissioned_for.is_some()
        || reading.agencies > 0;
    let known = reading.agencies > 0 || reading.organisations > 0 && has_separator;
    let person = !credit.creators.is_empty() && (reading.names > 0 || reading.agencies > 0);
    let file = credit.flags.iter().any(|flag| !matches!(flag, CreditFlag::Uncredited | CreditFlag::Illustration));
    is_credit_text(&reading, bracket.content)
        && (reading.begins_with_label && (known || person || file || bracket.content.contains([':', '=']))
            || known && (person && reading.parties > 1 || !credit.via.is_empty() || file)
            || reading.agencies > 0 && ends_in_picture_word(&Line::empty(readings.known), bracket.content)
            || file
                && (person && bracket.content.contains('/')
                    || bracket.content.chars().all(is_ideograph)
                    || ends_in_picture_word(&Line::empty(readings.known), bracket.content))
            || ends_in_taken(bracket.content)
            || credit.courtesy_of.is_some() && starts_upper(bracket.content))
}

/// The same without brackets: "… at dawn. REUTERS/Ines Doe", "… at dawn. Foto: Ines Doe/dpa". The last mark, or the
/// lack of a slash, rules out most paragraphs. Scripts without capitals have a label or a word like "taken by".
fn ends_in_bare_signoff(readings: &Readings, text: &str) -> bool {
    let finder = CreditFinder::new(readings);
    let is_ideographic = text.chars().next_back().is_some_and(is_ideograph);
    let says_picture =
        |reading: &Reading, tail: &str| reading.begins_with_label || ends_in_taken(tail) && !tail.ends_with(REPORTER);
    let signs = |tail: &str| {
        finder.read(tail).is_some_and(|reading| {
            let parties = (reading.agencies, reading.credit.creators.len(), reading.parties);
            // "Photograph: Ines Doe/AFP via Getty Images" has two agencies.
            let is_whole =
                reading.names > 0 && matches!(parties, (1, 1, 2) | (2, 1, 3)) && is_credit_text(&reading, tail);
            is_whole && (tail.contains('/') || tail.starts_with('©'))
                || reading.begins_with_label && tail.contains(':') && is_credit_text(&reading, tail)
                || is_ideographic
                    && is_credit_text(&reading, tail)
                    && (says_picture(&reading, tail) || reading.agencies > 1)
        })
    };
    !text.ends_with(['.', '!', '?', '”', '"'])
        && (is_ideographic || text.contains(['/', '©', ':']))
        && Boundaries::of(text).starts().any(|at| {
            text.split_at_checked(at).is_some_and(|(before, tail)| {
                at > 0 && (ends_sentence(before) || before.starts_with(is_thai)) && signs(tail)
            })
        })
}

/// Whether a letter is Thai. No sign ends a Thai sentence.
fn is_thai(c: char) -> bool {
    matches!(u32::from(c), 0x0E01..=0x0E5B)
}
