//! Finds the photos of a story in any markup, with captions, credits and addresses.
//!
//! A figure is a `figure`, or the smallest element with one picture and text that is its caption or credit. The names
//! of the elements show that, or the last text is a credit. [`caption`](super::caption) reads the text.

use super::byline::is_lead_word;
use super::caption::{Part, is_separator};
use super::caption_words::{CAPTION, is_boilerplate};
use super::holder::{LONGEST_BUTTON, LONGEST_CAPTION, LONGEST_LATE_CREDIT, PICTURE_BOX, SHORTEST_CAPTION};
#[cfg(feature = "pages")]
use super::notices::label;
use super::picture::{WRITER, address, is_ornament, is_picture, is_spare, picture_name, size_of, with_picture};
use super::walk::Walk;
use crate::article::{Block, Credit, OmissionReason, Photo, Run, plain_text};
use crate::parse::{add_credit, is_signed_line, parse_caption_with};
use crate::text::fold::{is_ideograph, name_key};
use crate::text::lowercase::Lowercase;
use crate::text::trim::trim_start;

/// Elements other than pictures that a figure may show.
const SUBJECTS: &[&str] = &["table", "pre", "iframe", "video", "audio", "object", "embed", "svg", "canvas", "math"];
/// Elements of text that a caption may describe, such as a quotation.
const PROSE: &[&str] = &["blockquote", "q", "p", "li"];
/// The most levels between a picture and the link or button around it.
const CONTROL_LEVELS: usize = 4;
/// The most words of an alternative text that only says whose portrait it is.
const LONGEST_PORTRAIT: usize = 6;

