//! Recognises short lines in a story that belong to the page: labels, links to other stories, calls to subscribe,
//! notices of rights.
//!
//! ```text
//! <h3>You may also like</h3>                                  →   related, with the links after it
//! <p>SEE MORE: <a>Harbour wall to be rebuilt</a></p>          →   related
//! <p>Sign up for our newsletter and get the day's news</p>    →   subscription
//! <p>© 2031 Harbour Post. All rights reserved.</p>            →   metadata
//! ```

use std::sync::LazyLock;

use super::caption::CREDIT;
use super::caption_words::{CAPTION, is_gallery_title};
use super::date_labels::is_label;
use super::holder::PICTURE_BOX;
use super::node::{Node, is_heading, is_phrase};
use super::tree::Tree;
use crate::article::OmissionReason;
use crate::text::lowercase::Lowercase;
use crate::text::trim::one_line;
use crate::text::{is_relative_time, is_time_word};
use crate::word_table::{WordTable, is_one_of};

/// Whole lines that a page puts between or after the paragraphs. Signs around them are ignored. Numbers are ignored
/// only for shares and comments.
const LABELS: &[(OmissionReason, &str)] = &[
    (
        OmissionReason::Advertisement,
        "advertisement|advert|anzeige|werbung|publicité|publicidad|pubblicità|sponsored content|sponsored links|advertisment|\
         reklama|annonse|annons|mainos|реклама|广告|広告|publicidade|advertentie|iklan|reklam|إعلان|skip advertisement|\
         article continues below|article continues below advertisement|story continues below|story continues below advertisement|\
         continues below advertisement|artikel wird nach der anzeige fortgesetzt|la suite après la publicité|\
         haberin devamı|scroll to continue|scroll to continue with content|advertisement - scroll to continue|विज्ञापन|διαφήμιση|hirdetés|\
         publicitate|oglas|광고|quảng cáo|โฆษณา|פרסומת|continúa leyendo después de la publicidad|continua após a publicidade|lanjutkan membaca setelah iklan",
    ),
    (
        OmissionReason::Related,
        "related|related articles|related stories|related news|related content|related topics|related links|more on this story|\
         more on this topic|more stories|more stories like this one|more news|more from this section|more|read more|read next|up next|\
         you may also like|you might also like|you may be interested in|recommended|recommended for you|our latest stories|\
         latest news|latest stories|latest articles|recent articles|recent posts|recent stories|top stories|most read|most popular|\
         popular this week|trending|trending now|don't miss|see also|also read|story timeline|further reading|editor's picks|editors' picks|\
         mehr zum thema|mehr themen|mehr dazu|mehr zu diesem thema|auch interessant|weitere artikel|weitere videos|more videos|weitere artikel zum thema|\
         lesen sie mehr zum thema|weitere beiträge|weitere themen|weitere meldungen|weitere nachrichten|weiterlesen|lesen sie auch|lesen sie mehr|\
         das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte sie interessieren|ähnliche artikel|\
         ähnliche beiträge|ähnliche themen|empfehlungen aus der redaktion|dieses thema im programm|empfehlungen der redaktion|meistgelesen|\
         letzte artikel|neueste artikel|neueste beiträge|verwandte artikel|verwandte themen|zum thema|\
         à lire aussi|à lire également|lire aussi|sur le même sujet|sur le même thème|articles liés|articles similaires|les plus lus|\
         vous aimerez aussi|pour aller plus loin|à découvrir|\
         te puede interesar|le puede interesar|también te puede interesar|noticias relacionadas|artículos relacionados|temas relacionados|\
         lea también|lee también|lo más leído|más noticias|últimas noticias|más información|\
         leggi anche|potrebbe interessarti|potrebbe interessarti anche|articoli correlati|i più letti|\
         leia também|leia mais|veja também|notícias relacionadas|mais lidas|saiba mais|\
         lees ook|lees meer|gerelateerde artikelen|meest gelezen|läs också|läs mer|mer om|relaterat|les også|les mer|læs også|læs mere|\
         lue myös|lue lisää|czytaj także|czytaj też|zobacz też|zobacz także|zobacz również|przeczytaj także|polecane|powiązane artykuły|\
         čtěte také|související články|mohlo by vás zajímat|olvasta már|kapcsolódó cikkek|citește și|articole similare|\
         читайте также|читайте ещё|подробнее|по теме|материалы по теме|читайте також|ilgili haberler|benzer haberler|ayrıca oku|\
         baca juga|berita terkait|artikel terkait|xem thêm|tin liên quan|اقرأ أيضا|مواضيع ذات صلة|קראו גם|इसे भी पढ़ें|ये भी पढ़ें|\
         संबंधित खबरें|関連記事|関連ニュース|あわせて読みたい|おすすめ記事|相关阅读|相关新闻|延伸阅读|推荐阅读|관련기사|관련 기사|주요뉴스",
    ),
    (
        OmissionReason::Share,
        "share|shares|share this|share this article|share this story|share this page|share on facebook|share on twitter|share via email|\
         facebook|twitter|whatsapp|telegram|linkedin|email|e-mail|tweet|pinterest|copy link|link copied|follow us|follow us on|\
         teilen|artikel teilen|jetzt teilen|beitrag teilen|folgen sie uns|folgen sie uns auf|per e-mail teilen|link kopieren|\
         partager|partager l'article|partager cet article|partagez|suivez-nous|compartir|compartir en|compártelo|comparte|síguenos|síguenos en|\
         condividi|seguici|seguici su|compartilhar|compartilhe|siga-nos|delen|deel dit artikel|volg ons|dela|dela artikeln|del|del artikkel|jaa|\
         udostępnij|podziel się|obserwuj nas|sdílet|sdílejte|megosztás|distribuie|поделиться|поділитися|paylaş|bagikan|chia sẻ|مشاركة|شارك|\
         views|hits|aufrufe|visitas|vues|okunma|просмотров|lượt xem|조회|शेयर करें|シェア|シェアする|分享|分享到|공유|공유하기",
    ),
    (
        OmissionReason::Comments,
        "comments|comment|no comments|new comments|leave a comment|leave a reply|post comment|post a comment|view comments|show comments|\
         read comments|hide comments|join the conversation|have your say|comments powered by|feedback|\
         kommentare|kommentar|kommentieren|kommentare anzeigen|kommentar schreiben|diskutieren sie mit|commentaires|commenter|réagir|\
         comentarios|comentar|deja un comentario|commenti|commenta|comentários|comente|reacties|reageer|kommentarer|kommentera|kommentit|\
         komentarze|skomentuj|komentáře|diskuze|hozzászólások|comentarii|комментарии|комментировать|коментарі|yorumlar|yorum yap|komentar|\
         bình luận|التعليقات|تعليقات|コメント|コメントする|评论|发表评论|댓글",
    ),
    (
        OmissionReason::Navigation,
        "기사원문|tags|tag|labels|posted in|kategorie|kategorien|catégorie|catégories|categoría|categorías|kategori|рубрика|topics|topic|keywords|filed under|categories|category|tagged|schlagworte|schlagwörter|stichworte|themen|schlagwörter zu diesem artikel|themen zu diesem artikel|関連キーワード|関連タグ|\
         themen im artikel|related topics|mots-clés|mots clés|étiquettes|temas|etiquetas|argomenti|palavras-chave|tópicos|trefwoorden|ämnen|emner|avainsanat|\
         tagi|tematy|štítky|témata|címkék|etichete|теги|темы|etiketler|topik|từ khóa|الكلمات المفتاحية|タグ|キーワード|标签|关键词|태그|\
         get short url|back to top|top|loading|loading...|continue reading the main story|skip to content|next|previous|\
         next article|previous article|nach oben|zurück|weiter|zur startseite|retour|haut de page|volver|siguiente|anterior|torna su|\
         artículo siguiente|artículo anterior",
    ),
    (
        OmissionReason::Subscription,
        "subscribe|subscribe now|sign up|sign in|log in|newsletter|newsletters|abonnieren|jetzt abonnieren|anmelden|s'abonner|je m'abonne|\
         suscríbete|suscribirse|abbonati|iscriviti|assine|assine já|inscreva-se|abonneer|prenumerera|abonner|tilaa|prenumeruj|подписаться|\
         підписатися|abone ol|berlangganan|đăng ký|اشترك|購読する|订阅|구독|구독하기",
    ),
    (
        OmissionReason::Player,
        "play|play video|watch|watch video|listen|listen to this article|listen to article|read aloud|video|audio|\
         artikel anhören|vorlesen|écouter l'article|écouter|escuchar|ascolta|ascolta l'articolo|ouvir|beluister|lyssna|lytt|lyt|kuuntele|\
         posłuchaj|слушать|dinle",
    ),
    (
        OmissionReason::Control,
        "empfohlener redaktioneller inhalt|empfohlener externer inhalt|externer inhalt|externen inhalt anzeigen|externe inhalte anzeigen|\
         externe inhalte erlauben|datenschutzeinstellungen anpassen|reading time|lesezeit|we apologize, but this video has failed to load|\
         this video has failed to load|print|print this article|drucken|artikel drucken|merken|speichern|save|save article|imprimer|imprimir|stampa|guardar|salva|text size|\
         schriftgröße|expand|collapse|show more|show less|load more|mehr anzeigen|mehr laden|voir plus|ver más|mostra altro|ver mais|\
         weitere informationen|ende der weiteren informationen|player wird geladen|video wird geladen|loading video|글자크기|글자크기 설정|文字サイズ|this slideshow requires javascript|report an error|report a typo|fehler melden|signaler une erreur",
    ),
];
/// The labels, each with its place in [`LABELS`], counted from 1.
static LABELLED: LazyLock<WordTable> = LazyLock::new(|| {
    let mut table = WordTable::default();
    for (number, (_, labels)) in (1..).zip(LABELS) {
        labels.split('|').for_each(|label| table.add_first(label.as_bytes(), number));
    }
    table
});
/// Starts of lines that only lead to another story.
const READ_MORE: &str = "read more|read also|also read|read next|related|see also|see more|more:|more on this|more from|watch:|\
    watch |listen:|don't miss|recommended|you may also like|you might also like|click here|mehr zum thema|lesen sie auch|lesen sie hier|\
    lesen sie mehr|auch lesen|auch interessant|hier lesen|our standards|lire aussi|à lire aussi|à lire également|sur le même sujet|\
    lea también|lee también|lea:|mire:|mira:|te puede interesar|le puede interesar|leggi anche|leia também|leia mais|veja também|lees ook|\
    läs också|läs mer|les også|læs også|lue myös|czytaj też|czytaj także|zobacz też|zobacz także|zobacz również|čtěte také|olvasta már|\
    citește și|читайте также|читайте також|ayrıca oku|baca juga|xem thêm|اقرأ أيضا|इसे भी पढ़ें|ये भी पढ़ें|関連記事|延伸阅读";
