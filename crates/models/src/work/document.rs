//! What a fetch brings.

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};

/// What a fetch brings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Document {
    /// The item it belongs to.
    pub item: usize,
    /// Its one line of text.
    pub title: String,
}

impl Document {
    /// The document of an item, wherever it is fetched from.
    pub fn of(item: usize) -> Document {
        Document {
            item,
            title: format!("document {item}"),
        }
    }

    pub(super) fn checked(self, item: usize) -> Result<Document> {
        ensure!(
            self.item == item,
            "asked for item {} and got the document of item {}",
            item,
            self.item
        );
        Ok(self)
    }
}
