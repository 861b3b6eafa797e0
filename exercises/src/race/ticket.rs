//! What threads do with a ticket, and whether exactly one call gets it.

use super::lost::Reason;
use super::steps::{self, held, is_done, is_failed, takes, writes};
use crate::explored::driven::{self, Test, Text, alone};
use crate::explored::{drawn, explore, is_one_run, of_all, refuse_failures, together};
use crate::verdict::Wrong;
use drawing::schedule::Schedule;
use interleave::{Exploration, Op, Step, Trace};
use std::sync::{Mutex, PoisonError};

/// A ticket of an answer.
pub trait Claims: Send + Sync {
    /// Whether the caller gets the ticket.
    fn claim(&self) -> bool;
}

/// Makes a ticket of the answer under test.
pub type New = fn() -> Box<dyn Claims>;

/// Threads that claim one ticket at the same time, each so often.
#[derive(Debug, Clone)]
pub struct Program {
    new: New,
    threads: Vec<(&'static str, usize)>,
}

/// The names of threads, in order.
const NAMES: [&str; 20] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
];
const NOBODY: &str = "nobody";

/// A program of such threads, named A, B, C.
pub fn program(new: New, claims: &[usize]) -> Program {
    let threads = NAMES.into_iter().zip(claims.iter().copied()).collect();
    Program { new, threads }
}

/// As many threads as there are names, each with one claim.
pub fn crowd(new: New) -> Program {
    program(new, &[1; NAMES.len()])
}

impl Program {
    /// Who got the ticket, e.g. `A` or `A and B`.
    fn run(&self) -> Text {
        let ticket = (self.new)();
        let winners = Mutex::new(Vec::new());
        together(&self.names(), &|name| {
            let claims = self.threads.iter().find(|(known, _)| *known == name).map_or(0, |(_, claims)| *claims);
            for _ in 0..claims {
                if ticket.claim() {
                    winners.lock().unwrap_or_else(PoisonError::into_inner).push(name);
                }
            }
        });
        let mut winners = winners.into_inner().unwrap_or_else(PoisonError::into_inner);
        winners.sort_unstable();
        Text(match winners[..] {
            [] => NOBODY.into(),
            _ => winners.join(" and "),
        })
    }

    fn names(&self) -> Vec<&'static str> {
        self.threads.iter().map(|(name, _)| *name).collect()
    }

    fn test(&self) -> Test {
        let program = self.clone();
        driven::test(move || program.run())
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

    /// Stops all threads at the same step, at each of the first ones.
    pub fn crowded(&self) {
        driven::crowded(&self.names(), self.places(), &self.test(), &|run| self.judge(run));
    }

    /// How many operations the first thread makes if it is alone.
    fn places(&self) -> usize {
        driven::operations("A", &program(self.new, &[self.threads[0].1]).test())
    }

    /// Refuses runs that fail, and runs without exactly one winner.
    fn judge(&self, found: &Exploration) {
        if driven::is_cut(found) {
            return;
        }
        refuse_failures(found);
        let right = |value: &str| value != NOBODY && !value.contains(" and ");
        let wrong = found.outcomes.iter().filter(|outcome| !right(&outcome.value));
        let simplest = wrong.min_by_key(|outcome| {
            let cost = outcome.trace.as_ref().map(|trace| (trace.switches, trace.steps.len()));
            cost.unwrap_or((usize::MAX, 0))
        });
        let Some(outcome) = simplest else { return };
        let trace = outcome.trace.clone().unwrap_or_default();
        let always = !is_one_run(found) && !found.outcomes.iter().any(|outcome| right(&outcome.value));
        let (because, question) = match outcome.value.as_str() {
            NOBODY => nobody(&trace, always),
            _ if always => (
                "Several calls get the ticket in every order, so the order is not to blame.".into(),
                "what does `claim` return to the first caller, what to the others, and which line makes the difference?",
            ),
            winners => several(&trace, winners),
        };
        Wrong::because(because)
            .seen(format!("{}: {} in {}.", self.describe(), told(&outcome.value), of_all(outcome.interleavings, found)))
            .expected("exactly one call gets it, whatever the order.")
            .picture(drawn("The simplest of them:", &trace))
            .ask(question)
            .refuse()
    }

    fn describe(&self) -> String {
        let all: usize = self.threads.iter().map(|(_, claims)| claims).sum();
        format!("{} threads at the same time, {all} calls of `claim` in all", self.threads.len())
    }
}

fn told(winners: &str) -> String {
    match winners {
        NOBODY => "nobody gets the ticket".into(),
        _ => format!("{winners} get the ticket"),
    }
}

fn reason(because: impl Into<String>, question: &'static str) -> Option<Reason> {
    Some((because.into(), question))
}

fn nobody(trace: &Trace, always: bool) -> Reason {
    if let Some(weak) = weak_failure(trace) {
        return weak;
    }
    match always {
        true => (
            "Nobody ever gets the ticket.".into(),
            "what does the first call find, and what does it return then?",
        ),
        false => (
            "There are orders in which nobody gets the ticket.".into(),
            "what does each caller see of the others when it decides, and can all of them decide to lose?",
        ),
    }
}

