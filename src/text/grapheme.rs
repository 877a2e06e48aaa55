//! A text in, its graphemes out: what a reader takes for one character (the extended grapheme clusters of Unicode's
//! annex 29, whose rules are numbered as there).
//!
//! The tables are a compact copy of what the crate `unicode-segmentation` knows; a test holds them to it. Its own are the
//! larger part of what it weighs.

mod tables;

use std::sync::LazyLock;

use super::canonical::hangul;
use tables::{CLASSES, LENGTHS};

/// What a character is to its neighbours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Class {
    #[default]
    Other,
    Return,
    Feed,
    Control,
    /// Stands with what is before it, and is looked through by what asks further back.
    Extend,
    /// Stands with what is before it, and parts the consonants around it.
    Parting,
    /// Ties the consonants around it together.
    Linker,
    /// Ties the pictographs around it together.
    Joiner,
    Spacing,
    Prepend,
    /// One of the two letters that make a flag.
    Regional,
    Consonant,
    Pictograph,
    HangulLead,
    HangulVowel,
    HangulTrail,
    /// A syllable without a trailing consonant.
    HangulOpen,
    /// A syllable with one.
    HangulClosed,
}

/// Where the ranges of characters of one class end, in order. After the last of them everything is `Class::Other`.
static ENDS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut end = 0;
    let add = |length: &u16| {
        end += u32::from(*length);
        end
    };
    LENGTHS.iter().map(add).collect()
});

/// The graphemes of a text, in order.
pub(crate) fn graphemes(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let (grapheme, rest) = text.split_at_checked(first_length(text)).filter(|(first, _)| !first.is_empty())?;
        text = rest;
        Some(grapheme)
    })
}

/// The length of the first grapheme of a text, in bytes. Most characters are one each, which their neighbours tell without
/// the tables.
fn first_length(text: &str) -> usize {
    if let [b' '..=b'~'] | [b' '..=b'~', b' '..=b'~', ..] = text.as_bytes() {
        return 1;
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if stands_alone(first) && chars.next().is_none_or(stands_alone) => first.len_utf8(),
        _ => {
            let mut begun = Begun::default();
            let ends = |(_, c): &(usize, char)| !begun.takes(class(*c));
            text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
        }
    }
}

/// Whether a character is a grapheme by itself between two others of which that is true as well: letters, digits and
/// marks of the Latin, Greek and Cyrillic scripts, quotation marks and dashes, Chinese and Japanese characters. Not those
/// that join, as combining marks, nor those that may be joined to, as emoji.
fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\n' | '\t' | '\u{a0}'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{2ff}' | '\u{370}'..='\u{482}'
            | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{203d}'..='\u{2048}' | '\u{20a0}'..='\u{20bf}'
            | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// What is known of a grapheme so far.
#[derive(Default)]
struct Begun {
    last: Option<Class>,
    /// Whether it is a pictograph with nothing but marks, to which a joiner may tie another.
    is_picture: bool,
    /// Whether it ends in the first letter of a flag.
    is_half_flag: bool,
    has_consonant: bool,
    /// Whether its consonant has a linker.
    is_linked: bool,
}

impl Begun {
    /// Whether the next character belongs to it; then it is taken in.
    fn takes(&mut self, next: Class) -> bool {
        use Class::*;

        let goes_on = self.last.is_none_or(|last| match (last, next) {
            (Return, Feed) => true,                                                     // GB3
            (Return | Feed | Control, _) => false,                                      // GB4
            (_, Return | Feed | Control) => false,                                      // GB5
            (HangulLead, HangulLead | HangulVowel | HangulOpen | HangulClosed) => true, // GB6
            (HangulOpen | HangulVowel, HangulVowel | HangulTrail) => true,              // GB7
            (HangulClosed | HangulTrail, HangulTrail) => true,                          // GB8
            (_, Extend | Parting | Linker | Joiner | Spacing) => true,                  // GB9, GB9a
            (Prepend, _) => true,                                                       // GB9b
            (_, Consonant) => self.is_linked,                                           // GB9c
            (Joiner, Pictograph) => self.is_picture,                                    // GB11
            (Regional, Regional) => self.is_half_flag,                                  // GB12, GB13
            _ => false,                                                                 // GB999
        });
        self.is_picture = match next {
            Pictograph => true,
            Extend | Parting | Linker | Joiner => self.is_picture && self.last != Some(Joiner),
            _ => false,
        };
        self.is_half_flag = next == Regional && !self.is_half_flag;
        self.is_linked = self.has_consonant && (next == Linker || self.is_linked && matches!(next, Extend | Joiner));
        self.has_consonant = next == Consonant || self.has_consonant && matches!(next, Extend | Linker | Joiner);
        self.last = Some(next);
        goes_on
    }
}

