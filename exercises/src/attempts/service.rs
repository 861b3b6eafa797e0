//! The service: what it does with each attempt, and when the attempts began and ended.

use super::judge::{Asked, Expected};
use super::{Failure, told};
use crate::dropped::steps;
use crate::secret::secret;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Work, elapsed, refused};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Attempts, as they are told of.
pub(super) const ATTEMPT: Work = Work {
    does: "makes attempts",
    many: "attempts",
    one: "an attempt",
    result: "an answer",
    never: "returns",
};
/// Longer than any run.
const NEVER: Duration = Duration::from_secs(10_000 * 24 * 60 * 60);

/// What an attempt comes to, after so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It goes well.
    Gives(u64),
    /// It fails, and may go well the next time.
    Fails(u64),
    /// It fails for ever.
    EndsIt(u64),
    /// There is no answer.
    IsSilent,
}

impl Kind {
    /// How long it takes.
    pub fn lasts(self) -> Duration {
        match self {
            Kind::Gives(millis) | Kind::Fails(millis) | Kind::EndsIt(millis) => {
                Duration::from_millis(millis)
            }
            Kind::IsSilent => NEVER,
        }
    }
}

/// An attempt that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attempt {
    pub start: Duration,
    /// When its future was ready, or was dropped.
    pub end: Option<Duration>,
    /// Whether it was ready.
    pub answered: bool,
}

#[derive(Debug)]
struct State {
    asked: Asked,
    expected: Expected,
    attempts: Vec<Attempt>,
}

static SERVICES: Mutex<Vec<State>> = Mutex::new(Vec::new());

fn services() -> MutexGuard<'static, Vec<State>> {
    SERVICES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One service of a check.
#[derive(Debug, Clone, Copy)]
pub struct Service(pub(super) usize);

/// Begins anew, with a service for each call of the answer.
pub(super) fn open(asked: &[Asked]) {
    let states = asked.iter().map(|asked| State {
        asked: *asked,
        expected: asked.expected(),
        attempts: Vec::new(),
    });
    *services() = states.collect();
}

/// The attempts so far, in the order in which they began.
pub(super) fn attempts(service: usize) -> Vec<Attempt> {
    services()[service].attempts.clone()
}

/// What an attempt gives that is waited for.
pub(super) fn result(service: usize, attempt: usize, kind: Kind) -> Result<u64, Failure> {
    let secret = secret(("attempt", service, attempt));
    let told = format!("attempt {}: {secret:016x}", attempt + 1);
    match kind {
        Kind::Gives(_) => Ok(secret),
        Kind::Fails(_) => Err(Failure::Temporary(told)),
        Kind::EndsIt(_) => Err(Failure::Final(told)),
        Kind::IsSilent => Err(Failure::TimedOut),
    }
}

/// An attempt under way; whoever drops it ends it.
struct UnderWay {
    service: usize,
    attempt: usize,
    name: String,
}

impl Service {
    /// One attempt.
    ///
    /// # Errors
    ///
    /// Where the check wants it.
    pub async fn attempt(self) -> Result<u64, Failure> {
        let begun = services()[self.0].begin(self.0);
        let (mut under_way, kind) = match begun {
            Ok(begun) => begun,
            Err(fault) => return refused(fault).await,
        };
        virtual_time::pass(ATTEMPT, under_way.attempt, self.0, kind.lasts()).await;
        under_way.end(Some(kind));
        result(self.0, under_way.attempt, kind)
    }
}

impl State {
    fn begin(&mut self, service: usize) -> Result<(UnderWay, Kind), Wrong> {
        let attempt = self.attempts.len();
        if let Some(other) = self.attempts.iter().position(|one| one.end.is_none()) {
            return Err(told::overlap(other, attempt));
        }
        if attempt >= self.asked.most {
            return Err(told::too_many(self.asked.most));
        }
        self.attempts.push(Attempt {
            start: elapsed(),
            end: None,
            answered: false,
        });
        let name = match service {
            0 => format!("attempt {}", attempt + 1),
            _ => format!("attempt {} of another call", attempt + 1),
        };
        steps::waits(None, format!("{name} begins"));
        // At once: an answer whose thread sleeps would come to its end late by everybody's clock.
        told::compare_instants(&self.asked, &self.expected, &self.attempts)?;
        // One that should not be made fails, and is told of at the end.
        let kind = self.asked.kinds.get(attempt).copied();
        let kind = kind.unwrap_or(Kind::Fails(1));
        let under_way = UnderWay {
            service,
            attempt,
            name,
        };
        Ok((under_way, kind))
    }
}

impl UnderWay {
    fn end(&mut self, answer: Option<Kind>) {
        // One of an earlier run is nobody's.
        let mut services = services();
        let state = services.get_mut(self.service);
        let Some(attempt) = state.and_then(|state| state.attempts.get_mut(self.attempt)) else {
            return;
        };
        if attempt.end.is_none() {
            (attempt.end, attempt.answered) = (Some(elapsed()), answer.is_some());
            let told = match answer {
                None | Some(Kind::IsSilent) => "is dropped",
                Some(Kind::Gives(_)) => "gives Ok",
                Some(Kind::Fails(_)) => "fails",
                Some(Kind::EndsIt(_)) => "fails for ever",
            };
            steps::note(None, format!("{} {told}", self.name));
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.end(None);
    }
}
