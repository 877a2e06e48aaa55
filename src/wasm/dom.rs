//! DOM nodes in, [`Article`] out: the element's own children, or the body of a parsed page.
//!
//! HTML is read through the browser's own parser; see [`parse_html`]. Unknown elements are transparent.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::convert::Failure;
use crate::article::{Article, ArticleDate, Block, BlockKind, CreditOrigin, Mark, Photo, Run, Text, plain_text};
use crate::parse::{parse_caption, parse_credit};

/// Elements that hold nothing to read.
const DROPPED: &[&str] = &[
    "script", "style", "template", "noscript", "form", "button", "input", "select", "textarea", "nav", "svg", "math",
    "head", "object", "dialog", "canvas", "audio", "map",
];

/// Elements nested deeper than this are read as the text that they hold.
const DEEPEST: usize = 64;

/// Where a page keeps credits beside captions.
const CREDITS: &str = ".credit, .image-credit, .caption__credit, .photo-credit, .media-credit, [class*=credit], [itemprop=copyrightHolder], cite";

/// Reads the article that an element holds.
pub(super) fn read(element: &Element) -> Article {
    let mut reader = Reader::default();
    reader.children(element, &Context::default());
    reader.finish(&Context::default());
    let mut article = reader.article;
    article.lang = attribute(element, "lang");
    if article.date.is_none() {
        article.date = attribute(element, "data-date").map(|text| ArticleDate { iso: Some(text.clone()), text });
    }
    article
}

/// Whether a text is HTML rather than anything else: it begins with a tag that pages and articles begin with.
pub(super) fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let Some(rest) = text.strip_prefix('<') else { return false };
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '!' | '-')).collect();
    matches!(
        name.to_ascii_lowercase().as_str(),
        "!doctype"
            | "!--"
            | "html"
            | "head"
            | "body"
            | "article"
            | "main"
            | "section"
            | "div"
            | "header"
            | "h1"
            | "h2"
            | "h3"
            | "p"
            | "figure"
            | "blockquote"
            | "ul"
            | "ol"
            | "table"
    )
}

/// Reads HTML text through the browser's parser into a document that runs and loads nothing.
///
/// By `DOMParser` with a Trusted Types policy named `article-versions`. Where a page allows no such policy, by
/// `Document.parseHTML`, whose sanitizer always takes away scripts (and so JSON-LD) and frames.
pub(super) fn parse_html(text: &str) -> Result<Article, Failure> {
    let document = inert_document(text).ok_or_else(|| {
        Failure::new(
            "needs-a-dom",
            "HTML can only be read where there is a DOM; give the article as wire copy, Markdown or parsed.".to_owned(),
        )
    })?;
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    let root = find("article").or_else(|| find("main")).or_else(|| find("body"));
    Ok(root.map_or_else(Article::default, |root| read(&root)))
}

fn inert_document(text: &str) -> Option<web_sys::Document> {
    let global = js_sys::global();
    by_parser(&global, text).or_else(|| by_static_method(&global, text))
}

fn by_parser(global: &JsValue, text: &str) -> Option<web_sys::Document> {
    let parser: js_sys::Function = member(global, "DOMParser")?.dyn_into().ok()?;
    let parser = Reflect::construct(&parser, &js_sys::Array::new()).ok()?;
    let parse: js_sys::Function = member(&parser, "parseFromString")?.dyn_into().ok()?;
    parse.call2(&parser, &trusted(global, text), &"text/html".into()).ok()?.dyn_into().ok()
}

fn by_static_method(global: &JsValue, text: &str) -> Option<web_sys::Document> {
    let class = member(global, "Document")?;
    let parse: js_sys::Function = member(&class, "parseHTML")?.dyn_into().ok()?;
    // Without a configuration of its own the sanitizer would take away classes, data attributes and pictures.
    let options = js_sys::Object::new();
    Reflect::set(&options, &"sanitizer".into(), &js_sys::Object::new()).ok()?;
    parse.call2(&class, &text.into(), &options).ok()?.dyn_into().ok()
}

