//! Remembers how the lines of the previous version were parsed. The result for a line depends only on its text and the
//! agencies, so it is reused for unchanged lines.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use super::lines::{is_odd, normalize, trimmed, without_mark};
use super::readings::Remembered;
use crate::article::SharedBlock;
use crate::text::is_same;

/// A line of the text.
#[derive(Debug, Clone)]
struct TextLine {
    /// Its bytes without the line end.
    whole: Range<usize>,
    /// The same without white space around it.
    trimmed: Range<usize>,
}

impl TextLine {
    fn of(text: &str, whole: Range<usize>) -> Self {
        let line = text.get(whole.clone()).unwrap_or_default();
        let trimmed = trimmed(line);
        if trimmed.len() == line.len() {
            return Self { trimmed: whole.clone(), whole };
        }
        let start = whole.start + line.len() - line.trim_start().len();
        Self { whole, trimmed: start..start + trimmed.len() }
    }

    /// The line in a text that is so much longer or shorter before it.
    fn moved(&self, old: usize, new: usize) -> Self {
        let moved = |range: &Range<usize>| range.start + new - old..range.end + new - old;
        Self { whole: moved(&self.whole), trimmed: moved(&self.trimmed) }
    }
}

/// The version that was parsed last, as plain wire copy.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    /// The credits that were read.
    pub(super) readings: Rc<Remembered>,
    text: String,
    lines: Vec<TextLine>,
    /// The paragraphs of the version before it.
    paragraphs: Paragraphs,
    /// The paragraphs of the version that is being parsed, or was parsed last.
    next: Paragraphs,
    /// The numbers of lines at the start and at the end of the text that are the same in both versions.
    head: usize,
    tail: usize,
}

/// The mean length of a line. Half of the lines of wire copy are blank.
const BYTES_OF_A_LINE: usize = 100;

/// The paragraphs by their first lines, each with its number of lines and its block. The block depends on the text and
/// on the known agencies, on nothing around it.
type Paragraphs = Vec<Option<(usize, SharedBlock)>>;

