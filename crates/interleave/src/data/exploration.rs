//! The result of an exploration.

use super::{Costs, DeadlockKind, Failure, FailureKind, Trace};
use std::fmt;

/// What the runs of a program gave.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Exploration {
    /// The values that the closure returned, sorted: numbers by size, everything else by text.
    pub outcomes: Vec<Outcome>,
    /// The ways in which runs failed, most simple first. Empty when none did.
    pub failures: Vec<Failure>,
    /// How many schedules were tried.
    pub schedules: u64,
    /// How many distinct interleavings of the program's own operations these were; after a proof, how many of them stand
    /// for all.
    pub interleavings: u64,
    /// How much of what the program can do has been seen, up to the limits stated at the top of this crate.
    pub coverage: Coverage,
    /// The number of counted steps of all runs together.
    pub steps: u64,
    /// The number of counted steps of the longest run.
    pub longest: u64,
    /// The most that a run cost.
    pub costs: Costs,
    /// What each search did, in order.
    pub searches: Vec<SearchReport>,
}

/// How much of what a program can do an exploration has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Coverage {
    /// Every interleaving was run: [`Exploration::interleavings`] is the number of all there are.
    Counted {
        /// How many there are.
        interleavings: u64,
    },
    /// Every order of the steps is covered: each of these runs stands for all orders that differ from it only in steps
    /// that don't touch each other. Every outcome and every kind of failure has been seen.
    Proved {
        /// How many runs stand for all orders.
        representatives: u64,
    },
    /// Some orders were tried, and there may be more.
    Tried {
        /// How many different ones.
        orders: u64,
    },
}

impl Coverage {
    /// Whether nothing that the program can do was left out: counted or proved.
    pub fn is_complete(self) -> bool {
        !matches!(self, Self::Tried { .. })
    }

    /// The number that goes with it: of interleavings, of the runs that stand for all of them, or of those tried.
    pub fn orders(self) -> u64 {
        match self {
            Self::Counted { interleavings } => interleavings,
            Self::Proved { representatives } => representatives,
            Self::Tried { orders } => orders,
        }
    }

    /// Whether every interleaving was run, so that numbers of interleavings are shares of all of them.
    pub fn is_counted(self) -> bool {
        matches!(self, Self::Counted { .. })
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counted { interleavings: 1 } => f.write_str("the only interleaving"),
            Self::Counted { interleavings } => write!(f, "all {interleavings} interleavings"),
            Self::Proved { representatives: 1 } => {
                f.write_str("every order (1 run stands for all of them)")
            }
            Self::Proved { representatives } => {
                write!(
                    f,
                    "every order ({representatives} runs stand for all of them)"
                )
            }
            Self::Tried { orders: 1 } => f.write_str("1 order tried; there may be more"),
            Self::Tried { orders } => write!(f, "{orders} orders tried; there may be more"),
        }
    }
}

/// A value that the closure returned.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Outcome {
    /// The value, as its `Debug` text.
    pub value: String,
    /// How many of the schedules tried gave it.
    pub schedules: u64,
    /// How many distinct interleavings gave it; after a proof, how many of those that stand for all.
    pub interleavings: u64,
    /// The simplest run found that gives it. Kept for the first 16 outcomes.
    pub trace: Option<Trace>,
}

/// What one search of the portfolio did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SearchReport {
    /// "dfs", "dpor", "round-robin", "random", "pct 2", "pct 3".
    pub name: String,
    /// How many schedules it tried.
    pub schedules: u64,
    /// How many of them were interleavings that no search before had seen.
    pub new_interleavings: u64,
    /// Whether it ended because there was nothing left to try.
    pub complete: bool,
    /// How many of its schedules failed.
    pub failed: u64,
}

impl Exploration {
    /// Whether nothing that the program can do was left out: counted or proved.
    pub fn is_complete(&self) -> bool {
        self.coverage.is_complete()
    }

    /// Whether no run failed.
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }

    /// The simplest failure of a kind.
    pub fn failure(&self, kind: FailureKind) -> Option<&Failure> {
        self.failures.iter().find(|failure| failure.kind == kind)
    }

    /// The simplest deadlock of a kind.
    pub fn deadlock(&self, kind: DeadlockKind) -> Option<&Failure> {
        self.failures.iter().find(|failure| {
            failure
                .waits
                .as_ref()
                .is_some_and(|waits| waits.kind == kind)
        })
    }

    /// The outcome with this `Debug` text.
    pub fn outcome(&self, value: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.value == value)
    }

    /// The values that the closure returned, in the order of `outcomes`.
    pub fn values(&self) -> Vec<&str> {
        self.outcomes
            .iter()
            .map(|outcome| outcome.value.as_str())
            .collect()
    }
}