/// Starts of lines that ask readers for something.
const CALLS: &str = "follow |like us|like what|subscribe|sign up|sign-up|join |get |download|click here|never miss|stay |receive |want more|\
    want to|have a tip|got a |do you have|found the story|send us|tell us|support |email |write to |reach |contact |find us|for more|for the latest|\
    folgen|folge |abonnier|melden sie sich|jetzt |hier |lust auf|erhalten sie|verpassen sie|unser |haben sie |schreiben sie|\
    suivez|abonnez|recevez|inscrivez|rejoignez|retrouvez|téléchargez|sígue|siga |sigue |suscr|recib|únete|descarga|apúntate|puede escribir|\
    segui|seguici|iscriviti|abbonati|ricevi|scarica|assine|receba|inscreva|cadastre|acompanhe|baixe|clique|volg|abonneer|meld je|ontvang|\
    följ|prenumerera|følg|abonner|seuraa|tilaa|obserwuj|zapisz|subskrybuj|dołącz|sledujte|odebírejte|kövess|iratkozz|abonează|urmărește|\
    подпис|следите|читайте нас|підпис|стежте|takip et|abone ol|ikuti|dapatkan|berlangganan|theo dõi|đăng ký|تابع|اشترك|フォロー|登録|关注|订阅|구독";
