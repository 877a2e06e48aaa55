//! Finds the texts in a script of the story that readers see once the script has run: the captions of a gallery.
//!
//! ```text
//! [{"src": "b.jpg", "caption": "The gate"}]        →   "The gate"
//! show({src: 'b.jpg', caption: 'The gate'}, 'x')   →   "The gate"
//! ```
//!
//! Code is not parsed. A string counts if the name before it is that of a text. In data, strings with several words
//! count as well, as in attributes.

use super::omitted::{is_words, without_tags};
use super::script_data::PICTURES;
use super::tree::{is_json, names_text};

/// The most quotation marks of a script that do not end in their line, such as apostrophes of a comment.
const MOST_OPEN: usize = 20;

/// The texts in data or code, and the addresses of pictures.
pub(super) fn texts(script: &str) -> Vec<String> {
    let script = script.trim();
    let is_data = is_json(script);
    let (mut texts, mut before, mut rest) = (Vec::new(), String::new(), script);
    let mut open = 0;
    while let Some(start) = rest.find(['"', '\'', '`']).filter(|_| open < MOST_OPEN) {
        let (head, tail) = rest.split_at(start);
        let Some((text, length)) = string(tail) else {
            open += 1;
            rest = tail.get(1..).unwrap_or_default();
            continue;
        };
        rest = tail.get(length..).unwrap_or_default();
        let is_name = rest.trim_start().starts_with(':');
        let name = head.trim_end().strip_suffix(':').map(|head| {
            let bare = head.trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            if bare.is_empty() { before.as_str() } else { bare }
        });
        let is_text = (name.is_some_and(names_text) || is_data && text.contains(' ')) && is_words(&text);
        if (is_text || is_picture(&text)) && !is_name {
            texts.push(without_tags(&text));
        }
        before = text;
    }
    texts
}

/// Whether a string is the address of a picture.
pub(super) fn is_picture(text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    !text.contains(' ') && PICTURES.iter().any(|ending| path.ends_with(ending))
}

/// The string at the start of a text, and its length with the quotation marks. `None` if it does not end in its line.
fn string(text: &str) -> Option<(String, usize)> {
    let mut chars = text.char_indices();
    let (_, quote) = chars.next()?;
    let mut content = String::new();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => match chars.next()?.1 {
                'u' => {
                    let code: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                    content.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                'n' | 'r' | 't' => content.push(' '),
                c => content.push(c),
            },
            '\n' if quote != '`' => return None,
            c if c == quote => return Some((content, at + c.len_utf8())),
            c => content.push(c),
        }
    }
    None
}
