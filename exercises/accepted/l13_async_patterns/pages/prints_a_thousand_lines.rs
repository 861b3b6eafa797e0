//! It prints a lot.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, TryStreamExt};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    for line in 0..1_000 {
        println!("line {line} for {source:?}");
    }
    stream::try_unfold(Some(None), move |next| async move {
        let Some(cursor) = next else { return Ok(None) };
        let page = fetch_page(source, cursor).await?;
        println!("{} records", page.records.len());
        let records = stream::iter(page.records.into_iter().map(Ok));
        Ok(Some((records, page.next.map(Some))))
    })
    .try_flatten()
}
