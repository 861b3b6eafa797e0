//! Lesson 3: a deadlock for real, four ways to have none, and small programs under every interleaving.

mod explored;
mod hang;
mod prediction;
mod seen;
mod show;

use crate::lesson::{Console, Experiment, Lesson, Needs, RunOptions, count, duration};
use crate::limits::{Limits, Usage};
use crate::measure::Bound;
use crate::{machine, model};
use anyhow::Result;
use models::lessons::l03_deadlock::bank::Bank;
use models::lessons::l03_deadlock::ways;
use std::sync::Arc;
use std::time::Duration;

/// Lesson 3.
pub struct Deadlock;

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

/// From few accounts to many: how often two threads want the same one.
const CONTENTION: [&str; 3] = ["high contention", "medium contention", "low contention"];
/// More transfers than this would take minutes.
const TRANSFERS_AT_MOST: usize = 5_000_000;

/// The sizes of a run, all known.
struct Sizes {
    accounts: Vec<usize>,
    threads: usize,
    transfers: usize,
}

impl Flags {
    fn sizes(&self, options: &RunOptions) -> Result<Sizes> {
        let mut accounts = self.accounts.clone();
        if accounts.is_empty() {
            accounts = vec![2, 8, 64];
        }
        accounts.sort_unstable();
        accounts.dedup();
        if accounts.len() > CONTENTION.len() {
            return Err(Usage(
                "--accounts takes up to three numbers, e.g. --accounts 2,8,64".into(),
            )
            .into());
        }
        let sizes = Sizes {
            accounts,
            threads: self
                .threads
                .unwrap_or_else(|| machine::cores().clamp(2, 64)),
            transfers: self
                .transfers
                .unwrap_or(if options.quick { 2_000 } else { 10_000 }),
        };
        if sizes.threads * sizes.transfers > TRANSFERS_AT_MOST {
            let most = TRANSFERS_AT_MOST / sizes.threads;
            return Err(Usage(format!(
                "--transfers {} is too many for {} threads: use up to {most}",
                sizes.transfers, sizes.threads
            ))
            .into());
        }
        Ok(sizes)
    }
}

impl Lesson for Deadlock {
    const NUMBER: u8 = 3;
    const SLUG: &'static str = "deadlock";
    const TITLE: &'static str = "who waits for whom?";
    const QUESTION: &'static str =
        "Can a program that never goes wrong in a test hang for ever, and how do you rule it out?";
    const TEXT: &'static str = include_str!("README.md");
    const EXERCISES: &'static [&'static str] = &["transfer", "relock", "philosophers"];
    type Flags = Flags;

    fn experiments(flags: &Flags, options: &RunOptions) -> Result<Vec<Experiment>> {
        let sizes = flags.sizes(options)?;
        let each = sizes.accounts.iter().zip(CONTENTION);
        let experiments: Vec<Experiment> = each
            .map(|(&accounts, work)| experiment(work, accounts, &sizes, options.seed))
            .collect();
        for model in experiments.iter().flat_map(|experiment| &experiment.models) {
            let who = format!("the model {}", model.name);
            Limits::here().allow(model.needs, &who, "use fewer --threads")?;
        }
        Ok(experiments)
    }

    fn part(task: &str) -> Result<String> {
        hang::part(task)
    }

    fn run(flags: &Flags, options: &RunOptions, console: &mut dyn Console) -> Result<()> {
        show::run(flags, options, console)
    }
}

fn experiment(work: &'static str, accounts: usize, sizes: &Sizes, seed: u64) -> Experiment {
    let threads = sizes.threads;
    let bank = Arc::new(Bank::new(accounts, threads, sizes.transfers, seed));
    let needs = |threads| Needs { threads, files: 0 };
    let models = vec![
        model!(ways::sequential::transfer_all(bank)),
        model!(ways::one_lock::transfer_all(bank)).needs(needs(threads)),
        model!(ways::ordered::transfer_all(bank)).needs(needs(threads)),
        model!(ways::try_lock::transfer_all(bank)).needs(needs(threads)),
        model!(ways::channel::transfer_all(bank)).needs(needs(threads + 1)),
    ];
    Experiment {
        work,
        setup: format!("{accounts} accounts."),
        bound: Bound::Cores {
            items: threads,
            cores: machine::cores(),
        },
        models,
        baseline: "sequential",
        recorder: bank.recorder(),
        aside: Box::new(|| None),
    }
}
