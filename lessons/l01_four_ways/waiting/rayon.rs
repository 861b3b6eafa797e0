//! A data-parallel iterator over a few threads.
//! It is made to keep cores busy, and here its threads only wait.

use crate::work::blocking::fetch;
use crate::work::document::Document;
use crate::work::waiting::Item;
use anyhow::Result;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Fetches every item on `workers` threads; the documents come in the order of
/// the items.
pub fn fetch_all(items: &[Item], workers: usize) -> Result<Vec<Document>> {
    let pool = ThreadPoolBuilder::new().num_threads(workers).build()?;
    pool.install(|| items.par_iter().map(fetch).collect())
}
