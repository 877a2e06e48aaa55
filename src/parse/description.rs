//! Distinguishes sentences about a picture from credits that begin with the same word.

use super::credit::qualifiers::is_qualifier;
use super::credit::vocabulary::{self, lists_of};
use crate::text::fold::{name_key, starts_upper};

/// Whether a text begins with a sentence about a picture: "Imagen del puerto. EFE", "Archivbild des Hafens. dpa". A
/// credit has no words in small letters except those of its lists.
pub(super) fn is_description(text: &str) -> bool {
    const GIVEN: u32 = vocabulary::SUPPLIED | vocabulary::COURTESY;
    let Some(end) = text.find(". ").or_else(|| text.strip_suffix('.').map(str::len)) else { return false };
    let (sentence, rest) = text.split_at_checked(end).unwrap_or_default();
    // The police may be the source, but not beside an agency.
    let listed = if rest.len() > 1 { !vocabulary::ORGANISATION } else { u32::MAX };
    let mut is_described = false;
    for word in sentence.split_whitespace() {
        let lists = lists_of(word);
        if lists & GIVEN != 0 {
            return false;
        }
        // "des Hafens" is what the picture shows, "der Polizei" may be the source.
        is_described |= word.starts_with(char::is_lowercase)
            && (lists & listed == 0 && !is_qualifier(&name_key(word)) || matches!(word, "des" | "eines" | "vom"));
    }
    is_described && starts_upper(text) && !sentence.contains([':', '/', '|', '©', '@'])
}
