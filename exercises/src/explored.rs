//! Checks that try the interleavings of an answer, and the verdicts that they share.
//!
//! [`explore`] runs a test under `interleave` and refuses what makes its result worthless. [`refuse_failures`] refuses
//! runs that panic or never end. What an outcome means is the check's own business.

mod calls;
mod costs;
pub mod driven;
pub(crate) mod foreign;
mod graph;
pub mod polling;

pub use calls::together;
pub use costs::remark_costs;
pub use driven::is_one_run;
pub use graph::{remote, who_waits};

use crate::answer::Answer;
use crate::verdict::Wrong;
use crate::waiting;
use check_runner::{Evidence, evidence};
use drawing::Style;
use drawing::schedule::{self, Schedule};
use interleave::{Coverage, Exploration, Explorer, Failure, FailureKind, Place, Trace};
use std::fmt::Debug;
use std::sync::Arc;

/// How pictures are drawn: as wide as the verdict that they belong to.
pub fn style() -> Style {
    Style {
        width: check_runner::width(),
        ..Style::PLAIN
    }
}

/// The usual budgets. A weak exchange may fail without a reason, and a wait on a condition variable may end without a
/// notification, once for each thread, as std allows.
pub fn explorer() -> Explorer {
    Explorer::new()
        .weak_exchange_failures(1)
        .spurious_wakeups(1)
}

/// Runs `test` under every interleaving, or under as many as the budget allows.
///
/// Refuses an answer whose operations the scheduler can't see, or that does not do the same in the same schedule. One that
/// draws random numbers is right if it is right whatever they are: of it a sample is run.
pub fn explore<T: Debug + 'static>(test: impl Fn() -> T + Send + Sync + 'static) -> Exploration {
    explore_with(&explorer(), test)
}

/// The same with other budgets.
pub fn explore_with<T: Debug + 'static>(
    explorer: &Explorer,
    test: impl Fn() -> T + Send + Sync + 'static,
) -> Exploration {
    foreign::refuse();
    run_with(explorer, Turns::OfThreads, test)
}

/// What takes turns in a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turns {
    OfThreads,
    /// On one thread.
    OfTasks,
}

/// The same for a program that may use what the scheduler can't see.
pub(crate) fn run_with<T: Debug + 'static>(
    explorer: &Explorer,
    turns: Turns,
    test: impl Fn() -> T + Send + Sync + 'static,
) -> Exploration {
    let test = Arc::new(test);
    let once = Arc::clone(&test);
    let mut exploration = explorer.explore(move || once());
    let varies = exploration.failure(FailureKind::Nondeterminism).is_some();
    if varies && Answer::under_test().is_some_and(|answer| foreign::draws_numbers(answer.source)) {
        exploration = explorer.sample(move || test());
    }
    refuse_unfit(&exploration, turns);
    evidence::report(shown_by(&exploration));
    exploration
}

/// What a check that passes with this exploration has shown.
fn shown_by(exploration: &Exploration) -> Evidence {
    match exploration.coverage {
        Coverage::Counted { interleavings } => Evidence::Counted { interleavings },
        Coverage::Proved { representatives } => Evidence::Proved {
            runs: representatives,
        },
        Coverage::Tried { orders } => Evidence::Tried { runs: orders },
    }
}

fn refuse_unfit(exploration: &Exploration, turns: Turns) {
    for failure in &exploration.failures {
        match failure.kind {
            FailureKind::Misuse => refuse_misuse(failure, turns),
            FailureKind::Nondeterminism => refuse_chance(turns),
            _ => {}
        }
    }
}

/// Refuses an answer of which some run panics, deadlocks or never ends.
pub fn refuse_failures(exploration: &Exploration) {
    for failure in &exploration.failures {
        match failure.kind {
            FailureKind::Panic => {
                // Where nobody has made a step yet, nobody has changed anything.
                let (picture, question) = match schedule::rows(&failure.trace).is_empty() {
                    true => (
                        String::new(),
                        "what does your code take for granted at that line, and when is it not so from the beginning?",
                    ),
                    false => (
                        drawn("The simplest of them:", &failure.trace),
                        "what has the thread that panics taken for granted, and which thread has changed it?",
                    ),
                };
                panics(failure, exploration, picture).ask(question).refuse()
            }
            FailureKind::Deadlock => waiting::refuse_deadlock(failure, exploration),
            FailureKind::Livelock | FailureKind::StepLimit => {
                waiting::refuse_livelock(failure, exploration)
            }
            _ => {}
        }
    }
}

