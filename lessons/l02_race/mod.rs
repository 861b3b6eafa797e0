//! Lesson 2: threads that count together, and how updates get lost in safe Rust.

mod bands;
mod counts;
mod explored;
mod seen;
mod shown;

use crate::lesson::{Console, Experiment, Lesson, Model, Needs, RunOptions, count};
use crate::limits::{Limits, Usage};
use crate::measure::Bound;
use crate::model;
use crate::render::number::whole;
use crate::trace::Recorder;
use anyhow::Result;
use models::lessons::l02_race::counting::{self, Plan};
use std::sync::Arc;

/// Lesson 2.
pub struct Race;

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
    const TEXT: &'static str = include_str!("README.md");
    const EXERCISES: &'static [&'static str] = &["counter", "issue_once", "schedule"];
    type Flags = Flags;

    fn experiments(flags: &Flags, options: &RunOptions) -> Result<Vec<Experiment>> {
        Ok(vec![experiment(plan(flags, options)?)])
    }

    fn run(flags: &Flags, options: &RunOptions, console: &mut dyn Console) -> Result<()> {
        let plan = plan(flags, options)?;
        let rounds = flags.rounds.or(options.runs);
        let rounds = rounds.unwrap_or(if options.quick { 3 } else { 20 });
        shown::run(plan, rounds, options, console)
    }
}

fn plan(flags: &Flags, options: &RunOptions) -> Result<Plan> {
    let default = if options.quick { 100_000 } else { 1_000_000 };
    let plan = Plan {
        threads: flags.threads,
        increments: flags.increments.unwrap_or(default),
        together: !flags.no_barrier,
    };
    if plan.updates() > UPDATES_AT_MOST {
        return Err(Usage(format!(
            "{} threads with {} increments each are {} updates: use at most {}, with fewer --threads or --increments",
            plan.threads,
            whole(plan.increments as u64),
            whole(plan.updates()),
            whole(UPDATES_AT_MOST)
        ))
        .into());
    }
    let needs = Needs {
        threads: plan.threads,
        files: 0,
    };
    Limits::here().allow(needs, "each variant", "use fewer --threads")?;
    Ok(plan)
}

fn experiment(plan: Plan) -> Experiment {
    let needs = |model: Model| {
        model.needs(Needs {
            threads: plan.threads,
            files: 0,
        })
    };
    let plan = Arc::new(plan);
    let models = [
        model!(counting::load_store::count(plan))
            .trap("a load and a store, with room for another thread in between")
            .may_differ(),
        model!(counting::split_lock::count(plan))
            .trap("a lock that is given back between reading and writing")
            .may_differ(),
        model!(counting::fetch_add::count(plan)),
        model!(counting::mutex::count(plan)),
        model!(counting::per_thread::count(plan)),
    ];
    Experiment {
        work: "counting",
        setup: format!(
            "{} with {} each: {} in all. {}",
            counted(plan.threads as u64, "thread"),
            counted(plan.increments as u64, "increment"),
            counted(plan.updates(), "update"),
            if plan.together {
                "They start together."
            } else {
                "Each begins as soon as it is made."
            }
        ),
        bound: Bound::None,
        models: models.into_iter().map(needs).collect(),
        baseline: "mutex",
        recorder: Recorder::default(),
        aside: Box::new(|| None),
    }
}

fn counted(number: u64, noun: &str) -> String {
    format!(
        "{} {noun}{}",
        whole(number),
        if number == 1 { "" } else { "s" }
    )
}
