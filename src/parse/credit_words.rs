//! The words of a credit line that are no names: a word or phrase in, what it says of the picture out.
//!
//! Labels ("Photo:", "Foto von"), qualifiers ("File", "Handout"), words between parties ("via", "for"), licences and
//! what pages print around a credit. One table each, all in small letters, in the languages of the press.

use std::sync::LazyLock;

use super::agencies::canonical;
use super::party::key;
use crate::article::CreditFlag;

/// What a label says of the party that it introduces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// What it says of the picture.
    pub(super) flag: Option<CreditFlag>,
    /// It names who took the picture ("Photo by", "Photographer:").
    pub(super) by: bool,
    /// Neither a colon nor a word like "by" parts it from what follows, so that it may belong to a name.
    pub(super) weak: bool,
    /// It is a word for a picture, not only "Source" or "By".
    pub(super) of_picture: bool,
}

/// Words for a picture or its credit that begin a line.
const PICTURE_LABELS: &str = "photo photos foto fotos photograph photographs photography photographie photographies pic pics picture pictures pix \
     image images img bild bilder bildquelle bildquellen bildnachweis bildnachweise bildrechte bildcredit bildcredits \
     fotocredit fotocredits photocredit photocredits fotoquelle fotonachweis imagecredit picturecredit credit credits \
     crédit crédits crédito créditos credito crediti kredit fotografie fotografía fotografia fotografías imagen imágenes \
     imagem imagens immagine immagini fotoğraf görsel zdjęcie zdjęcia fot fotka snímek kuva kuvat valokuva mynd \
     ljósmynd myndir fotó fotók kép képek φωτογραφία φωτο φωτογραφίες фото світлина снимка слика צילום תצלום תמונה \
     تصوير صورة 写真 照片 图片 圖片 图 圖 图源 圖源 图片来源 圖片來源 사진 이미지 फोटो तस्वीर ảnh gambar beeld afbeelding fotoarbeit \
     bildet billede bilde video videó vidéo vídeo still nuotr";
/// Words that say only where something is from.
const SOURCE_LABELS: &str = "from source sources quelle quellen fuente fuentes fonte fonti bron bronnen kilde källa lähde kaynak źródło źródła zdroj \
     forrás источник джерело πηγή מקור مصدر 来源 來源 출처 sumber nguồn copyright";
/// Words for who takes pictures.
const PEOPLE_LABELS: &str = "by photographer photographers fotograf fotografo fotógrafo fotógrafa fotografin photographe fotografi fotograaf \
     kuvaaja ljósmyndari фотограф φωτογράφος photog 撮影 摄影 攝影 摄";
/// Words for drawings.
const DRAWING_LABELS: &str = "illustration illustrations illustrated illustrator illustratie illustrazione ilustración ilustracion ilustração \
     ilustracja illustratör grafik grafiken graphic graphics infographic infographics infografik infografía cartoon \
     karikatur drawing drawings zeichnung artwork rendering renderings visualisierung animation gráfico gráficos dessin \
     grafika grafikk grafiikka kuvitus painting sketch art 일러스트 그래픽 イラスト";
/// Words for pictures put together.
const COMPOSITE_LABELS: &str = "composite collage montage montages fotomontage photomontage photomontages fotomontaje bildmontage montaje \
     photoillustration fotocollage fotokollage kollasj kollaasi composition compositing collages 合成";
/// Words for pictures of a screen.
const SCREEN_LABELS: &str = "screenshot screenshots screengrab screengrabs screencap screenshoot screencapture skärmdump skjermdump skærmbillede \
     kuvakaappaus captura capture videostill standbild printscreen zrzut скриншот צילוםמסך 캡처 캡쳐 reprodução framegrab schermafbeelding";
/// Words that stand beside those.
const LABEL_COMPANIONS: &str = "left right top bottom center centre middle main both all cover featured feature header hero banner lead title profile \
     undated mandatory above below inset background links rechts oben unten mitte titelbild titelfoto aufmacher aufmacherbild \
     beitragsbild vorschaubild teaser teaserbild symbolbild thumbnail from and und screen grab frame shot file staff of \
     the à la une pantalla ecran d'écran écran de profile stock aerial satellite handout ©";