/// Words of such requests within a line.
const INVITATIONS: &str = "sign up for our|sign up to our|signing up for our|signing up to our|subscribe to our|follow us on|abonniere den|abonniere unser|\
    abonnieren sie unser|folge uns|folgen sie uns|abonnez-vous à|suivez-nous|inscrivez-vous à|suscríbete a|síguenos|iscriviti alla|seguici su|\
    inscreva-se no|siga-nos|meld je aan voor|volg ons|prenumerera på|følg oss|følg os|подписывайтесь на|підписуйтесь на|bizi takip|ikuti kami";
/// Words of lines with the time that reading takes.
const READING: &str = "lesedauer|lesezeit|min read|minute read|minutes read|mins read|min. read|de lecture|temps de lecture|de lectura|di lettura|\
    tempo di lettura|de leitura|tempo de leitura|leestijd|lästid|lesetid|læsetid|lukuaika|czas czytania|время чтения|час читання|okuma süresi|\
    waktu baca|phút đọc|分で読め|分钟阅读|분 읽기|دقيقة قراءة|دقائق قراءة|זמן קריאה";
/// Words of counts of readers, which change by themselves: "806 lectures", "阅读 678". Those of [`TIMES`] stand beside one.
const COUNTS: &str = "view views viewed read reads hit hits like likes claps share shares comment comments aufruf aufrufe gelesen \
     vue vues lecture lectures lu partages visita visitas vista vistas lectura lecturas compartidos \
    visualizações leituras compartilhamentos curtidas visualizzazioni letture condivisioni weergaven visningar visninger \
    просмотров просмотра просмотр прочтений переглядів okunma görüntülenme wyświetleń odsłon dibaca lượt xem \
    مشاهدة مشاهدات قراءة قراءات 阅读 阅读量 次阅读 浏览 浏览量 次浏览 点赞 点击 評論 评论 閱讀 瀏覽 조회 조회수 閲覧数 いいね";
