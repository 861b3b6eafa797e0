//! Refused: Your code blocks a thread and never returns.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use std::sync::mpsc;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let tasks: Vec<_> = ids
        .into_iter()
        .map(|id| {
            let (tx, rx) = mpsc::channel();
            tokio::spawn(async move {
                let user = fetch_user(id).await;
                let posts = fetch_posts(user.feed).await;
                let _ = tx.send((user, posts));
            });
            rx
        })
        .collect();
    tasks.into_iter().map(|rx| rx.recv().unwrap()).collect()
}
