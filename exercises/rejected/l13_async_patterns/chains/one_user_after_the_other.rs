//! Refused: Your code fetches the users one after the other.

use exercises::people::{Posts, User, fetch_posts, fetch_user};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let mut pairs = Vec::new();
    for id in ids {
        let user = fetch_user(id).await;
        let posts = fetch_posts(user.feed).await;
        pairs.push((user, posts));
    }
    pairs
}
