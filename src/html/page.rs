//! Finds the story on a whole saved page: its element, its headline, and the boilerplate around it.
//!
//! The time is proportional to the size of the page: every measure comes from [`Tree`] or from one pass over it. A
//! class counts only together with the content of its element; see [`boilerplate`](super::boilerplate).
//!
//! ```text
//! body > header + (div.page > (main > h1 + div.body > p, p, p) + aside.related) + footer   →   main, h1
//! ```

use super::boilerplate::{Boilerplate, by_name};
use super::notices::label;
use super::repeats;
use super::score::{best_outside_footers, prose};
use super::slug::slug;
use super::teasers::leads_away;
use super::tree::Tree;
use crate::article::{OmissionReason, RootReason};
use crate::text::lowercase::Lowercase;

const HEADLINE: &str = "headline|entry title|post title|article title|story title";
const NAME_OF_PAGE: &str = "logo|site title|site name|brand|masthead|site branding";

/// The highest share of links in an element around the pieces of a story.
const LINKED: f64 = 0.5;
/// The most prose of an element around story and headline that is read as the story. A multiple of the story's prose.
const BESIDE: f64 = 1.6;
/// An outer element contains another piece of the story if it has more than this many times its prose.
const ANOTHER_PIECE: f64 = 1.1;
/// The fewest characters of prose in an `article` that is a separate story.
const SHORTEST_STORY: usize = 60;
/// The most headlines of a page that are examined.
const MOST_HEADLINES: usize = 50;
/// The most `h2` and `h3` elements that are examined. Menus may have many before the story.
const MOST_HEADINGS: usize = 200;
/// The fewest bytes of a text that is recognised as a part of a title. A shorter one may match by chance.
const TITLE_LENGTH: usize = 12;
/// The longest headline, in characters without white space.
const LONGEST_TITLE: usize = 300;
/// Class words of a path through the sections of a site.
const PATHS: &str = "breadcrumb|breadcrumbs";
/// The number of elements above an item of such a path that are examined.
const PATH_LEVELS: usize = 5;
/// The number of elements above a heading that are searched for a link.
const LINK_LEVELS: usize = 4;
/// The most texts of a headline's element that are examined.
const MOST_TEXTS: usize = 12;
/// The most elements above another one that are examined.
const DEEPEST: usize = 64;
/// The most elements that are examined until one contains a story.
const MOST_TRIES: usize = 4;

/// The number of nodes before a headline in which its kicker is searched.
const NEAR_KICKER: usize = 12;

/// The story of a page.
pub(super) struct Story {
    pub root: usize,
    pub reason: RootReason,
    /// The number of elements that looked like a story.
    pub candidates: u32,
    pub headline: Option<usize>,
    /// The texts in the headline's element that are not part of the headline in the metadata. `None` if the element
    /// contains no headline of the metadata.
    pub beside_headline: Option<Vec<usize>>,
    /// That headline of the metadata.
    pub title: Option<String>,
    pub boilerplate: Boilerplate,
}

/// Finds the story. `titles` are the headlines that the page's metadata gives, the best first.
pub(super) fn find(tree: &Tree, titles: &[String]) -> Story {
    let title = titles.first().map(String::as_str);
    let first = headline(tree, None, titles, &Boilerplate::default());
    let mut boilerplate = by_name(tree, first);
    let (best, headline, root) = locate(tree, titles, first, &mut boilerplate);
    repeats::mark(tree, root, headline, &mut boilerplate);
    let beside = headline
        .and_then(|headline| titles.iter().find_map(|title| Some((beside_title(tree, headline, title)?, title))));
    if let Some(headline) = headline.filter(|_| beside.is_some()) {
        // The metadata show which texts of the element belong to the headline, whatever their classes.
        boilerplate.keep(headline..tree.get(headline).end);
    }
    let (beside_headline, named_by) = beside.unzip();
    let named = |at: usize| title.is_some_and(|title| slug(&tree.text(at)) == slug(title));
    let reason = match (best, headline) {
        (None, _) => RootReason::Markup,
        (Some(_), Some(headline)) if named(headline) && tree.is_under(headline, root) => RootReason::Headline,
        _ => RootReason::Prose,
    };
    let is_candidate = |at: &usize| {
        let node = tree.get(*at);
        node.name == "article"
            && node.is_story_like()
            && !tree.above(*at).any(|above| tree.get(above).name == "article")
    };
    let others = (0..tree.get(0).end).filter(|at| is_candidate(at) && !tree.is_under(*at, root)).count();
    Story {
        root,
        reason,
        candidates: u32::try_from(others).unwrap_or(u32::MAX).saturating_add(1),
        headline,
        beside_headline,
        title: named_by.cloned(),
        boilerplate,
    }
}

