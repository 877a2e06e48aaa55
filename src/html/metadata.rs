//! Metadata of a story from a newsroom system or a page. It fills the fields that the text lacks.

use crate::article::{Article, Block, BlockKind, Photo, Run, Text, plain_text};
#[cfg(feature = "pages")]
use crate::article::{ArticleDate, OmissionReason, Omitted};
use crate::parse::shared::read_date;
use crate::parse::{ParseOptions, add_credit, parse_caption_with};
use crate::picture::Picture;
#[cfg(feature = "pages")]
use crate::text::fold::name_key;
#[cfg(feature = "pages")]
use crate::text::lowercase::Lowercase;
use crate::text::trim::one_line;

/// The length of a day in ISO 8601.
#[cfg(feature = "pages")]
pub(super) const DAY: usize = 10;
/// The length of a time of day in ISO 8601 with its date and minutes.
#[cfg(feature = "pages")]
const MINUTE: usize = 16;
/// The most minutes between the clocks of two zones.
#[cfg(feature = "pages")]
const MOST_OFFSET: u32 = 14 * 60;
/// The offsets of zones are multiples of these minutes.
#[cfg(feature = "pages")]
const OFFSET_STEP: u32 = 15;
/// The longest time of day without a date, in bytes.
#[cfg(feature = "pages")]
const CLOCK: usize = 8;

/// The metadata of a story. Each item may be missing.
#[derive(Default)]
pub(crate) struct Metadata {
    pub headline: Option<String>,
    /// All headlines that a page's metadata gives, the best first.
    #[cfg(feature = "pages")]
    pub titles: Vec<String>,
    pub standfirst: Option<String>,
    pub byline: Option<String>,
    pub dateline: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub lang: Option<String>,
    pub photos: Vec<Photo>,
    /// The body as plain text, for a page whose markup has none.
    pub body: Option<String>,
    pub corrections: Vec<String>,
}

impl Metadata {
    /// Fills the missing fields of the article. A headline given here takes precedence over one in the text.
    pub fn fill_source(mut self, article: &mut Article, options: &ParseOptions) {
        if let Some(headline) = self.headline.take().and_then(line) {
            let printed = article.headline.replace(headline);
            let is_other =
                |printed: &Text| article.headline.as_ref().is_none_or(|own| plain_text(own) != plain_text(printed));
            if let Some(printed) = printed.filter(is_other) {
                let heading = Block { level: Some(1), ..Block::text_block(BlockKind::Heading, printed) };
                article.blocks.insert(0, heading.into());
            }
        }
        #[cfg(feature = "pages")]
        let given = self.photos.clone();
        let lone = self.fill(article, options);
        #[cfg(feature = "pages")]
        given.iter().for_each(|photo| omit_unused(article, photo));
        // The first is the main picture. The places of the others are unknown.
        for (number, photo) in lone.into_iter().enumerate() {
            let at = if number == 0 { 0 } else { article.blocks.len() };
            article.blocks.insert(at, Block::photo_block(photo).into());
        }
    }

