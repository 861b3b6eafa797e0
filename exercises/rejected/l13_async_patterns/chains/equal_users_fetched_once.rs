//! Refused: Your code does not fetch every user.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;
use std::collections::{HashMap, HashSet};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let distinct: HashSet<u32> = ids.iter().copied().collect();
    let chains = distinct.into_iter().map(|id| async move {
        let user = fetch_user(id).await;
        let posts = fetch_posts(user.feed).await;
        (id, (user, posts))
    });
    let pairs: HashMap<u32, (User, Posts)> = join_all(chains).await.into_iter().collect();
    ids.iter().map(|id| pairs[id].clone()).collect()
}