/// Finds the best element, the headline and the element to read, and marks what leads away from the story. An element
/// that contains nothing else is no story, so the next best is examined.
fn locate(
    tree: &Tree,
    titles: &[String],
    first: Option<usize>,
    boilerplate: &mut Boilerplate,
) -> (Option<usize>, Option<usize>, usize) {
    let title = titles.first().map(String::as_str);
    let mut tries = 0;
    loop {
        let prose = prose(tree, boilerplate);
        let best = best_outside_footers(tree, boilerplate, first);
        let best = best.map(|best| first_story(tree, best, title, boilerplate));
        let headline = headline(tree, best, titles, boilerplate);
        let root = root(tree, best, headline, &prose);
        let is_beside = headline.is_some_and(|headline| !tree.is_under(headline, root));
        if best.is_none() && is_beside {
            leads_away(tree, 0, headline, boilerplate);
            return (best, headline, 0);
        }
        leads_away(tree, root, headline, boilerplate);
        let is_out = |at: usize| boilerplate.has(at) || tree.get(at).dropped;
        let is_read =
            |at: usize| tree.get(at).chars > 0 && !tree.above(at).take_while(|above| *above >= root).any(is_out);
        tries += 1;
        if !is_beside || tries == MOST_TRIES || tree.texts(root).any(is_read) {
            return (best, headline, root);
        }
        boilerplate.set(root, OmissionReason::Related);
    }
}

/// The texts of a headline's element before and after those that make up a title. `None` if no texts make up the title.
///
/// In `<h1><span>Harbour</span> Wall to be rebuilt</h1>`, this is "Harbour" if the title is "Wall to be rebuilt".
fn beside_title(tree: &Tree, headline: usize, title: &str) -> Option<Vec<usize>> {
    let texts: Vec<usize> = tree.texts(headline).filter(|at| tree.get(*at).chars > 0).take(MOST_TEXTS).collect();
    let title = slug(title);
    let is_title = |first: usize, end: usize| {
        let texts = texts.get(first..end).unwrap_or_default();
        slug(&texts.iter().map(|at| tree.get(*at).text.as_str()).collect::<Vec<_>>().join(" ")) == title
    };
    // Longer ranges are tried first, so neighbouring separators count as part of the title.
    let starts = 0..texts.len();
    let (first, end) = starts
        .flat_map(|first| (first + 1..=texts.len()).rev().map(move |end| (first, end)))
        .find(|(first, end)| is_title(*first, *end))?;
    let is_beside = |number: usize| !(first..end).contains(&number);
    Some(texts.into_iter().enumerate().filter(|(number, _)| is_beside(*number)).map(|(_, at)| at).collect())
}

/// Whether a headline has the same letters and digits as a title, and lacks a colon:
/// `<span>Harbour</span> <span>Wall to be rebuilt</span>`, with the colon hidden or made by a style sheet.
pub(super) fn lacks_colon(headline: &str, title: &str) -> bool {
    let letters = |text: &str| slug(text).replace('-', "");
    let colons = |text: &str| text.matches(':').count();
    let is_apart = |text: &str| text.contains(" :");
    (colons(title) > colons(headline) || is_apart(headline) && !is_apart(title)) && letters(headline) == letters(title)
}

/// The title of the page's metadata if it is the headline with the kicker before it, and the kicker. All metadata must
/// agree, and the page must print the kicker directly before the headline.
///
/// ```text
/// <p>Harbour</p><h1>Wall to be rebuilt</h1>, and twice "Harbour: Wall to be rebuilt"   →   the title
/// ```
pub(super) fn kicker_before(tree: &Tree, story: &Story, titles: &[String]) -> Option<(String, String)> {
    let headline = story.headline?;
    // Each title occurs with and without the name of the site.
    let (first, others) = titles.split_first()?;
    let is_agreed = others.len() >= 3 && others.iter().all(|title| slug(title).starts_with(&slug(first)));
    let (kicker, rest) = first.split_once(':')?;
    if !is_agreed || slug(rest) != slug(&tree.text(headline)) {
        return None;
    }
    let is_text = |at: &usize| {
        tree.get(*at).name.is_empty() && tree.get(*at).chars > 0 && !tree.get(tree.get(*at).parent).dropped
    };
    let before = (0..headline).rev().take(NEAR_KICKER).find(is_text)?;
    let printed = tree.get(before).text.trim();
    (slug(printed) == slug(kicker)).then(|| (first.clone(), printed.to_owned()))
}

