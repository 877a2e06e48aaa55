//! Parses and compares versions as often as asked. `tests/native/instructions.test.mjs` counts the instructions.
//!
//! ```text
//! cargo run --example repeat -- compare ROUNDS BEFORE AFTER
//! cargo run --example repeat -- timeline ROUNDS FIRST SECOND …
//! cargo run --example repeat -- parse ROUNDS FIRST …
//! ```

use std::error::Error;
use std::hint::black_box;

use article_versions::{CompareOptions, Format, ParseOptions, compare, parse_versions, timeline};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(call), Some(rounds)) = (args.next(), args.next()) else {
        return Err("usage: repeat compare|timeline|parse ROUNDS VERSION …".into());
    };
    let rounds: usize = rounds.parse()?;
    let texts = args.map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let options = CompareOptions::default();
    for _ in 0..rounds {
        let versions = parse_versions(&texts, Format::Wire, &ParseOptions::default());
        match (call.as_str(), versions.as_slice()) {
            ("parse", _) => drop(black_box(versions)),
            ("compare", [before, after]) => drop(black_box(compare(before, after, &options))),
            _ => drop(black_box(timeline(&versions, &options))),
        }
    }
    Ok(())
}
