//! Keeps runs tidy: neighbours with equal markup are one run, and no run is empty.

use crate::article::{Markup, Run, Text};

/// Appends text, to the last run if its markup is the same. The markup must be sorted and without repeats.
pub(super) fn push(runs: &mut Text, text: &str, markup: &[Markup]) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.markup == markup => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), markup: markup.to_vec() }),
    }
}

/// Whether a run is struck through and has no space at its end.
pub(crate) fn is_struck(run: &Run) -> bool {
    run.markup.contains(&Markup::Strikethrough) && !run.text.ends_with(char::is_whitespace)
}

/// Removes white space at the end.
pub(super) fn trim_end(runs: &mut Text) {
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
}

/// Removes white space at both ends.
pub(crate) fn trim(runs: &mut Text) {
    trim_end(runs);
    let blank = runs.iter().take_while(|run| run.text.trim_start().is_empty()).count();
    runs.drain(..blank);
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
}

/// Splits runs at a byte position of their text; inside a character, before it.
pub(crate) fn split(runs: Text, at: usize) -> (Text, Text) {
    let (mut head, mut tail) = (Text::new(), Text::new());
    let mut start = 0;
    for run in runs {
        let end = start + run.text.len();
        if end <= at {
            head.push(run);
        } else if start >= at {
            tail.push(run);
        } else {
            let mut cut = at - start;
            while !run.text.is_char_boundary(cut) {
                cut -= 1;
            }
            let (left, right) = run.text.split_at_checked(cut).unwrap_or((&run.text, ""));
            head.push(Run { text: left.to_owned(), markup: run.markup.clone() });
            tail.push(Run { text: right.to_owned(), markup: run.markup.clone() });
        }
        start = end;
    }
    head.retain(|run| !run.text.is_empty());
    tail.retain(|run| !run.text.is_empty());
    (head, tail)
}

/// Whether there is text, and all of it has the markup.
#[cfg(feature = "markdown")]
pub(super) fn all_have(runs: &[Run], markup: &Markup) -> bool {
    let mut words = runs.iter().filter(|run| !run.text.trim().is_empty()).peekable();
    words.peek().is_some() && words.all(|run| run.markup.contains(markup))
}

/// The runs without one kind of markup.
#[cfg(feature = "markdown")]
pub(super) fn without(runs: Text, markup: &Markup) -> Text {
    let mut plain = Text::new();
    for mut run in runs {
        run.markup.retain(|other| other != markup);
        push(&mut plain, &run.text, &run.markup);
    }
    plain
}
