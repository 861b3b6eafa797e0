//! Downloads over real sockets, of which one may fail, and a shelf that takes one document after the other.
//!
//! They run on one thread, in a runtime that lives on after a model has returned, as in a server.

mod ledger;

use crate::clock::now;
use crate::trace::{Kind, Recorder};
use crate::usage::Usage;
use crate::work::document::Document;
use crate::work::event_loop::{EventLoop, lock};
use crate::work::nonblocking;
use crate::work::origin::Origin;
use anyhow::Result;
pub use ledger::Counted;
use ledger::{End, Run};
use std::collections::HashMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::task::JoinError;

/// The row of a traced run in which saving is drawn.
const SAVED: &str = "saved";

/// How many downloads, and how they go.
#[derive(Debug, Clone)]
pub struct Plan {
    /// How long the server takes, by download.
    pub delays: Vec<Duration>,
    /// The download that the server answers with an error.
    pub failing: Option<usize>,
    /// How long saving a document takes; the shelf takes one after the other.
    pub save: Duration,
}

/// Downloads, and what happened to them in each run.
#[derive(Debug)]
pub struct Downloads {
    plan: Plan,
    address: SocketAddr,
    event_loop: EventLoop,
    recorder: Recorder,
    run: Mutex<Arc<Run>>,
    counted: Mutex<HashMap<&'static str, Vec<Counted>>>,
    origin: Origin,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Failure(pub String);

/// One download; it begins when its future is polled first.
#[derive(Debug)]
pub struct Download {
    id: usize,
    address: SocketAddr,
    recorder: Recorder,
    run: Arc<Run>,
}

impl Downloads {
    /// Starts the server, and an event loop for the downloads.
    ///
    /// Fails when the system gives no thread, no socket or no port.
    pub fn new(plan: Plan) -> Result<Downloads> {
        let origin = Origin::start(plan.delays.clone(), plan.failing)?;
        Ok(Downloads {
            plan,
            address: origin.address(),
            event_loop: EventLoop::new("the downloads")?,
            recorder: Recorder::default(),
            run: Mutex::default(),
            counted: Mutex::default(),
            origin,
        })
    }

    /// The downloads of a new run.
    pub fn each(&self) -> impl Iterator<Item = Download> + Send + use<> {
        let run = Arc::new(Run::default());
        *self.run_now() = Arc::clone(&run);
        if !self.plan.save.is_zero() {
            self.recorder.row(SAVED);
        }
        let (address, recorder) = (self.address, self.recorder.clone());
        (0..self.plan.delays.len()).map(move |id| Download {
            id,
            address,
            recorder: recorder.clone(),
            run: Arc::clone(&run),
        })
    }

    /// Runs a future to its end: see [`EventLoop::block_on`].
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.event_loop.block_on(future)
    }

    /// Puts a document on the shelf; gives its number.
    pub async fn save(&self, document: Document) -> u64 {
        let run = Arc::clone(&self.run_now());
        let _turn = run.shelf().lock().await;
        run.begin_save();
        tokio::time::sleep(self.plan.save).await;
        run.end_save();
        self.recorder.mark(SAVED);
        document.item as u64
    }

    /// Lets everything that still runs come to its end, and keeps what was counted under the model's name. A run that is
    /// traced lasts until the slowest download would have ended, so that its picture has the others' scale.
    pub fn settle(&self, model: &'static str) {
        let run = Arc::clone(&self.run_now());
        self.event_loop.run_until(|| !run.is_busy());
        if let Some(began) = run.began().filter(|_| self.recorder.is_on()) {
            let slowest = self.plan.delays.iter().max().copied().unwrap_or_default();
            let rest = slowest.saturating_sub(began.elapsed());
            self.event_loop.run_for(rest);
        }
        let patience = self.fails_after().unwrap_or_default() / 2;
        let counted = run.counted(patience);
        self.counts().entry(model).or_default().push(counted);
    }

    /// What was counted of a model's runs, in order.
    pub fn counted(&self, model: &str) -> Vec<Counted> {
        self.counts().get(model).cloned().unwrap_or_default()
    }

    /// After what time one of the downloads fails.
    pub fn fails_after(&self) -> Option<Duration> {
        self.plan.delays.get(self.plan.failing?).copied()
    }

    /// Records the spans of traced runs.
    pub fn recorder(&self) -> Recorder {
        self.recorder.clone()
    }

    /// What the server's threads have used so far, where the system tells.
    pub fn aside(&self) -> Option<Usage> {
        self.origin.usage()
    }

    fn run_now(&self) -> MutexGuard<'_, Arc<Run>> {
        lock(&self.run)
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<&'static str, Vec<Counted>>> {
        lock(&self.counted)
    }
}

impl Download {
    /// Fetches the document. Whoever drops this future closes the connection.
    pub async fn fetch(self) -> Result<Document, Failure> {
        let _span = self.recorder.open(self.id, Kind::Waiting);
        let flight = self.run.begin();
        // In a box: the HTTP client is compiled once, and not into every way to wait for it.
        let answered = Box::pin(nonblocking::get(self.address, self.id)).await;
        let at = now();
        match answered {
            Ok(document) => {
                flight.ends(End::Answered(at));
                Ok(document)
            }
            Err(error) => {
                flight.ends(End::Failed(at));
                Err(Failure(format!("download {}: {error:#}", self.id)))
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<JoinError> for Failure {
    fn from(error: JoinError) -> Failure {
        Failure(error.to_string())
    }
}

#[cfg(test)]
mod tests;
