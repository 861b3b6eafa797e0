//! What threads do with a counter, and whether the counts are right.

use super::lost::{self, Reason, lost};
use crate::explored::driven::{self, Test, Text, alone};
use crate::explored::{drawn, explore, is_one_run, of_all, refuse_failures, together};
use crate::verdict::Wrong;
use interleave::{Exploration, Named, Trace};
use std::fmt;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError};

/// A counter of an answer.
pub trait Counts: Send + Sync {
    /// Counts one more.
    fn increment(&self);
    /// How often `increment` has been called.
    fn get(&self) -> usize;
}

/// Makes a counter of the answer under test.
pub type New = fn() -> Box<dyn Counts>;

/// What a thread does, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calls {
    /// Calls `increment`.
    Increments(usize),
    /// Calls `get`.
    Gets(usize),
}
use Calls::{Gets, Increments};

/// Threads that use one counter at the same time.
#[derive(Debug, Clone)]
pub struct Program {
    new: New,
    /// Increments before the threads start.
    before: usize,
    threads: Vec<(&'static str, Calls)>,
    /// Whether increments are noted, because somebody gets the count meanwhile.
    notes: bool,
}

/// The names of threads, in order.
const NAMES: [&str; 20] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
];

/// A program of such threads, named A, B, C.
pub fn program(new: New, calls: &[Calls]) -> Program {
    let threads = NAMES.into_iter().zip(calls.iter().copied()).collect();
    let notes = calls.iter().any(|calls| matches!(calls, Gets(_)));
    Program { new, before: 0, threads, notes }
}

/// What a run of a program gave.
struct Counted {
    end: usize,
    /// What a `get` returned that no order of the calls explains.
    odd: Option<String>,
}

impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.odd {
            None => write!(f, "{}", self.end),
            Some(odd) => write!(f, "{}; {odd}", self.end),
        }
    }
}

/// The increments that have begun and ended so far, of each thread. Every look at them is a step, and so are the
/// changes, so that no two orders that differ in what a `get` may return count as the same.
struct Log {
    begun: Vec<AtomicUsize>,
    ended: Vec<AtomicUsize>,
    before: usize,
    odd: Mutex<Option<String>>,
    notes: bool,
}

impl Log {
    fn new(program: &Program) -> Log {
        let each = |what: &str| {
            let numbers = program.threads.iter();
            numbers.map(|(name, _)| AtomicUsize::new(0).named(&format!("{what} by {name}"))).collect()
        };
        Log { begun: each("begun"), ended: each("ended"), before: program.before, odd: Mutex::default(), notes: program.notes }
    }

    fn increment(&self, counter: &dyn Counts, thread: usize, round: usize) {
        if !self.notes {
            return counter.increment();
        }
        self.begun[thread].store(round + 1, SeqCst);
        counter.increment();
        self.ended[thread].store(round + 1, SeqCst);
    }

    /// How many increments are noted here, of all threads.
    fn sum(&self, noted: &[AtomicUsize], program: &Program) -> usize {
        let of = |(noted, (_, calls)): (&AtomicUsize, &(_, Calls))| match calls {
            Increments(_) => noted.load(SeqCst),
            Gets(_) => 0,
        };
        self.before + noted.iter().zip(&program.threads).map(of).sum::<usize>()
    }

    /// Gets the count; `last` is what this thread got before.
    fn get(&self, counter: &dyn Counts, program: &Program, last: usize) -> usize {
        let least = self.sum(&self.ended, program);
        let count = counter.get();
        let most = self.sum(&self.begun, program);
        let odd = match count {
            _ if count < least => {
                format!("`get` returned {count}, though {} had returned before", calls(least))
            }
            _ if count > most => format!("`get` returned {count}, though only {} had begun", calls(most)),
            _ if count < last => format!("`get` returned {count} to a thread that had got {last} before"),
            _ => return count,
        };
        let mut noted = self.odd.lock().unwrap_or_else(PoisonError::into_inner);
        noted.get_or_insert(odd);
        count
    }
}

