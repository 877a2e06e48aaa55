//! Reads a picture: whether it is part of the story, its address and its size.

#[cfg(feature = "pages")]
use hashbrown::HashSet;

use super::caption_words::CAPTION;
use super::node::Node;
use super::tree::Tree;
use super::walk::Walk;
#[cfg(feature = "pages")]
use crate::article::Article;
use crate::article::{OmissionReason, Photo};
use crate::picture::Picture;
use crate::text::trim::trim_end;
use crate::word_table::is_one_of;
#[cfg(feature = "pages")]
use hashbrown::DefaultHashBuilder;

/// Names of pictures that are not part of a story.
const ORNAMENT: &str = "\
    avatar|logo|icon|icons|emoji|spacer|tracking|pixel|sprite|headshot|user img|user image|\
    user photo";
/// Names of elements around portraits of authors.
pub(super) const WRITER: &str = "\
    author image|author photo|author picture|author avatar|author box|author bio|author card|\
    author|authors|autor|auteur|autore|byline|bylines|contributor|avatar|profile image|profile picture|logo|emoji";
/// Addresses of placeholders for a picture that loads later.
const PLACEHOLDERS: &[&str] = &[
    "data:",
    "about:",
    "blank.",
    "spacer",
    "placeholder",
    "1x1",
    "transparent",
    "pixel.",
    "/t.gif",
    "pix.gif",
    "grey_bg",
    "/lazy.",
    "preload.",
    "no-image",
    "fallback.",
];
/// Parts of names of drawings that are no pictures of a story. Some show that something is loading.
const LOADING: &[&str] = &["loading-", "loading.", "loader.", "spinner.", "spinner", "icon", "logo", "badge", "symbol"];
/// Parts of names of the signs of shops for programs.
const STORES: &[&str] = &["google-play", "app-store", "appstore", "-badge", "-icon."];
/// Parts of addresses of pictures without a caption that belong to the design of a site, show an author, or come from a
/// service such as printing.
const DESIGN: &str = "wp-content/themes/|wp-content/plugins/|/all/themes/|/app_themes/|/clientlibs/|/templates/|\
    gravatar.|avatars/|/avatar/|/authors/|/author/|/author-|arc-authors/|author_profile|headshots/|/buttons/|\
    printfriendly.|feedburner.|qrcode|qr-code|/qr/";
/// The fewest words of the alternative text of a drawing that shows something.
const FEWEST_DRAWN: usize = 2;
/// The number of elements above a picture that are searched for its figure or caption.
const FIGURE_LEVELS: usize = 4;
/// The longest text of an element around one picture and its caption, in characters without white space.
const LONGEST_CAPTIONED: usize = 1_500;
/// Attributes with the address of a picture.
const PLAIN: [&str; 5] = ["src", "data-src", "data-lazy-src", "data-original", "data-image"];
/// Attributes with several addresses, for screens of different widths.
const SETS: [&str; 3] = ["srcset", "data-srcset", "data-lazy-srcset"];
/// The most addresses of a picture that are compared.
const MOST_ADDRESSES: usize = 20;
/// The shortest address that contains a picture, in bytes. Blurred previews that are shown while a picture loads are
/// shorter.
const SHORTEST_PICTURE: usize = 2_048;
/// The number of elements, from the picture on, that are checked for details about an author.
const ABOVE: usize = 4;
/// The width and height in pixels of the largest icon, and those below which a picture without a caption is a portrait.
const LARGEST_ICON: u32 = 40;
const SMALLEST: u32 = 80;
/// The longest text beside the portrait of an author, in characters without white space.
const LONGEST_PORTRAIT: usize = 120;

/// Whether an element of this name is a picture.
pub(super) fn is_picture(name: &str) -> bool {
    matches!(name, "img" | "amp-img" | "amp-anim")
}

/// Whether an element stands for a picture that a script shows: a picture for browsers without scripts, or an element
/// that has the address of one, and no text except the name of a file.
///
/// ```text
/// <span data-src="wall.jpg"></span>
/// <noscript><img src="wall.jpg"></noscript>
/// ```
pub(super) fn is_spare(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let has_address = |name: &&str| node.attribute(name).is_some_and(names_picture);
    node.name == "img" && node.in_noscript
        || cfg!(feature = "pages")
            && is_one_of("span div i", &node.name)
            && node.images == 0
            && PLAIN.iter().any(has_address)
            && (node.chars == 0 || names_picture(tree.text(at).trim()))
}

