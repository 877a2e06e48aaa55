//! The laws that every timeline keeps, under random input.

// proptest needs randomness, which wasm32-unknown-unknown has not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use article_versions::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// How many random series each law is tried with.
const CASES: u32 = 256;

/// Sentences to make stories of: few, so that they come back; some of them one the other's piece, form or neighbour.
#[rustfmt::skip]
const SENTENCES: &[&str] = &[
    "The ferry to Gravik leaves at nine.", "The ferry to Gravik leaves at ten.", "Rain fell all night and two roads were shut.", "Rain fell all night.",
    "Two roads were shut.", "“We’re staying,” said Mari Lund.", "\"We're staying,\" said Mari Lund.", "Nobody was hurt.", "It cost 35 million crowns, the council said.",
    "It cost 55 million crowns.", "…", "渡轮停航。因为大风。", "Yes!", "A line without a stop", " ", "-", "The council of Gravik met on Tuesday to vote on the bridge.",
];

fn words() -> impl Strategy<Value = String> {
    let space = prop_oneof![9 => Just(" "), 1 => Just("\n"), 1 => Just("")];
    let sentence = prop_oneof![20 => proptest::sample::select(SENTENCES).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec((sentence, space), 0..5)
        .prop_map(|pairs| pairs.into_iter().map(|(sentence, space)| sentence + space).collect())
}

fn block() -> impl Strategy<Value = Block> {
    let kinds =
        vec![BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Correction, BlockKind::Table];
    let text = (proptest::sample::select(kinds), words());
    let photo = (words(), proptest::sample::select(vec!["a.jpg", "b.jpg"]));
    prop_oneof![
        5 => text.prop_map(|(kind, words)| Block::text_block(kind, vec![Run::plain(words)])),
        1 => photo.prop_map(|(words, url)| {
            Block::photo_block(Photo { caption: vec![Run::plain(words)], url: Some(url.to_owned()), ..Photo::default() })
        }),
    ]
}

/// What an editor does to a story.
#[derive(Debug, Clone)]
enum Edit {
    Delete(usize),
    Insert(usize, Block),
    Move(usize, usize),
    Append(usize, String),
    /// Splits a block at the word of that number.
    Split(usize, usize),
    Merge(usize),
    Swap(&'static str, &'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..9usize;
    let swaps =
        vec![("nine", "ten"), (" and ", ". "), ("Gravik", "Halden"), ("“", "\""), ("Nobody", "No one"), (". ", ", ")];
    prop_oneof![
        at.clone().prop_map(Edit::Delete),
        (at.clone(), block()).prop_map(|(at, block)| Edit::Insert(at, block)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Edit::Move(from, to)),
        (at.clone(), words()).prop_map(|(at, words)| Edit::Append(at, words)),
        (at.clone(), 0..12usize).prop_map(|(at, word)| Edit::Split(at, word)),
        at.prop_map(Edit::Merge),
        proptest::sample::select(swaps).prop_map(|(from, to)| Edit::Swap(from, to)),
    ]
}

fn apply(article: &mut Article, edit: &Edit) {
    let blocks = &mut article.blocks;
    let count = blocks.len();
    match edit {
        Edit::Insert(at, block) => blocks.insert(at % (count + 1), block.clone()),
        _ if count == 0 => {}
        Edit::Delete(at) => drop(blocks.remove(at % count)),
        Edit::Move(from, to) => {
            let block = blocks.remove(from % count);
            blocks.insert(to % count, block);
        }
        Edit::Append(at, words) => blocks[at % count].runs.push(Run::plain(words.as_str())),
        Edit::Split(at, word) => {
            let block = &mut blocks[at % count];
            let text = plain_text(&block.runs);
            let cut = text.match_indices(' ').nth(*word).map_or(text.len(), |(cut, _)| cut);
            let (head, tail) = text.split_at(cut);
            let piece = Block::text_block(block.kind, vec![Run::plain(tail.trim_start())]);
            if block.photo.is_none() {
                block.runs = vec![Run::plain(head)];
                blocks.insert(at % count + 1, piece);
            }
        }
        Edit::Merge(at) if at % count + 1 < count => {
            let mut next = blocks.remove(at % count + 1).runs;
            blocks[at % count].runs.append(&mut next);
        }
        Edit::Merge(_) => {}
        Edit::Swap(from, to) => {
            let captions = |block: &mut Block| {
                block.photo.take().map(|mut photo| {
                    photo.caption.iter_mut().for_each(|run| run.text = run.text.replace(from, to));
                    photo
                })
            };
            for block in blocks {
                block.runs.iter_mut().for_each(|run| run.text = run.text.replace(from, to));
                block.photo = captions(block);
            }
        }
    }
}

/// A story in some versions, each the last one edited or one of those before it again.
fn series() -> impl Strategy<Value = Vec<Article>> {
    let start = proptest::collection::vec(block(), 0..6);
    let step = prop_oneof![5 => proptest::collection::vec(edit(), 0..4).prop_map(Ok), 1 => any::<prop::sample::Index>().prop_map(Err)];
    (start, proptest::collection::vec(step, 0..5)).prop_map(|(blocks, steps)| {
        let mut versions = vec![Article { blocks, ..Article::default() }];
        for step in steps {
            let next = match step {
                Ok(edits) => {
                    let mut next = versions.last().unwrap().clone();
                    edits.iter().for_each(|edit| apply(&mut next, edit));
                    next
                }
                Err(back) => versions[back.index(versions.len())].clone(),
            };
            versions.push(next);
        }
        versions
    })
}

fn of(versions: &[Article]) -> Timeline {
    timeline(versions, &Options::default())
}

/// The versions in which a sentence stands, as its history tells it.
fn stands(history: &SentenceHistory, versions: usize) -> BTreeSet<usize> {
    let is_away = |version: &usize| history.absences.iter().any(|away| (away.gone..away.back).contains(version));
    (history.first..history.gone.unwrap_or(versions)).filter(|version| !is_away(version)).collect()
}

/// For each sentence that a side shows, its block, its number there and its text.
fn shown(sides: &[Side]) -> Vec<(usize, usize, String)> {
    let mut shown: Vec<(usize, usize, String)> = Vec::new();
    for side in sides {
        for segment in side.photo.as_ref().map_or(&side.segments, |photo| &photo.caption) {
            match shown.last_mut() {
                Some(last) if (last.0, last.1) == (side.block, segment.sentence) => last.2.push_str(&segment.text),
                _ => shown.push((side.block, segment.sentence, segment.text.clone())),
            }
        }
    }
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// A step is the comparison of its versions, no other.
    #[test]
    fn steps_are_comparisons(versions in series()) {
        let timeline = of(&versions);
        prop_assert_eq!(timeline.versions.len(), versions.len());
        prop_assert_eq!(timeline.steps.len() + 1, versions.len());
        for (step, pair) in timeline.steps.iter().zip(versions.windows(2)) {
            let comparison = compare(&pair[0], &pair[1], &Options::default());
            prop_assert_eq!((step.removed, step.added), (comparison.summary.words.deleted, comparison.summary.words.inserted));
            prop_assert_eq!(&step.comparison, &comparison);
        }
    }

    /// Each sentence that a reader sees has one history, and it stands in the versions that its history tells.
    #[test]
    fn histories_cover_every_sentence(versions in series()) {
        let timeline = of(&versions);
        let mut standing = vec![BTreeSet::new(); timeline.sentences.len()];
        for (number, version) in timeline.versions.iter().enumerate() {
            prop_assert_eq!(version.blocks.len(), versions[number].blocks.len());
            let texts = versions[number].blocks.iter().map(Block::text);
            let words = texts.map(|text| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count());
            prop_assert_eq!(version.words, words.sum::<usize>());
            for history in version.blocks.iter().flatten() {
                standing[*history].insert(number);
            }
        }
        for (history, standing) in timeline.sentences.iter().zip(&standing) {
            prop_assert_eq!(&stands(history, versions.len()), standing);
        }
        for (at, step) in timeline.steps.iter().enumerate() {
            let sides: [fn(&Row) -> &Vec<Side>; 2] = [|row| &row.before, |row| &row.after];
            for (version, sides) in timeline.versions[at..].iter().zip(sides) {
                let mut numbers = vec![BTreeSet::new(); version.blocks.len()];
                for (block, sentence, _) in step.comparison.rows.iter().flat_map(|row| shown(sides(row))) {
                    numbers[block].insert(sentence);
                }
                for (numbers, histories) in numbers.iter().zip(&version.blocks) {
                    prop_assert!(numbers.iter().copied().eq(0..histories.len()));
                }
            }
        }
    }

    /// A history tells things in the order in which they happened, and the list begins with what was there first.
    #[test]
    fn histories_are_in_order(versions in series()) {
        let timeline = of(&versions);
        for history in &timeline.sentences {
            let mut events = vec![history.first];
            events.extend(history.absences.iter().flat_map(|away| [away.gone, away.back]));
            events.extend(history.gone);
            prop_assert!(events.is_sorted_by(|a, b| a < b), "{history:?}");
            prop_assert!(events.last() < Some(&versions.len()));
            prop_assert!(history.changed.is_sorted_by(|a, b| a < b));
            let standing = stands(history, versions.len());
            prop_assert!(history.changed.iter().all(|version| *version > history.first && standing.contains(version)));
            prop_assert!(history.absences.iter().all(|away| !history.changed.contains(&away.back)));
        }
        let mut seen = BTreeSet::new();
        let in_order = timeline.versions.iter().flat_map(|version| version.blocks.iter().flatten()).filter(|of| seen.insert(**of));
        prop_assert!(in_order.copied().eq(0..timeline.sentences.len()));
    }

    /// Where a reader sees nothing changed, nothing has: the histories go on, and none tells of another word.
    #[test]
    fn what_is_equal_goes_on(versions in series()) {
        let timeline = of(&versions);
        for (at, step) in timeline.steps.iter().enumerate() {
            let (before, after) = (&timeline.versions[at], &timeline.versions[at + 1]);
            let times = |history: usize, version: &TimelineVersion| version.blocks.iter().flatten().filter(|of| **of == history).count();
            for row in step.comparison.rows.iter().filter(|row| row.kind == RowKind::Equal) {
                let (from, to) = (&before.blocks[row.before[0].block], &after.blocks[row.after[0].block]);
                prop_assert_eq!(from, to);
                // Another piece may have changed elsewhere.
                for history in from.iter().filter(|of| times(**of, before) == 1 && times(**of, after) == 1) {
                    prop_assert!(!timeline.sentences[*history].changed.contains(&(at + 1)));
                }
            }
        }
    }

    /// A sentence that is back says what it said when it went.
    #[test]
    fn what_comes_back_is_the_same(versions in series()) {
        let timeline = of(&versions);
        let text = |history: usize, version: usize| -> String {
            let comparison = compare(&versions[version], &versions[version], &Options::default());
            let mut own: Vec<_> = comparison.rows.iter().flat_map(|row| shown(&row.after)).collect();
            own.retain(|(block, sentence, _)| timeline.versions[version].blocks[*block][*sentence] == history);
            let letters = own.iter().flat_map(|(_, _, text)| text.chars()).filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        for (number, history) in timeline.sentences.iter().enumerate() {
            for away in &history.absences {
                prop_assert_eq!(text(number, away.gone - 1), text(number, away.back));
            }
        }
    }

    /// The same version again and again: each sentence stands from the first to the last, and nothing happens to it.
    #[test]
    fn nothing_happens_to_a_story_that_stays(versions in series(), times in 1..5usize) {
        let timeline = of(&vec![versions[0].clone(); times]);
        let nothing = SentenceHistory::default();
        prop_assert!(timeline.sentences.iter().all(|history| *history == nothing));
        prop_assert!(timeline.steps.iter().all(|step| (step.removed, step.added) == (0, 0)));
        prop_assert!(timeline.precise);
    }

    /// Without any work to spend there is a timeline all the same.
    #[test]
    fn a_timeline_without_work_is_one(versions in series()) {
        let timeline = timeline(&versions, &Options { budget: 0 });
        let all = timeline.steps.iter().all(|step| step.comparison.precise);
        prop_assert_eq!(timeline.precise, all);
    }
}

#[test]
fn no_version_is_no_timeline() {
    assert_eq!(of(&[]), Timeline { precise: true, ..Timeline::default() });
}
