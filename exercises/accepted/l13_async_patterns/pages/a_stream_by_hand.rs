//! A struct with `poll_next`.

use exercises::pages::{Cursor, Page, Record, Source, Unavailable, fetch_page};
use futures::stream::Stream;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    Records {
        source,
        records: Vec::new().into_iter(),
        state: State::Next(None),
    }
}

struct Records {
    source: Source,
    records: std::vec::IntoIter<Record>,
    state: State,
}

enum State {
    Next(Option<Cursor>),
    UnderWay(Pin<Box<dyn Future<Output = Result<Page, Unavailable>>>>),
    Over,
}

impl Stream for Records {
    type Item = Result<Record, Unavailable>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(record) = this.records.next() {
                return Poll::Ready(Some(Ok(record)));
            }
            match &mut this.state {
                State::Next(cursor) => {
                    let request = fetch_page(this.source, *cursor);
                    this.state = State::UnderWay(Box::pin(request));
                }
                State::UnderWay(request) => match ready!(request.as_mut().poll(context)) {
                    Ok(page) => {
                        this.records = page.records.into_iter();
                        this.state = match page.next {
                            Some(cursor) => State::Next(Some(cursor)),
                            None => State::Over,
                        };
                    }
                    Err(error) => {
                        this.state = State::Over;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Over => return Poll::Ready(None),
            }
        }
    }
}
