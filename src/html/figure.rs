//! A figure, or what does its work, in; photos with caption, credits, alternative text and address out.

use super::reader::Reader;
use super::tree::Tree;
use crate::article::{Block, Photo, Run, Text};
use crate::parse::shared::trim;
use crate::parse::{add_credit, parse_caption_with};
use crate::text::trim::trim_end;

const CAPTION: &[&str] =
    &[" caption ", " captions ", " legend ", " cutline ", " caption text ", " bildunterschrift ", " description "];
const CREDIT: &[&str] = &[
    " credit ",
    " credits ",
    " photo credit ",
    " image credit ",
    " credit text ",
    " copyright ",
    " copyright holder ",
    " attribution ",
    " photographer ",
    " iptcmetadata ",
    " source ",
    " byline ",
    " creator ",
    " bildquelle ",
    " fotocredit ",
];
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
];
/// Pictures that are no part of a story.
const ORNAMENT: &[&str] =
    &[" avatar ", " logo ", " icon ", " icons ", " emoji ", " spacer ", " tracking ", " pixel ", " sprite "];
/// What stands where a picture is to come.
const PLACEHOLDERS: &[&str] = &["data:", "about:", "blank.", "spacer", "placeholder", "1x1", "transparent", "pixel."];
/// What a figure without a picture may be about.
const SUBJECTS: &[&str] = &["table", "pre", "iframe", "video", "audio", "object", "embed", "svg", "canvas", "math"];
/// The longest caption of a holder that is no `figure`, in characters without white space.
const LONGEST_CAPTION: usize = 1_500;
/// More credit lines of one figure are something else.
const MOST_CREDITS: usize = 20;