/// Words after a label that lead to who took the picture.
const CONNECTORS: &[&str] = &[
    "by",
    "von",
    "van",
    "vom",
    "de",
    "del",
    "della",
    "di",
    "da",
    "do",
    "par",
    "av",
    "af",
    "por",
    "od",
    "door",
    "oleh",
    "eftir",
    "autor",
    "автор",
];

/// What a word of a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    People,
    Picture,
    Drawing,
    Composite,
    Screen,
    Source,
    Companion,
}

/// Each folded word of a label with what it says, sorted.
static LABEL_WORDS: LazyLock<Vec<(String, Kind)>> = LazyLock::new(|| {
    let lists = [
        (PEOPLE_LABELS, Kind::People),
        (PICTURE_LABELS, Kind::Picture),
        (DRAWING_LABELS, Kind::Drawing),
        (COMPOSITE_LABELS, Kind::Composite),
        (SCREEN_LABELS, Kind::Screen),
        (SOURCE_LABELS, Kind::Source),
        (LABEL_COMPANIONS, Kind::Companion),
    ];
    let words = |(list, kind): (&'static str, Kind)| list.split_whitespace().map(move |word| (key(word), kind));
    let mut words: Vec<_> = lists.into_iter().flat_map(words).collect();
    words.sort();
    words
});

/// What a word says in a label; a number counts the picture ("Image 2 of 5").
fn kind_of(word: &str) -> Option<Kind> {
    let folded = key(word);
    if !folded.is_empty() && folded.len() <= 3 && folded.chars().all(|c| c.is_ascii_digit()) {
        return Some(Kind::Companion);
    }
    let place = LABEL_WORDS.partition_point(|(known, _)| *known < folded);
    LABEL_WORDS.get(place).filter(|(known, _)| *known == folded && !folded.is_empty()).map(|(_, kind)| *kind)
}

/// Phrases that qualify a picture, and the flag they stand for. A phrase may be a whole party or the edge of one.
const QUALIFIERS: &[(Option<CreditFlag>, &str)] = &[
    (
        Some(CreditFlag::File),
        "file|file photo|file photos|file image|file picture|file pic|file pictures|file foto|files|filephoto|archive|archives|archive photo|archive \
         image|archive picture|archival photo|archiv|archivbild|archivfoto|archivbilder|aus dem archiv|archivaufnahme|archivo|foto de archivo|fotos de archivo|imagen \
         de archivo|foto archivo|de archivo|arxiu|arquivo|foto de arquivo|foto arquivo|imagem de arquivo|archivio|foto d'archivio|d'archivio|foto di archivio|photo \
         d'archives|photo d’archives|archief|archieffoto|uit archief|arkiv|arkivbild|arkivfoto|arkivbilde|arkisto|arkistokuva|архив|архивное фото|архів|資料写真|資料|자료사진|자료|資料圖片|资料图|资料图片|資料照|资料照片|資料照片|ארכיון|آرشیو|αρχείου|arşiv|archiwum|archivní|archivní foto|archívum|arhiva|arhiv|fișier",
    ),
    (
        Some(CreditFlag::Handout),
        "handout|handouts|hand out|hand-out|handout photo|handout image|handout picture|handout via|supplied|supplied photo|photo supplied|contributed|contributed \
         photo|contributed image|contributed photos|contributed picture|submitted|submitted photo|photo submitted|provided|provided photo|photo provided|cedida|cedido|cedidas|foto \
         cedida|imagen cedida|divulgação|foto divulgação|divulgacion|privat|private|zvg|z.v.g.|zvg.|zur verfügung gestellt|difusión|difusion|cedida a este medio|arquivo pessoal|arquivo familiar|archivo personal|archivo familiar|archives personnelles|privatarchiv|private archive|personal archive|family archive|pressebild|pressefoto|pressebilder|press photo|pressfoto|pressbild|press image|publicity photo|promo|promotional|promotional image|tous droits \
         réservés|pr image|pr photo|company handout|family handout|family photo|family photograph|fourni|fournie|fournies|photo fournie|제공|提供|提供写真|本人提供|per gentile concessione|pressmaterial|privata|privatfoto|пресс-фото|privé|privee|eigen foto",
    ),
    (
        Some(CreditFlag::Pool),
        "pool|pool photo|pool photos|pool image|pool picture|photo pool|press pool|pool foto|代表撮影|代表|공동취재|공동취재단|poolfoto",
    ),
    (
        Some(CreditFlag::Staff),
        "staff|staff photo|staff photos|staff photographer|staff photographers|staff file photo|staff file|staff image|staff writer|staff photojournalist|staff reporter|staff photo illustration|chief \
         photographer|visual journalist|photojournalist|multimedia journalist",
    ),
    (Some(CreditFlag::Stringer), "stringer|stringers|strdel|freelance|freelancer|freelance photographer"),
    (
        Some(CreditFlag::Contributor),
        "contributor|contributors|contributing photographer|correspondent|contributor photo|reader photo|user submitted",
    ),
    (
        Some(CreditFlag::Courtesy),
        "courtesy|courtesy photo|courtesy photos|courtesy image|courtesy picture|photo courtesy|image courtesy|cortesía|cortesia|courtoisie|foto cortesía|gracieuseté|courtesy art",
    ),
    (
        Some(CreditFlag::Screengrab),
        "screengrab|screen grab|screenshot|screenshots|screen shot|screen capture|screencap|frame grab|framegrab|video grab|video still|video frame|video screenshot|capture d'écran|capture \
         d’écran|captura de pantalla|captura de vídeo|captura|skärmdump|skjermdump|kuvakaappaus|videostill|standbild|reprodução|reproducao|ekran görüntüsü|캡처|캡쳐|화면 캡처|画面截图|视频截图|网页截图|截图|截圖|still from video|tv grab|via video|youtube screenshot|google screenshot",
    ),
    (
        Some(CreditFlag::Composite),
        "m|composite|composite image|photo composite|collage|montage|photomontage|photo montage|fotomontage|bildmontage|photo collage|photo combo|combo|combination photo|fotomontaje|composition|composites|design|合成",
    ),
    (
        Some(CreditFlag::Illustration),
        "illustration|illustrations|photo illustration|photo-illustration|infographic|graphic|grafik|ilustración|illustrative image|ai generated|ai-generated|ki-generiert|artist's impression|artist rendering",
    ),
    (
        Some(CreditFlag::Uncredited),
        "uncredited|no credit|not credited|credit unknown|unknown|unknown author|author unknown|photographer unknown|unbekannt|fotograf unbekannt|inconnu|auteur \
         inconnu|desconocido|autor desconocido|okänd|ukjent|ukendt|o.a.|n/a|none|anonymous|sin crédito|sans crédit|ohne angabe",
    ),
    // Known, but without a flag of its own.
    (
        None,
        "symbolbild|symbolfoto|themenbild|symbolbilder|beispielbild|ausschnitt|bildausschnitt|cropped|crop|from left|from top|from right|from left to right|clockwise from top|clockwise from top left|clockwise from left|pd|edited|edit|bearbeitet|copyright|all rights reserved|tous droits \
         reserves|reserved rights|alle rechte vorbehalten|todos los derechos reservados|exclusive|exclusively|enlarge \
         this image|getty|redaktion|red|ndr|left|right|center|l|r|links|rechts|top|bottom|collection|dpa-zentralbild|tmn|dpa-tmn|gms|mag|zb|live|live news|wire|press wire|newscom|special|agencias|agenturen|agences|agencies|agenzie|rrss|redes sociales|redes|réseaux sociaux|social media|soziale medien|premium|royalty-free|rf|rights managed|editorial|poolphoto|reporter|기자|記者|记者|특파원|뉴스|カメラマン|撮影|摄|攝|写真|図|image d'illustration|image d’illustration|photo d'illustration|photo d’illustration|d'illustration|d’illustration|illustratiefoto|ilustrační foto|ilustrační|zdjęcie ilustracyjne|zdj. ilustracyjne|illustrasjonsfoto|illustrationsfoto|genrebild|kuvituskuva|imagem ilustrativa|imagen ilustrativa|temsili|own work|eigenes werk|representative image|representational image|representative photo|representational photo|for representation|illustrative image|illustrative photo|image for representation|foto ilustrativa|иллюстративное фото",
    ),
];

/// Qualifiers that are names of organisations as often, and so count only as a whole party.
const ONLY_WHOLE: &[&str] = &[
    "archive",
    "archives",
    "archiv",
    "archivo",
    "arquivo",
    "archivio",
    "arkiv",
    "archief",
    "arxiu",
    "press photo",
    "private",
    "design",
    "collection",
    "pr",
    "pd",
    "red",
    "redaktion",
    "mag",
    "special",
    "live",
    "wire",
    "unknown",
    "none",
    "l",
    "r",
    "left",
    "right",
    "top",
    "bottom",
    "center",
    "links",
    "rechts",
    "live news",
    "press wire",
    "image",
    "images",
    "picture",
    "photos",
    "fotos",
    "bilder",
    "bild",
    "getty",
    "newscom",
    "ndr",
    "correspondent",
    "graphic",
    "promo",
    "capture",
    "captura",
    "composition",
    "montage",
    "grafik",
    "freelance",
    "editorial",
    "premium",
    "combo",
    "resources",
    "zb",
    "gms",
    "tmn",
    "via",
    "edit",
    "crop",
    "rf",
    "foto",
    "pool",
    "privat",
    "files",
    "photo pool",
    "press pool",
    "stringers",
    "anonymous",
];

/// Words that begin a note on how the picture was worked on; the party in it has no part in the picture.
const WORKED_ON: &[&str] = &[
    "bearbeitet",
    "edited",
    "bearbeitung",
    "retouched",
    "modified",
    "montiert",
    "editado",
    "modifié",
    "recadré",
    "cropped",
    "adapted",
    "animated",
    "enhanced",
];

/// What pages print around a credit.
const FURNITURE: &[&str] = &[
    "hide caption",
    "toggle caption",
    "view image in fullscreen",
    "enlarge this image",
    "open image in gallery",
    "click to enlarge",
    "image caption",
    "view fullscreen",
];

/// The label that begins `text`, and what follows it. `before_colon` says that a colon ends the text, so that its
/// companions count wherever they stand ("Left image").
pub(super) fn split_label(text: &str, before_colon: bool) -> Option<(Label, &str)> {
    let (mut label, mut found, mut rest) = (Label { weak: !before_colon, ..Label::default() }, false, text.trim());
    while let Some((word, after)) = first_word(rest) {
        let kind = kind_of(word);
        match kind {
            Some(Kind::People) => {
                label.by = true;
                label.weak = false;
                label.of_picture |= !word.trim_end_matches(':').eq_ignore_ascii_case("by");
            }
            _ if found && CONNECTORS.contains(&word.to_lowercase().as_str()) => {
                label.by = true;
                label.weak = false;
            }
            Some(Kind::Companion) if !(found || before_colon || leads_to_label(after)) => break,
            Some(Kind::Companion | Kind::Source) => {}
            Some(kind) => {
                label.of_picture = true;
                label.flag = label.flag.or(match kind {
                    Kind::Drawing => Some(CreditFlag::Illustration),
                    Kind::Composite => Some(CreditFlag::Composite),
                    Kind::Screen => Some(CreditFlag::Screengrab),
                    _ => None,
                });
            }
            None => break,
        }
        found |= kind != Some(Kind::Companion);
        rest = after;
    }
    found.then_some((label, rest))
}

/// Whether a word for a picture is next ("Left photo", "Stock image").
fn leads_to_label(text: &str) -> bool {
    first_word(text).is_some_and(|(next, after)| match kind_of(next) {
        Some(Kind::Companion) => leads_to_label(after),
        Some(Kind::Picture | Kind::Drawing | Kind::Composite | Kind::Screen) => true,
        _ => false,
    })
}

/// The first word and the rest after the space.
pub(super) fn first_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    (!word.is_empty()).then_some((word, rest.trim_start()))
}

