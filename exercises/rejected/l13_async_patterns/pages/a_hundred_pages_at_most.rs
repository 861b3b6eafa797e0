//! Refused: Your code ends after an empty page, though more is to come.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream};
use futures::{StreamExt, TryStreamExt};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    stream::try_unfold(Some(None), move |st| async move {
        let Some(c) = st else { return Ok(None) };
        let p = fetch_page(source, c).await?;
        Ok(Some((
            stream::iter(p.records.into_iter().map(Ok)),
            p.next.map(Some),
        )))
    })
    .take(100)
    .try_flatten()
}
