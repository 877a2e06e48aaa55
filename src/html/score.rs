//! Finds the element of a page that contains the most prose of a story.
//!
//! As in Arc90's Readability, paragraphs give points to the elements that contain them, and links reduce the points.

use super::boilerplate::Boilerplate;
use super::tree::Tree;
use crate::article::OmissionReason;

/// Class words of elements below the page.
const FOOTER: &str = "footer|disclaimer|copyright|rodape|fusszeile|stopka";
/// A paragraph has one point, and one more for this many characters.
const POINT_LENGTH: f64 = 100.0;
/// The fewest characters of an element that contains the text of a whole story, without white space.
const LONG_TEXT: usize = 300;
/// The share of links in an element above which it contains a menu.
const MENU_LINKED: f64 = 0.3;
/// The most points for the length of a paragraph.
const MOST_POINTS: f64 = 3.0;
/// The shares of a paragraph's points for its parent and the next two elements above.
const SHARES: [f64; 3] = [1.0, 0.5, 0.25];
/// The factor for the points of an element that the markup identifies as a story, or that is inside one.
const STORY_FACTOR: f64 = 1.25;
/// The factor for the points of an element near the headline.
const HEADLINE_FACTOR: f64 = 2.0;
/// The headline is near an element if it is inside one of this many elements: that element and those above it.
const NEAR: usize = 4;

/// The number of characters of prose under each node, without boilerplate, by node number.
pub(super) fn prose(tree: &Tree, boilerplate: &Boilerplate) -> Vec<usize> {
    let size = tree.get(0).end;
    let mut sums = vec![0_usize; size];
    for at in (0..size).rev() {
        let node = tree.get(at);
        let own = if node.is_paragraph() { node.chars - node.linked.min(node.chars) } else { 0 };
        let is_out = node.dropped || boilerplate.has(at);
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

/// The element with the most points. An imprint below the page may be longer than a short story, so if the element is in
/// a footer, one near the headline is preferred.
pub(super) fn best_outside_footers(tree: &Tree, boilerplate: &Boilerplate, headline: Option<usize>) -> Option<usize> {
    let found = best(tree, boilerplate, headline, &|_| true)?;
    let footer = [found].into_iter().chain(tree.above(found)).find(|at| {
        let is_above = headline.is_some_and(|headline| headline < *at);
        is_above && (tree.get(*at).name == "footer" || tree.get(*at).says(FOOTER))
    });
    let Some(footer) = footer else { return Some(found) };
    let mut others = boilerplate.clone();
    others.set(footer, OmissionReason::Navigation);
    // A box in the header of the page is above the headline.
    let is_below = |at: usize| {
        headline.is_some_and(|headline| is_near(tree, at, headline) && (at > headline || tree.is_under(headline, at)))
    };
    let other = best(tree, &others, headline, &is_below);
    other.or(Some(found))
}

/// Whether the headline is inside an element, or inside one of the next elements above it.
fn is_near(tree: &Tree, at: usize, headline: usize) -> bool {
    [at].into_iter().chain(tree.above(at)).take(NEAR).any(|above| {
        !matches!(tree.get(above).name.as_str(), "body" | "html" | "#document") && tree.is_under(headline, above)
    })
}

/// The element with the most points among those that may be read.
fn best(
    tree: &Tree,
    boilerplate: &Boilerplate,
    headline: Option<usize>,
    may_be: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let size = tree.get(0).end;
    let mut points = vec![0.0_f64; size];
    let mut at = 0;
    while at < size {
        let node = tree.get(at);
        if boilerplate.has(at) || node.dropped {
            at = node.end;
            continue;
        }
        if node.is_paragraph() {
            let length = node.chars.saturating_sub(node.linked);
            // A story may be one element with a line break after each paragraph.
            let breaks = tree.under(at).filter(|under| tree.get(*under).name == "br").count();
            let value = 1.0 + (length as f64 / POINT_LENGTH).min(MOST_POINTS * (1 + breaks) as f64);
            // Beside a menu, the element itself is the story.
            let is_beside_menu = tree.get(node.parent).link_density() > MENU_LINKED;
            if node.has_text
                && node.name != "p"
                && length >= LONG_TEXT
                && is_beside_menu
                && let Some(points) = points.get_mut(at)
            {
                *points += value;
            }
            for (above, share) in tree.above(at).take(SHARES.len()).zip(SHARES) {
                if let Some(points) = points.get_mut(above) {
                    *points += value * share;
                }
            }
        }
        at += 1;
    }
    let score = |at: usize| {
        let points = points.get(at).copied().unwrap_or_default();
        if points == 0.0 {
            return 0.0;
        }
        let node = tree.get(at);
        let is_story = tree.is_story(at) || tree.above(at).take(NEAR * 2).any(|at| tree.is_story(at));
        let is_near = headline.is_some_and(|headline| is_near(tree, at, headline));
        points
            * (1.0 - node.link_density())
            * if is_story { STORY_FACTOR } else { 1.0 }
            * if is_near { HEADLINE_FACTOR } else { 1.0 }
    };
    let scores: Vec<f64> = (0..size).map(score).collect();
    let of = |at: &usize| scores.get(*at).copied().unwrap_or_default();
    (0..size).filter(|at| of(at) > 0.0 && may_be(*at)).max_by(|a, b| of(a).total_cmp(&of(b)).then(b.cmp(a)))
}
