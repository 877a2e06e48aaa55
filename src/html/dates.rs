//! Reads dates around the body: from `time` elements, and from lines that are dates by their class or wording.

use super::date_labels::is_label;
#[cfg(feature = "pages")]
use super::date_labels::{LATE, trim_counts};
use super::node::is_phrase;
use super::tree::Tree;
use super::walk::Walk;
#[cfg(feature = "pages")]
use crate::article::OmissionReason;
use crate::article::{ArticleDate, Block, BlockKind, Text, plain_text};
use crate::parse::shared::{is_byline, read_date, read_date_prefix};
use crate::text::lowercase::Lowercase;
use crate::text::{is_relative_time, is_time_word};
#[cfg(feature = "pages")]
use crate::word_table::is_one_of;

pub(super) const DATE: &str =
    "date|dateline|dates|datetime|timestamp|published|publish|pubdate|posted|updated|modified|time";
const BYLINE: &str = "byline|bylines|by line";
/// Class words of reading times, which are not dates.
const DURATION: &str = "reading time|read time";
const UPDATED: &str = "updated|update|modified|date modified";
/// Beginnings of words that mark a date as the date of the last update.
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
/// Languages that write the day first in "25.04.31" and "9/3/2031".
#[cfg(feature = "pages")]
const DAY_FIRST: &str =
    "de fr it nl da nb nn no fi is cs sk pl ru uk bg ro tr sl hr sr bs mk et az kk es pt ca el id vi ar he hi";
/// The longest label of a date, in characters.
const LABEL: usize = 40;
/// The longest name of a time zone, in characters.
const ZONE: usize = 4;
/// The length of an ISO date with a day, in characters.
const DAY: usize = 10;
/// The level of the heading that an entry's time becomes.
const ENTRY_LEVEL: u8 = 3;
/// How many neighbouring times on each side are searched for one with the same markup.
const NEIGHBOURS: usize = 4;
/// The most nodes of a time that is marked by its class.
const MOST_NODES: usize = 8;
/// The most words of a place before a date.
const PLACE: usize = 4;
/// The longest time of day with zone after a date, in characters.
const AFTER: usize = 20;
/// The longest text, in bytes, that counts as a date because of its element although no date was recognised in it.
const UNREAD: usize = 80;

