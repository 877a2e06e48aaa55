//! Laws of captions and credits under random text, and what the literate specs cannot write down: marks.

// proptest needs randomness, which wasm32-unknown-unknown has not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use article_versions::{CreditOrigin, Mark, Photo, Run, looks_like_caption, parse_caption, parse_credit, plain_text};
use proptest::prelude::*;

/// Text made of what captions are made of, so that random cases reach the grammar.
fn caption_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "Caption ", "FILE - ", "Credit: ", "In this photo released by ", "AP", "Reuters", "Photo: ", "Foto von ", "©",
            " via ", " for ", " and ", "/", " | ", " - ", "-", ", ", ". ", "(", ")", "File", "Ines Valdoro", "photo by ",
            "Courtesy of ", "CC BY 4.0", "https://example.org/a ", "\n", "İ", "写真", "\u{301}", "ß", "…", "Sgt. ", "'",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-zA-Z ]{0,12}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// The characters of a text that are no white space.
fn dense(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a photo keeps of its source, sorted, as a credit may stand before its caption.
fn kept(photo: &Photo) -> Vec<char> {
    let mut kept = dense(&plain_text(&photo.caption));
    photo.credits.iter().for_each(|credit| kept.extend(dense(&credit.raw)));
    kept.sort_unstable();
    kept
}

proptest! {
    #[test]
    fn a_credit_keeps_its_line_and_names_only_what_stands_in_it(line in caption_like()) {
        let credit = parse_credit(&line);
        prop_assert_eq!(&credit.raw, &line);
        for name in credit.creators.iter().chain(&credit.providers).chain(&credit.via).chain(&credit.other) {
            prop_assert!(line.contains(name.as_str()), "{:?} is not in {:?}", name, line);
        }
    }

    #[test]
    fn a_caption_loses_nothing(text in caption_like()) {
        let photo = parse_caption(&[Run::plain(text.as_str())]);
        let mut source = dense(&text);
        source.sort_unstable();
        let mut left = source.clone();
        for c in kept(&photo) {
            let place = left.iter().position(|l| *l == c);
            prop_assert!(place.is_some(), "{c:?} was made up");
            left.remove(place.unwrap());
        }
        let mut words = dense("Caption:Credit:");
        for c in left {
            let place = words.iter().position(|w| *w == c);
            prop_assert!(place.is_some(), "{c:?} got lost");
            words.remove(place.unwrap());
        }
    }

    #[test]
    fn any_text_may_be_asked_whether_it_is_a_caption(text in caption_like(), other in any::<String>()) {
        looks_like_caption(&text);
        looks_like_caption(&other);
        parse_caption(&[Run::plain(other.as_str())]);
        parse_credit(&other);
    }
}

#[test]
fn marks_survive_the_cut() {
    let emphasis = |text: &str| Run { text: text.into(), marks: vec![Mark::Emphasis] };
    let photo = parse_caption(&[Run::plain("The barge "), emphasis("Low Tide. (AP "), emphasis("Photo/Ines Valdoro)")]);
    assert_eq!(photo.caption, [Run::plain("The barge "), emphasis("Low Tide.")]);
    assert_eq!(photo.credits[0].raw, "(AP Photo/Ines Valdoro)");
    assert_eq!(photo.credits[0].origin, CreditOrigin::Caption);
}

#[test]
fn a_long_caption_costs_no_more_than_its_end() {
    let text = "Photo: a barge - and - © for (AP) via ".repeat(20_000) + ". (Ines Valdoro/AP)";
    let start = std::time::Instant::now();
    assert_eq!(parse_caption(&[Run::plain(text)]).credits.last().unwrap().creators, ["Ines Valdoro"]);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}