/// Each folded qualifier, its flag, and whether it counts at the edge of a party too; sorted.
static FOLDED_QUALIFIERS: LazyLock<Vec<(String, Option<CreditFlag>, bool)>> = LazyLock::new(|| {
    let whole: Vec<String> = ONLY_WHOLE.iter().map(|phrase| key(phrase)).collect();
    let mut folded: Vec<_> = QUALIFIERS
        .iter()
        .flat_map(|(flag, phrases)| phrases.split('|').map(move |phrase| (key(phrase), *flag)))
        .map(|(phrase, flag)| (phrase.clone(), flag, !whole.contains(&phrase)))
        .collect();
    folded.sort();
    folded
});

fn find_qualifier(folded: &str) -> Option<&'static (String, Option<CreditFlag>, bool)> {
    FOLDED_QUALIFIERS.get(FOLDED_QUALIFIERS.binary_search_by(|(phrase, ..)| phrase.as_str().cmp(folded)).ok()?)
}

/// Whether `text` is a qualifier and nothing else; then the flag it stands for, if it has one.
pub(super) fn qualifier(text: &str) -> Option<Option<CreditFlag>> {
    find_qualifier(&key(text)).map(|(_, flag, _)| *flag)
}

/// Takes qualifiers off both edges of a party: ("Harbour Post", File) from "Harbour Post file photo".
pub(super) fn split_qualifiers(party: &str) -> (&str, Vec<CreditFlag>) {
    let (mut rest, mut flags) = (party.trim(), Vec::new());
    while let Some((shorter, flag)) =
        strip_last(rest).or_else(|| strip_first(rest)).filter(|_| canonical(rest).is_none())
    {
        rest = shorter;
        flags.extend(flag);
    }
    (rest, flags)
}

