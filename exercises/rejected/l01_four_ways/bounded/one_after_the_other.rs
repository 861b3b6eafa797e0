//! Refused: Your code has fewer fetches on their way than allowed.

use exercises::web::{Document, Item, fetch_blocking};

pub fn bounded(items: &[Item], _limit: usize) -> Vec<Document> {
    items.iter().copied().map(fetch_blocking).collect()
}
