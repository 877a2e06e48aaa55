//! Finds the places in a caption where a credit may begin: after sentences, words and brackets.
//!
//! ```text
//! Dec. 14, 2031. (AP)    the sentence ends after "2031.", not after "Dec."
//! Anna R. Dahl. | AFP    "R." is an initial; something new begins after "|"
//! ```

use super::credit::LONGEST_CREDIT;
use super::credit::pieces::COPYRIGHT_SIGNS;
use super::credit::vocabulary::{ABBREVIATION, PICTURE, PLACE, RANK, SOURCE, lists_of};
use crate::text::fold::starts_upper;
use crate::text::trim::trim_end;

/// A bracket at the end of a caption.
pub(super) struct Bracket<'a> {
    /// The byte offset of the opening bracket.
    pub start: usize,
    /// The text between the brackets.
    pub content: &'a str,
}

/// The last bracket of `body`, which only a full stop, a quotation mark or a dash may follow.
pub(super) fn last_bracket(body: &str) -> Option<Bracket<'_>> {
    let closed = trim_end(body, |c| c.is_whitespace() || matches!(c, '.' | '"' | '”' | '-' | '–' | '—' | '|'));
    let close = closed.chars().next_back().filter(|c| matches!(c, ')' | ']' | '）' | '】'))?;
    let inside = closed.strip_suffix(close)?;
    let mut depth = 1_usize;
    for (at, c) in inside.char_indices().rev().take(LONGEST_CREDIT) {
        match c {
            ')' | ']' | '）' | '】' => depth += 1,
            '(' | '[' | '（' | '【' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(Bracket { start: at, content: inside.get(at + c.len_utf8()..)? });
        }
    }
    None
}

/// The text inside brackets that enclose all of `body`, unless there are further brackets at its start.
pub(super) fn within_brackets(body: &str) -> Option<&str> {
    const OPENING: [char; 4] = ['(', '[', '（', '【'];
    let inner = body.trim().strip_prefix(OPENING)?.strip_suffix([')', ']', '）', '】'])?;
    (!inner.starts_with(OPENING) && is_balanced(inner)).then_some(inner)
}

/// What precedes a possible start of a sign-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Boundary {
    /// The end of a sentence, line or bracket, a dash or bar with spaces around it, or nothing.
    Sentence,
    /// Any other word.
    Word,
}

/// The places in a caption where a sign-off may begin.
#[derive(Clone, Copy)]
pub(super) struct Boundaries<'b> {
    body: &'b str,
    /// The start of the last [`LONGEST_CREDIT`] characters.
    window: usize,
    /// The text before a word is checked as far back as a credit is long.
    context: usize,
}

impl<'b> Boundaries<'b> {
    pub fn of(body: &'b str) -> Self {
        let window = from_end(body, LONGEST_CREDIT);
        let context = from_end(body.get(..window).unwrap_or_default(), LONGEST_CREDIT - 1);
        Self { body, window, context }
    }

    /// The starts of words, and of signs and labels that are recognised inside a word.
    pub fn starts(self) -> impl Iterator<Item = usize> {
        let text = self.body.get(self.window..).unwrap_or_default();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                at += plain_after(text.as_bytes(), at);
                let start = at;
                at += text.get(start..)?.chars().next()?.len_utf8();
                if begins_at(text, start) {
                    return Some(self.window + start);
                }
            }
        })
    }

    /// The starts that follow a sentence, the last one first.
    pub fn after_sentences(self) -> impl Iterator<Item = usize> {
        let starts: Vec<usize> = self.starts().collect();
        starts.into_iter().rev().filter(move |at| self.before(*at) == Boundary::Sentence)
    }

    /// What precedes a start.
    pub fn before(self, at: usize) -> Boundary {
        let (before, next) =
            (self.body.get(self.context..at), self.body.get(at..).and_then(|tail| tail.chars().next()));
        boundary_after(before.unwrap_or_default(), next.unwrap_or_default())
    }

    /// Whether a start is a small letter after a word and a space, as most are.
    pub fn is_inside(self, at: usize) -> bool {
        let before = at.checked_sub(2).and_then(|start| self.body.as_bytes().get(start..=at));
        matches!(before, Some([last, b' ', b'a'..=b'z']) if last.is_ascii_alphanumeric())
    }
}

/// The number of bytes at which nothing begins, because they stand inside a word: neither a capital nor a bracket
/// follows a visible character of ASCII.
fn plain_after(bytes: &[u8], at: usize) -> usize {
    let is_visible = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_graphic);
    let rest = bytes.get(at..).filter(|_| is_visible).unwrap_or_default();
    let end = rest.iter().position(|byte| !matches!(byte, b'!'..=b'\'' | b')'..=b'@' | b'['..=b'~'));
    // The space after a word follows a visible character, too.
    end.map_or(rest.len(), |end| end + usize::from(rest.get(end) == Some(&b' ')))
}

