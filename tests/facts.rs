//! Tests that no fact is reported if no figure, name or date changed. The other promises of facts are examples in
//! `specs/facts`.
//!
//! Sentences full of figures, names and dates are edited as editors edit them, in ways that affect none of these. Each
//! way is applied to each story, which gives some hundred pairs.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use article_versions::{CompareOptions, Fact, FactClass, Format, compare, parse};

/// Stories of three paragraphs each. `{a|b}` is `a` before and may be `b` after.
const STORIES: &[&str] = &[
    "At least 12 people were {killed|dead} when a ferry {sank|went down} off Havnsund on Monday, the coast guard said.\n\n\
     Captain Erik Lund, 54, {called|telephoned} for help at 4:15 a.m. and {waited|held out} for 3 hours.\n\n\
     The ferry, built in 1987, {carried|had} 180 passengers {on board|aboard}.",
    "The council of Gravik voted 9 to 4 on Tuesday to {close|shut} the old pier for 14 weeks.\n\n\
     Mayor Ida Holm said the work would {cost|come to} $35 million, of which the state {pays|covers} half.\n\n\
     The pier {opened|was opened} on May 4, 1931, and {was last repaired|last saw repairs} in 2009.",
    "Nordkem {cut|lowered} its forecast for 2031 and now {expects|sees} sales of 1.2 billion crowns, down 5 percent.\n\n\
     Chief executive Ola Berg {told|said to} reporters in Oslo that 400 jobs {would go|were to go} by December.\n\n\
     Shares {closed|ended} at 81.50 on Friday, after {touching|reaching} 79.",
    "Bei dem {Unglück|Unfall} in Hamburg starben am Montag mindestens 12 Menschen, {darunter|unter ihnen} drei Kinder.\n\n\
     Bürgermeisterin Anna Weber {sprach|redete} von einem schwarzen Tag; die Bahn zahlt 40 Millionen Euro.\n\n\
     Die Strecke {bleibt|ist} bis zum 4. Mai gesperrt, {obwohl|auch wenn} 200 Helfer im Einsatz sind.",
    "L'incendie a {détruit|ravagé} 40 maisons près de Lyon lundi, et 300 habitants ont été {évacués|déplacés}.\n\n\
     Le maire, Paul Roche, {demande|réclame} 12 millions d'euros à l'État.\n\n\
     Le feu avait {commencé|démarré} vers 16 heures le 4 mai.",
    "El tren {salió|partió} de Sevilla el lunes con 240 pasajeros y llegó a Madrid a las 9.\n\n\
     La ministra Elena Ruiz {anunció|prometió} 35 millones de euros para la línea.\n\n\
     La vía, {abierta|inaugurada} en 1992, {sufre|tiene} averías cada mes.",
];

/// The versions before and after. A piece is `b` after if its bit in `chosen` is set.
fn written(story: &str, chosen: u32) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    for (number, piece) in story.split('{').enumerate() {
        let Some((choice, rest)) = piece.split_once('}') else {
            before.push_str(piece);
            after.push_str(piece);
            continue;
        };
        let (one, other) = choice.split_once('|').expect("two ways to write it");
        before.push_str(one);
        after.push_str(if chosen >> (number - 1) & 1 == 1 { other } else { one });
        before.push_str(rest);
        after.push_str(rest);
    }
    (before, after)
}

type Manner = fn(&str) -> String;

/// Further edits of the later version.
const MANNERS: &[(&str, Manner)] = &[
    ("nothing else", str::to_owned),
    ("paragraphs turned round", |text| {
        text.split("\n\n").collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n\n")
    }),
    ("one paragraph", |text| text.replace("\n\n", " ")),
    ("a paragraph between", |text| text.replacen("\n\n", "\n\nRain fell on the harbour for most of the day.\n\n", 1)),
    ("typography", |text| text.replace('\'', "’").replace(" - ", " – ").replace("percent", "per cent")),
];

/// The choices of pieces for each story: each piece alone, several, and all.
fn choices() -> impl Iterator<Item = u32> {
    (0..8).map(|piece| 1 << piece).chain([0, u32::MAX, 0b1010_1010, 0b0101_0101])
}

fn facts(before: &str, after: &str) -> Vec<Fact> {
    let [before, after] = [before, after].map(|text| parse(text, Format::Wire));
    compare(&before, &after, &CompareOptions::default()).facts
}

#[test]
fn no_figure_name_or_date_is_reported_where_none_changed() {
    let (mut pairs, mut wrong) = (0, Vec::new());
    for story in STORIES {
        for chosen in choices() {
            for (manner, change) in MANNERS {
                let (before, after) = written(story, chosen);
                let after = change(&after);
                pairs += 1;
                let is_value = |fact: &&Fact| {
                    matches!(fact.class, FactClass::Figure | FactClass::Name | FactClass::Date | FactClass::LeftBehind)
                };
                for fact in facts(&before, &after).iter().filter(is_value) {
                    wrong.push(format!(
                        "{manner}: {:?} {:?} → {:?}\n{before}\n=\n{after}\n",
                        fact.class, fact.before, fact.after
                    ));
                }
            }
        }
    }
    assert!(pairs >= 300, "{pairs}");
    assert!(wrong.is_empty(), "{} false facts in {pairs} pairs\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_is_left_behind_if_every_place_was_corrected() {
    for (before, after) in [("12", "27"), ("Monday", "Sunday"), ("Lund", "Lunde"), ("180", "187")] {
        let story = written(STORIES[0], 0).0;
        let twice = format!("{story}\n\nThe inquiry will ask why {story}");
        let after = twice.replace(before, after);
        let left: Vec<_> =
            facts(&twice, &after).into_iter().filter(|fact| fact.class == FactClass::LeftBehind).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// The values and words of a fact are verbatim text of the versions.
#[test]
fn every_value_is_quoted() {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (number, story) in STORIES.iter().enumerate() {
        let (before, after) = written(story, u32::MAX);
        let after = after.replace("12", "31").replace("Monday", "Sunday").replace("40", "44");
        for fact in facts(&before, &after) {
            let [before, after, lead] = [&before, &after, &after].map(|text| plain(text));
            let cut = |value: &str| plain(value.trim_end_matches('…'));
            assert!(before.contains(&cut(&fact.before)), "{number}: {fact:?}");
            assert!(after.contains(&cut(&fact.after)), "{number}: {fact:?}");
            assert!(lead.contains(fact.lead.trim()) || fact.lead.contains(' '), "{number}: {fact:?}");
        }
    }
}
