//! Lesson 1: the same items with sequential code, threads, a pool, async and a data-parallel iterator.

mod demo;
mod findings;

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::files;
use crate::findings::Finding;
use crate::lesson::Lesson;
use crate::machine;
use crate::options::{RunOptions, count, duration};
use crate::show::Show;
use crate::work::waiting::Source;
use crate::wrong_use::refuse;
use anyhow::Result;
use clap::ValueEnum;
use models::lessons::l01_four_ways::{computing, waiting};
use serde::Serialize;
use serde_json::{Value, json};
use std::time::Duration;

/// Lesson 1.
pub struct FourWays {
    sizes: Sizes,
    experiments: Vec<Experiment>,
}

/// The flags of lesson 1.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Items to fetch, or tasks to compute
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = count(1, 10_000_000), allow_hyphen_values = true)]
    items: usize,
    /// Time the slowest item takes; the others take half of it or more [default: 100ms, with --quick 20ms]
    #[arg(long, value_name = "TIME", value_parser = duration, allow_hyphen_values = true)]
    delay: Option<Duration>,
    /// Threads of the pool, of the async runtime and of rayon [default: the cores of this machine]
    #[arg(long, value_name = "N", value_parser = count(1, 1024), allow_hyphen_values = true)]
    workers: Option<usize>,
    /// Which work to measure [default: both, and waiting alone for more than 100 items]
    #[arg(long, value_enum)]
    work: Option<Work>,
    /// Where waiting comes from
    #[arg(long, value_enum, default_value_t = From::Http)]
    source: From,
}

/// Which work to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Work {
    /// Items that somebody else works on while you wait
    Waiting,
    /// Tasks that need a core
    Computing,
    /// One after the other
    Both,
}

/// Where waiting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum From {
    /// A real HTTP server on this machine, over real sockets
    Http,
    /// A sleep in place of the network; scales to 100,000 items
    Sleep,
}

/// The sizes of a run, all known.
struct Sizes {
    items: usize,
    delay: Duration,
    cost: Duration,
    workers: usize,
    work: Work,
    source: From,
    seed: u64,
}

/// With more items than this computing is left out, unless --work asks for it.
const COMPUTED_UNASKED: usize = 100;
/// More tasks than this would compute for minutes a run.
const COMPUTED_AT_MOST: usize = 10_000;

impl Sizes {
    fn of(flags: &Flags, options: &RunOptions) -> Result<Sizes> {
        let few = flags.items <= COMPUTED_UNASKED;
        let unasked = if few { Work::Both } else { Work::Waiting };
        let work = flags.work.unwrap_or(unasked);
        if work == Work::Computing && flags.delay.is_some() {
            return refuse(
                "--delay is about waiting, and --work computing leaves that out: drop one of them",
            );
        }
        if work != Work::Waiting && flags.items > COMPUTED_AT_MOST {
            return refuse(format!(
                "--items {} is too many to compute: use up to {COMPUTED_AT_MOST}, or --work waiting",
                flags.items
            ));
        }
        let ms = Duration::from_millis;
        Ok(Sizes {
            items: flags.items,
            delay: flags.delay.unwrap_or(options.sized(ms(100), ms(20))),
            cost: options.sized(ms(20), ms(4)),
            workers: flags.workers.unwrap_or_else(machine::cores),
            work,
            source: flags.source,
            seed: options.seed,
        })
    }
}

impl Lesson for FourWays {
    const NUMBER: u8 = 1;
    const SLUG: &'static str = "four-ways";
    const TITLE: &'static str = "where does the time go?";
    const QUESTION: &'static str =
        "Which of these makes a program faster, and when: threads, a pool, async, data-parallel?";
    const LEARNT: &'static str = "Waiting needs no thread: things that wait at the same time take as long as the longest of them, on threads and in tasks. Computing needs cores: more threads or tasks than cores make it no faster.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "waiting/sequential.rs",
        "waiting/threads.rs",
        "waiting/pool.rs",
        "waiting/join_all.rs",
        "waiting/spawn.rs",
        "waiting/rayon.rs",
        "waiting/async_blocking.rs",
        "computing/sequential.rs",
        "computing/threads.rs",
        "computing/pool.rs",
        "computing/join_all.rs",
        "computing/spawn.rs",
        "computing/rayon.rs",
    ];
    const EXERCISES: &'static [&'static str] = &["fetch_all", "bounded", "squares"];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<FourWays> {
        let sizes = Sizes::of(flags, options)?;
        let mut experiments = Vec::new();
        if sizes.work != Work::Computing {
            experiments.push(demo::waits(&sizes)?);
        }
        if sizes.work != Work::Waiting {
            experiments.push(demo::computes(&sizes));
        }
        Ok(FourWays { sizes, experiments })
    }

    fn settings(&self) -> Value {
        let sizes = &self.sizes;
        json!({
            "items": sizes.items,
            "delay_s": sizes.delay.as_secs_f64(),
            "workers": sizes.workers,
            "work": sizes.work,
            "source": sizes.source,
        })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        let measured = self.experiments.iter().map(|e| show.measure(e));
        let comparisons: Vec<_> = measured.collect::<Result<_>>()?;
        Ok(findings::all(&comparisons, machine::cores()))
    }
}
