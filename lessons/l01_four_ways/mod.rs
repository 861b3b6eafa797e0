//! Lesson 1: the same items with sequential code, threads, a pool, async and a data-parallel iterator.

mod seen;

use crate::demo::select;
use crate::lesson::{Experiment, Lesson, Model, Needs, RunOptions, count, duration};
use crate::limits::Usage;
use crate::measure::{Bound, Comparison};
use crate::render::duration as shown;
use crate::work::computing::Computing;
use crate::work::waiting::{Source, Waiting};
use crate::{machine, model};
use anyhow::Result;
use clap::ValueEnum;
use models::lessons::l01_four_ways::{computing, waiting};
use std::sync::Arc;
use std::time::Duration;

/// Lesson 1.
pub struct FourWays;

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
    #[arg(long, value_enum, default_value_t = Origin::Http)]
    source: Origin,
    /// Only these models, separated by commas, e.g. sequential,spawn
    #[arg(long, value_name = "MODELS", value_delimiter = ',')]
    only: Vec<String>,
}

/// Which work to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Work {
    /// Items that somebody else works on while you wait
    Waiting,
    /// Tasks that need a core
    Computing,
    /// One after the other
    Both,
}

/// Where documents come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Origin {
    /// A real HTTP server on this machine, over real sockets
    Http,
    /// A sleep in place of the network; scales to 100,000 items
    Sleep,
}

impl From<Origin> for Source {
    fn from(origin: Origin) -> Source {
        match origin {
            Origin::Http => Source::Http,
            Origin::Sleep => Source::Sleep,
        }
    }
}

/// What one computing task costs on this machine.
const COST: Duration = Duration::from_millis(20);
/// The same with `--quick`.
const QUICK_COST: Duration = Duration::from_millis(4);
/// A model that needs longer for one run is left out, unless --only names it.
const LONG: Duration = Duration::from_secs(20);
/// With more items than this computing is left out, unless --work asks for it.
const COMPUTED_UNASKED: usize = 100;
/// More tasks than this would compute for minutes a run.
const COMPUTED_AT_MOST: usize = 10_000;

impl Lesson for FourWays {
    const NUMBER: u8 = 1;
    const SLUG: &'static str = "four-ways";
    const TITLE: &'static str = "where does the time go?";
    const QUESTION: &'static str =
        "Which of these makes a program faster, and when: threads, a pool, async, data-parallel?";
    const TEXT: &'static str = include_str!("README.md");
    const EXERCISES: &'static [&'static str] = &["fetch_all", "bounded", "squares"];
    type Flags = Flags;

    fn experiments(flags: &Flags, options: &RunOptions) -> Result<Vec<Experiment>> {
        let workers = flags.workers.unwrap_or_else(machine::cores);
        let mut experiments = Vec::new();
        let few = flags.items <= COMPUTED_UNASKED;
        let work = flags
            .work
            .unwrap_or(if few { Work::Both } else { Work::Waiting });
        if work == Work::Computing && flags.delay.is_some() {
            let told =
                "--delay is about waiting, and --work computing leaves that out: drop one of them";
            return Err(Usage(told.into()).into());
        }
        if work != Work::Computing {
            experiments.push(waiting_experiment(flags, options, workers)?);
        }
        if work != Work::Waiting {
            experiments.push(computing_experiment(flags, options, workers)?);
        }
        select(&flags.only, &mut experiments)?;
        Ok(experiments)
    }

    fn seen(comparisons: &[Comparison]) -> Vec<String> {
        seen::sentences(comparisons, machine::cores())
    }
}