impl Reader<'_> {
    /// Reads the node where it is a figure, a picture, or a caption after one; says whether it was.
    pub fn figure(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        if matches!(node.name.as_str(), "img" | "amp-img" | "amp-anim") {
            return self.lone_picture(at);
        }
        let in_noscript = || tree.under(at).any(|at| tree.get(at).in_noscript && tree.get(at).name == "img");
        let is_figure = || node.name == "figure" && (node.images > 0 || in_noscript() || self.is_caption_alone(at));
        // A figure around figures is a gallery, whose pictures stand for themselves.
        let is_innermost = node.figures == usize::from(node.name == "figure");
        if is_innermost && (is_figure() || self.is_holder(at)) {
            self.finish();
            self.photos(at);
            return true;
        }
        self.late_caption(at)
    }

    /// Whether a figure holds a caption and nothing else that could be what the caption is about: its picture is missing.
    fn is_caption_alone(&self, at: usize) -> bool {
        let nodes = || self.tree.under(at).skip(1).map(|at| self.tree.get(at));
        let caption = nodes().find(|node| node.name == "figcaption");
        caption.is_some_and(|caption| caption.chars == self.tree.get(at).chars)
            && !nodes().any(|node| SUBJECTS.contains(&node.name.as_str()))
    }

    /// Whether an element that is no `figure` holds one picture with its caption or credit, and little else.
    fn is_holder(&self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        node.images == 1
            && matches!(node.name.as_str(), "div" | "span" | "section" | "li" | "article" | "aside" | "a" | "dl")
            && node.says(HOLDER)
            && node.headings == 0
            && tree.is_short(at, LONGEST_CAPTION)
            && tree.under(at).skip(1).any(|at| {
                let node = tree.get(at);
                node.name == "figcaption"
                    || ((node.says(CAPTION) || node.says(CREDIT)) && node.images == 0 && node.chars > 0)
            })
    }

    /// The pictures of a figure, each with the captions and credits that are its own.
    fn photos(&mut self, figure: usize) {
        let tree = self.tree;
        let is_picture = |name: &str| matches!(name, "img" | "amp-img" | "amp-anim");
        let beside = self.captions_beside(figure);
        let adorns = |at: usize| {
            let last = beside.partition_point(|caption| *caption <= at).checked_sub(1);
            last.and_then(|last| beside.get(last)).is_some_and(|caption| tree.under(*caption).contains(&at))
        };
        let mut images = tree.outermost(figure, &|at| {
            is_picture(&tree.get(at).name) && !tree.get(at).in_noscript && !is_ornament(tree, at) && !adorns(at)
        });
        if images.is_empty() {
            images.extend(tree.under(figure).find(|at| tree.get(*at).name == "img"));
        }
        if images.is_empty() {
            images.push(figure); // It has no address and no alternative text either.
        }
        let mut seen = Vec::new();
        images.retain(|image| {
            let url = address(tree, *image, figure);
            let is_new = url.is_none() || !seen.contains(&url);
            seen.push(url);
            is_new
        });
        let credits = self.credits(figure);
        let captions = self.captions(figure, &credits);
        let is_each = images.len() > 1 && captions.len() == images.len();
        for (number, image) in images.iter().enumerate() {
            // Of several pictures with one caption the first takes it.
            let mine = |part: &&usize| {
                let before = images.iter().filter(|image| *image < part).count().saturating_sub(1);
                if is_each { before == number } else { number == 0 }
            };
            let captions: Vec<usize> = captions.iter().filter(mine).copied().collect();
            let own: Vec<usize> = credits.iter().filter(mine).copied().collect();
            let photo = self.photo(figure, *image, &captions, &own, &credits);
            self.push_block(Block::photo_block(photo));
        }
    }

    fn photo(&self, figure: usize, image: usize, captions: &[usize], own: &[usize], credits: &[usize]) -> Photo {
        let mut caption = Text::new();
        for at in captions {
            if !caption.is_empty() {
                caption.push(Run::plain(" "));
            }
            caption.extend(self.line(*at, credits));
        }
        trim(&mut caption);
        let mut photo = parse_caption_with(&without_boilerplate(caption), self.options);
        for at in own {
            add_credit(&mut photo, &self.plain_line(*at, &[]), self.options);
        }
        with_picture(photo, self.tree, image, figure)
    }

    /// The credit nodes of a figure.
    fn credits(&self, figure: usize) -> Vec<usize> {
        let tree = self.tree;
        let is_credit = |at: usize| {
            let node = tree.get(at);
            let says = node.says(CREDIT) || node.name == "cite";
            if !says || node.images > 0 || node.chars == 0 || node.name == "picture" || self.is_left_out(at) {
                return false;
            }
            // `caption-with-credit` around both is the caption.
            let is_both = node.name == "figcaption" || node.says(CAPTION);
            let holds = tree.is_short(at, LONGEST_CAPTION)
                && tree.under(at).skip(1).any(|at| tree.get(at).says(CREDIT) || tree.get(at).says(CAPTION));
            !(holds && (is_both || node.paragraphs > 0)) && (node.name != "figcaption" || !node.says(CAPTION))
        };
        let mut credits = tree.outermost(figure, &is_credit);
        credits.truncate(MOST_CREDITS);
        credits
    }

    /// The captions of a figure that has a picture beside them, in order. Those inside adorn it: a camera, a flag.
    fn captions_beside(&self, figure: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut captions = tree.outermost(figure, &|at| tree.get(at).name == "figcaption");
        if captions.iter().map(|caption| tree.get(*caption).images).sum::<usize>() >= tree.get(figure).images {
            captions.clear();
        }
        captions
    }

    /// The caption nodes of a figure; where nothing is marked, all that holds text.
    fn captions(&self, figure: usize, credits: &[usize]) -> Vec<usize> {
        let tree = self.tree;
        let beside = self.captions_beside(figure);
        let is_text = |at: usize| {
            tree.get(at).chars > 0
                && (tree.get(at).images == 0 || beside.binary_search(&at).is_ok())
                && !credits.contains(&at)
        };
        let marked = tree.outermost(figure, &|at| is_text(at) && tree.get(at).name == "figcaption");
        let marked = if marked.is_empty() {
            tree.outermost(figure, &|at| is_text(at) && tree.get(at).says(CAPTION))
        } else {
            marked
        };
        if marked.is_empty() {
            tree.outermost(figure, &|at| is_text(at) && !matches!(tree.get(at).name.as_str(), "noscript" | "picture"))
        } else {
            marked
        }
    }

    /// A picture outside a figure.
    fn lone_picture(&mut self, image: usize) -> bool {
        let tree = self.tree;
        if tree.get(image).says(&[" emoji ", " wp smiley "]) {
            return false;
        }
        if !is_ornament(tree, image) {
            self.finish();
            let photo = with_picture(Photo::default(), tree, image, tree.get(image).parent);
            if photo.url.is_some() || photo.alt.is_some() {
                self.push_block(Block::photo_block(photo));
            }
        }
        true
    }

    /// A caption or credit that stands after its picture, outside of it.
    fn late_caption(&mut self, at: usize) -> bool {
        let tree = self.tree;
        let node = tree.get(at);
        let is_credit = node.says(CREDIT) && !node.says(&[" byline "]);
        let is_caption = node.name == "figcaption" || node.says(CAPTION);
        if !(is_credit || is_caption) || node.images > 0 || node.chars == 0 || self.is_inside_line() {
            return false;
        }
        if !tree.is_short(at, LONGEST_CAPTION) || node.headings > 0 || node.name == "table" {
            return false;
        }
        let inside = self.credits(at);
        let line = if is_caption { self.line(at, &inside) } else { Text::new() };
        let credits = if is_caption && !(is_credit && inside.is_empty()) { inside } else { vec![at] };
        let credits: Vec<String> = credits.into_iter().map(|at| self.plain_line(at, &[])).collect();
        let Some(photo) = self.article.blocks.last_mut().and_then(|block| block.photo.as_mut()) else { return false };
        if is_caption && !photo.caption.is_empty() {
            return false;
        }
        if !line.is_empty() {
            let read = parse_caption_with(&without_boilerplate(line), self.options);
            let known = std::mem::take(photo);
            *photo = Photo { id: known.id, url: known.url, alt: known.alt, ..read };
            photo.credits.extend(known.credits);
        }
        for credit in credits {
            add_credit(photo, &credit, self.options);
        }
        true
    }
}