/// A member that is there.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// The text as TrustedHTML where the page asks for it. The document it goes into is inert.
fn trusted(global: &JsValue, text: &str) -> JsValue {
    thread_local! {
        // A policy name can be taken once only.
        static POLICY: std::cell::RefCell<Option<JsValue>> = const { std::cell::RefCell::new(None) };
    }
    let make = || -> Option<JsValue> {
        let factory = Reflect::get(global, &"trustedTypes".into()).ok().filter(JsValue::is_object)?;
        let create: js_sys::Function = Reflect::get(&factory, &"createPolicy".into()).ok()?.dyn_into().ok()?;
        let rules = js_sys::Object::new();
        let same = wasm_bindgen::closure::Closure::<dyn Fn(JsValue) -> JsValue>::new(|html: JsValue| html);
        Reflect::set(&rules, &"createHTML".into(), &same.into_js_value()).ok()?;
        create.call2(&factory, &"article-versions".into(), &rules).ok()
    };
    let policy = POLICY.with_borrow_mut(|policy| {
        if policy.is_none() {
            *policy = make();
        }
        policy.clone()
    });
    let html = policy.and_then(|policy| {
        let create: js_sys::Function = Reflect::get(&policy, &"createHTML".into()).ok()?.dyn_into().ok()?;
        create.call1(&policy, &text.into()).ok()
    });
    html.unwrap_or_else(|| text.into())
}

/// What an element passes down to its children.
#[derive(Clone, Default)]
struct Context {
    kind: BlockKind,
    level: Option<u8>,
    ordinal: Option<u32>,
    marks: Vec<Mark>,
    depth: usize,
    /// White space stands for itself.
    preformatted: bool,
}

#[derive(Default)]
struct Reader {
    article: Article,
    /// The text read since the last block.
    runs: Text,
}