impl Walk<'_> {
    /// Reads a line that is a byline or a date by its wording, perhaps both. Returns whether it was.
    pub fn dated_line(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let times = times(tree, at);
        let is_marked = tree.get(at).says(DATE) && !tree.get(at).says(DURATION);
        let has_byline = !tree.outermost(at, &|under| tree.get(under).says(BYLINE)).is_empty();
        let rest = if times == [at] { Text::new() } else { self.line(at, &times) };
        let text = plain_text(&rest);
        if is_byline(&text) && self.article.byline.is_none() {
            self.finish();
            self.article.byline = Some(rest);
            #[cfg(feature = "pages")]
            self.article.byline.iter_mut().for_each(trim_counts);
        } else if times.is_empty() {
            // In "<li><span class=time>20 min</span> Bake the bread", it is part of a sentence.
            let node = tree.get(at);
            let in_sentence = is_phrase(&node.name) && tree.get(node.parent).is_paragraph();
            return is_marked && !has_byline && !in_sentence && self.date_by_wording(&text, true);
        } else if has_byline
            || text.chars().count() > LABEL * times.len()
            || !(is_marked || self.labels_date(&text, &times))
        {
            // In "On 4 March the ferry ran aground", the time is part of a sentence.
            return false;
        } else {
            self.finish();
        }
        self.dates(at, &times);
        true
    }

    /// Whether the text beside times is their label: known words, or a few words such as a place beside full dates.
    fn labels_date(&self, text: &str, times: &[usize]) -> bool {
        let is_full = |time: &usize| date_in(self.tree.text(*time).trim()).is_some();
        is_label(text) || (text.split_whitespace().count() <= PLACE && times.iter().all(is_full))
    }

    /// Turns the time of a live-report entry into the entry's heading. Returns whether it was one.
    pub fn entry_time(&mut self, at: usize) -> bool {
        if self.entries.binary_search(&at).is_err() || self.is_inside_line() {
            return false;
        }
        self.finish();
        let line = self.line(at, &[]);
        if line.is_empty() {
            return false;
        }
        self.push_block(Block { level: Some(ENTRY_LEVEL), ..Block::text_block(BlockKind::Heading, line) });
        true
    }

    /// Reads the dates of a line that contains only dates and labels: "Published Mar 9, 2031 Last updated 3 hours ago".
    pub fn dates_and_labels(&mut self, text: &str) -> bool {
        let (mut found, mut beside) = (Vec::new(), String::new());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let class = |c: char| (c.is_alphabetic(), c.is_numeric());
            let is_word = c.is_alphanumeric();
            let length = rest.find(|other: char| class(other) != class(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            // "Published" could be read as a weekday.
            let is_beside = !is_word || (!word.contains(char::is_numeric) && is_label(word));
            let date = read_date_prefix(rest).filter(|(iso, _)| !is_beside && iso.len() >= DAY);
            match date {
                Some((iso, after)) => {
                    let after = after_time(after);
                    let printed = text.get(text.len() - rest.len()..text.len() - after.len()).unwrap_or_default();
                    let label = beside.rsplit('\n').next().unwrap_or_default().to_lower();
                    let is_update = UPDATE.iter().any(|word| label.contains(word));
                    found.push((ArticleDate { iso: Some(iso), text: printed.trim().to_owned() }, is_update));
                    beside.push('\n');
                    rest = after;
                }
                None if is_beside || is_time_word(word) => {
                    beside.push_str(word);
                    rest = after;
                }
                None => return false,
            }
        }
        // A date alone, or after its label, is read elsewhere together with its time of day.
        let is_more = beside.rsplit('\n').next().is_some_and(|after| after.contains(char::is_alphanumeric));
        // "4 hours ago 3 min read" says nothing about the story.
        let is_passing = found.is_empty() && beside.contains(char::is_numeric) && is_more && !is_label(&beside);
        if is_passing {
            return true;
        }
        if found.is_empty() || !(is_more || found.len() > 1) {
            return false;
        }
        self.finish();
        for (date, is_update) in found {
            self.set_date(date, is_update);
        }
        true
    }

    /// Reads a line within or after the body that only says when the story was published or changed. Returns whether it
    /// was one.
    ///
    /// ```text
    /// <p>First published on November 19, 2031 / 8:16 AM</p>   →   the date, if there is none yet
    /// ```
    #[cfg(feature = "pages")]
    pub fn late_date(&mut self, text: &str) -> bool {
        if text.len() > UNREAD || !text.contains(char::is_numeric) {
            return false;
        }
        let first = text.find(char::is_numeric).unwrap_or_default();
        let lower = text.to_lower();
        let is_labelled = LATE.split('|').any(|label| lower.starts_with(label));
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        let Some((at, iso)) =
            date_after_names(text).or_else(|| date_in(text)).filter(|(at, _)| *at <= first.max(LABEL))
        else {
            // A time of day without a date: "Updated at 1:23 p.m."
            let is_clock = is_labelled && words <= PLACE * 2 && text.contains([':', '.']) && first <= LABEL;
            if is_clock {
                self.leave_out(text.to_owned(), OmissionReason::Date);
            }
            return is_clock;
        };
        let (label, date) = text.split_at_checked(at).unwrap_or(("", text));
        if !is_labelled || label.chars().filter(|c| c.is_alphabetic()).count() > LABEL {
            return false;
        }
        let is_update = UPDATE.iter().any(|word| lower.starts_with(word));
        let field = if is_update { &self.article.updated } else { &self.article.date };
        if field.is_none() {
            self.set_date(ArticleDate { iso: Some(iso), text: date.trim().to_owned() }, is_update);
            self.settle_line(text);
        } else {
            self.leave_out(text.to_owned(), OmissionReason::Date);
        }
        true
    }

    /// Without whole pages, there are no lines of a page in the story.
    #[cfg(not(feature = "pages"))]
    pub fn late_date(&mut self, _: &str) -> bool {
        false
    }

    /// Reads a date by its wording. `is_marked` is true if the element is marked as a date.
    pub fn date_by_wording(&mut self, text: &str, is_marked: bool) -> bool {
        // "Harbour | 11.2.2031 | 23:55 | Updated 12.2.2031 7:25"
        let parts = || text.split(['|', '·', '•']).map(str::trim).filter(|part| date_in(part).is_some());
        if is_marked && parts().count() > 1 {
            let dates = parts().filter(|part| self.date_by_wording(part, true)).count();
            return dates > 0;
        }
        let (at, iso) = match date_in(text) {
            Some((at, iso)) => (at, Some(iso)),
            None if is_marked && text.len() <= UNREAD && text.contains(char::is_numeric) => {
                (0, self.short_date(text).and_then(|date| date.iso))
            }
            None => return false,
        };
        let (label, date) = text.split_at_checked(at).unwrap_or(("", text));
        let is_label = label.chars().count() <= LABEL && !label.contains(char::is_numeric);
        // "4:02 PM GMT, November 2, 2031": the text before the date is part of it.
        let date = if label.contains(char::is_numeric) { text } else { date };
        if !is_label && !is_marked {
            return false;
        }
        let lower = text.to_lower();
        let is_update = UPDATE.iter().any(|word| lower.starts_with(word));
        self.finish();
        self.set_date(ArticleDate { iso, text: date.trim().to_owned() }, is_update);
        true
    }

    /// Without whole pages, the language of the page is not known.
    #[cfg(not(feature = "pages"))]
    pub fn short_date(&self, _: &str) -> Option<ArticleDate> {
        None
    }

    /// A date whose year has two digits, or with slashes: "Do 25.04.31", "9/3/2031". Only the language of the page
    /// shows that the day comes first.
    #[cfg(feature = "pages")]
    pub fn short_date(&self, text: &str) -> Option<ArticleDate> {
        let lang = self.tree.find(0, "html").and_then(|html| self.tree.get(html).attribute("lang"))?;
        if !is_one_of(DAY_FIRST, lang.get(..2)?) {
            return None;
        }
        let date = text.get(text.find(char::is_numeric)?..)?;
        let date = date.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '/' | '-'))).next()?;
        let [day, month, year] = *date.split(['.', '/', '-']).collect::<Vec<_>>() else { return None };
        let century = if year.len() == 2 { "20" } else { "" };
        let iso = read_date(&format!("{day}.{month}.{century}{year}")).iso?;
        Some(ArticleDate { iso: Some(iso), text: text.to_owned() })
    }

    /// Reads the dates of `time` elements. The words before a date, or its class, show whether it is that of an update.
    pub fn dates(&mut self, at: usize, times: &[usize]) {
        let tree = self.tree;
        let mut from = at;
        for &time in times {
            let node = tree.get(time);
            let seen = |range: std::ops::Range<usize>| {
                let texts = range.map(|at| tree.get(at)).filter(|node| node.name.is_empty());
                // Date and time of day are often separate elements without white space between them.
                texts.flat_map(|node| node.text.split_whitespace()).collect::<Vec<_>>().join(" ")
            };
            let (before, printed) = (seen(from..time).to_lower(), seen(time..node.end));
            from = node.end;
            let given = node.attribute("datetime").or(node.attribute("content"));
            // Some pages write another format into the attribute: "Tue, 13 Dec 2016 22:33:06 +0000".
            let iso = given.and_then(|date| if is_iso(date) { Some(date.to_owned()) } else { read_date(date).iso });
            // "3 hours ago" is relative to the day on which the page was saved.
            let is_passing = printed.is_empty() || is_relative_time(&printed);
            let text = if is_passing { iso.clone().unwrap_or_default() } else { printed };
            let words = text.to_lower();
            let (label, date) =
                date_after_names(&text).and_then(|(at, _)| text.split_at_checked(at)).unwrap_or(("", &text));
            // "Updated 4 March 2031": the field says that it is an update.
            let text = if is_label(label) && !label.contains(char::is_numeric) { date.to_owned() } else { text };
            let is_update = UPDATE.iter().any(|word| before.contains(word) || words.starts_with(word))
                || node.attribute("itemprop") != Some("datePublished")
                    // WordPress writes both words if the story was not changed: "entry-date published updated".
                    && !node.says("published")
                    && (node.says(UPDATED) || tree.get(node.parent).says(UPDATED));
            let read = read_date(&text);
            self.set_date(ArticleDate { iso: iso.or(read.iso), text }, is_update);
        }
    }

    /// Sets the date, or the date of the update if `is_update` or if a date is set already. Keeps a date that is set.
    pub fn set_date(&mut self, date: ArticleDate, is_update: bool) {
        let article = &mut self.article;
        // "3 hours ago" changes by itself.
        let is_passing = date.iso.is_none() && is_relative_time(&date.text);
        if date.text.is_empty() || is_passing || article.date.as_ref() == Some(&date) {
            return;
        }
        let field = if is_update || article.date.is_some() { &mut article.updated } else { &mut article.date };
        field.get_or_insert(date);
    }
}

