//! The compact text forms in which tests state expected results.

pub mod article;
pub mod comparison;
pub mod credits;
pub mod facts;
pub mod timeline;
