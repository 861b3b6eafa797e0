//! Refused: Your code never gives the next record: it keeps the processor busy, and nothing comes of it.
//! By: all_records_come_and_then_the_end

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, StreamExt, TryStreamExt};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let pages = stream::try_unfold(Some(None), move |next| async move {
        let Some(cursor) = next else { return Ok(None) };
        let page = fetch_page(source, cursor).await?;
        let records = stream::iter(page.records.into_iter().map(Ok));
        Ok(Some((records, page.next.map(Some))))
    });
    let mut records = Box::pin(pages.try_flatten());
    stream::poll_fn(move |context| {
        context.waker().wake_by_ref();
        records.poll_next_unpin(context)
    })
}
