//! Splits tokens into sentences.

use std::ops::Range;

use super::language::{is_abbreviation, is_sentence_starter};
use super::token::{Token, TokenKind};
use super::tokenize::tokenize;
use super::trim::slice;
use crate::word_table::is_one_of;

/// The tokens of a text, and its sentences as ranges of tokens.
pub(super) fn tokenized(text: &str) -> (Vec<Token>, Vec<Range<usize>>) {
    let tokens = tokenize(text);
    let sentences = sentences(text, &tokens);
    (tokens, sentences)
}

/// The sentences of a text as ranges of its tokens. They are in order and cover all tokens.
///
/// A stop ends a sentence, together with the quotes and brackets that close after it. Exceptions are abbreviations
/// ("Nov. 4", "Dr. No"), initials ("J. Doe"), ordinals ("am 6. Mai") in texts that may have them, and stops before lower
/// case. A line break always ends a sentence.
pub(crate) fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let word = |at: usize| tokens.get(at).and_then(|token| text.get(token.range.clone())).unwrap_or_default();
    let space = |at: usize| {
        let end = tokens.get(at + 1).map_or(text.len(), |token| token.range.start);
        tokens.get(at).and_then(|token| text.get(token.range.end..end)).unwrap_or_default()
    };
    let bytes = text.as_bytes();
    let mut has_ordinals = None;
    let mut has_ordinals = || *has_ordinals.get_or_insert_with(|| may_have_ordinals(text, tokens));
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let mut end = at + 1;
        let next = tokens.get(end).map_or(text.len(), |token| token.range.start);
        let ends = if has_line_break(bytes, token.range.end..next) {
            true
        } else if may_stop(bytes, &token.range)
            && (stop(word(at)).is_some() || is_last_initialism(tokens, at, word(at)))
        {
            while end < tokens.len() && space(end - 1).is_empty() && is_closer(word(end)) {
                end += 1;
            }
            end < tokens.len() && ends_sentence(tokens, &word, &space, &mut has_ordinals, at, end)
        } else {
            false
        };
        if ends {
            found.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Whether the stop at `at`, with closing marks up to `end`, ends a sentence before the token at `end`.
fn ends_sentence<'a>(
    tokens: &[Token],
    word: &impl Fn(usize) -> &'a str,
    space: &impl Fn(usize) -> &'a str,
    has_ordinals: &mut impl FnMut() -> bool,
    at: usize,
    end: usize,
) -> bool {
    let mark = word(at);
    if stop(mark) == Some(SentenceEnd::Wide) {
        // In Japanese a particle continues the sentence after a quotation: 「終わりだ。」と彼は言った。
        return end == at + 1 || !matches!(word(end), "と" | "っ");
    }
    if space(end - 1).is_empty() {
        return false;
    }
    // Opening marks are skipped to find the first word of the next sentence.
    let next =
        (end..tokens.len().min(end + 4)).find(|k| tokens.get(*k).is_some_and(|t| t.kind != TokenKind::Punctuation));
    let next_word = next.map_or("", word);
    let first = next_word.chars().next().unwrap_or(' ');
    if first.is_lowercase() {
        return false;
    }
    let is_point = mark == "." || stop(mark).is_none();
    if !is_point || end > at + 1 {
        return true;
    }
    if stop(mark).is_none() {
        return is_sentence_starter(next_word);
    }
    let last = at.checked_sub(1).map_or("", word);
    let touches = at.checked_sub(1).is_some_and(|before| space(before).is_empty());
    let is_letter = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    // "J. Doe", and "z. B." as German prints it.
    let is_initial = is_letter(last) && (last.chars().all(char::is_uppercase) || is_letter(next_word));
    let is_ordinal = last.len() <= 2
        && last.bytes().all(|b| b.is_ascii_digit())
        && !last.is_empty()
        && !is_sentence_starter(next_word)
        && has_ordinals();
    !(touches
        && (is_initial && !is_sentence_starter(next_word) || is_abbreviation(last, first.is_uppercase()) || is_ordinal))
}

/// Frequent words of languages that write no point after ordinals. No language that writes one has them: English,
/// French, Spanish, Italian, Portuguese, Dutch and Swedish.
const WITHOUT_ORDINALS: &str = "the with from that were of avec une pour qui que con che della uma com het een och är";

