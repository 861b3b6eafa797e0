//! Running a program along a schedule that a person wrote or kept.

use super::camera::{Camera, Picture};
use super::names;
use super::tally::End;
use crate::data::{Failure, Schedule, Trace};
use crate::runtime::campaign::{self, Test};
use crate::runtime::{Limits, State, World};
use crate::strategy::{Choice, Picked, Strategy};
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
    let (along, camera) = campaign::run(
        test,
        limits,
        Along::new(schedule.clone()),
        Camera::default(),
    );
    let mut pictures = camera.pictures.into_iter();
    let picture = pictures.next().expect("a replay is one run");
    let problem = along.problem.clone().or_else(|| along.unused(&picture));
    if let Some(problem) = problem {
        return Err(ReplayError {
            turn: along.at + 1,
            problem,
            trace: picture.trace,
        });
    }
    let trace = picture.trace.clone();
    let ending = match picture.end.clone() {
        End::Outcome(value) => Ending::Outcome(value),
        End::Failure(..) => Ending::Failure(Box::new(
            picture.into_failure(1, 1, 1).expect("the run failed"),
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
    at: usize,
    left_over: usize,
    begun: bool,
    problem: Option<String>,
}

impl Along {
    fn new(schedule: Schedule) -> Self {
        Self {
            schedule,
            at: 0,
            left_over: 0,
            begun: false,
            problem: None,
        }
    }

    fn names(&self, thread: &str) -> bool {
        self.schedule
            .turns
            .iter()
            .any(|turn| same(&turn.thread, thread))
    }

    fn pick(&mut self, choice: &Choice<'_>) -> Result<u8, String> {
        let world = choice.world;
        let names = names::of_threads(world);
        let mut options = choice.options.to_vec();
        options.sort_unstable();
        if let Some(&free) = options
            .iter()
            .find(|&&t| !self.names(&names[usize::from(t)]))
        {
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
        if choice.enabled & (1 << thread) == 0 {
            return Err(why_not(world, &names, thread));
        }
        let next = next_operation(world, thread);
        if turn
            .operation
            .as_ref()
            .is_some_and(|wanted| !same(wanted, &next))
        {
            let wanted = turn.operation.as_deref().unwrap_or_default();
            return Err(format!(
                "the next operation of {} is `{next}`, not `{wanted}`",
                names[thread]
            ));
        }
        self.at += 1;
        Ok(thread as u8)
    }

    /// Says what is wrong with turns that were left when the run was over.
    fn unused(&self, picture: &Picture) -> Option<String> {
        let turn = self.schedule.turns.get(self.at)?;
        let known = picture
            .trace
            .threads
            .iter()
            .any(|thread| same(&turn.thread, &thread.name));
        Some(if !known {
            let names: Vec<&str> = picture
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
        } else if matches!(picture.end, End::Outcome(_)) {
            format!(
                "{} has finished, and so has every other thread",
                turn.thread
            )
        } else {
            format!("the run has already ended: {}", picture.message)
        })
    }
}

impl Strategy for Along {
    fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.begun, true)
    }

    fn choose(&mut self, choice: &Choice<'_>) -> Picked {
        match self.pick(choice) {
            Ok(thread) => Picked::Thread(thread),
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
