use super::two;
use crate::reading::{deadlocks, outcomes};
use interleave::sync::Arc;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::{DeadlockKind, FailureKind, explore, thread};

#[test]
fn join_gives_what_the_thread_returned_in_any_order_of_joins() {
    let values = outcomes(|| {
        let spawn = |n: u32| thread::spawn(move || n);
        let (a, b, c) = (spawn(1), spawn(2), spawn(3));
        (c.join().unwrap(), a.join().unwrap(), b.join().unwrap())
    });
    assert_eq!(values, ["(3, 1, 2)"]);
}

#[test]
fn handle_that_is_dropped_lets_the_thread_run_on() {
    let values = outcomes(|| {
        let count = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&count);
        drop(thread::spawn(move || other.fetch_add(1, SeqCst)));
        count.load(SeqCst)
    });
    assert_eq!(values, ["0", "1"]);
}

#[test]
fn handle_is_joined_by_another_thread() {
    let values = outcomes(|| {
        let first = thread::spawn(|| 7);
        let second = thread::spawn(move || first.join().unwrap() + 1);
        second.join().unwrap()
    });
    assert_eq!(values, ["8"]);
}

#[test]
fn a_token_lets_one_park_return_before_or_after_it_came() {
    let values = outcomes(|| {
        let order = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&order);
        let parked = thread::spawn(move || {
            let before = other.load(SeqCst);
            thread::park();
            (before, other.load(SeqCst))
        });
        order.store(1, SeqCst);
        parked.thread().unpark();
        parked.join().unwrap()
    });
    assert_eq!(values, ["(0, 1)", "(1, 1)"]);
}

#[test]
fn two_tokens_are_one_and_none_parks_for_ever() {
    deadlocks(DeadlockKind::Parked, thread::park);
    deadlocks(DeadlockKind::Parked, || {
        thread::current().unpark();
        thread::current().unpark();
        thread::park();
        thread::park();
    });
    let again = outcomes(|| {
        for _ in 0..2 {
            thread::current().unpark();
            thread::park();
        }
    });
    assert_eq!(again, ["()"]);
}

#[test]
fn unpark_that_comes_too_early_for_the_second_park_is_lost() {
    let exploration = explore(|| {
        let parked = thread::spawn(|| {
            thread::park();
            thread::park();
        });
        parked.thread().unpark();
        parked.thread().unpark();
        parked.join().unwrap();
    });
    assert_eq!(exploration.values(), ["()"], "unparked once for each park");
    assert!(exploration.deadlock(DeadlockKind::Parked).is_some());
}

#[test]
fn yields_and_sleeps_decide_nothing() {
    let program = |pause: fn()| {
        move || {
            let count = Arc::new(AtomicUsize::new(0));
            thread::scope(|scope| {
                scope.spawn(|| {
                    let seen = count.load(SeqCst);
                    pause();
                    count.store(seen + 1, SeqCst);
                });
                scope.spawn(|| count.fetch_add(1, SeqCst));
            });
            count.load(SeqCst)
        }
    };
    let without = outcomes(program(|| ()));
    assert_eq!(outcomes(program(thread::yield_now)), without);
    assert_eq!(
        outcomes(program(|| thread::sleep(std::time::Duration::MAX))),
        without
    );
}

#[test]
fn loops_that_yield_come_to_an_end_for_two_and_three_threads() {
    let wait = |turn: &AtomicUsize, mine: usize| {
        while turn.load(SeqCst) != mine {
            thread::yield_now();
        }
        turn.fetch_add(1, SeqCst);
    };
    let exploration = explore(move || {
        let turn = AtomicUsize::new(0);
        thread::scope(|scope| {
            let turn = &turn;
            (0..3).for_each(|mine| _ = scope.spawn(move || wait(turn, mine)));
        });
        turn.into_inner()
    });
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["3"]);
}

#[test]
fn larger_stack_than_there_is_is_refused() {
    let values = outcomes(|| {
        let spawn = |size| thread::Builder::new().stack_size(size).spawn(|| ()).is_ok();
        (spawn(0), spawn(2 * 1024 * 1024), spawn(2 * 1024 * 1024 + 1))
    });
    assert_eq!(values, ["(true, true, false)"]);
    let scoped = outcomes(|| {
        thread::scope(|scope| {
            let large = thread::Builder::new().stack_size(usize::MAX);
            large
                .spawn_scoped(scope, || ())
                .map_err(|error| error.kind())
                .is_err()
        })
    });
    assert_eq!(scoped, ["true"]);
}

#[test]
fn parallelism_is_the_same_on_every_machine() {
    let values = outcomes(|| thread::available_parallelism().unwrap());
    assert_eq!(values, ["2"]);
}

#[test]
fn panic_of_a_thread_is_found_with_its_name() {
    let exploration = explore(|| {
        let panics = thread::Builder::new().name("loader".into());
        let handle = panics.spawn(|| panic!("no file")).unwrap();
        handle.join().is_err()
    });
    let failure = exploration.failure(FailureKind::Panic).expect("it panics");
    let thread = failure.thread.expect("a thread panicked");
    assert_eq!(failure.trace.threads[thread].name, "loader");
    assert_eq!(failure.message, "no file");
}

#[test]
fn finished_is_seen_with_the_last_operation() {
    let values = outcomes(|| {
        let count = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&count);
        let thread = thread::spawn(move || other.fetch_add(1, SeqCst));
        let finished = thread.is_finished();
        (finished, count.load(SeqCst))
    });
    assert_eq!(values, ["(false, 0)", "(false, 1)", "(true, 1)"]);
}

#[test]
fn threads_of_two_that_do_nothing_have_one_interleaving() {
    assert_eq!(explore(|| two((), |()| (), |()| ())).interleavings, 1);
}
