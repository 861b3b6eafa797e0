//! A comparison as a table.

use super::number::duration;
use crate::measure::{Bound, Comparison, Measured, Relation};
use crate::table::{Cell, Column, Table};
use crate::words;

/// The table of a comparison: a row for each model.
pub fn table(comparison: &Comparison) -> Table {
    let column = |key, head: &str, expendable, cell: fn(&Measured) -> Cell| Column {
        key,
        head: head.to_string(),
        expendable,
        cells: comparison.models.iter().map(cell).collect(),
    };
    let leaders = comparison.leaders();
    let columns = vec![
        Column {
            cells: names(comparison, &leaders),
            ..column("name", "model", 0, |_| Cell::Missing)
        },
        column("median_s", "median", 0, |m| Cell::Time(m.time.median)),
        column("min_s", "min", 9, |m| Cell::Time(m.time.min)),
        column("max_s", "max", 8, |m| Cell::Time(m.time.max)),
        column("spread", "spread", 7, |m| Cell::Share(m.time.spread())),
        column("speedup", "speed-up", 1, |m| {
            m.speedup.map(Relation::of).into_cell(against_baseline)
        }),
        column("speedup_uncertainty", "±", 2, |m| {
            uncertainty(m).into_cell(Cell::Share)
        }),
        column("efficiency", "ideal", 3, |m| {
            m.efficiency.into_cell(Cell::Share)
        }),
        column("cpu_s", "CPU", 5, |m| m.cpu.into_cell(Cell::Time)),
        column("context_switches", "switches", 6, |m| {
            m.switches.into_cell(Cell::Whole)
        }),
        column("threads", "threads", 4, |m| match m.threads {
            0 => Cell::Missing, // the work records no spans
            threads => Cell::Whole(threads as u64),
        }),
        column("runs", "runs", 10, |m| Cell::Whole(m.runs() as u64)),
    ];
    let known = |column: &Column| column.cells.iter().any(|cell| *cell != Cell::Missing);
    Table {
        name: comparison.work.to_string(),
        // What is known of no model needs no column.
        columns: columns.into_iter().filter(known).collect(),
        notes: notes(comparison),
    }
}

/// The names, with a sign for a trap and for each model that shares the lead.
fn names(comparison: &Comparison, leaders: &[&Measured]) -> Vec<Cell> {
    let shares_lead = |model: &Measured| {
        leaders.len() > 1 && leaders.iter().any(|leader| leader.name == model.name)
    };
    let name = |model: &Measured| {
        let trap = if model.trap.is_some() { "*" } else { "" };
        let lead = if shares_lead(model) { " =" } else { "" };
        Cell::Text(format!("{}{trap}{lead}", model.name))
    };
    comparison.models.iter().map(name).collect()
}

/// A number only where the rounds show a difference.
fn against_baseline(relation: Relation) -> Cell {
    match relation {
        Relation::Faster(ratio) | Relation::Slower(ratio) => Cell::Ratio(ratio.median),
        Relation::Alike(_) | Relation::Unknown(_) => Cell::Text(relation.to_string()),
    }
}

/// How far chance may have moved the speed-up; the baseline is compared with itself.
fn uncertainty(model: &Measured) -> Option<f64> {
    let ratio = model.speedup.filter(|ratio| ratio.rounds >= 3)?;
    (ratio.low < ratio.high).then(|| ratio.uncertainty())
}

trait IntoCell<T> {
    /// The value in a cell, or a cell that says that it is missing.
    fn into_cell(self, cell: fn(T) -> Cell) -> Cell;
}

impl<T> IntoCell<T> for Option<T> {
    fn into_cell(self, cell: fn(T) -> Cell) -> Cell {
        self.map_or(Cell::Missing, cell)
    }
}

fn notes(comparison: &Comparison) -> Vec<String> {
    let has = |is: fn(&Measured) -> bool| comparison.models.iter().any(is);
    let tie = comparison.leaders().len() > 1;
    let some = [
        tie.then(|| "= too close to the fastest to tell apart".to_string()),
        has(|model| model.trap.is_some()).then(|| "* a trap".to_string()),
        has(|model| uncertainty(model).is_some())
            .then(|| "±: how far chance may have moved the speed-up".to_string()),
        ideal(comparison),
        Some("spread: of the middle half of the runs".to_string()),
    ];
    some.into_iter().flatten().collect()
}

fn ideal(comparison: &Comparison) -> Option<String> {
    let best = duration(comparison.bound_time?);
    match comparison.bound {
        Bound::None => None,
        Bound::Slowest(_) => Some(format!("ideal: {best}, the slowest item alone")),
        Bound::Cores { cores, quota, .. } => Some(format!(
            "ideal: {best}, what sequential takes shared among {}{}",
            words::cores(cores),
            words::of_quota(quota)
        )),
    }
}
