//! Refused: Your code never gives the next record: it waits for something that does not come.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, StreamExt, TryStreamExt};
use std::task::{Context, Waker};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let pages = stream::try_unfold(Some(None), move |next| async move {
        let Some(cursor) = next else { return Ok(None) };
        let page = fetch_page(source, cursor).await?;
        let records = stream::iter(page.records.into_iter().map(Ok));
        Ok(Some((records, page.next.map(Some))))
    });
    let mut records = Box::pin(pages.try_flatten());
    let mut waker: Option<Waker> = None;
    stream::poll_fn(move |context| {
        let waker = waker.get_or_insert_with(|| context.waker().clone());
        records.poll_next_unpin(&mut Context::from_waker(waker))
    })
}
