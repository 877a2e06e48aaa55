//! Finds the parts of a page that are not the story, such as menus, links to other stories, offers and controls.
//!
//! The words of a class describe the purpose of an element, or only its design ("sidebar-layout", "paywall-story").
//! Most of them therefore count only for an element without prose of its own:
//!
//! ```text
//! <p class="paywall">The council meets on Monday to decide …</p>     →   the story
//! <div class="paywall"><h2>Members only</h2><a>Join</a></div>        →   an offer
//! ```

use super::caption::CREDIT;
use super::caption_words::CAPTION;
use super::node::{Node, PARAGRAPH, is_heading, is_phrase};
use super::offers::{TEASER, offers};
use super::slug::slug;
use super::tree::Tree;
use crate::article::OmissionReason;

/// Class words that no part of a story has, whatever the element contains.
const ALWAYS: &[(OmissionReason, &str)] = &[
    (
        OmissionReason::Comments,
        "comment list|comments|comments area|comment count|comments link|comment form|disqus|discussion|viafoura|livefyre|spot im|\
         comentarios|commentaires|kommentare|kommentarer|kommentarii|commenti|komentarze|komentari|reacties|yorumlar",
    ),
    (
        OmissionReason::Advertisement,
        "ad|ads|advert|adverts|advertisement|advertising|adslot|ad slot|sponsored|adsbygoogle|ad container|\
         dfp|advertorial|publicidad|publicidade|publicite|pubblicita|werbung|anzeige|anzeigen|reklama|reklam|annons",
    ),
    (
        OmissionReason::Related,
        "recirc|recirculation|interstitial link|recommended|recommendations|outbrain|taboola|trending|most read|most viewed|\
         most popular|read more|readmore|read next|up next|more on|more stories|more news|also read|\
         see also|jp relatedposts|onward|related articles|related stories|related posts|related content|\
         related links|related news|related topics|teaser list|ti related|inline related|\
         further reading|mehr zum thema|lire aussi|leggi anche|lea tambien|ver tambien|leia tambem|leia mais|veja tambem|\
         relacionadas|relacionados|mas leidas|mas leido|mais lidas|meistgelesen|piu letti|czytaj takze|czytaj tez|lees ook",
    ),
    (
        OmissionReason::Navigation,
        "breadcrumb|breadcrumbs|pagination|pager|menu|navbar|navigation|nav|masthead|skip link|skip to|\
         tag list|post terms|tag box|tagbox|topic tags|cat links|tags links|post navigation|liveblog nav|site header|site footer|\
         hub link|entry footer",
    ),
    (
        OmissionReason::Subscription,
        "newsletter|newsletters|signup|sign up|login|donate|donation|app banner|regwall|newsletter signup",
    ),
    (
        OmissionReason::Share,
        "sharedaddy|share buttons|share bar|sharebar|share tools|social share|social links|social media|\
         follow us|share links|sharing tools|addtoany|article share",
    ),
    (
        OmissionReason::Author,
        "author bio|author box|about author|about the author|author info|author card|author description|\
         author avatar",
    ),
    (
        OmissionReason::Control,
        "cookie|cookies|consent|callout emoji|gdpr|privacy|toast|article actions|toolbar|print only|noprint|no print|\
         =font size",
    ),
    (OmissionReason::Duplicate, "pullquote|pull quote|pull quotes"),
];

/// Class words that count only for an element without prose of its own.
const UNLESS_PROSE: &[(OmissionReason, &str)] = &[
    (
        OmissionReason::Related,
        "related|promo|promos|promotion|popular|=widget|widget area|kicker|eyebrow|\
         more links|story list",
    ),
    (
        OmissionReason::Subscription,
        "subscribe|subscription|subscriptions|paywall|offer|offers|upsell|membership|piano|premium|meter",
    ),
    (
        OmissionReason::Share,
        "share|sharing|social|compartir|compartilhar|condividi|partager|teilen|udostepnij|paylas|post views|view count|hits|read count|like button|like count|likes|claps|post ufi|content rating",
    ),
    (OmissionReason::Navigation, "sidebar|tags|topics|section label|tag|topic|keywords"),
    (OmissionReason::Control, "modal|popup|overlay|tooltip|lightbox|print|disclaimer|poll|polls"),
    (OmissionReason::Player, "player|audio player|video player|listen|text to speech|podcast player|playlist"),
    (OmissionReason::Author, "bio|biography"),
    (OmissionReason::Hidden, "=hidden|=hide|=d none|is hidden"),
];