impl Program {
    /// With so many increments before the threads start.
    #[must_use]
    pub fn after(self, before: usize) -> Program {
        Program { before, ..self }
    }

    fn run(&self) -> Counted {
        let counter = (self.new)();
        let log = Log::new(self);
        (0..self.before).for_each(|_| counter.increment());
        together(&self.names(), &|name| {
            let thread = NAMES.iter().position(|known| *known == name).unwrap_or_default();
            match self.threads[thread].1 {
                Increments(times) => {
                    (0..times).for_each(|round| log.increment(&*counter, thread, round));
                }
                Gets(times) => {
                    (0..times).fold(0, |last, _| log.get(&*counter, self, last));
                }
            }
        });
        let end = counter.get();
        let odd = log.odd.lock().unwrap_or_else(PoisonError::into_inner).take();
        Counted { end, odd }
    }

    fn names(&self) -> Vec<&'static str> {
        self.threads.iter().map(|(name, _)| *name).collect()
    }

    fn test(&self) -> Test {
        let program = self.clone();
        driven::test(move || program.run())
    }

    /// How the run must end.
    fn expected(&self) -> usize {
        let each = self.threads.iter().map(|(_, calls)| match calls {
            Increments(times) => *times,
            Gets(_) => 0,
        });
        self.before + each.sum::<usize>()
    }

    /// Tries every order.
    pub fn explored(&self) {
        let program = self.clone();
        self.judge(&explore(move || program.run()));
    }

    /// Stops the first thread at each of its first steps, while the second one goes on.
    pub fn stopped(&self) {
        driven::stopped(["A", "B"], self.places(), &self.test(), &|run| self.judge(run));
    }

    /// Lets the first thread make a whole call after each few steps of the second.
    pub fn overtaken(&self) {
        let of = |times| match self.threads[0].1 {
            Increments(_) => self.of_calls(Increments(times)),
            Gets(_) => self.of_calls(Gets(times)),
        };
        let unit = of(2).saturating_sub(of(1)).max(1);
        driven::overtaken(["A", "B"], unit, &self.test(), &|run| self.judge(run));
    }

    /// Stops all threads at the same step, at each of the first ones.
    pub fn crowded(&self) {
        driven::crowded(&self.names(), self.places(), &self.test(), &|run| self.judge(run));
    }

    /// How many operations the first thread makes if it is alone.
    fn places(&self) -> usize {
        self.of_calls(self.threads[0].1)
    }

    /// How many operations these calls of the first thread take.
    fn of_calls(&self, calls: Calls) -> usize {
        let alone = Program { notes: self.notes, ..program(self.new, &[calls]) };
        driven::operations("A", &alone.test())
    }

    /// Refuses runs that fail or count wrong.
    fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        refuse_failures(found);
        let expected = self.expected().to_string();
        let wrong = found.outcomes.iter().filter(|outcome| outcome.value != expected);
        let simplest = wrong.clone().min_by_key(|outcome| {
            let cost = outcome.trace.as_ref().map(|trace| (trace.switches, trace.steps.len()));
            cost.unwrap_or((usize::MAX, 0))
        });
        let Some(outcome) = simplest else { return };
        let trace = outcome.trace.clone().unwrap_or_default();
        let lost = wrong.map(|outcome| outcome.interleavings).sum();
        let always = found.outcome(&expected).is_none() && !is_one_run(found);
        let (because, question) = self.reason(&outcome.value, &trace, always);
        Wrong::because(because)
            .seen(format!(
                "{}: the count is wrong in {}; here it ends at {}.",
                self.describe(),
                of_all(lost, found),
                outcome.value
            ))
            .expected(format!("the count ends at {expected} in every order."))
            .picture(drawn(&format!("The simplest that ends at {}:", first_word(&outcome.value)), &trace))
            .ask(question)
            .refuse()
    }

    fn reason(&self, value: &str, trace: &Trace, always: bool) -> Reason {
        const GET: &str = "what does `get` read, and what may another thread do between the steps of `get`?";
        if let Some((_, odd)) = value.split_once("; ") {
            let unfinished = lost::unfinished(trace, &self.names());
            return unfinished.unwrap_or((format!("{}.", capital(odd)), GET));
        }
        let end: usize = value.parse().unwrap_or_default();
        let gets = self.threads.iter().any(|(_, calls)| matches!(calls, Gets(_)));
        if end > self.expected() {
            return (
                "An increment counts more than once.".into(),
                "which line counts, and can one call of `increment` come to it twice?",
            );
        }
        if always && lost::unfinished(trace, &self.names()).is_none() {
            return (
                "The count is wrong in every order, so the order is not to blame.".into(),
                "what does one `increment` alone change, and by how much?",
            );
        }
        if gets && self.increments_at_once() < 2 {
            return (
                "Increments are lost while another thread calls `get`.".into(),
                "what does `get` change, and may an `increment` come in between?",
            );
        }
        let once = self.threads.iter().all(|(_, calls)| matches!(calls, Increments(1) | Gets(_)));
        lost(trace, &self.names(), once)
    }

    fn increments_at_once(&self) -> usize {
        self.threads.iter().filter(|(_, calls)| matches!(calls, Increments(_))).count()
    }

    /// What the threads do, e.g. `A increments once, B 300 times`.
    fn describe(&self) -> String {
        let times = |times: &usize| match times {
            1 => "once".to_string(),
            2 => "twice".to_string(),
            more => format!("{more} times"),
        };
        if let [(_, first), .., (last, _)] = &self.threads[..]
            && self.threads.len() > 3
            && self.threads.iter().all(|(_, calls)| calls == first)
        {
            return format!("{} threads, A to {last}, increment once each", self.threads.len());
        }
        let each = self.threads.iter().map(|(name, calls)| match calls {
            Increments(often) => format!("{name} increments {}", times(often)),
            Gets(often) => format!("{name} gets the count {}", times(often)),
        });
        let before = (self.before > 0).then(|| format!("after {} increments", self.before));
        before.into_iter().chain(each).collect::<Vec<_>>().join(", ")
    }
}

