//! Shows what changed between the versions of a news story.

mod agencies;
mod align;
mod article;
mod classify;
mod compare;
mod comparison;
mod diff;
mod parse;
mod text;
// Public for tests/web.rs, which calls what JavaScript calls; no part of the Rust contract.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod wasm;

pub use article::{
    Article, ArticleDate, Block, BlockKind, Credit, CreditFlag, CreditOrigin, Mark, Photo, Run, Text, plain_text,
};
pub use compare::{Options, compare};
pub use comparison::{
    BlockCounts, Change, ChangeClass, ChangeKind, ClassCount, Comparison, CreditPart, CreditRole, CreditSide,
    Discrepancy, DiscrepancyKind, Echo, Edit, Field, FieldRow, Move, Note, PhotoSide, Row, RowKind, Segment,
    SentenceMove, Side, Summary, Tag, WordCounts,
};
pub use parse::{Format, looks_like_caption, parse, parse_caption, parse_credit};
