//! A photo in, what its picture is known again by out.

use super::Picture;
use crate::article::Photo;

impl Picture {
    /// What a photo's picture is known by: the newsroom's identifier, and the address without server, query and size.
    ///
    /// ```text
    /// https://img1.example.org/2031/05/bridge-1024x683.jpg?w=640   →   2031/05/bridge.jpg
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

fn address(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.trim_start_matches('/');
    let (stem, ending) = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, Some(ending)),
        _ => (path, None),
    };
    let stem = without_size(stem);
    ending.map_or_else(|| stem.to_owned(), |ending| format!("{stem}.{}", ending.to_lowercase()))
}

/// Takes "-1024x683", "_640" with a following "w", "@2x" and "-scaled" off the end of a file's name.
fn without_size(stem: &str) -> &str {
    for (at, _) in stem.rmatch_indices(['-', '_', '@']) {
        let Some((rest, size)) = stem.split_at_checked(at) else { continue };
        let size = size.trim_start_matches(['-', '_', '@']);
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let is_size = size == "scaled"
            || size.strip_suffix(['x', 'w']).is_some_and(digits)
            || size.split_once('x').is_some_and(|(width, height)| digits(width) && digits(height));
        return if is_size && !rest.is_empty() { without_size(rest) } else { stem };
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_forget_size_and_server() {
        for url in [
            "https://img1.example.org/2031/05/bridge.jpg",
            "https://img2.example.org/2031/05/bridge-1024x683.jpg?w=640",
            "//2031/05/bridge@2x.JPG#top",
            "/2031/05/bridge_640w.jpg",
        ] {
            assert_eq!(address(url), "2031/05/bridge.jpg", "{url}");
        }
        assert_eq!(address("https://example.org/a-b/bridge-2"), "a-b/bridge-2");
    }
}
