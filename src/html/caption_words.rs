//! The names of caption elements, and texts beside a picture that say nothing about it: controls, durations, links to
//! a gallery.

use crate::text::fold::name_key;
use crate::text::lowercase::Lowercase;
use crate::word_table::is_one_of;

/// Names of caption elements.
pub(super) const CAPTION: &str = "\
    caption|captions|legend|cutline|caption text|bildunterschrift|description|legende|figcaption|\
    bildtext|pie de foto|pie foto|didascalia|legenda|bijschrift|imagecaption|photocaption|\
    mediacaption|bildetekst|kuvateksti|cptn|thumbcaption|pictext|imgtext|img descr|photo cap|\
    fotolegenda|fotolegende|foto bu|image desc|photo desc|photodesc|photo label|image label|cap foto|cap txt|popisek|opis|popis|descripcion|descricao|descrizione|aciklama|leyenda|podpis|epigrafe|epígrafe";
/// Words of boilerplate: controls, durations, dates.
const BOILERPLATE: &str = "video videos photo photos image images picture foto fotos bild bilder gallery galerie play audio live zoom \
    min mins minutes sec sek sekunden std uhr h enlarge expand close open fullscreen zum vergrößern anklicken schließen agrandir ampliar cerrar \
    hide toggle caption info infos download view this in of von sur from transcript jan feb mar apr may jun jul aug sep oct nov dec click tap to loading unavailable buy купить";
/// The same on pages in other languages.
#[cfg(feature = "pages")]
const MORE_BOILERPLATE: &str = "high resolution original jpeg jpg png pdf mb kb powiększ ingrandisci vergroot förstora увеличить büyüt 圖片 图片 写真 사진 фото 放大 확대";
#[cfg(not(feature = "pages"))]
const MORE_BOILERPLATE: &str = "";
/// Texts of controls beside a credit.
pub(super) const CONTROLS: &str = "caption close hide toggle more less";
/// Starts of links from a picture to its gallery, in lower case.
const GALLERY: &str = "view gallery|view all|view photos|see gallery|see photos|see all|open gallery|photo gallery|fotostrecke|bildergalerie|\
    zur galerie|zur bilder|alle bilder|bilder ansehen|voir la galerie|voir les photos|voir toutes|ver galería|ver fotos|ver imágenes|\
    ver todas|guarda le foto|guarda la gallery|sfoglia la gallery|bekijk foto|bekijk alle|se bildene|se alle bil|se billede|visa bild|\
    se alla bilder|katso kuvat|katso kaikki|zobacz galeri|zobacz zdj|zobacz wszystkie|fotogaleri|galeria zdj|galeriyi|фотогалере|смотреть фото|\
    все фото|lihat foto|xem ảnh|voir en plein écran|galerie zobrazit|zobrazit galerii|zobrazit fotogalerii|ver en pantalla completa|ver imagem|veja fotos|\
    fotoğrafı büyüt|写真を拡大|画像を拡大|拡大する|点击查看|點擊查看|크게 보기|写真一覧|この記事の画像|この記事の写真|画像を見る|写真を見る|查看图|查看大图|사진 보기|사진 더";
/// The longest number of pictures, in digits. A year is longer.
const LONGEST_COUNT: usize = 3;
/// The longest link to a gallery, in characters.
const LONGEST_GALLERY: usize = 40;

/// A credit without the controls after it: "Photo: Ines Doe/AP Caption Close".
pub(super) fn without_controls(line: &str) -> &str {
    let mut rest = line.trim_end();
    while let Some((before, _)) = rest.rsplit_once(' ').filter(|(_, word)| is_one_of(CONTROLS, &name_key(word))) {
        rest = before.trim_end();
    }
    rest
}

/// Whether a text is boilerplate: "Video", "09.03.2031", "09.03.2031 | 1:10 min", "3 of 12", "5", "View gallery".
pub(super) fn is_boilerplate(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let is_date = text.matches(['.', '-', '/']).count() == 2;
    // The name of a file: "20310728100606_215", "2031/01/wall.jpg".
    let is_file_name = || {
        cfg!(feature = "pages")
            && !text.contains([' ', '@'])
            && ([".jpg", ".jpeg", ".png"].into_iter().any(|end| text.ends_with(end))
                || text.contains('_') && text.contains(|c: char| c.is_ascii_digit()) && !text.contains('/'))
    };
    // Only whole pages have links to their galleries.
    cfg!(feature = "pages") && is_gallery_title(&text.to_lower())
        || is_file_name()
        || words.peek().is_some()
            && words.all(|word| word.chars().all(char::is_numeric) || is_boilerplate_word(&name_key(word)))
            && (text.contains(|c: char| c.is_alphabetic())
                || text.contains([':', '/'])
                || is_date
                || text.len() <= LONGEST_COUNT)
}

fn is_boilerplate_word(word: &str) -> bool {
    // "1MB"
    let word = word.trim_start_matches(char::is_numeric);
    is_one_of(BOILERPLATE, word) || cfg!(feature = "pages") && is_one_of(MORE_BOILERPLATE, word)
}

/// Whether a line in lower case leads to a gallery, or is its title: "view gallery", "voir les photos (3)".
pub(super) fn is_gallery_title(line: &str) -> bool {
    line.chars().count() <= LONGEST_GALLERY && GALLERY.split('|').any(|start| line.starts_with(start))
}
