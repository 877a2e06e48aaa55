//! Tests the laws of parsing with random texts.

use crate::law::parsing::{hold, hold_with, text_of};
use crate::law::signs::{CREDITS, MARKDOWN, SPACES, WIRE};
use crate::random::{agencies, formats, texts};
use article_versions::{Article, Format, ParseOptions, parse, parse_with};
use proptest::prelude::*;
use std::fmt::Write;

/// The number of random texts for each law.
const CASES: u32 = 1_024;

/// Starts and ends of lines of wire copy.
#[rustfmt::skip]
const WIRE_OPENINGS: &[&str] = &[
    "", "", "", "date 2031-05 ", "updated 24 May 2031 ", "Headline: ", "headline ", "Title: ", "Summary: ", "By ", "By Ida ",
    "May 24, 2031\n", "GRAVIK (AP) — ", "Caption ", "Caption FILE - ", "FILE - ", "Credit: ", "Correction: ", "- ", "- ", "1. ",
    "2. ", "___\n", "(", "Photo: ",
];
#[rustfmt::skip]
const WIRE_ENDINGS: &[&str] = &[
    "", "", "", ".", " (AP Photo/Mari Lund)", ". (Mari Lund/NTB via AP)", " Credit: Mari Lund", ")", " and so on",
];

/// Starts and ends of paragraphs of Markdown. Not included is what Markdown itself does not show: link definitions,
/// titles of links, languages of code, cells beyond a table's width.
#[rustfmt::skip]
const MARKDOWN_OPENINGS: &[&str] = &[
    "", "", "", "# ", "# ", "## ", "*", "**", "~~", "`", "By ", "> ", "> > ", "- ", "  - ", "1. ", "    ", "```\n", "<b>", "<div>\n",
    "![", "![](a.jpg) ", "![](a.jpg)\n\n*", "text ![](a.jpg) ", "[", "GRAVIK (AP) — ", "**GRAVIK (AP)** — ", "Caption ",
    "FILE - ", "Correction: ", "- ![](a.jpg) ",
];
#[rustfmt::skip]
const MARKDOWN_ENDINGS: &[&str] = &[
    "", "", "", "*", "**", "~~", "`", "\n```\n", "](a.jpg)", "](https://news.example)", " (AP Photo/Mari Lund)", " Credit: Mari Lund",
    "\n===", "\n---", "  ", "\\",
];

/// Lines with a different word in each, and their number.
fn lines_of(
    openings: &'static [&'static str],
    endings: &'static [&'static str],
    gaps: &'static [&'static str],
) -> impl Strategy<Value = (String, usize)> {
    let pick = proptest::sample::select;
    proptest::collection::vec((pick(openings), pick(endings), pick(gaps)), 0..12).prop_map(|lines| {
        let mut text = String::new();
        for (number, (opening, ending, gap)) in lines.iter().enumerate() {
            write!(text, "{opening}{}{ending}{gap}", word(number)).unwrap();
        }
        (text, lines.len())
    })
}

/// A word that looks like a name, made from a number so that it can be found again.
fn word(number: usize) -> String {
    let letters = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'b')).collect::<String>();
    format!("Wa{letters}w")
}

/// Returns which word is lost, if any is.
fn lost(count: usize, article: &Article) -> Option<String> {
    let words = text_of(article);
    (0..count).map(word).find(|word| !words.contains(word))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_format((_, text) in texts::any_text(), format in formats()) {
        hold(&text, format);
    }

    #[test]
    fn with_more_agencies((format, text) in texts::any_text(), agencies in agencies()) {
        hold_with(&text, format, &ParseOptions::new().agencies(&agencies));
        prop_assert_eq!(parse(&text, format), parse_with(&text, format, &ParseOptions::new().agencies(&[])));
    }

    /// Wire copy without labels or lists keeps every visible character, in order.
    #[test]
    fn wire_copy_keeps_its_text(text in "[a-zA-Zé渡ก👩 ,.\n\r\u{2028}]{0,200}") {
        let seen = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(seen(&text_of(&parse(&text, Format::Wire))), seen(&text));
    }

    /// No word is lost in wire copy, whatever surrounds it.
    #[test]
    fn wire_copy_keeps_its_words((text, count) in lines_of(WIRE_OPENINGS, WIRE_ENDINGS, &["\n", "\n\n", " "])) {
        let article = parse(&text, Format::Wire);
        prop_assert_eq!(lost(count, &article), None, "{:?}\n{:?}", text, article);
    }

    /// No word is lost in Markdown.
    #[test]
    fn markdown_keeps_its_words((text, count) in lines_of(MARKDOWN_OPENINGS, MARKDOWN_ENDINGS, &["\n", "\n\n", "\n\n", " "])) {
        let article = parse(&text, Format::Markdown);
        prop_assert_eq!(lost(count, &article), None, "{:?}\n{:?}", text, article);
    }
}

/// Long texts of one repeated sign are parsed completely. Nothing is timed, but with quadratic cost this test would
/// take minutes.
#[test]
fn long_texts_of_one_sign_are_read() {
    let more = ["[a](", "*a ", "> - ", "Credit: x\n\n", "- x\n", "![](", "(a) ", "[a][b]\n\n"];
    for sign in [SPACES, WIRE, MARKDOWN, CREDITS, &more].into_iter().flatten() {
        let text = sign.repeat(60_000 / sign.len());
        for format in [Format::Wire, Format::Markdown] {
            assert_eq!(parse(&text, format), parse(&text, format), "{sign:?} as {format:?}");
        }
    }
}
