//! Lists the texts in attributes under the story's element that readers see or hear: tooltips, labels for screen
//! readers, and captions that the script of a gallery shows.
//!
//! ```text
//! <abbr title="Harbour Trust">HT</abbr>             →   omitted "Harbour Trust"
//! <a data-caption="The gate in March"><img></a>     →   omitted "The gate in March"
//! <div data-slides='[{"text": "The gate"}]'></div>  →   omitted "The gate"
//! ```

use super::omitted::without_tags;
use super::tree::{has_text, is_json};
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
                // Of data, the texts are strings with several words.
                let texts: Vec<&str> = match is_json(value) {
                    true => value.split('"').filter(|text| text.contains(' ')).collect(),
                    false => Some(value.as_str()).filter(|_| has_text(name)).into_iter().collect(),
                };
                for text in texts {
                    let text = without_tags(text);
                    let is_words = text.contains(' ') || text.chars().all(char::is_alphabetic);
                    let blocks = &self.article.blocks;
                    steps = steps.saturating_sub(blocks.len());
                    let is_read = || steps > 0 && blocks.iter().any(|block| is_photo_or_embed(block, &text));
                    if is_words && !is_read() {
                        self.place = at;
                        let reason = if node.dropped { self.reason(at) } else { OmissionReason::Hidden };
                        self.leave_out(text, reason);
                    }
                }
            }
            at = if self.is_left_out(at) { node.end.max(at + 1) } else { at + 1 };
        }
    }
}
