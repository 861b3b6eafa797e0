//! Goal: fetch every item with several threads, but never more than `limit` fetches at the same time.
//! Why: a server, a database or a file table often allows only so many.
//! Check: cargo test bounded

use exercises::web::{Document, Item, fetch_blocking};

/// Fetches every item once with `fetch_blocking(item)`, which takes an `Item` by value (`Item` is `Copy`) and keeps the
/// thread that calls it. The documents come in the order of the items (`items[n].id` is `n`).
///
/// - Never more than `limit` fetches are on their way (`limit` is at least 1).
/// - Never fewer while items are left: as soon as any fetch ends, whichever it is, another item begins.
/// - It returns when the last document is there, however long that takes.
///
/// How many threads you start for that, and how they wait for each other, is up to you.
pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    todo!("fetch all items, at most `limit` at the same time")
}