    /// Corrects fields that the page prints only in part: an address instead of a name, one of several authors, a date
    /// without a year or relative to now.
    #[cfg(feature = "pages")]
    pub fn correct(&mut self, article: &mut Article) {
        let names = |text: &str| text.split(", ").map(Lowercase::to_lower).collect::<Vec<_>>();
        let printed = article.byline.as_ref().map(|line| plain_text(line)).unwrap_or_default();
        if let Some(known) = &self.byline {
            let is_printed = |name: &String| printed.to_lower().contains(name.as_str());
            let all = names(known);
            let is_partial = all.len() > 1 && all.iter().any(is_printed) && !all.iter().all(is_printed);
            if printed.contains('@') || is_partial {
                article.byline = None;
                article.omitted.push(Omitted { text: printed, reason: OmissionReason::Author, location: None });
            }
        }
        // "11:46" says nothing of the day. If its day is later, it is the time of an update.
        let day = |date: &ArticleDate| date.iso.as_deref().and_then(|iso| iso.get(..DAY)).map(str::to_owned);
        let is_clock = |date: &&ArticleDate| date.text.len() <= CLOCK && !date.text.contains(char::is_alphabetic);
        let known = self.published.as_ref().map(|known| read_date(known));
        if let (Some(printed), Some(known)) = (article.date.as_ref().filter(is_clock), known)
            && day(&known).is_some_and(|known| day(printed).is_some_and(|printed| printed > known))
        {
            article.updated = article.date.replace(known);
        }
        for (date, known) in [(&mut article.date, &self.published), (&mut article.updated, &self.updated)] {
            let Some(known) = known.as_ref().map(|known| read_date(known)).filter(|known| known.iso.is_some()) else {
                continue;
            };
            let Some(printed) = date else { continue };
            match &mut printed.iso {
                None => {
                    let text = std::mem::replace(printed, known).text;
                    article.omitted.push(Omitted { text, reason: OmissionReason::Date, location: None });
                }
                // The page prints only the day. The metadata gives the exact time.
                Some(iso)
                    if known.iso.as_ref().is_some_and(|known| known.starts_with(&*iso) || is_local(iso, known)) =>
                {
                    printed.iso = known.iso
                }
                Some(_) => {}
            }
        }
    }

    /// Removes the captions that only repeat the alternative text of a picture on the page. The page prints none.
    #[cfg(feature = "pages")]
    pub fn drop_alternative_texts(&mut self, article: &Article) {
        let shown = || article.blocks.iter().filter_map(|block| block.photo.as_ref()?.alt.as_deref());
        for photo in &mut self.photos {
            let caption = name_key(&plain_text(&photo.caption));
            if shown().any(|alt| *name_key(alt) == *caption) {
                photo.caption.clear();
            }
        }
    }

    /// Fills the missing fields of the article, and returns the photos that it does not have.
    pub fn fill(self, article: &mut Article, options: &ParseOptions) -> Vec<Photo> {
        let fields = [
            (&mut article.headline, self.headline),
            (&mut article.standfirst, self.standfirst),
            (&mut article.byline, self.byline),
            (&mut article.dateline, self.dateline),
        ];
        for (field, fact) in fields {
            if field.is_none() {
                *field = fact.and_then(line);
            }
        }
        for (field, fact) in [(&mut article.date, self.published), (&mut article.updated, self.updated)] {
            if field.is_none() {
                *field = fact.map(|date| read_date(&date)).filter(|date| !date.text.is_empty());
            }
        }
        // A story that was never updated often has the same date for both.
        if article.updated.is_some() && article.updated == article.date {
            article.updated = None;
        }
        if article.lang.is_none() {
            article.lang = self.lang;
        }
        let has_text = article.blocks.iter().any(|block| block.photo.is_none() && !block.runs.is_empty());
        if let Some(body) = self.body.filter(|_| !has_text) {
            article.blocks.extend(crate::parse_with(&body, crate::Format::Wire, options).blocks);
        }
        for correction in self.corrections {
            let is_there = article.blocks.iter().any(|block| block.text().contains(correction.trim()));
            if let Some(runs) = line(correction).filter(|_| !is_there) {
                article.blocks.push(Block::text_block(BlockKind::Correction, runs).into());
            }
        }
        let mut lone = Vec::new();
        for photo in self.photos {
            lone.extend(fill_photo(article, photo));
        }
        lone
    }
}

/// Fills the article's photo of the same picture. If there is none, returns the photo.
fn fill_photo(article: &mut Article, photo: Photo) -> Option<Photo> {
    let picture = Picture::of(&photo);
    let own = article
        .blocks
        .iter_mut()
        .filter_map(|block| block.photo.as_mut())
        .find(|own| Picture::of(own).is_same(&picture));
    let Some(own) = own else { return Some(photo) };
    own.id = own.id.take().or(photo.id);
    own.url = own.url.take().or(photo.url);
    own.alt = own.alt.take().or(photo.alt);
    if own.caption.is_empty() {
        own.caption = photo.caption;
        own.is_file |= photo.is_file;
        own.released_by = own.released_by.take().or(photo.released_by);
    }
    if own.credits.is_empty() {
        own.credits = photo.credits;
    }
    None
}

