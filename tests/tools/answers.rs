//! Answers calls as the JavaScript package does: one JSON object per line in, the JSON of each result out.
//!
//! ```text
//! cargo run --example answers < CALLS.jsonl > ANSWERS.jsonl
//! ```
//!
//! ```json
//! {"call": "compare", "before": {"text": "At nine.", "format": "wire"}, "after": {"text": "At ten."}, "options": {"budget": 500}}
//! ```
//!
//! `tests/native` sends the same calls to the wasm. Both must give the same answers.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, BufRead, Write};

use article_versions::{
    Agency, Article, CompareOptions, Format, ParseOptions, compare, parse_credit_with, parse_with, timeline,
};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Call {
    #[serde(flatten)]
    verb: Verb,
    #[serde(default)]
    options: CallOptions,
}

#[derive(Deserialize)]
#[serde(tag = "call", rename_all = "camelCase")]
enum Verb {
    Parse { source: Source },
    ParseCredit { line: String },
    Compare { before: Source, after: Source },
    Timeline { versions: Vec<Source> },
}

#[derive(Deserialize)]
struct Source {
    text: String,
    #[serde(default)]
    format: SourceFormat,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SourceFormat {
    #[default]
    Auto,
    Wire,
    Markdown,
}

#[derive(Default, Deserialize)]
struct CallOptions {
    budget: Option<u64>,
    #[serde(default)]
    agencies: BTreeMap<String, Vec<String>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", answer(serde_json::from_str(&line?)?)?)?;
    }
    Ok(())
}

fn answer(Call { verb, options }: Call) -> Result<Value, serde_json::Error> {
    let agencies: Vec<Agency> =
        options.agencies.into_iter().map(|(name, spellings)| Agency { name, spellings }).collect();
    let parsing = ParseOptions::new().agencies(&agencies);
    let comparing = CompareOptions::new().agencies(&agencies);
    let options = options.budget.map_or_else(|| comparing.clone(), |budget| comparing.clone().budget(budget));
    let read = |source: &Source| read(source, &parsing);
    match verb {
        Verb::Parse { source } => serde_json::to_value(read(&source)),
        Verb::ParseCredit { line } => serde_json::to_value(parse_credit_with(&line, &parsing)),
        Verb::Compare { before, after } => serde_json::to_value(compare(&read(&before), &read(&after), &options)),
        Verb::Timeline { versions } => {
            let versions: Vec<Article> = versions.iter().map(read).collect();
            serde_json::to_value(timeline(&versions, &options))
        }
    }
}

fn read(source: &Source, options: &ParseOptions) -> Article {
    let format = match source.format {
        SourceFormat::Auto => Format::Auto,
        SourceFormat::Wire => Format::Wire,
        SourceFormat::Markdown => Format::Markdown,
    };
    parse_with(&source.text, format, options)
}
