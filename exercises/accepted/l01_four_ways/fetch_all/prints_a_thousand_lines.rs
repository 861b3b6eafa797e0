//! Prints a thousand lines before the first fetch, and around each.

use exercises::web::{Document, Item, fetch};
use futures::future::join_all;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    for index in 0..1000 {
        println!("about to fetch {index} of {}", items.len());
    }
    let documents = join_all(items.into_iter().map(|item| async move {
        println!("in {item:?}");
        let document = fetch(item).await;
        println!("documents {document:?}");
        document
    }))
    .await;
    println!("done");
    documents
}
