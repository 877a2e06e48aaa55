//! Normalises picture addresses, so that resized copies of one picture match.

use crate::article::Photo;
use crate::pair::both;
use crate::sort;
use crate::text::address::{decoded, scheme_end};
use crate::text::trim::rfind;
use crate::word_table::is_one_of;

/// The identity of a picture.
#[derive(Debug, Clone, Default)]
pub(crate) struct Picture {
    pub id: Option<String>,
    /// The address without the parts that depend on size and server.
    pub address: Option<String>,
    /// What the address says about where the picture is kept.
    pub kept: Kept,
}

/// Where a picture is kept: on the web, beside a saved page, or embedded in the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(not(feature = "pages"), expect(dead_code, reason = "saved pages are whole pages"))]
pub(crate) enum Kept {
    #[default]
    Web,
    /// Only the file name of the address is left.
    Beside,
    /// The address consists of the picture's bytes.
    Inside,
}

impl Picture {
    /// The identity of a photo's picture: the newsroom's identifier, and the address without server and size.
    ///
    /// ```text
    /// https://img1.example.org/2031/05/bridge-1024x683.jpg?w=640   →   2031/05/bridge
    /// https://img.example.org/imrs.php?src=https://n.example/bridge.jpg&w=640   →   bridge
    /// https://img.example.org/image.php?w=640&id=5   →   image.php?id=5
    /// ./Ferry plan_files/bridge.jpg   →   bridge, kept beside a saved page
    /// ```
    pub fn of(photo: &Photo) -> Self {
        let filled =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let url = filled(&photo.url);
        let picture = url.as_deref().map(Self::at).unwrap_or_default();
        Self { id: filled(&photo.id), ..picture }
    }

    /// The identity of the picture at an address.
    pub fn at(url: &str) -> Self {
        let kept = kept(url);
        Self { id: None, address: Some(key(url, kept)), kept }
    }

    /// Whether both pictures are known and differ.
    pub fn differs(&self, other: &Self) -> bool {
        let ids_differ = self.id.is_some() && other.id.is_some() && self.id != other.id;
        !self.is_same(other) && (ids_differ || self.addresses(other).is_some())
    }

    /// One string for both parts. Equal for two pictures only if both parts are equal.
    pub fn name(&self) -> String {
        both([&self.id, &self.address], |part| part.as_deref().unwrap_or_default()).join("\n")
    }

    /// Whether both are known to show the same picture.
    pub fn is_same(&self, other: &Self) -> bool {
        self.id.is_some() && self.id == other.id || self.addresses(other).is_some_and(|(one, other)| one == other)
    }

    /// Both addresses, as far as they can be compared. A picture beside a saved page is compared by its name. An
    /// embedded picture is compared with embedded ones only.
    fn addresses<'a>(&'a self, other: &'a Self) -> Option<(&'a str, &'a str)> {
        let both = (self.address.as_deref()?, other.address.as_deref()?);
        let name = |address: &'a str| address.rsplit('/').next().unwrap_or(address);
        match [self.kept, other.kept] {
            [Kept::Web, Kept::Web] | [Kept::Inside, Kept::Inside] => Some(both),
            [Kept::Inside, _] | [_, Kept::Inside] => None,
            _ => Some((name(both.0), name(both.1))),
        }
    }
}

/// Endings of the folder that browsers create beside a saved page.
#[cfg(feature = "pages")]
const SAVED_FOLDERS: &[&str] = &[
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_bestanden",
    "_file",
    "_pliki",
    "_soubory",
];
/// Schemes of pictures that are embedded in the page.
#[cfg(feature = "pages")]
const INSIDE: &[&str] = &["data:", "blob:", "cid:"];

/// Where the picture is kept. Without the feature `pages` there are no saved pages.
#[cfg(not(feature = "pages"))]
fn kept(_: &str) -> Kept {
    Kept::Web
}

/// Where the picture is kept.
#[cfg(feature = "pages")]
fn kept(url: &str) -> Kept {
    let is_inside = |scheme: &&str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if INSIDE.iter().any(is_inside) || is_of_archive_today(url) {
        return Kept::Inside;
    }
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path = path.strip_prefix("./").unwrap_or(path);
    let is_saved = path.split_once('/').is_some_and(|(folder, file)| {
        !folder.contains(':') && !file.contains('/') && SAVED_FOLDERS.iter().any(|ending| folder.ends_with(ending))
    });
    if is_saved { Kept::Beside } else { Kept::Web }
}

