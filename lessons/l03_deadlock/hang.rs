//! The program that may hang, in processes of its own.

use super::{Sizes, hanging};
use crate::hangs::{self, Hangs, Run};
use crate::show::Show;
use crate::watchdog::{self, Ended};
use crate::work::bank::Bank;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// What a child is to do.
#[derive(Debug, Serialize, Deserialize)]
struct Task {
    accounts: usize,
    threads: usize,
    transfers: usize,
    seed: u64,
}

/// The child's side: makes the transfers while a watchdog looks on.
pub fn child(task: &str) -> Result<String> {
    let task: Task = serde_json::from_str(task).context("the task can't be read")?;
    let of = task.threads * task.transfers;
    let bank = Bank::new(task.accounts, task.threads, task.transfers, task.seed);
    let ended = watchdog::watch("account", move || hanging::ab_ba::transfer_all(&bank))?;
    let (done, deadlock) = match ended {
        Ended::Returned(_) => (of, None),
        // Each transfer locks two accounts.
        Ended::Deadlocked(deadlock) => (deadlock.released / 2, Some(deadlock)),
    };
    Ok(serde_json::to_string(&Run { done, of, deadlock })?)
}

/// Runs the program with rising numbers of transfers.
pub fn observe(sizes: &Sizes, show: &mut Show<'_>) -> Result<Hangs> {
    let size = ("transfers", sizes.transfers);
    hangs::observe(show, size, sizes.hangs, sizes.patience, |transfers| Task {
        accounts: sizes.accounts[0],
        threads: sizes.threads,
        transfers,
        seed: sizes.seed,
    })
}
