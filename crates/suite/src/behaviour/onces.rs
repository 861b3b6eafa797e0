use super::two;
use crate::reading::{deadlocks, outcomes};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, LazyLock, Mutex, Once, OnceLock};
use interleave::{DeadlockKind, explore, thread};

#[test]
fn either_thread_initialises_and_the_other_sees_it_done() {
    let init = |shared: &(Once, AtomicUsize), me: usize| {
        shared.0.call_once(|| {
            shared.1.store(me, SeqCst);
            shared.1.fetch_add(1, SeqCst);
        });
        shared.1.load(SeqCst)
    };
    let values = outcomes(move || {
        let shared = Arc::new((Once::new(), AtomicUsize::new(0)));
        let other = Arc::clone(&shared);
        let thread = thread::spawn(move || init(&other, 10));
        (init(&shared, 20), thread.join().unwrap())
    });
    assert_eq!(values, ["(11, 11)", "(21, 21)"]);
}

#[test]
fn a_call_that_is_going_on_is_not_completed() {
    let values = outcomes(|| {
        let call = |once: &Once| once.call_once(|| thread::yield_now());
        two(Once::new(), call, |once| {
            (once.is_completed(), once.is_completed())
        })
        .1
    });
    assert_eq!(values, ["(false, false)", "(false, true)", "(true, true)"]);
}

#[test]
fn wait_returns_after_the_call_and_never_without_one() {
    let values = outcomes(|| {
        let call = |shared: &(Once, AtomicUsize)| {
            shared.0.call_once(|| shared.1.store(1, SeqCst));
        };
        let wait = |shared: &(Once, AtomicUsize)| {
            shared.0.wait();
            shared.1.load(SeqCst)
        };
        two((Once::new(), AtomicUsize::new(0)), call, wait).1
    });
    assert_eq!(values, ["1"]);
    let exploration = explore(|| Once::new().wait());
    assert_eq!(exploration.failures.len(), 1);
    assert!(
        exploration.failures[0]
            .message
            .contains("1 thread waits for ever")
    );
    let exploration = explore(|| drop(OnceLock::<u32>::new().wait().to_string()));
    assert_eq!(exploration.failures.len(), 1);
}

#[test]
fn an_initialisation_that_needs_itself_is_a_self_deadlock() {
    deadlocks(DeadlockKind::SelfDeadlock, || {
        let once = Once::new();
        once.call_once(|| once.call_once(|| ()));
    });
    deadlocks(DeadlockKind::SelfDeadlock, || {
        let cell = OnceLock::new();
        *cell.get_or_init(|| *cell.get_or_init(|| 1))
    });
}

#[test]
fn a_lock_held_by_one_that_waits_for_an_initialiser_that_wants_it() {
    type Shared = (Mutex<()>, OnceLock<u32>);
    let shared = || (Mutex::new(()), OnceLock::new());
    deadlocks(DeadlockKind::MixedCycle, move || {
        let init = |s: &Shared| *s.1.get_or_init(|| s.0.lock().map_or(0, |_| 1));
        let hold = |s: &Shared| {
            let _held = s.0.lock().unwrap();
            *s.1.get_or_init(|| 2)
        };
        two(shared(), init, hold)
    });
}

#[test]
fn set_and_get_or_init_race_and_one_value_stays() {
    let values = outcomes(|| {
        let set = |cell: &OnceLock<u32>| cell.set(1).is_ok();
        two(OnceLock::new(), set, |cell| *cell.get_or_init(|| 2))
    });
    assert_eq!(values, ["(false, 2)", "(true, 1)"]);
}

#[test]
fn lazy_value_is_made_once_by_whoever_comes_first() {
    let values = outcomes(|| {
        let calls = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&calls);
        let lazy = Arc::new(LazyLock::new(move || {
            counted.fetch_add(1, SeqCst);
            thread::current().id()
        }));
        let other = Arc::clone(&lazy);
        let thread = thread::spawn(move || **other);
        let mine = **lazy;
        let same = thread.join().unwrap() == mine;
        (calls.load(SeqCst), same, mine == thread::current().id())
    });
    assert_eq!(values, ["(1, true, false)", "(1, true, true)"]);
}

#[test]
fn lazy_values_may_need_each_other_in_one_direction() {
    let values = outcomes(|| {
        let first = Arc::new(LazyLock::new(|| 1));
        let needed = Arc::clone(&first);
        let second = LazyLock::new(move || **needed + 1);
        thread::scope(|scope| {
            let a = scope.spawn(|| *second);
            let b = scope.spawn(|| **first);
            (a.join().unwrap(), b.join().unwrap())
        })
    });
    assert_eq!(values, ["(2, 1)"]);
}
