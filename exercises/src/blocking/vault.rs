//! Accounts whose locks are watched, so that something happens in the moments that nobody looks at.

use super::fees::Account;
use crate::secret::secret;
use crate::timed;
use instruments::clock::now;
use std::sync::{Arc, Condvar, MutexGuard, OnceLock, PoisonError, Weak};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};
use watched_std::Watcher;
use watched_std::sync::Mutex;

/// Tries without success that are more than anybody makes who means to give up.
const TRIES: usize = 100_000;
/// Where tries are slow, because there are pauses between them, this is long enough.
const LONG: Duration = Duration::from_millis(300);

/// Deposits of others after which nobody deposits any more: an answer may begin again whenever the balance has changed.
const GIFTS: usize = 2_000;

static WATCHED: std::sync::Mutex<Vec<Arc<Watch>>> = std::sync::Mutex::new(Vec::new());

/// What others do with an account while the answer runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meanwhile {
    /// Nothing.
    Nothing,
    /// Each time before the answer locks the account, somebody else deposits money.
    Deposits,
    /// Somebody keeps the account locked for so long that any number of tries is over.
    InUse,
}

/// An account whose lock is watched.
///
/// Other threads than the one that runs the deposits get it late: when the deposits have returned, or nothing else happens.
#[derive(Debug, Clone)]
pub struct Vault {
    /// The account, for the answer.
    pub account: Arc<Mutex<Account>>,
    /// Its number.
    pub number: u32,
    /// What was on it at the beginning.
    pub opened_with: u64,
    watch: Arc<Watch>,
}

#[derive(Debug)]
struct Watch {
    meanwhile: Meanwhile,
    account: OnceLock<Weak<Mutex<Account>>>,
    state: std::sync::Mutex<State>,
    released: Condvar,
}

#[derive(Debug, Default)]
struct State {
    holders: Vec<ThreadId>,
    waiting: Vec<ThreadId>,
    /// How often the answer has locked.
    locks: usize,
    /// What others have deposited, and before which lock of the answer.
    gifts: Vec<(usize, u64)>,
    tries: usize,
    first_try: Option<Instant>,
    /// The thread that runs the deposits.
    own: Option<ThreadId>,
    /// How often those who come late were let in, and whether they needn't wait any more.
    let_in: usize,
    over: bool,
}

impl Vault {
    /// Opens an account with this number.
    pub fn open(number: u32, meanwhile: Meanwhile) -> Vault {
        let opened_with = secret(("opened with", number)) >> 24;
        let watch = Arc::new(Watch {
            meanwhile,
            account: OnceLock::new(),
            state: std::sync::Mutex::default(),
            released: Condvar::new(),
        });
        let account = Account {
            number,
            balance: opened_with,
        };
        let watcher: Arc<dyn Watcher> = Arc::clone(&watch) as _;
        let account = Arc::new(Mutex::watched(account, watcher));
        watch.account.get_or_init(|| Arc::downgrade(&account));
        watched().push(Arc::clone(&watch));
        Vault {
            account,
            number,
            opened_with,
            watch,
        }
    }

    /// What is on the account now.
    pub fn balance(&self) -> u64 {
        let account = self.account.unwatched().lock();
        account.unwrap_or_else(PoisonError::into_inner).balance
    }

    /// How often the account was locked.
    pub fn locks(&self) -> usize {
        self.watch.state().locks
    }

    /// How often the answer found the account in use when it tried to lock it.
    pub fn tries(&self) -> usize {
        self.watch.state().tries
    }

    /// What others have deposited meanwhile, and before which lock of the answer, counted from 0.
    pub fn gifts(&self) -> Vec<(usize, u64)> {
        self.watch.state().gifts.clone()
    }

    /// Whether this thread holds the lock.
    pub fn is_locked_here(&self) -> bool {
        self.watch.state().holders.contains(&thread::current().id())
    }

    /// Whether some thread waits for the lock that it holds itself.
    pub fn waits_for_itself(&self) -> bool {
        let state = self.watch.state();
        state
            .waiting
            .iter()
            .any(|thread| state.holders.contains(thread))
    }

    /// This thread runs the deposits.
    pub(super) fn runs_here(&self) {
        self.watch.state().own = Some(thread::current().id());
    }

    /// Whoever was kept waiting so as to come late may go on.
    pub(super) fn let_in(&self) {
        self.watch.state().let_in += 1;
        self.watch.released.notify_all();
    }

    /// From now on nobody is kept waiting.
    pub(super) fn is_over(&self) {
        self.watch.state().over = true;
        self.watch.released.notify_all();
    }
}

/// Whether somebody holds the lock of some account.
pub(super) fn is_some_account_locked() -> bool {
    let watched = watched();
    watched
        .iter()
        .any(|watch| !watch.state().holders.is_empty())
}

fn watched() -> MutexGuard<'static, Vec<Arc<Watch>>> {
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Watch {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody else deposits, unless the account is locked.
    fn deposit(&self) {
        let account = self.account.get().and_then(Weak::upgrade);
        let mut state = self.state();
        let free = state.holders.is_empty() && state.gifts.len() < GIFTS;
        let (Some(account), true) = (account, free) else {
            return;
        };
        let Ok(mut account) = account.unwatched().try_lock() else {
            return;
        };
        let gift = 1 << 40 | secret(("gift", account.number, state.gifts.len())) >> 24;
        account.balance += gift;
        let before = state.locks;
        state.gifts.push((before, gift));
    }
}

impl Watcher for Watch {
    fn locks(&self) {
        if self.meanwhile == Meanwhile::Deposits {
            self.deposit();
        }
        let me = thread::current().id();
        let mut state = self.state();
        state.waiting.push(me);
        let (comes_late, let_in) = (state.own != Some(me), state.let_in);
        while comes_late && !state.over && state.let_in == let_in {
            let woken = self.released.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn locked(&self) {
        let me = thread::current().id();
        let mut state = self.state();
        state.waiting.retain(|thread| *thread != me);
        state.holders.push(me);
        state.locks += 1;
    }

    fn unlocked(&self) {
        let me = thread::current().id();
        let mut state = self.state();
        let mine = state.holders.iter().position(|thread| *thread == me);
        mine.map(|mine| state.holders.swap_remove(mine));
    }

    fn may_try(&self) -> bool {
        match self.meanwhile {
            Meanwhile::Deposits => self.deposit(),
            Meanwhile::InUse => {
                let mut state = self.state();
                let since = *state.first_try.get_or_insert_with(now);
                let long = timed::longest().unwrap_or_default().max(LONG);
                let over = state.tries >= TRIES || since.elapsed() > long;
                state.tries += usize::from(!over);
                return over;
            }
            Meanwhile::Nothing => {}
        }
        true
    }
}
