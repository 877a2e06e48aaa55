//! Splits the text of a figure into caption, credits and boilerplate.
//!
//! ```text
//! <figcaption><span>The wall in March</span><span>Ola Berg/AFP</span><small>1:10 min</small></figcaption>
//!              caption                       credit                  left out
//! ```
//!
//! The names of the elements count first, then their text. Neighbouring elements are separate words, even without white
//! space between them.

use std::mem;

use super::caption_words::{CAPTION, CONTROLS, is_boilerplate};
use super::picture::is_spare;
use super::walk::Walk;
use crate::article::{Photo, Run, Text, plain_text};
#[cfg(feature = "pages")]
use crate::parse::shared::is_picture_label;
use crate::parse::shared::{LONGEST_CREDIT, trim};
use crate::parse::{add_credit, is_credit_line, is_signed_line, parse_caption_with, parse_credit_with, repeats_credit};
use crate::sort;
use crate::text::fold::{name_key, starts_upper};
use crate::text::trim::{trim_end, trim_start};
use crate::word_table::is_one_of;

/// The fewest words of a caption that neither its element nor a credit marks.
pub(super) const FEWEST_WORDS: usize = 3;
/// Names of credit elements.
pub(super) const CREDIT: &str = "\
    credit|credits|photo credit|image credit|credit text|copyright|copyright holder|attribution|\
    photographer|license|licence|iptcmetadata|source|byline|creator|bildquelle|fotocredit|author|\
    authors|owner|rights|distributor|agency|provider|photocredit|imagecredit|courtesy|bildnachweis|\
    bildrechte|urheber|cred|fotograf|fotograaf|fotografo|autor|auteur|fotocredito|fotoautor|crédit|credito|crédito|fuente|fonte|quelle|\
    kilde|källa|kuvaaja|bron";

/// The most parts of a figure that are read.
const MOST_PARTS: usize = 24;
/// The longest word for the origin of a picture that is a whole caption, in bytes.
const LONGEST_ORIGIN: usize = 24;
/// The most words of a part in brackets that is a credit by its place.
const LONGEST_BRACKET: usize = 9;
/// Text that pages print before each caption.
const CAPTION_LABELS: [&str; 7] = [
    "View image in fullscreen",
    "Image caption,",
    "Image caption",
    "Media caption,",
    "Media caption",
    "Bildunterschrift:",
    "Bildunterschrift",
];
/// The same in Chinese, Japanese and Korean. There they also mark a paragraph as a caption.
pub(super) const MORE_LABELS: [&str; 6] = ["图注：", "圖說：", "图说：", "图片说明：", "写真説明：", "사진설명:"];

/// What an element's name says about its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is marked as neither.
    Unknown,
    /// It is marked as a caption.
    Caption,
    /// It is marked as a credit.
    Credit,
}

/// A part of a figure's text.
pub(super) struct Part {
    /// The node at which it begins.
    pub at: usize,
    pub text: Text,
    pub role: Role,
}

impl Part {
    /// Whether an element marks the part as a caption.
    pub fn is_caption(&self) -> bool {
        self.role == Role::Caption
    }

    /// Whether an element marks the part as a caption or credit.
    pub fn is_marked(&self) -> bool {
        self.role != Role::Unknown
    }

    /// Marks the part as a credit.
    pub fn mark_as_credit(&mut self) {
        self.role = Role::Credit;
    }
}

