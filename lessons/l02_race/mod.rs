//! Lesson 2: threads that count together, and how updates get lost in safe Rust.

mod counts;
mod demo;
mod explored;
mod findings;
mod predict;

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::files;
use crate::findings::Finding;
use crate::lesson::{Common, Lesson};
use crate::options::{RunOptions, count};
use crate::render::number::whole;
use crate::show::Show;
use crate::wrong_use::refuse;
use anyhow::Result;
use models::lessons::l02_race::counting::{self, Plan};
use serde_json::{Value, json};

/// Lesson 2.
pub struct Race {
    plan: Plan,
    rounds: usize,
    experiments: Vec<Experiment>,
}

/// The flags of lesson 2.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Threads that count at the same time
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = count(1, 1_000), allow_hyphen_values = true)]
    threads: usize,
    /// Increments of each thread [default: 1,000,000, with --quick 100,000]
    #[arg(long, value_name = "N", value_parser = count(1, 10_000_000), allow_hyphen_values = true)]
    increments: Option<usize>,
    /// Let each thread begin as soon as it is made, instead of all together
    #[arg(long)]
    no_barrier: bool,
    /// How often each variant counts [default: --runs, or 20, with --quick 3]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000), allow_hyphen_values = true)]
    rounds: Option<usize>,
}

/// More updates would take minutes.
const UPDATES_AT_MOST: u64 = 50_000_000;

impl Lesson for Race {
    const NUMBER: u8 = 2;
    const SLUG: &'static str = "race";
    const TITLE: &'static str = "can safe Rust lose an update?";
    const QUESTION: &'static str =
        "Several threads count together, without unsafe code: is the final count always right?";
    const LEARNT: &'static str = "Safe Rust has no data races, but it has race conditions: a load and a store are two steps, and another thread may act between them. One indivisible operation, or a lock held across both steps, loses no update.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "counting/load_store.rs",
        "counting/load_store_relaxed.rs",
        "counting/split_lock.rs",
        "counting/fetch_add.rs",
        "counting/mutex.rs",
        "counting/per_thread.rs",
    ];
    const EXERCISES: &'static [&'static str] = &["counter", "issue_once", "schedule"];
    const WITHOUT: &'static [Common] = &[Common::Seed, Common::NoTimeline];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<Race> {
        let plan = Plan {
            threads: flags.threads,
            increments: flags
                .increments
                .unwrap_or(options.sized(1_000_000, 100_000)),
            together: !flags.no_barrier,
        };
        if plan.updates() > UPDATES_AT_MOST {
            return refuse(format!(
                "{} threads with {} increments each are {} updates: use at most {}, with fewer --threads or --increments",
                plan.threads,
                whole(plan.increments as u64),
                whole(plan.updates()),
                whole(UPDATES_AT_MOST)
            ));
        }
        let rounds = flags.rounds.or(options.runs);
        Ok(Race {
            plan,
            rounds: rounds.unwrap_or(options.sized(20, 3)),
            experiments: vec![demo::counts(plan)],
        })
    }

    fn settings(&self) -> Value {
        json!({
            "threads": self.plan.threads,
            "increments": self.plan.increments,
            "barrier": self.plan.together,
            "rounds": self.rounds,
        })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        demo::run(self, show)
    }
}
