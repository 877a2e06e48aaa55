//! The start of a piece in, its [`Label`] out: "Photo:", "Foto von", "Left image:" and what follows them.
//!
//! A label is one or more words for a picture, for who takes pictures or for a source, with companions ("left",
//! "title") around them. Words that lead to the name ("by", "von") make it certain that a person follows.

use std::sync::LazyLock;

use crate::article::CreditFlag;
use crate::text::fold::{first_word, name_key};
use crate::text::trim::trim_end;
use crate::word_table::{WordTable, is_one_of};

/// What a label says of the party that it introduces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::parse) struct Label {
    /// What it says of the picture.
    pub(in crate::parse) flag: Option<CreditFlag>,
    /// It names who took the picture ("Photo by", "Photographer:").
    pub(in crate::parse) by: bool,
    /// Neither a colon nor a word like "by" parts it from what follows, so that it may belong to a name.
    pub(in crate::parse) weak: bool,
    /// It is a word for a picture, not only "Source" or "By".
    pub(in crate::parse) of_picture: bool,
}

/// Words for a picture or its credit that begin a line.
const PICTURE_LABELS: &str = "\
     photo photos foto fotos photograph photographs photography photographie photographies pic pics picture pictures \
     pix image images img bild bilder bildquelle bildquellen bildnachweis bildnachweise bildrechte bildcredit \
     bildcredits fotocredit fotocredits photocredit photocredits fotoquelle fotonachweis imagecredit picturecredit \
     credit credits crédit crédits crédito créditos credito crediti kredit fotografie fotografía fotografia \
     fotografías imagen imágenes imagem imagens immagine immagini fotoğraf görsel zdjęcie zdjęcia fot fotka snímek \
     kuva kuvat valokuva mynd ljósmynd myndir fotó fotók kép képek φωτογραφία φωτο φωτογραφίες фото світлина снимка \
     слика צילום תצלום תמונה تصوير صورة 写真 照片 图片 圖片 图 圖 图源 圖源 图片来源 圖片來源 사진 이미지 फोटो तस्वीर ảnh gambar beeld \
     afbeelding fotoarbeit bildet billede bilde video videó vidéo vídeo still nuotr";

/// Words that say only where something is from.
const SOURCE_LABELS: &str = "\
     from source sources quelle quellen fuente fuentes fonte fonti bron bronnen kilde källa lähde kaynak źródło \
     źródła zdroj forrás источник джерело πηγή מקור مصدر 来源 來源 출처 sumber nguồn copyright";

/// Words for who takes pictures.
const PEOPLE_LABELS: &str = "\
     by photographer photographers fotograf fotografo fotógrafo fotógrafa fotografin photographe fotografi fotograaf \
     kuvaaja ljósmyndari фотограф φωτογράφος photog 撮影 摄影 攝影 摄";

/// Words for drawings.
const DRAWING_LABELS: &str = "\
     illustration illustrations illustrated illustrator illustratie illustrazione ilustración ilustracion ilustração \
     ilustracja illustratör grafik grafiken graphic graphics infographic infographics infografik infografía cartoon \
     karikatur drawing drawings zeichnung artwork rendering renderings visualisierung animation gráfico gráficos \
     dessin grafika grafikk grafiikka kuvitus painting sketch art 일러스트 그래픽 イラスト";

/// Words for pictures put together.
const COMPOSITE_LABELS: &str = "\
     composite collage montage montages fotomontage photomontage photomontages fotomontaje bildmontage montaje \
     photoillustration fotocollage fotokollage kollasj kollaasi composition compositing collages 合成";

/// Words for pictures of a screen.
const SCREEN_LABELS: &str = "\
     screenshot screenshots screengrab screengrabs screencap screenshoot screencapture skärmdump skjermdump \
     skærmbillede kuvakaappaus captura capture videostill standbild printscreen zrzut скриншот צילוםמסך 캡처 캡쳐 \
     reprodução framegrab schermafbeelding";

/// Words that stand beside those.
const LABEL_COMPANIONS: &str = "\
     left right top bottom center centre middle main both all cover featured feature header hero banner lead title \
     profile undated mandatory above below inset background links rechts oben unten mitte titelbild titelfoto \
     aufmacher aufmacherbild beitragsbild vorschaubild teaser teaserbild symbolbild thumbnail from and und screen \
     grab frame shot file staff of the à la une pantalla ecran d'écran écran de profile stock aerial satellite \
     handout ©";

/// Words after a label that lead to who took the picture.
const CONNECTORS: &str = "\
     by von van vom de del della di da do par av af por od door oleh eftir autor автор";

/// What a word of a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    People,
    Picture,
    Drawing,
    Composite,
    Screen,
    Source,
    Companion,
}

/// The words of labels with what they say. Where one stands in two lists the first counts.
const LISTS: [(Kind, &str); 7] = [
    (Kind::People, PEOPLE_LABELS),
    (Kind::Picture, PICTURE_LABELS),
    (Kind::Drawing, DRAWING_LABELS),
    (Kind::Composite, COMPOSITE_LABELS),
    (Kind::Screen, SCREEN_LABELS),
    (Kind::Source, SOURCE_LABELS),
    (Kind::Companion, LABEL_COMPANIONS),
];

/// Each folded word of a label with a bit for each of [`LISTS`] that it stands in.
static LABEL_WORDS: LazyLock<WordTable> = LazyLock::new(|| {
    let mut words = WordTable::default();
    for (place, (_, list)) in LISTS.iter().enumerate() {
        words.add_all(list, 1 << place, |word| name_key(word).into());
    }
    words
});

/// What a word says in a label; a number counts the picture ("Image 2 of 5").
fn kind_of(word: &str) -> Option<Kind> {
    let folded = name_key(word);
    if !folded.is_empty() && folded.len() <= 3 && folded.chars().all(|c| c.is_ascii_digit()) {
        return Some(Kind::Companion);
    }
    LISTS.get(LABEL_WORDS.get(&folded).trailing_zeros() as usize).map(|(kind, _)| *kind)
}

/// The label that begins `text`, and what follows it. `before_colon` says that a colon ends the text, so that its
/// companions count wherever they stand ("Left image").
pub(in crate::parse) fn split_label(text: &str, before_colon: bool) -> Option<(Label, &str)> {
    let (mut label, mut found, mut rest) = (Label { weak: !before_colon, ..Label::default() }, false, text.trim());
    while let Some((word, after)) = first_word(rest) {
        let kind = kind_of(word);
        match kind {
            Some(Kind::People) => {
                label.by = true;
                label.weak = false;
                label.of_picture |= !trim_end(word, |c| c == ':').eq_ignore_ascii_case("by");
            }
            _ if found && is_one_of(CONNECTORS, &word.to_lowercase()) => {
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
