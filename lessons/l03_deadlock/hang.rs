//! The program that may hang, run in processes of its own: how often it does, and who then waits for whom.

use super::{Sizes, hanging};
use crate::measure::now;
use crate::show::Show;
use crate::watchdog::{self, Deadlock, Ended};
use crate::work::bank::Bank;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What a child is to do.
#[derive(Debug, Serialize, Deserialize)]
struct Task {
    accounts: usize,
    threads: usize,
    transfers: usize,
    seed: u64,
}

/// The child's side: makes the transfers while a watchdog looks on; answers with the deadlock, if there was one.
pub fn child(task: &str) -> Result<String> {
    let task: Task = serde_json::from_str(task).context("the task can't be read")?;
    let bank = Bank::new(task.accounts, task.threads, task.transfers, task.seed);
    let ended = watchdog::watch("account", move || hanging::ab_ba::transfer_all(&bank))?;
    let deadlock = match ended {
        Ended::Returned(_) => None,
        Ended::Deadlocked(deadlock) => Some(deadlock),
    };
    Ok(serde_json::to_string(&deadlock)?)
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
    /// The last run that hung, and the transfers that it should have made: the largest size that hung.
    pub example: Option<(Deadlock, usize)>,
    /// Time for all of it.
    pub took: Duration,
    /// Whether --patience ended it before all runs had ended.
    pub stopped: bool,
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

/// Transfers that had been made: each locks two accounts.
pub fn made(deadlock: &Deadlock) -> usize {
    deadlock.released / 2
}

/// Runs the program with 1, 10, 100 ... transfers up to those of `sizes`, each time in a process of its own.
///
/// Takes no longer than the patience, whatever hangs: a run that has not ended by then is killed and not counted.
pub fn observe(sizes: &Sizes, show: &mut Show<'_>) -> Result<Hangs> {
    let transfers: Vec<usize> = powers(sizes.transfers).collect();
    let steps = transfers.len() * sizes.hangs;
    show.steps("a program that may hang", steps, |show| {
        let start = now();
        let mut hangs = Hangs::default();
        for transfers in transfers {
            let size = observe_size(sizes, transfers, &mut hangs, start, show)?;
            hangs.sizes.push(size);
        }
        hangs.took = start.elapsed();
        Ok(hangs)
    })
}

/// The powers of ten below `most`, and `most`.
fn powers(most: usize) -> impl Iterator<Item = usize> {
    let powers = std::iter::successors(Some(1usize), |size| size.checked_mul(10));
    powers.take_while(move |size| *size < most).chain([most])
}

fn observe_size(
    sizes: &Sizes,
    transfers: usize,
    hangs: &mut Hangs,
    start: crate::measure::Instant,
    show: &mut Show<'_>,
) -> Result<Size> {
    let task = Task {
        accounts: sizes.accounts[0],
        threads: sizes.threads,
        transfers,
        seed: sizes.seed,
    };
    let mut size = Size {
        transfers,
        runs: 0,
        hung: Vec::new(),
    };
    for _ in 0..sizes.hangs {
        show.step(&format!("{transfers} transfers a thread"));
        let left = sizes.patience.saturating_sub(start.elapsed());
        let Some(deadlock) = show.observe::<_, Option<Deadlock>>(&task, left)? else {
            hangs.stopped = true;
            break;
        };
        size.runs += 1;
        if let Some(deadlock) = deadlock {
            size.hung.push(made(&deadlock));
            hangs.example = Some((deadlock, sizes.threads * transfers));
        }
    }
    Ok(size)
}
