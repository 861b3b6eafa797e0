//! A comparison as a table.

use super::number::duration;
use crate::measure::{Bound, Comparison, Measured};
use crate::report::{Cell, Column, Table};

/// The table of a comparison: a row for each model.
pub fn table(comparison: &Comparison) -> Table {
    let column = |key, head: &str, expendable, cell: fn(&Measured) -> Cell| Column {
        key,
        head: head.to_string(),
        expendable,
        cells: comparison.models.iter().map(cell).collect(),
    };
    let columns = vec![
        column("name", "model", 0, |m| Cell::Text(name(m))),
        column("median_s", "median", 0, |m| Cell::Time(m.time.median)),
        column("spread", "spread", 1, |m| Cell::Share(m.time.spread())),
        column("min_s", "min", 8, |m| Cell::Time(m.time.min)),
        column("max_s", "max", 7, |m| Cell::Time(m.time.max)),
        column("speedup", "speed-up", 2, |m| {
            m.speedup.into_cell(Cell::Ratio)
        }),
        column("efficiency", "of best", 3, |m| {
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
        column("runs", "runs", 9, |m| Cell::Whole(m.runs as u64)),
    ];
    let known = |column: &Column| column.cells.iter().any(|cell| *cell != Cell::Missing);
    Table {
        name: comparison.work.to_string(),
        // What is known of no model needs no column.
        columns: columns.into_iter().filter(known).collect(),
        notes: notes(comparison),
    }
}

fn name(model: &Measured) -> String {
    format!(
        "{}{}",
        model.name,
        if model.trap.is_some() { "*" } else { "" }
    )
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
    let best = comparison
        .bound_time
        .and_then(|best| match comparison.bound {
            Bound::None => None,
            Bound::Slowest(_) => Some(format!(
                "best possible: {}, the slowest item alone",
                duration(best)
            )),
            Bound::Cores { cores, .. } => {
                let cores = if cores == 1 {
                    "one core".into()
                } else {
                    format!("{cores} cores")
                };
                Some(format!(
                    "best possible: {}, what sequential takes shared among {cores}",
                    duration(best)
                ))
            }
        });
    let spread = "spread: (max - min) / median".to_string();
    let has_trap = comparison.models.iter().any(|model| model.trap.is_some());
    let trap = has_trap.then(|| "* a trap".to_string());
    best.into_iter().chain([spread]).chain(trap).collect()
}
