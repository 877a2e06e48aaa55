//! What number words stand for, in all languages at once: "twelve", "dozen", "decade", "half", "noon".

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::text::canonical::decompose;
use crate::text::trim::trim_end;
use crate::word_table::WordTable;

/// What a word, or a part of one, says about an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// A number up to 999.
    Number(u16),
    /// The zeros of a number that is multiplied: "hundred" has 2.
    Zeros(u16),
    Dozen,
    /// A part: "half" is 2, "quarter" 4.
    Part(u16),
    /// And a half: "einhalb" after "zwei" is 0, "anderthalb" is 1.
    Halves(u16),
    /// So many months: "decade" is 120.
    Months(u16),
    /// So many minutes: "week" is 10,080. Seconds are 0.
    Minutes(u16),
    /// A percentage.
    Percent,
    /// An hour: "noon" is 12.
    Hour(u16),
    /// A word after an hour: 点, "heures".
    Clock,
    /// A place in an order: "troisième" is 3.
    Ordinal(u16),
    /// A word between two parts of a number: "and".
    And,
    /// What the following number is a part of: 三分之二.
    Over,
}

/// The numbers from 0 to 20, then the tens to 90, as each language counts.
#[rustfmt::skip]
pub(super) const COUNTING: [&str; 4] = [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn \
    achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit \
    dix-neuf vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete \
    dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
];

/// Further words for one, besides the counting ones.
pub(super) const ONES: &str = "ein eine einen einem einer une una";

/// Number words after the sign of their amount, see [`amounts_of`]. Those up to ninety of four languages are in
/// [`COUNTING`].
#[rustfmt::skip]
pub(super) const NUMBERS: &str = "\
    =n1 ún واحد واحدة 一 \
    =n2 dós اثنا اثني اثنان اثنين اثنتا اثنتان اثنتين dois duas twice double doppelt twee två два две двух двое двумя 二 两 兩 dwa dwóch dva iki kaksi дві 두 दो dvou dvě dwie dwoje kettő két doi două δύο двоє 두 \
    =n3 trés ثلاث ثلاثة tre três drie три трёх трех трое 三 trzy trzech tři tiga üç kolme 세 तीन tří troje három trei τρεις τρία троє \
    =n4 أربع أربعة quattro vier fyra четыре четырёх четверо 四 quatro cztery czterech čtyři empat dört neljä bốn чотири 네 चार čtyř négy patru τέσσερις τέσσερα чотирьох 네 \
    =n5 خمس خمسة cinque vijf fem пять пяти пятеро 五 pięć pět beş viisi 다섯 पाँच पांच pięciu öt cinci πέντε п'ять п’ять пʼять \
    =n6 sech séis ست ستة zes шесть шести 六 seks sześć šest enam altı kuusi sáu 여섯 छह șase έξι шість \
    =n7 sieb سبع سبعة sete zeven sju семь семи 七 syv siedem sedm tujuh yedi bảy 일곱 सात seitsemän hét șapte επτά εφτά сім \
    =n8 ثمان ثماني ثمانية oito åtta восемь восьми 八 otte osiem osm sekiz tám 여덟 आठ kahdeksan nyolc οκτώ οχτώ вісім \
    =n9 تسع تسعة nove negen nio девять девяти 九 dziewięć dokuz 아홉 नौ devět yhdeksän kilenc εννέα εννιά дев'ять дев’ять девʼять \
    =n10 عشر عشرة dieci tien десять десяти dziesięć दस deset kymmenen tíz zece δέκα \
    =n11 undici onze elf одиннадцать elva elleve jedenáct jedenaście yksitoista tizenegy unsprezece έντεκα одинадцять \
    =n12 dodici twaalf двенадцать tolv dvanáct dwanaście dwunastu kaksitoista tizenkettő tizenkét doisprezece douăsprezece δώδεκα дванадцять \
    =n13 tredici treze dertien тринадцать tretton tretten kolmetoista tizenhárom treisprezece δεκατρείς δεκατρία тринадцять \
    =n14 quattordici veertien четырнадцать fjorton fjorten neljätoista tizennégy paisprezece δεκατέσσερις δεκατέσσερα чотирнадцять \
    =n15 quindici vijftien пятнадцать femton femten viisitoista tizenöt cincisprezece δεκαπέντε п'ятнадцять п’ятнадцять пʼятнадцять \
    =n16 sedici dezasseis dezesseis zestien шестнадцать sexton seksten kuusitoista tizenhat șaisprezece δεκαέξι шістнадцять \
    =n17 diciassette dezessete zeventien семнадцать sjutton sytten seitsemäntoista tizenhét șaptesprezece δεκαεπτά сімнадцять \
    =n18 diciotto dezoito achttien восемнадцать arton kahdeksantoista tizennyolc optsprezece δεκαοκτώ вісімнадцять \
    =n19 diciannove dezenove negentien девятнадцать nitton nitten yhdeksäntoista tizenkilenc nouăsprezece δεκαεννέα \
    =n20 venti vinte twintig двадцать двадцати veinti عشرون عشرين dwadzieścia yirmi बीस tjugo tyve húsz huszon douăzeci είκοσι двадцять \
    =n30 trenta trinta dertig тридцать тридцати ثلاثون ثلاثين trzydzieści otuz तीस trettio tredive harminc treizeci τριάντα тридцять \
    =n40 quaranta quarenta veertig сорок أربعون أربعين czterdzieści kırk चालीस fyrtio negyven patruzeci σαράντα \
    =n50 cinquanta cinquenta vijftig пятьдесят خمسون خمسين pięćdziesiąt elli पचास femtio ötven cincizeci πενήντα \
    =n60 sessanta sessenta zestig шестьдесят ستون ستين altmış साठ sextio hatvan șaizeci εξήντα \
    =n70 settanta zeventig семьдесят سبعون سبعين yetmiş hetven șaptezeci εβδομήντα \
    =n80 ottanta oitenta tachtig восемьдесят quatre-vingt ثمانون ثمانين seksen nyolcvan optzeci ογδόντα \
    =n90 novanta noventa negentig девяносто تسعون تسعين doksan kilencven nouăzeci ενενήντα \
    =n200 двести duzentos duzentas مئتان مئتين مئتي مائتان مائتين مائتي \
    =n300 триста trezentos trezentas \
    =n500 пятьсот quinientos quinientas \
    =n700 setecientos setecientas \
    =n900 novecientos novecientas \
    =x1 十 kymmentä \
    =k dozen dutzend douzaine docena \
    =x2 hundred hundert cent cents cien ciento cientos cientas сто honderd cento centos centas مئة مائة सौ 百 sata sataa száz sute εκατό \
    =x3 thousand tausend mille mil mila duizend тысяча тысячи тысяч ألف آلاف 千 tuhat tuhatta ezer mii χίλια χιλιάδες тисяч тисячі \
    =x4 万 萬 \
    =x6 million millón مليون ملايين مليونا miljoona miljoonaa millió milioane εκατομμύρια мільйонів мільйони \
    =x8 亿 億 \
    =x9 مليار \
    =p2 half hälfte moitié mitad metà metade helft نصف \
    =p3 third thirds drittel tiers tercio tercios ثلث \
    =p4 quarter quarters viertel quart quarts cuarto cuartos ربع";

