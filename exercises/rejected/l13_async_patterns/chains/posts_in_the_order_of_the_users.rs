//! Refused: Your code asks for posts later than their user is there.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let users: Vec<_> = ids
        .into_iter()
        .map(|id| tokio::spawn(fetch_user(id)))
        .collect();
    let mut chains = Vec::new();
    for user in users {
        let user = user.await.unwrap();
        let posts = tokio::spawn(fetch_posts(user.feed));
        chains.push(async { (user, posts.await.unwrap()) });
    }
    join_all(chains).await
}
