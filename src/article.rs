//! The model of a parsed version: what goes in is nothing but text and facts, what comes out is plain data.
//!
//! An [`Article`] is its headline and the other lines around the body, then its [`Block`]s in reading order.
//! Photos are blocks too, so that their place in the story is compared like any other.

use serde::{Deserialize, Serialize};

/// Text with its marks, as a list of runs. The concatenated run texts are the text itself.
pub type Text = Vec<Run>;

/// One parsed version of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Article {
    /// The headline.
    pub headline: Option<Text>,
    /// The summary under the headline.
    pub standfirst: Option<Text>,
    /// Who wrote it, as printed.
    pub byline: Option<Text>,
    /// Where it was written, as printed.
    pub dateline: Option<Text>,
    /// When this version, or the story, was published.
    pub date: Option<ArticleDate>,
    /// When the story was last updated, where that stands beside [`Article::date`].
    pub updated: Option<ArticleDate>,
    /// The language of the text as a BCP 47 tag, where it is known.
    pub lang: Option<String>,
    /// The body in reading order.
    pub blocks: Vec<Block>,
    /// Text of the source that is in none of the above, with the reason, in the order of the source. Of a page it is what
    /// stands under [`Article::root`]; of data from a newsroom's system, the texts that no field was read from.
    pub omitted: Vec<Omitted>,
    /// The part of a page that was read as the story. `None` where all of the source was read.
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
    /// Where it stands: a path of elements (`article > div.related > p`) or of data (`associations[0].headline`).
    pub location: Option<String>,
}

/// Why text is not part of the article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum OmissionReason {
    /// A menu, a path through the site, a link to a section.
    Navigation,
    /// A link to another story, or its teaser.
    Related,
    /// An advertisement, or the label of one.
    Advertisement,
    /// An offer to subscribe, to sign in or to receive a newsletter.
    Subscription,
    /// A share or follow button.
    Share,
    /// The controls and labels of an audio or video player.
    Player,
    /// Readers' comments, or a link to them.
    Comments,
    /// A date or its label, where another date was taken: "3 hours ago", "Published".
    Date,
    /// What stands about the author beside the name: a biography, an address.
    Author,
    /// A button, a form or another control of the page.
    Control,
    /// Text that readers do not see.
    Hidden,
    /// What is said in the article already: a caption that is repeated, a quotation pulled out of the text.
    Duplicate,
    /// A note for editors, which is not for publication: it is never shown.
    Internal,
    /// A field of the newsroom's system that is no text of the story.
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
    /// Why it was chosen.
    pub reason: RootReason,
    /// How many elements looked like a story, this one included.
    pub candidates: u32,
}

/// Why an element of a page was read as its story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RootReason {
    /// It holds the most prose.
    #[default]
    Prose,
    /// It holds the headline that the page's data name.
    Headline,
    /// The page has no prose; it is the element that a story would be in.
    Markup,
}

/// A date as printed, and what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ArticleDate {
    /// The date as printed.
    pub text: String,
    /// ISO 8601 with the printed precision (`2031`, `2031-05`, `2031-05-24`, `2031-05-24T09:30Z`), where it could be read.
    pub iso: Option<String>,
}

/// A line around the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The headline.
    Headline,
    /// The summary under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Where it was written.
    Dateline,
    /// When it was published.
    Date,
    /// When it was updated.
    Updated,
}

/// One piece of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text; empty for a photo, whose text is its caption.
    pub runs: Text,
    /// Depth from 1: of a heading, or of a list item's or a quote's nesting.
    pub level: Option<u8>,
    /// The number of an item of a numbered list.
    pub ordinal: Option<u32>,
    /// The photo, where `kind` is [`BlockKind::Photo`].
    pub photo: Option<Photo>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BlockKind {
    /// A subhead inside the story.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// A paragraph of a quotation set apart.
    Quote,
    /// One item of a list.
    ListItem,
    /// A photo with its caption and credits.
    Photo,
    /// A correction, clarification or editor's note.
    Correction,
    /// A table as text: a line a row, cells parted by tabs.
    Table,
    /// A break between passages, without text.
    Divider,
    /// Something embedded from elsewhere; its text is its address or title.
    Embed,
}

