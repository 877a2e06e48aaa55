//! Word lists of all languages, and which of them contain a word.
//!
//! All lists are looked up together. A text seldom states its language, and few of these words mean something else in
//! another language. Each language has its own lines: first English, German, French, Spanish, Arabic and Chinese, whose
//! labels the page has. All words are in lower case.
//!
//! The last lines of the negations, and the numbers in `amounts.rs`, hold frequent words of further languages. Of these, a
//! word is left out if it is frequent in another language or a usual name there. (Words of the first six languages are
//! never left out.) Left out are:
//!
//! - negations: Italian "mai" (French May), Romanian "nu" (Swedish and Dutch now), Swedish "utan" (also but), Norwegian
//!   "inga" (a name), Indonesian "tak" (Polish yes), Polish "ani" (Romanian years), Dutch "noch" (German still)
//! - numbers: Italian "due" and "sei", Danish "to", "fire" and "ni", Swedish "sex", Turkish "on" and "bin", Hungarian
//!   "hat", Romanian "opt", Portuguese "dez" (December), Italian "sette" (Norwegian put) and "otto" (a name), Swedish
//!   "tio" (Portuguese uncle), Indonesian "dua" (Turkish prayer) and "lima" (a city), Vietnamese "ba" and "hai"
//!
//! - days: Indonesian "senin" (Turkish yours), Turkish "pazar" (also market)
//! - parts of the day: Turkish "sabah" (a state), Danish "nat" (a name), German "morgen" (also tomorrow)
//!
//! An edit from or to another number still counts as a figure: "nio" → "tio".

use std::sync::LazyLock;

use super::amounts::{COUNTING, NUMBERS, ONES, SIGN, canonical};
use crate::text::lowercase::Lowercase;
use crate::word_table::{WordTable, split_at_sign};

/// Months, in full and abbreviated, without the point.
pub(super) const MONTHS: &str = "\
    january february march april may june july august september october november december jan feb mar apr jun \
    jul aug sep sept oct nov dec \
    januar jänner februar märz mai juni juli oktober dezember okt dez \
    janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr juil \
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    januari februari maret agustus desember ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık \
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου \
    machi aprili julai agosti septemba oktoba novemba desemba";

/// Months that are written in lower case, or in a script without capitals, in the form that follows a day. Months of
/// the other languages begin with a capital, otherwise they are other words ("may").
const LOWER_CASE_MONTHS: &str = "\
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr juil enero \
    febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre \
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro \
    januari februari maart april mei juni juli augustus september oktober november december maj augusti \
    januar februar marts august desember \
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta \
    marraskuuta joulukuuta \
    stycznia lutego kwietnia maja czerwca lipca sierpnia września października listopada grudnia \
    ledna února března dubna května června července srpna září října listopadu prosince \
    januára februára apríla mája júna júla augusta septembra októbra novembra decembra \
    siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga prosinca \
    januara februara marta aprila juna jula avgusta oktobra \
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря \
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня \
    януари февруари март април май юни юли август септември октомври ноември декември \
    јануара фебруара априла маја јуна јула септембра октобра новембра децембра \
    január február március április május június július augusztus szeptember október \
    ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie \
    sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio \
    janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī \
    jaanuaril veebruaril märtsil aprillil juunil juulil augustil septembril oktoobril novembril detsembril \
    ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר \
    בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר \
    जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर \
    يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر \
    شباط آذار نيسان أيار حزيران تموز أيلول \
    ژانویه فوریه آوریل ژوئن ژوئیه سپتامبر اکتبر نوامبر دسامبر فروردین اردیبهشت خرداد مرداد شهریور بهمن اسفند \
    جنوری فروری مارچ اپریل مئی جولائی اگست ستمبر اکتوبر نومبر دسمبر";

/// Months that are other words or names in other languages, so that they are months only beside their day: Polish March
/// (a Spanish brand), Indonesian May (a Chinese name), Turkish March (English shops).
const MONTHS_BESIDE_DAYS: &str = "marca mei mart";

