//! Recognises the parties of most credits, in which no label, qualifier or second party can hide.
//!
//! ```text
//! Ines Doe/Getty Images   →   "Ines Doe", "Getty Images"
//! ```
//!
//! They need none of the rules for other texts. `plain_parties_are_read_as_other_texts` compares both ways.

use super::line::Line;
use super::party::{Shape, shape_of_words};
use super::qualifiers::{is_qualifier, is_worked_on};
use super::vocabulary::{GIVEN, PICTURE, lists_of_key};

/// The shape of an agency's name, or of two or three capitalised words that have no meaning of their own in a credit.
/// `None` for any other text.
pub(super) fn plain_shape(line: &Line<'_>, text: &str) -> Option<Shape> {
    if line.is_agency(text) {
        let is_plain = text.starts_with(|c: char| c.is_ascii_uppercase()) && text.is_ascii() && !text.contains('@');
        return (is_plain && !is_worked_on(line, text)).then_some(Shape::Agency);
    }
    let (first, rest) = text.split_once(' ')?;
    let (second, third) = rest.split_once(' ').map_or((rest, None), |(second, third)| (second, Some(third)));
    if !is_capitalised(first) || !is_capitalised(second) || !third.is_none_or(is_capitalised) {
        return None;
    }
    let all = [first, second, third.unwrap_or(first)].map(|word| line.word(word));
    let count = if third.is_some() { 3 } else { 2 };
    let is_plain = all.iter().all(|word| word.lists & !GIVEN == 0 && !is_qualifier(&line.key(word.text)))
        && !is_qualifier(&line.key(text))
        && third.is_none_or(|third| {
            let heads = text.get(..text.len() - third.len() - 1);
            let tails = text.get(first.len() + 1..);
            [heads, tails].into_iter().flatten().all(|two| is_no_part(line, two))
        });
    is_plain.then(|| shape_of_words(line, text, all.get(..count).unwrap_or_default()))
}

/// Whether two words are no party and no qualifier.
fn is_no_part(line: &Line<'_>, words: &str) -> bool {
    let key = line.key(words);
    !line.is_agency(words) && !is_qualifier(&key) && lists_of_key(&key) & PICTURE == 0
}

/// Whether a word is a Latin capital with small letters after it, or also digits.
fn is_capitalised(word: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ');
    let is_small = |c: char| is_letter(c) && c.is_lowercase();
    let mut letters = word.chars();
    letters.next().is_some_and(|c| is_letter(c) && c.is_uppercase())
        && letters.next().is_some_and(is_small)
        && letters.all(|c| is_small(c) || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::edges::trim;
    use super::super::labels::Label;
    use super::super::line::Line;
    use super::super::pieces::{Piece, Separator};
    use super::super::qualifiers::QUALIFIERS;
    use super::super::section::{Relation, Section};
    use super::super::sorter::Sorter;
    use super::plain_shape;
    use crate::agencies::Agencies;
    use crate::article::Credit;

    const NAMES: &str = "Ines Doe Rui Moe Jan Dahl Mara Quist Élodie Müller Holm2 Quistpress Von De Staff The Will";

    /// A capital and small letters, as a text must have to be plain.
    fn capitalised(word: &str) -> String {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters.flat_map(char::to_lowercase)).collect()
    }

    #[test]
    fn plain_parties_are_read_as_other_texts() {
        let known = Agencies::default();
        let agencies = include_str!("../../agencies.txt");
        let languages = include_str!("languages.txt");
        let names: Vec<String> = NAMES.split(' ').map(str::to_owned).collect();
        let signs = |c: char| c.is_whitespace() || matches!(c, '|' | ',' | '=');
        let words: Vec<String> =
            [agencies, languages, QUALIFIERS].iter().flat_map(|text| text.split(signs)).map(capitalised).collect();
        let spellings: Vec<&str> = agencies.split(['\n', '|']).collect();
        let mut state = 7_u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        let mut count = 0;
        for round in 0..60_000 {
            let mut word = || if random(3) == 0 { &words[random(words.len())] } else { &names[random(names.len())] };
            let text = match round % 8 {
                0 => spellings[round / 8 % spellings.len()].to_owned(),
                1..=4 => format!("{} {}", word(), word()),
                _ => format!("{} {} {}", word(), word(), word()),
            };
            let line = Line::new(&known, &text);
            let text = trim(&line, &text);
            if plain_shape(&line, text).is_none() {
                continue;
            }
            count += 1;
            for (label, before) in [
                (None, Separator::Slash),
                (None, Separator::Via),
                (Some(Label { of_picture: true, ..Label::default() }), Separator::Slash),
                (Some(Label { by: true, of_picture: true, ..Label::default() }), Separator::And),
            ] {
                let piece = Piece { before, at: 0, text, colon: false };
                let read = |is_other: bool| {
                    let mut credit = Credit::default();
                    let sections = vec![Section::new(label, Relation::Plain)];
                    let mut sorter = Sorter { line: &line, sections, credit: &mut credit };
                    if is_other {
                        sorter.read_other(text, piece);
                    } else {
                        sorter.read_text(text, piece);
                    }
                    (format!("{:?}", sorter.sections), credit)
                };
                assert_eq!(read(false), read(true), "{text}");
            }
        }
        assert!(count > 10_000, "{count}");
    }
}
