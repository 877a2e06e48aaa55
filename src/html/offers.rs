//! Recognises boxes that offer something to the reader, such as a newsletter, or that ask for consent.

use super::tree::Tree;
use crate::article::OmissionReason;
use crate::text::lowercase::Lowercase;

/// Words of offers to subscribe, join or sign in.
const OFFERS: &str = "newsletter|subscri|sign up|sign in|log in|become a member|join today|for members|members only|free trial|unlock|\
    our app|abonn|abonieren|probeabo|jetzt testen|anmelden|suscr|regístr|hazte socio|abbona|iscriviti|assine|cadastre|registre-se|\
    prenumerera|tilaa|prenumer|předplat|подпис|підпис|订阅|登録|購読|구독|اشترك|abone ol|berlangganan";
/// Words of requests to show something of another site, or to store data of the reader.
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

/// Whether a short element asks its readers to subscribe or to sign in. A longer paragraph must say so twice: one of the
/// story may mention a newsletter.
pub(super) fn offers(tree: &Tree, at: usize) -> bool {
    let chars = tree.get(at).chars;
    let text = if chars > TEASER { String::new() } else { tree.text(at).to_lower() };
    let is_word = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphabetic);
    let said = OFFERS.split('|').filter(|words| text.match_indices(*words).any(|(at, _)| is_word(at)));
    said.take(2).count() > usize::from(chars > ONE_OFFER && tree.get(at).name == "p")
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
        && tree.is_short(at, TEASER)
        && node.figures + node.images == 0
        && node.prose as f64 <= tree.get(root).prose as f64 * BOX_SHARE;
    let is_control =
        |at: usize| matches!(tree.get(at).name.as_str(), "button" | "input" | "select" | "textarea" | "form");
    if !is_box || !tree.under(at).any(is_control) {
        return None;
    }
    let text = tree.text(at).to_lower();
    let says = |list: &str| list.split('|').any(|words| text.contains(words));
    if says(OFFERS) {
        return Some(OmissionReason::Subscription);
    }
    says(CONSENT).then_some(OmissionReason::Control)
}
