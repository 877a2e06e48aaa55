//! The laws of `tests/laws`, for the fuzz targets.

#[path = "../../tests/laws/law/mod.rs"]
pub mod law;
