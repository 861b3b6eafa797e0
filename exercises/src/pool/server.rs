//! The server's side: which transaction is open, which may be, and which connection goes back with it.

use super::{Failed, told};
use crate::dropped::steps;
use crate::secret::secret;
use crate::verdict::Wrong;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;

/// What happens in a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many statements the work runs.
    pub statements: usize,
    /// What fails, if anything.
    pub fails: Option<Fails>,
}

/// What fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fails {
    Begin,
    Work,
    /// The work, with a panic.
    Panic,
    Commit,
}

impl Plan {
    /// Everything goes well, with so many statements.
    pub const fn well(statements: usize) -> Plan {
        let fails = None;
        Plan { statements, fails }
    }

    /// The begin is refused.
    pub const NO_BEGIN: Plan = Plan {
        statements: 1,
        fails: Some(Fails::Begin),
    };

    /// The commit is refused, after so many statements.
    pub const fn no_commit(statements: usize) -> Plan {
        let fails = Some(Fails::Commit);
        Plan { statements, fails }
    }

    /// The work panics, after so many statements.
    pub const fn panic(statements: usize) -> Plan {
        let fails = Some(Fails::Panic);
        Plan { statements, fails }
    }

    /// The work fails, after so many statements.
    pub const fn no_work(statements: usize) -> Plan {
        let fails = Some(Fails::Work);
        Plan { statements, fails }
    }
}

/// What is sent to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    Begin,
    Execute,
    Commit,
}

impl Request {
    pub fn name(self) -> &'static str {
        match self {
            Request::Begin => "begin",
            Request::Execute => "execute",
            Request::Commit => "commit",
        }
    }
}

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    IsNotCalled,
    Runs,
    IsDone,
    HasFailed,
    HasPanicked,
}

/// How far the transaction of a loan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was sent, or the begin was refused.
    None,
    /// The begin was sent; whether the server has answered.
    Begun {
        answered: bool,
    },
    /// The commit was sent, and has no answer.
    CommitSent,
    CommitRefused,
    Committed,
}

/// A connection that was lent once.
#[derive(Debug)]
pub struct Loan {
    pub plan: Plan,
    pub stage: Stage,
    pub work: Work,
    /// Whether the server has refused something.
    pub refused: bool,
    pub rolls_back: bool,
    pub is_back: bool,
}

#[derive(Debug)]
pub struct State {
    /// A permit for each connection that is free.
    pub free: Arc<Semaphore>,
    /// All loans, in the order in which they began.
    pub loans: Vec<Loan>,
    plans: Vec<Plan>,
    /// Connections in the pool that have to be rolled back first.
    to_roll_back: usize,
}

static STATE: LazyLock<Mutex<State>> = LazyLock::new(|| Mutex::new(State::new(0, &[])));

pub fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins anew with so many connections; the first transactions go as they are planned, all others well.
pub fn open(connections: usize, plans: &[Plan]) {
    *state() = State::new(connections, plans);
}

/// What the work gives, or fails with; and what the server says when it refuses.
pub fn value(loan: usize) -> u64 {
    secret(("value", loan))
}

pub fn failure(loan: usize, what: Fails) -> Failed {
    let secret = secret(("failed", loan, what as usize));
    Failed {
        reason: format!("{what:?} was refused: {secret:016x}"),
    }
}

impl State {
    fn new(connections: usize, plans: &[Plan]) -> State {
        State {
            free: Arc::new(Semaphore::new(connections)),
            loans: Vec::new(),
            plans: plans.to_vec(),
            to_roll_back: 0,
        }
    }

    /// The number of the next loan, and how it is planned.
    pub fn next(&self) -> (usize, Plan) {
        let number = self.loans.len();
        let plan = self.plans.get(number).copied();
        (number, plan.unwrap_or(Plan::well(1)))
    }

    /// The number of the new loan, and whether the connection has to be rolled back first.
    pub fn lend(&mut self) -> (usize, bool) {
        let number = self.loans.len();
        let (_, plan) = self.next();
        self.loans.push(Loan {
            plan,
            stage: Stage::None,
            work: Work::IsNotCalled,
            refused: false,
            rolls_back: false,
            is_back: false,
        });
        let rolls_back = self.to_roll_back > 0;
        self.to_roll_back = self.to_roll_back.saturating_sub(1);
        (number, rolls_back)
    }

    /// Whether the connection that is lent next has to be rolled back first.
    pub fn rolls_back(&self) -> bool {
        self.to_roll_back > 0
    }

    pub fn send(&mut self, loan: usize, request: Request) -> Result<(), Wrong> {
        let loan = &mut self.loans[loan];
        let open = loan.stage == Stage::Begun { answered: true };
        if loan.refused {
            return Err(told::after_an_error(request));
        }
        match request {
            Request::Begin if loan.stage != Stage::None => return Err(told::begun_twice()),
            Request::Begin => loan.stage = Stage::Begun { answered: false },
            Request::Execute if !open => return Err(told::outside(request)),
            Request::Execute => {}
            Request::Commit if matches!(loan.work, Work::HasFailed | Work::HasPanicked) => {
                return Err(told::failed_work());
            }
            Request::Commit if !open => return Err(told::outside(request)),
            Request::Commit if loan.work != Work::IsDone => return Err(told::too_early()),
            Request::Commit => loan.stage = Stage::CommitSent,
        }
        Ok(())
    }

    pub fn answer(&mut self, number: usize, request: Request) -> Result<(), Failed> {
        let loan = &mut self.loans[number];
        let fails = loan.plan.fails;
        match request {
            Request::Begin if fails == Some(Fails::Begin) => {
                (loan.stage, loan.refused) = (Stage::None, true);
                return Err(failure(number, Fails::Begin));
            }
            Request::Begin => loan.stage = Stage::Begun { answered: true },
            Request::Execute => {}
            Request::Commit if fails == Some(Fails::Commit) => {
                (loan.stage, loan.refused) = (Stage::CommitRefused, true);
                return Err(failure(number, Fails::Commit));
            }
            Request::Commit => loan.stage = Stage::Committed,
        }
        Ok(())
    }

    pub fn roll_back_later(&mut self, loan: usize) -> Result<(), Wrong> {
        let loan = &mut self.loans[loan];
        if loan.stage == Stage::Committed {
            return Err(told::rolled_back_after_commit());
        }
        match std::mem::replace(&mut loan.rolls_back, true) {
            true => Err(told::rolled_back_twice()),
            false => Ok(()),
        }
    }

    pub fn give_back(&mut self, number: usize) -> Result<(), Wrong> {
        // One of an earlier run is nobody's.
        let Some(loan) = self.loans.get_mut(number) else {
            return Ok(());
        };
        loan.is_back = true;
        steps::note(
            None,
            format!("transaction {}: the connection goes back", number + 1),
        );
        match (loan.stage, loan.rolls_back) {
            (Stage::Committed, true) => return Err(told::rolled_back_after_commit()),
            (Stage::None | Stage::Committed, false) => {}
            (_, true) => self.to_roll_back += 1,
            (_, false) => return Err(told::open(loan)),
        }
        Ok(())
    }
}
