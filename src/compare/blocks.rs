//! Prepares the blocks of both articles for alignment: articles → blocks with passages and units.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::align::{Bag, Unit};
use crate::article::{Article, Block, BlockKind, Run, SharedBlock};
use crate::context::Context;
use crate::picture::Picture;
use crate::text::{Keys, KnownPassage, Outline, Passage, Vocabulary};
use hashbrown::HashMap;

use super::cache::KnownPassages;
use super::unchanged::{Twins, length, text_of, twins};

/// A block that is ready to be aligned and compared.
pub(super) struct Prepared<'a> {
    pub number: usize,
    pub block: &'a SharedBlock,
    /// The tokens of its text or caption. For unchanged blocks, tokenized on first use.
    passage: OnceCell<Rc<Passage>>,
    /// An empty passage, which all unchanged blocks share.
    nothing: Option<Rc<Passage>>,
    /// The number of the identical block in the other version.
    pub twin: Option<usize>,
    pub unit: Unit,
}

impl Prepared<'_> {
    /// The runs of its passage.
    pub fn runs(&self) -> &[Run] {
        self.block.text_runs()
    }

    /// Whether the other block is this one, unchanged. Its tokens are then not needed.
    pub fn is_twin_of(&self, other: &Self) -> bool {
        self.twin == Some(other.number)
    }

    /// Tokenizes the text, unless that was done already.
    pub fn read(&self, vocabulary: &mut Vocabulary) {
        self.passage.get_or_init(|| Rc::new(Passage::new(self.block.text(), vocabulary)));
    }

    /// The tokens of the text, if it was tokenized.
    pub fn tokenized(&self) -> Option<&Rc<Passage>> {
        self.passage.get()
    }

    /// The tokens of the text. Empty before it is [read](Self::read).
    pub fn passage(&self) -> &Passage {
        let nothing = || self.passage.get_or_init(Rc::default);
        self.passage.get().or(self.nothing.as_ref()).unwrap_or_else(nothing)
    }
}

/// The number of a key. Keys are numbered from 0.
fn number(numbers: &mut HashMap<Rc<[u32]>, u32>, key: Rc<[u32]>) -> u32 {
    let fresh = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    *numbers.entry(key).or_insert(fresh)
}

/// The distinct texts of the blocks. Many texts are in both versions.
#[derive(Default)]
struct DistinctTexts {
    numbers: Keys,
    passages: Vec<Rc<Passage>>,
}

impl DistinctTexts {
    /// The number of a block's text.
    fn enter(&mut self, block: &Block, vocabulary: &mut Vocabulary, known: Option<&KnownPassage>) -> usize {
        let text = text_of(block.text_runs());
        let (number, is_new) = self.numbers.enter(&text);
        if is_new {
            self.passages.push(Rc::new(match known {
                Some(known) => Passage::again(known, vocabulary),
                None => Passage::new(text.into_owned(), vocabulary),
            }));
        }
        number
    }
}

/// A text with the measures that alignment needs.
#[derive(Clone, Default)]
struct Measured {
    passage: Rc<Passage>,
    bag: Bag,
    /// A number that texts of the same words share.
    words: u32,
}

impl Measured {
    fn new(passage: Rc<Passage>, vocabulary: &Vocabulary, known: &mut HashMap<Rc<[u32]>, u32>) -> Self {
        let bag = Bag::new(&passage.ids, vocabulary);
        let words = number(known, passage.ids.clone());
        Self { passage, bag, words }
    }
}

/// Numbers for what is identical on both sides: pictures and whole blocks.
#[derive(Default)]
struct Identities {
    /// The first number of a block that is read.
    first: u32,
    /// By words, kind and picture.
    blocks: HashMap<Rc<[u32]>, u32>,
    pictures: Keys,
}

impl Identities {
    /// Prepares a tokenized block.
    fn prepare<'a>(&mut self, number: usize, block: &'a SharedBlock, text: Measured) -> Prepared<'a> {
        let Measured { passage, bag, words } = text;
        let picture = picture_of(block);
        let kind = kind_of(block);
        let shown = block.photo.as_ref().map_or(0, |_| 1 + self.pictures.enter(&picture.name()).0);
        let facts = Rc::new([words, kind as u32, u32::try_from(shown).unwrap_or(u32::MAX)]);
        let identity = self.first.saturating_add(self::number(&mut self.blocks, facts));
        let is_sentence = passage.sentences.len() < 2;
        let unit = Unit { identity, kind, ids: passage.ids.clone(), bag, is_sentence, picture };
        Prepared { number, block, passage: OnceCell::from(passage), nothing: None, twin: None, unit }
    }
}

/// What all blocks share that are the same in both versions. They are not read.
#[derive(Default)]
struct UnchangedBlocks {
    passage: Rc<Passage>,
    bag: Bag,
}

