//! Comparing under random articles and their edited forms, and from any text to the comparison.

use crate::law::comparisons::hold;
use crate::random::{agencies, options, stories, texts};
use article_versions::{Options, parse, with_agencies};
use proptest::prelude::*;

/// How many random pairs each law is tried with.
const CASES: u32 = 1_024;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_articles((before, after) in stories::pair()) {
        hold(&before, &after, &Options::default());
    }

    #[test]
    fn with_little_work_or_none((before, after) in stories::pair(), options in options()) {
        hold(&before, &after, &options);
    }

    /// From the text to the comparison, in every format, with every option.
    #[test]
    fn any_text_and_what_became_of_it((format, [before, after, _]) in texts::edited(), options in options(), agencies in agencies()) {
        with_agencies(&agencies, || hold(&parse(&before, format), &parse(&after, format), &options));
    }

    #[test]
    fn any_two_texts((before_format, before) in texts::any_text(), (after_format, after) in texts::any_text()) {
        hold(&parse(&before, before_format), &parse(&after, after_format), &Options::default());
    }
}
