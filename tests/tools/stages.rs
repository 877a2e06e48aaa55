//! Measures the time of each stage natively: parsing both versions, comparing them, and writing the result as JSON.
//!
//! ```text
//! cargo run --release --example stages -- BEFORE AFTER [ROUNDS]
//! ```
//!
//! Prints the median of each stage in milliseconds.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use article_versions::{CompareOptions, Format, compare, parse};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(before), Some(after)) = (args.next(), args.next()) else {
        return Err("usage: stages BEFORE AFTER [ROUNDS]".into());
    };
    let rounds: usize = args.next().map_or(Ok(21), |rounds| rounds.parse())?;
    let (before, after) = (std::fs::read_to_string(before)?, std::fs::read_to_string(after)?);
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        let (a, b) = (parse(&before, Format::Auto), parse(&after, Format::Auto));
        let parsed = start.elapsed();
        let comparison = compare(&a, &b, &CompareOptions::default());
        let compared = start.elapsed();
        black_box(serde_json::to_string(&comparison)?);
        let written = start.elapsed();
        for (list, time) in times.iter_mut().zip([parsed, compared - parsed, written - compared]) {
            list.push(time);
        }
    }
    for (name, mut list) in ["parse", "compare", "write as JSON"].into_iter().zip(times) {
        list.sort();
        let median = list.get(list.len() / 2).copied().unwrap_or_default();
        println!("{name:<14}{:>10.3} ms", median.as_secs_f64() * 1e3);
    }
    Ok(())
}