/// Whether an address leads to a picture, and not to a page.
pub(super) fn names_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let (_, ending) = path.rsplit_once('.').unwrap_or_default();
    ending.len() <= 4 && is_one_of("jpg jpeg png webp gif avif", &ending.to_ascii_lowercase())
}

/// The name that distinguishes a picture from others of its figure: the end of its address, without the size.
pub(super) fn picture_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut bare = stem;
    while let Some((before, _)) = bare.rsplit_once(['-', '_']).filter(|(_, end)| is_size(end)) {
        bare = before;
    }
    // A name that is only a size does not distinguish pictures: "…/a/640.jpg".
    if bare.chars().all(|c| c.is_ascii_digit()) { path.to_owned() } else { [bare, ".", ending].concat() }
}

/// The same without the ending and the width: "wall-800.webp" → "wall".
fn bare_name(url: &str) -> String {
    let name = picture_name(url);
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let is_width = |end: &str| (3..=4).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_digit());
    let shorter = stem.rsplit_once(['-', '_', '@']).filter(|(_, end)| is_width(end) || is_size(end));
    shorter.map_or(stem, |(shorter, _)| shorter).to_owned()
}

/// Whether two addresses lead to one picture, as far as their names and the rules for addresses show.
fn is_one_picture(one: &str, other: &str) -> bool {
    bare_name(one) == bare_name(other) || Picture::at(one).is_same(&Picture::at(other))
}

/// Whether a part of a name is a size or a quality: "640x480", "s1200", "c50".
fn is_size(part: &str) -> bool {
    let digits = part.strip_prefix(['s', 'w', 'h', 'c', 'q', 'r']);
    let is_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits.is_some_and(|digits| digits.len() > 1 && is_digits(digits))
        || part.split_once('x').is_some_and(|(width, height)| {
            (is_digits(width) || width.is_empty()) && (is_digits(height) || height.is_empty())
        })
}

/// The largest number that an address or an element gives as the picture's size.
pub(super) fn size_of(tree: &Tree, image: usize, url: &str) -> u32 {
    let width = tree.get(image).attribute("width").and_then(|width| width.parse().ok());
    let numbers = url.split(|c: char| !c.is_ascii_digit()).filter(|number| (2..=4).contains(&number.len()));
    numbers.filter_map(|number| number.parse().ok()).chain(width).max().unwrap_or_default()
}

/// Whether a picture is a tracking pixel or an ornament.
pub(super) fn is_ornament(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let size = |name| node.attribute(name).and_then(|size| size.strip_suffix("px").unwrap_or(size).parse::<u32>().ok());
    // There the sizes of AMP are a ratio.
    let is_ratio = matches!(node.attribute("layout"), Some("responsive" | "intrinsic" | "fill" | "flex-item"));
    let size = |name| size(name).filter(|_| !is_ratio);
    // A script gives some pictures their size.
    let is_sized = || node.attribute("srcset").is_some() || tree.get(node.parent).name == "picture";
    let is_tiny =
        |name| size(name).is_some_and(|size| size == 1 || size == 0 && !(cfg!(feature = "pages") && is_sized()));
    let is_below = |most: u32| {
        ["width", "height"].into_iter().all(|name| size(name).is_some_and(|size| size.wrapping_sub(1) < most))
    };
    let is_boilerplate = || {
        let url = node.attribute("src").unwrap_or_default();
        let name = url.rsplit('/').next().unwrap_or_default();
        // A photo may show the loading of a ship.
        let is_drawing = name.contains(".svg") || name.contains(".gif");
        let is_loading =
            |word: &&str| is_drawing && name.contains(*word) || word.ends_with('.') && name.starts_with(*word);
        // A drawing that belongs to the design of the site, and the signs of shops for programs.
        let is_of_site =
            name.contains(".svg") && (url.contains("/static/") || url.contains("/symbol")) && !is_lazy(node);
        let stem = name.split('.').next().unwrap_or_default();
        LOADING.iter().any(is_loading)
            || cfg!(feature = "pages")
                && (is_of_site || stem.ends_with("_icon") || STORES.iter().any(|store| name.contains(store)))
            || name.starts_with("icon-")
            || name.starts_with("icon_")
            || url.contains("/icons/")
    };
    node.dropped
        || is_boilerplate()
        || cfg!(feature = "pages") && (is_below(SMALLEST) || is_of_design(node)) && !is_captioned(tree, at)
        || is_tiny("width")
        || is_tiny("height")
        || is_below(LARGEST_ICON)
        || node.says(ORNAMENT)
        || std::iter::successors(Some(at), |at| Some(tree.get(*at).parent))
            .take(ABOVE)
            .any(|at| tree.get(at).chars <= LONGEST_PORTRAIT && tree.get(at).says(WRITER))
}

