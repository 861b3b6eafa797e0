//! The server: which connections it has accepted, and which requests came over them.

use super::Page;
use crate::secret::secret;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Call, Work, elapsed};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Requests, as they are told of.
pub const REQUEST: Work = Work {
    does: "sends requests",
    many: "requests",
    one: "a request",
    result: "a page",
    never: "returns",
};
/// The stage of a connect among the calls; that of a request is 0.
const CONNECT: usize = 1;

/// A connection that was asked for.
#[derive(Debug, Clone)]
pub struct Connection {
    /// How many requests have come over it.
    pub requests: usize,
    /// When the last of its clients was dropped.
    pub closed: Option<Duration>,
}

#[derive(Debug)]
struct Server {
    run: usize,
    /// The paths of the list, how long each takes, and whether it was asked for.
    entries: Vec<(u32, Duration, bool)>,
    handshake: Duration,
    connections: Vec<Connection>,
}

static SERVER: Mutex<Server> = Mutex::new(Server {
    run: 0,
    entries: Vec::new(),
    handshake: Duration::ZERO,
    connections: Vec::new(),
});

fn server() -> MutexGuard<'static, Server> {
    SERVER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins anew: the paths, and how long a request for each takes; and how long it takes to connect.
pub fn open(entries: &[(u32, Duration)], handshake: Duration) {
    let mut server = server();
    let entry = |(path, lasts): &(u32, Duration)| (*path, *lasts, false);
    *server = Server {
        run: server.run + 1,
        entries: entries.iter().map(entry).collect(),
        handshake,
        connections: Vec::new(),
    };
}

/// The connections so far, in the order in which they were asked for.
pub fn connections() -> Vec<Connection> {
    server().connections.clone()
}

/// Of these calls, the requests.
pub fn requests(calls: &[Call]) -> Vec<Call> {
    calls
        .iter()
        .filter(|call| call.stage != CONNECT)
        .cloned()
        .collect()
}

/// Of these calls, the connects.
pub fn connects(calls: &[Call]) -> Vec<Call> {
    calls
        .iter()
        .filter(|call| call.stage == CONNECT)
        .cloned()
        .collect()
}

/// What a request for this path brings.
pub fn page(path: u32) -> Page {
    Page {
        path,
        text: format!("page: {:016x}", secret(("page", path))),
    }
}

/// A connection of a client; closed when it is dropped.
#[derive(Debug)]
pub struct Open {
    run: usize,
    number: usize,
}

pub async fn connect() -> Open {
    let (open, handshake) = {
        let mut server = server();
        server.connections.push(Connection {
            requests: 0,
            closed: None,
        });
        let open = Open {
            run: server.run,
            number: server.connections.len() - 1,
        };
        (open, server.handshake)
    };
    virtual_time::pass(REQUEST, open.number, CONNECT, handshake).await;
    open
}

impl Open {
    pub async fn get(&self, path: u32) -> Page {
        match self.asked(path) {
            Ok((row, lasts)) => {
                virtual_time::pass(REQUEST, row, 0, lasts).await;
                page(path)
            }
            Err(fault) => virtual_time::refused(fault).await,
        }
    }

    fn asked(&self, path: u32) -> Result<(usize, Duration), Wrong> {
        let mut server = server();
        if server.run != self.run {
            return Err(of_an_earlier_call());
        }
        let entries = &server.entries;
        let mut rows = (0..entries.len()).filter(|row| entries[*row].0 == path);
        let Some(row) = rows.find(|row| !entries[*row].2) else {
            let listed = entries.iter().filter(|(one, ..)| *one == path).count();
            return Err(asked_too_often(path, listed));
        };
        server.entries[row].2 = true;
        server.connections[self.number].requests += 1;
        Ok((row, server.entries[row].1))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut server = server();
        if server.run == self.run {
            server.connections[self.number].closed = Some(elapsed());
        }
    }
}

fn of_an_earlier_call() -> Wrong {
    Wrong::because("Your code uses a client of an earlier call.")
        .expected("each call of the function opens its connection itself, and closes it.")
        .seen("a request came over a connection that was opened in a call before.")
        .ask("where does your code keep a client when the function has returned?")
}

fn asked_too_often(path: u32, listed: usize) -> Wrong {
    match listed {
        0 => Wrong::because("Your code asks for a page that is not in the list.")
            .seen(format!("`get` was polled with the path {path}.")),
        listed => Wrong::because("Your code asks for a page more often than the list has it.").seen(format!(
            "the path {path} is in the list {listed} times, and `get` was polled with it {} times.",
            listed + 1
        )),
    }
    .expected("one request for each entry of the list.")
    .ask("which pages does your function ask for, and how often each?")
}
