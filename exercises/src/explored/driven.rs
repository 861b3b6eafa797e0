//! Runs along an order that the check writes, for what a search meets too rarely: a thread that is stopped while
//! another one makes thousands of steps, one that is overtaken again and again, many threads at the same line.
//!
//! Such a run is right or wrong like any other one. An answer that gives up after a number of tries is brought here to
//! where it gives up.

use interleave::{
    Coverage, Ending, Exploration, Explorer, FailureKind, Outcome, Replay, ReplayError, Schedule,
    Step, StepResult,
};
use std::fmt::{self, Debug};
use std::sync::Arc;

/// So many turns a thread gets while another one is stopped: more tries than anybody writes.
const LONG: usize = 20_000;
/// So often a thread is overtaken at first.
pub const FEW: usize = 20;
/// So often a thread is overtaken that still tries.
pub const MANY: usize = 2_000;
/// So many steps the rest of a run has at the most, where threads go on together.
const REST: usize = 2_000;
/// At so many of its first operations a thread is stopped.
const PLACES: usize = 12;

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

/// The same, where the rest has so many steps at the most; and whether all the turns were taken.
fn along_and(
    rest: usize,
    turns: &[(&'static str, usize)],
    test: &Test,
) -> Option<(Exploration, bool)> {
    // Most threads end or wait soon, and then the many turns after that are not even written down.
    const FIRST: usize = 100;
    let names = || {
        let each = turns.iter();
        each.flat_map(|(name, times)| std::iter::repeat_n(*name, *times))
    };
    let all: usize = turns.iter().map(|(_, times)| times).sum();
    let mut error = None;
    for most in [FIRST.min(all), all] {
        let names: Vec<&str> = names().take(most).collect();
        match follow(&names, rest, test) {
            Ok(replay) if most == all => return Some((exploration(replay), true)),
            Ok(_) => {}
            Err(refused) => {
                error = Some(refused);
                break;
            }
        }
    }
    let names: Vec<&str> = names().take(error?.turn - 1).collect();
    let replay = follow(&names, rest, test).ok()?;
    Some((exploration(replay), false))
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
        searches: Vec::new(),
    }
}

/// Whether the result is that of one run along an order.
pub fn is_one_run(exploration: &Exploration) -> bool {
    exploration.schedules == 1 && !exploration.is_complete()
}

/// Runs `test`, in which one thread makes so many calls, once.
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

/// Stops the first thread after each number of its first operations, up to `places`, while the second one goes on for
/// as long as it can. Hands every run to `judge`.
pub fn stopped(
    [first, second]: [&'static str; 2],
    places: usize,
    test: &Test,
    judge: &dyn Fn(&Exploration),
) {
    let mut patience = Patience::default();
    for place in 1..=places.min(PLACES) {
        let run = along(&[(first, place), (second, patience.turns())], test);
        run.iter().for_each(|run| patience.judge(run, judge));
    }
}

/// A program, and what is done with every run of it.
pub struct Judged<'a> {
    /// The program.
    pub test: &'a Test,
    /// Refuses a wrong run.
    pub judge: &'a dyn Fn(&Exploration),
}

/// Lets the first thread make `unit` operations after each few ones of the second, again and again. With `unit` as
/// what one call takes, the second finds everything changed whenever it looks again.
///
/// The first thread makes [`FEW`] calls in `few`, and [`MANY`] in `many`, which runs only where a few were not enough.
pub fn overtaken(
    [first, second]: [&'static str; 2],
    unit: usize,
    few: &Judged<'_>,
    many: &Judged<'_>,
) {
    const MOST: usize = 6;
    let overtake = |rounds: usize, each: usize, lead: usize, judged: &Judged<'_>| {
        let mut turns = vec![(second, lead)];
        turns.extend([(first, unit), (second, each)].repeat(rounds));
        let run = along_and(LONG, &turns, judged.test);
        run.iter().for_each(|(run, _)| (judged.judge)(run));
        run.is_some_and(|(_, taken)| taken)
    };
    for each in 1..=MOST {
        for lead in 0..each {
            if overtake(FEW - 1, each, lead, few) {
                overtake(MANY - 1, each, lead, many);
            }
        }
    }
}

/// Stops all these threads after the same number of operations each, up to `places`, before any of them goes on.
pub fn crowded(threads: &[&'static str], places: usize, test: &Test, judge: &dyn Fn(&Exploration)) {
    for place in 1..=places.min(PLACES) {
        let turns: Turns = threads.iter().map(|thread| (*thread, place)).collect();
        let run = along_and(REST, &turns, test);
        run.iter().for_each(|(run, _)| judge(run));
    }
}

/// Lets these threads make one operation each in turn, for thousands of rounds: whoever tries again finds the others
/// where they were.
pub fn in_step(threads: &[&'static str], test: &Test, judge: &dyn Fn(&Exploration)) {
    let round: Turns = threads.iter().map(|thread| (*thread, 1)).collect();
    let run = along_and(REST, &round.repeat(LONG / threads.len()), test);
    run.iter().for_each(|(run, _)| judge(run));
}

/// One thread, K, locks what it keeps after each number of the first operations of the others, up to `places`, and
/// keeps it while they make thousands.
pub fn kept(
    keeper: &'static str,
    others: &[&'static str],
    places: usize,
    test: &Test,
    judge: &dyn Fn(&Exploration),
) {
    let mut patience = Patience::default();
    for place in 0..=places.min(PLACES) {
        let mut turns = vec![(others[0], place), (keeper, 1)];
        turns.extend(others.iter().map(|other| (*other, patience.turns())));
        let run = along(&turns, test);
        run.iter().for_each(|run| patience.judge(run, judge));
    }
}

/// How long threads are still kept waiting: long at the first places, so that a check does not take long.
struct Patience {
    steps: usize,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { steps: 2 * LONG }
    }
}

impl Patience {
    fn turns(&self) -> usize {
        const LEAST: usize = 1_000;
        self.steps.clamp(LEAST, LONG)
    }

    fn judge(&mut self, run: &Exploration, judge: &dyn Fn(&Exploration)) {
        self.steps = self
            .steps
            .saturating_sub(usize::try_from(run.longest).unwrap_or(LONG));
        judge(run);
    }
}

/// Whether a run along an order was cut while the threads still tried: nothing follows from it.
pub fn is_cut(exploration: &Exploration) -> bool {
    let cut = |kind| exploration.failure(kind).is_some();
    is_one_run(exploration) && (cut(FailureKind::Livelock) || cut(FailureKind::StepLimit))
}
