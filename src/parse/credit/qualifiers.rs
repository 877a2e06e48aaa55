//! Recognises qualifiers: "File", "Handout", "Pool photo" and similar words in many languages → flags.
//!
//! It also recognises other parts of a credit line that name no party: notes on how the picture was edited, and
//! boilerplate of the page around a credit.

use std::sync::LazyLock;

use super::line::Line;
use super::vocabulary::{ARCHIVE, ARCHIVE_NAME, PICTURE, WORKED_ON, lists_of_key};
use crate::article::CreditFlag;
use crate::text::fold::{first_word, name_key, starts_upper};
use crate::text::trim::trim_start;
use crate::word_table::{WordTable, first_field, numbered_lines, split_at_sign};

/// One or two flags, then the phrases for them, separated by `|`. "known" sets no flag, but the phrase is not a party.
/// A phrase after `=` is just as often part of the name of an organisation ("Quist Archive"). So it counts only as a
/// whole party or beside a known agency.
pub(super) const QUALIFIERS: &str = "\
file|file|file photo|file photos|file image|file picture|file pic|file pictures|file foto|=files|=archive
file|=archives|archive photo|archive image|archive picture|archival photo|=archiv|archivbild|archivfoto
file|archivbilder|aus dem archiv|archivaufnahme|=archivo|=archivos|foto de archivo|fotos de archivo|imagen de archivo
file|foto archivo|de archivo|=arxiu|=arquivo|=arquivos|foto de arquivo|foto arquivo|imagem de arquivo|=archivio
file|foto d'archivio|d'archivio|foto di archivio|photo d'archives|d'archives|=archief|archieffoto|uit archief|=arkiv
file|arkivbild|arkivfoto|arkivbilde|arkisto|arkistokuva|архив|из архива|з архіву|архивное фото|архів|資料写真|資料|자료사진|자료|資料圖片|资料图|资料图片
file|αρχειου|arhivă|фото из архива|資料照|资料照片|資料照片|ארכיון|آرشیو|αρχείου|arşiv|maktaba|archiwum|archivní|archivní foto|archívum|archív|arhiva|arhiv|arhiiv|arhīvs|archyvo|archyvas|fișier
handout|handout|handouts|handout photo|handout image|handout picture|handout via|supplied|supplied photo
handout|photo supplied|contributed|contributed photo|contributed image|contributed photos|contributed picture
handout|submitted|submitted photo|photo submitted|provided|provided photo|photo provided|cedida|cedido|cedidas
handout|foto cedida|imagen cedida|divulgação|foto divulgação|divulgacion|=privat|=private|zvg
handout|zur verfügung gestellt|difusión|difusion|cedida a este medio|arquivo pessoal|arquivo familiar
handout|archivo personal|archivo familiar|archives personnelles|privatarchiv|private archive|personal archive
handout|family archive|pressebild|pressefoto|pressebilder|=press photo|pressfoto|pressbild|press image
handout|publicity photo|=promo|promotional|promotional image|droits réservés|tous droits réservés|pr image|pr photo
handout|privātais arhīvs|ingezonden|সংগৃহীত|verskaf|aðsend|erakogu|publicitātes foto|company handout|family handout|family photo|family photograph|fourni|fournie|fournies|photo fournie|=제공
handout|materiały prasowe|archiwum prywatne|arhivă personală|privatni album|приватна архива|личный архив|из личного архива|no personīgā arhīva|asmeninio archyvo|mat. prasowe|=пресс-служба|dok. pribadi|dokumentasi pribadi|pribadi|istimewa|=提供|写真提供|画像提供|图片提供|圖片提供|사진제공|사진 제공|提供写真|本人提供|per gentile concessione|pressmaterial|privata|privatfoto|пресс-фото|privé|privee|eigen foto
pool|=pool|pool photo|pool photos|pool image|pool picture|=photo pool|=press pool|pool foto|代表撮影|代表|공동취재|공동취재단
staff|staff|staff photo|staff photos|staff photographer|staff photographers
staff|staff image|staff writer|staff photojournalist|staff reporter|chief photographer
staff file|staff file photo|staff file photos|staff file
staff illustration|staff photo illustration|staff illustration
staff|visual journalist|photojournalist|multimedia journalist
stringer|stringer|=stringers|strdel|=freelance|freelancer|freelance photographer
contributor|contributor|contributors|contributing photographer|=correspondent|contributor photo|reader photo
contributor|user submitted|leserreporter|lukijan kuva|läsarbild|leserfoto|leserbild|lezersfoto
courtesy|courtesy|courtesy photo|courtesy photos|courtesy image|courtesy picture|photo courtesy|image courtesy
courtesy|cortesía|cortesia|courtoisie|foto cortesía|gracieuseté|courtesy art
screengrab|screengrab|screenshot|screenshots|screen capture|screencap|frame grab|video grab|video still
screengrab|video frame|video screenshot|capture d'écran|captura de pantalla|captura de vídeo|=captura|skärmdump
screengrab|skjermdump|kuvakaappaus|standbild|reprodução|reproducao|ekran görüntüsü|캡처|캡쳐|화면 캡처|画面截图|视频截图|网页截图|截图
screengrab|截圖|still from video|tv grab|via video|youtube screenshot|google screenshot
composite|=m|composite|composite image|photo composite|collage|=montage|photomontage|fotomontage|bildmontage
composite|photo collage|photo combo|=combo|combination photo|fotomontaje|=composition|composites|=design|合成
illustration|illustration|illustrations|photo illustration|infographic|=graphic|=grafik|ilustración
illustration|illustrative image|ai generated|ki-generiert|=ai|=ki|artist's impression|artist rendering
uncredited|uncredited|no credit|not credited|credit unknown|=unknown|unknown author|author unknown
uncredited|photographer unknown|unbekannt|fotograf unbekannt|inconnu|auteur inconnu|desconocido
uncredited|autor desconocido|okänd|ukjent|ukendt|o.a.|n/a|=none|=anonymous|sin crédito|sans crédit|ohne angabe|из открытых источников|фото из открытых источников|з відкритих джерел|фото з відкритих джерел
known|symbolbild|symbolfoto|themenbild|symbolbilder|beispielbild|ausschnitt|bildausschnitt|cropped|=crop
known|from left|from top|from right|from left to right|clockwise from top|clockwise from top left
known|clockwise from left|l to r|l-r|r to l|from l to r|left to right|from left to right|v.l.|v.l.n.r.|von links|von links nach rechts|de gauche à droite|de g. à d.|de izquierda a derecha|da sinistra|=pd|edited|=edit|bearbeitet|copyright|all rights reserved|tous droits reserves
known|or licensors|riproduzione riservata|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden
known|wszelkie prawa zastrzeżone|všechna práva vyhrazena|все права защищены|tüm hakları saklıdır
known|reserved rights|alle rechte vorbehalten|todos los derechos reservados|exclusive|exclusively
known|enlarge this image|=redaktion|=red|=left|=right|=center|=l|=r|=links|=rechts|=solda|=sağda|=ortada|=top|=bottom|=collection|=tmn
known|=gms|=mag|=zb|=live|=live news|=wire|=press wire|=special|agencias|agenturen|agences|agencies|agenzie|rrss
known|redes sociales|redes sociais|redes|réseaux sociaux|social media|soziale medien|=premium|royalty-free|=rf|rights managed
known|=agencije|=agentury|=agencje|=агенции|=агентства|=агенції|=ajanslar|=agenţii|=agenții|=fotoagenturen|=editorial|reporter|기자|記者|记者|특파원|뉴스|カメラマン|撮影|摄|攝|写真|図|image d'illustration|photo d'illustration
known|d'illustration|illustratiefoto|ilustrační foto|ilustrační|zdjęcie ilustracyjne|zdj. ilustracyjne
known|illustrasjonsfoto|illustrationsfoto|genrebild|kuvituskuva|imagem ilustrativa|imagen ilustrativa|temsili
known|lizenz|license|licence|own work|eigenes werk|representative image|representational image|representative photo
known|representational photo|for representation|illustrative photo|image for representation|foto ilustrativa
known|соцсети|सोशल मीडिया|иллюстративное фото|tpx images of the day|images of the day
";

