//! Refused: Your code drops a fetch before its document is there.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;
use std::time::Duration;
use tokio::time::timeout;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let chains = ids.into_iter().map(|id| {
        timeout(Duration::from_secs(3_600), async move {
            let user = fetch_user(id).await;
            let posts = fetch_posts(user.feed).await;
            (user, posts)
        })
    });
    join_all(chains).await.into_iter().flatten().collect()
}
