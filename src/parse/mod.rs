//! Parses a text in any [`Format`]: text → [`Article`]. Never fails; any text becomes blocks.
//!
//! [`lines`] normalizes characters and line ends, `sniff` detects the format, and [`wire`] or `markdown` splits the
//! text into blocks. [`header`] and `front_matter` read headline, byline and dates. [`caption`] splits photos into
//! caption and credits, and [`correction`] recognises corrections and editor's notes.

mod bare;
mod boundary;
mod bracketed;
mod caption;
mod correction;
mod credit;
mod date;
mod dateline;
mod description;
mod earlier;
#[cfg(any(feature = "markdown", target_arch = "wasm32"))]
mod front_matter;
mod header;
mod lines;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(feature = "markdown")]
mod markup_figures;
mod readings;
mod runs;
mod signed_paragraph;
mod signoff;
#[cfg(any(feature = "markdown", target_arch = "wasm32"))]
mod sniff;
mod wire;

pub(crate) use earlier::Earlier;

/// Parts of the parser that `html` uses as well.
pub(crate) mod shared {
    pub(crate) use super::correction::is_correction;
    pub(crate) use super::credit::LONGEST_CREDIT;
    #[cfg(feature = "pages")]
    pub(crate) use super::credit::vocabulary::{is_picture_label, is_picture_word};
    pub(crate) use super::date::{is_date, read as read_date, read_prefix as read_date_prefix};
    pub(crate) use super::dateline::cut_dateline;
    pub(crate) use super::header::{is_byline, read_line};
    pub(crate) use super::lines::{is_divider, visible};
    pub(crate) use super::runs::{is_struck, split, trim};
}

use crate::agencies::{Agencies, Agency};
use crate::article::{Article, Credit, Photo, Run};
use readings::Readings;

/// The format of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Detect the format from the text.
    #[default]
    Auto,
    /// Plain wire copy.
    Wire,
    /// Markdown (CommonMark with tables and strikethrough). Read as wire copy without the cargo feature `markdown`.
    Markdown,
}

/// Options for parsing texts, captions and credits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseOptions {
    pub(crate) agencies: Agencies,
}

impl ParseOptions {
    /// Creates the default options: the built-in dictionary of agencies.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds agencies to the dictionary.
    ///
    /// ```
    /// use article_versions::{Agency, ParseOptions, parse_credit, parse_credit_with};
    ///
    /// let agencies = [Agency { name: "Fjord Lys Foto".to_owned(), spellings: vec!["Fjord Lys".to_owned()] }];
    /// let options = ParseOptions::new().agencies(&agencies);
    /// assert_eq!(parse_credit("Fjord Lys").creators, ["Fjord Lys"]); // two words in capitals: a name
    /// assert_eq!(parse_credit_with("Fjord Lys", &options).providers, ["Fjord Lys"]);
    /// ```
    #[must_use]
    pub fn agencies(self, agencies: &[Agency]) -> Self {
        Self { agencies: Agencies::with(agencies) }
    }
}

/// Parses one version of an article. Never fails. Time is linear in the length of the text.
///
/// Line ends may be LF, CRLF, CR, U+2028 or U+2029. A byte-order mark is removed, and control characters become U+FFFD.
pub fn parse(source: &str, format: Format) -> Article {
    parse_with(source, format, &ParseOptions::default())
}

/// Parses one version of an article with options; see [`parse()`].
pub fn parse_with(source: &str, format: Format, options: &ParseOptions) -> Article {
    parse_normalized(&lines::normalize(source), format, options, None)
}

/// Parses the versions of one story, each as [`parse_with()`] does. In plain wire copy, what a version shares with the
/// one before it is decided once.
///
/// ```
/// use article_versions::{Format, ParseOptions, parse, parse_versions};
///
/// let texts = ["Rain fell.\n\nRoads were shut.", "Rain fell.\n\nThree roads were shut."];
/// let versions = parse_versions(&texts, Format::Wire, &ParseOptions::default());
/// assert_eq!(versions, texts.map(|text| parse(text, Format::Wire)));
/// ```
pub fn parse_versions(sources: &[impl AsRef<str>], format: Format, options: &ParseOptions) -> Vec<Article> {
    let mut earlier = Earlier::default();
    sources.iter().map(|source| parse_next(source.as_ref(), format, options, Some(&mut earlier))).collect()
}

