//! One future for each chain: its steps follow one another, and the chains do not wait for each other.

use exercises::people::{Posts, User, fetch_posts, fetch_user};
use futures::future::join_all;

/// Fetches each user and then their posts; the pairs come in the order of the ids.
pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    // Joined are whole chains. A join of the users, and then one of the posts, would be a barrier: the posts of the
    // fastest user would wait for the slowest user, of whom they need nothing.
    join_all(ids.into_iter().map(chain)).await
}

async fn chain(id: u32) -> (User, Posts) {
    let user = fetch_user(id).await;
    // The feed is known only now: this await has to come after the other one.
    let posts = fetch_posts(user.feed).await;
    (user, posts)
}
