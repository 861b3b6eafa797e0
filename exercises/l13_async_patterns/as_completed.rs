//! Goal: fetch with at most `limit` fetches at the same time, and hand each document over when it comes.
//! Why: the first result is of use while the slowest one is still on its way, and servers allow only so many requests.
//! Check: cargo test as_completed

use exercises::web::{Document, Item, fetch};

/// Fetches every entry of `items` once with `fetch(item).await`, and calls `done` with each document that comes.
///
/// - `done` is called at the instant at which a document comes: so in the order in which the fetches end, whichever
///   items they are of. Of documents that come at the same instant, any may be the first.
/// - At most `limit` fetches are on their way (`limit` is from 1 to 1,000), and never fewer while items are left: at the
///   instant at which any fetch ends, another item begins. Which item that is, is up to you. Only fetches count:
///   tasks that wait for their turn may be as many as you like.
/// - An item may be in `items` several times; each entry is fetched for itself.
/// - It returns when the last document has been handed over, however long that takes, and leaves no task behind.
///   Everything happens on the thread that runs this function. Until a document comes, it sleeps.
pub async fn as_completed(items: Vec<Item>, limit: usize, done: impl FnMut(Document)) {
    todo!("fetch all items, at most `limit` at the same time, and call `done` with each document")
}
