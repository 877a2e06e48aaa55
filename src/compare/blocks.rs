//! Prepares the blocks of both articles for alignment: articles → blocks with passages and units.

use std::cell::OnceCell;
use std::rc::Rc;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use crate::align::{Bag, Unit};
use crate::article::{Article, Block, BlockKind, Run};
use crate::context::Context;
use crate::picture::Picture;
use crate::sort;
use crate::text::{Outline, Passage, TokenCache, Vocabulary};

use super::unchanged::{Twins, runs_of, text_of, twins};

/// A block that is ready to be aligned and compared.
pub(super) struct Prepared<'a> {
    pub number: usize,
    pub block: &'a Block,
    /// The tokens of its text or caption. For unchanged blocks, tokenized on first use.
    passage: OnceCell<Rc<Passage>>,
    /// The number of the identical block in the other version.
    twin: Option<usize>,
    pub unit: Unit,
}

impl Prepared<'_> {
    /// The runs of its passage.
    pub fn runs(&self) -> &[Run] {
        runs_of(self.block)
    }

    /// Whether the other block is this one, unchanged. Its tokens are then not needed.
    pub fn is_twin_of(&self, other: &Self) -> bool {
        self.twin == Some(other.number)
    }

    /// Tokenizes the text, unless that was done already.
    pub fn read(&self, vocabulary: &mut Vocabulary) {
        self.passage.get_or_init(|| Rc::new(Passage::new(self.block.text(), vocabulary)));
    }

    /// The tokens of the text. Empty before it is [read](Self::read).
    pub fn passage(&self) -> &Passage {
        self.passage.get_or_init(Rc::default)
    }
}

/// Numbers for lists of numbers, consecutive from 0.
#[derive(Default)]
struct Numbers(HashMap<Rc<[u32]>, u32>);

impl Numbers {
    fn of(&mut self, list: Rc<[u32]>) -> u32 {
        let fresh = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(list).or_insert(fresh)
    }
}

/// The distinct texts of the blocks. Many texts are in both versions.
#[derive(Default)]
struct Texts {
    numbers: HashMap<String, usize>,
    passages: Vec<Rc<Passage>>,
}

impl Texts {
    /// The number of a block's text.
    fn enter(&mut self, block: &Block, vocabulary: &mut Vocabulary, cache: Option<&mut TokenCache>) -> usize {
        let entry = self.numbers.entry(block.text());
        if let Entry::Vacant(entry) = &entry {
            self.passages.push(Rc::new(Passage::cached(entry.key().clone(), vocabulary, cache)));
        }
        *entry.or_insert(self.passages.len() - 1)
    }
}

/// A text with the measures that alignment needs.
#[derive(Clone, Default)]
struct Measured {
    passage: Rc<Passage>,
    bag: Rc<Bag>,
    chars: usize,
}

impl Measured {
    fn new(passage: Rc<Passage>, vocabulary: &Vocabulary) -> Self {
        let (bag, chars) = (Rc::new(Bag::new(&passage.ids, vocabulary)), passage.text.chars().count());
        Self { passage, bag, chars }
    }
}

/// Numbers for what is identical on both sides: words, pictures, whole blocks.
#[derive(Default)]
struct Identities {
    blocks: Numbers,
    words: Numbers,
    pictures: HashMap<String, usize>,
}

