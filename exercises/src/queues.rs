//! What is said of any answer with queues: of threads that look instead of waiting, and of those that are left.

use crate::explored::{drawn, explore_with, of_all, refuse_failures, together};
use crate::verdict::Wrong;
use crate::waiting::{self, picture};
use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};
use interleave::{Exploration, Explorer, FailureKind, Named, Op, Outcome, Step, Trace};
use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

/// The thread that calls the function.
pub const CALLER: &str = "caller";
/// What that thread sets when the function has returned.
const RETURNED: &str = "returned";

/// Tries every interleaving of a call that uses what `make` makes, and refuses an answer with a thread that goes on
/// when it has returned.
///
/// `call` gives the answer nothing but what keeps a count of what `make` has made.
pub fn leaves_nobody<T: Any + Send + Sync>(
    make: impl Fn() -> Arc<T> + Send + Sync + 'static,
    call: impl Fn(&Arc<T>) + Send + Sync + 'static,
) {
    let explorer = Explorer::new().count_interleavings().only_dfs();
    let found = explore_with(&explorer, move || {
        let used = make();
        let returned = AtomicBool::new(false).named(RETURNED);
        let owners = Mutex::new(0);
        together(&[CALLER], &|_| {
            call(&used);
            returned.store(true, SeqCst);
            *owners.lock().unwrap_or_else(PoisonError::into_inner) = Arc::strong_count(&used);
        });
        owners.into_inner().unwrap_or_else(PoisonError::into_inner)
    });
    waiting::must_end(&found);
    must_be_alone(&found);
}

/// Refuses an answer in which a thread goes on looking where nothing can come.
pub fn must_wait(found: &Exploration, when: &str) {
    let busy = |kind| found.failure(kind);
    let Some(failure) = busy(FailureKind::Livelock).or_else(|| busy(FailureKind::StepLimit)) else {
        if found.failure(FailureKind::Panic).is_some() {
            refuse_failures(found);
        }
        return;
    };
    Wrong::because(format!("A thread looks again and again {when}."))
        .seen(format!(
            "nothing more happened, and in {} a thread was still looking when the check ended the run.",
            of_all(failure.interleavings, found)
        ))
        .expected("a thread that has nothing to do waits, and leaves the processor to others.")
        .picture(picture(failure, found))
        .ask("which call of yours comes back at once, without having done anything, and is there one that waits instead?")
        .refuse()
}

/// Refuses an answer with a thread that goes on after the function has returned.
fn must_be_alone(found: &Exploration) {
    let goes_on = |outcome: &&Outcome| {
        let owned = outcome.value != "1";
        let trace = outcome.trace.as_ref();
        trace.is_some_and(|trace| runs_after_the_return(trace, owned))
    };
    let Some(outcome) = found.outcomes.iter().find(goes_on) else {
        return;
    };
    Wrong::because("A thread still runs when your function has returned.")
        .seen(format!(
            "the function returned, and a thread that it has started went on, in {}.",
            of_all(outcome.interleavings, found)
        ))
        .expected("all threads have ended when the function returns.")
        .picture(
            outcome
                .trace
                .as_ref()
                .map(|trace| drawn("The simplest such run:", trace))
                .unwrap_or_default(),
        )
        .ask("who waits for the end of each thread?")
        .refuse()
}

/// Whether a thread makes a step after the function has returned. One that owns nothing any more of what it was given
/// (`owned`), and only drops the rest, is about to end.
fn runs_after_the_return(trace: &Trace, owned: bool) -> bool {
    let named = |object: usize| trace.objects[object].name == RETURNED;
    let mut steps = trace.steps.iter();
    let returned = steps.find(|step| step.object.is_some_and(named));
    let drops = |op| matches!(op, Op::DropSender | Op::DropReceiver | Op::Unlock);
    returned.is_some_and(|returned| {
        let another = |step: &&Step| step.thread != returned.thread && step.thread > 0;
        steps.filter(another).any(|step| owned || !drops(step.op))
    })
}
