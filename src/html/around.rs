//! Reads what stands around the story's element in the main part of the page.
//!
//! ```text
//! <main>
//!   <figure><img><figcaption>The gate in March</figcaption></figure>   →   a photo of the story
//!   <article>…</article>
//!   <p>Correction: …</p>                                               →   omitted
//! </main>
//! ```

use super::caption_words::CAPTION;
use super::walk::Walk;

impl Walk<'_> {
    /// Reads the figures before the story's element that have a caption and no link. Returns their numbers.
    pub fn figures_before(&mut self, root: usize) -> Vec<usize> {
        let main = self.main_part(root);
        let mut figures = main.map(|main| self.figures_in(main, root)).unwrap_or_default();
        if figures.is_empty() {
            // Above the main part, a credit shows that a figure is no teaser.
            figures = self.figures_in(0, root);
            figures.retain(|figure| self.has_credit(*figure));
            figures.truncate(1);
        }
        if figures.is_empty() {
            return self.picture_before(root).or_else(|| self.picture_above(root)).into_iter().collect();
        }
        for number in 0..figures.len() {
            let Some(figure) = figures.get(number).copied() else { break };
            self.element(figure);
            self.finish();
            if let Some(caption) = self.caption_after(figure) {
                self.late_caption(caption);
                figures.push(caption);
            }
        }
        figures
    }

    /// The figures of the page's main part before the story's element that have a caption and no link.
    fn figures_in(&self, main: usize, root: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut figures = tree.outermost(main, &|at| tree.get(at).name == "figure");
        figures.retain(|figure| {
            let node = tree.get(*figure);
            let is_story = *figure < root && !tree.is_under(root, *figure);
            let caption = || tree.find(*figure, "figcaption").or_else(|| self.caption_after(*figure));
            let has_caption = || caption().is_some_and(|caption| tree.get(caption).chars > 0);
            let mut around = tree.above(*figure).take_while(|at| *at > main).chain([*figure]);
            // A box around it that does not contain the story may belong to another one.
            let is_other = |at: usize| {
                let is_box = matches!(tree.get(at).name.as_str(), "article" | "aside" | "li");
                self.is_left_out(at) || is_box && !tree.is_under(root, at)
            };
            is_story && node.images > 0 && node.links == 0 && has_caption() && !around.any(is_other)
        });
        figures
    }

    /// Reads the captioned picture that directly precedes the story's element: `<div><img><p class="caption">…</div>`.
    fn picture_before(&mut self, root: usize) -> Option<usize> {
        let tree = self.tree;
        let is_shown = |at: &usize| tree.get(*at).chars + tree.get(*at).images > 0 && !tree.get(*at).dropped;
        let parent = tree.get(root).parent;
        let before = self.children(parent).into_iter().take_while(|at| *at < root).filter(is_shown).last()?;
        let is_caption = |at: usize| tree.get(at).chars > 0 && tree.get(at).says(CAPTION);
        let is_photo = tree.get(root).name == "article"
            && tree.get(before).links == 0
            && !self.is_left_out(before)
            && tree.outermost(before, &is_caption).len() == 1
            && (tree.get(before).name == "figure" || self.is_holder(before));
        if is_photo {
            self.element(before);
            self.finish();
        }
        is_photo.then_some(before)
    }

    /// Reads the signed picture that directly precedes the page's main part: `<div><img><p>… (Ola Berg/AP)</p></div>`.
    fn picture_above(&mut self, root: usize) -> Option<usize> {
        let tree = self.tree;
        let main = self.main_part(root).unwrap_or(root);
        let is_shown = |at: &usize| tree.get(*at).chars + tree.get(*at).images > 0 && !tree.get(*at).dropped;
        let siblings = self.children(tree.get(main).parent).into_iter();
        let before = siblings.take_while(|at| *at < main).filter(is_shown).last()?;
        let node = tree.get(before);
        let is_photo = node.name == "div"
            && node.links == 0
            && !self.is_left_out(before)
            && self.is_holder(before)
            && self.has_credit(before);
        if is_photo {
            self.element(before);
            self.finish();
        }
        is_photo.then_some(before)
    }

    /// Whether the caption of a figure has a credit.
    fn has_credit(&self, figure: usize) -> bool {
        !self.photo_of_parts(&self.parts(figure)).credits.is_empty()
    }

    /// The caption that directly follows a figure: `<figure><img></figure><figcaption>…`.
    fn caption_after(&self, figure: usize) -> Option<usize> {
        let (tree, next) = (self.tree, self.tree.get(figure).end);
        let is_caption = next < tree.get(tree.get(figure).parent).end && tree.get(next).name == "figcaption";
        is_caption.then_some(next)
    }

    /// Lists the other text as omitted, that between the headline and the story's element if the page has no main part.
    /// `read` are the nodes that were read: a headline, figures.
    pub fn omit_around(&mut self, root: usize, read: &[usize], headline: Option<usize>) {
        let tree = self.tree;
        let Some(main) = self.main_part(root) else {
            let mut at = headline.filter(|headline| *headline < root).map_or(root, |headline| tree.get(headline).end);
            while at < root {
                if tree.is_under(root, at) {
                    at += 1;
                    continue;
                }
                let reason = self.reason(at);
                self.omit_texts(at, reason, &|text| !read.iter().any(|read| tree.is_under(text, *read)));
                at = tree.get(at).end.max(at + 1);
            }
            return;
        };
        let mut at = main + 1;
        while at < tree.get(main).end {
            let end = tree.get(at).end.max(at + 1);
            let is_around = at != root && tree.is_under(root, at);
            if at != root && !is_around {
                let reason = self.reason(at);
                self.omit_texts(at, reason, &|text| !read.iter().any(|read| tree.is_under(text, *read)));
            }
            at = if is_around { at + 1 } else { end };
        }
    }

    /// The main part of the page, if the story's element is in one.
    fn main_part(&self, root: usize) -> Option<usize> {
        let tree = self.tree;
        let is_main = |at: &usize| {
            let node = tree.get(*at);
            matches!(node.name.as_str(), "main" | "article") || node.attribute("role") == Some("main")
        };
        tree.above(root).filter(is_main).last()
    }
}