impl Walk<'_> {
    /// The parts of the text under a node, in order.
    pub fn parts(&self, at: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        self.collect(at, Role::Unknown, &mut parts);
        parts.truncate(MOST_PARTS);
        let parts = self.joined_labels(parts);
        #[cfg(feature = "pages")]
        let parts = self.with_names_apart(parts);
        parts
    }

    /// Descends to the elements that contain text and no further parts.
    fn collect(&self, root: usize, role: Role, parts: &mut Vec<Part>) {
        let tree = self.tree;
        let mut waiting = vec![(root, role)];
        while let Some((at, outer)) = waiting.pop() {
            let node = tree.get(at);
            let is_picture =
                matches!(node.name.as_str(), "noscript" | "img" | "video") || node.in_noscript || is_spare(tree, at);
            if node.chars == 0 || is_picture || at != root && self.is_left_out(at) || parts.len() > MOST_PARTS {
                continue;
            }
            let role = self.role(at, outer);
            let children = self.children(at);
            // Beside links, `<span>Photo by </span><a>Ola Berg</a>`, a span without a class is a piece of a line.
            let is_line = children.iter().any(|child| tree.get(*child).name == "a" && tree.get(*child).chars > 0);
            let is_split = |child: &usize| {
                let inner = tree.get(*child);
                if is_line && inner.name == "span" && !inner.has_label() {
                    return false;
                }
                // A link may be around the picture and its whole caption, and italics around both parts.
                let is_block = |at: usize| inner.name == "a" && is_block(&tree.get(at).name);
                let holds_parts = || tree.under(*child).skip(1).any(|at| is_block(at) || tree.get(at).says(CREDIT));
                (is_part(&inner.name) || inner.says(CREDIT) || inner.says(CAPTION) || holds_parts()) && inner.chars > 0
            };
            let is_whole = role == Role::Credit || !children.iter().any(is_split);
            if is_whole {
                #[cfg(feature = "pages")]
                if role != Role::Credit && children.iter().any(|child| tree.get(*child).name == "br") {
                    let lines = self.signed_lines(at);
                    let others =
                        |line: &[usize]| children.iter().copied().filter(|child| !line.contains(child)).collect();
                    let part =
                        |line: &Vec<usize>| Some(Part { at: *line.first()?, ..self.part(at, role, others(line))? });
                    parts.extend(lines.iter().filter_map(part));
                    if !lines.is_empty() {
                        continue;
                    }
                }
                parts.extend(self.part(at, role, Vec::new()));
                continue;
            }
            // Text between the parts, with its marks, is a part too.
            let mut group: Vec<usize> = Vec::new();
            for child in children.iter().copied().map(Some).chain([None]) {
                if let Some(child) = child.filter(|child| !is_split(child)) {
                    group.push(child);
                    continue;
                }
                if let Some(first) = group.iter().find(|child| tree.get(**child).chars > 0) {
                    let others = children.iter().copied().filter(|child| !group.contains(child)).collect();
                    parts.extend(self.part(at, role, others).map(|part| Part { at: *first, ..part }));
                }
                group.clear();
                waiting.extend(child.map(|child| (child, role)));
            }
        }
        sort::sort_by(parts, |one, other| one.at.cmp(&other.at));
    }

    fn part(&self, at: usize, role: Role, mut without: Vec<usize>) -> Option<Part> {
        let tree = self.tree;
        // "… more" opens the rest of the caption.
        let is_control = |at: &usize| {
            matches!(tree.get(*at).name.as_str(), "a" | "button") && is_one_of(CONTROLS, &name_key(&tree.text(*at)))
        };
        if cfg!(feature = "pages") {
            without.extend(tree.under(at).filter(is_control));
        }
        let text = if role == Role::Credit { self.spaced(at) } else { self.names_line(at, &without) };
        (!text.is_empty()).then_some(Part { at, text, role })
    }

    /// The text of a credit. Its label and its name are often separate elements.
    fn spaced(&self, at: usize) -> Text {
        let tree = self.tree;
        let texts = tree.under(at).filter(|at| tree.get(*at).name.is_empty() && tree.get(*at).chars > 0);
        let mut line = String::new();
        for text in texts.filter(|text| !self.is_left_out(*text)) {
            let plain = self.plain_line(text, &[]);
            if is_one_of(CONTROLS, &name_key(&plain)) {
                continue;
            }
            let is_joined = plain.starts_with([':', ',', '.', ';', ')', '/']) || line.ends_with(['(', '/']);
            if !line.is_empty() && !is_joined {
                line.push(' ');
            }
            line.push_str(&plain);
        }
        if line.is_empty() { Text::new() } else { vec![Run::plain(line)] }
    }

    fn role(&self, at: usize, outer: Role) -> Role {
        let tree = self.tree;
        let node = tree.get(at);
        let is_caption = node.name == "figcaption" || node.says(CAPTION);
        if node.says(CREDIT) || node.name == "cite" {
            // An element such as `caption-with-credit` around both is the caption.
            let is_outer = node.name == "figcaption" || node.says(CAPTION) || node.name == "div";
            let says = |at: usize| {
                tree.get(at).chars > 0 && (is_outer && tree.get(at).says(CREDIT) || tree.get(at).says(CAPTION))
            };
            let holds_parts = tree.under(at).skip(1).any(says);
            // The class has words for both, "image__caption attribution", or there is none: the text decides.
            let is_text = || {
                let text = tree.text(at);
                let text = text.trim();
                let ends_in_bracket = || is_caption && text.ends_with([')', ']']) && !text.starts_with(['(', '[']);
                cfg!(feature = "pages")
                    && (is_caption || !node.says(CREDIT) || node.says("credit|credits") && text.ends_with('.'))
                    && (ends_in_bracket() || text.split_whitespace().nth(LONGEST_BRACKET).is_some())
                    && (ends_in_bracket() || !is_credit_line(text, self.options))
            };
            if !(holds_parts || node.name == "figcaption" && node.says(CAPTION) || is_text()) {
                return Role::Credit;
            }
        }
        if is_caption { Role::Caption } else { outer }
    }

    pub fn children(&self, at: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut children = Vec::new();
        let mut next = at + 1;
        while next < tree.get(at).end {
            children.push(next);
            next = tree.get(next).end.max(next + 1);
        }
        children
    }

    /// A photo whose caption and credits are read from its parts.
    pub fn photo_of_parts(&self, parts: &[Part]) -> Photo {
        let (mut caption, mut credits) = (Text::new(), Vec::<String>::new());
        let plain: Vec<String> = parts.iter().map(|part| plain_text(&part.text)).collect();
        let has_caption = parts.iter().any(|part| part.role == Role::Caption);
        let (mut in_credit, mut last) = (false, String::new());
        for (number, part) in parts.iter().enumerate() {
            let text = plain.get(number).map(String::as_str).unwrap_or_default();
            let before = number.checked_sub(1).and_then(|before| plain.get(before)).map_or("", String::as_str);
            let is_repeat = plain.iter().enumerate().any(|(other, longer)| repeats(text, longer, number, other));
            if is_unsaid(text) || is_repeat && part.role != Role::Credit {
                continue;
            }
            if !text.contains(char::is_alphanumeric) {
                // A separator between two credits, such as "/".
                if in_credit {
                    last = text.trim().to_owned();
                }
                continue;
            }
            let is_edge = number + 1 == parts.len() || number == 0;
            let by_itself = part.role == Role::Unknown && (has_caption || parts.len() > 1)
                || part.role == Role::Caption && is_edge && parts.len() > 1;
            let is_lone = parts.len() == 1 && self.is_lone_credit(part, text);
            let is_signed = || {
                text.starts_with(['©', 'ⓒ'])
                    || is_edge && number > 0 && is_bracket_after(before, follows_caption(parts, number), text)
                    || is_credit_line(text, self.options)
            };
            let is_credit = part.role == Role::Credit && (has_caption || !self.holds_caption(part))
                || is_lone
                || by_itself
                    && text.chars().count() <= LONGEST_CREDIT
                    && is_signed()
                    && !(caption.is_empty() && self.only_names(text, parts.get(number + 1..).unwrap_or_default()));
            if is_credit {
                let separator = mem::take(&mut last);
                let credit = trim_start(text, is_separator);
                push_credit(&mut credits, credit, if in_credit { &separator } else { "" });
            } else {
                if !caption.is_empty() {
                    caption.push(Run::plain(" "));
                }
                caption.extend(part.text.iter().cloned());
            }
            in_credit = is_credit;
        }
        trim(&mut caption);
        if let Some(last) = caption.last_mut().filter(|_| !credits.is_empty()) {
            last.text.truncate(without_separator(&last.text).len());
        }
        let caption = without_caption_label(caption);
        let mut photo = parse_caption_with(&caption, self.options);
        let is_marked = || parts.iter().zip(&plain).any(|(part, text)| part.role == Role::Credit && !is_address(text));
        if is_marked() && photo.credits.iter().any(|credit| self.is_doubtful(&credit.raw)) {
            photo = Photo { caption, ..Photo::default() };
        }
        if cfg!(feature = "pages") && !plain_text(&photo.caption).contains(char::is_alphanumeric) {
            photo.caption.clear();
        }
        for credit in credits {
            self.add_new_credit(&mut photo, &credit);
        }
        photo
    }

    pub fn add_new_credit(&self, photo: &mut Photo, credit: &str) {
        if !repeats_credit(photo, credit, self.options) {
            add_credit(photo, credit, self.options);
        }
    }

    /// Whether a part that is marked as a credit is a caption with a credit at its end: "The wall in March. Photo: AP".
    fn holds_caption(&self, part: &Part) -> bool {
        let text = plain_text(&part.text);
        if !cfg!(feature = "pages") || text.starts_with(['©', '(', '[']) {
            return false;
        }
        let read = parse_caption_with(&part.text, self.options);
        let caption = plain_text(&read.caption);
        caption.split_whitespace().nth(FEWEST_WORDS).is_some()
            && !is_credit_line(&caption, self.options)
            && read.credits.iter().any(|credit| is_credit_line(&credit.raw, self.options))
    }

    /// Whether a credit in a caption is none beside a marked one: a bracket that names a place, "… on Monday.
    /// (Northport)", or the end of a sentence after a dash, "… at the quay – and on Harbour Radio".
    fn is_doubtful(&self, raw: &str) -> bool {
        let words = trim_start(raw, is_separator);
        let is_bare = words.len() < raw.len() && words.starts_with(char::is_lowercase) && !words.contains(':');
        is_bare || !is_credit_line(raw, self.options)
    }

    /// Whether the only part of a caption is a credit: the name of an agency, a short line after "©", or a word for the
    /// origin of the picture such as "Reprodução".
    fn is_lone_credit(&self, part: &Part, text: &str) -> bool {
        let is_agency = |text: &str| self.options.agencies.canonical(text).is_some();
        let is_origin = || {
            let credit = parse_credit_with(text, self.options);
            let is_site =
                || !text.contains(' ') && text.contains('.') && credit.providers.iter().any(|one| one == text);
            credit.creators.is_empty() && (!credit.flags.is_empty() && credit.providers.is_empty() || is_site())
        };
        is_agency(text)
            || cfg!(feature = "pages") && text.len() <= LONGEST_ORIGIN && is_origin()
            || text.split_once(" via ").is_some_and(|(name, distributor)| !name.contains(' ') && is_agency(distributor))
            || text.starts_with('©')
                && text.split_whitespace().count() <= LONGEST_BRACKET
                && parse_caption_with(&part.text, self.options).credits.is_empty()
    }

    /// Whether the text of a part is a credit.
    pub fn is_signed(&self, part: &Part) -> bool {
        let text = plain_text(&part.text);
        text.starts_with(['©', 'ⓒ']) || is_credit_line(&text, self.options)
    }

    /// Whether a text before the credits only has names, as the caption of a portrait: "Ola Berg (HP)" before
    /// "Photo: Ines Doe/dpa".
    fn only_names(&self, text: &str, after: &[Part]) -> bool {
        let is_credit = |part: &Part| {
            let text = plain_text(&part.text);
            part.role == Role::Credit && text.contains(char::is_alphanumeric)
                || text.starts_with(['©', 'ⓒ'])
                || is_signed_line(&text, self.options)
        };
        !text.starts_with(['©', 'ⓒ', '(', '[']) && after.iter().any(is_credit) && !is_signed_line(text, self.options)
    }

    /// Whether the last part is a credit, by its text or its element.
    pub fn ends_in_credit(&self, parts: &[Part], is_marked: bool) -> bool {
        if let [part] = parts {
            return is_marked && !parse_caption_with(&part.text, self.options).credits.is_empty();
        }
        parts.len() > 1
            && parts.last().is_some_and(|part| {
                let text = plain_text(&part.text);
                part.role == Role::Credit
                    || text.chars().count() <= LONGEST_CREDIT && is_credit_line(&text, self.options)
            })
    }
}