/// Class words of teasers. Without a link, such an element is the newsroom's own summary.
const TEASERS: &str = "teaser|teasers";
/// Class words of parts of a story. They take precedence.
const KEPT: &str = "correction|corrections|clarification|editors note|fact box|factbox|infobox";
const ROLES: &[(OmissionReason, &str)] = &[
    (OmissionReason::Navigation, "navigation|banner|contentinfo|search|menu|menubar"),
    (OmissionReason::Control, "dialog|alertdialog|toolbar|tooltip"),
    (OmissionReason::Related, "complementary"),
];

/// Class words of texts that somebody pays for.
const PAID: &str = "advert|adverts|advertisement|advertising|sponsored|advertorial";

/// The fewest characters of prose in an element with a single paragraph of a story.
const ONE_PARAGRAPH: usize = 80;
/// The fewest characters of prose in an element with several paragraphs of a story.
const SEVERAL: usize = 200;
/// The highest share of links in paragraphs of a story.
pub(super) const PROSE_LINKED: f64 = 0.3;
/// The share of text in links above which a footer or box leads elsewhere.
pub(super) const FOOTER_LINKED: f64 = 0.25;
/// The number of elements above a caption that are searched for its photo.
const PHOTO_LEVELS: usize = 2;
/// The number of elements above an author's card that are searched for a byline.
const NEAR_BYLINE: usize = 4;

/// For each node, the reason if it is boilerplate.
#[derive(Default, Clone)]
pub(super) struct Boilerplate {
    reasons: Vec<Option<OmissionReason>>,
}

impl Boilerplate {
    /// Whether the node is boilerplate, with everything under it.
    pub fn has(&self, at: usize) -> bool {
        self.reason(at).is_some()
    }

    /// Why the node is boilerplate. `None` if it is not.
    pub fn reason(&self, at: usize) -> Option<OmissionReason> {
        self.reasons.get(at).copied().flatten()
    }

    /// The reasons by node number.
    pub fn reasons(&self) -> &[Option<OmissionReason>] {
        &self.reasons
    }

    /// Marks nodes as part of the story.
    pub fn keep(&mut self, nodes: std::ops::Range<usize>) {
        if let Some(slots) = self.reasons.get_mut(nodes) {
            slots.fill(None);
        }
    }

    /// Marks a node as boilerplate.
    pub fn set(&mut self, at: usize, reason: OmissionReason) {
        if let Some(slot) = self.reasons.get_mut(at) {
            *slot = Some(reason);
        }
    }
}

impl Node {
    /// Whether it contains written paragraphs and few links.
    pub fn is_story_like(&self) -> bool {
        // A `p` without links is a paragraph of the story, whatever its class.
        if self.name == "p" && self.links == 0 && self.prose >= PARAGRAPH {
            return true;
        }
        let is_one = matches!(self.name.as_str(), "p" | "h1") || self.paragraphs + self.headings >= 1;
        self.link_density() <= PROSE_LINKED
            && (self.name == "p" && self.prose >= ONE_PARAGRAPH
                || self.prose >= SEVERAL && self.paragraphs >= 2
                || is_one && self.prose >= ONE_PARAGRAPH && self.links <= 1)
    }
}

/// Marks the nodes that are boilerplate by their element, role or class, unless they contain the story.
pub(super) fn by_name(tree: &Tree, headline: Option<usize>) -> Boilerplate {
    let size = tree.get(0).end;
    let total = tree.get(0).prose;
    let mut boilerplate = Boilerplate { reasons: vec![None; size] };
    let mut at = 1;
    while at < size {
        let node = tree.get(at);
        let reason = named(tree, at).filter(|reason| {
            let holds_headline = headline.is_some_and(|headline| tree.is_under(headline, at));
            let holds_story = node.prose * 2 > total && total > 0 && *reason != OmissionReason::Comments;
            // Some systems put the whole page into a form, or mark what is printed.
            let is_page = node.name == "form" || node.says("print");
            let is_notice = *reason == OmissionReason::Control && !is_page;
            !(holds_headline || holds_story && !is_notice)
        });
        if let Some(reason) = reason {
            boilerplate.set(at, reason);
        }
        at = if reason.is_some() || node.dropped { node.end } else { at + 1 };
    }
    boilerplate
}

