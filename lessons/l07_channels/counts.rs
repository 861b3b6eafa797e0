//! What was counted in the runs, and the tables of it.

use crate::measure::Comparison;
use crate::table::{Cell, Table, rows};
use crate::work::items::{Counted, Items};
use std::time::Duration;

/// What was counted of one model.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// The model.
    pub model: &'static str,
    /// The run with the median of the most that waited.
    pub typical: Counted,
    /// The fewest items that were consumed in a run.
    pub fewest: u64,
    /// The most items that were consumed in a run.
    pub most: u64,
    /// How many runs were counted.
    pub runs: usize,
    /// The median time.
    pub took: Duration,
}

impl Count {
    /// Items that were produced in the typical run, and never consumed.
    pub fn lost(&self) -> u64 {
        self.typical.produced - self.typical.consumed
    }
}

/// The counts of the models that were measured.
pub fn of(items: &Items, comparison: &Comparison) -> Vec<Count> {
    let models = comparison.models.iter();
    models
        .filter_map(|model| {
            let mut counted = items.counted(model.name);
            counted.sort_by_key(|one| one.most_waiting);
            let consumed = || counted.iter().map(|one| one.consumed);
            Some(Count {
                model: model.name,
                typical: *counted.get(counted.len() / 2)?,
                fewest: consumed().min()?,
                most: consumed().max()?,
                runs: counted.len(),
                took: model.time.median,
            })
        })
        .collect()
}

/// How many items waited, and for how long.
pub fn waiting(counts: &[Count]) -> Table {
    rows("waiting", counts)
        .column("model", "model", |one| Cell::Text(one.model.into()))
        .column("total_s", "total", |one| Cell::Time(one.took))
        .column("most_waiting", "waiting", |one| {
            Cell::Whole(one.typical.most_waiting)
        })
        .column("longest_wait_s", "longest wait", |one| {
            Cell::Time(one.typical.longest_wait)
        })
        .column("lost", "lost", |one| Cell::Whole(one.lost()))
        .note("waiting: at the same time, the one in the producer's hands included")
        .table()
}

/// How many items were consumed.
pub fn finished(counts: &[Count]) -> Table {
    rows("finished", counts)
        .column("model", "model", |one| Cell::Text(one.model.into()))
        .column("total_s", "total", |one| Cell::Time(one.took))
        .column("fewest", "fewest items", |one| Cell::Whole(one.fewest))
        .column("most", "most items", |one| Cell::Whole(one.most))
        .expendable(1, "runs", "runs", |one| Cell::Whole(one.runs as u64))
        .note("items: consumed in a run")
        .table()
}

/// What a message costs.
pub fn messages(comparison: &Comparison, messages: u64) -> Table {
    let each = |took: Duration| took.as_secs_f64() / messages as f64;
    rows("messages", &comparison.models)
        .column("model", "model", |one| Cell::Text(one.name.into()))
        .column("each_s", "each", |one| {
            Cell::Nanoseconds(each(one.time.median) * 1e9)
        })
        .column("per_s", "a second", |one| {
            Cell::Whole((1.0 / each(one.time.median).max(1e-12)) as u64)
        })
        .table()
}
