//! Dates around the body: `time` elements, and lines that their class or wording makes dates.

use super::reader::Reader;
use crate::article::{ArticleDate, Text, plain_text};
use crate::parse::shared::{is_byline, read_date, read_date_prefix};

pub(super) const DATE: &[&str] = &[
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
const BYLINE: &[&str] = &[" byline ", " bylines ", " by line "];
/// How long it takes to read is no time of day.
const DURATION: &[&str] = &[" reading time ", " read time "];
const UPDATED: &[&str] = &[" updated ", " update ", " modified ", " date modified "];
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
/// The longest text beside a date that is the date's label, in characters.
const LABEL: usize = 40;
/// The longest time of day with zone after a date, in characters.
const AFTER: usize = 20;
/// The longest text that an element makes a date without one being found in it, in bytes.
const UNREAD: usize = 80;

impl Reader<'_> {
    /// A line that is a byline or a date by its wording, perhaps both; says whether it was.
    pub fn dated_line(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let is_time = |under: usize| tree.get(under).name == "time" && !tree.get(under).dropped;
        let times = if is_time(at) { vec![at] } else { tree.outermost(at, &is_time) };
        let is_marked = tree.get(at).says(DATE) && !tree.get(at).says(DURATION);
        let has_byline = !tree.outermost(at, &|under| tree.get(under).says(BYLINE)).is_empty();
        let rest = if times == [at] { Text::new() } else { self.line(at, &times) };
        let text = plain_text(&rest);
        if is_byline(&text) && self.article.byline.is_none() {
            self.finish();
            self.article.byline = Some(rest);
        } else if times.is_empty() {
            return is_marked && !has_byline && self.date_by_wording(&text, true);
        } else if has_byline || text.chars().count() > LABEL * times.len() {
            return false;
        } else {
            self.finish();
        }
        self.dates(at, &times);
        true
    }

    /// Takes a date by its wording; `is_marked` where the element says that it is one.
    pub fn date_by_wording(&mut self, text: &str, is_marked: bool) -> bool {
        let (at, iso) = match date_in(text) {
            Some((at, iso)) => (at, Some(iso)),
            None if is_marked && text.len() <= UNREAD && text.contains(char::is_numeric) => (0, None),
            None => return false,
        };
        let (label, date) = text.split_at_checked(at).unwrap_or(("", text));
        let is_label = label.chars().count() <= LABEL && !label.contains(char::is_numeric);
        // "4:02 PM GMT, November 2, 2031": what stands before the date is part of it.
        let date = if label.contains(char::is_numeric) { text } else { date };
        if !is_label && !is_marked {
            return false;
        }
        let lower = text.to_lowercase();
        let is_update = UPDATE.iter().any(|word| lower.starts_with(word));
        self.finish();
        self.set_date(ArticleDate { iso, text: date.trim().to_owned() }, is_update);
        true
    }

    /// Takes the dates of `time` elements, each by the words before it.
    fn dates(&mut self, at: usize, times: &[usize]) {
        let tree = self.tree;
        let mut from = at;
        for &time in times {
            let node = tree.get(time);
            let seen = |range: std::ops::Range<usize>| {
                let texts = range.map(|at| tree.get(at)).filter(|node| !node.dropped);
                // Date and time of day are often elements of their own, with nothing but style between them.
                texts.flat_map(|node| node.text.split_whitespace()).collect::<Vec<_>>().join(" ")
            };
            let (before, printed) = (seen(from..time).to_lowercase(), seen(tree.under(time)));
            from = node.end;
            let iso = node.attribute("datetime").map(str::to_owned);
            let text = if printed.is_empty() { iso.clone().unwrap_or_default() } else { printed };
            let words = text.to_lowercase();
            let is_update = UPDATE.iter().any(|word| before.contains(word) || words.starts_with(word))
                || node.says(UPDATED)
                || tree.get(node.parent).says(UPDATED);
            let read = read_date(&text);
            self.set_date(ArticleDate { iso: iso.or(read.iso), text }, is_update);
        }
    }

    /// Sets a date that is not set yet. A second one is the date of the update.
    pub fn set_date(&mut self, date: ArticleDate, is_update: bool) {
        let article = &mut self.article;
        if date.text.is_empty() || article.date.as_ref() == Some(&date) {
            return;
        }
        let field = if is_update || article.date.is_some() { &mut article.updated } else { &mut article.date };
        field.get_or_insert(date);
    }
}

/// Where a date of at least a day begins that goes to the end of the text, a time of day and a zone apart.
pub(super) fn date_in(text: &str) -> Option<(usize, String)> {
    dates_in(text).into_iter().next()
}

/// The same after names: any word may be taken for a weekday, so the date is the shortest that there is.
pub(super) fn date_after_names(text: &str) -> Option<(usize, String)> {
    dates_in(text).pop()
}

fn dates_in(text: &str) -> Vec<(usize, String)> {
    let read = |at: usize| {
        let (iso, rest) = read_date_prefix(text.get(at..)?)?;
        let is_time = rest.split_whitespace().all(|word| word.chars().count() <= 8);
        let is_end = rest.chars().count() <= AFTER && is_time && !rest.ends_with(['!', '?']);
        (iso.len() >= 10 && is_end).then_some((at, iso))
    };
    let mut dates = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices().take(LABEL * 4) {
        if c.is_alphanumeric() && !before.is_alphanumeric() {
            dates.extend(read(at));
        }
        before = c;
    }
    dates
}
