//! Programs with more of everything than a search keeps: they are tried, nothing is claimed, and memory stays bounded.

use crate::noise::{run_alone, text};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex};
use interleave::{Coverage, Exploration, Explorer, FailureKind, thread};

/// Two threads that add to one of many counters each, and then to the same one.
fn many_objects() -> usize {
    let counters: Vec<_> = (0..17_000).map(|_| Mutex::new(0)).collect();
    let counters = Arc::new(counters);
    let other = Arc::clone(&counters);
    let thread = thread::spawn(move || {
        *other[16_998].lock().unwrap() += 1;
        *other[0].lock().unwrap() += 1;
    });
    *counters[16_999].lock().unwrap() += 1;
    *counters[0].lock().unwrap() += 1;
    thread.join().unwrap();
    let sum = counters[0].lock().unwrap();
    *sum
}

/// As many threads as a run may have, of which each adds once.
fn many_threads() -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    let threads: Vec<_> = (1..64)
        .map(|_| {
            let count = Arc::clone(&count);
            thread::spawn(move || count.fetch_add(1, SeqCst))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    count.load(SeqCst)
}

/// Two threads that add so often that no search keeps all of a run.
fn many_steps() -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    let other = Arc::clone(&count);
    let add = |count: &AtomicUsize| {
        for _ in 0..15_000 {
            count.fetch_add(1, SeqCst);
        }
    };
    let thread = thread::spawn(move || add(&other));
    add(&count);
    thread.join().unwrap();
    count.load(SeqCst)
}

#[track_caller]
fn assert_tried(exploration: &Exploration, value: &str) {
    assert!(matches!(exploration.coverage, Coverage::Tried { .. }));
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), [value]);
}

#[test]
fn more_objects_than_can_be_kept_apart_are_tried() {
    let explorer = Explorer::new().only_dpor().dpor_schedules(20);
    assert_tried(&explorer.explore(many_objects), "2");
}

#[test]
fn more_steps_than_can_be_kept_are_tried() {
    let explorer = Explorer::new().max_steps(100_000);
    let explorer = explorer.only_dpor().dpor_schedules(5);
    assert_tried(&explorer.explore(many_steps), "30000");
}

#[test]
fn as_many_threads_as_there_may_be_are_tried_and_one_more_is_refused() {
    let explorer = Explorer::new().only_dpor().dpor_schedules(50);
    assert_tried(&explorer.explore(many_threads), "63");
    let one_more = || {
        thread::spawn(|| ()).join().unwrap();
        many_threads()
    };
    let exploration = explorer.explore(one_more);
    assert!(exploration.failure(FailureKind::Misuse).is_some());
    assert!(!exploration.is_complete());
}

/// The most memory that this process has used so far, in MB, where the system says so.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

#[test]
fn memory_of_an_exploration_stays_under_200_mb() {
    let output = run_alone("size::child_with_large_explorations");
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
#[ignore = "run by memory_of_an_exploration_stays_under_200_mb"]
fn child_with_large_explorations() {
    // All searches, some runs of each: what a run needs is given back after it.
    let few = Explorer::new().dfs_schedules(20).dpor_schedules(20);
    let few = few.random_schedules(20).pct_schedules(10);
    for test in [many_threads, many_objects] {
        assert!(few.explore(test).passed());
    }
    let long = few.max_steps(100_000).total_steps(150_000);
    assert!(long.explore(many_steps).passed());
    let long_outcomes = || {
        let seen = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for me in 0..4 {
                let seen = &seen;
                scope.spawn(move || (0..3).for_each(|_| seen.lock().unwrap().push(me)));
            }
        });
        (seen.into_inner().unwrap(), "x".repeat(1_000))
    };
    assert!(Explorer::new().explore(long_outcomes).outcomes.len() > 1_000);
    if let Some(peak) = peak_memory() {
        assert!(peak < 200, "{peak} MB");
    }
}
