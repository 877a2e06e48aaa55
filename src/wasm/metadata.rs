//! Reads the `fields` and `photos` of a source: plain data → [`Metadata`].

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::convert::{Failure, property};
use crate::article::Photo;
use crate::html::metadata::{Metadata, photo};
use crate::parse::{ParseOptions, add_credit};

/// Reads the `fields` and `photos` of a source.
pub(super) fn read_metadata(source: &JsValue, options: &ParseOptions) -> Result<Metadata, Failure> {
    let wrong = |what: &str| {
        Failure::new("not-a-source", ["The ", what, " of a version must be as described in the types."].concat())
    };
    let mut metadata = Metadata::default();
    if let Some(fields) = given(source, "fields") {
        if !fields.is_object() || Array::is_array(&fields) {
            return Err(wrong("\"fields\""));
        }
        let text = |name| given(&fields, name).and_then(|value| value.as_string());
        metadata.headline = text("headline");
        metadata.standfirst = text("standfirst");
        metadata.byline = text("byline");
        metadata.dateline = text("dateline");
        metadata.published = text("published");
        metadata.updated = text("updated");
    }
    if let Some(photos) = given(source, "photos") {
        if !Array::is_array(&photos) {
            return Err(wrong("\"photos\""));
        }
        for photo in photos.unchecked_into::<Array>().iter() {
            metadata.photos.push(photo_of(&photo, options));
        }
    }
    Ok(metadata)
}

/// Reads a photo: `{ id, url, alt, caption, credit }`, where `credit` may be a list.
fn photo_of(value: &JsValue, options: &ParseOptions) -> Photo {
    let text = |name| given(value, name).and_then(|value| value.as_string());
    let mut photo = photo([text("id"), text("url"), text("alt"), text("caption")], None, options);
    // A list of credit lines: some systems keep the agency's beside the photographer's.
    let lines = given(value, "credit").map(|credit| match credit.dyn_into::<Array>() {
        Ok(lines) => lines.iter().filter_map(|line| line.as_string()).collect(),
        Err(line) => line.as_string().into_iter().collect::<Vec<_>>(),
    });
    for line in lines.into_iter().flatten() {
        add_credit(&mut photo, &line, options);
    }
    photo
}

/// A property that is neither undefined nor null.
pub(super) fn given(object: &JsValue, name: &'static str) -> Option<JsValue> {
    property(object, name).filter(|value| !value.is_undefined() && !value.is_null())
}
