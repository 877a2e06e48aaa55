//! Reads each saved page of tests/fixtures/pages natively and compares the result with the text file beside it.
//!
//! `UPDATE_PAGES=1 cargo test --test html` writes the actual results. Read the difference before you keep it.

#![cfg(all(not(target_arch = "wasm32"), feature = "pages"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs
)]

#[path = "support/html.rs"]
mod html;
#[path = "html/omitted.rs"]
mod omitted;
#[path = "support/page.rs"]
mod page;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use article_versions::{Article, CompareOptions, OmissionReason, compare, plain_text};
use proptest::prelude::*;
use proptest::sample::select;

use omitted::listed;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "html")).collect();
    pages.sort();
    assert!(pages.len() > 20, "the fixtures are missing");
    pages
}

#[test]
fn each_page_is_read_as_expected() {
    let mut wrong = String::new();
    for path in fixtures() {
        let article = html::read(&fs::read_to_string(&path).unwrap());
        let found = page::project(&serde_json::to_value(&article).unwrap());
        let answer = path.with_extension("txt");
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&answer, &found).unwrap();
        }
        if found != fs::read_to_string(&answer).unwrap_or_default() {
            wrong += &format!("\n=== {}\n{found}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n=== end");
}

/// The browser test has a list of pages, because it cannot read a folder.
#[test]
fn the_browser_reads_every_page_too() {
    let listed = include_str!("pages.rs");
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(listed.contains(&format!("    \"{name}\",\n")), "tests/pages.rs does not list {name}");
    }
}

/// The text of a page in a frame's own markup is listed, since it is in no text node of the page.
#[test]
fn a_page_inside_an_attribute_is_listed_as_omitted() {
    let page = |words: &str| {
        format!(
            "<article><h1>Locks are closed</h1><p>The locks are closed since Monday, the office said.</p>\
             <iframe srcdoc=\"&lt;p class='a'&gt;{words}&lt;/p&gt;&lt;p&gt;It falls.&lt;/p&gt;\"></iframe></article>"
        )
    };
    let article = html::read(&page("Water stood at nine metres."));
    let listed: Vec<&str> = article.omitted.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(listed, ["Water stood at nine metres. It falls."]);
}

/// A story of a few sentences, so that its element is found.
const STORY: &str = "<h1>The mine opens</h1><p>The mine had been shut for eleven years after a flood, and few had \
    expected that it would ever open again in that valley.</p><p>The first forty miners went down on Monday, and the \
    mayor, Mirte Oost, handed a lamp to each of them at the gate.</p>";

#[test]
fn a_figure_before_the_story_is_read_and_other_text_around_it_is_listed_as_omitted() {
    let article = html::read(&format!(
        "<html><body><nav>Home</nav><main><div>Updated twice.</div><div><figure><img src='a.jpg'><figcaption>The \
         gate.</figcaption></figure></div><article><figure><img src='c.jpg'><figcaption>A \
         lake.</figcaption></figure></article><figure><a href='/x'><img src='b.jpg'></a><figcaption>Old \
         mines</figcaption></figure><div><article>{STORY}</article><div class='related'><a href='/x'>Old \
         mines</a></div></div><p>Correction: a lamp, not a lantern.</p></main><footer>Imprint</footer></body></html>"
    ));
    let photos: Vec<_> = article.blocks.iter().filter_map(|block| block.photo.as_ref()).collect();
    assert_eq!(photos.iter().map(|photo| plain_text(&photo.caption)).collect::<Vec<_>>(), ["The gate."]);
    assert!(article.blocks.first().is_some_and(|block| block.photo.is_some()));
    let listed: Vec<_> = article.omitted.iter().map(|one| (one.text.as_str(), one.reason)).collect();
    assert_eq!(
        listed,
        [
            ("Updated twice.", OmissionReason::Other),
            ("A lake.", OmissionReason::Other),
            ("Old mines", OmissionReason::Other),
            ("Old mines", OmissionReason::Related),
            ("Correction: a lamp, not a lantern.", OmissionReason::Other),
        ]
    );
}

/// The text of the last block of a story, and the omitted texts.
fn last_block(story: &str) -> (String, Vec<String>) {
    let article = html::read(&format!("<article>{STORY}{story}</article>"));
    let omitted = article.omitted.iter().map(|one| one.text.clone()).collect();
    (article.blocks.last().map(|block| block.text()).unwrap_or_default(), omitted)
}

