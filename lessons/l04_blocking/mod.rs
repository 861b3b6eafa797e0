//! Lesson 4: a heartbeat beside jobs that block, wait or compute, and what waiting costs.

mod demo;
mod findings;
mod gather;
mod variants;

use crate::code::SourceFile;
use crate::experiment::Experiment;
use crate::files;
use crate::findings::Finding;
use crate::heartbeat::Variant;
use crate::lesson::{Common, Lesson};
use crate::options::{RunOptions, count, milliseconds};
use crate::render::duration as shown;
use crate::show::Show;
use crate::wrong_use::refuse;
use anyhow::Result;
use models::lessons::l04_blocking::{computing, crowd, guard, waiting};
use models::work::jobs::{SLICE, Size};
use serde_json::{Value, json};
use std::time::Duration;

/// Lesson 4.
pub struct Blocking {
    sizes: Sizes,
    variants: Vec<Variant>,
    crowd: gather::Crowds,
    experiments: Vec<Experiment>,
}

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
    /// Time between two beats of the heart [default: 2ms]
    #[arg(long, value_name = "TIME", value_parser = beat, allow_hyphen_values = true)]
    beat: Option<Duration>,
    /// Tasks, and threads, that wait at the same time [default: 10000, with --quick 1000]
    #[arg(long, value_name = "N", value_parser = count(1, 1_000_000), allow_hyphen_values = true)]
    crowd: Option<usize>,
}

/// The sizes that all variants share.
struct Sizes {
    jobs: usize,
    job: Size,
    beat: Duration,
    workers: usize,
    crowd: usize,
}

impl Lesson for Blocking {
    const NUMBER: u8 = 4;
    const SLUG: &'static str = "blocking";
    const TITLE: &'static str = "why did every task freeze?";
    const QUESTION: &'static str = "A task beats like a heart, every few milliseconds. What stops it, and what keeps it beating?";
    const LEARNT: &'static str = "A task gives its thread back only at an `.await`. What blocks or computes for long belongs on a thread made for it, and a lock's guard is dropped before an `.await`.";
    const TEXT: &'static str = include_str!("README.md");
    const CODE: &'static [SourceFile] = files![
        "program.rs",
        "waiting/tokio_sleep.rs",
        "waiting/std_sleep.rs",
        "waiting/spawn_blocking.rs",
        "computing/sequential.rs",
        "computing/cpu_inline.rs",
        "computing/cpu_yield.rs",
        "computing/cpu_blocking.rs",
        "computing/cpu_rayon.rs",
        "guard/std_guard.rs",
        "crowd/tasks.rs",
        "crowd/threads.rs",
    ];
    const EXERCISES: &'static [&'static str] = &[
        "blocking_call",
        "cpu_section",
        "guard_across_await",
        "nested_runtime",
    ];
    const WITHOUT: &'static [Common] = &[Common::Seed];
    type Flags = Flags;

    fn plan(flags: &Flags, options: &RunOptions) -> Result<Blocking> {
        let ms = Duration::from_millis;
        let beat = flags.beat.unwrap_or(ms(2));
        let block = flags.block.unwrap_or(options.sized(ms(50), ms(10)));
        if beat > block {
            let (beat, block) = (shown(beat), shown(block));
            return refuse(format!(
                "--beat {beat} is longer than --block {block}: use a --beat that is at most as long as --block"
            ));
        }
        let sizes = Sizes {
            jobs: flags.jobs,
            job: Size::of(block),
            beat,
            workers: flags.workers,
            crowd: flags.crowd.unwrap_or(options.sized(10_000, 1_000)),
        };
        let mut variants = Vec::new();
        let mut experiments = variants::experiments(&sizes, &mut variants);
        let crowd = gather::Crowds::new(sizes.crowd);
        experiments.push(crowd.experiment());
        Ok(Blocking {
            sizes,
            variants,
            crowd,
            experiments,
        })
    }

    fn settings(&self) -> Value {
        let sizes = &self.sizes;
        json!({
            "jobs": sizes.jobs,
            "block_s": sizes.job.time.as_secs_f64(),
            "workers": sizes.workers,
            "beat_s": sizes.beat.as_secs_f64(),
            "crowd": sizes.crowd,
        })
    }

    fn experiments(&mut self) -> &mut Vec<Experiment> {
        &mut self.experiments
    }

    fn run(self, show: &mut Show<'_>) -> Result<Vec<Finding>> {
        demo::run(&self, show)
    }
}

/// The runtime's timer counts in milliseconds: a faster heart would only measure that.
fn beat(text: &str) -> Result<Duration, String> {
    milliseconds(text, Duration::from_secs(1), "2ms, from 1ms to 1s")
}

fn block(text: &str) -> Result<Duration, String> {
    milliseconds(text, Duration::from_secs(60), "50ms, from 1ms to 60s")
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
