//! Passes a result to JavaScript in one call.
//!
//! Setting each property takes a call, and the comparison of a long story has a hundred thousand objects. Here a result
//! becomes a list of numbers and one text, which `unpack.js` turns into plain data. The low [`KIND_BITS`] of a number
//! are the kind of the next value. The other bits are a count or an index:
//!
//! ```text
//! { "tag": "equal", "text": "ferry", "markup": [], "edit": null }
//! object 0 · name 0 · text 5 · list 0 · null          text "ferry", names "equal", shapes "tag text markup edit"
//! ```
//!
//! Most rows are unchanged paragraphs. They have kinds of their own, which take a quarter of the time.

use std::fmt::Error;
use std::{mem, ptr};

use hashbrown::hash_map::Entry;
use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::Failure;
use crate::comparison::{Comparison, Row, Segment, Segments, SharedRow};
use crate::pair::both;
use crate::text::count_utf16;
use crate::timeline::{Timeline, TimelineStep};
use hashbrown::HashMap;

#[wasm_bindgen(module = "/src/wasm/unpack.js")]
extern "C" {
    fn unpack(words: &[u32], text: &str, names: &str) -> JsValue;
}

/// The number of bits for the kind. `unpack.js` has the same number and the same kinds.
const KIND_BITS: u32 = 4;
/// `null`, `false` and `true`, by their numbers, and the markers of repeated values.
const CONSTANT: u32 = 0;
/// A whole number.
const WHOLE: u32 = 1;
/// Any other number. The bits of a float follow, the low half first.
const FLOAT: u32 = 2;
/// The next characters of the text, counted in UTF-16 units.
const TEXT: u32 = 3;
/// A variant of an enum, as an index into the names.
const NAME: u32 = 4;
/// A list with this many values, which follow.
const LIST: u32 = 5;
/// An object, as an index into the shapes. Its values follow.
const OBJECT: u32 = 6;
/// A row of an unchanged block without level, number or photo. The numbers of the block before and after, the kind of
/// block and the segments follow.
const UNCHANGED: u32 = 7;
/// A list of equal segments without markup, one for each sentence. The lengths of their texts follow.
const SENTENCES: u32 = 8;

const NULL: u32 = 0;
const FALSE: u32 = 1;
const TRUE: u32 = 2;
/// The next value may be repeated.
const KEPT: u32 = 3;
/// The first repeatable value again. Higher numbers are the further ones.
const AGAIN: u32 = 4;

/// Converts a result to plain data.
pub(super) fn to_value(value: &impl Serialize) -> Result<JsValue, Failure> {
    unpacked(|packed| value.serialize(packed))
}

/// The same for a comparison.
pub(super) fn comparison(comparison: &Comparison) -> Result<JsValue, Failure> {
    unpacked(|packed| packed.comparison(comparison))
}

/// The same for a timeline.
pub(super) fn timeline(timeline: &Timeline) -> Result<JsValue, Failure> {
    unpacked(|packed| packed.timeline(timeline))
}

fn unpacked(pack: impl FnOnce(&mut Packed) -> Result<(), Error>) -> Result<JsValue, Failure> {
    let mut packed = Packed::default();
    // A fixed text, because that of the error would bring `core::fmt` into the wasm.
    pack(&mut packed).map_err(|_| Failure::new("not-plain-data", "The result is not plain data.".to_owned()))?;
    Ok(unpack(&packed.words, &packed.text, &packed.all_names()))
}

/// A value in packed form.
#[derive(Default)]
struct Packed {
    words: Vec<u32>,
    /// All texts, joined.
    text: String,
    /// The variants of enums: the enum, the number of the variant, and its name.
    names: Vec<(&'static str, u32, &'static str)>,
    /// The shapes of objects: the struct, its number of fields, and their names. A link has one field more than other
    /// markup.
    shapes: Vec<(&'static str, usize, Vec<&'static str>)>,
    /// The repeatable values by their addresses, numbered from [`AGAIN`].
    kept: HashMap<u64, usize>,
}

impl Packed {
    /// The names of the variants on one line, and those of the fields of each shape on a further line.
    fn all_names(&self) -> String {
        let variants: Vec<&str> = self.names.iter().map(|(_, _, name)| *name).collect();
        let mut names = variants.join(" ");
        for (_, _, fields) in &self.shapes {
            let mut separator = '\n';
            for field in fields {
                names.push(mem::replace(&mut separator, ' '));
                names.push_str(field);
            }
        }
        names
    }

    fn write(&mut self, kind: u32, count: usize) -> Result<(), Error> {
        let count = u32::try_from(count).ok().filter(|count| *count <= u32::MAX >> KIND_BITS).ok_or(Error)?;
        self.words.push(kind | count << KIND_BITS);
        Ok(())
    }

    /// As [`Serialize`] does it, but for the rows.
    fn comparison(&mut self, comparison: &Comparison) -> Result<(), Error> {
        let Comparison { fields, rows, changes, facts, summary, omitted, precise } = comparison;
        let mut object = self.serialize_struct("Comparison", 7)?;
        object.serialize_field("fields", fields)?;
        object.enter("rows")?;
        object.packed.write(LIST, rows.len())?;
        for row in rows {
            object.packed.row(row)?;
        }
        object.serialize_field("changes", changes)?;
        object.serialize_field("facts", facts)?;
        object.serialize_field("summary", summary)?;
        object.serialize_field("omitted", omitted)?;
        object.serialize_field("precise", precise)
    }

