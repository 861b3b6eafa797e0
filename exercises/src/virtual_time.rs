//! Async answers on one thread and a clock that jumps: when every task waits, it moves to the next timer at once.
//!
//! What the answer calls lasts as long as the check wants, and is noted as a [`Call`]; a run that never ends is found at once.

mod blocked;
mod call;
mod costs;
mod picture;

pub use call::{
    Call, Gap, Work, ended, gap, in_flight, on_another_thread, one_after_the_other, pass,
};
pub use costs::{Costs, Polls, count, counted};
pub use picture::{drawn, drawn_in_two};

use crate::board::{Board, Found, SPIN};
use crate::running::{Running, refuse};
use crate::verdict::Wrong;
use drawing::duration;
use std::future::{Future, pending};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;
use tokio::runtime::{Builder, Handle};
use tokio::time::{Instant, sleep};

/// Virtual time after which a function that has not returned never does: longer than any delay or time-out.
const LIMIT: Duration = Duration::from_secs(1_000 * 24 * 60 * 60);
/// Turns in which tasks that are about to end do so.
const TURNS: usize = 64;

static NOW: Board<Now> = Board::new(Now {
    run: 0,
    begun: None,
    fault: None,
    over: false,
    calls: Vec::new(),
    under_way: 0,
    ended: 0,
});

/// The run that is under way.
struct Now {
    /// Its number: a call of an earlier run changes nothing.
    run: usize,
    /// When it began, and the runtime's only thread; `None` outside of a check.
    begun: Option<(Instant, ThreadId)>,
    /// The first thing that no right answer does.
    fault: Option<Wrong>,
    over: bool,
    calls: Vec<Call>,
    /// Of the calls: those that somebody waits for, and those that have ended.
    under_way: usize,
    ended: usize,
}

/// What became of an answer.
#[derive(Debug)]
pub struct Ran<T> {
    /// What it returned; or how it was found that it never does.
    pub end: Result<T, Never>,
    /// How long it took.
    pub took: Duration,
    /// What it had called when it returned, in the order in which the calls began.
    pub calls: Vec<Call>,
    /// Tasks that it left behind: they do not end by themselves.
    pub tasks: usize,
}

/// Why an answer never returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Never {
    /// Every task waits, and nothing is left that could wake one.
    Waits,
    /// It keeps its thread.
    Keeps(Found),
}

impl Never {
    /// Refuses the answer. `though` says that everything has come that it could wait for, where it has; `seen` is what had
    /// happened before, and `expected` when it should have come to its end.
    pub fn refuse(self, work: Work, though: Option<&str>, seen: &str, expected: &str) -> ! {
        let Work {
            many,
            result,
            never,
            ..
        } = work;
        let free = format!(
            "while the {many} wait, the runtime's thread is free, and {result} that comes wakes the function."
        );
        let spun = format!(
            "{} of processor time were used, and none of the {many} began or ended meanwhile",
            duration(SPIN)
        );
        let (because, expected, then, question) = match self {
            Never::Waits => (
                match though {
                    Some(though) => format!("Your code never {never}, though {though}."),
                    None => format!(
                        "Your code never {never}: it waits for something that does not come."
                    ),
                },
                expected.to_string(),
                "every task waited, and nothing was left that could wake one",
                "which `.await` is it that never ends, and who was to wake it?",
            ),
            Never::Keeps(Found::Spinning) => (
                format!(
                    "Your code never {never}: it keeps the processor busy, and nothing comes of it."
                ),
                free,
                spun.as_str(),
                "what does your loop look at again and again, and who could change it while the loop runs?",
            ),
            Never::Keeps(found) => (
                format!("Your code blocks a thread and never {never}."),
                free,
                found.told(),
                "which call of yours waits without an `.await`, and who was to bring what it waits for?",
            ),
        };
        refuse(
            Wrong::because(because)
                .expected(expected)
                .seen(format!("{seen}; then {then}."))
                .ask(question),
        )
    }
}

