//! Splits a text into graphemes, which a reader sees as one character each: a letter with its accents, a flag, an emoji
//! of several characters. Unicode calls them extended grapheme clusters, and defines them in its annex 29.
//!
//! The table is a compact copy of the data of the crate `unicode-segmentation`; a test compares the two. The crate
//! itself would add several times as much wasm, because it names each Hangul syllable and each range twice.

mod tables;

use std::sync::LazyLock;

use tables::RANGES;

/// What decides whether a character joins the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GraphemeBreak {
    /// Marks and modifiers.
    Extend,
    /// A mark of an Indic script that takes up space.
    SpacingMark,
    /// An emoji or another pictograph.
    Picture,
    /// A consonant of an Indic script.
    Consonant,
    /// Joins two consonants of an Indic script.
    Linker,
    /// Line breaks, control characters and most invisible ones.
    Control,
    /// Joins the character after it.
    Prepend,
    /// The parts of Hangul syllables.
    Vowel,
    Lead,
    Trail,
    /// The zero-width joiner.
    Joiner,
    /// Two of these letters are a flag.
    Flag,
    /// A whole Hangul syllable, without and with a trailing consonant.
    OpenSyllable,
    ClosedSyllable,
    Other,
}

/// The classes by their numbers in the table.
const CLASSES: [GraphemeBreak; 12] = [
    GraphemeBreak::Extend,
    GraphemeBreak::SpacingMark,
    GraphemeBreak::Picture,
    GraphemeBreak::Consonant,
    GraphemeBreak::Linker,
    GraphemeBreak::Control,
    GraphemeBreak::Prepend,
    GraphemeBreak::Vowel,
    GraphemeBreak::Lead,
    GraphemeBreak::Trail,
    GraphemeBreak::Joiner,
    GraphemeBreak::Flag,
];

/// The part of a number in the table that is the class, in bits.
const CLASS_BITS: u32 = 4;

/// The first and the last character of each range, and their class. Sorted.
static CHARACTERS: LazyLock<Vec<(u32, u32, GraphemeBreak)>> = LazyLock::new(|| {
    let mut bytes = RANGES.iter();
    let mut number = || {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = bytes.next()?;
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
    };
    let mut ranges = Vec::new();
    let mut next = 0;
    while let (Some(skipped), Some(length_and_class)) = (number(), number()) {
        let (first, length) = (next + skipped, length_and_class >> CLASS_BITS);
        let class = CLASSES.get((length_and_class & ((1 << CLASS_BITS) - 1)) as usize);
        ranges.push((first, first + length, class.copied().unwrap_or(GraphemeBreak::Other)));
        next = first + length + 1;
    }
    ranges
});

/// The graphemes of a text, in order.
pub(crate) fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { rest: text }
}

pub(crate) struct Graphemes<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Graphemes<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let mut chars = self.rest.char_indices();
        let mut last = Last::new(chars.next()?.1);
        let end = chars.find(|(_, c)| !last.is_joined_by(*c)).map_or(self.rest.len(), |(at, _)| at);
        let (grapheme, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(grapheme)
    }
}

/// Finds the ends of graphemes in a text.
pub(crate) struct Ends<'t> {
    text: &'t str,
    graphemes: Graphemes<'t>,
}

impl<'t> Ends<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, graphemes: graphemes(text) }
    }

    /// The first end at or after a place. Each place must be at or after the previous one.
    pub fn at_or_after(&mut self, place: usize) -> usize {
        let (before, after) = self.text.split_at_checked(place).unwrap_or((self.text, ""));
        let neighbours = before.chars().next_back().zip(after.chars().next());
        if neighbours.is_none_or(|(before, after)| stands_alone(before) && stands_alone(after)) {
            return place;
        }
        loop {
            let end = self.text.len() - self.graphemes.rest.len();
            if end >= place || self.graphemes.next().is_none() {
                return end;
            }
        }
    }
}

/// The last character of a grapheme, and what matters of those before it.
struct Last {
    char: char,
    class: GraphemeBreak,
    /// Whether it is the first letter of a flag.
    is_half_flag: bool,
    /// Whether only marks, and at most one joiner at the end, follow a picture.
    follows_picture: bool,
    /// Whether only marks follow a consonant, and whether a linker is one of them.
    linked: Option<bool>,
}

impl Last {
    fn new(char: char) -> Self {
        let class = class_of(char);
        Self {
            char,
            class,
            is_half_flag: class == GraphemeBreak::Flag,
            follows_picture: class == GraphemeBreak::Picture,
            linked: (class == GraphemeBreak::Consonant).then_some(false),
        }
    }

