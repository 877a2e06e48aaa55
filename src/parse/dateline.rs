//! Finds the dateline that the first paragraph begins with.
//!
//! ```text
//! GRAVIK, May 24 (AP) — The ferry left.             →   GRAVIK, May 24 (AP)
//! القاهرة (رويترز) - غادرت العبارة.                    →   القاهرة (رويترز)
//! 新华社海口5月24日电 （记者王晓）渡轮已离港。           →   新华社海口5月24日电 （记者王晓）
//! OSLO (NTB): Fergen dro.                         →   OSLO (NTB)
//! МОСКВА, 24 мая. /ТАСС/. Паром ушёл.             →   МОСКВА, 24 мая. /ТАСС/
//! 【ロンドン共同】フェリーは出港した。                  →   【ロンドン共同】
//! (서울=연합뉴스) 홍길동 기자 = 여객선이 떠났다.           →   (서울=연합뉴스) 홍길동 기자
//! ```

use super::{date, runs};
use crate::agencies::Agencies;
use crate::article::{Article, Text, plain_text};
use crate::text::fold::starts_upper;
use crate::text::trim::{first_chars, is_sign, trim_start};
use crate::word_table::is_one_of;

/// The longest dateline with its dash, in characters.
const DATELINE: usize = 120;

/// The first byte of the dashes in UTF-8, other than the hyphen.
const DASH: u8 = 0xE2;

/// Agencies that write themselves in lower case.
const SMALL_AGENCIES: &str = "dpa epd apa sda sid kna ots afp ap efe rtr ansa";

/// Small words inside names, places and bylines.
pub(super) const JOINERS: &str = "\
    a am an and at aan bin da de del della den der des di do dos du e el en et for für ibn im in \
    la le les of sur the to und upon van von with y zu zum zur";

/// The most words of a place before an agency in brackets.
const PLACE_WORDS: usize = 8;

/// The same in scripts without capitals, where a name cannot be told from other words.
const CASELESS_PLACE_WORDS: usize = 6;

/// Cities of newspapers that print a dateline with a colon.
const CITIES: &str = "ABUJA ACCRA BAGHDAD BEIJING BEIRUT BENGALURU BHOPAL CAIRO CHENNAI COLOMBO DELHI DHAKA DOHA DUBAI GENEVA \
    HYDERABAD ISLAMABAD JERUSALEM KABUL KAMPALA KARACHI KATHMANDU KOLKATA LAGOS LAHORE LONDON MANILA MOSCOW MUMBAI NAIROBI \
    PESHAWAR QUETTA RIYADH SEOUL SINGAPORE TEHRAN TOKYO WASHINGTON";

/// The longest East Asian dateline, in characters.
const EAST_ASIAN: usize = 40;

/// Brackets around East Asian datelines.
const OPENING: &[char] = &['【', '［', '[', '（', '(', '〔'];
const CLOSING: &[char] = &['】', '］', ']', '）', ')', '〕'];

/// What an East Asian dateline in brackets ends with: an agency, or "telegram" or "report".
const FILED: &[&str] =
    &["電", "电", "讯", "訊", "報導", "報道", "报道", "共同", "時事", "ロイター", "AFP", "ＡＦＰ", "通信"];

/// Cuts `CITY, Month D (AGENCY) —` off the start of the first paragraph, dash and all.
///
/// The removed text becomes the dateline, so that a story filed from another place keeps its first paragraph unchanged.
pub(crate) fn cut_dateline(article: &mut Article, paragraph: Text) -> Text {
    if article.dateline.is_some() {
        return paragraph;
    }
    let Some((place, body)) = dateline(&plain_text(&paragraph)) else { return paragraph };
    let (head, mut rest) = runs::split(paragraph, body);
    let (mut dateline, _dash) = runs::split(head, place);
    runs::trim(&mut dateline);
    runs::trim(&mut rest);
    article.dateline = Some(dateline);
    rest
}

