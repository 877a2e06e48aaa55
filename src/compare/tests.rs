//! Tests the work that a comparison takes, in counted steps: bounded on the worst input, and still correct when it runs
//! out.

use super::{DEFAULT_BUDGET, compare_within};
use crate::agencies::Agencies;
use crate::article::{Article, Block, BlockKind, Run};
use crate::comparison::{Comparison, Row, RowKind, Tag};
use crate::diff::Budget;
use crate::text::work::tokenized_by;

fn article(paragraphs: impl IntoIterator<Item = String>) -> Article {
    let block = |text| Block::text_block(BlockKind::Paragraph, vec![Run::plain(text)]).into();
    Article { blocks: paragraphs.into_iter().map(block).collect(), ..Article::default() }
}

/// The comparison and its number of steps. Asserts that every word of both sides is there.
fn counted(before: &Article, after: &Article, steps: u64) -> (Comparison, u64) {
    let mut budget = Budget::new(steps);
    let comparison = compare_within(before, after, &Agencies::default(), &mut budget, None);
    for (article, tag, is_after) in [(before, Tag::Insert, false), (after, Tag::Delete, true)] {
        let mut found = vec![String::new(); article.blocks.len()];
        for side in comparison.rows.iter().flat_map(|row| if is_after { &row.after } else { &row.before }) {
            assert!(side.segments.iter().all(|segment| segment.tag != tag));
            found[side.block] = side.segments.iter().map(|segment| segment.text.as_str()).collect();
        }
        assert!(found.iter().eq(article.blocks.iter().map(|block| block.text()).collect::<Vec<_>>().iter()));
    }
    (comparison, steps - budget.left())
}

/// Pseudo-random words, the same on every machine.
fn words(seed: usize, count: usize) -> String {
    let mut state = (seed as u64).wrapping_mul(2_862_933_555_777_941_757).wrapping_add(3_037_000_493);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 40
    };
    (0..count)
        .map(|at| format!("w{}{}", next() % 5_000, if at % 12 == 11 { "." } else { "" }))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn an_ordinary_story_takes_few_steps() {
    let before = article((0..40).map(|at| words(at, 60)));
    let mut after = before.clone();
    after.blocks[7].runs[0].text.push_str(" One more sentence stands here.");
    after.blocks.swap(20, 30);
    let (comparison, steps) = counted(&before, &after, DEFAULT_BUDGET);
    assert!(comparison.precise && steps < 100_000, "{steps} steps");
}

#[test]
fn ten_times_the_story_takes_ten_times_the_steps() {
    let steps = |paragraphs: usize| {
        let before = article((0..paragraphs).map(|at| words(at, 60)));
        let edited = |at: usize| words(at, 60) + if at % 10 == 3 { " One more sentence stands here." } else { "" };
        let after = article((0..paragraphs).filter(|at| at % 50 != 7).map(edited));
        let (comparison, steps) = counted(&before, &after, DEFAULT_BUDGET);
        assert!(comparison.precise);
        steps
    };
    // Long stories only: in shorter ones the table of all pairs of paragraphs is fastest, and is charged.
    let [long, longer, longest] = [300, 3_000, 6_000].map(steps);
    assert!(longer <= 12 * long && longest <= 3 * longer, "{long}, {longer} and {longest} steps");
}

#[test]
fn nothing_in_common() {
    let side = |seed: usize| article((0..400).map(|at| words(seed + at, 60)));
    let (comparison, steps) = counted(&side(0), &side(10_000), DEFAULT_BUDGET);
    assert!(comparison.precise && steps < DEFAULT_BUDGET / 4, "{steps} steps");
}

#[test]
fn one_repeated_word() {
    let side = |count| article([vec!["a"; count].join(" ")]);
    let (comparison, steps) = counted(&side(50_000), &side(49_000), DEFAULT_BUDGET);
    assert!(steps < DEFAULT_BUDGET / 10, "{steps} steps");
    assert_eq!(comparison.rows[0].kind, RowKind::Edited);
}

#[test]
fn two_alternating_words() {
    let side = |first: usize| article([(first..first + 50_000).map(|at| ["a ", "b "][at % 2]).collect()]);
    let (comparison, steps) = counted(&side(0), &side(1), DEFAULT_BUDGET);
    assert!(comparison.precise && steps < DEFAULT_BUDGET / 4, "{steps} steps");
    assert_eq!(comparison.rows[0].edits.len(), 2);
}

#[test]
fn one_paragraph_of_a_megabyte() {
    let text = words(1, 170_000);
    let after = text.replace("w17 ", "w18 ").replace("w400. ", "w401. Now this. ");
    let (comparison, steps) = counted(&article([text]), &article([after]), DEFAULT_BUDGET);
    assert!(steps < DEFAULT_BUDGET / 2, "{steps} steps");
    assert!(comparison.rows[0].edits.len() > 20, "{} edits", comparison.rows[0].edits.len());
}

