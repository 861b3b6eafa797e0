//! Finds threads that try again and again where they should wait.

use super::driven::{self, Test};
use super::fitting;
use crate::verdict::Wrong;
use crate::waiting::changes;
use interleave::{Exploration, StepResult, Trace};
use std::ops::RangeInclusive;

/// A function's own thread, and the first that it starts.
pub const STOPPED: [&str; 3] = ["main", "thread 1", "thread 2"];
/// Who is stopped after a few steps, and who goes on as long as it can: a function's own thread, and the first that it starts.
pub const OWN_AND_STARTED: [[&str; 2]; 4] = [
    ["thread 1", "main"],
    ["main", "thread 1"],
    ["thread 1", "thread 2"],
    ["thread 2", "thread 1"],
];
/// After so many steps at the most a thread is stopped.
const PLACES: usize = 3;
/// So many of its own steps in a row that change nothing: one that tries once or twice and then waits makes fewer. The
/// scheduler is fair, and lets others go on soon after.
const IN_VAIN: usize = 6;

/// Refuses a program of which a thread goes on trying while all others stand still.
///
/// Of each pair the first thread is stopped, and the second one goes on.
pub fn refuse(pairs: &[[&'static str; 2]], test: &Test) {
    for &[first, second] in pairs {
        driven::stopped([first, second], PLACES, test, &|run| {
            let found = trace(run).and_then(|trace| Some((trace, tries(trace, second)?)));
            if let Some((trace, tries)) = found {
                refuse_tries(trace, second, tries);
            }
        });
    }
}

fn trace(run: &Exploration) -> Option<&Trace> {
    let outcome = run.outcomes.first();
    let of_outcome = outcome.and_then(|outcome| outcome.trace.as_ref());
    of_outcome.or(run.failures.first().map(|failure| &failure.trace))
}

/// The steps in a row with which this thread changes nothing, from the first to the last.
fn tries(trace: &Trace, thread: &str) -> Option<RangeInclusive<usize>> {
    let mut row: Vec<usize> = Vec::new();
    for (index, step) in trace.steps.iter().enumerate() {
        if trace.thread_name(step) != thread {
            continue;
        }
        if changes(step) || step.result == StepResult::Blocked {
            row.clear();
            continue;
        }
        row.push(index);
        if row.len() == IN_VAIN {
            return Some(row[0]..=index);
        }
    }
    None
}

fn refuse_tries(trace: &Trace, thread: &str, tries: RangeInclusive<usize>) -> ! {
    let op = trace.steps[*tries.start()].op;
    let mut shown = trace.clone();
    shown.steps.truncate(tries.end() + 1);
    Wrong::because("A thread tries again and again instead of waiting.")
        .seen(format!(
            "{thread} makes {IN_VAIN} steps in a row that change nothing, beginning with `{op}`, in an order that the check chose."
        ))
        .expected("a thread that has nothing to do waits until there is something, and uses no processor meanwhile.")
        .picture(fitting("How it begins:", &shown))
        .ask("which call waits until there is a message, or room for one, or the end?")
        .refuse()
}
