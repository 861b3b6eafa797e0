//! The program that may hang, run in processes of its own: how often it does, and who then waits for whom.

use crate::lesson::{Console, Lesson};
use crate::measure::now;
use crate::process::Part;
use crate::usage;
use crate::waits::{Link, WaitFor};
use anyhow::{Context, Result};
use models::lessons::l03_deadlock::ab_ba;
use models::lessons::l03_deadlock::bank::Bank;
use models::lessons::l03_deadlock::watched::{Look, Waits};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How often the watchdog looks.
const LOOK: Duration = Duration::from_millis(2);
/// So long must nothing have moved before it looks for a circle.
const STILL: Duration = Duration::from_millis(20);

/// What a child is to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Task {
    /// Accounts of the bank.
    pub accounts: usize,
    /// Threads that transfer.
    pub threads: usize,
    /// Transfers of each thread.
    pub transfers: usize,
    /// Of the transfers.
    pub seed: u64,
}

/// How a run of a child ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ended {
    /// Every transfer was made.
    Done,
    /// Threads wait for each other in a circle.
    Hung(Box<Hung>),
}

/// A deadlock that was seen to happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hung {
    /// Transfers that had been made.
    pub made: usize,
    /// Of how many.
    pub of: usize,
    /// How long nothing moved until the watchdog was sure.
    pub still: Duration,
    /// CPU time that the process used meanwhile, the watchdog's own included.
    pub cpu: Option<Duration>,
    /// Who waits for whom.
    pub graph: WaitFor,
}

/// The child's side: makes the transfers while a watchdog looks on.
pub fn part(task: &str) -> Result<String> {
    let task: Task = serde_json::from_str(task).context("the task is not understood")?;
    let bank = Bank::new(task.accounts, task.threads, task.transfers, task.seed);
    let (bank, of) = (Arc::new(bank), task.threads * task.transfers);
    let (sender, returned) = mpsc::channel();
    let counted = Arc::clone(&bank);
    thread::Builder::new()
        .spawn(move || sender.send(ab_ba::transfer_all(&counted)))
        .context("the system refused a thread")?;
    Ok(serde_json::to_string(&watch(&returned, of)?)?)
}

/// Waits until the transfers are made, or until it has seen a circle of threads that wait for each other.
///
/// The circle is proof, and the time is not: two equal looks show that all of it was true at once.
fn watch(returned: &Receiver<Result<Vec<i64>>>, of: usize) -> Result<Ended> {
    let (mut last, mut since, mut used) = (Look::now(), now(), usage::of_process());
    loop {
        match returned.recv_timeout(LOOK) {
            Ok(balances) => return balances.map(|_| Ended::Done),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("a thread panicked"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let look = Look::now();
        if look != last {
            (last, since, used) = (look, now(), usage::of_process());
            continue;
        }
        if since.elapsed() < STILL {
            continue;
        }
        if let Some(circle) = look.circle() {
            let cpu = used.zip(usage::of_process());
            return Ok(Ended::Hung(Box::new(Hung {
                // Each transfer locks two accounts.
                made: look.released() / 2,
                of,
                still: since.elapsed(),
                cpu: cpu.map(|(before, after)| (after - before).cpu),
                graph: graph(circle),
            })));
        }
    }
}

/// The circle as it is drawn; every lock is that of an account.
fn graph(circle: Vec<Waits>) -> WaitFor {
    let link = |waits: Waits| Link {
        thread: waits.thread,
        holds: format!("account {}", waits.holds),
        taken_at: waits.taken_at,
        wants: format!("account {}", waits.wants),
        wanted_at: waits.wanted_at,
    };
    WaitFor {
        circle: circle.into_iter().map(link).collect(),
        ..WaitFor::default()
    }
}

/// How the runs of one size ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Transfers of each thread.
    pub transfers: usize,
    /// Runs that ended in one way or the other.
    pub runs: usize,
    /// Transfers that had been made in each of the runs that hung.
    pub hung: Vec<usize>,
}

/// How all runs ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hangs {
    /// From the smallest size to the largest.
    pub sizes: Vec<Size>,
    /// The last run that hung: the one with the most transfers.
    pub example: Option<Hung>,
    /// Time for all of it.
    pub took: Duration,
    /// Whether the patience was over before all runs had ended.
    pub cut_off: bool,
}

impl Hangs {
    /// Runs that ended in one way or the other.
    pub fn runs(&self) -> usize {
        self.sizes.iter().map(|size| size.runs).sum()
    }

    /// Runs that hung.
    pub fn hung(&self) -> usize {
        self.sizes.iter().map(|size| size.hung.len()).sum()
    }
}

/// Runs the program `runs` times with 1, 10, 100 ... transfers up to those of `task`, each in a process of its own.
///
/// Takes no longer than `patience`, whatever hangs: a run that has not ended by then is killed and not counted.
pub fn observe(
    task: &Task,
    runs: usize,
    patience: Duration,
    console: &mut dyn Console,
) -> Result<Hangs> {
    let sizes: Vec<usize> = sizes(task.transfers).collect();
    console.begin("a program that may hang", (sizes.len() * runs) as u64);
    let hangs = observe_sizes(task, &sizes, runs, patience, console);
    console.end();
    hangs
}

/// The powers of ten below `most`, and `most`.
fn sizes(most: usize) -> impl Iterator<Item = usize> {
    let powers = std::iter::successors(Some(1usize), |size| size.checked_mul(10));
    powers.take_while(move |size| *size < most).chain([most])
}

fn observe_sizes(
    task: &Task,
    sizes: &[usize],
    runs: usize,
    patience: Duration,
    console: &mut dyn Console,
) -> Result<Hangs> {
    let start = now();
    let mut hangs = Hangs::default();
    'all: for &transfers in sizes {
        hangs.sizes.push(Size {
            transfers,
            runs: 0,
            hung: Vec::new(),
        });
        let size = hangs.sizes.last_mut().expect("just pushed");
        for _ in 0..runs {
            console.step(&format!("{transfers} transfers a thread"));
            let left = patience.saturating_sub(start.elapsed());
            let Some(ended) = once(
                &Task {
                    transfers,
                    ..task.clone()
                },
                left,
            )?
            else {
                hangs.cut_off = true;
                break 'all;
            };
            size.runs += 1;
            if let Ended::Hung(hung) = ended {
                size.hung.push(hung.made);
                hangs.example = Some(*hung);
            }
        }
    }
    hangs.took = start.elapsed();
    Ok(hangs)
}

/// One run; `None` when it has not ended after `patience`.
fn once(task: &Task, patience: Duration) -> Result<Option<Ended>> {
    if patience.is_zero() {
        return Ok(None);
    }
    let child = Part::start(super::Deadlock::SLUG, &serde_json::to_string(task)?)?;
    let answer = child.answer(patience)?;
    // The process, hanging or not, is killed and reaped here.
    drop(child);
    Ok(answer
        .map(|answer| serde_json::from_str(&answer))
        .transpose()?)
}
