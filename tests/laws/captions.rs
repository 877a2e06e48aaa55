//! Tests the laws of captions and credits with random lines, and markup of runs, which the specs cannot express.

use crate::law::captions::hold;
use crate::random::{agencies, texts};
use article_versions::{CreditOrigin, Markup, ParseOptions, Run, parse_caption, parse_credit, parse_credit_with};
use proptest::prelude::*;

/// The number of random lines for each law.
const CASES: u32 = 1_024;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_caption_or_credit(line in texts::credit()) {
        hold(&line, &ParseOptions::new());
    }

    #[test]
    fn any_text_at_all(text in any::<String>()) {
        hold(&text, &ParseOptions::new());
    }

    #[test]
    fn with_more_agencies(line in texts::credit(), agencies in agencies()) {
        hold(&line, &ParseOptions::new().agencies(&agencies));
        prop_assert_eq!(parse_credit(&line), parse_credit_with(&line, &ParseOptions::new().agencies(&[])));
    }
}

#[test]
fn markup_is_kept_when_a_caption_is_split() {
    let emphasis = |text: &str| Run { text: text.into(), markup: vec![Markup::Emphasis] };
    let photo = parse_caption(&[Run::plain("The barge "), emphasis("Low Tide. (AP "), emphasis("Photo/Ines Valdoro)")]);
    assert_eq!(photo.caption, [Run::plain("The barge "), emphasis("Low Tide.")]);
    assert_eq!(photo.credits[0].raw, "(AP Photo/Ines Valdoro)");
    assert_eq!(photo.credits[0].origin, CreditOrigin::Caption);
}

/// Nothing is timed, but with quadratic cost this test would take minutes.
#[test]
fn cost_does_not_grow_with_the_caption() {
    let text = "Photo: a barge - and - © for (AP) via ".repeat(20_000) + ". (Ines Valdoro/AP)";
    assert_eq!(parse_caption(&[Run::plain(text)]).credits.last().unwrap().creators, ["Ines Valdoro"]);
}