/// Words that are numbers or measures only beside a number. Capital letters are duals: عقدين are two times ten years.
#[rustfmt::skip]
const MEASURES: &str = "\
    =n7 sette =n8 otto =x2 yüz \
    =p2 halb halbe halben halbes demi demie medio media mezza mezzo meia половина половине половину половины 半 一半 \
    =p4 kwart quarto \
    =e0 einhalb =e1 anderthalb anderhalf eineinhalb полтора полторы \
    =y1 month months monat monate monaten mois mes meses mese mesi maand maanden месяц месяца месяцев \
    =y12 year years jahr jahre jahren jährige jährigen jähriger an ans année années año años anno anni jaar год года лет عام عاما سنة سنوات 年 \
    =Y12 عامان عامين سنتان سنتين \
    =y120 decade decades jahrzehnt jahrzehnte jahrzehnten décennie décennies década décadas decennio decenni عقد عقود \
    =Y120 عقدان عقدين \
    =y1200 century centuries jahrhundert jahrhunderte jahrhunderten siècle siècles siglo siglos secolo secoli eeuw века веков قرن 世纪 =y600 полвека \
    =d0 seconds sekunde sekunden secondes segundos ثوان 秒 \
    =d1 minute minutes minuten minutos minuti минут минуты 分钟 \
    =d60 hour hours stunde stunden час часа часов ساعة ساعات 小时 \
    =d1440 day days tag tage tagen tägige tägigen jour jours día días giorno giorni dag dagen день дня дней يوم يوما أيام 天 \
    =D1440 يومان يومين =D15 mezz'ora \
    =d10080 week weeks woche wochen wöchige wöchigen semaine semaines semana semanas settimana settimane weken неделя неделю недели недель أسبوع أسبوعا أسابيع \
    =D10080 أسبوعان أسبوعين =d20160 fortnight \
    =% % percent pct prozent pourcent porcent porciento percento porcento بالمئة بالمائة فيالمئة فيالمائة \
    =h12 noon midday mittag mittags midi mediodía 正午 中午 \
    =h0 midnight mitternacht minuit medianoche 午夜 \
    =c 点 點 时 時 h heures heure horas uhr uur ore \
    =o1 erste ersten premier première primer primero primera primo primeiro eerste första første \
    =o2 zweite zweiten deuxième segundo segunda второго \
    =o3 dritte dritten troisième tercer tercera третьего \
    =o4 vierte quatrième четвёртого \
    =o5 fünfte cinquième quinto quinta пятого =o6 шестого =o7 седьмого =o8 восьмого =o9 девятого =o10 десятого \
    =o11 одиннадцатого =o12 двенадцатого \
    =a and und et y e و \
    =v 分之";

