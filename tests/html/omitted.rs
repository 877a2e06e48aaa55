//! What a page has beside the text of its story: listed as omitted, or ignored.

use super::*;

/// The omitted texts of a page, with their reasons.
pub(super) fn listed(page: &str) -> Vec<(String, OmissionReason)> {
    html::read(page).omitted.into_iter().map(|one| (one.text, one.reason)).collect()
}

#[test]
fn texts_in_attributes_are_listed_as_omitted() {
    let listed = listed(
        "<article><h1>Locks are closed</h1><p>The locks of <abbr title='Canal Authority'>CA</abbr> are closed since \
         Monday.</p><figure><img src='a.jpg' alt='A lock' title='From the north'></figure>\
         <a data-caption='The <b>upper</b> gate' href='b.jpg'><img src='b.jpg' alt='A gate'></a>\
         <div data-slides='[{\"src\": \"c.jpg\", \"caption\": \"The lower gate\"}]'></div>\
         <lock-chart caption='Depth in metres' class='wide one'></lock-chart><button aria-label='Play it'></button>\
         <iframe src='https://a.example/' title='Map of the locks'></iframe><p title='x7'>It stays.</p></article>",
    );
    let hidden = |text: &str| (text.to_owned(), OmissionReason::Hidden);
    assert_eq!(
        listed,
        [
            hidden("Canal Authority"),
            hidden("From the north"),
            hidden("The upper gate"),
            hidden("The lower gate"),
            hidden("Depth in metres"),
            ("Play it".to_owned(), OmissionReason::Control),
        ]
    );
}

/// The omitted texts of an element that contains only a story.
fn texts_beside(story: &str) -> Vec<String> {
    let listed = listed(&format!("<article>{STORY}{story}</article>"));
    listed.into_iter().map(|(text, _)| text).collect()
}

#[test]
fn single_words_of_data_in_attributes_are_listed_if_their_member_has_text() {
    let slides = r#"[{"id": "a91", "kind": "wide", "credit": "AFP/Getty", "photographer": "Lund", "size": 5, "of": "old mine"},
        {"copyrightNotice": "dpa", "caption": "He said \"no\" twice", "photoCredit": "AFP", "at": "x, y"}]"#;
    assert_eq!(
        texts_beside(&format!("<div data-slides='{slides}' data-photographer='Lund'></div>")),
        ["AFP/Getty", "Lund", "old mine", "dpa", "He said 'no' twice", "AFP", "x, y", "Lund"]
    );
}

#[test]
fn addresses_of_other_pictures_are_listed_as_omitted() {
    let cases: [(&str, &[&str]); 9] = [
        ("<picture><source srcset='boat.jpg'><img src='wide.jpg'></picture>", &["picture boat"]),
        ("<figure><img src='a.jpg' srcset='a.jpg 1x, c/b.jpg?w=9 2x'></figure>", &["picture c/b"]),
        ("<img src='a.jpg' srcset='x/y.jpg 1x' alt='Shaft'>", &["picture x/y"]),
        ("<video poster='shaft.jpg' src='w.mp4'></video>", &["picture shaft"]),
        ("<div><video title='Film'><source src='y.webm'><source src='x.mp4'></video></div>", &["picture y.webm"]),
        // Another size, server, format or place of the same file.
        ("<picture><source srcset='a-800.webp 800w, a-4.webp 4w'><img src='a.jpg?w=5'></picture>", &[]),
        ("<figure><picture><source srcset='//b.example/k-900x600.jpg?w=2'><img src='/k.jpg'></picture></figure>", &[]),
        ("<figure><img src='data:image/gif;base64,AA' data-src='n/a.jpg' srcset='n/a.jpg 5w'></figure>", &[]),
        ("<figure><video poster='shaft.jpg'></video><figcaption>The shaft.</figcaption></figure>", &[]),
    ];
    for (story, expected) in cases {
        assert_eq!(texts_beside(story), expected, "{story}");
    }
}

