//! Finds the parts inside the story's element that lead to other stories, with their labels and headings.

use super::boilerplate::{Boilerplate, PROSE_LINKED};
use super::caption::CREDIT;
use super::caption_words::CAPTION;
use super::node::{Node, is_heading};
use super::notices;
use super::offers::{TEASER, asks};
use super::picture::names_picture;
use super::tree::Tree;
use crate::article::{OmissionReason, Run};
use crate::parse::{ParseOptions, is_credit_line, is_signed_line, parse_caption_with};
use crate::text::lowercase::Lowercase;
use crate::word_table::is_one_of;

/// The share of text in links above which a block contains only links.
const LINKS_ONLY: f64 = 0.7;
/// The share of text in links above which a figure without a picture leads elsewhere.
const CAPTION_LINKED: f64 = 0.4;
/// The share of text in links above which an element after a label such as "More stories" belongs to the list.
const LISTED: f64 = 0.3;
/// Parts of addresses of single pictures and galleries.
const GALLERIES: &str =
    "img image images photo photos picture pictures gallery galleries galerie foto fotos bild bilder imagen imagenes";
/// The share of text in links above which a title is a link.
const TITLE_LINKED: f64 = 0.9;
/// Addresses that share a story or a picture.
const SHARE_PAGES: [&str; 4] =
    ["pinterest.com/pin/create", "facebook.com/sharer", "twitter.com/intent/tweet", "wa.me/?text"];
/// The longest link that shares, in characters without white space.
const LONGEST_SHARE: usize = 30;
/// The longest credit of a linked picture, in characters without white space.
const LONGEST_LINKED_CREDIT: usize = 80;
/// The longest date of a teaser, in characters without white space.
const LONGEST_DATE: usize = 20;
/// The number of pictures in a row of teasers that are examined.
const ROW: usize = 4;
/// The fewest characters of a linked title, without white space. A name is shorter.
const TITLE: usize = 25;
/// The fewest characters of prose of a story before the next one on the same page.
const SHORTEST_STORY: usize = 60;
/// The longest block of links that may be the names of authors, in characters without white space.
const BYLINE_LENGTH: usize = 300;

/// Marks the parts of the story's element that lead to other stories, and their labels and headings.
pub(super) fn leads_away(tree: &Tree, root: usize, headline: Option<usize>, boilerplate: &mut Boilerplate) {
    let mut at = root + 1;
    while at < tree.get(root).end {
        let node = tree.get(at);
        let holds_headline = headline.is_some_and(|headline| tree.is_under(headline, at));
        if !boilerplate.has(at)
            && !node.dropped
            && !holds_headline
            && let Some(reason) = leads(tree, at).or_else(|| asks(tree, root, at))
        {
            boilerplate.set(at, reason);
            if reason == OmissionReason::Related {
                mark_list(tree, root, at, headline, boilerplate);
            }
        }
        at = if boilerplate.has(at) || node.dropped { node.end.max(at + 1) } else { at + 1 };
    }
    mark_next_story(tree, root, headline, boilerplate);
    mark_headings(tree, root, headline, boilerplate);
}

/// Marks the stories that follow on the same page, as with endless scrolling: another `h1` of the same class begins
/// each, in an element like the one around the headline.
fn mark_next_story(tree: &Tree, root: usize, headline: Option<usize>, boilerplate: &mut Boilerplate) {
    let Some(headline) = headline.filter(|at| tree.get(*at).name == "h1" && tree.is_under(*at, root)) else { return };
    let kind = |at: usize| (tree.get(at).name.as_str(), tree.get(at).attribute("class"));
    if tree.get(headline).attribute("class").is_none() {
        return;
    }
    let is_next = |at: &usize| kind(*at) == kind(headline) && !boilerplate.has(*at) && tree.get(*at).chars > 0;
    let Some(next) = (tree.get(headline).end..tree.get(root).end).find(is_next) else { return };
    // The elements around both headlines, below the one that contains both.
    let top = |from: usize, other: usize| {
        [from].into_iter().chain(tree.above(from)).take_while(|at| !tree.is_under(other, *at)).last().unwrap_or(from)
    };
    let (own, other) = (top(headline, next), top(next, headline));
    // The chapters of a story may have such headings, too.
    let is_chapter = || {
        let contains =
            |at: usize| tree.get(at).name == "article" || tree.get(at).attribute("itemprop") == Some("articleBody");
        tree.get(own).name == "section" || tree.above(own).any(contains)
    };
    if own == headline || kind(own) != kind(other) || tree.get(own).prose < SHORTEST_STORY || is_chapter() {
        return;
    }
    let mut at = other;
    while at < tree.get(root).end {
        if tree.get(at).chars > 0 && !tree.get(at).name.is_empty() {
            boilerplate.set(at, OmissionReason::Related);
        }
        at = tree.get(at).end.max(at + 1);
    }
}