#[test]
fn the_second_notation_of_a_formula_is_listed_as_omitted() {
    let formula = "<math><semantics><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow>\
                   <annotation encoding='application/x-tex'>a=\\beta</annotation></semantics></math>";
    let (text, omitted) = last_block(&format!("<p>So {formula} is the sum.</p>"));
    assert_eq!((text.as_str(), omitted), ("So a=b is the sum.", vec!["a=\\beta".to_owned()]));
}

#[test]
fn the_content_of_a_slot_is_read_if_its_host_has_none_for_it() {
    let card = |shadow: &str, host: &str| {
        last_block(&format!("<x-card><template shadowrootmode='open'>{shadow}</template>{host}</x-card>"))
    };
    let named = "<p>It is <slot name='age'>old</slot> there.</p>";
    let (text, omitted) = card(named, "<span slot='age'>new</span>");
    assert_eq!((text.as_str(), omitted), ("new", vec!["old".to_owned()]));
    let (text, omitted) = card(named, " ");
    assert_eq!((text.as_str(), omitted), ("It is old there.", vec![]));
    let (text, omitted) = card("<p>It is <slot>old</slot> there.</p>", "<span slot='age'>new</span>");
    assert_eq!((text.as_str(), omitted), ("new", vec![]));
    let (text, omitted) = card("<p>It is <slot>old</slot> there.</p>", "new");
    assert_eq!((text.as_str(), omitted), ("new", vec!["old".to_owned()]));
}

#[test]
fn texts_of_the_metadata_that_the_article_lacks_are_listed_as_omitted() {
    let listed = listed(&format!(
        "<html><head><title>Mine opens again - Post</title><meta property='og:site_name' content='Post'>\
         <meta name='description' content='The mine had been shut for eleven years. It is deep.'>\
         <meta property='og:description' content='It is deep.'><script type='application/ld+json'>\
         {{\"@type\": \"NewsArticle\", \"headline\": \"The mine opens\", \"publisher\": {{\"name\": \"Harbour Post\"}}, \
         \"articleBody\": \"The mine had been shut for eleven years after a fire.\", \"url\": \"https://a.example/ b\"}}\
         </script></head><body><article>{STORY}</article></body></html>"
    ));
    let metadata = |text: &str| (text.to_owned(), OmissionReason::Metadata);
    assert_eq!(
        listed,
        [
            metadata("Mine opens again"),
            metadata("It is deep."),
            metadata("The mine had been shut for eleven years after a fire."),
        ]
    );
}

#[test]
fn single_words_and_media_of_the_metadata_are_listed_as_omitted() {
    let listed = listed(&format!(
        "<html><head><script type='application/ld+json'>{{\"@graph\": [{{\"@type\": \"WebSite\", \"name\": \"Post\"}}, \
         {{\"@type\": \"NewsArticle\", \"articleSection\": \"Wales\", \"inLanguage\": \"en\", \"image\": [{{\"@type\": \
         \"ImageObject\", \"url\": \"a.jpg\", \"creditText\": \"Reuters\"}}, {{\"@type\": \"ImageObject\", \"url\": \
         \"b.jpg\", \"creator\": {{\"@type\": \"Person\", \"name\": \"Lund\"}}}}]}}, {{\"@type\": \"ImageGallery\", \
         \"name\": \"Shafts\", \"associatedMedia\": [{{\"@type\": \"ImageObject\", \"caption\": \"The old \
         shaft\"}}]}}]}}</script></head><body><article>{STORY}<figure><img src='a.jpg'></figure></article></body></html>"
    ));
    let texts: Vec<&str> = listed.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(texts, ["Wales", "Lund", "The old shaft", "Shafts"]);
}

#[test]
fn a_live_report_that_only_the_metadata_has_is_read() {
    let article = html::read(
        "<html><head><script type='application/ld+json'>{\"@type\": \"LiveBlogPosting\", \"headline\": \"Vote in \
         Varna\", \"liveBlogUpdate\": [{\"headline\": \"Polls close\", \"articleBody\": \"All polls have closed.\"}, \
         {\"articleBody\": \"The first count is close.\"}]}</script></head><body><h1>Vote in Varna</h1></body></html>",
    );
    let blocks: Vec<String> = article.blocks.iter().map(|block| block.text()).collect();
    assert_eq!(blocks, ["Polls close", "All polls have closed.", "The first count is close."]);
}

