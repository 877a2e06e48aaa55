//! Reads HTML text natively: html5ever parses it as browsers do, and the nodes are copied as in `wasm/dom`.

use article_versions::html::json_ld::Json;
use article_versions::html::script_data::{SCRIPT, add, is_needed, markup, values};
use article_versions::html::tree::{JSON_LD, Tree, is_read};
use article_versions::html::{is_page, prepare, read as read_tree, read_part};
use article_versions::{Article, ParseOptions};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

/// Reads HTML text, a whole page or a part of one.
pub fn read(text: &str) -> Article {
    read_edited(text, &|_, text| text)
}

/// Reads HTML text after `edit` has changed each text node. It receives the number of the node.
pub fn read_edited(text: &str, edit: &dyn Fn(usize, String) -> String) -> Article {
    let text = &*prepare(text);
    let (nodes, options) = (tree(text, edit, JSON_LD), ParseOptions::default());
    let mut article = read_tree(&nodes, is_page(text), &data(&nodes), &options);
    // As in `wasm/dom/read.rs`.
    if is_page(text)
        && is_needed(&article)
        && let Some(story) = markup(&article, &values(tree(text, edit, SCRIPT).data(SCRIPT), &parsed))
    {
        add(&mut article, read_part(&tree(&story, &|_, text| text, JSON_LD), &options).blocks);
    }
    article
}

/// The words of the text nodes under the story's element, without scripts and styles, each with the number of its node.
#[allow(dead_code, reason = "one of the programs that use this has no need of it")]
pub fn words_under_root(text: &str) -> Vec<(usize, String)> {
    let text = &*prepare(text);
    let tree = tree(text, &|_, text| text, JSON_LD);
    let data = data(&tree);
    let root = article_versions::html::root(&tree, is_page(text), &data, &ParseOptions::default());
    let of = |at: usize| words(&tree.get(at).text).into_iter().map(move |word| (at, word)).collect::<Vec<_>>();
    tree.texts(root).flat_map(of).collect()
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The names of attributes.
fn attributes_of(attributes: &[html5ever::Attribute]) -> impl Iterator<Item = String> {
    attributes.iter().map(|one| one.name.local.to_string())
}

/// The nodes of an HTML text.
fn tree(text: &str, edit: &dyn Fn(usize, String) -> String, kind: &str) -> Tree {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let dom = parse_document(RcDom::default(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(text);
    let mut tree = Tree::new();
    let mut count = 0;
    let mut waiting = vec![(dom.document.clone(), 0)];
    while let Some((node, parent)) = waiting.pop() {
        let mut inside = None;
        let at = match &node.data {
            NodeData::Document => {
                count += 1;
                tree.push_document(parent)
            }
            NodeData::Text { contents } => {
                let number = count;
                count += 1;
                tree.push_text(parent, edit(number, contents.borrow().to_string()));
                continue;
            }
            NodeData::Element { name, attrs, template_contents, .. } => {
                let attributes = attrs.borrow();
                let attributes = attributes.iter().map(|one| (one.name.local.to_string(), one.value.trim().to_owned()));
                let mut name = name.local.to_string().to_ascii_lowercase();
                // As in `wasm/dom/dom.js`.
                if name == "template" && attributes_of(&attrs.borrow()).any(|name| name == "shadowrootmode") {
                    name = "shadow-root".to_owned();
                    inside = template_contents.borrow().clone();
                }
                count += 1;
                tree.push_element(parent, name, attributes.filter(|(name, value)| is_read(name, value)).collect())
            }
            _ => continue,
        };
        if tree.is_data(at, kind) || tree.may_have_texts(at, &content(&node)) {
            tree.set_data(at, content(&node));
        } else if tree.is_drawing(at) {
            tree.push_text(at, edit(count, content(&node)));
            count += 1;
        } else if tree.wants_children(at) {
            let node = inside.unwrap_or_else(|| node.clone());
            waiting.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), at)));
        }
    }
    tree.finish();
    tree
}

fn data(tree: &Tree) -> Vec<Json> {
    tree.data(JSON_LD).filter_map(parsed).collect()
}

fn parsed(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok().map(json)
}

fn content(node: &Handle) -> String {
    let mut text = String::new();
    for child in node.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            _ => text.push_str(&content(child)),
        }
    }
    text
}

fn json(value: Value) -> Json {
    match value {
        Value::String(text) => Json::Text(text),
        Value::Array(members) => Json::List(members.into_iter().map(json).collect()),
        Value::Object(members) => Json::Object(members.into_iter().map(|(name, value)| (name, json(value))).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) => Json::Other,
    }
}
