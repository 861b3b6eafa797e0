//! Why nobody gets a ticket, or several do, told from the steps of a run.

use crate::race::lost::Reason;
use crate::race::steps::{self, held, is_done, is_failed, takes, writes};
use drawing::schedule::Schedule;
use interleave::{Op, Step, Trace};

fn reason(because: impl Into<String>, question: &'static str) -> Option<Reason> {
    Some((because.into(), question))
}

pub(super) fn nobody(trace: &Trace, always: bool) -> Reason {
    if let Some(weak) = weak_failure(trace) {
        return weak;
    }
    match always {
        true => (
            "Nobody ever gets the ticket.".into(),
            "what does the first call find, and what does it return then?",
        ),
        false => (
            "There are orders in which nobody gets the ticket.".into(),
            "what does each caller see of the others when it decides, and can all of them decide to lose?",
        ),
    }
}

/// A weak exchange that failed though it found what it expected.
fn weak_failure(trace: &Trace) -> Option<Reason> {
    let weak = |step: &Step| step.spurious && step.op == Op::CompareExchangeWeak;
    trace.steps.iter().any(weak).then_some(())?;
    reason(
        "A `compare_exchange_weak` may fail although it finds what it expects, and then nobody gets the ticket.",
        "how does `compare_exchange_weak` differ from `compare_exchange`, and what has to stand around it?",
    )
}

/// Why several calls get it, told from a run in which these do.
pub(super) fn several(trace: &Trace, winners: &str) -> Reason {
    let names: Vec<&str> = winners
        .split(" and ")
        .filter_map(|winner| winner.split(' ').next())
        .collect();
    let threads = steps::of_names(trace, &names);
    late(trace, &threads)
        .or_else(|| ignored(trace, &threads))
        .or_else(|| in_between(trace))
        .unwrap_or((
            "There are orders in which several calls get the ticket.".into(),
            "in the run above: by which step does each of the winners decide that it has won, and what tells the second one that there was a first?",
        ))
}

/// Each winner had finished when the next one began.
fn late(trace: &Trace, winners: &[usize]) -> Option<Reason> {
    let mut turns: Vec<usize> = trace
        .steps
        .iter()
        .map(|step| step.thread)
        .filter(|thread| winners.contains(thread))
        .collect();
    turns.dedup();
    (turns.len() == winners.len()).then_some(())?;
    reason(
        "A call that begins after the winner has finished gets the ticket too.",
        "what remains of the first claim when `claim` has returned?",
    )
}

/// A winner whose only writing step told it that the ticket was taken.
fn ignored(trace: &Trace, winners: &[usize]) -> Option<Reason> {
    winners.iter().find_map(|winner| {
        let own: Vec<&Step> = trace.steps.iter().filter(|step| step.thread == *winner).collect();
        let exchange = |step: &&&Step| matches!(step.op, Op::CompareExchange | Op::CompareExchangeWeak);
        let last = own.iter().rev().find(exchange);
        if let Some(failed) = last.filter(|step| is_failed(step)) {
            return reason(
                format!("A caller gets the ticket although its `{}` has failed.", failed.op),
                "what does the exchange that fails return, and who looks at it?",
            );
        }
        let idle = |step: &&&Step| writes(step) && step.read == step.wrote;
        let only = own.iter().filter(|step| writes(step)).count() == 1;
        let idle = own.iter().find(idle).filter(|_| only)?;
        reason(
            format!("A caller gets the ticket although its `{}` has changed nothing: another one was there before.", idle.op),
            "what does the operation return to the second caller, and who looks at it?",
        )
    })
}

/// Another caller came between the looking and the taking of one.
fn in_between(trace: &Trace) -> Option<Reason> {
    let at = Schedule::of("", trace).diagnosis?.step;
    let step = &trace.steps[at];
    if takes(step.op) {
        return reason(
            "One call takes the lock twice, and another call has it in between.",
            "where does the guard of the first lock end, and who may look before you lock again?",
        );
    }
    if !matches!(step.op, Op::Store | Op::Swap) {
        return None;
    }
    let locks = |step: &&Step| takes(step.op) && is_done(step);
    let locked = trace
        .steps
        .iter()
        .filter(|other| other.thread == step.thread)
        .any(|step| locks(&step));
    match locked && held(trace, step.thread, at).is_empty() {
        true => reason(
            "The lock does not cover both the looking and the taking.",
            "what does each thread do before it locks and after it has unlocked?",
        ),
        false => reason(
            "Another caller takes the ticket between one caller's looking and taking.",
            "when the second caller takes, is what it has seen still true? What could make looking and taking one step?",
        ),
    }
}
