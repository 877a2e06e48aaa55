//! Finds the parts of a page that are not the story, such as menus, links to other stories, offers and controls.
//!
//! The words of a class describe the purpose of an element, or only its design ("sidebar-layout", "paywall-story").
//! Most of them therefore count only for an element without prose of its own:
//!
//! ```text
//! <p class="paywall">The council meets on Monday to decide …</p>     →   the story
//! <div class="paywall"><h2>Members only</h2><a>Join</a></div>        →   an offer
//! ```

use super::node::{Node, PARAGRAPH, is_heading, is_phrase};
use super::notices;
use super::tree::Tree;
use crate::article::OmissionReason;
use crate::text::lowercase::{Lowercase, push_lowercase};

/// Class words that no part of a story has, whatever the element contains.
const ALWAYS: &[(OmissionReason, &str)] = &[
    (
        OmissionReason::Comments,
        "comment list|comments|comments area|comment count|comments link|comment form|disqus|discussion",
    ),
    (
        OmissionReason::Advertisement,
        "ad|ads|advert|adverts|advertisement|advertising|adslot|ad slot|sponsored|adsbygoogle|ad container|\
         dfp|advertorial",
    ),
    (
        OmissionReason::Related,
        "recirc|recirculation|recommended|recommendations|outbrain|taboola|trending|most read|most viewed|\
         most popular|read more|readmore|read next|up next|more on|more stories|more news|also read|\
         see also|jp relatedposts|onward|related articles|related stories|related posts|related content|\
         related links|related news|related topics|teaser list|ti related|inline related|\
         further reading|mehr zum thema|lire aussi|leggi anche|lea tambien|noticias relacionadas",
    ),
    (
        OmissionReason::Navigation,
        "breadcrumb|breadcrumbs|pagination|pager|menu|navbar|navigation|nav|masthead|skip link|skip to|\
         tag list|topic tags|cat links|tags links|post navigation|liveblog nav|site header|site footer|\
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
        "cookie|cookies|consent|gdpr|privacy|toast|article actions|toolbar|print only|noprint|no print|\
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
    (OmissionReason::Share, "share|sharing|social"),
    (OmissionReason::Navigation, "sidebar|tags|topics|section label|tag|topic|keywords"),
    (OmissionReason::Control, "modal|popup|overlay|tooltip|lightbox|print|disclaimer"),
    (OmissionReason::Player, "player|audio player|video player|listen|text to speech|podcast player"),
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
/// Words of offers to subscribe, join or sign in.
const OFFERS: &str = "newsletter|subscri|sign up|sign in|log in|become a member|join today|for members|members only|free trial|unlock|\
    our app|abonn|abonieren|probeabo|jetzt testen|anmelden|suscr|regístr|hazte socio|abbona|iscriviti|assine|cadastre|registre-se|\
    prenumerera|tilaa|prenumer|předplat|подпис|підпис|订阅|登録|購読|구독|اشترك|abone ol|berlangganan";

/// Words of requests to show something of another site, or to store data of the reader.
const CONSENT: &str = "datenschutz|einverstanden|externe inhalt|externen inhalt|cookies|consent|privacy|third-party content|third party content|\
    politique de confidentialité|contenu externe|contenu tiers|política de privacidad|contenido externo|informativa sulla privacy|\
    contenuto esterno|privacidade|conteúdo externo|privacybeleid|externe inhoud|integritet|personvern|privatliv|tietosuoj|prywatności|\
    конфиденциальност|gizlilik|privasi|プライバシー|隐私|개인정보|الخصوصية";

/// The fewest characters of prose in an element with a single paragraph of a story.
const ONE_PARAGRAPH: usize = 80;
/// The fewest characters of prose in an element with several paragraphs of a story.
const SEVERAL: usize = 200;
/// The highest share of links in paragraphs of a story.
const PROSE_LINKED: f64 = 0.3;
/// The share of text in links above which a footer or box leads elsewhere.
const FOOTER_LINKED: f64 = 0.25;
/// The share of text in links above which a block contains only links.
const LINKS_ONLY: f64 = 0.7;
/// The share of text in links above which a figure without a picture leads elsewhere.
const CAPTION_LINKED: f64 = 0.4;
/// The share of text in links above which an element after a label such as "More stories" belongs to the list.
const LISTED: f64 = 0.3;
/// The number of pictures in a row of teasers that are examined.
const ROW: usize = 4;
/// The longest teaser or offer, in characters without white space.
const TEASER: usize = 600;
/// The highest share of the story's prose in a box with a form or a button.
const BOX_SHARE: f64 = 0.34;
/// The longest paragraph that is an offer if it has one word of an offer, in characters without white space.
const ONE_OFFER: usize = 160;
/// The number of elements above an author's card that are searched for a byline.
const NEAR_BYLINE: usize = 4;
/// The longest block of links that may be the names of authors, in characters without white space.
const BYLINE_LENGTH: usize = 300;

/// For each node, the reason if it is boilerplate.
#[derive(Default)]
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

    fn set(&mut self, at: usize, reason: OmissionReason) {
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
            let is_page = node.name == "form" || node.says_one_of("print");
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
    if node.says_one_of(KEPT) || is_in_sentence(tree, at) {
        return None;
    }
    match node.name.as_str() {
        "" | "html" | "body" | "main" | "#document" | "figcaption" | "h1" => return None,
        "figure" if node.images > 0 => return None,
        "aside" if (node.images == 0 || node.links > 2) && (!is_fact_box(node) || offers(tree, at)) => {
            return Some(OmissionReason::Related);
        }
        "footer" if node.link_density() > FOOTER_LINKED || node.prose == 0 => return Some(OmissionReason::Navigation),
        "form" if !node.is_story_like() => return Some(OmissionReason::Control),
        _ => {}
    }
    let of_list = |list: &[(OmissionReason, &str)], says: &dyn Fn(&str) -> bool| {
        list.iter().find(|(_, words)| says(words)).map(|(reason, _)| *reason)
    };
    let role = node.attribute("role").unwrap_or_default();
    let by_role = || of_list(ROLES, &|roles| roles.split('|').any(|one| one == role));
    // An identifier made from a heading describes the topic of the passage, not the purpose of the element.
    let is_heading = |id: &str| {
        let headings = tree.under(at).filter(|at| is_heading(&tree.get(*at).name)).take(1);
        headings.into_iter().any(|at| slug(&tree.text(at)) == slug(id))
    };
    let mut says: &dyn Fn(&str) -> bool = &|words| node.says_one_of(words);
    let by_class = |words: &str| node.class_says_one_of(words);
    if !node.has_label() {
        return by_role();
    }
    if node.headings > 0 && node.attribute("id").is_some_and(is_heading) {
        says = &by_class;
    }
    let always = of_list(ALWAYS, says).filter(|reason| {
        // A box above a story names its author. One below the story describes the author.
        let names_author = || {
            node.prose < ONE_PARAGRAPH
                && tree
                    .under(at)
                    .any(|at| tree.get(at).name == "time" || tree.get(at).says_one_of("byline|timestamp|date"))
        };
        let is_in_byline = || tree.above(at).take(NEAR_BYLINE).any(|at| tree.get(at).says_one_of("byline|bylines"));
        if *reason == OmissionReason::Author && (names_author() || is_in_byline()) {
            return false;
        }
        // Without a link, nothing leads to another story: "Read more" opens the rest of a long caption.
        if *reason == OmissionReason::Related && node.links == 0 && node.is_story_like() {
            return false;
        }
        // For a paragraph of the story, these words only describe its design.
        let is_loose = matches!(reason, OmissionReason::Related | OmissionReason::Control | OmissionReason::Author);
        !(is_loose && node.name == "p" && node.is_story_like())
    });
    let is_by_author = || tree.above(at).take(NEAR_BYLINE).any(|at| tree.get(at).says_one_of("author|authors|byline"));
    let teases = || {
        (node.links > 0 && says(TEASERS) && !is_by_author() && !node.is_story_like()).then_some(OmissionReason::Related)
    };
    always
        .or_else(by_role)
        .or_else(teases)
        .or_else(|| of_list(UNLESS_PROSE, says).filter(|_| !node.is_story_like() || offers(tree, at)))
        .filter(|reason| *reason != OmissionReason::Related || !shows_photo(tree, at))
        // The element may contain names and share buttons. The buttons inside it are recognised separately.
        .filter(|reason| *reason != OmissionReason::Share || !node.says_one_of("byline|bylines|dateline|timestamp"))
}

/// Whether an element contains only a photo with its caption, and no link: `<div class="widget"><figure>…`.
fn shows_photo(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_figure = |at: &usize| tree.get(*at).name == "figure";
    node.links == 0
        && node.figures == 1
        && node.images > 0
        && tree.under(at).find(is_figure).is_some_and(|figure| tree.get(figure).chars == node.chars)
}

/// Whether an element marks words of a sentence, as in systems that link each name to its topic: `<a
/// class="auto-tag">`.
fn is_in_sentence(tree: &Tree, at: usize) -> bool {
    if !is_phrase(&tree.get(at).name) {
        return false;
    }
    let line = tree.above(at).find(|above| !is_phrase(&tree.get(*above).name)).map(|line| tree.get(line));
    line.is_some_and(|line| {
        line.has_text && line.name != "li" && line.prose >= PARAGRAPH && line.chars > 2 * tree.get(at).chars
    })
}

/// Whether a short element asks its readers to subscribe or to sign in. A longer paragraph must say so twice: one of the
/// story may mention a newsletter.
fn offers(tree: &Tree, at: usize) -> bool {
    let chars = tree.get(at).chars;
    let text = if chars > TEASER { String::new() } else { tree.text(at).to_lower() };
    let is_word = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphabetic);
    let said = OFFERS.split('|').filter(|words| text.match_indices(*words).any(|(at, _)| is_word(at)));
    said.take(2).count() > usize::from(chars > ONE_OFFER && tree.get(at).name == "p")
}

/// Whether an `aside` is a fact box: prose with at most one link.
fn is_fact_box(node: &Node) -> bool {
    let has_text = node.prose >= ONE_PARAGRAPH || (node.headings > 0 && node.prose > 0);
    has_text && node.links <= 1 && node.link_density() < FOOTER_LINKED
}

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
    mark_headings(tree, root, headline, boilerplate);
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
        "figure" if node.images == 0 && node.links > 0 && node.link_density() > CAPTION_LINKED => related,
        "ul" | "ol" | "div" | "section" | "aside" if is_teaser_row(tree, at) => related,
        "a" if is_card(tree, at) => related,
        _ => notices::reason(tree, at),
    }
}

