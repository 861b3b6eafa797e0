//! Blocks of a report for people.

use super::style::{Role, Style};
use super::{code, comparison, histogram, levels, schedule, table, timeline, wait_graph};
use crate::findings::sentences;
use crate::report::{Block, Report};

/// A whole report.
pub fn report(report: &Report, style: Style) -> String {
    report.blocks.iter().map(|b| block(b, style)).collect()
}

/// One block, ending with an empty line.
pub fn block(block: &Block, style: Style) -> String {
    let text = match block {
        Block::Title { title, question } => {
            let title = painted(Role::Heading, &wrap(title, style), style);
            format!("{title}{}\n", wrap(question, style))
        }
        Block::Heading(heading) => heading_line(heading, style),
        Block::Text(text) => wrap(text, style) + "\n",
        Block::Prediction(prediction) => bullets(&prediction.score.sentences, style),
        Block::Findings(findings) => bullets(&sentences(findings), style),
        Block::Comparison(comparison) => {
            let warnings = comparison
                .warnings
                .iter()
                .map(|w| note(&w.to_string(), style));
            table::text(&comparison::table(comparison), style) + &warnings.collect::<String>()
        }
        Block::Table(table) => table::text(table, style),
        Block::Timeline { title, timeline } => timeline::text(title, timeline, style),
        Block::Levels(runs) => wrap(levels::LEGEND, style) + "\n" + &levels::text(runs, style),
        Block::Schedule(schedule) => schedule::text(schedule, style),
        Block::Histogram(histogram) => histogram::text(histogram, style),
        Block::WaitForGraph(graph) => wait_graph::text(graph, style),
        Block::Code { file, source } => code::file(file, source, style),
    };
    style.plain_characters(&text) + "\n"
}

/// A text of lines, each broken between words; what continues a line stands below its last part, if there is room.
pub fn lines(text: &str, style: Style) -> String {
    let width = style.width.max(10);
    let line = |line: &str| {
        let parts = line.trim_end().rfind("  ");
        let indent = parts.map_or(0, |at| drawing::prose::width(&line[..at + 2]));
        let indent = " ".repeat(indent.min(width / 2));
        let options = drawing::prose::Options::new(width).subsequent_indent(&indent);
        // A prompt ends with a space.
        drawing::prose::fill(line, options) + &line[line.trim_end().len()..]
    };
    let lines: Vec<String> = text.split('\n').map(line).collect();
    style.plain_characters(&lines.join("\n"))
}

/// Each line in the colour of its role.
fn painted(role: Role, text: &str, style: Style) -> String {
    let lines = text.lines();
    lines.map(|line| style.paint(role, line) + "\n").collect()
}

pub(super) fn wrap(text: &str, style: Style) -> String {
    drawing::prose::fill(text, style.width.max(10))
}

pub(super) fn heading_line(heading: &str, style: Style) -> String {
    let rule = style
        .width
        .min(80)
        .saturating_sub(heading.chars().count() + 4);
    let line = format!("── {heading} {}", "─".repeat(rule));
    painted(Role::Heading, &wrap(line.trim_end(), style), style)
}

pub(super) fn bullets(points: &[String], style: Style) -> String {
    points.iter().map(|point| bullet(point, style)).collect()
}

fn bullet(point: &str, style: Style) -> String {
    let options = drawing::prose::Options::new(style.width.max(10))
        .initial_indent("• ")
        .subsequent_indent("  ");
    drawing::prose::fill(point, options) + "\n"
}

fn note(warning: &str, style: Style) -> String {
    let options = drawing::prose::Options::new(style.width.max(10)).subsequent_indent("  ");
    let lines = drawing::prose::fill(&format!("! {warning}"), options);
    painted(Role::Warning, &lines, style)
}
