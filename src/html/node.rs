//! One HTML node: its name, its attributes, and the class words that describe its purpose.

use crate::pair::both;
use crate::text::lowercase::push_lowercase;

/// The fewest characters of a written paragraph, without white space and links.
pub(super) const PARAGRAPH: usize = 25;

/// The width and height in pixels below which a picture is an icon.
const SMALLEST: u32 = 40;

/// Attributes whose words describe the purpose of an element.
const LABELS: &[&str] = &["class", "id", "itemprop", "data-component", "data-testid", "data-type", "data-link-name"];

/// Endings of the addresses of pictures.
const PICTURES: [&str; 6] = ["jpg", "jpeg", "png", "webp", "avif", "gif"];

/// One node, with sums over everything under it.
#[derive(Default)]
pub struct Node {
    /// The name of an element in lower case. Empty for a text.
    pub name: String,
    /// The text of a text node or a JSON-LD script.
    pub text: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The words of its class and identifier, with two spaces between names: `  entry title  post 7  `.
    pub(super) label: String,
    /// The first two letters of these words. Most lists have no word with one of them, and are then not searched.
    pub(super) initials: Initials,
    pub parent: usize,
    /// The number after the last node under it.
    pub end: usize,
    /// Whether it is not read, with everything under it: a control, a menu, or hidden text.
    pub dropped: bool,
    /// Whether the page hides it.
    pub hidden: bool,
    pub in_noscript: bool,
    /// The number of visible characters under it, without white space.
    pub chars: usize,
    /// The number of those inside links.
    pub linked: usize,
    pub links: usize,
    pub images: usize,
    pub figures: usize,
    pub headings: usize,
    pub paragraphs: usize,
    /// The number of characters of prose under it: text of paragraphs without links.
    pub prose: usize,
    /// Whether it contains text directly, not only in elements.
    pub has_text: bool,
}

impl Node {
    /// Makes the node an element.
    pub(super) fn into_element(mut self, name: String, attributes: Vec<(String, String)>) -> Self {
        self.in_noscript |= name == "noscript";
        (self.name, self.attributes) = (name, attributes);
        for key in LABELS {
            if let Some((_, value)) = self.attributes.iter().find(|(name, _)| name == key) {
                add_words(&mut self.label, value);
            }
        }
        self.initials = Initials::of(&self.label);
        self.hidden = self.is_hidden();
        self
    }

    /// The trimmed value of an attribute. `None` if it is empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    }

    /// Whether its class or identifier contains one of the words of a list: `share|more stories|=widget`. `=widget`
    /// matches only a class of exactly that word.
    pub fn says(&self, list: &str) -> bool {
        !self.label.is_empty() && has_one_of(&self.label, &self.initials, list)
    }

    /// The same for its class only.
    pub fn class_says_one_of(&self, list: &str) -> bool {
        let mut label = String::new();
        add_words(&mut label, self.attribute("class").unwrap_or_default());
        has_one_of(&label, &Initials::of(&label), list)
    }

    /// The first word of its class, or its name.
    pub fn kind(&self) -> &str {
        self.attribute("class").and_then(|class| class.split_whitespace().next()).unwrap_or(&self.name)
    }

    /// Whether it is centred by itself, as the picture above it.
    pub fn is_centred(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default();
        style
            .split_once("text-align")
            .is_some_and(|(_, after)| after.trim_start_matches([':', ' ']).starts_with("center"))
            || self.attribute("align") == Some("center")
            || self.says("center|centered|aligncenter|text center")
    }

    /// Whether it has words that describe its purpose.
    pub fn has_label(&self) -> bool {
        !self.label.trim().is_empty()
    }

    /// The share of its text in links, from 0 to 1.
    pub fn link_density(&self) -> f64 {
        if self.chars == 0 { 0.0 } else { self.linked as f64 / self.chars as f64 }
    }

    /// Whether the node is written text, by its form and length.
    pub fn is_paragraph(&self) -> bool {
        let is_block = matches!(self.name.as_str(), "p" | "pre" | "blockquote")
            || (self.has_text && matches!(self.name.as_str(), "div" | "section" | "article" | "td" | "li" | "main"));
        is_block && self.chars.saturating_sub(self.linked) >= PARAGRAPH
    }

    /// Sets all sums to 0.
    pub(super) fn clear_sums(&mut self) {
        (self.end, self.has_text) = (0, false);
        for sum in self.sums() {
            *sum = 0;
        }
    }

    /// Adds the node itself to its sums, after everything under it.
    pub(super) fn count_itself(&mut self) {
        match self.name.as_str() {
            "" => self.chars = self.text.chars().filter(|c| !c.is_whitespace()).count(),
            "a" => (self.linked, self.links) = (self.chars, self.links + 1),
            "img" | "amp-img" | "amp-anim" if !self.in_noscript => self.images += usize::from(!self.is_icon()),
            "figure" => self.figures += 1,
            "p" => self.paragraphs += 1,
            name if is_heading(name) => self.headings += 1,
            name if name.contains('-') && self.shows_picture() => {
                self.name = "img".to_owned();
                self.images += 1;
            }
            _ => {}
        }
        if self.is_paragraph() {
            self.prose = self.prose.max(self.chars.saturating_sub(self.linked));
        }
    }

