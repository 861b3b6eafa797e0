//! Small random programs: what the reduction finds must be what trying everything finds.

mod generate;
mod run;

use generate::{Flavour, Op, Program};
use interleave::{Exploration, Explorer, FailureKind};
use std::collections::BTreeSet;

/// Every kind of operation, as it is written in a program.
const KINDS: &str = "Load Store Add Exchange ExchangeWeak PointerLoad PointerSwap PointerExchange Lock TryLock Read Write \
                     TryRead TryWrite Unlock Downgrade Wait NotifyOne NotifyAll Send TrySend Receive TryReceive DropSender \
                     DropReceiver SharedReceive SharedSend Arrive CallOnce IsCompleted WaitOnce Get Set GetOrInit \
                     WaitCell Force Park Unpark Join IsFinished Spawn Yield";

/// How the runs of a program end: outcomes, and kinds of failures with their lines.
fn endings(exploration: &Exploration) -> BTreeSet<String> {
    let outcomes = exploration
        .outcomes
        .iter()
        .map(|outcome| outcome.value.clone());
    let failures = exploration.failures.iter().map(|failure| {
        let deadlock = failure.waits.as_ref().map(|waits| waits.kind);
        format!("{} {deadlock:?} {:?}", failure.kind, failure.place)
    });
    outcomes.chain(failures).collect()
}

#[derive(Debug, Default)]
struct Count {
    compared: u64,
    proved: u64,
    too_large: u64,
    plain: u64,
    reduced: u64,
    /// The kinds of operations in the programs that were compared.
    kinds: BTreeSet<String>,
}

/// Without what it is done to.
fn kind(op: &Op) -> String {
    let text = format!("{op:?}");
    text.split('(').next().unwrap_or(&text).to_owned()
}

fn compare(seed: u64, flavour: Flavour, count: &mut Count) {
    let program = Program::new(seed, flavour);
    let explorer = || {
        let explorer = Explorer::new().max_steps(300);
        match flavour {
            Flavour::Panics => explorer.thread_panics_are_results(),
            Flavour::Spurious => explorer.weak_exchange_failures(1).spurious_wakeups(1),
            _ => explorer,
        }
    };
    let test = {
        let program = program.clone();
        move || run::run(&program)
    };
    let plain = explorer()
        .only_dfs()
        .dfs_schedules(number("RANDOM_SCHEDULES", 1_000))
        .total_steps(u64::MAX)
        .explore(test.clone());
    let complete = plain.searches[0].complete;
    let cut = plain.failure(FailureKind::Livelock).is_some();
    if !complete || cut {
        count.too_large += 1;
        return;
    }
    let reduced = explorer()
        .only_dpor()
        .dpor_schedules(u64::MAX)
        .total_steps(u64::MAX)
        .explore(test);
    assert!(reduced.searches[0].complete, "seed {seed}: {program:#?}");
    let unrepeatable = plain.failure(FailureKind::Nondeterminism).is_some();
    assert!(
        !unrepeatable,
        "seed {seed} does not repeat itself: {program:#?}"
    );
    count.compared += 1;
    count
        .kinds
        .extend(program.threads.iter().flatten().map(kind));
    count.plain += plain.interleavings;
    count.reduced += reduced.searches[0].schedules;
    if !reduced.is_complete() {
        return;
    }
    count.proved += 1;
    let (all, found) = (endings(&plain), endings(&reduced));
    assert!(
        all == found,
        "seed {seed} ({flavour:?}): missed {:?}, made up {:?} in {} of {} runs\n{program:#?}",
        all.difference(&found).collect::<Vec<_>>(),
        found.difference(&all).collect::<Vec<_>>(),
        reduced.schedules,
        plain.schedules,
    );
}

/// A number that whoever runs the tests for longer can set: `RANDOM_PROGRAMS` in all, from `RANDOM_SEED` on, each of
/// which is left out if it has more interleavings than `RANDOM_SCHEDULES`.
fn number(name: &str, default: u64) -> u64 {
    let set = std::env::var(name).ok().and_then(|text| text.parse().ok());
    set.unwrap_or(default)
}

fn compare_all(flavour: Flavour, share: u64, kinds: &str) {
    let (programs, first) = (number("RANDOM_PROGRAMS", 500), number("RANDOM_SEED", 0));
    let mut count = Count::default();
    for seed in first..first + programs * share / 100 {
        compare(seed, flavour, &mut count);
    }
    eprintln!("{flavour:?}: {count:?}");
    let missing = kinds
        .split_whitespace()
        .find(|&kind| !count.kinds.contains(kind));
    assert_eq!(missing, None, "no program with it was compared");
    let small_enough = count.compared * 5 > count.too_large;
    assert!(small_enough, "many can be compared: {count:?}");
    assert!(count.reduced < count.plain, "it reduces: {count:?}");
}

#[test]
fn reduction_finds_what_trying_everything_finds() {
    compare_all(Flavour::Plain, 60, KINDS);
}

#[test]
fn reduction_sees_panics_that_are_results_and_caught_ones() {
    compare_all(Flavour::Panics, 20, "Panic Catch");
}

#[test]
fn reduction_claims_no_more_than_it_saw_of_loops_that_spin() {
    compare_all(Flavour::Spins, 10, "SpinUntil SpinLock Yield");
}

#[test]
fn reduction_finds_both_ways_of_exchanges_and_waits() {
    compare_all(Flavour::Spurious, 10, "ExchangeWeak Wait");
}
