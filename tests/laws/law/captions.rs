//! Laws of captions and credits: what must hold for the photo or credit that any line is parsed into.

use super::survives_json;
use article_versions::*;

/// The words of the wire form of a caption. They are not part of the caption.
const FORM: &str = "Caption:Credit:";

/// All laws of any line, with or without additional agencies.
pub fn hold(line: &str, options: &ParseOptions) {
    let runs = [Run::plain(line)];
    let (credit, photo) = (parse_credit_with(line, options), parse_caption_with(&runs, options));
    assert_eq!(credit, parse_credit_with(line, options), "the same line is the same credit");
    assert_eq!(photo, parse_caption_with(&runs, options), "the same text is the same caption");
    assert_eq!(
        looks_like_caption_with(line, options),
        looks_like_caption_with(line.trim(), options),
        "white space around it is ignored"
    );
    survives_json(&credit);
    survives_json(&photo);
    a_credit_keeps_its_line(line, &credit);
    photo.credits.iter().for_each(|credit| a_credit_keeps_its_line(&credit.raw, credit));
    a_caption_loses_nothing(line, &photo);
    splitting_runs_keeps_markup(line, &photo, options);
}

/// A credit keeps its line, and names only parties that are in it.
fn a_credit_keeps_its_line(line: &str, credit: &Credit) {
    assert_eq!(credit.raw, line);
    let lists = [&credit.creators, &credit.providers, &credit.via, &credit.other];
    let ones = [&credit.courtesy_of, &credit.commissioned_for, &credit.copyright, &credit.license];
    for name in lists.into_iter().flatten().chain(ones.into_iter().flatten()) {
        assert!(line.contains(name.as_str()), "{name:?} is not in {line:?}");
        assert!(!name.trim().is_empty(), "nobody is named in {line:?}");
    }
    assert!(credit.flags.is_sorted_by(|a, b| a < b), "{:?}", credit.flags);
}

/// Each character of a text is in the caption or in a credit, as often as it is written. Only the words of the form, a
/// field that repeats a credit, and boilerplate around a credit are left out.
fn a_caption_loses_nothing(text: &str, photo: &Photo) {
    let mut left = dense(text);
    let kept = dense(&plain_text(&photo.caption)).into_iter();
    for c in kept.chain(photo.credits.iter().flat_map(|credit| dense(&credit.raw))) {
        let place = left.iter().position(|l| *l == c);
        left.swap_remove(place.unwrap_or_else(|| panic!("{c:?} was made up in {photo:?}")));
    }
    let mut form = dense(FORM);
    if let Some(field) = repeated_field(text, photo) {
        form.extend(dense(field));
    }
    form.extend(dense(buttons(text)));
    for c in left {
        // Any number of colons may stand between "Caption" and its text.
        let place = form.iter().position(|w| *w == c);
        match place {
            Some(_) if c == ':' => {}
            Some(place) => drop(form.swap_remove(place)),
            None => panic!("{c:?} got lost in {photo:?}"),
        }
    }
    assert_eq!(photo.released_by.as_ref().filter(|who| !text.contains(who.as_str())), None);
}

/// The boilerplate of a page around a credit, with the text after it. A credit after them is kept.
pub fn buttons(text: &str) -> &str {
    ["hide caption", "toggle caption"].iter().filter_map(|words| text.find(words)).min().map_or("", |at| &text[at..])
}

/// The field at the end of a text that repeats a credit of the photo.
fn repeated_field<'t>(text: &'t str, photo: &Photo) -> Option<&'t str> {
    let bare = |line: &str| line.trim_matches(|c: char| c.is_whitespace() || "()[]".contains(c)).to_owned();
    let (_, field) = text.rsplit_once("Credit:")?;
    photo.credits.iter().any(|credit| bare(&credit.raw) == bare(field)).then_some(field)
}

/// The characters of a text without white space.
fn dense(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Splitting the runs of a caption does not change the result, and each run keeps its markup.
fn splitting_runs_keeps_markup(text: &str, photo: &Photo, options: &ParseOptions) {
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let (head, tail) = text.split_at(middle);
    let strong = Run { text: tail.to_owned(), markup: vec![Markup::Strong] };
    let marked = parse_caption_with(&[Run::plain(head), strong], options);
    assert_eq!(plain_text(&marked.caption), plain_text(&photo.caption));
    assert_eq!(marked.credits, photo.credits);
    assert!(marked.caption.iter().all(|run| !run.text.is_empty()));
    assert!(marked.caption.is_sorted_by_key(|run| run.markup.clone()), "{:?}", marked.caption);
}
