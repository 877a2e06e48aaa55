//! The laws that every comparison keeps, under random input: `architecture` calls them law 1 to law 6.

// proptest needs randomness, which wasm32-unknown-unknown has not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use article_versions::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// How many random pairs each law is tried with.
const CASES: u32 = 512;

/// Words, marks and oddities to make texts of: few, so that they repeat.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "the", "mayor", "of", "Gravik", "said", "“we", "go”", "\"stay\"", "it", "not", "never", "bridge", "bridge,", "hard-line", "hardline",
    "U.N.", "$35,000,000", "$55,000,000", "-3.5%", "24 May 2031", "May 24, 2031", "4 p.m.", "COVID-19", "COVID-18", "don’t", "don't",
    "https://example.org/a?b=1,2", "1\u{202f}000", "end.", "stop!", "why?", "…", "...", "—", "–", "(AP", "Photo/Ida", "Holm)", "👩‍👩‍👧‍👦", "🇳🇴", "e\u{301}tude",
    "étude", "渡轮停航。", "因为大风", "เรือข้ามฟาก", "עבורת", "قارب", "\u{200f}", "co\u{ad}op", "a", "a", "b", "\u{301}", "\u{200b}",
    "straße", "12-year-old", "and/or", "colour", "color", "10–12",
];

