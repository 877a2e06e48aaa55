//! A whole saved page in; where its story and its headline are, and which nodes are boilerplate, out.
//!
//! In the manner of Arc90's Readability (paragraphs give points to what holds them, links take them away), but in time
//! proportional to the page: every measure comes from [`Tree`] or from one pass over it.
//!
//! ```text
//! body > header + (div.page > (main > h1 + div.body > p, p, p) + aside.related) + footer   →   main, h1
//! ```

use super::tree::{Node, Tree};

/// Words in a class or identifier that no part of a story has.
const BOILERPLATE: &[&str] = &[
    " share ",
    " sharing ",
    " social ",
    " newsletter ",
    " newsletters ",
    " related ",
    " recirc ",
    " recirculation ",
    " recommended ",
    " recommendations ",
    " promo ",
    " promos ",
    " promotion ",
    " ad ",
    " ads ",
    " advert ",
    " adverts ",
    " advertisement ",
    " advertising ",
    " adslot ",
    " sidebar ",
    " cookie ",
    " cookies ",
    " consent ",
    " gdpr ",
    " breadcrumb ",
    " breadcrumbs ",
    " pagination ",
    " pager ",
    " outbrain ",
    " taboola ",
    " trending ",
    " most read ",
    " most viewed ",
    " most popular ",
    " popular ",
    " signup ",
    " sign up ",
    " subscribe ",
    " subscription ",
    " paywall ",
    " modal ",
    " popup ",
    " toolbar ",
    " menu ",
    " navbar ",
    " navigation ",
    " nav ",
    " masthead ",
    " skip link ",
    " skip to ",
    " tags ",
    " tag list ",
    " topics ",
    " topic tags ",
    " sponsored ",
    " donate ",
    " donation ",
    " comment list ",
    " comments ",
    " comments area ",
    " comment count ",
    " comments link ",
    " disqus ",
    " read more ",
    " read next ",
    " up next ",
    " more on ",
    " more stories ",
    " more news ",
    " also read ",
    " see also ",
    " author bio ",
    " author box ",
    " about author ",
    " kicker ",
    " eyebrow ",
    " section label ",
    " cat links ",
    " tags links ",
    " entry footer ",
    " post navigation ",
    " jp relatedposts ",
    " sharedaddy ",
    "  widget  ",
    " widget area ",
    " onward ",
    " teaser ",
    " teasers ",
    " app banner ",
    " site header ",
    " site footer ",
    " print only ",
    " follow us ",
    " login ",
    " toast ",
    " pullquote ",
    " pull quote ",
    " noprint ",
    " no print ",
    " hub link ",
    " liveblog nav ",
    " article actions ",
];
const ROLES: &[&str] =
    &["navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "toolbar"];
/// Whole paragraphs that are labels of what a page puts between its paragraphs.
const LABELS: &[&str] =
    &["advertisement", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "sponsored content"];
/// How a paragraph begins that does nothing but lead to another story.
const LEADS_AWAY: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "related",
    "see also",
    "more:",
    "more on this",
    "watch:",
    "mehr zum thema",
    "lesen sie auch",
    "lesen sie mehr",
    "lire aussi",
    "à lire aussi",
    "lea también",
    "leggi anche",
    "leia também",
];
const HEADLINE: &[&str] = &[" headline ", " entry title ", " post title ", " article title ", " story title "];
const NAME_OF_PAGE: &[&str] = &[" logo ", " site title ", " site name ", " brand ", " masthead ", " site branding "];

/// Shorter texts give no points.
const PARAGRAPH: usize = 25;
/// A block with more of its text in links than this leads elsewhere.
const LINKED: f64 = 0.5;
/// What is beside the story may hold at most so much of its text, for the element around both to be the story.
const BESIDE: f64 = 1.6;

impl Tree {
    /// The nodes above, the nearest first, without the node itself.
    pub fn above(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |at| (*at > 0).then(|| self.get(*at).parent)).skip(1)
    }
}

impl Node {
    /// How much of its text is links, from 0 to 1.
    pub fn link_density(&self) -> f64 {
        if self.chars == 0 { 0.0 } else { self.linked as f64 / self.chars as f64 }
    }
}

/// What was found on a page.
pub(super) struct Story {
    pub root: usize,
    pub headline: Option<usize>,
    pub boilerplate: Vec<bool>,
}

