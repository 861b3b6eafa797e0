//! Runs the tasks in every order of their polls, and tells what is wrong with a run.

use super::costs;
use super::drawn::schedule;
use super::executor::Tasks;
use super::log::{self, Fault};
use crate::answer::Answer;
use crate::explored::driven::{Test, Text};
use crate::explored::{Turns, foreign, of_all, panics, picture, run_with};
use crate::idle::{self, Ended, PATIENCE};
use crate::running::Running;
use crate::verdict::Wrong;
use interleave::{Coverage, Exploration, Explorer, Failure, FailureKind, Outcome, Trace};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

const RIGHT: &str = "right";
/// Of more tasks than these the orders of their polls are not counted.
const MOST_COUNTED: usize = 4;
const SIMPLEST: &str = "The simplest of them:";

/// Runs the tasks in every order of their polls, or in as many as the budget allows; refuses what is wrong in any.
///
/// `what` says what the tasks do, e.g. `A and B withdraw 100 each`; `number` says how many they are: of more than four
/// only a sample of the orders is tried, since all of them are too many.
pub fn explore(what: &str, number: usize, tasks: impl Fn() -> Tasks + Send + Sync + 'static) {
    static OVER: AtomicBool = AtomicBool::new(false);
    refuse_threads();
    OVER.store(false, SeqCst);
    let scene = Scene::new(what, number);
    let running = Running::start(move || scene.explore(tasks), || OVER.store(true, SeqCst));
    match idle::until(|| OVER.load(SeqCst), log::progress, PATIENCE) {
        Ended::Met => running.result(),
        ended => refuse_blocked(what, ended),
    }
}

fn refuse_threads() {
    let answer = Answer::under_test();
    let Some((path, line)) = answer.and_then(|answer| foreign::threads(answer.source)) else {
        return;
    };
    Wrong::because("Your code uses threads, where tasks share one.")
        .seen(format!("line {line}: {path}."))
        .expected("tasks that take turns on one thread: whoever waits gives it back at an `.await`.")
        .ask("what keeps another task out between two lines of yours that have no `.await` between them?")
        .refuse();
}

/// Refuses an answer that does not give the thread back.
fn refuse_blocked(what: &str, ended: Ended) -> ! {
    let who = log::polled().map_or("your code".into(), |name| format!("task {name}"));
    let (because, seen, question) = match ended {
        Ended::Busy => (
            "A task keeps the thread that all tasks share, and computes all the while.",
            "computes without an end",
            "what does your loop look at again and again, and who could change that while the loop runs?",
        ),
        Ended::Met | Ended::Idle => (
            "A task blocks the thread that all tasks share.",
            "waits in a call that does not return",
            "which call of yours waits without an `.await`, and which task would have to go on before it can return?",
        ),
    };
    Wrong::because(because)
        .seen(format!(
            "{what}. In one order of the polls {who} {seen}, and no other task can go on."
        ))
        .expected("a task that waits gives the thread back, at an `.await`.")
        .picture(picture(schedule("What came before:", false)))
        .ask(question)
        .refuse()
}

struct Scene {
    what: String,
    explorer: Explorer,
}

impl Scene {
    fn new(what: &str, number: usize) -> Scene {
        let counted = if number > MOST_COUNTED { 1 } else { 2_500 };
        // Every poll depends on every other one, so the reduction would find as many runs as there are orders.
        let explorer = Explorer::new()
            .dfs_schedules(counted)
            .dpor_schedules(1)
            .random_schedules(700)
            .pct_schedules(150)
            .max_steps(4_000);
        Scene {
            what: what.into(),
            explorer,
        }
    }