/// Boilerplate that pages print around a credit.
const BOILERPLATE: &[&str] = &[
    "hide caption",
    "toggle caption",
    "view image in fullscreen",
    "enlarge this image",
    "open image in gallery",
    "click to enlarge",
    "image caption",
    "view fullscreen",
];

/// A bit in the number of a qualifier: it counts only as a whole party.
const WHOLE: u32 = 1 << 31;

/// Somewhat more than the number of qualifiers.
const MOST_QUALIFIERS: usize = 500;

/// Each folded qualifier with the number of its line. Built when the first credit is read.
static NUMBERED: LazyLock<WordTable> = LazyLock::new(|| {
    let mut numbered = WordTable::with_room(MOST_QUALIFIERS);
    for (number, line) in numbered_lines(QUALIFIERS) {
        for phrase in split_at_sign(line, b'|').skip(1) {
            let whole = if phrase.starts_with('=') { WHOLE } else { 0 };
            numbered.add(name_key(phrase).bytes(), number | whole);
        }
    }
    numbered
});

fn flag_of(name: &str) -> Option<CreditFlag> {
    Some(match name {
        "file" => CreditFlag::File,
        "handout" => CreditFlag::Handout,
        "pool" => CreditFlag::Pool,
        "staff" => CreditFlag::Staff,
        "stringer" => CreditFlag::Stringer,
        "contributor" => CreditFlag::Contributor,
        "courtesy" => CreditFlag::Courtesy,
        "screengrab" => CreditFlag::Screengrab,
        "composite" => CreditFlag::Composite,
        "illustration" => CreditFlag::Illustration,
        "uncredited" => CreditFlag::Uncredited,
        _ => return None,
    })
}

