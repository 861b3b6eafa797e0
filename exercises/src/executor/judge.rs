//! What is said about the runs of a program.

use super::event::{self, Seen};
use super::runs::{at_a_lock, cost};
use crate::explored::driven::{self, Test, Text};
use crate::explored::{explore_with, explorer, fitting, of_all, refuse_failures};
use crate::verdict::Wrong;
use crate::waiting;
use interleave::{DeadlockKind, Exploration, Explorer, Failure, FailureKind, Outcome, Trace};
use std::sync::Arc;

pub const OTHER_OUTPUT: &str = "What `block_on` returns is not the output of the future.";
pub const NOT_DROPPED: &str = "The future is not dropped when `block_on` returns.";
const AFTER_READY: &str = "Your code polls the future again after it was ready.";
/// Runs of more steps are not drawn: that takes long, and nobody reads it.
const DRAWN: usize = 2_000;
const RIGHT: &str = "right";
const NEEDLESS: &str = "Your code polls the future again, though nobody has woken it.";

/// A program, and what is told about it.
pub struct Scene {
    what: &'static str,
    explorer: Explorer,
}

impl Scene {
    pub fn new(what: &'static str) -> Scene {
        let explorer = explorer().max_steps(600);
        Scene { what, explorer }
    }

    /// For a run of one thread that makes so many steps.
    pub fn long(self, steps: usize) -> Scene {
        let steps = steps as u64;
        let explorer = self.explorer.max_steps(steps).total_steps(4 * steps);
        Scene { explorer, ..self }
    }

    /// Tries every order; every run must end, and end well. The test gives a headline if it did not.
    pub fn explore(
        &self,
        test: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    ) -> Exploration {
        let (test, found) = self.found(test);
        self.judge(&test, &found);
        found
    }

    /// Runs A up to some step; then B makes one step and A a few, again and again. The first number of steps after
    /// which A waits, and the number that it makes after each of B's, differ from answer to answer: all small ones.
    pub fn in_turns(&self, test: impl Fn() -> Option<&'static str> + Send + Sync + 'static) {
        const ROUNDS: usize = 300;
        let test: Test = Arc::new(move || Text(ending(test())));
        for first in 2..=6 {
            for each in 1..=4 {
                let mut turns = vec![("A", first)];
                turns.extend([("B", 1), ("A", each)].repeat(ROUNDS));
                if let Some(run) = driven::along(&turns, &test) {
                    self.judge(&test, &run);
                }
            }
        }
    }

    fn judge(&self, test: &Test, found: &Exploration) {
        self.refuse_failures(test, found);
        let wrong = found.outcomes.iter().filter(|end| end.value != RIGHT);
        if let Some(outcome) = wrong.min_by_key(|end| cost(end)) {
            self.refuse_outcome(test, outcome, found);
        }
    }

    /// Tries every order of a program that can't end: its thread must wait, and not try again and again.
    pub fn must_sleep(&self, test: impl Fn() -> Option<&'static str> + Send + Sync + 'static) {
        let (test, found) = self.found(test);
        let asleep =
            |failure: &Failure| failure.kind == FailureKind::Deadlock && !at_a_lock(failure);
        if !found.failures.iter().all(asleep) {
            self.refuse_failures(&test, &found);
        }
        let Some(failure) = found.failure(FailureKind::Deadlock) else {
            return;
        };
        let seen = self.replayed(&test, &failure.trace);
        if let Some((polls, wakes)) = seen.iter().find_map(|seen| seen.needless) {
            let picture = picture("How it ends:", &failure.trace);
            refuse_needless(self.seen_before(polls, wakes), picture);
        }
        self.refuse_unpolled(&test, failure);
    }

    fn found(
        &self,
        test: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
    ) -> (Test, Exploration) {
        let test: Test = Arc::new(move || Text(ending(test())));
        let once = Arc::clone(&test);
        let found = explore_with(&self.explorer, move || once());
        (test, found)
    }

    fn refuse_outcome(&self, test: &Test, outcome: &Outcome, found: &Exploration) -> ! {
        let trace = outcome.trace.clone().unwrap_or_default();
        let picture = picture("The simplest of them:", &trace);
        if outcome.value == NEEDLESS {
            let seen = self.replayed(test, &trace);
            let (polls, wakes) = seen.iter().find_map(|seen| seen.needless).unwrap_or((2, 0));
            refuse_needless(self.seen_before(polls, wakes), picture);
        }
        if outcome.value == AFTER_READY {
            self.refuse_polled_after_ready();
        }
        let orders = of_all(outcome.interleavings, found);
        let wrong = Wrong::because(outcome.value.as_str())
            .seen(format!("{}; so it ends in {orders}.", self.what));
        match outcome.value.as_str() {
            NOT_DROPPED => wrong
                .expected("what the future owns is given back: it is dropped, once, before `block_on` returns.")
                .ask("who owns the future at the end of your function, and what becomes of it?"),
            _ => wrong
                .expected("the output of the future.")
                .ask("where does the value come from that you return?"),
        }
        .refuse()
    }

    /// Refuses an answer of which a run panics, hangs, or does not end.
    fn refuse_failures(&self, test: &Test, found: &Exploration) {
        for failure in &found.failures {
            let seen = self.replayed(test, &failure.trace);
            if seen.iter().any(|seen| seen.polled_after_ready) {
                self.refuse_polled_after_ready();
            }
            match failure.kind {
                FailureKind::Deadlock => self.refuse_deadlock(test, failure, found),
                FailureKind::Livelock | FailureKind::StepLimit => {
                    self.refuse_endless(failure, found, &seen);
                }
                _ => {}
            }
        }
        refuse_failures(found);
    }