impl Earlier {
    /// Normalizes a text, and finds the lines that it shares with the version before. Only the others are looked at.
    pub fn normalize<'s>(&mut self, source: &'s str) -> Cow<'s, str> {
        let plain = without_mark(source);
        (self.head, self.tail) = self.shared(plain);
        let from_end = |place: usize| place + plain.len() - self.text.len();
        let start = self.head.checked_sub(1).and_then(|last| self.lines.get(last)).map_or(0, |line| line.whole.end);
        let first_of_tail = self.lines.get(self.lines.len() - self.tail);
        let end = first_of_tail.map_or(plain.len(), |line| from_end(line.whole.start));
        if plain.get(start..end).is_some_and(|others| !is_odd(others)) {
            return plain.into();
        }
        let text = normalize(source);
        (self.head, self.tail) = self.shared(&text);
        text
    }

    /// The numbers of lines that stand at the start and at the end of both texts, with the line ends between them.
    fn shared(&self, text: &str) -> (usize, usize) {
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        // The last line has no line end, so it is not one of the head.
        let ends_alike = |line: &&TextLine| {
            let bytes = line.whole.start..line.whole.end + 1;
            old.get(bytes.clone()).zip(new.get(bytes)).is_some_and(|(old, new)| is_same(old, new))
        };
        let head = self.lines.iter().take_while(ends_alike).count();
        let head_end = head.checked_sub(1).and_then(|last| self.lines.get(last)).map_or(0, |line| line.whole.end);
        // The same from the end: the line end before each line must be there, after those of the head.
        let starts_alike = |line: &&TextLine| {
            let from_end = |place: usize| (place + new.len()).checked_sub(old.len());
            let Some(start) = line.whole.start.checked_sub(1).filter(|start| *start > head_end) else { return false };
            let Some((there, there_end)) = from_end(start).zip(from_end(line.whole.end)) else { return false };
            let lines = old.get(start..line.whole.end).zip(new.get(there..there_end));
            there > head_end && lines.is_some_and(|(old, new)| is_same(old, new))
        };
        (head, self.lines.iter().skip(head).rev().take_while(starts_alike).count())
    }

    /// The lines of a normalized text, trimmed. From here on, it is the version that is being parsed.
    pub fn lines<'s>(&mut self, text: &'s str) -> Vec<&'s str> {
        self.paragraphs = mem::take(&mut self.next);
        let (old, new) = (self.text.len(), text.len());
        let mut lines: Vec<TextLine> = Vec::with_capacity((self.lines.len() + 1).max(new / BYTES_OF_A_LINE));
        lines.extend(self.lines.iter().take(self.head).cloned());
        let tail: Vec<TextLine> =
            self.lines.iter().skip(self.lines.len() - self.tail).map(|line| line.moved(old, new)).collect();
        let start = lines.last().map_or(0, |line| line.whole.end + 1);
        let end = tail.first().map_or(new, |line| line.whole.start - 1);
        let mut at = start;
        for line in text.get(start..end).unwrap_or_default().split('\n') {
            lines.push(TextLine::of(text, at..at + line.len()));
            at += line.len() + 1;
        }
        lines.extend(tail);
        let trimmed = lines.iter().map(|line| text.get(line.trimmed.clone()).unwrap_or_default()).collect();
        // The paragraphs of the version before, by the lines of this one.
        let count = lines.len();
        let tail = self.paragraphs.split_off(self.lines.len() - self.tail);
        self.paragraphs.truncate(self.head);
        self.paragraphs.resize_with(count - self.tail, || None);
        self.paragraphs.extend(tail);
        self.next.resize_with(count, || None);
        self.lines = lines;
        text.clone_into(&mut self.text);
        trimmed
    }

    /// The block of the paragraph of some lines, if the version before had the same lines.
    pub(super) fn take(&mut self, lines: &Range<usize>) -> Option<SharedBlock> {
        let is_shared = lines.end <= self.head || lines.start >= self.lines.len() - self.tail;
        let known = self.paragraphs.get_mut(lines.start).filter(|_| is_shared)?;
        known.take_if(|(count, _)| *count == lines.len()).map(|(_, block)| block)
    }

    /// Keeps the block of the paragraph of some lines for the next version.
    pub(super) fn keep(&mut self, lines: &Range<usize>, block: SharedBlock) {
        if let Some(place) = self.next.get_mut(lines.start) {
            *place = Some((lines.len(), block));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Earlier;
    use crate::article::BlockKind;
    use crate::parse::{Format, ParseOptions, parse, parse_next, parse_versions};

    /// Lines whose meaning depends on their neighbours.
    const LINES: [&str; 22] = [
        "",
        "",
        "",
        "The council voted on Monday, and the ferry left.",
        "a wrapped line",
        " indented\t",
        "- one",
        "- two",
        "1. first",
        "2. second",
        "___",
        "date 2031-05",
        "date 2031-05 The ferry left.",
        "By Ida Holm",
        "GRAVIK, May 24 (AP) — The ferry left.",
        "Ines Doe waits at the pier. (Jon Dahl/AP)",
        "FILE - A barge waits, May 3, 2031. (AP Photo/Mara Quist, File)",
        "Credit: AP",
        "Caption The quay. (AFP)",
        "CORRECTION: An earlier version said ten.",
        "odd\u{7}",
        "他来了。",
    ];

    #[test]
    fn versions_read_together_are_as_each_alone() {
        let mut state = 7_u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        for _ in 0..3_000 {
            let mut lines: Vec<&str> = (0..random(12)).map(|_| LINES[random(LINES.len())]).collect();
            let mut texts = Vec::new();
            for _ in 0..4 {
                let end = ["\n", "\n", "\n\n", "\r\n", "\r", "\u{2028}"][random(6)];
                texts.push(["", "", "\u{feff}"][random(3)].to_owned() + &lines.join(end));
                for _ in 0..random(3) {
                    let at = random(lines.len() + 1);
                    if random(2) == 0 || at == lines.len() {
                        lines.insert(at, LINES[random(LINES.len())]);
                    } else {
                        lines.remove(at);
                    }
                }
            }
            let alone: Vec<_> = texts.iter().map(|text| parse(text, Format::Wire)).collect();
            assert_eq!(parse_versions(&texts, Format::Wire, &ParseOptions::new()), alone, "{texts:?}");
        }
    }

    #[test]
    fn only_changed_paragraphs_are_decided() {
        let story = |changed: usize| {
            let paragraph =
                |number| format!("Paragraph {number} of {}.", if number == changed { "two" } else { "one" });
            (0..20).map(paragraph).collect::<Vec<_>>().join("\n\n")
        };
        let mut earlier = Earlier::default();
        for changed in [20, 7, 12] {
            parse_next(&story(changed), Format::Wire, &ParseOptions::new(), Some(&mut earlier));
        }
        // In the last version, paragraph 7 is again what it was first, and 12 is new.
        let left: Vec<usize> = (0..20).filter(|number| earlier.paragraphs[2 * number].is_some()).collect();
        assert!(left.is_empty(), "each known paragraph was used: {left:?}");
        assert_eq!((earlier.head, earlier.tail), (14, 14));
        assert!(
            earlier
                .next
                .iter()
                .step_by(2)
                .all(|kept| matches!(kept, Some((1, block)) if block.kind == BlockKind::Paragraph))
        );
    }
}
