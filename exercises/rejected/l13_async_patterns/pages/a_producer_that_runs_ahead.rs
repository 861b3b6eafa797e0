//! Refused: Your code asks for a page while nobody waits for a record.

use exercises::pages::{Record, Source, Unavailable, fetch_page};
use futures::stream::{self, Stream};
use tokio::sync::mpsc;

pub fn pages(source: Source) -> impl Stream<Item = Result<Record, Unavailable>> {
    stream::unfold(None, move |records| async move {
        let mut records: mpsc::Receiver<_> = records.unwrap_or_else(|| produce(source));
        let record = records.recv().await?;
        Some((record, Some(records)))
    })
}

fn produce(source: Source) -> mpsc::Receiver<Result<Record, Unavailable>> {
    let (tx, rx) = mpsc::channel(1);
    tokio::spawn(async move {
        let mut next = Some(None);
        while let Some(cursor) = next {
            match fetch_page(source, cursor).await {
                Ok(page) => {
                    for record in page.records {
                        if tx.send(Ok(record)).await.is_err() {
                            return;
                        }
                    }
                    next = page.next.map(Some);
                }
                Err(error) => {
                    let _ = tx.send(Err(error)).await;
                    next = None;
                }
            }
        }
    });
    rx
}