    fn explore(&self, tasks: impl Fn() -> Tasks + Send + Sync + 'static) {
        let test: Test = Arc::new(move || {
            log::begin();
            tasks().run();
            let fault = log::found_fault();
            Text(fault.map_or(RIGHT.into(), |fault| fault.wrong.because))
        });
        let once = Arc::clone(&test);
        costs::begin();
        let found = run_with(&self.explorer, Turns::OfTasks, move || once());
        costs::explored(&found);
        let wrong = found.outcomes.iter().filter(|end| end.value != RIGHT);
        if let Some(end) = wrong.min_by_key(|end| cost(end)) {
            self.replay(&test, end.trace.as_ref());
            self.refuse_fault(end.interleavings, &found);
        }
        for failure in &found.failures {
            self.replay(&test, Some(&failure.trace));
            self.refuse_fault(failure.interleavings, &found);
            match failure.kind {
                FailureKind::Panic => self.refuse_panic(failure, &found),
                FailureKind::Deadlock => self.refuse_deadlock(failure, &found),
                FailureKind::Livelock | FailureKind::StepLimit => self.refuse_endless(failure),
                _ => {}
            }
        }
    }

    /// Makes this run the last one.
    fn replay(&self, test: &Test, trace: Option<&Trace>) {
        let test = Arc::clone(test);
        if let Some(trace) = trace {
            // Whether it can be taken was looked at when it was explored.
            let _ = self.explorer.replay(&trace.schedule(), move || test());
        }
    }

    /// Refuses the fault of the last run, if it has one.
    fn refuse_fault(&self, times: u64, found: &Exploration) {
        let Some(Fault { wrong, .. }) = log::found_fault() else {
            return;
        };
        let seen = format!(
            "{}. In {}, {}.",
            self.what,
            orders(times, found),
            wrong.seen
        );
        let picture = picture(schedule(SIMPLEST, false));
        wrong.seen(seen).picture(picture).refuse()
    }

    fn refuse_panic(&self, failure: &Failure, found: &Exploration) -> ! {
        let wrong = panics(failure, found, picture(schedule(SIMPLEST, false)));
        let seen = format!("{}. Here {}", self.what, wrong.seen);
        wrong
            .seen(seen)
            .ask("what has the task that panics taken for granted, and what may be different after an `.await`?")
            .refuse()
    }

    fn refuse_deadlock(&self, failure: &Failure, found: &Exploration) -> ! {
        let left = log::unfinished();
        let names: Vec<&str> = left.iter().map(|(name, _)| *name).collect();
        let orders = orders(failure.interleavings, found);
        let lost = left.iter().find(|(_, lost)| *lost);
        let wrong = match lost {
            Some((name, _)) => Wrong::because("A wake is lost: what a task waits for has come, and nobody polls it again.")
                .seen(format!("{}. In {orders}, task {name} is not polled any more.", self.what))
                .ask("which waker does your code give to the future that it polls, and does that one wake the task?"),
            None => Wrong::because("A task waits for ever, and nobody is left who would wake it.")
                .seen(format!("{}. In {orders}, {} never ends, and no task can go on.", self.what, named(&names)))
                .ask("what does this task wait for, and who was to wake it: on each way out, and also when there are several who wait?"),
        };
        wrong
            .expected("every task ends, whatever the order of the polls.")
            .picture(picture(schedule(SIMPLEST, true)))
            .refuse()
    }

    fn refuse_endless(&self, failure: &Failure) -> ! {
        let polls = failure.trace.steps.len();
        Wrong::because("The tasks do not come to an end.")
            .seen(format!(
                "{}. They are still polled after {polls} polls.",
                self.what
            ))
            .expected("every task ends, whatever the order of the polls.")
            .picture(picture(schedule("How it begins:", false)))
            .ask("which loop goes on, and what was to end it?")
            .refuse()
    }
}

/// In how many orders, e.g. `4 of all 6 interleavings of the polls`.
fn orders(times: u64, found: &Exploration) -> String {
    let orders = of_all(times, found);
    match found.coverage {
        Coverage::Tried { .. } => orders,
        Coverage::Counted { .. } | Coverage::Proved { .. } => format!("{orders} of the polls"),
    }
}

/// What a run costs its reader: switches, then polls.
fn cost(end: &Outcome) -> (usize, usize) {
    let cost = end.trace.as_ref();
    cost.map_or((usize::MAX, 0), |trace| (trace.switches, trace.steps.len()))
}

fn named(names: &[&str]) -> String {
    match names {
        [one] => format!("task {one}"),
        [first, rest @ ..] => format!("each of the tasks {first} and {}", rest.join(" and ")),
        [] => "the run".into(),
    }
}
