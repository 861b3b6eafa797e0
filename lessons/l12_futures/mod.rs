//! Lesson 12: futures, who polls them, and who tells when that is worth it.

mod demo;
mod findings;
mod ledger;
mod predict;
mod step;

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::files;
use crate::findings::Finding;
use crate::lesson::{Common, Lesson};
use crate::options::{Format, RunOptions, count};
use crate::show::Show;
use crate::wrong_use::refuse;
use anyhow::Result;
use ledger::{Ledger, Sizes};
use models::lessons::l12_futures::{executors, shapes};
use serde_json::{Value, json};

/// Lesson 12.
pub struct Futures {
    step: bool,
    futures: usize,
    ledger: Ledger,
    sizes: Sizes,
    experiments: Vec<Experiment>,
}

/// The flags of lesson 12.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Be the executor: poll and wake by hand, with commands from the keyboard or a pipe
    #[arg(long)]
    step: bool,
    /// Futures that wait at the same time [default: 10, with --quick 5]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000), allow_hyphen_values = true)]
    futures: Option<usize>,
}

impl Lesson for Futures {
    const NUMBER: u8 = 12;
    const SLUG: &'static str = "futures";
    const TITLE: &'static str = "who runs a future?";
    const QUESTION: &'static str =
        "Calling an async function starts nothing: who runs it, when, and how often?";
    const LEARNT: &'static str = "A future does nothing until it is polled. Whoever polls it needs a waker to know when that is worth it: one poll to begin, and one for each wake.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "executors/by_hand.rs",
        "executors/spinning.rs",
        "executors/every_ms.rs",
        "executors/tokio_runtime.rs",
        "shapes/callbacks.rs",
        "shapes/state_machine.rs",
        "shapes/async_fn.rs",
    ];
    const EXERCISES: &'static [&'static str] = &["block_on", "join2", "print_order"];
    const WITHOUT: &'static [Common] = &[Common::Seed];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<Futures> {
        if flags.step && options.format != Format::Text {
            return refuse("--step is a conversation, and has no other format: leave out --format");
        }
        let futures = flags.futures.unwrap_or(options.sized(10, 5));
        let (waiting, ledger) = demo::waiting(futures);
        let (shapes, sizes) = demo::shapes(options.sized(20_000, 5_000));
        Ok(Futures {
            step: flags.step,
            futures,
            ledger,
            sizes,
            experiments: vec![waiting, shapes],
        })
    }

    fn settings(&self) -> Value {
        json!({ "step": self.step, "futures": self.futures, "programs": self.sizes.times })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        match self.step {
            true => step::run(show),
            false => demo::run(self, show),
        }
    }
}
