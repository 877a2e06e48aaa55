//! Writes a timeline as text: one line per version, then one line per sentence.
//!
//! ```text
//! version 0, 7 words: 0 1 | 2                        the sentences of each block, by number
//! version 1, 9 words -1 +3: 0 1 3 | 2                words removed and added
//! 1: from 0, changed 1 2: It cost 35 crowns.         a sentence, as it stood first
//! 2: from 0, absent 1-3, removed 4: Rain fell.       it stood in 0 and again in 3
//! ```

use super::article::unescape;
use article_versions::*;

/// Follows versions separated by lines `===`.
pub fn followed(source: &str) -> String {
    let versions: Vec<Article> =
        source.split("\n===\n").map(|version| parse(&unescape(version), Format::Wire)).collect();
    project(&versions, &timeline(&versions, &CompareOptions::default()))
}

fn project(versions: &[Article], timeline: &Timeline) -> String {
    let mut lines = Vec::new();
    for (number, version) in timeline.versions.iter().enumerate() {
        let step = number.checked_sub(1).map(|before| &timeline.steps[before]);
        let words = step.map_or_else(String::new, |step| format!(" -{} +{}", step.removed, step.added));
        let blocks: Vec<String> = version.blocks.iter().map(|of| list(of)).collect();
        lines.push(format!("version {number}, {} words{words}: {}", version.words, blocks.join(" | ")));
    }
    for (number, history) in timeline.sentences.iter().enumerate() {
        let mut line = format!("{number}: from {}", history.first);
        if !history.changed.is_empty() {
            line.push_str(&format!(", changed {}", list(&history.changed)));
        }
        for absence in &history.absences {
            line.push_str(&format!(", absent {}-{}", absence.removed, absence.restored));
        }
        if let Some(removed) = history.removed {
            line.push_str(&format!(", removed {removed}"));
        }
        lines.push(format!("{line}: {}", sentence(versions, timeline, number)));
    }
    lines.join("\n")
}

/// The text of a sentence in its first version, taken from the comparison of that version with itself.
fn sentence(versions: &[Article], timeline: &Timeline, number: usize) -> String {
    let first = timeline.sentences[number].first;
    let comparison = compare(&versions[first], &versions[first], &CompareOptions::default());
    let sides = comparison.rows.iter().flat_map(|row| &row.after);
    let of = |side: &BlockSide| side.photo.as_ref().map_or(&side.segments, |photo| &photo.caption).to_vec();
    let segments = sides.flat_map(|side| of(side).into_iter().map(|segment| (side.block, segment)));
    let own = segments.filter(|(block, segment)| timeline.versions[first].blocks[*block][segment.sentence] == number);
    own.map(|(_, segment)| segment.text).collect::<String>().trim().to_owned()
}

fn list(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}
