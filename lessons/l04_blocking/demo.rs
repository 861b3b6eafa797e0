//! How the lesson runs: predict, gather the crowd, measure beside the heartbeat.

use super::{Blocking, computing, findings, waiting};
use crate::experiment::Experiment;
use crate::findings::Finding;
use crate::heartbeat::{self, Row, rows_of};
use crate::predict::{Given, Guess, Numbers};
use crate::render::duration as shown;
use crate::report::Block;
use crate::show::Show;
use crate::words::counted;
use crate::{machine, name, quota};
use anyhow::Result;

/// A guess within this many of 100 beats is close.
const CLOSE: f64 = 15.0;

/// The whole demo.
pub fn run(lesson: &Blocking, show: &mut Show<'_>) -> Result<Vec<Finding>> {
    let (crowd, beating): (Vec<&Experiment>, Vec<_>) =
        lesson.experiments.iter().partition(|e| e.work == "crowd");
    let given = ask(lesson, &beating, show)?;
    // First of all, while little memory has been used and given back.
    let gather = |experiment: &&Experiment| lesson.crowd.gather(experiment, show);
    let gatherings = crowd.first().map(gather).transpose()?;
    let (mut rows, mut comparisons) = (Vec::new(), Vec::new());
    for experiment in beating {
        let is_guard = experiment.work == "guard";
        match show.everything() || !is_guard {
            true => show.introduce(experiment)?,
            false => show.sources(experiment)?,
        }
        let measured = match is_guard {
            true => show.compare_times(experiment, 1)?, // a hang is the same every time
            false => show.compare(experiment)?,
        };
        rows.extend(rows_of(experiment, &measured.timelines, &lesson.variants));
        show.timelines(experiment, measured.timelines)?;
        if is_guard {
            continue;
        }
        // The totals of waiting are in the table of the heartbeat, too.
        if show.everything() || experiment.work == "computing" {
            show.block(Block::Comparison(measured.comparison.clone()))?;
        }
        comparisons.push(measured.comparison);
    }
    if !rows.is_empty() {
        show.heading("The heartbeat")?;
        show.table(heartbeat::table(&rows))?;
    }
    if let Some(given) = given {
        let share = |name: &str| rows.iter().find(|row| row.name == name).map(Row::percent);
        let score = given
            .answer
            .score(share, CLOSE, "of what came of 100 heartbeats");
        show.score(&given, score)?;
    }
    let costs = crowd.first().zip(gatherings.as_ref());
    // What it says is said in words at the end, too.
    match costs {
        Some((experiment, gatherings)) if show.everything() => {
            show.introduce(experiment)?;
            show.table(gatherings.table())?;
        }
        Some((experiment, _)) => show.sources(experiment)?,
        None => {}
    }
    let all = findings::all(
        &rows,
        &comparisons,
        gatherings.as_ref(),
        machine::cores(),
        quota::here(),
    );
    Ok(all)
}

/// Says what beats beside what, and asks how many beats will come beside four of the variants.
fn ask(
    lesson: &Blocking,
    experiments: &[&Experiment],
    show: &mut Show<'_>,
) -> Result<Option<Given<Guess>>> {
    let asked = [
        name!(waiting::tokio_sleep),
        name!(waiting::std_sleep),
        name!(computing::cpu_inline),
        name!(computing::cpu_blocking),
    ];
    let models = experiments.iter().flat_map(|experiment| &experiment.models);
    let things = models.filter(|model| asked.contains(&model.name));
    let things: Vec<_> = things.map(|m| (m.name, m.summary().to_string())).collect();
    if things.is_empty() {
        return Ok(None);
    }
    let sizes = &lesson.sizes;
    show.text(format!(
        "A heart is to beat every {} beside {} of {} each, on a runtime with {}. A beat that is missed is not made up for.",
        shown(sizes.beat),
        counted(sizes.jobs, "job"),
        shown(sizes.job.time),
        counted(sizes.workers, "worker thread"),
    ))?;
    Ok(show.ask(&Numbers {
        question: "Your prediction: how many of 100 beats come on time beside each?".into(),
        things,
        range: 0.0..=100.0,
    }))
}
