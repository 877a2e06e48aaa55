//! Reads tables and embedded content as text.

use super::walk::Walk;
use crate::article::{Block, BlockKind, Markup, Run, Text};

/// Attributes with the address of embedded content.
const ADDRESSES: [&str; 4] = ["src", "data-src", "data-href", "data"];
/// Attributes with the number of embedded content, if it has no address.
const NUMBERS: &[&str] = &["data-shortcode", "data-uuid", "data-media-id", "data-id"];
/// The same for a video.
const VIDEOS: &[&str] = &["data-videoid", "data-video-id", "videoid"];

impl Walk<'_> {
    /// A table as text: one line per row, with cells separated by tabs.
    pub fn table(&self, at: usize) -> Text {
        let tree = self.tree;
        let mut runs = Text::new();
        let rows = tree.outermost(at, &|at| matches!(tree.get(at).name.as_str(), "tr" | "caption"));
        for row in rows.into_iter().filter(|row| !self.is_left_out(*row)) {
            let cells = tree.outermost(row, &|at| matches!(tree.get(at).name.as_str(), "td" | "th"));
            let cells = if tree.get(row).name == "caption" { vec![row] } else { cells };
            let cells: Vec<Text> = cells.into_iter().map(|cell| self.cell(cell)).collect();
            if cells.iter().all(Vec::is_empty) {
                continue;
            }
            if !runs.is_empty() {
                runs.push(Run::plain("\n"));
            }
            for (number, cell) in cells.into_iter().enumerate() {
                if number > 0 {
                    runs.push(Run::plain("\t"));
                }
                runs.extend(cell);
            }
        }
        runs
    }

    /// The text of a cell. Of a picture alone, such as a tick, it is the alternative text.
    fn cell(&self, at: usize) -> Text {
        let line = self.line(at, &[]);
        let alt = || self.tree.get(self.tree.find(at, "img")?).attribute("alt").map(Run::plain);
        if line.is_empty() { alt().into_iter().collect() } else { line }
    }

    /// Reads embedded content as a link. Its text is the title, the words, the address, or for a number on a platform
    /// the class. Returns the next node.
    pub fn embed(&mut self, at: usize) -> usize {
        let tree = self.tree;
        let node = tree.get(at);
        self.finish();
        let own = ADDRESSES.into_iter().find_map(|name| node.attribute(name));
        let inside = || {
            let sources =
                tree.under(at).map(|at| tree.get(at)).filter(|node| matches!(node.name.as_str(), "source" | "a"));
            sources.filter_map(|node| node.attribute("src").or(node.attribute("href"))).last()
        };
        let number = |names: &[&str]| names.iter().find_map(|name| node.attribute(name));
        let known = || {
            let is_youtube = node.name.ends_with("-youtube");
            let id = number(VIDEOS).filter(|_| is_youtube).map(|id| ["https://www.youtube.com/watch?v=", id].concat());
            id.or_else(|| node.attribute("data-tweetid").map(|id| ["https://twitter.com/i/status/", id].concat()))
        };
        let any = || number(NUMBERS).or(number(VIDEOS));
        let url = own.map(str::to_owned).or_else(known).or_else(|| inside().or_else(any).map(str::to_owned));
        let is_seen = node.attribute("width") != Some("1") && node.attribute("height") != Some("1");
        let url = url.filter(|url| !url.starts_with("about:"));
        let words =
            if matches!(node.name.as_str(), "video" | "audio") { String::new() } else { self.plain_line(at, &[]) };
        let address = url.as_deref().map(|url| if url.contains('.') { url } else { node.kind() });
        let mut texts = [node.attribute("title"), Some(words.as_str()), address].into_iter().flatten();
        let Some(text) = texts.find(|text| is_seen && !text.is_empty()) else { return node.end };
        let run =
            Run { text: text.to_owned(), markup: url.clone().map(|url| Markup::Link { url }).into_iter().collect() };
        self.push_block(Block::text_block(BlockKind::Embed, vec![run]));
        self.omit_addresses(at, url.clone());
        node.end
    }
}
