//! A task for each chain, awaited in the order of the list.

use exercises::people::{Posts, User, fetch_posts, fetch_user};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let tasks: Vec<_> = ids
        .into_iter()
        .map(|id| {
            tokio::spawn(async move {
                let user = fetch_user(id).await;
                let posts = fetch_posts(user.feed).await;
                (user, posts)
            })
        })
        .collect();
    let mut pairs = Vec::new();
    for task in tasks {
        pairs.push(task.await.unwrap());
    }
    pairs
}