    /// The same for a timeline.
    fn timeline(&mut self, timeline: &Timeline) -> Result<(), Error> {
        let Timeline { versions, steps, sentences, precise } = timeline;
        let mut object = self.serialize_struct("Timeline", 4)?;
        object.serialize_field("versions", versions)?;
        object.enter("steps")?;
        object.packed.write(LIST, steps.len())?;
        for TimelineStep { comparison, removed, added } in steps {
            let mut step = object.packed.serialize_struct("TimelineStep", 3)?;
            step.enter("comparison")?;
            step.packed.comparison(comparison)?;
            step.serialize_field("removed", removed)?;
            step.serialize_field("added", added)?;
        }
        object.serialize_field("sentences", sentences)?;
        object.serialize_field("precise", precise)
    }

    fn row(&mut self, row: &SharedRow) -> Result<(), Error> {
        if row.is_shared() && self.is_repeated(ptr::from_ref::<Row>(row).cast())? {
            return Ok(());
        }
        let (Some((before, after)), [], []) = (row.unchanged(), &*row.notes, &*row.caption_overlaps) else {
            return Row::serialize(row, self);
        };
        self.write(UNCHANGED, 0)?;
        self.words.extend(both([before.block, after.block], |block| block as u32));
        after.kind.serialize(&mut *self)?;
        self.segments(&after.segments)
    }

    /// The segments of an unchanged row. Its two sides share them.
    fn segments(&mut self, segments: &Segments) -> Result<(), Error> {
        // Rows between other versions may have the same segments.
        if segments.is_shared_by_rows() && self.is_repeated(segments.address())? {
            return Ok(());
        }
        let Some(text) = segments.unchanged().filter(|text| text.markup().is_empty()) else {
            return <[Segment]>::serialize(segments, self);
        };
        self.write(SENTENCES, text.starts.len() + 1)?;
        self.text.push_str(text.text());
        self.words.extend(text.sentences().map(|sentence| count_utf16(sentence) as u32));
        Ok(())
    }

    /// Whether a repeatable value was written before. Then only its number is written, otherwise a marker.
    fn is_repeated(&mut self, place: *const ()) -> Result<bool, Error> {
        let number = AGAIN as usize + self.kept.len();
        match self.kept.entry(place.addr() as u64) {
            Entry::Occupied(known) => {
                let number = *known.get();
                self.write(CONSTANT, number)?;
                Ok(true)
            }
            Entry::Vacant(entry) => {
                entry.insert(number);
                self.write(CONSTANT, KEPT as usize)?;
                Ok(false)
            }
        }
    }
}

impl<'a> Serializer for &'a mut Packed {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'a>;
    type SerializeStruct = Object<'a>;
    // The model contains none of these types.
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.write(CONSTANT, if value { TRUE } else { FALSE } as usize)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.write(CONSTANT, NULL as usize)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        match u32::try_from(value) {
            Ok(value) if value <= u32::MAX >> KIND_BITS => self.write(WHOLE, value as usize),
            _ => self.serialize_f64(value as f64),
        }
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        let bits = value.to_bits();
        self.write(FLOAT, 0)?;
        self.words.extend([bits as u32, (bits >> 32) as u32]);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text.push_str(value);
        self.write(TEXT, count_utf16(value))
    }

    fn serialize_unit_variant(self, owner: &'static str, number: u32, name: &'static str) -> Result<(), Error> {
        let is_it = |known: &(&str, u32, &str)| known.1 == number && ptr::eq(known.0, owner);
        let place = self.names.iter().position(is_it).unwrap_or_else(|| {
            self.names.push((owner, number, name));
            self.names.len() - 1
        });
        self.write(NAME, place)
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<List<'a>, Error> {
        let start = self.words.len();
        self.write(LIST, 0)?;
        Ok(List { packed: self, start, count: 0 })
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Object<'a>, Error> {
        let is_it = |known: &(&str, usize, Vec<&str>)| known.1 == length && ptr::eq(known.0, name);
        let shape = self.shapes.iter().position(is_it).unwrap_or_else(|| {
            self.shapes.push((name, length, Vec::new()));
            self.shapes.len() - 1
        });
        self.write(OBJECT, shape)?;
        Ok(Object { packed: self, shape, field: 0 })
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.serialize_f64(value as f64)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_none()
    }

    /// A list that occurs on both sides of a row, or a row that occurs in several steps of a timeline. It is written
    /// once, then only its number.
    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<(), Error> {
        match self.is_repeated(ptr::from_ref(value).cast())? {
            true => Ok(()),
            false => value.serialize(self),
        }
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error)
    }
}

/// A list that is being written.
struct List<'a> {
    packed: &'a mut Packed,
    start: usize,
    count: u32,
}

impl SerializeSeq for List<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.count += 1;
        value.serialize(&mut *self.packed)
    }

    fn end(self) -> Result<(), Error> {
        let first = self.packed.words.get_mut(self.start).ok_or(Error)?;
        *first = LIST | self.count << KIND_BITS;
        Ok(())
    }
}

/// An object that is being written.
struct Object<'a> {
    packed: &'a mut Packed,
    shape: usize,
    field: usize,
}

impl Object<'_> {
    /// Records the name of the next field when a shape occurs for the first time. Separate from `serialize_field`,
    /// which is compiled once per type of field.
    fn enter(&mut self, name: &'static str) -> Result<(), Error> {
        let (_, _, fields) = self.packed.shapes.get_mut(self.shape).ok_or(Error)?;
        match fields.get(self.field) {
            None => fields.push(name),
            Some(known) => debug_assert_eq!(*known, name, "two structures of one name"),
        }
        self.field += 1;
        Ok(())
    }
}

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.enter(name)?;
        value.serialize(&mut *self.packed)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}
