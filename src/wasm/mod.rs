//! The JavaScript API: functions that take and return plain data. Only this folder uses JavaScript types, and no other
//! folder uses it.

mod article;
mod convert;
mod dom;
mod limits;
mod metadata;
mod packed;
mod performance;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use convert::Failure;

use crate::pair::both;
use crate::parse::Earlier;
use crate::{Agency, Article, CompareOptions, Format, ParseOptions};

#[wasm_bindgen(module = "/src/wasm/cut.js")]
extern "C" {
    fn cut(one: &JsValue, other: &JsValue) -> js_sys::Array;
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Runs once when the module is instantiated. Panics are then printed to the console with their source location. The
/// small build has no messages to print; after a trap the page tries again with the full build.
#[cfg(feature = "panic-messages")]
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript)]
pub fn parse(source: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    performance::measured("article-versions:parse", || {
        packed::to_value(&read_source(source, None, &parse_options(options)?, None)?)
    })
    .map_err(Failure::into_error)
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript)]
pub fn compare(before: &JsValue, after: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    performance::measured("article-versions:compare", || {
        let wants_rows = convert::property(options, "rows").is_none_or(|rows| !rows.is_falsy() || rows.is_undefined());
        let (parse_options, options) = read_options(options)?;
        let (before, after) = read_both(before, after, &parse_options)?;
        let after = after.as_ref().unwrap_or(&before);
        limits::check(&before)?;
        limits::check(after)?;
        let mut comparison = crate::compare(&before, after, &options);
        if !wants_rows {
            comparison.fields = Vec::new();
            comparison.rows = Vec::new();
        }
        if !comparison.precise {
            performance::warn(
                "the versions are too long or too different to compare every word; some passages are compared coarsely",
            );
        }
        packed::comparison(&comparison)
    })
    .map_err(Failure::into_error)
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript)]
pub fn timeline(versions: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    performance::measured("article-versions:timeline", || {
        let (parse_options, options) = read_options(options)?;
        let Some(versions) = versions.dyn_ref::<js_sys::Array>() else {
            return Err(Failure::new("not-a-source", "The versions must be an array.".to_owned()));
        };
        let mut earlier = Earlier::default();
        let read = |version: JsValue| read_version(&version, None, &parse_options, Some(&mut earlier));
        let versions = versions.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        versions.iter().try_for_each(limits::check)?;
        packed::timeline(&crate::timeline(&versions, &options))
    })
    .map_err(Failure::into_error)
}

/// See `types.d.ts`.
#[cfg(feature = "credit-lines")]
#[wasm_bindgen(skip_typescript, js_name = parseCredit)]
pub fn parse_credit(line: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    parse_options(options)
        .and_then(|options| convert::to_value(&crate::parse_credit_with(line, &options)))
        .map_err(Failure::into_error)
}

/// See `types.d.ts`.
#[wasm_bindgen(skip_typescript, js_name = parseDom)]
pub fn parse_dom(node: &web_sys::Node, options: &JsValue) -> Result<JsValue, JsValue> {
    parse_options(options)
        .and_then(|options| packed::to_value(&dom::read(node, &options)?))
        .map_err(Failure::into_error)
}

/// Sets the function that converts HTML text to TrustedHTML, for pages that require it. Must be set again for each new
/// instance.
#[wasm_bindgen(js_name = setTrustedHtml)]
pub fn set_trusted_html(make: js_sys::Function) {
    dom::set_trusted_html(make);
}

/// Reads both versions. The same text in the same format is parsed once. The second article is `None` if the sources
/// are the same in all that is read of them.
fn read_both(before: &JsValue, after: &JsValue, options: &ParseOptions) -> Result<(Article, Option<Article>), Failure> {
    let is_same = |name| convert::property(before, name) == convert::property(after, name);
    if is_article(before) || is_article(after) || !is_same("text") || !is_same("format") {
        let mut earlier = Earlier::default();
        let [one, other] = both_texts(before, after);
        let before = read_version(before, one, options, Some(&mut earlier))?;
        return Ok((before, Some(read_version(after, other, options, Some(&mut earlier))?)));
    }
    let article = read_text(before, None, options, None)?;
    if ["fields", "photos", "omitted", "lang"].into_iter().all(is_same) {
        return Ok((add_fields(before, article, options)?, None));
    }
    Ok((add_fields(before, article.clone(), options)?, Some(add_fields(after, article, options)?)))
}

/// The texts of two sources. What they have in common is passed in once. `None` unless both have a text.
fn both_texts(before: &JsValue, after: &JsValue) -> [Option<String>; 2] {
    let [one, other] = both([before, after], |source| {
        convert::property(source, "text").filter(|text| text.is_string() && !is_article(source))
    });
    let (Some(one), Some(other)) = (one, other) else { return [None, None] };
    let pieces = cut(&one, &other);
    let piece = |number| pieces.get(number).as_string().unwrap_or_default();
    let (start, end) = (piece(0), piece(1));
    both([2, 3], |own| Some([&*start, &piece(own), &end].concat()))
}

/// Reads a version, given as a source or as a parsed article. `text` is the text of the source if it was passed in
/// before, `earlier` how the lines of the version before were parsed.
fn read_version(
    version: &JsValue,
    text: Option<String>,
    options: &ParseOptions,
    earlier: Option<&mut Earlier>,
) -> Result<Article, Failure> {
    if is_article(version) { article::read_article(version) } else { read_source(version, text, options, earlier) }
}

