//! Random texts of each format, and random edits of them.

use crate::law::signs::{CREDITS, MARKDOWN, SENTENCES, SPACES, WIRE, WORDS};
use article_versions::Format;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Texts made of a format's signs, of words, and of any characters.
pub fn of(format: Format) -> BoxedStrategy<String> {
    let signs = match format {
        Format::Wire => [WIRE, CREDITS].concat(),
        Format::Markdown => [MARKDOWN, WIRE].concat(),
        Format::Auto => [WIRE, MARKDOWN, CREDITS].concat(),
    };
    let piece = prop_oneof![
        6 => select(signs).prop_map(str::to_owned),
        3 => select(SPACES).prop_map(str::to_owned),
        3 => select(vec![" ", "\n", "\n\n"]).prop_map(str::to_owned),
        4 => select([WORDS, SENTENCES].concat()).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()).boxed()
}

/// A format and a text in it.
pub fn any_text() -> impl Strategy<Value = (Format, String)> {
    super::formats().prop_flat_map(|format| (Just(format), of(format)))
}

/// A line made of parts of captions and credits.
pub fn credit() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(CREDITS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Z ]{0,12}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// An edit of the paragraphs or the words of a text.
#[derive(Debug, Clone)]
enum Change {
    Delete(Index),
    Insert(Index, String),
    Swap(Index, Index),
    Repeat(Index),
}

/// A format, a text in it, and two later versions of the text.
pub fn edited() -> impl Strategy<Value = (Format, [String; 3])> {
    let change = |format| {
        prop_oneof![
            any::<Index>().prop_map(Change::Delete),
            (any::<Index>(), of(format)).prop_map(|(at, text)| Change::Insert(at, text.chars().take(40).collect())),
            any::<(Index, Index)>().prop_map(|(one, other)| Change::Swap(one, other)),
            any::<Index>().prop_map(Change::Repeat),
        ]
    };
    let changes = move |format| proptest::collection::vec((any::<bool>(), change(format)), 0..5);
    super::formats().prop_flat_map(move |format| (Just(format), of(format), changes(format), changes(format))).prop_map(
        |(format, first, changes, more)| {
            let second = with(&first, &changes);
            let third = with(&second, &more);
            (format, [first, second, third])
        },
    )
}

fn with(text: &str, changes: &[(bool, Change)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (of_paragraphs, change)| {
        let gap = if *of_paragraphs { "\n\n" } else { " " };
        let mut parts: Vec<&str> = text.split(gap).collect();
        let count = parts.len();
        match change {
            Change::Delete(at) => drop(parts.remove(at.index(count))),
            Change::Insert(at, text) => parts.insert(at.index(count), text),
            Change::Swap(one, other) => parts.swap(one.index(count), other.index(count)),
            Change::Repeat(at) => parts.insert(0, parts[at.index(count)]),
        }
        parts.join(gap)
    })
}
