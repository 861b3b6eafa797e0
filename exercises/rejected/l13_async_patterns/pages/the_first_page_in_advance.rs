//! Refused: Your code asks for a page before anybody waits for a record.

use exercises::pages::{Page, Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, TryStreamExt};
use tokio::task::JoinHandle;

type Request = JoinHandle<Result<Page, Unavailable>>;

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let first = tokio::spawn(fetch_page(source, None));
    stream::try_unfold(Some(first), move |request: Option<Request>| async move {
        let Some(request) = request else {
            return Ok(None);
        };
        let page = request.await.unwrap()?;
        let records = stream::iter(page.records.into_iter().map(Ok));
        let next = page
            .next
            .map(|cursor| tokio::spawn(fetch_page(source, Some(cursor))));
        Ok(Some((records, next)))
    })
    .try_flatten()
}