/// "Times", in other languages: "1 204 fois lu". Alone, "3 fois" may be a line of the story.
const TIMES: &str = "mal fois veces keer kali 次";
/// Measures of time that are abbreviated with a full stop.
const SHORT_MEASURES: &str = "min mins mn std stdn sek sec hr hrs h st t d wk yr мин ч сек дн нед";
/// The most items of a list that are examined.
const MOST_ITEMS: usize = 8;
/// The number of elements above a line that may be the cell of a table.
const NEAR_CELL: usize = 2;
/// Places where readers can follow or subscribe.
const CHANNELS: &str = "newsletter|facebook|twitter|instagram|whatsapp|telegram|youtube|linkedin|tiktok|bluesky|snapchat|podcast|inbox|\
    app store|google play|google news|our app|mobile app|news app|apps for|rss|e-mail|email|@|breaking news|push|subscri|postfach|per mail|app |infolettre|\
    boletín|correo|canal|whats|bülten|рассыл|телеграм|канал|розсил|メール|微信|公众号|채널";
/// Notices of rights.
const RIGHTS: &str = "all rights reserved|alle rechte vorbehalten|tous droits réservés|derechos reservados|tutti i diritti riservati|\
    diritti riservati|riproduzione riservata|reproducción prohibida|reproduction interdite|todos os direitos reservados|direitos reservados|alle rechten voorbehouden|prawa zastrzeżone|práva vyhrazena|\
    jogok fenntartva|drepturile rezervate|права защищены|права захищені|hakları saklıdır|hak cipta|جميع الحقوق محفوظة|सर्वाधिकार सुरक्षित|\
    無断転載|版权所有|무단전재|무단 전재|may not be published, broadcast|a version of this article appears in print|do not necessarily reflect|does not necessarily reflect|not necessarily those of|\
    rechte am artikel|rechte an diesem artikel|artikelrechte|licensing rights|reprints & permissions|nicht der meinung der redaktion|\
    redaktionell nicht bearbeitet|has not been edited by|published from a syndicated|no reflejan necesariamente|ne reflètent pas nécessairement|chroniony prawem autorskim|licensed under a creative commons";

