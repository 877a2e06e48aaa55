//! Writes credits and captions as text: one line per part.

use article_versions::{
    Credit, CreditFlag, CreditOrigin, Run, looks_like_caption, parse_caption, parse_credit, plain_text,
};

/// The parts of one credit line, or "nothing".
pub fn project_credit(line: &str) -> String {
    let credit = parse_credit(line);
    assert_eq!(credit.raw, line, "a credit keeps its line");
    let parts = parts(&credit);
    if parts.is_empty() { "nothing".into() } else { parts.join("\n") }
}

/// The caption, each credit with its parts indented, and the other properties of the caption.
pub fn project_caption(text: &str) -> String {
    let photo = parse_caption(&[Run::plain(text)]);
    let mut lines = vec![format!("caption: {}", plain_text(&photo.caption))];
    for credit in &photo.credits {
        let origin = if credit.origin == CreditOrigin::Field { "field" } else { "credit" };
        lines.push(format!("{origin}: {}", credit.raw));
        lines.extend(parts(credit).into_iter().map(|part| format!("  {part}")));
    }
    lines.extend(photo.released_by.map(|by| format!("released by: {by}")));
    lines.extend(photo.is_file.then(|| "file photo".into()));
    lines.extend(looks_like_caption(text).then(|| "recognised as a caption".into()));
    lines.join("\n")
}

fn parts(credit: &Credit) -> Vec<String> {
    let each = |label: &str, names: &[String]| names.iter().map(|name| format!("{label}: {name}")).collect::<Vec<_>>();
    let one =
        |label: &str, name: &Option<String>| name.iter().map(|name| format!("{label}: {name}")).collect::<Vec<_>>();
    let flags: Vec<&str> = credit.flags.iter().map(|flag| flag_name(*flag)).collect();
    let flags = (!flags.is_empty()).then(|| flags.join(", "));
    let mut parts = [
        each("creator", &credit.creators),
        each("provider", &credit.providers),
        each("via", &credit.via),
        one("courtesy of", &credit.courtesy_of),
        one("commissioned for", &credit.commissioned_for),
        each("other", &credit.other),
        one("flags", &flags),
        one("copyright", &credit.copyright),
        one("license", &credit.license),
    ]
    .concat();
    parts.extend(credit.inferred.then(|| "inferred".into()));
    parts
}

fn flag_name(flag: CreditFlag) -> &'static str {
    match flag {
        CreditFlag::File => "file",
        CreditFlag::Handout => "handout",
        CreditFlag::Pool => "pool",
        CreditFlag::Staff => "staff",
        CreditFlag::Stringer => "stringer",
        CreditFlag::Contributor => "contributor",
        CreditFlag::Courtesy => "courtesy",
        CreditFlag::Screengrab => "screengrab",
        CreditFlag::Composite => "composite",
        CreditFlag::Illustration => "illustration",
        CreditFlag::Uncredited => "uncredited",
        other => panic!("name {other:?} here"),
    }
}
