//! HTML text read natively: parsed by html5ever as browsers do, then copied as `wasm/dom` copies a browser's nodes.

use article_versions::html::json_ld::Json;
use article_versions::html::tree::{Tree, is_read};
use article_versions::html::{is_page, read as read_tree};
use article_versions::{Article, ParseOptions};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

/// Reads HTML text: a whole page, or a part of one.
pub fn read(text: &str) -> Article {
    let tree = tree(text);
    let data: Vec<Json> = tree.data().filter_map(|text| serde_json::from_str(text).ok()).map(json).collect();
    read_tree(&tree, is_page(text), &data, &ParseOptions::default())
}

/// The nodes of an HTML text.
pub fn tree(text: &str) -> Tree {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let dom = parse_document(RcDom::default(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(text);
    let mut tree = Tree::new();
    let mut waiting = vec![(dom.document.clone(), 0)];
    while let Some((node, parent)) = waiting.pop() {
        let at = match &node.data {
            NodeData::Document => tree.push_document(parent),
            NodeData::Text { contents } => {
                tree.push_text(parent, contents.borrow().to_string());
                continue;
            }
            NodeData::Element { name, attrs, .. } => {
                let attributes = attrs.borrow();
                let attributes = attributes.iter().map(|one| (one.name.local.to_string(), one.value.trim().to_owned()));
                let name = name.local.to_string().to_ascii_lowercase();
                tree.push_element(parent, name, attributes.filter(|(name, _)| is_read(name)).collect())
            }
            _ => continue,
        };
        if tree.is_data(at) {
            tree.set_data(at, content(&node));
        } else if tree.wants_children(at) {
            waiting.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), at)));
        }
    }
    tree.finish();
    tree
}

fn content(node: &Handle) -> String {
    let children = node.children.borrow();
    let texts = children.iter().filter_map(|child| match &child.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    });
    texts.collect()
}

fn json(value: Value) -> Json {
    match value {
        Value::String(text) => Json::Text(text),
        Value::Array(members) => Json::List(members.into_iter().map(json).collect()),
        Value::Object(members) => Json::Object(members.into_iter().map(|(name, value)| (name, json(value))).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) => Json::Other,
    }
}
