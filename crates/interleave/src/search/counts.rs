//! Counts runs by how they ended, and keeps the simplest order of threads for each ending.

use crate::data::{Costs, DeadlockKind, FailureKind, Op, Place, Spent};
use crate::runtime::{Fault, Note, World, run_loop::Observer};
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Outcome(String),
    Failure(FailureKind, Option<DeadlockKind>, Option<Place>),
}

impl End {
    pub fn of(world: &World) -> Self {
        match (&world.fault, &world.outcome) {
            (Some(fault), _) => Self::failure(fault),
            (None, Some(outcome)) => Self::Outcome(outcome.clone()),
            (None, None) => unreachable!("a run without a fault has an outcome"),
        }
    }

    pub fn is_failure(&self, kind: FailureKind) -> bool {
        matches!(self, Self::Failure(of, ..) if *of == kind)
    }

    fn failure(fault: &Fault) -> Self {
        Self::Failure(fault.kind, fault.deadlock, fault.place.clone())
    }
}

/// Fewest context switches, then fewest steps. Of runs that were cut: the shortest round, then the earliest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    pub switches: u32,
    pub steps: usize,
}

impl Cost {
    pub fn of(world: &World) -> Self {
        if let Some(cycle) = world.cycle {
            return Self {
                switches: cycle.len as u32,
                steps: cycle.start,
            };
        }
        Self {
            switches: world.switches,
            steps: world.order.len(),
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub schedules: u64,
    pub interleavings: u64,
    /// How many classes of interleavings, while these are counted.
    pub classes: u64,
    pub first_at: u64,
    pub cost: Cost,
    pub order: Vec<u8>,
}

/// A run to be repeated, to see whether the program repeats itself.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub order: Vec<u8>,
    pub trace_hash: u64,
    pub end: End,
}

/// A hasher for what is a hash already.
#[derive(Default)]
pub(super) struct AlreadyMixed(u64);

impl Hasher for AlreadyMixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _bytes: &[u8]) {
        unreachable!("only whole numbers are hashed");
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[derive(Default)]
pub(super) struct Counts {
    pub ends: BTreeMap<End, Entry>,
    /// The hashes of the interleavings met.
    pub seen: HashSet<u64, BuildHasherDefault<AlreadyMixed>>,
    pub schedules: u64,
    pub failed: u64,
    pub steps: u64,
    pub longest: u64,
    pub costs: Costs,
    /// The first run of each search, and the first that failed.
    pub samples: Vec<Sample>,
    pub take_sample: bool,
    /// Interleavings were left out in which a thread makes many rounds of a loop before others run.
    pub held_loop: bool,
    /// The search runs one interleaving of each class.
    pub by_class: bool,
}

impl Observer for Counts {
    fn run_ended(&mut self, world: &World) {
        let new = self.seen.insert(world.hash);
        let (cost, end) = (Cost::of(world), End::of(world));
        self.schedules += 1;
        self.held_loop |= world.fair.held_loop();
        self.steps += cost.steps as u64;
        self.longest = self.longest.max(cost.steps as u64);
        self.costs = self.costs.max(costs(world));
        self.failed += u64::from(matches!(end, End::Failure(..)));
        if std::mem::take(&mut self.take_sample) {
            let (order, trace_hash) = (world.order.clone(), world.trace_hash);
            self.samples.push(Sample {
                order,
                trace_hash,
                end: end.clone(),
            });
        }
        let first_at = self.schedules;
        let entry = self.ends.entry(end).or_insert_with(|| Entry {
            schedules: 0,
            interleavings: 0,
            classes: 0,
            first_at,
            cost: Cost {
                switches: u32::MAX,
                steps: 0,
            },
            order: Vec::new(),
        });
        entry.schedules += 1;
        entry.interleavings += u64::from(new);
        entry.classes += u64::from(self.by_class && !world.redundant);
        if cost < entry.cost {
            entry.cost = cost;
            entry.order.clone_from(&world.order);
        }
    }
}

fn costs(world: &World) -> Costs {
    let counted = world.steps.iter().filter(|step| step.counted);
    Costs::of(counted.map(|step| Spent {
        thread: step.thread,
        op: step.op,
        lock: step.mutex.or(step.object),
        failed: step.note == Note::Failed && !step.spurious,
        unchanged: step.op == Op::Swap && step.wrote == step.read,
        place: (step.place.line(), step.place.column(), step.object),
    }))
}
