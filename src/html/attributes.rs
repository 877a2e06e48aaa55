//! Lists the texts in attributes under the story's element that readers see or hear: tooltips, labels for screen
//! readers, and captions that the script of a gallery shows.
//!
//! ```text
//! <abbr title="Harbour Trust">HT</abbr>             →   omitted "Harbour Trust"
//! <a data-caption="The gate in March"><img></a>     →   omitted "The gate in March"
//! <div data-slides='[{"text": "The gate"}]'></div>  →   omitted "The gate"
//! <meter value="40" max="60"></meter>               →   omitted "meter 40/60"
//! ```

use super::node::Node;
use super::omitted::{is_words, without_tags};
#[cfg(feature = "pages")]
use super::picture::Shown;
#[cfg(feature = "pages")]
use super::scripts::{is_picture, texts};
#[cfg(feature = "pages")]
use super::tree::JSON_LD;
use super::tree::{has_text, is_json, names_text};
use super::walk::Walk;
use crate::article::{BlockKind, OmissionReason, SharedBlock, plain_text};

/// The most blocks that are compared with texts of attributes. Further texts are listed without it.
const MOST_STEPS: usize = 10_000_000;

impl Walk<'_> {
    /// Lists the texts in the attributes of a node and of everything under it, unless a photo or an
    /// embed has them.
    pub fn omit_attributes(&mut self, root: usize) {
        let tree = self.tree;
        let mut steps = MOST_STEPS;
        #[cfg(feature = "pages")]
        let mut shown = None;
        let is_photo_or_embed = |block: &SharedBlock, text: &str| match &block.photo {
            Some(photo) => {
                let caption = plain_text(&photo.caption);
                photo.alt.as_deref() == Some(text)
                    || !caption.is_empty() && text.starts_with(&caption)
                    || photo.credits.iter().any(|credit| credit.raw == text)
            }
            None => block.kind == BlockKind::Embed && block.text() == text,
        };
        let mut at = root;
        while at < tree.get(root).end {
            let node = tree.get(at);
            let is_boilerplate = self.why_boilerplate(at).is_some();
            for (name, value) in node.attributes.iter().filter(|_| !is_boilerplate) {
                let data = if is_json(value) { value.replace("\\\"", "'") } else { String::new() };
                let whole = Some(value.as_str()).filter(|_| data.is_empty() && has_text(name));
                for text in texts_of_data(&data).into_iter().chain(whole) {
                    let text = without_tags(text);
                    let blocks = &self.article.blocks;
                    steps = steps.saturating_sub(blocks.len());
                    let is_read = || steps > 0 && blocks.iter().any(|block| is_photo_or_embed(block, &text));
                    if is_words(&text) && !is_read() {
                        self.place = at;
                        let reason = if node.dropped { self.reason(at) } else { OmissionReason::Hidden };
                        self.leave_out(text, reason);
                    }
                }
            }
            if let Some(text) = value_of(node).filter(|_| !is_boilerplate) {
                self.place = at;
                self.leave_out(text, OmissionReason::Control);
            }
            #[cfg(feature = "pages")]
            if !is_boilerplate {
                self.omit_scripted(at, &mut shown);
            }
            let is_closed = self.is_left_out(at) && !matches!(node.name.as_str(), "select" | "map");
            at = if is_closed { node.end.max(at + 1) } else { at + 1 };
        }
    }
}

#[cfg(feature = "pages")]
impl Walk<'_> {
    /// Lists what a script and a style sheet show: texts in a script, and a background picture that is no photo.
    fn omit_scripted(&mut self, at: usize, shown: &mut Option<Shown>) {
        let node = self.tree.get(at);
        self.place = at;
        if node.name == "script" && node.attribute("type") != Some(JSON_LD) {
            for text in texts(&node.text) {
                if is_picture(&text) {
                    let text = shown.get_or_insert_with(|| Shown::of(&self.article)).other(&text);
                    self.leave_out(text.unwrap_or_default(), OmissionReason::Picture);
                } else {
                    self.leave_out(text, OmissionReason::Hidden);
                }
            }
        }
        let background = node.attribute("style").and_then(|style| style.split_once("url("));
        if let Some(url) = background.and_then(|(_, rest)| rest.split([')']).next()) {
            let url = url.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
            let text = shown.get_or_insert_with(|| Shown::of(&self.article)).other(url);
            self.leave_out(text.unwrap_or_default(), OmissionReason::Picture);
        }
    }
}

/// The texts in JSON: strings with several words, and those that a member for text has. Quotation marks in them are
/// replaced.
fn texts_of_data(data: &str) -> Vec<&str> {
    let pieces: Vec<&str> = data.split('"').collect();
    let piece = |at: Option<usize>| at.and_then(|at| pieces.get(at)).map_or("", |piece| piece.trim());
    let is_text = |at: &usize| {
        let is_name = piece(Some(at + 1)).starts_with(':');
        let is_named = || piece(at.checked_sub(1)) == ":" && names_text(piece(at.checked_sub(2)));
        !is_name && (piece(Some(*at)).contains(' ') || is_named())
    };
    // Every second piece is inside quotation marks.
    (1..pieces.len()).step_by(2).filter(is_text).filter_map(|at| pieces.get(at).copied()).collect()
}

/// What a control shows without a text: "meter 40/60", "checkbox checked".
fn value_of(node: &Node) -> Option<String> {
    let kind = node.attribute("type").unwrap_or(&node.name);
    if !matches!(node.name.as_str(), "meter" | "progress" | "input" | "option") || kind == "hidden" {
        return None;
    }
    let mut text = kind.to_owned();
    for (key, sign) in [("value", " "), ("max", "/"), ("checked", " "), ("selected", " ")] {
        if let Some((_, value)) = node.attributes.iter().find(|(name, _)| name == key) {
            let is_state = key.ends_with("ed");
            [sign, if is_state { key } else { value }].into_iter().for_each(|part| text.push_str(part));
        }
    }
    Some(text).filter(|text| text.len() > kind.len() + 1)
}
