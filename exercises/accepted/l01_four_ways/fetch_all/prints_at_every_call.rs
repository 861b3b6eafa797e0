//! The solution, with a thousand lines of debug output at every call.

use exercises::web::{Document, Item, fetch};
use futures::future::join_all;

/// Fetches every item; the documents come in the order of the items.
pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    for line in 0..1000 {
        println!("debug {line}");
    }
    // `map(fetch)` makes the futures and starts none of them; join_all polls them all in turn,
    // and keeps the results in the order of the futures, not in the order in which they end.
    join_all(items.into_iter().map(fetch)).await
}
