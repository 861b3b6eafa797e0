//! What threads do with a ticket, and whether exactly one call gets it.

mod alone;
mod reasons;

pub use alone::{claimed_often, tickets_are_apart};

use crate::explored::driven::{self, Test, Text};
use crate::explored::{
    drawn, explore, explore_with, explorer, fitting, is_one_run, of_all, refuse_failures, together,
};
use crate::verdict::Wrong;
use interleave::Exploration;
use reasons::{nobody, several};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A ticket of an answer.
pub trait Claims: Send + Sync {
    /// Whether the caller gets the ticket.
    fn claim(&self) -> bool;
}

/// Makes a ticket of the answer under test.
pub type New = fn() -> Box<dyn Claims>;

/// Threads that claim one ticket at the same time, each so often.
#[derive(Debug, Clone)]
pub struct Program {
    new: New,
    threads: Vec<(&'static str, usize)>,
}

/// The names of threads, in order.
const NAMES: [&str; 20] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S",
    "T",
];
const NOBODY: &str = "nobody";

/// A program of such threads, named A, B, C.
pub fn program(new: New, claims: &[usize]) -> Program {
    let threads = NAMES.into_iter().zip(claims.iter().copied()).collect();
    Program { new, threads }
}

/// As many threads as there are names, each with one claim.
pub fn crowd(new: New) -> Program {
    program(new, &[1; NAMES.len()])
}

impl Program {
    /// Who got the ticket, e.g. `A` or `A and B`.
    fn run(&self) -> Text {
        let ticket = (self.new)();
        let winners = Mutex::new(BTreeMap::new());
        together(&self.names(), &|name| {
            let claims = self.threads.iter().find(|(known, _)| *known == name);
            for _ in 0..claims.map_or(0, |(_, claims)| *claims) {
                if ticket.claim() {
                    let mut winners = winners.lock().unwrap_or_else(PoisonError::into_inner);
                    *winners.entry(name).or_insert(0) += 1;
                }
            }
        });
        let winners: BTreeMap<&str, usize> =
            winners.into_inner().unwrap_or_else(PoisonError::into_inner);
        let each = winners.iter().map(|(name, times)| match times {
            1 => (*name).to_string(),
            more => format!("{name} {more} times"),
        });
        Text(match winners.is_empty() {
            true => NOBODY.into(),
            false => each.collect::<Vec<_>>().join(" and "),
        })
    }

    fn names(&self) -> Vec<&'static str> {
        self.threads.iter().map(|(name, _)| *name).collect()
    }

    fn test(&self) -> Test {
        let program = self.clone();
        driven::test(move || program.run())
    }

    /// Tries every order.
    pub fn explored(&self) -> Exploration {
        let program = self.clone();
        let found = explore(move || program.run());
        self.judge(&found);
        found
    }

    /// Tries every order, where a weak exchange may fail without a reason more often than anybody tries it.
    pub fn exchanges_fail(&self) {
        const TIMES: u32 = 120;
        let program = self.clone();
        let explorer = explorer().weak_exchange_failures(TIMES);
        self.judge(&explore_with(&explorer, move || program.run()));
    }

    /// Stops the first thread at each of its first steps, while the second one goes on.
    pub fn stopped(&self) {
        driven::stopped(["A", "B"], self.places(), &self.test(), &|run| {
            self.judge(run)
        });
    }

    /// Stops all threads at the same step, at each of the first ones.
    pub fn crowded(&self) {
        driven::crowded(&self.names(), self.places(), &self.test(), &|run| {
            self.judge(run)
        });
    }

    /// How many operations the first thread makes if it is alone.
    fn places(&self) -> usize {
        driven::operations("A", &program(self.new, &[self.threads[0].1]).test())
    }

    /// Refuses runs that fail, and runs without exactly one winner.
    fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        refuse_failures(found);
        let right = |value: &str| self.names().contains(&value);
        let wrong = found
            .outcomes
            .iter()
            .filter(|outcome| !right(&outcome.value));
        let simplest = wrong.min_by_key(|outcome| {
            let cost = outcome
                .trace
                .as_ref()
                .map(|trace| (trace.switches, trace.steps.len()));
            cost.unwrap_or((usize::MAX, 0))
        });
        let Some(outcome) = simplest else { return };
        let trace = outcome.trace.clone().unwrap_or_default();
        let always =
            !is_one_run(found) && !found.outcomes.iter().any(|outcome| right(&outcome.value));
        let (because, question) = match outcome.value.as_str() {
            NOBODY => nobody(&trace, always),
            _ if always => (
                "Several calls get the ticket in every order, so the order is not to blame.".into(),
                "what does `claim` return to the first caller, what to the others, and which line makes the difference?",
            ),
            winners => several(&trace, winners),
        };
        let seen = match always && outcome.value != NOBODY {
            true => format!(
                "in each run several calls get it; in the one below {}",
                told(&outcome.value)
            ),
            false => format!(
                "{} in {}",
                told(&outcome.value),
                of_all(outcome.interleavings, found)
            ),
        };
        Wrong::because(because)
            .seen(format!("{}: {seen}.", self.describe()))
            .expected("exactly one call gets it, whatever the order.")
            .picture(match is_one_run(found) {
                true => fitting("The run:", &trace),
                false => drawn("The simplest of them:", &trace),
            })
            .ask(question)
            .refuse()
    }

    fn describe(&self) -> String {
        let all: usize = self.threads.iter().map(|(_, claims)| claims).sum();
        match (self.threads.len(), all) {
            (1, 1) => "a single call of `claim`".into(),
            (1, calls) => format!("one thread, {calls} calls of `claim`"),
            (threads, calls) => {
                format!("{threads} threads at the same time, {calls} calls of `claim` in all")
            }
        }
    }
}

fn told(winners: &str) -> String {
    match winners {
        NOBODY => "nobody gets the ticket".into(),
        _ if winners.contains(" and ") => format!("{winners} get the ticket"),
        _ => format!("{winners} gets the ticket"),
    }
}