impl Reader {
    fn children(&mut self, parent: &Node, context: &Context) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            match node.node_type() {
                Node::TEXT_NODE => self.text(&node.text_content().unwrap_or_default(), context),
                Node::ELEMENT_NODE => {
                    if let Some(element) = node.dyn_ref::<Element>() {
                        self.element(element, context);
                    }
                }
                _ => {}
            }
            next = node.next_sibling();
        }
    }

    /// Adds text, its white space folded as a browser shows it.
    fn text(&mut self, text: &str, context: &Context) {
        let mut folded = String::with_capacity(text.len());
        let mut space = self.runs.last().is_none_or(|run| run.text.ends_with([' ', '\n']));
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if context.preformatted || !is_space {
                folded.push(c);
            } else if !space {
                folded.push(' ');
            }
            space = is_space;
        }
        self.push(folded, context.marks.clone());
    }

    fn push(&mut self, text: String, marks: Vec<Mark>) {
        match self.runs.last_mut() {
            Some(last) if last.marks == marks => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text, marks }),
        }
    }

    /// Ends the block that was being read.
    fn finish(&mut self, context: &Context) {
        let runs = trimmed(std::mem::take(&mut self.runs));
        if !runs.is_empty() {
            let block =
                Block { level: context.level, ordinal: context.ordinal, ..Block::text_block(context.kind, runs) };
            self.article.blocks.push(block);
        }
    }

    fn element(&mut self, element: &Element, context: &Context) {
        let name = element.local_name();
        let name = name.as_str();
        if DROPPED.contains(&name)
            || element.has_attribute("hidden")
            || attribute(element, "aria-hidden").as_deref() == Some("true")
        {
            return;
        }
        let mut inner = Context { depth: context.depth + 1, ..context.clone() };
        if inner.depth > DEEPEST {
            self.text(&element.text_content().unwrap_or_default(), context);
            return;
        }
        match name {
            "br" => self.push("\n".to_owned(), context.marks.clone()),
            "b" | "strong" => self.marked(element, inner, Mark::Strong),
            "i" | "em" => self.marked(element, inner, Mark::Emphasis),
            "s" | "del" | "strike" => self.marked(element, inner, Mark::Strikethrough),
            "code" | "kbd" | "samp" => self.marked(element, inner, Mark::Code),
            "a" => match attribute(element, "href") {
                Some(url) => self.marked(element, inner, Mark::Link { url }),
                None => self.children(element, &inner),
            },
            "h1" if self.article.headline.is_none() => {
                self.finish(context);
                self.article.headline = Some(own_text(element)).filter(|text| !text.is_empty());
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                inner.kind = BlockKind::Heading;
                inner.level = name.bytes().last().map(|digit| digit.wrapping_sub(b'0'));
                self.block(element, context, inner);
            }
            "time" if self.article.blocks.is_empty() => self.time(element),
            "address" if self.article.byline.is_none() => {
                self.finish(context);
                self.article.byline = Some(own_text(element));
            }
            "blockquote" => {
                inner.kind = BlockKind::Quote;
                inner.level = Some(if context.kind == BlockKind::Quote {
                    context.level.unwrap_or(1).saturating_add(1)
                } else {
                    1
                });
                self.block(element, context, inner);
            }
            "ul" | "ol" => self.list(element, name == "ol", context, inner),
            "li" => {
                inner.kind = BlockKind::ListItem;
                self.block(element, context, inner);
            }
            "figure" => self.figure(element, context),
            "img" => self.picture(element, context),
            "hr" => {
                self.finish(context);
                self.article.blocks.push(Block::text_block(BlockKind::Divider, Vec::new()));
            }
            "table" => {
                self.finish(context);
                let runs = table(element);
                if !runs.is_empty() {
                    self.article.blocks.push(Block::text_block(BlockKind::Table, runs));
                }
            }
            "iframe" | "embed" | "video" => {
                self.finish(context);
                if let Some(url) = attribute(element, "src") {
                    let text = attribute(element, "title").unwrap_or_else(|| url.clone());
                    let run = Run { text, marks: vec![Mark::Link { url }] };
                    self.article.blocks.push(Block::text_block(BlockKind::Embed, vec![run]));
                }
            }
            "pre" => {
                inner.preformatted = true;
                self.block(element, context, inner);
            }
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "body" | "dl" | "dt"
            | "dd" | "details" | "summary" => {
                self.container(element, context, inner);
            }
            _ => self.children(element, &inner),
        }
    }

    fn marked(&mut self, element: &Element, mut inner: Context, mark: Mark) {
        inner.marks.push(mark);
        inner.marks.sort_unstable();
        inner.marks.dedup();
        self.children(element, &inner);
    }

    /// An element that stands on lines of its own.
    fn block(&mut self, element: &Element, outer: &Context, inner: Context) {
        self.finish(outer);
        self.children(element, &inner);
        self.finish(&inner);
    }

    /// A paragraph or container; its class may say that it is a line around the body.
    fn container(&mut self, element: &Element, context: &Context, mut inner: Context) {
        let classes = attribute(element, "class").unwrap_or_default().to_lowercase();
        let has =
            |words: &[&str]| classes.split_whitespace().any(|class| words.iter().any(|word| class.contains(word)));
        if has(&["correction", "clarification", "editors-note"]) {
            inner.kind = BlockKind::Correction;
        } else if element.local_name() == "p" && self.article.blocks.is_empty() {
            let field = if has(&["standfirst", "subtitle", "dek", "deck", "lede", "summary"]) {
                Some(&mut self.article.standfirst)
            } else if has(&["byline", "author"]) {
                Some(&mut self.article.byline)
            } else if has(&["dateline"]) {
                Some(&mut self.article.dateline)
            } else {
                None
            };
            if let Some(field @ None) = field {
                *field = Some(own_text(element)).filter(|text| !text.is_empty());
                return;
            }
        }
        self.block(element, context, inner);
    }

    fn time(&mut self, element: &Element) {
        let text = plain_text(&own_text(element));
        let date = ArticleDate { iso: attribute(element, "datetime"), text };
        let is_update = attribute(element, "class")
            .is_some_and(|class| class.contains("updat") || class.contains("modif"))
            || attribute(element, "itemprop").as_deref() == Some("dateModified");
        let field =
            if is_update || self.article.date.is_some() { &mut self.article.updated } else { &mut self.article.date };
        if field.is_none() {
            *field = Some(date);
        }
    }

    fn list(&mut self, list: &Element, numbered: bool, outer: &Context, mut inner: Context) {
        self.finish(outer);
        inner.kind = BlockKind::ListItem;
        inner.level =
            Some(if outer.kind == BlockKind::ListItem { outer.level.unwrap_or(1).saturating_add(1) } else { 1 });
        let start = attribute(list, "start").and_then(|start| start.parse::<u32>().ok()).unwrap_or(1);
        let mut number = start;
        let children = list.children();
        for at in 0..children.length() {
            let Some(item) = children.item(at) else { continue };
            inner.ordinal = numbered.then_some(number);
            number = number.saturating_add(u32::from(item.local_name() == "li"));
            self.element(&item, &inner);
        }
        self.finish(&inner);
    }

    /// A figure: its picture, its caption and the credits that stand beside or inside the caption.
    fn figure(&mut self, figure: &Element, context: &Context) {
        self.finish(context);
        let find = |selector: &str| figure.query_selector(selector).ok().flatten();
        let Some(image) = find("img") else {
            let mut inner = Context { depth: context.depth + 1, ..context.clone() };
            inner.preformatted = false;
            self.children(figure, &inner);
            self.finish(&inner);
            return;
        };
        let mut caption = Reader::default();
        let mut credits = Vec::new();
        if let Ok(nodes) = figure.query_selector_all(CREDITS) {
            for at in 0..nodes.length() {
                if let Some(element) = nodes.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
                    let nested =
                        element.parent_element().and_then(|parent| parent.closest(CREDITS).ok().flatten()).is_some();
                    let text = plain_text(&own_text(&element));
                    if !nested && !text.is_empty() {
                        credits.push((element, text));
                    }
                }
            }
        }
        if let Some(node) = find("figcaption") {
            caption.caption(&node, &credits);
        }
        let mut photo = parse_caption(&trimmed(std::mem::take(&mut caption.runs)));
        let fields =
            credits.into_iter().map(|(_, text)| crate::Credit { origin: CreditOrigin::Field, ..parse_credit(&text) });
        photo.credits.extend(fields);
        self.article.blocks.push(Block::photo_block(with_picture(photo, &image)));
    }

    /// A caption's text without the credits inside it.
    fn caption(&mut self, node: &Node, credits: &[(Element, String)]) {
        let mut next = node.first_child();
        while let Some(child) = next {
            let is_credit =
                child.dyn_ref::<Element>().is_some_and(|element| credits.iter().any(|(credit, _)| credit == element));
            let context = Context::default();
            if is_credit {
                self.push(" ".to_owned(), Vec::new());
            } else if let Some(element) = child.dyn_ref::<Element>() {
                match element.local_name().as_str() {
                    "a" | "b" | "strong" | "i" | "em" | "br" => self.element(element, &context),
                    name if DROPPED.contains(&name) => {}
                    _ => {
                        self.caption(&child, credits);
                        self.text(" ", &context);
                    }
                }
            } else if child.node_type() == Node::TEXT_NODE {
                self.text(&child.text_content().unwrap_or_default(), &context);
            }
            next = child.next_sibling();
        }
    }

    /// A picture outside a figure.
    fn picture(&mut self, image: &Element, context: &Context) {
        let size = |name| attribute(image, name).and_then(|size| size.parse::<u32>().ok());
        if size("width").is_some_and(|width| width <= 1) || size("height").is_some_and(|height| height <= 1) {
            return; // Counts readers, shows nothing.
        }
        self.finish(context);
        self.article.blocks.push(Block::photo_block(with_picture(Photo::default(), image)));
    }
}

