//! Tests the laws with random input.

// proptest needs randomness, which wasm32-unknown-unknown does not have.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod captions;
mod comparisons;
mod law;
mod parsing;
mod random;
mod seeds;
mod timelines;
