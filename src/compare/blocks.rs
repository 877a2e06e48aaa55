//! Articles in, blocks cut into passages and ready to be aligned out.

use std::rc::Rc;

use hashbrown::HashMap;

use crate::align::{Picture, Unit};
use crate::article::{Article, Block, BlockKind, Run};
use crate::diff::Bag;
use crate::text::{Cuts, Lexicon, Passage};

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

/// The blocks of both articles.
pub(super) fn prepare<'a>(
    before: &'a Article,
    after: &'a Article,
    lexicon: &mut Lexicon,
    cuts: &mut Cuts,
) -> (Vec<Prepared<'a>>, Vec<Prepared<'a>>) {
    let mut identities: HashMap<(BlockKind, Picture, Rc<[u32]>), u32> = HashMap::new();
    // Most blocks stand in both versions: what is made of their texts is made once.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut texts: Vec<(Rc<Passage>, Rc<Bag>, usize)> = Vec::new();
    let mut prepare = |article: &'a Article| {
        let prepare = |(number, block): (usize, &'a Block)| {
            let text = block.text();
            let (passage, bag, chars) = match numbers.get(&text).and_then(|number| texts.get(*number)) {
                Some(known) => known.clone(),
                None => {
                    let passage = Passage::recalled(text.clone(), lexicon, cuts);
                    let bag = Rc::new(Bag::new(&passage.ids, lexicon));
                    let made = (Rc::new(passage), bag, text.chars().count());
                    numbers.insert(text, texts.len());
                    texts.push(made.clone());
                    made
                }
            };
            let picture = block.photo.as_ref().map(Picture::of).unwrap_or_default();
            let kind = if block.photo.is_some() { BlockKind::Photo } else { block.kind };
            let fresh = u32::try_from(identities.len()).unwrap_or(u32::MAX);
            let identity = *identities.entry((kind, picture.clone(), passage.ids.clone())).or_insert(fresh);
            Prepared {
                number,
                block,
                unit: Unit { identity, kind, ids: passage.ids.clone(), bag, chars, picture },
                passage,
            }
        };
        article.blocks.iter().enumerate().map(prepare).collect::<Vec<_>>()
    };
    (prepare(before), prepare(after))
}
