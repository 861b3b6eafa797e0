//! Items to fetch: [`fetch`] is for async code, [`fetch_blocking`] for threads. What they bring only they know.

pub mod as_completed;
pub mod at_once;
mod documents;
pub mod house;
mod site;
mod unfinished;

use serde::{Deserialize, Serialize};
use std::future::Future;

/// One thing to fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item {
    /// Its position among the items, from 0.
    pub id: usize,
}

/// What a fetch brings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Document {
    /// The item's number.
    pub item: usize,
    /// Its text.
    pub text: String,
}

/// Fetches an item; at `.await` the thread is free for other tasks. Needs a tokio runtime.
///
/// Like every async function it does nothing before its future is polled.
pub fn fetch(item: Item) -> impl Future<Output = Document> {
    site::note_call();
    site::visit(item)
}

/// Fetches an item and keeps the calling thread until the document is there.
pub fn fetch_blocking(item: Item) -> Document {
    site::visit_blocking(item)
}

#[cfg(test)]
mod tests {
    use super::{Document, Item, fetch_blocking};

    /// Whoever iterates over `&[Item]` has references in hand, and would else learn of this from the compiler.
    #[test]
    fn the_stub_says_that_a_fetch_takes_its_item_by_value() {
        fn is_copy<T: Copy>(fetch: fn(T) -> Document) -> fn(T) -> Document {
            fetch
        }
        let _by_value: fn(Item) -> Document = is_copy(fetch_blocking);
        let stub = include_str!("../stubs/l01_four_ways/bounded.rs");
        let told = stub.replace("\n///", "");
        assert!(
            told.contains(
                "`fetch_blocking(item)`, which takes an `Item` by value (`Item` is `Copy`)"
            ),
            "{stub}"
        );
        assert!(stub.contains("items: &[Item]"), "{stub}");
    }
}