    /// Whether the next character belongs to the same grapheme. If so, it is the last one now.
    fn is_joined_by(&mut self, next: char) -> bool {
        let class = class_of(next);
        let is_joined = match (self.class, class) {
            (GraphemeBreak::Control, GraphemeBreak::Control) => (self.char, next) == ('\r', '\n'),
            (GraphemeBreak::Control, _) | (_, GraphemeBreak::Control) => false,
            (
                GraphemeBreak::Lead,
                GraphemeBreak::Lead
                | GraphemeBreak::Vowel
                | GraphemeBreak::OpenSyllable
                | GraphemeBreak::ClosedSyllable,
            )
            | (GraphemeBreak::OpenSyllable | GraphemeBreak::Vowel, GraphemeBreak::Vowel | GraphemeBreak::Trail)
            | (GraphemeBreak::ClosedSyllable | GraphemeBreak::Trail, GraphemeBreak::Trail)
            | (_, GraphemeBreak::Extend | GraphemeBreak::Linker | GraphemeBreak::Joiner | GraphemeBreak::SpacingMark)
            | (GraphemeBreak::Prepend, _) => true,
            (_, GraphemeBreak::Consonant) => self.linked == Some(true),
            (GraphemeBreak::Joiner, GraphemeBreak::Picture) => self.follows_picture,
            (GraphemeBreak::Flag, GraphemeBreak::Flag) => self.is_half_flag,
            _ => false,
        };
        if is_joined {
            self.push(next, class);
        }
        is_joined
    }

    fn push(&mut self, next: char, class: GraphemeBreak) {
        self.is_half_flag = class == GraphemeBreak::Flag && !self.is_half_flag;
        self.follows_picture = match class {
            GraphemeBreak::Picture => true,
            GraphemeBreak::Extend | GraphemeBreak::Linker | GraphemeBreak::Joiner => {
                self.follows_picture && self.class != GraphemeBreak::Joiner
            }
            _ => false,
        };
        self.linked = match class {
            GraphemeBreak::Consonant => Some(false),
            GraphemeBreak::Linker => self.linked.map(|_| true),
            // The zero-width non-joiner.
            GraphemeBreak::Extend if next != '\u{200c}' => self.linked,
            GraphemeBreak::Joiner => self.linked,
            _ => None,
        };
        (self.char, self.class) = (next, class);
    }
}

fn class_of(c: char) -> GraphemeBreak {
    match c {
        ' '..='~' => GraphemeBreak::Other,
        '가'..='힣' if (u32::from(c) - 0xac00) % 28 == 0 => GraphemeBreak::OpenSyllable,
        '가'..='힣' => GraphemeBreak::ClosedSyllable,
        _ if c > '~' && stands_alone(c) => GraphemeBreak::Other,
        _ => {
            let code = u32::from(c);
            let range = CHARACTERS.get(CHARACTERS.partition_point(|(_, last, _)| *last < code));
            range.filter(|(first, _, _)| *first <= code).map_or(GraphemeBreak::Other, |(_, _, class)| *class)
        }
    }
}

/// Whether a character is a grapheme by itself between two other such characters. These are the letters, digits and
/// marks of the Latin, Greek and Cyrillic scripts, Hebrew and Arabic letters, quotation marks and dashes, and Chinese
/// and Japanese characters. Not included are characters that join others, such as combining marks, or that others join,
/// such as emoji.
pub(super) fn stands_alone(c: char) -> bool {
    // Most characters.
    matches!(c, ' '..='~') || stands_alone_beyond(c)
}

