//! No async block: `then` and `map`.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::FutureExt;
use futures::future::join_all;

pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    join_all(
        ids.into_iter().map(|id| {
            fetch_user(id).then(|user| fetch_posts(user.feed).map(|posts| (user, posts)))
        }),
    )
    .await
}
