//! Refused: Your code fetches the same posts twice.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    join_all(ids.into_iter().map(|id| async move {
        let user = fetch_user(id).await;
        let warm = tokio::spawn(fetch_posts(user.feed));
        let posts = fetch_posts(user.feed).await;
        warm.abort();
        (user, posts)
    }))
    .await
}
