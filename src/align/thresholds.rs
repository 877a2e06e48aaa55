//! The thresholds that decide which units belong together, each with its unit and its reason.
//!
//! Small changes to a number that was tried on labelled pairs made hardly any difference; see "Measuring" in
//! CONTRIBUTING.md. Similarities run from 0 (nothing shared) to 1 (the same words); see
//! [`Bag::similarity`](super::Bag::similarity).

/// Similarity from which two blocks are one, changed. wikidiff2 uses 0.2, VisualEditor and WordPress 0.5. At 0.36 a
/// few rewritten sentences are lost. At 0.34 sentences of unrelated stories are paired.
pub(crate) const BLOCK_PAIR: f64 = 0.35;

/// Similarity from which two sentences are one, changed. Lower than for blocks, because the sentences are in blocks
/// that belong together.
pub(crate) const SENTENCE_PAIR: f64 = 0.3;

/// Similarity from which the only block deleted in a gap and the only one inserted there are one, rewritten. Values
/// from 0.15 to 0.3 make hardly any difference on labelled pairs. Without this threshold an unrelated paragraph would
/// count as a rewording of the one that it replaced.
pub(crate) const LONE_PAIR: f64 = 0.2;

/// The most tokens, punctuation included, of a line that is identified by its place, such as a verdict or a score.
/// "Recommended" and "Not recommended" share no token. A sentence has more.
pub(crate) const LINE_WORDS: usize = 3;

/// Share of the lighter of two units that the other must contain for the two to be one, however much was added:
/// "Ferries were canceled." and the same words followed by three more clauses. Values from 0.65 to 0.7 make no difference
/// on labelled pairs; at 0.8 one is lost.
pub(crate) const GROWN: f64 = 0.7;

/// The weight that the lighter one must have for that, about three distinctive words. Anything lighter may be contained
/// by chance.
pub(crate) const GROWN_WEIGHT: u32 = 12;

/// Similarity from which a deleted block and an inserted block are one, moved. At 0.3 blocks match that share only a
/// subject.
pub(crate) const MOVE: f64 = 0.4;

/// Share of the lighter of two blocks at different places that the other must contain for the two to be one, shortened
/// or extended.
pub(crate) const MOVE_HELD: f64 = 0.55;

/// The weight that the lighter one must have for that, about ten distinctive words. Short blocks share the names of a
/// story by chance.
pub(crate) const MOVE_HELD_WEIGHT: u32 = 40;

/// The number of consecutive tokens that both must contain for that. A share alone may consist of names and particles.
pub(crate) const MOVE_HELD_TOKENS: usize = 6;

/// Similarity, with rare words counted twice, from which two blocks without a partner are one if neither resembles
/// another block nearly as much. Values from 0.25 to 0.3 make hardly any difference on news pairs.
pub(crate) const MUTUAL: f64 = 0.28;

/// How much more similar these must be than either of them is to any other block. At 0.12 false pairs appear in essays.
pub(crate) const MUTUAL_MARGIN: f64 = 0.15;

/// Share of the lighter of two such blocks, without particles and with rare words counted twice, from which two are one
/// if the other has it, however much that one has of its own. At 0.5 false pairs appear in essays.
pub(crate) const MUTUAL_HELD: f64 = 0.6;

/// The weight that this share must have: two distinctive words of which one occurs nowhere else.
pub(crate) const MUTUAL_HELD_WEIGHT: u32 = 12;

/// How much heavier it must be than what either of them shares with any other block: a distinctive word.
pub(crate) const MUTUAL_HELD_MARGIN: u32 = 4;

/// The most blocks of both versions together whose words are also compared by their stems. All words have to be entered
/// again, which takes a tenth of the time of a long text.
pub(crate) const STEMMED_UNITS: usize = 200;

/// The number of units for each one that must have a partner for the two sides to be versions of one story. Units of
/// different stories share words by chance.
pub(crate) const RELATED: usize = 4;

/// How much more similar two units must be than the pairs they are in for these to be given up.
pub(crate) const BETTER: f64 = 0.2;

/// Similarity from which a pair in order is never given up.
pub(crate) const CERTAIN: f64 = 0.7;

/// Similarity from which a deleted sentence and an inserted sentence are one, moved. Higher than for blocks: sentences
/// are short, and those of one story share its names and phrases.
pub(crate) const SENTENCE_MOVE: f64 = 0.6;

/// The number of consecutive tokens that both must contain to be one from [`MOVE`] in the same row. Four are often a
/// phrase of the story: "guests left the hotel".
pub(crate) const SENTENCE_MOVE_TOKENS: usize = 5;

/// Share of the shorter of two sentences that both must have kept for them to be one, changed, in a timeline. In a
/// comparison, a sentence with one long edit counts as edited if it kept `refine::rewritten::KEPT` of its weight. Less
/// than this value is a remnant: a full stop, or a particle beside a piece of another sentence.
pub(crate) const SENTENCE_KEPT: f64 = 0.25;

/// Similarity from which two photos that keep their order are one before all other pairs are considered. Captions of
/// one story share the place, the day and the photographer, so two photos that swapped places would pair wrongly.
pub(crate) const PHOTO_PAIR: f64 = 0.8;

/// Weight below which a moved block is too short to be recognised, unless it is identical and unique: about three
/// distinctive words, or six Chinese characters.
pub(crate) const MOVE_WEIGHT: u32 = 12;

/// Tokens below which the same holds.
pub(crate) const MOVE_WORDS: usize = 4;

/// How much of a further piece must be found in the part of the whole that no other piece covers. At 0.2 neighbours
/// that merely repeat words are taken. At 0.4 one in twenty true merges is lost.
pub(crate) const SPLIT_SHARE: f64 = 0.3;

/// The same for a piece of several sentences that stands on the other side of its neighbours than its words in the
/// whole. At 0.55 a paragraph counts as merged when only its last sentence moved to its neighbour.
pub(crate) const SPLIT_TURNED: f64 = 0.6;

/// The most similarity that a further piece may cost with words of its own. At 0.05 a few true pieces are lost.
pub(crate) const SPLIT_LOSS: f64 = 0.1;

/// The most pieces of a split or merge. Readers do not follow more.
pub(crate) const SPLIT_PIECES: usize = 4;

/// The most pairs of units in a gap that are all compared. In larger gaps only units that share a rare word are.
pub(crate) const ALL_PAIRS: usize = 10_000;

/// The most units of a gap in which a rare word may stand.
pub(crate) const RARE: usize = 8;
