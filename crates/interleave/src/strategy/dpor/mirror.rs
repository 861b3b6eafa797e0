//! The check on the proof: what was held to be independent is done in the other order.
//!
//! Of each run (or of some hundred, evenly spread), independent steps are swapped as far as possible: whatever could have
//! come later comes later. Such a run must end the same way, and every thread must see the same in it. If not, the
//! program shares something that is no step, like the count of an `Arc`, and nothing is proved.

use super::history::History;
use crate::runtime::{Note, Value, World, mix};
use crate::strategy::Plan;

/// A run in another order of its independent steps, and what is expected of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mirrored {
    order: Vec<u8>,
    seen: u64,
}

/// Runs to be made once more.
#[derive(Default)]
pub(crate) struct Mirror {
    runs: Vec<Mirrored>,
    /// One run is kept of this number of runs.
    every: u64,
    met: u64,
    at: usize,
    differs: bool,
}

impl Mirror {
    const MOST: usize = 512;

    /// Keeps the run for later, unless enough others are kept.
    pub(super) fn keep(&mut self, history: &History, world: &World) {
        self.every = self.every.max(1);
        let kept = self.met.is_multiple_of(self.every);
        self.met += 1;
        if !kept {
            return;
        }
        let order = mirrored(history);
        if order == world.order {
            return;
        }
        self.runs.push(Mirrored {
            order,
            seen: seen(world),
        });
        if self.runs.len() == Self::MOST {
            self.every *= 2;
            let mut index = 0;
            self.runs.retain(|_| {
                index += 1;
                index % 2 == 0
            });
        }
    }

    /// Whether a run did not give the same in the other order.
    pub fn differs(&self) -> bool {
        self.differs
    }
}

impl Plan for Mirror {
    fn next(&mut self) -> Option<Vec<u8>> {
        let run = self.runs.get(self.at).filter(|_| !self.differs)?;
        self.at += 1;
        Some(run.order.clone())
    }

    fn ran(&mut self, world: &World) {
        let expected = &self.runs[self.at - 1];
        self.differs |= world.order != expected.order || seen(world) != expected.seen;
    }
}

/// The order in which, of all events that may come next, the one that came last comes first.
fn mirrored(history: &History) -> Vec<u8> {
    let events = &history.events;
    let mut of_thread: Vec<Vec<usize>> = Vec::new();
    for (index, event) in events.iter().enumerate() {
        if of_thread.len() <= event.thread {
            of_thread.resize(event.thread + 1, Vec::new());
        }
        of_thread[event.thread].push(index);
    }
    let mut done = vec![0u32; of_thread.len()];
    let mut order = Vec::with_capacity(events.len());
    while order.len() < events.len() {
        let ready = |thread: &usize| {
            let next = of_thread[*thread].get(done[*thread] as usize);
            next.is_some_and(|&next| {
                (0..done.len()).all(|other| {
                    let before = events[next].clock.of(other) - u32::from(other == *thread);
                    done[other] >= before
                })
            })
        };
        let last = (0..done.len())
            .filter(ready)
            .max_by_key(|&thread| of_thread[thread][done[thread] as usize]);
        let thread = last.expect("what happens before something else comes first in some order");
        order.push(events[of_thread[thread][done[thread] as usize]].option);
        done[thread] += 1;
    }
    order
}

/// What the threads saw, each for itself, and how the run ended.
fn seen(world: &World) -> u64 {
    let mut threads = vec![0u64; world.threads.len()];
    let end = world.failed_at.unwrap_or(world.steps.len());
    for step in &world.steps[..end] {
        let hash = &mut threads[step.thread];
        *hash = mix(*hash, step.op as u64 + 1);
        *hash = mix(*hash, u64::from(step.note == Note::Failed));
        for value in [step.read, step.wrote] {
            if value != Value::None {
                *hash = mix(*hash, value.bits());
            }
        }
    }
    let mut all = threads.iter().fold(0, |all, thread| mix(all, *thread));
    for byte in world.outcome.iter().flat_map(|outcome| outcome.bytes()) {
        all = mix(all, u64::from(byte));
    }
    let deadlock = world.fault.as_ref().and_then(|fault| fault.deadlock);
    mix(all, deadlock.map_or(0, |kind| kind as u64 + 1))
}
