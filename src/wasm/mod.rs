//! The boundary to JavaScript: plain data in, plain data out. The only folder that names it, and nothing uses this one.

mod convert;
mod dom;
mod facts;
mod performance;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use convert::{Failure, from_value, to_value};

use crate::{Article, Format, Options};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Runs once when the module is instantiated: a panic is told on the console with its place in the source.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript)]
pub fn parse(source: &JsValue) -> Result<JsValue, JsValue> {
    performance::measured("parse", || to_value(&read_source(source)?)).map_err(Failure::into_error)
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript)]
pub fn compare(before: &JsValue, after: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    performance::measured("compare", || {
        let options = read_options(options)?;
        let (before, after) = (read_version(before)?, read_version(after)?);
        let comparison = crate::compare(&before, &after, &options);
        if !comparison.precise {
            performance::warn(
                "the versions are too long or too different to compare every word; some passages are compared coarsely",
            );
        }
        to_value(&comparison)
    })
    .map_err(Failure::into_error)
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript, js_name = parseCredit)]
pub fn parse_credit(line: &str) -> Result<JsValue, JsValue> {
    to_value(&crate::parse_credit(line)).map_err(Failure::into_error)
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript, js_name = parseDom)]
pub fn parse_dom(node: &web_sys::Node) -> Result<JsValue, JsValue> {
    to_value(&dom::read(node)).map_err(Failure::into_error)
}

/// A version as a source or already parsed.
fn read_version(version: &JsValue) -> Result<Article, Failure> {
    let is_article = convert::property(version, "blocks").is_some_and(|blocks| js_sys::Array::is_array(&blocks));
    if is_article { from_value(version, "article") } else { read_source(version) }
}

fn read_source(source: &JsValue) -> Result<Article, Failure> {
    if !source.is_object() {
        let what = source.js_typeof().as_string().unwrap_or_default();
        return Err(Failure::new(
            "not-a-source",
            format!("A version must be an object with a text, but it is of type {what}."),
        ));
    }
    let text = convert::property(source, "text").and_then(|text| text.as_string());
    let Some(text) = text else {
        return Err(Failure::new(
            "not-a-source",
            "A version must have a \"text\" that is a string, or \"blocks\".".to_owned(),
        ));
    };
    let format = convert::property(source, "format").filter(|format| !format.is_undefined() && !format.is_null());
    let name = match &format {
        None => "auto".to_owned(),
        Some(format) => format.as_string().unwrap_or_else(|| format!("{format:?}")),
    };
    let mut article = match name.as_str() {
        "auto" if dom::is_html(&text) => dom::parse_html(&text)?,
        "auto" => crate::parse(&text, Format::Auto),
        "wire" => crate::parse(&text, Format::Wire),
        "markdown" => crate::parse(&text, Format::Markdown),
        "html" => dom::parse_html(&text)?,
        _ => {
            return Err(Failure::new(
                "unknown-format",
                format!("The format \"{name}\" is not known; known are \"auto\", \"wire\", \"markdown\" and \"html\"."),
            ));
        }
    };
    facts::Facts::of_source(source)?.fill_source(&mut article);
    if let Some(lang) = convert::property(source, "lang").and_then(|lang| lang.as_string()) {
        article.lang = Some(lang);
    }
    Ok(article)
}

fn read_options(options: &JsValue) -> Result<Options, Failure> {
    let mut read = Options::default();
    if options.is_undefined() || options.is_null() {
        return Ok(read);
    }
    if !options.is_object() {
        let what = options.js_typeof().as_string().unwrap_or_default();
        return Err(Failure::new("bad-option", format!("The options must be an object, but they are of type {what}.")));
    }
    if let Some(budget) = convert::property(options, "budget").filter(|budget| !budget.is_undefined()) {
        match budget.as_f64().filter(|steps| *steps >= 0.0) {
            // A float beyond the range of u64 saturates.
            Some(steps) => read.budget = steps as u64,
            None => {
                return Err(Failure::new(
                    "bad-option",
                    "The option \"budget\" must be a number of steps, 0 or more.".to_owned(),
                ));
            }
        }
    }
    Ok(read)
}
