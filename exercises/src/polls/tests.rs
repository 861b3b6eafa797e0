//! What is found in the polls of small programs. That a task which blocks the thread is found is shown by answers that the
//! exercise `balance` rejects: it takes a process in which nobody else computes.

use super::{Answered, Did, Fault, Object, Tasks, current, explore, fault, step};
use crate::idle::alone;
use crate::verdict::Wrong;
use interleave::Op;
use std::cell::{Cell, RefCell};
use std::future::{pending, poll_fn};
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

#[track_caller]
fn pause(what: Object) -> Answered {
    Answered::new(what, Location::caller())
}

/// What the exploration refuses.
fn refused(tasks: impl Fn() -> Tasks + Send + Sync + 'static) -> Wrong {
    let explored = catch_unwind(AssertUnwindSafe(|| explore("tasks run", 2, tasks)));
    let payload = explored.expect_err("it is refused");
    *payload.downcast::<Wrong>().expect("it is a verdict")
}

/// Adds one to a count, with an await between the look and the change.
async fn add(count: Rc<Cell<u32>>, name: Object) {
    let place = Location::caller();
    let seen = count.get();
    step(Did {
        read: Some(seen.to_string()),
        ..Did::new(Op::Get, name, place)
    });
    pause(name).await;
    count.set(seen + 1);
    step(Did {
        wrote: Some((seen + 1).to_string()),
        ..Did::new(Op::Set, name, place)
    });
}

#[test]
fn an_update_lost_across_an_await_is_drawn() {
    let _alone = alone();
    let wrong = refused(|| {
        let (count, name) = (Rc::new(Cell::new(0)), Object::new("count"));
        let end = Rc::clone(&count);
        Tasks::new()
            .task("A", add(Rc::clone(&count), name))
            .task("B", add(count, name))
            .then(move || {
                if end.get() != 2 {
                    fault(Fault {
                        wrong: Wrong::because("An update is lost.")
                            .seen(format!("the count ends at {}", end.get())),
                        why: "it writes what is old.".into(),
                    });
                }
            })
    });
    assert_eq!(
        wrong.seen,
        "tasks run. In 4 of all 6 interleavings of the polls, the count ends at 1."
    );
    let rows: Vec<&str> = wrong.picture.lines().collect();
    assert_eq!(rows[0], "The simplest of them:");
    assert!(rows[1].starts_with("  step  A "), "{}", wrong.picture);
    assert!(wrong.picture.contains("it writes what is old."));
}

#[test]
fn between_two_awaits_nobody_else_runs() {
    let _alone = alone();
    explore("tasks run", 2, || {
        let order = Rc::new(RefCell::new(Vec::new()));
        let task = |order: Rc<RefCell<Vec<_>>>| async move {
            for _ in 0..3 {
                order.borrow_mut().push(current());
                order.borrow_mut().push(current());
                tokio::task::yield_now().await;
            }
        };
        let end = Rc::clone(&order);
        Tasks::new()
            .task("A", task(Rc::clone(&order)))
            .task("B", task(order))
            .then(move || {
                assert!(end.borrow().chunks(2).all(|two| two[0] == two[1]));
            })
    });
}

#[test]
fn a_task_that_nobody_wakes_is_found_at_once() {
    let _alone = alone();
    let wrong = refused(|| {
        let name = Object::new("it");
        Tasks::new().task("A", pending()).task("B", async move {
            pause(name).await;
        })
    });
    assert_eq!(
        wrong.because,
        "A task waits for ever, and nobody is left who would wake it."
    );
    assert!(wrong.seen.contains("task A never ends"), "{}", wrong.seen);
}

#[test]
fn a_wake_that_does_not_reach_its_task_is_told_from_one_that_never_comes() {
    let _alone = alone();
    let wrong = refused(|| {
        let name = Object::new("it");
        Tasks::new().task("A", async move {
            let mut future = pin!(pause(name));
            poll_fn(|_| -> Poll<()> {
                future
                    .as_mut()
                    .poll(&mut Context::from_waker(Waker::noop()))
            })
            .await;
        })
    });
    assert!(
        wrong.because.starts_with("A wake is lost"),
        "{}",
        wrong.because
    );
}

#[test]
fn a_task_that_wakes_itself_while_it_waits_is_refused() {
    let _alone = alone();
    let wrong = refused(|| {
        let (open, name) = (Rc::new(Cell::new(false)), Object::new("it"));
        let opened = Rc::clone(&open);
        Tasks::new()
            .task("A", async move {
                while !open.get() {
                    tokio::task::yield_now().await;
                }
            })
            .task("B", async move {
                pause(name).await;
                opened.set(true);
            })
    });
    assert_eq!(
        wrong.because,
        "A task that waits wakes itself again and again."
    );
}