/// Where the candidates of `srcset` have widths, browsers never show the picture of `src`.
#[test]
fn the_picture_that_browsers_show_is_the_photo() {
    let cases = [
        ("<img src='old/w.jpg' srcset='new/s.jpg 300w, new/l.jpg 900w'>", "new/l.jpg", vec!["picture old/w"]),
        (
            "<img src='pier-300x200.jpg' srcset='pier-300x200.jpg 300w, pier-900x600.jpg 900w'>",
            "pier-300x200.jpg",
            vec![],
        ),
        ("<img src='a.jpg' srcset='a.jpg 1x, b.jpg 2x'>", "a.jpg", vec!["picture b"]),
    ];
    for (picture, url, omitted) in cases {
        let article = html::read(&format!("<article>{STORY}<figure>{picture}</figure></article>"));
        let shown = article.blocks.iter().find_map(|block| block.photo.as_ref()?.url.as_deref());
        assert_eq!(shown, Some(url), "{picture}");
        assert_eq!(texts_beside(&format!("<figure>{picture}</figure>")), omitted, "{picture}");
    }
}

#[test]
fn pictures_of_style_sheets_and_of_metadata_are_listed_as_omitted() {
    assert_eq!(
        texts_beside("<div style='color: red; background: url(\"x/bay.jpg?w=9\") 0 0' role='img'></div>"),
        ["picture x/bay"]
    );
    let photo = "<figure><img src='x/bay-300.jpg'></figure>";
    assert_eq!(texts_beside(&format!("{photo}<div style='background:url(x/bay-900.jpg)'></div>")), [""; 0]);
    assert_eq!(texts_beside("<i style='background:url(data:image/gif;base64,AA)'></i>"), [""; 0]);
    let listed = listed(&format!(
        "<html><head><meta property='og:image' content='https://a.example/card/gate.jpg'><script \
         type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"image\": [\"https://a.example/x/bay-1200.jpg\", \
         {{\"@type\": \"ImageObject\", \"url\": \"https://a.example/quay.jpg\"}}], \"author\": {{\"image\": \
         \"https://a.example/lund.jpg\"}}}}</script></head><body><article>{STORY}{photo}</article></body></html>"
    ));
    let picture = |text: &str| (text.to_owned(), OmissionReason::Picture);
    assert_eq!(listed, [picture("picture card/gate"), picture("picture quay")]);
}

#[test]
fn texts_in_scripts_of_the_story_are_listed_as_omitted() {
    let cases: [(&str, &[&str]); 6] = [
        (
            r#"<script type='application/json'>{"items": [{"src": "b7.jpg", "caption": "Nets", "by": "x y",
               "credit": "Lund/EPX"}, ["Two \"old\" boats", "caf\u00e9 \u2013 bar"]], "mode": "wide"}</script>"#,
            &["picture b7", "Nets", "x y", "Lund/EPX", "Two \"old\" boats", "café – bar"],
        ),
        (
            "<script>show([{src: 'n.jpg', caption: 'The fishers\\' nets', credit:\"Lund\"}], 'a b')</script>",
            &["picture n", "The fishers' nets", "Lund"],
        ),
        ("<script>// don't\nvar a = {title: `Boats in fog`, id: 'c d'}</script>", &["Boats in fog"]),
        ("<script>var a = b ? 'x y' : 'z w'; load({textColor: '#fff', altText: 'a91f'})</script>", &[]),
        ("<script type='text/x-template'><p title='A b'>A c</p></script>", &[]),
        (r#"<script>push({"photoCaption": "Vom Meer", 'alt' : "Das Meer"})</script>"#, &["Vom Meer", "Das Meer"]),
    ];
    for (script, expected) in cases {
        assert_eq!(texts_beside(&format!("<div>{script}</div>")), expected, "{script}");
    }
    // The scripts of the page itself are not read.
    let page = format!(
        "<html><head><script>a({{caption: 'In the head'}})</script></head><body><article>{STORY}<ul class='related'>\
         <li><a href='/x'>A</a><script>a({{caption: 'Of a teaser'}})</script></ul></article>\
         <script>a({{caption: 'At the end'}})</script></body></html>"
    );
    assert_eq!(listed(&page), [("A".to_owned(), OmissionReason::Related)]);
}

