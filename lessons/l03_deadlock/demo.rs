//! How lesson 3 runs: predict, hang for real, measure what can't hang, explore.

use super::{Sizes, explored, findings, hang, predict, transferring};
use crate::experiment::{Bound, Experiment, Model, Needs};
use crate::hangs::Hangs;
use crate::measure::Comparison;
use crate::program::{self, Explored};
use crate::render::number::whole;
use crate::report::Block;
use crate::show::Show;
use crate::table::{Cell, Table, rows};
use crate::wait_graph::WaitForGraph;
use crate::words::counted;
use crate::work::bank::Bank;
use crate::{machine, model, name, quota};
use anyhow::Result;
use std::sync::Arc;
use std::time::Duration;

/// From few accounts to many: how often two threads want the same one.
pub const CONTENTION: [&str; 3] = ["high contention", "medium contention", "low contention"];

/// The models that can't hang, for each number of accounts.
pub fn experiments(sizes: &Sizes) -> Vec<Experiment> {
    let each = sizes.accounts.iter().zip(CONTENTION);
    each.map(|(&accounts, work)| experiment(work, accounts, sizes))
        .collect()
}

fn experiment(work: &'static str, accounts: usize, sizes: &Sizes) -> Experiment {
    let bank = Bank::new(accounts, sizes.threads, sizes.transfers, sizes.seed);
    let bank = Arc::new(bank);
    let threads = |model: Model, more| model.needs(Needs::threads(sizes.threads + more));
    let models = vec![
        model!(transferring::sequential::transfer_all(bank)),
        threads(model!(transferring::one_lock::transfer_all(bank)), 0),
        threads(model!(transferring::ordered::transfer_all(bank)), 0),
        threads(model!(transferring::try_lock::transfer_all(bank)), 0),
        threads(model!(transferring::channel::transfer_all(bank)), 1),
    ];
    Experiment {
        setup: format!("{accounts} accounts."),
        bound: Bound::Cores {
            items: sizes.threads,
            cores: machine::cores(),
            quota: quota::here(),
        },
        smaller: "fewer --threads",
        recorder: bank.recorder(),
        ..Experiment::new(work, name!(transferring::sequential), models)
    }
}

/// The program that may hang, in processes of its own.
pub fn hang(sizes: &Sizes, show: &mut Show<'_>) -> Result<Hangs> {
    show.heading("A program that may hang")?;
    let times = match sizes.hangs {
        1 => "once".into(),
        runs => format!("{runs} times"),
    };
    show.text(format!(
        "{} threads move money between {} accounts. A transfer locks the account that pays, then the account that gets it. \
         The program runs in a process of its own, {times} with each number of transfers, and always makes the same transfers.",
        sizes.threads, sizes.accounts[0]
    ))?;
    let source = include_str!("hanging/ab_ba.rs");
    match show.options.code {
        true => show.code("hanging/ab_ba.rs", source)?,
        false => show.excerpt("hanging/ab_ba.rs", lines_of_a_transfer(source))?,
    }
    let given = show.ask(&predict::often());
    let hangs = hang::observe(sizes, show)?;
    show.table(hangs.table())?;
    if let Some(given) = given {
        show.score(&given, predict::score(given.answer, &hangs))?;
    }
    if let Some((run, deadlock)) = hangs
        .example
        .as_ref()
        .and_then(|run| run.deadlock.as_ref().map(|deadlock| (run, deadlock)))
    {
        show.block(Block::WaitForGraph(WaitForGraph {
            title: "The last run that hung: who waits for whom".into(),
            ..deadlock.graph.clone()
        }))?;
        show.text(findings::cost(run, deadlock))?;
    }
    Ok(hangs)
}

/// What one transfer does.
fn lines_of_a_transfer(source: &str) -> &str {
    let from = source.find("                for transfer in share");
    let to = source.find("            });\n");
    from.zip(to).map_or(source, |(from, to)| &source[from..to])
}

/// The models that can't hang, at falling contention.
pub fn compare(
    experiments: &[Experiment],
    sizes: &Sizes,
    show: &mut Show<'_>,
) -> Result<Vec<(usize, Comparison)>> {
    let Some(first) = experiments.first() else {
        return Ok(Vec::new());
    };
    show.heading("Programs that can't")?;
    show.text(format!(
        "The same kind of transfers, {} for each of {}, written down in about a microsecond each. \
         The fewer accounts there are, the more often two threads want the same one.",
        whole(sizes.transfers as u64),
        counted(sizes.threads, "thread")
    ))?;
    show.sources(first)?;
    let mut comparisons = Vec::new();
    for (experiment, accounts) in experiments.iter().zip(&sizes.accounts) {
        comparisons.push((*accounts, show.compare(experiment)?.comparison));
    }
    show.table(throughput(&comparisons, sizes))?;
    if show.everything() {
        show.text(format!("The times with {} accounts:", sizes.accounts[0]))?;
        show.block(Block::Comparison(comparisons[0].1.clone()))?;
    }
    Ok(comparisons)
}

/// Transfers a second: a row for each model, a column for each number of accounts.
fn throughput(comparisons: &[(usize, Comparison)], sizes: &Sizes) -> Table {
    let total = (sizes.threads * sizes.transfers) as f64;
    let rate = |took: Duration| Cell::Whole((total / took.as_secs_f64().max(1e-9)) as u64);
    let keys = ["high_per_s", "medium_per_s", "low_per_s"];
    let table = rows("throughput", &comparisons[0].1.models)
        .column("model", "transfers a second", |m| Cell::Text(m.name.into()))
        .note("medians; the sentences at the end compare the models round by round");
    let columns = comparisons.iter().zip(keys);
    let table = columns.fold(table, |table, ((accounts, comparison), key)| {
        table.column(key, &format!("{accounts} accounts"), |model| {
            let there = comparison.model(model.name);
            there.map_or(Cell::Missing, |there| rate(there.time.median))
        })
    });
    table.table()
}

/// What the search finds in small programs.
pub fn explore(show: &mut Show<'_>) -> Result<Vec<Explored>> {
    show.heading("Every order of the steps")?;
    show.text("Small programs, run again and again with the steps of their threads in another order each time.")?;
    let explored = show.explore(explored::programs())?;
    show.table(program::table(&explored, "deadlocks"))?;
    let drawn = if show.everything() { usize::MAX } else { 1 };
    for program in explored.iter().filter(|one| one.wrong() > 0).take(drawn) {
        show.deadlock(program)?;
    }
    Ok(explored)
}