/// Whether a text is only a label: "Bild:", "Credit", "Credit...".
pub(super) fn is_label(text: &[Run]) -> bool {
    let [.., run] = text else { return false };
    let bare = run.text.trim_end_matches(['.', '…', ' ', '\u{A0}']);
    run.text.ends_with(':')
        || is_one_of(
            "credit credits crédit crédits kredit copyright imagecopyright imagesource imagecredit photocredit tousdroitsréservés",
            &name_key(bare),
        )
}

/// Whether an element is always a separate part.
fn is_block(name: &str) -> bool {
    matches!(name, "figcaption" | "div" | "p" | "picture" | "img")
}

/// Whether an element may be a separate part, and not a word within a line.
fn is_part(name: &str) -> bool {
    !name.is_empty() && !is_one_of("a b strong i em br sub sup q u s abbr code mark del ins wbr bdi font", name)
}

/// Whether a text says nothing about the picture: a control, or the label before a caption or credit.
fn is_unsaid(text: &str) -> bool {
    #[cfg(feature = "pages")]
    if is_picture_label(text) {
        return true;
    }
    is_boilerplate(text) || matches!(text, "n/a" | "N/A" | "NA")
}

/// Whether one part only repeats the start of another, as a short caption repeats the long one.
fn repeats(text: &str, other: &str, number: usize, place: usize) -> bool {
    let (text, other) = (text.trim_end_matches(['…', '.']), other.trim_end_matches('.'));
    number != place && other.starts_with(text) && (other.len() > text.len() || place < number)
}

