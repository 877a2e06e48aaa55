//! Finds the facts that changed: [`Comparison`] → [`Fact`]s in the order of the report.
//!
//! These are the rules, with the numbers of docs/facts.md. Each is mechanical. None judges importance or truth.
//!
//! 1. **A value is what one edit deleted and inserted.** So both sides are at the same place of one aligned passage,
//!    and are words of the two versions.
//!    `killed [12]{27} people` gives "12 → 27". An edit with more half words on a side than
//!    [`grow::LONGEST_SIDE_HALF_WORDS`] is not a value. There are other limits for rewritten words with another figure
//!    (twelve words), for words that were only added or removed (seven), and for rule 8 (fifteen), see [`value`].
//! 2. **A value includes the words that it cannot be read without**: the hedge and unit of a number, if they changed,
//!    and words that were replaced right beside it.
//!    `[About]{At least} 12 people` gives "About 12 → At least 12".
//!    `$1.2 [million]{billion}` gives "$1.2 million → $1.2 billion".
//!    `[12]{27} people were [hurt]{killed}` gives "12 people were hurt → 27 people were killed", never "12 → 27".
//! 3. **The words around it are copied** from the later version, or from the earlier one if the value was removed: at
//!    most two before (six before a day or time) and three after, inside the clause, up to the next replaced words. So
//!    they stand there together.
//!    `a ferry carrying [180]{187} people` gives "ferry carrying" and "people".
//! 4. **A value that both versions have is not a fact**: it moved, was written in another way (`1,000` and `1000`,
//!    `twelve` and `12`), or is said once less. See [`kept`].
//! 5. **The same fact is one entry** with all its places. The values must be equal. In addition, the words around them
//!    share a distinctive one, or it is a name or a date, or one place is a field or has no distinctive word.
//! 6. **A correction comes first**, in its own words. Facts whose values it quotes refer to it.
//! 7. **Left behind**: the old value of a figure, date or name, in a text of the later version beside the same words.
//!    See [`left`] for the conditions, and [`headline`] for a headline that states it in other words.
//! 8. **A word that limits a statement** is a fact, with its clause: `They will strike[ if the plan stays]`.
//! 9. **Who said it** is a fact: another speaker, another verb of saying, a speaker who was added or removed.
//! 10. **Passages that were added or removed** are reported by their first words, and so are sentences of a paragraph.
//!     A sentence is reported with the one that replaced it if two thirds of the words of both changed.
//! 11. **Other words** are reported only if there are at most [`FEW_CHANGES`] changes. Always reported are a headline
//!     whose words changed, the first replaced words of the first paragraph, `The council [approved]{rejected} the plan`,
//!     and all replaced words of the standfirst.
//! 12. **Figures that count the same thing** are one value, whatever sentences they stand in, see [`counterpart`]. In one
//!     paragraph a word that both count is enough.
//!
//! The order is that of [`FactClass`], then that of the places: fields, text, captions.
//!
//! `#[inline(never)]` on functions of this module: smaller wasm, see docs/weight.md.

mod aligned_step;
mod aligned_text;
mod around;
mod class;
mod counterpart;
mod entry;
mod finder;
mod gather;
mod grow;
mod headline;
mod kept;
mod kept_names;
mod left;

mod passages;
mod photos;
mod split;
mod value;
mod wording;

use std::borrow::Cow;

use crate::article::{BlockKind, Field};
use crate::comparison::{BlockSide, Comparison, FieldRow, Row, RowKind, Segment, SharedRow};
use crate::fact::{Fact, FactClass, FactPart, FactPlace};
use crate::pair::both;
use crate::text::Vocabulary;
use aligned_text::AlignedText;
pub(crate) use entry::Blocks;
use entry::{fact, is_photo, nowhere, place};
use gather::Gathered;

/// The most changes for which each one is reported, whatever it is.
const FEW_CHANGES: usize = 3;

/// The most characters of a line that is a title.
const TITLE_CHARS: usize = 120;

