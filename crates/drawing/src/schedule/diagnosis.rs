//! Finds the step at which a run goes wrong: an update that is lost, a step that acts on what is old.

use super::{Diagnosis, rows};
use interleave::{Op, Step, StepResult, Trace};

/// The first step that can't tell that a value was another one meanwhile, or else that overwrites what its thread has
/// not seen, or writes nothing because of what another has written; `None` where no rule applies.
pub fn find(trace: &Trace) -> Option<Diagnosis> {
    let rules = [came_back, overwrites, given_up];
    rules
        .into_iter()
        .find_map(|rule| (0..trace.steps.len()).find_map(|step| rule(trace, step)))
}

fn overwrites(trace: &Trace, at: usize) -> Option<Diagnosis> {
    stale_write(trace, at).or_else(|| old_lock(trace, at))
}

/// A `compare_exchange` that succeeds because the value is what it was, although it was another one in between.
fn came_back(trace: &Trace, at: usize) -> Option<Diagnosis> {
    let step = &trace.steps[at];
    let exchange = matches!(step.op, Op::CompareExchange | Op::CompareExchangeWeak);
    let value = step
        .read
        .as_ref()
        .filter(|_| exchange && step.wrote.is_some())?;
    let own = |(_, other): &(usize, &Step)| other.thread == step.thread;
    let (seen_at, _) = before(trace, at, step.object).rev().find(own)?;
    let writes = |(index, other): &(usize, &Step)| *index > seen_at && other.wrote.is_some();
    let between: Vec<(usize, &Step)> = before(trace, at, step.object).filter(writes).collect();
    let (away_at, away) = *between
        .iter()
        .find(|(_, s)| s.wrote.as_ref() != Some(value))?;
    let (back_at, _) = *between.last()?;
    let object = trace.object_name(step).unwrap_or_default();
    Some(Diagnosis {
        step: at,
        related: vec![seen_at, away_at, back_at],
        why: format!(
            "{object} is {value} as in step {}, but {} has changed it in between ({}): this can't tell.",
            number(trace, seen_at),
            trace.thread_name(away),
            steps(trace, &[away_at, back_at])
        ),
    })
}

/// The number of a step in the drawing.
fn number(trace: &Trace, step: usize) -> usize {
    let rows = rows(trace);
    rows.iter()
        .position(|row| *row == step)
        .map_or(0, |at| at + 1)
}

fn before(
    trace: &Trace,
    end: usize,
    object: Option<usize>,
) -> impl DoubleEndedIterator<Item = (usize, &Step)> {
    let steps = trace.steps[..end].iter().enumerate();
    steps.filter(move |(_, step)| object.is_some() && step.object == object)
}

/// A plain store (or swap) after a load, with another thread's write in between.
fn stale_write(trace: &Trace, at: usize) -> Option<Diagnosis> {
    let step = &trace.steps[at];
    let blind = matches!(step.op, Op::Store | Op::Swap) && step.result == StepResult::Done;
    let wrote = step.wrote.as_ref().filter(|_| blind)?;
    let own = |(_, other): &(usize, &Step)| other.thread == step.thread;
    let (seen_at, seen) = before(trace, at, step.object).rev().find(own)?;
    let read = seen.read.as_ref().filter(|_| seen.wrote.is_none())?;
    let between = before(trace, at, step.object)
        .rev()
        .take_while(|(index, _)| *index > seen_at);
    let (lost_at, lost) = between
        .into_iter()
        .find(|(_, other)| other.wrote.is_some())?;
    // What somebody has seen and gone by is not lost.
    let used = |(index, other): (usize, &Step)| {
        index > lost_at && other.read.is_some() && other.thread != lost.thread
    };
    if before(trace, at, step.object).any(used) {
        return None;
    }
    let other_read = before(trace, lost_at, step.object)
        .rev()
        .find(|(_, other)| other.thread == lost.thread)
        .filter(|(_, other)| other.read.as_ref() == Some(read) && other.wrote.is_none());
    let me = trace.thread_name(step);
    let why = match other_read {
        Some((also_at, _))
            if read.parse::<i128>().is_ok() && lost.wrote.as_ref() == Some(wrote) =>
        {
            format!(
                "both read {read} ({}), so both write {wrote}: one update is lost.",
                steps(trace, &[seen_at, also_at])
            )
        }
        Some((also_at, _)) => format!(
            "both read {read} ({}), so both go on as if they were alone.",
            steps(trace, &[seen_at, also_at])
        ),
        None => format!(
            "{me} goes by the {read} that it read in step {}, but {} has written since: what step {} wrote is lost.",
            number(trace, seen_at),
            trace.thread_name(lost),
            number(trace, lost_at)
        ),
    };
    let related = [
        Some(seen_at),
        Some(lost_at),
        other_read.map(|(index, _)| index),
    ];
    Some(Diagnosis {
        step: at,
        related: related.into_iter().flatten().collect(),
        why,
    })
}

