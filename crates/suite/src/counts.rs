//! Known numbers of interleavings, and which of them lose updates, counted here without the crate.

use interleave::sync::Arc;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::{Explorer, thread};
use std::collections::BTreeMap;

/// Two threads that each load and store `rounds` times.
fn increments(rounds: usize) -> impl Fn() -> usize + Send + Sync + 'static {
    move || {
        let counter = Arc::new(AtomicUsize::new(0));
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let counter = Arc::clone(&counter);
                thread::spawn(move || {
                    for _ in 0..rounds {
                        let seen = counter.load(SeqCst);
                        counter.store(seen + 1, SeqCst);
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        counter.load(SeqCst)
    }
}

/// How many orders of two threads with `2 * rounds` operations each give each final value.
fn enumerate(rounds: usize) -> BTreeMap<String, u64> {
    fn go(left: [usize; 2], seen: [usize; 2], value: usize, counts: &mut BTreeMap<String, u64>) {
        if left == [0, 0] {
            *counts.entry(value.to_string()).or_default() += 1;
        }
        for me in 0..2 {
            let (mut left, mut seen) = (left, seen);
            if left[me] == 0 {
                continue;
            }
            let loads = left[me].is_multiple_of(2);
            left[me] -= 1;
            if loads {
                seen[me] = value;
                go(left, seen, value, counts);
            } else {
                go(left, seen, seen[me] + 1, counts);
            }
        }
    }
    let mut counts = BTreeMap::new();
    go([2 * rounds; 2], [0; 2], 0, &mut counts);
    counts
}

#[track_caller]
fn assert_counts(rounds: usize, interleavings: u64) {
    let exploration = Explorer::new().only_dfs().explore(increments(rounds));
    assert!(exploration.coverage.is_counted());
    assert_eq!(exploration.interleavings, interleavings);
    let counted: BTreeMap<String, u64> = exploration
        .outcomes
        .iter()
        .map(|outcome| (outcome.value.clone(), outcome.interleavings))
        .collect();
    assert_eq!(counted, enumerate(rounds));
    assert_eq!(counted.values().sum::<u64>(), interleavings);
}

#[test]
fn one_increment_each_has_6_interleavings() {
    assert_counts(1, 6);
}

#[test]
fn two_increments_each_have_70_interleavings() {
    assert_counts(2, 70);
}

#[test]
fn three_increments_each_have_924_interleavings() {
    assert_counts(3, 924);
}
