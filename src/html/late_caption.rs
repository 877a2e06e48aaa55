//! Reads captions and credits that follow their picture as separate elements.
//!
//! ```text
//! <p><img></p><p><em>The wall in March</em></p>              →   the caption of the photo
//! <img><span class="credit">Ola Berg/AP</span>               →   its credit
//! ```

use super::caption::{CREDIT, FEWEST_WORDS, MORE_LABELS};
use super::caption_words::{CAPTION, without_controls};
use super::dates::date_in;
#[cfg(feature = "pages")]
use super::edges::is_source;
use super::figure::plain_of;
use super::holder::{LONGEST_CAPTION, LONGEST_LATE_CREDIT, PICTURE_BOX};
use super::node::{Node, is_phrase};
#[cfg(feature = "pages")]
use super::picture::is_picture;
use super::walk::Walk;
use crate::article::{Block, BlockKind, Credit, OmissionReason, Photo};
use crate::parse::{add_credit, is_credit_line, is_signed_line, parse_caption_with, parse_credit_with, repeats_credit};

/// The longest paragraph in italics that is the caption of the picture before it, in characters without white space.
const LONGEST_SET_APART: usize = 250;
/// The most words of a bold sentence that is such a caption.
const LONGEST_BOLD: usize = 15;
/// The number of nodes after a centred paragraph in which one that is not centred is searched.
const NEAR_PARAGRAPH: usize = 12;
/// The number of nodes before a source in which its picture is searched.
#[cfg(feature = "pages")]
const NEAR_PICTURE: usize = 60;
/// The number of words, less one, of a line that is a caption because the alternative text says the same.
const FEWEST_LINE: usize = 1;

