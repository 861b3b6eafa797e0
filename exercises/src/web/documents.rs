//! What a fetch brings, which nobody can make up, and whether an answer gives it back.

use super::Document;
use crate::running::refuse;
use crate::secret::secret;
use crate::verdict::Wrong;

/// As many numbers as a sentence can hold.
const MOST: usize = 12;

/// The document that an item has after so many earlier fetches of it: its text depends on a secret of this process.
pub(super) fn document(item: usize, before: usize) -> Document {
    Document {
        item,
        text: format!("document {item}: {:016x}", secret((item, before))),
    }
}

/// Refuses documents that are not those of the items `0..items` in this order.
///
/// `came` is the order in which they came, where it does not depend on how threads were scheduled; else nothing that
/// does is told.
pub(super) fn compare(given: &[Document], items: usize, came: Option<&[usize]>) {
    let wanted: Vec<usize> = (0..items).collect();
    let numbers: Vec<usize> = given.iter().map(|document| document.item).collect();
    if let Some(at) = given
        .iter()
        .position(|given| *given != document(given.item, 0))
    {
        unknown(&given[at], came.map(|_| at), items);
    }
    if numbers == wanted {
        return;
    }
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    let all_there = sorted == wanted;
    let because = if all_there && came == Some(&numbers) {
        "Your code returns the documents in the order in which they came."
    } else if all_there {
        "Your code returns the documents in another order than the items."
    } else if numbers.len() == items {
        "Your code returns the document of one item in place of another's."
    } else if numbers.len() < items {
        "Your code returns fewer documents than there are items."
    } else {
        "Your code returns more documents than there are items."
    };
    let seen = match came {
        Some(_) => format!(
            "the documents of items {}.",
            listed(&numbers, differs(&numbers, &wanted))
        ),
        None if all_there => {
            format!("the documents of all {items} items, and some of them not in their places.")
        }
        None => match numbers.len() {
            1 => format!("1 document for {items} items."),
            number => format!("{number} documents for {items} items."),
        },
    };
    refuse(
        Wrong::because(because)
            .expected(format!(
                "the documents of items {}: one for each item, in the order in which the items were given.",
                listed(&wanted, 0)
            ))
            .seen(seen)
            .ask("what becomes of each document between its fetch and your result, and what decides its place there?"),
    )
}

/// A document that no fetch gave, at this place of the result if that is certain.
fn unknown(given: &Document, at: Option<usize>, items: usize) -> ! {
    let item = given.item;
    let of = (0..items).find(|other| document(*other, 0).text == given.text);
    let because = match of {
        Some(_) => "Your code puts the number of one item on the document of another.",
        None => "Your code returns a document that no fetch has brought.",
    };
    let seen = match (of, at) {
        (Some(other), Some(at)) => format!(
            "document {at} of the result has the number {item} and the text of item {other}."
        ),
        (Some(_), None) => {
            "a document of the result has the number of one item and the text of another.".into()
        }
        (None, Some(at)) => format!(
            "document {at} of the result has the number {item} and a text that `fetch` gives for no item."
        ),
        (None, None) => {
            "a document of the result has a text that `fetch_blocking` gives for no item.".into()
        }
    };
    refuse(
        Wrong::because(because)
            .expected("the documents as the fetches bring them.")
            .seen(seen)
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
