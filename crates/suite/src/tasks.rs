//! Polls of tasks as steps: which orders there are, and when no task can go on.

use interleave::{Coverage, DeadlockKind, Explorer, explore, task, thread};
use std::sync::{Arc, Mutex};

/// Tasks with so many polls each, all of which they wake themselves for; `poll` is called in each.
fn tasks(polls: &'static [usize], poll: impl Fn() + Sync) {
    let poll = &poll;
    thread::scope(|scope| {
        for &polls in polls {
            scope.spawn(move || {
                for _ in 0..polls {
                    task::wake(&thread::current());
                    task::next_poll();
                    poll();
                }
            });
        }
    });
}

#[test]
fn the_interleavings_are_the_orders_of_the_polls() {
    let orders = |polls| explore(move || tasks(polls, || {})).coverage;
    assert_eq!(orders(&[3, 3]), Coverage::Counted { interleavings: 20 });
    assert_eq!(orders(&[1, 2, 3]), Coverage::Counted { interleavings: 60 });
}

#[test]
fn no_order_of_polls_is_left_out_of_a_proof() {
    let found = Explorer::new().only_dpor().explore(|| {
        // No lock of the run: what tasks share is no step.
        let order = Arc::new(Mutex::new(Vec::new()));
        let own = Arc::clone(&order);
        tasks(&[2, 3], move || {
            let name = format!("{:?}", thread::current().id());
            own.lock().unwrap().push(name);
        });
        Arc::into_inner(order).unwrap().into_inner().unwrap()
    });
    assert_eq!(found.failures, []);
    assert_eq!(found.outcomes.len(), 10);
}

#[test]
fn a_task_that_was_woken_once_is_polled_once() {
    let found = explore(|| {
        thread::scope(|scope| {
            scope.spawn(|| {
                task::wake(&thread::current());
                task::wake(&thread::current());
                task::next_poll();
                task::next_poll();
            });
        });
    });
    assert!(found.deadlock(DeadlockKind::Parked).is_some());
    assert_eq!(found.coverage, Coverage::Counted { interleavings: 1 });
}

#[test]
fn a_task_may_be_woken_by_another_one_and_not_before() {
    let found = explore(|| {
        let waiting = Arc::new(Mutex::new(None));
        let (mine, other) = (Arc::clone(&waiting), waiting);
        thread::scope(|scope| {
            scope.spawn(move || {
                *mine.lock().unwrap() = Some(thread::current());
                task::next_poll();
            });
            scope.spawn(move || {
                task::wake(&thread::current());
                task::next_poll();
                let task = other.lock().unwrap().take();
                task::wake(&task.expect("it was there first"));
            });
        });
    });
    assert_eq!(found.failures, []);
    assert_eq!(found.coverage, Coverage::Counted { interleavings: 1 });
}
