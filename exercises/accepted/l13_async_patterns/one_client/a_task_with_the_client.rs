//! One task owns the client and takes requests through a channel.

use exercises::origin::{Client, Page};
use futures::future::join_all;
use tokio::sync::{mpsc, oneshot};

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let (orders, mut taken) = mpsc::channel::<(u32, oneshot::Sender<Page>)>(1);
    let owner = tokio::spawn(async move {
        let client = Client::connect().await;
        while let Some((path, reply)) = taken.recv().await {
            let client = client.clone();
            tokio::spawn(async move {
                let page = client.get(path).await;
                drop(client);
                let _ = reply.send(page);
            });
        }
    });
    let pages = join_all(paths.into_iter().map(|path| {
        let orders = orders.clone();
        async move {
            let (reply, page) = oneshot::channel();
            orders.send((path, reply)).await.unwrap();
            page.await.unwrap()
        }
    }))
    .await;
    drop(orders);
    owner.await.unwrap();
    pages
}
