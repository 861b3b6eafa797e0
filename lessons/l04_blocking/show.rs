//! How the lesson runs: predict, gather the crowd, measure beside the heartbeat, show, say what was seen.

use super::Blocking;
use super::crowd::Gathering;
use super::guess::Guess;
use super::plan::{Gathered, Part, Plan, Variant};
use super::seen::{self, Gatherings};
use super::vitals::Vitals;
use crate::demo::{begin, introduce, plan as standard, show_timelines};
use crate::lesson::{Console, RunOptions};
use crate::limits::Limits;
use crate::machine;
use crate::measure::{self, Summary, compare};
use crate::render::number::whole;
use crate::report::{Block, Cell, Column, Table};
use crate::trace::Timeline;
use anyhow::Result;
use std::collections::HashSet;
use std::time::Duration;

/// One variant's numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The variant's name.
    pub name: &'static str,
    /// Whether it is a trap.
    pub trap: bool,
    /// What its heartbeat says.
    pub vitals: Vitals,
    /// How long every worker is blocked by arithmetic.
    pub silence: Option<Duration>,
    /// Distinct threads on which jobs and the heartbeat ran.
    pub threads: usize,
}

/// Runs the lesson.
pub fn run(plan: Plan, options: &RunOptions, console: &mut dyn Console) -> Result<()> {
    begin::<Blocking>(console)?;
    let variants: Vec<Variant> = plan.parts.iter().flat_map(|p| p.variants.clone()).collect();
    let guess = match options.no_predict {
        true => None,
        false => Guess::ask(&variants, console),
    };
    // First of all, while little memory has been used and given back.
    let gatherings = plan
        .crowd
        .as_ref()
        .map(|crowd| gather(crowd, options, console))
        .transpose()?;
    let (mut rows, mut comparisons) = (Vec::new(), Vec::new());
    for part in &plan.parts {
        introduce(&part.experiment, options, console)?;
        let (comparison, timelines) = compare(&part.experiment, runs(part, options), console)?;
        rows.extend(rows_of(part, &timelines));
        if !options.no_timeline {
            show_timelines(&part.experiment, timelines, console)?;
        }
        if part.experiment.work != "guard" {
            console.show(Block::Comparison(comparison.clone()))?;
            comparisons.push(comparison);
        }
    }
    if !rows.is_empty() {
        console.show(Block::Heading("The heartbeat".into()))?;
        console.show(Block::Table(heartbeats(&rows)))?;
        if let Some(guess) = guess {
            console.show(Block::Points(guess.sentences(&rows)))?;
        }
    }
    if let Some((crowd, gatherings)) = plan.crowd.as_ref().zip(gatherings.as_ref()) {
        introduce(&crowd.experiment, options, console)?;
        console.show(Block::Table(costs(gatherings)))?;
    }
    let seen = seen::sentences(&rows, &comparisons, gatherings.as_ref(), machine::cores());
    if !seen.is_empty() {
        console.show(Block::Heading("What you saw".into()))?;
        console.show(Block::Points(seen))?;
    }
    Ok(())
}

/// A hang is the same every time: once is enough.
fn runs(part: &Part, options: &RunOptions) -> measure::Plan {
    let plan = standard(options);
    match part.experiment.work {
        "guard" => measure::Plan {
            runs: Some(1),
            ..plan
        },
        _ => plan,
    }
}

fn rows_of(part: &Part, timelines: &[Timeline]) -> Vec<Row> {
    let models = part.experiment.models.iter().zip(timelines);
    let rows = models.filter_map(|(model, timeline)| {
        let variant = part.variants.iter().find(|v| v.name == model.name)?;
        let runs = variant.pulse.runs();
        // The first run was traced, and warmed up.
        let measured = runs
            .get(1..)
            .filter(|runs| !runs.is_empty())
            .unwrap_or(&runs);
        Some(Row {
            name: model.name,
            trap: model.trap.is_some(),
            vitals: Vitals::of(measured, variant.pulse.beat, variant.takes)?,
            silence: variant.silence,
            threads: threads(timeline),
        })
    });
    rows.collect()
}

fn threads(timeline: &Timeline) -> usize {
    let spans = timeline.spans.iter().flat_map(|s| [s.thread, s.ended_on]);
    let marks = timeline
        .marks
        .iter()
        .flat_map(|marks| marks.threads.iter().copied());
    spans.chain(marks).collect::<HashSet<_>>().len()
}

/// Runs the crowd, and gives what was noted of its gatherings without the first, traced one's time.
fn gather(crowd: &Gathered, options: &RunOptions, console: &mut dyn Console) -> Result<Gatherings> {
    let plan = measure::Plan {
        runs: Some(options.runs.unwrap_or(3)),
        ..standard(options)
    };
    compare(&crowd.experiment, plan, console)?;
    let (tasks, _) = crowd.tasks.notes();
    let (threads, refusal) = crowd.threads.notes();
    Ok(Gatherings {
        tasks: summary(&tasks),
        threads: summary(&threads),
        asked: crowd.asked,
        limit: Limits::of_threads(),
        refusal,
    })
}

