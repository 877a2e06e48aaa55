//! What several tests share: the compact forms in which they state what must come out.

pub mod article;
pub mod comparison;
pub mod credits;
pub mod timeline;
