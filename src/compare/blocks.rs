//! Articles → blocks as passages, ready to be aligned.

use std::rc::Rc;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use crate::align::{Bag, Picture, Unit};
use crate::article::{Article, Block, BlockKind, Run};
use crate::text::{Passage, TokenCache, Vocabulary};

/// A block with its text cut into tokens.
pub(super) struct Prepared<'a> {
    pub number: usize,
    pub block: &'a Block,
    /// Of its text, or of its photo's caption.
    pub passage: Rc<Passage>,
    pub unit: Unit,
}

impl Prepared<'_> {
    /// The runs that its passage was made of.
    pub fn runs(&self) -> &[Run] {
        self.block.photo.as_ref().map_or(&self.block.runs, |photo| &photo.caption)
    }
}

/// Lists of numbers, each with a number of its own, from 0 without gaps.
#[derive(Default)]
struct Numbers(HashMap<Rc<[u32]>, u32>);

impl Numbers {
    fn of(&mut self, list: Rc<[u32]>) -> u32 {
        let fresh = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(list).or_insert(fresh)
    }
}

/// The texts of all blocks, each once: most blocks stand in both versions.
#[derive(Default)]
struct Texts {
    numbers: HashMap<String, usize>,
    passages: Vec<Rc<Passage>>,
}

impl Texts {
    /// The number of each block's text.
    fn enter(
        &mut self,
        article: &Article,
        vocabulary: &mut Vocabulary,
        mut cache: Option<&mut TokenCache>,
    ) -> Vec<usize> {
        let mut numbers = Vec::with_capacity(article.blocks.len());
        for block in &article.blocks {
            let entry = self.numbers.entry(block.text());
            if let Entry::Vacant(entry) = &entry {
                let passage = Passage::cached(entry.key().clone(), vocabulary, cache.as_deref_mut());
                self.passages.push(Rc::new(passage));
            }
            numbers.push(*entry.or_insert(self.passages.len() - 1));
        }
        numbers
    }
}

/// A text with what alignment asks of it.
#[derive(Clone, Default)]
struct Measured {
    passage: Rc<Passage>,
    bag: Rc<Bag>,
    chars: usize,
}

/// Numbers for what is the same on both sides: words, pictures, whole blocks.
#[derive(Default)]
struct Identities {
    blocks: Numbers,
    words: Numbers,
    pictures: HashMap<String, usize>,
}

impl Identities {
    fn prepare<'a>(&mut self, number: usize, block: &'a Block, text: Measured) -> Prepared<'a> {
        let Measured { passage, bag, chars } = text;
        let picture = block.photo.as_ref().map(Picture::of).unwrap_or_default();
        let kind = if block.photo.is_some() { BlockKind::Photo } else { block.kind };
        let fresh = self.pictures.len() + 1;
        let shown = block.photo.as_ref().map_or(0, |_| *self.pictures.entry(picture.name()).or_insert(fresh));
        let facts = [self.words.of(passage.ids.clone()), kind as u32, u32::try_from(shown).unwrap_or(u32::MAX)];
        let identity = self.blocks.of(Rc::new(facts));
        let unit = Unit { identity, kind, ids: passage.ids.clone(), bag, chars, picture };
        Prepared { number, block, passage, unit }
    }
}

/// The blocks of both articles.
pub(super) fn prepare<'a>(
    before: &'a Article,
    after: &'a Article,
    vocabulary: &mut Vocabulary,
    mut cache: Option<&mut TokenCache>,
) -> (Vec<Prepared<'a>>, Vec<Prepared<'a>>) {
    let mut texts = Texts::default();
    let numbers_before = texts.enter(before, vocabulary, cache.as_deref_mut());
    let numbers_after = texts.enter(after, vocabulary, cache);
    // Only now, for what a word weighs is known when all texts have been read.
    let mut measured: Vec<Measured> = Vec::with_capacity(texts.passages.len());
    for passage in texts.passages {
        let (bag, chars) = (Rc::new(Bag::new(&passage.ids, vocabulary)), passage.text.chars().count());
        measured.push(Measured { passage, bag, chars });
    }
    let mut identities = Identities::default();
    let mut blocks_of = |article: &'a Article, numbers: &[usize]| {
        let mut blocks = Vec::with_capacity(numbers.len());
        for (number, (block, text)) in article.blocks.iter().zip(numbers).enumerate() {
            blocks.push(identities.prepare(number, block, measured.get(*text).cloned().unwrap_or_default()));
        }
        blocks
    };
    (blocks_of(before, &numbers_before), blocks_of(after, &numbers_after))
}