/// Ends of the names of attributes with the credit of a picture.
const CREDIT_ATTRIBUTES: [&str; 5] = ["credit", "credits", "copyright", "photographer", "author"];
/// The longest value of an attribute that only switches something on, in bytes ("false").
const FLAG: usize = 5;

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
        let has_spare = || tree.under(at).any(|at| is_spare(tree, at));
        let is_figure = || node.name == "figure" && (node.images > 0 || has_spare() || self.is_caption_alone(at));
        // A figure around figures is a gallery, and each of its pictures is read separately. A script fills empty ones.
        let has_content = |at: &usize| {
            let inner = tree.get(*at);
            inner.name == "figure" && (inner.chars + inner.images > 0 || inner.end > at + 1)
        };
        let own = usize::from(node.name == "figure");
        let is_innermost =
            node.figures == own || node.images == 1 && own > 0 || !tree.under(at).skip(1).any(|at| has_content(&at));
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
        let images = self.shown_pictures(figure);
        let mut parts = self.parts(figure);
        if cfg!(feature = "pages") && !parts.is_empty() && parts.iter().all(|part| self.is_of_player(part)) {
            self.leave_out(self.plain_line(figure, &[]), OmissionReason::Player);
            return;
        }
        if cfg!(feature = "pages") {
            parts.retain(|part| !self.headline.is_some_and(|headline| tree.is_under(part.at, headline)));
            self.drop_titles(&mut parts, images.first().copied().unwrap_or(figure));
            self.mark_second_line(&mut parts, figure);
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
            if cfg!(feature = "pages") {
                self.split_credit(&mut photo);
            }
            if cfg!(feature = "pages") && images.len() == 1 {
                self.add_attributes(&mut photo, figure);
            }
            self.add_hidden_credit(&mut photo, image);
            self.omit_addresses(image, photo.url.clone());
            photos.push(photo);
        }
        for photo in photos.into_iter().rev() {
            let caption = plain_text(&photo.caption);
            if cfg!(feature = "pages") && self.has_photo(&photo) {
                self.leave_out(caption, OmissionReason::Duplicate);
            } else if let Some(reason) = label(&caption.to_lower()).filter(|_| self.is_page && photo.credits.is_empty())
            {
                self.leave_out(caption, reason);
            } else {
                self.push_block(Block::photo_block(photo));
            }
        }
    }

    /// The pictures of a figure, or what stands for one: a poster, the address for a script, the figure itself.
    fn shown_pictures(&self, figure: usize) -> Vec<usize> {
        let tree = self.tree;
        let images = self.pictures(figure);
        if !images.is_empty() {
            return images;
        }
        let find = |matches: &dyn Fn(usize) -> bool| tree.under(figure).find(|at| matches(*at));
        let image = find(&|at| tree.get(at).name == "img")
            .or_else(|| find(&|at| is_spare(tree, at)))
            .or_else(|| self.film(figure));
        // A figure without a picture has no address and no alternative text.
        vec![image.unwrap_or(figure)]
    }

    /// Splits a credit whose start is the alternative text.
    ///
    /// ```text
    /// <img alt="Old Harbour"><div class="caption">Old Harbour / AP</div>   →   caption "Old Harbour", credit "AP"
    /// ```
    fn split_credit(&self, photo: &mut Photo) {
        let (Some(alt), [credit]) = (photo.alt.as_deref(), photo.credits.as_slice()) else { return };
        let rest = credit.raw.strip_prefix(alt.trim()).filter(|rest| rest.starts_with(' '));
        let rest = rest.map(|rest| trim_start(rest, |sign| is_separator(sign) || sign == '/').to_owned());
        if let Some(rest) = rest.filter(|rest| photo.caption.is_empty() && !rest.is_empty() && !alt.trim().is_empty()) {
            photo.caption = vec![Run::plain(alt.trim())];
            photo.credits.clear();
            self.add_new_credit(photo, &rest);
        }
    }

    /// Marks the line below an unmarked caption as its credit.
    fn mark_second_line(&self, parts: &mut [Part], figure: usize) {
        if !parts.iter().any(Part::is_marked)
            && let Some(credit) = self.second_line(figure)
            && let Some(last) = parts.last_mut().filter(|part| self.tree.is_under(part.at, credit))
        {
            last.mark_as_credit();
        }
    }

    /// Whether a class says that a text is the title or the length of a video. A player shows them with its first picture.
    fn is_of_player(&self, part: &Part) -> bool {
        let tree = self.tree;
        let mut around = [part.at].into_iter().chain(tree.above(part.at)).take(2).map(|at| tree.get(at));
        !part.is_caption() && around.any(|node| node.says("video") && !node.says(PICTURE_BOX))
    }

    /// Takes the caption and the credit of a figure without text from attributes. A script shows them.
    fn add_attributes(&self, photo: &mut Photo, figure: usize) {
        let tree = self.tree;
        // "data-caption", "data-image-caption", "caption"
        let value = |end: &str| {
            let is_named =
                |name: &str| name.strip_suffix(end).is_some_and(|start| start.is_empty() || start.ends_with('-'));
            let mut all = tree.under(figure).flat_map(|at| &tree.get(at).attributes);
            let (_, text) = all.find(|(name, text)| is_named(name) && text.len() > FLAG)?;
            let is_text = text.len() <= LONGEST_CAPTION && !text.contains(['<', '{']) && !text.contains("://");
            is_text.then(|| text.trim())
        };
        // The link to the whole picture.
        let title = || {
            let is_picture = |url: &str| [".jpg", ".jpeg", ".png", ".webp"].iter().any(|end| url.ends_with(end));
            let link = tree.under(figure).map(|at| tree.get(at)).find(|node| node.name == "a")?;
            let text = link
                .attribute("title")
                .or_else(|| link.attribute("data-title"))
                .filter(|text| text.contains(' ') && !is_boilerplate(text));
            text.filter(|_| link.attribute("href").is_some_and(is_picture))
        };
        // A short single word there is the name of a source.
        let is_caption = |text: &&str| {
            text.chars().count() >= SHORTEST_CAPTION || text.contains(' ') || text.starts_with(is_ideograph)
        };
        let has_credit = !photo.credits.is_empty();
        let text = || value("caption").filter(is_caption).or_else(|| title().filter(is_caption));
        if let Some(text) = Some(()).filter(|()| photo.caption.is_empty()).and_then(|()| text()) {
            let read = parse_caption_with(&[Run::plain(text)], self.options);
            (photo.caption, photo.released_by) = (read.caption, read.released_by);
            photo.is_file |= read.is_file;
            if !has_credit {
                photo.credits = read.credits;
            }
        }
        if !has_credit && let Some(credit) = CREDIT_ATTRIBUTES.into_iter().find_map(value) {
            self.add_new_credit(photo, credit);
        }
    }

    /// Whether a photo of the story has the same picture, caption and credits. Some pages print their first photo twice.
    fn has_photo(&self, photo: &Photo) -> bool {
        let name = |photo: &Photo| photo.url.as_deref().map(picture_name);
        let names = |photo: &Photo| -> Vec<_> {
            photo.credits.iter().map(|credit| (credit.creators.clone(), credit.providers.clone())).collect()
        };
        let is_same = |other: &Photo| {
            other.url.is_some()
                && (photo.url.is_none() || name(other) == name(photo))
                && plain_text(&other.caption) == plain_text(&photo.caption)
                && names(other) == names(photo)
        };
        !(photo.caption.is_empty() && photo.credits.is_empty())
            && self.article.blocks.iter().filter_map(|block| block.photo.as_ref()).any(is_same)
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
        // The still of a player. Of a poster on a wall, the class may be the same.
        let is_player = |at: usize| tree.get(at).says("player|video|audio|play");
        let is_still = cfg!(feature = "pages")
            && tree.get(image).says("poster")
            && tree.above(image).take(CONTROL_LEVELS).any(is_player);
        if !is_ornament(tree, image) && !self.is_of_author(image) && !is_still {
            self.finish();
            let mut photo = with_picture(Photo::default(), tree, image, tree.get(image).parent);
            if cfg!(feature = "pages") {
                let is_around = |at: &usize| tree.get(*at).images == 1 && tree.get(*at).chars == 0;
                let around = tree.above(image).take(CONTROL_LEVELS).take_while(is_around).last();
                self.add_attributes(&mut photo, around.unwrap_or(image));
            }
            self.add_hidden_credit(&mut photo, image);
            if photo.url.is_some() || photo.alt.is_some() {
                self.omit_addresses(image, photo.url.clone());
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
            if !photo.credits.is_empty() || text.len() > LONGEST_CAPTION || !text.contains([':', '©', '/', '|', '(']) {
                continue;
            }
            let read = parse_caption_with(&[Run::plain(text)], self.options);
            // "Image: the wall" is no credit, "The wall. Image: Ines Doe" and "Image: Ines Doe/AP" have one.
            let may_be_credit = |credit: &&Credit| {
                let raw = credit.raw.as_str();
                let is_agency = |one: &String| self.options.agencies.canonical(one).is_some();
                (raw.len() < text.len()
                    || cfg!(feature = "pages") && credit.providers.iter().any(is_agency)
                    || raw.starts_with(['©', '(', '[']))
                    && is_signed_line(raw, self.options)
            };
            read.credits
                .iter()
                .filter(may_be_credit)
                .for_each(|credit| add_credit(photo, trim_start(&credit.raw, is_separator), self.options));
        }
    }

    /// Whether the alternative text of a picture is the name of the story's author, perhaps with a few words:
    /// "Portrait of Ada Quill".
    pub fn is_of_author(&self, image: usize) -> bool {
        let alt = self.tree.get(image).attribute("alt").unwrap_or_default();
        let Some(byline) = self.article.byline.as_ref() else { return false };
        let (words, alt) = (alt.split_whitespace().count(), name_key(alt));
        let line = plain_text(byline);
        let name = line.split_once(' ').filter(|(word, _)| is_lead_word(word)).map_or(&*line, |(_, name)| name);
        let name = name.split(',').next().unwrap_or(name);
        // An agency may be the author and the source of a picture.
        let is_person =
            cfg!(feature = "pages") && name.contains(' ') && self.options.agencies.canonical(name).is_none();
        words > 1 && name_key(&line).contains(&*alt)
            || is_person && words <= LONGEST_PORTRAIT && alt.contains(&*name_key(name))
    }
}

/// Without pages, no line belongs to the page.
#[cfg(not(feature = "pages"))]
fn label(_: &str) -> Option<OmissionReason> {
    None
}

pub(super) fn plain_of(text: &[Run]) -> String {
    name_key(&plain_text(text)).to_owned()
}
