//! Refused: fewer fetches than allowed are on their way

use exercises::web::{Document, Item, fetch_blocking};

pub fn bounded(items: &[Item], _limit: usize) -> Vec<Document> {
    items.iter().copied().map(fetch_blocking).collect()
}
