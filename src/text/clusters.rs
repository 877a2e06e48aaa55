//! Splits a text into graphemes and classifies each for the tokenizer.

use super::graphemes::{graphemes, stands_alone};

/// The class of a grapheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GraphemeClass {
    Space,
    Letter,
    Digit,
    Unspaced,
    Katakana,
    /// Invisible: soft hyphen, zero-width space, bidi controls.
    Format,
    Currency,
    Punctuation(char),
    Symbol(char),
}

pub(super) struct Cluster {
    pub start: usize,
    pub class: GraphemeClass,
    /// An upper-case letter, or a letter that is a word by itself in an initialism.
    pub upper: bool,
}

/// Adds the graphemes of a chunk. Most characters are one grapheme each, which their neighbours show without Unicode's
/// tables.
pub(super) fn push_clusters(chunk: &str, clusters: &mut Vec<Cluster>) {
    let mut start = 0;
    let mut chars = chunk.chars();
    while let Some(first) = chars.next() {
        let rest = chars.as_str();
        let mut class = class(first);
        if !stands_alone(first) || !rest.chars().next().is_none_or(stands_alone) {
            let grapheme = chunk.get(start..).and_then(|rest| graphemes(rest).next()).unwrap_or_default();
            if class == GraphemeClass::Space && grapheme.chars().any(|c| !c.is_whitespace()) {
                class = GraphemeClass::Symbol(first); // A space that carries a combining mark is seen.
            }
            chars = chunk.get(start + grapheme.len()..).unwrap_or_default().chars();
        }
        clusters.push(Cluster { start, class, upper: first.is_uppercase() });
        start = chunk.len() - chars.as_str().len();
    }
}

fn class(c: char) -> GraphemeClass {
    match c {
        'a'..='z' | 'A'..='Z' => GraphemeClass::Letter,
        '0'..='9' => GraphemeClass::Digit,
        ' ' | '\n' | '\t' => GraphemeClass::Space,
        '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}' | '＄' | '￡' | '￥' => {
            GraphemeClass::Currency
        }
        _ if c.is_ascii_punctuation() => GraphemeClass::Punctuation(c),
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => GraphemeClass::Format,
        _ if c.is_whitespace() => GraphemeClass::Space,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9d}' => GraphemeClass::Katakana,
        _ if is_unspaced(c) => GraphemeClass::Unspaced,
        _ if c.is_numeric() => GraphemeClass::Digit,
        _ if c.is_alphabetic() => GraphemeClass::Letter,
        '\u{a1}'
        | '\u{a7}'
        | '\u{ab}'
        | '\u{b6}'
        | '\u{b7}'
        | '\u{bb}'
        | '\u{bf}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301f}'
        | '\u{fe10}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff3d}'
        | '\u{ff5b}'..='\u{ff65}'
        | '\u{55a}'..='\u{55f}'
        | '\u{589}'
        | '\u{5be}'
        | '\u{5c0}'
        | '\u{5c3}'
        | '\u{5f3}'
        | '\u{5f4}'
        | '\u{60c}'
        | '\u{61b}'
        | '\u{61f}'
        | '\u{66a}'..='\u{66d}'
        | '\u{6d4}'
        | '\u{964}'
        | '\u{965}'
        | '\u{1362}'..='\u{1368}'
        | '\u{30fb}' => GraphemeClass::Punctuation(c),
        _ => GraphemeClass::Symbol(c),
    }
}

/// Whether the script of a letter has no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{e4f}'       // Thai; its digits follow and are digits
        | '\u{e80}'..='\u{ecf}'     // Lao
        | '\u{f00}' | '\u{f40}'..='\u{fbc}' // Tibetan letters
        | '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{108f}' // Burmese
        | '\u{1780}'..='\u{17d3}'   // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' // Hiragana and iteration marks
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    /// The fast path gives the same result as Unicode's tables.
    #[test]
    fn clusters_are_graphemes() {
        use super::{push_clusters, stands_alone};
        use unicode_segmentation::UnicodeSegmentation;

        let joiners = [
            "a", "\u{301}", "\u{200d}", "👩", "🇳", "\u{1100}", "\u{903}", "\u{600}", "\r", "\n", "\u{ad}", "©",
            "\u{fe0f}",
        ];
        for c in (' '..='\u{ffff}').filter(|c| stands_alone(*c)) {
            for next in joiners.into_iter().chain([c.to_string().as_str()]) {
                for text in [format!("{c}{next}"), format!("{next}{c}")] {
                    let mut clusters = Vec::new();
                    push_clusters(&text, &mut clusters);
                    let starts: Vec<usize> = clusters.iter().map(|cluster| cluster.start).collect();
                    let graphemes: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).collect();
                    assert_eq!(starts, graphemes, "{text:?}");
                }
            }
        }
    }
}
