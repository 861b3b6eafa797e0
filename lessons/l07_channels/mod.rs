//! Lesson 7: producers, consumers and the queue between them: who waits, who ends, and who never does.

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
use crate::show::Show;
use crate::work::items::Items;
use anyhow::Result;
use models::lessons::l07_channels::{ending, filling, moving};
use serde_json::{Value, json};
use std::sync::Arc;

/// Lesson 7.
pub struct Channels {
    sizes: Sizes,
    filling: Arc<Items>,
    ending: Arc<Items>,
    experiments: Vec<Experiment>,
}

/// The sizes of a run, all known.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    items: usize,
    capacity: usize,
    consumers: usize,
    messages: u64,
}

/// The flags of lesson 7.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Items that a fast producer sends to a slow consumer [default: 100, with --quick 30]
    #[arg(long, value_name = "N", value_parser = count(2, 1_000), allow_hyphen_values = true)]
    items: Option<usize>,
    /// Places of a channel with a limit
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = count(1, 1_000), allow_hyphen_values = true)]
    capacity: usize,
    /// Consumers that share a queue, and have to find out that it is finished
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = count(1, 64), allow_hyphen_values = true)]
    consumers: usize,
    /// Messages whose cost is measured [default: 100000, with --quick 10000]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000_000), allow_hyphen_values = true)]
    messages: Option<usize>,
}

impl Lesson for Channels {
    const NUMBER: u8 = 7;
    const SLUG: &'static str = "channels";
    const TITLE: &'static str = "how does a consumer know that it is finished?";
    const QUESTION: &'static str =
        "One thread produces, others consume: what is between them, and how does it end?";
    const LEARNT: &'static str = "A channel ends when its last sender is dropped; empty, silent or one sentinel is not the end. A queue makes nothing faster than its slow end: without a limit it only makes everything late.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "filling/unbounded.rs",
        "filling/bounded.rs",
        "filling/crossbeam.rs",
        "filling/tokio.rs",
        "filling/rendezvous.rs",
        "filling/drop_when_full.rs",
        "ending/closed.rs",
        "ending/sentinel_for_each.rs",
        "ending/sentinel_passed_on.rs",
        "ending/while_not_empty.rs",
        "ending/time_out.rs",
        "moving/unbounded.rs",
        "moving/bounded.rs",
        "moving/crossbeam.rs",
        "moving/tasks.rs",
        "moving/rendezvous.rs",
        "moving/in_batches.rs",
        "explored/sender_kept.rs",
        "explored/sender_dropped.rs",
        "explored/join_first.rs",
        "explored/both_send.rs",
        "explored/one_sentinel.rs",
        "explored/mailboxes.rs",
    ];
    const EXERCISES: &'static [&'static str] =
        &["three_hangs", "fan_out", "bounded_pipeline", "mailboxes"];
    const WITHOUT: &'static [Common] = &[Common::Seed];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<Channels> {
        let sizes = Sizes {
            items: flags.items.unwrap_or(options.sized(100, 30)),
            capacity: flags.capacity,
            consumers: flags.consumers,
            messages: flags.messages.unwrap_or(options.sized(100_000, 10_000)) as u64,
        };
        let (fills, filling) = demo::fills(sizes);
        let (ends, ending) = demo::ends(sizes);
        Ok(Channels {
            sizes,
            filling,
            ending,
            experiments: vec![fills, ends, demo::moves(sizes)],
        })
    }

    fn settings(&self) -> Value {
        let sizes = &self.sizes;
        json!({
            "items": sizes.items,
            "capacity": sizes.capacity,
            "consumers": sizes.consumers,
            "messages": sizes.messages,
        })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        demo::run(self, show)
    }
}
