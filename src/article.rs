//! The model of one parsed version, as plain data.
//!
//! An [`Article`] consists of the fields around the body (headline, byline and so on) and of [`Block`]s in reading
//! order. Photos are blocks too, so their place in the story is compared like that of any other block.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Text as a list of runs. The joined texts of the runs are the text itself.
pub type Text = Vec<Run>;

/// One parsed version of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Article {
    /// The headline.
    pub headline: Option<Text>,
    /// The standfirst: the summary under the headline.
    pub standfirst: Option<Text>,
    /// The byline as printed, for example `By Ida Holm`.
    pub byline: Option<Text>,
    /// The dateline as printed, for example `GRAVIK, May 24 (AP)`.
    pub dateline: Option<Text>,
    /// When the version or the story was published.
    pub date: Option<ArticleDate>,
    /// When the story was last updated, if the source gives that in addition to [`Article::date`].
    pub updated: Option<ArticleDate>,
    /// The language of the text as a BCP 47 tag, if known, for example `de-AT`.
    pub lang: Option<String>,
    /// The body in reading order.
    pub blocks: Vec<SharedBlock>,
    /// Text of the source that is not part of the article, with the reason, in the order of the source. For a page,
    /// this is the other text under [`Article::root`]. For data of a newsroom system, it is the texts that no field was
    /// read from.
    pub omitted: Vec<Omitted>,
    /// The part of a page that was read as the story. `None` if all of the source was read.
    pub root: Option<StoryRoot>,
}

/// Text of a source that is not part of the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Omitted {
    /// The text, with its white space collapsed.
    pub text: String,
    /// Why it was left out.
    pub reason: OmissionReason,
    /// Its location: a path of elements (`article > div.related > p`) or of data (`associations[0].headline`).
    pub location: Option<String>,
}

/// Why text is not part of the article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum OmissionReason {
    /// A menu, a breadcrumb, or a link to a section.
    Navigation,
    /// A link to another story, or a teaser of one.
    Related,
    /// An advertisement, or its label.
    Advertisement,
    /// An offer to subscribe, sign in or receive a newsletter.
    Subscription,
    /// A share or follow button.
    Share,
    /// The controls and labels of an audio or video player.
    Player,
    /// Readers' comments, or a link to them.
    Comments,
    /// A date that was not used, or its label: "3 hours ago", "Published".
    Date,
    /// Details about the author other than the name, such as a biography or an address.
    Author,
    /// A button, a form or another control.
    Control,
    /// Text that is hidden from readers.
    Hidden,
    /// The address of a picture that is not among the photos: another source of one, a poster or a background.
    Picture,
    /// Text that the article contains already: a repeated caption, or a pull quote.
    Duplicate,
    /// A note for editors that is not for publication. It is never shown.
    Internal,
    /// A field of the newsroom system that is not text of the story.
    Metadata,
    /// Anything else.
    #[default]
    Other,
}

/// The element of a page that was read as the story.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StoryRoot {
    /// Its path: `body > main > article.story`.
    pub location: String,
    /// Why the element was chosen.
    pub reason: RootReason,
    /// The number of elements that looked like a story, including this one.
    pub candidates: u32,
}

/// Why an element of a page was read as its story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RootReason {
    /// The element contains the most prose.
    #[default]
    Prose,
    /// The element contains the headline that the page's metadata gives.
    Headline,
    /// The page has no prose. The element is where the markup suggests the story.
    Markup,
}

/// A date as printed, with its value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ArticleDate {
    /// The date as printed.
    pub text: String,
    /// The value in ISO 8601 with the printed precision (`2031`, `2031-05`, `2031-05-24`, `2031-05-24T09:30Z`). `None`
    /// if the date was not recognised.
    pub iso: Option<String>,
}

/// A field around the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The headline.
    Headline,
    /// The standfirst: the summary under the headline.
    Standfirst,
    /// The byline: who wrote the story.
    Byline,
    /// The dateline: where the story was written.
    Dateline,
    /// When the story was published.
    Date,
    /// When the story was updated.
    Updated,
}

/// One block of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Block {
    /// The kind of block.
    pub kind: BlockKind,
    /// The text. Empty for a photo, whose text is its caption.
    pub runs: Text,
    /// The level of a heading, or the nesting depth of a list item or quote. Counts from 1.
    pub level: Option<u8>,
    /// The number of an item in a numbered list.
    pub ordinal: Option<u32>,
    /// The photo. `Some` if `kind` is [`BlockKind::Photo`].
    pub photo: Option<Photo>,
}

/// A [`Block`], to which it dereferences. Versions that are parsed together share the blocks that do not change; one that
/// is shared is copied before it is changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedBlock(Arc<Block>);

impl SharedBlock {
    /// Whether this is the same block, and not only an equal one.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl From<Block> for SharedBlock {
    fn from(block: Block) -> Self {
        Self(block.into())
    }
}