/// The flags of a qualifier: at most two, often none.
pub(in crate::parse) type Flags = [Option<CreditFlag>; 2];

/// The flags of a folded qualifier, and whether it counts only as a whole party.
fn find(folded: &str) -> Option<(Flags, bool)> {
    let number = NUMBERED.get(folded);
    if number == 0 {
        return None;
    }
    let mut names = first_field(QUALIFIERS, number & !WHOLE)?.split(' ').map(flag_of);
    let mut next = || names.next().flatten();
    Some(([next(), next()], number & WHOLE != 0))
}

/// Whether a folded text is a qualifier.
pub(in crate::parse) fn is_qualifier(folded: &str) -> bool {
    NUMBERED.get(folded) != 0
}

/// The flags of `text` if it is a qualifier and nothing else.
pub(in crate::parse) fn qualifier(line: &Line<'_>, text: &str) -> Option<Flags> {
    qualifier_with_key(&line.key(text), text)
}

/// The same for a text that is no part of a credit line. `key` is its [`name_key`].
pub(in crate::parse) fn qualifier_with_key(key: &str, text: &str) -> Option<Flags> {
    find(key).map(|(flags, _)| flags).or_else(|| is_picture_number(text).then_some(Flags::default()))
}

/// The fewest digits of an agency's picture number ("1234567a"). Years and house numbers have fewer.
const PICTURE_NUMBER_DIGITS: usize = 5;

fn is_picture_number(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().filter(u8::is_ascii_digit).count() >= PICTURE_NUMBER_DIGITS
}

/// Splits qualifiers off both ends of a party: "Harbour Post file photo" → ("Harbour Post", File).
pub(in crate::parse) fn split_qualifiers<'t>(line: &Line<'_>, party: &'t str) -> (&'t str, Vec<CreditFlag>) {
    let (mut rest, mut flags) = (party.trim(), Vec::new());
    while let Some((shorter, found)) =
        strip_last(line, rest).or_else(|| strip_first(line, rest)).filter(|_| !line.is_agency(rest))
    {
        rest = shorter;
        flags.extend(found.into_iter().flatten());
    }
    (rest, flags)
}

