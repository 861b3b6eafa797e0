//! Refused: Your code drops a request that is under way.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, TryStreamExt};
use std::time::Duration;
pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    stream::try_unfold(Some(None), move |next| async move {
        let Some(cursor) = next else { return Ok(None) };
        let Ok(page) =
            tokio::time::timeout(Duration::from_secs(86400), fetch_page(source, cursor)).await
        else {
            return Ok(None);
        };
        let page = page?;
        let records = stream::iter(page.records.into_iter().map(Ok));
        Ok(Some((records, page.next.map(Some))))
    })
    .try_flatten()
}
