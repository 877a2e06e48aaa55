//! Measures how well saved pages are read. See `pages.rs`.

#[path = "../support/html.rs"]
mod html;
#[path = "../support/page.rs"]
mod page;

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs, process};

use article_versions::{Article, BlockKind, plain_text};
use serde_json::Value;

/// The number of correct items, of found items, and of expected items.
#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }

    fn of_lists(found: &[String], wanted: &[String]) -> Self {
        let mut left: HashMap<&str, usize> = HashMap::new();
        for one in found {
            *left.entry(one).or_default() += 1;
        }
        let mut right = 0;
        for one in wanted {
            if let Some(count) = left.get_mut(one.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                right += 1;
            }
        }
        Self { right, found: found.len(), wanted: wanted.len() }
    }

    fn f1(self) -> f64 {
        let both = self.found + self.wanted;
        if both == 0 { 1.0 } else { 2.0 * self.right as f64 / both as f64 }
    }
}

const NAMES: [&str; 8] = ["words", "paragraphs", "headline", "authors", "day", "photos", "captions", "credits"];

pub fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: pages FOLDER [--list]");
        process::exit(2)
    };
    let is_listed = arguments.iter().any(|argument| argument == "--list");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    if arguments.iter().any(|argument| argument == "--print") {
        pages.retain(|path| path.extension().is_some_and(|kind| kind == "html"));
        pages.sort();
        for path in pages {
            let article = html::read(&String::from_utf8_lossy(&fs::read(&path).unwrap()));
            println!("=== {}\n{}", path.display(), page::project(&serde_json::to_value(&article).unwrap()));
            for one in article.omitted {
                println!("- {:?} {}: {}", one.reason, one.location.unwrap_or_default(), one.text);
            }
        }
        return;
    }
    pages.retain(|path| path.extension().is_some_and(|kind| kind == "html") && path.with_extension("json").exists());
    pages.sort();
    let mut totals = [Score::default(); NAMES.len()];
    // Averages over pages: each page counts the same, however long it is.
    let (mut words, mut paragraphs) = (0.0, 0.0);
    for path in &pages {
        let scores = measure(path, is_listed);
        words += scores[0].f1();
        paragraphs += scores[1].f1();
        for (total, score) in totals.iter_mut().zip(scores) {
            total.add(score);
        }
    }
    let count = pages.len() as f64;
    println!("{count} pages; by page: words F1 {:.3}, paragraphs F1 {:.3}", words / count, paragraphs / count);
    for (name, score) in NAMES.iter().zip(totals) {
        let share = |of: usize| if of == 0 { 1.0 } else { score.right as f64 / of as f64 };
        let (precision, recall) = (share(score.found), share(score.wanted));
        println!("{name:<10}  precision {precision:.3}  recall {recall:.3}  F1 {:.3}  of {}", score.f1(), score.wanted);
    }
}

fn measure(path: &Path, is_listed: bool) -> [Score; NAMES.len()] {
    let page = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let right: Value = serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
    let article = html::read(&page);
    let texts = |name: &str| -> Vec<String> {
        right[name].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let key = |text: &str| html::words(&text.to_lowercase()).concat();
    let keys = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| key(text)).filter(|key| !key.is_empty()).collect()
    };

    let standfirst = keys(&texts("standfirst"));
    let wanted = texts("paragraphs");
    let mut found = body(&article);
    // The standfirst may be read as the first paragraphs.
    found.retain(|text| !standfirst.contains(&key(text)) || wanted.contains(text));
    let words = |texts: &[String]| texts.iter().flat_map(|text| html::words(&text.to_lowercase())).collect::<Vec<_>>();
    let mut scores = [Score::default(); NAMES.len()];
    if right["paragraphs"].is_array() {
        scores[0] = Score::of_lists(&words(&found), &words(&wanted));
        scores[1] = Score::of_lists(&keys(&found), &keys(&wanted));
    }
    let headline = article.headline.as_deref().map(plain_text);
    if let Some(wanted) = right["headline"].as_str() {
        scores[2] = Score::of_lists(&keys(headline.as_slice()), &[key(wanted)]);
    }
    let byline = article.byline.as_deref().map(plain_text).unwrap_or_default();
    if right["authors"].is_array() {
        let authors = keys(&texts("authors"));
        let line = key(&byline);
        let is_right =
            authors.iter().all(|author| line.contains(author.as_str())) && authors.is_empty() == line.is_empty();
        scores[3] = Score { right: usize::from(is_right), found: 1, wanted: 1 };
    }
    let day =
        article.date.as_ref().and_then(|date| date.iso.as_deref()).and_then(|iso| iso.get(..10)).map(str::to_owned);
    if let Some(wanted) = right["day"].as_str() {
        scores[4] = Score::of_lists(day.as_slice(), &[wanted.to_owned()]);
    }
    if let Some(wanted) = right["photos"].as_array() {
        let photos: Vec<_> = article.blocks.iter().filter_map(|block| block.photo.as_ref()).collect();
        let (found, wanted_photos) = (photos.len(), wanted.len());
        scores[5] = Score { right: found.min(wanted_photos), found, wanted: wanted_photos };
        let of = |name: &str| -> Vec<String> {
            wanted.iter().filter_map(|photo| photo[name].as_str()).map(str::to_owned).collect()
        };
        let captions: Vec<String> = photos.iter().map(|photo| plain_text(&photo.caption)).collect();
        let credits: Vec<String> =
            photos.iter().flat_map(|photo| &photo.credits).map(|credit| credit.raw.clone()).collect();
        scores[6] = Score::of_lists(&keys(&captions), &keys(&of("caption")));
        scores[7] = Score::of_lists(&keys(&credits), &keys(&of("credit")));
    }
    if is_listed {
        list(path, &scores, &found, &wanted, &key);
        println!(
            "    headline {headline:?} of {}, byline {byline:?} of {}, day {day:?} of {}",
            right["headline"], right["authors"], right["day"]
        );
    }
    scores
}

/// The blocks of the body with text, without photos.
fn body(article: &Article) -> Vec<String> {
    let blocks = article.blocks.iter().filter(|block| block.photo.is_none() && block.kind != BlockKind::Embed);
    blocks.map(|block| block.text()).filter(|text| !text.is_empty()).collect()
}

fn list(path: &Path, scores: &[Score], found: &[String], wanted: &[String], key: &dyn Fn(&str) -> String) {
    let rates: Vec<String> = NAMES
        .iter()
        .zip(scores)
        .filter(|(_, score)| score.wanted > 0)
        .map(|(name, score)| format!("{name} {:.2}", score.f1()))
        .collect();
    println!("{}: {}", path.file_stem().unwrap().display(), rates.join(", "));
    let has = |list: &[String], text: &str| list.iter().any(|other| key(other) == key(text));
    let short = |text: &str| text.chars().take(160).collect::<String>();
    for text in wanted.iter().filter(|text| !has(found, text)) {
        println!("    missing  {}", short(text));
    }
    for text in found.iter().filter(|text| !has(wanted, text)) {
        println!("    too much {}", short(text));
    }
}