fn waiting_experiment(flags: &Flags, options: &RunOptions, workers: usize) -> Result<Experiment> {
    let default = Duration::from_millis(if options.quick { 20 } else { 100 });
    let delay = flags.delay.unwrap_or(default);
    let number = flags.items;
    let waiting = Waiting::new(number, delay, flags.source.into(), options.seed)?;
    let items = Arc::clone(&waiting.items);
    let total = delay.mul_f64(0.75 * number as f64);
    // What a model needs when `fetches` items are in flight at once, and how long a run then takes.
    let at_once = |model: Model, threads: usize, fetches: usize| {
        let files = if flags.source == Origin::Http {
            2 * fetches
        } else {
            0
        };
        (
            model.needs(Needs { threads, files }),
            total.div_f64(fetches as f64),
        )
    };
    let models = vec![
        at_once(model!(waiting::sequential::fetch_all(items)), 0, 1),
        at_once(model!(waiting::threads::fetch_all(items)), number, number),
        at_once(
            model!(waiting::pool::fetch_all(items, workers)),
            workers,
            workers,
        ),
        at_once(model!(waiting::join_all::fetch_all(items)), 0, number),
        at_once(
            model!(waiting::spawn::fetch_all(items, workers)),
            workers,
            number,
        ),
        at_once(
            model!(waiting::rayon::fetch_all(items, workers)),
            workers,
            workers,
        ),
        at_once(
            model!(waiting::async_blocking::fetch_all(items))
                .trap("async code that blocks its thread"),
            0,
            1,
        ),
    ];
    let (models, slow): (Vec<_>, Vec<_>) = models
        .into_iter()
        .partition(|(_, takes)| *takes <= LONG || !flags.only.is_empty());
    let origin = waiting.origin;
    Ok(Experiment {
        work: "waiting",
        setup: waiting_setup(flags, delay, workers) + &left_out(&slow),
        bound: Bound::Slowest(waiting.slowest),
        models: models.into_iter().map(|(model, _)| model).collect(),
        baseline: "sequential",
        recorder: waiting.recorder,
        aside: Box::new(move || origin.as_ref()?.usage()),
    })
}

fn waiting_setup(flags: &Flags, delay: Duration, workers: usize) -> String {
    let from = match flags.source {
        Origin::Http => "each answered by an HTTP server on this machine",
        Origin::Sleep => "each a sleep in place of a server's answer",
    };
    let (half, whole) = (shown(delay / 2), shown(delay));
    format!(
        "{}, {from} after {half} to {whole}. The pool, spawn and rayon have {}.",
        counted(flags.items, "item"),
        counted(workers, "thread")
    )
}

fn left_out(slow: &[(Model, Duration)]) -> String {
    if slow.is_empty() {
        return String::new();
    }
    let named = slow
        .iter()
        .map(|(model, takes)| format!("{} ({:.0} s)", model.name, takes.as_secs_f64()));
    format!(
        " Left out, because one run would take longer than {:.0} s: {}. Name them in --only to measure them.",
        LONG.as_secs_f64(),
        named.collect::<Vec<_>>().join(", ")
    )
}

fn computing_experiment(flags: &Flags, options: &RunOptions, workers: usize) -> Result<Experiment> {
    if flags.items > COMPUTED_AT_MOST {
        let message = format!(
            "--items {} is too many to compute: use up to {COMPUTED_AT_MOST}, or --work waiting",
            flags.items
        );
        return Err(Usage(message).into());
    }
    let cost = if options.quick { QUICK_COST } else { COST };
    let computing = Computing::new(flags.items, cost);
    let tasks = Arc::clone(&computing.tasks);
    let threads = |threads| Needs { threads, files: 0 };
    let models = vec![
        model!(computing::sequential::compute_all(tasks)),
        model!(computing::threads::compute_all(tasks)).needs(threads(flags.items)),
        model!(computing::pool::compute_all(tasks, workers)).needs(threads(workers)),
        model!(computing::join_all::compute_all(tasks)),
        model!(computing::spawn::compute_all(tasks, workers)).needs(threads(workers)),
        model!(computing::rayon::compute_all(tasks, workers)).needs(threads(workers)),
    ];
    Ok(Experiment {
        work: "computing",
        setup: format!(
            "{} of about {} each: sums of squares and prime counts, sized on this machine. The pool, spawn and rayon have {}.",
            counted(flags.items, "task"),
            shown(cost),
            counted(workers, "thread")
        ),
        bound: Bound::Cores {
            items: flags.items,
            cores: machine::cores(),
        },
        models,
        baseline: "sequential",
        recorder: computing.recorder,
        aside: Box::new(|| None),
    })
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
