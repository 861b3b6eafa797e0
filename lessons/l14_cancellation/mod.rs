//! Lesson 14: what happens to code that is dropped at an `.await`.

mod demo;
mod findings;
mod predict;
mod told;

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::files;
use crate::findings::Finding;
use crate::lesson::{Common, Lesson};
use crate::options::{RunOptions, count};
use crate::show::Show;
use anyhow::Result;
use demo::Scenes;
use models::lessons::l14_cancellation::{letting_go, locking, paying, reading, stopping};
use serde_json::{Value, json};

/// Lesson 14.
pub struct Cancellation {
    sizes: Sizes,
    scenes: Scenes,
    experiments: Vec<Experiment>,
}

/// The sizes of a run, all known.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    frames: usize,
    errands: usize,
    payments: usize,
    requests: u8,
}

/// The flags of lesson 14.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Frames that are read beside a clock [default: 5, with --quick 3]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000), allow_hyphen_values = true)]
    frames: Option<usize>,
    /// Errands that somebody stops waiting for
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = count(1, 100), allow_hyphen_values = true)]
    errands: usize,
    /// Payments that somebody stops waiting for [default: 100, with --quick 20]
    #[arg(long, value_name = "N", value_parser = count(1, 100_000), allow_hyphen_values = true)]
    payments: Option<usize>,
    /// Requests that a server answers when it is told to stop
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = count(1, 100), allow_hyphen_values = true)]
    requests: usize,
}

impl Lesson for Cancellation {
    const NUMBER: u8 = 14;
    const SLUG: &'static str = "cancellation";
    const TITLE: &'static str = "what happens at the await where I was dropped?";
    const QUESTION: &'static str =
        "A future can end at any .await, without an error: what does it leave behind?";
    const LEARNT: &'static str = "Whoever drops a future ends it at the .await where it waits: no error, no exception, only destructors run. What must not be cut stands between two awaits, in a guard, or in a task of its own.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "reading/in_select.rs",
        "reading/pinned.rs",
        "reading/bytes_kept.rs",
        "reading/own_task.rs",
        "letting_go/drop_handles.rs",
        "letting_go/drop_abort_handles.rs",
        "letting_go/time_out_tasks.rs",
        "letting_go/abort_blocking.rs",
        "letting_go/abort.rs",
        "letting_go/drop_set.rs",
        "letting_go/time_out_futures.rs",
        "paying/two_awaits.rs",
        "paying/book_at_the_end.rs",
        "paying/undo_on_drop.rs",
        "paying/own_task.rs",
        "locking/by_reference.rs",
        "locking/by_value.rs",
        "locking/own_task.rs",
        "stopping/cut.rs",
        "stopping/wait_for_all.rs",
        "stopping/deadline.rs",
    ];
    const EXERCISES: &'static [&'static str] = &[
        "frames",
        "futurelock",
        "transaction",
        "with_session",
        "shutdown",
        "retry",
    ];
    const WITHOUT: &'static [Common] = &[Common::Seed];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<Cancellation> {
        let sizes = Sizes {
            frames: flags.frames.unwrap_or(options.sized(5, 3)),
            errands: flags.errands,
            payments: flags.payments.unwrap_or(options.sized(100, 20)),
            requests: u8::try_from(flags.requests)?,
        };
        let (scenes, experiments) = demo::plan(sizes, options)?;
        Ok(Cancellation {
            sizes,
            scenes,
            experiments,
        })
    }

    fn settings(&self) -> Value {
        let sizes = &self.sizes;
        json!({
            "frames": sizes.frames,
            "errands": sizes.errands,
            "payments": sizes.payments,
            "requests": sizes.requests,
        })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        demo::run(self, show)
    }
}