/// Whether a picture has an address beside that of `src`, which may be a placeholder.
fn is_lazy(node: &Node) -> bool {
    SETS.iter().chain(PLAIN.iter().skip(1)).any(|name| node.attribute(name).is_some())
}

/// Whether the address of a picture shows that it belongs to the design of the site, or is a portrait of an author. A
/// drawing that shows something has an alternative text: "The height of the wall".
fn is_of_design(node: &Node) -> bool {
    let url = node.attribute("src").unwrap_or_default().to_ascii_lowercase();
    let is_drawing = || {
        let words = node.attribute("alt").unwrap_or_default().split_whitespace();
        url.split('?').next().is_some_and(|path| path.ends_with(".svg")) && words.count() < FEWEST_DRAWN
    };
    (DESIGN.split('|').any(|part| url.contains(part)) || is_drawing()) && !is_lazy(node)
}

/// Whether a picture is in a figure, or has a caption beside it.
fn is_captioned(tree: &Tree, at: usize) -> bool {
    let is_caption = |at: usize| tree.get(at).chars > 0 && tree.get(at).says(CAPTION);
    tree.above(at).take(FIGURE_LEVELS).any(|above| {
        let node = tree.get(above);
        node.name == "figure"
            || node.images == 1 && tree.is_short(above, LONGEST_CAPTIONED) && tree.under(above).any(is_caption)
    })
}

pub(super) fn with_picture(photo: Photo, tree: &Tree, image: usize, holder: usize) -> Photo {
    let node = tree.get(image);
    let named = |at: usize| {
        let node = tree.get(at);
        ["data-id", "data-photo-id", "data-image-id", "data-media-id", "data-attachment-id", "data-entity-uuid"]
            .into_iter()
            .find_map(|name| node.attribute(name))
    };
    // WordPress writes the number of the attachment into the class.
    let numbered = node
        .attribute("class")
        .and_then(|class| class.split_whitespace().find_map(|name| name.strip_prefix("wp-image-")));
    let id = named(image).or(numbered).or_else(|| named(holder)).map(str::to_owned);
    Photo { url: address(tree, image, holder), alt: node.attribute("alt").map(str::to_owned), id, ..photo }
}

/// The address of the picture: the displayed one, otherwise the lazily loaded one, otherwise the largest of a `srcset`,
/// otherwise that of a picture in `noscript`.
pub(super) fn address(tree: &Tree, image: usize, holder: usize) -> Option<String> {
    let node = tree.get(image);
    if node.name == "video" {
        return node.attribute("poster").map(str::to_owned);
    }
    let plain = PLAIN.into_iter().filter_map(|name| node.attribute(name));
    let sets = |at: usize| SETS.into_iter().find_map(move |name| tree.get(at).attribute(name));
    let sources = || {
        let parent = node.parent;
        tree.under(parent)
            .filter(move |at| tree.get(parent).name == "picture" && tree.get(*at).name == "source")
            .filter_map(sets)
    };
    // Beside the address of another picture, that of `src` is a placeholder. A script fills in a name in braces.
    let lazy = plain.clone().skip(1).find(|url| is_real(url) && url.contains('/')).filter(|_| cfg!(feature = "pages"));
    let shown = plain.clone().find(is_real);
    let file = |url: &str| url.split('?').next().and_then(|path| path.rsplit('/').next()).map(str::to_owned);
    let is_other = |lazy: &&str| shown.is_some_and(|shown| file(shown) != file(lazy));
    let shown = lazy.filter(is_other).or(shown).map(str::to_owned);
    // Where the candidates have widths, browsers never show the picture of `src`.
    let set = sets(image);
    let is_another = |url: &String| {
        cfg!(feature = "pages")
            && set.is_some_and(|set| set.ends_with('w'))
            && shown.as_ref().is_some_and(|shown| !is_one_picture(url, shown) && !url.contains('{'))
    };
    let chosen = set.and_then(largest);
    chosen
        .clone()
        .filter(is_another)
        .or(shown)
        .or(chosen)
        .or_else(|| sources().find_map(largest))
        .or_else(|| {
            let spare = tree.under(holder).filter(|at| tree.get(*at).in_noscript && tree.get(*at).name == "img");
            spare.filter_map(|at| tree.get(at).attribute("src")).find(is_real).map(str::to_owned)
        })
        .or_else(|| node.attribute("src").filter(|url| is_picture_itself(url)).map(str::to_owned))
}

