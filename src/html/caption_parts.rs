//! Joins and splits the parts of a figure's text before they are read.
//!
//! ```text
//! <span>Foto</span><span>Ola Berg</span>       →   one part, "Foto Ola Berg"
//! <p>The wall in March <em>Ola Berg</em></p>   →   two parts, the second a credit
//! <p>Foto: Ola Berg<br>The wall in March</p>   →   two parts
//! ```

#[cfg(feature = "pages")]
use super::caption::FEWEST_WORDS;
use super::caption::{Part, Role, is_label};
#[cfg(feature = "pages")]
use super::caption_words::CAPTION;
use super::walk::Walk;
use crate::article::Run;
#[cfg(feature = "pages")]
use crate::article::{Markup, plain_text};
#[cfg(feature = "pages")]
use crate::parse::shared::is_picture_word;
#[cfg(feature = "pages")]
use crate::parse::{is_signed_line, parse_credit_with};
#[cfg(feature = "pages")]
use crate::text::fold::name_key;
#[cfg(feature = "pages")]
use crate::word_table::is_one_of;

/// The longest label without a colon, in bytes ("Fotoğraf", "Photo by").
#[cfg(feature = "pages")]
const LONGEST_LABEL: usize = 24;
/// Words between a label and a name.
#[cfg(feature = "pages")]
const BY: &str = "by von par por di av de door af";
/// Words before a name in italics at the end of a caption that show that it is no photographer: small words, and
/// things that have names.
#[cfg(feature = "pages")]
const BEFORE_NAMES: &str = "\
    the a an of in on at by for from to and with as der die das dem den des von in im am auf mit und zu le la les l de du des en et avec sur \
    el los las en con y del o a os as do da dos das no na e com il lo gli di della del nel con het een van op met och av i på med og w na z i в на и с \
    ship ferry boat vessel yacht film movie book novel play opera musical magazine series album song newspaper daily schiff fähre boot film buch \
    roman serie magazin zeitung navire bateau livre journal barco buque película libro revista diario navio filme livro nave traghetto libro \
    giornale schip boek krant fartyg färja bok tidning statek książka gazeta корабль фильм книга газета \
    named called christened dubbed titled entitled genannt getauft namens baptisé nommé appelé intitulé llamado llamada titulado bautizado \
    chiamato chiamata intitolato battezzato chamado genoemd kallad döpt";

impl Walk<'_> {
    /// Joins a label with the text after it: "Bild:" and "Ola Berg", "Foto" and "Ola Berg".
    pub fn joined_labels(&self, parts: Vec<Part>) -> Vec<Part> {
        let mut joined: Vec<Part> = Vec::new();
        for part in parts {
            match joined.last_mut() {
                // The label may occur twice: "Credit", "Credit...".
                Some(last) if is_label(&last.text) && is_label(&part.text) => *last = part,
                Some(last) if is_label(&last.text) || self.is_label_of(last, &part) => {
                    last.text.push(Run::plain(" "));
                    last.text.extend(part.text);
                    if part.role != Role::Unknown {
                        last.role = part.role;
                    }
                }
                _ => joined.push(part),
            }
        }
        joined
    }
}

#[cfg(not(feature = "pages"))]
impl Walk<'_> {
    fn is_label_of(&self, _: &Part, _: &Part) -> bool {
        false
    }
}

#[cfg(feature = "pages")]
impl Walk<'_> {
    /// Whether a part only has a word for a picture, and the next one is a party. The label of a caption is none.
    fn is_label_of(&self, part: &Part, next: &Part) -> bool {
        let label = plain_text(&part.text);
        let label = label.trim();
        let mut words = label.split_whitespace();
        !label.is_empty()
            && label.len() <= LONGEST_LABEL
            && words.next().is_some_and(is_picture_word)
            && words.all(|word| is_picture_word(word) || is_one_of(BY, word))
            && is_signed_line(&[label, " ", &plain_text(&next.text)].concat(), self.options)
    }

    /// Splits names in italics or small letters off the ends of captions.
    pub fn with_names_apart(&self, parts: Vec<Part>) -> Vec<Part> {
        if parts.is_empty() || parts.iter().any(|part| part.role == Role::Credit || self.is_signed(part)) {
            return parts;
        }
        let mut split: Vec<Part> = Vec::new();
        let last = parts.len() - 1;
        for (number, mut part) in parts.into_iter().enumerate() {
            let is_set_apart = |run: &Run| run.markup.contains(&Markup::Emphasis);
            let name = self.tree.get(part.at).name.as_str();
            let is_small = name == "small" || part.text.iter().all(is_set_apart);
            // An element of its own at the end.
            let is_last = number == last && !self.tree.get(part.at).says(CAPTION);
            let words = if is_small || matches!(name, "div" | "p") { 1 } else { FEWEST_WORDS - 1 };
            let text = plain_text(&part.text);
            if let Some(before) = split
                .last_mut()
                .filter(|before| (is_small || is_last) && self.is_name_after(&before.text, &text, words))
            {
                part.role = Role::Credit;
                before.role = Role::Caption;
            } else if part.text.last().is_some_and(is_set_apart)
                && let Some(name) = part.text.pop()
            {
                if self.is_name_after(&part.text, &name.text, FEWEST_WORDS - 1) {
                    let at = part.at;
                    split.push(Part { role: Role::Caption, ..part });
                    part = Part { at, text: vec![name], role: Role::Credit };
                } else {
                    part.text.push(name);
                }
            }
            split.push(part);
        }
        split
    }

    /// Whether a text is the name of a person, and the text before it a caption of more than some words that neither is
    /// a quotation nor names a thing last.
    fn is_name_after(&self, before: &[Run], name: &str, words: usize) -> bool {
        let (before, name) = (plain_text(before), name.trim());
        let last = before.split_whitespace().next_back().unwrap_or_default();
        before.split_whitespace().nth(words).is_some()
            && !last.ends_with([',', ':', ';', '\'', '’', '”', '"', '»', '“'])
            && !last.ends_with("'s")
            && !last.ends_with("’s")
            && !is_one_of(BEFORE_NAMES, &name_key(last))
            && !is_picture_word(last)
            && name.contains(' ')
            && {
                let credit = parse_credit_with(name, self.options);
                credit.providers.is_empty() && matches!(credit.creators.as_slice(), [creator] if creator == name)
            }
    }

    /// The lines of an element whose first line is a credit, as the children of each.
    pub fn signed_lines(&self, at: usize) -> Vec<Vec<usize>> {
        let tree = self.tree;
        let children = self.children(at);
        let lines = children.split(|child| tree.get(*child).name == "br").map(<[usize]>::to_vec);
        let mut lines: Vec<Vec<usize>> =
            lines.filter(|line| line.iter().any(|child| tree.get(*child).chars > 0)).collect();
        let first = lines.first().cloned().unwrap_or_default();
        let others: Vec<usize> = children.into_iter().filter(|child| !first.contains(child)).collect();
        if lines.len() < 2 || !is_signed_line(self.plain_line(at, &others).trim(), self.options) {
            lines.clear();
        }
        lines
    }
}
