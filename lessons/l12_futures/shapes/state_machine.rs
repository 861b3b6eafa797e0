//! A future by hand: an enum with a state for each wait.

use crate::work::post::{Items, Post, Reply};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

enum Order<'a> {
    Begins { post: &'a Post, item: u64 },
    WaitsForPrice { post: &'a Post, reply: Reply },
    WaitsForRate { price: u64, reply: Reply },
}

impl Future for Order<'_> {
    type Output = u64;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u64> {
        loop {
            *self = match &mut *self {
                &mut Order::Begins { post, item } => Order::WaitsForPrice {
                    post,
                    reply: post.reply(item),
                },
                Order::WaitsForPrice { post, reply } => {
                    let price = ready!(Pin::new(reply).poll(cx)); // or Pending
                    let reply = post.reply(price);
                    Order::WaitsForRate { price, reply }
                }
                Order::WaitsForRate { price, reply } => {
                    return Pin::new(reply).poll(cx).map(|rate| *price * rate);
                }
            };
        }
    }
}

/// Runs the program once for each item, one after the other.
pub fn run_all(items: &Items) -> u64 {
    let post = &items.post();
    let run = |item| post.drive(Order::Begins { post, item });
    items.each().map(run).sum()
}
