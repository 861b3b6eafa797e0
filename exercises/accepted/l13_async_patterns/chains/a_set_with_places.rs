//! A JoinSet; each task knows its place.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use tokio::task::JoinSet;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    let mut set = JoinSet::new();
    for (place, id) in ids.into_iter().enumerate() {
        set.spawn(async move {
            let user = fetch_user(id).await;
            let posts = fetch_posts(user.feed).await;
            (place, user, posts)
        });
    }
    let mut found = set.join_all().await;
    found.sort_by_key(|(place, ..)| *place);
    found
        .into_iter()
        .map(|(_, user, posts)| (user, posts))
        .collect()
}
