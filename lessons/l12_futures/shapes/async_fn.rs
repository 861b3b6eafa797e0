//! An async function: the compiler writes the states.

use crate::work::post::{Items, Post};

async fn order(post: &Post, item: u64) -> u64 {
    let price = post.reply(item).await;
    let rate = post.reply(price).await;
    price * rate
}

/// Runs the program once for each item, one after the other.
pub fn run_all(items: &Items) -> u64 {
    let post = items.post();
    let run = |item| post.drive(order(&post, item));
    items.each().map(run).sum()
}