/// Finds the facts that changed between two versions. `vocabulary` contains the words of what changed.
pub(crate) fn find(comparison: &Comparison, blocks: &Blocks<'_>, vocabulary: &mut Vocabulary) -> Vec<Fact> {
    if comparison.changes.is_empty() {
        return Vec::new();
    }
    let has_few = comparison.changes.len() <= FEW_CHANGES;
    let mut gathered = Gathered::default();
    for field in comparison.fields.iter().filter(|field| is_of_the_story(field)) {
        let has_all = has_few || field.field == Field::Standfirst;
        if let Some(line) = AlignedText::of_field(field, has_all, vocabulary) {
            value::find(line, has_all, vocabulary, &mut gathered);
        }
    }
    let is_text = |row: &Row| row.after.first().is_some_and(|side| side.photo.is_none());
    let first = comparison.rows.iter().position(|row| is_text(row) && !is_title(row));
    for (number, row) in comparison.rows.iter().enumerate().filter(|(_, row)| row.change.is_some()) {
        if passages::find(number, row, &mut gathered) {
            continue;
        }
        photos::find(number, row, &mut gathered);
        let is_first = Some(number) == first;
        for line in AlignedText::of_row(number, row, blocks, has_few || is_first, vocabulary) {
            value::find(line, has_few || is_first, vocabulary, &mut gathered);
        }
        if is_first && !has_few {
            gathered.keep_first_words(number);
        }
        moves(number, row, comparison, vocabulary, &mut gathered);
    }
    kept::drop_kept(&mut gathered, comparison, blocks, has_few, vocabulary);
    counterpart::find(comparison, blocks, &mut gathered, vocabulary);
    let mut left = left::find(comparison, &gathered, vocabulary);
    left.extend(headline::find(comparison, &gathered, &left, vocabulary));
    let mut facts = gathered.into_facts();
    reworded_headline(comparison, &mut facts);
    facts.extend(left);
    gather::arrange(facts, &passages::corrections(&comparison.rows))
}

/// Enters what changed in the sentences that moved to a row.
fn moves<'a>(
    number: usize,
    row: &'a Row,
    comparison: &'a Comparison,
    vocabulary: &mut Vocabulary,
    gathered: &mut Gathered<'a>,
) {
    for (edit, found) in
        row.edits.iter().enumerate().filter(|(_, edit)| !edit.after.is_empty() && edit.classes.len() > 1)
    {
        let Some((there, from)) = found.moved.and_then(|there| Some((there, comparison.rows.get(there.row)?))) else {
            continue;
        };
        if is_photo(from) || is_photo(row) {
            continue;
        }
        let place = FactPlace { edits: vec![edit], ..place(number, FactPart::Text) };
        let sides = [of_edit(&from.before, there.edit), of_edit(&row.after, edit)];
        match AlignedText::of_move(place, found, sides, vocabulary) {
            // Without marked words, only values that are the only ones of their kind can be paired.
            Some(line) if line.is_replaced_whole() => gathered.aligned.push(line),
            Some(line) => value::find(line, false, vocabulary, gathered),
            None => {}
        }
    }
}

/// The segments of an edit.
fn of_edit(sides: &[BlockSide], edit: usize) -> Vec<&Segment> {
    let mut segments = Vec::new();
    for side in sides {
        segments.extend(passages::text_of(side).iter().filter(|segment| segment.edit == Some(edit)));
    }
    segments
}

/// Whether a field belongs to the story. The dates of the versions change with each of them.
fn is_of_the_story(field: &FieldRow) -> bool {
    field.kind == RowKind::Edited && !matches!(field.field, Field::Date | Field::Updated)
}

/// A headline that was reworded, where no other fact says how. Without a headline it is the title that the text begins
/// with.
fn reworded_headline(comparison: &Comparison, facts: &mut Vec<Fact>) {
    let field = comparison.fields.iter().find(|field| field.field == Field::Headline);
    let (mut place, edits, texts) = match field {
        Some(field) if field.kind == RowKind::Edited => {
            let texts = [aligned_text::joined(&field.before), aligned_text::joined(&field.after)];
            (FactPlace { field: Some(Field::Headline), ..nowhere() }, &field.edits, texts)
        }
        Some(_) => return,
        None => {
            let begins = |sides: &[BlockSide]| sides.first().is_some_and(|side| side.block == 0);
            let is_it = |row: &SharedRow| begins(&row.before) && begins(&row.after) && is_title(row);
            let Some(number) = comparison.rows.iter().position(is_it) else { return };
            let Some(row) = comparison.rows.get(number).filter(|row| row.kind == RowKind::Edited) else { return };
            let texts = both([&row.before, &row.after], |sides| passages::text_of_all(sides, ""));
            (place(number, FactPart::Text), &row.edits, texts)
        }
    };
    let is_here = |other: &FactPlace| (other.field, other.row) == (place.field, place.row);
    let is_said = facts.iter().flat_map(|fact| &fact.places).any(is_here);
    if !is_said && edits.iter().any(aligned_text::changes_words) {
        place.edits = (0..edits.len()).collect();
        facts.push(fact(FactClass::Headline, place, both(texts, |text| around::shortened(&text))));
    }
}

/// Whether a row is a title: one short line on each side that does not end like a sentence.
fn is_title(row: &Row) -> bool {
    let is_line = |side: &BlockSide| {
        let text = match side.segments.unchanged() {
            Some(unchanged) => Cow::from(unchanged.text()),
            None => aligned_text::joined(&side.segments).into(),
        };
        side.photo.is_none()
            && matches!(side.kind, BlockKind::Heading | BlockKind::Paragraph)
            && text.chars().count() <= TITLE_CHARS
            && !text.trim_end().ends_with(['.', '!', ':', '…', '"', '”', '»', '。', '！', '」'])
    };
    row.before.len() <= 1 && row.after.len() == 1 && row.before.iter().chain(&row.after).all(is_line)
}