impl UnchangedBlocks {
    /// A block before or after everything that changed. It is not aligned, so nothing is known of it.
    fn prepare_outer<'a>(&self, number: usize, block: &'a SharedBlock, (twin, identity): (usize, u32)) -> Prepared<'a> {
        let (ids, bag) = (self.passage.ids.clone(), self.bag.clone());
        let (kind, picture) = (kind_of(block), Picture::default());
        let unit = Unit { identity, kind, ids, bag, is_sentence: false, picture };
        Prepared {
            number,
            block,
            passage: OnceCell::new(),
            nothing: Some(self.passage.clone()),
            twin: Some(twin),
            unit,
        }
    }

    /// A block between others that changed.
    fn prepare<'a>(&self, number: usize, block: &'a SharedBlock, known: (usize, u32)) -> Prepared<'a> {
        let mut prepared = self.prepare_outer(number, block, known);
        prepared.unit.bag = Bag::unread(Outline::guessed(length(block)), &self.passage.ids);
        prepared.unit.picture = picture_of(block);
        prepared
    }
}

fn picture_of(block: &Block) -> Picture {
    block.photo.as_ref().map(Picture::of).unwrap_or_default()
}

fn kind_of(block: &Block) -> BlockKind {
    if block.photo.is_some() { BlockKind::Photo } else { block.kind }
}

/// Prepares the blocks of both articles. Identical blocks are not tokenized. `same` is the number of those at the
/// start, `known` are texts of the version before.
pub(super) fn prepare<'a>(
    before: &'a Article,
    after: &'a Article,
    same: usize,
    context: &mut Context<'_>,
    known: Option<&KnownPassages>,
) -> (Vec<Prepared<'a>>, Vec<Prepared<'a>>) {
    let twins = context.canonical(before, after, |_, before, after| twins(&before.blocks, &after.blocks, same));
    let vocabulary = &mut context.vocabulary;
    let unchanged = || twins.iter().filter_map(|one| before.blocks.get(one.before));
    let left: usize = unchanged().map(length).sum();
    let to_read = before.blocks.iter().chain(&after.blocks).map(length).sum::<usize>() - 2 * left;
    vocabulary.reserve(Outline::guessed(to_read).tokens / 2, left + twins.len());
    for block in unchanged() {
        vocabulary.leave(block.text_runs().iter().map(|run| run.text.as_str()));
    }
    let mut texts = DistinctTexts::default();
    texts.numbers.reserve(before.blocks.len() + after.blocks.len() - 2 * twins.len(), to_read);
    let mut plan =
        |article: &Article, twins: &mut dyn Iterator<Item = (usize, usize)>, known: Option<&KnownPassages>| {
            let mut twins = twins.zip(0..).peekable();
            let mut plan = Vec::with_capacity(article.blocks.len());
            for (number, block) in article.blocks.iter().enumerate() {
                plan.push(match twins.next_if(|((own, _), _)| *own == number) {
                    Some(((_, other), identity)) => Plan::Unchanged(other, identity),
                    None => Plan::Read(texts.enter(block, vocabulary, known.and_then(|known| known.get(number)))),
                });
            }
            plan
        };
    let plan_before = plan(before, &mut twins.iter().map(|one| (one.before, one.after)), known);
    let plan_after = plan(after, &mut twins.iter().map(|one| (one.after, one.before)), None);
    // The weights of words are known only when all texts are tokenized.
    let mut measured: Vec<Measured> = Vec::with_capacity(texts.passages.len());
    let mut known = HashMap::default();
    for passage in texts.passages {
        measured.push(Measured::new(passage, vocabulary, &mut known));
    }
    // The numbers below stand for the unchanged blocks.
    let mut identities = Identities { first: u32::try_from(twins.len()).unwrap_or(u32::MAX), ..Identities::default() };
    let unread = UnchangedBlocks::default();
    let inner = inner_twins(&twins, before.blocks.len(), after.blocks.len());
    let is_outer = |twin: u32| !inner.contains(&(twin as usize));
    let mut prepare = |article: &'a Article, plan: Vec<Plan>| {
        let mut side = Vec::with_capacity(plan.len());
        for (number, (block, plan)) in article.blocks.iter().zip(plan).enumerate() {
            side.push(match plan {
                Plan::Unchanged(twin, identity) if is_outer(identity) => {
                    unread.prepare_outer(number, block, (twin, identity))
                }
                Plan::Unchanged(twin, identity) => unread.prepare(number, block, (twin, identity)),
                Plan::Read(text) => identities.prepare(number, block, measured.get(text).cloned().unwrap_or_default()),
            });
        }
        side
    };
    (prepare(before, plan_before), prepare(after, plan_after))
}

/// The twins between the first change and the last one, given the numbers of blocks.
fn inner_twins(twins: &[Twins], before: usize, after: usize) -> Range<usize> {
    let head = twins.iter().zip(0..).take_while(|(one, place)| (one.before, one.after) == (*place, *place)).count();
    let ends = twins.iter().rev().zip(1..);
    let ends_in_order = |one: &Twins, place: usize| one.before + place == before && one.after + place == after;
    head..twins.len() - ends.take_while(|(one, place)| ends_in_order(one, *place)).count()
}

/// What is done with a block.
enum Plan {
    /// It is not read: the number of the same block in the other version, and an identity for both.
    Unchanged(usize, u32),
    /// The number of its text.
    Read(usize),
}
