//! Reads the headline of a story without its kicker, and decides what to do with the text before it.

use super::walk::Walk;
use crate::article::{OmissionReason, SharedBlock, Text, plain_text};
use crate::text::trim::trim_start;

const HEADLINE: &str = "headline|entry title|post title|article title|page title|story title";
/// Class words of parts inside a headline that do not belong to it.
const BESIDE: &str = "=hide|=hidden|sr only|flag|badge|label";
/// Class words of such parts before the rest of the headline.
const KICKERS: &str = "kicker|eyebrow|overline|roofline|spitzmarke|dachzeile|rubrik|topline|section name";

impl Walk<'_> {
    /// Reads the headline. On a page, text before it is its section, its breadcrumb or its name. Returns whether the
    /// node has text.
    pub fn read_headline(&mut self, at: usize) -> bool {
        self.finish();
        if self.headline.is_some() && !self.is_prose_before(at) {
            let (photos, lines): (Vec<SharedBlock>, Vec<SharedBlock>) =
                std::mem::take(&mut self.article.blocks).into_iter().partition(|block| block.photo.is_some());
            self.article.blocks = photos;
            for line in lines {
                self.leave_out(plain_text(&line.runs), OmissionReason::Navigation);
            }
            self.begun = 0;
        }
        self.article.headline = Some(self.headline_line(at)).filter(|line| !line.is_empty());
        self.article.headline.is_some()
    }

    /// Whether most of the prose precedes the headline. That prose is then part of the story.
    fn is_prose_before(&self, headline: usize) -> bool {
        let (mut before, mut after) = (0, 0);
        for at in self.tree.under(self.root).filter(|at| !self.is_left_out(*at)) {
            let node = self.tree.get(at);
            if node.name == "p" && node.is_paragraph() {
                *(if at < headline { &mut before } else { &mut after }) += node.prose;
            }
        }
        before > after
    }

    /// The text of a headline without its kicker. If there is no other text, the kicker is kept.
    pub fn headline_line(&self, at: usize) -> Text {
        let last = self.tree.texts(at).filter(|at| self.tree.get(*at).chars > 0).last().unwrap_or(at);
        let is_beside = |under: usize| {
            let node = self.tree.get(under);
            node.says(BESIDE) || node.says(KICKERS) && !self.tree.is_under(last, under)
        };
        let by_class = || self.tree.outermost(at, &is_beside);
        let kickers = self.beside_headline.clone().filter(|_| self.headline == Some(at)).unwrap_or_else(by_class);
        let mut line = self.line(at, &kickers);
        if line.is_empty() {
            return self.line(at, &[]);
        }
        if let Some(first) = line.first_mut().filter(|_| !kickers.is_empty()) {
            first.text = trim_start(&first.text, |c| c.is_whitespace() || ":|-–—/·•".contains(c)).to_owned();
        }
        line
    }

    /// Whether a node is the headline.
    pub fn is_headline(&self, at: usize) -> bool {
        if self.headline.is_some() {
            return self.headline == Some(at) && self.article.headline.is_none();
        }
        let node = self.tree.get(at);
        self.may_have_headline()
            && node.chars > 0
            && !self.is_left_out(at)
            && (node.name == "h1" || (node.says(HEADLINE) && matches!(node.name.as_str(), "h2" | "h3" | "p")))
    }
}