/// Days of the week.
pub(super) const WEEKDAYS: &str = "\
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs \
    donnerstags freitags samstags sonntags \
    lundi mardi mercredi jeudi vendredi samedi dimanche \
    lunes martes miércoles jueves viernes sábado domingo \
    lunedì martedì mercoledì giovedì venerdì sabato domenica \
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira \
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag \
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag \
    måndags tisdags onsdags torsdags fredags lördags söndags mandags tirsdags lørdags søndags \
    måndagens tisdagens onsdagens torsdagens fredagens lördagens söndagens mandagens tirsdagens lørdagens søndagens \
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai \
    maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina \
    poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę \
    poniedziałku wtorku środy czwartku piątku soboty niedzieli \
    pondělí úterý středa středu čtvrtek pátek sobotu neděle neděli čtvrtku pátku \
    pondelok utorok streda stredu štvrtok piatok nedeľa nedeľu \
    ponedeljek torek sreda sredo četrtek petek soboto nedelja nedeljo \
    ponedjeljak ponedeljak utorak srijeda srijedu sredu četvrtak petak subota subotu nedjelja nedjelju nedelju \
    понедельник вторник среду четверг пятницу субботу воскресенье среда пятница суббота понедельника пятницы субботы \
    понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю \
    понеделник сряда четвъртък петък събота неделя понедељак уторак четвртак петак недеља недељу \
    hétfő hétfőn kedd kedden szerda szerdán csütörtök csütörtökön péntek pénteken szombat szombaton vasárnap \
    luni marți miercuri joi vineri sâmbătă duminică \
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή \
    pirmadienį antradienį trečiadienį ketvirtadienį penktadienį šeštadienį sekmadienį \
    pirmdien otrdien trešdien ceturtdien piektdien sestdien svētdien \
    esmaspäeval teisipäeval kolmapäeval neljapäeval reedel laupäeval pühapäeval \
    pazartesi salı çarşamba perşembe cuma cumartesi \
    selasa rabu kamis jumat sabtu jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili \
    الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد \
    شنبه یکشنبه دوشنبه چهارشنبه پنجشنبه جمعه منگل جمعرات جمعہ ہفتہ اتوار שבת \
    सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार \
    সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার";

/// Parts of the day. One in place of another is another time.
const DAY_PARTS: &str = "\
    morning afternoon evening night noon midday midnight dawn dusk \
    vormittag mittag nachmittag abend nacht mitternacht morgens mittags abends nachts \
    matin midi soir soirée nuit minuit après-midi aube \
    mediodía noche medianoche madrugada \
    صباح صباحا ظهر ظهرا مساء فجر فجرا ليلا \
    mattina mattino pomeriggio sera notte mezzogiorno mezzanotte manhã noite meia-noite \
    ochtend avond morgon morgonen eftermiddag eftermiddagen kväll kvällen natt natten ettermiddag formiddag kveld aften \
    aamu aamulla iltapäivä iltapäivällä ilta illalla yö yöllä \
    rano popołudnie popołudniu wieczór wieczorem noc nocy ráno dopoledne odpoledne večer \
    reggel délelőtt délután éjjel dimineață dimineața seara noaptea \
    утро утром днем днём вечер вечером ночь ночью ранок вранці ввечері увечері вночі \
    πρωί απόγευμα βράδυ νύχτα akşam gece pagi siang malam sáng chiều đêm \
    בבוקר בערב בלילה सुबह दोपहर शाम रात 오전 오후 새벽 아침 저녁 밤";

/// Words that seldom count by themselves: "one" and its equivalents are mostly articles and pronouns, and "once" is
/// English first.
const SELDOM_NUMBERS: &str = "one eins un uno once";

