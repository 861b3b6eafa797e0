//! Goal: fetch every item at the same time, so that all together take as long as the slowest one.
//! Why: waiting costs nothing when you wait for everything at once. This is what async is for.
//! Check: cargo test --test l01_four_ways fetch_all::yours

use exercises::web::{Document, Item, fetch};

/// Fetches every item with `fetch(item).await`; the documents come in the order of the items.
pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let _ = (items, fetch); // only keeps the compiler quiet: delete it when you begin
    todo!("fetch all items at the same time")
}
