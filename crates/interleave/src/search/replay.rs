//! Running a program along a schedule that a person wrote or kept.

use super::counts::End;
use super::names;
use super::recorder::{Recorder, Recording};
use crate::data::{Failure, Schedule, Trace, spuriously};
use crate::runtime::run_loop::{self, Test};
use crate::runtime::{Limits, State, World};
use crate::strategy::{Choice, NOBODY, Picked, SPURIOUS, Strategy};
use std::collections::BTreeSet;
use std::fmt;

/// How a replayed run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Ending {
    /// The closure returned this value, given as its `Debug` text.
    Outcome(String),
    /// The run failed.
    Failure(Box<Failure>),
}

/// A run that followed a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Replay {
    /// How it ended.
    pub ending: Ending,
    /// What happened.
    pub trace: Trace,
    /// How many operations the threads of the schedule still had after its last turn. They ran one thread after
    /// the other, in spawn order.
    pub left_over: usize,
}

/// A schedule that the program can't follow.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ReplayError {
    /// The turn, counted from 1.
    pub turn: usize,
    /// Why it can't be taken.
    pub problem: String,
    /// What happened before it.
    pub trace: Trace,
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "turn {}: {}", self.turn, self.problem)
    }
}

impl std::error::Error for ReplayError {}

/// Runs the test once along `schedule`.
pub(super) fn follow(
    schedule: &Schedule,
    test: &Test,
    limits: Limits,
) -> Result<Replay, ReplayError> {
    let limits = Limits {
        full: true,
        ..limits
    };
    let (along, recorder) = run_loop::run(
        test,
        limits,
        Along::new(schedule.clone()),
        Recorder::default(),
    );
    let mut recordings = recorder.recordings.into_iter();
    let recording = recordings.next().expect("a replay is one run");
    let problem = along.problem.clone().or_else(|| along.unused(&recording));
    if let Some(problem) = problem {
        return Err(ReplayError {
            turn: along.at + 1,
            problem,
            trace: recording.trace,
        });
    }
    let trace = recording.trace.clone();
    let ending = match recording.end.clone() {
        End::Outcome(value) => Ending::Outcome(value),
        End::Failure(..) => Ending::Failure(Box::new(
            recording.into_failure(1, 1, 1).expect("the run failed"),
        )),
    };
    Ok(Replay {
        ending,
        trace,
        left_over: along.left_over,
    })
}

/// Follows a schedule to the letter.
struct Along {
    schedule: Schedule,
    /// The names of its threads; a schedule may have many thousand turns.
    named: BTreeSet<String>,
    at: usize,
    left_over: usize,
    begun: bool,
    problem: Option<String>,
}

impl Along {
    fn new(schedule: Schedule) -> Self {
        let threads = schedule.turns.iter();
        let named = threads.map(|turn| crate::data::plain(&turn.thread));
        Self {
            named: named.collect(),
            schedule,
            at: 0,
            left_over: 0,
            begun: false,
            problem: None,
        }
    }

    fn names(&self, thread: &str) -> bool {
        self.named.contains(&crate::data::plain(thread))
    }

    fn pick(&mut self, choice: &Choice<'_>) -> Result<u8, String> {
        let world = choice.world;
        let names = names::of_threads(world);
        let free = |&option: &u8| option != NOBODY && !self.names(&names[usize::from(option)]);
        if let Some(free) = choice.ordinary().iter().copied().filter(free).min() {
            return Ok(free);
        }
        let Some(turn) = self.schedule.turns.get(self.at) else {
            self.left_over += 1;
            return Ok(choice.options[0]);
        };
        let Some(thread) = names.iter().position(|name| same(&turn.thread, name)) else {
            return Err(format!(
                "there is no thread named {:?}; the threads are {}",
                turn.thread,
                names.join(", ")
            ));
        };
        let next = next_operation(world, thread);
        let spurious = format!("{next}, {}", spuriously(world.threads[thread].call.op));
        let wanted = turn.operation.as_deref().unwrap_or(&next);
        let option = thread as u8 | SPURIOUS;
        if same(wanted, &spurious) && choice.options.contains(&option) {
            self.at += 1;
            return Ok(option);
        }
        if choice.enabled & (1 << thread) == 0 {
            return Err(why_not(world, &names, thread));
        }
        if !same(wanted, &next) {
            return Err(format!(
                "the next operation of {} is `{next}`, not `{wanted}`",
                names[thread]
            ));
        }
        self.at += 1;
        Ok(thread as u8)
    }

    /// Says what is wrong with turns that were left when the run was over.
    fn unused(&self, recording: &Recording) -> Option<String> {
        let turn = self.schedule.turns.get(self.at)?;
        let known = recording
            .trace
            .threads
            .iter()
            .any(|thread| same(&turn.thread, &thread.name));
        Some(if !known {
            let names: Vec<&str> = recording
                .trace
                .threads
                .iter()
                .map(|thread| thread.name.as_str())
                .collect();
            format!(
                "there is no thread named {:?}; the threads are {}",
                turn.thread,
                names.join(", ")
            )
        } else if matches!(recording.end, End::Outcome(_)) {
            format!(
                "{} has finished, and so has every other thread",
                turn.thread
            )
        } else {
            format!("the run has already ended: {}", recording.message)
        })
    }
}

impl Strategy for Along {
    fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.begun, true)
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        match self.pick(choice) {
            Ok(thread) => Picked::Option(thread),
            Err(problem) => {
                self.problem = Some(problem.clone());
                Picked::Refused(problem)
            }
        }
    }
}

/// Names are compared as they stand in the text of a schedule.
fn same(written: &str, name: &str) -> bool {
    crate::data::plain(written) == crate::data::plain(name)
}

fn next_operation(world: &World, thread: usize) -> String {
    let call = &world.threads[thread].call;
    match call.object {
        Some(object) => format!("{} {}", call.op, names::of_objects(world)[object]),
        None => call.op.to_string(),
    }
}

fn why_not(world: &World, names: &[String], thread: usize) -> String {
    let name = &names[thread];
    if world.threads[thread].state == State::Finished {
        return format!("{name} has finished");
    }
    let place = world.threads[thread].call.place;
    format!(
        "{name} waits in `{}` ({}:{})",
        next_operation(world, thread),
        place.file(),
        place.line()
    )
}