/// Magnitudes, currencies and measures as they are written beside an amount, in lower case. `classify` gives each list
/// its meaning.
pub(crate) const COUNTED: [&str; 15] = [
    "hundred hundert",
    "k thousand tsd tausend",
    "万 萬",
    "m mn mio million millions millionen millón millones milione milioni",
    "亿 億",
    "bn b mrd billion billions milliarde milliarden milliard milliards miliardo miliardi",
    "tn trillion trillions",
    "%",
    "$ dollar dollars",
    "£ pound pounds",
    "€ euro euros",
    "¥ yen",
    "lb lbs",
    "km kilometre kilometres kilometer kilometers",
    "kg kilo kilos kilogram kilograms",
];

/// The bytes of the shortest number that consists of two words: 十二.
const SHORTEST_COMPOUND: usize = 6;

/// The bytes that the longest part of such a number has at most: "quatre-vingts".
const LONGEST_PART: usize = 20;

/// The bytes of the longest word that is split into numbers. Each of its beginnings is looked up.
const LONGEST_COMPOUND: usize = 100;

/// What begins the sign of an amount in the lists.
pub(super) const SIGN: char = '=';

/// The bits of the number in the entry of a word. Above them is the letter of its amount.
const LETTER: u32 = 16;

/// The letter of a number.
const NUMBER: u32 = (b'n' as u32) << LETTER;

/// Each word of ASCII with the letter and the number of its amount.
static ASCII_WORDS: LazyLock<WordTable> = LazyLock::new(|| listed(true));

/// Each other word.
static OTHER_WORDS: LazyLock<WordTable> = LazyLock::new(|| listed(false));

/// Which three letters stand first, and last, in the words of ASCII, and in those of [`COUNTED`]. Most other words are
/// ruled out by them: they are not looked up, and the table need not be filled.
static LETTERS: [[u32; 32]; 2] = [letters(false), letters(true)];

/// The bits of the three first or last letters of each word of ASCII. The last ones are read backwards.
const fn letters(from_end: bool) -> [u32; 32] {
    let mut bits = [0; 32];
    let mut left: &[&[&str]] = &[&COUNTING, &[ONES, NUMBERS, MEASURES], &COUNTED];
    let mut lists: &[&str] = &[];
    loop {
        let (list, others) = match (lists, left) {
            ([list, others @ ..], _) => (list, others),
            ([], [next, after @ ..]) => {
                (lists, left) = (next, after);
                continue;
            }
            ([], []) => return bits,
        };
        let mut rest = list.as_bytes();
        while !rest.is_empty() {
            let mut after = rest;
            while let [byte, others @ ..] = after
                && *byte != b' '
            {
                after = others;
            }
            let (word, _) = rest.split_at(rest.len() - after.len());
            match (word, from_end) {
                ([sign, ..], _) if !word.is_ascii() || *sign == SIGN as u8 => {}
                ([one], _) => set(&mut bits, place(*one, 0, 0)),
                ([one, two, three, ..], false) | ([.., three, two, one], true) => {
                    set(&mut bits, place(*one, *two, *three));
                }
                ([one, two], false) | ([two, one], true) => {
                    // Any letter may follow in a number of several words.
                    let mut three = 0;
                    while three < 32 {
                        set(&mut bits, place(*one, *two, three));
                        three += 1;
                    }
                }
                _ => {}
            }
            rest = match after {
                [_, after @ ..] => after,
                [] => after,
            };
        }
        lists = others;
    }
}