/// Whether a sign-off may begin at a place in a text.
fn begins_at(text: &str, at: usize) -> bool {
    // Between two bytes of ASCII, only a space, a capital or a bracket shows something.
    if let Some([previous, c]) = at.checked_sub(1).and_then(|before| text.as_bytes().get(before..=at))
        && (previous | c).is_ascii()
        && (*previous == b' ' || previous.is_ascii_graphic() && !matches!(c, b'(' | b'A'..=b'Z'))
    {
        return *previous == b' ' && !char::from(*c).is_whitespace();
    }
    let Some((before, tail)) = text.split_at_checked(at) else { return false };
    let mut before = before.chars().rev();
    let (c, previous) = (tail.chars().next().unwrap_or(' '), before.next().unwrap_or(' '));
    if c.is_whitespace() || previous.is_whitespace() || matches!(previous, '。' | '、') {
        return !c.is_whitespace();
    }
    match c {
        '©' => true,
        '＝' => !begins_with_date(tail.get(c.len_utf8()..).unwrap_or_default()),
        '(' | '（' if COPYRIGHT_SIGNS.iter().any(|sign| tail.starts_with(sign)) => true,
        // "… at dawn.Foto: …" lost its space; "tidewater.de" never had one.
        _ if previous == '.' => {
            c.is_uppercase() && before.next().is_some_and(|earlier| earlier.is_lowercase() || earlier.is_ascii_digit())
        }
        // "The quay at dawnCredit: Ines Doe"
        _ => {
            c.is_uppercase()
                && previous.is_lowercase()
                && tail.split_once(':').is_some_and(|(label, _)| lists_of(label) & (PICTURE | SOURCE) != 0)
        }
    }
}

/// Whether date and place of the picture come before the credit: "28日、国会内、鈴木一郎撮影".
fn begins_with_date(text: &str) -> bool {
    text.starts_with(char::is_numeric) && text.contains('、')
}

/// The place of the character that so many others follow, or the start of the text.
fn from_end(text: &str, most: usize) -> usize {
    let place = text.len().saturating_sub(most + 1);
    match text.as_bytes().get(place..) {
        Some(end) if end.is_ascii() => place,
        _ => text.char_indices().rev().nth(most).map_or(0, |(at, _)| at),
    }
}

fn boundary_after(before: &str, next: char) -> Boundary {
    let text = before.trim_end();
    let space = before.get(text.len()..).unwrap_or_default();
    // Nothing ends after most words. Their last letter is enough to see that.
    let is_inside = text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ',');
    if is_inside && next != '＝' && !space.contains('\n') {
        return Boundary::Word;
    }
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    // "Dec. 14": the sentence continues.
    let goes_on = next.is_ascii_digit() && text.ends_with('.');
    if text.is_empty()
        || next == '＝'
        || text.ends_with('、') && text.contains('＝')
        || space.contains('\n')
        || ends_sentence(text) && !goes_on
        || matches!(last_word, "-" | "–" | "—" | "|" | "•" | "·" | "//" | "+++")
        || text.ends_with([')', ']'])
    {
        return Boundary::Sentence;
    }
    Boundary::Word
}

/// Whether a sentence ends here, ignoring quotation marks and brackets.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = trim_end(text.trim_end(), |c| matches!(c, '"' | '”' | '’' | '\'' | '»' | '«' | '“' | ')' | ']'));
    if text.is_empty() || !text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '։']) {
        return text.is_empty();
    }
    // The sentence continues after "Sgt.", "Anna R." and "Dec.".
    let last = text.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '（')).next().unwrap_or_default();
    let bare = last.trim_end_matches('.');
    let lists = lists_of(last);
    let is_short = lists & ABBREVIATION != 0 && last.ends_with('.') && bare.bytes().all(|b| b.is_ascii_alphabetic());
    !is_short && lists & RANK == 0 && !is_initial(last)
}

/// Whether a word consists of initials: "M.", "J.-P.", "J.K.". "D.C." is a place and often ends a sentence.
pub(super) fn is_initial(word: &str) -> bool {
    word.ends_with('.')
        && starts_upper(word)
        && word.split(['.', '-']).all(|part| part.chars().nth(1).is_none())
        && lists_of(word) & PLACE == 0
}

/// Whether every closing bracket has an opening one.
pub(super) fn is_balanced(tail: &str) -> bool {
    let mut depth = 0_i32;
    // Most characters are no brackets. 0xEF is the first byte of the wide ones.
    let may_be_bracket = |(_, byte): &(usize, u8)| matches!(byte, b'(' | b')' | b'[' | b']' | 0xEF);
    tail.bytes().enumerate().filter(may_be_bracket).all(|(at, _)| {
        let c = tail.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        depth += i32::from(matches!(c, '(' | '（' | '[')) - i32::from(matches!(c, ')' | '）' | ']'));
        depth >= 0
    })
}
