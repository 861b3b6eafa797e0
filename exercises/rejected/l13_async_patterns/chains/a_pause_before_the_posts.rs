//! Refused: Your code asks for posts later than their user is there.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;
use std::time::Duration;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    join_all(ids.into_iter().map(|id| async move {
        let user = fetch_user(id).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
        let posts = fetch_posts(user.feed).await;
        (user, posts)
    }))
    .await
}
