//! Shows what changed between the versions of a news story.

mod align;
mod article;
mod classify;
mod compare;
mod comparison;
mod diff;
mod parse;
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use article::{
    Article, ArticleDate, Block, BlockKind, Credit, CreditFlag, CreditOrigin, Mark, Photo, Run, Text, plain_text,
};
pub use compare::{Options, compare};
pub use comparison::{
    BlockCounts, Change, ChangeClass, ChangeKind, ClassCount, Comparison, CreditPart, CreditRole, CreditSide,
    Discrepancy, DiscrepancyKind, Edit, Field, FieldRow, Move, Note, PhotoSide, Row, RowKind, Segment, Side, Summary,
    Tag, WordCounts,
};
pub use parse::{Format, parse, parse_credit};
