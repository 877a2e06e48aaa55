//! Laws that hold for whatever text there is, under random input.

// proptest needs randomness, which wasm32-unknown-unknown has not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use article_versions::{Article, Format, parse, plain_text};
use proptest::prelude::*;
use std::fmt::Write;

/// How many random texts each law is tried with.
const CASES: u32 = 256;

/// Pieces of text that mean something to one of the parsers, to be put together at random.
#[rustfmt::skip]
const SIGNS: &[&str] = &[
    "\n", "\n\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{FEFF}", "\0", "\t", " ", "\u{A0}", "\u{3000}", "# ",
    "## ", "---\n", "title: ", "- ", "* ", "1. ", "2) ", "> ", "**", "*", "_", "~~", "`", "```\n", "![", "[", "](",
    ")", "]: ", "|", "|--|", "<b>", "<!--", "&amp;", "\\", "    ", "___", "date 2031-05 ", "updated 24 May 2031",
    "Headline: ", "By Ida Holm", "GRAVIK (AP) — ", "Caption ", " Credit: ", "FILE - ", "(AP Photo/Mari Lund)",
    "Correction: ", "(", ")", "2031年5月24日", "ferry", "Ferry", "渡轮", "เรือ", "עבורת", "👩🏽‍✈️", "e\u{301}", "İ", "ß",
    "\u{200F}", ".", ",",
];

/// Texts out of signs and out of any characters.
fn any_text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        8 => proptest::sample::select(SIGNS).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec(sign, 0..60).prop_map(|signs| signs.concat())
}

fn any_format() -> impl Strategy<Value = Format> {
    proptest::sample::select(vec![Format::Auto, Format::Wire, Format::Markdown])
}

/// Every text of an article that came from the source, field by field and block by block.
fn words_of(article: &Article) -> String {
    let mut words = String::new();
    let fields = [&article.headline, &article.standfirst, &article.byline, &article.dateline];
    for field in fields.into_iter().flatten() {
        writeln!(words, "{}", plain_text(field)).unwrap();
    }
    for date in [&article.date, &article.updated].into_iter().flatten() {
        writeln!(words, "{}", date.text).unwrap();
    }
    writeln!(words, "{}", article.lang.as_deref().unwrap_or_default()).unwrap();
    for block in &article.blocks {
        writeln!(words, "{}", block.text()).unwrap();
        if let Some(photo) = &block.photo {
            writeln!(words, "{}", photo.alt.as_deref().unwrap_or_default()).unwrap();
            for credit in &photo.credits {
                writeln!(words, "{}", credit.raw).unwrap();
            }
        }
    }
    words
}

/// What a line of wire copy may begin and end with.
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

/// What a paragraph of Markdown may begin and end with. Left out is what the form itself does not show: definitions of
/// addresses, titles of links, languages of code, cells beyond a table's width.
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

/// Lines with a word of its own in each, and how many they are.
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

/// A word that looks like a name, by number, so that it can be found again.
fn word(number: usize) -> String {
    let letters = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'b')).collect::<String>();
    format!("Wa{letters}w")
}

/// Says which word is lost, if any is.
fn lost(count: usize, article: &Article) -> Option<String> {
    let words = words_of(article);
    (0..count).map(word).find(|word| !words.contains(word))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a text is, it is read, and it is read the same way every time.
    #[test]
    fn parsing_is_total_and_deterministic(text in any_text(), format in any_format()) {
        let article = parse(&text, format);
        prop_assert_eq!(&article, &parse(&text, format));
    }

    /// Runs are tidy: none is empty, neighbours differ in their marks, marks are sorted and without repeats.
    #[test]
    fn runs_are_tidy(text in any_text(), format in any_format()) {
        for block in parse(&text, format).blocks {
            for run in &block.runs {
                prop_assert!(!run.text.is_empty());
                prop_assert!(run.marks.windows(2).all(|marks| marks[0] < marks[1]), "{:?}", run.marks);
            }
            prop_assert!(block.runs.windows(2).all(|runs| runs[0].marks != runs[1].marks), "{:?}", block.runs);
        }
    }

    /// No control character but the line end and the tab comes out of either parser.
    #[test]
    fn everything_can_be_shown(text in any_text(), format in any_format()) {
        let words = words_of(&parse(&text, format));
        prop_assert!(!words.chars().any(|c| c.is_ascii_control() && !matches!(c, '\n' | '\t')), "{words:?}");
    }

    /// Wire copy without labels or lists keeps every character that can be seen, in order.
    #[test]
    fn wire_copy_keeps_its_text(text in "[a-zA-Zé渡ก👩 ,.\n\r\u{2028}]{0,200}") {
        let seen = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(seen(&words_of(&parse(&text, Format::Wire))), seen(&text));
    }

    /// No word is lost in wire copy, whatever stands around the words.
    #[test]
    fn wire_copy_keeps_its_words((text, count) in lines_of(WIRE_OPENINGS, WIRE_ENDINGS, &["\n", "\n\n", " "])) {
        let article = parse(&text, Format::Wire);
        prop_assert_eq!(lost(count, &article), None, "{:?}\n{:?}", text, article);
    }

    /// Nor is one in Markdown.
    #[test]
    fn markdown_keeps_its_words((text, count) in lines_of(MARKDOWN_OPENINGS, MARKDOWN_ENDINGS, &["\n", "\n\n", "\n\n", " "])) {
        let article = parse(&text, Format::Markdown);
        prop_assert_eq!(lost(count, &article), None, "{:?}\n{:?}", text, article);
    }

    /// What a version is cannot depend on which system's line ends it has.
    #[test]
    fn line_ends_are_alike(text in "[a-z*#>\\-\\[\\]() \n]{0,120}", format in any_format()) {
        let article = parse(&text, format);
        prop_assert_eq!(&article, &parse(&text.replace('\n', "\r\n"), format));
        prop_assert_eq!(&article, &parse(&text.replace('\n', "\r"), format));
        prop_assert_eq!(&article, &parse(&format!("\u{FEFF}{text}"), format));
    }
}

/// Long texts of one repeated sign are read to the end. None is timed; but with a cost that grows by the square, this test
/// would take minutes where it takes a second.
#[test]
fn long_texts_of_one_sign_are_read() {
    for sign in SIGNS.iter().chain(&["[a](", "*a ", "> - ", "Credit: x\n\n", "- x\n", "![](", "(a) ", "[a][b]\n\n"]) {
        let text = sign.repeat(60_000 / sign.len());
        for format in [Format::Wire, Format::Markdown] {
            assert_eq!(parse(&text, format), parse(&text, format), "{sign:?} as {format:?}");
        }
    }
}
