//! The same program gives the same data, 200 times of 200, also with several explorations at once.

use crate::programs::*;
use interleave::{Exploration, explore};
use std::fmt::Debug;

fn assert_same<T: Debug + 'static>(times: usize, program: fn() -> T) {
    let first = explore(program);
    let workers: Vec<_> = (0..4)
        .map(|_| {
            std::thread::spawn(move || {
                (0..times / 4)
                    .map(|_| explore(program))
                    .collect::<Vec<Exploration>>()
            })
        })
        .collect();
    for exploration in workers
        .into_iter()
        .flat_map(|worker| worker.join().unwrap())
    {
        assert_eq!(exploration, first);
    }
}

#[test]
fn outcomes_are_the_same_200_times() {
    assert_same(200, counter::load_then_store);
    assert_same(200, bounded_queue::with_while);
}

#[test]
fn failures_are_the_same_200_times() {
    assert_same(200, issue_once::check_then_act);
    assert_same(200, transfer::in_argument_order);
    assert_same(200, latch::notify_one_of_two);
    assert_same(200, || philosophers::left_first(3));
}

#[test]
fn whole_portfolio_is_the_same() {
    assert_same(4, || philosophers::left_first(5));
    assert_same(8, livelock::polite);
}
