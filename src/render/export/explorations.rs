//! Explorations and schedules as objects for JSON, and as rows for CSV.

use crate::report::{Block, Histogram, Report};
use crate::schedule::{Schedule, rows};
use crate::table::{Cell, Column, Table};
use interleave::{Coverage, StepResult};
use serde::Serialize;
use serde_json::Value;

/// What an exploration found.
#[derive(Debug, Serialize)]
pub struct Exploration<'a> {
    name: &'a str,
    interleavings: u64,
    schedules: u64,
    coverage: &'static str,
    outcomes: Vec<Outcome>,
}

#[derive(Debug, Serialize)]
struct Outcome {
    outcome: Value,
    interleavings: u64,
    wrong: bool,
}

/// A run, with the same numbers of steps as in its drawing.
#[derive(Debug, Serialize)]
pub struct Run<'a> {
    title: &'a str,
    steps: Vec<RunStep<'a>>,
    diagnosis: Option<RunDiagnosis<'a>>,
}

#[derive(Debug, Serialize)]
struct RunStep<'a> {
    step: usize,
    thread: &'a str,
    operation: &'a str,
    object: Option<&'a str>,
    read: Option<Value>,
    wrote: Option<Value>,
    line: u32,
    result: &'static str,
}

#[derive(Debug, Serialize)]
struct RunDiagnosis<'a> {
    step: Option<usize>,
    why: &'a str,
}

/// The explorations of a report, in order.
pub fn explorations(report: &Report) -> Vec<Exploration<'_>> {
    histograms(report).map(exploration).collect()
}

/// The schedules of a report, in order.
pub fn schedules(report: &Report) -> Vec<Run<'_>> {
    let schedules = report.blocks.iter().filter_map(|block| match block {
        Block::Schedule(schedule) => Some(run(schedule)),
        _ => None,
    });
    schedules.collect()
}

/// The explorations of a report as tables.
pub fn tables(report: &Report) -> impl Iterator<Item = Table> {
    histograms(report).map(table)
}

fn histograms(report: &Report) -> impl Iterator<Item = &Histogram> {
    report.blocks.iter().filter_map(|block| match block {
        Block::Histogram(histogram) => Some(histogram),
        _ => None,
    })
}

fn exploration(histogram: &Histogram) -> Exploration<'_> {
    let outcomes = histogram.bars.iter().map(|bar| Outcome {
        outcome: typed(&bar.outcome),
        interleavings: bar.interleavings,
        wrong: bar.wrong,
    });
    Exploration {
        name: &histogram.name,
        interleavings: histogram.interleavings,
        schedules: histogram.schedules,
        coverage: coverage(histogram.coverage),
        outcomes: outcomes.collect(),
    }
}

/// What the numbers of an exploration are of: all interleavings, runs that stand for all, or some.
fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Counted { .. } => "counted",
        Coverage::Proved { .. } => "proved",
        Coverage::Tried { .. } => "tried",
    }
}

/// A value of a program: a number or a boolean where it is one.
fn typed(value: &str) -> Value {
    match (value.parse::<i64>(), value.parse::<bool>()) {
        (Ok(number), _) => number.into(),
        (_, Ok(is)) => is.into(),
        _ => value.into(),
    }
}

fn run(schedule: &Schedule) -> Run<'_> {
    let trace = &schedule.trace;
    let rows = rows(trace);
    let steps = rows.iter().enumerate().map(|(at, &index)| {
        let step = &trace.steps[index];
        RunStep {
            step: at + 1,
            thread: trace.thread_name(step),
            operation: step.op.name(),
            object: trace.object_name(step),
            read: step.read.as_deref().map(typed),
            wrote: step.wrote.as_deref().map(typed),
            line: step.place.line,
            result: match step.result {
                StepResult::Done => "done",
                StepResult::Failed => "failed",
                StepResult::Blocked => "blocked",
            },
        }
    });
    let diagnosis = schedule.diagnosis.as_ref().map(|diagnosis| RunDiagnosis {
        step: rows
            .iter()
            .position(|row| *row == diagnosis.step)
            .map(|at| at + 1),
        why: &diagnosis.why,
    });
    Run {
        title: &schedule.title,
        steps: steps.collect(),
        diagnosis,
    }
}

fn table(histogram: &Histogram) -> Table {
    let bars = &histogram.bars;
    let column = |key: &'static str, cells: Vec<Cell>| Column {
        key,
        head: key.into(),
        expendable: 0,
        cells,
    };
    Table {
        name: histogram.name.clone(),
        columns: vec![
            column(
                "outcome",
                bars.iter()
                    .map(|bar| Cell::Text(bar.outcome.clone()))
                    .collect(),
            ),
            column(
                "interleavings",
                bars.iter()
                    .map(|bar| Cell::Whole(bar.interleavings))
                    .collect(),
            ),
            column(
                "wrong",
                bars.iter().map(|bar| Cell::Flag(bar.wrong)).collect(),
            ),
            column(
                "coverage",
                bars.iter()
                    .map(|_| Cell::Text(coverage(histogram.coverage).into()))
                    .collect(),
            ),
        ],
        notes: Vec::new(),
    }
}
