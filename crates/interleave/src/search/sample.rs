//! Runs of a program that does not repeat itself, each taken as it is.

use super::counts::{Cost, End};
use super::explorer::Explorer;
use super::recorder::{Recorder, Recording};
use crate::data::{Costs, Coverage, Exploration, Op, Outcome, Spent, StepResult};
use crate::runtime::Limits;
use crate::runtime::run_loop::{self, Test};
use crate::strategy::{Budget, Random};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

impl Explorer {
    /// Runs `test` under random orders, 500 at the most, and takes each run as it is.
    ///
    /// For a program that draws random numbers of its own: it does not do the same again in the same order, which
    /// [`explore`](Explorer::explore) reports as a failure. Nothing is made simpler, and what is found may differ from
    /// call to call.
    ///
    /// # Panics
    ///
    /// When called inside an exploration. Panics of `test` are results.
    #[must_use]
    pub fn sample<F, T>(&self, test: F) -> Exploration
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Debug,
    {
        const RUNS: u64 = 500;
        let test: Test = Arc::new(move || format!("{:?}", test()));
        let limits = Limits {
            full: true,
            ..self.limits()
        };
        let budget = Budget {
            schedules: RUNS,
            steps: self.steps,
        };
        let random = Random::new(self.seed, budget);
        let (_, recorder) = run_loop::run(&test, limits, random, Recorder::default());
        exploration(recorder.recordings)
    }
}

/// The ends of these runs, each with the simplest run that came to it.
fn exploration(pictures: Vec<Recording>) -> Exploration {
    let runs = pictures.len() as u64;
    let counted = |picture: &Recording| {
        picture
            .trace
            .steps
            .iter()
            .filter(|step| step.counted)
            .count() as u64
    };
    let (steps, longest) = (
        pictures.iter().map(counted).sum(),
        pictures.iter().map(counted).max().unwrap_or_default(),
    );
    let costs = pictures.iter().map(costs);
    let costs = costs.fold(Costs::default(), Costs::max);
    let mut ends: BTreeMap<End, (u64, Recording)> = BTreeMap::new();
    for picture in pictures {
        let known = ends.remove(&picture.end);
        let times = known.as_ref().map_or(0, |(times, _)| *times) + 1;
        let best = match known {
            Some((_, best)) if cost(&best) <= cost(&picture) => best,
            _ => picture,
        };
        ends.insert(best.end.clone(), (times, best));
    }
    let (mut outcomes, mut failures) = (Vec::new(), Vec::new());
    for (end, (times, picture)) in ends {
        match end {
            End::Outcome(value) => outcomes.push(Outcome {
                value,
                schedules: times,
                interleavings: times,
                trace: Some(picture.trace),
            }),
            End::Failure(..) => failures.extend(picture.into_failure(times, times, 1)),
        }
    }
    failures.sort_by_key(|failure| (failure.kind, failure.trace.switches));
    Exploration {
        outcomes,
        failures,
        schedules: runs,
        interleavings: runs,
        coverage: Coverage::Tried { orders: runs },
        steps,
        longest,
        costs,
        searches: Vec::new(),
    }
}

fn costs(picture: &Recording) -> Costs {
    let counted = picture.trace.steps.iter().filter(|step| step.counted);
    Costs::of(counted.map(|step| Spent {
        thread: step.thread,
        op: step.op,
        lock: step.mutex.or(step.object),
        failed: step.result == StepResult::Failed && !step.spurious,
        unchanged: step.op == Op::Swap && step.wrote == step.read,
        place: (step.place.line, step.place.column, step.object),
    }))
}

fn cost(picture: &Recording) -> Cost {
    Cost {
        switches: u32::try_from(picture.trace.switches).unwrap_or(u32::MAX),
        steps: picture.trace.steps.len(),
    }
}