/// Chooses among several stories on one page, as with endless scrolling: the one that the metadata names, otherwise the
/// first that has its own headline.
fn first_story(tree: &Tree, best: usize, title: Option<&str>, boilerplate: &Boilerplate) -> usize {
    let is_article = |at: usize| tree.get(at).name == "article";
    let Some(own) = [best].into_iter().chain(tree.above(best)).filter(|at| is_article(*at)).last() else { return best };
    let has_headline = |at: usize| tree.under(at).any(|at| tree.get(at).name == "h1" && tree.get(at).chars > 0);
    let is_named = |at: usize| {
        let is_it = |at: usize| {
            super::node::is_heading(&tree.get(at).name)
                && title.is_some_and(|title| slug(&tree.text(at)) == slug(title))
        };
        tree.under(at).any(is_it)
    };
    let mut stories = Vec::new();
    let mut at = 0;
    while at < tree.get(0).end {
        let node = tree.get(at);
        let is_out = boilerplate.has(at) || node.dropped;
        if !is_out && is_article(at) && node.prose >= SHORTEST_STORY {
            stories.push(at);
        }
        at = if is_out || is_article(at) { node.end.max(at + 1) } else { at + 1 };
    }
    if stories.len() < 2 || is_named(own) {
        return best;
    }
    let named = stories.iter().copied().find(|at| is_named(*at));
    let first = named.or_else(|| stories.iter().copied().find(|at| has_headline(*at)));
    // The headline and the lead may be in an `article` of their own, before that of the text.
    let begins_story = |at: usize| {
        matches!(tree.get(at).name.as_str(), "h1" | "article")
            || super::node::is_heading(&tree.get(at).name) && tree.get(at).links > 0
    };
    let class = |at: usize| tree.get(at).attribute("class");
    let is_lead = |at: usize| {
        (class(at).is_none() || class(at) != class(own))
            && tree.get(at).prose * 2 < tree.get(own).prose
            && !tree.under(own).skip(1).any(begins_story)
    };
    first.filter(|at| *at != own && !is_lead(*at)).unwrap_or(best)
}

/// The headline: the candidate that the metadata names, otherwise the first in the story, otherwise the last before it.
fn headline(tree: &Tree, best: Option<usize>, titles: &[String], boilerplate: &Boilerplate) -> Option<usize> {
    let candidates = headlines(tree, titles, boilerplate);
    let titles: Vec<String> = titles.iter().map(|title| slug(title)).filter(|title| !title.is_empty()).collect();
    // Many sites show the title for search engines as an `h1` at the end of the path, and the headline as an `h2`.
    let (paths, printed): (Vec<usize>, Vec<usize>) = candidates.iter().partition(|at| is_in_path(tree, **at));
    let exact = |among: &[usize]| {
        titles.iter().find_map(|title| among.iter().copied().find(|at| slug(&tree.text(*at)) == *title))
    };
    let heading = || {
        let headings = headings(tree, boilerplate);
        let names = |at: usize, title: &str| beside_title(tree, at, title).is_some();
        // The teaser of the same story is a link.
        let is_linked = |at: usize| {
            tree.get(at).links > 0 || tree.above(at).take(LINK_LEVELS).any(|above| tree.get(above).name == "a")
        };
        titles.iter().find_map(|title| headings.iter().copied().find(|at| !is_linked(*at) && names(*at, title)))
    };
    let has_printed = paths.is_empty() && printed.iter().any(|at| tree.get(*at).name == "h1");
    let exact = exact(&printed).or_else(|| if has_printed { None } else { heading().or_else(|| exact(&paths)) });
    let named = exact.or_else(|| titles.first().and_then(|title| titled(tree, &candidates, title, boilerplate)));
    let end = best.map_or(usize::MAX, |best| tree.get(best).end);
    // Inside the story, later candidates belong to its sections.
    let inside = || candidates.iter().copied().find(|at| best.is_some_and(|best| tree.is_under(*at, best)));
    let last_before = || candidates.iter().copied().rfind(|at| *at < end);
    named.or_else(inside).or_else(last_before).or(candidates.first().copied())
}

