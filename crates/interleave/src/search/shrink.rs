//! Makes a failing order of threads simpler: fewer context switches, then fewer steps.

use super::tally::{Cost, End};
use crate::runtime::{World, campaign::Audience};
use crate::strategy::Plan;

/// Tries orders with two stretches of one thread joined, or with the end left open, until none is simpler.
pub(super) struct Shrink {
    end: End,
    best: Vec<u8>,
    cost: Cost,
    candidates: std::vec::IntoIter<Vec<u8>>,
    runs_left: u32,
}

impl Shrink {
    pub fn new(end: End, best: Vec<u8>, cost: Cost) -> Self {
        const MAX_RUNS: u32 = 400;
        let candidates = candidates(&best).into_iter();
        Self {
            end,
            best,
            cost,
            candidates,
            runs_left: MAX_RUNS,
        }
    }

    pub fn best(self) -> Vec<u8> {
        self.best
    }
}

impl Plan for Shrink {
    fn next(&mut self) -> Option<Vec<u8>> {
        self.runs_left = self.runs_left.checked_sub(1)?;
        self.candidates.next()
    }

    fn ran(&mut self, world: &World) {
        let cost = Cost::of(world);
        if cost < self.cost && End::of(world) == self.end {
            self.cost = cost;
            self.best.clone_from(&world.order);
            self.candidates = candidates(&self.best).into_iter();
        }
    }
}

/// Ignores how the runs end.
pub(super) struct Unheard;

impl Audience for Unheard {
    fn run_ended(&mut self, _world: &World) {}
}

fn candidates(order: &[u8]) -> Vec<Vec<u8>> {
    let stretches: Vec<&[u8]> = order.chunk_by(|a, b| a == b).collect();
    let mut candidates = Vec::new();
    for (i, stretch) in stretches.iter().enumerate() {
        let next = (i + 1..stretches.len()).find(|&j| stretches[j][0] == stretch[0]);
        if let Some(j) = next {
            // The later one moves forward to the earlier one, or the earlier one back to the later one.
            candidates.push(
                [
                    &stretches[..=i],
                    &stretches[j..=j],
                    &stretches[i + 1..j],
                    &stretches[j + 1..],
                ]
                .concat(),
            );
            candidates.push(
                [
                    &stretches[..i],
                    &stretches[i + 1..j],
                    &stretches[i..=i],
                    &stretches[j..],
                ]
                .concat(),
            );
        }
        candidates.push(stretches[..i].to_vec());
    }
    candidates
        .into_iter()
        .map(|stretches| stretches.concat())
        .collect()
}
