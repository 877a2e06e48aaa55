//! Articles in, blocks cut into passages and ready to be aligned out.

use std::rc::Rc;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use crate::align::{Picture, Unit};
use crate::article::{Article, Block, BlockKind, Run};
use crate::diff::Bag;
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

/// The blocks of both articles.
pub(super) fn prepare<'a>(
    before: &'a Article,
    after: &'a Article,
    vocabulary: &mut Vocabulary,
    mut cache: Option<&mut TokenCache>,
) -> (Vec<Prepared<'a>>, Vec<Prepared<'a>>) {
    // Most blocks stand in both versions: what is made of their texts is made once.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut passages: Vec<Rc<Passage>> = Vec::new();
    let mut cut = |article: &Article| {
        let cut = |block: &Block| {
            let entry = numbers.entry(block.text());
            let fresh = passages.len();
            if matches!(entry, Entry::Vacant(_)) {
                passages.push(Rc::new(Passage::cached(entry.key().clone(), vocabulary, cache.as_deref_mut())));
            }
            *entry.or_insert(fresh)
        };
        article.blocks.iter().map(cut).collect::<Vec<usize>>()
    };
    let (texts_before, texts_after) = (cut(before), cut(after));
    // Only now, for what a word weighs is known when all texts have been read.
    let texts: Vec<(Rc<Passage>, Rc<Bag>, usize)> = passages
        .into_iter()
        .map(|passage| {
            let (bag, chars) = (Rc::new(Bag::new(&passage.ids, vocabulary)), passage.text.chars().count());
            (passage, bag, chars)
        })
        .collect();
    let mut identities = Numbers::default();
    let mut keys = Numbers::default();
    let mut pictures: HashMap<String, usize> = HashMap::new();
    let mut prepare = |article: &'a Article, numbers: &[usize]| {
        let prepare = |(number, (block, text)): (usize, (&'a Block, &usize))| {
            let (passage, bag, chars) = texts.get(*text).cloned().unwrap_or_default();
            let picture = block.photo.as_ref().map(Picture::of).unwrap_or_default();
            let kind = if block.photo.is_some() { BlockKind::Photo } else { block.kind };
            let fresh = pictures.len() + 1;
            let shown = block.photo.as_ref().map_or(0, |_| *pictures.entry(picture.name()).or_insert(fresh));
            let facts = [keys.of(passage.ids.clone()), kind as u32, u32::try_from(shown).unwrap_or(u32::MAX)];
            let identity = identities.of(Rc::new(facts));
            Prepared {
                number,
                block,
                unit: Unit { identity, kind, ids: passage.ids.clone(), bag, chars, picture },
                passage,
            }
        };
        article.blocks.iter().zip(numbers).enumerate().map(prepare).collect::<Vec<_>>()
    };
    (prepare(before, &texts_before), prepare(after, &texts_after))
}
