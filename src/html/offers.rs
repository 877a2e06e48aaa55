//! Recognises boxes that offer something to the reader, such as a newsletter, or that ask for consent.

use super::tree::Tree;
use crate::article::OmissionReason;
use crate::text::lowercase::Lowercase;

/// Words of offers to subscribe, join or sign in.
const OFFERS: &str = "newsletter|subscri|sign up|sign in|log in|become a member|join today|for members|members only|free trial|unlock|\
    our app|abonn|abonieren|probeabo|jetzt testen|anmelden|suscr|regístr|hazte socio|abbona|iscriviti|assine|cadastre|registre-se|\
    有料会員|会員限定|nos offres|prenumerera|tilaa|prenumer|předplat|подпис|підпис|订阅|登録|購読|구독|اشترك|abone ol|berlangganan";
/// Words of requests to show something of another site, or to store data of the visitor.
const CONSENT: &str = "datenschutz|einverstanden|externe inhalt|externen inhalt|cookies|consent|privacy|third-party content|third party content|\
    politique de confidentialité|contenu externe|contenu tiers|política de privacidad|contenido externo|informativa sulla privacy|\
    contenuto esterno|privacidade|conteúdo externo|privacybeleid|externe inhoud|integritet|personvern|privatliv|tietosuoj|prywatności|\
    конфиденциальност|gizlilik|privasi|プライバシー|隐私|개인정보|الخصوصية";
/// The longest teaser or offer, in characters without white space.
pub(super) const TEASER: usize = 600;
/// The highest share of the story's prose in a box with a form or a button.
const BOX_SHARE: f64 = 0.34;
/// The longest paragraph that is an offer if it has one word of an offer, in characters without white space.
const ONE_OFFER: usize = 160;

/// The longest box of an offer with a call such as a button, in characters without white space.
const LONG_OFFER: usize = 3000;
/// The most nodes under such a box.
const OFFER_NODES: usize = 250;
/// A box is an offer if it has one word of an offer for this many bytes, and at least [`SAID`] of them.
const OFFER_EACH: usize = 300;
/// The fewest words of an offer in a box with a call.
const SAID: usize = 3;
/// The longest text of a call, in characters without white space ("Subscribe now for £1").
const CALL: usize = 40;

/// Whether a short element asks its readers to subscribe or to sign in. A longer paragraph must say so twice: one of
/// the story may mention a newsletter.
pub(super) fn offers(tree: &Tree, at: usize) -> bool {
    let chars = tree.get(at).chars;
    let text = if chars > TEASER { String::new() } else { tree.text(at).to_lower() };
    let said = OFFERS.split('|').filter(|words| times_said(&text, words) > 0);
    said.take(2).count() > usize::from(chars > ONE_OFFER && tree.get(at).name == "p")
}

/// How often a text has words, at the start of a word.
fn times_said(text: &str, words: &str) -> usize {
    let is_word = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphabetic);
    text.match_indices(words).filter(|(at, _)| is_word(*at)).count()
}

/// Whether a box repeats words of an offer and calls its readers to follow it.
///
/// ```text
/// <div><h2>Subscribe to read on</h2><ul>…</ul><a class="btn">Subscribe</a><a>Sign in</a></div>   →   an offer
/// ```
fn calls(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    if node.chars > LONG_OFFER || node.end - at > OFFER_NODES || node.figures > 0 {
        return false;
    }
    let says = |text: &str| OFFERS.split('|').map(|words| times_said(text, words)).sum::<usize>();
    let is_call = |at: usize| {
        let link = tree.get(at);
        // In a paragraph of the story, there is text beside the link.
        let is_alone = !tree.get(link.parent).has_text;
        let is_button = || link.says_one_of("btn|button|cta") || says(&tree.text(at).to_lower()) > 0;
        matches!(link.name.as_str(), "button" | "form")
            || link.name == "a" && is_alone && (1..=CALL).contains(&link.chars) && is_button()
    };
    tree.under(at).any(is_call) && {
        let text = tree.text(at).to_lower();
        says(&text) >= SAID.max(text.len() / OFFER_EACH)
    }
}

/// Why a short box with a form or a button is not part of the story: it offers something, or asks for consent.
///
/// ```text
/// <div><h3>The harbour each morning</h3><p>Our newsletter …</p><input><button>Go</button></div>   →   subscription
/// ```
pub(super) fn asks(tree: &Tree, root: usize, at: usize) -> Option<OmissionReason> {
    let node = tree.get(at);
    let is_box = matches!(node.name.as_str(), "div" | "section" | "aside" | "form" | "fieldset" | "article")
        && node.chars > 0
        && node.prose as f64 <= tree.get(root).prose as f64 * BOX_SHARE;
    if is_box && calls(tree, at) {
        return Some(OmissionReason::Subscription);
    }
    let is_box = is_box && tree.is_short(at, TEASER) && node.figures + node.images == 0;
    let count =
        |names: &[&str]| tree.under(at).filter(|at| names.contains(&tree.get(*at).name.as_str())).take(2).count();
    // Answers to choose from, as in a poll.
    if is_box && count(&["label"]) > 1 {
        return Some(OmissionReason::Control);
    }
    if !is_box || count(&["button", "input", "select", "textarea", "form"]) == 0 {
        return None;
    }
    let text = tree.text(at).to_lower();
    let says = |list: &str| list.split('|').any(|words| text.contains(words));
    if says(OFFERS) {
        return Some(OmissionReason::Subscription);
    }
    says(CONSENT).then_some(OmissionReason::Control)
}
