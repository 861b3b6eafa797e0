//! A task for each request; the stream owns it.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, TryStreamExt};
use tokio::task::JoinSet;

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    stream::try_unfold(Some(None), move |next| async move {
        let Some(cursor) = next else { return Ok(None) };
        let mut request = JoinSet::new();
        request.spawn(fetch_page(source, cursor));
        let page = request.join_next().await.unwrap().unwrap()?;
        let records = stream::iter(page.records.into_iter().map(Ok));
        Ok(Some((records, page.next.map(Some))))
    })
    .try_flatten()
}
