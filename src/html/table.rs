//! Reads tables and embedded content as text.

use super::walk::Walk;
use crate::article::{Block, BlockKind, Markup, Run, Text};

impl Walk<'_> {
    /// A table as text: one line per row, with cells separated by tabs.
    pub fn table(&self, at: usize) -> Text {
        let tree = self.tree;
        let mut runs = Text::new();
        let rows = tree.outermost(at, &|at| matches!(tree.get(at).name.as_str(), "tr" | "caption"));
        for row in rows.into_iter().filter(|row| !self.is_left_out(*row)) {
            let cells = tree.outermost(row, &|at| matches!(tree.get(at).name.as_str(), "td" | "th"));
            let cells = if tree.get(row).name == "caption" { vec![row] } else { cells };
            let cells: Vec<Text> = cells.into_iter().map(|cell| self.line(cell, &[])).collect();
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

    /// Reads embedded content as a link. Its text is the title, the words or the address. Returns the next node.
    pub fn embed(&mut self, at: usize) -> usize {
        let tree = self.tree;
        let node = tree.get(at);
        self.finish();
        let own = ["src", "data-src"].into_iter().find_map(|name| node.attribute(name));
        let inside = || {
            let sources =
                tree.under(at).map(|at| tree.get(at)).filter(|node| matches!(node.name.as_str(), "source" | "a"));
            sources.filter_map(|node| node.attribute("src").or(node.attribute("href"))).last()
        };
        let known = || {
            let id = node.attribute("data-videoid").or(node.attribute("videoid"));
            id.map(|id| ["https://www.youtube.com/watch?v=", id].concat())
                .or_else(|| node.attribute("data-tweetid").map(|id| ["https://twitter.com/i/status/", id].concat()))
        };
        let url = own.map(str::to_owned).or_else(known).or_else(|| inside().map(str::to_owned));
        let is_seen = node.attribute("width") != Some("1") && node.attribute("height") != Some("1");
        let Some(url) = url.filter(|url| is_seen && !url.starts_with("about:")) else { return node.end };
        let words =
            if matches!(node.name.as_str(), "video" | "audio") { String::new() } else { self.plain_line(at, &[]) };
        let title = node.attribute("title").map(str::to_owned);
        let text = title.or_else(|| Some(words).filter(|words| !words.is_empty())).unwrap_or_else(|| url.clone());
        let run = Run { text, markup: vec![Markup::Link { url }] };
        self.push_block(Block::text_block(BlockKind::Embed, vec![run]));
        node.end
    }
}
