//! CSV: rows for spreadsheets.

use super::{ModelRow, TableObject, explorations};
use crate::report::Report;
use crate::table::Table;
use anyhow::Result;
use csv::Writer;
use serde::Serialize;
use serde_json::Value;
use std::time::Duration;

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
    cores_allowed: Option<f64>,
    os: &'a str,
    arch: &'a str,
    profile: &'a str,
    rustc: &'a str,
    version: &'a str,
    warnings: &'a str,
}

/// CSV: first a row per model with its comparison, the machine and the warnings beside it; times in seconds, what is not known is empty. Then, after an empty line and with a head of its own, each other table and each exploration.
pub fn csv(reports: &[Report]) -> Result<String> {
    let mut writer = Writer::from_writer(Vec::new());
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
                    cores_allowed: machine.cores_allowed,
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
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn csv_table(table: &Table) -> Result<String> {
    let mut writer = Writer::from_writer(Vec::new());
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