/// Counts of readers, times that pass and links that rotate change with every visit.
#[test]
fn what_changes_with_every_visit_is_no_change_of_the_story() {
    let page = |line: &str| format!("<html><body><article>{STORY}{line}</article></body></html>");
    let head = |line: &str| format!("<html><body><article><h1>A</h1>{line}{STORY}</article></body></html>");
    for (one, other) in [
        ("<ul><li>806 lectures</li></ul>", "<ul><li>812 lectures</li></ul>"),
        (
            "<div><time>2031-02-04</time><span class='v'>6793 مشاهدة</span></div>",
            "<div><time>2031-02-04</time><span class='v'>7001 مشاهدة</span></div>",
        ),
        (
            "<div><span>阅读 678</span> <span>评论 33</span></div>",
            "<div><span>阅读 700</span> <span>评论 35</span></div>",
        ),
        ("<div>Просмотров: 15</div>", "<div>Просмотров: 1 520</div>"),
        ("<div class='like-button'><span>164</span></div>", "<div class='like-button'><span>171</span></div>"),
        ("<div>Aktualisiert vor 18 Minuten</div>", "<div>Aktualisiert vor 27 Minuten</div>"),
        ("<p class='date'>há 3 minutos</p>", "<p class='date'>há 12 minutos</p>"),
        (
            "<div class='interstitial-link'><a href='/a'>[ El lago se hiela ]</a></div>",
            "<div class='interstitial-link'><a href='/b'>[ Vuelven los búhos ]</a></div>",
        ),
    ] {
        for make in [&page as &dyn Fn(&str) -> String, &head] {
            let comparison = compare(&html::read(&make(one)), &html::read(&make(other)), &CompareOptions::default());
            assert!(comparison.changes.is_empty(), "{one} {:?}", comparison.changes);
        }
    }
    for (line, read) in [
        ("<p>She counted: 12 likes.</p><p>12 likes.</p>", "12 likes."),
        ("<p>¿Cuántas veces?</p><p>3 veces</p>", "3 veces"),
        ("<ul><li>404 views</li><li>12 boats</li></ul>", "12 boats"),
        ("<ul><li>The wall broke</li><li>3 days ago</li></ul>", "3 days ago"),
        ("<div><span>3 days ago</span><span>, the wall broke</span></div>", "3 days ago, the wall broke"),
    ] {
        let article = html::read(&page(line));
        assert!(article.blocks.iter().any(|block| block.text() == read), "{line}");
        assert!(article.omitted.is_empty(), "{line} {:?}", article.omitted);
    }
    let counted = html::read(&page("<p>The film has <span>404 views</span>.</p>"));
    assert_eq!(counted.blocks.last().map(|block| block.text()).as_deref(), Some("The film has 404 views."));
}

#[test]
fn values_of_controls_are_listed_as_omitted() {
    let cases: [(&str, &[&str]); 8] = [
        ("<p>Open: <meter min='0' max='60' value='40'></meter> of all.</p>", &["meter 40/60"]),
        ("<p>Done: <progress value='3'></progress> of all.</p>", &["progress 3"]),
        ("<p><input type='checkbox' checked> Open <input type='checkbox'> shut</p>", &["checkbox checked"]),
        ("<p>Depth <input type='range' value='5' max='9'> and <input value='AFP'></p>", &["range 5/9", "input AFP"]),
        ("<p>As it is. <input type='hidden' value='a91f'></p>", &[]),
        ("<p>It is <select><option>Old<option selected>New</select></p>", &["Old", "New", "option selected"]),
        ("<img src='m.jpg' usemap='#m'><map name='m'><area alt='Shaft' href='a'></map>", &["Shaft"]),
        ("<video src='v.mp4'><track label='Cymraeg' src='t.vtt'></video>", &["Cymraeg"]),
    ];
    for (story, expected) in cases {
        assert_eq!(texts_beside(story), expected, "{story}");
    }
}