/// A caption without the words that a page puts before every one.
fn without_boilerplate(mut caption: Text) -> Text {
    for words in ["View image in fullscreen", "Image caption,", "Image caption"] {
        if let Some(first) = caption.first_mut()
            && let Some(rest) = first.text.strip_prefix(words)
        {
            first.text = rest.trim_start().to_owned();
        }
    }
    caption.retain(|run| !run.text.is_empty());
    caption
}

/// Whether a picture counts readers or adorns the page.
fn is_ornament(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let size = |name| node.attribute(name).and_then(|size| size.trim_end_matches("px").parse::<u32>().ok());
    let is_tiny = |name| size(name).is_some_and(|size| size <= 1);
    let is_small = |name| size(name).is_some_and(|size| size <= 40);
    node.dropped
        || is_tiny("width")
        || is_tiny("height")
        || (is_small("width") && is_small("height"))
        || node.says(ORNAMENT)
        || tree.get(node.parent).says(&[" avatar ", " logo ", " emoji "])
}

fn with_picture(photo: Photo, tree: &Tree, image: usize, holder: usize) -> Photo {
    let node = tree.get(image);
    let named = |at: usize| {
        let node = tree.get(at);
        ["data-id", "data-photo-id", "data-image-id", "data-media-id", "data-attachment-id", "data-entity-uuid"]
            .into_iter()
            .find_map(|name| node.attribute(name))
    };
    // WordPress writes the attachment's number into the class.
    let numbered = node
        .attribute("class")
        .and_then(|class| class.split_whitespace().find_map(|name| name.strip_prefix("wp-image-")));
    let id = named(image).or(numbered).or_else(|| named(holder)).map(str::to_owned);
    Photo { url: address(tree, image, holder), alt: node.attribute("alt").map(str::to_owned), id, ..photo }
}

/// The picture's address: as it is shown, else as it is to be loaded later, else the largest on offer.
fn address(tree: &Tree, image: usize, holder: usize) -> Option<String> {
    let node = tree.get(image);
    let is_real = |url: &&str| {
        let name = url.to_ascii_lowercase();
        !PLACEHOLDERS.iter().any(|part| if part.ends_with(':') { name.starts_with(part) } else { name.contains(part) })
    };
    let plain =
        ["src", "data-src", "data-lazy-src", "data-original"].into_iter().filter_map(|name| node.attribute(name));
    let sets = |at: usize| {
        ["srcset", "data-srcset", "data-lazy-srcset"].into_iter().find_map(move |name| tree.get(at).attribute(name))
    };
    let sources = || {
        let parent = node.parent;
        tree.under(parent)
            .filter(move |at| tree.get(parent).name == "picture" && tree.get(*at).name == "source")
            .filter_map(sets)
    };
    let shown = plain.into_iter().find(is_real).map(str::to_owned);
    shown.or_else(|| sets(image).and_then(largest)).or_else(|| sources().find_map(largest)).or_else(|| {
        let spare = tree.under(holder).filter(|at| tree.get(*at).in_noscript && tree.get(*at).name == "img");
        spare.filter_map(|at| tree.get(at).attribute("src")).find(is_real).map(str::to_owned)
    })
}

/// The largest picture of a `srcset`. An address may hold commas, but does not end in one.
fn largest(set: &str) -> Option<String> {
    let mut best: Option<(u32, &str)> = None;
    let mut url = "";
    for word in set.split_whitespace() {
        if url.is_empty() {
            url = word;
            if !word.ends_with(',') {
                continue;
            }
        }
        let (size, next) = if url == word { ("1x", "") } else { word.split_once(',').unwrap_or((word, "")) };
        consider(&mut best, url, size);
        url = next;
    }
    consider(&mut best, url, "1x");
    best.map(|(_, url)| trim_end(url, |c| c == ',').to_owned())
}

fn consider<'a>(best: &mut Option<(u32, &'a str)>, url: &'a str, size: &str) {
    // Widths are whole numbers; of densities, as "1.5x", the tenths count.
    let (whole, rest) = size.split_once('.').unwrap_or((size, ""));
    let digits = |text: &str| trim_end(text, |c| matches!(c, 'w' | 'x' | 'h')).parse::<u32>().unwrap_or_default();
    let size = digits(whole).saturating_mul(10).saturating_add(rest.bytes().next().map_or(0, |b| u32::from(b % 16)));
    if !url.is_empty() && !url.starts_with("data:") && best.is_none_or(|(other, _)| size > other) {
        *best = Some((size, url));
    }
}
