//! Sessions with a server, each to be closed once: [`Server`], [`Session`] and [`Failure`] are for learners; the rest checks the exercise `with_session`.

mod judge;
mod told;
mod work;

pub use judge::{check, check_dropped, check_each};
pub use work::Job;

use crate::diary::Diary;
use crate::secret::secret;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Work, refused};
use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// With whom sessions are opened; a clone is the same server.
#[derive(Debug, Clone)]
pub struct Server {
    number: usize,
}

/// An open session; a clone is the same session. Dropping it does not close it.
#[derive(Debug, Clone)]
pub struct Session {
    number: usize,
}

/// Why something did not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What the server said.
    pub reason: String,
}

/// What a session is asked for; only the server has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value(u64);

/// What becomes of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It gives a value.
    Done,
    /// It fails.
    Fails,
    /// It panics after its last step.
    Panics,
    /// The function itself panics, before it gives a future.
    PanicsInTheCall,
}

/// A server as a check wants it; all times in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How long `open` takes.
    pub open: u64,
    /// Whether it works.
    pub opens: bool,
    /// How long the steps of the work take.
    pub steps: &'static [u64],
    /// What becomes of the work.
    pub end: End,
    /// How long `close` takes.
    pub close: u64,
    /// Whether it works.
    pub closes: bool,
}

impl Plan {
    /// A session in which everything goes well.
    pub const WELL: Plan = Plan {
        open: 10,
        opens: true,
        steps: &[20, 5],
        end: End::Done,
        close: 7,
        closes: true,
    };
}

/// The stages of the calls of a server.
const OPEN: usize = 0;
const STEP: usize = 1;
const CLOSE: usize = 2;

const SESSION: Work = Work {
    does: "uses sessions",
    many: "calls of the server",
    one: "a call of the server",
    result: "an answer",
    never: "returns",
};

/// What was done with the session of a server.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    /// Futures of `close` that were made.
    closings: usize,
    /// Of these: those that were polled.
    polled: usize,
    /// Whether the work's future is there.
    works: bool,
}

struct House {
    plans: &'static [Plan],
    states: Vec<State>,
    diary: Diary,
}

static HOUSE: Mutex<House> = Mutex::new(House {
    plans: &[],
    states: Vec::new(),
    diary: Diary::new(),
});

fn house() -> MutexGuard<'static, House> {
    HOUSE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl House {
    /// Begins anew with these servers.
    fn open(plans: &'static [Plan]) {
        *house() = House {
            plans,
            states: vec![State::default(); plans.len()],
            diary: Diary::new(),
        };
    }

    fn note(&mut self, server: usize, what: &str) {
        let line = match self.plans.len() {
            1 => what.to_string(),
            _ => format!("server {server}: {what}"),
        };
        self.diary.note(line);
    }
}

impl Server {
    /// Opens a session. Needs a tokio runtime. If its future is dropped before it is ready, no session was opened.
    ///
    /// # Errors
    ///
    /// The server may refuse.
    pub async fn open(&self) -> Result<Session, Failure> {
        let number = self.number;
        let calls = virtual_time::calls();
        if calls
            .iter()
            .any(|one| one.row == number && one.stage == OPEN)
        {
            return refused(told::opened_twice()).await;
        }
        house().note(number, "`open` begins");
        let plan = house().plans[number];
        pass(number, OPEN, plan.open).await;
        match plan.opens {
            true => {
                house().note(number, "the session is open");
                Ok(Session { number })
            }
            false => {
                house().note(number, "`open` fails");
                Err(failure(number, OPEN))
            }
        }
    }
}

impl Session {
    /// Asks the server for something, in the session.
    async fn step(&self, lasts: u64) {
        if house().states[self.number].polled > 0 {
            return refused(told::used_after_it_was_closed()).await;
        }
        pass(self.number, STEP, lasts).await;
    }

    /// Closes the session: it is closed when the future is ready, and begins to be when the future is polled.
    ///
    /// # Errors
    ///
    /// The server may say that something went wrong; the session is closed nevertheless.
    pub fn close(self) -> impl Future<Output = Result<(), Failure>> + Send + 'static {
        let number = self.number;
        house().states[number].closings += 1;
        async move {
            if let Err(fault) = begin_to_close(number) {
                return refused(fault).await;
            }
            let plan = house().plans[number];
            pass(number, CLOSE, plan.close).await;
            house().note(number, "the session is closed");
            match plan.closes {
                true => Ok(()),
                false => Err(failure(number, CLOSE)),
            }
        }
    }
}

fn begin_to_close(number: usize) -> Result<(), Wrong> {
    let mut house = house();
    house.note(number, "`close` begins");
    let state = &mut house.states[number];
    state.polled += 1;
    match *state {
        State { polled: 2.., .. } => Err(told::closed_twice(&house.diary)),
        State { works: true, .. } => Err(told::closed_while_it_works(&house.diary)),
        _ => Ok(()),
    }
}

async fn pass(number: usize, stage: usize, lasts: u64) {
    virtual_time::pass(SESSION, number, stage, Duration::from_millis(lasts)).await;
}

/// What a stage fails with.
fn failure(number: usize, stage: usize) -> Failure {
    let secret = secret(("session", number, stage));
    Failure {
        reason: format!("server {number} said {secret:016x}"),
    }
}

/// What the work of a server gives.
fn value(number: usize) -> Value {
    Value(secret(("value", number)))
}
