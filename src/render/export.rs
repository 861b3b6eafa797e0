//! Reports for other programs and documents: JSON, CSV, Markdown.

mod explorations;

use super::{comparison, histogram, schedule, style::Style, table, timeline, wait_for};
use crate::machine::Machine;
use crate::measure::{Comparison, Measured};
use crate::report::{Block, Cell, Report, Table};
use crate::waits::WaitFor;
use anyhow::Result;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

/// A report as one object.
#[derive(Debug, Serialize)]
struct Object<'a> {
    lesson: &'a str,
    slug: &'a str,
    machine: &'a Machine,
    settings: &'a BTreeMap<String, String>,
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
    waits: Vec<&'a WaitFor>,
    warnings: Vec<String>,
}

#[derive(Debug, Serialize)]
struct TableObject<'a> {
    name: &'a str,
    rows: Vec<serde_json::Map<String, Value>>,
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
        Cell::Ratio(number) | Cell::Share(number) => (*number).into(),
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
    median_s: f64,
    min_s: f64,
    max_s: f64,
    speedup: Option<f64>,
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
            median_s: model.time.median.as_secs_f64(),
            min_s: model.time.min.as_secs_f64(),
            max_s: model.time.max.as_secs_f64(),
            speedup: model.speedup.map(|ratio| ratio.median),
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

/// JSON: one object with `lesson`, `slug`, `machine`, `comparisons`, `tables`, `explorations`, `schedules` and `waits` if there are any, and `warnings`; times in seconds, what is not known is `null`.
pub fn json(report: &Report) -> Result<String> {
    Ok(serde_json::to_string_pretty(&Object {
        lesson: &report.lesson,
        slug: &report.slug,
        machine: &report.machine,
        settings: &report.settings,
        comparisons: report.comparisons().map(Row::of).collect(),
        tables: report.tables().map(TableObject::of).collect(),
        explorations: explorations::explorations(report),
        schedules: explorations::schedules(report),
        waits: report.waits().collect(),
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

#[derive(Serialize)]
struct Record<'a> {
    lesson: &'a str,
    slug: &'a str,
    work: &'a str,
    bound_s: Option<f64>,
    name: &'a str,
    runs: usize,
    median_s: f64,
    min_s: f64,
    max_s: f64,
    speedup: Option<f64>,
    efficiency: Option<f64>,
    cpu_s: Option<f64>,
    context_switches: Option<u64>,
    threads: Option<usize>,
    trap: bool,
    cores: usize,
    os: &'a str,
    arch: &'a str,
    profile: &'a str,
    rustc: &'a str,
    version: &'a str,
    warnings: &'a str,
}

/// CSV: first a row per model with its comparison, the machine and the warnings beside it; times in seconds, what is not known is empty. Then, after an empty line and with a head of its own, each other table and each exploration.
pub fn csv(reports: &[Report]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for report in reports {
        let machine = &report.machine;
        for comparison in report.comparisons() {
            let warnings: Vec<String> = comparison.warnings.iter().map(|w| w.to_string()).collect();
            for model in comparison.models.iter().map(ModelRow::of) {
                writer.serialize(Record {
                    lesson: &report.lesson,
                    slug: &report.slug,
                    work: comparison.work,
                    bound_s: comparison
                        .bound_time
                        .map(|bound: Duration| bound.as_secs_f64()),
                    name: model.name,
                    runs: model.runs,
                    median_s: model.median_s,
                    min_s: model.min_s,
                    max_s: model.max_s,
                    speedup: model.speedup,
                    efficiency: model.efficiency,
                    cpu_s: model.cpu_s,
                    context_switches: model.context_switches,
                    threads: model.threads,
                    trap: model.trap,
                    cores: machine.cores,
                    os: &machine.os,
                    arch: &machine.arch,
                    profile: &machine.profile,
                    rustc: &machine.rustc,
                    version: &machine.version,
                    warnings: &warnings.join(" "),
                })?;
            }
        }
    }
    let mut text = String::from_utf8(writer.into_inner()?)?;
    for report in reports {
        for table in report.tables().cloned().chain(explorations::tables(report)) {
            if !text.is_empty() {
                text.push('\n');
            }
            text += &csv_table(&table)?;
        }
    }
    Ok(text)
}

/// CSV of whatever has rows.
pub fn csv_rows<T: Serialize>(rows: impl IntoIterator<Item = T>) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn csv_table(table: &Table) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let keys = table.columns.iter().map(|column| column.key);
    writer.write_record(["table"].into_iter().chain(keys))?;
    for row in TableObject::of(table).rows {
        let cells = table.columns.iter().map(|column| match &row[column.key] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            number => number.to_string(),
        });
        writer.write_record([table.name.clone()].into_iter().chain(cells))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
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

fn markdown_block(block: &Block) -> String {
    match block {
        Block::Title { title, question } => format!("# {title}\n\n{question}\n"),
        Block::Heading(heading) => format!("## {heading}\n"),
        Block::Text(text) => format!("{text}\n"),
        Block::Points(points) => points.iter().map(|point| format!("- {point}\n")).collect(),
        Block::Comparison(comparison) => {
            let warnings = comparison.warnings.iter().map(|w| format!("\n> {w}\n"));
            table::markdown(&comparison::table(comparison)) + &warnings.collect::<String>()
        }
        Block::Table(table) => table::markdown(table),
        Block::Timeline { title, timeline } => {
            fenced(&timeline::text(title, timeline, Style::PLAIN))
        }
        Block::Schedule(schedule) => fenced(&schedule::text(schedule, Style::PLAIN)),
        Block::Histogram(histogram) => fenced(&histogram::text(histogram, Style::PLAIN)),
        Block::WaitFor(graph) => fenced(&wait_for::text(graph, Style::PLAIN)),
        Block::Code { file, source } => format!("`{file}`\n\n```rust\n{source}```\n"),
    }
}
