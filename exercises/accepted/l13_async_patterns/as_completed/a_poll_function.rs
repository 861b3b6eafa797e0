//! Polled by hand, without anything from futures.

use exercises::web::{Document, Item, fetch};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut items = items.into_iter();
    let mut running: Vec<Pin<Box<dyn Future<Output = Document>>>> = Vec::new();
    poll_fn(|context| {
        loop {
            while running.len() < limit
                && let Some(item) = items.next()
            {
                running.push(Box::pin(fetch(item)));
            }
            let before = running.len();
            running.retain_mut(|fetch| match fetch.as_mut().poll(context) {
                Poll::Ready(document) => {
                    done(document);
                    false
                }
                Poll::Pending => true,
            });
            match (
                running.is_empty() && items.len() == 0,
                running.len() == before,
            ) {
                (true, _) => return Poll::Ready(()),
                (_, true) => return Poll::Pending,
                _ => {}
            }
        }
    })
    .await
}
