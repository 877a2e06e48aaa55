//! Assigns roles to the parties of a section: photographer, provider, distributor and others.

use super::labels::Label;
use super::party::Shape;
use super::pieces::Separator;
use super::section::{Party, Relation, Section};
use crate::article::{Credit, CreditFlag};
use crate::text::fold::{name_key, starts_upper, words};

/// The most letters of initials in lower case ("rbb").
const LONGEST_INITIALS: usize = 3;
/// The fewest letters of a name that is taken for the truncated start of another one.
const SHORTEST_CUT: usize = 5;

/// Assigns a role to each party of a section.
pub(super) fn assign(section: &Section<'_>, lone: bool, credit: &mut Credit) {
    let label = section.label.unwrap_or_default();
    let plain: Vec<&Party> = section.parties.iter().filter(|party| party.place == Relation::Plain).collect();
    assign_plain(section, &plain, label, credit);
    // A party from the dictionary, or after the word "by", is not a guess.
    credit.inferred |= lone
        && !label.by
        && plain.first().is_some_and(|party| party.shape != Shape::Agency)
        && !(credit.creators.is_empty() && credit.providers.is_empty());
    for party in &section.parties {
        assign_related(party, credit);
    }
}

/// Assigns roles to the parties between neutral separators: photographers, providers and others.
fn assign_plain(section: &Section<'_>, plain: &[&Party<'_>], label: Label, credit: &mut Credit) {
    let others = section.parties.iter().any(|party| matches!(party.place, Relation::Via | Relation::For));
    let main = main_creator(plain, label, others);
    let organised = section.parties.iter().any(|party| party.shape.is_organisation());
    let signed = credit
        .flags
        .iter()
        .any(|flag| matches!(flag, CreditFlag::Stringer | CreditFlag::Staff | CreditFlag::Contributor));
    // "Photos: Ann Lee, Bo Rey and Cy Dow": if all parties are names, all are photographers.
    // "Photo: Ines Doe/Valdemars Varsler": after one slash, only a well-known given name shows a second one.
    let is_pair = matches!(plain, [_, second] if second.before == Separator::Slash && second.shape == Shape::Name);
    let all_names = plain.len() > 1
        && plain.iter().all(|party| party.shape.is_name())
        && (section.label.is_some() && !is_pair || plain.iter().any(|party| party.before == Separator::And));
    // "Ines Doe/AP | Rui Moe/Reuters", "Ines Doe, Harbour Post (left), Rui Moe, Harbour News (right)".
    let in_pairs = plain.len() > 2
        && plain
            .chunks(2)
            .all(|pair| matches!(pair, [one, other] if one.shape.is_name() && other.shape.is_organisation()));
    let mut after_creator = false;
    for (place, party) in plain.iter().enumerate() {
        if stands_in(&credit.creators, party.text) {
            continue;
        }
        // "Ines Doe and Rui Moe", "Ines Doe, Rui Moe / Harbour Post", "Ines Doe/Rui Moe/Stringer".
        let joined = signed
            || after_creator && (party.before == Separator::And || party.before == Separator::Comma && organised);
        let user = section.has_users && matches!(party.shape, Shape::Name | Shape::Handle);
        // "Ines Doe/AP, Rui Moe/Reuters": a name before a slash and an organisation begins a pair.
        let in_pair = matches!(party.before, Separator::Comma | Separator::And)
            && plain.get(place + 1).is_some_and(|next| next.before == Separator::Slash && next.shape.is_organisation());
        // "Photographs by Ines Doe and Rui Moe/Harbour Post"
        let before_and = section.label.is_some()
            && plain.get(place + 1).is_some_and(|next| next.before == Separator::And && next.shape.is_name());
        let joined = joined || in_pair || in_pairs || all_names || before_and;
        let creator =
            Some(place) == main || user || party.shape == Shape::Person || party.shape == Shape::Name && joined;
        after_creator = creator;
        if creator {
            add_name(&mut credit.creators, party.text);
        } else if is_editor(party, place, plain) || is_place(plain, place) {
            add_name(&mut credit.other, party.text);
        } else if is_provider(party, plain, label, others, organised || main.is_some()) {
            add_name(&mut credit.providers, party.text);
        } else if starts_upper(party.text) || label != Label::default() && party.shape == Shape::Handle {
            add_name(&mut credit.other, party.text);
        }
    }
}

