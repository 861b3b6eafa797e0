//! What is measured: the same items, waited for and computed.

use super::{From, Sizes, Source, computing, waiting};
use crate::experiment::{Bound, Experiment, Model, Needs};
use crate::render::duration as shown;
use crate::words::counted;
use crate::work::computing::Computing;
use crate::work::waiting::Waiting;
use crate::{machine, model, name, quota};
use anyhow::Result;
use std::sync::Arc;

/// Waiting for every item.
pub fn waits(sizes: &Sizes) -> Result<Experiment> {
    let &Sizes {
        items: number,
        workers,
        ..
    } = sizes;
    let source = match sizes.source {
        From::Http => Source::Http,
        From::Sleep => Source::Sleep,
    };
    let waiting = Waiting::new(number, sizes.delay, source, sizes.seed)?;
    let items = Arc::clone(&waiting.items);
    let total = sizes.delay.mul_f64(0.75 * number as f64);
    // What a model needs when `fetches` items are in flight at once, and how long a run then takes.
    let at_once = |model: Model, threads: usize, fetches: usize| {
        let files = match sizes.source {
            From::Http => 2 * fetches,
            From::Sleep => 0,
        };
        model
            .needs(Needs { threads, files })
            .expected(total.div_f64(fetches as f64))
    };
    let trap = "async code that blocks its thread";
    let models = vec![
        at_once(model!(try waiting::sequential::fetch_all(items)), 0, 1),
        at_once(
            model!(try waiting::threads::fetch_all(items)),
            number,
            number,
        ),
        at_once(
            model!(try waiting::pool::fetch_all(items, workers)),
            workers,
            workers,
        ),
        at_once(model!(try waiting::join_all::fetch_all(items)), 0, number),
        at_once(
            model!(try waiting::spawn::fetch_all(items, workers)),
            workers,
            number,
        ),
        at_once(
            model!(try waiting::rayon::fetch_all(items, workers)),
            workers,
            workers,
        ),
        at_once(
            model!(try waiting::async_blocking::fetch_all(items)).trap(trap),
            0,
            1,
        ),
    ];
    let origin = waiting.origin;
    Ok(Experiment {
        setup: waiting_setup(sizes),
        bound: Bound::Slowest(waiting.slowest),
        smaller: "fewer --items",
        drawn: &[name!(waiting::pool), name!(waiting::join_all)],
        recorder: waiting.recorder,
        aside: Box::new(move || origin.as_ref()?.usage()),
        ..Experiment::new("waiting", name!(waiting::sequential), models)
    })
}

fn waiting_setup(sizes: &Sizes) -> String {
    let from = match sizes.source {
        From::Http => "each answered by an HTTP server on this machine",
        From::Sleep => "each a sleep in place of a server's answer",
    };
    format!(
        "{}, {from} after {} to {}. The pool, spawn and rayon have {}.",
        counted(sizes.items, "item"),
        shown(sizes.delay / 2),
        shown(sizes.delay),
        counted(sizes.workers, "thread")
    )
}

/// Computing every task.
pub fn computes(sizes: &Sizes) -> Experiment {
    let &Sizes {
        items: number,
        workers,
        cost,
        ..
    } = sizes;
    let computing = Computing::new(number, cost);
    let tasks = Arc::clone(&computing.tasks);
    let models = vec![
        model!(try computing::sequential::compute_all(tasks)),
        model!(try computing::threads::compute_all(tasks)).needs(Needs::threads(number)),
        model!(try computing::pool::compute_all(tasks, workers)).needs(Needs::threads(workers)),
        model!(try computing::join_all::compute_all(tasks)),
        model!(try computing::spawn::compute_all(tasks, workers)).needs(Needs::threads(workers)),
        model!(try computing::rayon::compute_all(tasks, workers)).needs(Needs::threads(workers)),
    ];
    Experiment {
        setup: format!(
            "{} of about {} each: sums of squares and prime counts, sized on this machine. The pool, spawn and rayon have {}.",
            counted(number, "task"),
            shown(cost),
            counted(workers, "thread")
        ),
        bound: Bound::Cores {
            items: number,
            cores: machine::cores(),
            quota: quota::here(),
        },
        smaller: "fewer --items",
        recorder: computing.recorder,
        ..Experiment::new("computing", name!(computing::sequential), models)
    }
}
