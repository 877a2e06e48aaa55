//! Parses plain wire copy: text → [`Article`].
//!
//! Wire copy begins with labelled lines, separates paragraphs by blank lines, and has photos as separate paragraphs. A
//! label may share a line with the first paragraph: ` date 2031-05 The ferry left.`
//!
//! A line end inside a paragraph is a soft wrap, unless the line is too long to be wrapped. In a text without blank
//! lines, every line is a paragraph. List items are two or more lines in a row with the same bullet or with ascending
//! numbers; a single dash is prose.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use super::earlier::Earlier;
use super::lines::{self, Marker};
use super::readings::Readings;
use super::{caption, correction, dateline, header};
use crate::article::{Article, Block, BlockKind, Run, SharedBlock};

/// The longest line, in characters, whose end can be a soft wrap. A longer line is a paragraph.
const WRAPPED_LINE: usize = 160;

/// The longest paragraph "Credit: …", in bytes, that is taken as the credit of the photo before it.
const LONE_CREDIT: usize = 200;

/// Reads wire copy after [`lines::normalize`]. `earlier` is the version before, if there is one.
pub(super) fn parse(readings: &Readings, source: &str, mut earlier: Option<&mut Earlier>) -> Article {
    let lines: Vec<&str> = match &mut earlier {
        Some(earlier) => earlier.lines(source),
        None => source.split('\n').map(lines::trimmed).collect(),
    };
    let mut article = Article::default();
    let body = header::take(readings, &mut article, &lines);
    let first = lines.len() - body.len();
    // A label was cut from the first line of the body. What is left of it depends on the lines above.
    let is_cut = body.first() != lines.get(first);
    let mut builder = WireBuilder { readings, article, wants_credit: false, has_paragraph: false };
    let pieces = without_false_markers(pieces(readings, &body, first));
    builder.article.blocks.reserve(pieces.len());
    for piece in pieces {
        if let Some(marker) = piece.marker {
            builder.push(list_item(marker, &piece.text).into());
            continue;
        }
        let mut earlier = earlier.as_deref_mut().filter(|_| !is_cut || piece.lines.start > first);
        let block = earlier.as_mut().and_then(|earlier| earlier.take(&piece.lines));
        let block = block.unwrap_or_else(|| block_of(readings, &piece.text));
        if let Some(earlier) = earlier {
            earlier.keep(&piece.lines, block.clone());
        }
        builder.paragraph(&piece.text, block);
    }
    builder.article
}

/// The block of a paragraph. It depends on the text and on the known agencies, on nothing around it.
fn block_of(readings: &Readings, text: &str) -> SharedBlock {
    if let Some(photo) = readings.caption(text) {
        return photo;
    }
    let of_kind = |kind| Block::text_block(kind, vec![Run::plain(text)]).into();
    if lines::is_divider(text) {
        Block::text_block(BlockKind::Divider, Vec::new()).into()
    } else if correction::is_correction(text) {
        of_kind(BlockKind::Correction)
    } else if caption::looks_like_caption(readings, text) {
        let photo = Block::photo_block(caption::parse_caption(readings, &[Run::plain(text)])).into();
        readings.keep_caption(text, &photo);
        photo
    } else {
        of_kind(BlockKind::Paragraph)
    }
}

/// A paragraph or a list item that is being read.
struct Piece<'s> {
    /// The marker of a list item.
    marker: Option<Marker>,
    /// Its lines, joined, with the marker. Copied only if there are several.
    text: Cow<'s, str>,
    /// The numbers of its lines in the source.
    lines: Range<usize>,
    /// Whether only its marker separates it from the piece before.
    is_wrapped: bool,
}