    /// Adds the sums of a child. A child that is not read adds nothing, but is still under the node.
    pub(super) fn add_child(&mut self, child: &mut Self) {
        self.end = self.end.max(child.end);
        let is_text = child.name.is_empty();
        if child.dropped || (is_text && child.in_noscript) {
            return;
        }
        // Old pages set the text of a cell in `font`.
        self.has_text |= is_text && child.chars > 0 || child.name == "font" && child.has_text;
        for (sum, more) in self.sums().into_iter().zip(child.sums()) {
            *sum += *more;
        }
    }

    /// The counts that a node passes on to its parent.
    fn sums(&mut self) -> [&mut usize; 8] {
        [
            &mut self.chars,
            &mut self.linked,
            &mut self.links,
            &mut self.images,
            &mut self.figures,
            &mut self.headings,
            &mut self.paragraphs,
            &mut self.prose,
        ]
    }

    /// Whether a picture is as small as an icon, such as the camera before a caption.
    fn is_icon(&self) -> bool {
        let size = |name| self.attribute(name).and_then(|size| size.parse::<u32>().ok());
        let is_small = |name| size(name).is_some_and(|size| (2..SMALLEST).contains(&size));
        self.attribute("layout").is_none() && is_small("width") && is_small("height")
    }

    /// Whether an element that a site defines is a picture: `<news-image data-src="a.jpg"></news-image>`.
    fn shows_picture(&self) -> bool {
        let is_picture = |address: &str| {
            let path = address.split(['?', '#', ' ', ',']).next().unwrap_or_default();
            let ending = path.rsplit('.').next().unwrap_or_default();
            PICTURES.iter().any(|picture| ending.eq_ignore_ascii_case(picture))
        };
        self.chars + self.images == 0
            && !self.in_noscript
            && !self.name.starts_with("amp-")
            && ["src", "data-src", "srcset", "data-srcset"]
                .iter()
                .any(|name| self.attribute(name).is_some_and(is_picture))
    }

    fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        self.attributes.iter().any(|(name, _)| name == "hidden")
            || style.contains("display:none")
            || style.contains("visibility:hidden")
    }
}

/// The first two bytes of the words of a label, as a set of bits. A long label has nearly all first letters.
#[derive(Default, Clone, Copy)]
pub(super) struct Initials([u64; 4]);

impl Initials {
    fn of(label: &str) -> Self {
        let mut all = Self::default();
        for word in label.split(' ').filter(|word| !word.is_empty()) {
            let (slot, bit) = Self::place(word.as_bytes());
            if let Some(bits) = all.0.get_mut(slot) {
                *bits |= bit;
            }
        }
        all
    }

    /// Whether the label may contain a word.
    fn have(&self, word: &[u8]) -> bool {
        let (slot, bit) = Self::place(word);
        self.0.get(slot).is_some_and(|bits| bits & bit != 0)
    }

    fn place(word: &[u8]) -> (usize, u64) {
        let [first, second] = both([0, 1], |at| usize::from(word.get(at).copied().unwrap_or(b' ')));
        let hash = first * 26 + second;
        (hash / 64 % 4, 1 << (hash % 64))
    }
}

/// Whether a label has one of the words of a list. This is asked of each element for hundreds of words, so no search is
/// prepared for a word, and only words with the right first letters are looked for.
fn has_one_of(label: &str, initials: &Initials, list: &str) -> bool {
    let label = label.as_bytes();
    list.as_bytes().split(|byte| *byte == b'|').any(|word| {
        let (word, spaces): (_, &[u8]) = word.strip_prefix(b"=").map_or((word, b" "), |word| (word, b"  "));
        initials.have(word)
            && label.iter().enumerate().skip(spaces.len()).any(|(at, byte)| {
                word.first() == Some(byte)
                    && label.get(..at).is_some_and(|before| before.ends_with(spaces))
                    && label
                        .get(at..)
                        .and_then(|rest| rest.strip_prefix(word))
                        .is_some_and(|after| after.starts_with(spaces))
            })
    })
}

/// Adds the words of a class: `entry-title`, `entryTitle` and `entry__title` become ` entry title `.
fn add_words(label: &mut String, names: &str) {
    label.push_str("  ");
    // `print:hidden` is a design for paper, not for print buttons.
    for name in names.split_whitespace().filter(|name| !name.starts_with("print:")) {
        add_name(label, name);
    }
}

/// Adds the words of one name and two spaces, so that no pair of words spans two names.
fn add_name(label: &mut String, name: &str) {
    let mut before = ' ';
    for c in name.chars() {
        let is_sign = !c.is_alphanumeric();
        if (is_sign || (c.is_uppercase() && before.is_lowercase())) && !label.ends_with(' ') {
            label.push(' ');
        }
        if !is_sign {
            push_lowercase(label, c);
        }
        before = c;
    }
    while !label.ends_with("  ") {
        label.push(' ');
    }
}

/// Whether the name is that of a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element is inline.
pub(super) fn is_phrase(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}