/// Further number words, besides [`NUMBERS`].
const NUMBER_WORDS: &str = "\
    hundreds thousands millions billion billions trillion trillions dozens \
    triple fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
    tausende millionen milliarde milliarden billionen mio mrd dutzende \
    vingts milliard milliards \
    miles millones \
    ألفان ألفين مليونان مليونين ملياران مليارين يومان يومين شهران شهرين عامان \
    عامين سنتان سنتين أسبوعان أسبوعين ساعتان ساعتين مرتان مرتين شخصان شخصين \
    수십 수백 수천 수만 이틀 사흘 나흘 닷새 이틀간 사흘간 나흘간 닷새간 이틀째 사흘째 나흘째 \
    مئات \
    пятеро шестеро семеро";

/// Words after which a point does not end a sentence, written without the point: titles and ranks, months, companies
/// and places, others.
const ABBREVIATIONS: &str = "\
    mr mrs ms mx dr drs prof profs rev hon gov govs sen sens rep reps pres gen col maj capt cpt lt sgt cpl pvt \
    adm cmdr cdr supt insp det atty amb asst st ste sr sra srta srs mme mmes mlle mm mgr hr fr frl ing dipl mag \
    dña \
    jan feb mar apr jun jul aug sep sept oct nov dec okt dez janv févr avr juil \
    inc corp co ltd bros ave blvd rd hwy mt mts ft calif mass conn fla ariz colo wash ore tex tenn penn minn \
    mich wis ill ind okla kan neb nev ala ark ky ga md mont va vt str gmbh cía \
    vs v etc no nos vol vols fig ed eds pp approx est dept univ cf al ca bzw evtl ggf inkl exkl mio mrd tsd nr \
    usw vgl zzgl zz sog bspw art abs abt tel pág págs núm aprox av env hab s sq cu lb lbs oz min sec hrs \
    ul tzw np św tj ks pkt inż tzv sv tř např nám kpt ул им пл просп обл напр гр проф акад ген вул св \
    sig dott avv dra exmo dhr mevr bijv kl skt ekskl esim ún szt ifj özv doç yrd κ κα αρ jl drs kec tp gs dl hrn";

/// The most bytes of an abbreviation in any Unicode form.
pub(super) const LONGEST_ABBREVIATION: usize = "просп".len();

/// Abbreviations that often end a sentence: a capital after them starts a new one.
const OFTEN_LAST: &str = "\
    etc inc corp co ltd bros usw al no jr hrs min sec lbs lb oz p v s d mm";

/// Abbreviations that are other words in lower case ("Ill." is a state, "ill" is not).
const WORDS_TOO: &str = "\
    ill ind mass wash ore tex mag art fig col sen gen det est ed min sec hon rev ala ark env hab abs sq mt st \
    tel pres gov adm ins mar jun dez miss v al";

/// Words that begin sentences rather than continue names, for a capital after an initialism ("in the U.S. The").
const SENTENCE_STARTERS: &str = "\
    a after all also although an and another as at because before both but by during each even every few for \
    from had has he her here his how however i if in instead it it's its last later many meanwhile more most \
    much my next no nobody nor not nothing now of on once one only or other our out over police several she \
    since so some still such than that that's the their then there there's these they this those though two \
    under until we were what when where whether which while who why will with yet you your \
    der die das den dem des ein eine einer eines er sie es ihr wir ich im in am an auf aus bei nach vor mit von \
    zu und aber doch auch dabei dann damit dort denn wie wer was wenn weil während seit nur noch so sein seine \
    diese dieser dieses für laut \
    le la les un une des il elle ils elles on ce cette ces cet mais et ou où en dans au aux par pour sur selon \
    son sa ses leur leurs nous vous je après avant depuis lors \
    el los las lo una uno unos unas en con por para pero y según su sus este esta estos estas ese esa hay no se \
    tras desde hasta cuando";

/// Verbs of saying with no other meaning. They attribute wherever they stand.
const SAYING: &str = "\
    saying telling tweeted quoted quoting sagen hieß disent قائلا";

