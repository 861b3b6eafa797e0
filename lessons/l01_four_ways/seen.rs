//! What the numbers of a run show: sentences chosen from them, true also on one core and for a tie.

use crate::measure::{Comparison, Measured};
use crate::render::duration;

/// Within this share of each other, two times are called about the same.
const ABOUT: f64 = 0.10;

/// Two to five sentences on the comparisons of lesson 1.
pub fn sentences(comparisons: &[Comparison], cores: usize) -> Vec<String> {
    let of = |work| {
        comparisons
            .iter()
            .find(|comparison| comparison.work == work)
    };
    let waiting = of("waiting").map(on_waiting).unwrap_or_default();
    let computing = of("computing")
        .map(|c| on_computing(c, cores))
        .unwrap_or_default();
    waiting.into_iter().chain(computing).collect()
}

fn on_waiting(comparison: &Comparison) -> Vec<String> {
    let bound = comparison.bound_time.unwrap_or_default();
    let best = comparison.fastest().map(|fastest| {
        format!(
            "Waiting: {} took {}; the slowest item alone takes {}, and no model can be faster than that.",
            leaders(comparison, fastest),
            taken(comparison, fastest),
            duration(bound)
        )
    });
    let few = comparison.model("pool").and_then(|pool| {
        let fastest = comparison.fastest()?;
        let times = ratio(pool, fastest);
        (times > 1.0 + ABOUT).then(|| {
            format!(
                "pool took {times:.1}x that long: with {} only so many items wait at the same time, and the rest have not begun.",
                threads(pool.threads)
            )
        })
    });
    [best, few, on_trap(comparison)]
        .into_iter()
        .flatten()
        .collect()
}

fn on_trap(comparison: &Comparison) -> Option<String> {
    let trap = comparison.model("async_blocking")?;
    let sequential = comparison.model("sequential")?;
    let times = ratio(trap, sequential);
    Some(if (times - 1.0).abs() <= ABOUT {
        format!(
            "async_blocking is async too and took {times:.2}x the time of sequential: `async` frees no thread, only an `.await` that gives the thread back does."
        )
    } else {
        format!(
            "async_blocking took {times:.2}x the time of sequential. Both fetch one item after the other, so the difference is this machine's noise, or what a runtime costs."
        )
    })
}

fn on_computing(comparison: &Comparison, cores: usize) -> Vec<String> {
    let sequential = comparison.model("sequential");
    let best = comparison
        .fastest()
        .zip(sequential)
        .map(|(fastest, sequential)| {
            if fastest.name == "sequential" {
                return "Computing: no model was faster than sequential.".to_string();
            }
            let allowed = comparison
                .bound_time
                .map(|bound| sequential.time.median.as_secs_f64() / bound.as_secs_f64());
            format!(
                "Computing: {} took {}, {:.2}x faster than sequential; {} for these tasks.",
                leaders(comparison, fastest),
                duration(fastest.time.median),
                ratio(sequential, fastest),
                allowance(cores, allowed.unwrap_or(1.0))
            )
        });
    let one_thread = comparison
        .model("join_all")
        .zip(sequential)
        .map(|(join_all, sequential)| {
            let times = ratio(join_all, sequential);
            let verdict = if (times - 1.0).abs() <= ABOUT {
                "async does not speed up computing, because one thread is one core"
            } else if times > 1.0 {
                "async did not speed up computing"
            } else {
                "yet it too computes on one thread, so look at the spread before you believe it"
            };
            format!("join_all took {times:.2}x the time of sequential: {verdict}.")
        });
    [best, one_thread].into_iter().flatten().collect()
}

fn allowance(cores: usize, allowed: f64) -> String {
    match cores {
        1 => "one core allows 1.00x".to_string(),
        _ => format!("{cores} cores allow {allowed:.2}x"),
    }
}

/// The time of the fastest model, or the range of those that it can't be told apart from.
fn taken(comparison: &Comparison, fastest: &Measured) -> String {
    let alike = comparison.leaders().into_iter();
    let slowest = alike
        .map(|m| m.time.median)
        .max()
        .unwrap_or(fastest.time.median);
    let (from, to) = (duration(fastest.time.median), duration(slowest));
    if from == to {
        from
    } else {
        format!("{from} to {to}")
    }
}

/// The fastest model, together with those that it can't be told apart from.
fn leaders(comparison: &Comparison, fastest: &Measured) -> String {
    let alike = comparison.leaders().into_iter();
    let names: Vec<&str> = alike.map(|model| model.name).collect();
    match names.split_last() {
        Some((last, [])) => last.to_string(),
        Some((last, others)) => {
            format!("{} and {last} (too close to tell apart)", others.join(", "))
        }
        None => fastest.name.to_string(),
    }
}

fn threads(number: usize) -> String {
    match number {
        1 => "1 thread".to_string(),
        _ => format!("{number} threads"),
    }
}

fn ratio(a: &Measured, b: &Measured) -> f64 {
    a.time.median.as_secs_f64() / b.time.median.as_secs_f64().max(1e-12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Bound;
    use std::time::Duration;

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
        insta::assert_snapshot!(sentences(&[waiting], 2).join("\n"), @r"
        Waiting: threads and join_all (too close to tell apart) took 101 ms to 102 ms; the slowest item alone takes 100 ms, and no model can be faster than that.
        pool took 4.0x that long: with 2 threads only so many items wait at the same time, and the rest have not begun.
        async_blocking is async too and took 1.00x the time of sequential: `async` frees no thread, only an `.await` that gives the thread back does.
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
        insta::assert_snapshot!(sentences(&[computing], 2).join("\n"), @r"
        Computing: rayon took 101 ms, 1.98x faster than sequential; 2 cores allow 2.00x for these tasks.
        join_all took 1.00x the time of sequential: async does not speed up computing, because one thread is one core.
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
        insta::assert_snapshot!(sentences(&[computing], 1).join("\n"), @r"
        Computing: no model was faster than sequential.
        join_all took 1.20x the time of sequential: async did not speed up computing.
        ");
    }

    #[test]
    fn a_lone_model_is_compared_with_nobody() {
        let computing = comparison("computing", 0, vec![measured("spawn", [1, 1, 1], 2)]);
        assert_eq!(sentences(&[computing], 2), Vec::<String>::new());
    }
}