fn text(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let space = prop_oneof![20 => Just(" "), 1 => Just("  "), 1 => Just("\u{a0}"), 1 => Just("\n"), 1 => Just("")];
    let word = prop_oneof![30 => proptest::sample::select(WORDS).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec((word, space), words)
        .prop_map(|pairs| pairs.into_iter().map(|(word, space)| word + space).collect::<String>())
}

fn runs() -> impl Strategy<Value = Text> {
    let mark = prop_oneof![
        8 => Just(vec![]),
        1 => Just(vec![Mark::Strong]),
        1 => Just(vec![Mark::Link { url: "https://example.org/".to_owned() }]),
        1 => Just(vec![Mark::Link { url: "https://example.org/other".to_owned() }]),
    ];
    proptest::collection::vec((text(0..14), mark), 0..3)
        .prop_map(|runs| runs.into_iter().map(|(text, marks)| Run { text, marks }).collect())
}

fn photo() -> impl Strategy<Value = Photo> {
    let credit = (text(0..5), any::<bool>()).prop_map(|(line, field)| Credit {
        origin: if field { CreditOrigin::Field } else { CreditOrigin::Caption },
        ..parse_credit(&line)
    });
    let url =
        proptest::option::of(proptest::sample::select(vec!["https://example.org/a-640x480.jpg", "/a.jpg", "/b.jpg"]));
    (runs(), proptest::collection::vec(credit, 0..3), url, proptest::option::of(text(0..5)), any::<bool>()).prop_map(
        |(caption, credits, url, alt, is_file)| Photo {
            caption,
            credits,
            url: url.map(str::to_owned),
            alt,
            is_file,
            ..Photo::default()
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    let kind = proptest::sample::select(vec![
        BlockKind::Paragraph,
        BlockKind::Paragraph,
        BlockKind::Paragraph,
        BlockKind::Heading,
        BlockKind::Quote,
        BlockKind::ListItem,
        BlockKind::Correction,
        BlockKind::Divider,
    ]);
    prop_oneof![
        5 => (kind, runs()).prop_map(|(kind, runs)| Block::text_block(kind, runs)),
        1 => photo().prop_map(Block::photo_block),
    ]
}

fn article() -> impl Strategy<Value = Article> {
    (proptest::option::of(runs()), proptest::collection::vec(block(), 0..9)).prop_map(|(headline, blocks)| Article {
        headline,
        blocks,
        ..Article::default()
    })
}

/// What an editor does to an article.
#[derive(Debug, Clone)]
enum Edit {
    Delete(usize),
    Insert(usize, Block),
    Move(usize, usize),
    Replace(usize, Text),
    Append(usize, String),
    Split(usize),
    Merge(usize),
    Straighten,
    /// Swaps a word for one that looks like it.
    Swap(&'static str, &'static str),
}

/// Words that differ in what must not be cut.
#[rustfmt::skip]
const LOOKALIKES: &[(&str, &str)] = &[
    ("COVID-19", "COVID-18"), ("$35,000,000", "$55,000,000"), ("-3.5%", "-3.6%"), ("24 May 2031", "25 May 2031"), ("1\u{202f}000", "1\u{202f}500"),
    ("12-year-old", "13-year-old"), ("e\u{301}tude", "etude"), ("👩‍👩‍👧‍👦", "👩‍👩‍👧"), ("10–12", "10–13"), ("hard-line", "hardline"),
    ("渡轮停航。", "渡轮复航。"), ("https://example.org/a?b=1,2", "https://example.org/a?b=1,3"), ("4 p.m.", "5 p.m."),
];

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..9usize;
    prop_oneof![
        at.clone().prop_map(Edit::Delete),
        (at.clone(), block()).prop_map(|(at, block)| Edit::Insert(at, block)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Edit::Move(from, to)),
        (at.clone(), runs()).prop_map(|(at, runs)| Edit::Replace(at, runs)),
        (at.clone(), text(1..4)).prop_map(|(at, text)| Edit::Append(at, text)),
        at.clone().prop_map(Edit::Split),
        at.prop_map(Edit::Merge),
        Just(Edit::Straighten),
        proptest::sample::select(LOOKALIKES).prop_map(|(from, to)| Edit::Swap(from, to)),
        proptest::sample::select(LOOKALIKES).prop_map(|(from, to)| Edit::Swap(from, to)),
    ]
}

fn apply(article: &Article, edits: &[Edit]) -> Article {
    let mut after = article.clone();
    for edit in edits {
        let blocks = &mut after.blocks;
        let count = blocks.len();
        match edit {
            Edit::Insert(at, block) => blocks.insert(at % (count + 1), block.clone()),
            _ if count == 0 => {}
            Edit::Delete(at) => drop(blocks.remove(at % count)),
            Edit::Move(from, to) => {
                let block = blocks.remove(from % count);
                blocks.insert(to % count, block);
            }
            Edit::Replace(at, runs) => blocks[at % count].runs.clone_from(runs),
            Edit::Append(at, text) => blocks[at % count].runs.push(Run::plain(text.as_str())),
            Edit::Split(at) => {
                let block = &mut blocks[at % count];
                let rest = block.runs.split_off(block.runs.len() / 2);
                let piece = Block::text_block(block.kind, rest);
                if piece.kind != BlockKind::Photo {
                    blocks.insert(at % count + 1, piece);
                }
            }
            Edit::Merge(at) if at % count + 1 < count => {
                let mut next = blocks.remove(at % count + 1).runs;
                blocks[at % count].runs.append(&mut next);
            }
            Edit::Merge(_) => {}
            Edit::Swap(from, to) => {
                for run in blocks.iter_mut().flat_map(|block| &mut block.runs) {
                    run.text = run.text.replace(from, to);
                }
            }
            Edit::Straighten => {
                for run in blocks.iter_mut().flat_map(|block| &mut block.runs) {
                    run.text = run.text.replace(['“', '”'], "\"").replace('’', "'");
                }
            }
        }
    }
    after
}

/// Two versions: mostly one and its edited form, sometimes two strangers.
fn pair() -> impl Strategy<Value = (Article, Article)> {
    prop_oneof![
        4 => (article(), proptest::collection::vec(edit(), 0..6)).prop_map(|(before, edits)| {
            let after = apply(&before, &edits);
            (before, after)
        }),
        1 => (article(), article()),
    ]
}

fn joined(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

/// Law 1, 6: the segments of a side are its text, and none is empty or of the other side.
fn text_is_kept(side: &Side, block: &Block, other: Tag) {
    let check = |segments: &[Segment], text: &str| {
        assert_eq!(joined(segments), text);
        assert!(segments.iter().all(|segment| segment.tag != other && !segment.text.is_empty()));
    };
    match (&side.photo, &block.photo) {
        (None, None) => check(&side.segments, &plain_text(&block.runs)),
        (Some(side), Some(photo)) => {
            check(&side.caption, &plain_text(&photo.caption));
            check(&side.alt, photo.alt.as_deref().unwrap_or_default());
            let of = |origin| photo.credits.iter().filter(move |credit| credit.origin == origin);
            let credits: Vec<&Credit> =
                if side.credits.iter().map(|c| &c.origin).eq(photo.credits.iter().map(|c| &c.origin)) {
                    photo.credits.iter().collect()
                } else {
                    of(CreditOrigin::Caption).chain(of(CreditOrigin::Field)).collect()
                };
            assert_eq!(side.credits.len(), credits.len());
            for (side, credit) in side.credits.iter().zip(credits) {
                check(&side.segments, &credit.raw);
            }
        }
        _ => panic!("a photo is a photo on both sides"),
    }
}

/// Law 4: where two segments of different fate meet, nothing is cut that a reader takes for one.
fn nothing_is_cut(segments: &[Segment]) {
    let text = joined(segments);
    let graphemes: std::collections::BTreeSet<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    let mut at = 0;
    for pair in segments.windows(2) {
        at += pair[0].text.len();
        assert!(graphemes.contains(&at), "a grapheme is cut in {segments:?}");
        if (pair[0].tag, pair[0].edit) == (pair[1].tag, pair[1].edit) {
            continue; // Cut by the source's own marks.
        }
        let (left, right) = text.split_at(at);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let (last, next) = (left.chars().next_back(), right.chars().next());
        assert!(!(digit(last) && digit(next)), "a number is cut in {segments:?}");
        let separator = |c: Option<char>| matches!(c, Some('.' | ','));
        let inside = digit(last) && separator(next) && digit(right.chars().nth(1))
            || separator(last) && digit(left.chars().rev().nth(1)) && digit(next);
        assert!(!inside, "a number is cut at its separator in {segments:?}");
        assert!(!(last == Some('$') && digit(next)), "an amount is cut in {segments:?}");
        let address = left.rfind("https://").is_some_and(|start| !left[start..].contains(char::is_whitespace));
        assert!(!(address && next == Some('?')), "an address is cut in {segments:?}");
        assert!(!(left.ends_with("24 ") && right.starts_with("May 2031")), "a date is cut in {segments:?}");
    }
}

/// What must be the same when the two versions change places.
mod mirror {
    use super::*;

    /// One side of one row or field: its number, and its segments as tag, text and the classes of their edit.
    type Face = (String, Vec<(String, String, Vec<ChangeClass>)>);

    /// The faces of a comparison, turned round if asked for, without regard to their order: a moved row stands where its
    /// block is after, with the stub where it was before, so that the order of rows cannot be mirrored.
    pub fn faces(comparison: &Comparison, turned: bool) -> std::collections::BTreeSet<Face> {
        let kind = |kind: RowKind| match (kind, turned) {
            (RowKind::Inserted, true) => RowKind::Deleted,
            (RowKind::Deleted, true) => RowKind::Inserted,
            (RowKind::Split, true) => RowKind::Merged,
            (RowKind::Merged, true) => RowKind::Split,
            (kind, _) => kind,
        };
        let text = |segments: &[Segment], edits: &[article_versions::Edit]| {
            let mut parts: Vec<(String, String, Vec<ChangeClass>)> = Vec::new();
            for segment in segments {
                let classes = segment.edit.map(|edit| edits[edit].classes.clone()).unwrap_or_default();
                let tag = if segment.tag == Tag::Equal { "kept" } else { "changed" }.to_owned();
                match parts.last_mut() {
                    Some(last) if last.0 == tag && last.2 == classes => last.1.push_str(&segment.text),
                    _ => parts.push((tag, segment.text.clone(), classes)),
                }
            }
            parts
        };
        let mut faces = std::collections::BTreeSet::new();
        for row in comparison.rows.iter().filter(|row| row.kind != RowKind::Stub) {
            for (sides, is_after) in [(&row.before, turned), (&row.after, !turned)] {
                for side in sides {
                    let head = format!("{} {is_after} {:?} {:?}", side.block, kind(row.kind), row.moved.is_some());
                    faces.insert((head.clone(), text(&side.segments, &row.edits)));
                    if let Some(photo) = &side.photo {
                        faces.insert((head + " caption", text(&photo.caption, &row.edits)));
                    }
                }
            }
        }
        for field in &comparison.fields {
            for (side, is_after) in [(&field.before, turned), (&field.after, !turned)] {
                faces
                    .insert((format!("{:?} {is_after} {:?}", field.field, kind(field.kind)), text(side, &field.edits)));
            }
        }
        faces
    }

    /// A summary as the swapped versions would give it.
    pub fn summary(mut summary: Summary) -> Summary {
        for counts in [&mut summary.blocks, &mut summary.photos] {
            std::mem::swap(&mut counts.inserted, &mut counts.deleted);
            std::mem::swap(&mut counts.split, &mut counts.merged);
        }
        std::mem::swap(&mut summary.words.before, &mut summary.words.after);
        std::mem::swap(&mut summary.words.inserted, &mut summary.words.deleted);
        std::mem::swap(&mut summary.credits_added, &mut summary.credits_removed);
        summary
    }
}

fn sides(comparison: &Comparison) -> impl Iterator<Item = &Side> {
    comparison.rows.iter().flat_map(|row| row.before.iter().chain(&row.after))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn law_1_and_6_no_character_is_lost((before, after) in pair()) {
        let comparison = compare(&before, &after, &Options::default());
        for row in &comparison.rows {
            row.before.iter().for_each(|side| text_is_kept(side, &before.blocks[side.block], Tag::Insert));
            row.after.iter().for_each(|side| text_is_kept(side, &after.blocks[side.block], Tag::Delete));
        }
        for field in comparison.fields.iter().filter(|field| field.field == Field::Headline) {
            prop_assert_eq!(joined(&field.before), plain_text(before.headline.as_deref().unwrap_or_default()));
            prop_assert_eq!(joined(&field.after), plain_text(after.headline.as_deref().unwrap_or_default()));
        }
    }

    #[test]
    fn law_2_every_block_stands_in_one_row((before, after) in pair()) {
        let comparison = compare(&before, &after, &Options::default());
        let numbers = |pick: fn(&Row) -> &Vec<Side>| {
            let mut numbers: Vec<usize> = comparison.rows.iter().flat_map(pick).map(|side| side.block).collect();
            numbers.sort_unstable();
            numbers
        };
        prop_assert_eq!(numbers(|row| &row.before), (0..before.blocks.len()).collect::<Vec<_>>());
        prop_assert_eq!(numbers(|row| &row.after), (0..after.blocks.len()).collect::<Vec<_>>());
        let in_order: Vec<usize> = comparison.rows.iter().flat_map(|row| &row.after).map(|side| side.block).collect();
        prop_assert!(in_order.is_sorted());
        for (at, row) in comparison.rows.iter().enumerate() {
            prop_assert_eq!(row.kind == RowKind::Stub, row.before.is_empty() && row.after.is_empty());
            if let Some(moved) = row.moved {
                let other = &comparison.rows[moved.row];
                prop_assert_eq!(other.moved.unwrap().row, at, "both places link to each other");
                prop_assert_ne!(other.kind == RowKind::Stub, row.kind == RowKind::Stub);
            }
            let shape = (row.before.len(), row.after.len());
            let fits = match row.kind {
                RowKind::Equal | RowKind::Edited => shape == (1, 1),
                RowKind::Inserted => shape == (0, 1),
                RowKind::Deleted => shape == (1, 0),
                RowKind::Split => shape.0 == 1 && shape.1 > 1,
                RowKind::Merged => shape.0 > 1 && shape.1 == 1,
                RowKind::Stub => shape == (0, 0),
            };
            prop_assert!(fits, "{:?} has {:?}", row.kind, shape);
        }
    }

    #[test]
    fn law_3_a_version_is_equal_to_itself(article in article()) {
        let comparison = compare(&article, &article, &Options::default());
        prop_assert!(comparison.changes.is_empty(), "{:?}", comparison.changes);
        prop_assert!(comparison.rows.iter().all(|row| row.kind == RowKind::Equal && row.moved.is_none()));
        prop_assert!(comparison.fields.iter().all(|field| field.kind == RowKind::Equal));
        prop_assert!(sides(&comparison).flat_map(|side| &side.segments).all(|segment| segment.edit.is_none()));
    }

    #[test]
    fn law_4_nothing_is_cut((before, after) in pair()) {
        let comparison = compare(&before, &after, &Options::default());
        for side in sides(&comparison) {
            nothing_is_cut(&side.segments);
            if let Some(photo) = &side.photo {
                nothing_is_cut(&photo.caption);
                nothing_is_cut(&photo.alt);
                photo.credits.iter().for_each(|credit| nothing_is_cut(&credit.segments));
            }
        }
    }

    #[test]
    fn law_5_the_same_input_gives_the_same_output((before, after) in pair()) {
        let options = Options::default();
        let (one, other) = (compare(&before, &after, &options), compare(&before.clone(), &after.clone(), &options));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn every_change_is_told((before, after) in pair()) {
        let comparison = compare(&before, &after, &Options::default());
        let numbered = comparison.fields.iter().map(|field| field.change).chain(comparison.rows.iter().map(|row| row.change));
        prop_assert_eq!(numbered.flatten().collect::<Vec<_>>(), (0..comparison.changes.len()).collect::<Vec<_>>());
        let ids: std::collections::BTreeSet<&str> = comparison.changes.iter().map(|change| change.id.as_str()).collect();
        prop_assert_eq!(ids.len(), comparison.changes.len(), "each change has an address of its own");
        for change in &comparison.changes {
            prop_assert!(!change.classes.is_empty(), "{:?}", change);
        }
        for row in &comparison.rows {
            prop_assert_eq!(row.change.is_none(), row.kind == RowKind::Stub || row.kind == RowKind::Equal && row.moved.is_none());
            prop_assert!(row.edits.iter().all(|edit| !edit.classes.is_empty()));
            for (number, edit) in row.edits.iter().enumerate() {
                let Some(there) = edit.moved else { continue };
                let back = comparison.rows[there.row].edits[there.edit].moved.unwrap();
                prop_assert_eq!(number, back.edit, "both places of a sentence that moved name each other");
                prop_assert!(std::ptr::eq(&comparison.rows[back.row], row));
                prop_assert!(edit.classes.contains(&ChangeClass::Move));
            }
            // What is marked belongs to an edit, and the edit is there.
            for segment in row.before.iter().chain(&row.after).flat_map(|side| &side.segments) {
                prop_assert!(segment.tag == Tag::Equal || segment.edit.is_some());
                prop_assert!(segment.edit.is_none_or(|edit| edit < row.edits.len()));
            }
        }
    }

    #[test]
    fn swapped_sides_give_the_mirrored_comparison((before, after) in pair()) {
        let there = compare(&before, &after, &Options::default());
        let back = compare(&after, &before, &Options::default());
        prop_assert_eq!(mirror::faces(&there, false), mirror::faces(&back, true));
        prop_assert_eq!(there.summary, mirror::summary(back.summary));
    }

    #[test]
    fn without_budget_nothing_is_lost((before, after) in pair(), budget in 0u64..2_000) {
        let comparison = compare(&before, &after, &Options { budget });
        for row in &comparison.rows {
            row.before.iter().for_each(|side| text_is_kept(side, &before.blocks[side.block], Tag::Insert));
            row.after.iter().for_each(|side| text_is_kept(side, &after.blocks[side.block], Tag::Delete));
        }
    }

    #[test]
    fn any_two_texts_compare(before in text(0..60), after in text(0..60)) {
        for format in [Format::Auto, Format::Wire, Format::Markdown] {
            let (before, after) = (parse(&before, format), parse(&after, format));
            let comparison = compare(&before, &after, &Options::default());
            for row in &comparison.rows {
                row.before.iter().for_each(|side| text_is_kept(side, &before.blocks[side.block], Tag::Insert));
                row.after.iter().for_each(|side| text_is_kept(side, &after.blocks[side.block], Tag::Delete));
            }
        }
    }
}
