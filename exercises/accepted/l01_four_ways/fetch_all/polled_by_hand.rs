//! All futures polled by hand whenever one of them wakes the task.

use exercises::web::{Document, Item, fetch};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

pub async fn fetch_all(items: Vec<Item>) -> Vec<Document> {
    let mut futures: Vec<Pin<Box<dyn Future<Output = Document>>>> = items
        .into_iter()
        .map(|item| Box::pin(fetch(item)) as _)
        .collect();
    let mut documents: Vec<Option<Document>> = vec![None; futures.len()];
    poll_fn(|cx| {
        let mut done = true;
        for (futures, document) in futures.iter_mut().zip(&mut documents) {
            if document.is_none() {
                match futures.as_mut().poll(cx) {
                    Poll::Ready(x) => *document = Some(x),
                    Poll::Pending => done = false,
                }
            }
        }
        if done { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    documents.into_iter().flatten().collect()
}