/// Words of invitations to comment on the story, and of the rules for comments.
const COMMENTING: &str = "comment policy|commenting policy|before commenting|comments powered by|comment on this article|your comments|\
    display name|of other commenters|moderating all comments|have your say|um einen kommentar|meinung zählt|ihre meinung ist uns wichtig|kommentarregeln|\
    netiquette|kommentare zu diesem|für kommentare|para comentar|normas de los comentarios|pour commenter|règles de modération|per commentare|os comentários|\
    comentários com|om te reageren|aby skomentować|чтобы комментировать|yorum yapmak için|untuk berkomentar";
/// Labels of addresses.
const CONTACTS: &str = "e-mail|email|mail|e|twitter|x|contact|kontakt|contacto|correo|courriel|at|on|and|&|or|facebook|instagram|web|website|tel";

/// Disclosures that a page earns money by its links.
const DISCLOSURES: &str = "affiliate commission|affiliate link|affiliate-link|may earn a commission|may earn an affiliate|may earn from|\
    get a share of the sale|receive a small commission|may receive compensation|provisionslink|enlaces de afiliad|liens d'affiliation|\
    liens affiliés|link di affiliazione|links de afiliad";
/// Starts of lines that only share the story.
const SHARES: &str = "share this |share on |share via |tweet this|click to share|click to tweet|teilen auf |auf facebook teilen|partager sur |\
    compartir en |compartir por |condividi su |compartilhar no |compartilhe no |delen via |del på |dela på |udostępnij na ";
/// Starts of titles of lists of other stories.
const MORE: &str = "more |read |related |recommended |latest |recent |popular |top |other |mehr |weitere |alle |neueste |aktuelle |plus |autres |\
    à lire |nos |les plus |más |otras |otros |últimas |altre |altri |ultime |mais |outras |últimas |meer |ander|fler |mer |flere |lisää |więcej |\
    inne |další |więc|ещё |другие |ще |diğer |daha fazla |lainnya|المزيد";
/// The longest line, in characters, that only leads elsewhere.
pub(super) const LONGEST_READ_MORE: usize = 200;
/// The share of text in links above which a line that begins as in [`READ_MORE`] leads to another story.
const READ_MORE_LINKED: f64 = 0.4;
/// The share of text in links from which a line has no text of its own.
const ALL_LINKED: f64 = 0.95;
/// The fewest words of a link that may be the headline of another story.
const TITLE_WORDS: usize = 4;
/// The fewest characters of such a link in Chinese, Japanese or Korean.
const TITLE_UNSPACED: usize = 12;
/// The longest label before a link to another story, in characters.
const LONGEST_LABEL: usize = 30;
/// The longest title of a list, in characters.
const LONGEST_TITLE: usize = 60;
/// The share of text in links above which the content under a title as in [`MORE`] is a list of links.
const LISTED: f64 = 0.6;
/// The longest call, in characters.
const LONGEST_CALL: usize = 220;
/// The longest line with the time that reading takes, in characters.
const READING_LENGTH: usize = 40;
/// The most digits of such a time.
const READING_DIGITS: usize = 3;
/// The number of elements above the notice of rights of a picture that are searched for the picture.
const NEAR_PICTURE: usize = 4;
/// The number of elements above a line that are searched for its figure.
const NEAR_FIGURE: usize = 6;
/// The longest notice of rights, in characters.
const LONGEST_NOTICE: usize = 500;

