//! Every number that decides what belongs together, with its unit and its reason.
//!
//! Where a number was tried on labelled pairs, small changes made hardly a difference; see "Measuring" in CONTRIBUTING.md.
//! Similarities run from 0 (nothing shared) to 1 (the same words); see [`Bag::similarity`](super::Bag::similarity).

/// Similarity from which two blocks are one block, changed. wikidiff2 asks 0.2, VisualEditor and WordPress 0.5; between
/// 0.35 and 0.45 it makes hardly a difference on labelled pairs, at 0.3 false pairs come in.
pub(crate) const BLOCK_PAIR: f64 = 0.4;

/// Similarity from which two sentences are one sentence, changed: lower, for they stand in blocks that belong together.
pub(crate) const SENTENCE_PAIR: f64 = 0.3;

/// Similarity from which the one block that went and the one that came in its place are one block, rewritten. Between 0.15
/// and 0.3 it makes hardly a difference on labelled pairs; without it a paragraph about something else is called a rewording
/// of the one whose place it took.
pub(crate) const LONE_PAIR: f64 = 0.2;

/// So many words, signs among them, make a line that is known by its place, as a verdict or a score is: "Recommended" and
/// "Not recommended" share no word by their letters. A sentence has more.
pub(crate) const LINE_WORDS: usize = 3;

/// Share of the lighter of two units that the other must hold for the two to be one, however much was added: "Ferries were
/// canceled." and the same words with three clauses after them.
pub(crate) const GROWN: f64 = 0.8;

/// Weight that the lighter one must have for that, three distinctive words: less is held by chance.
pub(crate) const GROWN_WEIGHT: u32 = 12;

/// Similarity from which a block that left one place and a block that came at another are one block, moved. At 0.3 blocks
/// that share no more than a subject come in.
pub(crate) const MOVE: f64 = 0.4;

/// Share of the lighter of two blocks at different places that the other must hold for the two to be one, shortened or extended.
pub(crate) const MOVE_HELD: f64 = 0.55;

/// Weight that the lighter one must have for that, some ten distinctive words: short blocks share a story's names by chance.
pub(crate) const MOVE_HELD_WEIGHT: u32 = 40;

/// Tokens that must follow each other in both for that: a share alone may be names and particles.
pub(crate) const MOVE_HELD_RUN: usize = 6;

/// Similarity from which a sentence that left one place and one that came at another are one sentence, moved. Higher than
/// for blocks: sentences are short, and those of one story share its names and its turns of phrase.
pub(crate) const SENTENCE_MOVE: f64 = 0.6;

/// Share of the shorter of two sentences that both must have kept for the later to be the earlier one, changed, in a
/// timeline. What a comparison shows as an edited sentence has kept 0.4 (see `refine::rewritten`); less are crumbs: a full stop,
/// a particle beside a piece of another sentence.
pub(crate) const SENTENCE_KEPT: f64 = 0.25;

/// Similarity from which two photos in the same order are one before all others are looked at: captions of one story share its
/// place, its day and the photographer, by which two that changed their places would be each other.
pub(crate) const PHOTO_PAIR: f64 = 0.8;

/// Characters below which a block is too short to be found again unless it is identical and unique.
pub(crate) const MOVE_CHARS: usize = 15;

/// Words below which the same holds.
pub(crate) const MOVE_WORDS: usize = 4;

/// Share of a further piece that must stand in what the other pieces left of the whole. At 0.2 neighbours that merely
/// repeat words come in, at 0.4 one in twenty true merges is lost.
pub(crate) const SPLIT_SHARE: f64 = 0.3;

/// Similarity that a further piece may cost at most, by the words of its own. At 0.05 a few true pieces are lost.
pub(crate) const SPLIT_LOSS: f64 = 0.1;

/// Similarity from which pieces together are what one was. wikidiff2 asks 0.6; at 0.55 pieces with some words of their own
/// are found as well, and nothing false was seen to come in.
pub(crate) const SPLIT_ACCEPT: f64 = 0.55;

/// Pieces up to which splits and merges are looked for: readers do not follow more.
pub(crate) const SPLIT_PIECES: usize = 4;

/// Pairs of units between two anchors, up to which each is looked at. Above that only those that share a rare word are.
pub(crate) const ALL_PAIRS: usize = 10_000;

/// Units between two anchors in which a word may stand to be rare.
pub(crate) const RARE: usize = 8;
