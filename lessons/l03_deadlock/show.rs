//! How lesson 3 runs: predict, hang for real, measure what can't hang, explore, say what was seen.

use super::explored::{self, Explored};
use super::hang::{self, Hangs, Task};
use super::{Deadlock, Flags, Sizes, prediction, seen};
use crate::demo;
use crate::lesson::{Console, Experiment, Lesson, RunOptions};
use crate::measure::{Comparison, Plan, compare};
use crate::render::number::whole;
use crate::report::{Block, Cell, Column, Table};
use crate::schedule::{Schedule, rows};
use crate::waits::WaitFor;
use anyhow::Result;
use interleave::FailureKind;
use std::time::Duration;

/// Time for the measured runs of one experiment.
const BUDGET: Duration = Duration::from_secs(3);

/// The whole demo.
pub fn run(flags: &Flags, options: &RunOptions, console: &mut dyn Console) -> Result<()> {
    let sizes = flags.sizes(options)?;
    let experiments = Deadlock::experiments(flags, options)?;
    demo::begin::<Deadlock>(console)?;
    let hangs = for_real(flags, &sizes, options, console)?;
    let comparisons = without(&experiments, &sizes, options, console)?;
    let explored = small_programs(options, console)?;
    console.show(Block::Heading("What you saw".into()))?;
    console.show(Block::Points(seen::sentences(
        &hangs,
        &comparisons,
        &sizes,
        &explored,
    )))?;
    Ok(())
}

/// The program that may hang, in processes of its own.
fn for_real(
    flags: &Flags,
    sizes: &Sizes,
    options: &RunOptions,
    console: &mut dyn Console,
) -> Result<Hangs> {
    console.show(Block::Heading("A program that may hang".into()))?;
    let task = Task {
        accounts: sizes.accounts[0],
        threads: sizes.threads,
        transfers: sizes.transfers,
        seed: options.seed,
    };
    let runs = options.runs.unwrap_or(if options.quick { 3 } else { 10 });
    let times = if runs == 1 {
        "once".into()
    } else {
        format!("{runs} times")
    };
    console.show(Block::Text(format!(
        "{} threads move money between {} accounts. A transfer locks the account that pays, then the account that gets it. \
         It runs in a process of its own, {times} with each number of transfers, and always with the same transfers.",
        task.threads, task.accounts
    )))?;
    console.show(code("ab_ba.rs", include_str!("ab_ba.rs"), options.code))?;
    let predicted = match options.no_predict {
        true => None,
        false => prediction::ask(console),
    };
    let hangs = hang::observe(&task, runs, flags.patience, console)?;
    console.show(Block::Table(how_often(&hangs)))?;
    if let Some(predicted) = predicted {
        console.show(Block::Points(vec![prediction::told(predicted, &hangs)]))?;
    }
    if let Some(example) = &hangs.example {
        console.show(Block::WaitFor(WaitFor {
            title: "The last run that hung: who waits for whom".into(),
            ..example.graph.clone()
        }))?;
        console.show(Block::Text(seen::cost(example)))?;
    }
    Ok(hangs)
}

/// The source of a model: all of it, or the function alone.
fn code(file: &str, source: &str, whole: bool) -> Block {
    let from = source.find("    bank.on_each_thread").filter(|_| !whole);
    let to = source.find("    })?;\n").map(|at| at + "    })?;\n".len());
    let (from, to) = from.zip(to).unwrap_or((0, source.len()));
    let first = 1 + source[..from].lines().count();
    let last = first + source[from..to].lines().count() - 1;
    let file = match from {
        0 => file.to_string(),
        _ => format!("{file}, lines {first} to {last}"),
    };
    Block::Code {
        file,
        source: source[from..to].into(),
    }
}

fn how_often(hangs: &Hangs) -> Table {
    let column = |key, head: &str, cell: fn(&hang::Size) -> Cell| Column {
        key,
        head: head.to_string(),
        expendable: 0,
        cells: hangs.sizes.iter().map(cell).collect(),
    };
    Table {
        name: "hangs".into(),
        columns: vec![
            column("transfers", "transfers a thread", |size| {
                Cell::Whole(size.transfers as u64)
            }),
            column("runs", "runs", |size| Cell::Whole(size.runs as u64)),
            column("hung", "hung", |size| Cell::Whole(size.hung.len() as u64)),
            column("made", "made before it hung", |size| {
                let mut made = size.hung.clone();
                made.sort_unstable();
                made.get(made.len() / 2)
                    .map_or(Cell::Missing, |made| Cell::Whole(*made as u64))
            }),
        ],
        notes: vec!["made: transfers of all threads, the median of the runs that hung".into()],
    }
}

