//! Runs the library on labelled cases and prints the results for a scoring script, one JSON object per line.
//!
//! ```text
//! cargo run --release --example evaluate -- credits GOLD.jsonl > PREDICTED.jsonl
//! cargo run --release --example evaluate -- alignment GOLD.jsonl > PREDICTED.jsonl
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{collections::BTreeSet, env, fs, process};

use article_versions::{
    Article, Block, BlockKind, BlockSide, CompareOptions, Credit, CreditFlag, CreditOrigin, Run, SharedRow, compare,
    parse_caption, parse_credit,
};
use serde_json::{Value, json};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let predict = match arguments.first().map(String::as_str) {
        Some("alignment") => alignment,
        Some("credits") => credits,
        _ => usage(),
    };
    let Some(path) = arguments.get(1) else { usage() };
    let gold = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    for (number, line) in gold.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row = serde_json::from_str(line).unwrap_or_else(|error| panic!("{path}:{}: {error}", number + 1));
        println!("{}", predict(&row));
    }
}

fn usage() -> ! {
    eprintln!("usage: evaluate alignment|credits GOLD.jsonl");
    process::exit(2)
}

/// One pair of versions: which sentences belong together. Each sentence is a paragraph.
fn alignment(row: &Value) -> Value {
    let article = |name: &str| {
        let text = |text: &Value| vec![Run::plain(text.as_str().unwrap_or_default())];
        let block = |sentence: &Value| Block::text_block(BlockKind::Paragraph, text(sentence)).into();
        Article { blocks: row[name].as_array().unwrap().iter().map(block).collect(), ..Article::default() }
    };
    let comparison = compare(&article("old"), &article("new"), &CompareOptions::default());
    let in_rows: BTreeSet<(usize, usize)> = comparison
        .rows
        .iter()
        .flat_map(|row| row.before.iter().flat_map(|before| row.after.iter().map(|after| (before.block, after.block))))
        .collect();
    let edges: BTreeSet<(usize, usize)> = in_rows.iter().copied().chain(linked(&comparison.rows)).collect();
    json!({ "id": row["id"], "edges": edges, "in_rows": in_rows })
}

/// The paragraphs of which words went into a paragraph of another row.
fn linked(rows: &[SharedRow]) -> Vec<(usize, usize)> {
    let block = |sides: &[BlockSide], edit: usize| {
        sides.iter().find(|side| side.segments.iter().any(|segment| segment.edit == Some(edit))).map(|side| side.block)
    };
    let mut found = Vec::new();
    for row in rows {
        for (number, edit) in row.edits.iter().enumerate() {
            let Some(place) = edit.moved else { continue };
            found.extend(block(&row.before, number).zip(block(&rows[place.row].after, place.edit)));
        }
    }
    found
}

/// One credit: its parts, and the credit that was split off its caption, if the case has one.
fn credits(row: &Value) -> Value {
    let credit = parse_credit(row["raw"].as_str().unwrap_or_default());
    let found = row["caption_context"].as_str().map(credits_in_caption);
    json!({
        "id": row["id"],
        "creator": credit.creators,
        "agencies": credit.providers,
        "via": credit.via,
        "is_file": is_file(&credit),
        "found": found,
    })
}

fn credits_in_caption(caption: &str) -> String {
    let credits = parse_caption(&[Run::plain(caption)]).credits;
    let inside: Vec<String> =
        credits.into_iter().filter(|credit| credit.origin == CreditOrigin::Caption).map(|credit| credit.raw).collect();
    inside.join(" ")
}

fn is_file(credit: &Credit) -> bool {
    credit.flags.contains(&CreditFlag::File)
}
