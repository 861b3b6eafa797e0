//! What is measured: a queue that fills, consumers that end, messages that cost; and what is explored.

use super::{Channels, Sizes, counts, ending, explored, filling, findings, moving, predict};
use crate::experiment::{Experiment, Model, Needs};
use crate::findings::Finding;
use crate::program::{self, Explored};
use crate::render::duration;
use crate::report::Block;
use crate::show::Show;
use crate::words::counted;
use crate::work::items::Items;
use crate::{machine, model, name};
use anyhow::Result;
use std::sync::Arc;
use std::time::Duration;

const MS: Duration = Duration::from_millis(1);
/// Producing an item of the first experiment, and consuming it.
const PRODUCING: Duration = Duration::from_micros(200);
const CONSUMING: Duration = Duration::from_millis(2);
/// The items of the second experiment, of which the ninth is late.
const ENDING: usize = 12;
const LATE: usize = 9 - 1;
const LATE_AFTER: Duration = Duration::from_millis(40);
const PATIENCE: Duration = Duration::from_millis(15);
/// Places of the channels whose messages are measured.
const PLACES: usize = 1_000;

const FILLING: &str = "a fast producer, a slow consumer";
const ENDS: &str = "when is it finished?";

/// A producer that is ten times as fast as its consumer.
pub fn fills(sizes: Sizes) -> (Experiment, Arc<Items>) {
    let items = Items::new(sizes.items, PRODUCING, None, CONSUMING);
    let (items, capacity) = (Arc::new(items), sizes.capacity);
    let models = [
        model!(filling::unbounded::move_all(items)),
        model!(filling::bounded::move_all(items, capacity)),
        model!(filling::crossbeam::move_all(items, capacity)),
        model!(filling::tokio::move_all(items, capacity)),
        model!(filling::rendezvous::move_all(items)),
        model!(filling::drop_when_full::move_all(items, capacity))
            .trap("it loses items")
            .may_differ(),
    ];
    let experiment = Experiment {
        setup: format!(
            "{}: {} to produce one, {} to consume it. A limit means {}.",
            counted(sizes.items, "item"),
            duration(PRODUCING),
            duration(CONSUMING),
            counted(capacity, "place"),
        ),
        drawn: &[name!(filling::unbounded), name!(filling::bounded)],
        smaller: "fewer --items",
        ..kept(FILLING, name!(filling::unbounded), models.into(), 1, &items)
    };
    (experiment, items)
}

/// Several consumers, and an item that is late.
pub fn ends(sizes: Sizes) -> (Experiment, Arc<Items>) {
    // The consumers are about as fast as the producer: so the queue is empty now and then.
    let cost = MS * sizes.consumers.min(machine::cores()) as u32;
    let items = Items::new(ENDING, MS, Some((LATE, LATE_AFTER)), cost);
    let (items, consumers) = (Arc::new(items), sizes.consumers);
    let patience = PATIENCE;
    let models = [
        model!(ending::closed::run(items, consumers)),
        model!(ending::sentinel_for_each::run(items, consumers)),
        model!(ending::sentinel_passed_on::run(items, consumers)),
        model!(ending::while_not_empty::run(items, consumers))
            .trap("empty is not finished")
            .may_differ(),
        model!(ending::time_out::run(items, consumers, patience))
            .trap("silence is not the end")
            .may_differ(),
    ];
    let experiment = Experiment {
        setup: format!(
            "{ENDING} items, one every {}, the ninth after {}; {}, {} for each item.",
            duration(MS),
            duration(LATE_AFTER),
            counted(consumers, "consumer"),
            duration(cost),
        ),
        smaller: "fewer --consumers",
        ..kept(
            ENDS,
            name!(ending::closed),
            models.into(),
            consumers + 1,
            &items,
        )
    };
    (experiment, items)
}

/// Numbers that go from one thread to another.
pub fn moves(sizes: Sizes) -> Experiment {
    let (numbers, capacity) = (Arc::new(0..sizes.messages), PLACES);
    let models = [
        model!(moving::unbounded::move_all(numbers)),
        model!(moving::bounded::move_all(numbers, capacity)),
        model!(moving::crossbeam::move_all(numbers, capacity)),
        model!(try moving::tasks::move_all(numbers, capacity)),
        model!(moving::rendezvous::move_all(numbers)),
        model!(moving::in_batches::move_all(numbers, capacity)),
    ];
    let models = models.map(|model| model.needs(Needs::threads(1)));
    Experiment {
        setup: format!(
            "{} from one thread to another. A limit means {}.",
            counted(sizes.messages, "number"),
            counted(PLACES, "place"),
        ),
        smaller: "fewer --messages",
        ..Experiment::new(
            "what a message costs",
            name!(moving::unbounded),
            models.into(),
        )
    }
}

