//! The programs: thread A calls the answer's `block_on`, other threads wake its future.

use super::Runs;
use super::event::{self, Event};
use super::judge::{self, Scene};
use super::watched::{Output, Watched};
use interleave::Exploration;
use interleave::thread::{self, Scope, Thread};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};
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

fn start<'scope>(
    scope: &'scope Scope<'scope, '_>,
    name: &str,
    work: impl FnOnce() + Send + 'scope,
) -> Thread {
    let thread = thread::Builder::new().name(name.into());
    let started = thread.spawn_scoped(scope, work);
    let started = started.expect("a thread of an exploration costs nothing");
    started.thread().clone()
}

/// Where threads leave what was wrong. Nobody joins them by name: at which step of theirs that ended would be one more
/// thing in which two runs differ.
#[derive(Default)]
struct Fault(Mutex<Option<&'static str>>);

impl Fault {
    fn note(&self, fault: Option<&'static str>) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *noted = noted.or(fault);
    }

    fn noted(self) -> Option<&'static str> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
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
    scene.long(600 + 30 * times).explore(move || {
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

/// A future that is woken so often during its first poll: whoever counts wakes has room for them.
pub fn woken_often_in_one_poll(runs: Runs, times: usize) {
    let scene = Scene::new("the future wakes itself very often in one poll");
    scene.long(600 + 10 * times).explore(move || {
        event::begin();
        let event = Event::new("event");
        let future = poll_fn(|context| {
            let poll = event.poll(context, 1);
            if poll.is_pending() {
                event.fire_often(context.waker(), times);
            }
            poll
        });
        block_on(runs, future)
    });
}

/// A future that is ready after so many wakes of each of these threads.
pub fn woken_by_threads(runs: Runs, fires: &'static [usize], needed: usize) -> Exploration {
    const NAMES: [&str; 3] = ["B", "C", "D"];
    let scene = Scene::new(match fires.len() {
        1 => "A runs the future, and B wakes it",
        _ => "A runs the future, and the others wake it",
    });
    scene.explore(move || {
        event::begin();
        let (event, fault) = (&Event::new("event"), Fault::default());
        thread::scope(|scope| {
            start(scope, "A", || fault.note(wait_for(runs, event, needed)));
            for (name, times) in NAMES.into_iter().zip(fires) {
                start(scope, name, move || (0..*times).for_each(|_| event.fire()));
            }
        });
        fault.noted()
    })
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
        let (event, fault) = (&Event::new("event"), Fault::default());
        thread::scope(|scope| {
            let a = start(scope, "A", || fault.note(wait_for(runs, event, 1)));
            start(scope, "B", move || {
                a.unpark();
                event.fire();
            });
        });
        fault.noted()
    });
}

/// The same very often: each time the thread goes on and waits again.
pub fn many_stray_unparks(runs: Runs, times: usize) {
    let scene =
        Scene::new("before B wakes the future, A is unparked for other reasons, very often");
    scene.in_turns(move || {
        event::begin();
        let (event, fault) = (&Event::new("event"), Fault::default());
        thread::scope(|scope| {
            let a = start(scope, "A", || fault.note(wait_for(runs, event, 1)));
            start(scope, "B", move || {
                for _ in 0..times {
                    a.unpark();
                }
                event.fire();
            });
        });
        fault.noted()
    });
}

/// A future that calls `block_on` for another one in its first poll.
pub fn inside_a_future(runs: Runs) {
    let scene = Scene::new("a future that `block_on` polls calls `block_on` for another one");
    scene.explore(move || {
        event::begin();
        let (outer, inner) = (&Event::new("outer event"), &Event::new("inner event"));
        let fault = Fault::default();
        thread::scope(|scope| {
            start(scope, "A", || {
                let mut first = true;
                let future = poll_fn(|context| {
                    let poll = outer.poll(context, 1);
                    if std::mem::take(&mut first) {
                        fault.note(wait_for(runs, inner, 1));
                    }
                    poll
                });
                fault.note(block_on(runs, future));
            });
            start(scope, "B", || {
                outer.fire();
                inner.fire();
            });
        });
        fault.noted()
    });
}

/// Two threads that run a future each.
pub fn beside_another(runs: Runs) {
    Scene::new("A and B run a future each, and C wakes both").explore(move || {
        event::begin();
        let (one, other) = (&Event::new("A's event"), &Event::new("B's event"));
        let fault = Fault::default();
        thread::scope(|scope| {
            start(scope, "A", || fault.note(wait_for(runs, one, 1)));
            start(scope, "B", || fault.note(wait_for(runs, other, 1)));
            start(scope, "C", || {
                other.fire();
                one.fire();
            });
        });
        fault.noted()
    });
}

/// The waker of a future that is done is woken while the next one is run.
pub fn woken_too_late(runs: Runs) {
    let scene = Scene::new(
        "the first future is done and a second one runs; B wakes the first one, then the second one",
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