/// Most words that a qualifier has.
const LONGEST_QUALIFIER: usize = 3;

fn strip_last(text: &str) -> Option<(&str, Option<CreditFlag>)> {
    // "Ines Doe ARCHIVO": an archive of that name would have the word first.
    if let Some((rest, word)) = text.rsplit_once(char::is_whitespace)
        && matches!(key(word).as_str(), "archivo" | "arquivo" | "archivio")
    {
        return Some((rest.trim(), Some(CreditFlag::File)));
    }
    (1..=LONGEST_QUALIFIER).rev().find_map(|words| {
        let (at, _) = text.rmatch_indices(char::is_whitespace).nth(words - 1)?;
        let (rest, edge) = text.split_at_checked(at)?;
        Some((rest.trim(), edge_qualifier(edge, rest)?)).filter(|(rest, _)| !rest.is_empty())
    })
}

fn strip_first(text: &str) -> Option<(&str, Option<CreditFlag>)> {
    (1..=LONGEST_QUALIFIER).rev().find_map(|words| {
        let (at, _) = text.match_indices(char::is_whitespace).nth(words - 1)?;
        let (edge, rest) = text.split_at_checked(at)?;
        Some((rest.trim(), edge_qualifier(edge, rest)?)).filter(|(rest, _)| !rest.is_empty())
    })
}

