//! Refused: Your code asks for a page before its records are wanted.

use exercises::pages::{Cursor, Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream};
use std::collections::VecDeque;

struct State {
    records: VecDeque<Record>,
    next: Option<Option<Cursor>>,
    failed: Option<Unavailable>,
}

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let state = State {
        records: VecDeque::new(),
        next: Some(None),
        failed: None,
    };
    stream::unfold(state, move |mut state| async move {
        let mut record = state.records.pop_front();
        while let (true, Some(cursor)) = (state.records.is_empty(), state.next) {
            match fetch_page(source, cursor).await {
                Ok(page) => {
                    state.records.extend(page.records);
                    state.next = page.next.map(Some);
                }
                Err(error) => (state.next, state.failed) = (None, Some(error)),
            }
            record = record.or_else(|| state.records.pop_front());
        }
        match record {
            Some(record) => Some((Ok(record), state)),
            None => state.failed.take().map(|error| (Err(error), state)),
        }
    })
}
