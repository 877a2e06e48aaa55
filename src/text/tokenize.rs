//! Splits a text into [`Token`]s, the smallest units of change as a reader sees them.
//!
//! White space is not a token. Graphemes are never split. Anything that a reader sees as one thing is one token: words
//! with their apostrophes and hyphens ("hard-line", "don't", but not "l'incendie"), initialisms with points ("U.N."), numbers with
//! separators, sign, unit and currency ("-1,200.5%", "US$35,000"), dates and times of day ("24 May 2031", "4 p.m."),
//! addresses.
//!
//! In scripts without spaces each grapheme is a token; in Thai and Lao with the vowels written before and after it.
//! Words would need a dictionary (megabytes) or the browser's `Intl.Segmenter`. Its words differ between engines and
//! releases, and native code does not have it. The same two versions would then compare differently in two browsers. A
//! wrong word also hides what changed, and a grapheme never does. So words are left to [`refine`](crate::refine): a
//! lone grapheme kept between two edits becomes part of them.

mod elided;
mod plain;

use super::clusters::{Cluster, GraphemeClass, push_clusters};
use super::dates::join_dates;
use super::token::{Token, TokenKind};
use elided::is_elided;
use plain::{ends_chunk, push_plain};

/// Counts the tokenized bytes. Tests use it to bound the work of a comparison.
#[cfg(test)]
pub(crate) mod work {
    use std::cell::Cell;

    thread_local! { static BYTES: Cell<usize> = const { Cell::new(0) }; }

    pub(super) fn count(bytes: usize) {
        BYTES.set(BYTES.get() + bytes);
    }

    /// The number of bytes that `work` tokenizes.
    pub(crate) fn tokenized_by(work: impl FnOnce()) -> usize {
        let before = BYTES.get();
        work();
        BYTES.get() - before
    }
}

/// The tokens of `text` in order. Linear time.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    #[cfg(test)]
    work::count(text.len());
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    // Of one word.
    let mut clusters = Vec::with_capacity(16);
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        if let Some(end) = push_plain(bytes, start, &mut tokens) {
            start = end;
            continue;
        }
        let chunk = text.get(start..start + chunk_length(bytes, start)).unwrap_or_default();
        clusters.clear();
        push_clusters(chunk, &mut clusters);
        push_tokens(chunk, start, &clusters, &mut tokens);
        start += chunk.len().max(1);
    }
    join_dates(text, tokens)
}

/// The number of bytes up to the next space, including it. No token but a date reaches further.
fn chunk_length(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < bytes.len() {
        end += 1;
        if ends_chunk(bytes, end - 1) {
            break;
        }
    }
    end - start
}

fn push_tokens(chunk: &str, start: usize, clusters: &[Cluster], tokens: &mut Vec<Token>) {
    let scanner = Scanner { text: chunk, clusters };
    let mut at = 0;
    while at < clusters.len() {
        let (end, kind) = scanner.token(at);
        if let Some(kind) = kind {
            let range = start + scanner.start(at)..start + scanner.start(end);
            tokens.push(Token { range, kind, is_plain: false });
        }
        at = end.max(at + 1);
    }
}

struct Scanner<'a> {
    text: &'a str,
    clusters: &'a [Cluster],
}

