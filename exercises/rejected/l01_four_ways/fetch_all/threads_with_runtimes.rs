//! Refused: Your code fetches on threads of its own.

use exercises::web::{Document, Item, fetch};

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let handles: Vec<_> = items
        .into_iter()
        .map(|item| {
            std::thread::spawn(move || {
                tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap()
                    .block_on(fetch(item))
            })
        })
        .collect();
    handles
        .into_iter()
        .map(|handle| handle.join().unwrap())
        .collect()
}
