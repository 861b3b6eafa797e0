//! Refused: Your code goes on after an error.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, StreamExt};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    stream::unfold(Ok(Some(None)), move |next| async move {
        let cursor = match next {
            Ok(next) => next?,
            Err(error) => {
                let error: Unavailable = error;
                return Some((stream::iter(vec![Err(error.clone())]), Err(error)));
            }
        };
        Some(match fetch_page(source, cursor).await {
            Ok(page) => {
                let records = page.records.into_iter().map(Ok).collect::<Vec<_>>();
                (stream::iter(records), Ok(page.next.map(Some)))
            }
            Err(error) => (stream::iter(vec![Err(error.clone())]), Err(error)),
        })
    })
    .flatten()
}