#[test]
fn one_sentence_of_a_megabyte() {
    let text = words(1, 150_000).replace('.', "");
    let after = text.replace("w17 ", "w18 ").replace("w400 ", "Now and Then ");
    let (_, steps) = counted(&article([text]), &article([after]), DEFAULT_BUDGET);
    assert!(steps < DEFAULT_BUDGET / 2, "{steps} steps");
}

#[test]
fn many_paragraphs_of_one_word() {
    let side = |step: usize| article((0..20_000).map(|at| format!("word{}", at * step)));
    let (_, steps) = counted(&side(1), &side(3), DEFAULT_BUDGET);
    assert!(steps < DEFAULT_BUDGET / 4, "{steps} steps");
}

#[test]
fn every_paragraph_in_reverse() {
    let before = article((0..1_000).map(|at| words(at, 40)));
    let mut after = before.clone();
    after.blocks.reverse();
    let (comparison, steps) = counted(&before, &after, DEFAULT_BUDGET);
    assert!(steps < DEFAULT_BUDGET / 4, "{steps} steps");
    assert_eq!(comparison.rows.iter().filter(|row| row.kind == RowKind::Stub).count(), 999);
}

#[test]
fn nearly_equal_paragraphs() {
    let side = |shift: usize| article((0..1_000).map(|at| format!("{} number {}.", words(1, 30), at * 2 + shift)));
    let (comparison, steps) = counted(&side(0), &side(1), DEFAULT_BUDGET);
    assert!(steps < DEFAULT_BUDGET / 10, "{steps} steps");
    assert!(comparison.rows.len() == 1_000 && comparison.rows.iter().all(|row| row.kind == RowKind::Edited));
}

#[test]
fn repeats_that_alternate() {
    let side = |first: usize| article((0..3_000).map(|at| words((at + first) % 2, 30)));
    let (_, steps) = counted(&side(0), &side(1), DEFAULT_BUDGET);
    assert!(steps < DEFAULT_BUDGET / 4, "{steps} steps");
}

#[test]
fn without_steps_it_says_so_and_is_right_at_the_coarser_level() {
    let before = article((0..50).map(|at| words(at, 40)));
    let mut after = before.clone();
    after.blocks[3].runs[0].text.push_str(" One more sentence stands here.");
    after.blocks[44].runs[0].text.push_str(" And another one there.");
    for steps in [0, 10, 100, 1_000, 10_000] {
        let (comparison, _) = counted(&before, &after, steps);
        let again = counted(&before, &after, steps).0;
        assert_eq!(comparison, again);
        // The common start and end are kept even then.
        assert!(comparison.rows[..3].iter().all(|row| row.kind == RowKind::Equal));
        assert!(comparison.rows[comparison.rows.len() - 5..].iter().all(|row| row.kind == RowKind::Equal));
        assert!(steps >= 1_000 || !comparison.precise);
    }
}

/// The story for the counts below: 40 paragraphs of 40 words, in two sentences.
fn story() -> Vec<String> {
    let sentence = |seed| format!("Story {} ends as it was by the sea.", words(seed, 20).replace('.', ""));
    (0..40).map(|at| format!("{} {}", sentence(at), sentence(at + 40))).collect()
}

/// The bytes that a comparison tokenizes.
fn tokenized(before: &[String], after: &[String]) -> usize {
    let (before, after) = (article(before.iter().cloned()), article(after.iter().cloned()));
    tokenized_by(|| {
        compare_within(&before, &after, &Agencies::default(), &mut Budget::new(DEFAULT_BUDGET), None);
    })
}

#[test]
fn unchanged_paragraphs_are_not_tokenized() {
    let before = story();
    let all: usize = before.iter().map(String::len).sum();
    assert_eq!(tokenized(&before, &before), 0);

    // One word in the middle: its paragraph, once on each side.
    let mut after = before.clone();
    after[20] = after[20].replacen("Story", "Report", 1);
    let light = tokenized(&before, &after);
    assert!(light <= before[20].len() + after[20].len() + SLACK, "{light}");

    // A paragraph that moved from one end to the other: only that one.
    let mut after = before.clone();
    let moved = after.remove(2);
    after.insert(35, moved);
    assert!(tokenized(&before, &after) <= 2 * before[2].len(), "{}", tokenized(&before, &after));

    // One paragraph in five changed.
    let mut after = before.clone();
    for paragraph in after.iter_mut().step_by(5) {
        *paragraph = paragraph.replacen("Story", "Report", 1);
    }
    let normal = tokenized(&before, &after);
    assert!(normal <= 2 * all / 5 + 8 * SLACK, "{normal} of {all}");
    assert!(light * 4 <= normal, "{light} and {normal}");
}

/// The bytes that may be tokenized beside a changed paragraph, for its facts.
const SLACK: usize = 100;

