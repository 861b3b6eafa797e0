//! Runs the models of an experiment in turn and compares them.

use super::{Bound, Comparison, Summary, Warning, now};
use crate::console::Progress;
use crate::experiment::{Experiment, Model};
use crate::machine;
use crate::statistics::median_of;
use crate::trace::Timeline;
use crate::usage::{self, Usage};
use anyhow::{Context, Result, ensure};
use std::collections::HashSet;
use std::time::Duration;

/// A first run slower than this is measured only once more, unless `--runs` says otherwise.
const PATIENCE: Duration = Duration::from_secs(10);
/// Models at this share of the bound are at the limit.
const AT_LIMIT: f64 = 0.95;
/// A computing thread that gets less than this share of a core shares it with somebody.
const A_CORE: f64 = 0.9;
/// Runs further apart than this share of their median are called noisy.
const NOISY: f64 = 0.5;

/// How many runs.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Exactly so many of each model; otherwise as many as fit the budget.
    pub runs: Option<usize>,
    /// Time for all measured runs of one experiment.
    pub budget: Duration,
    /// At the most, however cheap.
    pub most: usize,
}

/// One model's numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The model's name.
    pub name: &'static str,
    /// Why it is a trap, if it is one.
    pub trap: Option<&'static str>,
    /// Measured runs, the warm-up not counted.
    pub runs: usize,
    /// Wall-clock time of the call.
    pub time: Summary,
    /// The baseline's median over this one's; `None` without a baseline.
    pub speedup: Option<f64>,
    /// The bound over the median: 1 is the best there can be.
    pub efficiency: Option<f64>,
    /// Median CPU time of all threads, where the system tells.
    pub cpu: Option<Duration>,
    /// Median number of context switches, where the system tells.
    pub switches: Option<u64>,
    /// Distinct threads on which items began or ended in the traced run.
    pub threads: usize,
}

/// Measures every model round-robin, after one traced run each that also warms up.
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
        let (outcome, timeline) = experiment.recorder.trace(|| model.run());
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
        for (index, model) in experiment.models.iter().enumerate() {
            if round >= runs[index] {
                continue;
            }
            progress.step(model.name);
            let before = used(experiment);
            let start = now();
            let outcome = model.run();
            let elapsed = start.elapsed();
            let after = used(experiment);
            model.note(&*outcome.with_context(|| failed(model))?);
            samples[index].times.push(elapsed);
            samples[index]
                .usages
                .extend(before.zip(after).map(|(before, after)| after - before));
        }
    }
    Ok(samples)
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
    let times: Vec<Summary> = samples
        .iter()
        .map(|s| Summary::of(s.times.clone()))
        .collect();
    let baseline = experiment
        .models
        .iter()
        .position(|model| model.name == experiment.baseline)
        .map(|index| times[index].median);
    let bound_time = experiment.bound.time(baseline);
    let ratio = |a: Option<Duration>, b: Duration| a.map(|a| a.as_secs_f64() / b.as_secs_f64());
    let models = experiment
        .models
        .iter()
        .zip(samples)
        .zip(times)
        .zip(timelines);
    let models = models.map(|(((model, samples), time), timeline)| Measured {
        name: model.name,
        trap: model.trap,
        runs: samples.times.len(),
        time,
        speedup: ratio(baseline, time.median),
        efficiency: ratio(bound_time, time.median),
        cpu: median_of(
            samples
                .usages
                .iter()
                .map(|u| u.cpu.as_micros() as u64)
                .collect(),
        )
        .map(Duration::from_micros),
        switches: median_of(samples.usages.iter().map(|u| u.switches).collect()),
        threads: distinct_threads(timeline),
    });
    let mut comparison = Comparison {
        work: experiment.work,
        bound: experiment.bound,
        bound_time,
        models: models.collect(),
        warnings: Vec::new(),
    };
    comparison.warnings = warnings(&comparison, runs_asked);
    comparison
}

fn distinct_threads(timeline: &Timeline) -> usize {
    let ends = timeline
        .spans
        .iter()
        .flat_map(|span| [span.thread, span.ended_on]);
    ends.collect::<HashSet<_>>().len()
}

fn warnings(comparison: &Comparison, runs_asked: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if machine::is_debug() {
        warnings.push(Warning::DebugBuild);
    }
    if machine::cores() == 1 {
        warnings.push(Warning::OneCore);
    }
    warnings.extend(about(comparison, runs_asked));
    warnings
}

/// Somebody else computed all the while: what computes on one thread did not get a core for itself.
fn busy(comparison: &Comparison) -> Option<Warning> {
    let computes = matches!(comparison.bound, Bound::Cores { .. });
    let first = comparison
        .models
        .first()
        .filter(|first| computes && first.threads == 1)?;
    let share = first.cpu?.as_secs_f64() / first.time.median.as_secs_f64();
    (share < A_CORE).then_some(Warning::Busy {
        model: first.name,
        share,
    })
}

/// The warnings that the numbers alone call for.
fn about(comparison: &Comparison, runs_asked: bool) -> Vec<Warning> {
    let mut order: Vec<&Measured> = comparison.models.iter().collect();
    order.sort_by_key(|model| model.time.median);
    let tie = match order[..] {
        [first, second, ..] if first.time.overlaps(&second.time) => Some(Warning::Tie {
            first: first.name,
            second: second.name,
            at_limit: [first, second]
                .iter()
                .all(|m| m.efficiency.is_some_and(|e| e >= AT_LIMIT)),
        }),
        _ => None,
    };
    let each = comparison.models.iter().filter_map(|model| {
        let (runs, spread) = (model.runs, model.time.spread());
        if runs < 3 {
            // Who has asked for so few knows it.
            (!runs_asked).then_some(Warning::FewRuns {
                model: model.name,
                runs,
            })
        } else {
            (spread > NOISY).then_some(Warning::Noisy {
                model: model.name,
                spread,
            })
        }
    });
    together(
        tie.into_iter()
            .chain(busy(comparison))
            .chain(each)
            .collect(),
    )
}

/// Several noisy models are told of in one warning, at the end.
fn together(warnings: Vec<Warning>) -> Vec<Warning> {
    let noisy = warnings.iter().filter_map(|warning| match warning {
        Warning::Noisy { model, spread } => Some((*model, *spread)),
        _ => None,
    });
    let (models, spreads): (Vec<&'static str>, Vec<f64>) = noisy.unzip();
    if models.len() < 2 {
        return warnings;
    }
    let most = spreads.into_iter().fold(0.0, f64::max);
    let others = warnings.into_iter();
    others
        .filter(|warning| !matches!(warning, Warning::Noisy { .. }))
        .chain([Warning::AllNoisy { models, most }])
        .collect()
}