fn class(c: char) -> Class {
    match c {
        '\r' => Class::Return,
        '\n' => Class::Feed,
        _ => match hangul(c) {
            Some([.., None]) => Class::HangulOpen,
            Some([.., Some(_)]) => Class::HangulClosed,
            None => {
                let range = ENDS.partition_point(|end| *end <= u32::from(c));
                CLASSES.get(range).copied().unwrap_or_default()
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::{Class, class, graphemes, stands_alone};

    /// One character of each class, and more of those that are told from their neighbours by more than that.
    const SAMPLES: [&str; 24] = [
        "a",
        "\r",
        "\n",
        "\u{ad}",
        "\u{301}",
        "\u{200c}",
        "\u{94d}",
        "\u{200d}",
        "\u{903}",
        "\u{600}",
        "🇳",
        "🇴",
        "क",
        "ष",
        "©",
        "👩",
        "\u{1f3fd}",
        "\u{fe0f}",
        "\u{1100}",
        "\u{1161}",
        "\u{11a8}",
        "가",
        "각",
        "中",
    ];

    fn assert_like_library(text: &str) {
        assert_eq!(graphemes(text).collect::<Vec<_>>(), text.graphemes(true).collect::<Vec<_>>(), "{text:?}");
    }

    #[test]
    fn the_tables_say_what_the_library_says() {
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::write("src/text/grapheme/tables.rs", tables()).unwrap();
        }
        for c in '\0'..=char::MAX {
            assert_eq!(class(c), class_by_library(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn graphemes_are_those_of_the_library() {
        for first in SAMPLES {
            for second in SAMPLES {
                for third in SAMPLES {
                    assert_like_library(&[first, second, third].concat());
                }
            }
        }
        let mut state = 7_u32;
        for length in 4..3_000 {
            let sample = |_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                SAMPLES[(state >> 16) as usize % SAMPLES.len()]
            };
            assert_like_library(&(0..length % 12).map(sample).collect::<String>());
        }
    }

    /// What is cut without the tables is cut as they say.
    #[test]
    fn what_stands_alone_is_a_grapheme() {
        for c in (' '..='\u{ffff}').filter(|c| stands_alone(*c)) {
            for next in SAMPLES.into_iter().chain([c.to_string().as_str()]) {
                assert_like_library(&format!("{c}{next}"));
                assert_like_library(&format!("{next}{c}"));
            }
        }
    }

    /// What the library takes a character for, by what it joins.
    fn class_by_library(c: char) -> Class {
        let joins = |before: &str, after: &str| format!("{before}{c}{after}").graphemes(true).count() == 1;
        match c {
            '\r' => Class::Return,
            '\n' => Class::Feed,
            _ if joins("a", "") && joins("क", "क") => Class::Linker,
            _ if joins("a", "") && joins("©", "©") => Class::Joiner,
            _ if joins("a", "") && !joins("©", "\u{200d}©") => Class::Spacing,
            _ if joins("a", "") && !joins("क\u{94d}", "क") => Class::Parting,
            _ if joins("a", "") => Class::Extend,
            _ if joins("", "a") => Class::Prepend,
            _ if !joins("", "\u{301}") => Class::Control,
            _ if joins("", "🇳") => Class::Regional,
            _ if joins("क\u{94d}", "") => Class::Consonant,
            _ if joins("©\u{200d}", "") => Class::Pictograph,
            _ if joins("", "\u{1100}") => Class::HangulLead,
            _ if joins("\u{1161}", "") && joins("", "\u{1161}") => Class::HangulVowel,
            _ if joins("\u{11a8}", "") => Class::HangulTrail,
            _ if joins("\u{1100}", "\u{1161}") => Class::HangulOpen,
            _ if joins("\u{1100}", "\u{11a8}") => Class::HangulClosed,
            _ => Class::Other,
        }
    }

    /// Writes the tables anew: `UPDATE_TABLES=1 cargo test grapheme`, twice, when the library knows a newer Unicode.
    fn tables() -> String {
        let mut ranges: Vec<(u16, Class)> = Vec::new();
        for code in 0..=u32::from(char::MAX) {
            let class = match char::from_u32(code) {
                Some('\r' | '\n') => Class::Control,
                // Told by arithmetic.
                Some('가'..='힣') | None => Class::Other,
                Some(c) => class_by_library(c),
            };
            match ranges.last_mut() {
                Some((length, last)) if *last == class && *length < u16::MAX => *length += 1,
                _ => ranges.push((1, class)),
            }
        }
        while ranges.pop_if(|(_, class)| *class == Class::Other).is_some() {}
        let table = |comment: &str, head: &str, items: Vec<String>| {
            let lines: String = items.chunks(12).map(|chunk| format!("    {},\n", chunk.join(", "))).collect();
            format!("\n/// {comment}\n#[rustfmt::skip]\npub(super) static {head} = &[\n{lines}];\n")
        };
        let lengths = ranges.iter().map(|(length, _)| length.to_string()).collect();
        let classes = ranges.iter().map(|(_, class)| format!("{class:?}")).collect();
        [
            "//! Written by the test in `grapheme.rs`: do not edit.\n\nuse super::Class::{self, *};\n".to_owned(),
            table("The lengths of the ranges of characters of one class.", "LENGTHS: &[u16]", lengths),
            table("The class of each.", "CLASSES: &[Class]", classes),
        ]
        .concat()
    }
}
