//! Why a run has lost an increment, told from its steps.

use super::steps::{gave_up, gives_back, held, outlives_its_parent, writes, wrote_nothing};
use drawing::schedule::Schedule;
use interleave::{Op, Step, Trace};

/// What is wrong, as a sentence that this run proves, and what to ask.
pub type Reason = (String, &'static str);

fn reason(because: impl Into<String>, question: &'static str) -> Option<Reason> {
    Some((because.into(), question))
}

/// Why the threads of these names, which made one increment each (`once`) or more, have lost one.
pub fn lost(trace: &Trace, names: &[&str], once: bool) -> Reason {
    let threads = super::steps::of_names(trace, names);
    let diagnosis = Schedule::of("", trace).diagnosis;
    let at = diagnosis.map(|diagnosis| diagnosis.step);
    unfinished(trace, names)
        .or_else(|| stale_write(trace, at?))
        .or_else(|| given_up(trace, &threads))
        .or_else(|| twice_locked(trace, at?, once))
        .or_else(|| nothing_written(trace, &threads))
        .unwrap_or((
            "Increments are lost in some orders of the steps.".into(),
            "in the run above: which step was to count the increment that is missing, and what has become of it?",
        ))
}

/// An increment that leaves its work to a thread that nobody waits for.
pub fn unfinished(trace: &Trace, names: &[&str]) -> Option<Reason> {
    outlives_its_parent(trace, names).then_some(())?;
    reason(
        "`increment` returns while the thread that it has started still runs.",
        "who waits for the thread that `increment` starts?",
    )
}

/// A store (or swap) of what was loaded before another thread wrote.
fn stale_write(trace: &Trace, at: usize) -> Option<Reason> {
    let step = &trace.steps[at];
    if !matches!(step.op, Op::Store | Op::Swap) {
        return None;
    }
    let on_it = |other: &Step| other.object == step.object;
    let load = (0..at)
        .rev()
        .find(|&index| on_it(&trace.steps[index]) && trace.steps[index].thread == step.thread)?;
    let other = (load..at)
        .rev()
        .find(|&index| on_it(&trace.steps[index]) && writes(&trace.steps[index]))?;
    let kept: Vec<usize> = held(trace, step.thread, load)
        .into_iter()
        .filter(|lock| held(trace, step.thread, at).contains(lock))
        .map(|(_, taken)| taken)
        .collect();
    if let Some(&taken) = kept.first() {
        return kept_out(trace, taken, trace.steps[other].thread, other);
    }
    let own = |step: &&Step| step.thread == trace.steps[at].thread;
    if trace.steps[..at]
        .iter()
        .filter(own)
        .any(|step| gives_back(step.op))
        || !held(trace, step.thread, at).is_empty()
    {
        return reason(
            "No lock is held from the load to the store, and another thread gets in between.",
            "where does each of your guards begin to live, and at which line is it dropped?",
        );
    }
    if trace.steps[load..at]
        .iter()
        .filter(own)
        .any(|step| matches!(step.op, Op::YieldNow | Op::Sleep))
    {
        return reason(
            "A pause keeps nobody out: another thread gets in between the load and the store.",
            "between which two of your lines does the other thread run, and what would have to be there to keep it out?",
        );
    }
    reason(
        format!(
            "The load and the {} are two steps, and another thread gets in between.",
            step.op
        ),
        "when your thread writes, is what it has loaded still true? What could make both one step?",
    )
}

/// A lock was held all the time, and the other thread wrote in spite of it.
fn kept_out(trace: &Trace, taken: usize, other: usize, wrote_at: usize) -> Option<Reason> {
    if matches!(trace.steps[taken].op, Op::Read | Op::TryRead) {
        return reason(
            "A read lock does not keep other readers out, and they write too.",
            "while your thread holds its read lock, which other locks can be taken?",
        );
    }
    match held(trace, other, wrote_at).is_empty() {
        true => reason(
            "One thread holds a lock, and the other one writes without it.",
            "whom does a lock keep out: everybody, or those who lock it too?",
        ),
        false => reason(
            "Each thread holds another lock, so neither keeps the other one out.",
            "which lock does the other thread lock in the same place: the same one?",
        ),
    }
}

/// A try that failed was the last thing that an increment did.
fn given_up(trace: &Trace, threads: &[usize]) -> Option<Reason> {
    match gave_up(trace, threads)? {
        (op, 1) => reason(
            format!("After a `{op}` that failed, `increment` returns without having counted."),
            "in the failing step: what is written then, and what does your code do about it?",
        ),
        (op, tries) => reason(
            format!(
                "After {tries} calls of `{op}` that failed, `increment` returns without having counted."
            ),
            "how often does your loop try, and what becomes of the increment after the last try?",
        ),
    }
}

/// One increment has the lock twice, and another thread has it in between.
fn twice_locked(trace: &Trace, at: usize, once: bool) -> Option<Reason> {
    if !once || !matches!(trace.steps[at].op, Op::Lock | Op::Write) {
        return None;
    }
    reason(
        "An increment takes its lock twice, and another thread has it in between.",
        "where does the guard of the first lock end, and who may have the lock before you lock again?",
    )
}

fn nothing_written(trace: &Trace, threads: &[usize]) -> Option<Reason> {
    wrote_nothing(trace, threads).then_some(())?;
    reason(
        "An increment ends without having written anything.",
        "on which way out of `increment` is nothing written, and when does your code take it?",
    )
}
