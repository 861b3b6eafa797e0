//! How lesson 12 runs: predict the polls, run the same futures on four executors, then one program in three shapes.

use super::ledger::{Ledger, Sizes};
use super::{Futures, executors, findings, ledger, predict, shapes};
use crate::experiment::{Bound, Experiment, Needs};
use crate::findings::Finding;
use crate::render::duration;
use crate::render::number::whole;
use crate::report::Block;
use crate::show::Show;
use crate::trace::Recorder;
use crate::words::{counted, program};
use crate::work::orders::Orders;
use crate::work::post::Items;
use crate::{model, name};
use anyhow::Result;
use std::sync::Arc;
use std::time::Duration;

/// The work of the first experiment.
const WAITING: &str = "waiting";
/// The second parcel of an order takes this long, the first one at most.
const PAUSE: Duration = Duration::from_millis(20);

/// Orders that wait twice each, on four executors, and the ledgers of their polls.
pub fn waiting(number: usize) -> (Experiment, Ledger) {
    let recorder = Recorder::default();
    let new = || Arc::new(Orders::new(number, PAUSE, recorder.clone()));
    let [spun, looked, woken, by_tokio] = [new(), new(), new(), new()];
    let ledger = Ledger(vec![
        (name!(executors::spinning), Arc::clone(&spun)),
        (name!(executors::every_ms), Arc::clone(&looked)),
        (name!(executors::by_hand), Arc::clone(&woken)),
        (name!(executors::tokio_runtime), Arc::clone(&by_tokio)),
    ]);
    let models = vec![
        model!(executors::spinning::run_all(spun)).trap("it polls without being woken"),
        model!(executors::every_ms::run_all(looked)).trap("it looks by the clock"),
        model!(executors::by_hand::run_all(woken)),
        model!(try executors::tokio_runtime::run_all(by_tokio)),
    ];
    // The courier.
    let models = models
        .into_iter()
        .map(|model| model.needs(Needs::threads(1)));
    let experiment = Experiment {
        setup: format!(
            "{} on one thread, a future for each. An order waits for two parcels, one after the other: the first one for up to {}, the second one for {}. A courier, a thread of its own, brings them.",
            counted(number, "order"),
            duration(PAUSE),
            duration(PAUSE),
        ),
        bound: Bound::Slowest(2 * PAUSE),
        smaller: "fewer --futures",
        drawn: &[name!(executors::spinning), name!(executors::by_hand)],
        recorder: recorder.clone(),
        ..Experiment::new(WAITING, name!(executors::by_hand), models.collect())
    };
    (experiment, ledger)
}

/// One program in three shapes, `times` times in a row, and the items that each of them was given.
pub fn shapes(times: u64) -> (Experiment, Sizes) {
    let new = || Arc::new(Items::new(times));
    let [called_back, by_hand, by_compiler] = [new(), new(), new()];
    let sizes = Sizes {
        times,
        of: vec![
            (name!(shapes::callbacks), Arc::clone(&called_back)),
            (name!(shapes::state_machine), Arc::clone(&by_hand)),
            (name!(shapes::async_fn), Arc::clone(&by_compiler)),
        ],
    };
    let models = vec![
        model!(shapes::callbacks::run_all(called_back)),
        model!(shapes::state_machine::run_all(by_hand)),
        model!(shapes::async_fn::run_all(by_compiler)),
    ];
    let experiment = Experiment {
        setup: format!(
            "A program asks for a price, with the price for a rate, and multiplies. It runs {} times in a row on one thread: as a callback in a callback, as a future by hand, as an async function.",
            whole(times)
        ),
        ..Experiment::new("shapes", name!(shapes::async_fn), models)
    };
    (experiment, sizes)
}

/// The whole demo.
pub fn run(futures: Futures, show: &mut Show<'_>) -> Result<Vec<Finding>> {
    let Futures {
        futures,
        ledger,
        sizes,
        experiments,
        ..
    } = futures;
    let mut findings = Vec::new();
    for experiment in experiments {
        show.introduce(&experiment)?;
        if experiment.work == WAITING {
            findings.extend(waits(&experiment, &ledger, futures, show)?);
        } else {
            let comparison = show.compare(&experiment)?.comparison;
            let weighed = sizes.weighed(&comparison);
            show.table(ledger::sizes(&weighed, sizes.times))?;
            if show.everything() {
                show.block(Block::Comparison(comparison.clone()))?;
            }
            findings.extend(findings::on_shapes(&weighed, &comparison));
        }
    }
    show.text(format!(
        "Be the executor yourself: {} run 12 --step",
        program()
    ))?;
    Ok(findings)
}

/// Asks how often they are polled, runs them, and shows the polls.
fn waits(
    experiment: &Experiment,
    ledger: &Ledger,
    futures: usize,
    show: &mut Show<'_>,
) -> Result<Vec<Finding>> {
    let asked = [name!(executors::by_hand), name!(executors::spinning)];
    let asked = experiment
        .models
        .iter()
        .filter(|model| asked.contains(&model.name));
    let mut given = Vec::new();
    for model in asked {
        let question = predict::polls(model.name, model.summary(), futures);
        given.extend(
            show.ask(&question)
                .map(|answer| (model.name, question, answer)),
        );
    }
    let measured = show.compare(experiment)?;
    let counts = ledger.counts(&measured.comparison);
    show.timelines(experiment, measured.timelines)?;
    show.table(ledger::table(&counts, futures))?;
    show.block(Block::Comparison(measured.comparison.clone()))?;
    for (model, question, answer) in &given {
        if let Some(one) = counts.iter().find(|one| one.model == *model) {
            show.score(
                answer,
                predict::score(question, answer.answer, one, futures),
            )?;
        }
    }
    Ok(findings::on_polls(&counts, futures))
}
