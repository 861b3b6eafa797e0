//! The steps of a run that decide how it goes, so that a drawing does not fold them away.

use super::{rows, subject};
use interleave::{Step, Trace};
use std::collections::BTreeMap;

/// The steps that decide, with a rank each: the smaller, the more telling. As indices into the trace.
///
/// Rank 1: a thread comes back to a value that another one has changed; its step before, the change, and its step
/// after. Rank 2: the steps at which another thread takes over, those that change a value, and the last one. Rank 3: as
/// rank 1, with a lock.
pub fn steps(trace: &Trace) -> BTreeMap<usize, u8> {
    let mut ranks = BTreeMap::new();
    let mut keep = |steps: &[usize], rank: u8| {
        for &step in steps {
            let best = ranks.entry(step).or_insert(rank);
            *best = rank.min(*best);
        }
    };
    for at in 0..trace.steps.len() {
        if let Some((seen, changed)) = comes_back(trace, at) {
            keep(
                &[seen, changed, at],
                if is_value(&trace.steps[changed]) {
                    1
                } else {
                    3
                },
            );
        }
    }
    let rows = rows(trace);
    let valued = |row: &&usize| is_value(&trace.steps[**row]) && changes(&trace.steps[**row]);
    rows.iter().filter(valued).for_each(|&row| keep(&[row], 2));
    for pair in rows.windows(2) {
        if trace.steps[pair[0]].thread != trace.steps[pair[1]].thread {
            keep(pair, 2);
        }
    }
    keep(&rows[rows.len().saturating_sub(1)..], 2);
    ranks
}

/// The thread's step before on the same object, and the last change by another one since, if there is one.
fn comes_back(trace: &Trace, at: usize) -> Option<(usize, usize)> {
    let step = &trace.steps[at];
    let object = subject(step)?;
    let same = |index: &usize| subject(&trace.steps[*index]) == Some(object);
    let before = (0..at).rev().filter(same);
    let mut since: Vec<usize> = Vec::new();
    for index in before {
        if trace.steps[index].thread == step.thread {
            let changed = since
                .into_iter()
                .find(|&other| changes(&trace.steps[other]));
            return changed.map(|changed| (index, changed));
        }
        since.push(index);
    }
    None
}

/// Whether a step writes to an atomic. A lock has a value too if it is shown, but many steps that do not matter.
fn is_value(step: &Step) -> bool {
    step.wrote.is_some() && !step.at_drop && step.mutex.is_none()
}

/// Whether a step leaves its object otherwise than it was, as far as can be seen.
fn changes(step: &Step) -> bool {
    let done = step.result == interleave::StepResult::Done;
    match (&step.read, &step.wrote) {
        (Some(read), Some(wrote)) => read != wrote,
        (None, Some(_)) => true,
        (_, None) => done && step.object.is_some() && step.read.is_none(),
    }
}
