//! The lines around the body: what class, element or wording says that it is a headline, standfirst, byline or date.

use super::reader::Reader;
use crate::article::{ArticleDate, Run, Text, plain_text};
use crate::parse::shared::{cut_dateline, is_byline, is_date, read_date, read_line, trim};

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
const DATE: &[&str] = &[
    " date ",
    " dateline ",
    " dates ",
    " datetime ",
    " timestamp ",
    " published ",
    " publish ",
    " pubdate ",
    " posted ",
    " updated ",
    " modified ",
    " time ",
];
/// Words, as they begin, that make a date the one of the last update.
const UPDATE: &[&str] = &[
    "updat",
    "modif",
    "last ",
    "aktualisiert",
    "geändert",
    "stand",
    "mis à jour",
    "mise à jour",
    "actualiz",
    "atualiz",
    "aggiorna",
    "bijgewerkt",
    "更新",
];
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
/// The longest text beside a date that is the date's label.
const DATE_LABEL: usize = 40;

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
        let has_headline = tree.under(at).any(|under| self.is_headline(under));
        if (!is_line && name != "time" && !node.name.contains('-'))
            || has_headline
            || (node.images > 0 && node.chars == 0)
        {
            return name == "time" && self.dated_line(at);
        }
        if name == "time" || (tree.is_short(at, SHORT) && self.dated_line(at)) {
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

    /// A line that is a byline or a date by its wording, perhaps both; says whether it was.
    fn dated_line(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let is_time = |under: usize| tree.get(under).name == "time" && !tree.get(under).dropped;
        let times = if is_time(at) { vec![at] } else { tree.outermost(at, is_time) };
        let is_dated = !times.is_empty() || tree.get(at).says(DATE);
        let has_author = tree.outermost(at, |under| tree.get(under).says(BYLINE)).len();
        let rest = if times == [at] { Text::new() } else { self.line(at, &times) };
        let text = plain_text(&rest);
        if is_byline(&text) && self.article.byline.is_none() {
            self.finish();
            self.article.byline = Some(rest);
        } else if times.is_empty() {
            return is_dated && has_author == 0 && self.date_by_wording(&text);
        } else if has_author > 0 || text.chars().count() > DATE_LABEL * times.len() {
            return false;
        } else {
            self.finish();
        }
        self.dates(at, &times);
        true
    }

    fn date_by_wording(&mut self, text: &str) -> bool {
        let date = text.split_once([':', '：']).map_or(text, |(_, date)| date).trim();
        let lower = text.to_lowercase();
        let bare = date.trim_start_matches(|c: char| !c.is_numeric() && !c.is_uppercase());
        let is_update = UPDATE.iter().any(|word| lower.starts_with(word));
        let Some(date) = [text, date, bare].into_iter().find(|date| is_date(date)) else {
            return read_line(&mut self.article, text);
        };
        self.finish();
        self.set_date(read_date(date), is_update);
        true
    }

    /// Takes the dates of `time` elements, each by the words before it.
    fn dates(&mut self, at: usize, times: &[usize]) {
        let mut from = at;
        for &time in times {
            let node = self.tree.get(time);
            let before: String = (from..time)
                .map(|at| self.tree.get(at))
                .filter(|node| !node.dropped)
                .map(|node| node.text.as_str())
                .collect();
            from = node.end;
            let printed = self.plain_line(time, &[]);
            let iso = node.attribute("datetime").map(str::to_owned);
            let text = if printed.is_empty() { iso.clone().unwrap_or_default() } else { printed };
            let words = format!("{} {text}", before.trim()).to_lowercase();
            let is_update = UPDATE.iter().any(|word| words.contains(word))
                || node.says(&[" updated ", " update ", " modified ", " date modified "])
                || self.tree.get(node.parent).says(&[" updated ", " modified ", " date modified "]);
            let read = read_date(&text);
            self.set_date(ArticleDate { iso: iso.or(read.iso), text }, is_update);
        }
    }

    fn set_date(&mut self, date: ArticleDate, is_update: bool) {
        let article = &mut self.article;
        let field = if is_update || article.date.is_some() { &mut article.updated } else { &mut article.date };
        if field.is_none() && !date.text.is_empty() && article.date.as_ref() != Some(&date) {
            self.finish();
            let article = &mut self.article;
            let field = if is_update || article.date.is_some() { &mut article.updated } else { &mut article.date };
            *field = Some(date);
        }
    }

    fn byline(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let is_beside = |under: usize| {
            let node = tree.get(under);
            node.name == "time"
                || (node.chars > 0 && (node.says(BESIDE_BYLINE) || (node.says(DATE) && !node.says(BYLINE))))
        };
        let beside = tree.outermost(at, is_beside);
        let mut line = self.line(at, &beside);
        // "By Ada Quill |" with the date behind the bar.
        if let Some(last) = line.last_mut() {
            last.text.truncate(last.text.trim_end_matches(|c: char| c.is_whitespace() || "|•·–—,".contains(c)).len());
        }
        trim(&mut line);
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
            if !self.dated_line(part) && tree.get(part).says(DATE) {
                let text = self.plain_line(part, &[]);
                self.date_by_wording(&text);
            }
        }
        true
    }

    fn dateline(&mut self, at: usize) -> bool {
        let text = self.plain_line(at, &[]);
        // Many systems call the line with the date so.
        if is_date(&text) {
            return self.date_by_wording(&text);
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
        !self.begun
            && self.article.headline.is_some()
            && text.chars().count() <= SHORT
            && (is_byline(text) || is_date(text))
            && read_line(&mut self.article, text)
    }
}
