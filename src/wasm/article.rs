//! Reads a parsed article back from JavaScript: plain data → [`Article`].
//!
//! Written by hand: the derived `Deserialize` added 23 kB of brotli, see docs/weight.md.

use std::fmt;

use js_sys::Array;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use wasm_bindgen::{JsCast, JsValue};

use super::convert::Failure;
use super::metadata::given;
use crate::article::{Article, ArticleDate, Block, Credit, Markup, Omitted, Photo, Run, StoryRoot};

/// Reads the omitted texts of a source.
pub(super) fn read_omitted(source: &JsValue) -> Result<Vec<Omitted>, Failure> {
    let mut decoder = Decoder::default();
    let omitted = decoder.list(source, "omitted", Decoder::omitted);
    decoder.checked(omitted)
}

/// Reads an article. A missing property is empty. A property of the wrong type makes the reading fail.
pub(super) fn read_article(value: &JsValue) -> Result<Article, Failure> {
    let mut decoder = Decoder::default();
    let article = decoder.article(value);
    decoder.checked(article)
}

/// Continues after an error: an early return on every line would add to the code size.
#[derive(Default)]
struct Decoder {
    /// The first property of the wrong type.
    wrong: Option<&'static str>,
}

impl Decoder {
    /// Returns what was read, or the error.
    fn checked<T>(self, read: T) -> Result<T, Failure> {
        let Some(name) = self.wrong else { return Ok(read) };
        let message = ["The article is not as described in the types: \"", name, "\" is of another kind."].concat();
        Err(Failure::new("not-plain-data", message))
    }

    fn article(&mut self, value: &JsValue) -> Article {
        Article {
            headline: self.runs(value, "headline"),
            standfirst: self.runs(value, "standfirst"),
            byline: self.runs(value, "byline"),
            dateline: self.runs(value, "dateline"),
            date: self.one(value, "date", Self::date),
            updated: self.one(value, "updated", Self::date),
            lang: self.text(value, "lang"),
            blocks: self.list(value, "blocks", |decoder, block| decoder.block(block).into()),
            omitted: self.list(value, "omitted", Self::omitted),
            root: self.one(value, "root", Self::root),
        }
    }

    fn omitted(&mut self, value: &JsValue) -> Omitted {
        Omitted {
            text: self.text(value, "text").unwrap_or_default(),
            reason: self.word(value, "reason"),
            location: self.text(value, "location"),
        }
    }

    fn root(&mut self, value: &JsValue) -> StoryRoot {
        StoryRoot {
            location: self.text(value, "location").unwrap_or_default(),
            reason: self.word(value, "reason"),
            candidates: self.number(value, "candidates").unwrap_or_default(),
        }
    }

    fn date(&mut self, value: &JsValue) -> ArticleDate {
        ArticleDate { text: self.text(value, "text").unwrap_or_default(), iso: self.text(value, "iso") }
    }

    fn block(&mut self, value: &JsValue) -> Block {
        Block {
            kind: self.word(value, "kind"),
            runs: self.list(value, "runs", Self::run),
            level: self.number(value, "level"),
            ordinal: self.number(value, "ordinal"),
            photo: self.one(value, "photo", Self::photo),
        }
    }

    fn runs(&mut self, value: &JsValue, name: &'static str) -> Option<Vec<Run>> {
        given(value, name).map(|_| self.list(value, name, Self::run))
    }

    fn run(&mut self, value: &JsValue) -> Run {
        Run { text: self.text(value, "text").unwrap_or_default(), markup: self.list(value, "markup", Self::markup) }
    }

    fn markup(&mut self, value: &JsValue) -> Markup {
        match self.text(value, "kind").as_deref() {
            Some("strong") => Markup::Strong,
            Some("emphasis") => Markup::Emphasis,
            Some("strikethrough") => Markup::Strikethrough,
            Some("code") => Markup::Code,
            Some("link") => Markup::Link { url: self.text(value, "url").unwrap_or_default() },
            _ => {
                self.is_wrong("markup");
                Markup::Code
            }
        }
    }

