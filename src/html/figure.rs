//! Finds the photos of a story in any markup, with captions, credits and addresses.
//!
//! A figure is a `figure`, or the smallest element with one picture and text that is its caption or credit. The names
//! of the elements show that, or the last text is a credit. [`caption`](super::caption) reads the text.

use super::caption::{CAPTION, CREDIT, FEWEST_WORDS, Part, is_separator, without_controls};
use super::dates::date_in;
use super::holder::{LONGEST_CAPTION, LONGEST_LATE_CREDIT};
use super::node::Node;
use super::picture::{WRITER, address, is_ornament, is_picture, picture_name, size_of, with_picture};
use super::walk::Walk;
use crate::article::{Block, BlockKind, Credit, OmissionReason, Photo, Run};
use crate::parse::{add_credit, is_credit_line, is_signed_line, parse_caption_with, parse_credit_with, repeats_credit};
use crate::text::lowercase::Lowercase;
use crate::text::trim::trim_start;

/// Elements other than pictures that a figure may show.
const SUBJECTS: &[&str] = &["table", "pre", "iframe", "video", "audio", "object", "embed", "svg", "canvas", "math"];
/// Elements of text that a caption may describe, such as a quotation.
const PROSE: &[&str] = &["blockquote", "q", "p", "li"];
/// The longest paragraph in italics that is the caption of the picture before it, in characters without white space.
const LONGEST_SET_APART: usize = 250;
/// The most words of a bold sentence that is such a caption.
const LONGEST_BOLD: usize = 15;
/// The number of nodes after a centred paragraph in which one that is not centred is searched.
const NEAR_PARAGRAPH: usize = 12;
/// The most levels between a picture and the link or button around it.
const CONTROL_LEVELS: usize = 4;
/// The number of words, less one, of a line that is a caption because the alternative text says the same.
const FEWEST_LINE: usize = 1;
/// The longest text of a button on a picture, in characters without white space.
const LONGEST_BUTTON: usize = 15;

/// Verbs that ask a reader to switch something on, without their endings.
const SWITCH_ON: &str = "aktivier einschalt activat enabl activez activa habilit attiva ative включ";

/// Whether a text in lower case asks for JavaScript, in place of a picture that a script shows. A text about JavaScript
/// does not.
fn asks_for_script(text: &str) -> bool {
    text.contains("javascript") && SWITCH_ON.split(' ').any(|verb| text.contains(verb))
}