impl Walk<'_> {
    /// Reads a caption or credit that follows its picture as a separate element.
    pub fn late_caption(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        // An element named "author" after a picture contains the story's author, or an agency as the credit.
        let is_credit = node.says(CREDIT)
            && (!node.says("byline|author|authors|autor|auteur") || self.is_agency_after_photo(at))
            && !(cfg!(feature = "pages") && self.is_of_story(at));
        let is_caption = node.name == "figcaption"
            || node.says(CAPTION) && node.attribute("itemprop") != Some("description")
            || self.repeats_alt(at)
            || self.is_said_caption(at);
        let may_be_credit = matches!(node.name.as_str(), "p" | "div" | "span" | "small" | "footer" | "cite");
        let has_heading = node.headings > 0 && !self.is_caption_heading(at);
        let has_other = node.images > 0 || has_heading || node.name == "table";
        if has_other
            || node.chars == 0
            || self.is_inside_line()
            || !tree.is_short(at, LONGEST_CAPTION)
            || self.holds_paragraphs(at)
            || !(is_credit || is_caption || may_be_credit)
        {
            return false;
        }
        if self.tree.get(node.parent).figures > 1 && node.name == "figcaption" {
            return self.gallery_caption(at);
        }
        let after_photo = self.article.blocks.last().is_some_and(|block| block.photo.is_some());
        if !after_photo {
            return cfg!(feature = "pages") && self.credit_of_lead(at);
        }
        // The line of the author and the date.
        if cfg!(feature = "pages") && !is_caption && tree.under(at).any(|at| tree.get(at).name == "time") {
            return false;
        }
        let is_caption = is_caption || self.is_set_apart(at);
        if !(is_credit || is_caption) {
            return node.chars <= LONGEST_LATE_CREDIT && self.late_credit(at);
        }
        if cfg!(feature = "pages")
            && !is_caption
            && let Some(is_read) = self.line_after_photo(at)
        {
            return is_read;
        }
        let read = self.photo_of_parts(&self.parts(at));
        // A gallery shows the caption of its first picture below all of them.
        let photos = self.article.blocks.iter().rev().map_while(|block| block.photo.as_ref());
        if cfg!(feature = "pages")
            && !read.caption.is_empty()
            && photos.skip(1).any(|photo| plain_of(&photo.caption) == plain_of(&read.caption))
        {
            return true;
        }
        self.add_to_last(read)
    }

    /// Whether a heading of the lowest levels is marked as the caption of a picture, as some page builders do:
    /// `<img><h6 class="image-caption">The wall in March</h6>`.
    fn is_caption_heading(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        cfg!(feature = "pages") && matches!(node.name.as_str(), "h5" | "h6") && node.says(CAPTION)
    }

    /// Without pages, no line gives the source of a story.
    #[cfg(not(feature = "pages"))]
    fn is_of_story(&self, _: usize) -> bool {
        false
    }

    /// Whether a line gives the source of the story and not of the picture, which is in another part of the page.
    #[cfg(feature = "pages")]
    fn is_of_story(&self, at: usize) -> bool {
        let tree = self.tree;
        let part = tree.get(tree.get(at).parent).parent;
        is_source(self.plain_line(at, &[]).trim())
            && !(part..at).rev().take(NEAR_PICTURE).any(|at| is_picture(&tree.get(at).name))
    }

    /// Whether an element names a known agency after a photo without credits.
    pub fn is_agency_after_photo(&self, at: usize) -> bool {
        let photo = self.article.blocks.last().and_then(|block| block.photo.as_ref());
        photo.is_some_and(|photo| photo.credits.is_empty())
            && self.options.agencies.canonical(self.tree.text(at).trim()).is_some()
    }

    /// Reads a line above the first paragraph whose class says that it is the credit of a picture. The picture precedes
    /// it, or a style sheet shows it.
    ///
    /// ```text
    /// <div style="background-image: url(a.jpg)"></div><div class="post-image-credits">Ola Berg | Agencia UNO</div>
    /// ```
    fn credit_of_lead(&mut self, at: usize) -> bool {
        let node = self.tree.get(at);
        if !(node.says(PICTURE_BOX) && node.says(CREDIT)) || self.begun > 0 || node.chars > LONGEST_LATE_CREDIT {
            return false;
        }
        let line = self.plain_line(at, &[]);
        if !is_credit_line(&line, self.options) {
            return false;
        }
        let mut photo = Photo::default();
        add_credit(&mut photo, &line, self.options);
        match self.article.blocks.iter_mut().find_map(|block| block.photo.as_mut()) {
            Some(lead) if lead.credits.is_empty() => lead.credits = photo.credits,
            Some(_) => return false,
            None => self.push_block(Block::photo_block(photo)),
        }
        true
    }

    /// Adds a caption and credits to the last photo, unless it has another caption.
    fn add_to_last(&mut self, read: Photo) -> bool {
        let Some(photo) = self.article.blocks.last_mut().and_then(|block| block.photo.as_mut()) else { return false };
        let has_caption = !photo.caption.is_empty();
        let is_repeat = has_caption && plain_of(&photo.caption).starts_with(&plain_of(&read.caption));
        if has_caption && !read.caption.is_empty() && !is_repeat {
            return false;
        }
        if !has_caption {
            photo.caption = read.caption;
            photo.released_by = read.released_by;
        }
        photo.is_file |= read.is_file;
        drop_hidden_credits(photo, &read.credits);
        for credit in read.credits {
            let is_there = photo.credits.iter().any(|other| other.raw == credit.raw);
            if !is_there && !repeats_credit(photo, &credit.raw, self.options) {
                photo.credits.push(credit);
            }
        }
        true
    }

    /// Reads a line that is marked as a credit and contains a place or a date. `None` if it may be a credit.
    fn line_after_photo(&mut self, at: usize) -> Option<bool> {
        let text = self.tree.text(at);
        let text = text.trim();
        // The place before the first paragraph: "Valdemar —".
        if text.ends_with(['—', '–']) {
            return Some(self.begun == 0 && self.dateline(at));
        }
        // "March 9, 2031", "The Harbour Post - Monday, March 9, 2031"
        let is_date = |(start, _)| start == 0 || !is_signed_line(text, self.options);
        date_in(text).is_some_and(is_date).then(|| self.date_after_photo(at))
    }

    /// Leaves out a date that stands where a credit is expected, unless it is the story's date.
    fn date_after_photo(&mut self, at: usize) -> bool {
        let is_known = self.article.date.is_some();
        if is_known {
            self.leave_out(self.plain_line(at, &[]), OmissionReason::Date);
        }
        is_known
    }

    /// Whether the first text of an element is the alternative text of the picture before it.
    fn repeats_alt(&self, at: usize) -> bool {
        let tree = self.tree;
        let photo = self.article.blocks.last().and_then(|block| block.photo.as_ref());
        let Some(alt) = photo.filter(|photo| photo.caption.is_empty()).and_then(|photo| photo.alt.as_deref()) else {
            return false;
        };
        let text = tree.under(at).find(|at| tree.get(*at).name.is_empty() && tree.get(*at).chars > 0);
        let is_repeated = |text: usize| {
            let is_whole = tree.get(text).chars == tree.get(at).chars;
            let text = tree.get(text).text.trim();
            // The alternative text may end in the name of the site: "Two men at the pier - Harbour Post".
            let is_site = |rest: &str| is_whole && [" - ", " | "].iter().any(|sign| rest.starts_with(sign));
            // The alternative text may also have the credit: "Two men at the pier. Source: Ola Berg".
            let is_credit = |rest: &str| is_whole && is_signed_line(rest.trim(), self.options);
            // A name alone may be the author's.
            let is_name = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
            let fewest = if is_whole && !is_name { FEWEST_LINE } else { FEWEST_WORDS };
            alt.trim().strip_prefix(text).is_some_and(|rest| rest.is_empty() || is_site(rest) || is_credit(rest))
                && text.split_whitespace().nth(fewest).is_some()
        };
        text.is_some_and(is_repeated)
    }

    /// Whether a short paragraph after a picture without a caption is centred or ends in a credit, or, amid the story,
    /// is set in italics or small letters, or as one bold sentence: `<p><img></p><p><em>The wall in March</em></p>`.
    fn is_set_apart(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let is_lone = self
            .article
            .blocks
            .last()
            .and_then(|block| block.photo.as_ref())
            .is_some_and(|photo| photo.caption.is_empty());
        let is_amid = self.article.blocks.iter().any(|block| block.kind == BlockKind::Paragraph);
        let is_line = cfg!(feature = "pages")
            && node.name == "div"
            && tree.under(at).skip(1).all(|at| tree.get(at).name.is_empty() || is_phrase(&tree.get(at).name));
        if !(node.name == "p" || is_line) || node.chars > LONGEST_SET_APART || node.links > 0 || !is_lone {
            return false;
        }
        // "VELL, MAR 5 – The council met. (ANSA)": the whole story.
        let is_wire = || {
            let text = tree.text(at);
            let last = text.trim_end_matches(['.', ' ', ')']).rsplit_once('(').map_or("", |(_, agency)| agency);
            cfg!(feature = "pages") && !is_amid && self.options.agencies.canonical(last).is_some()
        };
        if self.ends_in_signed_credit(at) && !is_wire() || !is_line && self.is_centred_alone(at) {
            return true;
        }
        if is_line || !is_amid {
            return false;
        }
        let is_whole = |names: &[&str]| {
            tree.under(at)
                .skip(1)
                .any(|under| names.contains(&tree.get(under).name.as_str()) && tree.get(under).chars == node.chars)
        };
        let text = tree.text(at);
        if is_credit_line(text.trim(), self.options) {
            return false;
        }
        let is_sentence = text.trim_end().ends_with('.')
            && text.matches(['.', '!', '?']).count() == 1
            && text.split_whitespace().count() <= LONGEST_BOLD;
        is_whole(&["em", "i", "small"])
            || is_sentence && is_whole(&["strong", "b"])
            || cfg!(feature = "pages") && self.is_set_off(at)
    }

    /// Whether a picture just before names the element as its description, or a paragraph begins with a label such as
    /// "图注：".
    fn is_said_caption(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        let described = |id: &str| {
            (0..at).rev().take(NEAR_PARAGRAPH).any(|at| self.tree.get(at).attribute("aria-describedby") == Some(id))
        };
        let is_labelled = || {
            let text = self.tree.text(at);
            MORE_LABELS.iter().chain(&["图为", "圖為"]).any(|label| text.trim_start().starts_with(label))
        };
        cfg!(feature = "pages")
            && (node.attribute("id").is_some_and(described)
                || node.name == "p" && node.chars <= LONGEST_SET_APART && is_labelled())
    }

    /// Whether a paragraph has a colour or a size of its own, and the next one has not.
    fn is_set_off(&self, at: usize) -> bool {
        self.is_coloured(at) && self.next_paragraph(at).is_some_and(|next| !self.is_coloured(next))
    }

    /// Whether all text of an element has a colour or a size of its own.
    pub fn is_coloured(&self, at: usize) -> bool {
        let tree = self.tree;
        let has_colour = |node: &Node| {
            let sets = |name: &str| {
                let style = node.attribute("style").unwrap_or_default();
                style.split(';').any(|rule| rule.trim_start().starts_with(name))
            };
            node.attribute("color").is_some() || sets("color:") || node.name == "font" && sets("font-size:")
        };
        tree.under(at).any(|under| tree.get(under).chars == tree.get(at).chars && has_colour(tree.get(under)))
    }

    /// The next paragraph with text in the same element.
    fn next_paragraph(&self, at: usize) -> Option<usize> {
        let tree = self.tree;
        let end = tree.get(tree.get(at).parent).end;
        let next = std::iter::successors(Some(tree.get(at).end), |next| Some(tree.get(*next).end.max(next + 1)));
        let mut next = next.take_while(|next| *next < end).take(NEAR_PARAGRAPH);
        next.find(|next| tree.get(*next).name == "p" && tree.get(*next).images == 0 && tree.get(*next).chars > 0)
    }

    /// Whether a paragraph is centred, as the picture above it, and the next paragraph is not.
    fn is_centred_alone(&self, at: usize) -> bool {
        let tree = self.tree;
        let end = tree.get(tree.get(at).parent).end;
        let next = std::iter::successors(Some(tree.get(at).end), |next| Some(tree.get(*next).end.max(next + 1)));
        let mut next = next.take_while(|next| *next < end).take(NEAR_PARAGRAPH).map(|next| tree.get(next));
        tree.get(at).is_centred()
            && next.any(|node| node.name == "p" && node.images == 0 && node.chars > 0 && !node.is_centred())
    }

    /// Whether a paragraph is a caption with a credit that has a label or names an agency: "The wall. Photo: Ola Berg".
    pub fn ends_in_signed_credit(&self, at: usize) -> bool {
        let read = parse_caption_with(&self.line(at, &[]), self.options);
        !read.caption.is_empty() && read.credits.iter().any(|credit| is_signed_line(&credit.raw, self.options))
    }

    /// Reads a line after a picture that only its wording shows to be a credit.
    fn late_credit(&mut self, at: usize) -> bool {
        let line = self.plain_line(at, &[]);
        let line = without_controls(&line);
        let may_be_credit = starts_as_credit(line) || self.options.agencies.canonical(line).is_some();
        if !is_credit_line(line, self.options) || !may_be_credit {
            return false;
        }
        let options = self.options;
        let Some(photo) = self.article.blocks.last_mut().and_then(|block| block.photo.as_mut()) else { return false };
        drop_hidden_credits(photo, &[parse_credit_with(line, options)]);
        add_credit(photo, line, options);
        true
    }

    /// Reads the caption of a whole gallery: a separate line, or a photo without a picture if it contains a credit.
    fn gallery_caption(&mut self, at: usize) -> bool {
        let line = self.line(at, &[]);
        let photo = parse_caption_with(&line, self.options);
        let block = if photo.credits.is_empty() {
            Block::text_block(BlockKind::Paragraph, line)
        } else {
            Block::photo_block(photo)
        };
        self.push_block(block);
        true
    }
}

/// Removes the credits that the alternative text gives, if the page prints one with a name.
fn drop_hidden_credits(photo: &mut Photo, printed: &[Credit]) {
    let has_name = |credit: &Credit| !(credit.creators.is_empty() && credit.providers.is_empty());
    let alt = photo.alt.as_deref().unwrap_or_default();
    if printed.iter().any(has_name) {
        photo.credits.retain(|credit| !alt.contains(&credit.raw));
    }
}

/// Whether a line begins with a label, a bracket or "©", like a credit on a separate line.
fn starts_as_credit(line: &str) -> bool {
    line.starts_with(['©', '(', '['])
        || line.split_whitespace().take(3).any(|word| word.ends_with(':'))
        || line.contains('/')
}
