//! The programs: thread A calls the answer's `block_on`, other threads wake its future.

use super::Runs;
use super::event::{self, Event};
use super::judge::{self, Scene};
use super::watched::{Output, Watched};
use interleave::thread::{self, Scope};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::Poll;

/// Runs a future that gives nothing with the answer; what is wrong with how it ended, if anything.
fn block_on(runs: Runs, future: impl Future<Output = ()>) -> Option<&'static str> {
    let dropped = Cell::new(0);
    let output = runs(Watched::new(future, &dropped));
    match dropped.get() {
        _ if output != Output::new() => Some(judge::OTHER_OUTPUT),
        1 => None,
        _ => Some(judge::NOT_DROPPED),
    }
}

/// Runs a future that is ready when the event has happened so often.
fn wait_for(runs: Runs, event: &Event, times: usize) -> Option<&'static str> {
    block_on(runs, poll_fn(|context| event.poll(context, times)))
}

fn start<'scope, 'env, T: Send + 'scope>(
    scope: &'scope Scope<'scope, 'env>,
    name: &str,
    work: impl FnOnce() -> T + Send + 'scope,
) -> interleave::thread::ScopedJoinHandle<'scope, T> {
    let thread = thread::Builder::new().name(name.into());
    let started = thread.spawn_scoped(scope, work);
    started.expect("a thread of an exploration costs nothing")
}

/// A future that is ready at its first poll.
pub fn ready_at_once(runs: Runs) {
    Scene::new("the future is ready at its first poll").explore(move || {
        event::begin();
        wait_for(runs, &Event::new("event"), 0)
    });
}

/// A future that wakes itself in each of so many polls, as one does that only lets others go first.
pub fn woken_by_itself(runs: Runs, times: usize) {
    let scene = Scene::new("the future wakes itself during its poll");
    scene.long().explore(move || {
        event::begin();
        let event = Event::new("event");
        let future = poll_fn(|context| {
            let poll = event.poll(context, times);
            if poll.is_pending() {
                event.fire();
            }
            poll
        });
        block_on(runs, future)
    });
}

/// A future that is ready after so many wakes of each of these threads.
pub fn woken_by_threads(runs: Runs, fires: &'static [usize], needed: usize) {
    const NAMES: [&str; 3] = ["B", "C", "D"];
    let scene = Scene::new(match fires.len() {
        1 => "A runs the future, and B wakes it",
        _ => "A runs the future, and the others wake it",
    });
    scene.explore(move || {
        event::begin();
        let event = &Event::new("event");
        thread::scope(|scope| {
            let waits = start(scope, "A", move || wait_for(runs, event, needed));
            for (name, times) in NAMES.into_iter().zip(fires) {
                start(scope, name, move || (0..*times).for_each(|_| event.fire()));
            }
            waits.join().expect("a panic has ended the run")
        })
    });
}

/// A future whose first poll returns only when another thread has woken it.
pub fn woken_during_the_poll(runs: Runs) {
    Scene::new("B wakes the future while A polls it").explore(move || {
        event::begin();
        let event = &Event::new("event");
        let mut first = true;
        let future = poll_fn(|context| {
            let poll = event.poll(context, 1);
            if std::mem::take(&mut first) {
                thread::scope(|scope| {
                    start(scope, "B", || event.fire());
                });
            }
            poll
        });
        block_on(runs, future)
    });
}

/// Somebody unparks the thread, for a reason of their own, before the wake comes.
pub fn stray_unparks(runs: Runs) {
    let scene = Scene::new("before B wakes the future, A is unparked for another reason");
    scene.explore(move || {
        event::begin();
        let event = &Event::new("event");
        thread::scope(|scope| {
            let waits = start(scope, "A", move || wait_for(runs, event, 1));
            let a = waits.thread().clone();
            start(scope, "B", move || {
                a.unpark();
                event.fire();
            });
            waits.join().expect("a panic has ended the run")
        })
    });
}

/// A future that calls `block_on` for another one in its first poll.
pub fn inside_a_future(runs: Runs) {
    let scene = Scene::new("a future that `block_on` polls calls `block_on` for another one");
    scene.explore(move || {
        event::begin();
        let (outer, inner) = (&Event::new("outer event"), &Event::new("inner event"));
        thread::scope(|scope| {
            let waits = start(scope, "A", move || {
                let mut fault = None;
                let mut first = true;
                let future = poll_fn(|context| {
                    let poll = outer.poll(context, 1);
                    if std::mem::take(&mut first) {
                        fault = wait_for(runs, inner, 1);
                    }
                    poll
                });
                block_on(runs, future).or(fault)
            });
            start(scope, "B", || {
                outer.fire();
                inner.fire();
            });
            waits.join().expect("a panic has ended the run")
        })
    });
}

/// Two threads that run a future each.
pub fn beside_another(runs: Runs) {
    Scene::new("A and B run a future each, and C wakes both").explore(move || {
        event::begin();
        let (one, other) = (&Event::new("A's event"), &Event::new("B's event"));
        thread::scope(|scope| {
            let a = start(scope, "A", move || wait_for(runs, one, 1));
            let b = start(scope, "B", move || wait_for(runs, other, 1));
            start(scope, "C", || {
                other.fire();
                one.fire();
            });
            let a = a.join().expect("a panic has ended the run");
            let b = b.join().expect("a panic has ended the run");
            a.or(b)
        })
    });
}

/// The waker of a future that is done is woken while the next one is run.
pub fn woken_too_late(runs: Runs) {
    let scene = Scene::new(
        "A runs a second future; B wakes the first one, which is done, then the second one",
    );
    scene.explore(move || {
        event::begin();
        let (first, second) = (&Event::new("first event"), &Event::new("second event"));
        let kept = RefCell::new(None);
        let future = poll_fn(|context| {
            let poll = first.poll(context, 1);
            if poll.is_pending() {
                first.fire();
            }
            *kept.borrow_mut() = first.waker();
            poll
        });
        let fault = block_on(runs, future);
        let late = kept.take().expect("the first poll has left one");
        thread::scope(|scope| {
            start(scope, "B", move || {
                late.wake();
                second.fire();
            });
            fault.or(wait_for(runs, second, 1))
        })
    });
}

/// A future that nobody wakes: A must wait for ever, and sleep.
pub fn never_woken(runs: Runs) {
    Scene::new("nobody wakes the future").must_sleep(move || {
        event::begin();
        let event = Event::new("event");
        block_on(
            runs,
            poll_fn(|context| -> Poll<()> { event.poll(context, 1) }),
        )
    });
}