/// The fewest of these words, and their share, that show the language of a text. A single one may be a name.
const FEWEST: usize = 2;
const SHARE: usize = 20;

/// Whether a figure with a point may be an ordinal in a text. Otherwise the point ends the sentence: "from 4 to 6. Hill".
fn may_have_ordinals(text: &str, tokens: &[Token]) -> bool {
    let is_it = |token: &&Token| is_one_of(WITHOUT_ORDINALS, slice(text, &token.range));
    tokens.iter().filter(is_it).count() < FEWEST.max(tokens.len() / SHARE)
}

fn has_line_break(bytes: &[u8], mut space: Range<usize>) -> bool {
    while space.start < space.end && bytes.get(space.start) != Some(&b'\n') {
        space.start += 1;
    }
    space.start < space.end
}

/// Whether the bytes of a token allow it to end a sentence. Most tokens are words, which do not.
fn may_stop(bytes: &[u8], token: &Range<usize>) -> bool {
    let is_stop_byte = |byte: &u8| matches!(byte, b'.' | b'!' | b'?') || !byte.is_ascii();
    // The first bytes of Greek letters.
    let is_after_greek = || matches!(bytes.get(token.start.wrapping_sub(2)), Some(0xCE | 0xCF));
    bytes.get(token.start).is_some_and(|byte| is_stop_byte(byte) || *byte == b';' && is_after_greek())
        || bytes.get(token.end.wrapping_sub(1)) == Some(&b'.')
}

#[derive(PartialEq)]
enum SentenceEnd {
    /// Ends a sentence only before white space.
    Narrow,
    /// Ends a sentence even without white space: 。！？
    Wide,
}

fn stop(word: &str) -> Option<SentenceEnd> {
    match word.chars().next()? {
        '.' | '!' | '?' | '…' | '؟' | '۔' | '።' | ';' | '‼' | '⁇' | '⁈' | '⁉' => {
            Some(SentenceEnd::Narrow)
        }
        '。' | '！' | '？' | '｡' | '।' | '॥' | '།' | '။' | '៕' => Some(SentenceEnd::Wide),
        _ => None,
    }
}

/// Whether the token is an initialism whose last point may also end the sentence ("the U.S. The").
fn is_last_initialism(tokens: &[Token], at: usize, word: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word || token.kind == TokenKind::Number)
        && word.ends_with('.')
}

fn is_closer(word: &str) -> bool {
    is_one_of("\" ' ” ’ » › ) ] } 」 』 ） 】 》 〉 “ ‘ ''", word)
}

