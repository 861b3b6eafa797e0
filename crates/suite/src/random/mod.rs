//! Small random programs: what the reduction finds must be what trying everything finds.

mod generate;
mod run;

use generate::{Flavour, Program};
use interleave::{Exploration, Explorer, FailureKind};
use std::collections::BTreeSet;

/// Programs for which trying everything takes longer than this are left out.
const MAX_SCHEDULES: u64 = 4_000;

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
}

fn compare(seed: u64, flavour: Flavour, count: &mut Count) {
    let program = Program::new(seed, flavour);
    let explorer = || {
        let explorer = Explorer::new().max_steps(300);
        match flavour {
            Flavour::Panics => explorer.thread_panics_are_results(),
            _ => explorer,
        }
    };
    let test = {
        let program = program.clone();
        move || run::run(&program)
    };
    let plain = explorer()
        .only_dfs()
        .dfs_schedules(MAX_SCHEDULES)
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

/// How many programs of each flavour: 500 in all, or as many as the variable says.
fn programs() -> (u64, u64) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    (
        number("RANDOM_PROGRAMS").unwrap_or(500),
        number("RANDOM_SEED").unwrap_or(0),
    )
}

fn compare_all(flavour: Flavour, share: u64) {
    let (programs, first) = programs();
    let mut count = Count::default();
    for seed in first..first + programs * share / 100 {
        compare(seed, flavour, &mut count);
    }
    eprintln!("{flavour:?}: {count:?}");
    let small_enough = count.compared * 3 > count.too_large;
    assert!(small_enough, "most can be compared: {count:?}");
    assert!(count.reduced < count.plain, "it reduces: {count:?}");
}

#[test]
fn reduction_finds_what_trying_everything_finds() {
    compare_all(Flavour::Plain, 70);
}

#[test]
fn reduction_sees_panics_that_are_results_and_caught_ones() {
    compare_all(Flavour::Panics, 20);
}

#[test]
fn reduction_claims_no_more_than_it_saw_of_loops_that_spin() {
    compare_all(Flavour::Spins, 10);
}
