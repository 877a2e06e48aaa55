//! Reads the metadata of a page: JSON-LD in the vocabulary of schema.org, and `meta` elements.

use super::metadata::{DAY, Metadata, photo};
use super::node::Node;
use super::tree::Tree;
use crate::article::Photo;
use crate::parse::ParseOptions;
use crate::parse::shared::read_date;
use crate::text::fold::name_key;
use crate::text::lowercase::Lowercase;
use crate::text::trim::one_line;

/// Names of `meta` elements that contain the headline, in lower case, the best first.
const HEADLINE_METAS: &[&str] =
    &["headline", "og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title"];
/// Names of `meta` elements that contain an author.
const AUTHOR_METAS: &[&str] = &[
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "citation_author",
    "byl",
    "byline",
];
/// Names of `meta` elements that contain the date of publication.
const PUBLISHED_METAS: &[&str] = &[
    "datepublished",
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "parsely-pub-date",
    "iso-8601-publish-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "published_time",
    "published-date",
    "citation_publication_date",
    "pubdate",
    "date",
    "created-date",
];
/// Names of `meta` elements that contain the date of the last change.
const UPDATED_METAS: &[&str] = &[
    "datemodified",
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "dcterms.modified",
    "dc.date.modified",
    "modified-date",
];
/// The most authors that are read.
const MOST_AUTHORS: usize = 12;
/// The last words of the types of things that belong to a story.
const MEDIA: &[&str] = &["Object", "Gallery", "Review"];
/// Separators between a headline and the name of the site.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / "];
/// The most words of a site's name.
const SITE_WORDS: usize = 4;
/// The deepest nesting of lists and graphs that is read.
const DEEPEST: usize = 8;

/// A JSON value, without the types that the vocabulary does not use.
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

    /// The members of a list. Any other value counts as a list with one member.
    fn members(&self) -> &[Self] {
        if let Self::List(members) = self { members } else { std::slice::from_ref(self) }
    }
}

/// Reads the metadata of a page.
pub(super) fn read(tree: &Tree, is_page: bool, data: &[Json], options: &ParseOptions) -> Metadata {
    let mut data = Data { things: things(data), options, own_names: Vec::new() };
    let own = data.things.iter().filter(|thing| is_article(thing));
    let own =
        own.flat_map(|story| ["publisher", "author"].map(|name| story.given(name).and_then(|one| data.text(one))));
    data.own_names = own.flatten().map(|name| name_key(&name).to_owned()).collect();
    let mut metadata =
        data.things.iter().find(|thing| is_article(thing)).map(|story| data.story(story)).unwrap_or_default();
    if is_page {
        metadata
            .photos
            .extend(data.things.iter().filter(|thing| is_type(thing, "ImageObject")).map(|image| data.image(image)));
    }
    let metas = Metas::of(tree);
    let site = metas.first(&["og:site_name"]);
    let fields: [(&mut Option<String>, &[&str]); 4] = [
        (&mut metadata.standfirst, &["alternativeheadline"]),
        (&mut metadata.dateline, &["dateline"]),
        (&mut metadata.published, PUBLISHED_METAS),
        (&mut metadata.updated, UPDATED_METAS),
    ];
    for (field, names) in fields {
        *field = field.take().or_else(|| metas.first(names));
    }
    metadata.byline = metadata.byline.filter(|names| !is_address(names)).or_else(|| metas.names());
    if is_page {
        metadata.published = metadata.published.or_else(|| marked_date(tree)).or_else(|| day_of_address(tree, &metas));
    }
    if !is_page {
        metadata.headline = metadata.headline.or_else(|| metas.first(HEADLINE_METAS));
    } else {
        let title = || tree.find(0, "title").map(|at| tree.text(at)).filter(|title| !title.trim().is_empty());
        let named = [metadata.headline.take(), metas.first(HEADLINE_METAS)];
        let title = if named.iter().all(Option::is_none) { title() } else { None };
        let given: Vec<String> = named.into_iter().flatten().chain(title).collect();
        metadata.titles = given.iter().map(|title| without_site(title, site.as_deref())).collect();
        metadata.headline = metadata.titles.first().cloned();
        // The last part may belong to the headline, too: "Council to vote - mayor denies".
        metadata.titles.extend(given);
    }
    metadata
}

