//! Deposits that run on one thread, and what was seen of them.

use super::beside::{PATIENCE, STACK, refuse_without_threads};
use super::fees::Bank;
use super::vault::Vault;
use crate::idle::{self, Ended};
use futures::future::join_all;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::task::yield_now;

/// How long a thread that comes late is kept waiting, once nothing else happens.
const LATE: Duration = Duration::from_millis(20);
/// How often such threads are let in, one lock each.
const ROUNDS: usize = 4;
/// Turns for the tasks that deposits have left behind.
const TURNS: usize = 1_000;

/// A deposit under way.
pub type Deposit = Pin<Box<dyn Future<Output = ()>>>;

/// When a lock was seen to be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// While the service was being asked.
    WhileAsking,
    /// At an `.await`, and never while the service was being asked.
    AtAnotherAwait,
    /// Never.
    Never,
}

/// What became of deposits that ran on one thread.
#[derive(Debug)]
pub struct Deposits {
    /// Whether all of them have returned.
    pub returned: bool,
    /// What was on each account when the last of them returned.
    pub balances: Vec<u64>,
    /// What others had deposited by then, and before which lock of the answer, counted from 0.
    pub gifts: Vec<(usize, u64)>,
    /// When the lock of an account was held.
    pub held: Moment,
}

/// What was on the accounts at some moment, and what others had deposited.
type Seen = (Vec<u64>, Vec<(usize, u64)>);

impl Deposits {
    /// Runs the deposits at the same time on one thread, until they return or nothing more happens; passes a panic on.
    pub fn run(
        vaults: &[Vault],
        deposits: impl FnOnce() -> Vec<Deposit> + Send + 'static,
    ) -> Deposits {
        let seen: Arc<Mutex<Option<Seen>>> = Arc::default();
        let held = Arc::new(AtomicUsize::new(0));
        let runs = {
            let (vaults, seen, held) = (vaults.to_vec(), Arc::clone(&seen), Arc::clone(&held));
            let runs = move || run_here(&vaults, deposits, &seen, &held);
            let thread = thread::Builder::new().stack_size(STACK).spawn(runs);
            thread.unwrap_or_else(|_| refuse_without_threads())
        };
        let at_return = || {
            let seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.clone()
        };
        let over = || runs.is_finished();
        let tries = || vaults.iter().map(Vault::tries).sum::<usize>();
        let progress = || Bank::now().requests.len() + tries() + usize::from(at_return().is_some());
        let late = (0..ROUNDS).find(|_| {
            let ended = idle::until(over, progress, LATE);
            vaults.iter().for_each(Vault::let_in);
            ended != Ended::Idle
        });
        vaults.iter().for_each(Vault::is_over);
        if late.is_none() {
            idle::until(over, progress, PATIENCE);
        }
        if runs.is_finished()
            && let Err(panicked) = runs.join()
        {
            std::panic::resume_unwind(panicked);
        }
        // Relaxed: only counted.
        let at_awaits = held.load(Ordering::Relaxed);
        let returned = at_return().is_some();
        let (balances, gifts) = at_return().unwrap_or_default();
        Deposits {
            returned,
            balances,
            gifts,
            held: match (Bank::now().held, at_awaits) {
                (1.., _) => Moment::WhileAsking,
                (0, 1..) => Moment::AtAnotherAwait,
                (0, 0) => Moment::Never,
            },
        }
    }
}

/// Runs them on this thread; notes the balances when they have returned, and how often a lock was held at an `.await`.
fn run_here(
    vaults: &[Vault],
    deposits: impl FnOnce() -> Vec<Deposit>,
    seen: &Mutex<Option<Seen>>,
    held: &AtomicUsize,
) {
    vaults.iter().for_each(Vault::runs_here);
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime with a timer alone needs nothing from the system");
    runtime.block_on(join_all(deposits().into_iter().map(|mut deposit| {
        poll_fn(move |context| {
            let polled = deposit.as_mut().poll(context);
            if polled.is_pending() && vaults.iter().any(Vault::is_locked_here) {
                // Relaxed: only counted.
                held.fetch_add(1, Ordering::Relaxed);
            }
            polled
        })
    })));
    let balances = vaults.iter().map(Vault::balance).collect();
    let now = (balances, vaults.iter().flat_map(Vault::gifts).collect());
    *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
    vaults.iter().for_each(Vault::is_over);
    runtime.block_on(async {
        for _ in 0..TURNS {
            yield_now().await;
        }
    });
    // To drop it would be to wait for its threads.
    runtime.shutdown_background();
}