/// Where the dateline that the text begins with ends, and where the text after its dash begins, in bytes.
pub(super) fn dateline(text: &str) -> Option<(usize, usize)> {
    east_asian(text).or_else(|| before_dash(text)).or_else(|| before_stop(text)).or_else(|| before_colon(text))
}

/// A known city in capitals before a colon: "ISLAMABAD: The ferry left." "BREAKING: …" has the same form.
fn before_colon(text: &str) -> Option<(usize, usize)> {
    let (place, rest) = text.split_once(':').filter(|(place, _)| is_one_of(CITIES, place))?;
    let body = rest.trim_start();
    (body.len() < rest.len() && starts_upper(body)).then(|| (place.len(), text.len() - body.len()))
}

/// A place and a known agency in brackets or between slashes, before a colon or a full stop: "OSLO (NTB): …". After a
/// place in capitals, neither is needed.
fn before_stop(text: &str) -> Option<(usize, usize)> {
    // Most first paragraphs have none of both.
    let text = first_chars(text, DATELINE);
    let opening = text.bytes().position(|byte| matches!(byte, b'(' | b'/'))?;
    let (place, rest) = text.split_at_checked(opening)?;
    let closing = if rest.starts_with('/') { '/' } else { ')' };
    let (agency, after) = rest.get(1..)?.split_once(closing)?;
    let is_place = place.starts_with(char::is_uppercase)
        && place.ends_with(' ')
        && place.split_whitespace().count() <= PLACE_WORDS
        && is_worded(place, true);
    if !is_place || !is_known(agency) {
        return None;
    }
    let city = place.split(',').next().unwrap_or(place);
    let is_capital = city.chars().filter(|c| c.is_uppercase()).count() >= 3 && !city.contains(char::is_lowercase);
    // "Ines Doe (Reuters): …" may be a speaker.
    let is_certain = is_capital || place.contains(|c: char| c.is_ascii_digit());
    let rest = match after.strip_prefix([':', '.']) {
        Some(rest) if is_certain || !place.trim_end().contains(' ') => rest,
        None if is_certain && closing == ')' => after,
        _ => return None,
    };
    let body = rest.trim_start();
    let is_apart = body.len() < rest.len() && !body.starts_with(|c: char| c.is_lowercase() || is_sign(c));
    is_apart.then(|| (text.len() - after.len(), text.len() - body.len()))
}

/// Whether a text is a known agency, or several: "awp/sda".
fn is_known(agency: &str) -> bool {
    let agencies = Agencies::default();
    agencies.canonical(agency.trim()).is_some() || agency.split('/').any(|one| agencies.canonical(one.trim()).is_some())
}

/// Whether all words can be those of a place and a date. `is_filed`: a known agency follows, so any word after a number
/// is a month or a weekday.
fn is_worded(text: &str, is_filed: bool) -> bool {
    let mut is_dated = false;
    !text.contains(['?', '!', ';', ':', '"', '“', '”'])
        && text.split([' ', ',', '/']).filter(|word| !word.is_empty()).all(|word| {
            let bare = trim_start(word, is_sign);
            let is_word = !bare.starts_with(char::is_lowercase)
                || is_one_of(JOINERS, bare)
                || date::is_month(bare)
                || is_filed && is_dated;
            is_dated |= bare.starts_with(|c: char| c.is_ascii_digit());
            is_word
        })
}

