//! Compares two versions of a story and prints each change.
//!
//! ```text
//! cargo run --example compare -- BEFORE AFTER
//! ```

use std::error::Error;
use std::{env, fs};

use article_versions::{CompareOptions, Format, compare, parse};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let (Some(before), Some(after)) = (args.next(), args.next()) else {
        return Err("usage: compare BEFORE AFTER".into());
    };
    let before = parse(&fs::read_to_string(before)?, Format::Auto);
    let after = parse(&fs::read_to_string(after)?, Format::Auto);
    let comparison = compare(&before, &after, &CompareOptions::default());
    for change in &comparison.changes {
        println!("{:?} {:?}: {}", change.kind, change.classes, change.summary);
    }
    let words = comparison.summary.words;
    println!("{} words deleted, {} inserted", words.deleted, words.inserted);
    Ok(())
}
