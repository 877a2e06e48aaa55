//! Lists the text under the story's element that is in no field and no block, each with the reason.
//!
//! Text that the walk leaves out is listed at once. An element that is read as a whole (a byline, a figure, a table) is
//! compared with the result, so that no word is lost unnoticed:
//!
//! ```text
//! <p>Published <time>4 March 2031</time> in Harbour</p>   →   date "4 March 2031", omitted "Published", "in Harbour"
//! ```

use super::byline::AUTHOR;
use super::dates::DATE;
use super::dropped::UNSEEN;
use super::node::is_phrase;
use super::tree::Tree;
use super::walk::Walk;
use crate::article::{OmissionReason, Omitted};
use crate::parse::shared::visible;
use crate::text::trim::one_line;

impl Walk<'_> {
    /// Lists the text under a node as omitted.
    pub fn omit(&mut self, at: usize) {
        let reason = self.reason(at);
        self.omit_texts(at, reason, &|_| true);
    }

    /// Why a node is omitted.
    pub fn reason(&self, at: usize) -> OmissionReason {
        let node = self.tree.get(at);
        match node.name.as_str() {
            _ if self.why_boilerplate(at).is_some() => self.why_boilerplate(at).unwrap_or_default(),
            "nav" | "menu" | "amp-sidebar" => OmissionReason::Navigation,
            "amp-ad" => OmissionReason::Advertisement,
            "amp-social-share" => OmissionReason::Share,
            "noscript" | "dialog" | "slot" | "annotation" | "annotation-xml" => OmissionReason::Hidden,
            _ if node.hidden || node.says(UNSEEN) => OmissionReason::Hidden,
            // A drawing, a chart, or the reading above a word.
            "svg" | "canvas" | "rt" | "rp" => OmissionReason::Other,
            _ if node.dropped => OmissionReason::Control,
            _ => OmissionReason::Other,
        }
    }

    /// Lists the texts under a node that must be reported as omitted, one per line.
    pub fn omit_texts(&mut self, at: usize, reason: OmissionReason, is_out: &dyn Fn(usize) -> bool) {
        let tree = self.tree;
        let (mut line, mut place, mut line_reason) = (String::new(), at, reason);
        let mut omitted = Vec::new();
        let mut flush = |line: &mut String, place: usize, reason| {
            let text = one_line(&visible(line));
            if text.contains(char::is_alphanumeric) {
                omitted.push(Omitted { text, reason, location: Some(tree.path(place)) });
            }
            line.clear();
        };
        // A dropped part of an element that is read has its own reason.
        let (mut inner_end, mut inner_reason) = (0, reason);
        for under in at..tree.get(at).end {
            let node = tree.get(under);
            if node.name.is_empty() {
                if is_out(under) && !is_code(tree, node.parent) {
                    if line.trim().is_empty() {
                        (place, line_reason) = (node.parent, if under < inner_end { inner_reason } else { reason });
                    }
                    line.push_str(&node.text);
                }
                continue;
            }
            if under >= inner_end && under > at && (node.dropped || self.why_boilerplate(under).is_some()) {
                (inner_end, inner_reason) = (node.end, self.reason(under));
            }
            if matches!(node.name.as_str(), "a" | "span" | "time" | "cite" | "label" | "small") {
                // Elements without white space between them are separate words.
                line.push(' ');
            }
            if !is_phrase(&node.name) {
                flush(&mut line, place, line_reason);
            }
        }
        flush(&mut line, place, line_reason);
        self.article.omitted.append(&mut omitted);
    }

    /// Lists the texts under a node that are in none of the fields and blocks that were read from it.
    pub fn settle(&mut self, at: usize, blocks: usize) {
        let tree = self.tree;
        let taken = self.taken(blocks.saturating_sub(1));
        let mut from = 0;
        // The texts are usually in order, so each is found shortly after the previous one.
        let mut is_taken = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
                let place = find_word(&taken, word, from).or_else(|| find_word(&taken, word, 0));
                from = place.unwrap_or(from);
                place.is_some()
            })
        };
        let mut lost = Vec::new();
        for text in tree.texts(at).filter(|text| tree.get(*text).chars > 0) {
            if !is_taken(&visible(&tree.get(text).text)) {
                lost.push(text);
            }
        }
        if !lost.is_empty() {
            let reason = self.reason_of_rest(at);
            self.omit_texts(at, reason, &|text| lost.binary_search(&text).is_ok());
        }
    }

    /// Why a part of an element that is read is in no field or block.
    fn reason_of_rest(&self, at: usize) -> OmissionReason {
        let node = self.tree.get(at);
        match node.name.as_str() {
            "time" => OmissionReason::Date,
            "iframe" | "video" | "audio" | "amp-video" | "amp-youtube" => OmissionReason::Player,
            _ if self.tree.under(at).any(|at| self.tree.get(at).name == "time" || self.tree.get(at).says(DATE)) => {
                OmissionReason::Date
            }
            _ if node.says(AUTHOR) => OmissionReason::Author,
            _ => OmissionReason::Other,
        }
    }

    /// All text of the fields, and of the blocks from an index on.
    fn taken(&self, from: usize) -> String {
        let article = &self.article;
        let mut taken = String::new();
        let fields = [&article.headline, &article.standfirst, &article.byline, &article.dateline];
        let blocks = article.blocks.get(from..).unwrap_or_default();
        let photos = || blocks.iter().filter_map(|block| block.photo.as_ref());
        let texts = fields
            .into_iter()
            .flatten()
            .chain(blocks.iter().map(|block| &block.runs))
            .chain(photos().map(|photo| &photo.caption));
        // The last word of a text and the first word of the next one are separate words.
        for text in texts {
            text.iter().for_each(|run| taken.push_str(&run.text));
            taken.push(' ');
        }
        let dates = [&article.date, &article.updated].into_iter().flatten().map(|date| &date.text);
        for text in dates.chain(photos().flat_map(|photo| &photo.credits).map(|credit| &credit.raw)) {
            taken.push_str(text);
            taken.push(' ');
        }
        taken
    }

    /// Lists the words of a paragraph that are in none of the fields that were read from it.
    pub fn settle_line(&mut self, text: &str) {
        let taken = self.taken(self.article.blocks.len());
        let words = text.split_whitespace().filter(|word| {
            let mut parts = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
            parts.any(|part| find_word(&taken, part, 0).is_none())
        });
        let rest = words.collect::<Vec<_>>().join(" ");
        self.leave_out(rest, OmissionReason::Date);
    }

    /// Lists the text of a page that a frame holds in its own markup.
    pub fn omit_framed(&mut self, at: usize) {
        let Some(markup) = self.tree.get(at).attribute("srcdoc") else { return };
        self.place = at;
        self.leave_out(without_tags(markup), OmissionReason::Other);
    }

    /// Lists a text as omitted.
    pub fn leave_out(&mut self, text: String, reason: OmissionReason) {
        if text.contains(char::is_alphanumeric) {
            self.article.omitted.push(Omitted { text, reason, location: Some(self.tree.path(self.place)) });
        }
    }
}

