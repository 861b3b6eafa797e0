//! What each model told, and the tables of it.

use crate::measure::Comparison;
use crate::table::{Cell, Table, rows};
use crate::work::errands::{Errand, STEPS};
use crate::work::frames::Got;
use crate::work::payments::{MONEY, Paid};
use crate::work::service::Answers;
use std::time::Duration;

/// What a model told.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<T> {
    /// The model.
    pub model: &'static str,
    /// What it told, in its last run.
    pub what: T,
    /// The median time until it returned.
    pub took: Duration,
}

/// What the models that were measured told.
pub fn of<T>(comparison: &Comparison, what: impl Fn(&str) -> Option<T>) -> Vec<Told<T>> {
    let models = comparison.models.iter();
    let told = models.filter_map(|model| {
        Some(Told {
            model: model.name,
            what: what(model.name)?,
            took: model.time.median,
        })
    });
    told.collect()
}

fn model<T>(told: &Told<T>) -> Cell {
    Cell::Text(told.model.into())
}

/// The four bytes of a length, as a text.
pub fn letters(length: u32) -> String {
    String::from_utf8_lossy(&length.to_be_bytes()).into()
}

/// What the readers got.
pub fn reading(told: &[Told<Got>]) -> Table {
    rows("reading", told)
        .column("model", "model", model)
        .column("frames", "frames", |one| {
            Cell::Whole(one.what.texts.len() as u64)
        })
        .column("absurd_length", "then a frame of", |one| {
            one.what.absurd.map_or(Cell::Missing, |length| {
                Cell::Text(format!(
                    "{} bytes",
                    crate::render::number::whole(length.into())
                ))
            })
        })
        .column("letters", "which is the text", |one| {
            one.what.absurd.map_or(Cell::Missing, |length| {
                Cell::Text(format!("\"{}\"", letters(length)))
            })
        })
        .table()
}

/// How many errands came to their end, and in which steps the others were dropped.
pub fn letting_go(told: &[Told<Vec<Errand>>]) -> Table {
    let dropped = |one: &Told<Vec<Errand>>| {
        let count = |step: usize| {
            let there = |errand: &&Errand| errand.dropped && errand.steps == step;
            one.what.iter().filter(there).count()
        };
        let steps = STEPS
            .iter()
            .enumerate()
            .map(|(step, name)| (name, count(step)));
        let some = steps.filter(|(_, number)| *number > 0);
        some.map(|(name, number)| format!("{name} {number}"))
            .collect::<Vec<_>>()
    };
    rows("letting_go", told)
        .column("model", "model", model)
        .column("ended", "came to the end", |one| {
            let ended = one.what.iter().filter(|errand| !errand.dropped);
            Cell::Whole(ended.count() as u64)
        })
        .column("dropped_at", "dropped at", |one| match dropped(one) {
            steps if steps.is_empty() => Cell::Missing,
            steps => Cell::Text(steps.join(", ")),
        })
        .table()
}

/// What the payments came to.
pub fn paying(told: &[Told<Paid>]) -> Table {
    rows("paying", told)
        .column("model", "model", model)
        .column("late", "not waited for", |one| Cell::Whole(one.what.late))
        .column("money", "money before", |_| Cell::Whole(MONEY as u64))
        .column("money_after", "money after", |one| {
            Cell::Whole(one.what.money.max(0) as u64)
        })
        .table()
}

/// Who ends.
pub fn locking(told: &[Told<bool>]) -> Table {
    rows("locking", told)
        .column("model", "model", model)
        .column("ends", "ends", |one| Cell::Flag(one.what))
        .table()
}

/// What the clients got.
pub fn stopping(told: &[Told<Answers>]) -> Table {
    rows("stopping", told)
        .column("model", "model", model)
        .column("answered", "answered", |one| Cell::Whole(one.what.answered))
        .column("cut", "cut", |one| Cell::Whole(one.what.cut))
        .column("total_s", "stopped after", |one| Cell::Time(one.took))
        .table()
}