/// A place, perhaps with a date and an agency, before a dash.
fn before_dash(text: &str) -> Option<(usize, usize)> {
    let text = first_chars(text, DATELINE);
    // Most first paragraphs have no dash here.
    if !text.bytes().any(|byte| matches!(byte, b'-' | DASH)) {
        return None;
    }
    text.match_indices(['—', '–', '―', '-']).find_map(|(at, dash)| {
        let (place, rest) = text.split_at_checked(at)?;
        let rest = rest.strip_prefix(dash)?;
        let is_spaced = place.ends_with([' ', '.', '\u{A0}']) && rest.starts_with([' ', '\u{A0}']);
        let rest = match dash {
            "—" => rest,
            "-" if place.ends_with([' ', '.', ')']) && rest.starts_with('-') => rest.strip_prefix('-')?,
            _ => is_spaced.then_some(rest)?,
        };
        let body = rest.trim_start();
        // Spanish agencies write "(EFE).-".
        let place = place.trim_end().strip_suffix('.').filter(|place| place.ends_with(')')).unwrap_or(place.trim_end());
        // "МОСКВА, 24 мая — РИА Новости. …"
        let filed = body.split_once(". ").filter(|(agency, _)| is_known(agency));
        let is_dateline = is_place(place, filed.is_some()) && body.starts_with(|c: char| !c.is_lowercase());
        let (end, body) = match filed {
            Some((agency, rest)) => (text.len() - body.len() + agency.len(), rest.trim_start()),
            None => (place.len(), body),
        };
        // "(ANSA) - ROMA, 24 MAG - …"
        let second = if is_dateline && place.starts_with('(') { before_dash(body) } else { None };
        let offset = text.len() - body.len();
        match second {
            Some((end, body)) => Some((offset + end, offset + body)),
            None => is_dateline.then_some((end, offset)),
        }
    })
}

/// Whether the words before a dash are a place, perhaps with a date, and an agency in brackets; or a place in capitals.
/// `is_filed`: a known agency follows the dash.
fn is_place(text: &str, is_filed: bool) -> bool {
    if let Some((place, agency)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        let first = agency.trim().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let has_capital = first.starts_with(char::is_uppercase);
        let is_caseless = !has_capital && first.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        let longest = if is_caseless { CASELESS_PLACE_WORDS } else { PLACE_WORDS };
        let is_filed = is_known(agency);
        let is_agency = has_capital || is_caseless || is_filed || is_one_of(SMALL_AGENCIES, first);
        return is_agency && is_worded(place, is_filed) && place.split_whitespace().count() <= longest;
    }
    let (city, detail) = text.split_once(',').unwrap_or((text, ""));
    let capitals = city.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 3
        && !city.contains(char::is_lowercase)
        && is_worded(text, is_filed)
        && detail.split_whitespace().count() <= 5
}

/// A dateline as agencies and papers of China, Japan and Korea print it: in brackets, or before 电 or 讯.
fn east_asian(text: &str) -> Option<(usize, usize)> {
    let is_space = |c: char| c.is_whitespace();
    let text = first_chars(text, EAST_ASIAN);
    if text.is_ascii() {
        return None;
    }
    let after = if text.starts_with(OPENING) {
        let (inside, rest) = text.split_once(CLOSING)?;
        let is_filed = inside.contains(['=', '＝']) || FILED.iter().any(|end| inside.ends_with(end));
        if !is_filed || inside.is_ascii() {
            return None;
        }
        match rest.split_once(" 기자 ") {
            Some((_, rest)) => rest,
            None => rest,
        }
    } else {
        let (head, rest) = text.split_once(['电', '電', '讯', '訊'])?;
        let is_head = head.ends_with('日') || head == "本报" || head == "本報";
        if !is_head || !rest.starts_with(|c: char| is_space(c) || c == '（' || c == '(') {
            return None;
        }
        let reporter = rest.trim_start();
        let is_reporter = reporter.starts_with(OPENING)
            && ["记者", "記者"].iter().any(|word| reporter.find(word).is_some_and(|at| at <= 3));
        match reporter.split_once(CLOSING) {
            Some((_, rest)) if is_reporter => rest,
            _ => rest,
        }
    };
    let body = after.trim_start_matches(|c: char| is_space(c) || matches!(c, '-' | '－' | '―' | '=' | '＝'));
    (!body.is_empty()).then(|| (text.len() - after.len(), text.len() - body.len()))
}
