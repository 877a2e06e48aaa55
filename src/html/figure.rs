//! Finds the photos of a story in any markup, with captions, credits and addresses.
//!
//! A figure is a `figure`, or the smallest element with one picture and text that is its caption or credit. The names
//! of the elements show that, or the last text is a credit. [`caption`](super::caption) reads the text.

use super::caption::{CAPTION, CREDIT, Part, is_boilerplate};
use super::picture::{WRITER, address, is_ornament, is_picture, picture_name, size_of, with_picture};
use super::reader::Reader;
use crate::article::{Block, BlockKind, Photo};
use crate::parse::{add_credit, parse_caption_with};
use crate::text::fold::starts_upper;

/// Names of elements around a picture and its caption.
const HOLDER: &[&str] = &[
    " wp caption ",
    " image ",
    " photo ",
    " picture ",
    " figure ",
    " media ",
    " img ",
    " gallery ",
    " slide ",
    " bild ",
    " foto ",
    " inline image ",
    " photos ",
    " images ",
    " lightbox ",
    " carousel ",
    " hero ",
    " thumb ",
    " imagen ",
    " visual ",
    " pic ",
];
/// Names of elements that show nothing but a picture and its caption.
const PICTURE_BOX: &[&str] = &[" image ", " photo ", " picture ", " img ", " bild ", " foto ", " imagen ", " figure "];
/// Elements other than pictures that a figure may show.
const SUBJECTS: &[&str] = &["table", "pre", "iframe", "video", "audio", "object", "embed", "svg", "canvas", "math"];
/// The longest caption of a holder other than `figure`, in characters without white space.
const LONGEST_CAPTION: usize = 1_500;
/// The longest text of a holder that is recognised only by its last words, in characters without white space.
const LONGEST_UNMARKED: usize = 500;
/// The longest paragraph in a holder that is not marked as a caption, in characters without white space.
const LONGEST_PARAGRAPH: usize = 300;
/// The fewest words of a caption that neither its element nor a credit marks.
const FEWEST_WORDS: usize = 3;
/// The longest text of a button on a picture, in characters without white space.
const LONGEST_BUTTON: usize = 15;
/// The shortest caption that only its place and its italics show, in characters without white space.
const SHORTEST_CAPTION: usize = 10;
/// The most words of a credit below a caption that nothing marks as one.
const LONGEST_NAME: usize = 6;
/// The longest line after a picture that is taken as its credit, in characters without white space.
const LONGEST_LATE_CREDIT: usize = 120;
impl Reader<'_> {
    /// Reads the node if it is a figure, a picture, or a caption after one. Returns whether it was.
    pub fn figure(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        if is_picture(&node.name) {
            return self.lone_picture(at);
        }
        let in_noscript = || tree.under(at).any(|at| tree.get(at).in_noscript && tree.get(at).name == "img");
        let is_figure = || node.name == "figure" && (node.images > 0 || in_noscript() || self.is_caption_alone(at));
        // A figure around figures is a gallery, and each of its pictures is read separately.
        let is_innermost = node.figures == usize::from(node.name == "figure");
        if is_innermost && node.images > 0 && self.is_portrait(at) {
            if let Some(line) = tree.find(at, "figcaption") {
                self.field(line);
            }
            return true;
        }
        if let Some(film) = self.film(at).filter(|_| is_innermost) {
            self.embed(film);
            self.photos(at);
            return true;
        }
        if is_innermost && (is_figure() || self.is_holder(at)) {
            self.finish();
            self.photos(at);
            return true;
        }
        self.late_caption(at)
    }

    /// Whether a figure contains only a caption, and nothing that the caption could describe. Its picture is missing.
    fn is_caption_alone(&self, at: usize) -> bool {
        let nodes = || self.tree.under(at).skip(1).map(|at| self.tree.get(at));
        let caption = nodes().find(|node| node.name == "figcaption");
        // Some sites show the picture with a style sheet, and a button on it.
        caption.is_some_and(|caption| {
            self.tree.get(at).chars - caption.chars.min(self.tree.get(at).chars) <= LONGEST_BUTTON
        }) && !nodes().any(|node| SUBJECTS.contains(&node.name.as_str()))
    }

    /// The video of a figure that has a caption and no picture except the video's poster.
    fn film(&self, at: usize) -> Option<usize> {
        let tree = self.tree;
        if tree.get(at).name != "figure" || tree.get(at).images > 0 || self.captions(at).is_empty() {
            return None;
        }
        tree.find(at, "video").filter(|film| tree.get(*film).attribute("poster").is_some())
    }

    /// Whether an element only shows the author of the story.
    fn is_portrait(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        if node.name != "figure" || node.chars > LONGEST_LATE_CREDIT {
            return false;
        }
        let is_unmarked = || !tree.under(at).any(|at| tree.get(at).name == "figcaption" || tree.get(at).says(CAPTION));
        // The caption is the byline: "By Ada Quill, reporter".
        let is_byline =
            |at| tree.get(at).name == "address" || tree.get(at).attribute("rel").is_some_and(|rel| rel == "author");
        node.says(WRITER) && is_unmarked() || tree.under(at).any(is_byline)
    }

    /// Whether an element other than `figure` contains one picture with its caption or credit, and little else.
    fn is_holder(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let is_element = matches!(
            node.name.as_str(),
            "div"
                | "span"
                | "section"
                | "li"
                | "article"
                | "aside"
                | "a"
                | "dl"
                | "p"
                | "button"
                | "td"
                | "center"
                | "header"
                | "table"
        );
        // A lazily loaded picture often occurs twice.
        if !is_element || !(1..=3).contains(&node.images) || node.chars == 0 || !tree.is_short(at, LONGEST_CAPTION) {
            return false;
        }
        let is_link_list = node.linked * 2 > node.chars;
        if node.images > 1 && self.pictures(at).len() > 1
            || is_link_list
            || self.holds_prose(at)
            || self.holds_byline(at)
        {
            return false;
        }
        let has_mark = tree.under(at).skip(1).any(|at| {
            let node = tree.get(at);
            node.name == "figcaption"
                || ((node.says(CAPTION) || node.says(CREDIT)) && node.images == 0 && node.chars > 0)
        });
        if node.headings > 0 {
            // A heading below the picture is its caption only if the headline is known and a credit follows.
            let is_known =
                self.article.headline.is_some() || self.headline.is_some_and(|headline| !tree.is_under(headline, at));
            return is_known && node.chars <= LONGEST_UNMARKED && self.heading_is_caption(at);
        }
        let is_caption = node.says(CAPTION) && matches!(node.name.as_str(), "p" | "div" | "span");
        if has_mark && node.says(HOLDER)
            || is_caption
            || tree.under(at).skip(1).any(|at| tree.get(at).name == "figcaption")
        {
            return true;
        }
        // The smallest element around picture and text. A wrapper of the picture alone has no text.
        let is_whole = || {
            self.children(at).into_iter().filter(|child| tree.get(*child).chars > 0).count() > 1
                || node.has_text
                || self.children(at).into_iter().any(|child| tree.get(child).images > 0 && tree.get(child).chars == 0)
        };
        let is_small = node.chars <= LONGEST_UNMARKED && (has_mark || node.paragraphs <= 2) && is_whole();
        is_small
            && self.picture_is_first(at)
            && (self.ends_in_credit(&self.parts(at), node.says(HOLDER) || node.links == 0)
                || (node.says(HOLDER) || node.links == 0) && self.is_in_italics(at)
                || self.is_picture_box(at)
                || self.is_captioned(at))
    }

    /// Whether the text beside a picture before the story is the byline, as "by Ines Doe" beside her portrait.
    fn holds_byline(&self, at: usize) -> bool {
        let tree = self.tree;
        let is_byline =
            |at: &usize| tree.get(*at).says(&[" byline ", " bylines "]) && tree.get(*at).chars <= LONGEST_LATE_CREDIT;
        let line = [at].into_iter().chain(tree.under(at).skip(1)).find(is_byline);
        !self.article.blocks.iter().any(|block| block.kind == BlockKind::Paragraph)
            && line.is_some_and(|line| crate::parse::shared::is_byline(&self.plain_line(line, &[])))
    }

    /// Whether one short line without links follows the picture, amid the paragraphs of the story. A shorter second line
    /// is the credit.
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

    /// Whether the text below a picture is one line in italics, as captions of older pages are.
    fn is_in_italics(&self, at: usize) -> bool {
        let tree = self.tree;
        let is_slanted = |line: usize| matches!(tree.get(line).name.as_str(), "i" | "em");
        matches!(self.lines(at).as_slice(), [line] if is_slanted(*line))
            && !tree.get(at).has_text
            && tree.get(at).chars >= SHORTEST_CAPTION
    }

    /// The elements with text below a picture.
    fn lines(&self, at: usize) -> Vec<usize> {
        self.children(at).into_iter().filter(|line| self.tree.get(*line).chars > 0).collect()
    }

    fn is_first_line(&self, at: usize) -> bool {
        let node = self.tree.get(at);
        node.name == "div" && node.images == 0 && self.tree.text(at).split_whitespace().nth(FEWEST_WORDS - 1).is_some()
    }

    /// The credit below a caption that no names mark.
    fn second_line(&self, at: usize) -> Option<usize> {
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

    /// Whether there is a paragraph that is not a caption.
    fn holds_prose(&self, at: usize) -> bool {
        let tree = self.tree;
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

    /// Adds the photos of a figure, each with its own caption and credits.
    fn photos(&mut self, figure: usize) {
        let tree = self.tree;
        let mut images = self.pictures(figure);
        if images.is_empty() {
            images.extend(tree.under(figure).find(|at| tree.get(*at).name == "img"));
        }
        if images.is_empty() {
            images.extend(self.film(figure));
        }
        if images.is_empty() {
            images.push(figure); // The figure has no address and no alternative text.
        }
        let mut parts = self.parts(figure);
        if let Some(credit) = self.second_line(figure)
            && let Some(last) = parts.last_mut().filter(|part| tree.is_under(part.at, credit))
        {
            last.mark_as_credit();
        }
        let captions = self.captions(figure);
        let has_own = |(number, image): (usize, &usize)| {
            let next = images.get(number + 1).copied().unwrap_or(usize::MAX);
            parts.iter().any(|part| (*image..next).contains(&part.at))
        };
        let is_each = images.len() > 1
            && (captions.len() == images.len() || captions.is_empty() && images.iter().enumerate().all(has_own));
        let mut photos = Vec::new();
        for number in (0..images.len()).rev() {
            // If several pictures share one caption, the first one gets it.
            let is_mine = |part: &Part| {
                let before = images.iter().filter(|image| **image < part.at).count().saturating_sub(1);
                if is_each { before == number } else { number == 0 }
            };
            let split = parts.iter().position(is_mine).unwrap_or(parts.len());
            let mine = parts.split_off(split);
            let image = images.get(number).copied().unwrap_or(figure);
            photos.push(with_picture(self.photo_of_parts(&mine), tree, image, figure));
        }
        for photo in photos.into_iter().rev() {
            self.push_block(Block::photo_block(photo));
        }
    }

    /// The pictures of a figure. If a picture occurs in several sizes, only the largest.
    fn pictures(&self, figure: usize) -> Vec<usize> {
        let tree = self.tree;
        let beside = self.captions_beside(figure);
        let adorns = |at: usize| {
            let last = beside.partition_point(|caption| *caption <= at).checked_sub(1);
            last.and_then(|last| beside.get(last)).is_some_and(|caption| tree.is_under(at, *caption))
        };
        let images = tree.outermost(figure, &|at| {
            is_picture(&tree.get(at).name) && !tree.get(at).in_noscript && !is_ornament(tree, at) && !adorns(at)
        });
        let mut seen: Vec<(Option<String>, usize, u32)> = Vec::new();
        for image in images {
            let url = address(tree, image, figure);
            let (name, size) =
                url.as_deref().map_or((None, 0), |url| (Some(picture_name(url)), size_of(tree, image, url)));
            match seen.iter_mut().find(|(other, ..)| name.is_some() && *other == name) {
                Some(known) if size > known.2 => *known = (name, image, size),
                Some(_) => {}
                None => seen.push((name, image, size)),
            }
        }
        // An image without an address is the placeholder of the one beside it.
        if seen.iter().any(|(name, ..)| name.is_some()) {
            seen.retain(|(name, ..)| name.is_some());
        }
        seen.into_iter().map(|(_, image, _)| image).collect()
    }

    /// The captions of a figure that has a picture beside them, in order. Pictures inside captions are ornaments: a
    /// camera, a flag.
    fn captions_beside(&self, figure: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut captions = tree.outermost(figure, &|at| tree.get(at).name == "figcaption");
        if captions.iter().map(|caption| tree.get(*caption).images).sum::<usize>() >= tree.get(figure).images {
            captions.clear();
        }
        captions
    }

    /// The elements of a figure that are marked as captions.
    fn captions(&self, figure: usize) -> Vec<usize> {
        let tree = self.tree;
        let is_text = |at: usize| tree.get(at).chars > 0 && tree.get(at).images == 0;
        let marked = tree.outermost(figure, &|at| is_text(at) && tree.get(at).name == "figcaption");
        if marked.is_empty() { tree.outermost(figure, &|at| is_text(at) && tree.get(at).says(CAPTION)) } else { marked }
    }

    /// Reads a picture outside a figure.
    fn lone_picture(&mut self, image: usize) -> bool {
        let tree = self.tree;
        if tree.get(image).says(&[" emoji ", " wp smiley "]) {
            return false;
        }
        if !is_ornament(tree, image) && !self.is_of_author(image) {
            self.finish();
            let photo = with_picture(Photo::default(), tree, image, tree.get(image).parent);
            if photo.url.is_some() || photo.alt.is_some() {
                self.push_block(Block::photo_block(photo));
            }
        }
        true
    }

    /// Whether the alternative text of a picture is the name of the story's author.
    fn is_of_author(&self, image: usize) -> bool {
        let alt = self.tree.get(image).attribute("alt").unwrap_or_default();
        let byline = self.article.byline.as_ref();
        alt.contains(' ') && byline.is_some_and(|byline| plain_of(byline).contains(&crate::text::fold::name_key(alt)))
    }

    /// Reads a caption or credit that follows its picture as a separate element.
    fn late_caption(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let is_credit = node.says(CREDIT) && !node.says(&[" byline ", " author ", " authors "]);
        let is_caption = node.name == "figcaption" || node.says(CAPTION) || self.repeats_alt(at);
        let may_be_credit = matches!(node.name.as_str(), "p" | "div" | "span" | "small" | "footer" | "cite");
        if node.images > 0 || node.chars == 0 || self.is_inside_line() || node.headings > 0 || node.name == "table" {
            return false;
        }
        if !tree.is_short(at, LONGEST_CAPTION) || !(is_credit || is_caption || may_be_credit) {
            return false;
        }
        if self.tree.get(node.parent).figures > 1 && node.name == "figcaption" {
            return self.gallery_caption(at);
        }
        let after_photo = self.article.blocks.last().is_some_and(|block| block.photo.is_some());
        if !after_photo {
            return false;
        }
        if !(is_credit || is_caption) {
            return node.chars <= LONGEST_LATE_CREDIT && self.late_credit(at);
        }
        let read = self.photo_of_parts(&self.parts(at));
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
        for credit in read.credits {
            let is_there = photo.credits.iter().any(|other| other.raw == credit.raw);
            if !is_there {
                photo.credits.push(credit);
            }
        }
        true
    }

    /// Whether the first text of an element is the alternative text of the picture before it.
    fn repeats_alt(&self, at: usize) -> bool {
        let tree = self.tree;
        let photo = self.article.blocks.last().and_then(|block| block.photo.as_ref());
        let Some(alt) = photo.filter(|photo| photo.caption.is_empty()).and_then(|photo| photo.alt.as_deref()) else {
            return false;
        };
        let text = tree.under(at).find(|at| tree.get(*at).name.is_empty() && tree.get(*at).chars > 0);
        alt.split_whitespace().nth(FEWEST_WORDS).is_some()
            && text.is_some_and(|text| tree.get(text).text.trim() == alt.trim())
    }

    /// Reads a line after a picture that only its wording shows to be a credit.
    fn late_credit(&mut self, at: usize) -> bool {
        let line = self.plain_line(at, &[]);
        if !crate::parse::is_credit_line(&line, self.options) || !starts_as_credit(&line) {
            return false;
        }
        let options = self.options;
        let Some(photo) = self.article.blocks.last_mut().and_then(|block| block.photo.as_mut()) else { return false };
        add_credit(photo, &line, options);
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

/// Whether a line begins with a label, a bracket or "©", like a credit on a separate line.
fn starts_as_credit(line: &str) -> bool {
    line.starts_with(['©', '(', '['])
        || line.split_whitespace().take(3).any(|word| word.ends_with(':'))
        || line.contains('/')
}

fn plain_of(text: &[crate::article::Run]) -> String {
    crate::text::fold::name_key(&crate::article::plain_text(text))
}
