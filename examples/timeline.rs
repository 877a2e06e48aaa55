//! Follows a story through all its versions, the earliest first, and prints when each sentence appeared and changed.
//!
//! ```text
//! cargo run --example timeline -- FIRST SECOND THIRD …
//! ```

use std::error::Error;
use std::{env, fs};

use article_versions::{CompareOptions, Format, parse, timeline};

fn main() -> Result<(), Box<dyn Error>> {
    let texts = env::args().skip(1).map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    if texts.len() < 2 {
        return Err("usage: timeline FIRST SECOND …".into());
    }
    let versions: Vec<_> = texts.iter().map(|text| parse(text, Format::Auto)).collect();
    let timeline = timeline(&versions, &CompareOptions::default());
    for (number, step) in timeline.steps.iter().enumerate() {
        println!("version {} to {}: {} words removed, {} added", number + 1, number + 2, step.removed, step.added);
    }
    for (number, sentence) in timeline.sentences.iter().enumerate() {
        let changed: Vec<usize> = sentence.changed.iter().map(|version| version + 1).collect();
        println!("sentence {}: first in version {}, changed in {changed:?}", number + 1, sentence.first + 1);
    }
    Ok(())
}
