//! Runs the models of an experiment in turn and compares them.

use super::advice::warnings;
use super::{Comparison, Measured, now};
use crate::console::Progress;
use crate::experiment::{Experiment, Model, Outcome};
use crate::statistics::median_of;
use crate::trace::Timeline;
use crate::usage::{self, Usage};
use anyhow::{Context, Result, ensure};
use std::collections::HashSet;
use std::time::Duration;

/// A first run slower than this is measured only once more, unless `--runs` says otherwise.
const PATIENCE: Duration = Duration::from_secs(10);
/// The row with the instant at which a model returned that leaves something behind.
const RETURNS: &str = "returns";

/// How many runs.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Exactly this many of each model; otherwise as many as fit the budget.
    pub runs: Option<usize>,
    /// Time for all measured runs of one experiment.
    pub budget: Duration,
    /// The largest number of runs, however cheap they are.
    pub most: usize,
}

/// Measures every model round-robin, after one traced run each that also warms up.
///
/// Every second round runs the models in reverse order, so that a machine that becomes slower favours none of them.
///
/// Gives the comparison and a timeline per model. Fails with the model's error when one fails
/// or gives another answer than the first, unless it may.
pub fn compare(
    experiment: &Experiment,
    plan: Plan,
    progress: &mut dyn Progress,
) -> Result<(Comparison, Vec<Timeline>)> {
    progress.begin(
        &format!("{}: warm-up", experiment.work),
        experiment.models.len() as u64,
    );
    let traced = warm_up(experiment, progress);
    progress.end();
    let timelines = traced?;
    let runs = runs(&timelines, plan);
    let total = runs.iter().sum::<usize>() as u64;
    progress.begin(&format!("{}: measuring", experiment.work), total);
    let samples = rounds(experiment, &runs, progress);
    progress.end();
    Ok((
        summarise(experiment, samples?, &timelines, plan.runs.is_some()),
        timelines,
    ))
}

fn warm_up(experiment: &Experiment, progress: &mut dyn Progress) -> Result<Vec<Timeline>> {
    let mut first = None;
    let mut timelines = Vec::new();
    for model in &experiment.models {
        progress.step(model.name);
        let (outcome, timeline) = experiment.recorder.trace(|| traced(experiment, model));
        let digest = outcome.with_context(|| failed(model))?.digest();
        if !model.may_differ {
            let (expected, by) = *first.get_or_insert((digest, model.name));
            ensure!(
                digest == expected,
                "{} and {by} disagree about the answer, so their times can't be compared",
                model.name
            );
        }
        timelines.push(timeline);
    }
    Ok(timelines)
}

/// A run with all that goes on after it.
fn traced(experiment: &Experiment, model: &Model) -> Result<Box<dyn Outcome>> {
    let outcome = model.run();
    model.clear_up(|| experiment.recorder.mark(RETURNS));
    outcome
}

fn failed(model: &Model) -> String {
    format!("the model {} could not do the work", model.name)
}

/// The number of measured runs of each model.
fn runs(warm: &[Timeline], plan: Plan) -> Vec<usize> {
    if let Some(runs) = plan.runs {
        return vec![runs; warm.len()];
    }
    let round: Duration = warm.iter().map(|timeline| timeline.total).sum();
    let fitting = plan.budget.as_secs_f64() / round.as_secs_f64().max(1e-6);
    let fitting = (fitting as usize).clamp(3.min(plan.most), plan.most);
    let slow = |timeline: &Timeline| timeline.total > PATIENCE;
    warm.iter()
        .map(|timeline| if slow(timeline) { 1 } else { fitting })
        .collect()
}

#[derive(Default)]
struct Samples {
    times: Vec<Duration>,
    usages: Vec<Usage>,
}

fn rounds(
    experiment: &Experiment,
    runs: &[usize],
    progress: &mut dyn Progress,
) -> Result<Vec<Samples>> {
    let mut samples: Vec<Samples> = runs.iter().map(|_| Samples::default()).collect();
    let most = runs.iter().copied().max().unwrap_or(0);
    for round in 0..most {
        for index in order(round, runs.len()) {
            if round < runs[index] {
                progress.step(experiment.models[index].name);
                run_once(experiment, &experiment.models[index], &mut samples[index])?;
            }
        }
    }
    Ok(samples)
}

/// The models of a round, every second time from the last to the first.
fn order(round: usize, models: usize) -> Box<dyn Iterator<Item = usize>> {
    match round % 2 {
        0 => Box::new(0..models),
        _ => Box::new((0..models).rev()),
    }
}

fn run_once(experiment: &Experiment, model: &Model, samples: &mut Samples) -> Result<()> {
    let before = used(experiment);
    let start = now();
    let outcome = model.run();
    let elapsed = start.elapsed();
    let after = used(experiment);
    model.clear_up(|| ());
    model.note(&*outcome.with_context(|| failed(model))?);
    samples.times.push(elapsed);
    let usage = before.zip(after).map(|(before, after)| after - before);
    samples.usages.extend(usage);
    Ok(())
}

/// What the process used without its helpers.
fn used(experiment: &Experiment) -> Option<Usage> {
    let aside = (experiment.aside)().unwrap_or_default();
    Some(usage::of_process()? - aside)
}

fn summarise(
    experiment: &Experiment,
    samples: Vec<Samples>,
    timelines: &[Timeline],
    runs_asked: bool,
) -> Comparison {
    let all = experiment.models.iter().zip(samples).zip(timelines);
    let mut models: Vec<Measured> = all
        .map(|((model, samples), timeline)| measured(model, samples, timeline))
        .collect();
    let baseline = models
        .iter()
        .find(|model| model.name == experiment.baseline)
        .cloned();
    let bound_time = experiment
        .bound
        .time(baseline.as_ref().map(|baseline| baseline.time.median));
    for model in &mut models {
        model.speedup = baseline
            .as_ref()
            .and_then(|baseline| model.times_as_fast_as(baseline));
        let median = model.time.median.as_secs_f64();
        model.efficiency = bound_time.map(|bound| bound.as_secs_f64() / median);
    }
    let mut comparison = Comparison {
        work: experiment.work,
        bound: experiment.bound,
        bound_time,
        models,
        warnings: Vec::new(),
    };
    comparison.warnings = warnings(&comparison, runs_asked);
    comparison
}

/// A model's numbers that need no other model.
fn measured(model: &Model, samples: Samples, timeline: &Timeline) -> Measured {
    let usages = samples.usages.iter();
    let cpu = median_of(
        usages
            .clone()
            .map(|usage| usage.cpu.as_micros() as u64)
            .collect(),
    );
    Measured {
        trap: model.trap,
        cpu: cpu.map(Duration::from_micros),
        switches: median_of(usages.map(|usage| usage.switches).collect()),
        threads: distinct_threads(timeline),
        ..Measured::of(model.name, samples.times)
    }
}

fn distinct_threads(timeline: &Timeline) -> usize {
    let ends = timeline
        .spans
        .iter()
        .flat_map(|span| [span.thread, span.ended_on]);
    ends.collect::<HashSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn every_second_round_runs_in_reverse() {
        let rounds: Vec<Vec<usize>> = (0..3).map(|round| order(round, 3).collect()).collect();
        assert_eq!(rounds, [[0, 1, 2], [2, 1, 0], [0, 1, 2]]);
    }
}
