//! Splits Chinese, Japanese and Korean credits, which have no separators.

use super::edges::trim;
use super::line::Line;
use crate::pair::both;
use crate::text::fold::is_ideograph;

/// The longest text that is tried as the names of two agencies, in bytes.
const LONGEST_PAIR: usize = 36;

/// What a word in an ideographic credit says about the party beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    /// The party took the picture.
    Taken,
    /// The party handed it out.
    Supplied,
}

/// Splits Chinese, Japanese and Korean credits, which have no separators: agency, "reporter", name, "taken by".
pub(super) fn split_ideographs<'t>(line: &Line<'_>, text: &'t str) -> Vec<(&'t str, Said)> {
    const WORDS: [(&str, Said); 25] = [
        ("取自", Said::Nothing),
        ("翻攝自", Said::Nothing),
        ("翻攝", Said::Nothing),
        ("转自", Said::Nothing),
        ("写真提供", Said::Supplied),
        ("提供", Said::Supplied),
        ("供图", Said::Supplied),
        ("供圖", Said::Supplied),
        ("제공", Said::Supplied),
        ("摄影", Said::Taken),
        ("攝影", Said::Taken),
        ("写真", Said::Taken),
        ("撮影", Said::Taken),
        ("写す", Said::Taken),
        ("拍摄", Said::Taken),
        ("摄", Said::Taken),
        ("攝", Said::Taken),
        ("记者", Said::Taken),
        ("記者", Said::Taken),
        ("사진기자", Said::Taken),
        ("선임기자", Said::Taken),
        ("객원기자", Said::Taken),
        ("사진", Said::Taken),
        ("기자", Said::Taken),
        ("촬영", Said::Taken),
    ];
    if !text.chars().any(is_ideograph) || line.is_agency(text) {
        return vec![(text, Said::Nothing)];
    }
    if let Some(agency) = text.strip_suffix('发').filter(|agency| line.is_agency(agency)) {
        return vec![(agency, Said::Nothing)];
    }
    // "中新社 王小明", "新华社发 王小明": the agency and the name.
    if let Some((first, rest)) = text.split_once([' ', '　']) {
        let agency = first.strip_suffix('发').filter(|agency| line.is_agency(agency)).unwrap_or(first);
        if line.is_agency(agency) {
            let mut parts = vec![(agency, Said::Nothing)];
            parts.extend(split_ideographs(line, trim(line, rest)));
            return parts;
        }
    }
    // "桅杆被拖上岸 新华社": the agency after a sentence.
    if let Some((rest, agency)) = text.rsplit_once([' ', '　']).filter(|(_, last)| line.is_agency(last)) {
        return vec![(rest, Said::Nothing), (agency, Said::Nothing)];
    }
    // "로이터연합뉴스": two agencies.
    let halves = || text.char_indices().filter_map(|(at, _)| text.split_at_checked(at));
    if text.len() <= LONGEST_PAIR
        && let Some((first, second)) = halves().find(|(one, other)| line.is_agency(one) && line.is_agency(other))
    {
        return vec![(first, Said::Nothing), (second, Said::Nothing)];
    }
    let Some((word, said, at)) = WORDS.iter().find_map(|(word, said)| text.find(word).map(|at| (word, *said, at)))
    else {
        return vec![(text, Said::Nothing)];
    };
    let (first, second) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
    let mut parts = both([first, second], |part| split_ideographs(line, trim(line, part))).concat();
    parts.retain(|(part, _)| !part.is_empty());
    // "新华社记者王小明摄": the word applies to the last party.
    let named = parts.iter_mut().rev().find(|(part, _)| !line.is_agency(part) || said == Said::Supplied);
    if let Some(named) = named {
        named.1 = said;
    }
    parts
}