/// archive.today names the pictures of a capture by their content: `https://archive.ph/aB3dE/<40 digits>.jpg`.
#[cfg(feature = "pages")]
fn is_of_archive_today(url: &str) -> bool {
    const DIGITS: usize = 40;
    let name = stem_of(url);
    name.len() == DIGITS && name.bytes().all(|b| b.is_ascii_hexdigit()) && url.contains("//archive.")
}

/// The file name without its ending.
#[cfg(feature = "pages")]
fn stem_of(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

/// The part of an address that identifies the picture.
#[cfg(not(feature = "pages"))]
fn key(url: &str, _: Kept) -> String {
    address(url, DEEPEST)
}

/// The part of an address that identifies the picture.
#[cfg(feature = "pages")]
fn key(url: &str, kept: Kept) -> String {
    match kept {
        Kept::Inside if is_of_archive_today(url) => stem_of(url).to_owned(),
        Kept::Inside => url.to_owned(),
        Kept::Web => address(url, DEEPEST),
        Kept::Beside => address(url, DEEPEST).rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

/// How many addresses inside addresses are followed.
const DEEPEST: usize = 4;
/// File endings of pictures. One picture may be offered in several formats.
const ENDINGS: &[&str] = &[".webp", ".avif", ".jpg", ".jpeg", ".png", ".gif"];
/// Size names at the end of a file name, in lower case, matched as prefixes.
const SIZES: &[&str] = &[
    "scaled",
    "articlelarge",
    "jumbo",
    "superjumbo",
    "master",
    "videosixteenbynine",
    "threebytwo",
    "mediumthreebytwo",
    "thumb",
    "large",
    "medium",
    "small",
];
/// Path segments of image services that depend on the size, matched as prefixes: `resize:fit:1400`,
/// `filters:quality(70)`.
const SERVICES: &[&str] = &["resize:", "format:", "filters:", "fit-in", "quality:", "rs:", "crop:"];

/// Query keys that specify size, format, quality, expiry or a signature. Any other key may identify the picture.
const SENT_AS: &str = "w h width height imwidth imheight mw mh maxwidth maxheight size sizes dpr scale zoom resize downsize upscale fit \
    crop cropped rect ar aspect gravity smart trim fp-x fp-y fp-z q quality qlt output-quality auto format fm fmt strip compress optimize \
    sharp usm op_usm blur bg cs impolicy disable interpolation progressive webp avif s sig signature auth token itok expires key-pair-id \
    v ver t ts timestamp modified_at cb cache cachebuster _ ssl ixlib ixid";
/// Query keys that are ignored after a file name only: in `pier.jpg?hash=6f2a`, but not in `/image?hash=6f2a`.
const OF_FILES: &str = "hash version rev updated policy";
/// Query keys that are always ignored, matched as prefixes.
const SENT_AS_STARTS: &[&str] = &["utm_", "x-amz-", "x-goog-"];

/// The address without server, size and format. `depth` is how many addresses inside it may still be followed.
fn address(url: &str, depth: usize) -> String {
    let url = url.split('#').next().unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    if depth > 0
        && let Some(inner) = inner(path, query)
    {
        return address(&inner, depth - 1);
    }
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    // Jetpack's servers put the picture's own server into the path.
    let path = if url.contains(".wp.com/") { path.split_once('/').map_or("", |(_, rest)| rest) } else { path };
    let path = decoded(path);
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let name = parts.pop().unwrap_or_default();
    let mut kept: Vec<&str> = Vec::new();
    let mut rest = parts.iter().copied().peekable();
    let mut has_crop = false;
    while let Some(part) = rest.next() {
        let next = rest.peek().copied().unwrap_or_default();
        match part {
            // Ghost: `size/w600`. Image styles of Drupal: `styles/wide/public`.
            "size" if is_size(next) => drop(rest.next()),
            "styles" if rest.clone().nth(1) == Some("public") => drop((rest.next(), rest.next())),
            _ if next == "cpsprodpb" && is_number(part) => {}
            _ if is_crop(part) => has_crop = true,
            "master" if has_crop => {}
            _ if is_size(part) || is_settings(part) || part.ends_with('=') => {}
            _ if SERVICES.iter().any(|service| part.starts_with(service)) => {}
            _ => kept.push(part),
        }
    }
    let mut stem = name;
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| without_ending(stem, ending)) {
        stem = shorter;
    }
    let stem = without_size(stem);
    // After a crop the name is only a width: `0_0_5000_3000/master/5000.jpg`.
    if !(has_crop && is_number(stem)) {
        kept.push(stem);
    }
    let of_file = has_ending(name);
    let mut which: Vec<String> = query
        .split('&')
        .filter(|pair| !is_delivery_parameter(pair, of_file))
        .map(|pair| ["?", &decoded(pair)].concat())
        .collect();
    sort::sort(&mut which);
    kept.join("/") + &which.concat()
}

/// Whether a query parameter affects only the size or the encoding of the picture. A number without a key
/// after a file name is a version: `bridge.jpg?1709539200`.
fn is_delivery_parameter(pair: &str, of_file: bool) -> bool {
    // The ampersand may have been escaped twice.
    let pair = pair.strip_prefix("amp;").unwrap_or(pair);
    let Some((key, value)) = pair.split_once('=') else { return pair.is_empty() || of_file && is_number(pair) };
    let key = key.to_ascii_lowercase();
    let is_listed = is_one_of(SENT_AS, &key) || of_file && is_one_of(OF_FILES, &key);
    value.is_empty() || is_listed || SENT_AS_STARTS.iter().any(|start| key.starts_with(start))
}

/// The address of the original picture inside the address of an image service or archive.
///
/// ```text
/// …/resize/599x399!/?url=https%3A%2F%2Fassets.example.org%2Fbridge.jpg
/// https://web.archive.org/web/20310304061022im_/https://n.example/image.php?id=5
/// ```
///
/// It is in the path, or a query value that is an address. If the path is a picture itself (`bridge.jpg?ref=…`), the
/// value must end like one.
fn inner(path: &str, query: &str) -> Option<String> {
    for pair in query.split('&') {
        let Some((_, value)) = pair.split_once('=') else { continue };
        let value = decoded(value);
        let is_address = scheme_end(&value).is_some() || value.starts_with('/') && value.len() > 1;
        if is_address && (has_ending(&value) || !has_ending(path)) {
            return Some(value);
        }
    }
    let inner = decoded(path.get(rfind(path, "http").filter(|at| *at > 0)?..)?);
    scheme_end(&inner)?;
    // The query belongs to the inner address, or only affects how it is sent.
    Some(if query.is_empty() { inner } else { inner + "?" + query })
}

/// Whether the path of an address ends like a picture file.
fn has_ending(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    ENDINGS.iter().any(|ending| without_ending(path, ending).is_some())
}

fn without_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let (stem, last) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
    (last.eq_ignore_ascii_case(ending) && !stem.is_empty()).then_some(stem)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `1024x683`, `640w`, `w640`, `2x`.
fn is_size(text: &str) -> bool {
    let text = text.trim_end_matches('!');
    text.strip_suffix(['x', 'w']).or_else(|| text.strip_prefix('w')).is_some_and(is_number)
        || text.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height))
}

