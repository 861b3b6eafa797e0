//! Lesson 3: a deadlock for real, four ways to have none, and small programs under every order of their steps.

mod demo;
mod explored;
mod findings;
mod hang;
mod predict;

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::files;
use crate::findings::Finding;
use crate::lesson::{Common, Lesson};
use crate::machine;
use crate::options::{RunOptions, count, duration};
use crate::show::Show;
use crate::wrong_use::refuse;
use anyhow::Result;
use models::lessons::l03_deadlock::{hanging, transferring};
use serde_json::{Value, json};
use std::time::Duration;

/// Lesson 3.
pub struct Deadlock {
    sizes: Sizes,
    experiments: Vec<Experiment>,
}

/// The flags of lesson 3.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Accounts of the bank, one to three numbers separated by commas: the fewer, the more often threads meet [default: 2,8,64]
    #[arg(long, value_name = "N,..", value_delimiter = ',', value_parser = count(2, 100_000), allow_hyphen_values = true)]
    accounts: Vec<usize>,
    /// Threads that transfer [default: the cores of this machine, at least 2]
    #[arg(long, value_name = "N", value_parser = count(2, 64), allow_hyphen_values = true)]
    threads: Option<usize>,
    /// Transfers of each thread [default: 10000, with --quick 2000]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000_000), allow_hyphen_values = true)]
    transfers: Option<usize>,
    /// How long to wait for a program that may hang, all its runs together
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = duration, allow_hyphen_values = true)]
    patience: Duration,
}

/// More transfers than this would take minutes.
const TRANSFERS_AT_MOST: usize = 5_000_000;

/// The sizes of a run, all known.
struct Sizes {
    /// From few, where threads meet often, to many.
    accounts: Vec<usize>,
    threads: usize,
    transfers: usize,
    patience: Duration,
    seed: u64,
    /// Runs of the program that may hang, for each number of transfers.
    hangs: usize,
}

impl Sizes {
    fn of(flags: &Flags, options: &RunOptions) -> Result<Sizes> {
        let mut accounts = flags.accounts.clone();
        if accounts.is_empty() {
            accounts = vec![2, 8, 64];
        }
        accounts.sort_unstable();
        accounts.dedup();
        if accounts.len() > demo::CONTENTION.len() {
            return refuse("--accounts takes up to three numbers, e.g. --accounts 2,8,64");
        }
        let threads = flags
            .threads
            .unwrap_or_else(|| machine::cores().clamp(2, 64));
        let transfers = flags.transfers.unwrap_or(options.sized(10_000, 2_000));
        if threads * transfers > TRANSFERS_AT_MOST {
            let most = TRANSFERS_AT_MOST / threads;
            return refuse(format!(
                "--transfers {transfers} is too many for {threads} threads: use up to {most}"
            ));
        }
        Ok(Sizes {
            accounts,
            threads,
            transfers,
            patience: flags.patience,
            seed: options.seed,
            hangs: options.runs.unwrap_or(options.sized(10, 3)),
        })
    }
}

impl Lesson for Deadlock {
    const NUMBER: u8 = 3;
    const SLUG: &'static str = "deadlock";
    const TITLE: &'static str = "who waits for whom?";
    const QUESTION: &'static str =
        "Can a program that never goes wrong in a test hang for ever, and how do you rule it out?";
    const LEARNT: &'static str = "Threads that wait for one another in a circle wait for ever. Where all threads take their locks in one order, or hold one lock at a time, there is no circle.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "hanging/ab_ba.rs",
        "transferring/sequential.rs",
        "transferring/one_lock.rs",
        "transferring/ordered.rs",
        "transferring/try_lock.rs",
        "transferring/channel.rs",
        "explored/ab_ba.rs",
        "explored/ordered.rs",
        "explored/match_lock.rs",
        "explored/philosophers.rs",
    ];
    const EXERCISES: &'static [&'static str] = &["transfer", "relock", "philosophers"];
    const WITHOUT: &'static [Common] = &[Common::NoTimeline];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<Deadlock> {
        let sizes = Sizes::of(flags, options)?;
        let experiments = demo::experiments(&sizes);
        Ok(Deadlock { sizes, experiments })
    }

    fn settings(&self) -> Value {
        let sizes = &self.sizes;
        json!({
            "accounts": sizes.accounts,
            "threads": sizes.threads,
            "transfers": sizes.transfers,
            "patience_s": sizes.patience.as_secs_f64(),
        })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        let hangs = demo::hang(&self.sizes, show)?;
        let comparisons = demo::compare(&self.experiments, &self.sizes, show)?;
        let explored = demo::explore(show)?;
        Ok(findings::all(&hangs, &comparisons, &explored))
    }

    fn child(task: &str) -> Result<String> {
        hang::child(task)
    }
}
