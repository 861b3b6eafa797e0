//! A pool of rayon, which may divide the list down to single items.

use exercises::web::{Document, Item, fetch_blocking};
use rayon::prelude::*;

pub fn bounded(items: &[Item], limit: usize) -> Vec<Document> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(limit)
        .build()
        .unwrap();
    pool.install(|| {
        items
            .par_iter()
            .with_max_len(1)
            .map(|item| fetch_blocking(*item))
            .collect()
    })
}
