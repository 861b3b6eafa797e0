//! Refused: Your code does not begin another item when a fetch ends.

use exercises::web::{Document, Item, fetch_blocking};
use rayon::prelude::*;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(limit)
        .build()
        .unwrap();
    pool.install(|| items.par_iter().map(|item| fetch_blocking(*item)).collect())
}
