//! The lines around the body: what class, element or wording says that it is a headline, standfirst, byline or date.

use super::dates::{DATE, date_after_names};
use super::reader::Reader;
use crate::article::{ArticleDate, BlockKind, Run, Text, plain_text};
use crate::parse::shared::{cut_dateline, is_byline, is_date, read_date, read_line, split, trim};
use crate::text::trim::{trim_end, trim_start};

const HEADLINE: &[&str] =
    &[" headline ", " entry title ", " post title ", " article title ", " page title ", " story title "];
const STANDFIRST: &[&str] = &[
    " standfirst ",
    " subtitle ",
    " sub title ",
    " dek ",
    " deck ",
    " subheadline ",
    " sub headline ",
    " subheading ",
    " sub heading ",
    " strapline ",
    " alternative headline ",
    " lede ",
    "  lead  ",
    " summary ",
    " excerpt ",
    " intro ",
    " abstract ",
    " article description ",
    " chapo ",
    " vorspann ",
    " entradilla ",
    " bajada ",
];
const BYLINE: &[&str] = &[" byline ", " bylines ", " by line ", " author name ", " author names ", " contributors "];
const AUTHOR: &[&str] = &[" author ", " authors ", " contributor ", " writer "];
const DATELINE: &[&str] = &[" dateline ", " story location "];
/// Parts of a byline that do not name anybody.
const BESIDE_BYLINE: &[&str] = &[
    " bio ",
    " avatar ",
    " share ",
    " social ",
    " comments ",
    " comment ",
    " follow ",
    " tagline ",
    " reading time ",
    " read time ",
    " separator ",
];