/// Finds the story. `title` is its headline as the page's data have it.
pub(super) fn find(tree: &Tree, title: Option<&str>) -> Story {
    let size = tree.get(0).end;
    let prose = prose(tree, &[]);
    let first = headline(tree, None, title, &[]);
    let mut boilerplate = by_name(tree, &prose, first);
    let prose = self::prose(tree, &boilerplate);
    let best = best(tree, &boilerplate);
    let headline = headline(tree, best, title, &boilerplate);
    let mut root = root(tree, best, headline, &prose);
    if headline.is_some_and(|headline| !tree.is_under(headline, root)) && best.is_none() {
        root = 0;
    }
    let mut at = root + 1;
    while at < tree.get(root).end {
        let is_boilerplate = boilerplate.get(at).copied().unwrap_or_default() || leads_away(tree, at, headline);
        if let Some(flag) = boilerplate.get_mut(at) {
            *flag = is_boilerplate;
        }
        at = if is_boilerplate || tree.get(at).dropped { tree.get(at).end.max(at + 1) } else { at + 1 };
    }
    boilerplate.truncate(size);
    Story { root, headline, boilerplate }
}

/// By number, the characters of prose under each node that is no boilerplate.
fn prose(tree: &Tree, boilerplate: &[bool]) -> Vec<usize> {
    let size = tree.get(0).end;
    let mut sums = vec![0_usize; size];
    for at in (0..size).rev() {
        let node = tree.get(at);
        let is_out = node.dropped || boilerplate.get(at).copied().unwrap_or_default();
        let own = if is_paragraph(tree, at) { node.chars - node.linked.min(node.chars) } else { 0 };
        let sum = if is_out { 0 } else { sums.get(at).copied().unwrap_or_default().max(own) };
        if let Some(slot) = sums.get_mut(at) {
            *slot = sum;
        }
        if at > 0
            && let Some(above) = sums.get_mut(node.parent)
        {
            *above += sum;
        }
    }
    sums
}

/// Whether the node is text that somebody wrote, by its form and length.
fn is_paragraph(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_block = matches!(node.name.as_str(), "p" | "pre" | "blockquote")
        || (node.has_text && matches!(node.name.as_str(), "div" | "section" | "article" | "td" | "li" | "main"));
    is_block && node.chars.saturating_sub(node.linked) >= PARAGRAPH
}

/// Marks what element, role or class say is boilerplate, unless the story is in it.
fn by_name(tree: &Tree, prose: &[usize], headline: Option<usize>) -> Vec<bool> {
    let size = tree.get(0).end;
    let total = prose.first().copied().unwrap_or_default();
    let mut boilerplate = vec![false; size];
    let mut at = 1;
    while at < size {
        let node = tree.get(at);
        let part = prose.get(at).copied().unwrap_or_default();
        let is_comments = node.says(&[" comments ", " comment list ", " comments area "]);
        let holds_headline = headline.is_some_and(|headline| tree.is_under(headline, at));
        let holds_story = holds_headline || (part * 2 > total && !is_comments);
        let named = match node.name.as_str() {
            "" | "html" | "body" | "main" | "#document" | "figure" | "figcaption" | "h1" => false,
            "aside" => node.images == 0 || node.links > 2,
            "footer" => node.link_density() > LINKED / 2.0 || part == 0,
            _ => node.attribute("role").is_some_and(|role| ROLES.contains(&role)) || node.says(BOILERPLATE),
        };
        let is_note = node.says(&[" correction ", " corrections ", " clarification ", " editors note "]);
        let is_boilerplate = node.dropped || (named && !holds_story && !is_note);
        if let Some(flag) = boilerplate.get_mut(at) {
            *flag = is_boilerplate && !(node.name == "form" && holds_story);
        }
        at = if is_boilerplate && node.name != "form" { node.end } else { at + 1 };
    }
    boilerplate
}

/// The element whose paragraphs make it most like a story.
fn best(tree: &Tree, boilerplate: &[bool]) -> Option<usize> {
    let size = tree.get(0).end;
    let mut points = vec![0.0_f64; size];
    let mut at = 0;
    while at < size {
        let node = tree.get(at);
        if boilerplate.get(at).copied().unwrap_or_default() {
            at = node.end;
            continue;
        }
        if is_paragraph(tree, at) {
            let length = node.chars.saturating_sub(node.linked);
            let value = 1.0 + (length as f64 / 100.0).min(3.0);
            for (above, share) in tree.above(at).take(3).zip([1.0, 0.5, 0.25]) {
                if let Some(points) = points.get_mut(above) {
                    *points += value * share;
                }
            }
        }
        at += 1;
    }
    let score = |at: usize| {
        let node = tree.get(at);
        let is_story = node.attribute("itemprop") == Some("articleBody") || node.name == "article";
        points.get(at).copied().unwrap_or_default() * (1.0 - node.link_density()) * if is_story { 1.25 } else { 1.0 }
    };
    (0..size).filter(|at| score(*at) > 0.0).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)))
}