/// Words that name a source: "according to the police".
const SOURCES: &str = "\
    according laut selon d'après según بحسب وفقا данным \
    volgens aldus enligt ifølge według zdaniem podle podľa potrivit словам словами според σύμφωνα \
    לדברי menurut kulingana";

/// Verbs of saying that only report that somebody spoke, and words behind a source: "poliisin mukaan". One in place of
/// another is no other speaker.
const SAID: &str = "\
    said says say told tells stated sagte sagt sagten mitteilte zufolge dit déclaré affirmé indiqué précisé \
    déclare déclarait affirme indique dijo afirmó señaló indicó declaró dice dijeron dicen decía aseguró informó informaron \
    قال قالت يقول تقول وقال وقالت ذكرت أفادت أفاد \
    detto dichiarato affermato riferito disse diz disseram afirmou afirma declarou informou informaram \
    zei zegt zeiden meldt meldde säger sade uppger uppgav meddelar meddelade sier siger sagde uttalte udtaler opplyser \
    opplyste oplyser oplyste meddelte melder meldte sanoi sanoo kertoi kertoo totesi toteaa ilmoitti \
    powiedział powiedziała mówi mówił mówiła oświadczył oświadczyła poinformował poinformowała podała stwierdził stwierdziła \
    řekl řekla řekli uvedl uvedla říká sdělil sdělila povedal povedala uviedol uviedla hovorí \
    mondta közölte spus spune declarat anunțat rekao rekla izjavio izjavila priopćio priopćila izvijestio izvijestila dejal dejala рекао рекла изјавио изјавила \
    сказал сказала сказали говорит заявил заявила заявили сообщил сообщила сообщили \
    сказав сказала заявив заявила повідомив повідомила повідомили каза заяви съобщи съобщиха \
    είπε δήλωσε ανέφερε ανακοίνωσε λέει dedi söyledi belirtti açıkladı bildirdi אמר אמרה אמרו מסר מסרה گفت کہا कहा बताया বলেন বলেছেন জানান \
    mukaan szerint göre अनुसार मुताबिक kata ujar berkata mengatakan nói alisema amesema 말했다 밝혔다 전했다 따르면";

/// Verbs that report speech beside a quotation or before a clause, and mean other things elsewhere ("added 12 jobs").
const REPORTING: &str = "\
    added adds adding claimed claims claiming argued argues announced announces insisted insists noted noting \
    warned warns warning wrote writes replied responded asked asks acknowledged admitted admits alleged alleges \
    asserted confirmed confirms conceded declared denied denies explained explains maintained mentioned reported \
    reports remarked revealed stressed suggest suggested suggests testified believes believe called tell cited \
    citing \
    teilte erklärte erklärt erklärten betonte betont meinte meint schrieb schreibt kündigte warnte \
    warnt fügte forderte fordert behauptete berichtete berichtet bestätigte räumte ergänzte \
    expliqué explique ajouté ajoute annoncé annonce assuré assure estimé estime souligné souligne écrit confié \
    raconté lancé rappelé reconnu confirmé \
    explicó explica añadió añade agregó anunció anuncia manifestó sostuvo escribió advirtió reconoció \
    confirmó subrayó admitió \
    أعلن أعلنت أكد أكدت أضاف وأضاف";

/// Words that begin a phrase of place or time, not a speaker.
const PREPOSITIONS: &str = "\
    on in at from after before during to outside inside near over under with an am im auf bei aus nach vor mit \
    dans à en sur après avant avec tras desde con";

/// Pronouns that name a speaker beside a verb of saying.
const PRONOUNS: &str = "\
    i he she it we they who ich er sie es wir man je il elle on nous ils elles yo él ella nosotros ellos ellas";

