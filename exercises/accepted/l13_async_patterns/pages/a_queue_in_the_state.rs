//! One unfold whose state holds the records that are left.

use exercises::pages::{Cursor, Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream};
use std::collections::VecDeque;

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let state: (VecDeque<Record>, Option<Option<Cursor>>) = (VecDeque::new(), Some(None));
    stream::unfold(state, move |(mut records, mut next)| async move {
        loop {
            if let Some(record) = records.pop_front() {
                return Some((Ok(record), (records, next)));
            }
            match fetch_page(source, next?).await {
                Ok(page) => {
                    records.extend(page.records);
                    next = page.next.map(Some);
                }
                Err(error) => return Some((Err(error), (records, None))),
            }
        }
    })
}
