//! Reduces texts to their letters and digits, so that they can be compared whatever their punctuation.

use crate::text::lowercase::push_lowercase;

/// The letters and digits of a text in lower case, with a hyphen in place of anything else.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            push_lowercase(&mut slug, c);
        } else if !slug.is_empty()
            && !slug.ends_with('-')
            && !matches!(c, '\'' | '’' | '\u{AD}' | '\u{200B}'..='\u{200D}')
        {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}
