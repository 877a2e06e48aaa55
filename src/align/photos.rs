//! A photo in, what its picture is known again by out.

use super::Picture;
use crate::article::Photo;
use crate::text::trim::rfind;

impl Picture {
    /// What a photo's picture is known by: the newsroom's identifier, and the address without server, query and size.
    ///
    /// ```text
    /// https://img1.example.org/2031/05/bridge-1024x683.jpg?w=640   →   2031/05/bridge
    /// ```
    pub fn of(photo: &Photo) -> Self {
        let filled =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Self { id: filled(&photo.id), address: filled(&photo.url).map(|url| address(&url)) }
    }

    /// Whether both are known and show different pictures.
    pub fn differs(&self, other: &Self) -> bool {
        let both = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        !self.is_same(other) && (both(&self.address, &other.address) || both(&self.id, &other.id))
    }
}

/// Endings of pictures; one picture is offered in several.
const ENDINGS: &[&str] = &[".webp", ".avif", ".jpg", ".jpeg", ".png", ".gif"];
/// Names of sizes at the end of a file's name, as they begin, in lower case.
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
/// What changes with the size in a service's path, as it begins: `resize:fit:1400`, `filters:quality(70)`.
const SERVICES: &[&str] = &["resize:", "format:", "filters:", "fit-in", "quality:", "rs:", "crop:"];

fn address(url: &str) -> String {
    if let Some(inner) = inner(url) {
        return address(&inner);
    }
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let name = parts.pop().unwrap_or_default();
    let mut kept: Vec<&str> = Vec::new();
    let mut rest = parts.iter().copied().peekable();
    let mut has_crop = false;
    while let Some(part) = rest.next() {
        let next = rest.peek().copied().unwrap_or_default();
        match part {
            // Ghost: `size/w600`; image styles of Drupal: `styles/wide/public`.
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
    // Beside a crop the name is the width: `0_0_5000_3000/master/5000.jpg`.
    if !(has_crop && is_number(stem)) {
        kept.push(stem);
    }
    kept.join("/")
}

/// The picture that a resizing service is asked for: `…/resize/599x399!/?url=https%3A%2F%2Fassets.example.org%2Fbridge.jpg`.
fn inner(url: &str) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    let by_name = || lower.find("?url=").or_else(|| lower.find("&url=")).map(|at| at + "?url=".len());
    let at = ["https%3a%2f%2f", "http%3a%2f%2f"].iter().find_map(|scheme| rfind(&lower, scheme)).or_else(by_name)?;
    let inner = url.get(at..)?.split('&').next()?;
    let decoded = inner.replace("%2F", "/").replace("%2f", "/").replace("%3A", ":").replace("%3a", ":");
    // What is encoded further is a query of its own.
    let decoded = decoded.split("%3F").next().unwrap_or_default();
    (!decoded.is_empty()).then(|| decoded.to_owned())
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

/// `0_0_5000_3000`: four numbers of a crop.
fn is_crop(text: &str) -> bool {
    text.split('_').count() == 4 && text.split('_').all(is_number)
}

/// `w_1456,c_limit,f_auto,q_auto:good`: settings of a service, not a folder's name.
fn is_settings(text: &str) -> bool {
    let is_setting = |part: &str| {
        part.split_once('_').is_some_and(|(key, value)| {
            matches!(key, "w" | "h" | "c" | "f" | "q" | "g" | "e" | "ar" | "fl" | "dpr") && !value.is_empty()
        })
    };
    text.split(',').all(is_setting)
}

/// Takes "-1024x683", "_640w", "@2x", "-scaled" and the like off the end of a file's name.
fn without_size(stem: &str) -> &str {
    let Some((rest, size)) = stem.rsplit_once(['-', '_', '@']) else { return stem };
    let lower = size.to_ascii_lowercase();
    let is_named = SIZES.iter().any(|name| {
        // "large", "master1050", "videoSixteenByNine3000"; not "largest".
        lower.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    if (is_size(size) || is_named) && !rest.is_empty() { without_size(rest) } else { stem }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::address;

    #[track_caller]
    fn alike(urls: &[&str]) {
        for url in urls {
            assert_eq!(address(url), address(urls[0]), "{url}");
        }
    }

    #[test]
    fn addresses_forget_size_and_server() {
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
    fn services_for_pictures_are_seen_through() {
        alike(&[
            "https://i.example/img/media/6f2a/0_0_5000_3000/master/5000.jpg?width=465&dpr=1&s=none",
            "https://i.example/img/media/6f2a/0_120_5000_2800/500.jpg?width=1200",
        ]);
        alike(&[
            "https://ichef.example/news/480/cpsprodpb/11/live/ab.jpg.webp",
            "https://ichef.example/news/976/cpsprodpb/11/live/ab.jpg",
        ]);
        alike(&["/content/images/size/w300/2031/04/ferry.jpg", "/content/images/2031/04/ferry.jpg"]);
        alike(&[
            "https://miro.example/v2/resize:fit:640/format:webp/1*abc.jpeg",
            "https://miro.example/v2/resize:fit:1400/1*abc.jpeg",
        ]);
        alike(&[
            "https://cdn.example/image/fetch/w_424,c_limit,f_webp/https%3A%2F%2Fs3.example%2Fa%2Fpile.jpeg",
            "https://cdn.example/image/fetch/w_1456,c_limit,f_auto,q_auto:good/https%3A%2F%2Fs3.example%2Fa%2Fpile.jpeg",
            "https://s3.example/a/pile.jpeg",
        ]);
        alike(&[
            "https://dims.example/dims4/default/0a1b/crop/4000x2667+0+0/resize/599x399!/?url=https%3A%2F%2Fassets.example%2Fferry",
            "https://dims.example/dims4/default/77c2/crop/4000x2250+0+9/resize/980x551!/?url=https%3A%2F%2Fassets.example%2Fferry",
        ]);
        alike(&["/_next/image?url=%2Fmedia%2Fa.jpg&w=640&q=75", "/_next/image?url=%2Fmedia%2Fa.jpg&w=1920&q=75"]);
        alike(&[
            "https://static.example/2031/03/07/pier-articleLarge.jpg?quality=75",
            "https://static.example/2031/03/07/pier-videoSixteenByNine3000.jpg",
        ]);
        alike(&[
            "/sites/default/files/styles/wide/public/2031-05/bridge.jpg?itok=abc",
            "/sites/default/files/2031-05/bridge.jpg",
        ]);
        alike(&[
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
        ] {
            assert_ne!(address(one), address(other), "{one} {other}");
        }
    }
}
