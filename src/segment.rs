//! The pieces of text that a comparison consists of.
//!
//! A [`Segment`] is text with one [`Tag`]. [`Segments`] is a list of them that rows share, and that is made only when it
//! is read.

use std::mem;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::{Markup, SharedBlock};

/// A piece of text with one tag, one list of markup and at most one edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Segment {
    /// Whether the text is on both sides.
    pub tag: Tag,
    /// The text.
    pub text: String,
    /// The markup of the text.
    pub markup: Vec<Markup>,
    /// The number of its sentence in the block, from 0.
    pub sentence: usize,
    /// The edit that the segment belongs to, as an index into the `edits` of its row or field. `Equal` segments have
    /// one too if only letters of a word, its markup or a link changed.
    pub edit: Option<usize>,
}

/// A list of [`Segment`]s that dereferences to a slice. Both sides of an equal row share one list. The segments of a
/// text that did not change are made when they are first read, because most are never read.
#[derive(Debug, Clone, Default)]
pub struct Segments(Arc<SegmentList>);

#[derive(Debug, Default)]
struct SegmentList {
    segments: OnceLock<Vec<Segment>>,
    /// What the segments are made of.
    unchanged: Option<UnchangedText>,
}

impl SegmentList {
    fn segments(&self) -> &[Segment] {
        let make = || self.unchanged.as_ref().map(UnchangedText::segments).unwrap_or_default();
        self.segments.get_or_init(make)
    }
}

impl Serialize for SegmentList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.segments().serialize(serializer)
    }
}

/// A text or caption of one run that did not change. It has one segment for each sentence.
#[derive(Debug)]
pub(crate) struct UnchangedText {
    pub block: SharedBlock,
    /// Where the sentences after the first begin, in bytes.
    pub starts: Vec<usize>,
}

impl UnchangedText {
    pub fn text(&self) -> &str {
        self.block.text_runs().first().map_or("", |run| &run.text)
    }

    pub fn markup(&self) -> &[Markup] {
        self.block.text_runs().first().map_or(&[], |run| &run.markup)
    }

    /// The texts of the sentences.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let text = self.text();
        let mut start = 0;
        let ends = self.starts.iter().copied().chain([text.len()]);
        ends.map(move |end| text.get(mem::replace(&mut start, end)..end).unwrap_or_default())
    }

    fn segments(&self) -> Vec<Segment> {
        let segment = |(sentence, text): (usize, &str)| Segment {
            tag: Tag::Equal,
            text: text.to_owned(),
            markup: self.markup().to_vec(),
            sentence,
            edit: None,
        };
        self.sentences().enumerate().map(segment).collect()
    }
}

impl Segments {
    /// The unchanged text of which the segments are made, unless they were given one by one.
    pub(crate) fn unchanged(&self) -> Option<&UnchangedText> {
        self.0.unchanged.as_ref()
    }

    /// Whether this is the same list.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether more than the two sides of one row have the list.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn is_shared_by_rows(&self) -> bool {
        Arc::strong_count(&self.0) > 2
    }

    /// The address of the list. The same lists have the same address.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn address(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }
}

impl From<Vec<Segment>> for Segments {
    fn from(segments: Vec<Segment>) -> Self {
        Self(SegmentList { segments: segments.into(), unchanged: None }.into())
    }
}

impl From<UnchangedText> for Segments {
    fn from(text: UnchangedText) -> Self {
        Self(SegmentList { segments: OnceLock::new(), unchanged: Some(text) }.into())
    }
}

impl PartialEq for Segments {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || **self == **other
    }
}

impl Deref for Segments {
    type Target = [Segment];

    fn deref(&self) -> &[Segment] {
        self.0.segments()
    }
}

impl<'a> IntoIterator for &'a Segments {
    type Item = &'a Segment;
    type IntoIter = std::slice::Iter<'a, Segment>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Serialized as a list. Shared lists keep their address, so a serializer can recognise them.
impl Serialize for Segments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match Arc::strong_count(&self.0) {
            1 => self.0.segments().serialize(serializer),
            _ => serializer.serialize_newtype_struct("Segments", &*self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Segments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

/// Whether a segment is on both sides or on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// On both sides.
    Equal,
    /// Only before.
    Delete,
    /// Only after.
    Insert,
}
