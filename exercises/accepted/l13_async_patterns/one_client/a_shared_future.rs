//! All wait for one future that connects.

use exercises::origin::{Client, Page};
use futures::future::{FutureExt, join_all};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().shared();
    join_all(paths.into_iter().map(|path| {
        let client = client.clone();
        async move { client.await.get(path).await }
    }))
    .await
}
