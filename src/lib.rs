//! Shows what changed between the versions of a news story.

mod article;
mod comparison;
mod parse;

pub use article::{
    Article, ArticleDate, Block, BlockKind, Credit, CreditFlag, CreditOrigin, Mark, Photo, Run, Text, plain_text,
};
pub use comparison::{
    BlockCounts, Change, ChangeClass, ChangeKind, ClassCount, Comparison, CreditPart, CreditRole, CreditSide,
    Discrepancy, DiscrepancyKind, Edit, Field, FieldRow, Move, Note, PhotoSide, Row, RowKind, Segment, Side, Summary,
    Tag, WordCounts,
};
pub use parse::{Format, looks_like_caption, parse, parse_caption, parse_credit};
