//! Goal: fetch every item at the same time, so that all together take as long as the slowest one.
//! Why: waiting costs nothing when you wait for everything at once. This is what async is for.
//! Check: cargo test fetch_all

use exercises::web::{Document, Item, fetch};

/// Fetches every item once with `fetch(item).await`; the documents come in the order of the items (`items[n].id` is `n`).
///
/// - All fetches begin at once, however many there are, and wait on the thread that runs this function: no other
///   threads, and nothing that blocks this one.
/// - It returns in the moment in which the last document is there, be that after a millisecond or after days.
///   Until then it sleeps: a document that comes wakes it, and it does not look again and again.
pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    todo!("fetch all items at the same time")
}
