//! Detects Markdown.
//!
//! Wire copy also contains asterisks, dashes and number signs (`*** EMBARGOED ***`, `- item`, `# 1`, `###`), so one
//! such sign proves nothing. One strong sign is enough: front matter, a heading with words, a link or picture with an
//! address, strong words, a fence, or a table. Weak signs count if two kinds occur. A text that begins with the date
//! label of wire copy is wire copy.

use super::{front_matter, header};
use crate::text::trim::trim_start;

/// Whether a byte occurs in the signs of Markdown, except those of lists and rulers.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'#' | b'[' | b']' | b'*' | b'_' | b'`' | b'|' | b'>' | b'=')
}

/// Whether the text is Markdown rather than wire copy.
pub(super) fn is_markdown(source: &str) -> bool {
    if front_matter::is_front_matter(source) {
        return true;
    }
    if header::opens_like_wire(source) {
        return false;
    }
    let has_signs = source.bytes().any(is_sign);
    let (mut weak, mut before) = (Weak::default(), "");
    for line in source.split('\n') {
        // Few lines of prose have any sign.
        let may_tell = line.trim_start().starts_with(['-', '+']) || has_signs && line.bytes().any(is_sign);
        if !may_tell {
            before = line;
            continue;
        }
        if is_heading(line) || has_address(line) || has_strong(line) || is_table(before, line) || weak.is_fence(line) {
            return true;
        }
        weak.read(before, line);
        before = line;
    }
    weak.kinds() >= 2
}

/// Signs that wire copy can also contain.
#[derive(Default)]
struct Weak {
    fence: bool,
    items: usize,
    quote: bool,
    emphasis: bool,
    underline: bool,
}

impl Weak {
    /// Whether the line closes a fence of code that an earlier line opened.
    fn is_fence(&mut self, line: &str) -> bool {
        let is_fence = line.starts_with("```");
        let is_closed = is_fence && self.fence;
        self.fence |= is_fence;
        is_closed
    }

    /// Records the weak signs of a line.
    fn read(&mut self, before: &str, line: &str) {
        let text = line.trim_start();
        self.items += usize::from(["- ", "* ", "+ "].iter().any(|marker| text.starts_with(marker)));
        self.quote |= text.starts_with("> ");
        self.emphasis |= has_pair(line, "*") || has_pair(line, "_");
        let is_underline = line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'));
        self.underline |= is_underline && before.contains(char::is_alphabetic);
    }

    /// The number of kinds of weak signs.
    fn kinds(&self) -> usize {
        usize::from(self.items >= 2)
            + usize::from(self.quote)
            + usize::from(self.emphasis)
            + usize::from(self.underline)
    }
}

/// Whether the line is a heading that begins with a letter or a mark on one: `## Later`, not `# 1` or `###`.
fn is_heading(line: &str) -> bool {
    let text = trim_start(line, |c| c == '#');
    let level = line.len() - text.len();
    (1..=6).contains(&level)
        && text.strip_prefix(' ').is_some_and(|text| {
            trim_start(text, |c| c.is_whitespace() || "*_“\"'‘[".contains(c)).starts_with(char::is_alphabetic)
        })
}

/// Whether the line has a link or a picture with an address, or gives a link's address.
fn has_address(line: &str) -> bool {
    let mut open = false;
    let mut rest = line;
    while let Some(at) = rest.find(['[', ']']) {
        let Some((_, bracket)) = rest.split_at_checked(at) else { return false };
        let after = bracket.get(1..).unwrap_or_default();
        if bracket.starts_with('[') {
            open = true;
        } else if open {
            let address = after.strip_prefix('(').or_else(|| after.strip_prefix(": "));
            let end = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']');
            let address = address.and_then(|address| trim_start(address, |c| c == '<').split(end).next());
            if address.is_some_and(|address| {
                let is_local = address.contains(['/', '.', '#']) && address.chars().any(char::is_alphanumeric);
                let is_definition = after.starts_with(": ");
                if is_definition { address.contains("://") } else { is_local || address.starts_with("mailto:") }
            }) {
                return true;
            }
        }
        rest = after;
    }
    false
}

/// Whether words on the line stand between double asterisks that touch them.
fn has_strong(line: &str) -> bool {
    has_pair(line, "**") || has_pair(line, "__")
}

/// Whether a sign opens before a word and closes after one: `**so**`, not `** so **`, `***so***` or `2**3**4`.
fn has_pair(line: &str, sign: &str) -> bool {
    let mark = sign.chars().next().unwrap_or_default();
    let mut open = false;
    let mut before = ' ';
    let mut rest = line;
    while let Some(at) = rest.find(mark) {
        let Some((head, tail)) = rest.split_at_checked(at) else { return false };
        before = head.chars().next_back().unwrap_or(before);
        let after = tail.trim_start_matches(mark);
        let is_sign = tail.len() - after.len() == sign.len();
        let next = after.chars().next().unwrap_or(' ');
        if is_sign && open && !before.is_whitespace() && !next.is_alphanumeric() {
            return true;
        }
        if is_sign && !before.is_alphanumeric() {
            open = next.is_alphanumeric() || matches!(next, '“' | '"' | '(' | '«' | '„');
        }
        before = mark;
        rest = after;
    }
    false
}

/// Whether the line is the ruler under the head of a table.
fn is_table(before: &str, line: &str) -> bool {
    before.contains('|')
        && line.contains('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}