    fn photo(&mut self, value: &JsValue) -> Photo {
        Photo {
            id: self.text(value, "id"),
            url: self.text(value, "url"),
            alt: self.text(value, "alt"),
            caption: self.list(value, "caption", Self::run),
            credits: self.list(value, "credits", Self::credit),
            is_file: self.flag(value, "isFile"),
            released_by: self.text(value, "releasedBy"),
        }
    }

    fn credit(&mut self, value: &JsValue) -> Credit {
        Credit {
            raw: self.text(value, "raw").unwrap_or_default(),
            origin: self.word(value, "origin"),
            creators: self.names(value, "creators"),
            providers: self.names(value, "providers"),
            via: self.names(value, "via"),
            other: self.names(value, "other"),
            courtesy_of: self.text(value, "courtesyOf"),
            commissioned_for: self.text(value, "commissionedFor"),
            inferred: self.flag(value, "inferred"),
            flags: self.names(value, "flags").iter().filter_map(|flag| self.word_of(flag, "flags")).collect(),
            copyright: self.text(value, "copyright"),
            license: self.text(value, "license"),
        }
    }

    /// Reads an optional object.
    fn one<T>(&mut self, value: &JsValue, name: &'static str, read: fn(&mut Self, &JsValue) -> T) -> Option<T> {
        let value = given(value, name)?;
        if !value.is_object() {
            self.is_wrong(name);
        }
        Some(read(self, &value))
    }

    /// Reads a list of objects. A missing list is empty.
    fn list<T>(&mut self, value: &JsValue, name: &'static str, read: fn(&mut Self, &JsValue) -> T) -> Vec<T> {
        self.members(value, name).iter().map(|member| read(self, member)).collect()
    }

    fn members(&mut self, value: &JsValue, name: &'static str) -> Vec<JsValue> {
        let Some(value) = given(value, name) else { return Vec::new() };
        let Some(list) = value.dyn_ref::<Array>() else {
            self.is_wrong(name);
            return Vec::new();
        };
        list.to_vec()
    }

    fn names(&mut self, value: &JsValue, name: &'static str) -> Vec<String> {
        let members = self.members(value, name);
        let names: Vec<String> = members.iter().filter_map(JsValue::as_string).collect();
        if names.len() < members.len() {
            self.is_wrong(name);
        }
        names
    }

    fn text(&mut self, value: &JsValue, name: &'static str) -> Option<String> {
        let text = given(value, name)?.as_string();
        if text.is_none() {
            self.is_wrong(name);
        }
        text
    }

    fn flag(&mut self, value: &JsValue, name: &'static str) -> bool {
        let Some(value) = given(value, name) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.is_wrong(name);
            false
        })
    }

    fn number<T: TryFrom<u32>>(&mut self, value: &JsValue, name: &'static str) -> Option<T> {
        let number = given(value, name)?.as_f64();
        // A float out of range saturates, and then differs from its integer.
        let whole = number.map(|number| number as u32).filter(|whole| Some(f64::from(*whole)) == number);
        let fitting = whole.and_then(|whole| T::try_from(whole).ok());
        if fitting.is_none() {
            self.is_wrong(name);
        }
        fitting
    }

    /// Reads a variant of an enum. A missing one is the default.
    fn word<T: for<'de> Deserialize<'de> + Default>(&mut self, value: &JsValue, name: &'static str) -> T {
        self.text(value, name).and_then(|word| self.word_of(&word, name)).unwrap_or_default()
    }

    fn word_of<T: for<'de> Deserialize<'de>>(&mut self, word: &str, name: &'static str) -> Option<T> {
        let read = T::deserialize(StrDeserializer::<Unknown>::new(word)).ok();
        if read.is_none() {
            self.is_wrong(name);
        }
        read
    }

    fn is_wrong(&mut self, name: &'static str) {
        self.wrong.get_or_insert(name);
    }
}

/// A word that no variant of an enum has. The message of serde is not used.
#[derive(Debug)]
struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unknown {}

impl serde::de::Error for Unknown {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }
}