/// Marks the list under a label such as "More stories": links and their summaries, up to the next heading.
fn mark_list(tree: &Tree, root: usize, label: usize, headline: Option<usize>, boilerplate: &mut Boilerplate) {
    if tree.get(label).links > 0 {
        return;
    }
    // The label is often the only text of the elements around it.
    let chars = tree.get(label).chars;
    let is_alone = |at: &usize| *at > root && tree.get(*at).chars == chars && tree.get(*at).images == 0;
    let top = [label].into_iter().chain(tree.above(label)).take_while(is_alone).last().unwrap_or(label);
    let end = tree.get(tree.get(top).parent).end.min(tree.get(root).end);
    let mut next = tree.get(top).end;
    while next < end {
        let node = tree.get(next);
        let holds_headline = headline.is_some_and(|headline| tree.is_under(headline, next));
        let is_prose = node.chars > 0 && (node.links == 0 || node.link_density() <= LISTED);
        let is_title = is_heading(&node.name) && node.link_density() < LINKS_ONLY;
        if holds_headline || is_prose || is_title && node.chars > 0 {
            break;
        }
        if node.chars > 0 && !node.name.is_empty() {
            boilerplate.set(next, OmissionReason::Related);
        }
        next = node.end.max(next + 1);
    }
}

/// Marks a heading that only boilerplate follows, up to the next heading or the end of its element.
fn mark_headings(tree: &Tree, root: usize, headline: Option<usize>, boilerplate: &mut Boilerplate) {
    for at in root + 1..tree.get(root).end {
        let node = tree.get(at);
        let is_title = is_heading(&node.name) && node.name != "h1" && Some(at) != headline;
        if !is_title || boilerplate.has(at) || node.dropped || tree.above(at).take(16).any(|at| boilerplate.has(at)) {
            continue;
        }
        let (mut next, mut reason) = (node.end, None);
        let end = tree.get(node.parent).end;
        while next < end {
            let after = tree.get(next);
            match boilerplate.reason(next) {
                Some(here) => reason = reason.or(Some(here)),
                None if after.dropped || after.chars + after.images == 0 => {}
                None => {
                    reason = None;
                    break;
                }
            }
            next = after.end.max(next + 1);
        }
        let leads = |reason: &OmissionReason| {
            matches!(
                reason,
                OmissionReason::Related
                    | OmissionReason::Comments
                    | OmissionReason::Subscription
                    | OmissionReason::Share
            )
        };
        if let Some(reason) = reason.filter(leads) {
            boilerplate.set(at, reason);
        }
    }
}

/// Whether a part of the story's element leads to other stories, or labels such a part.
fn leads(tree: &Tree, at: usize) -> Option<OmissionReason> {
    let node = tree.get(at);
    let related = Some(OmissionReason::Related);
    match node.name.as_str() {
        // A short `article` with links inside the story is the teaser of another story.
        "article" if node.links > 0 && node.images < 2 && node.chars < TEASER && node.link_density() > PROSE_LINKED => {
            related
        }
        "ul" | "ol" | "div" | "section" | "aside" | "table" | "article" | "li" if is_teaser(tree, at) => related,
        "ul" | "ol" | "div" | "section" | "aside" | "table" if is_links(tree, at) => related,
        "div" | "section" | "article" | "li" if is_covered(tree, at) => related,
        "ul" | "ol" if is_title_list(node) => related,
        "figure" if node.images == 0 && node.links > 0 && node.link_density() > CAPTION_LINKED => related,
        "ul" | "ol" | "div" | "section" | "aside" if is_teaser_row(tree, at) => related,
        "figure" | "div" | "section" | "aside" | "li" if is_linked_picture(tree, at) || is_linked_title(tree, at) => {
            related
        }
        "a" if is_card(tree, at) => related,
        "a" if shares(tree, at) => Some(OmissionReason::Share),
        _ => notices::reason(tree, at),
    }
}

