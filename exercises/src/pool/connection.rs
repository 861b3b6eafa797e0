//! What learners call: requests to the server that take their time, and reach it also when nobody waits any more.

use super::Failed;
use super::server::{self, Request, state};
use crate::dropped::steps;
use crate::virtual_time::{self, Work, refused};
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

/// Requests, as they are told of.
pub(super) const REQUEST: Work = Work {
    does: "talks to the server",
    many: "requests",
    one: "a request",
    result: "an answer",
    never: "comes to its end",
};
/// The way to the server, and the way back.
pub(super) const WAY: Duration = Duration::from_millis(10);

/// Connections, each of which is lent to one user at a time.
#[derive(Debug)]
pub struct Pool(());

/// A connection that is lent; whoever drops it gives it back.
#[derive(Debug)]
pub struct Connection {
    loan: usize,
    _permit: OwnedSemaphorePermit,
}

pub(super) fn pool() -> Pool {
    Pool(())
}

impl Pool {
    /// Waits for a connection. Before it lends one that has to be rolled back, it does that. Needs a tokio runtime.
    #[track_caller]
    pub fn take(&self) -> impl Future<Output = Connection> + Send {
        let place = Location::caller();
        async move {
            let free = Arc::clone(&state().free);
            steps::waits(Some(place), "a connection is taken");
            let permit = free.acquire_owned().await;
            let permit = permit.expect("a pool is never closed");
            let (loan, rolls_back) = state().lend();
            let connection = Connection {
                loan,
                _permit: permit,
            };
            virtual_time::pass(REQUEST, loan, 0, WAY).await;
            if rolls_back {
                virtual_time::pass(REQUEST, loan, 0, 2 * WAY).await;
            }
            connection
        }
    }
}

impl Connection {
    /// Begins a transaction.
    ///
    /// # Errors
    ///
    /// The server may refuse it; then none has begun.
    #[track_caller]
    pub fn begin(&mut self) -> impl Future<Output = Result<(), Failed>> + Send {
        self.ask(Request::Begin, Some(Location::caller()))
    }

    /// Commits the transaction.
    ///
    /// # Errors
    ///
    /// The server may refuse it; then the transaction is still open.
    #[track_caller]
    pub fn commit(&mut self) -> impl Future<Output = Result<(), Failed>> + Send {
        self.ask(Request::Commit, Some(Location::caller()))
    }

    /// Notes that the pool has to roll back what is open, before it lends this connection again. It does not wait.
    #[track_caller]
    pub fn roll_back_later(&mut self) {
        let told = format!("transaction {}: roll_back_later", self.loan + 1);
        steps::note(Some(Location::caller()), told);
        if let Err(fault) = state().roll_back_later(self.loan) {
            virtual_time::fail(fault);
        }
    }

    fn ask(
        &mut self,
        request: Request,
        place: Option<&'static Location<'static>>,
    ) -> impl Future<Output = Result<(), Failed>> + Send + use<> {
        let loan = self.loan;
        async move {
            let told = format!("transaction {}: {}", loan + 1, request.name());
            steps::waits(place, format!("{told} is sent"));
            let sent = state().send(loan, request);
            if let Err(fault) = sent {
                return refused(fault).await;
            }
            virtual_time::pass(REQUEST, loan, 1, WAY).await;
            virtual_time::pass(REQUEST, loan, 2, WAY).await;
            let answer = state().answer(loan, request);
            let says = if answer.is_ok() { "Ok" } else { "an error" };
            steps::note(place, format!("{told} says {says}"));
            answer
        }
    }

    /// Runs a statement of the work inside of the transaction.
    pub(super) fn execute(&mut self) -> impl Future<Output = Result<(), Failed>> + Send + use<> {
        self.ask(Request::Execute, None)
    }

    /// The number of its loan.
    pub(super) fn number(&self) -> usize {
        self.loan
    }

    /// The work that is done with it begins, and ends.
    pub(super) fn works(&self, work: server::Work) {
        state().loans[self.loan].work = work;
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Err(fault) = state().give_back(self.loan) {
            virtual_time::fail(fault);
        }
    }
}
