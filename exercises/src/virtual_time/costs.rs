//! What an answer costs, counted in the last run: polls, and tasks of its own. [`Costs::tell`] says it to its author,
//! beside what the course's own answer costs in the same check.

use super::alive;
use drawing::number::whole;
use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Costs {
    /// Polls of the answer's futures, those that a check [`count`]s.
    pub polls: usize,
    /// Polls of the futures that the answer waits for, those of [`super::pass`].
    pub polls_of_calls: usize,
    /// The most tasks on the runtime whenever a call began or a poll of the answer ended.
    pub tasks: usize,
}

/// In what polls are told.
#[derive(Debug, Clone, Copy)]
pub enum Polls<'a> {
    /// Those of the answer's futures, e.g. `For 12 jobs its future is polled`.
    OfAnswer(&'a str),
    /// Those of what it waits for, e.g. `Its 12 fetches are polled`.
    OfCalls(&'a str),
}

static COSTS: Mutex<Costs> = Mutex::new(Costs {
    polls: 0,
    polls_of_calls: 0,
    tasks: 0,
});

/// Not on the run's board: a poll is no sign that something comes of it.
fn costs() -> MutexGuard<'static, Costs> {
    COSTS.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn begin() {
    *costs() = Costs::default();
}

pub(super) fn call_begins() {
    let tasks = alive();
    let mut costs = costs();
    costs.tasks = costs.tasks.max(tasks);
}

pub(super) fn call_is_polled() {
    costs().polls_of_calls += 1;
}

/// Counts a poll of the answer. Needs the run's runtime.
pub fn count<T>(poll: impl FnOnce() -> T) -> T {
    costs().polls += 1;
    let polled = poll();
    call_begins();
    polled
}

/// The same future, whose polls are counted.
pub fn counted<F: Future>(future: F) -> impl Future<Output = F::Output> {
    let mut future = Box::pin(future);
    poll_fn(move |context| count(|| future.as_mut().poll(context)))
}

impl Costs {
    /// What was counted in the last run.
    pub fn now() -> Costs {
        *costs()
    }

    /// Tells what the last run has cost; the course's own answer costs so many polls and tasks.
    pub fn tell(polls: Polls<'_>, own: (usize, usize)) {
        check_runner::remark::remark(Costs::now().told(polls, own));
    }

    fn told(self, polls: Polls<'_>, own: (usize, usize)) -> String {
        let (what, polls) = match polls {
            Polls::OfAnswer(what) => (what, self.polls),
            Polls::OfCalls(what) => (what, self.polls_of_calls),
        };
        let seen = match self.tasks {
            0 => "no task of its own was seen on the runtime".to_string(),
            1 => "1 task of its own was seen on the runtime".to_string(),
            tasks => format!(
                "{} tasks of its own were seen on the runtime at the same time",
                whole(tasks as u64)
            ),
        };
        let told = format!("{what} {}, and {seen}", times(polls));
        match (polls, self.tasks) == own {
            true => format!("{told}; the course's own answer costs the same."),
            false => format!(
                "{told}; the course's own answer: {}, {}.",
                number(own.0, "poll"),
                number(own.1, "task")
            ),
        }
    }
}

fn times(number: usize) -> String {
    match number {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{} times", whole(number as u64)),
    }
}

fn number(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {noun}"),
        1 => format!("1 {noun}"),
        _ => format!("{} {noun}s", whole(number as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_told_beside_the_courses_own() {
        let costs = Costs {
            polls: 1,
            polls_of_calls: 2_060,
            tasks: 12,
        };
        let fetches = Polls::OfCalls("Its 12 fetches are polled");
        assert_eq!(
            costs.told(fetches, (24, 0)),
            "Its 12 fetches are polled 2,060 times, and 12 tasks of its own were seen on the runtime at the same time; the course's own answer: 24 polls, no task."
        );
        let costs = Costs { tasks: 0, ..costs };
        assert_eq!(
            costs.told(Polls::OfAnswer("For 12 jobs its future is polled"), (1, 0)),
            "For 12 jobs its future is polled once, and no task of its own was seen on the runtime; the course's own answer costs the same."
        );
    }
}
