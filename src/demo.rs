//! How a lesson runs: ask for a prediction, measure, show, say what was seen.

use crate::lesson::{Console, Experiment, Lesson, RunOptions};
use crate::limits::{Limits, Usage};
use crate::machine::Machine;
use crate::measure::{Comparison, Plan, compare};
use crate::predict::{Ranking, Score};
use crate::report::Block;
use crate::trace::Timeline;
use anyhow::Result;
use std::time::Duration;

/// Time for the measured runs of one experiment.
const BUDGET: Duration = Duration::from_secs(6);

/// Runs a lesson the usual way: every experiment in turn, then what they show together.
pub fn run<L: Lesson>(
    flags: &L::Flags,
    options: &RunOptions,
    console: &mut dyn Console,
) -> Result<()> {
    let experiments = L::experiments(flags, options)?;
    allow(&experiments)?;
    begin::<L>(console)?;
    let mut comparisons = Vec::new();
    for experiment in &experiments {
        comparisons.push(show(experiment, options, console)?);
    }
    let seen = L::seen(&comparisons);
    if !seen.is_empty() {
        console.show(Block::Heading("What you saw".into()))?;
        console.show(Block::Points(seen))?;
    }
    Ok(())
}

/// Shows the lesson's title and question, and where it is measured.
pub fn begin<L: Lesson>(console: &mut dyn Console) -> Result<()> {
    console.show(Block::Title {
        title: format!("Lesson {}: {}", L::NUMBER, L::TITLE),
        question: L::QUESTION.into(),
    })?;
    console.show(Block::Text(format!("Measured on {}.", Machine::here())))?;
    Ok(())
}

/// Refuses what this system can't hold, before anything starts.
fn allow(experiments: &[Experiment]) -> Result<()> {
    let limits = Limits::here();
    for model in experiments.iter().flat_map(|experiment| &experiment.models) {
        let instead = format!("use fewer --items, or leave {} out with --only", model.name);
        limits.allow(model.needs, &format!("the model {}", model.name), &instead)?;
    }
    Ok(())
}

fn show(
    experiment: &Experiment,
    options: &RunOptions,
    console: &mut dyn Console,
) -> Result<Comparison> {
    introduce(experiment, options, console)?;
    let names: Vec<&'static str> = experiment.models.iter().map(|model| model.name).collect();
    let prediction = match options.no_predict || names.len() < 2 {
        true => None,
        false => predict(experiment, &names, console),
    };
    let (comparison, timelines) = compare(experiment, plan(options), console)?;
    if !options.no_timeline {
        show_timelines(experiment, timelines, console)?;
    }
    console.show(Block::Comparison(comparison.clone()))?;
    if let Some(ranking) = prediction {
        let score = Score::of(&ranking, &comparison);
        console.show(Block::Points(score.sentences()))?;
    }
    Ok(comparison)
}

/// Heading, sizes and, if asked for, the source of an experiment.
pub fn introduce(
    experiment: &Experiment,
    options: &RunOptions,
    console: &mut dyn Console,
) -> Result<()> {
    console.show(Block::Heading(capitalised(experiment.work)))?;
    console.show(Block::Text(experiment.setup.clone()))?;
    if options.code {
        for model in &experiment.models {
            console.show(Block::Code {
                file: model.file.into(),
                source: model.source.into(),
            })?;
        }
    }
    Ok(())
}

/// A timeline for each model.
pub fn show_timelines(
    experiment: &Experiment,
    timelines: Vec<Timeline>,
    console: &mut dyn Console,
) -> Result<()> {
    for (model, timeline) in experiment.models.iter().zip(timelines) {
        let title = match model.trap {
            Some(why) => format!("{} (a trap: {why})", model.name),
            None => model.name.to_string(),
        };
        console.show(Block::Timeline { title, timeline })?;
    }
    Ok(())
}

/// How many runs the options ask for.
pub fn plan(options: &RunOptions) -> Plan {
    Plan {
        runs: options.runs,
        budget: BUDGET,
        most: if options.quick { 3 } else { 25 },
    }
}

/// Asks until the answer is a ranking or nothing.
fn predict(
    experiment: &Experiment,
    names: &[&'static str],
    console: &mut dyn Console,
) -> Option<Ranking> {
    let models = experiment
        .models
        .iter()
        .map(|model| (model.name, model.summary()));
    let mut question = Ranking::question(experiment.work, &models.collect::<Vec<_>>());
    loop {
        let answer = console.ask(&question)?;
        if answer.trim().is_empty() {
            return None;
        }
        match Ranking::parse(&answer, names) {
            Ok(ranking) => return Some(ranking),
            Err(mistake) => question = format!("{mistake} Again, or Enter to skip.\n> "),
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The models named by `only`, in the lesson's order.
///
/// Fails with [`Usage`] for a name that no model has.
pub fn select(only: &[String], experiments: &mut Vec<Experiment>) -> Result<()> {
    if only.is_empty() {
        return Ok(());
    }
    // A comma at the end is no model.
    let only: Vec<&str> = only
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let mut known: Vec<&str> = Vec::new();
    for model in experiments.iter().flat_map(|experiment| &experiment.models) {
        if !known.contains(&model.name) {
            known.push(model.name);
        }
    }
    let unknown = only.iter().find(|name| !known.contains(name));
    if only.is_empty() || unknown.is_some() {
        let (known, unknown) = (known.join(", "), unknown.unwrap_or(&""));
        return Err(Usage(format!(
            "unknown model '{unknown}' in --only: choose from {known}"
        ))
        .into());
    }
    for experiment in experiments.iter_mut() {
        experiment.models.retain(|model| only.contains(&model.name));
    }
    experiments.retain(|experiment| !experiment.models.is_empty());
    Ok(())
}
