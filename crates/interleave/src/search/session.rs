//! The searches of one exploration, and what is made of what they counted.

use super::counts::{Counts, End, Entry};
use super::recorder::{Recorder, Recording};
use super::shrink::{Shrink, Unobserved};
use crate::data::{Coverage, Exploration, Failure, FailureKind, Outcome, SearchReport, Trace};
use crate::runtime::run_loop::{self, Test};
use crate::runtime::{Limits, World};
use crate::strategy::{Budget, Guide, Plan, Reduction, Strategy};

pub(super) struct Session<'a> {
    test: &'a Test,
    limits: Limits,
    counts: Counts,
    searches: Vec<SearchReport>,
}

/// A list of orders, for one run each.
struct Orders(std::vec::IntoIter<Vec<u8>>);

impl Plan for Orders {
    fn next(&mut self) -> Option<Vec<u8>> {
        self.0.next()
    }

    fn ran(&mut self, _world: &World) {}
}

impl<'a> Session<'a> {
    pub fn new(test: &'a Test, limits: Limits) -> Self {
        Self {
            test,
            limits,
            counts: Counts::default(),
            searches: Vec::new(),
        }
    }

    /// Runs one search and reports what it added.
    pub fn search<S: Strategy + 'static>(
        &mut self,
        name: &str,
        strategy: S,
        complete: impl Fn(&S) -> bool,
    ) -> S {
        let mut counts = std::mem::take(&mut self.counts);
        let (schedules, seen, failed) = (counts.schedules, counts.seen.len(), counts.failed);
        counts.take_sample = true;
        let (strategy, counts) = run_loop::run(self.test, self.limits, strategy, counts);
        self.searches.push(SearchReport {
            name: name.into(),
            schedules: counts.schedules - schedules,
            new_interleavings: (counts.seen.len() - seen) as u64,
            complete: complete(&strategy),
            failed: counts.failed - failed,
        });
        self.counts = counts;
        strategy
    }

    /// Whether the program is such that more runs say nothing.
    pub fn hopeless(&self) -> bool {
        self.has(FailureKind::Misuse) || self.has(FailureKind::Nondeterminism)
    }

    fn has(&self, kind: FailureKind) -> bool {
        self.counts.ends.keys().any(|end| end.is_failure(kind))
    }

    /// Whether a run reached the limit of steps.
    pub fn was_cut(&self) -> bool {
        self.has(FailureKind::Livelock) || self.has(FailureKind::StepLimit)
    }

    /// Whether the searches have to begin again, with loops that wait for others; see `Limits::hold_loops`.
    pub fn needs_held_loops(&self) -> bool {
        self.was_cut() && !self.limits.hold_loops
    }

    /// Runs the search that proves: what it can claim if it has ended, and whether it has.
    pub fn prove(&mut self, budget: Budget) -> (Option<Coverage>, bool) {
        self.counts.by_class = true;
        let reduction = self.search("dpor", Reduction::new(budget), Reduction::complete);
        self.counts.by_class = false;
        let representatives = reduction.representatives();
        let complete = reduction.complete();
        if !complete || reduction.limited() || !self.saw_everything() {
            return (None, complete);
        }
        let mirror = Guide::new(reduction.into_mirror());
        let mirror = run_loop::run(self.test, self.limits, mirror, Unobserved)
            .0
            .plan;
        if mirror.differs() {
            return (None, false);
        }
        (Some(Coverage::Proved { representatives }), true)
    }

    /// All interleavings have been run.
    pub fn counted(&self) -> Coverage {
        let interleavings = self.counts.seen.len() as u64;
        Coverage::Counted { interleavings }
    }

    /// Nothing more is known than what was tried.
    pub fn tried(&self) -> Coverage {
        let orders = self.counts.seen.len() as u64;
        Coverage::Tried { orders }
    }

    /// Whether a complete search has seen the whole of every run.
    pub fn saw_everything(&self) -> bool {
        !self.hopeless() && !self.was_cut() && !self.counts.held_loop
    }

    /// Makes the counted ends into data, each with its simplest run.
    pub fn finish(mut self, coverage: Coverage) -> Exploration {
        const MAX_OUTCOME_TRACES: usize = 16;
        let mut ends: Vec<(End, Entry)> =
            std::mem::take(&mut self.counts.ends).into_iter().collect();
        if matches!(coverage, Coverage::Proved { .. }) {
            for (_, entry) in &mut ends {
                entry.interleavings = entry.classes;
            }
        }
        ends.sort_by(|(a, _), (b, _)| sort_key(a).cmp(&sort_key(b)));
        let refused = |kind| ends.iter().any(|(end, _)| end.is_failure(kind));
        let (misuse, mut repeats) = (
            refused(FailureKind::Misuse),
            !refused(FailureKind::Nondeterminism),
        );
        if misuse {
            // After a wrong use, what else the program does says nothing.
            ends.retain(|(end, _)| end.is_failure(FailureKind::Misuse));
        }
        // Outcomes stand first; all failures are shown.
        let outcomes = ends.partition_point(|(end, _)| matches!(end, End::Outcome(_)));
        let unshown = ends.drain(outcomes.min(MAX_OUTCOME_TRACES)..outcomes);
        let unshown: Vec<_> = unshown.collect();
        let mut recordings = Vec::new();
        if repeats {
            let simplest = |(end, entry): &(End, Entry)| self.simplest(end, entry, coverage);
            recordings = self.record_runs(ends.iter().map(simplest).collect());
            let expected = ends.iter().map(|(end, _)| end);
            repeats = expected.eq(recordings.iter().map(|recording| &recording.end))
                && (misuse || self.samples_repeat());
        }
        let nothing = || std::iter::repeat(None);
        let recordings = recordings.into_iter().map(Some).chain(nothing());
        let (mut outcomes, mut failures) = data(ends.into_iter().zip(recordings));
        outcomes.extend(data(unshown.into_iter().zip(nothing())).0);
        if !repeats {
            failures = vec![nondeterminism(self.counts.schedules)];
        }
        let coverage = if repeats { coverage } else { self.tried() };
        self.exploration(outcomes, failures, coverage)
    }

    fn exploration(
        self,
        outcomes: Vec<Outcome>,
        failures: Vec<Failure>,
        coverage: Coverage,
    ) -> Exploration {
        let Counts {
            schedules,
            steps,
            longest,
            costs,
            ..
        } = self.counts;
        let (interleavings, searches) = (coverage.orders(), self.searches);
        Exploration {
            outcomes,
            failures,
            schedules,
            interleavings,
            coverage,
            steps,
            longest,
            costs,
            searches,
        }
    }

    /// The order to show. After a search of everything, the best that was met is the simplest there is.
    fn simplest(&self, end: &End, entry: &Entry, coverage: Coverage) -> Vec<u8> {
        let kinds = [
            FailureKind::Livelock,
            FailureKind::StepLimit,
            FailureKind::Misuse,
        ];
        if coverage.is_counted() || kinds.into_iter().any(|kind| end.is_failure(kind)) {
            return entry.order.clone();
        }
        let shrink = Guide::new(Shrink::new(end.clone(), entry.order.clone(), entry.cost));
        run_loop::run(self.test, self.limits, shrink, Unobserved)
            .0
            .plan
            .best()
    }

    fn record_runs(&self, orders: Vec<Vec<u8>>) -> Vec<Recording> {
        let limits = Limits {
            full: true,
            ..self.limits
        };
        let guide = Guide::new(Orders(orders.into_iter()));
        run_loop::run(self.test, limits, guide, Recorder::default())
            .1
            .recordings
    }

    /// Whether the first run of each search does the same again, step by step.
    fn samples_repeat(&self) -> bool {
        let samples = &self.counts.samples;
        let again = self.record_runs(samples.iter().map(|sample| sample.order.clone()).collect());
        let expected = samples
            .iter()
            .map(|sample| (&sample.end, sample.trace_hash));
        expected.eq(again
            .iter()
            .map(|recording| (&recording.end, recording.trace_hash)))
    }
}

