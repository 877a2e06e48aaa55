//! Shows what changed between the versions of a news story: its text, its photo captions and their credits.
//!
//! Data flows one way. `CONTRIBUTING.md` lists which modules each module may use.
//!
//! ```text
//! text ─ parse ─▶ Article ─ align ─▶ Mapping ─ refine (with diff) ─▶ Hunk ─ compare ─▶ Comparison
//! ```
//!
//! **1. Parse.** [`parse()`] reads a text in any [`Format`] into an [`Article`]: the fields around the body, then
//! blocks. It never fails: any text becomes blocks. A photo is a block with a caption and [`Credit`]s.
//!
//! ```
//! use article_versions::{Format, parse};
//!
//! let before = parse(
//!     "The ferry to Gravik leaves at nine.\n\n\
//!      Ida Holm boards the ferry. (Jon Dahl/NTB via AP)",
//!     Format::Wire,
//! );
//! let credit = &before.blocks[1].photo.as_ref().unwrap().credits[0];
//! assert_eq!(credit.creators, ["Jon Dahl"]);
//! assert_eq!((&credit.providers[0][..], &credit.via[0][..]), ("NTB", "AP"));
//! ```
//!
//! **2. Compare.** [`compare()`] aligns the blocks of two articles: unchanged, edited, moved, split or merged. It
//! compares the blocks that belong together by sentence and word, and classifies each change.
//!
//! ```
//! # use article_versions::{Format, parse};
//! use article_versions::{ChangeClass, CompareOptions, compare};
//!
//! # let before = parse("The ferry to Gravik leaves at nine.", Format::Wire);
//! let after = parse("The ferry to Gravik leaves at ten.", Format::Wire);
//! let comparison = compare(&before, &after, &CompareOptions::default());
//! let edit = &comparison.rows[0].edits[0];
//! assert_eq!((&edit.before[..], &edit.after[..]), ("nine", "ten"));
//! assert_eq!(edit.classes, [ChangeClass::Figure]);
//! ```
//!
//! **3. Read the result.** A [`Comparison`] is plain data. [`Row`]s contain the blocks that stand side by side,
//! [`Segment`]s contain the text with a [`Tag`], and each changed row or field is a [`Change`].
//!
//! ```
//! # use article_versions::{Format, CompareOptions, compare, parse};
//! use article_versions::Tag;
//!
//! # let (before, after) = (parse("It leaves at nine.", Format::Wire), parse("It leaves at ten.", Format::Wire));
//! # let comparison = compare(&before, &after, &CompareOptions::default());
//! for row in &comparison.rows {
//!     for segment in row.after.iter().flat_map(|side| &side.segments) {
//!         print!("{}", if segment.tag == Tag::Insert { segment.text.to_uppercase() } else { segment.text.clone() });
//!     }
//! }
//! ```
//!
//! **4. Follow a story.** [`timeline()`] takes any number of versions. The [`Timeline`] contains what each step
//! changed, and for each sentence when it was added, changed and removed.
//!
//! ```
//! # use article_versions::{Format, CompareOptions, parse};
//! use article_versions::timeline;
//!
//! let versions = ["It leaves at nine.", "It leaves at ten.", "It leaves at ten. Rain is forecast."];
//! let timeline = timeline(&versions.map(|text| parse(text, Format::Wire)), &CompareOptions::default());
//! assert_eq!(timeline.sentences[0].changed, [1]);
//! assert_eq!(timeline.sentences[1].first, 2);
//! ```
//!
//! Compiled for the browser, the module `wasm` exports the same functions for plain JavaScript data. Their types are in
//! `src/wasm/types.d.ts`.

mod agencies;
mod align;
mod article;
mod change;
mod classify;
mod compare;
mod comparison;
mod context;
mod diff;
mod fact;
mod facts;
// Public only for the tests, which read pages natively. Not part of the Rust API.
#[doc(hidden)]
pub mod html;
mod pair;
mod parse;
mod picture;
mod refine;
mod segment;
mod sort;
mod text;
mod timeline;
mod word_table;
// Public only for tests/web.rs, which calls the functions that JavaScript calls. Not part of the Rust API.
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod wasm;

pub use agencies::Agency;
pub use article::{
    Article, ArticleDate, Block, BlockKind, Credit, CreditFlag, CreditOrigin, Field, Markup, OmissionReason, Omitted,
    Photo, RootReason, Run, SharedBlock, StoryRoot, Text, plain_text,
};
pub use change::{BlockCounts, Change, ChangeClass, ChangeKind, ClassCount, Note, Summary, WordCounts};
pub use compare::{CompareOptions, compare};
pub use comparison::{
    BlockSide, CaptionOverlap, Comparison, CreditParty, CreditRole, CreditSide, Discrepancy, DiscrepancyKind, Edit,
    FieldRow, Move, OmittedTexts, PhotoSide, Row, RowKind, Segment, Segments, SentenceMove, SharedRow, Tag,
};
pub use fact::{Fact, FactClass, FactPart, FactPlace};
pub use parse::{
    Format, ParseOptions, looks_like_caption, looks_like_caption_with, parse, parse_caption, parse_caption_with,
    parse_credit, parse_credit_with, parse_versions, parse_with,
};
pub use timeline::{Absence, SentenceHistory, Timeline, TimelineStep, TimelineVersion, timeline};

/// The samples of docs/rust.md, as doctests.
#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
struct RustGuide;