/// The most words of a qualifier.
const LONGEST_QUALIFIER: usize = 5;

/// The number of spaces in a text, at most [`LONGEST_QUALIFIER`].
fn spaces(text: &str) -> usize {
    text.matches(char::is_whitespace).take(LONGEST_QUALIFIER).count()
}

fn strip_last<'t>(line: &Line<'_>, text: &'t str) -> Option<(&'t str, Flags)> {
    // "Ines Doe ARCHIVO": in the name of an archive the word would be first.
    if let Some((rest, word)) = text.rsplit_once(char::is_whitespace)
        && matches!(&*line.key(word), "archivo" | "arquivo" | "archivio")
    {
        return Some((rest.trim(), [Some(CreditFlag::File), None]));
    }
    (1..=spaces(text)).rev().find_map(|words| {
        let (at, _) = text.rmatch_indices(char::is_whitespace).nth(words - 1)?;
        let (rest, edge) = text.split_at_checked(at)?;
        Some((rest.trim(), edge_qualifier(line, edge, rest)?)).filter(|(rest, _)| !rest.is_empty())
    })
}

fn strip_first<'t>(line: &Line<'_>, text: &'t str) -> Option<(&'t str, Flags)> {
    // "Archivo El Puerto", "Dok. HPR" and "Dok.HPR"; but "Archivo General" is the name of an archive.
    if let Some((_, rest)) = text.split_once([' ', '.']).filter(|(word, _)| is_listed(line, word, ARCHIVE)) {
        let rest = trim_start(rest, |c| c.is_whitespace() || c == '.');
        let is_named = first_word(rest).is_some_and(|(next, _)| line.lists(next) & ARCHIVE_NAME != 0);
        return (!is_named && starts_upper(rest)).then_some((rest, [Some(CreditFlag::File), None]));
    }
    (1..=spaces(text)).rev().find_map(|words| {
        let (at, _) = text.match_indices(char::is_whitespace).nth(words - 1)?;
        let (edge, rest) = text.split_at_checked(at)?;
        // "Staff Sgt. Ines Doe": the word belongs to a rank.
        if first_word(rest).is_some_and(|(next, _)| line.word(next).is_rank()) && edge.eq_ignore_ascii_case("staff") {
            return None;
        }
        Some((rest.trim(), edge_qualifier(line, edge, rest)?)).filter(|(rest, _)| !rest.is_empty())
    })
}

fn edge_qualifier(line: &Line<'_>, edge: &str, rest: &str) -> Option<Flags> {
    let edge = edge.trim();
    let folded = line.key(edge);
    // "Archivo EFE", "AP Photo": unambiguous beside a known agency.
    let agency = || line.is_agency(rest);
    // "M. Stone": a single letter is an initial.
    if folded.chars().count() == 1 {
        return None;
    }
    let is_word = lists_of_key(&folded) & PICTURE != 0;
    if is_word && !matches!(&*folded, "pictures" | "pics" | "credit" | "credits") {
        // "Harbour Post photo" in lower case or capitals is a word for a picture. "Icon Photo" is a name.
        let one_case = edge.chars().all(char::is_lowercase) || edge.chars().all(char::is_uppercase);
        return (one_case || agency()).then_some(Flags::default());
    }
    find(&folded).filter(|(_, whole)| !whole || agency()).map(|(flags, _)| flags)
}

/// Whether a list contains a word without any signs.
fn is_listed(line: &Line<'_>, word: &str, list: u32) -> bool {
    line.lists(word) & list != 0 && word.chars().all(char::is_alphanumeric)
}

/// Whether `text` is a note on how the picture was edited.
pub(in crate::parse) fn is_worked_on(line: &Line<'_>, text: &str) -> bool {
    first_word(text).is_some_and(|(word, _)| is_listed(line, word, WORKED_ON))
}

/// The length in bytes of the boilerplate that `text` begins with, if any.
pub(in crate::parse) fn boilerplate(text: &str) -> Option<usize> {
    let begins = |words: &&&str| text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    BOILERPLATE.iter().find(begins).map(|words| words.len())
}