/// The reason why a node is boilerplate by its element, role or class, considering its content.
fn named(tree: &Tree, at: usize) -> Option<OmissionReason> {
    let node = tree.get(at);
    if node.says(KEPT) || marks_words(tree, at) {
        return None;
    }
    match node.name.as_str() {
        "" | "html" | "body" | "main" | "#document" | "figcaption" | "h1" => return None,
        "figure" if node.images > 0 => return None,
        "aside"
            if (node.images == 0 || node.links > 2 || holds_story(tree, at))
                && (!is_fact_box(tree, at) || offers(tree, at)) =>
        {
            return Some(if node.links > 0 { OmissionReason::Related } else { OmissionReason::Other });
        }
        "footer"
            if tree
                .above(at)
                .take(PHOTO_LEVELS)
                .any(|at| matches!(tree.get(at).name.as_str(), "figure" | "blockquote")) => {}
        "footer" if node.link_density() > FOOTER_LINKED || node.prose == 0 => return Some(OmissionReason::Navigation),
        "form" if !node.is_story_like() => return Some(OmissionReason::Control),
        _ => {}
    }
    let role = node.attribute("role").unwrap_or_default();
    let by_role = || of_list(ROLES, &|roles| roles.split('|').any(|one| one == role));
    if !node.has_label() {
        return by_role();
    }
    // An identifier made from a heading describes the topic of the passage, not the purpose of the element.
    let names_heading = |id: &str| {
        let headings = tree.under(at).filter(|at| is_heading(&tree.get(*at).name)).take(1);
        headings.into_iter().any(|at| slug(&tree.text(at)) == slug(id))
    };
    let is_topic = node.headings > 0 && node.attribute("id").is_some_and(names_heading);
    let says = |words: &str| if is_topic { node.class_says_one_of(words) } else { node.says(words) };
    let is_by_author = || tree.above(at).take(NEAR_BYLINE).any(|at| tree.get(at).says("author|authors|byline"));
    let teases = || {
        (node.links > 0 && says(TEASERS) && !is_by_author() && !node.is_story_like()).then_some(OmissionReason::Related)
    };
    // A subheading may be the target of a menu: `<h3 id="nav_the_wall">`.
    let is_target = |reason| reason == OmissionReason::Navigation && is_heading(&node.name) && node.links == 0;
    of_list(ALWAYS, &says)
        .filter(|reason| !is_target(*reason) && !is_described(tree, at, *reason))
        .or_else(by_role)
        .or_else(teases)
        .or_else(|| {
            let is_photo = node.name == "img" || node.says("lightbox") && is_captioned_picture(tree, at);
            // The element around a story with one short paragraph and a figure.
            let is_short_story = |reason| {
                reason == OmissionReason::Subscription
                    && node.figures > 0
                    && node.prose >= ONE_PARAGRAPH
                    && node.link_density() <= PROSE_LINKED
            };
            of_list(UNLESS_PROSE, &says)
                .filter(|reason| !is_photo && (!(node.is_story_like() || is_short_story(*reason)) || offers(tree, at)))
        })
        .filter(|reason| {
            // A photo of the story may be left out in print.
            let is_loose = matches!(reason, OmissionReason::Related | OmissionReason::Navigation)
                || *reason == OmissionReason::Control && node.says("noprint|no print");
            !is_loose || !shows_photo(tree, at)
        })
        .filter(|reason| *reason != OmissionReason::Hidden || !hides_caption(tree, at))
        // The element may contain names and share buttons. The buttons inside it are recognised separately.
        .filter(|reason| *reason != OmissionReason::Share || !holds_byline(tree, at))
        // A share button may be on a picture, and a link may open a larger one.
        .filter(|reason| {
            let is_around = *reason == OmissionReason::Share || *reason == OmissionReason::Control && node.name == "a";
            !is_around || !(is_captioned_picture(tree, at) || is_picture_link(node))
        })
}

/// Whether an element is marked as a byline, or holds the time of publication.
fn holds_byline(tree: &Tree, at: usize) -> bool {
    let is_time = |at: usize| tree.get(at).attribute("itemprop") == Some("datePublished");
    tree.get(at).says("byline|bylines|dateline|timestamp") || tree.under(at).any(is_time)
}

/// The reason of the first words in a list that an element says.
fn of_list(list: &[(OmissionReason, &str)], says: &dyn Fn(&str) -> bool) -> Option<OmissionReason> {
    list.iter().find(|(_, words)| says(words)).map(|(reason, _)| *reason)
}

