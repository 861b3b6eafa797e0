//! The clock of the server: wakes tasks to within some ten microseconds, where tokio's timers round up to whole milliseconds.

use crate::clock::{Instant, now};
use crate::usage::{self, Usage};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

/// A thread that wakes tasks; dropping it waits until every [`Bell`] is gone, and then stops the thread.
#[derive(Debug)]
pub struct Alarm {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

/// Sets the alarm; clones set the same one.
#[derive(Debug, Clone)]
pub struct Bell(Sender<Order>);

#[derive(Debug)]
enum Order {
    Wake(Instant, oneshot::Sender<()>),
    Tell(Sender<Option<Usage>>),
}

impl Alarm {
    /// Fails when the system gives no thread.
    pub fn start() -> Result<Alarm> {
        let (orders, taken) = channel();
        let thread = std::thread::Builder::new()
            .name("origin's clock".into())
            .spawn(move || run(&taken))
            .context("failed to start the thread of the local server's clock")?;
        Ok(Alarm {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    /// What tasks sleep with.
    pub fn bell(&self) -> Bell {
        let orders = self.orders.clone();
        Bell(orders.expect("only drop takes it"))
    }

    /// What its thread has used so far, where the system tells.
    pub fn usage(&self) -> Option<Usage> {
        let (answer, asked) = channel();
        self.orders.as_ref()?.send(Order::Tell(answer)).ok()?;
        asked.recv().ok()?
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // Nothing that it does can panic.
            let _ = thread.join();
        }
    }
}

impl Bell {
    /// Returns `delay` from now, never earlier.
    pub async fn sleep(&self, delay: Duration) {
        let (wake, woken) = oneshot::channel();
        // Both fail only when the server is being stopped: then nobody waits for the answer any more.
        if self.0.send(Order::Wake(now() + delay, wake)).is_ok() {
            let _ = woken.await;
        }
    }
}

fn run(orders: &Receiver<Order>) {
    // In the order of time; the number makes the keys of those that are due at the same instant differ.
    let mut due = BTreeMap::new();
    let mut number = 0u64;
    loop {
        let next: Option<Instant> = due.first_key_value().map(|(&(at, _), _)| at);
        let order = match next {
            Some(at) => orders.recv_timeout(at.saturating_duration_since(now())),
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match order {
            Ok(Order::Wake(at, sleeper)) => {
                number += 1;
                due.insert((at, number), sleeper);
            }
            Ok(Order::Tell(answer)) => drop(answer.send(usage::of_this_thread())),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        while let Some(first) = due.first_entry()
            && first.key().0 <= now()
        {
            // It fails only when the connection was closed meanwhile: then nobody sleeps any more.
            let _ = first.remove().send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_sleeps_less_wakes_first_and_nobody_too_early() {
        let alarm = Alarm::start().expect("it starts");
        let bell = alarm.bell();
        let start = now();
        let sleep = async |ms| {
            bell.sleep(Duration::from_millis(ms)).await;
            assert!(start.elapsed() >= Duration::from_millis(ms));
            now()
        };
        let (late, early, at_once) = tokio::join!(sleep(30), sleep(10), sleep(0));
        assert!(at_once < early && early < late);
    }
}