impl Deref for SharedBlock {
    type Target = Block;

    fn deref(&self) -> &Block {
        &self.0
    }
}

impl DerefMut for SharedBlock {
    fn deref_mut(&mut self) -> &mut Block {
        Arc::make_mut(&mut self.0)
    }
}

/// Serialized as a block.
impl Serialize for SharedBlock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SharedBlock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Block::deserialize(deserializer).map(Self::from)
    }
}

/// The kind of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BlockKind {
    /// A subheading inside the story.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// A paragraph of a block quote.
    Quote,
    /// One item of a list.
    ListItem,
    /// A photo with its caption and credits.
    Photo,
    /// A correction, clarification or editor's note.
    Correction,
    /// A table as text: one line per row, with cells separated by tabs.
    Table,
    /// A break between passages. It has no text.
    Divider,
    /// Embedded content from another site. The text is its address or title.
    Embed,
}

/// A stretch of text with the same markup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Run {
    /// The text. A hard line break is `\n`.
    pub text: String,
    /// Its markup, sorted and without repeats.
    pub markup: Vec<Markup>,
}

/// Formatting of a run.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Markup {
    /// Strong importance, usually bold.
    Strong,
    /// Emphasis, usually italic.
    Emphasis,
    /// Text that the newsroom struck through.
    Strikethrough,
    /// Code or other verbatim text.
    Code,
    /// A link.
    Link {
        /// The address as in the source. It is not validated.
        url: String,
    },
}

/// A picture with its caption and credits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Photo {
    /// The newsroom's identifier of the picture.
    pub id: Option<String>,
    /// The address of the picture as in the source.
    pub url: Option<String>,
    /// The alternative text.
    pub alt: Option<String>,
    /// The caption, with its prefix ("FILE -") and without its credits.
    pub caption: Text,
    /// The credit lines as printed: first those inside the caption, then those of separate credit fields.
    pub credits: Vec<Credit>,
    /// Whether the prefix or a credit marks it as a file photo.
    pub is_file: bool,
    /// Who released the picture, according to the caption ("In this photo released by …").
    pub released_by: Option<String>,
}

/// One credit line: the verbatim text, and the parties that were recognised in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Credit {
    /// The line as printed, including brackets. Never shortened.
    pub raw: String,
    /// Where the line stood.
    pub origin: CreditOrigin,
    /// The photographers, for example `Jon Dahl`.
    pub creators: Vec<String>,
    /// The agencies and organisations that provide the picture, for example `NTB`.
    pub providers: Vec<String>,
    /// The distributors ("via …").
    pub via: Vec<String>,
    /// Named parties whose role is unknown.
    pub other: Vec<String>,
    /// The party by whose courtesy the picture is used.
    pub courtesy_of: Option<String>,
    /// The party that commissioned the picture ("X for Y"). It is a provider too.
    pub commissioned_for: Option<String>,
    /// Whether the role of the only party was inferred from its form.
    pub inferred: bool,
    /// What the line says about the kind and origin of the picture, sorted and without repeats.
    pub flags: Vec<CreditFlag>,
    /// The copyright notice as printed.
    pub copyright: Option<String>,
    /// The licence as printed.
    pub license: Option<String>,
}

/// Where a credit line stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditOrigin {
    /// Inside the caption, usually at its end.
    #[default]
    Caption,
    /// In a separate credit field.
    Field,
}

/// What a credit line says about the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CreditFlag {
    /// A file photo, from an archive.
    File,
    /// Handed out by the named party.
    Handout,
    /// Taken by a pool photographer for several organisations.
    Pool,
    /// Taken by a member of the staff.
    Staff,
    /// Taken by a stringer, who works freelance for an agency.
    Stringer,
    /// Taken by a contributor.
    Contributor,
    /// Used by courtesy of somebody.
    Courtesy,
    /// A picture of a screen or a frame of a video.
    Screengrab,
    /// Composed of several pictures.
    Composite,
    /// An illustration, not a photo.
    Illustration,
    /// The line says that there is no credit.
    Uncredited,
}

impl Block {
    /// Creates a block of text.
    pub fn text_block(kind: BlockKind, runs: Text) -> Self {
        Self { kind, runs, ..Self::default() }
    }

    /// Creates a photo block.
    pub fn photo_block(photo: Photo) -> Self {
        Self { kind: BlockKind::Photo, photo: Some(photo), ..Self::default() }
    }

    /// The text of the block: that of its runs, or the caption of its photo.
    pub fn text(&self) -> String {
        plain_text(self.text_runs())
    }

    /// The runs of the text, or of the caption of the photo.
    pub(crate) fn text_runs(&self) -> &[Run] {
        self.photo.as_ref().map_or(&self.runs, |photo| &photo.caption)
    }
}

impl Run {
    /// Creates a run without markup.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), markup: Vec::new() }
    }
}

/// The joined texts of runs.
pub fn plain_text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
