//! Tests the counts of a comparison and the stability of change ids.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use article_versions::{
    ChangeClass, ChangeKind, CompareOptions, Comparison, Format, RowKind, Tag, compare as compare_articles, parse,
};

fn compare(before: &str, after: &str) -> Comparison {
    compare_articles(&parse(before, Format::Wire), &parse(after, Format::Wire), &CompareOptions::default())
}

const STORY: &str = "The bridge opened in May after four years of work.

Buses will cross it from Monday, the council said.

It cost 35 million crowns. Rain fell on the guests.

The builders were paid by the state.";

#[test]
fn change_ids_survive_edits_elsewhere() {
    let after = STORY.replace("35 million", "55 million");
    let more = after.replace("from Monday", "from Tuesday").replace("The builders", "Nobody came.\n\nThe builders");
    let id = |comparison: &Comparison| {
        let is_it = |change: &&article_versions::Change| change.summary == "35 → 55";
        comparison.changes.iter().find(is_it).map(|change| change.id.clone())
    };
    assert!(id(&compare(STORY, &after)).is_some());
    assert_eq!(id(&compare(STORY, &after)), id(&compare(STORY, &more)));
}

#[test]
fn equal_changes_have_different_ids() {
    let comparison = compare(
        "It cost 35 crowns to go there.\n\nNobody paid the 35 crowns.",
        "It cost 55 crowns to go there.\n\nNobody paid the 55 crowns.",
    );
    assert_eq!(comparison.changes.len(), 2);
    assert_ne!(comparison.changes[0].id, comparison.changes[1].id);
}

#[test]
fn the_summary_counts_what_happened() {
    let after = "The builders were paid by the state.

The bridge opened in May after four years of work.

Buses will cross it from Tuesday, the council said.

It cost 55 million crowns.

Rain fell on the guests.

Nobody came.";
    let summary = compare(STORY, after).summary;
    let blocks = summary.blocks;
    assert_eq!((blocks.equal, blocks.edited, blocks.inserted, blocks.deleted), (1, 1, 1, 0));
    assert_eq!((blocks.moved, blocks.split, blocks.merged), (1, 1, 0));
    assert_eq!((summary.words.before, summary.words.after), (36, 38));
    assert_eq!((summary.words.deleted, summary.words.inserted), (2, 4));
    let count = |class| summary.classes.iter().find(|count| count.class == class).map_or(0, |count| count.count);
    assert_eq!((count(ChangeClass::Figure), count(ChangeClass::Move), count(ChangeClass::Structure)), (2, 1, 1));
}

#[test]
fn a_word_with_changed_letters_counts_once_on_each_side() {
    for (before, after, [deleted, inserted, words_before, words_after]) in [
        ("The harbour wall leaks.", "The harbor wall leaks.", [1, 1, 4, 4]),
        ("A hard-line stance.", "A hardline stance.", [1, 1, 3, 3]),
        ("It said the ferry is late.", "It said “the ferry” is late.", [0, 0, 6, 6]),
        (
            "**Correction:** The old [mill](https://a.example/1) burned on Monday.",
            "**Correction:** The old [mill](https://a.example/2) burned on Monday.",
            [0, 0, 7, 7],
        ),
    ] {
        let [before_article, after_article] = [before, after].map(|text| parse(text, Format::Auto));
        let words = compare_articles(&before_article, &after_article, &CompareOptions::default()).summary.words;
        assert_eq!(
            [words.deleted, words.inserted, words.before, words.after],
            [deleted, inserted, words_before, words_after],
            "{after}"
        );
    }
}

