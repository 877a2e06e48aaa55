//! Random input for the laws: texts for the parsers, and stories with edits.

pub mod stories;
pub mod texts;

use article_versions::{Agency, CompareOptions, Format};
use proptest::prelude::*;

pub fn formats() -> impl Strategy<Value = Format> {
    proptest::sample::select(vec![Format::Auto, Format::Wire, Format::Markdown])
}

/// The default budget, or less: from none to what some pairs need.
pub fn options() -> impl Strategy<Value = CompareOptions> {
    prop_oneof![
        4 => Just(CompareOptions::default()),
        1 => (0u64..2_000).prop_map(|budget| CompareOptions::new().budget(budget)),
        1 => Just(CompareOptions::new().budget(0)),
        1 => Just(CompareOptions::new().budget(u64::MAX)),
    ]
}

/// Additional agencies: usually none, otherwise names from the texts and any others.
pub fn agencies() -> impl Strategy<Value = Vec<Agency>> {
    let name = prop_oneof![
        4 => proptest::sample::select(vec!["Mari Lund", "Kystfoto", "AP", "Ines Valdoro", "ferry", "Gravik", "İ", ""]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let agency = (name.clone(), proptest::collection::vec(name, 0..3));
    let some = proptest::collection::vec(agency.prop_map(|(name, spellings)| Agency { name, spellings }), 1..4);
    prop_oneof![3 => Just(Vec::new()), 1 => some]
}
