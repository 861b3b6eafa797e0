//! Runs along an order that the check writes, for what a search meets too rarely: a thread that is stopped while
//! another one makes thousands of steps, one that is overtaken again and again, many threads at the same line.
//!
//! Such a run is right or wrong like any other one. An answer that gives up after a number of tries is brought here to
//! where it gives up.

mod orders;
mod recursion;

pub use orders::{FEW, Judged, MANY, crowded, in_step, kept, overtaken, stopped};

use crate::answer::Answer;
use interleave::{
    Costs, Coverage, Ending, Exploration, Explorer, FailureKind, Outcome, Replay, ReplayError,
    Schedule, Step, StepResult,
};
use std::fmt::{self, Debug};
use std::sync::Arc;

/// The turns that a thread gets while another one is stopped: more tries than anybody writes.
const LONG: usize = 20_000;
/// The turns that are written down first: most threads end or wait sooner, and then the rest is not written at all.
const FIRST: usize = 100;

/// Turns of threads, in order: `("A", 3)` is three operations of the thread A.
pub type Turns = Vec<(&'static str, usize)>;

/// A program, and the text of what it returns.
pub type Test = Arc<dyn Fn() -> Text + Send + Sync>;

/// A text that is its own `Debug` text.
pub struct Text(pub String);

impl Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A program to run along orders.
pub fn test<T: Debug>(run: impl Fn() -> T + Send + Sync + 'static) -> Test {
    Arc::new(move || Text(format!("{:?}", run())))
}

/// Runs `test` along these turns, as far as they can be taken; then the rest runs one thread after the other.
///
/// The result is that of this one run. `None` where the program does not do the same again.
pub fn along(turns: &[(&'static str, usize)], test: &Test) -> Option<Exploration> {
    along_and(LONG, turns, test).map(|(run, _)| run)
}

/// The same, where the rest has at most `rest` steps; and whether all the turns were taken.
fn along_and(
    rest: usize,
    turns: &[(&'static str, usize)],
    test: &Test,
) -> Option<(Exploration, bool)> {
    let mut names = expanded(turns);
    let all = names.len();
    for most in [FIRST.min(all), all] {
        match follow(&names[..most], rest, test) {
            Ok(replay) if most == all => return Some((exploration(replay), true)),
            Ok(_) => {}
            Err(error) => {
                names.truncate(error.turn - 1);
                break;
            }
        }
    }
    let replay = follow(&names, rest, test).ok()?;
    Some((exploration(replay), false))
}

/// The same, where a thread that can't take a turn leaves out its others up to the turns of the next thread.
fn each_as_far_as_it_goes(turns: &[(&'static str, usize)], test: &Test) -> Option<Exploration> {
    let mut taken: Vec<&str> = Vec::new();
    let mut last = None;
    for &(name, times) in turns {
        let before = taken.len();
        for most in [FIRST.min(times), times] {
            taken.resize(before + most, name);
            last = match follow(&taken, LONG, test) {
                Ok(replay) => Some(replay),
                Err(error) => {
                    taken.truncate((error.turn - 1).max(before));
                    None
                }
            };
            if last.is_none() {
                break;
            }
        }
    }
    let replay = last.or_else(|| follow(&taken, LONG, test).ok())?;
    Some(exploration(replay))
}

fn expanded(turns: &[(&'static str, usize)]) -> Vec<&'static str> {
    let each = turns.iter();
    each.flat_map(|(name, times)| std::iter::repeat_n(*name, *times))
        .collect()
}

/// How many turns a thread gets while another one is stopped. An answer that calls itself at each try gets fewer, as
/// its stack ends too.
fn long() -> usize {
    const SHORT: usize = 3_000;
    let recurses = |answer: Answer| recursion::calls_itself(answer.source);
    match Answer::under_test().is_some_and(recurses) {
        true => SHORT,
        false => LONG,
    }
}

fn follow(names: &[&str], rest: usize, test: &Test) -> Result<Replay, ReplayError> {
    super::foreign::refuse();
    let test = Arc::clone(test);
    let steps = (names.len() + rest) as u64;
    Explorer::new()
        .max_steps(steps)
        .replay(&Schedule::of_threads(names.iter().copied()), move || test())
}

fn exploration(replay: Replay) -> Exploration {
    let steps = replay.trace.steps.len() as u64;
    let (mut outcomes, mut failures) = (Vec::new(), Vec::new());
    match replay.ending {
        Ending::Outcome(value) => outcomes.push(Outcome {
            value,
            schedules: 1,
            interleavings: 1,
            trace: Some(replay.trace),
        }),
        Ending::Failure(failure) => failures.push(*failure),
    }
    Exploration {
        outcomes,
        failures,
        schedules: 1,
        interleavings: 1,
        coverage: Coverage::Tried { orders: 1 },
        steps,
        longest: steps,
        costs: Costs::default(),
        searches: Vec::new(),
    }
}

/// Whether the result is that of one run along an order.
pub fn is_one_run(exploration: &Exploration) -> bool {
    exploration.schedules == 1 && !exploration.is_complete()
}

/// Runs `test`, in which one thread makes `calls` calls, once.
pub fn alone(calls: usize, test: impl Fn() -> Text + Send + Sync + 'static) -> Exploration {
    const STEPS: u64 = 100;
    let explorer = Explorer::new().max_steps(STEPS * calls as u64);
    super::explore_with(&explorer.dfs_schedules(2).only_dfs(), test)
}

/// How many operations the only thread of this program makes, 200 at the most.
pub fn operations(thread: &'static str, test: &Test) -> usize {
    const MOST: usize = 200;
    let Some(alone) = along(&[(thread, MOST)], test) else {
        return 0;
    };
    let trace = alone
        .outcomes
        .first()
        .and_then(|outcome| outcome.trace.as_ref())
        .or(alone.failures.first().map(|failure| &failure.trace));
    let own = |step: &&Step| step.counted && step.result != StepResult::Blocked;
    trace.map_or(0, |trace| {
        let me = trace.threads.iter().find(|known| known.name == thread);
        let steps = trace.steps.iter().filter(own);
        steps
            .filter(|step| me.is_some_and(|me| me.id == step.thread))
            .count()
    })
}

/// Whether a run along an order was cut while the threads still tried: nothing follows from it.
pub fn is_cut(exploration: &Exploration) -> bool {
    let cut = |kind| exploration.failure(kind).is_some();
    is_one_run(exploration) && (cut(FailureKind::Livelock) || cut(FailureKind::StepLimit))
}