/// Whether the value of an attribute or a member of data is text for readers, and no code or address.
pub(super) fn is_words(text: &str) -> bool {
    let is_name =
        || text.starts_with(char::is_uppercase) && !text.contains(|c: char| c == ':' || c == '_' || c.is_numeric());
    text.contains(' ') || !text.is_ascii() || text.chars().all(char::is_alphabetic) || is_name()
}

/// The words of markup.
pub(super) fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    for (number, piece) in markup.split('<').enumerate() {
        // "p class=…>Words": the words follow the tag.
        text.push_str(if number == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) });
        text.push(' ');
    }
    one_line(&text)
}

/// The position after a word in a text, searched from `from`. In scripts without spaces, the word may be part of a
/// longer one.
fn find_word(text: &str, word: &str, from: usize) -> Option<usize> {
    let mut start = from;
    loop {
        let at = text.get(start..)?.find(word)? + start;
        let end = at + word.len();
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(end..).and_then(|text| text.chars().next());
        let is_plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_cut = (is_plain(before) && word.starts_with(|c: char| c.is_ascii_alphanumeric()))
            || (is_plain(after) && word.ends_with(|c: char| c.is_ascii_alphanumeric()));
        if !is_cut {
            return Some(end);
        }
        start = end;
    }
}

/// Whether a node contains code or data instead of text.
fn is_code(tree: &Tree, at: usize) -> bool {
    matches!(tree.get(at).name.as_str(), "script" | "style" | "template")
}
