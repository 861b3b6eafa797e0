//! What runs cost: tries in vain, and how long locks are held.

use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex, mpsc};
use interleave::{Costs, explore, thread};

#[test]
fn a_step_that_does_all_costs_nothing() {
    let found = explore(|| {
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| count.fetch_add(1, SeqCst));
            scope.spawn(|| count.fetch_add(1, SeqCst));
        });
    });
    assert_eq!(
        found.costs,
        Costs {
            spawned: 2,
            ..Costs::default()
        }
    );
}

#[test]
fn an_exchange_that_finds_another_value_is_in_vain() {
    let found = explore(|| {
        let count = Arc::new(AtomicUsize::new(0));
        let increment = |count: &AtomicUsize| {
            let mut seen = count.load(SeqCst);
            while let Err(now) = count.compare_exchange(seen, seen + 1, SeqCst, SeqCst) {
                seen = now;
            }
        };
        thread::scope(|scope| {
            scope.spawn(|| increment(&count));
            scope.spawn(|| increment(&count));
        });
    });
    // Whoever comes second has to try again, and then nobody is left.
    assert_eq!(found.costs.in_vain, 1);
    assert_eq!((found.costs.held, found.costs.at_once), (0, 0));
}

/// A receiver that learns of the end, and a sender that learns that nobody receives, have got their answer.
#[test]
fn the_end_of_a_channel_is_no_try_in_vain() {
    let found = explore(|| {
        let (send, receive) = mpsc::sync_channel(1);
        let (ready, go) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                // The first one is received, and then nobody is left for another one.
                send.send(1).expect("the receiver waits");
                go.recv().expect("it is told when the receiver is gone");
                assert!(send.send(2).is_err());
                assert!(go.recv().is_err());
            });
            scope.spawn(move || {
                assert_eq!(receive.recv(), Ok(1));
                drop(receive);
                ready.send(()).expect("the sender waits");
            });
        });
    });
    assert!(found.passed() && found.is_complete(), "{found:?}");
    assert_eq!(found.costs.in_vain, 0);
}

/// A lock made of a flag: whoever waits swaps, or loads, again and again.
#[test]
fn a_loop_that_only_looks_is_in_vain() {
    let waits: [fn(&AtomicBool); 2] = [
        |taken| while taken.swap(true, SeqCst) {},
        |taken| while taken.load(SeqCst) {},
    ];
    for wait in waits {
        let found = explore(move || {
            let taken = AtomicBool::new(true);
            thread::scope(|scope| {
                scope.spawn(|| wait(&taken));
                scope.spawn(|| taken.store(false, SeqCst));
            });
        });
        assert!(found.costs.in_vain > 0, "{:?}", found.costs);
        assert!(found.passed(), "{:?}", found.failures);
    }
}

#[test]
fn the_longest_a_lock_is_held_and_the_most_locks_at_once() {
    let found = explore(|| {
        let (a, b, steps) = (Mutex::new(0), Mutex::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut a = a.lock().unwrap();
                let mut b = b.lock().unwrap();
                (*a, *b) = (1, 1);
            });
            scope.spawn(|| {
                let mut a = a.lock().unwrap();
                *a += 1;
                steps.fetch_add(1, SeqCst);
                steps.fetch_add(1, SeqCst);
                steps.fetch_add(1, SeqCst);
            });
        });
    });
    // From the lock to the unlock: 4 steps of one, 5 of the other.
    assert_eq!((found.costs.held, found.costs.at_once), (5, 2));
    assert_eq!(found.costs.in_vain, 0);
}

/// Also in runs of a program that draws random numbers.
#[test]
fn samples_have_their_costs_too() {
    let found = interleave::Explorer::new().sample(|| {
        let lock = Mutex::new(0);
        let _guard = lock.lock().unwrap();
        lock.try_lock().is_err()
    });
    assert_eq!(
        found.costs,
        Costs {
            spawned: 0,
            in_vain: 1,
            held: 3,
            at_once: 1
        }
    );
}
