//! A table, with as many columns as fit the width; numbers of a column align on the decimal point. No word is cut: what is
//! too wide loses columns, then has its heads and texts folded between words, and at last becomes a few lines for each row.

mod fold;

use super::number::{aligned, whole};
use super::style::{Style, columns as width_of};
use crate::table::{Cell, Column, Table};
use crate::words::{percent, times_as_fast};
use comfy_table::{CellAlignment, ContentArrangement, TableStyle, presets};

/// A column as it is written.
#[derive(Clone)]
struct Written {
    head: String,
    cells: Vec<String>,
    expendable: u8,
}

/// The table for people; what does not fit is named below it, after the table's notes.
pub fn text(table: &Table, style: Style) -> String {
    let mut columns: Vec<Written> = table.columns.iter().map(written).collect();
    let mut dropped = Vec::new();
    while width(&columns) > style.width {
        let most = (0..columns.len()).max_by_key(|&index| columns[index].expendable);
        match most.filter(|&index| columns[index].expendable > 0) {
            Some(victim) => dropped.push(columns.remove(victim).head),
            None => break,
        }
    }
    let mut text = match fold::to_fit(&columns, style.width) {
        Some(folded) => draw(&folded, presets::NOTHING),
        None => lines(&columns, style.width),
    };
    let mut line = |line: &str| text += &(drawing::prose::fill(line, style.width.max(10)) + "\n");
    let notes: Vec<&str> = notes(table, &dropped);
    if !notes.is_empty() {
        line(&format!("({})", notes.join("; ")));
    }
    if !dropped.is_empty() {
        line(&format!(
            "Not shown at {} columns: {}.",
            style.width,
            dropped.join(", ")
        ));
    }
    style.plain_characters(&text)
}

/// The notes, without one that explains only a column that was dropped: such a note begins with the column's head and a colon.
fn notes<'a>(table: &'a Table, dropped: &[String]) -> Vec<&'a str> {
    let explains = |note: &str, head: &String| {
        let rest = note
            .split_once(": ")
            .and_then(|(named, _)| head.strip_prefix(named));
        rest.is_some_and(|unit| unit.is_empty() || unit.starts_with(' '))
    };
    let shown = |note: &&str| !dropped.iter().any(|head| explains(note, head));
    table
        .notes
        .iter()
        .map(String::as_str)
        .filter(shown)
        .collect()
}

/// The same table in Markdown, all columns.
pub fn markdown(table: &Table) -> String {
    let columns: Vec<Written> = table.columns.iter().map(written).collect();
    draw(&columns, presets::ASCII_MARKDOWN)
}

fn draw(columns: &[Written], preset: TableStyle) -> String {
    let mut table = comfy_table::Table::new();
    table
        .load_style(preset)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(columns.iter().map(|c| c.head.clone()));
    let is_text = preset == presets::NOTHING;
    if is_text {
        table.add_row(columns.iter().map(|c| "─".repeat(column_width(c))));
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
    table
        .to_string()
        .lines()
        .map(|line| line.trim_end().to_string() + "\n")
        .collect()
}

/// A row as a few lines: each cell behind its head, those of the other columns below that of the first.
fn lines(columns: &[Written], width: usize) -> String {
    let Some((first, others)) = columns.split_first() else {
        return String::new();
    };
    let mut text = String::new();
    for row in 0..first.cells.len() {
        let named = format!("{}: {}", first.head, first.cells[row]);
        text += &(drawing::prose::fill(&named, width.max(10)) + "\n");
        for other in others {
            let line = format!("{}: {}", other.head, other.cells[row].trim());
            let options = drawing::prose::Options::new(width.max(10));
            let options = options.initial_indent("  ").subsequent_indent("    ");
            text += &(drawing::prose::fill(&line, options) + "\n");
        }
    }
    text
}

fn column_width(column: &Written) -> usize {
    let cells = column.cells.iter().chain([&column.head]);
    let lines = cells.flat_map(|cell| cell.lines());
    lines.map(width_of).max().unwrap_or(0)
}

fn width(columns: &[Written]) -> usize {
    let all: usize = columns.iter().map(|column| column_width(column) + 2).sum();
    all.saturating_sub(2)
}

/// A column of times is in milliseconds in every run, so that runs can be compared at a glance.
fn written(column_of: &Column) -> Written {
    let numbers: Vec<f64> = column_of.cells.iter().filter_map(scaled).collect();
    let mut numbers = aligned(&numbers).into_iter();
    let cells = column_of.cells.iter().map(|cell| match cell {
        Cell::Missing => "-".to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Whole(number) => whole(*number),
        Cell::Ratio(ratio) => times_as_fast(*ratio),
        Cell::Share(share) => percent(*share),
        Cell::Flag(is) => (if *is { "yes" } else { "no" }).to_string(),
        Cell::Time(_) | Cell::Nanoseconds(_) => numbers.next().unwrap_or_default(),
    });
    let unit = column_of.cells.iter().find_map(|cell| match cell {
        Cell::Time(_) => Some("ms"),
        Cell::Nanoseconds(_) => Some("ns"),
        _ => None,
    });
    Written {
        cells: cells.collect(),
        head: match unit {
            None => column_of.head.clone(),
            Some(unit) => format!("{} {unit}", column_of.head),
        },
        expendable: column_of.expendable,
    }
}

/// A time in the unit of its column; `None` for other cells.
fn scaled(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Time(time) => Some(time.as_secs_f64() * 1e3),
        Cell::Nanoseconds(time) => Some(*time),
        _ => None,
    }
}