/// A `compare_exchange` that fails and is not tried again, because of another thread or without a reason.
fn given_up(trace: &Trace, at: usize) -> Option<Diagnosis> {
    let step = &trace.steps[at];
    let exchange = matches!(step.op, Op::CompareExchange | Op::CompareExchangeWeak);
    let again = trace.steps[at + 1..]
        .iter()
        .any(|later| later.thread == step.thread && later.object == step.object);
    if !exchange || step.result != StepResult::Failed || again {
        return None;
    }
    if step.spurious {
        return Some(Diagnosis {
            step: at,
            related: Vec::new(),
            why: "a weak exchange may fail although it finds the value that it expects. It writes nothing then, and \
                  is not tried again."
                .into(),
        });
    }
    let (other_at, other) = before(trace, at, step.object)
        .rev()
        .find(|(_, other)| other.thread != step.thread && other.wrote.is_some())?;
    Some(Diagnosis {
        step: at,
        related: vec![other_at],
        why: format!(
            "{} has written in step {}, so this finds another value than it expects, and writes nothing.",
            trace.thread_name(other),
            number(trace, other_at)
        ),
    })
}

/// A lock taken a second time, with another thread's whole critical section since the first time, if that is what goes
/// wrong: the values that are shown say so, or the run has no other object.
fn old_lock(trace: &Trace, at: usize) -> Option<Diagnosis> {
    let step = &trace.steps[at];
    let takes = |step: &Step| {
        matches!(step.op, Op::Lock | Op::Write | Op::Read) && step.result == StepResult::Done
    };
    if !takes(step) || step.op == Op::Read {
        return None;
    }
    let own = |(_, other): &(usize, &Step)| other.thread == step.thread && takes(other);
    let (first_at, _) = before(trace, at, step.object).rev().find(own)?;
    let between = before(trace, at, step.object).filter(|(index, _)| *index > first_at);
    let (other_at, other) = between
        .rev()
        .find(|(_, other)| other.thread != step.thread && takes(other))?;
    let sections = [first_at, other_at, at].map(|at| section(trace, at));
    let overwritten = match &sections {
        // Whether it writes now can't be seen where it leaves the same value.
        [Some(looked), Some(changed), Some(_)] => looked.0 == looked.1 && changed.1 != looked.1,
        _ => {
            let alone = |other: &Step| other.object.is_none() || other.object == step.object;
            trace.steps.iter().all(alone)
        }
    };
    if !overwritten {
        return None;
    }
    Some(Diagnosis {
        step: at,
        related: vec![first_at, other_at],
        why: format!(
            "what {} saw under the lock in step {} is old by now: {} has had the lock in between (step {}).",
            trace.thread_name(step),
            number(trace, first_at),
            trace.thread_name(other),
            number(trace, other_at)
        ),
    })
}

/// The values behind a lock when it was taken at this step and when it was given back, if they are shown.
fn section(trace: &Trace, at: usize) -> Option<(&str, &str)> {
    let taken = &trace.steps[at];
    let mut later = trace.steps[at + 1..].iter();
    let given_back =
        later.find(|step| step.thread == taken.thread && step.object == taken.object)?;
    Some((taken.read.as_deref()?, given_back.wrote.as_deref()?))
}

fn steps(trace: &Trace, indices: &[usize]) -> String {
    let mut numbers: Vec<usize> = indices.iter().map(|&index| number(trace, index)).collect();
    numbers.sort_unstable();
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!("steps {}", numbers.join(" and "))
}
