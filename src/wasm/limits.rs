//! Refuses versions that are too large to compare in a browser ([`check`]). They can still be parsed, so they are still
//! shown. Only HTML whose tags are nested too deeply is refused before it is parsed ([`check_html`]).

use super::convert::Failure;
use crate::article::{Article, Omitted};
use crate::text::Keys;
use crate::word_table::is_one_of;

/// The most blocks of a version: thirty times the longest live report, and about as much as a page can show.
const MOST_BLOCKS: usize = 20_000;
/// The most omitted texts of a version. A page has some hundreds.
const MOST_OMITTED: usize = 5_000;
/// The most photos of a version.
const MOST_PHOTOS: usize = 500;

/// The most HTML elements open at once. Ordinary pages have about a hundred. Chromium's parser takes time quadratic in
/// their number.
const MOST_OPEN: usize = 25_000;
/// The most nested templates. About 25,000 crash a tab of Chromium.
const MOST_TEMPLATES: usize = 10_000;

/// Elements that are empty, or that the next element of their kind closes.
const ENDED: &str = "area base br col embed hr img input link meta source track wbr \
    p li dt dd option optgroup tr td th thead tbody tfoot colgroup rb rt rp rtc";

/// Refuses HTML text whose tags are nested too deeply for the browser's parser.
pub(super) fn check_html(text: &str) -> Result<(), Failure> {
    // The names of elements, and how many of each are open.
    let (mut names, mut open) = (Keys::default(), Vec::<usize>::new());
    let (mut count, mut most) = (0, 0);
    for tag in text.split('<').skip(1) {
        let (is_end, rest) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        // In SVG and MathML a tag may close itself.
        let is_open = |name: &str| names.get(name).and_then(|number| open.get(number)).is_some_and(|here| *here > 0);
        let is_drawn = || is_open("svg") || is_open("math");
        let ends_itself =
            || tag.split('>').next().is_some_and(|tag| tag.ends_with('/')) && name != "template" && is_drawn();
        if name.is_empty() || is_one_of(ENDED, &name) || ends_itself() {
            continue;
        }
        let is_template = name == "template";
        let (number, is_new) = names.enter(&name);
        if is_new {
            open.push(0);
        }
        let Some(here) = open.get_mut(number) else { continue };
        if !is_end {
            *here += 1;
            count += 1;
            most = most.max(count);
            if is_template && *here > MOST_TEMPLATES {
                return Err(too_many_open(*here, MOST_TEMPLATES));
            }
        } else if *here > 0 {
            *here -= 1;
            count -= 1;
        }
    }
    match most > MOST_OPEN {
        true => Err(too_many_open(most, MOST_OPEN)),
        false => Ok(()),
    }
}

fn too_many_open(count: usize, most: usize) -> Failure {
    Failure::too_many("too-many-open", "elements open at once", count, most)
}

/// Limits the number of omitted texts. The last one takes the texts of all that are too many, so no word is lost.
pub(super) fn bound_omitted(omitted: &mut Vec<Omitted>) {
    if omitted.len() > MOST_OMITTED {
        let rest: Vec<String> = omitted.drain(MOST_OMITTED..).map(|one| one.text).collect();
        if let Some(last) = omitted.last_mut() {
            last.text.push(' ');
            last.text.push_str(&rest.join(" "));
        }
    }
}

/// Refuses a version that is too long. The error contains the number found and the limit.
pub(super) fn check(article: &Article) -> Result<(), Failure> {
    let photos = article.blocks.iter().filter(|block| block.photo.is_some()).count();
    let limits = [
        ("too-many-blocks", "blocks", article.blocks.len(), MOST_BLOCKS),
        ("too-many-photos", "photos", photos, MOST_PHOTOS),
    ];
    match limits.into_iter().find(|(_, _, count, most)| count > most) {
        Some((code, what, count, most)) => Err(Failure::too_many(code, what, count, most)),
        None => Ok(()),
    }
}