/// The place of the bit of three letters.
const fn place(one: u8, two: u8, three: u8) -> (usize, u32) {
    let letters = (one & 31) as u32 | ((two & 31) as u32) << 5 | ((three & 31) as u32) << 10;
    let hash = letters.wrapping_mul(0x9e37_79b1) >> 22;
    ((hash >> 5) as usize, 1 << (hash & 31))
}

const fn set(bits: &mut [u32], (row, bit): (usize, u32)) {
    let (_, rows) = bits.split_at_mut(row);
    if let [row, ..] = rows {
        *row |= bit;
    }
}

/// Whether the letters of a word in any case allow that it is an amount, consists of amounts, or is in [`COUNTED`].
pub(crate) fn may_be_amount(word: &str) -> bool {
    let [first, last] = &LETTERS;
    let has = |bits: &[u32; 32], letters: [Option<&u8>; 3]| {
        let [one, two, three] = letters.map(|letter| letter.map_or(0, |letter| *letter));
        let (row, bit) = place(one, two, three);
        bits.get(row).is_some_and(|bits| bits & bit != 0)
    };
    let bytes = word.as_bytes();
    let mut ends = bytes.iter().rev();
    !word.is_ascii()
        || has(first, [bytes.first(), bytes.get(1), bytes.get(2)]) && has(last, [ends.next(), ends.next(), ends.next()])
}

/// The entry of a word in lower case, or 0.
fn entry(word: &str) -> u32 {
    if !may_be_amount(word) {
        return 0;
    }
    let word = canonical(word);
    if word.is_ascii() { ASCII_WORDS.get(&word) } else { OTHER_WORDS.get(&word) }
}

/// The entries of the words that are of ASCII, or of those that are not.
fn listed(is_ascii: bool) -> WordTable {
    let mut words = WordTable::default();
    // "six" is English and French.
    let mut add = |word: &str, entry: u32| {
        if word.is_ascii() == is_ascii {
            words.add_first(canonical(word).as_bytes(), entry);
        }
    };
    for counting in COUNTING {
        for (word, index) in counting.split_whitespace().zip(0..) {
            add(word, NUMBER | if index > 20 { (index - 18) * 10 } else { index });
        }
    }
    for word in ONES.split_whitespace() {
        add(word, NUMBER | 1);
    }
    let mut entry = 0;
    for word in NUMBERS.split_whitespace().chain(MEASURES.split_whitespace()) {
        match word.strip_prefix(SIGN) {
            Some(sign) => {
                let number = sign.bytes().skip(1).fold(0, |number, digit| 10 * number + u32::from(digit - b'0'));
                entry = sign.bytes().next().map_or(0, u32::from) << LETTER | number;
            }
            None => add(word, entry),
        }
    }
    words
}

/// The amounts of an entry. A dual has two.
fn amounts_in(entry: u32) -> Option<(Option<Amount>, Amount)> {
    let number = entry as u16;
    let letter = (entry >> LETTER) as u8;
    let amount = match letter {
        b'n' => Amount::Number(number),
        b'x' => Amount::Zeros(number),
        b'k' => Amount::Dozen,
        b'p' => Amount::Part(number),
        b'e' => Amount::Halves(number),
        b'y' | b'Y' => Amount::Months(number),
        b'd' | b'D' => Amount::Minutes(number),
        b'%' => Amount::Percent,
        b'h' => Amount::Hour(number),
        b'c' => Amount::Clock,
        b'o' => Amount::Ordinal(number),
        b'a' => Amount::And,
        b'v' => Amount::Over,
        _ => return None,
    };
    Some((letter.is_ascii_uppercase().then_some(Amount::Number(2)), amount))
}

/// The value of a counting word up to ninety.
pub(super) fn counting(word: &str) -> Option<usize> {
    let number = entry(word).checked_sub(NUMBER)?;
    (number < 100).then_some(number as usize)
}

/// Whether a word in lower case is a measure of time: "weeks".
pub(crate) fn is_measure_of_time(word: &str) -> bool {
    matches!(amounts_in(entry(word)), Some((None, Amount::Months(_) | Amount::Minutes(_))))
}

/// German adjectives of length, decomposed and without their endings.
const LENGTHS: [(&str, Amount); 6] = [
    ("ja\u{308}hrig", Amount::Months(12)),
    ("monatig", Amount::Months(1)),
    ("wo\u{308}chig", Amount::Minutes(10_080)),
    ("ta\u{308}gig", Amount::Minutes(1_440)),
    ("stu\u{308}ndig", Amount::Minutes(60)),
    ("minu\u{308}tig", Amount::Minutes(1)),
];

