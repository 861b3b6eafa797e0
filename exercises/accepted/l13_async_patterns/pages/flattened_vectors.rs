//! A stream of vectors of results, flattened.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, StreamExt};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    stream::unfold(Some(None), move |next| async move {
        let cursor = next?;
        Some(match fetch_page(source, cursor).await {
            Ok(page) => (
                page.records.into_iter().map(Ok).collect(),
                page.next.map(Some),
            ),
            Err(error) => (vec![Err(error)], None),
        })
    })
    .flat_map(stream::iter)
}