fn summary(notes: &[Gathering]) -> Gathering {
    let first = notes.first();
    let timed = notes
        .get(1..)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(notes);
    Gathering {
        number: notes.iter().map(|one| one.number).min().unwrap_or(0),
        took: Summary::of(timed.iter().map(|one| one.took).collect()).median,
        grew: first.and_then(|one| one.grew),
    }
}

fn column(key: &'static str, head: &str, expendable: u8, cells: Vec<Cell>) -> Column {
    Column {
        key,
        head: head.into(),
        expendable,
        cells,
    }
}

fn heartbeats(rows: &[Row]) -> Table {
    let all = |key, head: &str, expendable, cell: fn(&Row) -> Cell| {
        column(key, head, expendable, rows.iter().map(cell).collect())
    };
    let per_run = |sum: usize, runs: usize| Cell::Whole((sum as f64 / runs as f64).round() as u64);
    let came = rows
        .iter()
        .map(|row| per_run(row.vitals.came, row.vitals.runs));
    let due = rows
        .iter()
        .map(|row| per_run(row.vitals.due, row.vitals.runs));
    let mark = |row: &Row| format!("{}{}", row.name, if row.trap { "*" } else { "" });
    let names = rows.iter().map(|row| Cell::Text(mark(row))).collect();
    Table {
        name: "heartbeat".into(),
        columns: vec![
            column("variant", "variant", 0, names),
            all("total_s", "total", 0, |row| Cell::Time(row.vitals.total)),
            column("beats_came", "came", 0, came.collect()),
            column("beats_due", "due", 0, due.collect()),
            all("silence_s", "gap", 0, |row| Cell::Time(row.vitals.silence)),
            all("arithmetic_s", "by sums", 4, |row| {
                row.silence.map_or(Cell::Missing, Cell::Time)
            }),
            all("latency_median_s", "p50", 1, |row| {
                Cell::Time(row.vitals.latency.median)
            }),
            all("latency_p99_s", "p99", 0, |row| {
                Cell::Time(row.vitals.latency.p99)
            }),
            all("latency_max_s", "max", 2, |row| {
                Cell::Time(row.vitals.latency.max)
            }),
            all("threads", "threads", 3, |row| {
                Cell::Whole(row.threads as u64)
            }),
        ],
        notes: vec![
            "came, due: heartbeats of a run, and how many there should have been".into(),
            "gap: the longest silence of a run".into(),
            "p50, p99, max: how late a beat was, with those that never came".into(),
            "* a trap".into(),
        ],
    }
}

fn costs(gatherings: &Gatherings) -> Table {
    let both = [&gatherings.tasks, &gatherings.threads];
    let cells = |cell: fn(&Gathering) -> Cell| both.map(cell).to_vec();
    let each = |one: &Gathering| one.grew.map(|grew| grew / one.number.max(1) as u64);
    let bytes = both.map(|one| each(one).map_or(Cell::Missing, Cell::Whole));
    let kinds = ["task", "thread"].map(|kind| Cell::Text(kind.into()));
    Table {
        name: "crowd".into(),
        columns: vec![
            column("kind", "waiting", 0, kinds.to_vec()),
            column("number", "number", 0, cells(|one| Cell::Whole(one.number as u64))),
            column("begun_s", "all begun", 0, cells(|one| Cell::Time(one.took))),
            column("each_s", "each", 1, cells(|one| {
                Cell::Time(one.took / one.number.max(1) as u32)
            })),
            column("resident_bytes", "resident bytes", 2, cells(|one| {
                one.grew.map_or(Cell::Missing, Cell::Whole)
            })),
            column("resident_bytes_each", "bytes each", 0, bytes.to_vec()),
        ],
        notes: vec![
            format!(
                "all begun: from the first start until all {} had begun",
                whole(gatherings.tasks.number as u64)
            ),
            "resident: by how much the memory in use grew; the system's own for a thread is not in it".into(),
        ],
    }
}

/// Made-up rows for tests.
#[cfg(test)]
pub mod tests {
    use super::super::vitals::Latency;
    use super::*;

    /// A row of one run, by beats that came, beats that were due, and a silence in milliseconds.
    pub fn row(name: &'static str, came: usize, due: usize, silence: u64) -> Row {
        let ms = Duration::from_millis;
        Row {
            name,
            trap: silence > 10,
            vitals: Vitals {
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
                given_up: 0,
                suspended: 0,
            },
            silence: (silence > 10).then(|| ms(silence)),
            threads: 1,
        }
    }

    #[test]
    fn the_heartbeat_table_fits_eighty_columns() {
        let rows = [
            row("tokio_sleep", 25, 25, 2),
            row("std_sleep_all", 1, 26, 51),
            row("spawn_blocking", 24, 25, 2),
            row("std_sleep", 0, 500, 1001),
        ];
        let style = crate::render::Style::PLAIN;
        let text = crate::render::text::block(&Block::Table(heartbeats(&rows)), style);
        insta::assert_snapshot!(text);
    }
}