/// Why a line is not part of the story, judging by its words and links. `None` if it is.
pub(super) fn reason(tree: &Tree, at: usize) -> Option<OmissionReason> {
    let node = tree.get(at);
    let is_line = is_heading(&node.name)
        || matches!(node.name.as_str(), "p" | "span" | "div" | "li" | "dd" | "small" | "strong" | "a" | "summary");
    if !is_line || node.chars == 0 || node.chars > LONGEST_NOTICE || node.images > 0 {
        return None;
    }
    let text = one_line(&tree.text(at)).to_lower();
    let length = text.chars().count();
    if length > LONGEST_NOTICE {
        return None;
    }
    // "404 views" in a cell or a heading is a figure of the story.
    let is_shared = || !node.says(CREDIT) && (!text.contains(char::is_numeric) || stands_apart(tree, at));
    if let Some(reason) = label(&text).filter(|reason| *reason != OmissionReason::Share || is_shared()) {
        // A single word may be an item of a list, or part of a sentence.
        let is_block = matches!(node.name.as_str(), "p" | "div" | "dd") || is_heading(&node.name);
        let is_alone = node.name != "li" && is_whole_line(tree, at);
        let is_control =
            matches!(reason, OmissionReason::Share | OmissionReason::Comments | OmissionReason::Subscription);
        return (is_block || is_alone || node.name == "li" && is_control && node.links > 0).then_some(reason);
    }
    if length <= READING_LENGTH
        && let Some(reason) = passing(&text)
        && stands_apart(tree, at)
    {
        return Some(reason);
    }
    let is_of_gallery = || node.name != "li" && is_gallery_title(&text) && !text.ends_with('.');
    if length <= READING_LENGTH && (is_reading_time(&text) || is_of_gallery()) && !is_words_of_link(tree, at) {
        return Some(OmissionReason::Control);
    }
    let is_title = (is_heading(&node.name) || node.name == "p" || node.name == "div") && length <= LONGEST_TITLE;
    if is_title && begins(&text, MORE) && is_before_links(tree, at) {
        return Some(OmissionReason::Related);
    }
    // The caption of a picture may be a notice of rights, or link to the picture's story.
    if is_in_caption(tree, at) {
        return None;
    }
    let labelled = || labelled_links(node, &text).filter(|_| !is_words_of_link(tree, at));
    if let Some(reason) = notice(tree, at, &text).or_else(labelled) {
        return Some(reason);
    }
    if node.links == 0
        || length >= LONGEST_READ_MORE
        || node.name == "a"
        || node.name == "strong"
        || node.name == "small"
    {
        return None;
    }
    if tree.above(at).take(NEAR_FIGURE).any(|at| matches!(tree.get(at).name.as_str(), "figure" | "figcaption")) {
        return None;
    }
    let leads = begins(text.trim_start_matches(|c: char| !c.is_alphanumeric()), READ_MORE)
        && node.link_density() > READ_MORE_LINKED;
    (leads || node.name == "p" && is_link_to_story(tree, at)).then_some(OmissionReason::Related)
}

/// Whether an element is a caption, or in one, and its picture is near.
fn is_in_caption(tree: &Tree, at: usize) -> bool {
    let is_caption = |at: usize| {
        let node = tree.get(at);
        node.name == "figcaption" || node.says(CAPTION) && !node.says("description")
    };
    let around = || [at].into_iter().chain(tree.above(at)).take(NEAR_FIGURE);
    let has_picture = |at: usize| tree.get(at).images > 0 && tree.is_short(at, LONGEST_NOTICE);
    around().any(is_caption) && around().any(has_picture)
}

/// Whether an element is a link in a sentence: "at the <a>Next: Harbour Summit</a> in May".
fn is_words_of_link(tree: &Tree, at: usize) -> bool {
    tree.get(at).name == "a" && is_in_sentence(tree, at)
}

/// Whether a phrase is a part of a sentence.
fn is_in_sentence(tree: &Tree, at: usize) -> bool {
    is_phrase(&tree.get(at).name) && (tree.get(tree.get(at).parent).has_text || is_continued(tree, at))
}

