//! A watchdog over threads that lock [`models::watched`] mutexes: it tells a deadlock from work that goes on.

use crate::measure::now;
use crate::usage;
use crate::wait_graph::{Link, WaitForGraph};
use anyhow::{Context, Result, bail};
use models::watched::{Look, Waits};
use serde::{Deserialize, Serialize};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How often the watchdog looks.
const LOOK: Duration = Duration::from_millis(2);
/// It looks for a circle after this long without a change.
const IDLE: Duration = Duration::from_millis(20);

/// How work that was watched ended.
#[derive(Debug)]
pub enum Ended<T> {
    /// It returned.
    Returned(T),
    /// Its threads wait for each other in a circle.
    Deadlocked(Deadlock),
}

/// A deadlock that was seen to happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadlock {
    /// How often a lock had been given back before.
    pub released: usize,
    /// How long nothing changed until the watchdog was sure.
    pub idle: Duration,
    /// CPU time that the process used meanwhile, the watchdog's own included; `None` where the system does not tell.
    pub cpu: Option<Duration>,
    /// Who waits for whom.
    pub graph: WaitForGraph,
}

/// Runs `work` on a thread of its own, until it returns or a circle of threads that wait for each other is seen.
/// `noun` is what a lock is called in the drawing, e.g. `account`.
///
/// The circle is the proof, not the time: two equal looks show that all of it was true at the same instant.
pub fn watch<T: Send + 'static>(
    noun: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<Ended<T>> {
    let (sender, returned) = mpsc::channel();
    thread::Builder::new()
        .spawn(move || sender.send(work()))
        .context("the system refused a thread")?;
    let (mut last, mut since, mut used) = (Look::now(), now(), usage::of_process());
    loop {
        match returned.recv_timeout(LOOK) {
            Ok(value) => return Ok(Ended::Returned(value)),
            Err(RecvTimeoutError::Disconnected) => bail!("a watched thread panicked"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let look = Look::now();
        if look != last {
            (last, since, used) = (look, now(), usage::of_process());
            continue;
        }
        if since.elapsed() < IDLE {
            continue;
        }
        if let Some(circle) = look.circle() {
            let cpu = used.zip(usage::of_process());
            return Ok(Ended::Deadlocked(Deadlock {
                released: look.released(),
                idle: since.elapsed(),
                cpu: cpu.map(|(before, after)| (after - before).cpu),
                graph: graph(circle, noun),
            }));
        }
    }
}

fn graph(circle: Vec<Waits>, noun: &str) -> WaitForGraph {
    let link = |waits: Waits| Link {
        thread: waits.thread,
        holds: format!("{noun} {}", waits.holds),
        taken_at: waits.taken_at,
        queued: false,
        wants: format!("{noun} {}", waits.wants),
        wanted_at: waits.wanted_at,
    };
    WaitForGraph {
        circle: circle.into_iter().map(link).collect(),
        ..WaitForGraph::default()
    }
}