/// The first article in the data of a page, its media and reviews.
pub(super) fn of_story(data: &[Json]) -> Vec<&Json> {
    let mut things = things(data);
    let story = things.iter().position(|thing| is_article(thing));
    let is_part = |thing: &Json| types(thing).any(|name| MEDIA.iter().any(|ending| name.ends_with(ending)));
    let mut number = 0;
    things.retain(|thing| {
        number += 1;
        story == Some(number - 1) || is_part(thing)
    });
    things
}

fn things(data: &[Json]) -> Vec<&Json> {
    let mut things = Vec::new();
    data.iter().for_each(|value| flatten(value, &mut things, 0));
    things
}

/// The `meta` elements of a page that have a name and content. The names are in lower case.
struct Metas<'tree> {
    all: Vec<(String, &'tree str)>,
}

impl<'tree> Metas<'tree> {
    fn of(tree: &'tree Tree) -> Self {
        let mut all = Vec::new();
        for node in tree.under(0).map(|at| tree.get(at)).filter(|node| node.name == "meta") {
            let name = ["itemprop", "property", "name"].into_iter().find_map(|name| node.attribute(name));
            if let (Some(names), Some(content)) = (name, node.attribute("content")) {
                // A property may have several names: "dc:creator og:author".
                all.extend(names.split_whitespace().map(|name| (name.to_lower(), content)));
            }
        }
        Self { all }
    }

    fn of_name(&self, name: &str) -> impl Iterator<Item = &'tree str> {
        self.all.iter().filter(move |(other, _)| other == name).map(|(_, content)| *content)
    }

    /// The content of the first of the names that is present.
    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.of_name(name).find(|content| !is_address(content))).map(str::to_owned)
    }

    /// The names of the authors. Each element may contain only one of them.
    fn names(&self) -> Option<String> {
        AUTHOR_METAS.iter().find_map(|name| {
            let mut names: Vec<&str> = Vec::new();
            for one in self.of_name(name).filter(|content| !is_address(content)).take(MOST_AUTHORS) {
                if !names.contains(&one) {
                    names.push(one);
                }
            }
            (!names.is_empty()).then(|| names.join(", "))
        })
    }
}

/// Whether a text is an address or the name of an account.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with('@')
}

/// The date of the first element on the page that is marked as the date of publication.
fn marked_date(tree: &Tree) -> Option<String> {
    // hAtom, as in Blogger: `<abbr class="published" title="2031-03-09T12:30:00Z">`.
    let is_published = |node: &Node| node.name == "abbr" && node.says("published");
    let is_date = |at: &usize| {
        let node = tree.get(*at);
        node.attribute("itemprop") == Some("datePublished") || is_published(node)
    };
    let at = tree.under(0).find(is_date)?;
    let node = tree.get(at);
    let title = node.attribute("title").filter(|_| is_published(node));
    let given = node.attribute("datetime").or(node.attribute("content")).or(title).map(str::to_owned);
    given.or_else(|| Some(tree.text(at).trim().to_owned()).filter(|text| read_date(text).iso.is_some()))
}

/// The day in the page's own address: "/news/2031/03/09/wall".
fn day_of_address(tree: &Tree, metas: &Metas<'_>) -> Option<String> {
    let canonical = tree
        .under(0)
        .map(|at| tree.get(at))
        .find(|node| node.name == "link" && node.attribute("rel") == Some("canonical"));
    let own = canonical.and_then(|link| link.attribute("href"));
    let address = own.or_else(|| metas.of_name("og:url").next())?;
    let parts: Vec<&str> = address.split('/').collect();
    parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else { return None };
        let is_number =
            |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let is_day = year.len() == 4 && is_number(year, 4) && is_number(month, 2) && is_number(day, 2);
        let day = format!("{year}-{month:0>2}-{day:0>2}");
        (is_day && year.starts_with(['1', '2']) && read_date(&day).iso.is_some()).then_some(day)
    })
}

/// A title without the name of the site at its end: "Wall to be rebuilt - Harbour Post".
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let title = one_line(title);
    // Chinese pages write "headline_section_site".
    if let Some((headline, _)) = title.split_once('_').filter(|(headline, _)| headline.chars().any(|c| c >= '\u{2E80}'))
    {
        return headline.trim().to_owned();
    }
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
    /// The names of the site and of the story's authors, folded.
    own_names: Vec<String>,
}

