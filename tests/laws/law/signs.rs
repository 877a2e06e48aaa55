//! Pieces of text that matter to a parser or to the comparison. Random texts contain them, and the fuzzer uses them as
//! dictionaries.

/// What parts lines and words, and what of it looks like something else.
pub const SPACES: &[&str] =
    &[" ", "\n", "\n\n", "\r\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{FEFF}", "\0", "\u{A0}", "\u{3000}", "\u{B}"];

/// Wire copy: labels, datelines, bylines, dates, captions, items, dividers, corrections.
#[rustfmt::skip]
pub const WIRE: &[&str] = &[
    "date 2031-05 ", " date 2031-05-24 ", "updated 24 May 2031", "Updated: ", "Headline: ", "headline ", "Title: ", "Summary: ", "Lang: nb_NO\n",
    "By Ida Holm", "By ", "BY IDA HOLM\n", "Von ", "GRAVIK (AP) — ", "GRAVIK, Norway, May 24 (Reuters) - ", "HALDEN (dpa) – ", "MADRID (EFE).- ",
    "Caption ", " Credit: ", "Credit: Mari Lund\n", "FILE - ", "(AP Photo/Mari Lund)", "(Mari Lund/NTB via AP)", "Photo: ", "Bild: ", "图为",
    "Correction: ", "CORRECTION — ", "Editor's note: ", "This story has been corrected to ", "- ", "* ", "• ", "1. ", "2. ", "3) ", "999. ",
    "___\n", "***\n", "---\n", "2031年5月24日", "May 24, 2031", "(", ")",
];

/// Markdown: what CommonMark, tables and front matter are written with.
#[rustfmt::skip]
pub const MARKDOWN: &[&str] = &[
    "# ", "## ", "\n===\n", "\n---\n", "---\n", "title: ", "author:\n  - ", "date: 2031-05-24\n", "summary: >\n  ", "- ", "* ", "+ ", "1. ", "2) ",
    "> ", "> > ", "**", "*", "_", "__", "~~", "`", "``", "```\n", "~~~\n", "![", "[", "](", ")", "](a.jpg)", "](a.jpg \"", "\")", "]: ", "[a]: /b 'c'\n",
    "<https://news.example>", "|", "|--|", "|:-:|\n", "<b>", "</b>", "<div>\n", "<!--", "-->", "&amp;", "&#0;", "&nbsp;", "\\", "    ", "  \n", "[^1]", "[^1]: ",
    "- [ ] ", "$$", "::: ", "*![](a.jpg)*", "\n\n*",
];

/// Captions and credits.
#[rustfmt::skip]
pub const CREDITS: &[&str] = &[
    "Caption ", "FILE - ", "FILE PHOTO: ", "Credit: ", "In this photo released by ", ", May 3, 2031, ", " shows ", "AP", "Reuters", "REUTERS/", "AFP", "dpa",
    "Photo: ", "Foto von ", "Foto: ", "©", "(c) ", "Copyright ", " via ", " for ", " and ", "/", " | ", " - ", "-", ", ", ". ", "(", ")", "[", "]", "File",
    "Ines Valdoro", "Mari Lund", "photo by ", "Courtesy of ", "Handout", "CC BY 4.0", "https://example.org/a ", "\n", "İ", "写真", "图", "\u{301}", "ß", "…", "Sgt. ",
    "'", ":", "Uncredited", "Getty Images", "EPA-EFE", "picture alliance",
];

/// Words, marks and oddities of stories.
#[rustfmt::skip]
pub const WORDS: &[&str] = &[
    "the", "mayor", "of", "Gravik", "said", "“we", "go”", "\"stay\"", "it", "not", "never", "bridge", "bridge,", "hard-line", "hardline",
    "U.N.", "$35,000,000", "$55,000,000", "-3.5%", "24 May 2031", "May 24, 2031", "4 p.m.", "COVID-19", "COVID-18", "don’t", "don't",
    "https://example.org/a?b=1,2", "1\u{202f}000", "end.", "stop!", "why?", "…", "...", "—", "–", "(AP", "Photo/Ida", "Holm)", "👩‍👩‍👧‍👦", "🇳🇴", "e\u{301}tude",
    "étude", "渡轮停航。", "因为大风", "เรือข้ามฟาก", "עבורת", "قارب", "\u{200f}", "co\u{ad}op", "a", "a", "b", "\u{301}", "\u{200b}",
    "straße", "12-year-old", "and/or", "colour", "color", "10–12",
];

/// Sentences: few, so that they come back; some of them one the other's piece, form or neighbour.
#[rustfmt::skip]
pub const SENTENCES: &[&str] = &[
    "The ferry to Gravik leaves at nine.", "The ferry to Gravik leaves at ten.", "Rain fell all night and two roads were shut.", "Rain fell all night.",
    "Two roads were shut.", "“We’re staying,” said Mari Lund.", "\"We're staying,\" said Mari Lund.", "Nobody was hurt.", "It cost 35 million crowns, the council said.",
    "It cost 55 million crowns.", "…", "渡轮停航。因为大风。", "Yes!", "A line without a stop", " ", "-", "The council of Gravik met on Tuesday to vote on the bridge.",
];
