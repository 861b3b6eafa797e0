//! What a fetch brings, which nobody can make up, and whether an answer gives it back.

use super::Document;
use crate::running::refuse;
use crate::verdict::Wrong;
use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

/// As many numbers as a sentence can hold.
const MOST: usize = 12;

/// The document of an item: its text depends on a secret of this process.
pub(super) fn document(item: usize) -> Document {
    static SECRET: OnceLock<RandomState> = OnceLock::new();
    let secret = SECRET.get_or_init(RandomState::new).hash_one(item);
    Document {
        item,
        text: format!("document {item}: {secret:016x}"),
    }
}

/// Refuses documents that are not those of the items `0..items` in this order; `came` is the order in which they came, where it is certain.
pub(super) fn compare(given: &[Document], items: usize, came: &[usize]) {
    let wanted: Vec<usize> = (0..items).collect();
    let numbers: Vec<usize> = given.iter().map(|document| document.item).collect();
    if let Some(at) = given
        .iter()
        .position(|given| *given != document(given.item))
    {
        unknown(&given[at], at, items);
    }
    if numbers == wanted {
        return;
    }
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    let because = if sorted == wanted && numbers == came {
        "Your code returns the documents in the order in which they came."
    } else if sorted == wanted {
        "Your code returns the documents in another order than the items."
    } else if numbers.len() == items {
        "Your code returns the document of one item in place of another's."
    } else if numbers.len() < items {
        "Your code returns fewer documents than there are items."
    } else {
        "Your code returns more documents than there are items."
    };
    refuse(
        Wrong::because(because)
            .expected(format!(
                "the documents of items {}: one for each item, in the order in which the items were given.",
                listed(&wanted, 0)
            ))
            .seen(format!("the documents of items {}.", listed(&numbers, differs(&numbers, &wanted))))
            .ask("what becomes of each document between its fetch and your result, and what decides its place there?"),
    )
}

/// A document that no fetch gave.
fn unknown(given: &Document, at: usize, items: usize) -> ! {
    let (item, place) = (given.item, format!("document {at} of the result"));
    let of = (0..items).find(|other| document(*other).text == given.text);
    let wrong = match of {
        Some(other) => {
            Wrong::because("Your code puts the number of one item on the document of another.")
                .seen(format!(
                    "{place} has the number {item} and the text of item {other}."
                ))
        }
        None => {
            Wrong::because("Your code returns a document that no fetch has brought.").seen(format!(
                "{place} has the number {item} and a text that `fetch` does not give for any item."
            ))
        }
    };
    refuse(
        wrong
            .expected("the documents as the fetches bring them.")
            .ask("where in your function is a document made or changed?"),
    )
}

/// The first place where two lists differ.
fn differs(numbers: &[usize], wanted: &[usize]) -> usize {
    let same = numbers
        .iter()
        .zip(wanted)
        .take_while(|(one, other)| one == other);
    same.count()
}

/// Some numbers around a place.
fn listed(numbers: &[usize], around: usize) -> String {
    if numbers.is_empty() {
        return "(none)".into();
    }
    let first = match numbers.len() > MOST {
        true => around.saturating_sub(MOST / 2).min(numbers.len() - MOST),
        false => 0,
    };
    let shown = &numbers[first..numbers.len().min(first + MOST)];
    let words: Vec<String> = shown.iter().map(usize::to_string).collect();
    let before = if first > 0 { "..., " } else { "" };
    let after = if first + shown.len() < numbers.len() {
        ", ..."
    } else {
        ""
    };
    format!("{before}{}{after}", words.join(", "))
}