/// Why a whole line is a notice to the reader: of rights, of advertisements, or a call to do something.
fn notice(tree: &Tree, at: usize, text: &str) -> Option<OmissionReason> {
    let node = tree.get(at);
    if !(node.name == "p" || node.name == "div" || is_phrase(&node.name) && is_whole_line(tree, at)) {
        return None;
    }
    let length = text.chars().count();
    let is_call = length <= LONGEST_CALL && !text.contains(['“', '"', '„', '«']);
    let is_of_picture = || {
        let is_caption = |at| tree.get(at).name == "figcaption";
        (node.says(CAPTION)
            || node.says(CREDIT)
            || node.says(PICTURE_BOX)
            || tree.above(at).take(NEAR_PICTURE).any(is_caption))
            && [at]
                .into_iter()
                .chain(tree.above(at).take(NEAR_PICTURE))
                .any(|at| tree.get(at).images > 0 && tree.is_short(at, LONGEST_NOTICE))
    };
    let is_right = holds(text, RIGHTS)
        || length <= LONGEST_CALL
            && begins(text, "copyright |© |©2|(c) ")
            && text.contains(char::is_numeric)
            && !(node.says(CAPTION) || node.says(CREDIT));
    if is_right && !is_of_picture() {
        return Some(OmissionReason::Metadata);
    }
    if holds(text, DISCLOSURES) {
        return Some(OmissionReason::Advertisement);
    }
    if length <= LONGEST_TITLE && begins(text, SHARES) && !node.says(CAPTION) {
        return Some(OmissionReason::Share);
    }
    if is_call && holds(text, COMMENTING) {
        return Some(OmissionReason::Comments);
    }
    if is_call && (begins(text, CALLS) || holds(text, INVITATIONS)) && holds(text, CHANNELS) {
        let is_offer = holds(text, "newsletter|subscri|inbox|abonn|suscr|postfach|app ");
        return Some(if is_offer { OmissionReason::Subscription } else { OmissionReason::Share });
    }
    is_contact(text).then_some(OmissionReason::Author)
}

/// Why a line is a label before links: "Filed under: Harbour, Ferries".
fn labelled_links(node: &Node, text: &str) -> Option<OmissionReason> {
    let (before, _) = text.split_once([':', '：']).filter(|_| node.links > 0)?;
    let before_length = before.chars().filter(|c| !c.is_whitespace()).count();
    let is_rest_linked = node.chars <= node.linked + before_length + 1 + node.links;
    label(before).filter(|reason| is_rest_linked && *reason == OmissionReason::Navigation)
}

/// Whether a line only has addresses of a person or newsroom, perhaps after a label: "Email: ada@quay.example".
fn is_contact(text: &str) -> bool {
    let words = || text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@'));
    let is_address = |word: &str| {
        let mut sides = word.split('@');
        let (name, host) = (sides.next().unwrap_or_default(), sides.next());
        match host {
            Some(host) if name.is_empty() => !host.is_empty() && !host.contains('.'),
            Some(host) => host.contains('.'),
            None => word.starts_with("twitter.com/"),
        }
    };
    let is_label = |word: &str| word.is_empty() || CONTACTS.split('|').any(|label| label == word);
    text.chars().count() <= LONGEST_TITLE * 2
        && words().any(is_address)
        && words().all(|word| is_address(word) || is_label(word))
}

/// Whether a line only says how long reading takes: "Lesedauer: 4 Minuten", "3 min read".
fn is_reading_time(text: &str) -> bool {
    let Some(words) = READING.split('|').filter(|words| text.contains(words)).max_by_key(|words| words.len()) else {
        return false;
    };
    let rest = text.replacen(words, " ", 1);
    let digits = rest.chars().filter(|c| c.is_numeric()).count();
    let mut others = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    (1..=READING_DIGITS).contains(&digits) && others.all(|word| is_label(word) || is_time_word(word))
}

/// Why a line is omitted that changes by itself: a count of readers, a relative time. A sentence with a full stop does
/// not: "10 years ago."
fn passing(text: &str) -> Option<OmissionReason> {
    let last = text.trim_end_matches('.').rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_sentence = text.ends_with(['.', '!', '?', '。']) && !is_one_of(SHORT_MEASURES, last);
    if is_sentence || !text.contains(char::is_numeric) {
        return None;
    }
    is_count(text).then_some(OmissionReason::Share).or_else(|| is_relative_time(text).then_some(OmissionReason::Date))
}

/// Whether a line is no part of a sentence, a table or a list with other items, and no heading.
fn stands_apart(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let is_item_of_others = || {
        let items = tree.under(node.parent).filter(|item| tree.get(*item).name == "li").take(MOST_ITEMS);
        let is_other = |item: usize| {
            tree.get(item).chars > READING_LENGTH || passing(&one_line(&tree.text(item)).to_lower()).is_none()
        };
        items.into_iter().any(is_other)
    };
    let is_cell = |at: usize| matches!(tree.get(at).name.as_str(), "td" | "th") || is_heading(&tree.get(at).name);
    let is_part = is_heading(&node.name)
        // A `time` element may give the date.
        || tree.find(at, "time").is_some()
        || tree.above(at).take(NEAR_CELL).any(is_cell)
        || node.name == "li" && is_item_of_others()
        || is_in_sentence(tree, at);
    !is_part
}

