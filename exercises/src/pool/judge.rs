//! Runs transactions of an answer, drops them at each await, and looks at what went back to the pool.

use super::connection::{Connection, Pool, REQUEST, WAY, pool};
use super::server::{self, Fails, Plan, Stage, Work, failure, open, state, value};
use super::{Failed, told};
use crate::dropped::{Dropper, When, at_each, steps};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Ran, counted, elapsed, refuse_tasks_left};
use futures::FutureExt;
use futures::future::join;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::time::Duration;
use tokio::time::sleep;

/// What a transaction gives.
pub(super) type Given = Result<u64, Failed>;

/// The work that is to be done in a transaction.
#[derive(Debug, Clone, Copy)]
pub struct Job(());

impl Job {
    /// Does it, with a connection on which a transaction is open.
    ///
    /// # Errors
    ///
    /// Where the check wants it.
    pub async fn work(self, connection: &mut Connection) -> Result<u64, Failed> {
        let (number, plan) = connection.plan();
        connection.works(Work::Runs);
        for _ in 0..plan.statements {
            connection.execute().await?;
        }
        if plan.fails == Some(Fails::Work) {
            connection.works(Work::HasFailed);
            return Err(failure(number, Fails::Work));
        }
        if plan.fails == Some(Fails::Panic) {
            connection.works(Work::HasPanicked);
            // Like a panic, but it does not count as one of the answer.
            resume_unwind(Box::new(value(number)));
        }
        connection.works(Work::IsDone);
        Ok(value(number))
    }
}

/// The answer's function, with work that is a [`Job`].
pub type Answer = for<'a> fn(&'a Pool, Job) -> Pin<Box<dyn Future<Output = Given> + 'a>>;

/// Whether the transaction is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drops {
    /// It is not.
    Never,
    /// Once, at each await in turn.
    AtEach,
}

/// Checks a transaction that goes like this, and after it another one that goes well, on a pool of one connection.
pub fn check(answer: Answer, plan: Plan, drops: Drops) {
    each(drops, |when| {
        let ran = run(1, &[plan], move || async move {
            let pool = pool();
            let dropped = transaction(answer, &pool, when, true).await?;
            transaction(answer, &pool, When::Never, true).await?;
            Ok(dropped)
        });
        judge(ran)
    });
}

/// Checks a transaction that begins after so many milliseconds and is dropped at each await in turn, beside another one
/// that begins at once, on a pool of so many connections, the first of which somebody else has for 30 ms.
pub fn check_beside(answer: Answer, connections: usize, after: u64) {
    each(Drops::AtEach, |when| {
        let ran = run(connections, &[Plan::well(1); 3], move || async move {
            let pool = pool();
            let held = pool.take().await;
            let holds = async {
                sleep(3 * WAY).await;
                drop(held);
            };
            let one = async {
                sleep(Duration::from_millis(after)).await;
                transaction(answer, &pool, when, false).await
            };
            let other = transaction(answer, &pool, When::Never, false);
            let (one, (other, ())) = join(one, join(other, holds)).await;
            one.and_then(|dropped| other.map(|_| dropped))
        });
        judge(ran)
    });
}

/// First without a drop, so that what is told of a drop comes of it.
fn each(drops: Drops, check: impl Fn(When) -> bool) {
    check(When::Never);
    if drops == Drops::AtEach {
        at_each(|place| check(When::Once(place)));
    }
}

/// Whether the transaction was dropped.
type End = Result<bool, Wrong>;

fn run<F: Future<Output = End>>(
    connections: usize,
    plans: &[Plan],
    all: impl FnOnce() -> F + Send + 'static,
) -> Ran<(bool, usize)> {
    open(connections, plans);
    steps::begin();
    let ran = virtual_time::run(move || async move {
        let end = all().await;
        end.map(|dropped| (dropped, state().free.available_permits()))
    });
    let Ran {
        end,
        took,
        calls,
        tasks,
    } = ran;
    let end = end.map(|end| end.unwrap_or_else(|wrong| refuse(wrong)));
    if let Ok((_, free)) = end
        && free < connections
    {
        refuse(told::not_given_back());
    }
    Ran {
        end,
        took,
        calls,
        tasks,
    }
}

fn judge(ran: Ran<(bool, usize)>) -> bool {
    match ran.end {
        Ok((dropped, _)) => {
            refuse_tasks_left(ran.tasks);
            dropped
        }
        Err(never) => {
            let taken = state().loans.len();
            never.refuse(
            REQUEST,
            None,
            &format!("somebody waited for the end of a transaction; connections that had been taken by then: {taken}"),
            "a transaction ends when its last request is answered.",
        )
        }
    }
}

/// Runs one; compares what it gives, and when, with its plan, if it is alone on the pool.
async fn transaction(answer: Answer, pool: &Pool, when: When, alone: bool) -> End {
    let begun = elapsed();
    let (rolls_back, (number, plan)) = {
        let state = state();
        (state.rolls_back(), state.next())
    };
    let mut dropper = Dropper::new(when);
    let given = dropper
        .run(counted(
            AssertUnwindSafe(answer(pool, Job(()))).catch_unwind(),
        ))
        .await;
    if alone && state().loans[number..].iter().any(|loan| !loan.is_back) {
        return Err(told::not_given_back());
    }
    let Some(given) = given else { return Ok(true) };
    let given = match given {
        Ok(given) => given,
        Err(panic)
            if plan.fails == Some(Fails::Panic) && panic.downcast_ref() == Some(&value(number)) =>
        {
            return Ok(false);
        }
        Err(panic) => resume_unwind(panic),
    };
    if alone {
        let asked = match plan.fails {
            Some(Fails::Begin) => 1,
            Some(Fails::Work | Fails::Panic) => 1 + plan.statements,
            _ => 2 + plan.statements,
        };
        let first = if rolls_back { 3 } else { 1 };
        let due = begun + WAY * u32::try_from(first + 2 * asked).expect("it is small");
        told::compare(&given, plan, number)?;
        if given.is_ok() && state().loans[number].stage != Stage::Committed {
            return Err(told::never_committed());
        }
        if elapsed() != due {
            return Err(told::late(elapsed(), due));
        }
    } else if given.is_err() {
        told::compare(&given, Plan::well(1), 0)?;
    }
    Ok(false)
}

impl Connection {
    /// The number of its loan, and what happens in its transaction.
    fn plan(&self) -> (usize, Plan) {
        let number = self.number();
        (number, state().loans[number].plan)
    }
}

/// What a transaction gives that goes like this.
pub(super) fn expected(plan: Plan, number: usize) -> Given {
    match plan.fails {
        None => Ok(value(number)),
        Some(what) => Err(server::failure(number, what)),
    }
}
