//! What is measured: downloads of which one fails, documents that are fetched and saved, ports that are scanned.

use super::counts::{self, Count};
use super::{AsyncPatterns, Sizes, failing, findings, predict, saving, scanning};
use crate::experiment::{Bound, Experiment, Model, Needs};
use crate::findings::Finding;
use crate::options::RunOptions;
use crate::render::duration;
use crate::report::Block;
use crate::show::Show;
use crate::words::counted;
use crate::work::downloads::{Counted, Downloads, Plan};
use crate::work::ports::Ports;
use crate::{model, name};
use anyhow::Result;
use std::sync::Arc;
use std::time::Duration;

/// The documents of the second experiment.
const DOCUMENTS: usize = 8;
const FAILING: &str = "failing";
const SAVING: &str = "saving";

/// Downloads at the same time, of which one fails first.
pub fn fails(sizes: Sizes, options: &RunOptions) -> Result<(Experiment, Arc<Downloads>)> {
    let fails = Duration::from_millis(options.sized(100, 20));
    let failing = sizes.items * 2 / 3;
    // The others take from twice to three times as long.
    let delay = |id| match id == failing {
        true => fails,
        false => fails * 2 + fails.mul_f64(id as f64 / sizes.items as f64),
    };
    let downloads = Arc::new(Downloads::new(Plan {
        delays: (0..sizes.items).map(delay).collect(),
        failing: Some(failing),
        save: Duration::ZERO,
    })?);
    let models = [
        model!(failing::join_all::fetch_all(downloads)),
        model!(failing::await_in_order::fetch_all(downloads)),
        model!(failing::try_join_tasks::fetch_all(downloads)),
        model!(failing::try_join_all::fetch_all(downloads)),
        model!(failing::join_set::fetch_all(downloads)),
    ];
    let models = models.map(|model| {
        let (downloads, name) = (Arc::clone(&downloads), model.name);
        model
            .needs(files(sizes.items))
            .afterwards(move || downloads.settle(name))
    });
    let drawn = &[name!(failing::try_join_tasks), name!(failing::try_join_all)];
    let experiment = Experiment {
        setup: format!(
            "{} at once from an HTTP server on this machine, on one thread. Number {failing} fails after {}, the others take {} to {}.",
            counted(sizes.items, "download"),
            duration(fails),
            duration(fails * 2),
            duration(fails * 3),
        ),
        drawn,
        ..shared(
            FAILING,
            name!(failing::join_all),
            models.into(),
            &downloads,
            "fewer --items",
        )
    };
    Ok((experiment, downloads))
}

/// Documents that are fetched, a few at a time, and saved one after the other.
pub fn saves(sizes: Sizes, options: &RunOptions) -> Result<(Experiment, Arc<Downloads>)> {
    let [fetch, save] = options.sized([60, 20], [15, 5]).map(Duration::from_millis);
    // From half of the time to all of it, and neighbours differ.
    let delay =
        |id| fetch.mul_f64(0.5 + 0.5 * (id * 3 % DOCUMENTS) as f64 / (DOCUMENTS - 1) as f64);
    let downloads = Arc::new(Downloads::new(Plan {
        delays: (0..DOCUMENTS).map(delay).collect(),
        failing: None,
        save,
    })?);
    let limit = sizes.limit;
    let models = [
        (model!(try saving::one_by_one::save_all(downloads)), 1),
        (
            model!(try saving::batches::save_all(downloads, limit)),
            limit,
        ),
        (
            model!(try saving::stream::save_all(downloads, limit)).trap("its stream stands still"),
            limit,
        ),
        (
            model!(try saving::channel::save_all(downloads, limit)),
            limit,
        ),
        (
            model!(try saving::all_at_once::save_all(downloads)),
            DOCUMENTS,
        ),
    ];
    let models = models.map(|(model, at_once)| {
        let (downloads, name) = (Arc::clone(&downloads), model.name);
        let mut model = model.needs(files(at_once));
        model.note_with(move |_: &u64| downloads.settle(name));
        model
    });
    let experiment = Experiment {
        setup: format!(
            "{}, fetched in {} to {} each, {limit} at a time where there is a limit. Saving takes {} each, one after the other.",
            counted(DOCUMENTS, "document"),
            duration(fetch / 2),
            duration(fetch),
            duration(save),
        ),
        drawn: &[name!(saving::stream)],
        ..shared(
            SAVING,
            name!(saving::one_by_one),
            models.into(),
            &downloads,
            "a smaller --limit",
        )
    };
    Ok((experiment, downloads))
}

