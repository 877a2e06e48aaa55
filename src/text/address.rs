//! Parses web addresses: finds the original of an archive's copy or a redirect, and the parts of an address.
//!
//! ```text
//! https://web.archive.org/web/20310304061022im_/https://n.example/p.jpg     →   https://n.example/p.jpg
//! /wayback/20310304061022/http://n.example/ferry                            →   http://n.example/ferry
//! https://archive.ph/2031.03.04-061022/https://n.example/ferry              →   https://n.example/ferry
//! https://archive.ph/o/aB3dE/https://n.example/ferry                        →   https://n.example/ferry
//! https://www.google.com/url?q=https://n.example/a%3Fb&sa=D&ust=1&usg=2     →   https://n.example/a?b
//! ```

/// Redirects to an address in their query: the server's name or a part of it, the path, and the query keys.
#[cfg(feature = "pages")]
const REDIRECTS: &[(&str, &str, &[&str])] = &[
    ("google.", "/url", &["q", "url"]),
    ("facebook.com", "/l.php", &["u"]),
    ("safelinks.protection.outlook.com", "/", &["url"]),
];

/// The number of digits in the time of a capture: from a year to a second.
#[cfg(feature = "pages")]
const TIME_DIGITS: std::ops::RangeInclusive<usize> = 4..=14;

/// The original address of a capture in a web archive.
#[cfg(feature = "pages")]
pub(crate) fn captured(url: &str) -> Option<&str> {
    let (at, _) = url.match_indices("/http").find(|(at, _)| {
        let (before, rest) = url.split_at(*at);
        let is_address = scheme_end(rest.get(1..).unwrap_or_default()).is_some();
        let mut parts = before.rsplit('/');
        let (last, folder) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        is_address && (is_capture_mark(last) || folder == "o" && before.contains("//archive."))
    })?;
    url.get(at + 1..)
}

/// `20310304061022`, `20310304061022im_`, `2031.03.04-061022`, `mp_`.
#[cfg(feature = "pages")]
fn is_capture_mark(part: &str) -> bool {
    let (time, kind) = match part.strip_suffix('_') {
        Some(rest) => rest.split_at_checked(rest.len().saturating_sub(2)).unwrap_or_default(),
        None => (part, ""),
    };
    let digits = time.bytes().filter(u8::is_ascii_digit).count();
    let is_time = TIME_DIGITS.contains(&digits) && time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    kind.bytes().all(|b| b.is_ascii_lowercase()) && (is_time || time.is_empty() && kind.len() == 2)
}

/// The target of a redirect by a mail program, a search engine or an editor.
#[cfg(feature = "pages")]
pub(crate) fn redirected(url: &str) -> Option<String> {
    let rest = url.get(scheme_end(url)?..)?;
    let (place, query) = rest.split_once('?')?;
    let (server, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let (_, _, keys) = REDIRECTS.iter().find(|(name, at, _)| server.contains(name) && path == *at)?;
    let query = query.split('#').next().unwrap_or_default();
    let value = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| keys.contains(key))?.1;
    let target = decoded(value);
    scheme_end(&target).is_some().then_some(target)
}

/// The end of the scheme of a web address. Some servers collapse the two slashes of an address inside a path to one.
pub(crate) fn scheme_end(url: &str) -> Option<usize> {
    let http = url.get(..4).filter(|http| http.eq_ignore_ascii_case("http"))?.len();
    let rest = url.get(http..)?;
    let rest = rest.strip_prefix(['s', 'S']).unwrap_or(rest).strip_prefix(":/")?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    (!rest.is_empty()).then(|| url.len() - rest.len())
}

/// Decodes the percent signs of a part of an address: `%2F` is a slash. Invalid UTF-8 stays as it is.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = match after {
            [high, low, ..] if first == b'%' => (*high as char).to_digit(16).zip((*low as char).to_digit(16)),
            _ => None,
        };
        bytes.push(digits.map_or(first, |(high, low)| (high * 16 + low) as u8));
        rest = if digits.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(all(test, feature = "pages"))]
mod tests {
    use super::{captured, redirected};

    /// The address without the parts of an archive or a redirect.
    fn original(url: &str) -> String {
        let url = captured(url).unwrap_or(url);
        redirected(url).unwrap_or_else(|| url.to_owned())
    }

    #[test]
    fn captures_become_the_captured_addresses() {
        for url in [
            "https://web.archive.org/web/20310304061022/https://n.example/a?b=c",
            "https://web.archive.org/web/20310304061022im_/https://n.example/a?b=c",
            "//web.archive.org/web/2031/https://n.example/a?b=c",
            "/web/20310304061022js_/https://n.example/a?b=c",
            "https://arquivo.pt/wayback/20310304061022/https://n.example/a?b=c",
            "https://arquivo.pt/noFrame/replay/20310304061022mp_/https://n.example/a?b=c",
            "https://webarchive.nationalarchives.gov.uk/ukgwa/20310304061022/https://n.example/a?b=c",
            "https://webarchive.example/all/20310304061022id_/https://n.example/a?b=c",
            "https://wayback.archive-it.org/1234/20310304061022oe_/https://n.example/a?b=c",
            "https://archive.ph/20310304061022/https://n.example/a?b=c",
            "https://archive.is/2031.03.04-061022/https://n.example/a?b=c",
            "https://archive.ph/o/aB3dE/https://n.example/a?b=c",
            "https://replay.example/w/id-aa11/mp_/https://n.example/a?b=c",
            "https://www.google.com/url?q=https://n.example/a?b%3Dc&sa=D&source=editors&ust=1&usg=AO",
            "https://www.google.de/url?sa=t&url=https%3A%2F%2Fn.example%2Fa%3Fb%3Dc&usg=AO",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fn.example%2Fa%3Fb%3Dc&h=AT0",
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fn.example%2Fa%3Fb%3Dc&data=05",
            "https://web.archive.org/web/20310304061022/https://www.google.com/url?q=https://n.example/a?b%3Dc&ust=1",
        ] {
            assert_eq!(original(url), "https://n.example/a?b=c", "{url}");
        }
    }

    #[test]
    fn other_addresses_stay_as_they_are() {
        for url in [
            "",
            "http://",
            "/http",
            "#http://n.example",
            "mailto:a@n.example",
            "https://n.example/a?b=c%20d",
            "https://n.example/share/https://other.example/a",
            "https://n.example/2031/03/04/a",
            "https://n.example/url?q=https://other.example",
            "https://www.google.com/url?q=ferry",
            "https://www.google.com/search?q=https://other.example",
            "https://web.archive.org/web/20310304061022/",
            "https://n.example/é_/http",
        ] {
            assert_eq!(original(url), url);
        }
    }
}