/// A run as a picture, with the lines of the answer that took part.
pub fn drawn(title: &str, trace: &Trace) -> String {
    picture(Schedule::of(title, trace))
}

/// A run as a picture, or nothing if that is too long beside a long explanation.
pub fn fitting(title: &str, trace: &Trace) -> String {
    const MOST_LINES: usize = 26;
    let picture = drawn(title, trace);
    match picture.lines().count() <= MOST_LINES {
        true => picture,
        false => String::new(),
    }
}

/// A schedule as a picture; quotes the lines of the answer that took part, unless it has another source.
pub fn picture(schedule: Schedule) -> String {
    let schedule = match Answer::under_test() {
        Some(answer) if schedule.source.is_none() => {
            without_other_lines(schedule, &answer).with_source(answer.file(), answer.source)
        }
        _ => schedule,
    };
    schedule::text(&schedule, style())
}

/// Only steps in the answer's file keep the number of their line: a number of the check's own file would be taken for
/// one of the answer's, all the more where both files have the same name.
fn without_other_lines(mut schedule: Schedule, answer: &Answer) -> Schedule {
    for step in &mut schedule.trace.steps {
        if !answer.is_at(&step.place.file) {
            step.place = Place::unknown();
        }
    }
    schedule
}

/// How many of all there are, e.g. `4 of all 6 interleavings`.
pub fn of_all(some: u64, exploration: &Exploration) -> String {
    if is_one_run(exploration) {
        return "an order that the check chose".into();
    }
    match exploration.coverage {
        Coverage::Counted { interleavings: 1 } => "the only interleaving".into(),
        Coverage::Counted { interleavings } => {
            format!("{some} of all {interleavings} interleavings")
        }
        Coverage::Proved { representatives: 1 } => "the one run that stands for every order".into(),
        Coverage::Proved { representatives } => {
            format!("{some} of the {representatives} runs that stand for every order")
        }
        Coverage::Tried { orders } => format!("{some} of {orders} orders tried"),
    }
}

fn refuse_misuse(failure: &Failure, turns: Turns) -> ! {
    let who = match turns {
        Turns::OfThreads => "threads",
        Turns::OfTasks => "tasks",
    };
    Wrong::because("The scheduler can't follow the program.")
        .seen(failure.message.clone())
        .expected(format!(
            "every run makes what its {who} share, and uses it itself."
        ))
        .ask("what in your file lives longer than one run, and who made it?")
        .refuse()
}

fn refuse_chance(turns: Turns) -> ! {
    let (because, seen, expected) = match turns {
        Turns::OfThreads => (
            "The same order of the threads does not give the same run.",
            "the threads took their turns in the same order twice, and did not do the same.",
            "what the program does depends on the order of its threads alone.",
        ),
        Turns::OfTasks => (
            "The same order of the polls does not give the same run.",
            "the tasks were polled in the same order twice, and did not do the same.",
            "what the tasks do depends on nothing but the order in which they are polled.",
        ),
    };
    Wrong::because(because)
        .seen(seen)
        .expected(expected)
        .ask("which line of yours depends on the time, on a random number, on the order of a HashMap, or on something that is left over from the run before?")
        .refuse()
}

/// Where it panicked, e.g. `, at exercises/l02_race/counter.rs:21`; empty where that is not known.
fn at(failure: &Failure) -> String {
    let known = failure.place.as_ref().filter(|place| place.line > 0);
    known.map_or(String::new(), |place| {
        let file = check_runner::show::place(&place.file);
        format!(", at {file}:{}", place.line)
    })
}

/// What is said of an answer of which a run panics; the question is left out.
pub(crate) fn panics(failure: &Failure, exploration: &Exploration, picture: String) -> Wrong {
    let first = failure.message.lines().next().unwrap_or_default();
    Wrong::because(format!(
        "Your code panics: {}.",
        first.trim_end_matches('.')
    ))
    .seen(format!(
        "it panics in {}{}.",
        of_all(failure.interleavings, exploration),
        at(failure)
    ))
    .expected("it panics in none.")
    .picture(picture)
}