/// Whether a text is the address of a photographer, whose name may precede it: "… at dawn. Ines Doe
/// i.doe@harbour-post.example".
fn is_address(text: &str) -> bool {
    cfg!(feature = "pages") && text.contains('@') && !text.trim().contains(' ')
}

/// Whether an unmarked part follows a marked caption.
fn follows_caption(parts: &[Part], number: usize) -> bool {
    let is_caption = |number: usize| parts.get(number).is_some_and(Part::is_caption);
    parts.get(number).is_some_and(|part| !part.is_marked()) && number.checked_sub(1).is_some_and(is_caption)
}

/// Whether a part is a bracket after a sentence or a marked caption: "(Harbour Court, Western District)".
fn is_bracket_after(before: &str, is_after_caption: bool, text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or_default();
    (is_after_caption || before.ends_with(['.', '!', '?', '”', '"', '…']))
        && starts_upper(inner)
        && !inner.contains(['(', ')', '!', '?'])
        && inner.split_whitespace().count() <= LONGEST_BRACKET
}

/// Whether a sign only separates a credit from the text before it: "| Ola Berg".
pub(super) fn is_separator(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '|' | '-' | '–' | '—' | '•' | '·')
}

/// A caption without the sign that separates it from the credit: "The wall in March |".
fn without_separator(text: &str) -> &str {
    let short = trim_end(text, is_separator);
    // "from 2029-" has no space before the sign.
    if text.get(short.len()..).is_some_and(|signs| signs.starts_with(char::is_whitespace)) { short } else { text }
}

/// Adds a credit, or continues the last one after a separator.
fn push_credit(credits: &mut Vec<String>, text: &str, separator: &str) {
    match credits.last_mut().filter(|_| !separator.is_empty()) {
        Some(credit) => {
            credit.push_str(separator);
            credit.push_str(text);
        }
        None => credits.push(text.to_owned()),
    }
}

/// A caption without the text that a page prints before each caption.
fn without_caption_label(mut caption: Text) -> Text {
    let more: &[&str] = if cfg!(feature = "pages") { &MORE_LABELS } else { &[] };
    for words in CAPTION_LABELS.iter().chain(more) {
        if let Some(first) = caption.first_mut()
            && let Some(rest) = first.text.strip_prefix(*words)
        {
            first.text = rest.trim_start().to_owned();
        }
    }
    caption.retain(|run| !run.text.is_empty());
    caption
}
