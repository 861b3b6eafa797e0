//! What the reduction proves, by how many runs, and where it must not claim a proof.

use crate::programs::*;
use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Condvar, Mutex, mpsc};
use interleave::{Coverage, DeadlockKind, Exploration, Explorer, FailureKind, explore, thread};
use std::fmt::Debug;

fn reduce<T: Debug>(test: impl Fn() -> T + Send + Sync + 'static) -> Exploration {
    Explorer::new().only_dpor().explore(test)
}

#[track_caller]
fn assert_classes<T: Debug>(classes: u64, test: impl Fn() -> T + Send + Sync + 'static) {
    let exploration = reduce(test);
    assert_eq!(exploration.failures, []);
    let representatives = classes;
    assert_eq!(exploration.coverage, Coverage::Proved { representatives });
}

/// `threads` threads, each of which runs `code` with its number.
fn together(threads: usize, code: impl Fn(usize) + Send + Sync + 'static) {
    let code = Arc::new(code);
    let threads: Vec<_> = (0..threads)
        .map(|me| {
            let code = Arc::clone(&code);
            thread::spawn(move || code(me))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// Each eats this number of meals, and takes the lower fork first.
fn dinner(philosophers: usize, meals: usize) {
    let forks: Vec<_> = (0..philosophers).map(|_| Mutex::new(())).collect();
    together(philosophers, move |me| {
        let next = (me + 1) % philosophers;
        for _ in 0..meals {
            let _first = forks[me.min(next)].lock().unwrap();
            let _second = forks[me.max(next)].lock().unwrap();
        }
    });
}

fn increments(threads: usize, rounds: usize) {
    let count = AtomicUsize::new(0);
    together(threads, move |_| {
        for _ in 0..rounds {
            let seen = count.load(SeqCst);
            count.store(seen + 1, SeqCst);
        }
    });
}

fn locked_increments(threads: usize, rounds: usize) {
    let count = Mutex::new(0);
    together(threads, move |_| {
        (0..rounds).for_each(|_| *count.lock().unwrap() += 1)
    });
}

/// Workers take jobs from a shared receiver until the sender is gone.
fn pool(workers: usize, jobs: usize) -> usize {
    let (tx, rx) = mpsc::channel();
    let rx = Arc::new(Mutex::new(rx));
    let workers: Vec<_> = (0..workers)
        .map(|_| {
            let rx = Arc::clone(&rx);
            thread::spawn(move || {
                let next = || rx.lock().unwrap().recv();
                std::iter::from_fn(|| next().ok()).sum::<usize>()
            })
        })
        .collect();
    (0..jobs).for_each(|job| tx.send(job).unwrap());
    drop(tx);
    workers
        .into_iter()
        .map(|worker| worker.join().unwrap())
        .sum()
}

/// Producers and consumers of as many items at a queue with room for one.
fn queue(producers: usize, consumers: usize, items: usize) {
    let queue = (Mutex::new(0), Condvar::new(), Condvar::new());
    together(producers + consumers, move |me| {
        let (full, room, filled) = &queue;
        let produces = me < producers;
        for _ in 0..items / if produces { producers } else { consumers } {
            let mut guard = full.lock().unwrap();
            if produces {
                guard = room.wait_while(guard, |full| *full == 1).unwrap();
                *guard += 1;
                filled.notify_one();
            } else {
                guard = filled.wait_while(guard, |full| *full == 0).unwrap();
                *guard -= 1;
                room.notify_one();
            }
        }
    });
}

fn senders(senders: usize, messages: usize) {
    let (tx, rx) = mpsc::channel();
    let threads: Vec<_> = (0..senders)
        .map(|me| {
            let tx = tx.clone();
            thread::spawn(move || (0..messages).for_each(|_| tx.send(me).unwrap()))
        })
        .collect();
    drop(tx);
    assert_eq!(rx.iter().count(), senders * messages);
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn philosophers_at_dinner() {
    assert_classes(30, || dinner(5, 1));
    assert_classes(254, || dinner(8, 1));
    assert_classes(5_730, || dinner(5, 2));
}

#[test]
fn increments_that_may_be_lost() {
    assert_classes(90, || locked_increments(3, 2));
    assert_classes(7_134, || increments(3, 2));
}

#[test]
fn queues_and_pools() {
    assert_classes(4_544, || queue(1, 2, 4));
    assert_classes(64, || queue(2, 2, 2));
    assert_classes(90, || senders(3, 2));
    assert_eq!(reduce(|| pool(3, 3)).values(), ["3"]);
}

#[test]
fn transfers_in_a_circle_and_a_latch() {
    let accounts = || [(); 3].map(|()| Mutex::new(100));
    assert_classes(6, move || {
        let accounts = accounts();
        together(3, move |me| {
            let next = (me + 1) % 3;
            let mut first = accounts[me.min(next)].lock().unwrap();
            let mut second = accounts[me.max(next)].lock().unwrap();
            *first -= 1;
            *second += 1;
        });
    });
    let exploration = reduce(latch::correct);
    assert!(exploration.is_complete() && exploration.passed());
}

#[test]
fn one_class_of_five_philosophers_deadlocks() {
    let exploration = explore(|| philosophers::left_first(5));
    assert!(matches!(exploration.coverage, Coverage::Proved { .. }));
    let failure = exploration
        .deadlock(DeadlockKind::LockCycle)
        .expect("all may hold one fork");
    assert_eq!((failure.interleavings, failure.trace.switches), (1, 4));
}

#[test]
fn count_of_an_arc_is_no_step_and_nothing_is_proved() {
    let last = || {
        let shared = std::sync::Arc::new(());
        let other = std::sync::Arc::clone(&shared);
        let flags = [(); 2].map(|()| AtomicBool::new(false));
        let [a, b] = flags;
        let thread = thread::spawn(move || {
            a.store(true, SeqCst);
            std::sync::Arc::into_inner(other).is_some()
        });
        b.store(true, SeqCst);
        let mine = std::sync::Arc::into_inner(shared).is_some();
        (mine, thread.join().unwrap())
    };
    let exploration = Explorer::new().dfs_schedules(1).explore(last);
    assert!(!exploration.is_complete(), "{}", exploration.coverage);
    assert_eq!(exploration.values(), ["(false, true)", "(true, false)"]);
}

#[test]
fn thread_held_back_for_fairness_is_not_proved() {
    for explorer in [Explorer::new(), Explorer::new().only_dpor()] {
        let exploration = explorer.explore(livelock::flag_set);
        assert!(exploration.passed() && !exploration.is_complete());
    }
}

#[test]
fn run_that_was_cut_is_not_proved() {
    let exploration = Explorer::new()
        .only_dpor()
        .max_steps(20)
        .explore(|| increments(2, 8));
    assert!(!exploration.is_complete());
    assert!(exploration.failure(FailureKind::Panic).is_none());
}

#[test]
fn every_panic_is_found_before_another_one_ends_the_run() {
    let exploration = reduce(|| {
        let (a, b) = (AtomicBool::new(false), AtomicBool::new(false));
        let first = thread::spawn(move || assert!(a.load(SeqCst), "the first"));
        let second = thread::spawn(move || assert!(b.load(SeqCst), "the second"));
        (first.join().is_ok(), second.join().is_ok())
    });
    let messages: Vec<_> = exploration
        .failures
        .iter()
        .map(|f| f.message.as_str())
        .collect();
    assert_eq!(messages, ["the first", "the second"]);
}

#[test]
fn asking_whether_a_thread_has_finished_has_both_answers() {
    let exploration = reduce(|| {
        let flag = AtomicBool::new(false);
        let thread = thread::spawn(move || flag.store(true, SeqCst));
        let finished = thread.is_finished();
        thread.join().unwrap();
        finished
    });
    assert_eq!(exploration.values(), ["false", "true"]);
    assert!(exploration.is_complete());
}

#[test]
fn numbers_of_threads_started_at_the_same_time_are_not_proved() {
    let exploration = reduce(|| {
        let start = || thread::spawn(|| format!("{:?}", thread::spawn(|| ()).thread().id()));
        let threads = [start(), start()];
        threads.map(|thread| thread.join().unwrap())
    });
    assert!(!exploration.is_complete());
}

#[test]
fn three_words_for_what_was_seen() {
    let say = |coverage: Coverage| coverage.to_string();
    assert_eq!(
        say(explore(counter::load_then_store).coverage),
        "all 6 interleavings"
    );
    assert_eq!(
        say(explore(|| dinner(5, 1)).coverage),
        "every order (30 runs stand for all of them)"
    );
    assert_eq!(
        say(Coverage::Tried { orders: 2_620 }),
        "2620 orders tried; there may be more"
    );
}