/// Words that limit or condition a statement: "if the bill fails", "allegedly". In Chinese each sign is a token, so
/// only signs that limit by themselves are listed.
const LIMITS: &str = "\
    if unless until only except provided may might could possibly perhaps alleged allegedly reportedly suspected \
    wenn falls sofern solange außer nur könnte könnten dürfte dürften möglicherweise vielleicht angeblich mutmaßlich \
    mutmaßliche mutmaßlichen mutmaßlicher vermutlich \
    si sauf seulement uniquement peut-être pourrait pourraient serait seraient présumé présumée présumés prétendument \
    salvo excepto solo sólo solamente podría podrían quizá quizás presunto presunta presuntos presuntamente supuestamente \
    إذا إلا فقط ربما قد مزعوم المزعوم \
    soltanto purché forse potrebbe potrebbero presunti presunte somente apenas exceto talvez poderia poderiam suposto suposta \
    alleen slechts tenzij mits indien misschien vermoedelijk vermeende \
    endast bara såvida kanske misstänkt misstänkta påstådd påstådda angivelig angiveligt måske kanskje mistenkt mistenkte \
    ellei ehkä mahdollisesti väitetty epäilty tylko jedynie jeśli jeżeli rzekomy rzekomo domniemany podejrzany \
    pouze pokud možná údajný údajně podezřelý csak talán állítólag állítólagos doar numai dacă presupus \
    только если лишь возможно вероятно якобы предполагаемый подозреваемый тільки лише якщо можливо ймовірно нібито \
    μόνο ίσως sadece yalnızca eğer belki muhtemelen hanya jika kecuali mungkin diduga chỉ nếu \
    רק אולי לכאורה חשוד केवल सिर्फ अगर यदि शायद कथित \
    若 仅 僅 只 嫌 疑";

/// Negations.
const NEGATIONS: &str = "\
    no not never none nobody nothing nowhere neither nor without cannot \
    nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nichts \
    nirgends weder ohne \
    ne pas jamais aucun aucune rien sans ni nul nulle \
    لا لم لن ليس ليست ولا ولم ولن دون \
    不 没 沒 未 \
    nunca jamás nada nadie ningún ninguna ninguno sin tampoco \
    non nessun nessuno nessuna niente senza \
    não nem sem nenhum nenhuma ninguém \
    niet geen nooit niets zonder \
    inte aldrig ingen ikke aldri intet \
    ei eivät \
    nie nigdy nikt bez není nejsou nikdo \
    не ни нет без ні немає никогда \
    değil yok hiç \
    δεν μην χωρίς \
    לא אין ללא \
    نه نیست هیچ بدون \
    नहीं बिना \
    tidak bukan belum tanpa \
    không chưa \
    없다 없는 없이 않았다 않는다 않은 않을 \
    fără nimeni nincs";

/// Function words besides the particles of the other lists.
const AUXILIARIES: &str = "\
    to into onto upon about between through than them him us me whom whose there where own very too also just \
    above below across against along among around behind beside besides beyond despite down off toward towards through \
    throughout up within whether any both either such same whole \
    be been being have having do does did would could should may might must shall can am that's \
    zu zum zur ins beim dass daß ob waren bin bist sei wäre hatte hatten kann können konnte muss müssen soll sollen mehr \
    sich ihn ihm ihnen ihrer ihren ihrem seinen seinem seiner uns euch mich mir dich dir dieses jener man sehr schon \
    de du à qui ne se y ni est sont était étaient ont avait avaient été être avoir cela ça donc très plus dont \
    del al o u e fue fueron era eran son está están ha han había habían ser estar haber le les nos me te lo muy más \
    في من على إلى عن أن إن هذا هذه التي الذي ما كان كانت قد مع أو ثم";

/// Particles of other languages that are meaningful words in English.
const ENGLISH_WORDS: &str = "man die war hat bin son pour con sin era den mich sein dice";

/// Frequent English particles that the other languages do not have.
const ENGLISH: &str = "\
    the of and to is was for that with by from are were i he she it his said";

/// Frequent German particles. "des" is French, too.
const GERMAN: &str = "\
    der die das den dem und nicht ein eine einen einem einer ist sind im am zum zur mit auf für von zu wird \
    wurde wurden werden hat haben sich nach bei auch aus als";

