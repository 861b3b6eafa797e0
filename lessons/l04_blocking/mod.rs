//! Lesson 4: a heartbeat beside jobs that block, wait or compute, and what waiting costs.

mod guess;
mod plan;
mod seen;
mod show;
mod vitals;

use crate::lesson::{Console, Experiment, Lesson, RunOptions, count, duration};
use anyhow::Result;
use models::lessons::l04_blocking::{computing, crowd, guard, jobs, pulse, waiting};
use std::time::Duration;

/// Lesson 4.
pub struct Blocking;

/// The flags of lesson 4.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Jobs that run beside the heartbeat
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = count(1, 1_000_000), allow_hyphen_values = true)]
    jobs: usize,
    /// How long each job waits, or computes [default: 50ms, with --quick 10ms]
    #[arg(long, value_name = "TIME", value_parser = block, allow_hyphen_values = true)]
    block: Option<Duration>,
    /// Worker threads of the runtime, in the variants that have no number of their own
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = count(1, 1024), allow_hyphen_values = true)]
    workers: usize,
    /// Time between two beats of the heart [default: 2ms, with --quick 1ms]
    #[arg(long, value_name = "TIME", value_parser = beat, allow_hyphen_values = true)]
    beat: Option<Duration>,
    /// Tasks, and threads, that wait at the same time [default: 10000, with --quick 1000]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000_000), allow_hyphen_values = true)]
    crowd: Option<usize>,
    /// Only these variants, separated by commas, e.g. tokio_sleep,std_sleep
    #[arg(long, value_name = "VARIANTS", value_delimiter = ',')]
    only: Vec<String>,
}

impl Lesson for Blocking {
    const NUMBER: u8 = 4;
    const SLUG: &'static str = "blocking";
    const TITLE: &'static str = "why did every task freeze?";
    const QUESTION: &'static str = "A task beats like a heart, every few milliseconds. What stops it, and what keeps it beating?";
    const TEXT: &'static str = include_str!("README.md");
    const EXERCISES: &'static [&'static str] = &[
        "blocking_call",
        "cpu_section",
        "guard_across_await",
        "nested_runtime",
    ];
    type Flags = Flags;

    fn experiments(flags: &Flags, options: &RunOptions) -> Result<Vec<Experiment>> {
        let plan = plan::Plan::new(flags, options)?;
        Ok(plan
            .parts
            .into_iter()
            .map(|part| part.experiment)
            .chain(plan.crowd.map(|crowd| crowd.experiment))
            .collect())
    }

    fn run(flags: &Flags, options: &RunOptions, console: &mut dyn Console) -> Result<()> {
        show::run(plan::Plan::new(flags, options)?, options, console)
    }
}

/// The runtime's timer counts in milliseconds: a faster heart would only measure that.
fn beat(text: &str) -> Result<Duration, String> {
    within(text, Duration::from_secs(1), "2ms, from 1ms to 1s")
}

fn block(text: &str) -> Result<Duration, String> {
    within(text, Duration::from_secs(60), "50ms, from 1ms to 60s")
}

fn within(text: &str, most: Duration, allowed: &str) -> Result<Duration, String> {
    duration(text)
        .ok()
        .filter(|time| (Duration::from_millis(1)..=most).contains(time))
        .ok_or_else(|| format!("use a time with a unit, e.g. {allowed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heart_that_never_beats_and_one_that_beats_too_fast_are_refused() {
        assert_eq!(beat("5ms"), Ok(Duration::from_millis(5)));
        for wrong in ["0", "0ms", "-1ms", "999us", "2s", "fast"] {
            let told = "use a time with a unit, e.g. 2ms, from 1ms to 1s".to_string();
            assert_eq!(beat(wrong), Err(told), "{wrong}");
        }
        assert!(block("0ms").is_err() && block("2m").is_err());
    }
}
