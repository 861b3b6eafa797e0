//! How lesson 2 runs: predict the final counts, count on real threads, then try every interleaving of the smallest version.

use super::bands::Band;
use super::counts::{self, Counts};
use super::explored::{self, Explored};
use super::{Plan, Race, experiment, seen};
use crate::lesson::{Console, Experiment, Lesson, RunOptions};
use crate::machine::{self, Machine};
use crate::measure::{self, compare};
use crate::report::{Block, Cell, Column, Histogram, Table};
use crate::schedule::Schedule;
use anyhow::Result;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// Runs the demo.
pub fn run(
    plan: Plan,
    rounds: usize,
    options: &RunOptions,
    console: &mut dyn Console,
) -> Result<()> {
    let mut experiment = experiment(plan);
    console.show(Block::Title {
        title: format!("Lesson {}: {}", Race::NUMBER, Race::TITLE),
        question: Race::QUESTION.into(),
    })?;
    console.show(Block::Text(format!("Measured on {}.", Machine::here())))?;
    console.show(Block::Heading("Counting".into()))?;
    console.show(Block::Text(experiment.setup.clone()))?;
    if options.code {
        for model in &experiment.models {
            let (file, source) = (model.file.into(), model.source.into());
            console.show(Block::Code { file, source })?;
        }
    }
    let bands = match options.no_predict {
        true => Vec::new(),
        false => predictions(&experiment, plan, console),
    };
    let counts = count(&mut experiment, plan, rounds, console)?;
    let scores = bands.iter().filter_map(|(model, band)| {
        let counts = counts.iter().find(|counts| counts.model == *model)?;
        Some(band.score(counts))
    });
    let scores: Vec<String> = scores.collect();
    if !scores.is_empty() {
        console.show(Block::Points(scores))?;
    }
    let explored = explored::all();
    show_explored(&explored, console)?;
    console.show(Block::Heading("What you saw".into()))?;
    let sentences = seen::sentences(&counts, &explored, machine::cores());
    console.show(Block::Points(sentences))?;
    Ok(())
}

/// Counts in rounds, and shows what became of the updates and what they cost.
fn count(
    experiment: &mut Experiment,
    plan: Plan,
    rounds: usize,
    console: &mut dyn Console,
) -> Result<Vec<Counts>> {
    let mut tallies = Vec::new();
    for model in std::mem::take(&mut experiment.models) {
        let tally: Rc<RefCell<Vec<u64>>> = Rc::default();
        tallies.push((model.name, model.may_differ, Rc::clone(&tally)));
        let model = model.noting(move |count: &u64| tally.borrow_mut().push(*count));
        experiment.models.push(model);
    }
    let rounds = measure::Plan {
        runs: Some(rounds),
        budget: Duration::ZERO,
        most: rounds,
    };
    let (comparison, _) = compare(experiment, rounds, console)?;
    let counts = tallies
        .into_iter()
        .map(|(model, may_lose, tally)| Counts::new(model, may_lose, plan, tally.take()));
    let counts: Vec<Counts> = counts.collect();
    console.show(Block::Table(counts::table(&counts, &comparison)))?;
    console.show(Block::Comparison(comparison))?;
    Ok(counts)
}

/// Asks for the final count of every variant that loses updates, until the answer is a band or nothing.
fn predictions(
    experiment: &Experiment,
    plan: Plan,
    console: &mut dyn Console,
) -> Vec<(&'static str, Band)> {
    let mut bands = Vec::new();
    for model in experiment.models.iter().filter(|model| model.may_differ) {
        let mut question = Band::question(model.name, model.summary(), plan.updates());
        while let Some(answer) = console.ask(&question) {
            if answer.trim().is_empty() {
                break;
            }
            match Band::parse(&answer, plan.updates()) {
                Ok(band) => {
                    bands.push((model.name, band));
                    break;
                }
                Err(mistake) => question = format!("{mistake}\nAgain, or Enter to skip: "),
            }
        }
    }
    bands
}

fn show_explored(explored: &[Explored], console: &mut dyn Console) -> Result<()> {
    console.show(Block::Heading(
        "Every interleaving of the smallest version".into(),
    ))?;
    console.show(Block::Text(
        "The same files, compiled with a scheduler in place of the system's: two threads, and every order in which their operations can happen. No luck is needed, and no clock.".into(),
    ))?;
    if let Some(first) = explored.first() {
        let wrong = |count: &str| count != first.expected();
        let histogram = Histogram::of(first.model, "final count", &first.exploration, wrong);
        let title = format!("{}: two threads, one increment each", first.model);
        console.show(Block::Histogram(histogram.titled(title)))?;
    }
    console.show(Block::Table(table(explored)))?;
    for one in explored.iter().filter(|one| one.plan.increments == 1) {
        let losing = one
            .exploration
            .outcomes
            .iter()
            .find(|o| o.value != one.expected());
        if let Some(trace) = losing.and_then(|outcome| outcome.trace.as_ref()) {
            let title = format!("{}: the simplest schedule that loses an update", one.model);
            let schedule = Schedule::of(title, trace).with_source(one.file, one.source);
            console.show(Block::Schedule(schedule))?;
        }
    }
    Ok(())
}

fn table(explored: &[Explored]) -> Table {
    let column = |key, head: &str, expendable, cell: fn(&Explored) -> Cell| Column {
        key,
        head: head.to_string(),
        expendable,
        cells: explored.iter().map(cell).collect(),
    };
    let outcomes = |one: &Explored| Cell::Text(one.exploration.values().join(", "));
    Table {
        name: "interleavings".into(),
        columns: vec![
            column("name", "model", 0, |one| Cell::Text(one.model.into())),
            column("increments", "increments", 2, |one| {
                Cell::Whole(one.plan.increments as u64)
            }),
            column("interleavings", "interleavings", 0, |one| {
                Cell::Whole(one.exploration.interleavings)
            }),
            column("losing", "lose updates", 0, |one| Cell::Whole(one.losing())),
            column("losing_share", "of all", 1, |one| {
                Cell::Share(one.losing() as f64 / one.exploration.interleavings.max(1) as f64)
            }),
            column("outcomes", "final counts", 3, outcomes),
        ],
        notes: vec![
            "two threads; increments: of each".into(),
            all_or_not(explored).into(),
        ],
    }
}

fn all_or_not(explored: &[Explored]) -> &'static str {
    match explored.iter().all(|one| one.exploration.exhaustive) {
        true => "every search ended by itself, so these are all interleavings there are",
        false => "not every search ended by itself, so there may be more interleavings",
    }
}
