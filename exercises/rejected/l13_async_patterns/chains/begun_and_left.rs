//! Refused: Your code does not poll a fetch whose document is there.

use exercises::people::{Posts, User, fetch_posts, fetch_user};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let mut chains: Vec<_> = ids
        .into_iter()
        .map(|id| {
            Box::pin(async move {
                let user = fetch_user(id).await;
                let posts = fetch_posts(user.feed).await;
                (user, posts)
            })
        })
        .collect();
    let mut pairs = Vec::new();
    for chain in &mut chains {
        if let std::task::Poll::Ready(pair) = futures::poll!(chain) {
            pairs.push(pair);
        }
    }
    for chain in chains {
        pairs.push(chain.await);
    }
    pairs
}
