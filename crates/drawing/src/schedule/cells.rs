//! The rows of a drawing: which of them are folded away, and what stands in them.

use super::Damage;
use interleave::{Op, Step, StepResult, Trace};
use std::collections::BTreeSet;

/// Rows at the most; of a longer run, the steps that the explanation names, its beginning and its end.
const MOST_ROWS: usize = 16;

/// The rows to draw, as positions; `None` stands for a fold.
pub fn folded(numbers: &[usize], damage: Option<&Damage>, trace: &Trace) -> Vec<Option<usize>> {
    if numbers.len() <= MOST_ROWS {
        return (0..numbers.len()).map(Some).collect();
    }
    let named = |step: &usize| damage.is_some_and(|d| d.step == *step || d.related.contains(step));
    let blocked = |step: &usize| trace.steps[*step].result == StepResult::Blocked;
    let must = |at: &usize| named(&numbers[*at]) || blocked(&numbers[*at]);
    let mut kept: BTreeSet<usize> = (0..numbers.len()).filter(must).collect();
    let ends = (0..2).chain((0..numbers.len()).rev());
    for at in ends {
        if kept.len() >= MOST_ROWS {
            break;
        }
        kept.insert(at);
    }
    let mut shown: Vec<Option<usize>> = Vec::new();
    let mut next = 0;
    for at in kept {
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
        Op::Lock | Op::Unlock | Op::Read | Op::UnlockRead | Op::Write | Op::UnlockWrite
    );
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