impl Identities {
    /// Prepares a tokenized block.
    fn prepare<'a>(&mut self, number: usize, block: &'a Block, text: Measured) -> Prepared<'a> {
        let Measured { passage, bag, chars } = text;
        let picture = picture_of(block);
        let kind = kind_of(block);
        let fresh = self.pictures.len() + 1;
        let shown = block.photo.as_ref().map_or(0, |_| *self.pictures.entry(picture.name()).or_insert(fresh));
        let facts = [self.words.of(passage.ids.clone()), kind as u32, u32::try_from(shown).unwrap_or(u32::MAX)];
        let identity = self.blocks.of(Rc::new(facts));
        let unit = Unit { identity, kind, ids: passage.ids.clone(), bag, chars, picture };
        Prepared { number, block, passage: OnceCell::from(passage), twin: None, unit }
    }

    /// Prepares both sides of a block that is identical in both versions.
    fn twins<'a>(&mut self, twins: Twins, blocks: (&'a Block, &'a Block)) -> (Prepared<'a>, Prepared<'a>) {
        let text = text_of(runs_of(blocks.0));
        let outline = if twins.is_outer { Outline::guessed(&text) } else { Outline::of(&text) };
        // The lists of other blocks have other lengths.
        let facts = [u32::try_from(twins.before).unwrap_or(u32::MAX), 0, 0, 0];
        let unit = Unit {
            identity: self.blocks.of(Rc::new(facts)),
            kind: kind_of(blocks.0),
            ids: Rc::default(),
            bag: Rc::new(Bag::unread(outline)),
            chars: outline.chars,
            picture: picture_of(blocks.0),
        };
        let prepared =
            |number, block, twin, unit| Prepared { number, block, passage: OnceCell::new(), twin: Some(twin), unit };
        (
            prepared(twins.before, blocks.0, twins.after, unit.clone()),
            prepared(twins.after, blocks.1, twins.before, unit),
        )
    }
}

fn picture_of(block: &Block) -> Picture {
    block.photo.as_ref().map(Picture::of).unwrap_or_default()
}

fn kind_of(block: &Block) -> BlockKind {
    if block.photo.is_some() { BlockKind::Photo } else { block.kind }
}

/// Prepares the blocks of both articles. Identical blocks are not tokenized.
pub(super) fn prepare<'a>(
    before: &'a Article,
    after: &'a Article,
    context: &mut Context<'_>,
    mut cache: Option<&mut TokenCache>,
) -> (Vec<Prepared<'a>>, Vec<Prepared<'a>>) {
    let twins = context.canonical(before, after, |_, before, after| twins(&before.blocks, &after.blocks));
    let vocabulary = &mut context.vocabulary;
    let mut is_twin = (vec![false; before.blocks.len()], vec![false; after.blocks.len()]);
    for one in &twins {
        if let (Some(block), Some(is_one), Some(is_other)) =
            (before.blocks.get(one.before), is_twin.0.get_mut(one.before), is_twin.1.get_mut(one.after))
        {
            (*is_one, *is_other) = (true, true);
            vocabulary.leave(runs_of(block).iter().map(|run| run.text.as_str()));
        }
    }
    let mut texts = Texts::default();
    let mut numbers_of = |article: &Article, is_twin: &[bool]| {
        let mut numbers = Vec::with_capacity(article.blocks.len());
        for (block, is_twin) in article.blocks.iter().zip(is_twin) {
            numbers.push((!is_twin).then(|| texts.enter(block, vocabulary, cache.as_deref_mut())));
        }
        numbers
    };
    let numbers = (numbers_of(before, &is_twin.0), numbers_of(after, &is_twin.1));
    // The weights of words are known only when all texts are tokenized.
    let mut measured: Vec<Measured> = Vec::with_capacity(texts.passages.len());
    for passage in texts.passages {
        measured.push(Measured::new(passage, vocabulary));
    }
    let mut identities = Identities::default();
    let mut sides = (Vec::with_capacity(before.blocks.len()), Vec::with_capacity(after.blocks.len()));
    for one in twins {
        if let (Some(block), Some(twin)) = (before.blocks.get(one.before), after.blocks.get(one.after)) {
            let (block, twin) = identities.twins(one, (block, twin));
            sides.0.push(block);
            sides.1.push(twin);
        }
    }
    let mut add = |article: &'a Article, numbers: &[Option<usize>], side: &mut Vec<Prepared<'a>>| {
        for (number, (block, text)) in article.blocks.iter().zip(numbers).enumerate() {
            if let Some(text) = text {
                side.push(identities.prepare(number, block, measured.get(*text).cloned().unwrap_or_default()));
            }
        }
        sort::sort_by(side, |one, other| one.number.cmp(&other.number));
    };
    add(before, &numbers.0, &mut sides.0);
    add(after, &numbers.1, &mut sides.1);
    sides
}
