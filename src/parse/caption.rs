//! Caption text in, [`Photo`] out. A stand-in until the caption grammar is merged.

use crate::article::{Credit, CreditOrigin, Photo, Run, plain_text};

/// Takes a caption apart.
pub(crate) fn parse_caption(text: &[Run]) -> Photo {
    let plain = plain_text(text);
    let body = plain.strip_prefix("Caption").map_or(plain.as_str(), |rest| rest.trim_start_matches([':', ' ']));
    let (caption, field) = body.rsplit_once("Credit:").map_or((body, None), |(caption, field)| (caption, Some(field)));
    let mut photo = Photo { is_file: caption.starts_with("FILE"), ..Photo::default() };
    let caption = caption.trim();
    let (caption, signoff) = match caption.rfind('(') {
        Some(at) if caption.ends_with(')') => caption.split_at_checked(at).unwrap_or((caption, "")),
        _ => (caption, ""),
    };
    if !caption.trim().is_empty() {
        photo.caption = vec![Run::plain(caption.trim())];
    }
    if !signoff.is_empty() {
        photo.credits.push(Credit { raw: signoff.to_owned(), ..Credit::default() });
    }
    if let Some(field) = field {
        photo.credits.push(Credit { raw: field.trim().to_owned(), origin: CreditOrigin::Field, ..Credit::default() });
    }
    photo
}

/// Whether a paragraph is a caption by its lead or its sign-off.
pub(super) fn looks_like_caption(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("FILE - ")
        || (line.starts_with("Caption ") && line.contains("Credit:"))
        || (line.ends_with(')')
            && line.rsplit_once('(').is_some_and(|(_, end)| ["AP", "Reuters", "AFP"].iter().any(|a| end.contains(a))))
}
