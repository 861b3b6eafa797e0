//! Refused: The records come in another order than the keys.

use exercises::blocking::{Record, request};

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    let mut records = Vec::new();
    for pair in keys.chunks(2) {
        match pair {
            [one, two] => {
                let (first, second) = (Box::pin(request(*one)), Box::pin(request(*two)));
                match futures::future::select(first, second).await {
                    futures::future::Either::Left((record, rest)) => {
                        records.push(record);
                        records.push(rest.await);
                    }
                    futures::future::Either::Right((record, rest)) => {
                        records.push(record);
                        records.push(rest.await);
                    }
                }
            }
            [one] => records.push(request(*one).await),
            _ => {}
        }
    }
    records
}
