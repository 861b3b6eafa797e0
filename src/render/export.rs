//! Reports for other programs and documents: JSON, CSV, Markdown.

use super::{comparison, style::Style, timeline};
use crate::machine::Machine;
use crate::measure::{Comparison, Measured};
use crate::report::{Block, Report};
use anyhow::Result;
use serde::Serialize;
use std::time::Duration;

/// A report as one object.
#[derive(Debug, Serialize)]
struct Object<'a> {
    lesson: &'a str,
    slug: &'a str,
    machine: &'a Machine,
    comparisons: Vec<Row<'a>>,
    warnings: Vec<String>,
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
    threads: usize,
    trap: bool,
}

impl<'a> ModelRow<'a> {
    fn of(model: &'a Measured) -> ModelRow<'a> {
        ModelRow {
            name: model.name,
            runs: model.runs,
            median_s: model.time.median.as_secs_f64(),
            min_s: model.time.min.as_secs_f64(),
            max_s: model.time.max.as_secs_f64(),
            speedup: model.speedup,
            efficiency: model.efficiency,
            cpu_s: model.cpu.map(|cpu| cpu.as_secs_f64()),
            context_switches: model.switches,
            threads: model.threads,
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

/// JSON: one object with `lesson`, `slug`, `machine`, `comparisons` and `warnings`; times in seconds, what is not known is `null`.
pub fn json(report: &Report) -> Result<String> {
    Ok(serde_json::to_string_pretty(&Object {
        lesson: &report.lesson,
        slug: &report.slug,
        machine: &report.machine,
        comparisons: report.comparisons().map(Row::of).collect(),
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
    threads: usize,
    trap: bool,
    cores: usize,
    os: &'a str,
    arch: &'a str,
    profile: &'a str,
    rustc: &'a str,
    version: &'a str,
    warnings: &'a str,
}

/// CSV with a head: a row per model with its comparison, the machine and the warnings beside it; times in seconds, what is not known is empty.
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

fn markdown_block(block: &Block) -> String {
    match block {
        Block::Title { title, question } => format!("# {title}\n\n{question}\n"),
        Block::Heading(heading) => format!("## {heading}\n"),
        Block::Text(text) => format!("{text}\n"),
        Block::Points(points) => points.iter().map(|point| format!("- {point}\n")).collect(),
        Block::Comparison(comparison) => {
            let warnings = comparison.warnings.iter().map(|w| format!("\n> {w}\n"));
            comparison::markdown(comparison) + &warnings.collect::<String>()
        }
        Block::Timeline { title, timeline } => {
            format!(
                "```text\n{}```\n",
                timeline::text(title, timeline, Style::PLAIN)
            )
        }
        Block::Code { file, source } => format!("`{file}`\n\n```rust\n{source}```\n"),
    }
}
