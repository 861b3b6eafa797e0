//! A callback in a callback, which owns what is needed.

use crate::work::post::{Items, Post};
use std::cell::Cell;
use std::rc::Rc;

fn order(post: &Post, item: u64, done: impl FnOnce(u64) + 'static) {
    let again = post.clone();
    post.ask(item, move |price| {
        again.ask(price, move |rate| done(price * rate));
    });
}

/// Runs the program once for each item, one after the other.
pub fn run_all(items: &Items) -> u64 {
    let (post, sum) = (items.post(), Rc::new(Cell::new(0)));
    for item in items.each() {
        let total = Rc::clone(&sum);
        order(&post, item, move |cost| total.set(total.get() + cost));
        while post.deliver() {}
    }
    sum.get()
}
