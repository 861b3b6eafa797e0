//! Reports for other programs and documents: JSON, CSV, Markdown.

mod csv;
mod explorations;

pub use csv::{csv, csv_rows};

use super::{comparison, histogram, levels, schedule, style::Style, table, timeline, wait_graph};
use crate::findings::{Finding, sentences};
use crate::machine::Machine;
use crate::measure::{Comparison, Measured};
use crate::predict::Prediction;
use crate::report::{Block, Report};
use crate::table::{Cell, Table};
use crate::wait_graph::WaitForGraph;
use anyhow::Result;
use serde::Serialize;
use serde_json::{Map, Value};
use std::time::Duration;

/// A report as one object.
#[derive(Debug, Serialize)]
struct Object<'a> {
    /// See [`FORMAT_VERSION`].
    format_version: u32,
    lesson: &'a str,
    slug: &'a str,
    machine: &'a Machine,
    settings: &'a Map<String, Value>,
    /// What the learner expected, and how close it came; left out when nothing was predicted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    predictions: Vec<PredictionObject<'a>>,
    comparisons: Vec<Row<'a>>,
    /// Other tables, each with its rows as objects; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tables: Vec<TableObject<'a>>,
    /// What was explored; left out when nothing was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explorations: Vec<explorations::Exploration<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    schedules: Vec<explorations::Run<'a>>,
    /// Who waited for whom; left out when nobody did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waits: Vec<&'a WaitForGraph>,
    findings: Vec<FindingObject<'a>>,
    warnings: Vec<String>,
}

/// The version of the JSON. It grows when a field changes its meaning or goes; new fields do not count.
/// `report.schema.json`, beside this file, describes it.
pub const FORMAT_VERSION: u32 = 1;

#[derive(Debug, Serialize)]
struct PredictionObject<'a> {
    question: &'a str,
    answer: &'a str,
    right: usize,
    of: usize,
    sentences: &'a [String],
}

#[derive(Debug, Serialize)]
struct FindingObject<'a> {
    sentence: &'a str,
    numbers: Map<String, Value>,
}

