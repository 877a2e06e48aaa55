//! Adds up the number that is being read, and writes the value.

use super::{ONE, Values, is_digit, lower, takes_number};
use crate::classify::numbers::{PERCENT, THOUSANDS};
use crate::text::Amount;
use crate::text::trim::trim_end;
use crate::word_table::is_one_of;

/// The hours of a day.
const DAY: u64 = 24 * ONE;

/// The seconds of a minute, and the minutes of an hour.
const SECONDS: u64 = 60;
const MINUTES: u64 = 60;

/// The largest number of which another one is a part: "nine out of ten".
const MOST_SHARED: u64 = 100 * ONE;

impl Values<'_> {
    /// Makes the votes before a token the first number of a result: "seven votes to four" is "7-4".
    pub(super) fn joins_votes(&mut self, token: usize) -> bool {
        let is_votes = token > 1
            && self.span.is_empty()
            && is_one_of("votes vote stimmen voix votos voti", &self.passage.lower(token - 1))
            && self.values.last().is_some_and(|(last, value)| last + 2 == token && value.chars().all(is_digit));
        if let Some((first, votes)) = self.values.pop_if(|_| is_votes) {
            self.others.pop();
            (self.token, self.span) = (first, votes + "-");
        }
        is_votes
    }

    /// Reads amounts. Returns whether they are part of a value.
    pub(super) fn take(&mut self, amounts: &[Amount]) -> bool {
        for amount in amounts {
            let was_joined = std::mem::take(&mut self.is_joined);
            match *amount {
                Amount::Number(number) => {
                    self.is_joined = was_joined;
                    self.add(u64::from(number) * ONE, place_of(number));
                }
                Amount::Zeros(zeros) => self.multiply(10_u64.saturating_pow(zeros.into())),
                Amount::Dozen => self.multiply_whole(12),
                Amount::Part(part @ (2 | 4)) if std::mem::take(&mut self.is_less) => {
                    self.number = self.number.map(|number| number.saturating_sub(ONE / u64::from(part)));
                    self.is_half = true;
                }
                // "two and a half", "siete y media", "sept heures et quart", 三点半
                Amount::Part(part @ (2 | 4)) if was_joined || self.is_clock => {
                    self.number = self.number.map(|number| number.saturating_add(self.last / u64::from(part)));
                    self.is_half = true;
                }
                // "the third" is a place, "a third" a part.
                Amount::Part(3) if self.number.is_none() && !self.follows_article() => self.push("3.".to_owned()),
                // "the third quarter" is no quarter of a number.
                Amount::Part(4) if self.is_closed() && self.follows_place() => {}
                Amount::Part(part) => {
                    self.part = Some(self.number.unwrap_or(ONE) / u64::from(part.max(1)));
                    self.over = Some(part.into());
                }
                Amount::Halves(whole) => {
                    let number = self.number.unwrap_or(u64::from(whole) * ONE);
                    self.add(number.saturating_add(ONE / 2) - self.number.unwrap_or_default(), ONE);
                }
                Amount::Months(times) | Amount::Minutes(times) => {
                    if self.is_closed() && !self.may_be_one() {
                        return false;
                    }
                    self.measure(times.into(), if matches!(amount, Amount::Months(_)) { "y" } else { "d" });
                }
                Amount::Percent => self.end_with(PERCENT),
                Amount::Hour(hour) => self.push([&hour.to_string(), ":00"].concat()),
                // "48 heures" are two days, "1,5 uur" and "anderhalf uur" 90 minutes.
                Amount::Clock
                    if !self.is_clock
                        && self.number.is_some_and(|hours| hours >= DAY || hours % ONE > 0 && self.below != 2) =>
                {
                    self.measure(60, "d");
                }
                Amount::Clock => {
                    let Some(hour) = self.number else { return false };
                    // "9.30 Uhr"
                    let minutes = if self.below == 2 { hour % ONE / 10 } else { 0 };
                    self.number = Some(hour - hour % ONE + minutes * ONE / MINUTES);
                    (self.is_clock, self.below) = (true, 0);
                }
                // "в половине восьмого"
                Amount::Ordinal(place) if self.part == Some(ONE / 2) && self.number.is_none() => {
                    self.add(u64::from(place) * ONE, ONE);
                }
                Amount::Ordinal(place) => self.push([&place.to_string(), "."].concat()),
                Amount::And => self.is_joined = self.number.is_some(),
                Amount::Over => self.over = self.number.take().map(|number| number / ONE),
            }
        }
        !amounts.is_empty() && (amounts != [Amount::And] || self.is_joined)
    }

    fn follows_article(&self) -> bool {
        self.token.checked_sub(1).is_some_and(|last| is_one_of("a an one", &lower(self.passage, last)))
    }

    /// Whether a measure without a number is one: "a week". Russian and Arabic have no article for "a".
    fn may_be_one(&self) -> bool {
        let has_no_article = self.passage.word(self.token).starts_with(|c| matches!(c, '\u{400}'..'\u{700}'));
        has_no_article || self.follows_article() || takes_number(self.passage, self.token)
    }

    /// Whether a place in an order comes right before: "third-quarter".
    fn follows_place(&self) -> bool {
        self.values.last().is_some_and(|(token, value)| value.ends_with('.') && token + 1 >= self.token)
    }

    /// Whether no number is being read.
    pub(super) fn is_closed(&self) -> bool {
        self.number.is_none() && self.part.is_none()
    }

    /// Makes the number a length of time. "And a half" may follow.
    pub(super) fn measure(&mut self, times: u64, unit: &'static str) {
        match times {
            // Seconds are a part of a minute.
            0 => self.number = Some(self.number.unwrap_or(ONE) / SECONDS),
            _ => self.multiply_whole(times),
        }
        // "Deux semaines" are "quinze jours", but "quatorze jours" are not.
        self.is_fortnight = times == 10_080 && self.number == Some(20_160 * ONE) && self.is_romance();
        self.unit = Some(unit);
    }

    /// Adds a number. If it is no part of the one before, that one ends.
    pub(super) fn add(&mut self, value: u64, place: u64) {
        if std::mem::take(&mut self.is_share)
            && self.number.is_some_and(|number| number < value && value <= MOST_SHARED)
        {
            self.over = Some(value / ONE);
            return;
        }
        if let Some(part) = self.part.filter(|_| self.number.is_none() && value < 13 * ONE)
            && (self.is_before || self.is_past || part == ONE / 2 && value >= ONE)
        {
            // "half past seven", "quarter to eight", "halb neun"
            self.number = Some(if self.is_past { value + part } else { value.saturating_sub(part) });
            (self.part, self.over, self.is_clock) = (None, None, true);
            return;
        }
        if self.is_clock && self.number.is_some_and(|hours| hours % ONE == 0) && value < MINUTES * ONE {
            // 15时30分
            self.number = self.number.map(|hours| hours + value / MINUTES);
            return;
        }
        let below = self.number.unwrap_or_default() % (100 * ONE) / ONE;
        let mut value = value;
        let fits = match (below, value / ONE) {
            // "quatre-vingt"
            (4, 20) => {
                value = 76 * ONE;
                true
            }
            // "soixante-douze"
            (60 | 80, 10..20) => true,
            // "einundzwanzig", ثلاثة عشر
            (1..10, 10) => true,
            (1..10, 20..) => self.is_joined && value < 100 * ONE,
            _ => false,
        };
        if self.part.is_some() || self.number.is_some() && !(fits || value < self.last) {
            let token = self.token;
            self.end_with("");
            self.token = token + 1;
        }
        self.number = Some(self.number.unwrap_or_default().saturating_add(value));
        (self.last, self.below, self.is_joined) = (place, 0, false);
    }

    /// Multiplies the last part of the number, if it is smaller: "two thousand three" by "hundred".
    pub(super) fn multiply(&mut self, times: u64) {
        let number = self.part.or(self.number).unwrap_or_default();
        let low = number % times.saturating_mul(ONE).max(1);
        self.number = Some(number - low);
        self.replace(if low == 0 { ONE } else { low }, times);
    }

    pub(super) fn multiply_whole(&mut self, times: u64) {
        let number = self.part.or(self.number).unwrap_or(ONE);
        self.number = None;
        self.replace(number, times);
    }

    fn replace(&mut self, low: u64, times: u64) {
        if self.part.take().is_some() {
            self.over = None;
        }
        self.number = Some(self.number.unwrap_or_default().saturating_add(low.saturating_mul(times)));
        (self.last, self.below) = (times.saturating_mul(ONE), 0);
    }

    /// Enters a value of its own.
    pub(super) fn push(&mut self, value: String) {
        let token = self.token;
        self.end_with("");
        self.values.push((token, value));
    }

    /// The times of day that a number may be. After "half past", a number in words may be an hour of the evening, and
    /// "seven and a half" need not be a time.
    fn times(&mut self, number: Option<u64>, thing: &str) -> String {
        let is_clock = std::mem::take(&mut self.is_clock);
        let is_half = std::mem::take(&mut self.is_half);
        let is_worded = !std::mem::take(&mut self.is_in_digits);
        let number = number.filter(|number| is_clock || is_half && thing.is_empty() && *number < 13 * ONE);
        let Some(number) = number else { return String::new() };
        let mut hour = number / ONE;
        // "下午3时" is 15时, and "上午9时" is 9时.
        if is_clock
            && hour < 12
            && let Some((_, half)) =
                self.values.pop_if(|(_, last)| is_one_of("上午 午前 오전 下午 午後 晚上 오후", last))
            && !is_one_of("上午 午前 오전", &half)
        {
            hour += 12;
        }
        let minutes = (100 + (number % ONE * MINUTES + ONE / 2) / ONE).to_string();
        let minutes = minutes.get(1..).unwrap_or_default();
        let mut times = [&hour.to_string(), ":", minutes].concat();
        if is_worded && hour < 13 {
            times = [&times, "|", &((hour + 12) % 24).to_string(), ":", minutes].concat();
        }
        // "20.30"
        if is_clock { times } else { [&times, "|", &times.replace(':', "."), "|"].concat() }
    }

    /// Ends a number that counts something.
    pub(super) fn end_with(&mut self, thing: &str) {
        let (number, over, part) = (self.number.take(), self.over.take(), self.part.take());
        let thing = self.unit.take().unwrap_or(thing);
        let mut value = std::mem::take(&mut self.span);
        (self.is_joined, self.is_share, self.is_before, self.is_past) = (false, false, false, false);
        self.is_less = false;
        if std::mem::take(&mut self.is_fortnight) {
            self.values.push((self.token, "20160d|21600d".to_owned()));
            return;
        }
        let is_clock = self.is_clock;
        let times = self.times(number, thing);
        if is_clock && !times.is_empty() {
            // "12 noon"
            if self.values.last().is_none_or(|(_, last)| *last != times) {
                self.values.push((self.token, times));
            }
            return;
        }
        match (over.filter(|over| *over > 0 && number.or(part).is_some()), number) {
            (Some(over), _) => {
                let number = number.unwrap_or(ONE) / ONE;
                // A percentage, if it is a whole number.
                value += &match 100 % over {
                    0 => [&number.saturating_mul(100 / over).to_string(), PERCENT].concat(),
                    _ => [&number.to_string(), "/", &over.to_string()].concat(),
                };
            }
            (_, Some(number)) => {
                // $1.50 equals $1.5, but version 3.10 is not 3.1.
                let below = (ONE + number % ONE).to_string();
                let kept = match (thing.is_empty(), self.below) {
                    (true, digits @ 1..) | (_, digits @ THOUSANDS) => digits,
                    _ => trim_end(&below, |c| c == '0').len().saturating_sub(1),
                };
                let digits = below.get(1..=kept).unwrap_or_default();
                let point = if digits.is_empty() { "" } else { "." };
                let digits = [&(number / ONE).to_string(), point, digits].concat();
                value += &digits;
                value += thing;
            }
            _ => {
                // 三分之 without its number.
                value += &over.map_or_else(String::new, |over| ["/", &over.to_string()].concat());
                value += thing;
            }
        }
        if !value.is_empty() {
            self.values.push((self.token, times + &value));
        }
    }
}

/// The place of the last digit of a number that is not zero.
fn place_of(number: u16) -> u64 {
    match number {
        100.. => 100 * ONE,
        20.. if number.is_multiple_of(10) => 10 * ONE,
        _ => ONE,
    }
}
