//! Runs each target of `fuzz/` on each of its seeds.

use crate::law::seeds::TARGETS;
use std::env;
use std::path::Path;

#[test]
fn every_seed_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in TARGETS {
        if env::var_os("FUZZ_SEEDS").is_some() {
            target.write(root);
        }
        let seeds = target.seeds(root);
        assert!(seeds.len() > 50, "{} has {} seeds", target.name, seeds.len());
        for seed in seeds {
            (target.run)(&seed);
            // A truncated input is read like any other.
            (target.run)(&seed[..seed.len() / 2]);
        }
    }
}