fn stands_alone_beyond(c: char) -> bool {
    matches!(c,
        '\n' | '\t' | '\u{a0}'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{2ff}' | '\u{370}'..='\u{482}'
            | '\u{48a}'..='\u{52f}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{203d}'..='\u{2048}' | '\u{20a0}'..='\u{20bf}'
            | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::{CLASS_BITS, CLASSES, Ends, GraphemeBreak, graphemes};

    /// One character or more of each class, and characters with rules of their own.
    const KINDS: &[&str] = &[
        "a",
        " ",
        "\u{301}",
        "\u{200d}",
        "\u{200c}",
        "👩",
        "©",
        "🏽",
        "🇳",
        "क",
        "\u{94d}",
        "\u{903}",
        "\u{600}",
        "\r",
        "\n",
        "\u{ad}",
        "\u{1100}",
        "\u{1161}",
        "\u{11a8}",
        "가",
        "각",
        "한",
        "ก",
        "\u{e33}",
        "\u{fe0f}",
        "\u{e0067}",
    ];

    /// All assigned characters stand in the planes 0 to 3 and 14.
    fn characters() -> impl Iterator<Item = char> {
        ('\0'..='\u{3ffff}').filter(|c| !('\u{20010}'..='\u{3fff0}').contains(c)).chain('\u{e0000}'..='\u{e1000}')
    }

    fn check(text: &str) {
        let expected: Vec<&str> = text.graphemes(true).collect();
        assert_eq!(graphemes(text).collect::<Vec<_>>(), expected, "{:?}", text.escape_unicode().to_string());
    }

    #[test]
    fn each_character_joins_as_in_the_library() {
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::write("src/text/graphemes/tables.rs", tables()).unwrap();
        }
        for c in characters() {
            for text in [
                format!("a{c}a\r{c}\n{c}👩{c}\u{200d}👩{c}👩\u{200d}{c}"),
                format!("क{c}क\u{94d}{c}क\u{301}\u{94d}{c}🇳{c}🇳🇳{c}"),
                format!("\u{600}{c}\u{1100}{c}\u{1161}{c}\u{11a8}{c}가{c}각{c}{c}"),
            ] {
                check(&text);
            }
        }
    }

    #[test]
    fn characters_of_all_kinds_in_any_order() {
        for a in KINDS {
            for b in KINDS {
                for c in KINDS {
                    check(&[a, b, c, "🇳", a, c, b, c].concat());
                    check(&["क", a, b, "क", "👩", b, a, c, "👩"].concat());
                }
            }
        }
    }

    #[test]
    fn ends_of_graphemes() {
        let text = "a e\u{301} 👩\u{200d}👩 z";
        let mut ends = Ends::new(text);
        let found: Vec<usize> = [0, 1, 3, 5, 10, 13, text.len(), 99].map(|place| ends.at_or_after(place)).to_vec();
        assert_eq!(found, [0, 1, 5, 5, 17, 17, 19, 99]);
    }

    /// The class of a character, from what the library joins.
    fn library_class(c: char) -> GraphemeBreak {
        let is_one = |text: String| text.graphemes(true).count() == 1;
        let joins_letter = is_one(format!("a{c}"));
        let joins_pictures = is_one(format!("👩{c}\u{200d}👩"));
        let joins_consonants = is_one(format!("क{c}क"));
        match c {
            '\u{200d}' => GraphemeBreak::Joiner,
            _ if is_one(format!("{c}a")) => GraphemeBreak::Prepend,
            _ if !joins_letter && !is_one(format!("{c}\u{301}")) => GraphemeBreak::Control,
            _ if joins_letter && joins_consonants => GraphemeBreak::Linker,
            _ if joins_letter && joins_pictures => GraphemeBreak::Extend,
            _ if joins_letter => GraphemeBreak::SpacingMark,
            _ if is_one(format!("👩\u{200d}{c}")) => GraphemeBreak::Picture,
            _ if is_one(format!("क\u{94d}{c}")) => GraphemeBreak::Consonant,
            _ if is_one(format!("🇳{c}")) => GraphemeBreak::Flag,
            '가'..='힣' => GraphemeBreak::Other,
            _ if is_one(format!("{c}\u{1100}")) => GraphemeBreak::Lead,
            _ if is_one(format!("\u{1161}{c}")) && is_one(format!("{c}\u{1161}")) => GraphemeBreak::Vowel,
            _ if is_one(format!("\u{11a8}{c}")) => GraphemeBreak::Trail,
            _ => GraphemeBreak::Other,
        }
    }

    /// Writes the table: `UPDATE_TABLES=1 cargo test graphemes`. Run it twice when the library has a newer Unicode
    /// version.
    fn tables() -> String {
        let mut ranges: Vec<(u32, u32, GraphemeBreak)> = Vec::new();
        for c in characters() {
            let (code, class) = (u32::from(c), library_class(c));
            match ranges.last_mut() {
                _ if class == GraphemeBreak::Other => {}
                Some((_, last, same)) if *last + 1 == code && *same == class => *last = code,
                _ => ranges.push((code, code, class)),
            }
        }
        let mut bytes = Vec::new();
        let mut push = |mut number: u32| {
            while number > 0x7f {
                bytes.push(number as u8 & 0x7f | 0x80);
                number >>= 7;
            }
            bytes.push(number as u8);
        };
        let mut next = 0;
        for (first, last, class) in ranges {
            let number = CLASSES.iter().position(|one| *one == class).unwrap() as u32;
            push(first - next);
            push((last - first) << CLASS_BITS | number);
            next = last + 1;
        }
        let lines: String = bytes
            .chunks(20)
            .map(|chunk| format!("    {},\n", chunk.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")))
            .collect();
        format!(
            "//! Generated by the test in `graphemes.rs`: do not edit.\n\n/// For each range of characters, the distance \
             from the end of the previous one, and then its length less one with\n/// its class. Each number is in bytes \
             of seven bits, the lowest first; the eighth bit says that another byte follows.\n#[rustfmt::skip]\n\
             pub(super) static RANGES: &[u8] = &[\n{lines}];\n"
        )
    }
}