/// Cuts lines at blank lines, at possible list items, and where a divider, a caption or a correction begins a line.
/// `first` is the number of the first line.
fn pieces<'s>(readings: &Readings, lines: &[&'s str], first: usize) -> Vec<Piece<'s>> {
    let is_text = |line: &&str| !line.is_empty();
    let ends = lines.iter().position(is_text).zip(lines.iter().rposition(is_text));
    let first = ends.map_or(first, |(start, _)| first + start);
    let lines = ends.and_then(|(first, last)| lines.get(first..=last)).unwrap_or_default();
    let has_blank_lines = lines.iter().any(|line| line.is_empty());
    let mut pieces: Vec<Piece<'_>> =
        Vec::with_capacity(if has_blank_lines { lines.len() / 2 + 1 } else { lines.len() });
    // The line directly above, unless it is blank or a divider.
    let mut above: Option<&str> = None;
    for (line, number) in lines.iter().zip(first..) {
        if line.is_empty() {
            above = None;
            continue;
        }
        let is_apart = above.is_none_or(|line| line.chars().count() > WRAPPED_LINE);
        let is_divider = lines::is_divider(line);
        let opens =
            is_apart || !has_blank_lines || is_divider || is_caption_line(readings, line) || is_correction_line(line);
        let marker = lines::marker(line).filter(|_| !is_divider).map(|(marker, _)| marker);
        match pieces.last_mut() {
            Some(piece) if !opens && marker.is_none() => {
                lines::append_wrapped(piece.text.to_mut(), line);
                piece.lines.end = number + 1;
            }
            _ => {
                pieces.push(Piece { marker, text: Cow::Borrowed(line), lines: number..number + 1, is_wrapped: !opens })
            }
        }
        above = (!is_divider).then_some(*line);
    }
    pieces
}

/// Whether a line begins a caption even where no blank line stands before it.
fn is_caption_line(readings: &Readings, line: &str) -> bool {
    line.starts_with("Caption ") && caption::looks_like_caption(readings, line)
}

/// Whether a line begins a correction even where no blank line stands before it.
fn is_correction_line(line: &str) -> bool {
    !line.starts_with(char::is_lowercase) && correction::is_correction(line)
}

/// Joins pieces that turned out to be wrapped lines and not list items.
fn without_false_markers(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    if pieces.iter().all(|piece| piece.marker.is_none()) {
        return pieces;
    }
    let mut checked: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    let mut before = None;
    let mut pieces = pieces.into_iter().peekable();
    while let Some(mut piece) = pieces.next() {
        let own = piece.marker;
        let after = pieces.peek().and_then(|piece| piece.marker);
        let goes_on = own.zip(before).is_some_and(|(own, before)| own.follows(before));
        let is_gone_on = own.zip(after).is_some_and(|(own, after)| after.follows(own));
        before = own;
        if !goes_on && !is_gone_on {
            piece.marker = None;
        }
        match checked.last_mut() {
            Some(last) if piece.is_wrapped && piece.marker.is_none() => {
                lines::append_wrapped(last.text.to_mut(), &piece.text);
                last.lines.end = piece.lines.end;
            }
            _ => checked.push(piece),
        }
    }
    checked
}

/// A list item without its marker.
fn list_item(marker: Marker, text: &str) -> Block {
    let text = lines::marker(text).map_or(text, |(_, text)| text);
    let ordinal = match marker {
        Marker::Number(number) => Some(number),
        Marker::Bullet(_) => None,
    };
    Block { level: Some(1), ordinal, ..Block::text_block(BlockKind::ListItem, vec![Run::plain(text)]) }
}

/// Collects the blocks of an article.
struct WireBuilder<'k> {
    readings: &'k Readings<'k>,
    article: Article,
    /// Whether the last block is a photo whose credit may still follow in a paragraph of its own.
    wants_credit: bool,
    /// Whether a paragraph was seen, so that no dateline can come any more.
    has_paragraph: bool,
}

impl WireBuilder<'_> {
    /// Appends the block of a paragraph, given with its text.
    fn paragraph(&mut self, text: &str, mut block: SharedBlock) {
        let (is_photo, is_prose) = (block.photo.is_some(), block.kind == BlockKind::Paragraph);
        if (is_photo || is_prose) && self.takes_credit(text) {
            return;
        }
        if is_prose && !mem::replace(&mut self.has_paragraph, true) && self.article.dateline.is_none() {
            let runs = dateline::cut_dateline(&mut self.article, block.runs.clone());
            if self.article.dateline.is_some() {
                block.runs = runs;
            }
        }
        self.push(block);
        self.wants_credit = is_photo && !text.contains("Credit:");
    }

    /// Adds a paragraph "Credit: …" to the photo before it. Returns whether it did.
    fn takes_credit(&mut self, text: &str) -> bool {
        if self.wants_credit
            && text.len() <= LONE_CREDIT
            && let Some(credit) = text.strip_prefix("Credit:")
            && let Some(photo) = self.article.blocks.last_mut().and_then(|block| block.photo.as_mut())
        {
            caption::add_credit(self.readings, photo, credit);
            self.wants_credit = false;
            return true;
        }
        false
    }

    fn push(&mut self, block: SharedBlock) {
        self.wants_credit = false;
        self.article.blocks.push(block);
    }
}
