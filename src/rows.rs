//! Tables from rows: a column is a head and a function from a row to a cell.

use crate::report::{Cell, Column, Table};

/// A table that is being built from rows; see [`rows`].
pub struct Rows<'a, R> {
    rows: &'a [R],
    table: Table,
}

/// Begins a table called `name` with a row for each of `rows`.
pub fn rows<'a, R>(name: &str, rows: &'a [R]) -> Rows<'a, R> {
    Rows {
        rows,
        table: Table {
            name: name.into(),
            columns: Vec::new(),
            notes: Vec::new(),
        },
    }
}

impl<R> Rows<'_, R> {
    /// Adds a column that is never left out. `key` names it for other programs, with its unit.
    pub fn column(self, key: &'static str, head: &str, cell: impl Fn(&R) -> Cell) -> Self {
        self.expendable(0, key, head, cell)
    }

    /// Adds a column that a narrow terminal leaves out, the largest `rank` first.
    pub fn expendable(
        mut self,
        rank: u8,
        key: &'static str,
        head: &str,
        cell: impl Fn(&R) -> Cell,
    ) -> Self {
        self.table.columns.push(Column {
            key,
            head: head.into(),
            expendable: rank,
            cells: self.rows.iter().map(cell).collect(),
        });
        self
    }

    /// Adds a note below the table.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.table.notes.push(note.into());
        self
    }

    /// The table.
    pub fn table(self) -> Table {
        self.table
    }
}