impl<'json> Data<'json> {
    fn story(&self, story: &Json) -> Metadata {
        let text = |name| story.given(name).and_then(|value| self.text(value));
        let members = |name| story.given(name).map(Json::members).unwrap_or_default().iter();
        Metadata {
            headline: text("headline"),
            titles: Vec::new(),
            standfirst: text("alternativeHeadline"),
            // Some systems write the author as JSON in a string.
            byline: text("author").filter(|name| !name.starts_with('{')),
            dateline: text("dateline"),
            published: text("datePublished").map(reordered),
            updated: text("dateModified").map(reordered),
            lang: text("inLanguage"),
            body: text("articleBody").or_else(|| self.updates(members("liveBlogUpdate"))),
            corrections: members("correction").filter_map(|value| self.text(value)).collect(),
            photos: members("image").map(|value| self.image(value)).collect(),
        }
    }

    /// The headlines and texts of the entries of a live report.
    fn updates<'a>(&self, entries: impl Iterator<Item = &'a Json>) -> Option<String> {
        let texts = entries.flat_map(|entry| {
            let entry = self.resolve(entry);
            ["headline", "articleBody"].map(|name| entry.given(name).and_then(|text| self.text(text)))
        });
        Some(texts.flatten().collect::<Vec<_>>().join("\n\n")).filter(|text| !text.is_empty())
    }

    fn image(&self, value: &Json) -> Photo {
        if let Json::Text(url) = value {
            return Photo { url: Some(url.clone()), ..Photo::default() };
        }
        let value = self.resolve(value);
        let text = |name| value.given(name).and_then(|value| self.text(value));
        let makers = || {
            let names = [text("creator").or_else(|| text("author")), text("copyrightHolder")];
            // A site often gives its own name, or that of the story's author.
            let is_other = |name: &String| !self.own_names.iter().any(|own| **own == *name_key(name));
            let names: Vec<String> = names.into_iter().flatten().filter(is_other).collect();
            (!names.is_empty()).then(|| names.join(" / "))
        };
        let credit = text("creditText").or_else(makers).or_else(|| text("copyrightNotice"));
        let url = text("contentUrl").or_else(|| text("url"));
        // Systems without a caption give the name of the file: "wall-in-march.jpg", "Wall in March".
        let is_file_name = |caption: &String| url.as_deref().is_some_and(|url| names_file(url, caption));
        let caption = text("caption").filter(|caption| !is_file_name(caption));
        photo([text("identifier"), url.clone(), None, caption], credit, self.options)
    }

    /// The text of a value, or the name of an object. Commas join the texts of a list.
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

    /// The object that a reference refers to.
    fn resolve<'a>(&'a self, value: &'a Json) -> &'a Json {
        let id = |value: &'a Json| value.given("@id").and_then(Json::as_text);
        let is_reference = value.given("@type").is_none();
        let meant = id(value).filter(|_| is_reference).and_then(|wanted| {
            self.things.iter().find(|thing| thing.given("@type").is_some() && id(thing) == Some(wanted))
        });
        meant.copied().unwrap_or(value)
    }
}

/// A date in a form that [`read_date`](crate::parse::shared::read_date) knows. Java prints "Fri Apr 28 19:20:36 CEST
/// 2031", which becomes "Apr 28, 2031 19:20:36". Some systems write the name of a zone into or behind a date of ISO 8601:
/// "2031-04-28T19:20:36+02:00CEST", "2031-04-28CEST19:20:36". The name is left out, unless it is UTC: the others are
/// ambiguous.
fn reordered(date: String) -> String {
    let words: Vec<&str> = date.split_whitespace().collect();
    if let [_, month, day, time, zone, year] = words.as_slice()
        && time.contains(':')
        && year.len() == 4
    {
        let zone = if matches!(*zone, "UTC" | "GMT") { " UTC" } else { "" };
        return format!("{month} {day}, {year} {time}{zone}");
    }
    let is_letter = |c: char| c.is_ascii_uppercase();
    let bare = date.trim_end_matches(is_letter);
    if bare.len() + 1 < date.len()
        && !date.ends_with("UTC")
        && !date.ends_with("GMT")
        && bare.len() > DAY
        && bare.ends_with(|c: char| c.is_ascii_digit())
    {
        return bare.to_owned();
    }
    match date.split_at_checked(DAY) {
        Some((day, rest)) if rest.trim_start_matches(is_letter).len() + 2 < rest.len() => {
            [day, "T", rest.trim_start_matches(is_letter)].concat()
        }
        _ => date,
    }
}

/// Whether a caption only repeats the name of a picture's file.
fn names_file(url: &str, caption: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lower();
    plain(stem) == plain(caption)
}

/// Decodes the HTML character references that many systems write into their metadata.
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