/// Whether an empty link covers a block with one heading, as in teasers.
///
/// ```text
/// <article><a class="cover" href="/7"></a><h3>Bridge open again</h3><p>Cars may …</p></article>   →   related
/// ```
fn is_covered(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_cover = |at: usize| {
        let link = tree.get(at);
        let leads =
            link.attribute("href").is_some_and(|href| !href.starts_with('#') && !href.starts_with("javascript:"));
        link.name == "a" && leads && link.chars + link.images == 0
    };
    node.headings == 1
        && node.links > 0
        && node.linked == 0
        && tree.is_short(at, TEASER)
        && tree.under(at).any(is_cover)
        && !tree.under(at).any(|at| matches!(tree.get(at).name.as_str(), "h1" | "time"))
}

/// Whether a link is a whole block with blocks inside it, as in teasers:
/// `<a><p>Harbour</p><p>Wall to be rebuilt</p></a>`.
fn is_card(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_block = |at: usize| {
        let name = tree.get(at).name.as_str();
        is_heading(name) || matches!(name, "p" | "div" | "header" | "section" | "article" | "ul")
    };
    let is_of_figure = || node.figures > 0 || tree.above(at).take(4).any(|at| tree.get(at).name == "figure");
    let is_caption =
        |at: usize| tree.get(at).chars > 0 && tree.get(at).says(CAPTION) && !tree.get(at).says("description");
    // A captioned picture may lead to a larger one.
    let is_larger = |href: &str| names_picture(href) && tree.under(at).any(is_caption);
    let is_anchor = node
        .attribute("href")
        .is_none_or(|href| href.starts_with('#') || href.starts_with("javascript:") || is_larger(href));
    let names_author = || tree.under(at).any(|at| tree.get(at).says("author|authors|byline|contributor"));
    node.chars > 0
        && tree.is_short(at, TEASER)
        && !is_anchor
        && !tree.get(node.parent).has_text
        && (tree.under(at).skip(1).any(|at| is_block(at) && tree.get(at).chars > 0))
        && !is_of_figure()
        && !names_author()
        && !(node.images == 1 && node.headings == 0 && ends_in_credit(tree, at))
}

/// Whether the text of a linked picture ends in its credit: `<a href="/large"><img><p>The wall. Photo: Ines Doe</p></a>`.
fn ends_in_credit(tree: &Tree, at: usize) -> bool {
    let (text, options) = (tree.text(at), ParseOptions::default());
    tree.get(at).chars <= LONGEST_LINKED_CREDIT && is_credit_line(text.trim(), &options)
        || parse_caption_with(&[Run::plain(text)], &options)
            .credits
            .iter()
            .any(|credit| credit.raw.contains([':', '：', '©']) && is_signed_line(&credit.raw, &options))
}

/// Whether an element contains only links, and no names of authors.
fn is_links(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_meta = |at: usize| tree.get(at).name == "time" || tree.get(at).says("byline|author|authors");
    let links_only = node.links >= 3 && node.link_density() > LINKS_ONLY && node.figures == 0;
    links_only && !(tree.is_short(at, BYLINE_LENGTH) && tree.under(at).any(is_meta))
}

/// Whether a link only shares the story or one of its pictures.
fn shares(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let leads = |href: &str| SHARE_PAGES.iter().any(|page| href.contains(page));
    node.chars <= LONGEST_SHARE && node.attribute("href").is_some_and(leads)
}

/// Whether an element is a picture with a title, both linked to the same page, as in teasers inside a story.
fn is_linked_picture(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    // One link around a picture and a long title, which nothing marks as a caption.
    let is_whole = || {
        let is_caption =
            |at: usize| tree.get(at).name == "figcaption" || tree.get(at).says(CAPTION) || tree.get(at).says(CREDIT);
        node.linked >= TITLE && node.figures == 0 && !tree.under(at).any(is_caption)
    };
    if node.images != 1
        || node.links < 2 && node.headings == 0 && !is_whole()
        || !(node.link_density() > TITLE_LINKED || is_dated(tree, at))
        || !tree.is_short(at, TEASER)
    {
        return false;
    }
    let mut links = tree.under(at).filter(|at| tree.get(*at).name == "a");
    let Some(first) = links.next().filter(|link| leads_to_page(tree, *link)) else { return false };
    let href = tree.get(first).attribute("href");
    links.all(|link| tree.get(link).attribute("href") == href) && is_title(tree, at)
}

