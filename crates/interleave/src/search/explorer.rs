//! The portfolio: which searches run, and with what budgets.

use super::replay::{Replay, ReplayError, follow};
use super::session::Session;
use crate::data::{Coverage, Exploration, Schedule};
use crate::runtime::run_loop::Test;
use crate::runtime::{Limits, Spurious};
use crate::strategy::{Budget, Dfs, Pct, Random, RoundRobin};
use std::fmt::Debug;
use std::sync::Arc;

/// Settings of an exploration. The defaults are meant for programs of two to five threads with two to ten
/// operations each, and end well within a second in a debug build.
#[derive(Clone, Debug)]
pub struct Explorer {
    pub(super) seed: u64,
    dfs: Budget,
    dpor: Budget,
    random: u64,
    pct: u64,
    pub(super) steps: u64,
    max_steps: u64,
    portfolio: Portfolio,
    thread_panics_are_results: bool,
    spurious: Spurious,
}

/// Which searches take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Portfolio {
    All,
    Dfs,
    Reduction,
}

impl Default for Explorer {
    fn default() -> Self {
        Self {
            seed: 0x5eed,
            dfs: Budget {
                schedules: 2_000,
                steps: 40_000,
            },
            dpor: Budget {
                schedules: 10_000,
                steps: 400_000,
            },
            random: 2_000,
            pct: 500,
            steps: 50_000,
            max_steps: 5_000,
            portfolio: Portfolio::All,
            thread_panics_are_results: false,
            spurious: Spurious::default(),
        }
    }
}

/// Runs `test` under many interleavings of its threads, with the default settings. See [`Explorer::explore`].
#[must_use]
pub fn explore<F, T>(test: F) -> Exploration
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Debug,
{
    Explorer::default().explore(test)
}

impl Explorer {
    /// The default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the seed of the random searches. Default: a fixed one, so that every exploration of a program gives
    /// the same result.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// Tries harder to run every single interleaving, so that they can be counted: 10,000 schedules and 200,000 steps
    /// instead of 2,000 and 40,000.
    #[must_use]
    pub fn count_interleavings(mut self) -> Self {
        self.dfs = Budget {
            schedules: 10_000,
            steps: 200_000,
        };
        self
    }

    /// Sets how many schedules the plain depth-first search may try, which counts interleavings. Default: 2,000.
    #[must_use]
    pub fn dfs_schedules(mut self, schedules: u64) -> Self {
        self.dfs.schedules = schedules;
        self
    }

    /// Sets how many schedules the search that proves may try. Default: 10,000.
    #[must_use]
    pub fn dpor_schedules(mut self, schedules: u64) -> Self {
        self.dpor.schedules = schedules;
        self
    }

    /// Sets how many schedules the random search may try. Default: 2,000.
    #[must_use]
    pub fn random_schedules(self, random: u64) -> Self {
        Self { random, ..self }
    }

    /// Sets how many schedules PCT may try with depth 2, and again with depth 3. Default: 500.
    #[must_use]
    pub fn pct_schedules(self, pct: u64) -> Self {
        Self { pct, ..self }
    }

    /// Sets how many steps each search may make, over all its schedules. Default: 40,000 for the plain depth-first
    /// search, 400,000 for the one that proves, 50,000 for each of the others.
    #[must_use]
    pub fn total_steps(mut self, steps: u64) -> Self {
        self.dfs.steps = steps;
        self.dpor.steps = steps;
        Self { steps, ..self }
    }

    /// Sets the number of operations after which a run is cut. It fails then: as a [livelock] if its last steps
    /// repeat, otherwise at the [step limit]. Default: 5,000.
    ///
    /// [livelock]: crate::FailureKind::Livelock
    /// [step limit]: crate::FailureKind::StepLimit
    #[must_use]
    pub fn max_steps(self, max_steps: u64) -> Self {
        Self { max_steps, ..self }
    }

    /// Leaves out all searches but the depth-first one.
    #[must_use]
    pub fn only_dfs(self) -> Self {
        Self {
            portfolio: Portfolio::Dfs,
            ..self
        }
    }

    /// Leaves out all searches but the one that proves; see [`Coverage::Proved`].
    #[must_use]
    pub fn only_dpor(self) -> Self {
        Self {
            portfolio: Portfolio::Reduction,
            ..self
        }
    }

    /// Lets a panic that leaves a spawned thread become the error that `join` returns, as std does. By default it
    /// ends the run as a failure, because it is mostly a failed assertion.
    #[must_use]
    pub fn thread_panics_are_results(self) -> Self {
        Self {
            thread_panics_are_results: true,
            ..self
        }
    }