fn edge_qualifier(edge: &str, rest: &str) -> Option<Option<CreditFlag>> {
    let edge = edge.trim();
    let folded = key(edge);
    // "Archivo EFE", "AP Photo": before or after a known agency there is no doubt.
    let agency = canonical(rest).is_some();
    if matches!(folded.as_str(), "photo" | "photos" | "foto" | "image" | "images") {
        // "Harbour Post photo", in small letters or capitals, is a word for the picture; "Icon Photo" is a name.
        let one_case = edge.chars().all(char::is_lowercase) || edge.chars().all(char::is_uppercase);
        return (one_case || agency).then_some(None);
    }
    find_qualifier(&folded).filter(|(.., at_edge)| *at_edge || agency).map(|(_, flag, _)| *flag)
}

/// Whether `text` is a note on how the picture was worked on.
pub(super) fn is_worked_on(text: &str) -> bool {
    first_word(text).is_some_and(|(word, _)| WORKED_ON.contains(&word.to_lowercase().as_str()))
}

/// Where `text` begins with what a page prints around a credit, how long that is in bytes.
pub(super) fn furniture(text: &str) -> Option<usize> {
    FURNITURE
        .iter()
        .map(|words| words.len())
        .find(|len| text.get(..*len).is_some_and(|start| FURNITURE.contains(&start.to_ascii_lowercase().as_str())))
}

