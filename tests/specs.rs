//! Runs the literate examples of `tests/specs/*.txt`.
//!
//! A spec is prose that contains fenced examples. An example opens with ```` ```` example ````. The input follows, then
//! a line with a single full stop, then the expected output in a compact form. A `→` in the input stands for a tab.
//!
//! `UPDATE_SPECS=1 cargo test --test specs` writes the actual output into the files. Read the difference before you
//! keep it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(all(feature = "pages", not(target_arch = "wasm32")))]
#[path = "support/html.rs"]
#[allow(dead_code, reason = "the law of kept words uses more of it")]
mod html;
#[cfg(all(feature = "pages", not(target_arch = "wasm32")))]
#[path = "support/page.rs"]
mod page;
mod support;

use article_versions::Format;
use std::{env, fs, path::Path};

/// Checks every example of one file. `project` converts an input to its output.
fn run(name: &str, project: fn(&str) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs").join(format!("{name}.txt"));
    let spec = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (mut written, mut failures, mut examples) = (String::new(), Vec::new(), 0);
    let mut lines = spec.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        written.push_str(line);
        written.push('\n');
        if line != "```` example" {
            continue;
        }
        examples += 1;
        let input: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != ".").collect();
        let expected: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "````").collect();
        let input = input.join("\n");
        let actual = project(&input.replace('→', "\t"));
        let actual = actual.trim_end();
        if actual != expected.join("\n") {
            failures.push(format!(
                "{}:{}\n--- input\n{input}\n--- expected\n{}\n--- actual\n{actual}\n",
                path.display(),
                number + 1,
                expected.join("\n")
            ));
        }
        written.push_str(&format!("{input}\n.\n{actual}\n````\n"));
    }
    assert!(examples > 0, "{}: no examples", path.display());
    if env::var_os("UPDATE_SPECS").is_some() {
        fs::write(&path, written).unwrap();
    } else {
        assert!(failures.is_empty(), "{} of {examples} examples differ\n\n{}", failures.len(), failures.join("\n"));
    }
}

#[test]
fn wire() {
    run("wire", |source| support::article::parsed(source, Format::Wire));
}

#[cfg(feature = "markdown")]
#[test]
fn markdown() {
    run("markdown", |source| support::article::parsed(source, Format::Markdown));
}

#[cfg(feature = "markdown")]
#[test]
fn front_matter() {
    run("front_matter", |source| support::article::parsed(source, Format::Auto));
}

/// Comparisons of versions in plain text.
#[test]
fn comparisons() {
    for name in ["rules", "editing", "classes", "moves", "scripts", "series", "hard"] {
        run(&format!("comparisons/{name}"), |source| support::comparison::compared(source, Format::Wire));
    }
}

/// Comparisons of versions that need marks, or photos with addresses.
#[cfg(feature = "markdown")]
#[test]
fn markup_comparisons() {
    run("comparisons/markup", |source| support::comparison::compared(source, Format::Markdown));
}

/// Changed facts of versions in plain text.
#[test]
fn facts() {
    for name in [
        "rewritten",
        "rules",
        "conditions",
        "corrections",
        "counterparts",
        "breaking",
        "languages",
        "left_behind",
        "nothing",
        "ranges",
        "speakers",
    ] {
        run(&format!("facts/{name}"), |source| support::facts::found(source, Format::Wire));
    }
}

/// Changed facts of versions that need links, or photos with addresses and alternative texts.
#[cfg(feature = "markdown")]
#[test]
fn facts_of_photos() {
    run("facts/photos", |source| support::facts::found(source, Format::Markdown));
}

#[test]
fn credits() {
    run("credits", support::credits::project_credit);
}

#[test]
fn captions() {
    run("captions", support::credits::project_caption);
}

/// Figures in the middle of a story. The output contains only what was read from the example's markup.
#[cfg(all(feature = "pages", not(target_arch = "wasm32")))]
#[test]
fn figures() {
    const BEFORE: &str =
        "The old wall at the harbour is to be rebuilt this year, the council of Vell decided on Monday.";
    const AFTER: &str =
        "Work is to begin in May and to end before the storms of autumn, the mayor said after the vote.";
    run("figures", |markup| {
        let story = format!("<article><h1>The wall</h1><p>{BEFORE}</p>{markup}<p>{AFTER}</p></article>");
        let mut article = html::read(&story);
        article.headline = None;
        article.blocks.retain(|block| block.text() != BEFORE && block.text() != AFTER);
        page::project(&serde_json::to_value(&article).unwrap()).trim().to_owned()
    });
}

#[test]
fn timelines() {
    run("timeline", support::timeline::followed);
}
