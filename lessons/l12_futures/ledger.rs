//! What was counted of the polls, and what was weighed of the shapes.

use crate::measure::Comparison;
use crate::table::{Cell, Table, rows};
use crate::work::orders::{Counted, Orders};
use crate::work::post::Items;
use std::sync::Arc;
use std::time::Duration;

/// The orders that each executor was given.
pub struct Ledger(pub Vec<(&'static str, Arc<Orders>)>);

/// The items that each shape was given.
pub struct Sizes {
    /// How often the program ran in a row.
    pub times: u64,
    /// The items, by the name of the model.
    pub of: Vec<(&'static str, Arc<Items>)>,
}

/// What was counted of one executor: the run with the median number of polls, and its times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// The executor.
    pub model: &'static str,
    /// Its polls and wakes.
    pub counted: Counted,
    /// The median CPU time of a run, where the system tells.
    pub cpu: Option<Duration>,
}

/// What was weighed and timed of one shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The shape.
    pub model: &'static str,
    /// The size of its largest callback or future.
    pub bytes: usize,
    /// The median time of all runs of the program.
    pub took: Duration,
}

impl Ledger {
    /// The counts of the executors that were measured.
    pub fn counts(&self, comparison: &Comparison) -> Vec<Count> {
        let count = |(name, orders): &(&'static str, Arc<Orders>)| {
            let model = comparison.model(name)?;
            let mut counted = orders.counted();
            counted.sort_by_key(|counted| counted.polls);
            Some(Count {
                model: name,
                counted: *counted.get(counted.len() / 2)?,
                cpu: model.cpu,
            })
        };
        self.0.iter().filter_map(count).collect()
    }
}

impl Sizes {
    /// The sizes of the shapes that were measured.
    pub fn weighed(&self, comparison: &Comparison) -> Vec<Weighed> {
        let weighed = |(name, items): &(&'static str, Arc<Items>)| {
            Some(Weighed {
                model: name,
                bytes: items.largest(),
                took: comparison.model(name)?.time.median,
            })
        };
        self.of.iter().filter_map(weighed).collect()
    }
}

/// The ledger of polls.
pub fn table(counts: &[Count], futures: usize) -> Table {
    rows("polls", counts)
        .column("model", "executor", |one| Cell::Text(one.model.into()))
        .column("polls", "polls", |one| Cell::Whole(one.counted.polls))
        .column("wakes", "wakes", |one| Cell::Whole(one.counted.wakes))
        .column("per_future", "polls each", |one| {
            Cell::Whole(one.counted.polls / futures.max(1) as u64)
        })
        .note("of the median run, all futures together")
        .note("a wake is a call of a waker, also of one that does nothing")
        .table()
}

/// The sizes of the shapes.
pub fn sizes(weighed: &[Weighed], times: u64) -> Table {
    rows("sizes", weighed)
        .column("model", "shape", |one| Cell::Text(one.model.into()))
        .column("bytes", "bytes", |one| Cell::Whole(one.bytes as u64))
        .column("program_s", "a program", |one| {
            Cell::Nanoseconds(one.took.as_secs_f64() * 1e9 / times.max(1) as f64)
        })
        .note("bytes: of the largest callback or future")
        .note("a program: the time of one run, the post office's part included")
        .table()
}