/// Ports that are scanned; gives how many of them never answer, too.
pub fn scans(sizes: Sizes, options: &RunOptions) -> Result<(Experiment, usize)> {
    let patience = Duration::from_millis(options.sized(100, 50));
    let ports = Arc::new(Ports::new(sizes.ports, patience)?);
    let (limit, silent) = (sizes.limit, ports.silent());
    let models = vec![
        model!(scanning::one_by_one::scan(ports)).expected(patience * silent as u32),
        model!(scanning::buffered::scan(ports, limit)).needs(files(limit)),
        model!(scanning::buffer_unordered::scan(ports, limit)).needs(files(limit)),
        model!(scanning::all_at_once::scan(ports)).needs(files(sizes.ports)),
    ];
    let bound = match silent {
        0 => Bound::None,
        _ => Bound::Slowest(patience),
    };
    let experiment = Experiment {
        setup: format!(
            "{} (silent: {silent}). A scan waits {} for each; a buffer asks {limit} at a time.",
            counted(sizes.ports, "port"),
            duration(patience)
        ),
        bound,
        smaller: "fewer --ports",
        ..Experiment::new("scanning", name!(scanning::one_by_one), models)
    };
    Ok((experiment, silent))
}

/// Both ends of `number` connections.
fn files(number: usize) -> Needs {
    Needs {
        threads: 0,
        files: 2 * number,
    }
}

fn shared(
    work: &'static str,
    baseline: &'static str,
    models: Vec<Model>,
    downloads: &Arc<Downloads>,
    smaller: &'static str,
) -> Experiment {
    let server = Arc::clone(downloads);
    Experiment {
        smaller,
        recorder: downloads.recorder(),
        aside: Box::new(move || server.aside()),
        ..Experiment::new(work, baseline, models)
    }
}

/// The whole demo.
pub fn run(lesson: AsyncPatterns, show: &mut Show<'_>) -> Result<Vec<Finding>> {
    let AsyncPatterns {
        sizes,
        failing,
        saving,
        silent,
        experiments,
    } = lesson;
    let mut findings = Vec::new();
    for experiment in experiments {
        match experiment.work {
            FAILING => findings.extend(failure(&experiment, &failing, sizes, show)?),
            SAVING => findings.extend(shelf(&experiment, &saving, show)?),
            _ => {
                show.introduce(&experiment)?;
                let comparison = show.compare(&experiment)?.comparison;
                show.block(Block::Comparison(comparison.clone()))?;
                findings.extend(findings::on_scanning(&comparison, sizes.ports, silent));
            }
        }
    }
    Ok(findings)
}

/// Asks who still runs, runs them, and shows it.
fn failure(
    experiment: &Experiment,
    downloads: &Downloads,
    sizes: Sizes,
    show: &mut Show<'_>,
) -> Result<Vec<Finding>> {
    show.introduce(experiment)?;
    let others = sizes.items as u64 - 1;
    let asked = show.ask(&predict::still_running(experiment, others));
    let measured = show.compare(experiment)?;
    let counts = counts::of(downloads, &measured.comparison, |counted| counted.running);
    show.timelines(experiment, measured.timelines)?;
    let fails_after = downloads.fails_after().unwrap_or_default();
    show.table(counts::who_runs(&counts, fails_after))?;
    if show.everything() {
        show.block(Block::Comparison(measured.comparison.clone()))?;
    }
    if let Some(given) = asked {
        let score = predict::score(&given.answer, &counts, others);
        show.score(&given, score)?;
    }
    Ok(findings::on_failing(&counts, fails_after))
}

/// Asks what the stream does while its loop waits, runs them, and shows it.
fn shelf(
    experiment: &Experiment,
    downloads: &Downloads,
    show: &mut Show<'_>,
) -> Result<Vec<Finding>> {
    show.introduce(experiment)?;
    let stream = name!(saving::stream);
    let asked = match experiment.has(stream) {
        true => {
            let question = predict::begun(DOCUMENTS as u64);
            show.ask(&question).map(|given| (question, given))
        }
        false => None,
    };
    let measured = show.compare(experiment)?;
    let key = |counted: &Counted| counted.began_while_saving;
    let counts = counts::of(downloads, &measured.comparison, key);
    show.timelines(experiment, measured.timelines)?;
    show.table(counts::saving(&counts))?;
    if show.everything() {
        show.block(Block::Comparison(measured.comparison.clone()))?;
    }
    let count = |name| counts.iter().find(|count: &&Count| count.model == name);
    if let (Some((question, given)), Some(count)) = (&asked, count(stream)) {
        show.score(
            given,
            predict::score_begun(question, given.answer, count, DOCUMENTS as u64),
        )?;
    }
    Ok(findings::on_saving(&counts, &measured.comparison))
}