fn calls(number: usize) -> String {
    match number {
        1 => "1 call of `increment`".into(),
        more => format!("{more} calls of `increment`"),
    }
}

fn first_word(value: &str) -> &str {
    value.split(';').next().unwrap_or_default()
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether one increment starts a thread: then only a few are made in a run, which holds 64 threads at the most.
fn starts_threads(new: New) -> bool {
    let test = program(new, &[Increments(1)]).test();
    let run = driven::along(&[], &test);
    let trace = run.as_ref().and_then(|run| run.outcomes.first()?.trace.as_ref());
    trace.is_some_and(|trace| trace.threads.len() > 2)
}

/// So many increments, or only a few of them if each starts a thread.
pub fn at_most(new: New, many: usize) -> usize {
    match starts_threads(new) {
        true => many.min(8),
        false => many,
    }
}

/// As many threads as a run holds, or only a few if each increment starts one.
pub fn a_crowd(new: New) -> Vec<Calls> {
    let threads = if starts_threads(new) { 8 } else { NAMES.len() };
    vec![Increments(1); threads]
}

/// One thread counts far; the count is looked at again and again.
pub fn counts_far(new: New, far: usize) {
    let found = alone(far, move || {
        let counter = new();
        for count in 1..=far {
            counter.increment();
            let looks = count.is_power_of_two() || count == far || count % 10_000 == 0;
            if looks && counter.get() != count {
                return Text(format!("after {count} increments `get` returned {}", counter.get()));
            }
        }
        Text(String::new())
    });
    refuse_failures(&found);
    let Some(outcome) = found.outcomes.iter().find(|outcome| !outcome.value.is_empty()) else {
        return;
    };
    Wrong::because("The count is wrong after many increments of a single thread.")
        .seen(format!("one thread: {}.", outcome.value))
        .expected(format!("the number of increments, to a million at least; this check counts to {far}."))
        .ask("which numbers can be stored where your counter keeps its count?")
        .refuse()
}