fn with_picture(photo: Photo, image: &Element) -> Photo {
    let source = ["src", "data-src", "data-lazy-src", "data-original"]
        .into_iter()
        .filter_map(|name| attribute(image, name))
        .find(|url| !url.starts_with("data:"));
    let id = attribute(image, "data-id").or_else(|| attribute(image, "data-photo-id"));
    Photo { url: source, alt: attribute(image, "alt"), id, ..photo }
}

/// A table as text: a line a row, cells parted by tabs.
fn table(table: &Element) -> Text {
    let Ok(rows) = table.query_selector_all("tr") else { return Vec::new() };
    let mut runs: Text = Vec::new();
    for at in 0..rows.length() {
        let Some(row) = rows.item(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        if at > 0 {
            runs.push(Run::plain("\n"));
        }
        let cells = row.children();
        for at in 0..cells.length() {
            if at > 0 {
                runs.push(Run::plain("\t"));
            }
            runs.extend(cells.item(at).map(|cell| own_text(&cell)).unwrap_or_default());
        }
    }
    runs
}

/// The text of an element as one line.
fn own_text(element: &Element) -> Text {
    let mut reader = Reader::default();
    let mut all: Text = Vec::new();
    reader.children(element, &Context::default());
    for block in std::mem::take(&mut reader.article.blocks) {
        all.extend(block.runs);
        all.push(Run::plain(" "));
    }
    all.append(&mut reader.runs);
    trimmed(all)
}

/// Runs without white space at their ends, and without empty ones.
fn trimmed(mut runs: Text) -> Text {
    while let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}
