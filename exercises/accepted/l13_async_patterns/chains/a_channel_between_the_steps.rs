//! Tasks for the users send to a task that starts one for each user's posts.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use tokio::sync::mpsc;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let number = ids.len();
    let (tx, mut users) = mpsc::channel(1);
    for (place, id) in ids.into_iter().enumerate() {
        let tx = tx.clone();
        tokio::spawn(async move { tx.send((place, fetch_user(id).await)).await });
    }
    drop(tx);
    let (tx, mut posts) = mpsc::channel(1);
    tokio::spawn(async move {
        while let Some((place, user)) = users.recv().await {
            let tx = tx.clone();
            tokio::spawn(async move {
                let posts = fetch_posts(user.feed).await;
                tx.send((place, user, posts)).await.ok();
            });
        }
    });
    let mut pairs = vec![None; number];
    while let Some((place, user, posts)) = posts.recv().await {
        pairs[place] = Some((user, posts));
    }
    pairs.into_iter().map(Option::unwrap).collect()
}
