//! What the numbers of a run show: sentences chosen from them, true also on one core and for a tie.

use super::{computing, waiting};
use crate::experiment::Bound;
use crate::findings::Finding;
use crate::measure::{Comparison, Measured};
use crate::name;
use crate::render::duration;
use crate::words::{cores, counted, of_quota};

/// Two to five findings on the comparisons of lesson 1.
pub fn all(comparisons: &[Comparison], cores: usize) -> Vec<Finding> {
    let of = |work| comparisons.iter().find(move |c| c.work == work);
    let waiting = of("waiting").map(on_waiting).unwrap_or_default();
    let computing = of("computing").map(|c| on_computing(c, cores));
    waiting
        .into_iter()
        .chain(computing.unwrap_or_default())
        .collect()
}

fn on_waiting(comparison: &Comparison) -> Vec<Finding> {
    let all = [
        on_limit(comparison),
        on_pool(comparison),
        on_trap(comparison),
    ];
    all.into_iter().flatten().collect()
}

fn on_limit(comparison: &Comparison) -> Option<Finding> {
    let bound = comparison.bound_time?;
    let fastest = comparison.fastest()?;
    let finding = Finding::new(format!(
        "Waiting: {} took {}; the slowest item alone takes {}, and no model can be faster than that.",
        comparison.leaders_told(),
        taken(comparison, fastest),
        duration(bound)
    ));
    Some(
        finding
            .time("fastest_s", fastest.time.median)
            .time("slowest_item_s", bound),
    )
}

fn on_pool(comparison: &Comparison) -> Option<Finding> {
    let pool = comparison.model(name!(waiting::pool))?;
    let fastest = comparison.fastest()?;
    if !comparison.differ(pool.name, fastest.name) {
        return None;
    }
    let threads = counted(pool.threads, "thread");
    let finding = Finding::new(format!(
        "{} {}: with {threads}, {} items wait at the same time, and the rest have not begun.",
        pool.name,
        comparison.told(pool.name, fastest.name)?,
        pool.threads,
    ));
    Some(
        finding
            .time("pool_s", pool.time.median)
            .time("fastest_s", fastest.time.median)
            .count("pool_threads", pool.threads as u64),
    )
}

fn on_trap(comparison: &Comparison) -> Option<Finding> {
    let trap = comparison.model(name!(waiting::async_blocking))?;
    let sequential = comparison.model(name!(waiting::sequential))?;
    let (name, told) = (trap.name, comparison.told(trap.name, sequential.name)?);
    let sentence = match !comparison.differ(trap.name, sequential.name) {
        true => format!(
            "{name} is async too and {told}: `async` frees no thread, only an `.await` that gives the thread back does."
        ),
        false => format!(
            "{name} {told}. Both fetch one item after the other, so the difference is this machine's noise, or what a runtime costs."
        ),
    };
    Some(compared(Finding::new(sentence), trap, sequential))
}

fn on_computing(comparison: &Comparison, cores: usize) -> Vec<Finding> {
    let Some(sequential) = comparison.model(name!(computing::sequential)) else {
        return Vec::new();
    };
    let best = comparison
        .fastest()
        .map(|fastest| on_best(comparison, fastest, sequential, cores));
    let one_thread = on_one_thread(comparison, sequential);
    best.into_iter().chain(one_thread).collect()
}

fn on_best(
    comparison: &Comparison,
    fastest: &Measured,
    sequential: &Measured,
    number: usize,
) -> Finding {
    let allowed = comparison
        .bound_time
        .map(|bound| sequential.time.median.as_secs_f64() / bound.as_secs_f64())
        .unwrap_or(1.0);
    let told = comparison.leaders_against(sequential.name);
    let sentence = match told.filter(|_| comparison.differ(fastest.name, sequential.name)) {
        None => format!(
            "Computing: no model was clearly faster than {}.",
            sequential.name
        ),
        Some(told) => format!(
            "Computing: {} took {} and {told}; {}{} {} {allowed:.2}x for these tasks.",
            comparison.leaders_told(),
            duration(fastest.time.median),
            cores(number),
            quota(comparison),
            if number == 1 { "allows" } else { "allow" },
        ),
    };
    compared(Finding::new(sentence), fastest, sequential).ratio("allowed", allowed)
}

/// What a quota allows of the cores, as a part of the sentence about them.
fn quota(comparison: &Comparison) -> String {
    match comparison.bound {
        Bound::Cores {
            quota: Some(quota), ..
        } => format!("{},", of_quota(Some(quota))),
        _ => String::new(),
    }
}

