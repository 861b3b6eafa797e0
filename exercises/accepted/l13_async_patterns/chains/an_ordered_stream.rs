//! FuturesOrdered polls all of them, and gives them in order.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::stream::{FuturesOrdered, StreamExt};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let chains: FuturesOrdered<_> = ids
        .into_iter()
        .map(|id| async move {
            let user = fetch_user(id).await;
            let posts = fetch_posts(user.feed).await;
            (user, posts)
        })
        .collect();
    chains.collect().await
}
