//! Loops that wait while they do something, and loops that never end.

use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex, mpsc};
use interleave::{Exploration, Explorer, FailureKind, StepResult, explore, thread};

/// Runs `wait` in a thread, and `release` in the one that it waits for.
fn released<T: Send + Sync + 'static>(
    shared: fn() -> T,
    wait: fn(&T),
    release: fn(&T),
) -> Exploration {
    explore(move || {
        let shared = Arc::new(shared());
        let other = Arc::clone(&shared);
        let waiter = thread::spawn(move || wait(&other));
        release(&shared);
        waiter.join().unwrap();
    })
}

#[track_caller]
fn ends(exploration: &Exploration) {
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["()"]);
    assert!(
        !exploration.is_complete(),
        "more rounds of the loop are possible"
    );
}

#[test]
fn loop_that_counts_while_it_waits_ends() {
    ends(&released(
        || (AtomicBool::new(false), AtomicUsize::new(0)),
        |(stop, count)| {
            while !stop.load(SeqCst) {
                count.fetch_add(1, SeqCst);
            }
        },
        |(stop, _)| stop.store(true, SeqCst),
    ));
}

#[test]
fn loop_that_counts_behind_a_mutex_ends() {
    ends(&released(
        || (Mutex::new(false), Mutex::new(0)),
        |(stop, count)| {
            while !*stop.lock().unwrap() {
                *count.lock().unwrap() += 1;
            }
        },
        |(stop, _)| *stop.lock().unwrap() = true,
    ));
}

#[test]
fn loop_that_looks_behind_a_mutex_ends() {
    ends(&released(
        || Mutex::new(false),
        |ready| while !*ready.lock().unwrap() {},
        |ready| *ready.lock().unwrap() = true,
    ));
}

#[test]
fn loop_that_sends_until_nobody_receives_ends() {
    ends(&explore(|| {
        let (tx, rx) = mpsc::channel();
        let sender = thread::spawn(move || while tx.send(1).is_ok() {});
        let _ = rx.try_recv();
        drop(rx);
        sender.join().unwrap();
    }));
}

#[test]
fn loop_that_counts_missed_messages_ends() {
    ends(&explore(|| {
        let (tx, rx) = mpsc::channel();
        let missed = Arc::new(AtomicUsize::new(0));
        let receiver = thread::spawn(move || {
            while rx.try_recv().is_err() {
                missed.fetch_add(1, SeqCst);
            }
        });
        tx.send(1).unwrap();
        receiver.join().unwrap();
    }));
}

#[test]
fn two_threads_that_count_while_they_wait_for_a_third_end() {
    let exploration = explore(|| {
        let shared = Arc::new((AtomicBool::new(false), AtomicUsize::new(0)));
        let wait = || {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                while !shared.0.load(SeqCst) {
                    shared.1.fetch_add(1, SeqCst);
                }
            })
        };
        let waiters = [wait(), wait()];
        shared.0.store(true, SeqCst);
        let _ = waiters.map(|waiter| waiter.join().unwrap());
    });
    assert_eq!(exploration.failures, []);
    assert!(!exploration.is_complete());
}

#[test]
fn loop_that_ends_by_itself_is_explored_in_full() {
    let exploration = explore(|| {
        let count = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&count);
        let counter = thread::spawn(move || (0..40).for_each(|_| _ = other.fetch_add(1, SeqCst)));
        let seen = count.load(SeqCst);
        counter.join().unwrap();
        seen
    });
    assert!(exploration.is_complete());
    assert_eq!(exploration.interleavings, 41);
    assert_eq!(exploration.values().len(), 41);
}

#[test]
fn polite_threads_that_step_back_for_ever_are_a_livelock_with_its_round() {
    let exploration = explore(|| {
        let forks = Arc::new((Mutex::new(()), Mutex::new(())));
        let other = Arc::clone(&forks);
        let eat = |mine: &Mutex<()>, yours: &Mutex<()>| loop {
            let _mine = mine.lock().unwrap();
            if yours.try_lock().is_ok() {
                break;
            }
        };
        let thread = thread::spawn(move || eat(&other.1, &other.0));
        eat(&forks.0, &forks.1);
        thread.join().unwrap();
    });
    let livelock = exploration.failure(FailureKind::Livelock);
    let livelock = livelock.expect("both hold one and try the other one for ever");
    let cycle = livelock.cycle.expect("it goes round");
    let round = &livelock.trace.steps[cycle.start..];
    assert_eq!(round.len(), cycle.len);
    for thread in 0..2 {
        let mut tries = round.iter().filter(|step| step.thread == thread);
        assert!(tries.any(|step| step.result == StepResult::Failed));
    }
}

#[test]
fn loop_that_nobody_ends_is_a_livelock_with_its_round() {
    let exploration = explore(|| {
        let ready = Mutex::new(false);
        while !*ready.lock().unwrap() {}
    });
    assert_eq!(exploration.failures.len(), 1);
    let livelock = &exploration.failures[0];
    assert_eq!(livelock.kind, FailureKind::Livelock);
    assert_eq!(livelock.cycle.map(|cycle| cycle.len), Some(2));
    assert!(!exploration.is_complete());
}

#[test]
fn long_run_is_cut_and_not_called_a_livelock() {
    let count = |steps: usize| {
        Explorer::new().max_steps(100).explore(move || {
            let count = AtomicUsize::new(0);
            (0..steps).for_each(|_| _ = count.fetch_add(1, SeqCst));
            count.into_inner()
        })
    };
    let exploration = count(101);
    assert_eq!(exploration.failures.len(), 1);
    let cut = &exploration.failures[0];
    assert_eq!(cut.kind, FailureKind::StepLimit);
    assert!(
        cut.message.contains("cut after 100 steps"),
        "{}",
        cut.message
    );
    assert_eq!(cut.cycle, None);
    assert!(!exploration.is_complete());
    assert_eq!(count(100).values(), ["100"]);
    assert!(count(100).is_complete());
}
