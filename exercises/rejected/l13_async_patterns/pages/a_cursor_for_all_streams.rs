//! Refused: Your code asks a source with a cursor of another one.

use exercises::pages::{Cursor, Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, TryStreamExt};
use std::sync::Mutex;

static NEXT: Mutex<Option<Cursor>> = Mutex::new(None);

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    *NEXT.lock().unwrap() = None;
    stream::try_unfold(true, move |more| async move {
        if !more {
            return Ok(None);
        }
        let cursor = *NEXT.lock().unwrap();
        let page = fetch_page(source, cursor).await?;
        *NEXT.lock().unwrap() = page.next;
        let records = stream::iter(page.records.into_iter().map(Ok));
        Ok(Some((records, page.next.is_some())))
    })
    .try_flatten()
}
