//! Recognises elements other than `figure` that contain a picture with its caption or credit.
//!
//! ```text
//! <div class="photo-box"><img><div class="photo-box__caption">The wall in March</div></div>   →   a photo
//! <div class="card"><img><p>The council decided on Monday …</p><p>…</p></div>                  →   a picture and prose
//! ```

use super::caption::{CREDIT, FEWEST_WORDS, Part};
use super::caption_words::{CAPTION, is_boilerplate};
use super::picture::{is_picture, is_spare};
use super::walk::Walk;
use crate::article::{BlockKind, plain_text};
use crate::parse::is_signed_line;
use crate::text::fold::starts_upper;
use crate::word_table::is_one_of;

/// Names of elements around a picture and its caption.
const HOLDER: &str = "\
    wp caption|image|photo|picture|figure|media|img|gallery|slide|bild|foto|inline image|photos|\
    images|lightbox|carousel|hero|thumb|imagen|visual|pic";
/// Names of elements that show nothing but a picture and its caption.
pub(super) const PICTURE_BOX: &str = "image|photo|picture|img|bild|foto|imagen|figure|slide";
/// The longest caption of a holder other than `figure`, in characters without white space.
pub(super) const LONGEST_CAPTION: usize = 1_500;
/// The longest text of a holder that is recognised only by its last words, in characters without white space.
const LONGEST_UNMARKED: usize = 500;
/// The longest paragraph in a holder that is not marked as a caption, in characters without white space.
const LONGEST_PARAGRAPH: usize = 300;
/// The most paragraphs of a caption.
const MOST_PARAGRAPHS: usize = 2;
/// The shortest caption that only its place and its italics show, in characters without white space.
pub(super) const SHORTEST_CAPTION: usize = 10;
/// The longest line after a picture that is taken as its credit, in characters without white space.
pub(super) const LONGEST_LATE_CREDIT: usize = 120;
/// The longest text of a button on a picture, in characters without white space.
pub(super) const LONGEST_BUTTON: usize = 15;
/// The most words of a credit below a caption that nothing marks as one.
const LONGEST_NAME: usize = 6;