/// Frequent French and Spanish particles.
const ROMANCE: &str = "\
    le la les et une du est dans par pour sur que qui el los las del y una por para se";

/// Words that express how exact a figure is. Each phrase is joined with hyphens.
const HEDGES: &str = "\
    nearly almost over under more-than less-than fewer-than at-least at-most up-to \
    as-many-as exactly only just-over just-under \
    fast knapp über mehr-als weniger-als mindestens wenigstens höchstens bis-zu gut genau nur \
    près-de presque plus-de moins-de au-moins au-plus jusqu-à \
    casi más-de menos-de al-menos hasta \
    أكثر-من أقل-من على-الأقل ما-لا-يقل-عن \
    近 至少 超过 逾 不到 多达 최소 최대 \
    almeno oltre più-di meno-di quasi pelo-menos mais-de menos-de quase até \
    zeker minstens meer-dan minder-dan bijna ruim minst mindst fler-än flere-enn mer-än mer-enn færre-enn färre-än nesten nästan næsten \
    ainakin yli lähes vähintään enintään co-najmniej ponad prawie blisko nejméně nejmíň přes téměř legalább több-mint közel \
    cel-puțin peste aproape более менее почти свыше по-меньшей-мере как-минимум не-менее щонайменше понад майже більше менше \
    τουλάχιστον πάνω-από σχεδόν en-az en-fazla לפחות sedikitnya lebih-dari hampir ít-nhất hơn gần कम-से-कम";

/// Words that say of a figure that it is not exact. All say the same: `about 61` and `around 61` are one value.
const APPROXIMATE: &str = "\
    about around some approximately roughly etwa rund circa ca ungefähr environ quelque \
    unos unas cerca-de alrededor-de aproximadamente نحو حوالي قرابة 约 大约 約 약 \
    intorno-a ongeveer zo'n omkring cirka ungefär rundt noin około okolo zhruba mintegy körülbelül circa în-jur-de около примерно \
    порядка близько приблизно περίπου yaklaşık sekitar khoảng लगभग करीब";

/// Words that give the direction of a figure.
const DIRECTIONS: &str = "up down plus minus above below";

/// The lists. The index of each is its bit in the number of a word.
#[derive(Clone, Copy)]
pub(super) enum List {
    /// One of the numbers of [`COUNTING`].
    Counting,
    Months,
    LowerCaseMonths,
    MonthsBesideDays,
    Weekdays,
    Ones,
    SeldomNumbers,
    NumberWords,
    Abbreviations,
    OftenLast,
    WordsToo,
    SentenceStarters,
    Saying,
    Said,
    Sources,
    Reporting,
    Prepositions,
    Pronouns,
    Negations,
    Limits,
    Auxiliaries,
    EnglishWords,
    English,
    German,
    Romance,
    Hedges,
    Approximate,
    Directions,
    DayParts,
}

impl List {
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether the list contains a word in lower case, in any Unicode form.
    pub fn has(self, word: &str) -> bool {
        self.is_in(lists_of(word))
    }

    pub fn is_in(self, lists: u32) -> bool {
        lists & self.bit() != 0
    }
}

/// The lists that contain a word in lower case, in any Unicode form, as bits.
pub(super) fn lists_of(word: &str) -> u32 {
    if word.is_ascii() {
        ASCII_WORDS.get(word)
    } else if has_other_letters(word) {
        OTHER_WORDS.get(&canonical(word))
    } else {
        0
    }
}

/// Whether a text may contain letters that are not ASCII. If not, it is a quotation mark or a dash.
fn has_other_letters(text: &str) -> bool {
    /// The first byte of the signs from U+0080 to U+00BF.
    const SIGNS: u8 = 0xC2;
    /// The first byte of the signs from U+2000 to U+2FFF.
    const MORE_SIGNS: u8 = 0xE2;
    text.bytes().any(|byte| byte > SIGNS && byte != MORE_SIGNS)
}