impl Scanner<'_> {
    fn class(&self, at: usize) -> GraphemeClass {
        self.clusters.get(at).map_or(GraphemeClass::Space, |cluster| cluster.class)
    }

    /// The start of cluster `at`. The end of the text past the last one.
    fn start(&self, at: usize) -> usize {
        self.clusters.get(at).map_or(self.text.len(), |cluster| cluster.start)
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(self.start(at)..).unwrap_or_default()
    }

    fn before(&self, at: usize) -> GraphemeClass {
        at.checked_sub(1).map_or(GraphemeClass::Space, |before| self.class(before))
    }

    fn is_word(&self, at: usize) -> bool {
        matches!(self.class(at), GraphemeClass::Letter | GraphemeClass::Digit)
    }

    /// The end of the token that starts at cluster `at`, and its kind. White space has no kind.
    fn token(&self, at: usize) -> (usize, Option<TokenKind>) {
        match self.class(at) {
            GraphemeClass::Space => (at + 1, None),
            GraphemeClass::Unspaced => (self.syllable(at), Some(TokenKind::Unspaced)),
            GraphemeClass::Katakana => {
                let mut end = at + 1;
                while matches!(self.class(end), GraphemeClass::Katakana | GraphemeClass::Format) {
                    end += 1;
                }
                (end, Some(TokenKind::Word))
            }
            GraphemeClass::Letter | GraphemeClass::Format => match self.address(at) {
                Some(end) => (end, Some(TokenKind::Address)),
                None => self.word(at),
            },
            GraphemeClass::Digit => (self.number(at), Some(TokenKind::Number)),
            GraphemeClass::Currency
            | GraphemeClass::Punctuation('+' | '-' | '−' | '±')
            | GraphemeClass::Symbol('−' | '±') => match self.number_prefix(at) {
                Some(digits) => (self.number(digits), Some(TokenKind::Number)),
                None => self.mark(at),
            },
            GraphemeClass::Punctuation('@' | '#') if self.is_word(at + 1) && !self.is_word(at.wrapping_sub(1)) => {
                let (end, _) = self.word(at + 1);
                (end, Some(TokenKind::Word))
            }
            GraphemeClass::Punctuation(_) | GraphemeClass::Symbol(_) => self.mark(at),
        }
    }

    /// A punctuation mark or symbol. Repeats of one character, such as points or dashes, are one token.
    fn mark(&self, at: usize) -> (usize, Option<TokenKind>) {
        let class = self.class(at);
        let mut end = at + 1;
        if matches!(class, GraphemeClass::Punctuation('.' | '-' | '–' | '—' | '…' | '!' | '?' | '*' | '_' | '=' | '~'))
        {
            while self.class(end) == class {
                end += 1;
            }
        }
        let punctuation = matches!(class, GraphemeClass::Punctuation(_));
        (end, Some(if punctuation { TokenKind::Punctuation } else { TokenKind::Symbol }))
    }

    /// The end of a grapheme of a script without spaces, including the Thai and Lao vowels that belong to it, which are
    /// separate graphemes.
    fn syllable(&self, at: usize) -> usize {
        let is =
            |at: usize, vowels: &[char]| self.class(at) == GraphemeClass::Unspaced && self.rest(at).starts_with(vowels);
        let leads = is(at, &['เ', 'แ', 'โ', 'ใ', 'ไ', 'ເ', 'ແ', 'ໂ', 'ໃ', 'ໄ']);
        let mut end = self.skip_marks(at + 1);
        if leads && self.class(end) == GraphemeClass::Unspaced {
            end = self.skip_marks(end + 1);
        }
        if is(end, &['ะ', 'า', 'ๅ', 'ະ', 'າ']) {
            end = self.skip_marks(end + 1);
        }
        end
    }

    /// Skips marks that an invisible character separates from their letter.
    fn skip_marks(&self, mut at: usize) -> usize {
        while self.class(at) == GraphemeClass::Format && self.class(at + 1) == GraphemeClass::Format {
            at += 1;
        }
        at
    }

    /// The start of a number, if a currency, a sign or both directly precede its digits.
    fn number_prefix(&self, at: usize) -> Option<usize> {
        let free = !self.is_word(at.wrapping_sub(1)) || at == 0;
        let mut digits = at;
        let mut signs = 0;
        while digits < at + 3 {
            match self.class(digits) {
                GraphemeClass::Digit => return (digits > at).then_some(digits),
                GraphemeClass::Currency => {}
                GraphemeClass::Punctuation('+' | '-' | '−' | '±') | GraphemeClass::Symbol('−' | '±')
                    if free && signs == 0 =>
                {
                    signs += 1
                }
                _ => return None,
            }
            digits += 1;
        }
        (self.class(digits) == GraphemeClass::Digit).then_some(digits)
    }

    /// The end of the number whose digits start at `at`.
    fn number(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            while self.class(end) == GraphemeClass::Digit
                || (self.class(end) == GraphemeClass::Format && self.class(end + 1) == GraphemeClass::Digit)
            {
                end += 1;
            }
            let digit_next = self.class(end + 1) == GraphemeClass::Digit;
            match self.class(end) {
                GraphemeClass::Punctuation('.' | ',' | ':' | '/' | '-' | '–' | '\'' | '’' | '٫' | '٬' | '‑')
                    if digit_next =>
                {
                    end += 1
                }
                GraphemeClass::Punctuation('．' | '：' | '－' | '／') if digit_next => end += 1,
                GraphemeClass::Punctuation('，') if self.are_thousands(end) => end += 1,
                GraphemeClass::Space if digit_next && self.is_thousands_space(end) => end += 1,
                _ => break,
            }
        }
        // Anything attached to a number belongs to it: "1990s", "5G", "24th", "35%", "20€", "20°C", "12-year-old".
        match self.class(end) {
            GraphemeClass::Letter => self.word(end).0,
            GraphemeClass::Punctuation('-' | '‐' | '‑') if self.class(end + 1) == GraphemeClass::Letter => {
                self.word(end + 1).0
            }
            GraphemeClass::Currency if self.class(end + 1) == GraphemeClass::Digit => end, // It belongs to the next number.
            GraphemeClass::Punctuation('%' | '‰' | '٪') | GraphemeClass::Currency => end + 1,
            GraphemeClass::Symbol('°') if self.class(end + 1) == GraphemeClass::Letter => self.word(end + 1).0,
            GraphemeClass::Symbol('°') => end + 1,
            // 3500万.
            GraphemeClass::Unspaced if self.rest(end).starts_with(['万', '萬', '亿', '億']) => end + 1,
            _ => end,
        }
    }

    /// Whether there is a narrow or no-break space between groups of three digits.
    fn is_thousands_space(&self, at: usize) -> bool {
        let narrow = self.rest(at).starts_with(['\u{a0}', '\u{202f}', '\u{2009}']);
        narrow && self.are_thousands(at)
    }

    /// Whether exactly three digits follow.
    fn are_thousands(&self, at: usize) -> bool {
        (1..=3).all(|k| self.class(at + k) == GraphemeClass::Digit) && self.class(at + 4) != GraphemeClass::Digit
    }

    /// The end of the word that starts at `at`: letters and digits with the marks between them.
    fn word(&self, at: usize) -> (usize, Option<TokenKind>) {
        let mut end = at;
        loop {
            while matches!(self.class(end), GraphemeClass::Letter | GraphemeClass::Digit | GraphemeClass::Format) {
                end += 1;
            }
            if end == at || self.before(end) == GraphemeClass::Format && end == at + 1 {
                return (end.max(at + 1), Some(TokenKind::Symbol));
            }
            let joins = self.is_word(end + 1);
            match self.class(end) {
                GraphemeClass::Punctuation('\'' | '’')
                    if joins && is_elided(self.rest(at), self.start(end) - self.start(at)) =>
                {
                    return (end + 1, Some(TokenKind::Word));
                }
                GraphemeClass::Punctuation('\'' | '’' | '‘' | 'ʼ' | '＇' | '-' | '‐' | '‑' | '&' | '@' | '_' | '·')
                    if joins =>
                {
                    end += 1
                }
                GraphemeClass::Punctuation('״' | '׳' | '"')
                    if joins && self.is_hebrew(end - 1) && self.is_hebrew(end + 1) =>
                {
                    end += 1 // An abbreviation: ארה״ב.
                }
                // "Bürger*innen".
                GraphemeClass::Punctuation('*') if joins && self.class(end - 1) == GraphemeClass::Letter => end += 1,
                GraphemeClass::Punctuation('.') if joins && self.is_inner_point(at, end) => end += 1,
                // "Rs4,000", "EUR1,5".
                GraphemeClass::Punctuation(',')
                    if self.before(end) == GraphemeClass::Digit && self.class(end + 1) == GraphemeClass::Digit =>
                {
                    end += 1
                }
                // The last point of an initialism.
                GraphemeClass::Punctuation('.') if self.is_initialism(at, end) => {
                    return (end + 1, Some(TokenKind::Word));
                }
                GraphemeClass::Currency if self.class(end + 1) == GraphemeClass::Digit => {
                    return (self.number(end + 1), Some(TokenKind::Number));
                }
                _ => return (end, Some(TokenKind::Word)),
            }
        }
    }

    fn is_hebrew(&self, at: usize) -> bool {
        self.class(at) == GraphemeClass::Letter
            && self.rest(at).starts_with(|c: char| ('\u{5d0}'..='\u{5ea}').contains(&c))
    }

    /// Whether the point at `end` is inside a word: an initialism ("U.N"), a version ("v2.1") or a domain
    /// ("example.org").
    fn is_inner_point(&self, at: usize, end: usize) -> bool {
        let next = end + 1;
        let single = |k: usize| self.class(k) == GraphemeClass::Letter && !self.is_word(k + 1);
        let digits = self.before(end) == GraphemeClass::Digit && self.class(next) == GraphemeClass::Digit;
        let initials = (end == at + 1 || self.before(end - 1) == GraphemeClass::Punctuation('.')) && single(next);
        let domain =
            self.clusters.get(next).is_some_and(|cluster| cluster.class == GraphemeClass::Letter && !cluster.upper);
        digits || initials || domain && end > at + 1
    }

    /// Whether single letters separated by points end at `end`.
    fn is_initialism(&self, at: usize, end: usize) -> bool {
        end >= at + 3
            && self.before(end - 1) == GraphemeClass::Punctuation('.')
            && self.before(end) == GraphemeClass::Letter
    }

    /// The end of the web or mail address that starts at `at`.
    fn address(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
        if !["http://", "https://", "www.", "mailto:"].iter().any(|prefix| starts(prefix)) {
            return None;
        }
        let mut end = at;
        while !matches!(
            self.class(end),
            GraphemeClass::Space
                | GraphemeClass::Unspaced
                | GraphemeClass::Punctuation('"' | '<' | '>' | '“' | '”' | '‘' | '’' | '«' | '»')
        ) {
            end += 1;
        }
        while end > at + 1
            && matches!(
                self.before(end),
                GraphemeClass::Punctuation('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'')
            )
        {
            end -= 1;
        }
        Some(end)
    }
}

