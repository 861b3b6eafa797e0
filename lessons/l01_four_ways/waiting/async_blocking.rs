//! As `join_all`, but each future blocks its thread.

use crate::work::blocking::fetch; // what differs from join_all.rs
use crate::work::document::Document;
use crate::work::waiting::Item;
use anyhow::Result;
use futures::future::join_all;
use tokio::runtime::Builder;

/// Fetches every item; the documents come in the order of the items.
pub fn fetch_all(items: &[Item]) -> Result<Vec<Document>> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let fetches = items.iter().map(async |item| fetch(item));
    let documents = runtime.block_on(join_all(fetches));
    documents.into_iter().collect()
}
