//! Tests the laws of timelines with random series of versions.

use crate::law::timelines::{hold, repeated_versions_have_no_events};
use crate::random::{options, stories, texts};
use article_versions::{CompareOptions, ParseOptions, Timeline, parse, parse_versions, timeline};
use proptest::prelude::*;

/// The number of random series for each law.
const CASES: u32 = 512;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_series(versions in stories::series(), options in options()) {
        hold(&versions, &options);
    }

    /// From the texts to the timeline, in every format.
    #[test]
    fn any_text_and_what_became_of_it((format, versions) in texts::edited(), options in options()) {
        let together = parse_versions(&versions, format, &ParseOptions::new());
        let alone = versions.map(|text| parse(&text, format));
        assert_eq!(together, alone);
        hold(&alone, &options);
    }

    #[test]
    fn nothing_happens_to_a_story_that_stays(version in stories::article(), times in 1..5usize) {
        repeated_versions_have_no_events(&version, times, &CompareOptions::default());
    }
}

#[test]
fn an_empty_list_gives_an_empty_timeline() {
    let mut expected = Timeline::default();
    expected.precise = true;
    assert_eq!(timeline(&[], &CompareOptions::default()), expected);
}
