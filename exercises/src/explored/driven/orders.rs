//! The orders that a check drives an answer along: one thread stopped, overtaken, kept waiting, or all in a crowd.

use super::{LONG, Test, Turns, along, along_and, each_as_far_as_it_goes, long};
use interleave::Exploration;

/// So often a thread is overtaken at first.
pub const FEW: usize = 20;
/// So often a thread is overtaken that still tries.
pub const MANY: usize = 2_000;
/// The most steps of the rest of a run, where threads go on together.
const REST: usize = 2_000;
/// A thread is stopped at each of this number of its first operations.
const PLACES: usize = 12;

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
    let run = along_and(REST, &round.repeat(long() / threads.len()), test);
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
        let each = patience.turns() / others.len();
        turns.extend(others.iter().map(|other| (*other, each)));
        let run = each_as_far_as_it_goes(&turns, test);
        run.iter().for_each(|run| patience.judge(run, judge));
    }
}

/// How long threads are still kept waiting: long at the first places, so that a check does not take long.
struct Patience {
    steps: usize,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { steps: 2 * long() }
    }
}

impl Patience {
    fn turns(&self) -> usize {
        const LEAST: usize = 1_000;
        self.steps.clamp(LEAST, long())
    }

    fn judge(&mut self, run: &Exploration, judge: &dyn Fn(&Exploration)) {
        self.steps = self
            .steps
            .saturating_sub(usize::try_from(run.longest).unwrap_or(LONG));
        judge(run);
    }
}
