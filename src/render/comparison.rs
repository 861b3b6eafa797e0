//! A comparison as a table, with as many columns as fit the width.

use super::number::{column, duration, whole};
use super::style::Style;
use crate::measure::{Bound, Comparison, Measured};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use std::time::Duration;

/// One column: its head, its cells, and how early it is dropped when the terminal is narrow (0: never).
struct Column {
    head: String,
    cells: Vec<String>,
    expendable: u8,
}

/// The table for people, and below it what the columns mean that need a word.
pub fn text(comparison: &Comparison, style: Style) -> String {
    let mut columns = columns(comparison);
    let mut dropped = Vec::new();
    while width(&columns) > style.width {
        let Some(victim) = (0..columns.len()).max_by_key(|&index| columns[index].expendable) else {
            break;
        };
        if columns[victim].expendable == 0 {
            break;
        }
        dropped.push(columns.remove(victim).head);
    }
    let mut text = draw(&columns, presets::NOTHING, style);
    text.push_str(&legend(comparison, style));
    if !dropped.is_empty() {
        let note = format!(
            "Not shown at {} columns: {}.",
            style.width,
            dropped.join(", ")
        );
        text.push_str(&textwrap::fill(&note, style.width.max(10)));
        text.push('\n');
    }
    style.plain_characters(&text)
}

/// The same table in Markdown, all columns.
pub fn markdown(comparison: &Comparison) -> String {
    draw(&columns(comparison), presets::ASCII_MARKDOWN, Style::PLAIN)
}

fn draw(columns: &[Column], preset: comfy_table::TableStyle, style: Style) -> String {
    let mut table = Table::new();
    table
        .load_style(preset)
        .set_content_arrangement(ContentArrangement::Disabled);
    let rule: Vec<String> = columns
        .iter()
        .map(|c| "─".repeat(column_width(c)))
        .collect();
    table.set_header(columns.iter().map(|c| c.head.clone()));
    let is_text = preset == presets::NOTHING;
    if is_text {
        table.add_row(rule);
    }
    for row in 0..columns.first().map_or(0, |c| c.cells.len()) {
        table.add_row(columns.iter().map(|c| c.cells[row].clone()));
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        if index > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
        if is_text {
            column.set_padding((0, 2));
        }
    }
    let lines = table.to_string();
    let lines = lines
        .lines()
        .map(|line| style.plain_characters(line.trim_end()));
    lines.map(|line| line + "\n").collect()
}

fn column_width(column: &Column) -> usize {
    let cells = column.cells.iter().chain([&column.head]);
    cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
}

fn width(columns: &[Column]) -> usize {
    columns
        .iter()
        .map(|column| column_width(column) + 2)
        .sum::<usize>()
        .saturating_sub(2)
}

fn columns(comparison: &Comparison) -> Vec<Column> {
    let models = &comparison.models;
    let text = |head: &str, expendable, cell: &dyn Fn(&Measured) -> String| Column {
        head: head.to_string(),
        cells: models.iter().map(cell).collect(),
        expendable,
    };
    let times = |head: &str, expendable, time: &dyn Fn(&Measured) -> Option<Duration>| {
        timed(head, expendable, models.iter().map(time).collect())
    };
    vec![
        text("model", 0, &|m| {
            format!("{}{}", m.name, if m.trap.is_some() { "!" } else { "" })
        }),
        times("median", 0, &|m| Some(m.time.median)),
        text("spread", 1, &|m| {
            format!("{:.0} %", m.time.spread() * 100.0)
        }),
        times("min", 8, &|m| Some(m.time.min)),
        times("max", 7, &|m| Some(m.time.max)),
        text("speed-up", 2, &|m| {
            optional(m.speedup, |s| format!("{s:.2}x"))
        }),
        text("of best", 3, &|m| {
            optional(m.efficiency, |e| format!("{:.0} %", e * 100.0))
        }),
        times("CPU", 5, &|m| m.cpu),
        text("switches", 6, &|m| optional(m.switches, whole)),
        text("threads", 4, &|m| whole(m.threads as u64)),
        text("runs", 9, &|m| whole(m.runs as u64)),
    ]
}

/// A column of times in one unit; a dash where nothing is known.
fn timed(head: &str, expendable: u8, times: Vec<Option<Duration>>) -> Column {
    // Zero is below the resolution of the system's counters; it must not choose the unit.
    let known: Vec<Duration> = times
        .iter()
        .flatten()
        .copied()
        .filter(|t| !t.is_zero())
        .collect();
    let (unit, numbers) = column(&known);
    let mut numbers = numbers.into_iter();
    let cells = times.iter().map(|time| match time {
        None => "-".to_string(),
        Some(time) if time.is_zero() => "0".to_string(),
        Some(_) => numbers.next().expect("a number for each known time"),
    });
    Column {
        head: format!("{head} {unit}"),
        cells: cells.collect(),
        expendable,
    }
}

fn optional<T>(value: Option<T>, show: impl FnOnce(T) -> String) -> String {
    value.map_or("-".to_string(), show)
}

fn legend(comparison: &Comparison, style: Style) -> String {
    let best = comparison.bound_time.map(|best| match comparison.bound {
        Bound::Slowest(_) => format!("best possible: {}, the slowest item alone", duration(best)),
        Bound::Cores { cores, .. } => {
            let cores = if cores == 1 {
                "one core".into()
            } else {
                format!("{cores} cores")
            };
            format!(
                "best possible: {}, what sequential takes shared among {cores}",
                duration(best)
            )
        }
    });
    let spread =
        (!comparison.models.is_empty()).then(|| "spread: (max - min) / median".to_string());
    let trap = comparison
        .models
        .iter()
        .any(|m| m.trap.is_some())
        .then(|| "! is a trap".to_string());
    let parts: Vec<String> = best.into_iter().chain(spread).chain(trap).collect();
    if parts.is_empty() {
        return String::new();
    }
    textwrap::fill(&format!("({})", parts.join("; ")), style.width.max(10)) + "\n"
}
