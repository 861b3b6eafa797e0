//! What threads do with a counter, and whether the counts are right.

mod alone;
mod log;
mod verdict;

pub use alone::{a_crowd, at_most, counters_are_apart, counts_far, turning_points};

use crate::explored::driven::{self, Judged, Test};
use crate::explored::{explore, together};
use interleave::Exploration;
use log::Log;
use std::fmt;

/// A counter of an answer.
pub trait Counts: Send + Sync {
    /// Counts one more.
    fn increment(&self);
    /// How often `increment` has been called.
    fn get(&self) -> usize;
}

/// Makes a counter of the answer under test.
pub type New = fn() -> Box<dyn Counts>;

/// What a thread does, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calls {
    /// Calls `increment`.
    Increments(usize),
    /// Calls `get`.
    Gets(usize),
}
use Calls::{Gets, Increments};

/// Threads that use one counter at the same time.
#[derive(Debug, Clone)]
pub struct Program {
    new: New,
    /// Increments before the threads start.
    before: usize,
    threads: Vec<(&'static str, Calls)>,
    /// Whether increments are noted, because somebody gets the count meanwhile.
    notes: bool,
}

/// The names of threads, in order.
const NAMES: [&str; 20] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S",
    "T",
];

/// A program of such threads, named A, B, C.
pub fn program(new: New, calls: &[Calls]) -> Program {
    let threads = NAMES.into_iter().zip(calls.iter().copied()).collect();
    let notes = calls.iter().any(|calls| matches!(calls, Gets(_)));
    Program {
        new,
        before: 0,
        threads,
        notes,
    }
}

/// What a run of a program gave.
struct Counted {
    end: usize,
    /// What a `get` returned that no order of the calls explains.
    odd: Option<String>,
}

impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.odd {
            None => write!(f, "{}", self.end),
            Some(odd) => write!(f, "{}; {odd}", self.end),
        }
    }
}

impl Program {
    /// With `before` increments before the threads start.
    #[must_use]
    pub fn after(self, before: usize) -> Program {
        Program { before, ..self }
    }

    fn run(&self) -> Counted {
        let counter = (self.new)();
        let log = Log::new(self);
        (0..self.before).for_each(|_| counter.increment());
        together(&self.names(), &|name| {
            let thread = NAMES
                .iter()
                .position(|known| *known == name)
                .unwrap_or_default();
            match self.threads[thread].1 {
                Increments(times) => {
                    (0..times).for_each(|round| log.increment(&*counter, thread, round));
                }
                Gets(times) => {
                    (0..times).fold(0, |last, _| log.get(&*counter, self, last));
                }
            }
        });
        let end = counter.get();
        let odd = log.odd();
        Counted { end, odd }
    }

    fn names(&self) -> Vec<&'static str> {
        self.threads.iter().map(|(name, _)| *name).collect()
    }

    fn test(&self) -> Test {
        let program = self.clone();
        driven::test(move || program.run())
    }

    /// How the run must end.
    fn expected(&self) -> usize {
        let each = self.threads.iter().map(|(_, calls)| match calls {
            Increments(times) => *times,
            Gets(_) => 0,
        });
        self.before + each.sum::<usize>()
    }

    /// Tries every order.
    pub fn explored(&self) -> Exploration {
        let program = self.clone();
        let found = explore(move || program.run());
        self.judge(&found);
        found
    }

    /// Stops the first thread at each of its first steps, while the second one goes on.
    pub fn stopped(&self) {
        driven::stopped(["A", "B"], self.places(), &self.test(), &|run| {
            self.judge(run)
        });
    }

    /// Lets the first thread, which calls what it calls many times, make a whole call after each few steps of the second.
    pub fn overtaken(&self) {
        let calls = |times| match self.threads[0].1 {
            Increments(_) => Increments(times),
            Gets(_) => Gets(times),
        };
        let unit = self
            .of_calls(calls(2))
            .saturating_sub(self.of_calls(calls(1)))
            .max(1);
        let with = |times| {
            let mut program = self.clone();
            program.threads[0].1 = calls(at_most(self.new, times));
            program
        };
        let (few, many) = (with(driven::FEW), with(driven::MANY));
        driven::overtaken(
            ["A", "B"],
            unit,
            &Judged {
                test: &few.test(),
                judge: &|run| few.judge(run),
            },
            &Judged {
                test: &many.test(),
                judge: &|run| many.judge(run),
            },
        );
    }

    /// Stops all threads at the same step, at each of the first ones.
    pub fn crowded(&self) {
        driven::crowded(&self.names(), self.places(), &self.test(), &|run| {
            self.judge(run)
        });
    }

    /// How many operations the first thread makes if it is alone.
    fn places(&self) -> usize {
        self.of_calls(self.threads[0].1)
    }

    /// How many operations these calls of the first thread take.
    fn of_calls(&self, calls: Calls) -> usize {
        let alone = Program {
            notes: self.notes,
            before: self.before,
            ..program(self.new, &[calls])
        };
        driven::operations("A", &alone.test())
    }
}
