//! Facts about the steps of a run, from which reasons follow.

use interleave::{ObjectKind, Op, Step, StepResult, Trace};
use std::collections::BTreeSet;

/// The locks that this thread holds before the step at `end`, each with the step that took it.
pub fn held(trace: &Trace, thread: usize, end: usize) -> Vec<(usize, usize)> {
    let mut held: Vec<(usize, usize)> = Vec::new();
    let own = |(_, step): &(usize, &Step)| step.thread == thread && is_done(step);
    for (at, step) in trace.steps[..end].iter().enumerate().filter(own) {
        let Some(object) = step.object else { continue };
        if takes(step.op) {
            held.push((object, at));
        } else if gives_back(step.op)
            && let Some(index) = held.iter().rposition(|(known, _)| *known == object)
        {
            held.remove(index);
        }
    }
    held
}

/// Whether a step did what it was asked to.
pub fn is_done(step: &Step) -> bool {
    step.result == StepResult::Done
}

/// Whether it is a try that found the lock taken, or another value than it expected.
pub fn is_failed(step: &Step) -> bool {
    step.result == StepResult::Failed
}

/// Whether an operation takes a lock.
pub fn takes(op: Op) -> bool {
    matches!(
        op,
        Op::Lock | Op::TryLock | Op::Read | Op::TryRead | Op::Write | Op::TryWrite | Op::Wake
    )
}

/// Whether an operation gives a lock back.
pub fn gives_back(op: Op) -> bool {
    matches!(op, Op::Unlock | Op::UnlockRead | Op::UnlockWrite | Op::Wait)
}

/// Whether a step has written an atomic.
pub fn writes(step: &Step) -> bool {
    is_done(step) && step.wrote.is_some() && !takes(step.op) && !gives_back(step.op)
}

/// The threads that the check has started, by their names.
pub fn of_names(trace: &Trace, names: &[&str]) -> Vec<usize> {
    let known = |thread: &&interleave::Thread| names.contains(&thread.name.as_str());
    trace
        .threads
        .iter()
        .filter(known)
        .map(|thread| thread.id)
        .collect()
}

/// A thread that the answer has started, and that still runs when the one that started it has made its last step.
pub fn outlives_its_parent(trace: &Trace, names: &[&str]) -> bool {
    let ours: BTreeSet<usize> = of_names(trace, names).into_iter().collect();
    let last = |thread: usize| trace.steps.iter().rposition(|step| step.thread == thread);
    let spawns = |step: &&Step| ours.contains(&step.thread) && step.op == Op::Spawn;
    let joins = |thread: usize| {
        let own = trace.steps.iter().filter(move |step| step.thread == thread);
        own.filter(|step| matches!(step.op, Op::Join | Op::JoinScope))
            .count()
    };
    let parents: BTreeSet<usize> = trace
        .steps
        .iter()
        .filter(spawns)
        .map(|step| step.thread)
        .collect();
    parents.into_iter().any(|parent| {
        let children = trace
            .threads
            .iter()
            .filter(|thread| !ours.contains(&thread.id) && thread.id > 0);
        joins(parent) == 0
            && children
                .into_iter()
                .any(|child| last(child.id) > last(parent) || last(child.id).is_none())
    })
}

/// The operation that a thread has tried in vain, and how often, after which it has written and taken nothing more.
pub fn gave_up(trace: &Trace, threads: &[usize]) -> Option<(Op, usize)> {
    threads.iter().find_map(|thread| {
        let own: Vec<&Step> = trace
            .steps
            .iter()
            .filter(|step| step.thread == *thread)
            .collect();
        let last = own.iter().rposition(|step| is_failed(step))?;
        let effect = |step: &&Step| writes(step) || (takes(step.op) && is_done(step));
        if own[last + 1..].iter().any(effect) {
            return None;
        }
        let since = own[..last].iter().rposition(effect).map_or(0, |at| at + 1);
        let tries = own[since..].iter().filter(|step| is_failed(step)).count();
        Some((own[last].op, tries))
    })
}

/// Whether one of these threads has written no atomic and had no lock to itself, while another one has.
pub fn wrote_nothing(trace: &Trace, threads: &[usize]) -> bool {
    let atomics = trace
        .objects
        .iter()
        .any(|object| object.kind == ObjectKind::Atomic);
    let wrote = |thread: &usize| {
        trace
            .steps
            .iter()
            .any(|step| step.thread == *thread && writes(step))
    };
    atomics && threads.iter().any(|thread| !wrote(thread)) && threads.iter().any(wrote)
}