/// The models that can't hang, at rising contention.
fn without(
    experiments: &[Experiment],
    sizes: &Sizes,
    options: &RunOptions,
    console: &mut dyn Console,
) -> Result<Vec<Comparison>> {
    console.show(Block::Heading("Programs that can't".into()))?;
    console.show(Block::Text(format!(
        "The same kind of transfers, {} for each of {} threads, written down in about a microsecond each. \
         The fewer accounts there are, the more often two threads want the same one.",
        whole(sizes.transfers as u64), sizes.threads
    )))?;
    if options.code {
        for model in &experiments[0].models {
            console.show(code(model.file, model.source, true))?;
        }
    }
    let plan = Plan {
        runs: options.runs,
        budget: BUDGET,
        most: if options.quick { 3 } else { 25 },
    };
    let mut comparisons = Vec::new();
    for experiment in experiments {
        comparisons.push(compare(experiment, plan, console)?.0);
    }
    console.show(Block::Table(throughput(&comparisons, sizes)))?;
    let most = &comparisons[0];
    console.show(Block::Text(format!(
        "The times with {} accounts:",
        sizes.accounts[0]
    )))?;
    console.show(Block::Comparison(most.clone()))?;
    Ok(comparisons)
}

/// Transfers a second: a row for each model, a column for each number of accounts.
fn throughput(comparisons: &[Comparison], sizes: &Sizes) -> Table {
    let models = &comparisons[0].models;
    let names = models.iter().map(|model| Cell::Text(model.name.into()));
    let total = (sizes.threads * sizes.transfers) as f64;
    let rate = |took: Duration| (total / took.as_secs_f64().max(1e-9)) as u64;
    let keys = ["high_per_s", "medium_per_s", "low_per_s"];
    let rates = comparisons.iter().zip(&sizes.accounts).zip(keys);
    let rates = rates.map(|((comparison, accounts), key)| Column {
        key,
        head: format!("{accounts} accounts"),
        expendable: 0,
        cells: comparison
            .models
            .iter()
            .map(|m| Cell::Whole(rate(m.time.median)))
            .collect(),
    });
    let first = Column {
        key: "model",
        head: "transfers a second".into(),
        expendable: 0,
        cells: names.collect(),
    };
    Table {
        name: "throughput".into(),
        columns: [first].into_iter().chain(rates).collect(),
        notes: vec![
            "medians; a model is called faster only if the rounds agree beyond chance".into(),
        ],
    }
}

/// What the search finds in small programs.
fn small_programs(options: &RunOptions, console: &mut dyn Console) -> Result<Vec<Explored>> {
    console.show(Block::Heading("Every order of the steps".into()))?;
    console.show(Block::Text(
        "Small programs, run again and again with the steps of their threads in another order each time.".into(),
    ))?;
    let explored = explored::all();
    if options.code {
        for program in &explored {
            console.show(code(program.file, program.source, true))?;
        }
    }
    console.show(Block::Table(explored::table(&explored)))?;
    for program in &explored {
        draw(program, console)?;
    }
    Ok(explored)
}

/// The simplest deadlock of a program: how it comes about where that is short, and who waits for whom.
fn draw(program: &Explored, console: &mut dyn Console) -> Result<()> {
    const MOST_ROWS: usize = 8;
    let Some(failure) = program.found.failure(FailureKind::Deadlock) else {
        return Ok(());
    };
    let title = format!("{}, the simplest deadlock ({})", program.what, program.file);
    let short = rows(&failure.trace).len() <= MOST_ROWS;
    if short {
        let schedule = Schedule::of(title.clone(), &failure.trace);
        console.show(Block::Schedule(
            schedule.with_source(program.file, program.source),
        ))?;
    }
    if let Some(graph) = &failure.waits {
        let title = if short {
            "Who waits for whom".into()
        } else {
            title
        };
        console.show(Block::WaitFor(WaitFor::of(title, &failure.trace, graph)))?;
    }
    Ok(())
}
