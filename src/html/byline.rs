//! Reads bylines: elements with the names of authors, and lines of names and times.

use super::date_labels::is_label;
#[cfg(feature = "pages")]
use super::date_labels::trim_counts;
use super::dates::{DATE, date_after_names, times};
use super::tree::Tree;
use super::walk::Walk;
use crate::article::{ArticleDate, Run, Text, plain_text};
use crate::parse::shared::{is_byline, split, trim};
use crate::text::is_relative_time;
use crate::text::lowercase::Lowercase;
use crate::text::trim::{trim_end, trim_start};
use crate::word_table::is_one_of;

pub(super) const BYLINE: &str = "byline|bylines|by line|author name|author names|contributors|journalist name";
pub(super) const AUTHOR: &str = "author|authors|contributor|writer|journalist|reporter";
/// Class words of parts of a byline that contain no name.
const BESIDE_BYLINE: &str = "bio|avatar|share|social|comments|comment|follow|tagline|reading time|read time|separator";
/// The longest name, in characters without white space.
const NAME: usize = 80;
/// The most parts of a line of a name and times.
const MOST_PARTS: usize = 4;
/// The longest name of a weekday before a date in figures, in characters.
const LONGEST_WEEKDAY: usize = 3;
/// The longest label of a date between separators, in characters ("Last updated on").
const LONGEST_LABEL: usize = 20;

impl Walk<'_> {
    pub fn byline(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let is_beside = |under: usize| {
            let node = tree.get(under);
            node.name == "time"
                || cfg!(feature = "pages") && is_mail_link(tree, under)
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
        let text = plain_text(&line);
        if is_lead_word(&text) || names_nobody(&text) {
            return false;
        }
        self.finish();
        match &mut self.article.byline {
            None => self.article.byline = Some(line),
            // A second author in a separate element.
            Some(byline) if !is_part(byline, &line) && !is_part(&line, byline) => {
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
    pub fn names_and_times(&mut self, at: usize) -> bool {
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
        // "8 min read" and "Posted on" are no names.
        if names.len() > 1 {
            names.retain(|name| {
                let name = tree.text(*name);
                !name.contains(char::is_numeric) && !names_nobody(&name)
            });
        }
        names
    }

    /// Joins several names to one line: "By Ann Lee, Bo Rey". A first word such as "By" is kept.
    fn joined_names(&self, at: usize, names: &[usize], beside: &[usize]) -> Text {
        let mut without = names.to_vec();
        without.extend_from_slice(beside);
        let mut line = self.line(at, &without);
        let is_word =
            |text: &str| !text.trim().is_empty() && text.trim().chars().all(|c| c.is_alphabetic() || c == ':');
        line.retain(|run| is_word(&run.text));
        line.truncate(1);
        if let Some(first) = line.first_mut() {
            // In "By … and …", only the first word comes before the names.
            let mut words = first.text.split_whitespace();
            first.text = words.next().unwrap_or_default().to_owned() + " ";
            if is_one_of("and und et y e en og och i ja", first.text.trim()) {
                line.clear();
            }
        }
        for name in names {
            let mut name = self.line(*name, beside);
            trim_signs(&mut name);
            if line.is_empty() && is_lead_word(&plain_text(&name)) {
                line.push(Run::plain(plain_text(&name) + " "));
                continue;
            }
            if !name.is_empty() && line.last().is_some_and(|run| !run.text.ends_with(' ')) {
                line.push(Run::plain(", "));
            }
            line.append(&mut name);
        }
        line
    }

    /// Reads a line of a name and times between separators. The name needs no "By".
    ///
    /// ```text
    /// Ada Quill · vor 2 Stunden          →   byline "Ada Quill"
    /// 25.04.31 | 14:07 Uhr | Von Ada Quill
    /// ```
    pub fn name_and_time(&mut self, text: &str) -> bool {
        let parts = || text.split(['|', '·', '•', '∙', '–', '—']).map(str::trim).filter(|part| !part.is_empty());
        if !(2..=MOST_PARTS).contains(&parts().count()) {
            return false;
        }
        let has_number = |part: &&str| part.contains(char::is_numeric);
        let names: Vec<&str> = parts().filter(|part| !has_number(part)).collect();
        let &[name] = names.as_slice() else { return false };
        let is_name = is_byline(name) || is_byline(&["By ", name].concat()) && is_full_name(name);
        let is_timed = parts()
            .filter(has_number)
            .all(|part| date_of(part).is_some() || is_relative_time(part) || is_label(part) || is_short_date(part));
        if !is_name || !is_timed {
            return false;
        }
        self.finish();
        for part in parts().filter(has_number) {
            match date_of(part).or_else(|| self.short_date(part)) {
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

/// Whether a line has the text of another one.
fn is_part(line: &Text, other: &Text) -> bool {
    plain_text(line).contains(&plain_text(other))
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

/// Whether a node is a link for mail without a name: "Email the author".
fn is_mail_link(tree: &Tree, at: usize) -> bool {
    let is_mail = tree.get(at).attribute("href").is_some_and(|href| href.starts_with("mailto:"));
    let is_sentence = |text: &str| text.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    is_mail && is_sentence(&tree.text(at)) && !is_full_name(&tree.text(at))
}

/// Whether a text is only the first word of a byline.
pub(super) fn is_lead_word(text: &str) -> bool {
    let word = text.trim_end_matches(':').trim().to_lower();
    word == "written by"
        || is_one_of(
            "by von par por di da door av af tekst text kirjoittaja autor author texte texto testo автор текст",
            &word,
        )
}

/// Whether a text is only the label of a date: "Posted on".
fn names_nobody(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    is_label(text) && !last.starts_with(char::is_uppercase)
}

/// Removes white space and separators at both ends of a byline.
pub(super) fn trim_signs(line: &mut Text) {
    let is_sign: fn(char) -> bool = |c| c.is_whitespace() || "|•·–—,-".contains(c);
    #[cfg(feature = "pages")]
    trim_counts(line);
    trim(line);
    if let Some(last) = line.last_mut() {
        last.text.truncate(trim_end(&last.text, is_sign).len());
    }
    if let Some(first) = line.first_mut() {
        first.text = trim_start(&first.text, is_sign).to_owned();
    }
    trim(line);
}
