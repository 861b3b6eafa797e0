//! CSV: one table of rows for spreadsheets.

use super::{ModelRow, TableObject, explorations};
use crate::machine::Machine;
use crate::measure::Comparison;
use crate::render::escape;
use crate::report::Report;
use anyhow::Result;
use csv::Writer;
use serde::Serialize;
use serde_json::{Value, json};

/// The cells of a row that are there, with the names of their columns.
type Row = Vec<(String, Value)>;

/// One CSV table of everything that was measured. The column `table` says what a row belongs to: `comparison` for a
/// model, with the machine and the warnings beside it, else the name of a table or an exploration. A row has nothing in
/// the columns of other tables. Times are in seconds; what is not known is empty.
pub fn csv(reports: &[Report]) -> Result<String> {
    let mut rows: Vec<Row> = Vec::new();
    for report in reports {
        for comparison in report.comparisons() {
            rows.extend(comparison_rows(report, comparison));
        }
        for table in report.tables().cloned().chain(explorations::tables(report)) {
            let object = TableObject::of(&table);
            rows.extend(object.rows.into_iter().map(|cells| {
                let mut row = begun(report, &table.name);
                // In the order of the table, which an object does not keep.
                let cell = |key: &str| (key.to_string(), cells[key].clone());
                row.extend(table.columns.iter().map(|column| cell(column.key)));
                row
            }));
        }
    }
    written(&rows)
}

/// CSV of whatever has rows.
pub fn csv_rows<T: Serialize>(rows: impl IntoIterator<Item = T>) -> Result<String> {
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// The columns that every row begins with.
fn begun(report: &Report, table: &str) -> Row {
    named([
        ("lesson", json!(report.lesson)),
        ("slug", json!(report.slug)),
        ("table", json!(table)),
    ])
}

fn named<const N: usize>(cells: [(&str, Value); N]) -> Row {
    cells.map(|(key, value)| (key.to_string(), value)).into()
}

fn comparison_rows(report: &Report, comparison: &Comparison) -> Vec<Row> {
    let warnings: Vec<String> = comparison.warnings.iter().map(|w| w.to_string()).collect();
    let Machine {
        cores,
        cores_allowed,
        os,
        arch,
        profile,
        rustc,
        version,
    } = &report.machine;
    let row = |model: ModelRow| {
        let mut row = begun(report, "comparison");
        row.extend(named([
            ("work", json!(comparison.work)),
            (
                "bound_s",
                json!(comparison.bound_time.map(|bound| bound.as_secs_f64())),
            ),
            ("name", json!(model.name)),
            ("runs", json!(model.runs)),
            ("median_s", json!(model.median_s)),
            ("min_s", json!(model.min_s)),
            ("max_s", json!(model.max_s)),
            ("speedup", json!(model.speedup)),
            ("efficiency", json!(model.efficiency)),
            ("cpu_s", json!(model.cpu_s)),
            ("context_switches", json!(model.context_switches)),
            ("threads", json!(model.threads)),
            ("trap", json!(model.trap)),
            ("cores", json!(cores)),
            ("cores_allowed", json!(cores_allowed)),
            ("os", json!(os)),
            ("arch", json!(arch)),
            ("profile", json!(profile)),
            ("rustc", json!(rustc)),
            ("version", json!(version)),
            ("warnings", json!(warnings.join(" "))),
        ]));
        row
    };
    comparison
        .models
        .iter()
        .map(ModelRow::of)
        .map(row)
        .collect()
}

/// The rows below all their columns, in the order in which these come up.
fn written(rows: &[Row]) -> Result<String> {
    let mut head: Vec<&str> = Vec::new();
    for (key, _) in rows.iter().flatten() {
        if !head.contains(&key.as_str()) {
            head.push(key);
        }
    }
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(&head)?;
    for row in rows {
        let cell = |column: &&str| {
            let mut cells = row.iter();
            cells
                .find(|(key, _)| key == column)
                .map_or(String::new(), |(_, value)| text(value))
        };
        writer.write_record(head.iter().map(cell))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => escape::csv(text),
        number => number.to_string(),
    }
}