/// Whether the text after an element continues its sentence: `<span>12 shares</span><span> were sold</span>`.
fn is_continued(tree: &Tree, at: usize) -> bool {
    let block = tree.above(at).find(|above| !is_phrase(&tree.get(*above).name)).unwrap_or(at);
    let nodes = (tree.get(at).end..tree.get(block).end).map(|next| tree.get(next)).take(MOST_ITEMS);
    let mut line = nodes.take_while(|next| next.name.is_empty() || is_phrase(&next.name));
    let next = line.find(|next| next.name.is_empty() && next.chars > 0);
    next.is_some_and(|next| {
        next.text.trim_start().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | '.' | '、' | '，'))
    })
}

/// Whether a line only counts readers and what they do: "1,204 views", "阅读 678 评论 33".
fn is_count(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_of = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
    words().any(|word| is_of(COUNTS, word)) && words().all(|word| is_of(COUNTS, word) || is_of(TIMES, word))
}

/// Whether a paragraph is only the linked headline of another story, perhaps after a label: "MORE: Harbour wall …".
fn is_link_to_story(tree: &Tree, at: usize) -> bool {
    let node = tree.get(at);
    let Some(link) = tree.find(at, "a") else { return false };
    let title = tree.text(link);
    let title = title.trim();
    let is_unspaced = title.chars().filter(|c| ('\u{2E80}'..'\u{D7FF}').contains(c)).count() >= TITLE_UNSPACED;
    let is_title =
        (is_unspaced || title.split_whitespace().count() >= TITLE_WORDS) && !title.ends_with(['.', '。', '।', ':']);
    if !is_title || node.links > 2 {
        return false;
    }
    if node.link_density() >= ALL_LINKED {
        return true;
    }
    let text = tree.text(at);
    let text = text.trim();
    let before = text.find(title).and_then(|start| text.get(..start)).unwrap_or_default().trim();
    let rest = text.len().saturating_sub(before.len() + title.len());
    let is_label = before.ends_with([':', '：', '|', '>', '»', '→']) && before.chars().count() <= LONGEST_LABEL;
    is_label && rest <= 2 && node.links == 1
}

/// Whether a phrase is the only text in its block.
fn is_whole_line(tree: &Tree, at: usize) -> bool {
    let block = tree.above(at).find(|above| !is_phrase(&tree.get(*above).name));
    block.is_some_and(|block| !tree.get(block).has_text && !matches!(tree.get(block).name.as_str(), "p" | "li"))
        && tree
            .above(at)
            .take_while(|above| Some(*above) != block)
            .all(|above| tree.get(above).chars == tree.get(at).chars)
}

/// Whether only links follow directly after a line.
fn is_before_links(tree: &Tree, at: usize) -> bool {
    let end = tree.get(tree.get(at).parent).end;
    let mut next = tree.get(at).end;
    while next < end {
        let node = tree.get(next);
        if node.chars > 0 && !node.dropped {
            let is_list = matches!(node.name.as_str(), "ul" | "ol" | "div" | "section");
            return is_list && node.links >= 2 && node.link_density() > LISTED;
        }
        next = node.end.max(next + 1);
    }
    false
}

/// Why a whole line is omitted as a label. `None` if it is no label.
pub(super) fn label(text: &str) -> Option<OmissionReason> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() || bare.chars().count() > LONGEST_TITLE {
        return None;
    }
    let words = bare.trim_matches(|c: char| !c.is_alphabetic());
    let number = LABELLED.get(words).checked_sub(1)?;
    let (reason, _) = LABELS.get(number as usize)?;
    // "12 comments", "33 shares"
    let is_counted = matches!(reason, OmissionReason::Comments | OmissionReason::Share);
    (words == bare || is_counted).then_some(*reason)
}

fn begins(text: &str, list: &str) -> bool {
    list.split('|').any(|start| text.starts_with(start))
}

fn holds(text: &str, list: &str) -> bool {
    list.split('|').any(|words| text.contains(words))
}
