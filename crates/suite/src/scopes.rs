//! Scopes wait for all their threads, also for those that these spawn.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::{Explorer, FailureKind, explore, thread};

#[test]
fn thread_of_a_scope_spawns_in_the_same_scope() {
    let exploration = explore(|| {
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                scope.spawn(|| {
                    scope.spawn(|| count.fetch_add(1, SeqCst));
                    count.fetch_add(1, SeqCst)
                });
                count.fetch_add(1, SeqCst)
            });
        });
        count.into_inner()
    });
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["3"]);
    assert!(exploration.is_complete());
}

#[test]
fn scope_waits_for_a_thread_that_is_spawned_while_it_waits() {
    let exploration = explore(|| {
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                count.fetch_add(1, SeqCst);
                scope.spawn(|| count.fetch_add(1, SeqCst));
            });
            scope.spawn(|| {
                let inner = scope.spawn(|| count.fetch_add(1, SeqCst));
                inner.join().unwrap()
            });
        });
        count.into_inner()
    });
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["3"]);
}

#[test]
fn scope_panics_for_a_thread_that_another_one_spawned() {
    let exploration = Explorer::new().thread_panics_are_results().explore(|| {
        thread::scope(|scope| {
            scope.spawn(|| {
                scope.spawn(|| panic!("deep inside"));
            });
        });
    });
    let failure = exploration.failure(FailureKind::Panic);
    assert_eq!(
        failure.map(|failure| failure.message.as_str()),
        Some("a scoped thread panicked")
    );
}

#[test]
fn inner_scope_ends_before_the_outer_one() {
    let exploration = explore(|| {
        let count = AtomicUsize::new(0);
        thread::scope(|outer| {
            outer.spawn(|| {
                thread::scope(|inner| {
                    inner.spawn(|| count.fetch_add(1, SeqCst));
                    inner.spawn(|| count.fetch_add(1, SeqCst));
                });
                assert_eq!(count.load(SeqCst), 2);
            });
        });
        count.into_inner()
    });
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["2"]);
}