/// The headline: the one that the page's data name, else the last before the story that is not the page's own name.
fn headline(tree: &Tree, best: Option<usize>, title: Option<&str>, boilerplate: &[bool]) -> Option<usize> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text = |at: usize| words(&tree.under(at).map(|at| tree.get(at).text.as_str()).collect::<String>());
    let is_name = |at: usize| {
        let leads_home = |at: usize| matches!(tree.get(at).attribute("href"), Some("/" | "./" | "index.html"));
        tree.above(at)
            .take(2)
            .chain(tree.under(at).take(20))
            .any(|at| tree.get(at).says(NAME_OF_PAGE) || leads_home(at))
    };
    let is_out = |at: usize| {
        tree.get(at).dropped
            || tree.get(at).chars == 0
            || tree.above(at).chain([at]).take(64).any(|at| boilerplate.get(at).copied().unwrap_or_default())
    };
    let all = |matches: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..tree.get(0).end).filter(|at| matches(*at) && !is_out(*at) && !is_name(*at)).take(50).collect()
    };
    let mut found = all(&|at| tree.get(at).name == "h1");
    if found.is_empty() {
        let by_class = all(&|at| {
            let node = tree.get(at);
            matches!(node.name.as_str(), "h2" | "h3" | "p" | "div") && node.says(HEADLINE) && tree.is_short(at, 300)
        });
        let in_story = |at: &usize| {
            tree.above(*at).take(6).any(|at| matches!(tree.get(at).name.as_str(), "article" | "main" | "header"))
        };
        // One on a page is the story's; of many, as on a front page, only one in the story itself.
        let only = by_class.first().filter(|_| by_class.len() == 1);
        found = only.or_else(|| by_class.iter().find(|at| in_story(at))).copied().into_iter().collect();
    }
    let named = title.and_then(|title| found.iter().copied().find(|at| text(*at) == words(title)));
    let last_before = || {
        let end = best.map_or(usize::MAX, |best| tree.get(best).end);
        // In the story itself a second one is a section's.
        let inside = found.iter().copied().find(|at| best.is_some_and(|best| tree.is_under(*at, best)));
        inside.or_else(|| found.iter().copied().rfind(|at| *at < end))
    };
    named.or_else(last_before).or(found.first().copied())
}

/// The element to read: the story with its headline, and as little as can be beside them.
fn root(tree: &Tree, best: Option<usize>, headline: Option<usize>, prose: &[usize]) -> usize {
    let prose_of = |at: usize| prose.get(at).copied().unwrap_or_default() as f64;
    let is_story = |at: &usize| {
        let node = tree.get(*at);
        matches!(node.name.as_str(), "article" | "main")
            || node.attribute("role") == Some("main")
            || node.attribute("itemtype").is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
    };
    let Some(best) = best else {
        let named = |name| tree.find(0, name);
        return headline
            .and_then(|headline| tree.above(headline).find(is_story))
            .or_else(|| named("article"))
            .or_else(|| named("main"))
            .or_else(|| named("body"))
            .unwrap_or(0);
    };
    let story = [best].into_iter().chain(tree.above(best)).find(is_story);
    let with_headline = headline
        .and_then(|headline| [best].into_iter().chain(tree.above(best)).find(|at| tree.is_under(headline, *at)));
    // A story cut in pieces, with something between them.
    let whole = || {
        let mut at = best;
        for above in tree.above(best) {
            if matches!(tree.get(above).name.as_str(), "body" | "html" | "#document")
                || tree.get(above).link_density() > LINKED
            {
                break;
            }
            if prose_of(above) > prose_of(at) * 1.1 {
                at = above;
            }
        }
        at
    };
    let story = story.unwrap_or_else(whole);
    match with_headline {
        Some(above) if tree.is_under(story, above) && prose_of(above) <= prose_of(story) * BESIDE => above,
        Some(above) if tree.is_under(above, story) => story,
        _ => story,
    }
}

/// Whether a part of the story's element leads to other stories, or labels what does.
fn leads_away(tree: &Tree, at: usize, headline: Option<usize>) -> bool {
    let node = tree.get(at);
    if node.name.is_empty() || headline.is_some_and(|headline| tree.is_under(headline, at)) {
        return false;
    }
    match node.name.as_str() {
        // A story inside the story is another one's teaser, or a picture.
        "article" => node.links > 0 && node.images < 2 && node.chars < 600 && node.link_density() > 0.3,
        "ul" | "ol" | "div" | "section" | "aside" | "table" => {
            let is_meta =
                |at: usize| tree.get(at).name == "time" || tree.get(at).says(&[" byline ", " author ", " authors "]);
            let links_only = node.links >= 3 && node.link_density() > LINKED + 0.2 && node.figures == 0;
            links_only && !(tree.is_short(at, 300) && tree.under(at).any(is_meta))
        }
        "figure" => node.images == 0 && node.link_density() > LINKED,
        "p" | "h2" | "h3" | "h4" if node.chars < 200 => {
            let text: String = tree.under(at).take(40).map(|at| tree.get(at).text.as_str()).collect();
            let text = text.trim().to_lowercase();
            LABELS.contains(&text.as_str())
                || (node.links > 0
                    && node.link_density() > LINKED
                    && LEADS_AWAY.iter().any(|lead| text.starts_with(lead)))
        }
        _ => false,
    }
}
