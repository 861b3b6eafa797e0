//! Which warnings the numbers call for.

use super::{Bound, Comparison, Measured, Tie, Warning};
use crate::quota::Quota;
use crate::statistics::{ENOUGH, Relation, Trend};
use crate::{machine, quota};

/// Models at this share of the bound are at the limit.
const AT_LIMIT: f64 = 0.95;
/// A computing thread that gets less than this share of a core shares it with another program.
const A_CORE: f64 = 0.9;
/// A spread beyond this share of the median is called noisy.
const NOISY: f64 = 0.25;
/// From this many runs on, asking for more is no advice against noise.
const MANY_RUNS: usize = 20;
/// More rounds than this are not worth waiting for.
const OUT_OF_REACH: usize = 200;

/// All warnings of a run; `runs_asked` when the number of runs was asked for.
pub fn warnings(comparison: &Comparison, runs_asked: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if machine::is_debug() {
        warnings.push(Warning::DebugBuild);
    }
    let quota = quota::here();
    match quota {
        Some(quota) => warnings.push(Warning::Quota { quota }),
        None if machine::cores() == 1 => warnings.push(Warning::OneCore),
        None => {}
    }
    warnings.extend(of_numbers(comparison, quota, runs_asked));
    warnings
}

/// The warnings that the numbers alone call for.
fn of_numbers(comparison: &Comparison, quota: Option<Quota>, runs_asked: bool) -> Vec<Warning> {
    let few = comparison.models.iter().filter_map(|model| {
        // Whoever has asked for so few knows it.
        let few = model.runs() < 3 && !runs_asked;
        few.then_some(Warning::FewRuns {
            model: model.name,
            runs: model.runs(),
        })
    });
    tie(comparison)
        .into_iter()
        .chain(busy(comparison))
        .chain(few)
        .chain(noisy(comparison, quota))
        .chain(trend(comparison))
        .collect()
}

fn tie(comparison: &Comparison) -> Option<Warning> {
    let leaders = comparison.leaders();
    if leaders.len() < 2 {
        return None;
    }
    Some(Warning::Tie {
        models: leaders.iter().map(|model| model.name).collect(),
        tie: kind_of_tie(comparison, &leaders),
    })
}

fn kind_of_tie(comparison: &Comparison, leaders: &[&Measured]) -> Tie {
    let at_limit = |model: &&Measured| model.efficiency.is_some_and(|share| share >= AT_LIMIT);
    if leaders.iter().all(at_limit) {
        return Tie::AtLimit;
    }
    let fastest = comparison.fastest();
    let relations = leaders
        .iter()
        .filter(|model| fastest.is_some_and(|fastest| model.name != fastest.name))
        .filter_map(|model| model.times_as_fast_as(fastest?).map(Relation::of));
    let open: Vec<_> = relations
        .filter(|relation| !matches!(relation, Relation::Alike(_)))
        .map(|relation| relation.ratio())
        .collect();
    let Some(rounds) = open.iter().map(|ratio| ratio.rounds).min() else {
        return Tie::Alike;
    };
    if rounds < ENOUGH {
        return Tie::FewRounds { rounds };
    }
    let needed = open.iter().map(|ratio| ratio.rounds_needed()).max();
    Tie::Open {
        rounds,
        at_most: open.iter().map(|ratio| ratio.at_most()).fold(0.0, f64::max),
        needed: needed
            .filter(|needed| *needed <= OUT_OF_REACH)
            .map(|needed| needed.next_multiple_of(5)),
    }
}

/// Another program computed all the while, or a quota stopped the thread: what computes on one thread did not get a core
/// for itself.
fn busy(comparison: &Comparison) -> Option<Warning> {
    let quota = match comparison.bound {
        Bound::Cores { quota, .. } => Some(quota),
        _ => None,
    };
    let computes = quota.is_some();
    // A quota below one core takes its part of the core that a thread has for itself.
    let core = quota.flatten().map_or(1.0, |quota| quota.allowed.min(1.0));
    let first = comparison
        .models
        .first()
        .filter(|first| computes && first.threads == 1)?;
    let share = first.cpu?.as_secs_f64() / first.time.median.as_secs_f64();
    (share < A_CORE * core).then_some(Warning::Busy {
        model: first.name,
        share,
        quota: quota.flatten(),
    })
}

fn noisy(comparison: &Comparison, quota: Option<Quota>) -> Option<Warning> {
    let noisy = |model: &&Measured| model.runs() >= 3 && model.time.spread() > NOISY;
    let noisy: Vec<&Measured> = comparison.models.iter().filter(noisy).collect();
    let runs = noisy.iter().map(|model| model.runs()).min()?;
    Some(Warning::Noisy {
        models: noisy.iter().map(|model| model.name).collect(),
        most: noisy.iter().map(|m| m.time.spread()).fold(0.0, f64::max),
        runs: (runs < MANY_RUNS).then(|| (2 * runs).max(15)),
        quota,
    })
}

fn trend(comparison: &Comparison) -> Option<Warning> {
    let times: Vec<&[_]> = comparison.models.iter().map(|m| &m.times[..]).collect();
    Some(match Trend::of(&times)? {
        Trend::WarmUp { times } => Warning::WarmUp { times },
        Trend::Drift { times: change } => Warning::Drift {
            times: change,
            rounds: times.iter().map(|times| times.len()).max()?,
        },
    })
}

#[cfg(test)]
mod tests;
