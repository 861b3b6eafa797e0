//! Refused: Your code puts the posts of one user beside another user.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use tokio::sync::mpsc;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let (send_user, mut users) = mpsc::unbounded_channel();
    let (send_posts, mut posts) = mpsc::unbounded_channel();
    for id in ids {
        let (send_user, send_posts) = (send_user.clone(), send_posts.clone());
        tokio::spawn(async move {
            let user = fetch_user(id).await;
            let feed = user.feed;
            let _ = send_user.send(user);
            let _ = send_posts.send(fetch_posts(feed).await);
        });
    }
    drop((send_user, send_posts));
    let mut pairs = Vec::new();
    while let (Some(user), Some(posts)) = (users.recv().await, posts.recv().await) {
        pairs.push((user, posts));
    }
    pairs
}
