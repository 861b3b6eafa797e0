//! What became of the updates: the final counts of every round, and the table of them.

use super::Plan;
use crate::measure::Comparison;
use crate::render::number::whole;
use crate::table::{Cell, Table, rows};

/// The final counts of one variant, one for each round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The variant.
    pub model: &'static str,
    /// Whether it is meant to lose updates.
    pub may_lose: bool,
    /// What each round should have given.
    pub expected: u64,
    finals: Vec<u64>,
}

impl Counts {
    /// The counts of a variant; at least one round.
    pub fn new(model: &'static str, may_lose: bool, plan: Plan, mut finals: Vec<u64>) -> Counts {
        finals.sort_unstable();
        Counts {
            model,
            may_lose,
            expected: plan.updates(),
            finals,
        }
    }

    /// Rounds.
    pub fn rounds(&self) -> usize {
        self.finals.len()
    }

    /// Rounds whose count was wrong.
    pub fn wrong(&self) -> usize {
        self.finals
            .iter()
            .filter(|count| **count != self.expected)
            .count()
    }

    /// The median of the final counts.
    pub fn median(&self) -> u64 {
        self.finals
            .get(self.finals.len() / 2)
            .copied()
            .unwrap_or_default()
    }

    /// The smallest final count.
    pub fn least(&self) -> u64 {
        self.finals.first().copied().unwrap_or_default()
    }

    /// Updates missing from a final count.
    pub fn lost(&self, count: u64) -> u64 {
        self.expected.saturating_sub(count)
    }

    /// Rounds whose count lies in the range of shares of the expected one.
    pub fn within(&self, is_in: impl Fn(f64) -> bool) -> usize {
        let share = |count: &u64| *count as f64 / self.expected.max(1) as f64;
        self.finals
            .iter()
            .filter(|count| is_in(share(count)))
            .count()
    }
}

/// The table: a row for each variant, with what an update cost in time.
pub fn table(all: &[Counts], comparison: &Comparison) -> Table {
    let of_all = |number: u64, counts: &Counts| number as f64 / counts.expected.max(1) as f64;
    let each = |counts: &Counts| match comparison.model(counts.model) {
        Some(model) => Cell::Nanoseconds(model.time.median.as_secs_f64() * 1e9 * of_all(1, counts)),
        None => Cell::Missing,
    };
    let expected = all.first().map_or(0, |counts| counts.expected);
    rows("final counts", all)
        .column("name", "model", |c| Cell::Text(c.model.into()))
        .column("wrong_rounds", "wrong", |c| Cell::Whole(c.wrong() as u64))
        .expendable(4, "rounds", "rounds", |c| Cell::Whole(c.rounds() as u64))
        .column("median_count", "count", |c| Cell::Whole(c.median()))
        .expendable(1, "median_lost", "lost", |c| {
            Cell::Whole(c.lost(c.median()))
        })
        .expendable(2, "median_lost_share", "of all", |c| {
            Cell::Share(of_all(c.lost(c.median()), c))
        })
        .expendable(5, "least_count", "least", |c| Cell::Whole(c.least()))
        .expendable(3, "update_s", "each", each)
        .note(format!("expected: {}", whole(expected)))
        .note("count and lost: of the median round")
        .note("each: time of one update")
        .table()
}