    /// Lets a `compare_exchange_weak` fail although it finds the value that it expects, as std allows: each thread at
    /// most `per_thread` times in a run. Default: 0.
    ///
    /// Whether it fails is a choice like that of the next thread, so an interleaving is then the order of the steps and
    /// the way each of them went. One failure is enough to find an exchange that is not tried again; one that is tried
    /// `n` times takes `n`. `fetch_update` tries again by itself and never fails without a reason.
    #[must_use]
    pub fn weak_exchange_failures(mut self, per_thread: u32) -> Self {
        self.spurious.exchanges = per_thread;
        self
    }

    /// Lets a thread that waits on a [`Condvar`](crate::sync::Condvar) wake up without a notification, as std allows:
    /// each thread at most `per_thread` times in a run. Default: 0.
    ///
    /// Whether it wakes up is a choice, as for [`Explorer::weak_exchange_failures`]. A run in which all others wait for
    /// ever is a deadlock although a thread might wake up without a notification, since nothing promises that it does.
    #[must_use]
    pub fn spurious_wakeups(mut self, per_thread: u32) -> Self {
        self.spurious.wakeups = per_thread;
        self
    }

    /// Runs `test` under many interleavings of its threads and counts how they end.
    ///
    /// First all interleavings are tried, depth first ([`Coverage::Counted`]). If there are too many, one of each class
    /// of interleavings is run that differ only in steps that don't touch each other ([`Coverage::Proved`]). If these
    /// are too many, too, a round-robin, a random and two PCT searches follow ([`Coverage::Tried`]). Budgets are counted
    /// in schedules and steps, so the result does not depend on the machine: the same program gives the same
    /// `Exploration`.
    ///
    /// `test` must make all its objects itself. Its outcome is told apart by its `Debug` text.
    ///
    /// # Panics
    ///
    /// When called inside an exploration. Panics of `test` are results.
    #[must_use]
    pub fn explore<F, T>(&self, test: F) -> Exploration
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Debug,
    {
        let test: Test = Arc::new(move || format!("{:?}", test()));
        self.explore_text(&test)
    }

    /// Runs `test` once along `schedule`, with these settings. See [`replay`](crate::replay).
    ///
    /// # Errors
    ///
    /// When a turn can't be taken.
    pub fn replay<F, T>(&self, schedule: &Schedule, test: F) -> Result<Replay, ReplayError>
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Debug,
    {
        let test: Test = Arc::new(move || format!("{:?}", test()));
        follow(schedule, &test, self.limits())
    }

    fn explore_text(&self, test: &Test) -> Exploration {
        let (mut session, mut coverage) = self.searches(test, self.limits());
        if session.needs_held_loops() {
            // Once more from the start, with loops that have to wait for others.
            let hold_loops = true;
            let limits = Limits {
                hold_loops,
                ..self.limits()
            };
            (session, coverage) = self.searches(test, limits);
        }
        session.finish(coverage)
    }

    /// Runs all searches. Returns what they can claim, too.
    fn searches<'a>(&self, test: &'a Test, limits: Limits) -> (Session<'a>, Coverage) {
        let mut session = Session::new(test, limits);
        let (coverage, over) = self.systematic(&mut session);
        let all = self.portfolio == Portfolio::All;
        if !over && all && !session.hopeless() && !session.needs_held_loops() {
            let budget = |schedules| Budget {
                schedules,
                steps: self.steps,
            };
            session.search("round-robin", RoundRobin::new(), |_| true);
            session.search(
                "random",
                Random::new(self.seed, budget(self.random)),
                |_| false,
            );
            session.search(
                "pct 2",
                Pct::new(self.seed ^ 2, 2, budget(self.pct)),
                |_| false,
            );
            session.search(
                "pct 3",
                Pct::new(self.seed ^ 3, 3, budget(self.pct)),
                |_| false,
            );
        }
        let coverage = coverage.filter(|_| session.saw_everything());
        let coverage = coverage.unwrap_or_else(|| session.tried());
        (session, coverage)
    }

    /// The searches that may come to an end: what they can claim, and whether one did.
    fn systematic(&self, session: &mut Session<'_>) -> (Option<Coverage>, bool) {
        if self.portfolio != Portfolio::Reduction {
            let dfs = session.search("dfs", Dfs::new(self.dfs), Dfs::complete);
            if dfs.complete() {
                return ((!dfs.limited()).then(|| session.counted()), true);
            }
        }
        if self.portfolio == Portfolio::Dfs || session.hopeless() || session.needs_held_loops() {
            return (None, false);
        }
        session.prove(self.dpor)
    }

    pub(super) fn limits(&self) -> Limits {
        let thread_panics_are_results = self.thread_panics_are_results;
        Limits {
            max_steps: self.max_steps,
            thread_panics_are_results,
            hold_loops: false,
            spurious: self.spurious,
            full: false,
        }
    }
}