fn is_article(version: &JsValue) -> bool {
    convert::property(version, "blocks").is_some_and(|blocks| js_sys::Array::is_array(&blocks))
}

fn read_source(
    source: &JsValue,
    text: Option<String>,
    options: &ParseOptions,
    earlier: Option<&mut Earlier>,
) -> Result<Article, Failure> {
    add_fields(source, read_text(source, text, options, earlier)?, options)
}

/// The text of a source.
fn text_of(source: &JsValue) -> Result<String, Failure> {
    if !source.is_object() {
        let what = source.js_typeof().as_string().unwrap_or_default();
        return Err(Failure::new(
            "not-a-source",
            ["A version must be an object with a text, but it is of type ", &what, "."].concat(),
        ));
    }
    convert::property(source, "text").and_then(|text| text.as_string()).ok_or_else(|| {
        Failure::new("not-a-source", "A version must have a \"text\" that is a string, or \"blocks\".".to_owned())
    })
}

/// Parses the text of a source, in the format that the source names.
fn read_text(
    source: &JsValue,
    text: Option<String>,
    options: &ParseOptions,
    earlier: Option<&mut Earlier>,
) -> Result<Article, Failure> {
    let text = match text {
        Some(text) => text,
        None => text_of(source)?,
    };
    let format = convert::property(source, "format").filter(|format| !format.is_undefined() && !format.is_null());
    let name = match &format {
        None => "auto".to_owned(),
        Some(format) => format.as_string().unwrap_or_else(|| format.js_typeof().as_string().unwrap_or_default()),
    };
    match name.as_str() {
        "auto" if crate::html::is_html(&text) => dom::parse_html(&text, options),
        "auto" => parse_text(&text, Format::Auto, options, earlier),
        "wire" => parse_text(&text, Format::Wire, options, earlier),
        "markdown" => parse_text(&text, Format::Markdown, options, earlier),
        "html" => dom::parse_html(&text, options),
        _ => Err(Failure::new(
            "unknown-format",
            ["The format \"", &name, "\" is unknown. It may be auto, wire, markdown or html."].concat(),
        )),
    }
}

/// Adds the fields and photos that a source gives besides its text.
fn add_fields(source: &JsValue, mut article: Article, options: &ParseOptions) -> Result<Article, Failure> {
    metadata::read_metadata(source, options)?.fill_source(&mut article, options);
    article.omitted.append(&mut article::read_omitted(source)?);
    limits::bound_omitted(&mut article.omitted);
    if let Some(lang) = convert::property(source, "lang").and_then(|lang| lang.as_string()) {
        article.lang = Some(lang);
    }
    Ok(article)
}

fn parse_text(
    text: &str,
    format: Format,
    options: &ParseOptions,
    earlier: Option<&mut Earlier>,
) -> Result<Article, Failure> {
    #[cfg(not(feature = "markdown"))]
    if crate::parse::needs_markdown(text, format) {
        return Err(Failure::needs_full("Markdown"));
    }
    Ok(crate::parse::parse_next(text, format, options, earlier))
}

/// Reads the additional agencies: `{ "Name": ["SPELLING", …], … }`.
fn read_agencies(options: &JsValue) -> Result<Vec<Agency>, Failure> {
    let given = convert::property(options, "agencies").filter(|given| !given.is_undefined() && !given.is_null());
    let Some(given) = given else { return Ok(Vec::new()) };
    let wrong = || {
        let message = "The option \"agencies\" must be an object of names, each with a list of its spellings.";
        Failure::new("bad-option", message.to_owned())
    };
    let entries = given.dyn_ref::<js_sys::Object>().map(js_sys::Object::entries).ok_or_else(wrong)?;
    let agency = |entry: JsValue| {
        let entry: js_sys::Array = entry.dyn_into().ok()?;
        let spellings: js_sys::Array = entry.get(1).dyn_into().ok()?;
        let spellings = spellings.iter().map(|spelling| spelling.as_string()).collect::<Option<Vec<_>>>()?;
        Some(Agency { name: entry.get(0).as_string()?, spellings })
    };
    let mut agencies = Vec::new();
    for entry in entries.iter() {
        agencies.push(agency(entry).ok_or_else(wrong)?);
    }
    Ok(agencies)
}

/// Reads the options for parsing.
fn parse_options(options: &JsValue) -> Result<ParseOptions, Failure> {
    Ok(ParseOptions::new().agencies(&read_agencies(options)?))
}

/// Reads the options for parsing and for comparing.
fn read_options(options: &JsValue) -> Result<(ParseOptions, CompareOptions), Failure> {
    let agencies = read_agencies(options)?;
    let (parsing, mut read) = (ParseOptions::new().agencies(&agencies), CompareOptions::new().agencies(&agencies));
    if options.is_undefined() || options.is_null() {
        return Ok((parsing, read));
    }
    if !options.is_object() {
        let what = options.js_typeof().as_string().unwrap_or_default();
        return Err(Failure::new(
            "bad-option",
            ["The options must be an object, but they are of type ", &what, "."].concat(),
        ));
    }
    if let Some(budget) = convert::property(options, "budget").filter(|budget| !budget.is_undefined()) {
        match budget.as_f64().filter(|steps| *steps >= 0.0) {
            // A float beyond the range of u64 saturates.
            Some(steps) => read = read.budget(steps as u64),
            None => {
                return Err(Failure::new(
                    "bad-option",
                    "The option \"budget\" must be a number of steps, 0 or more.".to_owned(),
                ));
            }
        }
    }
    Ok((parsing, read))
}
