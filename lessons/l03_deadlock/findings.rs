//! What a run of lesson 3 showed: sentences chosen from its numbers, true also on one core and for a tie.

use super::explored::{LEFT_FIRST, ONE_RIGHT_FIRST};
use super::{explored, transferring};
use crate::findings::Finding;
use crate::hangs::{Hangs, Run, Size};
use crate::measure::Comparison;
use crate::name;
use crate::program::Explored;
use crate::render::duration;
use crate::render::number::whole;
use crate::watchdog::Deadlock;
use crate::words::counted;

/// What the deadlock of one run cost, and how it was noticed.
pub fn cost(run: &Run, deadlock: &Deadlock) -> String {
    let made = format!(
        "It stood still after {} of {} transfers.",
        whole(run.done as u64),
        whole(run.of as u64)
    );
    let waited = duration(deadlock.idle);
    let cpu = deadlock.cpu.map_or(String::new(), |cpu| {
        format!(" In the {waited} until the watchdog was sure, the process used {} of CPU time, the watchdog's own included.", duration(cpu))
    });
    format!("{made}{cpu} Nobody can wake these threads any more. The process was killed.")
}

/// The findings of the whole demo.
pub fn all(
    hangs: &Hangs,
    comparisons: &[(usize, Comparison)],
    explored: &[Explored],
) -> Vec<Finding> {
    let mut all = on_hangs(hangs);
    all.extend(on_contention(comparisons));
    all.extend(on_explored(explored));
    all
}

fn on_hangs(hangs: &Hangs) -> Vec<Finding> {
    let (runs, hung) = (hangs.runs(), hangs.hung());
    let mut all = Vec::new();
    if hangs.stopped {
        let took = duration(hangs.took);
        let finding = Finding::new(format!(
            "Stopped after {took} and {} (--patience).",
            counted(runs, "run")
        ));
        all.push(finding.time("took_s", hangs.took));
    }
    let complete: Vec<&Size> = hangs.sizes.iter().filter(|size| size.runs > 0).collect();
    let (Some(first), Some(last)) = (complete.first(), complete.last()) else {
        return all;
    };
    let says = |size: &Size| {
        format!(
            "with {} a thread it hung in {} of {} runs",
            counted(size.size, "transfer"),
            size.hung.len(),
            size.runs
        )
    };
    let sentence = match (hung, complete.len()) {
        (0, _) => format!(
            "The program hung in none of {runs} runs, which proves nothing: the search below found the way into the deadlock."
        ),
        (_, 1) => format!("Real threads: {}.", says(first)),
        _ if share(first) < share(last) => format!(
            "Real threads: {}, {}. A small test says nothing about a long day.",
            says(first),
            says(last)
        ),
        _ => format!("Real threads: {}, {}.", says(first), says(last)),
    };
    let finding = Finding::new(sentence).count("runs", runs as u64);
    all.push(finding.count("hung", hung as u64));
    all
}

fn share(size: &Size) -> f64 {
    size.hung.len() as f64 / size.runs.max(1) as f64
}

/// The fewest accounts and the most: who was fastest, and whether a lock for each account pays.
fn on_contention(comparisons: &[(usize, Comparison)]) -> Vec<Finding> {
    let mut ends: Vec<_> = comparisons.iter().take(1).collect();
    ends.extend(comparisons.last().filter(|_| comparisons.len() > 1));
    let best = ends
        .iter()
        .filter_map(|(accounts, c)| on_fastest(*accounts, c));
    let (one_lock, ordered) = (name!(transferring::one_lock), name!(transferring::ordered));
    let told = ends.iter().filter_map(|(accounts, comparison)| {
        let told = comparison.told(ordered, one_lock)?;
        Some(format!("with {accounts} accounts it {told}"))
    });
    let told: Vec<String> = told.collect();
    let pair = (!told.is_empty()).then(|| {
        let sentence = format!("A lock for each account ({ordered}): {}.", told.join("; "));
        let ratios = ends.iter().filter_map(|(accounts, comparison)| {
            let ratio = comparison.ratio(ordered, one_lock)?.median;
            Some((format!("times_as_fast_with_{accounts}"), ratio))
        });
        let finding = Finding::new(sentence);
        ratios.fold(finding, |finding, (name, ratio)| finding.ratio(name, ratio))
    });
    best.chain(pair).collect()
}

