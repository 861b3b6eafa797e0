//! What was counted in the runs, and the tables of it.

use crate::measure::Comparison;
use crate::table::{Cell, Table, rows};
use crate::work::downloads::{Counted, Downloads};
use std::time::Duration;

/// What was counted of one model: the run with the median of what a table is about, and the median time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// The model.
    pub model: &'static str,
    /// What was counted.
    pub counted: Counted,
    /// The median time until it returned.
    pub took: Duration,
}

/// The counts of the models that were measured; of each the run in the middle of the order by `key`.
pub fn of(downloads: &Downloads, comparison: &Comparison, key: fn(&Counted) -> u64) -> Vec<Count> {
    let models = comparison.models.iter();
    models
        .filter_map(|model| {
            let mut counted = downloads.counted(model.name);
            counted.sort_by_key(key);
            Some(Count {
                model: model.name,
                counted: *counted.get(counted.len() / 2)?,
                took: model.time.median,
            })
        })
        .collect()
}

/// Who still runs after a failure.
pub fn who_runs(counts: &[Count], fails_after: Duration) -> Table {
    let shown = crate::render::duration;
    rows("who_runs", counts)
        .column("model", "model", |one| Cell::Text(one.model.into()))
        .column("told_s", "error known", |one| Cell::Time(one.took))
        .column("running", "still run", |one| {
            Cell::Whole(one.counted.running)
        })
        .column("for_nobody", "answered", |one| {
            Cell::Whole(one.counted.for_nobody)
        })
        .expendable(1, "dropped", "dropped", |one| {
            Cell::Whole(one.counted.dropped)
        })
        .note(format!(
            "still run: {} after the failure; answered: after the failure",
            shown(fails_after / 2)
        ))
        .table()
}

/// What the ways to save did.
pub fn saving(counts: &[Count]) -> Table {
    rows("saving", counts)
        .column("model", "model", |one| Cell::Text(one.model.into()))
        .column("total_s", "total", |one| Cell::Time(one.took))
        .column("first_saved_s", "first saved", |one| {
            one.counted.first_saved.map_or(Cell::Missing, Cell::Time)
        })
        .expendable(1, "at_once", "at once", |one| {
            Cell::Whole(one.counted.at_once)
        })
        .column("held", "in memory", |one| Cell::Whole(one.counted.held))
        .column("began_while_saving", "begun", |one| {
            Cell::Whole(one.counted.began_while_saving)
        })
        .note("at once: downloads under way, at most")
        .note("in memory: documents to be saved, at most")
        .note("begun: downloads that began during a save")
        .table()
}