/// Parses a version after another one, if there is one. `earlier` is how the lines of that version were parsed.
pub(crate) fn parse_next(
    source: &str,
    format: Format,
    options: &ParseOptions,
    earlier: Option<&mut Earlier>,
) -> Article {
    let Some(earlier) = earlier else { return parse_with(source, format, options) };
    let source = earlier.normalize(source);
    parse_normalized(&source, format, options, Some(earlier))
}

fn parse_normalized(source: &str, format: Format, options: &ParseOptions, earlier: Option<&mut Earlier>) -> Article {
    let readings = match &earlier {
        Some(earlier) => Readings::after(&options.agencies, &earlier.readings),
        None => Readings::new(&options.agencies),
    };
    #[cfg(feature = "markdown")]
    if is_markdown(source, format) {
        return markdown::parse(&readings, &markup_figures::rewrite(source));
    }
    #[cfg(not(feature = "markdown"))]
    let _ = format;
    wire::parse(&readings, source, earlier)
}

/// Parses a caption into text, credits and flags, for example `FILE - The old pier. (Ines Doe/AP)`.
pub fn parse_caption(runs: &[Run]) -> Photo {
    parse_caption_with(runs, &ParseOptions::default())
}

/// Parses a caption with options; see [`parse_caption()`].
pub fn parse_caption_with(runs: &[Run], options: &ParseOptions) -> Photo {
    caption::parse_caption(&Readings::new(&options.agencies), runs)
}

/// Adds a credit from a separate credit field. An empty field is ignored, and so is one that repeats another field.
pub(crate) fn add_credit(photo: &mut Photo, field: &str, options: &ParseOptions) {
    caption::add_credit(&Readings::new(&options.agencies), photo, field);
}

/// Whether the photo has a credit that says the same as this line.
pub(crate) fn repeats_credit(photo: &Photo, line: &str, options: &ParseOptions) -> bool {
    caption::repeats_credit(&Readings::new(&options.agencies), photo, line)
}

/// Whether a paragraph of plain wire copy is a caption, judging by its form, its prefix or its sign-off.
pub fn looks_like_caption(line: &str) -> bool {
    looks_like_caption_with(line, &ParseOptions::default())
}

/// Whether a paragraph of plain wire copy is a caption, with options; see [`looks_like_caption()`].
pub fn looks_like_caption_with(line: &str, options: &ParseOptions) -> bool {
    caption::looks_like_caption(&Readings::new(&options.agencies), line)
}

/// Whether a line can only be a credit: it has a label, an agency, or a person and an organisation.
pub(crate) fn is_credit_line(line: &str, options: &ParseOptions) -> bool {
    let readings = Readings::new(&options.agencies);
    let spans = signoff::find(&readings, line);
    // "The old wall. Photo: Ines Doe" is a caption with its credit.
    let has_caption = !spans.caption.is_empty() && !spans.credits.is_empty();
    !has_caption && credit::is_credit_line(&readings.read(line), line)
}

/// Whether a line is a credit by more than the shape of its names; see [`is_credit_line`].
pub(crate) fn is_signed_line(line: &str, options: &ParseOptions) -> bool {
    credit::is_signed_line(&Readings::new(&options.agencies).read(line))
}

/// Parses a credit line, for example `Jon Dahl/NTB via AP`. What is not recognised is only in [`Credit::raw`].
pub fn parse_credit(line: &str) -> Credit {
    parse_credit_with(line, &ParseOptions::default())
}

/// Parses a credit line with options; see [`parse_credit()`].
pub fn parse_credit_with(line: &str, options: &ParseOptions) -> Credit {
    Readings::new(&options.agencies).read(line).credit.clone()
}

/// Whether the text needs the Markdown parser, which this build lacks.
#[cfg(all(not(feature = "markdown"), target_arch = "wasm32"))]
pub(crate) fn needs_markdown(source: &str, format: Format) -> bool {
    is_markdown(&lines::normalize(source), format)
}

#[cfg(any(feature = "markdown", target_arch = "wasm32"))]
fn is_markdown(source: &str, format: Format) -> bool {
    format == Format::Markdown || (format == Format::Auto && sniff::is_markdown(source))
}
