//! Reads what a page's data say of its story: JSON-LD in the vocabulary of schema.org, and `meta` elements.

use super::facts::{Facts, photo};
use super::tree::Tree;
use crate::article::Photo;
use crate::parse::ParseOptions;

/// What stands between a headline and the name of the site.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / "];
/// The name of a site has so many words at most.
const SITE_WORDS: usize = 4;
/// So many lists and graphs may lie in each other.
const DEEPEST: usize = 8;

/// A JSON value, as far as the vocabulary has a use for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object, with its members in order.
    Object(Vec<(String, Self)>),
    /// A number, a boolean or null.
    Other,
}

impl Json {
    fn given(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The members of a list; any other value is the only member of one.
    fn members(&self) -> &[Self] {
        if let Self::List(members) = self { members } else { std::slice::from_ref(self) }
    }
}

/// Reads what the page's data say of its story.
pub(super) fn read(tree: &Tree, is_page: bool, data: &[Json], options: &ParseOptions) -> Facts {
    let mut things = Vec::new();
    for value in data {
        flatten(value, &mut things, 0);
    }
    let data = Data { things, options };
    let mut facts =
        data.things.iter().find(|thing| is_article(thing)).map(|story| data.story(story)).unwrap_or_default();
    if is_page {
        facts
            .photos
            .extend(data.things.iter().filter(|thing| is_type(thing, "ImageObject")).map(|image| data.image(image)));
    }
    let mut site = None;
    for node in tree.under(0).map(|at| tree.get(at)).filter(|node| node.name == "meta") {
        let Some(content) = node.attribute("content") else { continue };
        let name =
            ["itemprop", "property", "name"].into_iter().find_map(|name| node.attribute(name)).unwrap_or_default();
        let field = match name {
            "og:site_name" => &mut site,
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
    if is_page {
        let title = || tree.find(0, "title").map(|at| tree.text(at)).filter(|title| !title.trim().is_empty());
        facts.headline = facts.headline.or_else(title).map(|title| without_site(&title, site.as_deref()));
    }
    facts
}

/// A title without the site's name at its end: "Wall to be rebuilt - Harbour Post".
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = SEPARATORS.iter().filter_map(|sign| title.match_indices(sign).last()).max_by_key(|(at, _)| *at);
    let Some((at, sign)) = cut else { return title };
    let (headline, name) = (title.get(..at).unwrap_or_default(), title.get(at + sign.len()..).unwrap_or_default());
    let words = |text: &str| text.split_whitespace().count();
    let is_site = site == Some(name) || (words(name) <= SITE_WORDS && words(name) < words(headline));
    if is_site { headline.to_owned() } else { title }
}

struct Data<'json> {
    things: Vec<&'json Json>,
    options: &'json ParseOptions,
}

impl<'json> Data<'json> {
    fn story(&self, story: &Json) -> Facts {
        let text = |name| story.given(name).and_then(|value| self.text(value));
        let members = |name| story.given(name).map(Json::members).unwrap_or_default().iter();
        Facts {
            headline: text("headline"),
            standfirst: text("alternativeHeadline"),
            byline: text("author"),
            dateline: text("dateline"),
            published: text("datePublished"),
            updated: text("dateModified"),
            lang: text("inLanguage"),
            body: text("articleBody"),
            corrections: members("correction").filter_map(|value| self.text(value)).collect(),
            photos: members("image").map(|value| self.image(value)).collect(),
        }
    }

    fn image(&self, value: &Json) -> Photo {
        if let Json::Text(url) = value {
            return Photo { url: Some(url.clone()), ..Photo::default() };
        }
        let value = self.resolve(value);
        let text = |name| value.given(name).and_then(|value| self.text(value));
        let credit = text("creditText").or_else(|| text("creator")).or_else(|| text("copyrightNotice"));
        photo(
            [text("identifier"), text("contentUrl").or_else(|| text("url")), None, text("caption")],
            credit,
            self.options,
        )
    }

    /// The text of a value: itself, or its name; those of a list joined by commas.
    fn text(&self, value: &Json) -> Option<String> {
        let named = |value| {
            let thing = self.resolve(value);
            ["name", "text", "@value", "url"].into_iter().find_map(|name| thing.given(name)?.as_text())
        };
        let texts: Vec<&str> = value
            .members()
            .iter()
            .filter_map(|value| value.as_text().or_else(|| named(value)))
            .filter(|text| !text.trim().is_empty())
            .collect();
        (!texts.is_empty()).then(|| without_references(&texts.join(", ")))
    }

    /// The thing that a mere reference means.
    fn resolve<'a>(&'a self, value: &'a Json) -> &'a Json {
        let id = |value: &'a Json| value.given("@id").and_then(Json::as_text);
        let is_reference = value.given("@type").is_none();
        let meant = id(value).filter(|_| is_reference).and_then(|wanted| {
            self.things.iter().find(|thing| thing.given("@type").is_some() && id(thing) == Some(wanted))
        });
        meant.copied().unwrap_or(value)
    }
}

/// A text without the character references that many systems write into their data as into HTML.
fn without_references(text: &str) -> String {
    const NAMED: [(&str, char); 6] =
        [("quot", '"'), ("amp", '&'), ("apos", '\''), ("lt", '<'), ("gt", '>'), ("nbsp", ' ')];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let found = after.split_once(';').and_then(|(name, after)| {
            let number = name.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            });
            let named = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
            let c = number.map_or_else(named, |number| number.and_then(char::from_u32))?;
            Some((c, after))
        });
        match found {
            Some((c, after)) => {
                plain.push(c);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain + rest
}

fn flatten<'json>(value: &'json Json, things: &mut Vec<&'json Json>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Json::List(members) => members.iter().for_each(|member| flatten(member, things, depth + 1)),
        Json::Object(_) => {
            things.push(value);
            for inner in ["@graph", "mainEntity"].into_iter().filter_map(|name| value.given(name)) {
                flatten(inner, things, depth + 1);
            }
        }
        Json::Text(_) | Json::Other => {}
    }
}

fn is_article(thing: &Json) -> bool {
    types(thing).any(|name| name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report")
}

fn is_type(thing: &Json, wanted: &str) -> bool {
    types(thing).any(|name| name == wanted)
}

fn types(thing: &Json) -> impl Iterator<Item = &str> {
    thing.given("@type").map(Json::members).unwrap_or_default().iter().filter_map(Json::as_text)
}