fn data(
    ends: impl Iterator<Item = ((End, Entry), Option<Recording>)>,
) -> (Vec<Outcome>, Vec<Failure>) {
    let (mut outcomes, mut failures) = (Vec::new(), Vec::new());
    for ((end, entry), recording) in ends {
        let Entry {
            schedules,
            interleavings,
            first_at,
            ..
        } = entry;
        match end {
            End::Outcome(value) => {
                let trace = recording.map(|recording| recording.trace);
                outcomes.push(Outcome {
                    value,
                    schedules,
                    interleavings,
                    trace,
                });
            }
            End::Failure(..) => {
                failures.extend(
                    recording.and_then(|p| p.into_failure(schedules, interleavings, first_at)),
                );
            }
        }
    }
    failures.sort_by_key(|failure: &Failure| {
        (
            failure.kind,
            failure.trace.switches,
            failure.trace.steps.len(),
        )
    });
    (outcomes, failures)
}

/// Outcomes first, numbers by size; then failures.
fn sort_key(end: &End) -> (bool, Option<i128>, &End) {
    match end {
        End::Outcome(text) => (false, text.parse().ok(), end),
        End::Failure(..) => (true, None, end),
    }
}

fn nondeterminism(schedules: u64) -> Failure {
    Failure {
        kind: FailureKind::Nondeterminism,
        message: "the same schedule gave different runs: does the program use the time, randomness, the order of a \
                  HashMap, or something that outlives the run?"
            .into(),
        place: None,
        thread: None,
        schedules,
        interleavings: 0,
        first_at: schedules,
        trace: Trace::default(),
        waits: None,
        cycle: None,
    }
}