fn on_one_thread(comparison: &Comparison, sequential: &Measured) -> Option<Finding> {
    let join_all = comparison.model(name!(computing::join_all))?;
    let (name, told) = (
        join_all.name,
        comparison.told(join_all.name, sequential.name)?,
    );
    let slower = join_all.time.median > sequential.time.median;
    let why = match !comparison.differ(join_all.name, sequential.name) {
        true => "async does not speed up computing, because one thread is one core",
        false if slower => "async did not speed up computing",
        false => "it too computes on one thread, so look at the spread before you believe it",
    };
    let finding = Finding::new(format!("{name} {told}: {why}."));
    Some(compared(finding, join_all, sequential))
}

fn compared(finding: Finding, a: &Measured, b: &Measured) -> Finding {
    finding
        .time(format!("{}_s", a.name), a.time.median)
        .time(format!("{}_s", b.name), b.time.median)
}

/// The time of the fastest model, or the range of those that it can't be told apart from.
fn taken(comparison: &Comparison, fastest: &Measured) -> String {
    let leaders = comparison.leaders();
    let slowest = leaders.iter().map(|model| model.time.median).max();
    let from = duration(fastest.time.median);
    let to = duration(slowest.unwrap_or(fastest.time.median));
    match from == to {
        true => from,
        false => format!("{from} to {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::sentences;
    use crate::measure::Bound;
    use std::time::Duration;

    fn told(comparisons: &[Comparison], cores: usize) -> Vec<String> {
        sentences(&all(comparisons, cores))
    }

    fn measured(name: &'static str, ms: [u64; 3], threads: usize) -> Measured {
        Measured {
            threads,
            ..Measured::of(name, ms.map(Duration::from_millis).to_vec())
        }
    }

    fn comparison(work: &'static str, bound_ms: u64, models: Vec<Measured>) -> Comparison {
        Comparison {
            work,
            bound: Bound::Slowest(Duration::from_millis(bound_ms)),
            bound_time: Some(Duration::from_millis(bound_ms)),
            models,
            warnings: vec![],
        }
    }

    #[test]
    fn waiting_names_all_that_tie_and_what_the_pool_and_the_trap_cost() {
        let waiting = comparison(
            "waiting",
            100,
            vec![
                measured("sequential", [750, 751, 752], 1),
                measured("threads", [101, 102, 103], 10),
                measured("pool", [404, 408, 410], 2),
                measured("join_all", [101, 101, 102], 1),
                measured("async_blocking", [750, 750, 760], 1),
            ],
        );
        insta::assert_snapshot!(told(&[waiting], 2).join("\n"), @"
        Waiting: threads and join_all (too close to tell apart) took 101 ms to 102 ms; the slowest item alone takes 100 ms, and no model can be faster than that.
        pool was 4.02x slower than join_all: with 2 threads, 2 items wait at the same time, and the rest have not begun.
        async_blocking is async too and could not be told apart from sequential: `async` frees no thread, only an `.await` that gives the thread back does.
        ");
    }

    #[test]
    fn computing_on_two_cores() {
        let computing = comparison(
            "computing",
            100,
            vec![
                measured("sequential", [200, 200, 201], 1),
                measured("join_all", [200, 201, 202], 1),
                measured("rayon", [101, 101, 102], 2),
            ],
        );
        insta::assert_snapshot!(told(&[computing], 2).join("\n"), @"
        Computing: rayon took 101 ms and was 1.98x faster than sequential; 2 cores allow 2.00x for these tasks.
        join_all could not be told apart from sequential: async does not speed up computing, because one thread is one core.
        ");
    }

    #[test]
    fn computing_on_one_core_claims_no_winner() {
        let computing = comparison(
            "computing",
            200,
            vec![
                measured("sequential", [199, 200, 201], 1),
                measured("join_all", [230, 240, 250], 1),
            ],
        );
        insta::assert_snapshot!(told(&[computing], 1).join("\n"), @"
        Computing: no model was clearly faster than sequential.
        join_all could not be told apart from sequential: async does not speed up computing, because one thread is one core.
        ");
    }

    #[test]
    fn a_lone_model_is_compared_with_nobody() {
        let computing = comparison("computing", 0, vec![measured("spawn", [1, 1, 1], 2)]);
        assert_eq!(told(&[computing], 2), Vec::<String>::new());
    }
}