    fn refuse_deadlock(&self, test: &Test, failure: &Failure, found: &Exploration) -> ! {
        let held = found.deadlock(DeadlockKind::HeldAcrossWait);
        if let Some(failure) = held {
            let orders = of_all(failure.interleavings, found);
            Wrong::because("A wake waits for a lock that your thread keeps while it sleeps.")
                .seen(format!("{}. In {orders}, no thread can go on.", self.what))
                .expected("a wake can always leave its note, also while the thread sleeps or polls.")
                .picture(waiting::picture(failure, found))
                .ask("which guard is alive while the thread sleeps? `Condvar::wait` gives back one lock, its own.")
                .refuse();
        }
        if at_a_lock(failure) {
            waiting::refuse_deadlock(failure, found);
        }
        self.refuse_unpolled(test, failure);
        let seen = self.replayed(test, &failure.trace);
        let Some(lost) = seen.iter().find(|seen| seen.unanswered) else {
            waiting::refuse_deadlock(failure, found);
        };
        let orders = of_all(failure.interleavings, found);
        Wrong::because("A wake is lost: the future was woken, and `block_on` does not poll it again.")
            .seen(format!(
                "{}. In {orders}, the thread waits for ever, after {}; a wake came after the last poll had begun.",
                self.what,
                times(lost.polls, lost.wakes),
            ))
            .expected("each wake is followed by a poll, whenever it comes.")
            .picture(picture("The simplest of them:", &failure.trace))
            .ask("what does the waker leave behind for a thread that does not wait yet, and who may take that away before your thread looks?")
            .refuse()
    }

    fn refuse_unpolled(&self, test: &Test, failure: &Failure) {
        let seen = self.replayed(test, &failure.trace);
        if seen.iter().any(|seen| seen.polls > 0) || seen.is_empty() {
            return;
        }
        Wrong::because("The thread waits before it has polled the future.")
            .seen(format!(
                "{}. The thread waits for ever, after no poll.",
                self.what
            ))
            .expected("the future is polled once at the start: only then can it know whom to wake.")
            .picture(picture("How it ends:", &failure.trace))
            .ask("who could wake the future, if it has not seen a waker yet?")
            .refuse()
    }

    fn refuse_polled_after_ready(&self) -> ! {
        Wrong::because(AFTER_READY)
            .seen(format!(
                "{}. It gave its output, and then it was polled once more.",
                self.what
            ))
            .expected("a future that has given its output is not polled any more.")
            .ask("what does your loop do with the value that comes with `Poll::Ready`?")
            .refuse()
    }

    fn refuse_endless(&self, failure: &Failure, found: &Exploration, seen: &[Seen]) -> ! {
        let picture = match failure.trace.steps.len() {
            0..=DRAWN => waiting::picture(failure, found),
            _ => String::new(),
        };
        if let Some((polls, wakes)) = seen.iter().find_map(|seen| seen.needless) {
            refuse_needless(self.seen_before(polls, wakes), picture);
        }
        Wrong::because("The thread does not sleep while it waits: it tries again and again.")
            .seen(format!(
                "{}. The thread has not stopped after {} steps.",
                self.what,
                failure.trace.steps.len()
            ))
            .expected("a thread that has nothing to poll sleeps until the waker lets it go on.")
            .picture(picture)
            .ask("which call stops a thread until another one lets it go on, and which only looks?")
            .refuse()
    }

    fn seen_before(&self, polls: usize, wakes: usize) -> String {
        let come = match wakes {
            0 => "no wake has".to_string(),
            1 => "only one wake has".to_string(),
            more => format!("only {more} wakes have"),
        };
        format!(
            "{}. The future is polled {polls} times, though {come} come by then.",
            self.what
        )
    }

    /// What was seen of the events in this run.
    fn replayed(&self, test: &Test, trace: &Trace) -> Vec<Seen> {
        let test = Arc::clone(test);
        match self.explorer.replay(&trace.schedule(), move || test()) {
            Ok(_) => event::seen(),
            Err(_) => Vec::new(),
        }
    }
}

/// The end of a run, as a headline.
fn ending(fault: Option<&'static str>) -> String {
    let seen = event::seen();
    let needless = seen.iter().any(|seen| seen.needless.is_some());
    match fault {
        _ if seen.iter().any(|seen| seen.polled_after_ready) => AFTER_READY.into(),
        _ if needless => NEEDLESS.into(),
        Some(fault) => fault.into(),
        None => RIGHT.into(),
    }
}

fn refuse_needless(seen: String, picture: String) -> ! {
    Wrong::because(NEEDLESS)
        .seen(seen)
        .expected("one poll at the start, and after that at most one poll for each wake. Nothing else is a reason to poll: a thread that waits may also go on because somebody else has unparked it.")
        .picture(picture)
        .ask("how does your thread know, when it goes on, that it was this future's waker that let it?")
        .refuse()
}

fn picture(title: &str, trace: &Trace) -> String {
    match trace.steps.len() {
        0..=DRAWN => fitting(title, trace),
        _ => String::new(),
    }
}

fn times(polls: usize, wakes: usize) -> String {
    let each = |number: usize, what: &str| match number {
        0 => format!("no {what}"),
        1 => format!("one {what}"),
        more => format!("{more} {what}s"),
    };
    format!("{} and {}", each(polls, "poll"), each(wakes, "wake"))
}
