//! Random articles, and random edits of them.

use crate::law::signs::{SENTENCES, WORDS};
use article_versions::*;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Texts with that many words. Some contain whole sentences, so that sentences recur elsewhere.
fn text(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let space = prop_oneof![20 => Just(" "), 1 => Just("  "), 1 => Just("\u{a0}"), 1 => Just("\n"), 1 => Just("")];
    let word = prop_oneof![
        30 => select(WORDS).prop_map(str::to_owned),
        4 => select(SENTENCES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec((word, space), words)
        .prop_map(|pairs| pairs.into_iter().map(|(word, space)| word + space).collect::<String>())
}

fn runs() -> impl Strategy<Value = Text> {
    let markup = prop_oneof![
        8 => Just(vec![]),
        1 => Just(vec![Markup::Strong]),
        1 => Just(vec![Markup::Link { url: "https://example.org/".to_owned() }]),
        1 => Just(vec![Markup::Link { url: "https://example.org/other".to_owned() }]),
    ];
    proptest::collection::vec((text(0..14), markup), 0..3)
        .prop_map(|runs| runs.into_iter().map(|(text, markup)| Run { text, markup }).collect())
}

fn photo() -> impl Strategy<Value = Photo> {
    let credit = (text(0..5), any::<bool>()).prop_map(|(line, field)| Credit {
        origin: if field { CreditOrigin::Field } else { CreditOrigin::Caption },
        ..parse_credit(&line)
    });
    let url = proptest::option::of(select(vec!["https://example.org/a-640x480.jpg", "/a.jpg", "/b.jpg"]));
    (runs(), proptest::collection::vec(credit, 0..3), url, proptest::option::of(text(0..5)), any::<bool>()).prop_map(
        |(caption, credits, url, alt, is_file)| Photo {
            caption,
            credits,
            url: url.map(str::to_owned),
            alt,
            is_file,
            ..Photo::default()
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    use BlockKind::{Correction, Divider, Embed, Heading, ListItem, Paragraph, Quote, Table};
    let kind =
        select(vec![Paragraph, Paragraph, Paragraph, Heading, Quote, ListItem, Correction, Table, Embed, Divider]);
    let level = proptest::option::of(1u8..4);
    prop_oneof![
        5 => (kind, level, runs()).prop_map(|(kind, level, runs)| Block { level, ..Block::text_block(kind, runs) }),
        1 => photo().prop_map(Block::photo_block),
    ]
}

/// An article with any of its fields.
pub fn article() -> impl Strategy<Value = Article> {
    let field = || proptest::option::weighted(0.3, runs());
    let date = || {
        let dates = vec![("2031-05", Some("2031-05")), ("24 May 2031", Some("2031-05-24")), ("an hour ago", None)];
        let date =
            select(dates).prop_map(|(text, iso)| ArticleDate { text: text.to_owned(), iso: iso.map(str::to_owned) });
        proptest::option::weighted(0.3, date)
    };
    let blocks = proptest::collection::vec(block(), 0..9);
    let lang = proptest::option::of(select(vec!["en", "nb-NO", "de", "zh", "ar"]));
    let omitted = vec!["Read also: Storm", "3 hours ago", "Share  this", "", "7", "Join today."];
    let omitted = select(omitted).prop_map(|text| Omitted { text: text.to_owned(), ..Omitted::default() });
    let omitted = proptest::collection::vec(omitted, 0..4);
    (field(), field(), field(), field(), date(), date(), lang, blocks, omitted).prop_map(
        |(headline, standfirst, byline, dateline, date, updated, lang, blocks, omitted)| Article {
            headline,
            standfirst,
            byline,
            dateline,
            date,
            updated,
            lang: lang.map(str::to_owned),
            blocks: blocks.into_iter().map(Block::into).collect(),
            omitted,
            root: None,
        },
    )
}

/// An edit of a story.
#[derive(Debug, Clone)]
pub enum Edit {
    Delete(usize),
    Insert(usize, Block),
    Move(usize, usize),
    Replace(usize, Text),
    Append(usize, String),
    /// Splits a block at this word.
    Split(usize, usize),
    Merge(usize),
    Headline(Option<Text>),
    /// Rewrites a string wherever it occurs, including captions.
    Rewrite(&'static str, &'static str),
}

/// Strings that look the same and must not be split where they differ, and strings that editors write in several ways.
#[rustfmt::skip]
const REWRITES: &[(&str, &str)] = &[
    ("COVID-19", "COVID-18"), ("$35,000,000", "$55,000,000"), ("-3.5%", "-3.6%"), ("24 May 2031", "25 May 2031"), ("1\u{202f}000", "1\u{202f}500"),
    ("12-year-old", "13-year-old"), ("e\u{301}tude", "etude"), ("👩‍👩‍👧‍👦", "👩‍👩‍👧"), ("10–12", "10–13"), ("hard-line", "hardline"),
    ("渡轮停航。", "渡轮复航。"), ("https://example.org/a?b=1,2", "https://example.org/a?b=1,3"), ("4 p.m.", "5 p.m."),
    ("“", "\""), ("”", "\""), ("’", "'"), ("nine", "ten"), (" and ", ". "), ("Gravik", "Halden"), ("Nobody", "No one"), (". ", ", "),
];

fn edit() -> impl Strategy<Value = Edit> {
    let at = || 0..9usize;
    prop_oneof![
        2 => at().prop_map(Edit::Delete),
        2 => (at(), block()).prop_map(|(at, block)| Edit::Insert(at, block)),
        2 => (at(), at()).prop_map(|(from, to)| Edit::Move(from, to)),
        2 => (at(), runs()).prop_map(|(at, runs)| Edit::Replace(at, runs)),
        2 => (at(), text(1..4)).prop_map(|(at, text)| Edit::Append(at, text)),
        2 => (at(), 0..12usize).prop_map(|(at, word)| Edit::Split(at, word)),
        2 => at().prop_map(Edit::Merge),
        1 => proptest::option::of(runs()).prop_map(Edit::Headline),
        5 => select(REWRITES).prop_map(|(from, to)| Edit::Rewrite(from, to)),
    ]
}

fn apply(article: &mut Article, edit: &Edit) {
    let blocks = &mut article.blocks;
    let count = blocks.len();
    match edit {
        Edit::Headline(headline) => article.headline.clone_from(headline),
        Edit::Insert(at, block) => blocks.insert(at % (count + 1), block.clone().into()),
        _ if count == 0 => {}
        Edit::Delete(at) => drop(blocks.remove(at % count)),
        Edit::Move(from, to) => {
            let block = blocks.remove(from % count);
            blocks.insert(to % count, block);
        }
        Edit::Replace(at, runs) => text_of(&mut blocks[at % count]).clone_from(runs),
        Edit::Append(at, text) => text_of(&mut blocks[at % count]).push(Run::plain(text.as_str())),
        Edit::Split(at, word) => {
            let block = &mut blocks[at % count];
            if block.photo.is_none() {
                let tail = cut(&mut block.runs, *word);
                let rest = Block { runs: tail, ..Block::clone(block) };
                blocks.insert(at % count + 1, rest.into());
            }
        }
        Edit::Merge(at) if at % count + 1 < count => {
            let mut next = blocks.remove(at % count + 1);
            let tail = std::mem::take(text_of(&mut next));
            text_of(&mut blocks[at % count]).extend(tail);
        }
        Edit::Merge(_) => {}
        Edit::Rewrite(from, to) => {
            for run in blocks.iter_mut().flat_map(|block| text_of(block)) {
                run.text = run.text.replace(from, to);
            }
        }
    }
}

/// The text of a block, or of its caption.
fn text_of(block: &mut Block) -> &mut Text {
    match &mut block.photo {
        Some(photo) => &mut photo.caption,
        None => &mut block.runs,
    }
}

/// Splits runs before a space, given by its number, and returns the rest.
fn cut(runs: &mut Text, space: usize) -> Text {
    let mut left = space;
    for at in 0..runs.len() {
        let spaces = runs[at].text.matches(' ').count();
        if left < spaces {
            let place = runs[at].text.match_indices(' ').nth(left).map_or(0, |(place, _)| place);
            let tail = runs[at].text.split_off(place).trim_start().to_owned();
            let mut rest = runs.split_off(at + 1);
            rest.insert(0, Run { text: tail, markup: runs[at].markup.clone() });
            return rest;
        }
        left -= spaces;
    }
    Text::new()
}

/// Two versions: usually one and its edited form, sometimes two unrelated ones.
pub fn pair() -> impl Strategy<Value = (Article, Article)> {
    prop_oneof![
        4 => (article(), proptest::collection::vec(edit(), 0..6)).prop_map(|(before, edits)| {
            let mut after = before.clone();
            edits.iter().for_each(|edit| apply(&mut after, edit));
            (before, after)
        }),
        1 => (article(), article()),
    ]
}

/// Several versions of a story. Each is the last one edited, or an earlier one again.
pub fn series() -> impl Strategy<Value = Vec<Article>> {
    let step = prop_oneof![
        5 => proptest::collection::vec(edit(), 0..4).prop_map(Ok),
        1 => any::<Index>().prop_map(Err),
    ];
    (article(), proptest::collection::vec(step, 0..5)).prop_map(|(first, steps)| {
        let mut versions = vec![first];
        for step in steps {
            let mut next = versions.last().unwrap().clone();
            match step {
                Ok(edits) => edits.iter().for_each(|edit| apply(&mut next, edit)),
                Err(back) => next.clone_from(&versions[back.index(versions.len())]),
            }
            versions.push(next);
        }
        versions
    })
}
