//! Refused: your code panicked: assertion failed: number > 0

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::stream::{self, StreamExt};

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let number = ids.len();
    assert!(number > 0);
    stream::iter(ids)
        .map(|id| async move {
            let user = fetch_user(id).await;
            let posts = fetch_posts(user.feed).await;
            (user, posts)
        })
        .buffered(number)
        .collect()
        .await
}
