//! One item after the other, on the calling thread.

use crate::work::blocking::fetch;
use crate::work::document::Document;
use crate::work::waiting::Item;
use anyhow::Result;

/// Fetches every item; the documents come in the order of the items.
pub fn fetch_all(items: &[Item]) -> Result<Vec<Document>> {
    items.iter().map(fetch).collect()
}