/// Whether an address is not that of a placeholder.
fn is_real(url: &&str) -> bool {
    let name = url.to_ascii_lowercase();
    let is_part = |part: &&str| if part.ends_with(':') { name.starts_with(*part) } else { name.contains(*part) };
    !url.contains('{') && !PLACEHOLDERS.iter().any(is_part)
}

impl Walk<'_> {
    /// Lists the addresses of a picture or player that do not lead to the picture or film `shown`. Other sizes and
    /// formats of it are the same.
    ///
    /// ```text
    /// <picture><source srcset="wide.jpg"><img src="square.jpg"></picture>   →   omitted "picture wide"
    /// <video src="wall.mp4" poster="quay.jpg"></video>                      →   omitted "picture quay"
    /// ```
    pub fn omit_addresses(&mut self, at: usize, shown: Option<String>) {
        let tree = self.tree;
        let parent = tree.get(at).parent;
        let root = if tree.get(parent).name == "picture" { parent } else { at };
        let of = |url: &str| (bare_name(url), Picture::at(url));
        let mut known: Vec<_> = shown.iter().map(|url| of(url)).collect();
        for under in tree.under(root).filter(|under| *under == at || tree.get(*under).name == "source") {
            for (name, value) in &tree.get(under).attributes {
                let name = name.as_str();
                let is_one = PLAIN.contains(&name) || name == "poster";
                let given = if SETS.contains(&name) { largest(value) } else { is_one.then(|| value.clone()) };
                let Some(url) = given.filter(|url| is_real(&url.as_str())) else { continue };
                let (name, picture) = of(&url);
                let is_known = || known.iter().any(|(other, one)| *other == name || one.is_same(&picture));
                if known.len() < MOST_ADDRESSES && !is_known() {
                    self.leave_out(listed(&picture), OmissionReason::Picture);
                    known.push((name, picture));
                }
            }
        }
    }
}

/// What is listed of a picture that is not among the photos.
fn listed(picture: &Picture) -> String {
    ["picture ", picture.address.as_deref().unwrap_or_default()].concat()
}

/// The pictures of the photos, for addresses outside the story's figures.
#[cfg(feature = "pages")]
pub(super) struct Shown(HashSet<String, DefaultHashBuilder>);

#[cfg(feature = "pages")]
impl Shown {
    pub fn of(article: &Article) -> Self {
        let photos = article.blocks.iter().filter_map(|block| block.photo.as_ref()?.url.as_deref());
        Self(photos.flat_map(|url| [bare_name(url), Picture::at(url).address.unwrap_or_default()]).collect())
    }

    /// What is listed of the picture at an address, unless a photo has it.
    pub fn other(&self, url: &str) -> Option<String> {
        let picture = Picture::at(url);
        let is_shown =
            self.0.contains(&bare_name(url)) || picture.address.as_ref().is_some_and(|one| self.0.contains(one));
        (is_real(&url) && !is_shown).then(|| listed(&picture))
    }
}

/// Whether an address contains a picture, as in pages saved to one file and in Word documents. A short one is a
/// placeholder or an icon.
fn is_picture_itself(url: &str) -> bool {
    url.len() >= SHORTEST_PICTURE
        && url.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"))
        && !url.get(11..14).is_some_and(|kind| kind.eq_ignore_ascii_case("svg"))
}

/// The largest picture of a `srcset`. An address may contain commas, but does not end in one.
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
    // Widths are integers. Densities such as "1.5x" have tenths.
    let (whole, rest) = size.split_once('.').unwrap_or((size, ""));
    let digits = |text: &str| trim_end(text, |c| matches!(c, 'w' | 'x' | 'h')).parse::<u32>().unwrap_or_default();
    let size = digits(whole).saturating_mul(10).saturating_add(rest.bytes().next().map_or(0, |b| u32::from(b % 16)));
    if url.contains(['/', '.']) && !url.starts_with("data:") && best.is_none_or(|(other, _)| size > other) {
        *best = Some((size, url));
    }
}
