//! Small programs under every order of their threads' steps, as far as the search can go.

pub mod ab_ba;
pub mod match_lock;
pub mod ordered;
pub mod philosophers;

use crate::report::{Cell, Column, Table};
use interleave::{Exploration, explore};

/// A small program and what became of it.
pub struct Explored {
    /// Its name; also that of its file.
    pub name: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// Its file in the lesson's folder.
    pub file: &'static str,
    /// The whole file.
    pub source: &'static str,
    /// What the search found.
    pub found: Exploration,
}

macro_rules! explored {
    ($name:literal, $what:literal, $module:ident :: $function:ident) => {
        Explored {
            name: $name,
            what: $what,
            file: concat!("explored/", stringify!($module), ".rs"),
            source: include_str!(concat!("explored/", stringify!($module), ".rs")),
            found: explore($module::$function),
        }
    };
}

/// Explores every small program of the lesson. The searches end after so many schedules, not after so much time.
pub fn all() -> Vec<Explored> {
    vec![
        explored!("ab_ba", "two transfers, payer first", ab_ba::transfers),
        explored!("ordered", "two transfers, one order", ordered::transfers),
        explored!(
            "match_lock",
            "a lock inside its own match",
            match_lock::next_job
        ),
        explored!(
            "left_first",
            "philosophers, left fork first",
            philosophers::left_first
        ),
        explored!(
            "one_right_first",
            "philosophers, one right first",
            philosophers::one_right_first
        ),
    ]
}

impl Explored {
    /// How many interleavings ended in a deadlock.
    pub fn deadlocks(&self) -> u64 {
        self.found.failures.iter().map(|f| f.interleavings).sum()
    }

    /// How many schedules had been tried when the first deadlock was found.
    pub fn first_at(&self) -> Option<u64> {
        self.found.failures.iter().map(|f| f.first_at).min()
    }
}

/// The numbers of the searches, a row for each program.
pub fn table(all: &[Explored]) -> Table {
    let column = |key, head: &str, expendable, cell: fn(&Explored) -> Cell| Column {
        key,
        head: head.to_string(),
        expendable,
        cells: all.iter().map(cell).collect(),
    };
    Table {
        name: "explored".into(),
        columns: vec![
            column("program", "program", 0, |e| Cell::Text(e.what.into())),
            column("interleavings", "interleavings", 0, |e| {
                Cell::Whole(e.found.interleavings)
            }),
            column("deadlocks", "deadlocks", 0, |e| Cell::Whole(e.deadlocks())),
            column("first_at", "first at", 1, |e| {
                e.first_at().map_or(Cell::Missing, Cell::Whole)
            }),
            column("exhaustive", "all?", 0, |e| {
                Cell::Text(if e.found.exhaustive { "yes" } else { "no" }.into())
            }),
        ],
        notes: vec![
            "first at: schedules tried until the first deadlock".into(),
            "all?: whether these are all interleavings that the program has".into(),
        ],
    }
}
