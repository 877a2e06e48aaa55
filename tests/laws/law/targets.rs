//! What each target in `fuzz/` does with its bytes. It is here because `cargo test` runs the same on every seed.
//!
//! Texts are UTF-8; invalid bytes become U+FFFD. A line `===` separates versions, as in the specs. The first byte of
//! `compare` and `timeline` selects the format (remainder by 3) and the options (quotient).

use super::{captions, comparisons, parsing, timelines};
use article_versions::*;

/// A text as wire copy, and as a text whose format is detected.
pub fn wire(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    parsing::hold(&text, Format::Wire);
    parsing::hold(&text, Format::Auto);
}

/// A text as Markdown.
pub fn markdown(data: &[u8]) {
    parsing::hold(&String::from_utf8_lossy(data), Format::Markdown);
}

/// A line as a caption and as a credit, with the built-in dictionary, and with the line's own words added to it.
pub fn captions(data: &[u8]) {
    let line = String::from_utf8_lossy(data);
    captions::hold(&line, &ParseOptions::new());
    let spellings = line.split(['/', '(', ')', ',']).map(|name| name.trim().to_owned()).take(3).collect();
    let agencies = [Agency { name: "Kystfoto".to_owned(), spellings }];
    captions::hold(&line, &ParseOptions::new().agencies(&agencies));
}

/// Two versions. Also the first one with a mixture of both, block by block: random edits soon make a different story,
/// and the mixture is of the same one, with moved blocks.
pub fn compare(data: &[u8]) {
    let (format, options, text) = choice(data);
    let (before, after) = text.split_once("\n===\n").unwrap_or((&text, ""));
    let (before, after) = (parse(before, format), parse(after, format));
    comparisons::hold(&before, &after, &options);
    let mixed = mixture(&before, &after);
    comparisons::hold(&before, &mixed, &options);
}

/// Up to five versions.
pub fn timeline(data: &[u8]) {
    let (format, options, text) = choice(data);
    let texts: Vec<&str> = text.split("\n===\n").take(5).collect();
    let versions: Vec<Article> = texts.iter().map(|version| parse(version, format)).collect();
    assert_eq!(parse_versions(&texts, format, &ParseOptions::new()), versions, "read together and one by one");
    timelines::hold(&versions, &options);
    timelines::repeated_versions_have_no_events(&versions[0], 3, &options);
}

/// The format, the options and the text of some bytes.
fn choice(data: &[u8]) -> (Format, CompareOptions, String) {
    let (first, text) = data.split_first().unwrap_or((&0, &[]));
    let format = [Format::Wire, Format::Markdown, Format::Auto][usize::from(first % 3)];
    // Mostly the default budget, otherwise too little.
    let options = match first / 3 {
        0..64 => CompareOptions::new(),
        less => CompareOptions::new().budget(u64::from(less - 64) * 100),
    };
    (format, options, String::from_utf8_lossy(text).into_owned())
}

/// The blocks of both, alternating.
fn mixture(one: &Article, other: &Article) -> Article {
    let mut blocks = Vec::new();
    let (mut left, mut right) = (one.blocks.iter(), other.blocks.iter().rev());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Article { blocks, ..one.clone() },
            (left, right) => blocks.extend(left.into_iter().chain(right).cloned()),
        }
    }
}
