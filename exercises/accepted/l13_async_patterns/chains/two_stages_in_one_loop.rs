//! A loop that starts the posts of each user that comes, and takes the posts that come.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::stream::{FuturesUnordered, StreamExt};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let mut pairs: Vec<Option<(User, Posts)>> = ids.iter().map(|_| None).collect();
    let mut users: FuturesUnordered<_> = ids
        .into_iter()
        .enumerate()
        .map(|(place, id)| async move { (place, fetch_user(id).await) })
        .collect();
    let mut posts = FuturesUnordered::new();
    loop {
        tokio::select! {
            Some((place, user)) = users.next() => {
                posts.push(async move {
                    let posts = fetch_posts(user.feed).await;
                    (place, user, posts)
                });
            }
            Some((place, user, posts)) = posts.next() => pairs[place] = Some((user, posts)),
            else => break,
        }
    }
    pairs.into_iter().flatten().collect()
}