/// Whether a text begins like an ISO date.
fn is_iso(text: &str) -> bool {
    text.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
        && text.as_bytes().get(4).is_none_or(|b| *b == b'-' || b.is_ascii_digit())
}

/// Whether a node is a time, by its element or its markup.
fn is_time(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_dated = || node.attribute("datetime").is_some_and(is_iso) && !matches!(node.name.as_str(), "ins" | "del");
    node.name == "time"
        || is_dated()
        || (matches!(node.name.as_str(), "span" | "abbr" | "meta")
            && matches!(node.attribute("itemprop"), Some("datePublished" | "dateModified")))
}

/// The times in a node, or the node itself if it is one.
pub(super) fn times(tree: &Tree, at: usize) -> Vec<usize> {
    if is_time(tree, at) { vec![at] } else { tree.outermost(at, &|under| is_time(tree, under)) }
}

/// The times of the entries of a live report. They stand alone, have the same markup, and have prose between them. A
/// time that is marked by its class is a time of day or stands in the box of its entry.
///
/// ```text
/// <div class=block><time>10.10am</time><h2>Trains halted</h2><p>All trains …</p></div>
/// <div class=block><time>9.00am</time><h2>Good morning</h2><p>The storm …</p></div>     →   both
/// <p>Published <time>4 March 2031</time>, updated <time>5 March 2031</time></p>          →   neither
/// ```
pub(super) fn entries(tree: &Tree, root: usize, is_out: &dyn Fn(usize) -> bool) -> Vec<usize> {
    struct Time {
        at: usize,
        prose: usize,
        is_clock: bool,
        holder: usize,
    }
    let mut times: Vec<Time> = Vec::new();
    let (mut prose, mut at) = (0, root + 1);
    while at < tree.get(root).end {
        let node = tree.get(at);
        if node.dropped || is_out(at) {
            at = node.end.max(at + 1);
            continue;
        }
        prose += usize::from(node.is_paragraph());
        let is_classed = cfg!(feature = "pages") && is_classed_time(tree, at);
        if (node.name == "time" || is_classed)
            && let Some(holder) = stands_alone(tree, at)
        {
            let text = tree.text(at);
            let is_clock =
                text.contains(char::is_numeric) && date_in(text.trim()).is_none() && !is_relative_time(&text);
            let is_in_box = holder > root && tree.get(holder).paragraphs > 0;
            if !is_classed || is_clock || is_in_box {
                times.push(Time { at, prose, is_clock, holder });
            }
        }
        at = if is_classed { node.end } else { at + 1 };
    }
    let signature = |time: &Time| {
        let (node, holder) = (tree.get(time.at), tree.get(time.holder));
        [
            holder.name.as_str(),
            holder.attribute("class").unwrap_or_default(),
            node.attribute("class").unwrap_or_default(),
        ]
    };
    let is_entry = |(number, time): (usize, &Time)| {
        let own = signature(time);
        let same = |other: &&Time| signature(other) == own;
        let before = times.get(..number).unwrap_or_default().iter().rev().take(NEIGHBOURS).find(same);
        let after = times.get(number + 1..).unwrap_or_default().iter().take(NEIGHBOURS).find(same);
        let has_text_between = |other: Option<&Time>| other.is_some_and(|other| other.prose != time.prose);
        let (one, other) = (has_text_between(before), has_text_between(after));
        let holder = &tree.get(time.holder).name;
        (one || other) && ((one && other) || time.is_clock || !matches!(holder.as_str(), "p" | "header" | "footer"))
    };
    let mut entries: Vec<usize> =
        times.iter().enumerate().filter(|time| is_entry(*time)).map(|(_, time)| time.at).collect();
    // If the other times are times of day, the date above the first paragraph is the story's.
    let is_dated = |at: &usize| times.iter().any(|time| time.at == *at && !time.is_clock && time.prose == 0);
    if entries.iter().filter(|at| is_dated(at)).count() == 1 && entries.len() > 1 {
        let has_clock = times.iter().any(|time| time.is_clock && entries.contains(&time.at));
        entries.retain(|at| !(has_clock && is_dated(at)));
    }
    entries
}