/// Whether a class word for `reason` only describes the design of an element, judging by its content.
fn is_described(tree: &Tree, at: usize, reason: OmissionReason) -> bool {
    let node = tree.get(at);
    // A box above a story names its author. One below the story describes the author.
    let names_author = || {
        node.prose < ONE_PARAGRAPH
            && tree.under(at).any(|at| tree.get(at).name == "time" || tree.get(at).says("byline|timestamp|date"))
    };
    let is_in_byline = || tree.above(at).take(NEAR_BYLINE).any(|at| tree.get(at).says("byline|bylines"));
    if reason == OmissionReason::Author && (names_author() || is_in_byline()) {
        return true;
    }
    // Without a link, nothing leads to another story: "Read more" opens the rest of a long caption.
    if reason == OmissionReason::Related && node.links == 0 && node.is_story_like() {
        return true;
    }
    // A section of the story may say that advertisements are placed in it.
    let is_section = node.paragraphs + node.headings > 1 || node.images > 0;
    if reason == OmissionReason::Advertisement && is_section && node.is_story_like() && !node.says(PAID) {
        return true;
    }
    // For a paragraph of the story, these words only describe its design.
    let is_loose = matches!(reason, OmissionReason::Related | OmissionReason::Control | OmissionReason::Author);
    is_loose && node.name == "p" && node.is_story_like()
}

/// Whether an element contains only a photo with its caption, and no link, or is a part of such an element:
/// `<div class="widget"><figure>…`, `<div class="related-photo"><img><p class="caption">…`,
/// `<div id="article-masthead"><img><p class="caption">…`.
fn shows_photo(tree: &Tree, at: usize) -> bool {
    let is_text = |at: usize| {
        let node = tree.get(at);
        node.name == "figure" || node.says(CAPTION) || node.says(CREDIT)
    };
    let is_photo = |at: usize| {
        let node = tree.get(at);
        let described = || tree.outermost(at, &is_text).into_iter().map(|at| tree.get(at).chars).sum::<usize>();
        node.links == 0 && node.figures <= 1 && node.images > 0 && node.chars > 0 && described() == node.chars
    };
    let levels = if tree.get(at).name == "figure" { 0 } else { PHOTO_LEVELS };
    [at].into_iter().chain(tree.above(at).take(levels)).any(is_photo)
}

/// Whether an element is only a picture, linked to a larger copy of it: `<a class="popup" href="a.jpg"><img></a>`.
fn is_picture_link(node: &Node) -> bool {
    node.name == "a" && node.images == 1 && node.chars == 0
}

/// Whether an element hides the caption of the figure around it until a reader asks for it.
fn hides_caption(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    node.images == 0
        && tree.under(at).any(|at| tree.get(at).name == "figcaption")
        && tree.above(at).take(PHOTO_LEVELS).any(|at| tree.get(at).name == "figure")
}

/// Whether an element contains one picture, and a text that is marked as its caption.
fn is_captioned_picture(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_caption = |at: usize| tree.get(at).says(CAPTION) && tree.get(at).chars > 0;
    node.images == 1 && !node.hidden && tree.is_short(at, TEASER) && tree.under(at).skip(1).any(is_caption)
}

/// Whether an element marks words of a sentence, as in systems that link each name to its topic: `<a
/// class="auto-tag">`.
fn marks_words(tree: &Tree, at: usize) -> bool {
    if !is_phrase(&tree.get(at).name) {
        return false;
    }
    let line = tree.above(at).find(|above| !is_phrase(&tree.get(*above).name)).map(|line| tree.get(line));
    line.is_some_and(|line| {
        line.has_text && line.name != "li" && line.prose >= PARAGRAPH && line.chars > 2 * tree.get(at).chars
    })
}

/// Whether an element contains a whole story of its own, as a teaser does.
fn holds_story(tree: &Tree, at: usize) -> bool {
    tree.get(at).links > 0 && tree.under(at).skip(1).any(|at| tree.get(at).name == "article")
}

/// Whether an `aside` belongs to the story: a box of prose with at most one link, or a quotation or list without one.
fn is_fact_box(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let has_items = || tree.under(at).any(|at| matches!(tree.get(at).name.as_str(), "li" | "dd" | "td"));
    let has_text = node.prose >= ONE_PARAGRAPH
        || node.prose > 0 && (node.headings > 0 || node.links == 0)
        || node.headings > 0 && node.links == 0 && has_items();
    has_text && node.links <= 1 && node.link_density() < FOOTER_LINKED
}
