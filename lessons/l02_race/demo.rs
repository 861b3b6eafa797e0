//! How lesson 2 runs: predict the final counts, count on real threads, then try every order of the smallest version.

use super::counts::{self, Counts};
use super::{Plan, Race, counting, explored, findings, predict};
use crate::experiment::{Experiment, Model, Needs};
use crate::findings::Finding;
use crate::program::{self, Explored};
use crate::report::{Block, Histogram};
use crate::show::Show;
use crate::words::counted;
use crate::{machine, model, name};
use anyhow::Result;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Counting together, in six ways.
pub fn counts(plan: Plan) -> Experiment {
    let threads = Needs::threads(plan.threads);
    let together = match plan.together {
        true => "They start together.",
        false => "Each begins as soon as it is made.",
    };
    let setup = format!(
        "{} with {} each: {} in all. {together}",
        counted(plan.threads, "thread"),
        counted(plan.increments, "increment"),
        counted(plan.updates(), "update"),
    );
    let plan = Arc::new(plan);
    let models = [
        model!(counting::load_store::count(plan))
            .trap("a load and a store, with room for another thread in between")
            .may_differ(),
        model!(counting::load_store_relaxed::count(plan))
            .trap("a load and a store again, in the cheapest ordering")
            .may_differ(),
        model!(counting::split_lock::count(plan))
            .trap("a lock that is given back between reading and writing")
            .may_differ(),
        model!(counting::fetch_add::count(plan)),
        model!(counting::mutex::count(plan)),
        model!(counting::per_thread::count(plan)),
    ];
    let models = models.map(|model| model.needs(threads)).into();
    Experiment {
        setup,
        smaller: "fewer --threads",
        ..Experiment::new("counting", name!(counting::mutex), models)
    }
}

/// The whole demo.
pub fn run(race: Race, show: &mut Show<'_>) -> Result<Vec<Finding>> {
    let Race {
        plan,
        rounds,
        experiments,
    } = race;
    let mut counts = Vec::new();
    for experiment in experiments {
        counts.extend(count(experiment, plan, rounds, show)?);
    }
    let explored = explore(show)?;
    Ok(findings::all(&counts, &explored, machine::cores()))
}

/// Counts in rounds, and shows what became of the updates and what they cost.
fn count(
    mut experiment: Experiment,
    plan: Plan,
    rounds: usize,
    show: &mut Show<'_>,
) -> Result<Vec<Counts>> {
    let tallies = experiment.models.iter_mut().map(noted).collect::<Vec<_>>();
    show.introduce(&experiment)?;
    let mut given = Vec::new();
    // Relaxed loses as load_store does: it is there for its price, and one question is enough.
    let asked =
        |model: &&Model| model.may_differ && model.name != name!(counting::load_store_relaxed);
    for model in experiment.models.iter().filter(asked) {
        let bands = predict::bands(model.name, model.summary(), plan.updates());
        given.extend(show.ask(&bands).map(|given| (model.name, bands, given)));
    }
    let comparison = show.compare_times(&experiment, rounds)?.comparison;
    let models = experiment.models.iter().zip(tallies);
    let counts: Vec<Counts> = models
        .map(|(model, tally)| Counts::new(model.name, model.may_differ, plan, tally.take()))
        .collect();
    show.table(counts::table(&counts, &comparison))?;
    show.block(Block::Comparison(comparison))?;
    for (model, bands, given) in &given {
        if let Some(counts) = counts.iter().find(|counts| counts.model == *model) {
            show.score(given, predict::score(&bands.choice, given.answer, counts))?;
        }
    }
    Ok(counts)
}

/// Notes the final count of every measured run of a model.
fn noted(model: &mut Model) -> Rc<RefCell<Vec<u64>>> {
    let tally: Rc<RefCell<Vec<u64>>> = Rc::default();
    let noting = Rc::clone(&tally);
    model.note_with(move |count: &u64| noting.borrow_mut().push(*count));
    tally
}

/// The smallest version of each model under every order of its steps.
fn explore(show: &mut Show<'_>) -> Result<Vec<Explored>> {
    show.heading("Every interleaving of the smallest version")?;
    show.text("The same files, compiled with a scheduler in place of the system's: two threads, and every order in which their operations can happen. No luck is needed, and no clock.")?;
    let explored = show.explore(explored::programs())?;
    if let Some(first) = explored.first() {
        let name = first.program.name;
        let wrong = |count: &str| first.is_wrong(count);
        let histogram = Histogram::of(name, "final count", &first.found, wrong);
        let title = format!("{name}: two threads, one increment each");
        show.block(Block::Histogram(histogram.titled(title)))?;
    }
    show.table(program::table(&explored, "lose updates"))?;
    let smallest = explored.iter().filter(|one| explored::increments(one) == 1);
    // The second one has the same shape, with locks.
    let drawn = if show.everything() { usize::MAX } else { 1 };
    for one in smallest.filter(|one| one.wrong() > 0).take(drawn) {
        let title = format!(
            "{}: the simplest schedule that loses an update",
            one.program.name
        );
        show.wrong_outcome(one, &title)?;
    }
    Ok(explored)
}