#[cfg(test)]
#[allow(clippy::string_slice)]
mod tests {
    use super::super::tokenize::tokenize;
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        sentences(text, &tokens)
            .iter()
            .map(|sentence| &text[tokens[sentence.start].range.start..tokens[sentence.end - 1].range.end])
            .collect()
    }

    #[test]
    fn stops_end_sentences() {
        assert_eq!(split("One came. Two went! Did three? Yes…"), ["One came.", "Two went!", "Did three?", "Yes…"]);
        assert_eq!(split("“We left.” She cried. (They did.) End"), ["“We left.”", "She cried.", "(They did.)", "End"]);
        assert_eq!(
            split("They won \"it all.\" the coach said. Then"),
            ["They won \"it all.\" the coach said.", "Then"]
        );
    }

    #[test]
    fn points_inside_a_sentence_do_not_end_it() {
        for one in [
            "On Nov. 4, 2017, Dr. J. Doe left the U.S. Department of No. 5 Street.",
            "It cost 3.5 million. that much.",
            "Am 3. Mai kam er.",
            "He works at Foo Inc. in the city.",
        ] {
            assert_eq!(split(one), [one]);
        }
        assert_eq!(split("He lives in the U.S. The rest do not."), ["He lives in the U.S.", "The rest do not."]);
        assert_eq!(split("At 4 p.m. The train left."), ["At 4 p.m.", "The train left."]);
    }

    #[test]
    fn abbreviations_are_known_in_many_languages() {
        for one in [
            "Zatrzymano go na ul. Marszałkowskiej w Warszawie.",
            "Zasáhla tzv. Rychlá skupina.",
            "Он живёт на ул. Ленина в Казани.",
            "Він живе на вул. Шевченка у Львові.",
            "Il sig. Rossi ha parlato ieri.",
            "A dra. Silva falou ontem.",
            "Volgens dhr. Jansen is dat zo.",
            "Mukana oli esim. Nokia ja muita.",
            "Bunu Doç. Yılmaz söyledi.",
            "Το είπε ο κ. Παππάς χθες.",
            "Ia tinggal di Jl. Sudirman sejak lama.",
        ] {
            assert_eq!(split(one), [one]);
        }
    }

    #[test]
    fn edge_cases() {
        for (text, sentences) in [
            ("It fell by 3.5 percent. \u{201c}Nobody knew.\" Then he left.", 3),
            ("\u{201c}Is it over?\u{201d} he asked. \u{201c}Yes!\u{201d} she said.", 2),
            ("He left \u{2026} and came back. Nobody knew...", 2),
            ("They met (in May.) They left [in June.] Nobody knew.", 3),
            ("J. K. Lund and Ola B. Berg left. So did Gov. Holm.", 2),
            ("The plan of Nov. 4 failed. No. 5 is alive.", 2),
            ("Foo Inc. said so. He works at Foo Inc. The rest do not.", 3),
            ("She was ill. He was not.", 2),
            ("Prof. Dr. Holm kam am 3. Mai, z. B. nach Kiel. Er blieb.", 2),
            ("M. Dupont est là. Mme. Lund aussi.", 2),
            ("El Sr. Ruiz llegó a las 5 p.m. del lunes. ¿Quién? ¡Nadie!", 3),
            ("He said: \u{2018}We left.\u{2019} They did not.", 2),
            ("Visit example.org. It is free.", 2),
            ("It ended 2\u{2013}1. Lund scored.", 2),
            ("\u{300c}终わりだ。\u{300d}と彼は言った。次。", 2),
            ("Он ушёл. Она осталась.", 2),
        ] {
            assert_eq!(split(text).len(), sentences, "{:?}", split(text));
        }
    }

    #[test]
    fn points_after_figures_end_sentences_where_ordinals_have_none() {
        for two in [
            "The number of dead rose from 4 to 6. Mayor Hill went home.",
            "The club from Torp was beaten 9 to 7. Lund said that it hurt.",
            "Une femme a été blessée avec son fils de 12. Martin Roux, qui est maire, a promis de l'aide.",
            "La alcaldesa dijo que habían muerto 12. Marta Ruiz llegó con su equipo.",
            "Het aantal doden steeg van 4 naar 6. Burgemeester Mulder noemt het een ramp.",
            "Antalet döda är nu 6. Anna Holm och hennes son är kvar.",
        ] {
            assert_eq!(split(two).len(), 2, "{two}");
        }
        for one in [
            "Am 6. Mai kam er mit dem 2. Senat nach Kiel.",
            "Hun spilte i 2. Divisjon og kom til Oslo 17. Mai.",
            "Klubben rykkede op i 2. Division i Aarhus.",
            "W 6. Dywizji służyło wielu ludzi.",
            "Bydlí v Praze 6. Dubna u Karla.",
            "A 13. Kerületben laktak két évig.",
            "Hän palveli 3. Divisioonassa kaksi vuotta.",
            "Bio je u 6. Armiji do kraja rata.",
            "Bugün 3. Köprü yeniden açıldı.",
            "The Guardian skriver om 6. Divisjon.",
        ] {
            assert_eq!(split(one), [one]);
        }
    }

    #[test]
    fn every_script_has_its_stops() {
        assert_eq!(split("他来了。她走了！真的？"), ["他来了。", "她走了！", "真的？"]);
        assert_eq!(split("वह आया। वह गई।"), ["वह आया।", "वह गई।"]);
        assert_eq!(split("هل جاء؟ نعم."), ["هل جاء؟", "نعم."]);
        assert_eq!(split("Ήρθε το πλοίο; Ναι."), ["Ήρθε το πλοίο;", "Ναι."]);
        assert_eq!(split("He came; She left."), ["He came; She left."]);
    }
}
