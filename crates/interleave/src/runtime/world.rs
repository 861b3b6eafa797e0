//! The state of one run: its threads, its objects, what each thread is about to do, and the steps taken.
//!
//! Owns the model; the values that the program protects live in the objects of `sync` themselves.

use super::deadlock::RawWait;
use super::facts::{Fact, Link, Pending};
use super::fair::Fair;
use super::object::{Model, Object};
use super::record::{Call, Fault, RawStep};
use crate::data::{Cycle, ObjectKind, Op};
use crate::strategy::Strategy;
use std::panic::Location;

/// A line of the program under test.
pub(crate) type Loc = &'static Location<'static>;

/// The index of a thread in spawn order; 0 is the closure under test.
pub(crate) type ThreadIdx = usize;

/// The index of an object in the order in which the run first met it.
pub(crate) type ObjectIdx = usize;

/// More threads than this in one run are refused.
pub(crate) const MAX_THREADS: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Spawned; has not run yet.
    Starting,
    /// Runs code between two operations.
    Running,
    /// Has announced an operation and waits for its turn.
    Waiting,
    Finished,
}

#[derive(Debug)]
pub(crate) struct Thread {
    pub state: State,
    pub call: Call,
    pub name: Option<String>,
    pub token: bool,
    pub spawned: Loc,
    /// Reads that found nothing new, to recognise a loop that only waits: (line, object, version).
    pub reads: [(usize, usize, u64); 4],
    pub next_read: usize,
    /// The count of own operations when the thread last yielded.
    pub yielded_at: Option<u64>,
    pub own_steps: u64,
}

/// The settings of a search's runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub max_steps: u64,
    pub thread_panics_are_results: bool,
    /// A thread in a loop waits for the others after some rounds; see `fair`. Without this rule, a search ends with the
    /// first run that has to be cut.
    pub hold_loops: bool,
    /// Names and shown values are kept, which costs allocations.
    pub full: bool,
}

/// One run.
pub(crate) struct World {
    pub epoch: u64,
    pub limits: Limits,
    pub strategy: Box<dyn Strategy>,
    pub threads: Vec<Thread>,
    pub objects: Vec<Object>,
    pub steps: Vec<RawStep>,
    /// One for each step.
    pub facts: Vec<Fact>,
    /// What happened without a step, and how many steps there were before.
    pub links: Vec<(usize, Link)>,
    /// Who was waiting for a turn when the run failed.
    pub pending: Vec<Pending>,
    /// Values shown by a lock that asked for it: (step, text read, text written).
    pub shown: Vec<(usize, Option<String>, Option<String>)>,
    /// The thread of every counted step.
    pub order: Vec<u8>,
    pub switches: u32,
    pub hash: u64,
    /// Like `hash`, but over everything observed, to notice a program that does not repeat itself.
    pub trace_hash: u64,
    pub version: u64,
    /// The addresses of objects that may be a `static`, which runs on other OS threads may use at the same time.
    pub by_address: Vec<(usize, ObjectIdx)>,
    /// What `default` has made, and at which line.
    pub defaults: Vec<(ObjectKind, Loc)>,
    /// The addresses that atomic pointers had, in the order of their appearance.
    pub pointers: Vec<usize>,
    pub current: ThreadIdx,
    pub exiting: Option<ThreadIdx>,
    pub fair: Fair,
    pub fault: Option<Fault>,
    pub outcome: Option<String>,
    /// What every thread waited for when no thread was enabled.
    pub waits: Vec<RawWait>,
    /// The steps that would repeat for ever, in a run that was cut.
    pub cycle: Option<Cycle>,
    /// How many steps there were when the run failed; those after it only unwind.
    pub failed_at: Option<usize>,
    /// The program has looked at the numbers of its threads.
    pub numbers_read: bool,
    /// Of no use to the search, which has tried the same before.
    pub redundant: bool,
    pub stopping: bool,
    pub stops: u32,
}

impl World {
    pub fn new(limits: Limits, strategy: Box<dyn Strategy>) -> Self {
        Self {
            epoch: 0,
            limits,
            strategy,
            threads: Vec::new(),
            objects: Vec::new(),
            steps: Vec::new(),
            facts: Vec::new(),
            links: Vec::new(),
            pending: Vec::new(),
            shown: Vec::new(),
            order: Vec::new(),
            switches: 0,
            hash: 0,
            trace_hash: 0,
            version: 0,
            by_address: Vec::new(),
            defaults: Vec::new(),
            pointers: Vec::new(),
            current: 0,
            exiting: None,
            fair: Fair::default(),
            fault: None,
            outcome: None,
            waits: Vec::new(),
            cycle: None,
            failed_at: None,
            numbers_read: false,
            redundant: false,
            stopping: false,
            stops: 0,
        }
    }

    /// Makes everything ready for a run, keeping the allocations.
    pub fn reset(&mut self, epoch: u64) {
        self.epoch = epoch;
        self.threads.clear();
        self.objects.clear();
        self.steps.clear();
        self.facts.clear();
        self.links.clear();
        self.pending.clear();
        self.shown.clear();
        self.order.clear();
        self.switches = 0;
        self.hash = 0xcbf2_9ce4_8422_2325;
        self.trace_hash = self.hash;
        self.version = 0;
        self.by_address.clear();
        self.defaults.clear();
        self.pointers.clear();
        self.current = 0;
        self.exiting = None;
        self.fair.reset();
        self.fault = None;
        self.outcome = None;
        self.waits.clear();
        self.cycle = None;
        self.failed_at = None;
        self.numbers_read = false;
        self.redundant = false;
        self.stopping = false;
        self.stops = 0;
        self.add_thread(None, Location::caller());
        self.threads[0].state = State::Running;
    }

    pub fn add_thread(&mut self, name: Option<String>, spawned: Loc) -> ThreadIdx {
        self.threads.push(Thread {
            state: State::Starting,
            call: Call::new(Op::Spawn, None, spawned),
            name,
            token: false,
            spawned,
            reads: [(0, 0, u64::MAX); 4],
            next_read: 0,
            yielded_at: None,
            own_steps: 0,
        });
        self.threads.len() - 1
    }

    pub fn add_object(&mut self, kind: ObjectKind, model: Model, made: Loc) -> ObjectIdx {
        self.objects.push(Object {
            kind,
            model,
            made,
            nth: 0,
            name: None,
        });
        self.objects.len() - 1
    }

    /// Counts the objects that `default` makes at a line, where names are kept. Returns how many there were before.
    pub fn count_default(&mut self, kind: ObjectKind, made: Loc) -> usize {
        if !self.limits.full {
            return 0;
        }
        let before = self.defaults.iter().filter(|one| **one == (kind, made));
        let nth = before.count();
        self.defaults.push((kind, made));
        nth
    }

    /// Ends the run with a fault, unless it has one already. From now on every thread unwinds.
    pub fn fail(&mut self, fault: Fault) {
        if self.fault.is_none() {
            self.fault = Some(fault);
            self.failed_at = Some(self.steps.len());
            self.keep_pending();
        }
        self.stopping = true;
    }
}
