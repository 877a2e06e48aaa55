//! Reads the fields around the body: headline, standfirst, byline and date, by class, element or wording.

use super::dates::{DATE, date_after_names, is_label, stands_alone, times};
use super::reader::Reader;
use crate::article::{ArticleDate, Block, BlockKind, OmissionReason, Run, Text, plain_text};
use crate::parse::shared::{cut_dateline, is_byline, is_date, read_date, read_line, split, trim};
use crate::text::is_relative_time;
use crate::text::lowercase::Lowercase;
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
pub(super) const AUTHOR: &[&str] = &[" author ", " authors ", " contributor ", " writer "];
const DATELINE: &[&str] = &[" dateline ", " story location "];
/// Class words of parts of a byline that contain no name.
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

/// Class words of parts inside a headline that do not belong to it.
const KICKERS: &str = "kicker|eyebrow|overline|roofline|spitzmarke|dachzeile|rubrik|topline|=hide|=hidden|sr only|flag|badge|label|section name";
/// The longest field, in characters without white space.
const LONGEST: usize = 300;
/// The shortest standfirst that is recognised only by its place, in characters.
const STANDFIRST_LENGTH: usize = 50;
/// The longest name, in characters without white space.
const NAME: usize = 80;
/// The longest field that is recognised only by its wording, in characters.
const SHORT: usize = 160;
/// The most parts of a line of a name and times.
const MOST_PARTS: usize = 4;
/// The longest name of a weekday before a date in figures, in characters.
const LONGEST_WEEKDAY: usize = 3;
/// The longest label of a date between separators, in characters ("Last updated on").
const LONGEST_LABEL: usize = 20;
impl Reader<'_> {
    /// Reads the node if it is a field around the body. Returns whether it was.
    pub fn field(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        if self.is_headline(at) {
            self.finish();
            if self.headline.is_some() && !self.is_prose_before(at) {
                // Text before the headline of a page is its section, its breadcrumb or its name.
                let (photos, lines) =
                    std::mem::take(&mut self.article.blocks).into_iter().partition(|block| block.photo.is_some());
                self.article.blocks = photos;
                let lines: Vec<Block> = lines;
                for line in lines {
                    self.leave_out(plain_text(&line.runs), OmissionReason::Navigation);
                }
                self.begun = 0;
            }
            self.article.headline = Some(self.headline_line(at)).filter(|line| !line.is_empty());
            return self.article.headline.is_some();
        }
        let has_entry = |range: std::ops::Range<usize>| {
            let first = self.entries.partition_point(|entry| *entry < range.start);
            self.entries.get(first).is_some_and(|entry| *entry < range.end)
        };
        if has_entry(at..node.end) {
            return self.entry_time(at);
        }
        if !self.may_have_line()
            || self.is_inside_line()
            || !tree.is_short(at, LONGEST)
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
        let is_text = |block: &Block| block.photo.is_none();
        let blocks = &self.article.blocks;
        let first = blocks.iter().position(is_text).filter(|first| *first < line);
        let others = blocks.get(..line).unwrap_or_default().iter().filter(|block| is_text(block)).count();
        let is_body =
            |block: &&Block| block.kind == BlockKind::Paragraph && block.text().chars().count() >= STANDFIRST_LENGTH;
        let body = blocks.get(line..).unwrap_or_default().iter().filter(is_body).count();
        if let Some(first) =
            first.filter(|first| others == 1 && body >= 2 && blocks.get(*first).is_some_and(|block| is_body(&block)))
        {
            self.article.standfirst = Some(self.article.blocks.remove(first).runs);
        }
    }

    /// Reads the node if it contains names, dates or a summary. Returns whether it was read.
    fn line_of(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let name = node.name.as_str();
        let is_first = self.begun == 0;
        let is_line = matches!(
            name,
            "p" | "div" | "span" | "h2" | "h3" | "h4" | "section" | "address" | "li" | "a" | "small" | "figcaption"
        );
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
        if node.says(BYLINE) || node.attribute("itemprop") == Some("author") || name == "address" {
            return (is_first || self.article.byline.is_none()) && self.byline(at);
        }
        let is_free = is_first || self.article.byline.is_none();
        if is_first && node.says(DATELINE) && self.article.dateline.is_none() && !node.says(&[" date "]) {
            return self.dateline(at);
        }
        let is_block = matches!(name, "p" | "div" | "h2" | "h3" | "h4" | "section");
        // A long `h2` directly below the headline is the standfirst.
        let is_deck = name == "h2"
            && node.links == 0
            && node.chars >= STANDFIRST_LENGTH
            && self.article.headline.is_some()
            && self.article.blocks.iter().all(|block| block.photo.is_some());
        if is_first
            && is_block
            && (node.says(STANDFIRST) || is_deck)
            && self.article.standfirst.is_none()
            && node.figures + node.images == 0
        {
            self.finish();
            let line = self.line(at, &[]);
            self.article.standfirst = Some(line).filter(|line| !line.is_empty());
            return self.article.standfirst.is_some();
        }
        let is_author = node.says(AUTHOR) || node.attribute("rel") == Some("author");
        if is_author && node.headings == 0 && name != "section" {
            // After a paragraph, the element often contains a sentence about the author instead of the name alone.
            let is_sentence = || tree.text(at).trim_end().ends_with(['.', '!', '?']);
            return is_free && (is_first || !is_sentence()) && self.byline(at);
        }
        false
    }

    /// Whether most of the prose precedes the headline. That prose is then part of the story.
    fn is_prose_before(&self, headline: usize) -> bool {
        let (mut before, mut after) = (0, 0);
        for at in self.tree.under(self.root).filter(|at| !self.is_left_out(*at)) {
            let node = self.tree.get(at);
            if node.name == "p" && node.is_paragraph() {
                *(if at < headline { &mut before } else { &mut after }) += node.prose;
            }
        }
        before > after
    }

    /// The text of a headline without its kicker. If there is no other text, the kicker is kept.
    pub fn headline_line(&self, at: usize) -> Text {
        let by_class = || self.tree.outermost(at, &|under| self.tree.get(under).says_one_of(KICKERS));
        let kickers = self.beside_headline.clone().filter(|_| self.headline == Some(at)).unwrap_or_else(by_class);
        let mut line = self.line(at, &kickers);
        if line.is_empty() {
            return self.line(at, &[]);
        }
        if let Some(first) = line.first_mut().filter(|_| !kickers.is_empty()) {
            first.text = trim_start(&first.text, |c| c.is_whitespace() || ":|-–—/·•".contains(c)).to_owned();
        }
        line
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
        let names = self.names(at, &beside);
        let mut line = match names.as_slice() {
            [_, _, ..] => self.joined_names(at, &names, &beside),
            _ => self.names_line(at, &beside),
        };
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
            // A second author in a separate element.
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

    /// Reads a line that contains only names, times and their labels. Returns whether it was one.
    fn names_and_times(&mut self, at: usize) -> bool {
        let tree = self.tree;
        if tree.get(at).headings > 0 || tree.get(at).images > 0 {
            return false;
        }
        let times = times(tree, at);
        let names = self.names(at, &times);
        let is_line = names.len() > 1 || (names.len() == 1 && !times.is_empty());
        if !is_line || names.iter().any(|name| tree.get(*name).chars > NAME) {
            return false;
        }
        let mut without = times.clone();
        without.extend_from_slice(&names);
        if !is_label(&self.plain_line(at, &without)) {
            return false;
        }
        let line = self.joined_names(at, &names, &times);
        if line.is_empty() || self.article.byline.is_some() {
            return false;
        }
        self.finish();
        self.article.byline = Some(line);
        self.dates(at, &times);
        true
    }

    /// The elements under a byline that each contain a name.
    fn names(&self, at: usize, beside: &[usize]) -> Vec<usize> {
        let tree = self.tree;
        let is_name = |under: usize| {
            let node = tree.get(under);
            let is_marked = matches!(node.attribute("itemprop"), Some("author" | "creator"))
                || node.attribute("rel") == Some("author")
                || node.says(AUTHOR)
                || node.says(BYLINE);
            is_marked && node.chars > 0 && !beside.contains(&under)
        };
        let mut names = tree.outermost(at, &is_name);
        // A single element may contain all the names.
        while let [only] = names.as_slice() {
            let inner = tree.outermost(*only, &is_name);
            if inner.len() < 2 {
                break;
            }
            names = inner;
        }
        names
    }

    /// Joins several names to one line: "By Ann Lee, Bo Rey". A first word such as "By" is kept.
    fn joined_names(&self, at: usize, names: &[usize], beside: &[usize]) -> Text {
        let mut without = names.to_vec();
        without.extend_from_slice(beside);
        let mut line = self.line(at, &without);
        let is_lead =
            |text: &str| !text.trim().is_empty() && text.trim().chars().all(|c| c.is_alphabetic() || c == ':');
        line.retain(|run| is_lead(&run.text));
        line.truncate(1);
        if let Some(lead) = line.first_mut() {
            // In "By … and …", only the first word comes before the names.
            let mut words = lead.text.split_whitespace();
            lead.text = format!("{} ", words.next().unwrap_or_default());
            if matches!(lead.text.trim(), "and" | "und" | "et" | "y" | "e" | "en" | "og" | "och" | "i" | "ja") {
                line.clear();
            }
        }
        for name in names {
            let mut name = self.line(*name, beside);
            trim_signs(&mut name);
            if line.is_empty() && is_lead_word(&plain_text(&name)) {
                line.push(Run::plain(format!("{} ", plain_text(&name))));
                continue;
            }
            if !name.is_empty() && line.last().is_some_and(|run| !run.text.ends_with(' ')) {
                line.push(Run::plain(", "));
            }
            line.append(&mut name);
        }
        line
    }

    fn dateline(&mut self, at: usize) -> bool {
        let text = self.plain_line(at, &[]);
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
        cut_dateline(&mut holder, vec![Run::plain(format!("{text} — A"))]);
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
        // "March 3, 2031 by Ada Quill"
        let dated = |(date, name): &(&str, &str)| is_date(date) && is_byline(&format!("By {name}"));
        if let Some((date, name)) = text.split_once(" by ").filter(|_| is_free).filter(dated) {
            self.set_date(read_date(date), false);
            self.article.byline = Some(vec![Run::plain(format!("by {name}"))]);
            return true;
        }
        if self.dates_and_labels(text) {
            return true;
        }
        if is_free && self.name_and_time(text) {
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

impl Reader<'_> {
    /// Reads a line of a name and times between separators. The name needs no "By".
    ///
    /// ```text
    /// Ada Quill · vor 2 Stunden          →   byline "Ada Quill"
    /// 25.04.31 | 14:07 Uhr | Von Ada Quill
    /// ```
    fn name_and_time(&mut self, text: &str) -> bool {
        let parts = || text.split(['|', '·', '•', '∙', '–', '—']).map(str::trim).filter(|part| !part.is_empty());
        if !(2..=MOST_PARTS).contains(&parts().count()) {
            return false;
        }
        let has_number = |part: &&str| part.contains(char::is_numeric);
        let names: Vec<&str> = parts().filter(|part| !has_number(part)).collect();
        let &[name] = names.as_slice() else { return false };
        let is_name = is_byline(name) || is_byline(&format!("By {name}")) && is_full_name(name);
        let is_timed = parts()
            .filter(has_number)
            .all(|part| date_of(part).is_some() || is_relative_time(part) || is_label(part) || is_short_date(part));
        if !is_name || !is_timed {
            return false;
        }
        self.finish();
        for part in parts().filter(has_number) {
            match date_of(part) {
                Some(date) => self.set_date(date, false),
                None => drop(self.dates_and_labels(part)),
            }
        }
        self.article.byline = Some(vec![Run::plain(name)]);
        true
    }
}

/// The date that a part of a line consists of, perhaps after a weekday or a label.
fn date_of(part: &str) -> Option<ArticleDate> {
    let (at, iso) = date_after_names(part)?;
    let label = part.get(..at).unwrap_or_default();
    let is_short = label.chars().count() <= LONGEST_LABEL && !label.contains(char::is_numeric);
    is_short.then(|| ArticleDate { text: part.to_owned(), iso: Some(iso) })
}

/// Whether a text has no words longer than a weekday: "Do 25.04.31".
fn is_short_date(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() <= LONGEST_WEEKDAY
}

/// Whether a text is two to four capitalised words.
fn is_full_name(text: &str) -> bool {
    let words = text.split_whitespace();
    (2..=4).contains(&words.clone().count())
        && words.into_iter().all(|word| word.starts_with(char::is_uppercase) || word.chars().count() <= 3)
}

/// Whether a text is only the first word of a byline.
fn is_lead_word(text: &str) -> bool {
    let word = text.trim_end_matches(':').trim().to_lower();
    "by|von|par|por|di|da|door|av|af|tekst|text|kirjoittaja|autor|author|written by|texte|texto|testo|автор|текст"
        .split('|')
        .any(|one| one == word)
}

/// Removes white space and separators at both ends of a byline.
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