#[test]
fn a_picture_alone_in_a_cell_is_its_alternative_text() {
    let article = html::read(&format!(
        "<html><body><article>{STORY}<table><tr><th>Plan</th><th>Mine</th><th>Open</th></tr><tr><td>A</td>\
         <td>North</td><td><img src='tick.png' alt='yes'></td></tr></table></article></body></html>"
    ));
    assert_eq!(article.blocks.last().map(|block| block.text()).as_deref(), Some("Plan\tMine\tOpen\nA\tNorth\tyes"));
}

#[test]
fn the_footer_of_a_quotation_is_read() {
    let article = html::read(&format!(
        "<html><body><article>{STORY}<blockquote><p>It was cold.</p><footer>Mirte Oost, \
         mayor</footer></blockquote></article></body></html>"
    ));
    let last = article.blocks.last().map(|block| plain_text(&block.runs));
    assert_eq!(last.as_deref(), Some("Mirte Oost, mayor"));
}

/// All text of an article: its fields, blocks, captions, credits and omitted texts.
fn all_text(article: &Article) -> String {
    let fields = [&article.headline, &article.standfirst, &article.byline, &article.dateline];
    let mut all: Vec<String> = fields.into_iter().flatten().map(|text| plain_text(text)).collect();
    all.extend([&article.date, &article.updated].into_iter().flatten().map(|date| date.text.clone()));
    for block in &article.blocks {
        all.push(block.text());
        let credits = block.photo.iter().flat_map(|photo| &photo.credits);
        all.extend(credits.map(|credit| credit.raw.clone()));
    }
    all.extend(article.omitted.iter().map(|one| one.text.clone()));
    all.join("\n")
}

/// The conservation law: every word under the story's element is in the article or in its omitted texts.
fn every_word_is_kept(html: &str) {
    let all = all_text(&html::read(html));
    let kept: HashSet<String> = html::words(&all).into_iter().collect();
    for (_, word) in html::words_under_root(html) {
        // In a script without spaces, a run of letters may be split.
        assert!(kept.contains(&word) || all.contains(&word), "{word:?} is lost\n{all}\n=== of\n{html}");
    }
}

#[test]
fn every_word_of_each_page_is_kept() {
    for path in fixtures() {
        every_word_is_kept(&fs::read_to_string(&path).unwrap());
    }
}

/// Replacing any word under the story's element is a change, or a difference in the omitted texts.
#[test]
fn replacing_any_word_of_a_page_is_noticed() {
    let mut silent = String::new();
    for path in fixtures() {
        let html = fs::read_to_string(&path).unwrap();
        let before = html::read(&html);
        for (number, (at, word)) in html::words_under_root(&html).into_iter().enumerate() {
            let same =
                html::words_under_root(&html).into_iter().take(number).filter(|one| *one == (at, word.clone())).count();
            let edit = |here: usize, text: String| if here == at { replace_word(&text, &word, same) } else { text };
            let comparison = compare(&before, &html::read_edited(&html, &edit), &CompareOptions::default());
            let omitted = &comparison.omitted;
            if comparison.changes.is_empty() && omitted.before.is_empty() && omitted.after.is_empty() {
                silent += &format!("\n{}: {word}", path.file_stem().unwrap().display());
            }
        }
    }
    assert!(silent.is_empty(), "{silent}");
}

/// The text with one word replaced. `number` is the number of equal words before it.
fn replace_word(text: &str, word: &str, number: usize) -> String {
    let mut found = 0;
    let mut edited = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let end = rest[start..].find(|c: char| !c.is_alphanumeric()).map_or(rest.len(), |end| start + end);
        edited += &rest[..start];
        let is_it = &rest[start..end] == word;
        edited += if is_it && found == number { "Zyxwv" } else { &rest[start..end] };
        found += usize::from(is_it);
        rest = &rest[end..];
    }
    edited + rest
}