impl Walk<'_> {
    /// Whether an element other than `figure` contains one picture with its caption or credit, and little else.
    pub fn is_holder(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        // A lazily loaded picture often occurs twice.
        if !(1..=3).contains(&node.images)
            || node.chars == 0
            || !is_holder_element(&node.name)
            || !tree.is_short(at, LONGEST_CAPTION)
        {
            return false;
        }
        // The microformat of a picture with its caption, which may be a link.
        let is_marked = node.says("hmedia");
        // A picture and its whole caption may lead to a larger copy.
        let is_link_list = node.linked * 2 > node.chars
            && !is_marked
            && !(cfg!(feature = "pages") && node.links == 1 && self.ends_in_signed_credit(at));
        // An icon is no picture.
        let pictures = self.pictures(at);
        let [picture] = pictures.as_slice() else { return false };
        let is_sentence =
            |at: usize| tree.get(at).says(CAPTION) && tree.text(at).split_whitespace().nth(LONGEST_NAME).is_some();
        let is_portrait =
            || node.chars <= LONGEST_LATE_CREDIT && self.is_of_author(*picture) && !tree.under(at).any(is_sentence);
        if is_link_list || self.holds_prose(at) || is_portrait() {
            return false;
        }
        let has_mark = tree.under(at).skip(1).any(|at| {
            let node = tree.get(at);
            node.name == "figcaption"
                || ((node.says(CAPTION) || node.says(CREDIT)) && node.images == 0 && node.chars > 0)
        });
        // Some pages set their captions as headings.
        let is_heading = |at: usize| tree.get(at).says(CAPTION) && tree.get(at).says(PICTURE_BOX);
        let is_caption_heading = || {
            let captions = tree.outermost(at, &is_heading).into_iter().map(|at| tree.get(at).headings);
            cfg!(feature = "pages") && node.links == 0 && captions.sum::<usize>() == node.headings
        };
        if node.headings > 0 && !is_caption_heading() {
            // A heading below the picture is its caption only if the headline is known and a credit follows.
            let is_known =
                self.article.headline.is_some() || self.headline.is_some_and(|headline| !tree.is_under(headline, at));
            return cfg!(feature = "pages")
                && is_known
                && node.chars <= LONGEST_UNMARKED
                && self.heading_is_caption(at);
        }
        let is_caption = node.says(CAPTION) && matches!(node.name.as_str(), "p" | "div" | "span");
        if has_mark && node.says(HOLDER)
            || is_marked
            || is_caption
            || tree.under(at).skip(1).any(|at| tree.get(at).name == "figcaption")
        {
            return true;
        }
        self.is_unmarked_holder(at, has_mark)
    }

    /// Whether the place and the form of a text show that it is the caption or credit of the picture above it.
    fn is_unmarked_holder(&self, at: usize, has_mark: bool) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        // The smallest element around picture and text. A wrapper of the picture alone has no text.
        let is_whole = || {
            self.children(at).into_iter().filter(|child| tree.get(*child).chars > 0).count() > 1
                || node.has_text
                || self.is_captioned_row(at)
                || self.children(at).into_iter().any(|child| tree.get(child).images > 0 && tree.get(child).chars == 0)
        };
        let is_small = node.chars <= LONGEST_UNMARKED && (has_mark || node.paragraphs <= 2) && is_whole();
        cfg!(feature = "pages") && is_small && self.is_signed_first(at)
            || is_small
                && self.picture_is_first(at)
                && (self.ends_in_credit(&self.parts(at), node.says(HOLDER) || node.linked == 0)
                    || (node.says(HOLDER) || node.links == 0) && self.is_in_italics(at)
                    || self.is_picture_box(at)
                    || self.is_captioned_row(at)
                    || cfg!(feature = "pages")
                        && node.name == "p"
                        && node.links == 0
                        && node.chars <= LONGEST_LATE_CREDIT
                        && (node.is_centred() || self.is_coloured(at))
                    || cfg!(feature = "pages") && self.is_captioned(at))
    }

    /// Whether an element without a picture only has a caption and a credit, both marked. A script adds the picture.
    ///
    /// ```text
    /// <div class="inline-image"><div class="caption">The mayor in March</div><div class="credit">AP</div></div>
    /// ```
    pub fn lacks_picture(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let has_picture = || {
            let last = self.article.blocks.last().and_then(|block| block.photo.as_ref());
            last.is_some_and(|photo| photo.caption.is_empty())
        };
        if !cfg!(feature = "pages")
            || node.images + node.headings > 0
            || node.chars == 0
            || !tree.is_short(at, LONGEST_CAPTION)
        {
            return false;
        }
        if self.has_spare_picture(at) {
            return true;
        }
        if has_picture() || node.links > 0 {
            return false;
        }
        if self.is_signed_caption(at) {
            return true;
        }
        if node.name != "div" || !node.says(HOLDER) {
            return false;
        }
        let chars = |list: &str, other: &str| {
            let is_it = |at: usize| tree.get(at).says(list) && !tree.get(at).says(other);
            tree.outermost(at, &is_it).into_iter().map(|at| tree.get(at).chars).sum::<usize>()
        };
        let (caption, credit) = (chars(CAPTION, CREDIT), chars(CREDIT, CAPTION));
        caption > 0 && credit > 0 && caption + credit == node.chars
    }

    /// Whether an element shows a picture with a script, and its text is marked as caption or credit, except for a button.
    /// The picture may be a link.
    ///
    /// ```text
    /// <div class="image"><a href="wall.jpg"><span data-src="wall.jpg"></span></a><p class="caption">The wall</p></div>
    /// ```
    fn has_spare_picture(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let is_text = |at: usize| {
            let node = tree.get(at);
            node.name == "figcaption" || node.says(CAPTION) || node.says(CREDIT)
        };
        let spare = || tree.under(at).find(|at| is_spare(tree, *at));
        is_one_of("div p section figure", &node.name)
            && node.linked * 2 <= node.chars
            && !self.holds_paragraphs(at)
            && spare().is_some_and(|spare| {
                let texts = tree.outermost(at, &is_text);
                let chars = |at: &usize| tree.get(*at).chars;
                let marked: usize = texts.iter().map(chars).sum();
                marked > 0
                    && !texts.iter().any(|text| tree.is_under(spare, *text))
                    && marked + chars(&spare) + LONGEST_BUTTON >= node.chars
            })
    }

    /// Whether an element is a caption that ends in a signed credit, and no photo has this caption yet.
    fn is_signed_caption(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        let tree = self.tree;
        // A script replaces the picture for browsers without scripts.
        let has_picture = || tree.under(at).any(|at| is_spare(tree, at));
        let is_caption = node.name == "figcaption"
            || is_one_of("div p span", &node.name) && node.says(CAPTION) && !node.says("description")
            || node.name == "div" && node.paragraphs == 0 && node.chars <= LONGEST_UNMARKED && has_picture();
        if !is_caption || self.is_inside_line() {
            return false;
        }
        let read = self.photo_of_parts(&self.parts(at));
        !read.caption.is_empty()
            && read.credits.iter().any(|credit| is_signed_line(&credit.raw, self.options))
            && !self.article.blocks.iter().any(|block| {
                block.photo.as_ref().is_some_and(|photo| plain_text(&photo.caption) == plain_text(&read.caption))
            })
    }

    /// Whether the text beside a picture is a signed credit, and a caption after it, below the picture.
    fn is_signed_first(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        let Some(image) = self.pictures(at).first().copied() else { return false };
        let is_credit = |part: &Part| is_signed_line(&plain_text(&part.text), self.options);
        node.links == 0
            && !node.has_text
            && node.chars <= LONGEST_PARAGRAPH
            && matches!(self.parts(at).as_slice(), [credit, line] if image < line.at && is_credit(credit))
    }

    /// Whether one short line without links follows the picture, amid the paragraphs of the story. A shorter second
    /// line is the credit.
    ///
    /// ```text
    /// <div class="sc-f"><div><img></div><div class="sc-h">The mayor in March</div><div class="sc-g">HP</div></div>
    /// ```
    fn is_captioned(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let is_amid = || {
            self.article.blocks.iter().any(|block| block.kind == BlockKind::Paragraph)
                && self.article.blocks.last().is_some_and(|block| block.photo.is_none())
        };
        node.name == "div"
            && node.links + node.paragraphs == 0
            && !node.has_text
            && node.chars <= LONGEST_PARAGRAPH
            && match self.lines(at).as_slice() {
                [line] => self.is_first_line(*line),
                _ => self.second_line(at).is_some(),
            }
            && is_amid()
    }

    /// Whether an element's name says that it shows a picture, and one line without links is below it.
    fn is_picture_box(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        let is_line = |line: usize| matches!(self.tree.get(line).name.as_str(), "div" | "p" | "span" | "small");
        matches!(self.lines(at).as_slice(), [line] if is_line(*line))
            && node.says(PICTURE_BOX)
            && node.links == 0
            && !node.has_text
            && node.chars <= LONGEST_PARAGRAPH
    }

    /// Whether a table has a row with a picture, and one with its caption.
    fn is_captioned_row(&self, at: usize) -> bool {
        let is_caption = || self.tree.get(at).links == 0 && matches!(self.lines(at).as_slice(), [_]);
        self.tree.get(at).name == "table" && (cfg!(feature = "pages") && is_caption() || self.is_in_italics(at))
    }

    /// Whether the text below a picture is one line in italics, as captions of older pages are.
    fn is_in_italics(&self, at: usize) -> bool {
        let tree = self.tree;
        let is_slanted = |line: usize| matches!(tree.get(line).name.as_str(), "i" | "em");
        matches!(self.lines(at).as_slice(), [line] if is_slanted(*line))
            && !tree.get(at).has_text
            && tree.get(at).chars >= SHORTEST_CAPTION
    }

    /// The elements with text below a picture. The cells of a layout table are transparent.
    fn lines(&self, at: usize) -> Vec<usize> {
        let mut lines = Vec::new();
        let mut waiting = vec![at];
        while let Some(line) = waiting.pop() {
            let name = self.tree.get(line).name.as_str();
            if line == at || matches!(name, "tbody" | "tr" | "td") {
                let inner = self.children(line).into_iter().filter(|line| self.tree.get(*line).chars > 0);
                waiting.extend(inner.rev());
            } else {
                lines.push(line);
            }
        }
        lines
    }

    fn is_first_line(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        node.name == "div" && node.images == 0 && self.tree.text(at).split_whitespace().nth(FEWEST_WORDS - 1).is_some()
    }

    /// The credit below a caption that no names mark.
    pub fn second_line(&self, at: usize) -> Option<usize> {
        match self.lines(at).as_slice() {
            [line, credit] if self.tree.get(at).name == "div" && self.is_first_line(*line) => {
                Some(*credit).filter(|credit| self.is_second_line(*credit))
            }
            _ => None,
        }
    }

    /// Whether a line below a caption can be its credit: a name or an organisation.
    fn is_second_line(&self, at: usize) -> bool {
        let tree = self.tree;
        let line = tree.text(at);
        tree.get(at).images == 0
            && !is_boilerplate(&line)
            && !line.trim_end().ends_with(['.', '!', '?', ':'])
            && line.split_whitespace().count() <= LONGEST_NAME
            && line.split_whitespace().next().is_some_and(starts_upper)
            && tree.get(at).chars <= LONGEST_LATE_CREDIT
    }

    /// Whether a heading and a credit follow the picture.
    fn heading_is_caption(&self, at: usize) -> bool {
        let parts = self.parts(at);
        self.picture_is_first(at) && self.ends_in_credit(&parts, false) && parts.len() <= 3
    }

    /// Whether no text precedes the picture.
    fn picture_is_first(&self, at: usize) -> bool {
        let tree = self.tree;
        let first = tree.under(at).find(|at| {
            let node = tree.get(*at);
            is_picture(&node.name) || node.name.is_empty() && node.chars > 0 && !node.in_noscript
        });
        first.is_some_and(|first| is_picture(&tree.get(first).name))
    }

    /// Whether there are more paragraphs than a caption has.
    pub fn holds_paragraphs(&self, at: usize) -> bool {
        let tree = self.tree;
        let is_prose = |at: &usize| tree.get(*at).name == "p" && tree.get(*at).is_paragraph();
        tree.get(at).paragraphs > MOST_PARAGRAPHS && tree.under(at).filter(is_prose).nth(MOST_PARAGRAPHS).is_some()
    }

    /// Whether there is a paragraph that is not a caption, or more paragraphs than a caption has.
    fn holds_prose(&self, at: usize) -> bool {
        let tree = self.tree;
        if self.holds_paragraphs(at) {
            return true;
        }
        tree.outermost(at, &|at| {
            tree.get(at).name == "figcaption" || tree.get(at).says(CAPTION) || tree.get(at).name == "p"
        })
        .into_iter()
        .any(|at| {
            let node = tree.get(at);
            node.name == "p" && node.chars > LONGEST_PARAGRAPH && !node.says(CAPTION)
        }) || tree
            .under(at)
            .skip(1)
            .any(|at| matches!(tree.get(at).name.as_str(), "ul" | "ol" | "table" | "blockquote" | "video" | "iframe"))
    }
}

/// Whether an element of this name may contain a picture with its caption.
fn is_holder_element(name: &str) -> bool {
    is_one_of("div span section li article aside a dl p button td center header table", name)
}
