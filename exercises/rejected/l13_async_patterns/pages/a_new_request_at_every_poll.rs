//! Refused: Your code drops a request that is under way.

use exercises::pages::{Cursor, Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::task::Poll;

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let mut records: VecDeque<Record> = VecDeque::new();
    let mut next: Option<Option<Cursor>> = Some(None);
    stream::poll_fn(move |context| {
        loop {
            if let Some(record) = records.pop_front() {
                return Poll::Ready(Some(Ok(record)));
            }
            let Some(cursor) = next else {
                return Poll::Ready(None);
            };
            let request = pin!(fetch_page(source, cursor));
            match request.poll(context) {
                Poll::Ready(Ok(page)) => {
                    records.extend(page.records);
                    next = page.next.map(Some);
                }
                Poll::Ready(Err(error)) => {
                    next = None;
                    return Poll::Ready(Some(Err(error)));
                }
                Poll::Pending => return Poll::Pending,
            }
        }
    })
}