/// The four numbers of a crop: `0_0_5000_3000`.
fn is_crop(text: &str) -> bool {
    text.split('_').count() == 4 && text.split('_').all(is_number)
}

/// Settings of an image service: `w_1456,c_limit,f_auto,q_auto:good`.
fn is_settings(text: &str) -> bool {
    let is_setting = |part: &str| {
        part.split_once('_').is_some_and(|(key, value)| {
            matches!(key, "w" | "h" | "c" | "f" | "q" | "g" | "e" | "ar" | "fl" | "dpr") && !value.is_empty()
        })
    };
    text.split(',').all(is_setting)
}

/// Removes "-1024x683", "_640w", "@2x", "-scaled" and the like from the end of a file name.
fn without_size(stem: &str) -> &str {
    let stem = without_quality(stem);
    let Some((rest, size)) = stem.rsplit_once(['-', '_', '@']) else { return stem };
    let lower = size.to_ascii_lowercase();
    let is_named = SIZES.iter().any(|name| {
        // "large", "master1050", "videoSixteenByNine3000", but not "largest".
        lower.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    if (is_size(size) || is_named) && !rest.is_empty() { without_size(rest) } else { stem }
}

/// Removes a size with a quality from the end of a file name: "pier-s800-c85".
fn without_quality(stem: &str) -> &str {
    let number_after = |text: &str, sign: char| text.strip_prefix(sign).is_some_and(is_number);
    let parts = stem.rsplit_once('-').and_then(|(rest, quality)| Some((rest.rsplit_once('-')?, quality)));
    match parts {
        Some(((rest, size), quality)) if number_after(size, 's') && number_after(quality, 'c') && !rest.is_empty() => {
            rest
        }
        _ => stem,
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::Picture;
    use crate::article::Photo;

    fn picture(url: &str) -> Picture {
        Picture::of(&Photo { url: Some(url.to_owned()), ..Photo::default() })
    }

    fn address(url: &str) -> String {
        picture(url).address.unwrap_or_default()
    }

    #[track_caller]
    fn same_picture(urls: &[&str]) {
        for url in urls {
            assert_eq!(address(url), address(urls[0]), "{url}");
        }
    }

    #[test]
    fn addresses_ignore_size_and_server() {
        for url in [
            "https://img1.example.org/2031/05/bridge.jpg",
            "https://img2.example.org/2031/05/bridge-1024x683.jpg?w=640",
            "//2031/05/bridge@2x.JPG#top",
            "/2031/05/bridge_640w.jpg.webp",
            "/2031/05/bridge-scaled-300x200.jpeg",
        ] {
            assert_eq!(address(url), "2031/05/bridge", "{url}");
        }
        assert_eq!(address("https://example.org/a-b/bridge-2"), "a-b/bridge-2");
    }

    #[test]
    fn image_services_are_resolved() {
        same_picture(&[
            "https://i.example/img/media/6f2a/0_0_5000_3000/master/5000.jpg?width=465&dpr=1&s=none",
            "https://i.example/img/media/6f2a/0_120_5000_2800/500.jpg?width=1200",
        ]);
        same_picture(&[
            "https://ichef.example/news/480/cpsprodpb/11/live/ab.jpg.webp",
            "https://ichef.example/news/976/cpsprodpb/11/live/ab.jpg",
        ]);
        same_picture(&["/content/images/size/w300/2031/04/ferry.jpg", "/content/images/2031/04/ferry.jpg"]);
        same_picture(&[
            "https://miro.example/v2/resize:fit:640/format:webp/1*abc.jpeg",
            "https://miro.example/v2/resize:fit:1400/1*abc.jpeg",
        ]);
        same_picture(&[
            "https://cdn.example/image/fetch/w_424,c_limit,f_webp/https%3A%2F%2Fs3.example%2Fa%2Fpile.jpeg",
            "https://cdn.example/image/fetch/w_1456,c_limit,f_auto,q_auto:good/https%3A%2F%2Fs3.example%2Fa%2Fpile.jpeg",
            "https://s3.example/a/pile.jpeg",
        ]);
        same_picture(&[
            "https://dims.example/dims4/default/0a1b/crop/4000x2667+0+0/resize/599x399!/?url=https%3A%2F%2Fassets.example%2Fferry",
            "https://dims.example/dims4/default/77c2/crop/4000x2250+0+9/resize/980x551!/?url=https%3A%2F%2Fassets.example%2Fferry",
        ]);
        same_picture(&[
            "/_next/image?url=%2Fmedia%2Fa.jpg&w=640&q=75",
            "/_next/image?url=%2Fmedia%2Fa.jpg&w=1920&q=75",
        ]);
        same_picture(&[
            "https://static.example/2031/03/07/pier-articleLarge.jpg?quality=75",
            "https://static.example/2031/03/07/pier-videoSixteenByNine3000.jpg",
        ]);
        same_picture(&[
            "/sites/default/files/styles/wide/public/2031-05/bridge.jpg?itok=abc",
            "/sites/default/files/2031-05/bridge.jpg",
        ]);
        same_picture(&[
            "https://r.example/resizer/Ab1=/1440x0/filters:quality(70)/X.jpg",
            "https://r.example/resizer/Zz9=/800x0/X.jpg",
        ]);
    }

    #[test]
    fn different_pictures_stay_different() {
        for (one, other) in [
            ("/photos/1234/large.jpg", "/photos/1235/large.jpg"),
            ("/2031/05/bridge.jpg", "/2031/06/bridge.jpg"),
            ("/media/6f2a/0_0_5000_3000/master/5000.jpg", "/media/77b0/0_0_5000_3000/master/5000.jpg"),
            ("/img/bridge-1.jpg", "/img/bridge-2.jpg"),
            ("/_next/image?url=%2Fa.jpg&w=640", "/_next/image?url=%2Fb.jpg&w=640"),
            ("/news/480/cpsprodpb/11/live/ab.jpg", "/news/480/cpsprodpb/12/live/ab.jpg"),
            ("https://i.example/imrs.php?src=A&w=640", "https://i.example/imrs.php?src=B&w=640"),
            (
                "https://i.example/imrs.php?src=https://a.example/one.jpg",
                "https://i.example/imrs.php?src=https://a.example/two.jpg",
            ),
            ("/image.php?id=5", "/image.php?id=6"),
            ("/image?file=a.jpg&w=3", "/image?file=b.jpg&w=3"),
            ("/download.aspx?image=a", "/download.aspx?image=b"),
            ("/Photo?5", "/Photo?6"),
            ("/one.jpg?ref=https://n.example/story", "/two.jpg?ref=https://n.example/story"),
            ("/img/pier-c5.jpg", "/img/pier-c6.jpg"),
            ("/img/pier-s2.jpg", "/img/pier-s3.jpg"),
            ("./A_files/one.jpg", "./B_files/two.jpg"),
            ("./A_files/one.jpg", "https://n.example/img/two.jpg"),
            ("data:image/png;base64,AA==", "data:image/png;base64,BB=="),
            (
                "https://web.archive.org/web/20310304061022im_/https://n.example/one.jpg",
                "https://web.archive.org/web/20310304061022im_/https://n.example/two.jpg",
            ),
        ] {
            assert!(picture(one).differs(&picture(other)), "{one} {other}");
        }
    }

    #[test]
    fn queries_identify_the_picture() {
        same_picture(&["/image.php?id=5&w=640", "/image.php?w=1200&id=5&dpr=2", "/image.php?id=5"]);
        same_picture(&[
            "https://n.example/p.jpg?ImWidth=640",
            "https://n.example/p.jpg?imwidth=1200",
            "/p.jpg?1709539200",
            "/p.jpg",
        ]);
        same_picture(&[
            "https://i.example/imrs.php?src=https://a.example/one.jpg&h=60&w=60",
            "https://i.example/imrs.php?src=https%3A%2F%2Fa.example%2Fone.jpg%3Fquality%3D65&w=138",
            "https://a.example/one.jpg",
        ]);
        same_picture(&["https://t.example/unsafe/640x0/https://n.example/one.jpg", "https://n.example/one.jpg"]);
        same_picture(&["https://i0.wp.com/n.example/2031/one.jpg?fit=3,4&ssl=1", "https://n.example/2031/one.jpg"]);
        same_picture(&["https://n.example/img/pier-s800-c85.webp", "https://n.example/img/pier-s1100-c50.jpg"]);
    }

    #[test]
    fn archives_and_saved_pages_are_resolved() {
        for url in [
            "https://web.archive.org/web/20310304061022im_/https://n.example/img/pier.jpg",
            "/web/20310305101500im_/https://n.example/img/pier-640x480.jpg",
            "https://arquivo.pt/wayback/20310304061022im_/https://n.example/img/pier.jpg?w=3",
            "./Ferry plan_files/pier.jpg",
            "Ferry%20plan_files/pier-300x200.jpg",
            "Fähre-Dateien/pier.jpg",
        ] {
            assert!(picture(url).is_same(&picture("https://n.example/img/pier.jpg")), "{url}");
        }
        assert!(picture("./A_files/pier.jpg").is_same(&picture("./B_files/pier.jpg")));
        let today = |capture: &str, digit| {
            picture(&format!("https://archive.ph/{capture}/{}.jpg", String::from(digit).repeat(40)))
        };
        assert!(today("aB3dE", 'a').is_same(&today("xY9zW", 'a')) && today("aB3dE", 'a').differs(&today("aB3dE", 'b')));
        // The bytes of a picture cannot be compared with an address.
        let (inside, on_the_web) = (picture("data:image/png;base64,AA=="), picture("https://n.example/pier.jpg"));
        assert!(!inside.is_same(&on_the_web) && !inside.differs(&on_the_web));
    }

    #[test]
    fn nested_addresses_are_bounded() {
        let deep = format!("/a?u={}", "http%3A%2F%2Fa%3Fu%3D".repeat(2_000));
        let encoded = format!("/a?u=%{}68ttp://a", "25".repeat(20_000));
        for url in [deep, encoded, "https://".repeat(5_000), "/?u=/".repeat(5_000)] {
            assert!(address(&url).len() <= url.len());
        }
    }
}