/// The longest candidate that is part of the page's title or contains it. The title also contains the name of the site.
fn titled(tree: &Tree, candidates: &[usize], title: &str, boilerplate: &Boilerplate) -> Option<usize> {
    let slugs: Vec<(usize, String)> = candidates.iter().map(|at| (*at, slug(&tree.text(*at)))).collect();
    let is_part =
        |inner: &str, outer: &str| inner.len() >= TITLE_LENGTH && (outer.starts_with(inner) || outer.ends_with(inner));
    let similar = slugs.iter().filter(|(_, slug)| is_part(slug, title) || is_part(title, slug));
    let best = similar.max_by_key(|(_, slug)| slug.len().min(title.len()));
    // The `h1` may be the name of the site, or unrelated to the title. The headline may then be an `h2` or `h3`.
    let rest = best.filter(|(_, slug)| title.starts_with(slug.as_str()) || title.ends_with(slug.as_str()));
    let rest = rest.map_or(title.len(), |(_, slug)| title.len().saturating_sub(slug.len() + 1));
    let mut others = headings(tree, boilerplate).into_iter();
    let other = others.find(|at| {
        let slug = slug(&tree.text(*at));
        slug.len() >= TITLE_LENGTH && slug.len() >= rest && is_part(&slug, title)
    });
    other.filter(|_| rest >= TITLE_LENGTH).or(best.map(|(at, _)| *at))
}

/// Whether an element is an item of a path through the sections of a site: `<nav><ol><li>Region</li><li><h1>…`.
fn is_in_path(tree: &Tree, at: usize) -> bool {
    let is_path = |at: usize| tree.get(at).name == "nav" || tree.get(at).says(PATHS);
    is_path(at) || tree.above(at).take(PATH_LEVELS).any(is_path)
}

/// The `h2` and `h3` elements that may be the headline of a page.
fn headings(tree: &Tree, boilerplate: &Boilerplate) -> Vec<usize> {
    let is_heading = |at: &usize| {
        matches!(tree.get(*at).name.as_str(), "h2" | "h3")
            && tree.is_short(*at, LONGEST_TITLE)
            && !boilerplate.has(*at)
            && !tree.above(*at).take(DEEPEST).any(|at| boilerplate.has(at) || tree.get(at).dropped)
    };
    (0..tree.get(0).end).filter(is_heading).take(MOST_HEADINGS).collect()
}

/// Whether a label such as "Read next" stands before a heading, in the same element.
fn is_after_label(tree: &Tree, at: usize) -> bool {
    let above = tree.get(at).parent;
    let before =
        (above + 1..at).rev().take(NEAR_KICKER).find(|at| tree.get(*at).name.is_empty() && tree.get(*at).chars > 0);
    before.is_some_and(|text| label(&tree.get(text).text.to_lower()) == Some(OmissionReason::Related))
}

/// Candidates for the headline: every `h1`, or if there is none, elements with a headline's class.
fn headlines(tree: &Tree, titles: &[String], boilerplate: &Boilerplate) -> Vec<usize> {
    let is_read = |at: usize| {
        let is_out = |at: usize| {
            // Navigation such as a breadcrumb may contain the headline.
            (tree.get(at).dropped && !matches!(tree.get(at).name.as_str(), "nav" | "menu")) || boilerplate.has(at)
        };
        tree.text_length(at) > 0 && !is_out(at) && !tree.above(at).take(DEEPEST).any(is_out)
    };
    let leads_home = |at: usize| matches!(tree.get(at).attribute("href"), Some("/" | "./" | "index.html"));
    let is_name = |at: usize| {
        let around = tree.above(at).take(2).chain(tree.under(at).take(20));
        around.into_iter().any(|at| tree.get(at).says(NAME_OF_PAGE) || leads_home(at))
    };
    // A section label such as "Latest news" may precede the headline.
    let is_named = |at: usize| titles.iter().any(|title| slug(title) == slug(&tree.text(at)));
    let is_label =
        |at: usize| label(&tree.text(at).trim().to_lower()).is_some() || is_after_label(tree, at) && !is_named(at);
    let all = |matches: &dyn Fn(usize) -> bool| -> Vec<usize> {
        let nodes = 0..tree.get(0).end;
        let nodes = nodes.filter(|at| matches(*at) && is_read(*at) && !is_name(*at));
        nodes.filter(|at| !is_label(*at)).take(MOST_HEADLINES).collect()
    };
    // The headings of chapters may be `h1` elements, and the headline another one.
    let is_marked =
        |at: usize| tree.get(at).attribute("itemprop") == Some("headline") && tree.get(at).links == 0 && is_named(at);
    let found = all(&|at| tree.get(at).name == "h1" || is_marked(at));
    if !found.is_empty() {
        return found;
    }
    let by_class = all(&|at| {
        let node = tree.get(at);
        matches!(node.name.as_str(), "h2" | "h3" | "p" | "div") && node.says(HEADLINE) && tree.is_short(at, 300)
    });
    let in_story = |at: &usize| {
        tree.above(*at).take(6).any(|at| matches!(tree.get(at).name.as_str(), "article" | "main" | "header"))
    };
    // A single candidate is the headline. Of several, as on a front page, only one inside a story counts.
    let only = by_class.first().filter(|_| by_class.len() == 1);
    only.or_else(|| by_class.iter().find(|at| in_story(at))).copied().into_iter().collect()
}

