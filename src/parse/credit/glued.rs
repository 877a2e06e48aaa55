//! Splits labels and parties that no sign separates: "CreditInes Doe/AP", "AP Photo Ines Doe".

use super::edges::trim;
use super::labels::Label;
use super::line::Line;
use super::party::{Shape, shape_of};
use super::qualifiers::split_qualifiers;
use crate::text::fold::{is_upper, words};
use crate::text::lowercase::Lowercase;

/// Splits off a label that lost the space after it, or that dots follow: "CreditInes Doe/AP", "Credit...Ines Doe/AP".
pub(super) fn split_glued_label<'t>(line: &Line<'_>, text: &'t str) -> (Option<Label>, &'t str) {
    const LABELS: [&str; 12] = [
        "Credits", "Credit", "Source", "Photos", "Photo", "Fotos", "Foto", "Image", "Quelle", "Bild", "Crédit",
        "Fuente",
    ];
    let none = (None, text);
    let Some(rest) = LABELS.iter().find_map(|label| text.strip_prefix(label)) else { return none };
    if rest.starts_with("..") || rest.starts_with('…') {
        let label = Label { of_picture: true, ..Label::default() };
        return (Some(label), rest.trim_start_matches(['.', '…']).trim_start());
    }
    let word = rest.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    let party = rest.split(['/', '|', ',']).next().unwrap_or_default().trim();
    let is_glued = rest.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && !line.is_agency(text.get(..text.len() - rest.len() + word.len()).unwrap_or_default())
        && (line.is_agency(party) || shape_of(line, party).is_name());
    if is_glued { (Some(Label { of_picture: true, ..Label::default() }), rest) } else { none }
}

/// Splits an agency and a person that no sign separates: "AP Photo Ines Doe", "Ines Doe Getty Images".
pub(super) fn split_glued<'t>(line: &Line<'_>, text: &'t str) -> Option<(&'t str, &'t str)> {
    if line.is_agency(text) {
        return None;
    }
    words(text).into_iter().skip(1).find_map(|(at, _)| {
        let (left, right) = text.split_at_checked(at)?;
        let (left, right) = (trim(line, left), trim(line, right));
        if right.starts_with('@') && line.is_agency(left) {
            return Some((left, right));
        }
        // A single letter is an initial: "E. Jan Doe".
        let is_initial = |agency: &str| agency.chars().filter(|c| c.is_alphanumeric()).count() == 1;
        let distinct =
            |agency: &str| line.is_agency(agency) && (agency.contains(' ') || is_upper(agency)) && !is_initial(agency);
        if distinct(right) && !is_upper(text) && shape_of(line, left).is_name() {
            return Some((left, right));
        }
        let agency = split_qualifiers(line, left).0;
        let person = || {
            let shape = shape_of(line, right);
            shape == Shape::Person || shape.is_name() && left.to_lower().ends_with("photo")
        };
        (distinct(agency) && person()).then_some((agency, right))
    })
}
