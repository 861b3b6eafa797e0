//! Tables as plain data, and how they are made from rows; [`crate::render::table`] draws them.

use std::time::Duration;

/// Numbers that are not a comparison of models.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, in a word or two; other programs find it by this name.
    pub name: String,
    /// All with the same number of cells.
    pub columns: Vec<Column>,
    /// What the columns mean, where it needs a word.
    pub notes: Vec<String>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name for other programs, with the unit, e.g. `median_s`.
    pub key: &'static str,
    /// Its head for people; the unit of times is added.
    pub head: String,
    /// How early it is left out on a narrow terminal: the largest first, 0 never.
    pub expendable: u8,
    /// From the first row to the last.
    pub cells: Vec<Cell>,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not known here.
    Missing,
    /// Words.
    Text(String),
    /// A count.
    Whole(u64),
    /// A time, for people in milliseconds; for other programs in seconds.
    Time(Duration),
    /// A time of nanoseconds, such as that of one of many million steps; for other programs in seconds.
    Nanoseconds(f64),
    /// How many times as fast, e.g. 1.98; for people with its direction, `1.98x faster`.
    Ratio(f64),
    /// A share of 1, for people in percent.
    Share(f64),
    /// Whether something is so.
    Flag(bool),
}

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
