//! The rows of a drawing: which of them are folded away, and what stands in them.

use super::{Diagnosis, decisive};
use interleave::{Op, Step, StepResult, Trace};
use std::collections::BTreeSet;

/// Rows of a longer run: the steps that the explanation names and those that decide, then its beginning and its end.
const MOST_ROWS: usize = 16;

/// The rows to draw, as positions; `None` stands for a fold.
pub fn folded(
    numbers: &[usize],
    diagnosis: Option<&Diagnosis>,
    trace: &Trace,
) -> Vec<Option<usize>> {
    if numbers.len() <= MOST_ROWS {
        return (0..numbers.len()).map(Some).collect();
    }
    let decisive = decisive::steps(trace);
    let rank = |at: &usize| {
        let step = numbers[*at];
        let named = diagnosis.is_some_and(|d| d.step == step || d.related.contains(&step));
        match named || trace.steps[step].result == StepResult::Blocked {
            true => 0,
            false => decisive.get(&step).copied().unwrap_or(u8::MAX),
        }
    };
    // What decides stays, however much it is; then as much of the rest as there is room for.
    let mut kept: BTreeSet<usize> = (0..numbers.len()).filter(|at| rank(at) <= 1).collect();
    // The later, the nearer to what goes wrong.
    let ranked = |wanted| {
        (0..numbers.len())
            .rev()
            .filter(move |at| rank(at) == wanted)
    };
    let ends = (0..2).chain((0..numbers.len()).rev());
    for at in ranked(2).chain(ranked(3)).chain(ends) {
        if kept.insert(at) && with_folds(&kept).len() > MOST_ROWS + 1 {
            kept.remove(&at);
        }
    }
    with_folds(&kept)
}

/// The rows that are kept, with a fold for each gap between them.
fn with_folds(kept: &BTreeSet<usize>) -> Vec<Option<usize>> {
    let mut shown: Vec<Option<usize>> = Vec::new();
    let mut next = 0;
    for &at in kept {
        match at - next {
            0 => {}
            // The sign for it would take the same place.
            1 => shown.push(Some(next)),
            _ => shown.push(None),
        }
        shown.push(Some(at));
        next = at + 1;
    }
    shown
}

/// What a step did, e.g. `load reads 0`; with the object's name where there are several.
pub fn did(trace: &Trace, step: &Step, several: bool) -> String {
    let object = trace.object_name(step).filter(|_| several);
    let object = object.map_or(String::new(), |name| format!(" {name}"));
    let op = step.op;
    if step.result == StepResult::Blocked {
        return format!("waits: {op}{object}");
    }
    let locks = matches!(
        op,
        Op::Lock
            | Op::Unlock
            | Op::Read
            | Op::UnlockRead
            | Op::Write
            | Op::UnlockWrite
            | Op::Downgrade
            | Op::Wait
            | Op::Wake
    );
    let without_reason = step.note.as_ref().filter(|_| step.spurious);
    if let Some(how) = without_reason {
        return format!("{op}{object} {how}");
    }
    // What is in a channel then, and of a sender that goes: how many are left.
    let channel = matches!(
        op,
        Op::Send | Op::TrySend | Op::Recv | Op::TryRecv | Op::DropSender
    );
    if let (true, Some(note)) = (channel, &step.note) {
        return format!("{op}{object}, {note}");
    }
    let values = match (&step.read, &step.wrote, step.result) {
        (Some(read), _, StepResult::Failed) => format!(" fails: {read}"),
        (_, _, StepResult::Failed) => " fails".into(),
        _ if locks => String::new(),
        (Some(read), Some(wrote), _) => format!(" {read} to {wrote}"),
        (Some(read), None, _) => format!(" reads {read}"),
        (None, Some(wrote), _) => format!(" writes {wrote}"),
        (None, None, _) => String::new(),
    };
    format!("{op}{object}{values}")
}

/// The line of a step, where it is known.
pub fn line(step: &Step) -> String {
    if step.at_drop || step.place.line == 0 {
        return String::new();
    }
    format!(" :{}", step.place.line)
}
