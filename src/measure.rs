//! Runs models round-robin and compares their times.

mod compare;

pub use crate::experiment::Bound;
pub use crate::statistics::Summary;
pub use compare::{Measured, Plan, compare};
pub use models::clock::{Instant, now};

use std::fmt;
use std::time::Duration;

/// What was measured of one experiment.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What kind of work, e.g. `waiting`.
    pub work: &'static str,
    /// The best that any model could do, as it was given.
    pub bound: Bound,
    /// The same in time, where it is known.
    pub bound_time: Option<Duration>,
    /// The models in the order shown.
    pub models: Vec<Measured>,
    /// What to keep in mind when reading the numbers.
    pub warnings: Vec<Warning>,
}

impl Comparison {
    /// The model of this name.
    pub fn model(&self, name: &str) -> Option<&Measured> {
        self.models.iter().find(|model| model.name == name)
    }

    pub fn alike(&self, a: &str, b: &str) -> bool {
        match self.model(a).zip(self.model(b)) {
            Some((a, b)) => a.time.overlaps(&b.time),
            None => false,
        }
    }
    pub fn ratio(&self, a: &str, b: &str) -> Option<f64> {
        let (a, b) = self.model(a).zip(self.model(b))?;
        Some(a.time.median.as_secs_f64() / b.time.median.as_secs_f64().max(1e-12))
    }
    pub fn leaders(&self) -> Vec<&Measured> {
        let Some(f) = self.fastest() else {
            return vec![];
        };
        self.models
            .iter()
            .filter(|m| m.time.overlaps(&f.time))
            .collect()
    }
    pub fn told(&self, a: &str, b: &str) -> Option<String> {
        let ratio = self.ratio(b, a)?;
        Some(match self.alike(a, b) {
            true => format!("about as fast as {b}"),
            false => format!("{} than {b}", crate::words::times_as_fast(ratio)),
        })
    }
    pub fn leaders_told(&self) -> String {
        let names: Vec<&str> = self.leaders().iter().map(|m| m.name).collect();
        let tie = if names.len() > 1 {
            " (too close to tell apart)"
        } else {
            ""
        };
        format!("{}{tie}", crate::words::list(&names))
    }
    /// The model with the smallest median, traps included; `None` only without models.
    pub fn fastest(&self) -> Option<&Measured> {
        self.models.iter().min_by_key(|model| model.time.median)
    }
}

/// A reason to read the numbers with care.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    /// Built without optimisation.
    DebugBuild,
    /// One core: nothing can run in parallel.
    OneCore,
    /// The two fastest models are closer than their runs are spread.
    Tie {
        /// The smaller median.
        first: &'static str,
        /// The next one.
        second: &'static str,
        /// Whether both are as fast as any model can be.
        at_limit: bool,
    },
    /// A thread that computes all the time did not get a core for itself.
    Busy {
        /// Which model.
        model: &'static str,
        /// Its CPU time over its time.
        share: f64,
    },
    /// A model was so slow that it ran fewer than three times.
    FewRuns {
        /// Which model.
        model: &'static str,
        /// How often it ran.
        runs: usize,
    },
    /// The runs of a model are far apart: the machine was busy with something else.
    Noisy {
        /// Which model.
        model: &'static str,
        /// (max - min) / median.
        spread: f64,
    },
    /// The same of several models.
    AllNoisy {
        /// Which models.
        models: Vec<&'static str>,
        /// The largest spread.
        most: f64,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::DebugBuild => write!(
                f,
                "This is a debug build, and its times say little: use `cargo course run ...`, which builds with optimisation."
            ),
            Warning::OneCore => write!(
                f,
                "This machine gives one core: nothing can compute in parallel here, so no model can shorten computing."
            ),
            Warning::Tie {
                first,
                second,
                at_limit: true,
            } => write!(
                f,
                "No winner: {first} and {second} are both at the limit, so there is nothing left to win."
            ),
            Warning::Busy { model, share } => write!(
                f,
                "{model} got only {:.0} % of a core: other programs were computing too, and these times are theirs as well. Close them and run again.",
                share * 100.0
            ),
            Warning::Tie { first, second, .. } => write!(
                f,
                "No winner: the runs of {first} and {second} overlap, so this run does not tell which is faster. Try --runs 20."
            ),
            Warning::FewRuns { model, runs } => write!(
                f,
                "{model} is so slow at this size that it ran {runs} time{} only: its spread is unknown. Ask for more with --runs.",
                if *runs == 1 { "" } else { "s" }
            ),
            Warning::Noisy { model, spread } => write!(
                f,
                "The runs of {model} are {:.0} % apart: something else kept the machine busy. Close it, or use --runs 20.",
                spread * 100.0
            ),
            Warning::AllNoisy { models, most } => write!(
                f,
                "The runs of {} are up to {:.0} % apart: something else kept the machine busy. Close it, or use --runs 20.",
                models.join(", "),
                most * 100.0
            ),
        }
    }
}