/// Whether a node is marked as a time or date by its class, and has nothing but a few characters.
fn is_classed_time(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    (1..=AFTER).contains(&node.chars)
        && node.end - at <= MOST_NODES
        && node.says(DATE)
        && !node.says(DURATION)
        && times(tree, at).is_empty()
        && tree.text(at).contains(char::is_numeric)
}

/// The block around a time. `None` if text other than a label is directly beside the time.
pub(super) fn stands_alone(tree: &Tree, at: usize) -> Option<usize> {
    let top = [at].into_iter().chain(tree.above(at)).find(|at| !is_phrase(&tree.get(tree.get(*at).parent).name))?;
    let holder = tree.get(top).parent;
    let is_text = |at: usize| {
        let node = tree.get(at);
        (node.name.is_empty() || is_phrase(&node.name)) && node.chars > 0 && !is_label(&tree.text(at))
    };
    let mut next = tree.get(top).end;
    while next < tree.get(holder).end && tree.get(next).name.is_empty() && tree.get(next).chars == 0 {
        next += 1;
    }
    let follows = next < tree.get(holder).end && is_text(next);
    let before = [top.saturating_sub(1)].into_iter().chain(tree.above(top.saturating_sub(1)));
    let before = before.into_iter().take_while(|at| *at > holder).last();
    let precedes = before.is_some_and(|at| at != holder && is_text(at));
    let holds_others =
        tree.get(top).chars > tree.get(at).chars && !is_label(&tree.text(top).replace(&tree.text(at), ""));
    (!follows && !precedes && !holds_others).then_some(holder)
}

/// The text after the time of day and the zone of a date: "19.00 CET".
fn after_time(text: &str) -> &str {
    let mut rest = text;
    loop {
        let word = rest.trim_start_matches([' ', ',']);
        let length = word.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(word.len());
        let (word, after) = word.split_at_checked(length).unwrap_or((word, ""));
        let is_zone = word.len() <= ZONE && !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase());
        let is_clock =
            word.starts_with(|c: char| c.is_ascii_digit()) && word.contains([':', '.']) && word.len() <= 2 * ZONE;
        if !(is_zone || is_clock) {
            return rest;
        }
        rest = after;
    }
}

/// The position and ISO form of a date with a day. After it, the text has only a time of day and a zone.
pub(super) fn date_in(text: &str) -> Option<(usize, String)> {
    dates_in(text).into_iter().next()
}

/// The same for a date after names. A name could be read as a weekday, so the last possible position counts.
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
        // Korean labels are not separated: "입력2031.03.09".
        let is_after_label = c.is_ascii_digit() && before >= '\u{2E80}' && before.is_alphabetic();
        if c.is_alphanumeric() && (!before.is_alphanumeric() || is_after_label) {
            dates.extend(read(at));
        }
        before = c;
    }
    dates
}