/// The longest line around the body that its class makes one; in characters without white space.
const LONGEST: usize = 300;
/// The longest line whose wording alone makes it one.
const SHORT: usize = 160;
impl Reader<'_> {
    /// Reads the node where it is a line around the body; says whether it was.
    pub fn field(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let name = node.name.as_str();
        if self.is_headline(at) {
            self.finish();
            if self.headline.is_some() {
                // What a page has before its headline, photos apart, is its section, its path and its name.
                self.article.blocks.retain(|block| block.photo.is_some());
                self.begun = false;
            }
            let line = self.line(at, &[]);
            self.article.headline = Some(line).filter(|line| !line.is_empty());
            return self.article.headline.is_some();
        }
        if self.begun || self.is_inside_line() || !tree.is_short(at, LONGEST) || node.chars + node.images == 0 {
            return false;
        }
        let is_line =
            matches!(name, "p" | "div" | "span" | "h2" | "h3" | "h4" | "section" | "address" | "li" | "a" | "small");
        // Under a heading a time is the passage's, as in a live report.
        if name == "time" {
            let is_under_heading = self.article.blocks.iter().any(|block| block.kind == BlockKind::Heading);
            return !is_under_heading && self.dated_line(at);
        }
        let has_headline = tree.under(at).any(|under| self.is_headline(under));
        if (!is_line && !node.name.contains('-')) || has_headline || (node.images > 0 && node.chars == 0) {
            return false;
        }
        if tree.is_short(at, SHORT) && self.dated_line(at) {
            return true;
        }
        if node.says(BYLINE) || node.attribute("itemprop") == Some("author") || name == "address" {
            return self.byline(at);
        }
        if node.says(DATELINE) && self.article.dateline.is_none() && !node.says(&[" date "]) {
            return self.dateline(at);
        }
        let is_block = matches!(name, "p" | "div" | "h2" | "h3" | "h4" | "section");
        if is_block && node.says(STANDFIRST) && self.article.standfirst.is_none() && node.figures + node.images == 0 {
            self.finish();
            let line = self.line(at, &[]);
            self.article.standfirst = Some(line).filter(|line| !line.is_empty());
            return self.article.standfirst.is_some();
        }
        let is_author = node.says(AUTHOR) || node.attribute("rel") == Some("author");
        if is_author && node.headings == 0 && name != "section" {
            return self.byline(at);
        }
        false
    }

    fn is_headline(&self, at: usize) -> bool {
        if self.headline.is_some() {
            return self.headline == Some(at) && self.article.headline.is_none();
        }
        let node = self.tree.get(at);
        self.may_have_headline()
            && node.chars > 0
            && !self.is_left_out(at)
            && (node.name == "h1" || (node.says(HEADLINE) && matches!(node.name.as_str(), "h2" | "h3" | "p")))
    }

    fn byline(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let is_beside = |under: usize| {
            let node = tree.get(under);
            node.name == "time"
                || (node.chars > 0 && (node.says(BESIDE_BYLINE) || (node.says(DATE) && !node.says(BYLINE))))
        };
        let beside = tree.outermost(at, &is_beside);
        let mut line = self.line(at, &beside);
        if let Some((at, iso)) = date_after_names(&plain_text(&line)) {
            let (names, date) = split(line, at);
            line = names;
            self.set_date(ArticleDate { text: plain_text(&date).trim().to_owned(), iso: Some(iso) }, false);
        }
        trim_signs(&mut line);
        if line.is_empty() {
            return false;
        }
        self.finish();
        match &mut self.article.byline {
            None => self.article.byline = Some(line),
            // A second author in an element of its own.
            Some(byline) if !plain_text(byline).contains(&plain_text(&line)) => {
                byline.push(Run::plain(", "));
                byline.append(&mut line);
            }
            Some(_) => {}
        }
        for part in beside {
            if !self.dated_line(part) && tree.get(part).says(DATE) && !tree.get(part).says(BESIDE_BYLINE) {
                let text = self.plain_line(part, &[]);
                self.date_by_wording(&text, true);
            }
        }
        true
    }

    fn dateline(&mut self, at: usize) -> bool {
        let text = self.plain_line(at, &[]);
        // Many systems call the line with the date so.
        if is_date(&text) {
            return self.date_by_wording(&text, true);
        }
        let node = self.tree.get(at);
        // Inside the first paragraph it is cut off there, with its dash.
        if matches!(node.name.as_str(), "span" | "b" | "strong") {
            return false;
        }
        self.finish();
        let mut holder = crate::article::Article::default();
        cut_dateline(&mut holder, vec![Run::plain(format!("{text} — A"))]);
        self.article.dateline = Some(holder.dateline.unwrap_or_else(|| vec![Run::plain(text)]));
        true
    }

    /// A paragraph without any mark that is a line around the body by its wording; says whether it was.
    pub fn line_around(&mut self, text: &str) -> bool {
        if self.begun || self.article.headline.is_none() || text.chars().count() > SHORT {
            return false;
        }
        let is_free = self.article.byline.is_none();
        if is_free && is_byline(text) {
            return read_line(&mut self.article, text);
        }
        // "March 3, 2031 by Ada Quill"
        let dated = |(date, name): &(&str, &str)| is_date(date) && is_byline(&format!("By {name}"));
        if let Some((date, name)) = text.split_once(" by ").filter(|_| is_free).filter(dated) {
            self.set_date(read_date(date), false);
            self.article.byline = Some(vec![Run::plain(format!("by {name}"))]);
            return true;
        }
        let Some((at, iso)) = date_after_names(text) else { return false };
        let (label, date) = text.split_at_checked(at).unwrap_or(("", text));
        // "Von Ada Quill, 24. Mai 2031 - 09:12"
        let mut name = vec![Run::plain(label)];
        trim_signs(&mut name);
        if is_free && is_byline(&plain_text(&name)) {
            self.set_date(ArticleDate { text: date.trim().to_owned(), iso: Some(iso) }, false);
            self.article.byline = Some(name);
            return true;
        }
        let is_full = self.article.date.is_some() && self.article.updated.is_some();
        !is_full && self.date_by_wording(text, false)
    }
}

/// Takes white space and the signs that part a byline from what was beside it off both ends.
fn trim_signs(line: &mut Text) {
    let is_sign: fn(char) -> bool = |c| c.is_whitespace() || "|•·–—,-".contains(c);
    trim(line);
    if let Some(last) = line.last_mut() {
        last.text.truncate(trim_end(&last.text, is_sign).len());
    }
    if let Some(first) = line.first_mut() {
        first.text = trim_start(&first.text, is_sign).to_owned();
    }
    trim(line);
}