/// The same for a word in any case.
pub(super) fn lists_in_any_case(word: &str) -> u32 {
    if word.is_ascii() { ASCII_WORDS.get_ignoring_case(word) } else { lists_of(&word.to_lower()) }
}

/// The lists of each word of ASCII. Many stories need only this table, which takes a third of the time of both.
static ASCII_WORDS: LazyLock<WordTable> = LazyLock::new(|| listed(ASCII_COUNT, str::is_ascii));

/// The lists of each other word.
static OTHER_WORDS: LazyLock<WordTable> = LazyLock::new(|| listed(OTHER_COUNT, |word| !word.is_ascii()));

/// At least as many as there are words of ASCII, and other words. The tables are filled at their final size.
const ASCII_COUNT: usize = 2048;
const OTHER_COUNT: usize = 2048;

/// The lists of each word that passes a test. `count` is for the room of the table.
fn listed(count: usize, is_wanted: fn(&str) -> bool) -> WordTable {
    let lists = [
        (List::Months, MONTHS),
        (List::LowerCaseMonths, LOWER_CASE_MONTHS),
        (List::MonthsBesideDays, MONTHS_BESIDE_DAYS),
        (List::Weekdays, WEEKDAYS),
        (List::Ones, ONES),
        (List::SeldomNumbers, SELDOM_NUMBERS),
        (List::NumberWords, NUMBERS),
        (List::NumberWords, NUMBER_WORDS),
        (List::Abbreviations, ABBREVIATIONS),
        (List::OftenLast, OFTEN_LAST),
        (List::WordsToo, WORDS_TOO),
        (List::SentenceStarters, SENTENCE_STARTERS),
        (List::Saying, SAYING),
        (List::Said, SAID),
        (List::Sources, SOURCES),
        (List::Reporting, REPORTING),
        (List::Prepositions, PREPOSITIONS),
        (List::Pronouns, PRONOUNS),
        (List::Negations, NEGATIONS),
        (List::Limits, LIMITS),
        (List::Auxiliaries, AUXILIARIES),
        (List::EnglishWords, ENGLISH_WORDS),
        (List::English, ENGLISH),
        (List::German, GERMAN),
        (List::Romance, ROMANCE),
        (List::Hedges, HEDGES),
        (List::Approximate, APPROXIMATE),
        (List::Directions, DIRECTIONS),
        (List::DayParts, DAY_PARTS),
    ];
    let mut listed = WordTable::with_room(count);
    let counting = COUNTING.map(|words| (List::Counting, words));
    for (list, words) in counting.into_iter().chain(lists) {
        for word in
            split_at_sign(words, b' ').filter(|word| !word.is_empty() && !word.starts_with(SIGN) && is_wanted(word))
        {
            listed.add(canonical(word).as_bytes(), list.bit());
        }
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::{
        ABBREVIATIONS, ASCII_COUNT, ASCII_WORDS, LONGEST_ABBREVIATION, List, OTHER_COUNT, OTHER_WORDS, canonical,
        has_other_letters, lists_of,
    };

    #[test]
    fn the_tables_are_made_large_enough_at_once() {
        for (count, table) in [(ASCII_COUNT, &ASCII_WORDS), (OTHER_COUNT, &OTHER_WORDS)] {
            assert!((count / 2..count).contains(&table.len()), "{count}: {}", table.len());
        }
    }

    #[test]
    fn no_abbreviation_is_too_long() {
        assert!(ABBREVIATIONS.split(' ').all(|word| canonical(word).len() <= LONGEST_ABBREVIATION));
    }

    #[test]
    fn words_are_found_in_any_script_and_form() {
        for word in ["february", "février", "fe\u{301}vrier", "воскресенье", "الأحد"] {
            assert!(List::Months.has(word) || List::Weekdays.has(word), "{word}");
        }
        assert!(["“", "—", "·", "don’t"].iter().all(|text| !has_other_letters(text) && lists_of(text) == 0));
    }
}