#[cfg(test)]
#[allow(clippy::string_slice)]
mod tests {
    use super::{Token, join_dates, push_clusters, push_tokens, tokenize};

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|token| &text[token.range.clone()]).collect()
    }

    #[test]
    fn words_are_one_token() {
        assert_eq!(words("The hard-line U.N. didn’t act."), ["The", "hard-line", "U.N.", "didn’t", "act", "."]);
        assert_eq!(words("It ended. Next"), ["It", "ended", ".", "Next"]);
        assert_eq!(
            words("AT&T and/or example.org, e.g. this"),
            ["AT&T", "and", "/", "or", "example.org", ",", "e.g.", "this"]
        );
        assert_eq!(words("“Quote,” she said"), ["“", "Quote", ",", "”", "she", "said"]);
    }

    #[test]
    fn numbers_are_one_token() {
        assert_eq!(
            words("$35,000,000 of US$4.5bn, -3% and 20 €"),
            ["$35,000,000", "of", "US$4.5bn", ",", "-3%", "and", "20", "€"]
        );
        assert_eq!(words("Rs4,000 for B12, 5 and EUR1,5"), ["Rs4,000", "for", "B12", ",", "5", "and", "EUR1,5"]);
        assert_eq!(words("COVID-19 in the 1990s, 12-year-old"), ["COVID-19", "in", "the", "1990s", ",", "12-year-old"]);
        assert_eq!(words("10\u{202f}000 men, 1 2"), ["10\u{202f}000", "men", ",", "1", "2"]);
        assert_eq!(words("at 4:30 p.m. sharp"), ["at", "4:30 p.m.", "sharp"]);
    }

    #[test]
    fn dates_are_one_token() {
        assert_eq!(words("on May 24, 2031, in"), ["on", "May 24, 2031", ",", "in"]);
        assert_eq!(words("on Nov. 4, 2017."), ["on", "Nov. 4, 2017", "."]);
        assert_eq!(words("am 24. Mai 2031 in"), ["am", "24. Mai 2031", "in"]);
        assert_eq!(words("el 24 de mayo de 2031 en"), ["el", "24 de mayo de 2031", "en"]);
        assert_eq!(words("He may 5 times"), ["He", "may", "5", "times"]);
        assert_eq!(words("May 2031, Nov. It"), ["May 2031", ",", "Nov", ".", "It"]);
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(words("(see https://example.org/a?b=1,2)."), ["(", "see", "https://example.org/a?b=1,2", ")", "."]);
    }

    #[test]
    fn scripts_without_spaces_go_by_grapheme() {
        assert_eq!(words("中文。テレビの"), ["中", "文", "。", "テレビ", "の"]);
        assert_eq!(words("👩‍👩‍👧 e\u{301}a"), ["👩‍👩‍👧", "e\u{301}a"]);
    }

    /// Words that are recognised by their bytes give the same tokens as any other text.
    #[test]
    fn plain_words_are_tokenized_as_other_texts() {
        let pieces = [
            " ", " ", " ", "“", "”", "\"", "(", ")", ",", ".", "!", "?", ";", ":", "’", "‘", "–", "—", "…", "a", "The",
            "May", "x", "2031", "7", "12", "é", "\u{301}", "中", "%", "$", "'", "-", "\u{a0}", "\n", "\t", "..", "@",
            "/", "p.m.", "st", "٪", "°", "‑", "״",
        ];
        let mut state = 7u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        for _ in 0..200_000 {
            let text: String = (0..1 + random(9)).filter_map(|_| pieces.get(random(pieces.len()))).copied().collect();
            let mut clusters = Vec::new();
            push_clusters(&text, &mut clusters);
            let mut slow = Vec::new();
            push_tokens(&text, 0, &clusters, &mut slow);
            let parts = |tokens: Vec<Token>| tokens.into_iter().map(|one| (one.range, one.kind)).collect::<Vec<_>>();
            assert_eq!(parts(tokenize(&text)), parts(join_dates(&text, slow)), "{text:?}");
        }
    }

    /// Tokenizing by chunks gives the same result: only dates contain spaces.
    #[test]
    fn spaces_separate_tokens() {
        for word in ["(\"A-b", "U.S.", "x.", "...", "$5", "–", "12-year-old", "é", "www.example.org", "ft:", "“so”"]
        {
            let alone = words(word).len();
            assert_eq!(words(&format!("{word} {word}\n{word}")).len(), 3 * alone, "{word}");
        }
        assert_eq!(words("so \u{301}x"), ["so", " \u{301}", "x"]);
    }
}
