//! Refused: Your code fetches the users one after the other.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let mut pairs = Vec::new();
    for id in ids {
        let user = fetch_user(id).await;
        let posts = tokio::spawn(fetch_posts(user.feed));
        pairs.push(async { (user, posts.await.unwrap()) });
    }
    join_all(pairs).await
}
