//! Recognises the speaker of a quotation in Chinese and Japanese, where each sign is a token.
//!
//! ```text
//! [市长李明]{副市长王强}说：“…”        a speaker: the verb ends the clause
//! [山田]{鈴木}社長は「…」と話した。    a speaker: the verb ends the clause after the quotation
//! 他在[北京]{上海}说：“…”              none: a particle before it
//! ```

use std::ops::Range;

use super::side::Side;
use crate::text::TokenKind;

/// The verbs of saying with which a clause ends.
const VERBS: &str = "\
    说 說 称 稱 表示 指出 写道 寫道 告诉 告訴 透露 强调 強調 坦言 \
    述べた 話した 語った 言った 明らかにした 強調した 説明した コメントした 述べている 話している 語っている としている";

/// Particles after which no speaker stands in the same clause.
const PARTICLES: &str = "在于於对對向给給跟从從到被把でにへはがをも";

/// The most signs of the rest of a clause.
const CLAUSE: usize = 24;

/// The fewest signs of a speaker. One sign may be a name that was put right.
const FEWEST: usize = 2;

impl Side<'_> {
    /// Whether a range names the speaker of a clause in a script without spaces.
    pub(super) fn is_unspaced_speaker(&self, range: &Range<usize>) -> bool {
        let is_sign = |token: usize| self.passage.kind(token) == TokenKind::Unspaced;
        let is_name = |token: usize| is_sign(token) && !self.vocabulary.is_figure(self.id(token));
        if range.len() < FEWEST || !range.clone().all(is_name) || self.quoted.get(range.start) == Some(&true) {
            return false;
        }
        let before = (0..range.start).rev().take(CLAUSE).take_while(|token| is_sign(*token));
        let clause = self.rest_of_clause(range.end);
        before.into_iter().all(|token| !PARTICLES.contains(self.passage.word(token)))
            && (ends_with_verb(clause) || ends_with_verb(self.rest_after_quotation(range.end)))
    }

    /// The signs from a token to the next punctuation.
    fn rest_of_clause(&self, start: usize) -> &str {
        self.passage.words(&(start..self.clause_end(start)))
    }

    fn clause_end(&self, start: usize) -> usize {
        let most = start..start + CLAUSE;
        most.clone().find(|token| self.passage.kind(*token) != TokenKind::Unspaced).unwrap_or(most.end)
    }

    /// The signs behind the quotation that follows the clause.
    fn rest_after_quotation(&self, start: usize) -> &str {
        let mut token = self.clause_end(start) + 1;
        if self.quoted.get(token) != Some(&true) {
            return "";
        }
        while self.quoted.get(token) == Some(&true) {
            token += 1;
        }
        self.rest_of_clause(token + 1)
    }
}

fn ends_with_verb(clause: &str) -> bool {
    VERBS.split(' ').any(|verb| clause.ends_with(verb))
}