/// An experiment with `items` that keep what was counted in each measured run.
fn kept(
    work: &'static str,
    baseline: &'static str,
    models: Vec<Model>,
    threads: usize,
    items: &Arc<Items>,
) -> Experiment {
    let kept = models.into_iter().map(|model| {
        let (items, name) = (Arc::clone(items), model.name);
        let mut model = model.needs(Needs::threads(threads));
        model.note_with(move |_: &u64| items.keep(name));
        model
    });
    Experiment {
        recorder: items.recorder(),
        ..Experiment::new(work, baseline, kept.collect())
    }
}

/// The whole demo.
pub fn run(lesson: Channels, show: &mut Show<'_>) -> Result<Vec<Finding>> {
    let mut all = Vec::new();
    for experiment in &lesson.experiments {
        all.extend(match experiment.work {
            FILLING => waiting(experiment, &lesson, show)?,
            ENDS => finishing(experiment, &lesson, show)?,
            _ => {
                show.introduce(experiment)?;
                let comparison = show.compare(experiment)?.comparison;
                show.table(counts::messages(&comparison, lesson.sizes.messages))?;
                findings::on_messages(&comparison, lesson.sizes.messages)
            }
        });
    }
    all.extend(findings::on_explored(&explore(show)?));
    Ok(all)
}

/// Asks how many items wait, runs the models, and draws the queue.
fn waiting(
    experiment: &Experiment,
    lesson: &Channels,
    show: &mut Show<'_>,
) -> Result<Vec<Finding>> {
    show.introduce(experiment)?;
    let number = lesson.sizes.items as u64;
    let asked = predict::most_waiting(experiment, number);
    let given = asked.and_then(|question| show.ask(&question));
    let measured = show.compare(experiment)?;
    let counts = counts::of(&lesson.filling, &measured.comparison);
    show.levels(experiment, measured.timelines)?;
    show.table(counts::waiting(&counts))?;
    if show.everything() {
        show.block(Block::Comparison(measured.comparison.clone()))?;
    }
    if let Some(given) = given {
        let score = predict::score_waiting(&given.answer, &counts, number);
        show.score(&given, score)?;
    }
    Ok(findings::on_waiting(&counts, &measured.comparison))
}

/// Asks what a consumer misses that ends too early, runs the models, and shows what each got.
fn finishing(
    experiment: &Experiment,
    lesson: &Channels,
    show: &mut Show<'_>,
) -> Result<Vec<Finding>> {
    show.introduce(experiment)?;
    let trap = name!(ending::while_not_empty);
    let asked = experiment.has(trap).then(|| predict::got(trap));
    let given = asked.and_then(|question| Some((show.ask(&question)?, question)));
    let measured = show.compare(experiment)?;
    let counts = counts::of(&lesson.ending, &measured.comparison);
    show.timelines(experiment, measured.timelines)?;
    show.table(counts::finished(&counts))?;
    if show.everything() {
        show.block(Block::Comparison(measured.comparison))?;
    }
    let count = counts.iter().find(|count| count.model == trap);
    if let (Some((given, question)), Some(count)) = (given, count) {
        let score = predict::score_got(&question, given.answer, count, ENDING as u64);
        show.score(&given, score)?;
    }
    Ok(findings::on_finished(&counts, ENDING as u64))
}

/// What the search finds in small programs.
fn explore(show: &mut Show<'_>) -> Result<Vec<Explored>> {
    show.heading("Who waits for ever?")?;
    show.text("Small programs, in every order of the steps of their threads.")?;
    let question = predict::mailboxes();
    let given = show.ask(&question);
    let explored = show.explore(explored::programs())?;
    show.table(program::table(&explored, "deadlocks"))?;
    let rare = |one: &&Explored| one.program.name == explored::FOUR_REQUESTS;
    for program in &explored {
        match show.everything() {
            true => show.deadlock(program)?,
            false if rare(&program) => show.who_waits(program)?,
            false => {}
        }
    }
    let asked = explored.iter().find(rare);
    if let (Some(given), Some(program)) = (given, asked) {
        let score = predict::score_mailboxes(&question, given.answer, program);
        show.score(&given, score)?;
    }
    Ok(explored)
}