impl Walk<'_> {
    /// Reads the node if it is a figure, a picture, or a caption after one. Returns whether it was.
    pub fn figure(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        if is_picture(&node.name) {
            return self.lone_picture(at);
        }
        let in_noscript = || tree.under(at).any(|at| tree.get(at).in_noscript && tree.get(at).name == "img");
        let is_figure = || node.name == "figure" && (node.images > 0 || in_noscript() || self.is_caption_alone(at));
        // A figure around figures is a gallery, and each of its pictures is read separately. A script fills empty ones.
        let has_content = |at: &usize| {
            let inner = tree.get(*at);
            inner.name == "figure" && (inner.chars + inner.images > 0 || inner.end > at + 1)
        };
        let own = usize::from(node.name == "figure");
        let is_innermost =
            node.figures == own || node.figures > own && !tree.under(at).skip(1).any(|at| has_content(&at));
        let is_alone = || node.name == "figure" && node.images == 0 && self.is_caption_alone(at);
        if cfg!(feature = "pages") && is_alone() && asks_for_script(&tree.text(at).to_lower()) {
            return true;
        }
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
        if is_innermost && (is_figure() || self.is_holder(at) || self.lacks_picture(at)) {
            self.finish();
            self.photos(at);
            return true;
        }
        self.late_caption(at)
    }

    /// Whether a figure contains only a caption, and nothing that the caption could describe. Its picture is missing.
    fn is_caption_alone(&self, at: usize) -> bool {
        let tree = self.tree;
        let Some(caption) = tree.under(at).find(|at| tree.get(*at).name == "figcaption") else { return false };
        // Some sites show the picture with a style sheet, and a button or its credit on it.
        let rest = tree.get(at).chars.saturating_sub(tree.get(caption).chars);
        let is_credit = || {
            cfg!(feature = "pages")
                && rest <= LONGEST_LATE_CREDIT
                && is_signed_line(&self.plain_line(at, &[caption]), self.options)
        };
        (rest <= LONGEST_BUTTON || is_credit())
            && !tree.under(at).skip(1).any(|at| {
                let name = tree.get(at).name.as_str();
                SUBJECTS.contains(&name) || PROSE.contains(&name) && !tree.is_under(at, caption)
            })
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
        self.drop_titles(&mut parts, images.first().copied().unwrap_or(figure));
        if !parts.iter().any(Part::is_marked)
            && let Some(credit) = self.second_line(figure)
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
            let mut photo = with_picture(self.photo_of_parts(&mine), tree, image, figure);
            self.add_hidden_credit(&mut photo, image);
            photos.push(photo);
        }
        for photo in photos.into_iter().rev() {
            self.push_block(Block::photo_block(photo));
        }
    }

    /// Removes texts between the picture and its marked caption, such as the title of a film on its poster.
    ///
    /// ```text
    /// <figure><a><img><div>Wall falls, the film</div></a><figcaption>The wall in March</figcaption></figure>
    /// ```
    fn drop_titles(&self, parts: &mut Vec<Part>, image: usize) {
        let tree = self.tree;
        // The link or button that shows the film.
        let control =
            tree.above(image).take(CONTROL_LEVELS).find(|at| matches!(tree.get(*at).name.as_str(), "a" | "button"));
        let Some(control) = control else { return };
        let is_title = |part: &Part| {
            part.at > image && tree.is_under(part.at, control) && !part.is_marked() && !self.is_signed(part)
        };
        if let Some(caption) = parts.iter().position(Part::is_caption) {
            let mut number = 0;
            parts.retain(|part| {
                number += 1;
                number > caption || !is_title(part)
            });
        }
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

    /// The pictures of a figure. If a picture occurs in several sizes, only the largest.
    pub fn pictures(&self, figure: usize) -> Vec<usize> {
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
        if tree.get(image).says("emoji|wp smiley") {
            return false;
        }
        if !is_ornament(tree, image) && !self.is_of_author(image) {
            self.finish();
            let mut photo = with_picture(Photo::default(), tree, image, tree.get(image).parent);
            self.add_hidden_credit(&mut photo, image);
            if photo.url.is_some() || photo.alt.is_some() {
                self.push_block(Block::photo_block(photo));
            }
        }
        true
    }

    /// Takes the credit at the end of the alternative text or the title of a picture, if the page prints none:
    /// `alt="The wall in March © HPR Foto: Ines Doe"`. Only a label or a known agency shows it there.
    fn add_hidden_credit(&self, photo: &mut Photo, image: usize) {
        let node = self.tree.get(image);
        for text in ["alt", "title"].into_iter().filter_map(|name| node.attribute(name)) {
            if !photo.credits.is_empty() || text.len() > LONGEST_CAPTION || !text.contains([':', '©', '/', '|']) {
                continue;
            }
            let read = parse_caption_with(&[Run::plain(text)], self.options);
            // "Image: the wall" is no credit, "The wall. Image: Ines Doe" has one.
            let may_be_credit = |credit: &&Credit| {
                let raw = credit.raw.as_str();
                (raw.len() < text.len() || raw.starts_with(['©', '(', '['])) && is_signed_line(raw, self.options)
            };
            read.credits
                .iter()
                .filter(may_be_credit)
                .for_each(|credit| add_credit(photo, trim_start(&credit.raw, is_separator), self.options));
        }
    }

    /// Whether the alternative text of a picture is the name of the story's author.
    fn is_of_author(&self, image: usize) -> bool {
        let alt = self.tree.get(image).attribute("alt").unwrap_or_default();
        let byline = self.article.byline.as_ref();
        alt.contains(' ') && byline.is_some_and(|byline| plain_of(byline).contains(&*crate::text::fold::name_key(alt)))
    }

    /// Reads a caption or credit that follows its picture as a separate element.
    fn late_caption(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let is_credit = node.says(CREDIT) && !node.says("byline|author|authors");
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
        // The line of the author and the date.
        if cfg!(feature = "pages") && !is_caption && tree.under(at).any(|at| tree.get(at).name == "time") {
            return false;
        }
        let is_caption = is_caption || self.is_set_apart(at);
        if !(is_credit || is_caption) {
            return node.chars <= LONGEST_LATE_CREDIT && self.late_credit(at);
        }
        if cfg!(feature = "pages") && !is_caption && date_in(tree.text(at).trim()).is_some_and(|(start, _)| start == 0)
        {
            return self.date_after_photo(at);
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
        if node.name != "p" || node.chars > LONGEST_SET_APART || node.links > 0 || !is_lone {
            return false;
        }
        if self.is_centred_alone(at) || self.ends_in_signed_credit(at) {
            return true;
        }
        if !is_amid {
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
        is_whole(&["em", "i", "small"]) || is_sentence && is_whole(&["strong", "b"])
    }

    /// Whether a paragraph is centred, as the picture above it, and the next paragraph is not.
    fn is_centred_alone(&self, at: usize) -> bool {
        let tree = self.tree;
        let end = tree.get(tree.get(at).parent).end;
        let next = std::iter::successors(Some(tree.get(at).end), |next| Some(tree.get(*next).end.max(next + 1)));
        let mut next = next.take_while(|next| *next < end).take(NEAR_PARAGRAPH).map(|next| tree.get(next));
        is_centred(tree.get(at))
            && next.any(|node| node.name == "p" && node.images == 0 && node.chars > 0 && !is_centred(node))
    }

    /// Whether a paragraph is a caption with a credit that has a label or names an agency: "The wall. Photo: Ola Berg".
    fn ends_in_signed_credit(&self, at: usize) -> bool {
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

/// Whether a paragraph is centred by itself, as the picture above it.
fn is_centred(node: &Node) -> bool {
    let style = node.attribute("style").unwrap_or_default();
    style.split_once("text-align").is_some_and(|(_, after)| after.trim_start_matches([':', ' ']).starts_with("center"))
        || node.says("center|centered|aligncenter|text center")
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

fn plain_of(text: &[Run]) -> String {
    crate::text::fold::name_key(&crate::article::plain_text(text)).to_owned()
}
