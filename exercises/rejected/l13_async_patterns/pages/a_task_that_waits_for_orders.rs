//! Refused: Your code leaves tasks behind that do not end.

use exercises::pages::{Page, Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream, TryStreamExt};
use tokio::sync::{mpsc, oneshot};

type Reply = oneshot::Sender<Result<Page, Unavailable>>;

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    let (orders, mut queue) = mpsc::unbounded_channel::<(_, Reply)>();
    let keeps_it_open = orders.clone();
    tokio::spawn(async move {
        let _keeps_it_open = keeps_it_open;
        while let Some((cursor, mut reply)) = queue.recv().await {
            tokio::select! {
                page = fetch_page(source, cursor) => { let _ = reply.send(page); }
                () = reply.closed() => {}
            }
        }
    });
    stream::try_unfold(Some(None), move |next| {
        let orders = orders.clone();
        async move {
            let Some(cursor) = next else { return Ok(None) };
            let (reply, page) = oneshot::channel();
            let _ = orders.send((cursor, reply));
            let page = page.await.unwrap()?;
            let records = stream::iter(page.records.into_iter().map(Ok));
            Ok(Some((records, page.next.map(Some))))
        }
    })
    .try_flatten()
}
