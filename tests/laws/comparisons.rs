//! Tests the laws of comparisons with random articles, their edited versions, and random texts.

use crate::law::comparisons::hold;
use crate::random::{agencies, options, stories, texts};
use article_versions::{CompareOptions, Format, ParseOptions, parse, parse_with};
use proptest::prelude::*;

/// The number of random pairs for each law.
const CASES: u32 = 1_024;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_articles((before, after) in stories::pair()) {
        hold(&before, &after, &CompareOptions::default());
    }

    #[test]
    fn with_little_work_or_none((before, after) in stories::pair(), options in options()) {
        hold(&before, &after, &options);
    }

    /// From the text to the comparison, in every format, with every option.
    #[test]
    fn any_text_and_what_became_of_it((format, [before, after, _]) in texts::edited(), options in options(), agencies in agencies()) {
        let parsing = ParseOptions::new().agencies(&agencies);
        let [before, after] = [before, after].map(|text| parse_with(&text, format, &parsing));
        hold(&before, &after, &options.agencies(&agencies));
    }

    #[test]
    fn any_two_texts((before_format, before) in texts::any_text(), (after_format, after) in texts::any_text()) {
        hold(&parse(&before, before_format), &parse(&after, after_format), &CompareOptions::default());
    }
}

/// The same passages fit into the budget whichever version comes first, even if a block moved and the rows are in
/// another order.
#[test]
fn smaller_and_smaller_budgets() {
    let before = "The pilots kept all flights on the ground on Monday, said the union.\n\n\
        Passengers slept on camp beds in the hall. They had tea at seven. Nobody was told more.\n\n\
        The airport opens again on Tuesday at noon. Trains run as they did before. Buses do not.\n\n\
        The union asks for nine percent more pay and a day off. The airline offers four. Talks go on.";
    let after = "The airport opens again on Wednesday at six. Trains run as they did in May. Buses may not.\n\n\
        The pilots kept most flights on the ground on Sunday, said the owner.\n\n\
        The union asks for five percent more pay and a week off. The airline offers two. Talks go on.\n\n\
        Passengers slept on blankets in the hall. They had soup at seven. Nobody was told less.";
    for budget in (0..4_000).step_by(20) {
        hold(&parse(before, Format::Wire), &parse(after, Format::Wire), &CompareOptions::new().budget(budget));
    }
}

/// Two words have one stem and different properties. Which of them stands for both does not depend on the side.
#[test]
fn words_with_one_stem() {
    let before = "The gate is open.\n\ndon’te\u{301}tude May 24, 2031 never never";
    let after = "The gate is open.\n\nเรือข้ามฟาก the don’t May 24, 2031 ව:[¸!a!\"!a￼প[߀a0Σ!";
    hold(&parse(before, Format::Wire), &parse(after, Format::Wire), &CompareOptions::default());
}