/// Whether the text beside a picture is one linked title and a few words, among them a date or "read more".
///
/// ```text
/// <figure><img><div><a href="/wall">Harbour wall to be rebuilt</a> <span>Read more</span></div></figure>
/// ```
fn is_linked_title(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let beside = node.chars - node.linked.min(node.chars);
    let is_short = node.images == 1 && (1..=2).contains(&node.links) && (1..=2 * LONGEST_DATE).contains(&beside);
    if !is_short || node.linked < TITLE || !tree.is_short(at, TEASER) {
        return false;
    }
    let is_linked = |text: usize| tree.above(text).take_while(|above| *above > at).any(|at| tree.get(at).name == "a");
    let says = |text: usize| {
        let words = &tree.get(text).text;
        has_date(words) || notices::label(&words.trim().to_lower()) == Some(OmissionReason::Related)
    };
    let mut links = tree.under(at).filter(|at| tree.get(*at).name == "a");
    links.all(|link| leads_to_page(tree, link))
        && tree.texts(at).any(|text| tree.get(text).chars > 0 && !is_linked(text) && says(text))
        && is_title(tree, at)
}

/// Whether a short text contains a day and a time: "09.08.2031 u 10:52".
fn has_date(text: &str) -> bool {
    text.contains(':') && text.bytes().filter(u8::is_ascii_digit).count() > 7
}

/// Whether the text of a teaser beside its links is only a date: "8 March, 10:12".
fn is_dated(tree: &Tree, at: usize) -> bool {
    let beside = tree.get(at).chars - tree.get(at).linked.min(tree.get(at).chars);
    let is_date = |at: usize| tree.get(at).chars == beside && tree.get(at).text.contains(char::is_numeric);
    beside <= LONGEST_DATE && tree.get(at).linked >= TITLE && tree.texts(at).any(is_date)
}

/// Whether a text is a title, and not a caption: no sentence, and no credit.
fn is_title(tree: &Tree, at: usize) -> bool {
    let text = tree.text(at);
    // Three dots end a title that is cut off.
    let is_sentence = text.trim_end().ends_with(['.', ')', '。', '।']) && !text.trim_end().ends_with("..");
    !is_sentence && !tree.under(at).any(|at| tree.get(at).says("credit|credits|copyright|photographer"))
}

/// Whether a link leads to a page, and not to a picture or a gallery.
fn leads_to_page(tree: &Tree, at: usize) -> bool {
    let link = tree.get(at);
    let path = link.attribute("href").unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let is_gallery = path.split('/').any(|part| is_one_of(GALLERIES, &part.to_ascii_lowercase()));
    !path.is_empty() && !is_gallery && !names_picture(path)
}

/// Whether a list has nothing but two linked titles of other stories. [`is_links`] finds longer ones.
fn is_title_list(node: &Node) -> bool {
    node.links == 2 && node.linked == node.chars && node.chars >= TITLE * node.links && node.figures + node.images == 0
}

/// Whether an element is a row of linked pictures with titles, as in a carousel of other stories. In a gallery of the
/// story, the links lead to pictures, or the captions are sentences.
fn is_teaser_row(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    if node.figures < 2 || node.links < node.figures || node.link_density() <= LINKS_ONLY {
        return false;
    }
    let figures = || tree.under(at).filter(|at| tree.get(*at).name == "figure");
    let is_teaser = |figure: usize| {
        let holder = tree.above(figure).take(2).find(|above| *above > at && tree.get(*above).name == "a");
        let link = holder.or_else(|| tree.under(figure).find(|at| tree.get(*at).name == "a"));
        link.is_some_and(|link| leads_to_page(tree, link)) && is_title(tree, figure)
    };
    // A row is uniform, so the first ones show what it is.
    figures().take(ROW).all(is_teaser)
}

/// Whether an element is the teaser of another story: its heading is a link, and it has little other text.
fn is_teaser(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    if node.headings != 1 || node.links == 0 || node.chars >= TEASER || node.paragraphs > 2 {
        return false;
    }
    let heading = tree.under(at).find(|at| is_heading(&tree.get(*at).name));
    heading.is_some_and(|heading| {
        let title = tree.get(heading);
        let mut around = [heading].into_iter().chain(tree.above(heading)).take_while(|above| *above >= at);
        if around.any(|at| tree.get(at).says("author|authors|byline|contributor")) {
            return false;
        }
        let is_in_link = tree.above(heading).take_while(|above| *above >= at).any(|above| tree.get(above).name == "a");
        title.chars > 0 && (is_in_link || title.link_density() > 0.9)
    })
}
