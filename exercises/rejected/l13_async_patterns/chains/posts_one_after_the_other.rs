//! Refused: Your code fetches the posts of one user after the other.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let mut pairs = Vec::new();
    for user in join_all(ids.into_iter().map(fetch_user)).await {
        let posts = fetch_posts(user.feed).await;
        pairs.push((user, posts));
    }
    pairs
}
