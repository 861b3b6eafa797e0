//! A row for each model's heartbeat, and the table of them.

use super::BeatStatistics;
use crate::experiment::Experiment;
use crate::table::{Cell, Table, rows};
use crate::trace::Timeline;
use crate::work::heartbeat::Heartbeat;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// A model beside which a heart beats, and what to expect of it.
pub struct Variant {
    /// The model's name.
    pub name: &'static str,
    /// Collects its beats.
    pub heartbeat: Arc<Heartbeat>,
    /// How long one run takes by calculation.
    pub takes: Duration,
    /// How long every worker thread is blocked by calculation; `None` where none is, or where nobody can say.
    pub silence: Option<Duration>,
}

/// One model's heartbeat.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The model's name.
    pub name: &'static str,
    /// Whether it is a trap.
    pub trap: bool,
    /// What its heartbeat says.
    pub beats: BeatStatistics,
    /// How long every worker is blocked by calculation, where that is known.
    pub predicted: Option<Duration>,
    /// Distinct threads on which jobs and the heartbeat ran.
    pub threads: usize,
}

impl Row {
    /// Beats that came of 100.
    pub fn percent(&self) -> f64 {
        self.beats.share() * 100.0
    }
}

/// A row for each heartbeat.
pub fn table(all: &[Row]) -> Table {
    let per_run = |sum: usize, row: &Row| {
        let runs = row.beats.runs as f64;
        Cell::Whole((sum as f64 / runs).round() as u64)
    };
    let mark = |row: &Row| format!("{}{}", row.name, if row.trap { "*" } else { "" });
    rows("heartbeat", all)
        .column("variant", "variant", |row| Cell::Text(mark(row)))
        .column("total_s", "total", |row| Cell::Time(row.beats.total))
        .column("beats_came", "came", |row| per_run(row.beats.came, row))
        .column("beats_due", "due", |row| per_run(row.beats.due, row))
        .column("silence_s", "gap", |row| Cell::Time(row.beats.silence))
        .expendable(4, "predicted_s", "predicted", |row| {
            row.predicted.map_or(Cell::Missing, Cell::Time)
        })
        .expendable(1, "latency_median_s", "p50", |row| {
            Cell::Time(row.beats.latency.median)
        })
        .column("latency_p99_s", "p99", |row| {
            Cell::Time(row.beats.latency.p99)
        })
        .expendable(2, "latency_max_s", "max", |row| {
            Cell::Time(row.beats.latency.max)
        })
        .expendable(3, "threads", "threads", |row| {
            Cell::Whole(row.threads as u64)
        })
        .note("came, due: heartbeats of a run, and how many there should have been")
        .note("gap: the longest silence of a run")
        .note("p50, p99, max: how late a beat was, with those that never came")
        .note("* a trap")
        .table()
}

/// What was noted beside each model of an experiment that has a heartbeat.
pub fn rows_of(experiment: &Experiment, timelines: &[Timeline], variants: &[Variant]) -> Vec<Row> {
    let models = experiment.models.iter().zip(timelines);
    let rows = models.filter_map(|(model, timeline)| {
        let variant = variants.iter().find(|variant| variant.name == model.name)?;
        let runs = variant.heartbeat.beats();
        // The first run was traced, and warmed up.
        let timed = runs.get(1..).filter(|runs| !runs.is_empty());
        let timed = timed.unwrap_or(&runs);
        Some(Row {
            name: model.name,
            trap: model.trap.is_some(),
            beats: BeatStatistics::of(timed, variant.heartbeat.interval, variant.takes)?,
            predicted: variant.silence,
            threads: threads(timeline),
        })
    });
    rows.collect()
}

fn threads(timeline: &Timeline) -> usize {
    let spans = timeline.spans.iter().flat_map(|s| [s.thread, s.ended_on]);
    let marks = timeline.marks.iter().flat_map(|marks| &marks.threads);
    spans.chain(marks.copied()).collect::<HashSet<_>>().len()
}

/// Made-up rows for tests.
#[cfg(test)]
pub mod tests {
    use super::super::statistics::Latency;
    use super::*;

    /// Milliseconds.
    pub fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// A row of one run, by beats that came, beats that were due, and a silence in milliseconds.
    pub fn row(name: &'static str, came: usize, due: usize, silence: u64) -> Row {
        Row {
            name,
            trap: silence > 10,
            beats: BeatStatistics {
                total: ms(2 * due as u64),
                came,
                due,
                silence: ms(silence),
                latency: Latency {
                    median: ms(silence / 2),
                    p99: ms(silence),
                    max: ms(silence),
                },
                runs: 1,
                stopped: 0,
                suspended: 0,
            },
            predicted: (silence > 10).then(|| ms(silence)),
            threads: 1,
        }
    }

    #[test]
    fn the_table_fits_eighty_columns() {
        let rows = [
            row("tokio_sleep", 25, 25, 2),
            row("std_sleep_all", 1, 26, 51),
            row("spawn_blocking", 24, 25, 2),
            row("std_sleep", 0, 500, 1001),
        ];
        let style = crate::render::Style::PLAIN;
        insta::assert_snapshot!(crate::render::table::text(&table(&rows), style));
    }
}
