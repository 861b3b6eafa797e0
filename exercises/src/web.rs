//! Items to fetch. [`fetch`] is for async code, [`fetch_blocking`] for threads; both note when they were called.

mod site;

pub use site::{Site, Visit};

use serde::{Deserialize, Serialize};

/// One thing to fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item {
    /// Position among the items, from 0.
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
pub async fn fetch(item: Item) -> Document {
    let visit = site::enter(item, false);
    tokio::time::sleep(site::delay(item)).await;
    site::leave(visit, item)
}

/// Fetches an item and keeps the calling thread until the document is there.
pub fn fetch_blocking(item: Item) -> Document {
    let visit = site::enter(item, true);
    site::block(item);
    site::leave(visit, item)
}