#[test]
fn a_moved_sentence_is_linked_both_ways_and_adds_no_words() {
    let after = "The bridge opened in May after four years of work.

Buses will cross it from Monday, the council said. Rain fell on the guests.

It cost 35 million crowns.

The builders were paid by the state.";
    let comparison = compare(STORY, after);
    let moved: Vec<(usize, usize)> = (0..comparison.rows.len())
        .flat_map(|row| (0..comparison.rows[row].edits.len()).map(move |edit| (row, edit)))
        .filter(|(row, edit)| comparison.rows[*row].edits[*edit].moved.is_some())
        .collect();
    assert_eq!(moved.len(), 2);
    for (row, edit) in &moved {
        let there = comparison.rows[*row].edits[*edit].moved.unwrap();
        let back = comparison.rows[there.row].edits[there.edit].moved.unwrap();
        assert_eq!((back.row, back.edit), (*row, *edit));
        let edit_of = &comparison.rows[*row].edits[*edit];
        assert_eq!(edit_of.classes, [ChangeClass::Move]);
        assert_eq!(edit_of.before.is_empty(), !edit_of.after.is_empty());
    }
    let segments =
        comparison.rows.iter().flat_map(|row| row.before.iter().chain(&row.after)).flat_map(|side| &side.segments);
    assert!(segments.into_iter().all(|segment| segment.tag == Tag::Equal), "no word is new");
    assert_eq!((comparison.summary.words.deleted, comparison.summary.words.inserted), (0, 0));
    let moves = comparison.summary.classes.iter().find(|count| count.class == ChangeClass::Move);
    assert_eq!(moves.map(|count| count.count), Some(1));
}

#[test]
fn words_put_in_quotation_marks_are_one_edit() {
    let plain = "The mayor called the plan a disgrace on Friday.";
    let quoted = "The mayor called the plan “a disgrace” on Friday.";
    for (before, after) in [(plain, quoted), (quoted, plain)] {
        let comparison = compare(before, after);
        let edits = &comparison.rows[0].edits;
        assert_eq!(edits.len(), 1);
        let (one, other) =
            if before == plain { ("a disgrace", "“a disgrace”") } else { ("“a disgrace”", "a disgrace") };
        assert_eq!((edits[0].before.as_str(), edits[0].after.as_str()), (one, other));
        assert_eq!(edits[0].classes, [ChangeClass::Quotation]);
        let side = if before == plain { &comparison.rows[0].after } else { &comparison.rows[0].before };
        let marked = side[0].segments.iter().filter(|segment| segment.edit == Some(0)).map(|segment| &segment.text);
        assert_eq!(marked.collect::<Vec<_>>(), ["“", "”"], "the words between stay");
    }
}

#[test]
fn only_changed_words_make_a_paragraph_reworded() {
    let counts = |before: &str, after: &str| {
        let [before, after] = [before, after].map(|text| parse(text, Format::Markdown));
        let summary = compare_articles(&before, &after, &CompareOptions::default()).summary;
        (summary.blocks.edited, summary.blocks.reworded, summary.blocks.restyled)
    };
    assert_eq!(counts("The bridge is open.", "The bridge is closed."), (1, 1, 0));
    assert_eq!(counts("The bridge is **open**.", "The bridge is open."), (1, 0, 1));
    assert_eq!(counts("\"It is open\", he said.", "“It is open,” he said."), (1, 0, 1));
    assert_eq!(counts("Rain fell.\n\n## Next\n\nSnow fell.", "Rain fell.\n\n### Next\n\nSnow fell."), (1, 0, 1));
    assert_eq!(counts("The **bridge** is open.", "The bridge is closed."), (1, 1, 0));
    assert_eq!(counts("See [it](https://a.example).", "See [it](https://b.example)."), (1, 0, 0));
    let before = "The council met for nine hours on Tuesday. Rain fell outside the town hall.\n\nThe mayor left.";
    let after = "The council met for nine hours on Tuesday.\n\nThe mayor left. Rain fell outside the town hall.";
    assert_eq!(counts(before, after), (2, 0, 0));
    assert_eq!(counts(before, &after.replace("town hall", "old hall")), (2, 0, 0), "reported as a moved sentence");
}

#[test]
fn a_moved_block_is_one_change() {
    let comparison = compare(
        "The bridge opened in May after four years.\n\nRain fell on the guests all day.",
        "Rain fell on the guests all day.\n\nThe bridge opened in May after four years.",
    );
    assert_eq!(comparison.changes.len(), 1);
    assert_eq!(comparison.changes[0].kind, ChangeKind::Moved);
    assert_eq!(comparison.rows.iter().filter(|row| row.kind == RowKind::Stub).count(), 1);
}