/// A stretch of text with one set of marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Run {
    /// The text. A hard line break is `\n`.
    pub text: String,
    /// Its marks, sorted and without repeats.
    pub marks: Vec<Mark>,
}

/// What sets a run apart from plain text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Mark {
    /// Strong importance, mostly bold.
    Strong,
    /// Stress, mostly italic.
    Emphasis,
    /// Struck through by the newsroom itself.
    Strikethrough,
    /// Code or other verbatim text.
    Code,
    /// A link.
    Link {
        /// The address as the source gives it; the page checks it before it becomes a link.
        url: String,
    },
}

/// A picture: what it shows and whose it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Photo {
    /// The newsroom's own identifier.
    pub id: Option<String>,
    /// The address of the picture.
    pub url: Option<String>,
    /// The alternative text.
    pub alt: Option<String>,
    /// What the picture shows, with its lead ("FILE -") and without its credits.
    pub caption: Text,
    /// Whose it is: each credit line as printed, first those inside the caption, then the fields of their own.
    pub credits: Vec<Credit>,
    /// Whether the lead or a credit says that it is a file photo.
    pub is_file: bool,
    /// Who handed it out, by the caption's own words ("In this photo released by …").
    pub released_by: Option<String>,
}

/// One credit line: verbatim first, its parts as far as they could be told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Credit {
    /// The line as printed, with its brackets; never shortened.
    pub raw: String,
    /// Where it stood.
    pub origin: CreditOrigin,
    /// Who took the picture.
    pub creators: Vec<String>,
    /// The agencies and organisations it is from.
    pub providers: Vec<String>,
    /// Who distributed it ("via …").
    pub via: Vec<String>,
    /// Named parties whose part in it is unknown.
    pub other: Vec<String>,
    /// Whose courtesy it is.
    pub courtesy_of: Option<String>,
    /// For whom it was taken ("X for Y"); that party is a provider too.
    pub commissioned_for: Option<String>,
    /// Whether a lone party's part was told from its shape only.
    pub inferred: bool,
    /// What the line says of the picture's kind and origin, sorted and without repeats.
    pub flags: Vec<CreditFlag>,
    /// The copyright notice as printed.
    pub copyright: Option<String>,
    /// The licence as printed.
    pub license: Option<String>,
}

/// Where a credit stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditOrigin {
    /// Inside the caption, mostly at its end.
    #[default]
    Caption,
    /// In a field of its own.
    Field,
}

/// What a credit line says of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CreditFlag {
    /// From the archive.
    File,
    /// Handed out by the party named.
    Handout,
    /// Taken for several organisations at once.
    Pool,
    /// By a member of the staff.
    Staff,
    /// By a freelance for an agency.
    Stringer,
    /// By a contributor.
    Contributor,
    /// By courtesy of somebody.
    Courtesy,
    /// A picture of a screen or a frame of a video.
    Screengrab,
    /// Put together from several pictures.
    Composite,
    /// Drawn, not taken.
    Illustration,
    /// The line says that there is no credit.
    Uncredited,
}

impl Block {
    /// A block of text without photo.
    pub fn text_block(kind: BlockKind, runs: Text) -> Self {
        Self { kind, runs, ..Self::default() }
    }

    /// A photo block.
    pub fn photo_block(photo: Photo) -> Self {
        Self { kind: BlockKind::Photo, photo: Some(photo), ..Self::default() }
    }

    /// The words of the block: its runs, or the caption of its photo.
    pub fn text(&self) -> String {
        plain_text(self.photo.as_ref().map_or(&self.runs, |photo| &photo.caption))
    }
}

impl Run {
    /// A run without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }
}

/// The concatenated texts of runs.
pub fn plain_text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
