//! Reads the fields around the body: headline, standfirst, byline and date, by class, element or wording.

use super::byline::{AUTHOR, BYLINE, trim_signs};
use super::date_labels::is_label;
use super::dates::{date_after_names, date_in, stands_alone};
#[cfg(feature = "pages")]
use super::node::Node;
use super::node::{is_heading, is_phrase};
use super::walk::Walk;
use crate::article::{ArticleDate, BlockKind, Run, SharedBlock, plain_text};
use crate::parse::shared::{cut_dateline, is_byline, is_date, read_date, read_line};
use crate::text::trim::trim_end;
use crate::word_table::is_one_of;

const STANDFIRST: &str = "\
    standfirst|subtitle|sub title|dek|deck|subheadline|sub headline|subheading|sub heading|\
    strapline|alternative headline|lede|=lead|summary|excerpt|intro|abstract|article description|\
    chapo|vorspann|entradilla|bajada|linha fina";
const DATELINE: &str = "dateline|story location";

/// The longest field, in characters without white space.
const LONGEST_FIELD_CHARS: usize = 300;
/// The shortest standfirst that is recognised only by its place, in characters.
const STANDFIRST_LENGTH: usize = 50;
/// The fewest characters of a heading directly below the headline that is the standfirst.
const DECK_LENGTH: usize = 25;
/// The number of nodes after it in which a marked standfirst is searched.
const NEAR_STANDFIRST: usize = 40;
/// The longest field that is recognised only by its wording, in characters.
const SHORT: usize = 160;