/// Takes a licence out of a party: what stands before it, the licence as printed, what stands after it.
pub(super) fn split_license(text: &str) -> Option<(&str, &str, &str)> {
    let words: Vec<(usize, &str)> = words(text);
    let first = words.iter().enumerate().position(|(i, (_, word))| {
        let folded = word.to_lowercase();
        let next = words.get(i + 1).map(|(_, w)| w.to_lowercase()).unwrap_or_default();
        begins_license(&folded, &next)
    })?;
    let start = words.get(first)?.0;
    let last =
        words.iter().skip(first + 1).take_while(|(_, word)| continues_license(word)).last().or(words.get(first))?;
    let end = last.0 + last.1.len();
    let (before, license, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let punctuation = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–');
    let before = LICENSE_WORDS.iter().fold(before.trim_end_matches(punctuation), |text, word| {
        let at = text.len().saturating_sub(word.len());
        match text.get(at..) {
            Some(end) if end.to_lowercase() == *word => text.get(..at).unwrap_or(text).trim_end(),
            _ => text,
        }
    });
    Some((before, license.trim_end_matches(punctuation), after.trim_start_matches(punctuation)))
}

/// Words that lead to a licence, the last one first.
const LICENSE_WORDS: &[&str] =
    &["under", "unter", "lizenz", "licence", "license", "licencia", "licença", "licenza", "licensed", "lizenziert"];

fn begins_license(word: &str, next: &str) -> bool {
    let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    bare == "cc0"
        || ["ccby", "cc0"].iter().any(|begin| bare.starts_with(begin))
        || bare == "cc" && (next.starts_with("by") || next.starts_with("zero") || next.starts_with('0'))
        || bare == "creative" && next.starts_with("commons")
        || bare == "public" && next.starts_with("domain")
        || matches!(bare.as_str(), "gemeinfrei" | "publicdomain")
        || matches!(bare.as_str(), "domaine" | "dominio" | "domínio")
            && (next.starts_with("públic") || next.starts_with("public") || next.starts_with("pubblico"))
}

fn continues_license(word: &str) -> bool {
    let bare: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let version = bare.chars().all(|c| c.is_ascii_digit()) && bare.len() <= 2 && !bare.is_empty();
    version
        || matches!(
            bare.as_str(),
            "by" | "bysa"
                | "bync"
                | "bynd"
                | "byncsa"
                | "byncnd"
                | "sa"
                | "nc"
                | "nd"
                | "commons"
                | "domain"
                | "public"
                | "público"
                | "publico"
                | "pubblico"
                | "attribution"
                | "sharealike"
                | "license"
                | "licence"
                | "lizenz"
                | "international"
                | "unported"
                | "zero"
                | "mark"
                | "generic"
        )
        || ["bysa", "bync", "bynd"].iter().any(|begin| bare.starts_with(begin))
}

/// Each word and the byte at which it begins.
pub(super) fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(begin)) => {
                words.extend(text.get(begin..at).map(|word| (begin, word)));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.and_then(|begin| text.get(begin..).map(|word| (begin, word))));
    words
}