/// Whether a party is the place of the organisation before it: "Harbour Archive, Northport".
fn is_place(plain: &[&Party<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| plain.get(before));
    plain.get(at).is_some_and(|party| party.before == Separator::Comma && party.shape == Shape::Word)
        && before.is_some_and(|party| party.shape == Shape::Organisation)
}

/// Whether a party is the initials of an editor, after agency and photographer: "ANTARA FOTO/Ines Doe/foc."
fn is_editor(party: &Party<'_>, place: usize, plain: &[&Party<'_>]) -> bool {
    let initials = party.text.trim_end_matches('.');
    place > 1
        && place + 1 == plain.len()
        && party.shape == Shape::Handle
        && initials.chars().count() <= LONGEST_INITIALS
        && initials.chars().all(char::is_lowercase)
        && plain.iter().any(|party| party.shape == Shape::Agency)
}

/// Assigns the role of a party that a word such as "via" or "courtesy of" relates to the picture.
fn assign_related(party: &Party<'_>, credit: &mut Credit) {
    let text = party.text;
    match party.place {
        Relation::Plain => {}
        Relation::Via => add_name(&mut credit.via, text),
        Relation::Aside => add_name(&mut credit.other, text),
        Relation::For => {
            credit.commissioned_for.get_or_insert_with(|| text.into());
            add_name(&mut credit.providers, text);
        }
        Relation::Courtesy | Relation::Supplied if credit.courtesy_of.is_some() => add_name(&mut credit.other, text),
        Relation::Courtesy | Relation::Supplied => {
            let flag = if party.place == Relation::Courtesy { CreditFlag::Courtesy } else { CreditFlag::Handout };
            credit.flags.push(flag);
            credit.courtesy_of = Some(text.into());
        }
    }
}

/// The main photographer among the plain parties, if there is one.
fn main_creator(plain: &[&Party<'_>], label: Label, others: bool) -> Option<usize> {
    let find = |test: &dyn Fn(&Party) -> bool| plain.iter().position(|party| test(party));
    let named = find(&|party| party.shape == Shape::Person).or_else(|| find(&|party| party.shape == Shape::Name));
    if named.is_some() {
        return named;
    }
    let single = |party: &Party| matches!(party.shape, Shape::Word | Shape::Handle);
    match plain {
        [party] if party.text.starts_with('@') => Some(0),
        [party] if label.by => (party.shape == Shape::Handle || others && single(party)).then_some(0),
        // "Handle via Flickr", "Jones for Harbour Post"; but "Roscosmos via AP" is two organisations.
        [party] => (others && party.shape == Shape::Handle).then_some(0),
        _ if plain.iter().any(|party| party.shape.is_organisation()) => {
            find(&single).filter(|at| !is_place(plain, *at))
        }
        _ => None,
    }
}

/// Whether a party that is not a photographer is a provider.
fn is_provider(party: &Party<'_>, plain: &[&Party<'_>], label: Label, others: bool, has_known_party: bool) -> bool {
    let single = plain.len() == 1;
    match party.shape {
        Shape::Agency | Shape::Organisation => true,
        // A label before a single word shows only that it is a party. It is usually an organisation.
        Shape::Word => !single || others || label.of_picture || label != Label::default(),
        Shape::Person | Shape::Name => has_known_party,
        // "Foto: rbb": broadcasters write their initials in lower case.
        Shape::Handle => {
            !single && has_known_party || label != Label::default() && party.text.chars().count() <= LONGEST_INITIALS
        }
        // "heise online": after a person and a sign, even lower-case words name a provider. "Foto: Офіс президента
        // України": the label shows that several words are a party.
        Shape::Unknown if single && label.of_picture => {
            words(party.text).len() > 1 && (starts_upper(party.text) || !label.weak)
        }
        Shape::Unknown => {
            has_known_party && !single && words(party.text).len() <= 3 || others && starts_upper(party.text)
        }
    }
}

/// Adds a name, unless the list contains it.
fn add_name(names: &mut Vec<String>, name: &str) {
    if !stands_in(names, name) {
        names.push(name.into());
    }
}

/// Whether the list contains a name. Case, spacing and punctuation do not matter.
fn stands_in(names: &[String], name: &str) -> bool {
    if names.is_empty() {
        return false;
    }
    let name = &*name_key(name);
    let begins = |known: &str| name.chars().count() >= SHORTEST_CUT && known.starts_with(name);
    names.iter().map(|known| name_key(known)).any(|known| *known == *name || begins(&known))
}
