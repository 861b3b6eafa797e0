//! The host: what its ports do with a connect, and what was done to them.

use crate::verdict::Wrong;
use crate::virtual_time::{self, Work, elapsed};
use std::io::{Error, ErrorKind, Result};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Connects, as they are told of.
pub const CONNECT: Work = Work {
    does: "connects",
    many: "connects",
    one: "a connect",
    result: "an answer",
    never: "returns",
};
/// Longer than any run.
const NEVER: Duration = Duration::from_secs(10_000 * 24 * 60 * 60);
/// What a port may fail with beside refusing.
const OTHERS: [ErrorKind; 8] = [
    ErrorKind::HostUnreachable,
    ErrorKind::NetworkUnreachable,
    ErrorKind::AddrNotAvailable,
    ErrorKind::PermissionDenied,
    ErrorKind::Other,
    ErrorKind::ConnectionReset,
    ErrorKind::TimedOut,
    ErrorKind::ConnectionAborted,
];

/// What a port does with a connect, after so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It accepts.
    Accepts(u64),
    /// It refuses.
    Refuses(u64),
    /// It fails in another way.
    Fails(u64),
    /// It never answers.
    IsSilent,
}

impl Kind {
    /// How long it takes to answer.
    pub fn lasts(self) -> Duration {
        match self {
            Kind::Accepts(millis) | Kind::Refuses(millis) | Kind::Fails(millis) => {
                Duration::from_millis(millis)
            }
            Kind::IsSilent => NEVER,
        }
    }
}

/// A connect to an entry of the list.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The entry.
    pub row: usize,
    pub start: Duration,
    /// When its future was ready or dropped.
    pub end: Option<Duration>,
    /// Whether it was ready.
    pub answered: bool,
    /// When its place was free again: the connection closed, where one was made.
    pub over: Option<Duration>,
    /// How many places were taken when it began.
    pub beside: usize,
    /// How many of these by connections that had been made.
    pub open: usize,
}

#[derive(Debug, Default)]
struct Host {
    run: usize,
    ports: Vec<(u16, Kind)>,
    attempts: Vec<Attempt>,
}

static HOST: Mutex<Option<Host>> = Mutex::new(None);

fn host() -> MutexGuard<'static, Option<Host>> {
    HOST.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins anew with these ports, in the order of the list.
pub fn open(ports: &[(u16, Kind)]) {
    let mut host = host();
    let run = host.as_ref().map_or(1, |host| host.run + 1);
    *host = Some(Host {
        run,
        ports: ports.to_vec(),
        attempts: Vec::new(),
    });
}

/// The attempts so far, in the order in which they began.
pub fn attempts() -> Vec<Attempt> {
    host()
        .as_ref()
        .map_or(Vec::new(), |host| host.attempts.clone())
}

/// An attempt that takes a place, until it is dropped.
#[derive(Debug)]
pub struct Open {
    run: usize,
    row: usize,
    attempt: usize,
}

/// Takes a place until it fails or is dropped, or until its connection is closed.
pub async fn connect(port: u16) -> Result<Open> {
    let begun = match host().as_mut() {
        // Outside of a check nobody listens.
        None => return Err(Error::from(ErrorKind::ConnectionRefused)),
        Some(host) => host.begin(port),
    };
    let (open, kind) = match begun {
        Ok(begun) => begun,
        Err(fault) => return virtual_time::refused(fault).await,
    };
    let row = open.row;
    virtual_time::pass(CONNECT, row, 0, kind.lasts()).await;
    open.note(|attempt| (attempt.end, attempt.answered) = (Some(elapsed()), true));
    match kind {
        Kind::Accepts(_) => Ok(open),
        Kind::Refuses(_) => Err(Error::from(ErrorKind::ConnectionRefused)),
        Kind::Fails(_) | Kind::IsSilent => Err(Error::from(OTHERS[row % OTHERS.len()])),
    }
}

impl Host {
    fn begin(&mut self, port: u16) -> std::result::Result<(Open, Kind), Wrong> {
        let asked = |row: &usize| self.attempts.iter().any(|attempt| attempt.row == *row);
        let mut rows = (0..self.ports.len()).filter(|row| self.ports[*row].0 == port);
        let Some(row) = rows.find(|row| !asked(row)) else {
            return Err(self.no_such_port(port));
        };
        let taken = || self.attempts.iter().filter(|one| one.over.is_none());
        self.attempts.push(Attempt {
            row,
            start: elapsed(),
            end: None,
            answered: false,
            over: None,
            beside: taken().count(),
            open: taken().filter(|one| one.answered).count(),
        });
        let open = Open {
            run: self.run,
            row,
            attempt: self.attempts.len() - 1,
        };
        Ok((open, self.ports[row].1))
    }

    fn no_such_port(&self, port: u16) -> Wrong {
        let listed = self.ports.iter().filter(|(one, _)| *one == port).count();
        match listed {
            0 => Wrong::because("Your code connects to a port that is not in the list.")
                .seen(format!("connect was polled with the port {port}.")),
            listed => Wrong::because("Your code connects to a port more often than the list has it.")
                .seen(format!(
                    "the port {port} is in the list {listed} times, and connect was polled with it {} times.",
                    listed + 1
                )),
        }
        .expected("one connect for each entry of the list.")
        .ask("which ports does your function connect to, and how often each?")
    }
}

impl Open {
    fn note(&self, note: impl FnOnce(&mut Attempt)) {
        if let Some(host) = host().as_mut().filter(|host| host.run == self.run) {
            note(&mut host.attempts[self.attempt]);
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.note(|attempt| {
            attempt.over = Some(elapsed());
            attempt.end = attempt.end.or(attempt.over);
        });
    }
}
