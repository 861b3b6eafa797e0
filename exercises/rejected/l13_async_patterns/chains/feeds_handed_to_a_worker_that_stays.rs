//! Refused: Your code leaves tasks behind that do not end.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;
use tokio::sync::{mpsc, oneshot};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let keeps_it_open = tx.clone();
    tokio::spawn(async move {
        let _keeps_it_open = keeps_it_open;
        while let Some((feed, reply)) = rx.recv().await {
            let reply: oneshot::Sender<Posts> = reply;
            tokio::spawn(async move { reply.send(fetch_posts(feed).await) });
        }
    });
    let chains = ids.into_iter().map(|id| {
        let tx = tx.clone();
        async move {
            let user = fetch_user(id).await;
            let (reply, posts) = oneshot::channel();
            let _ = tx.send((user.feed, reply));
            (user, posts.await.unwrap())
        }
    });
    join_all(chains).await
}