/// Why a short box with a form or a button is not part of the story: it offers something, or asks for consent.
///
/// ```text
/// <div><h3>The harbour each morning</h3><p>Our newsletter …</p><input><button>Go</button></div>   →   subscription
/// ```
fn asks(tree: &Tree, root: usize, at: usize) -> Option<OmissionReason> {
    let node = tree.get(at);
    let is_box = matches!(node.name.as_str(), "div" | "section" | "aside" | "form" | "fieldset" | "article")
        && node.chars > 0
        && tree.is_short(at, TEASER)
        && node.figures + node.images == 0
        && node.prose as f64 <= tree.get(root).prose as f64 * BOX_SHARE;
    let is_control =
        |at: usize| matches!(tree.get(at).name.as_str(), "button" | "input" | "select" | "textarea" | "form");
    if !is_box || !tree.under(at).any(is_control) {
        return None;
    }
    let text = tree.text(at).to_lower();
    let says = |list: &str| list.split('|').any(|words| text.contains(words));
    if says(OFFERS) {
        return Some(OmissionReason::Subscription);
    }
    says(CONSENT).then_some(OmissionReason::Control)
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

/// Whether a link is a whole block with blocks inside it, as in teasers: `<a><p>Harbour</p><p>Wall to be rebuilt</p></a>`.
fn is_card(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_block = |at: usize| {
        let name = tree.get(at).name.as_str();
        is_heading(name) || matches!(name, "p" | "div" | "header" | "section" | "article" | "ul")
    };
    let is_of_figure = || node.figures > 0 || tree.above(at).take(4).any(|at| tree.get(at).name == "figure");
    let is_anchor = node.attribute("href").is_none_or(|href| href.starts_with('#') || href.starts_with("javascript:"));
    let names_author = || tree.under(at).any(|at| tree.get(at).says_one_of("author|authors|byline|contributor"));
    node.chars > 0
        && tree.is_short(at, TEASER)
        && !is_anchor
        && !tree.get(node.parent).has_text
        && (tree.under(at).skip(1).any(|at| is_block(at) && tree.get(at).chars > 0))
        && !is_of_figure()
        && !names_author()
}

/// Whether an element contains only links, and no names of authors.
fn is_links(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_meta = |at: usize| tree.get(at).name == "time" || tree.get(at).says_one_of("byline|author|authors");
    let links_only = node.links >= 3 && node.link_density() > LINKS_ONLY && node.figures == 0;
    links_only && !(tree.is_short(at, BYLINE_LENGTH) && tree.under(at).any(is_meta))
}

/// Whether an element is a row of linked pictures with titles, as in a carousel of other stories. In a gallery of the
/// story, the links lead to pictures, or the captions are sentences.
fn is_teaser_row(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    if node.figures < 2 || node.links < node.figures || node.link_density() <= LINKS_ONLY {
        return false;
    }
    let is_page = |at: usize| {
        let link = tree.get(at);
        let path = link.attribute("href").unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        !path.is_empty() && !matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "webp" | "gif" | "avif")
    };
    let figures = || tree.under(at).filter(|at| tree.get(*at).name == "figure");
    let is_title = |figure: usize| {
        let holder = tree.above(figure).take(2).find(|above| *above > at && tree.get(*above).name == "a");
        let link = holder.or_else(|| tree.under(figure).find(|at| tree.get(*at).name == "a"));
        link.is_some_and(is_page)
            && !tree.text(figure).trim_end().ends_with(['.', ')', '。', '।'])
            && !tree.under(figure).any(|at| tree.get(at).says_one_of("credit|credits|copyright|photographer"))
    };
    // A row is uniform, so the first ones show what it is.
    figures().take(ROW).all(is_title)
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
        if around.any(|at| tree.get(at).says_one_of("author|authors|byline|contributor")) {
            return false;
        }
        let is_in_link = tree.above(heading).take_while(|above| *above >= at).any(|above| tree.get(above).name == "a");
        title.chars > 0 && (is_in_link || title.link_density() > 0.9)
    })
}

/// The letters and digits of a text in lower case, with a hyphen in place of anything else.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            push_lowercase(&mut slug, c);
        } else if !slug.is_empty()
            && !slug.ends_with('-')
            && !matches!(c, '\'' | '’' | '\u{AD}' | '\u{200B}'..='\u{200D}')
        {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}
