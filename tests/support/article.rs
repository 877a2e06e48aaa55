//! Writes an article as text: one line per field, then one line per block.
//!
//! `kind level #ordinal: text`, with `**strong**`, `*emphasis*`, `~~strikethrough~~`, `` `code` `` and
//! `[link](address)`. A photo is `photo: caption`, then its other parts, each after ` | `. A line end inside a text is
//! written `⏎`, a tab `→`, and an invisible character as its number: `⟨200F⟩`.

use article_versions::{Article, ArticleDate, Block, BlockKind, CreditOrigin, Format, Markup, Photo, Run, parse};

/// Parses a source, in which `⟨2028⟩` is the character with that number, and writes the result.
pub fn parsed(source: &str, format: Format) -> String {
    project(&parse(&unescape(source), format))
}

/// Writes an article as lines.
pub fn project(article: &Article) -> String {
    let mut lines = Vec::new();
    for (name, text) in [
        ("headline", &article.headline),
        ("standfirst", &article.standfirst),
        ("byline", &article.byline),
        ("dateline", &article.dateline),
    ] {
        lines.extend(text.as_ref().map(|text| format!("{name}: {}", marked(text))));
    }
    lines.extend(article.date.as_ref().map(|date| format!("date: {}", dated(date))));
    lines.extend(article.updated.as_ref().map(|date| format!("updated: {}", dated(date))));
    lines.extend(article.lang.as_ref().map(|lang| format!("lang: {lang}")));
    lines.extend(article.blocks.iter().map(|one| block(one)));
    if lines.is_empty() { "(nothing)".to_owned() } else { escape(&lines.join("\u{1F}")) }
}

fn dated(date: &ArticleDate) -> String {
    format!("{} = {}", date.text, date.iso.as_deref().unwrap_or("?"))
}

fn block(block: &Block) -> String {
    let mut line = match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Quote => "quote",
        BlockKind::ListItem => "list-item",
        BlockKind::Photo => "photo",
        BlockKind::Correction => "correction",
        BlockKind::Table => "table",
        BlockKind::Divider => "divider",
        BlockKind::Embed => "embed",
        other => panic!("name {other:?} here"),
    }
    .to_owned();
    line.extend(block.level.map(|level| format!(" {level}")));
    line.extend(block.ordinal.map(|ordinal| format!(" #{ordinal}")));
    if block.kind != BlockKind::Divider {
        line.push_str(": ");
    }
    line.push_str(&marked(&block.runs));
    line.extend(block.photo.as_ref().map(photo));
    line.trim_end().to_owned()
}

fn photo(photo: &Photo) -> String {
    let mut line = marked(&photo.caption);
    for credit in &photo.credits {
        let origin = match credit.origin {
            CreditOrigin::Caption => "caption",
            CreditOrigin::Field => "field",
        };
        line.push_str(&format!(" | credit[{origin}] {}", credit.raw));
    }
    line.extend(photo.url.as_ref().map(|url| format!(" | url {url}")));
    line.extend(photo.alt.as_ref().map(|alt| format!(" | alt {alt}")));
    line.extend(photo.is_file.then(|| " | file".to_owned()));
    line.extend(photo.released_by.as_ref().map(|party| format!(" | released by {party}")));
    line
}

/// Runs with their markup as signs.
pub fn marked(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| {
            run.markup.iter().rev().fold(run.text.clone(), |text, markup| match markup {
                Markup::Strong => format!("**{text}**"),
                Markup::Emphasis => format!("*{text}*"),
                Markup::Strikethrough => format!("~~{text}~~"),
                Markup::Code => format!("`{text}`"),
                Markup::Link { url } => format!("[{text}]({url})"),
                other => panic!("write {other:?} here"),
            })
        })
        .collect()
}

/// Makes invisible characters visible. U+001F, which no parsed text contains, separates the lines.
fn escape(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        match c {
            '\u{1F}' => shown.push('\n'),
            '\n' => shown.push('⏎'),
            '\t' => shown.push('→'),
            '\u{A0}' | '\u{AD}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFD}' => {
                shown.push_str(&format!("⟨{:X}⟩", u32::from(c)));
            }
            c if c.is_control() => shown.push_str(&format!("⟨{:X}⟩", u32::from(c))),
            c => shown.push(c),
        }
    }
    shown
}

/// Replaces `⟨2028⟩` by the character with that number.
pub fn unescape(source: &str) -> String {
    let mut text = String::new();
    let mut parts = source.split('⟨');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (code, rest) = part.split_once('⟩').expect("⟨ has its ⟩");
        let code = u32::from_str_radix(code, 16).expect("a number in base 16");
        text.push(char::from_u32(code).expect("a character"));
        text.push_str(rest);
    }
    text
}
