//! It prints a lot.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    for line in 0..1_000 {
        println!("line {line} for {} users", ids.len());
    }
    join_all(ids.into_iter().map(|id| async move {
        let user = fetch_user(id).await;
        let posts = fetch_posts(user.feed).await;
        (user, posts)
    }))
    .await
}
