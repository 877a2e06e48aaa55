//! A page's data (JSON-LD in the vocabulary of schema.org, and `meta` elements) in, [`Facts`] out.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::super::facts::{Facts, given, photo};
use super::tree::Tree;
use crate::article::Photo;
use crate::parse::ParseOptions;

/// So many lists and graphs may lie in each other.
const DEEPEST: usize = 8;

/// Reads what the page's data say of its story.
pub(super) fn read(tree: &Tree, is_page: bool, options: &ParseOptions) -> Facts {
    let mut things = Vec::new();
    for node in tree.under(0).map(|at| tree.get(at)).filter(|node| node.name == "script" && !node.text.is_empty()) {
        let text = node.text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
        // What is no JSON is no data: the page itself is still there to read.
        if let Ok(value) = js_sys::JSON::parse(text) {
            flatten(&value, &mut things, 0);
        }
    }
    let data = Data { things, options };
    let mut facts =
        data.things.iter().find(|thing| is_article(thing)).map(|story| data.story(story)).unwrap_or_default();
    if is_page {
        facts
            .photos
            .extend(data.things.iter().filter(|thing| is_type(thing, "ImageObject")).map(|image| data.image(image)));
    }
    for node in tree.under(0).map(|at| tree.get(at)).filter(|node| node.name == "meta") {
        let Some(content) = node.attribute("content") else { continue };
        let name =
            ["itemprop", "property", "name"].into_iter().find_map(|name| node.attribute(name)).unwrap_or_default();
        let field = match name {
            "headline" | "og:title" => &mut facts.headline,
            "alternativeHeadline" => &mut facts.standfirst,
            "author" => &mut facts.byline,
            "dateline" => &mut facts.dateline,
            "datePublished" | "article:published_time" => &mut facts.published,
            "dateModified" | "article:modified_time" => &mut facts.updated,
            _ => continue,
        };
        // An author given as an address names nobody.
        if !content.contains("://") {
            field.get_or_insert_with(|| content.to_owned());
        }
    }
    facts
}

struct Data<'o> {
    options: &'o ParseOptions,
    things: Vec<JsValue>,
}

impl Data<'_> {
    fn story(&self, story: &JsValue) -> Facts {
        let text = |name| given(story, name).and_then(|value| self.text(&value));
        Facts {
            headline: text("headline"),
            standfirst: text("alternativeHeadline"),
            byline: text("author"),
            dateline: text("dateline"),
            published: text("datePublished"),
            updated: text("dateModified"),
            lang: text("inLanguage"),
            body: text("articleBody"),
            corrections: given(story, "correction")
                .into_iter()
                .flat_map(|value| list(&value))
                .filter_map(|value| self.text(&value))
                .collect(),
            photos: given(story, "image")
                .into_iter()
                .flat_map(|value| list(&value))
                .map(|value| self.image(&value))
                .collect(),
        }
    }

    fn image(&self, value: &JsValue) -> Photo {
        if let Some(url) = value.as_string() {
            return Photo { url: Some(url), ..Photo::default() };
        }
        let value = self.resolve(value);
        let text = |name| given(&value, name).and_then(|value| self.text(&value));
        let credit = text("creditText").or_else(|| text("creator")).or_else(|| text("copyrightNotice"));
        photo(
            [text("identifier"), text("contentUrl").or_else(|| text("url")), None, text("caption")],
            credit,
            self.options,
        )
    }

    /// The text of a value: itself, or its name; those of a list joined by commas.
    fn text(&self, value: &JsValue) -> Option<String> {
        let texts: Vec<String> = list(value)
            .iter()
            .filter_map(|value| {
                let thing = self.resolve(value);
                let named =
                    || ["name", "text", "@value", "url"].into_iter().find_map(|name| given(&thing, name)?.as_string());
                value.as_string().or_else(named)
            })
            .filter(|text| !text.trim().is_empty())
            .collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }

    /// The thing that a mere reference means.
    fn resolve(&self, value: &JsValue) -> JsValue {
        let id = |value: &JsValue| given(value, "@id").and_then(|id| id.as_string());
        let is_reference = given(value, "@type").is_none();
        let meant = id(value).filter(|_| is_reference).and_then(|wanted| {
            self.things.iter().find(|thing| given(thing, "@type").is_some() && id(thing).as_ref() == Some(&wanted))
        });
        meant.unwrap_or(value).clone()
    }
}

fn flatten(value: &JsValue, things: &mut Vec<JsValue>, depth: usize) {
    if depth > DEEPEST || !value.is_object() {
        return;
    }
    if Array::is_array(value) {
        for member in list(value) {
            flatten(&member, things, depth + 1);
        }
        return;
    }
    things.push(value.clone());
    for name in ["@graph", "mainEntity"] {
        if let Some(inner) = given(value, name) {
            flatten(&inner, things, depth + 1);
        }
    }
}

/// The members of a list; any other value is the only member of one.
fn list(value: &JsValue) -> Vec<JsValue> {
    if Array::is_array(value) { value.unchecked_ref::<Array>().iter().collect() } else { vec![value.clone()] }
}

fn is_article(thing: &JsValue) -> bool {
    types(thing).iter().any(|name| name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report")
}

fn is_type(thing: &JsValue, wanted: &str) -> bool {
    types(thing).iter().any(|name| name == wanted)
}

fn types(thing: &JsValue) -> Vec<String> {
    given(thing, "@type").into_iter().flat_map(|value| list(&value)).filter_map(|name| name.as_string()).collect()
}
