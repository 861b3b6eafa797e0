//! Refused: Your code blocks a thread and never gives the next record.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::executor::block_on;
use futures::stream::{self, Stream, StreamExt};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let mut next = Some(None);
    let pages = std::iter::from_fn(move || {
        let page = block_on(fetch_page(source, next?));
        next = page.as_ref().ok().and_then(|page| page.next).map(Some);
        Some(match page {
            Ok(page) => page.records.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        })
    });
    stream::iter(pages).map(stream::iter).flatten()
}
