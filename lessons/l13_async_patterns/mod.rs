//! Lesson 13: many tasks at the same time, with limits, and when some of them fail.

mod counts;
mod demo;
mod findings;
mod predict;

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::files;
use crate::findings::Finding;
use crate::lesson::{Common, Lesson};
use crate::options::{RunOptions, count};
use crate::show::Show;
use crate::work::downloads::Downloads;
use anyhow::Result;
use models::lessons::l13_async_patterns::{failing, saving, scanning};
use serde_json::{Value, json};
use std::sync::Arc;

/// Lesson 13.
pub struct AsyncPatterns {
    sizes: Sizes,
    failing: Arc<Downloads>,
    saving: Arc<Downloads>,
    silent: usize,
    experiments: Vec<Experiment>,
}

/// The sizes of a run, all known.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    items: usize,
    limit: usize,
    ports: usize,
}

/// The flags of lesson 13.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Downloads at the same time, of which one fails
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = count(2, 10_000), allow_hyphen_values = true)]
    items: usize,
    /// How many documents are fetched, or ports asked, at the same time where there is a limit
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = count(1, 1_000), allow_hyphen_values = true)]
    limit: usize,
    /// Ports to scan [default: 16, with --quick 8]
    #[arg(long, value_name = "N", value_parser = count(1, 500), allow_hyphen_values = true)]
    ports: Option<usize>,
}

impl Lesson for AsyncPatterns {
    const NUMBER: u8 = 13;
    const SLUG: &'static str = "async-patterns";
    const TITLE: &'static str = "how do I run many, with limits and failures?";
    const QUESTION: &'static str =
        "One of many downloads fails: who still runs, and what keeps them within limits?";
    const LEARNT: &'static str = "A future stops when it is dropped, a spawned task does not. Whoever owns the work decides what a failure leaves running, how much runs at once, and how much waits in memory.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "failing/join_all.rs",
        "failing/await_in_order.rs",
        "failing/try_join_tasks.rs",
        "failing/try_join_all.rs",
        "failing/join_set.rs",
        "saving/one_by_one.rs",
        "saving/batches.rs",
        "saving/stream.rs",
        "saving/channel.rs",
        "saving/all_at_once.rs",
        "scanning/one_by_one.rs",
        "scanning/buffered.rs",
        "scanning/buffer_unordered.rs",
        "scanning/all_at_once.rs",
    ];
    const EXERCISES: &'static [&'static str] = &[
        "as_completed",
        "chains",
        "pages",
        "by_kind",
        "port_scanner",
        "one_client",
        "balance",
    ];
    const WITHOUT: &'static [Common] = &[Common::Seed];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<AsyncPatterns> {
        let sizes = Sizes {
            items: flags.items,
            limit: flags.limit,
            ports: flags.ports.unwrap_or(options.sized(16, 8)),
        };
        let (fails, failing) = demo::fails(sizes, options)?;
        let (saves, saving) = demo::saves(sizes, options)?;
        let (scans, silent) = demo::scans(sizes, options)?;
        Ok(AsyncPatterns {
            sizes,
            failing,
            saving,
            silent,
            experiments: vec![fails, saves, scans],
        })
    }

    fn settings(&self) -> Value {
        let sizes = &self.sizes;
        json!({ "items": sizes.items, "limit": sizes.limit, "ports": sizes.ports, "silent_ports": self.silent })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        demo::run(self, show)
    }
}