/// There is one run at a time in a process; tests of this crate share one.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs the answer to its end. Refuses it for a fault that was noted on the way; goes on with its panic.
pub fn run<T, F>(answer: impl FnOnce() -> F + Send + 'static) -> Ran<T>
where
    T: Send + 'static,
    F: Future<Output = T>,
{
    let _one = alone();
    NOW.change(|now| {
        *now = Now {
            run: now.run + 1,
            begun: None,
            fault: None,
            over: false,
            calls: Vec::new(),
            under_way: 0,
            ended: 0,
        }
    });
    costs::begin();
    watched_std::clock::before_each_sleep(blocked::refuse_on_the_runs_thread);
    let running = Running::start(
        move || on_one_thread(answer),
        || NOW.change(|now| now.over = true),
    );
    let found = NOW.until(|now| now.fault.is_some() || now.over);
    if let Some(fault) = NOW.change(|now| now.fault.take()) {
        refuse(fault);
    }
    if found != Found::Met {
        return Ran {
            end: Err(Never::Keeps(found)),
            took: Duration::ZERO,
            calls: calls(),
            tasks: 0,
        };
    }
    let ran = running.result();
    if matches!(ran.end, Err(Never::Waits)) {
        refuse_late_faults();
    }
    ran
}

fn on_one_thread<T, F: Future<Output = T>>(answer: impl FnOnce() -> F) -> Ran<T> {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime with a timer alone needs nothing from the system");
    runtime.block_on(async {
        let start = Instant::now();
        NOW.change(|now| now.begun = Some((start, thread::current().id())));
        // At the limit the answer is not polled once more: one that nobody has woken would be ready then.
        let limit = async {
            sleep(LIMIT).await;
            calls()
        };
        let (end, calls) = tokio::select! {
            biased;
            calls = limit => (Err(Never::Waits), calls),
            value = answer() => (Ok(value), calls()),
        };
        let took = start.elapsed();
        let_others_run().await;
        Ran {
            end,
            took,
            calls,
            tasks: alive(),
        }
    })
}

/// Gives tasks that yield or are about to end their turns; no time passes.
pub async fn let_others_run() {
    tokio::task::yield_now().await;
    for _ in 0..TURNS {
        if alive() > 0 {
            tokio::task::yield_now().await;
        }
    }
}

fn alive() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

/// Notes something that no right answer does; the first one counts, and the answer is refused.
pub fn fail(fault: Wrong) {
    NOW.change(|now| {
        now.fault.get_or_insert(fault);
    });
}

/// The same, for a call that then never goes on.
pub async fn refused<T>(fault: Wrong) -> T {
    fail(fault);
    pending().await
}

/// Whether a check runs an answer.
pub fn is_under_way() -> bool {
    NOW.look(|now| now.begun.is_some())
}

/// Refuses the answer for a fault that was noted after the run, or is about to be.
///
/// The clock does not wait for other threads: one that the answer has started may not have come to its mistake yet.
pub fn refuse_late_faults() {
    NOW.hold(|now| now.fault.is_some());
    if let Some(fault) = NOW.change(|now| now.fault.take()) {
        refuse(fault);
    }
}

/// How long the run has lasted; zero outside of one.
pub fn elapsed() -> Duration {
    NOW.look(|now| {
        now.begun
            .map_or(Duration::ZERO, |(start, _)| start.elapsed())
    })
}

/// The most tasks that the answer had started whenever a call began.
pub fn most_tasks() -> usize {
    Costs::now().tasks
}

/// The calls so far.
pub fn calls() -> Vec<Call> {
    NOW.look(|now| now.calls.clone())
}

/// Refuses an answer that leaves tasks behind.
pub fn refuse_tasks_left(tasks: usize) {
    if tasks > 0 {
        refuse(
            Wrong::because("Your code leaves tasks behind that do not end.")
                .expected("when it returns, every task that it has spawned has ended, or ends at once.")
                .seen(match tasks {
                    1 => "1 task was still there after it had returned.".to_string(),
                    tasks => format!("{tasks} tasks were still there after it had returned."),
                })
                .ask("what does each task of yours wait for at last, and who tells it that no more comes?"),
        );
    }
}

#[cfg(test)]
mod tests;
