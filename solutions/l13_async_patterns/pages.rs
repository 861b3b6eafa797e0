//! A stream of pages, flattened: the next page is asked for when the records of the last one are used up.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, TryStreamExt};

/// All records of the source; a page is asked for only when somebody wants its records.
pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    // The state is the page to ask for next: `Some(None)` is the first one, `None` is none at all. The future of a request
    // that is under way is a part of the stream, so that it survives when the reader gives up waiting.
    let pages = stream::try_unfold(Some(None), move |next| async move {
        let Some(cursor) = next else { return Ok(None) };
        // After an error try_unfold is at its end by itself.
        let page = fetch_page(source, cursor).await?;
        let records = stream::iter(page.records.into_iter().map(Ok));
        Ok(Some((records, page.next.map(Some))))
    });
    // It polls the stream of pages only when the records of the last page are used up, and then until a page has records.
    pages.try_flatten()
}
