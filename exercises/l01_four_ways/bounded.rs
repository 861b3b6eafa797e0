//! Goal: fetch every item with several threads, but never more than `limit` fetches at the same time.
//! Why: a server or a file table often allows only so many, and a thread for each item does not scale.
//! Check: cargo test --test l01_four_ways bounded::yours

use exercises::web::{Document, Item, fetch_blocking};

/// Fetches every item with `fetch_blocking(item)`; the documents come in the order of the items.
///
/// While items are left, `limit` fetches are on their way (`limit` is at least 1):
/// as soon as any of them ends, the next item begins.
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let _ = (items, limit, fetch_blocking); // only keeps the compiler quiet: delete it when you begin
    todo!("fetch all items, at most `limit` at the same time")
}