/// A story with a photo after every fifth paragraph.
fn with_photos(paragraphs: &[String], caption: impl Fn(usize) -> String) -> Article {
    let mut story = article(paragraphs.iter().cloned());
    for number in (0..paragraphs.len() / 5).rev() {
        let photo = crate::parse_caption(&[Run::plain(caption(number).as_str())]);
        assert_eq!(photo.credits.len(), 1);
        story.blocks.insert(number * 5 + 5, Block::photo_block(photo).into());
    }
    story
}

#[test]
fn unchanged_captions_are_not_tokenized() {
    let story = story();
    let caption = |number: usize| {
        format!("Ines Doe waits at pier {number}, {}, May 4, 2031. (Jon Dahl/AP)", words(number, 20).replace('.', ""))
    };
    let before = with_photos(&story, caption);
    let work = |after: &Article| {
        tokenized_by(|| {
            compare_within(&before, after, &Agencies::default(), &mut Budget::new(DEFAULT_BUDGET), None);
        })
    };
    assert_eq!(work(&before), 0);
    // One caption: it alone is tokenized on both sides, without its credit, which is the same.
    let after = with_photos(&story, |number| caption(number).replace("pier 3,", "quay 3,"));
    let (one, length) = (work(&after), caption(3).len());
    assert!((length..=2 * length).contains(&one), "{one} of {length}");
}

/// 50 versions of a story, a paragraph edited from each to the next. Also returns the bytes of the edited paragraphs.
fn lightly_edited() -> (Vec<Article>, usize) {
    let mut story = story();
    let mut versions = vec![article(story.iter().cloned())];
    let mut edited = 0;
    for number in 0..49 {
        let paragraph = &mut story[number % 40];
        *paragraph = paragraph.replacen(' ', &format!(" of{number} "), 1);
        edited += paragraph.len();
        versions.push(article(story.iter().cloned()));
    }
    (versions, edited)
}

#[test]
fn a_timeline_tokenizes_each_paragraph_once() {
    let (versions, edited) = lightly_edited();
    let work = tokenized_by(|| {
        crate::timeline(&versions, &super::CompareOptions::default());
    });
    // The 40 paragraphs as they were first, and each edited one.
    let first: usize = story().iter().map(String::len).sum();
    assert!(work <= first + edited + 49 * SLACK, "{work} of {first} and {edited}");
}

#[test]
fn fifty_versions_make_less_than_four_times_the_rows_of_two() {
    let (versions, _) = lightly_edited();
    let made = |versions: &[Article]| {
        let timeline = crate::timeline(versions, &super::CompareOptions::default());
        let rows = timeline.steps.iter().flat_map(|step| &step.comparison.rows);
        rows.map(|row| std::ptr::from_ref::<Row>(row)).collect::<std::collections::HashSet<_>>().len()
    };
    let (two, fifty) = (made(&versions[..2]), made(&versions));
    assert_eq!(two, 40);
    assert!(fifty < 4 * two, "{fifty}");
}

#[test]
fn a_timeline_makes_the_segments_of_unchanged_paragraphs_once() {
    let (versions, _) = lightly_edited();
    let timeline = crate::timeline(&versions, &super::CompareOptions::default());
    let mut lists = std::collections::HashSet::new();
    let mut equal = 0;
    for row in timeline.steps.iter().flat_map(|step| &step.comparison.rows).filter(|row| row.kind == RowKind::Equal) {
        for side in row.before.iter().chain(&row.after) {
            lists.insert(side.segments.as_ptr());
            equal += 1;
        }
    }
    // One list for each of the 40 paragraphs at first, and one for each later edit.
    assert_eq!(equal, 2 * 39 * 49);
    assert!(lists.len() <= 40 + 49, "{}", lists.len());
}

#[test]
fn unchanged_versions_have_the_rows_and_fields_of_changed_ones() {
    let source = "By Ida Holm\n\nGRAVIK, May 24 (AP) — The ferry left. It was late.\n\n1. first\n2. second\n\n\
        Ines Doe waits at the pier. (Jon Dahl/AP)\n\nThe last paragraph stands here.";
    let before = crate::parse(source, crate::Format::Wire);
    let compare = |after: &Article| compared(&before, after);
    let unchanged = compare(&before);
    let mut longer = before.clone();
    longer.blocks.push(Block::text_block(BlockKind::Paragraph, vec![Run::plain("Another one.")]).into());
    let longer = compare(&longer);
    let count = before.blocks.len();
    assert_eq!((&unchanged.fields, &unchanged.rows[..]), (&longer.fields, &longer.rows[..count]));
    assert_eq!((unchanged.summary.words.before, unchanged.summary.blocks.equal), (longer.summary.words.before, 4));
    assert!(unchanged.changes.is_empty() && unchanged.facts.is_empty() && unchanged.precise);
    // Another number is a change.
    let mut renumbered = before.clone();
    renumbered.blocks[1].ordinal = Some(7);
    assert_eq!(compare(&renumbered).changes.len(), 1);
}

fn compared(before: &Article, after: &Article) -> Comparison {
    compare_within(before, after, &Agencies::default(), &mut Budget::new(DEFAULT_BUDGET), None)
}
