//! Refused: Your code hides that a page did not come.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, StreamExt};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    stream::unfold(Some(None), move |next| async move {
        let page = fetch_page(source, next?).await.ok()?;
        let records = stream::iter(page.records.into_iter().map(Ok));
        Some((records, page.next.map(Some)))
    })
    .flatten()
}
