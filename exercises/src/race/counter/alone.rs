//! What one thread does with a counter, and how much a run can hold.

use super::Calls::{self, Gets, Increments};
use super::{NAMES, New, program};
use crate::explored::driven::{self, Text, alone};
use crate::explored::{explore, refuse_failures};
use crate::verdict::Wrong;
use interleave::{Op, Step};
use std::collections::BTreeSet;

/// How many threads and objects a run has in which one thread makes `increments` increments.
fn made_by(new: New, increments: usize) -> (usize, usize) {
    let test = program(new, &[Increments(increments)]).test();
    let run = driven::along(&[], &test);
    let trace = run
        .as_ref()
        .and_then(|run| run.outcomes.first()?.trace.as_ref());
    trace.map_or((0, 0), |trace| (trace.threads.len(), trace.objects.len()))
}

/// Whether each increment starts a thread: a run holds 64 at the most.
fn starts_threads(new: New) -> bool {
    made_by(new, 1).0 > 2
}

/// So many increments, or fewer if each starts a thread, makes a lock or takes many steps.
pub fn at_most(new: New, many: usize) -> usize {
    const STEPS: usize = 280_000;
    let makes_more = made_by(new, 2).1 > made_by(new, 1).1;
    let steps = program(new, &[Increments(1)]).of_calls(Increments(1));
    match (starts_threads(new), makes_more) {
        (true, _) => many.min(8),
        (false, true) => many.min(300),
        (false, false) => many.min(STEPS / steps.max(1)),
    }
}

/// After how many increments the next one makes other steps than all before it, such as one that carries over: 3 of
/// these numbers at the most. The first few increments are left out.
pub fn turning_points(new: New) -> Vec<usize> {
    const CALLS: usize = 1_500;
    const FIRST: usize = 4;
    const MOST: usize = 3;
    let noted = program(new, &[Increments(at_most(new, CALLS)), Gets(0)]);
    let run = driven::along(&[], &noted.test());
    let Some(trace) = run
        .as_ref()
        .and_then(|run| run.outcomes.first()?.trace.as_ref())
    else {
        return Vec::new();
    };
    let ended = trace
        .objects
        .iter()
        .find(|object| object.name == "ended by A");
    let ends = |step: &Step| {
        ended.is_some_and(|ended| step.object == Some(ended.id)) && step.op == Op::Store
    };
    let mut seen = BTreeSet::new();
    let way = |call: &[Step]| -> Vec<(Op, u32, u32)> {
        let steps = call
            .iter()
            .map(|step| (step.op, step.place.line, step.place.column));
        steps.collect()
    };
    let calls = trace.steps.split_inclusive(ends).enumerate();
    let new_ones =
        calls.filter(|(_, call)| call.last().is_some_and(ends) && seen.insert(way(call)));
    new_ones
        .map(|(before, _)| before)
        .filter(|before| *before >= FIRST)
        .take(MOST)
        .collect()
}

/// As many threads as a run holds, or only a few if each increment starts one.
pub fn a_crowd(new: New) -> Vec<Calls> {
    let threads = if starts_threads(new) { 8 } else { NAMES.len() };
    vec![Increments(1); threads]
}

/// One thread counts far; the count is looked at again and again.
pub fn counts_far(new: New, far: usize) {
    let found = alone(far, move || {
        let counter = new();
        for count in 1..=far {
            counter.increment();
            let looks = count.is_power_of_two() || count == far || count % 10_000 == 0;
            if looks && counter.get() != count {
                return Text(format!(
                    "after {count} increments `get` returned {}",
                    counter.get()
                ));
            }
        }
        Text(String::new())
    });
    refuse_failures(&found);
    let Some(outcome) = found
        .outcomes
        .iter()
        .find(|outcome| !outcome.value.is_empty())
    else {
        return;
    };
    let increments = outcome.value.split_whitespace().nth(1).unwrap_or_default();
    Wrong::because(format!(
        "The count is wrong when a single thread has incremented it {increments} times."
    ))
    .seen(format!("{}.", outcome.value))
    .expected(format!(
        "the number of increments, to a million at least; this check counts to {far}."
    ))
    .ask("which numbers can be stored where your counter keeps its count?")
    .refuse()
}

/// Two counters, one of which is incremented twice, and the other one once.
pub fn counters_are_apart(new: New) {
    let alone = |increments| {
        explore(move || {
            let counter = new();
            (0..increments).for_each(|_| counter.increment());
            counter.get()
        })
    };
    let (one, other) = (alone(1), alone(2));
    let found = explore(move || {
        let (first, second) = (new(), new());
        first.increment();
        first.increment();
        second.increment();
        (first.get(), second.get())
    });
    refuse_failures(&found);
    // A counter that is wrong alone too is another check's business.
    let as_alone = other
        .values()
        .iter()
        .flat_map(|two| {
            one.values()
                .into_iter()
                .map(move |one| format!("({two}, {one})"))
        })
        .collect::<Vec<_>>();
    if found
        .values()
        .iter()
        .any(|pair| !as_alone.iter().any(|alone| alone == pair))
    {
        Wrong::because("Two counters share what should be each one's own.")
            .seen(format!(
                "two counters, one incremented twice, the other once: they stand at {}.",
                found.values().join(" or ")
            ))
            .expected("(2, 1).")
            .ask("where is the count kept: in the counter?")
            .refuse();
    }
}