impl Walk<'_> {
    /// Reads the node if it is a field around the body. Returns whether it was.
    pub fn field(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        if self.is_headline(at) {
            return self.read_headline(at);
        }
        let has_entry = |range: std::ops::Range<usize>| {
            let first = self.entries.partition_point(|entry| *entry < range.start);
            self.entries.get(first).is_some_and(|entry| *entry < range.end)
        };
        if has_entry(at..node.end) {
            return self.entry_time(at);
        }
        if !self.may_have_line()
            || self.is_inside_line() && (is_phrase(&node.name) || is_heading(&node.name))
            || !tree.is_short(at, LONGEST_FIELD_CHARS)
            || node.chars + node.images == 0
        {
            return false;
        }
        let blocks = self.article.blocks.len();
        let is_taken = self.line_of(at);
        if is_taken && self.begun > 0 {
            self.line_after.get_or_insert(blocks);
        }
        is_taken
    }

    /// Whether a field may still follow: before the second paragraph of the body.
    fn may_have_line(&self) -> bool {
        self.begun == 0 || self.begun == 1 && self.article.headline.is_some()
    }

    /// Takes a single paragraph between headline and byline as the standfirst, if a body follows.
    ///
    /// ```text
    /// <h1>H</h1><p>What it is about …</p><p>By Ada Quill</p><p>The council …</p><p>…
    ///     →   standfirst "What it is about …"
    /// ```
    pub fn settle_standfirst(&mut self) {
        let Some(line) = self.line_after.filter(|_| self.article.standfirst.is_none()) else { return };
        let is_text = |block: &SharedBlock| block.photo.is_none();
        let blocks = &self.article.blocks;
        let first = blocks.iter().position(is_text).filter(|first| *first < line);
        let others = blocks.get(..line).unwrap_or_default().iter().filter(|block| is_text(block)).count();
        let is_body = |block: &&SharedBlock| {
            block.kind == BlockKind::Paragraph && block.text().chars().count() >= STANDFIRST_LENGTH
        };
        let body = blocks.get(line..).unwrap_or_default().iter().filter(is_body).count();
        if let Some(first) =
            first.filter(|first| others == 1 && body >= 2 && blocks.get(*first).is_some_and(|block| is_body(&block)))
        {
            self.article.standfirst = Some(self.article.blocks.remove(first).runs.clone());
        }
    }

    /// Reads the node if it contains names, dates or a summary. Returns whether it was read.
    fn line_of(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let name = node.name.as_str();
        let is_first = self.begun == 0;
        let is_line = is_one_of("p div span h2 h3 h4 section address li a small figcaption", name);
        // Below a heading, a time belongs to that passage, as in a live report.
        if name == "time" {
            let is_under_heading = self.article.blocks.iter().any(|block| block.kind == BlockKind::Heading);
            return !is_under_heading && stands_alone(tree, at).is_some() && self.dated_line(at);
        }
        let has_headline = tree.under(at).any(|under| self.is_headline(under));
        if (!is_line && !node.name.contains('-')) || has_headline || (node.images > 0 && node.chars == 0) {
            return false;
        }
        if self.names_and_times(at) {
            return true;
        }
        if tree.is_short(at, SHORT) && self.dated_line(at) {
            return true;
        }
        // "By Ada Quill" and the standfirst are in one element.
        #[cfg(feature = "pages")]
        if node.says(BYLINE) {
            let is_standfirst = |under: &Node| under.name == "p" && under.chars > 0 && under.says(STANDFIRST);
            if tree.under(at).any(|under| is_standfirst(tree.get(under))) {
                return false;
            }
        }
        if node.says(BYLINE) || node.attribute("itemprop") == Some("author") || name == "address" {
            return (is_first || self.article.byline.is_none()) && self.byline(at);
        }
        let is_free = is_first || self.article.byline.is_none();
        if is_first && node.says(DATELINE) && self.article.dateline.is_none() && !node.says("date") {
            return self.dateline(at);
        }
        if is_first && self.is_standfirst(at) {
            self.finish();
            let line = self.line(at, &[]);
            self.article.standfirst = Some(line).filter(|line| !line.is_empty());
            return self.article.standfirst.is_some();
        }
        let is_author =
            (node.says(AUTHOR) || node.attribute("rel") == Some("author")) && !self.is_agency_after_photo(at);
        if is_author && node.headings == 0 && name != "section" {
            // After a paragraph, the element often contains a sentence about the author instead of the name alone.
            let is_sentence = || tree.text(at).trim_end().ends_with(['.', '!', '?']);
            return is_free && (is_first || !is_sentence()) && self.byline(at);
        }
        false
    }

    /// Whether a node at the start of the story is its standfirst.
    fn is_standfirst(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        let name = node.name.as_str();
        let is_block = is_one_of("p div h2 h3 h4 section", name);
        // A long `h2` directly below the headline is the standfirst.
        let is_deck = (name == "h2" && node.chars >= STANDFIRST_LENGTH || self.is_deck_beside_headline(at))
            && node.links == 0
            && self.article.headline.is_some()
            && self.article.blocks.iter().all(|block| block.photo.is_some());
        let is_description = name == "p" && node.says("description") && self.article.blocks.is_empty();
        is_block
            && (node.says(STANDFIRST) || is_deck || is_description)
            && self.article.standfirst.is_none()
            && node.figures + node.images == 0
    }

    /// Whether a heading directly follows the headline in the same element, without names and dates, and no marked
    /// standfirst follows.
    fn is_deck_beside_headline(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        let is_line = || {
            let text = self.tree.text(at);
            is_byline(text.trim()) || date_in(&text).is_some()
        };
        matches!(node.name.as_str(), "h2" | "h3")
            && node.chars >= DECK_LENGTH
            && !is_line()
            && !(node.end..node.end + NEAR_STANDFIRST).any(|next| self.tree.get(next).says(STANDFIRST))
            && self.headline.is_some_and(|headline| {
                let headline = self.tree.get(headline);
                headline.parent == node.parent
                    && headline.end <= at
                    && (headline.end..at).all(|between| self.tree.get(between).chars == 0)
            })
    }

    pub fn dateline(&mut self, at: usize) -> bool {
        let text = self.plain_line(at, &[]);
        let text = trim_end(&text, |c| matches!(c, ' ' | '—' | '–')).to_owned();
        // Many systems use this class for the line with the date.
        if is_date(&text) {
            return self.date_by_wording(&text, true);
        }
        let node = self.tree.get(at);
        // A dateline inside the first paragraph is removed when that paragraph is read.
        if matches!(node.name.as_str(), "span" | "b" | "strong") {
            return false;
        }
        self.finish();
        let mut holder = crate::article::Article::default();
        cut_dateline(&mut holder, vec![Run::plain([&text, " — A"].concat())]);
        self.article.dateline = Some(holder.dateline.unwrap_or_else(|| vec![Run::plain(text)]));
        true
    }

    /// Reads a paragraph that only its wording shows to be a field. Returns whether it was one.
    pub fn line_around(&mut self, text: &str) -> bool {
        let blocks = self.article.blocks.len();
        let is_taken = self.is_line_around(text);
        if is_taken && self.begun > 0 {
            self.line_after.get_or_insert(blocks);
        }
        is_taken
    }

    fn is_line_around(&mut self, text: &str) -> bool {
        if !self.may_have_line() || self.article.headline.is_none() || text.chars().count() > SHORT {
            return false;
        }
        let is_free = self.article.byline.is_none();
        if is_free && is_byline(text) {
            return read_line(&mut self.article, text);
        }
        // "Par Élise Brandt (Skarn, envoyée spéciale)"
        let named = text.strip_suffix(')').and_then(|text| text.split_once('(')).map(|(name, _)| name.trim());
        if is_free && named.is_some_and(|name| name.split_whitespace().count() > 2 && is_byline(name)) {
            self.article.byline = Some(vec![Run::plain(text)]);
            return true;
        }
        // "March 3, 2031 by Ada Quill", "Posted on March 3, 2031 by Ada Quill"
        let dated = |(date, name): &(&str, &str)| {
            let label = date_after_names(date).and_then(|(at, _)| date.get(..at));
            (is_date(date) || label.is_some_and(is_label)) && is_byline(&["By ", name].concat())
        };
        if let Some((date, name)) = text.split_once(" by ").filter(|_| is_free).filter(dated) {
            match is_date(date) {
                true => self.set_date(read_date(date), false),
                false => drop(self.date_by_wording(date, true)),
            }
            self.article.byline = Some(vec![Run::plain(["by ", name].concat())]);
            return true;
        }
        if self.dates_and_labels(text) {
            return true;
        }
        if is_free && self.name_and_time(text) {
            return true;
        }
        // "Por Ana Moura, p1 — Valdemar"
        let names = text.split([',', '—']).next().unwrap_or_default().trim();
        let is_full = self.article.date.is_some() && self.article.updated.is_some();
        let Some((at, iso)) = date_after_names(text) else {
            let is_line = is_free && !text.ends_with('.') && names.split_whitespace().count() > 2 && is_byline(names);
            if is_line {
                self.article.byline = Some(vec![Run::plain(text)]);
            }
            return is_line;
        };
        let (label, date) = text.split_at_checked(at).unwrap_or(("", text));
        // "Von Ada Quill, 24. Mai 2031 - 09:12"
        let mut name = vec![Run::plain(label)];
        trim_signs(&mut name);
        if is_free && is_byline(&plain_text(&name)) {
            self.set_date(ArticleDate { text: date.trim().to_owned(), iso: Some(iso) }, false);
            self.article.byline = Some(name);
            return true;
        }
        !is_full && self.date_by_wording(text, false)
    }
}