/// A weak exchange that failed though it found what it expected.
pub fn weak_failure(trace: &Trace) -> Option<Reason> {
    let spurious = |step: &Step| step.op == Op::CompareExchangeWeak && is_failed(step) && !anybody_wrote(trace, step);
    trace.steps.iter().any(spurious).then_some(())?;
    reason(
        "A `compare_exchange_weak` may fail though it finds what it expects, and then the caller loses a free ticket.",
        "how does `compare_exchange_weak` differ from `compare_exchange`, and what has to stand around it?",
    )
}

fn anybody_wrote(trace: &Trace, step: &Step) -> bool {
    trace.steps.iter().any(|other| other.object == step.object && writes(other))
}

/// Why several calls get it, told from a run in which these do.
fn several(trace: &Trace, winners: &str) -> Reason {
    let names: Vec<&str> = winners.split(" and ").collect();
    let threads = steps::of_names(trace, &names);
    late(trace, &threads)
        .or_else(|| ignored(trace, &threads))
        .or_else(|| in_between(trace))
        .unwrap_or((
            "There are orders in which several calls get the ticket.".into(),
            "in the run above: by which step does each of the winners decide that it has won, and what tells the second one that there was a first?",
        ))
}

/// Each winner had finished when the next one began.
fn late(trace: &Trace, winners: &[usize]) -> Option<Reason> {
    let mut turns: Vec<usize> = trace.steps.iter().map(|step| step.thread).filter(|thread| winners.contains(thread)).collect();
    turns.dedup();
    (turns.len() == winners.len()).then_some(())?;
    reason(
        "A call that begins after the winner has finished gets the ticket too.",
        "what remains of the first claim when `claim` has returned?",
    )
}

/// A winner whose only writing step told it that the ticket was taken.
fn ignored(trace: &Trace, winners: &[usize]) -> Option<Reason> {
    winners.iter().find_map(|winner| {
        let own: Vec<&Step> = trace.steps.iter().filter(|step| step.thread == *winner).collect();
        let exchange = |step: &&&Step| matches!(step.op, Op::CompareExchange | Op::CompareExchangeWeak);
        let last = own.iter().rev().find(exchange);
        if let Some(failed) = last.filter(|step| is_failed(step)) {
            return reason(
                format!("A caller gets the ticket although its `{}` has failed.", failed.op),
                "what does the exchange that fails return, and who looks at it?",
            );
        }
        let idle = |step: &&&Step| writes(step) && step.read == step.wrote;
        let only = own.iter().filter(|step| writes(step)).count() == 1;
        let idle = own.iter().find(idle).filter(|_| only)?;
        reason(
            format!("A caller gets the ticket although its `{}` has changed nothing: another one was there before.", idle.op),
            "what does the operation return to the second caller, and who looks at it?",
        )
    })
}

/// Another caller came between the looking and the taking of one.
fn in_between(trace: &Trace) -> Option<Reason> {
    let at = Schedule::of("", trace).damage?.step;
    let step = &trace.steps[at];
    if takes(step.op) {
        return reason(
            "One call takes the lock twice, and another call has it in between.",
            "where does the guard of the first lock end, and who may look before you lock again?",
        );
    }
    if !matches!(step.op, Op::Store | Op::Swap) {
        return None;
    }
    let locks = |step: &&Step| takes(step.op) && is_done(step);
    let locked = trace.steps.iter().filter(|other| other.thread == step.thread).any(|step| locks(&step));
    match locked && held(trace, step.thread, at).is_empty() {
        true => reason(
            "The lock does not cover both the looking and the taking.",
            "what does each thread do before it locks and after it has unlocked?",
        ),
        false => reason(
            "Another caller takes the ticket between one caller's looking and taking.",
            "when the second caller takes, is what it has seen still true? What could make looking and taking one step?",
        ),
    }
}

/// One thread claims so often; only its first call may get the ticket.
pub fn claimed_often(new: New, often: usize) {
    let found = alone(often, move || {
        let ticket = new();
        let first = ticket.claim();
        let later = (2..=often).find(|_| ticket.claim());
        Text(match (first, later) {
            (true, None) => String::new(),
            (false, _) => "the first call returned false".into(),
            (true, Some(call)) => format!("call number {call} returned true after the first one had"),
        })
    });
    refuse_failures(&found);
    let Some(outcome) = found.outcomes.iter().find(|outcome| !outcome.value.is_empty()) else {
        return;
    };
    let (because, question) = match outcome.value.starts_with("call") {
        true => ("A later call of the same thread gets the ticket again.", "what remains of the first claim when `claim` has returned, and for how many calls?"),
        false => ("The first caller does not get the ticket.", "what does the first call find, and what does it return then?"),
    };
    Wrong::because(because)
        .seen(format!("one thread calls `claim` up to {often} times: {}.", outcome.value))
        .expected("true for the first call, false for all the others, and there may be a million of them.")
        .ask(question)
        .refuse()
}