/// Parts of pages as newsrooms write them, in any order and nesting.
fn part() -> impl Strategy<Value = String> {
    let words = "[A-Z][a-z]{2,7}( [a-z]{1,8}){0,20}[.]?";
    let class = select(
        "|paywall|sidebar-layout|related|byline|author|date|kicker|caption|credit|teaser|share|standfirst|\
         headline|hidden|live-entry|comments|player|author-bio|read-more|image|gallery"
            .split('|')
            .collect::<Vec<_>>(),
    );
    let name = select(
        "p|p|p|h1|h2|h3|div|span|li|blockquote|figcaption|time|a|b|button|nav|td|address|small|pre|footer|\
         svg|noscript|select|label|iframe|video|cite|dt"
            .split('|')
            .collect::<Vec<_>>(),
    );
    let extra = select(vec![
        "",
        " hidden",
        " aria-hidden=true",
        " style='display:none'",
        " itemprop=author",
        " itemprop=articleBody",
        " rel=author",
        " role=complementary",
        " datetime=2031-03-04T10:10Z",
        " itemprop=datePublished",
        " id=sharing-costs",
    ]);
    let text = select(vec![
        "By Ada Quill",
        "3 hours ago",
        "March 9, 2031",
        "10.10am",
        "Published",
        "Photo: Ola Berg/AP",
        "Advertisement",
        "Read more: the storm",
        "<img src=a.jpg alt=Quay>",
        "Updated <time>4 March 2031</time> at noon",
        "港で手を振る（大木太郎撮影）",
        "Subscribe to our newsletter",
        "<a href=/x>Another story</a>",
        "CORRECTION: The pier is old.",
        "***",
        "A<br><br>B",
    ]);
    let leaf = (
        name.clone(),
        class.clone(),
        extra.clone(),
        prop_oneof![words.prop_map(|text| text), text.prop_map(str::to_owned)],
    )
        .prop_map(|(name, class, extra, text)| format!("<{name} class='{class}'{extra}>{text}</{name}>"));
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let outer = select(vec![
            "div", "section", "article", "aside", "figure", "header", "ul", "table", "form", "main", "details",
        ]);
        (outer, class.clone(), extra.clone(), proptest::collection::vec(inner, 1..6)).prop_map(
            |(name, class, extra, parts)| format!("<{name} class='{class}'{extra}>{}</{name}>", parts.concat()),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_a_random_page_is_kept(parts in proptest::collection::vec(part(), 1..8), is_page: bool) {
        let parts = parts.concat();
        every_word_is_kept(&if is_page { format!("<!doctype html><html><body>{parts}</body></html>") } else { parts });
    }
}

#[test]
fn chapters_with_headings_of_one_class_are_one_story() {
    let chapter = |title: &str| format!("<div class='part'><h1 class='t'>{title}</h1>{STORY}</div>");
    let article = html::read(&format!(
        "<html><body><main><article>{}{}</article></main></body></html>",
        chapter("The storm"),
        chapter("The wall")
    ));
    assert!(article.blocks.iter().any(|block| block.text() == "The wall"), "{:?}", article.omitted);
}

#[test]
fn a_class_names_the_credit_of_a_picture_that_a_style_sheet_shows() {
    let page = "<body><article><h1>Locks are closed</h1><div class='post-image' style='background-image: url(a.jpg)'></div>\
        <div class='post-image-credits'>Ola Berg | Agencia UNO</div><p>The locks of the canal are closed since Monday, because the \
        upper gate no longer opens.</p><p>Work is to begin in May.</p></article></body>";
    let article = html::read(page);
    let photo = article.blocks.first().and_then(|block| block.photo.as_ref()).unwrap();
    assert_eq!(photo.credits.first().unwrap().raw, "Ola Berg | Agencia UNO");
}

#[test]
fn a_picture_with_a_linked_heading_leads_to_another_story() {
    let page = "<body><article><h1>Locks are closed</h1><p>The locks of the canal are closed since Monday, because the \
        upper gate no longer opens.</p><figure><img src='a.jpg'><figcaption><a href='/news/7'><h5>Bridge open again after \
        the storm</h5><span>Read more</span></a></figcaption></figure><p>Work is to begin in May.</p></article></body>";
    let article = html::read(page);
    assert!(article.blocks.iter().all(|block| block.photo.is_none()));
    assert_eq!(article.omitted.first().unwrap().reason, OmissionReason::Related);
}

#[test]
fn a_story_of_lines_weighs_as_much_as_one_of_paragraphs() {
    let line =
        "A trawler sank off the coast of Norr on Monday after it had hit a reef in the fog, and nobody was hurt.";
    let notes = "<p>No part may be copied without consent.</p>".repeat(5);
    let article = html::read(&format!(
        "<html><body><div class='page'><div><h1>Trawler sinks</h1><div><div><div>{}</div></div></div></div>\
         <div><div>{notes}</div></div></div></body></html>",
        [line; 20].join("<br>")
    ));
    let text = article.blocks.iter().map(|block| block.text()).collect::<String>();
    assert!(text.contains("trawler") && !text.contains("consent"), "{text}");
}
