//! `poll_fn` with a boxed request that it keeps.

use exercises::pages::{Cursor, Page, Record, Source, Unavailable, fetch_page};
use futures::future::BoxFuture;
use futures::stream::{self, Stream};
use std::task::{Poll, ready};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let mut records: Vec<Record> = Vec::new();
    let mut next: Option<Option<Cursor>> = Some(None);
    let mut request: Option<BoxFuture<'static, Result<Page, Unavailable>>> = None;
    stream::poll_fn(move |context| {
        loop {
            if let Some(record) = records.pop() {
                return Poll::Ready(Some(Ok(record)));
            }
            let under_way = match (&mut request, next.take()) {
                (Some(under_way), _) => under_way,
                (None, Some(cursor)) => request.insert(Box::pin(fetch_page(source, cursor))),
                (None, None) => return Poll::Ready(None),
            };
            let page = ready!(under_way.as_mut().poll(context));
            request = None;
            match page {
                Ok(page) => {
                    records = page.records.into_iter().rev().collect();
                    next = page.next.map(Some);
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    })
}
