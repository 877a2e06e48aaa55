//! Separates paragraphs that a page joins by single line breaks.

use crate::article::{Run, Text, plain_text};
use crate::parse::shared::trim;

/// The fewest letters of a line that is a paragraph.
const LINE: usize = 40;

/// The number of letters that a character stands for: two for one of Chinese, Japanese or Korean.
pub(super) fn width(c: char) -> usize {
    if ('\u{2E80}'..'\u{D7FF}').contains(&c) { 2 } else { 1 }
}

/// The paragraphs of a block. Some systems separate them by single line breaks; each line then is a whole sentence.
///
/// ```text
/// The council meets on Monday, the mayor said.<br>It has a new budget to decide on …   →   two paragraphs
/// 12 Quay Road<br>Valdemar                                                             →   one
/// ```
pub(super) fn paragraphs(runs: Text) -> Vec<Text> {
    let text = plain_text(&runs);
    let mut lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).peekable();
    let mut are_paragraphs = text.contains('\n');
    while let Some(line) = lines.next().filter(|_| are_paragraphs) {
        let is_ended = line.ends_with(['.', '!', '?', '…', '"', '”', '“', '»', '’', '。', '।', '؟', '」']);
        are_paragraphs = (is_ended || lines.peek().is_none()) && line.chars().map(width).sum::<usize>() > LINE;
    }
    if !are_paragraphs {
        return vec![runs];
    }
    let mut paragraphs = vec![Text::new()];
    for run in runs {
        for (number, line) in run.text.split('\n').enumerate() {
            if number > 0 {
                paragraphs.push(Text::new());
            }
            if let Some(paragraph) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                paragraph.push(Run { text: line.to_owned(), markup: run.markup.clone() });
            }
        }
    }
    paragraphs.iter_mut().for_each(trim);
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}
