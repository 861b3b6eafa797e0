//! Drawings of runs that go wrong: the step that is marked, the steps that no fold hides, and who holds what.

use course::render::{Style, schedule, wait_graph};
use course::schedule::{Schedule, decisive, rows};
use course::wait_graph::WaitForGraph;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Condvar, Mutex, RwLock};
use interleave::{Exploration, Explorer, Failure, FailureKind, Trace, explore, thread};

fn failure(exploration: &Exploration, kind: FailureKind) -> &Failure {
    exploration.failure(kind).expect("some order goes wrong")
}

fn drawn(trace: &Trace) -> String {
    schedule::text(&Schedule::of("", trace), Style::PLAIN)
}

fn graph(failure: &Failure) -> String {
    let waits = failure.waits.as_ref().expect("a deadlock has a graph");
    wait_graph::text(&WaitForGraph::of("", &failure.trace, waits), Style::PLAIN)
}

/// A free list of three slots, as indices; `next` of slot N is at N. A slot that is taken twice is a panic.
fn free_list() -> Exploration {
    const NONE: usize = 3;
    fn take(top: &AtomicUsize, next: &[AtomicUsize; 3], taken: &[AtomicUsize; 3]) -> usize {
        loop {
            let slot = top.load(SeqCst);
            if slot == NONE {
                return NONE;
            }
            let below = next[slot].load(SeqCst);
            if top.compare_exchange(slot, below, SeqCst, SeqCst).is_ok() {
                assert_eq!(taken[slot].fetch_add(1, SeqCst), 0, "taken twice");
                return slot;
            }
        }
    }
    explore(|| {
        let top = AtomicUsize::new(0);
        let next = [
            AtomicUsize::new(1),
            AtomicUsize::new(2),
            AtomicUsize::new(NONE),
        ];
        let taken = [
            AtomicUsize::new(0),
            AtomicUsize::new(0),
            AtomicUsize::new(0),
        ];
        thread::scope(|scope| {
            scope.spawn(|| {
                take(&top, &next, &taken);
                take(&top, &next, &taken);
            });
            scope.spawn(|| {
                let slot = take(&top, &next, &taken);
                take(&top, &next, &taken);
                if slot == NONE {
                    return;
                }
                taken[slot].fetch_sub(1, SeqCst);
                let below = top.load(SeqCst);
                next[slot].store(below, SeqCst);
                let _ = top.compare_exchange(below, slot, SeqCst, SeqCst);
            });
        });
    })
}

#[test]
fn a_value_that_came_back_is_marked_at_the_exchange_that_cant_tell() {
    let exploration = free_list();
    let trace = &failure(&exploration, FailureKind::Panic).trace;
    let marked = Schedule::of("", trace).diagnosis.expect("the exchange");
    assert_eq!(trace.object_name(&trace.steps[marked.step]), Some("top"));
    insta::assert_snapshot!(drawn(trace));
}

#[test]
fn no_fold_hides_a_value_that_was_changed_in_between() {
    let exploration = free_list();
    let trace = &failure(&exploration, FailureKind::Panic).trace;
    let text = drawn(trace);
    let decides = decisive::steps(trace);
    let rows = rows(trace);
    let shown = |at: usize| {
        let number = format!("{} ", at + 1);
        text.lines()
            .any(|line| line.trim_start_matches(['!', ' ']).starts_with(&number))
    };
    let must = (0..rows.len()).filter(|&at| decides.get(&rows[at]) == Some(&1));
    let hidden: Vec<usize> = must.clone().filter(|&at| !shown(at)).collect();
    assert!(must.count() > 2);
    assert_eq!(hidden, [0; 0], "{text}");
    assert!(text.contains('…'), "long enough to be folded: {text}");
}

#[test]
fn a_lock_that_others_had_in_between_is_no_proof_among_other_objects() {
    let exploration = explore(|| {
        let (queue, done) = (Mutex::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    *queue.lock().unwrap() += 1;
                    let seen = done.load(SeqCst);
                    *queue.lock().unwrap() += 1;
                    assert_eq!(seen, 0, "the other one is done");
                    done.store(1, SeqCst);
                });
            }
        });
    });
    let trace = &failure(&exploration, FailureKind::Panic).trace;
    assert_eq!(Schedule::of("", trace).diagnosis, None);
}

#[test]
fn a_wait_gives_its_mutex_back() {
    let exploration = explore(|| {
        let (door, bell) = (Mutex::new(()), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| drop(bell.wait(door.lock().unwrap()).unwrap()));
            scope.spawn(|| {
                drop(door.lock().unwrap());
                bell.notify_one();
            });
        });
    });
    let trace = &failure(&exploration, FailureKind::Deadlock).trace;
    insta::assert_snapshot!(drawn(trace));
    let passed = exploration.outcomes[0].trace.as_ref().expect("kept");
    insta::assert_snapshot!("a_wake_up_takes_its_mutex_again", drawn(passed));
}

#[test]
fn a_writer_in_the_queue_waits_and_holds_nothing() {
    let exploration = explore(|| {
        let chain = RwLock::new(1);
        thread::scope(|scope| {
            scope.spawn(|| {
                let first = chain.read().unwrap();
                assert_eq!(*first, *chain.read().unwrap());
            });
            scope.spawn(|| *chain.write().unwrap() = 2);
        });
    });
    let deadlock = failure(&exploration, FailureKind::Deadlock);
    insta::assert_snapshot!(drawn(&deadlock.trace) + &graph(deadlock));
    let waits = deadlock.waits.as_ref().expect("a deadlock has a graph");
    let narrow = Style {
        width: 30,
        ..Style::PLAIN
    };
    let told = wait_graph::text(&WaitForGraph::of("", &deadlock.trace, waits), narrow);
    assert!(told.contains("waits to write"), "{told}");
}

#[test]
fn a_lock_held_across_a_wait_is_named() {
    let exploration = explore(|| {
        let (draining, workers, ended) = (Mutex::new(false), Mutex::new(1), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                let _starts = !*draining.lock().unwrap();
                *workers.lock().unwrap() -= 1;
                ended.notify_one();
            });
            let mut flag = draining.lock().unwrap();
            *flag = true;
            let running = workers.lock().unwrap();
            drop(ended.wait_while(running, |running| *running > 0).unwrap());
        });
    });
    let deadlock = failure(&exploration, FailureKind::Deadlock);
    insta::assert_snapshot!(format!("{}\n{}", deadlock.message, graph(deadlock)));
}

#[test]
fn what_happens_without_a_reason_is_said() {
    let explorer = Explorer::new()
        .weak_exchange_failures(1)
        .spurious_wakeups(1);
    let weak = explorer.explore(|| {
        let flag = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| flag.compare_exchange_weak(0, 1, SeqCst, SeqCst).ok());
        });
        flag.into_inner()
    });
    let trace = weak.outcome("0").and_then(|outcome| outcome.trace.clone());
    let text = drawn(&trace.expect("the exchange may fail"));
    assert!(
        text.contains("compare_exchange_weak fails although equal"),
        "{text}"
    );
    assert!(
        text.contains("a weak exchange may fail although it finds"),
        "{text}"
    );
    let wait = explorer.explore(|| {
        let (ready, set) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| assert!(*set.wait(ready.lock().unwrap()).unwrap(), "too early"));
            *ready.lock().unwrap() = true;
            set.notify_one();
        });
    });
    let text = drawn(&failure(&wait, FailureKind::Panic).trace);
    assert!(text.contains("wake set without a notification"), "{text}");
}