/// Lists the texts of a given photo that the article's photo of the same picture lacks.
#[cfg(feature = "pages")]
fn omit_unused(article: &mut Article, given: &Photo) {
    let picture = Picture::of(given);
    let mut photos = article.blocks.iter().filter_map(|block| block.photo.as_ref());
    let Some(own) = photos.find(|own| Picture::of(own).is_same(&picture)) else { return };
    let shown = texts_of(own).join("\n");
    for text in texts_of(given).into_iter().filter(|text| !shown.contains(text.as_str())) {
        article.omitted.push(Omitted { text, reason: OmissionReason::Metadata, location: None });
    }
}

#[cfg(feature = "pages")]
fn texts_of(photo: &Photo) -> Vec<String> {
    let credits = photo.credits.iter().map(|credit| credit.raw.clone());
    [plain_text(&photo.caption)].into_iter().chain(photo.alt.clone()).chain(credits).collect()
}

/// A photo from its identifier, address, alternative text and caption, and its credit line.
pub(crate) fn photo(
    [id, url, alt, caption]: [Option<String>; 4],
    credit: Option<String>,
    options: &ParseOptions,
) -> Photo {
    let caption = caption.and_then(line).unwrap_or_default();
    let mut photo = Photo { id, url, alt, ..parse_caption_with(&caption, options) };
    if let Some(credit) = credit {
        add_credit(&mut photo, &credit, options);
    }
    photo
}

fn line(text: String) -> Option<Text> {
    let text = one_line(&text);
    (!text.is_empty()).then(|| vec![Run::plain(text)])
}

/// Whether a printed time without a zone may be the known time, as a clock of another zone shows it.
///
/// ```text
/// 2031-03-04T08:10   is perhaps   2031-03-04T06:10:00Z
/// ```
#[cfg(feature = "pages")]
fn is_local(printed: &str, known: &str) -> bool {
    let has_zone = |iso: &str| iso.get(MINUTE..).is_some_and(|rest| rest.contains(['Z', '+', '-']));
    let (Some(one), Some(other)) = (minutes(printed), minutes(known)) else { return false };
    let apart = one.abs_diff(other);
    !has_zone(printed) && has_zone(known) && apart <= MOST_OFFSET && apart.is_multiple_of(OFFSET_STEP)
}

/// The minutes from a fixed day to a time in ISO 8601. Months are counted from March, so that a leap day is the last day
/// of its year. The zone is ignored.
#[cfg(feature = "pages")]
fn minutes(iso: &str) -> Option<u32> {
    let number = |from: usize, to: usize| iso.get(from..to)?.parse::<u32>().ok().filter(|number| *number < 10_000);
    let (year, month) = (number(0, 4)?, number(5, 7)?);
    let (year, month) = if month < 3 { (year.checked_sub(1)?, month + 9) } else { (year, month - 3) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + number(8, 10)?;
    Some((days * 24 + number(11, 13)?) * 60 + number(14, MINUTE)?)
}

#[cfg(all(test, feature = "pages"))]
mod tests {
    use super::is_local;

    #[test]
    fn a_local_time_is_that_of_another_zone() {
        for (printed, known, expected) in [
            ("2031-03-04T08:10", "2031-03-04T06:10:00Z", true),
            ("2031-03-01T00:10", "2031-02-28T23:10Z", true),
            ("2032-02-29T23:40", "2032-03-01T05:10+05:30", true),
            ("2031-12-31T20:00:00", "2032-01-01T01:00:00.000-03:00", true),
            ("2031-03-04T08:17", "2031-03-04T06:10:00Z", false),
            ("2031-03-05T08:10", "2031-03-04T06:10:00Z", false),
            ("2031-03-04T08:10+02:00", "2031-03-04T06:10:00Z", false),
            ("2031-03-04", "2031-03-04T06:10:00Z", false),
            ("2031-03-04T08:10", "2031-03-04T06:10", false),
        ] {
            assert_eq!(is_local(printed, known), expected, "{printed} {known}");
        }
    }
}