/// The element to read: the story with its headline, and as little else as possible.
fn root(tree: &Tree, best: Option<usize>, headline: Option<usize>, prose: &[usize]) -> usize {
    let prose_of = |at: usize| prose.get(at).copied().unwrap_or_default() as f64;
    let Some(best) = best else {
        let named = |name| tree.find(0, name);
        return headline
            .and_then(|headline| tree.above(headline).find(|at| tree.is_story(*at)))
            .or_else(|| named("article"))
            .or_else(|| named("main"))
            .or_else(|| named("body"))
            .unwrap_or(0);
    };
    // In a live report, each entry is a story inside the story.
    let mut story = [best].into_iter().chain(tree.above(best)).find(|at| tree.is_story(*at));
    if let Some(inner) = story
        && let Some(outer) =
            tree.above(inner).find(|at| tree.get(*at).name == "article" && prose_of(*at) > prose_of(inner))
    {
        story = Some(outer);
    }
    if let Some(report) = story.and_then(|entry| report(tree, entry, headline)) {
        return report;
    }
    let with_headline = headline
        .and_then(|headline| [best].into_iter().chain(tree.above(best)).find(|at| tree.is_under(headline, *at)));
    let story = story.unwrap_or_else(|| pieces(tree, best, prose));
    match with_headline {
        Some(above) if tree.is_under(story, above) && prose_of(above) <= prose_of(story) * BESIDE => above,
        _ => story,
    }
}

/// The element around the entries of a live report and its headline, if an element is such an entry: a sibling of the
/// same class has a time and no linked heading, too.
fn report(tree: &Tree, entry: usize, headline: Option<usize>) -> Option<usize> {
    let node = tree.get(entry);
    let above = node.parent;
    let is_entry = |at: usize| {
        let other = tree.get(at);
        let is_linked = |at: usize| super::node::is_heading(&tree.get(at).name) && tree.get(at).links > 0;
        (&other.name, other.attribute("class"), other.parent) == (&node.name, node.attribute("class"), above)
            && other.prose >= SHORTEST_STORY
            && tree.under(at).any(|at| tree.get(at).name == "time")
            && !tree.under(at).any(is_linked)
    };
    let is_headed = headline.is_some_and(|headline| tree.is_under(headline, above) && !tree.is_under(headline, entry));
    let is_part = node.name == "article" && is_headed && is_entry(entry);
    (is_part && tree.under(above).filter(|at| is_entry(*at)).nth(1).is_some()).then_some(above)
}

/// The element around a story that is split into pieces with other content between them.
fn pieces(tree: &Tree, best: usize, prose: &[usize]) -> usize {
    let prose_of = |at: usize| prose.get(at).copied().unwrap_or_default() as f64;
    let (mut at, mut top) = (best, best);
    for above in tree.above(best) {
        let node = tree.get(above);
        if node.name == "body" && prose_of(above) > prose_of(at) * ANOTHER_PIECE && has_twin(tree, top, prose) {
            return above;
        }
        if matches!(node.name.as_str(), "body" | "html" | "#document") || node.link_density() > LINKED {
            break;
        }
        top = above;
        if prose_of(above) > prose_of(at) * ANOTHER_PIECE {
            at = above;
        }
    }
    at
}

/// Whether another element beside a part of a story has the same classes, and prose: sections that are directly in the
/// page.
fn has_twin(tree: &Tree, part: usize, prose: &[usize]) -> bool {
    let (node, kind) = (tree.get(part), |at: usize| (tree.get(at).name.as_str(), tree.get(at).attribute("class")));
    let others = tree.under(node.parent).filter(|at| tree.get(*at).parent == node.parent && *at != part);
    node.attribute("class").is_some()
        && others
            .filter(|at| kind(*at) == kind(part))
            .any(|at| prose.get(at).copied().unwrap_or_default() >= SHORTEST_STORY)
}

impl Tree {
    /// Whether the markup identifies an element as the story.
    pub fn is_story(&self, at: usize) -> bool {
        let node = self.get(at);
        matches!(node.name.as_str(), "article" | "main")
            || node.attribute("role") == Some("main")
            || node.attribute("itemprop") == Some("articleBody")
            || node.attribute("itemtype").is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
    }
}