/// The fastest model, with those that it can't be told apart from.
fn on_fastest(accounts: usize, comparison: &Comparison) -> Option<Finding> {
    let fastest = comparison.fastest()?;
    let leaders = comparison.leaders().len();
    let told = match leaders {
        1 => format!("{} was the fastest", fastest.name),
        _ if leaders == comparison.models.len() => {
            "no model could be told from the others".to_string()
        }
        _ => format!("{} were the fastest", comparison.leaders_told()),
    };
    let finding = Finding::new(format!("With {accounts} accounts {told}."));
    Some(finding.time("fastest_s", fastest.time.median))
}

fn on_explored(explored: &[Explored]) -> Vec<Finding> {
    let of = |name: &str| explored.iter().find(|one| one.program.name == name);
    let pair = |wrong, right, title: &str| {
        let (wrong, right) = of(wrong).zip(of(right))?;
        let finding = Finding::new(format!(
            "{title}: {}. With one order for all: {}.",
            wrong.told("deadlocks", "deadlock"),
            right.told("deadlocks", "deadlock")
        ));
        Some(right.counts(wrong.counts(finding)))
    };
    let alone = of(name!(explored::match_lock)).map(|program| {
        let finding = Finding::new(format!(
            "One thread is enough for a deadlock. The program with the `match`: {}.",
            program.told("deadlocks", "deadlock")
        ));
        program.counts(finding)
    });
    let (ab_ba, ordered) = (name!(explored::ab_ba), name!(explored::ordered));
    let transfers = pair(ab_ba, ordered, "Two transfers in opposite directions");
    let philosophers = pair(LEFT_FIRST, ONE_RIGHT_FIRST, "Five philosophers");
    [transfers, alone, philosophers]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::sentences;

    fn hangs(sizes: &[(usize, usize, usize)]) -> Hangs {
        let size = |&(size, runs, hung)| Size {
            size,
            runs,
            hung: vec![1; hung],
        };
        Hangs {
            sizes: sizes.iter().map(size).collect(),
            ..Hangs::default()
        }
    }

    #[test]
    fn luck_is_not_called_a_proof() {
        let stopped = Hangs {
            stopped: true,
            ..hangs(&[(1, 0, 0)])
        };
        let all = [
            hangs(&[(1, 5, 0), (1_000, 5, 4)]),
            hangs(&[(1, 5, 5), (10, 5, 5)]),
            hangs(&[(1, 5, 0), (10, 5, 0)]),
            hangs(&[(1, 5, 2)]),
            stopped,
        ];
        let told = all.iter().flat_map(on_hangs).collect::<Vec<_>>();
        let told = sentences(&told);
        insta::assert_snapshot!(told.join("\n"), @r"
        Real threads: with 1 transfer a thread it hung in 0 of 5 runs, with 1,000 transfers a thread it hung in 4 of 5 runs. A small test says nothing about a long day.
        Real threads: with 1 transfer a thread it hung in 5 of 5 runs, with 10 transfers a thread it hung in 5 of 5 runs.
        The program hung in none of 10 runs, which proves nothing: the search below found the way into the deadlock.
        Real threads: with 1 transfer a thread it hung in 2 of 5 runs.
        Stopped after 0 ms and 0 runs (--patience).
        ");
    }

    #[test]
    fn all_interleavings_are_claimed_only_of_a_search_that_ended() {
        let explored: Vec<Explored> = explored::programs().into_iter().map(Explored::of).collect();
        let told = sentences(&on_explored(&explored));
        insta::assert_snapshot!(told.join("\n"), @"
        Two transfers in opposite directions: 2 of all 6 interleavings deadlock. With one order for all: none of the 2 interleavings deadlocks.
        One thread is enough for a deadlock. The program with the `match`: the only interleaving deadlocks.
        Five philosophers: 1 of the 31 runs that stand for every order deadlocks. With one order for all: none of the 30 runs that stand for every order deadlocks.
        ");
    }
}
