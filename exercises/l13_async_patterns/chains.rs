//! Goal: for many users at once, fetch each user and then that user's posts.
//! Why: a step for all before the next step for any is a barrier: everybody waits for the slowest at each step.
//! Check: cargo test chains

use exercises::people::{Posts, User, fetch_posts, fetch_user};

/// Fetches every user with `fetch_user(id).await`, then that user's posts with `fetch_posts(user.feed).await`. The pairs
/// come in the order of `ids`.
///
/// - All users are asked for at once, however many there are.
/// - A user's posts are asked for at the instant at which that user is there, whatever becomes of the others. So all
///   of it takes as long as the longest chain of a user and their posts.
/// - A number may be in `ids` several times; each entry is fetched for itself, both steps once.
/// - It returns when the last posts are there, however long that takes, and leaves no task behind. Everything happens on
///   the thread that runs this function. Until a document comes, it sleeps.
pub async fn chains(ids: Vec<u32>) -> Vec<(User, Posts)> {
    todo!("fetch each user and then their posts, all users at the same time")
}
