//! Refused: Your code gives something else than the next record.

use exercises::pages::{Cursor, Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let state: (Vec<Record>, Option<Option<Cursor>>) = (Vec::new(), Some(None));
    stream::try_unfold(state, move |(mut records, mut next)| async move {
        loop {
            if let Some(record) = records.pop() {
                return Ok(Some((record, (records, next))));
            }
            let Some(cursor) = next else { return Ok(None) };
            let page = fetch_page(source, cursor).await?;
            (records, next) = (page.records, page.next.map(Some));
        }
    })
}