impl<'a> FindingObject<'a> {
    fn of(finding: &'a Finding) -> FindingObject<'a> {
        let numbers = finding.numbers.iter();
        FindingObject {
            sentence: &finding.sentence,
            numbers: numbers
                .map(|(name, cell)| (name.clone(), value(cell)))
                .collect(),
        }
    }
}

impl<'a> PredictionObject<'a> {
    fn of(prediction: &'a Prediction) -> PredictionObject<'a> {
        PredictionObject {
            question: &prediction.question,
            answer: &prediction.answer,
            right: prediction.score.right,
            of: prediction.score.of,
            sentences: &prediction.score.sentences,
        }
    }
}

#[derive(Debug, Serialize)]
struct TableObject<'a> {
    name: &'a str,
    rows: Vec<Map<String, Value>>,
}

impl<'a> TableObject<'a> {
    fn of(table: &'a Table) -> TableObject<'a> {
        let rows = table.columns.first().map_or(0, |column| column.cells.len());
        let row = |row: usize| {
            table
                .columns
                .iter()
                .map(move |c| (c.key.to_string(), value(&c.cells[row])))
        };
        TableObject {
            name: &table.name,
            rows: (0..rows).map(|index| row(index).collect()).collect(),
        }
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Missing => Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Whole(number) => (*number).into(),
        Cell::Time(time) => time.as_secs_f64().into(),
        Cell::Nanoseconds(time) => (time * 1e-9).into(),
        Cell::Ratio(number) | Cell::Share(number) => (*number).into(),
        Cell::Flag(is) => (*is).into(),
    }
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    work: &'a str,
    bound_s: Option<f64>,
    models: Vec<ModelRow<'a>>,
}

#[derive(Debug, Serialize)]
struct ModelRow<'a> {
    name: &'a str,
    runs: usize,
    /// Of every run, in the order of the rounds.
    times_s: Vec<f64>,
    median_s: f64,
    min_s: f64,
    max_s: f64,
    speedup: Option<f64>,
    /// Between which bounds the speed-up lies; see [`Ratio`](crate::measure::Ratio).
    speedup_interval: Option<[f64; 2]>,
    efficiency: Option<f64>,
    cpu_s: Option<f64>,
    context_switches: Option<u64>,
    threads: Option<usize>,
    trap: bool,
}

impl<'a> ModelRow<'a> {
    fn of(model: &'a Measured) -> ModelRow<'a> {
        ModelRow {
            name: model.name,
            runs: model.runs(),
            times_s: model.times.iter().map(Duration::as_secs_f64).collect(),
            median_s: model.time.median.as_secs_f64(),
            min_s: model.time.min.as_secs_f64(),
            max_s: model.time.max.as_secs_f64(),
            speedup: model.speedup.map(|ratio| ratio.median),
            speedup_interval: model.speedup.map(|ratio| [ratio.low, ratio.high]),
            efficiency: model.efficiency,
            cpu_s: model.cpu.map(|cpu| cpu.as_secs_f64()),
            context_switches: model.switches,
            // Work that records no spans does not know its threads.
            threads: (model.threads > 0).then_some(model.threads),
            trap: model.trap.is_some(),
        }
    }
}

impl<'a> Row<'a> {
    fn of(comparison: &'a Comparison) -> Row<'a> {
        Row {
            work: comparison.work,
            bound_s: comparison.bound_time.map(|bound| bound.as_secs_f64()),
            models: comparison.models.iter().map(ModelRow::of).collect(),
        }
    }
}

/// JSON: one object, as `report.schema.json` describes it; times in seconds, what is not known is `null`.
pub fn json(report: &Report) -> Result<String> {
    Ok(serde_json::to_string_pretty(&Object {
        format_version: FORMAT_VERSION,
        lesson: &report.lesson,
        slug: &report.slug,
        machine: &report.machine,
        settings: &report.settings,
        predictions: report.predictions().map(PredictionObject::of).collect(),
        comparisons: report.comparisons().map(Row::of).collect(),
        tables: report.tables().map(TableObject::of).collect(),
        explorations: explorations::explorations(report),
        schedules: explorations::schedules(report),
        waits: report.waits().collect(),
        findings: report.findings().map(FindingObject::of).collect(),
        warnings: warnings(report),
    })? + "\n")
}

/// JSON for several reports: one array of the objects of [`json`].
pub fn json_array(reports: &[Report]) -> Result<String> {
    let objects: Result<Vec<serde_json::Value>> = reports
        .iter()
        .map(|report| Ok(serde_json::from_str(&json(report)?)?))
        .collect();
    Ok(serde_json::to_string_pretty(&objects?)? + "\n")
}

fn warnings(report: &Report) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for warning in report
        .comparisons()
        .flat_map(|comparison| &comparison.warnings)
    {
        let warning = warning.to_string();
        if !all.contains(&warning) {
            all.push(warning);
        }
    }
    all
}

/// Markdown: headings, tables, timelines as code.
pub fn markdown(report: &Report) -> String {
    report
        .blocks
        .iter()
        .map(|block| markdown_block(block) + "\n")
        .collect()
}

fn fenced(drawing: &str) -> String {
    format!("```text\n{drawing}```\n")
}

fn points(sentences: &[String]) -> String {
    sentences.iter().map(|one| format!("- {one}\n")).collect()
}

fn markdown_block(block: &Block) -> String {
    match block {
        Block::Title { title, question } => format!("# {title}\n\n{question}\n"),
        Block::Heading(heading) => format!("## {heading}\n"),
        Block::Text(text) => format!("{text}\n"),
        Block::Prediction(prediction) => points(&prediction.score.sentences),
        Block::Findings(findings) => points(&sentences(findings)),
        Block::Comparison(comparison) => {
            let warnings = comparison.warnings.iter().map(|w| format!("\n> {w}\n"));
            table::markdown(&comparison::table(comparison)) + &warnings.collect::<String>()
        }
        Block::Table(table) => table::markdown(table),
        Block::Timeline { title, timeline } => {
            fenced(&timeline::text(title, timeline, Style::PLAIN))
        }
        Block::Levels(runs) => {
            format!(
                "{}\n\n{}",
                levels::LEGEND,
                fenced(&levels::text(runs, Style::PLAIN))
            )
        }
        Block::Schedule(schedule) => fenced(&schedule::text(schedule, Style::PLAIN)),
        Block::Histogram(histogram) => fenced(&histogram::text(histogram, Style::PLAIN)),
        Block::WaitForGraph(graph) => fenced(&wait_graph::text(graph, Style::PLAIN)),
        Block::Code { file, source } => format!("`{file}`\n\n```rust\n{source}```\n"),
    }
}