/// Whether a word may be a German adjective of length.
#[inline(never)]
fn may_be_length(word: &str) -> bool {
    ["", "e", "er", "en", "es", "em"]
        .iter()
        .any(|ending| word.strip_suffix(ending).is_some_and(|stem| stem.ends_with("ig")))
}

/// The number of a German adjective of length, and its measure: "zwei" and hours for "zweistündiger".
#[inline(never)]
fn german_length(word: &str) -> Option<(String, Amount)> {
    if !may_be_length(word) {
        return None;
    }
    let word = canonical(word);
    let stem = trim_end(&word, |c| c != 'g');
    LENGTHS.into_iter().find_map(|(name, length)| Some((stem.strip_suffix(name)?.to_owned(), length)))
}

/// The amounts that a word in lower case consists of: "three" and "hundred" of "dreihundert". Empty if a part is none.
#[inline(never)]
pub(crate) fn amounts_of(word: &str) -> Vec<Amount> {
    let mut amounts = Vec::new();
    if !may_be_amount(word) && !may_be_length(word) {
        return amounts;
    }
    if let Some((dual, amount)) = amounts_in(entry(word)) {
        amounts.extend(dual);
        amounts.push(amount);
        return amounts;
    }
    if let Some((number, length)) = german_length(word) {
        if !number.is_empty() {
            amounts = amounts_of(&number);
            if amounts.is_empty() {
                return amounts;
            }
        }
        amounts.push(length);
        return amounts;
    }
    if !(SHORTEST_COMPOUND..=LONGEST_COMPOUND).contains(&word.len()) {
        return amounts;
    }
    if !split(word, &mut 0, &mut amounts) {
        amounts.clear();
    }
    amounts
}

/// Adds the amounts of the parts of a word. "Trecento" is "tre" and "cento", although "trece" is a number, too.
///
/// `failed` has a bit for each length of a rest that has no such parts. Each rest is looked at once: "femten" is one
/// number or two, and a word that repeats it could be split in thousands of ways.
fn split(word: &str, failed: &mut u128, amounts: &mut Vec<Amount>) -> bool {
    let bit = 1u128.checked_shl(u32::try_from(word.len()).unwrap_or(u32::MAX)).unwrap_or_default();
    if *failed & bit != 0 {
        return false;
    }
    let is_split = word.is_empty()
        || (2..=word.len().min(LONGEST_PART)).rev().any(|end| {
            let Some((part, rest)) = word.split_at_checked(end) else { return false };
            let Some((None, amount)) = amounts_in(entry(part)) else { return false };
            amounts.push(amount);
            let is_part = matches!(amount, Amount::Number(_) | Amount::Zeros(_) | Amount::And | Amount::Halves(_));
            is_part && split(rest, failed, amounts) || {
                amounts.pop();
                false
            }
        });
    if !is_split {
        *failed |= bit;
    }
    is_split
}

/// The form in which the lists contain a word.
pub(super) fn canonical(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(decompose(word)) }
}

#[cfg(test)]
mod tests {
    use super::{COUNTING, MEASURES, NUMBERS, ONES, SIGN, amounts_of};

    #[test]
    fn german_adjectives_have_a_length() {
        use super::Amount::{Minutes, Months, Number};
        assert_eq!(amounts_of("neunjähriger"), [Number(9), Months(12)]);
        assert_eq!(amounts_of("zweistündigen"), [Number(2), Minutes(60)]);
        assert_eq!(amounts_of("minütiger"), [Minutes(1)]);
        assert_eq!(amounts_of("einmonatige"), [Number(1), Months(1)]);
        assert_eq!(amounts_of("langjährige"), []);
    }

    #[test]
    fn the_letters_of_a_word_rule_out_no_listed_word() {
        let lists = COUNTING.into_iter().chain([ONES, NUMBERS, MEASURES]);
        for word in lists.flat_map(|list| list.split(' ')).filter(|word| !word.is_empty() && !word.starts_with(SIGN)) {
            assert!(!amounts_of(word).is_empty(), "{word}");
        }
        for (compound, parts) in
            [("trentaun", 2), ("unmille", 2), ("dreihundertfünfzig", 3), ("zweiundzwanzig", 3), ("trecento", 2)]
        {
            assert_eq!(amounts_of(compound).len(), parts, "{compound}");
        }
    }

    #[test]
    fn a_word_that_can_be_split_in_many_ways_costs_no_more() {
        let word = "femten".repeat(15) + "qten";
        // Each would take a second if every way were tried.
        assert!((0..2_000).all(|_| amounts_of(&word).is_empty()));
    }
}
