//! How often a program hangs: run in processes of its own, at rising sizes, within a patience.

use crate::measure::now;
use crate::show::Show;
use crate::table::{Cell, Table, rows};
use crate::watchdog::Deadlock;
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How a child's run ended, as it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// How much had been done.
    pub done: usize,
    /// How much there was to do.
    pub of: usize,
    /// The deadlock in which it ended, if it did.
    pub deadlock: Option<Deadlock>,
}

/// How the runs of one size ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// The size, e.g. transfers of each thread.
    pub size: usize,
    /// Runs that ended in one way or the other.
    pub runs: usize,
    /// How much had been done in each of the runs that hung.
    pub hung: Vec<usize>,
}

/// How all runs ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hangs {
    /// What a size counts, in the plural, e.g. `transfers`.
    pub noun: &'static str,
    /// From the smallest size to the largest.
    pub sizes: Vec<Size>,
    /// The last run that hung, of the largest size that did.
    pub example: Option<Run>,
    /// Time for all of it.
    pub took: Duration,
    /// Whether the patience ended it before all runs had ended.
    pub stopped: bool,
}

impl Hangs {
    /// Runs that ended in one way or the other.
    pub fn runs(&self) -> usize {
        self.sizes.iter().map(|size| size.runs).sum()
    }

    /// Runs that hung.
    pub fn hung(&self) -> usize {
        self.sizes.iter().map(|size| size.hung.len()).sum()
    }

    /// A row for each size.
    pub fn table(&self) -> Table {
        let noun = self.noun;
        let median = |size: &Size| {
            let mut done = size.hung.clone();
            done.sort_unstable();
            let median = done.get(done.len() / 2);
            median.map_or(Cell::Missing, |done| Cell::Whole(*done as u64))
        };
        rows("hangs", &self.sizes)
            .column("size", &format!("{noun} a thread"), |size| {
                Cell::Whole(size.size as u64)
            })
            .column("runs", "runs", |size| Cell::Whole(size.runs as u64))
            .column("hung", "hung", |size| Cell::Whole(size.hung.len() as u64))
            .column("done", "done before it hung", median)
            .note(format!(
                "done: {noun} of all threads, the median of the runs that hung"
            ))
            .table()
    }
}

/// Runs a lesson's child `runs` times with 1, 10, 100 ... up to `most`, each time in a process of its own; `task` makes
/// the child's task from the size.
///
/// Takes no longer than `patience`, whatever hangs: a run that has not ended by then is killed and not counted.
pub fn observe<T: Serialize>(
    show: &mut Show<'_>,
    (noun, most): (&'static str, usize),
    runs: usize,
    patience: Duration,
    task: impl Fn(usize) -> T,
) -> Result<Hangs> {
    let sizes: Vec<usize> = powers(most).collect();
    let steps = sizes.len() * runs;
    show.steps("a program that may hang", steps, |show| {
        let start = now();
        let mut hangs = Hangs {
            noun,
            ..Hangs::default()
        };
        'sizes: for size in sizes {
            let mut seen = Size {
                size,
                runs: 0,
                hung: Vec::new(),
            };
            for _ in 0..runs {
                show.step(&format!("{size} {noun} a thread"));
                let left = patience.saturating_sub(start.elapsed());
                let Some(run) = show.observe::<_, Run>(&task(size), left)? else {
                    hangs.stopped = true;
                    hangs.sizes.push(seen);
                    break 'sizes;
                };
                seen.runs += 1;
                if run.deadlock.is_some() {
                    seen.hung.push(run.done);
                    hangs.example = Some(run);
                }
            }
            hangs.sizes.push(seen);
        }
        hangs.took = start.elapsed();
        Ok(hangs)
    })
}

/// The powers of ten below `most`, and `most`.
fn powers(most: usize) -> impl Iterator<Item = usize> {
    let powers = std::iter::successors(Some(1usize), |size| size.checked_mul(10));
    powers.take_while(move |size| *size < most).chain([most])
}
