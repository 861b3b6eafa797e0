//! What a run of lesson 3 showed: sentences chosen from its numbers, true also on one core and for a tie.

use super::Sizes;
use super::explored::Explored;
use super::hang::{Hangs, Hung, Size};
use crate::measure::{Comparison, Measured};
use crate::render::duration;
use crate::render::number::whole;

/// What the deadlock of one run cost, and how it was noticed.
pub fn cost(hung: &Hung) -> String {
    let made = format!(
        "It stood still after {} of {} transfers.",
        whole(hung.made as u64),
        whole(hung.of as u64)
    );
    let waited = duration(hung.still);
    let cpu = hung.cpu.map_or(String::new(), |cpu| {
        format!(" In the {waited} until the watchdog was sure, the process used {} of CPU time, the watchdog's own included.", duration(cpu))
    });
    format!("{made}{cpu} Nobody can wake these threads any more. The process was killed.")
}

/// The sentences of the whole demo.
pub fn sentences(
    hangs: &Hangs,
    comparisons: &[Comparison],
    sizes: &Sizes,
    explored: &[Explored],
) -> Vec<String> {
    let mut all = on_hangs(hangs);
    all.extend(on_contention(comparisons, sizes));
    all.extend(on_explored(explored));
    all
}

fn on_hangs(hangs: &Hangs) -> Vec<String> {
    let mut all = Vec::new();
    if hangs.cut_off {
        let (runs, took) = (hangs.runs(), duration(hangs.took));
        all.push(format!(
            "The patience was over after {took} and {runs} runs: --patience gives it more."
        ));
    }
    let whole_runs: Vec<&Size> = hangs.sizes.iter().filter(|size| size.runs > 0).collect();
    let (Some(first), Some(last)) = (whole_runs.first(), whole_runs.last()) else {
        return all;
    };
    let says = |size: &Size| {
        let noun = if size.transfers == 1 {
            "transfer"
        } else {
            "transfers"
        };
        format!(
            "with {} {noun} a thread it hung in {} of {} runs",
            whole(size.transfers as u64),
            size.hung.len(),
            size.runs
        )
    };
    all.push(match (hangs.hung(), whole_runs.len()) {
        (0, _) => format!(
            "The program hung in none of {} runs. That is luck, and no proof: the search below found the way into the deadlock.",
            hangs.runs()
        ),
        (_, 1) => format!("Real threads: {}.", says(first)),
        _ if share(first) < share(last) => format!(
            "Real threads: {}, {}. A small test says nothing about a long day.",
            says(first),
            says(last)
        ),
        _ => format!("Real threads: {}, {}.", says(first), says(last)),
    });
    all
}

fn share(size: &Size) -> f64 {
    size.hung.len() as f64 / size.runs.max(1) as f64
}

fn on_contention(comparisons: &[Comparison], sizes: &Sizes) -> Vec<String> {
    let each = comparisons.iter().zip(&sizes.accounts);
    let ends = [each.clone().next(), each.clone().next_back()];
    let ends = if comparisons.len() > 1 {
        &ends[..]
    } else {
        &ends[..1]
    };
    let best = ends.iter().flatten().filter_map(|(comparison, accounts)| {
        Some(format!(
            "With {accounts} accounts {}.",
            leaders(comparison)?
        ))
    });
    let pair = ends.iter().flatten().filter_map(|(comparison, accounts)| {
        let (one, each) = (comparison.model("one_lock")?, comparison.model("ordered")?);
        let times = over(one, each);
        Some(match !comparison.relation(one.name, each.name)?.differs() {
            true => format!("{times:.2}x with {accounts} accounts (not told apart)"),
            false => format!("{times:.2}x with {accounts} accounts"),
        })
    });
    let pair: Vec<String> = pair.collect();
    let told = (!pair.is_empty()).then(|| {
        let pair = pair.join(", and ");
        format!("A lock for each account (ordered) against one lock for all: {pair}, in transfers a second.")
    });
    best.chain(told).collect()
}

/// The fastest model, with those that it can't be told apart from.
fn leaders(comparison: &Comparison) -> Option<String> {
    let alike = comparison.leaders().into_iter();
    let names: Vec<&str> = alike.map(|model| model.name).collect();
    let all = names.len() == comparison.models.len();
    Some(match names.split_last()? {
        (last, []) => format!("{last} was the fastest"),
        _ if all => "no model was faster than the others beyond chance".into(),
        (last, others) => format!(
            "{} and {last} were the fastest (too close to tell apart)",
            others.join(", ")
        ),
    })
}

fn over(a: &Measured, b: &Measured) -> f64 {
    a.time.median.as_secs_f64() / b.time.median.as_secs_f64().max(1e-12)
}

fn on_explored(explored: &[Explored]) -> Vec<String> {
    let of = |name| explored.iter().find(|program| program.name == name);
    let counted = |program: &Explored| {
        let (bad, all) = (program.deadlocks(), program.found.interleavings);
        match (program.found.exhaustive, bad) {
            (true, 1) if all == 1 => "its only interleaving deadlocks".to_string(),
            (true, 0) => format!("none of all its {} interleavings deadlocks", whole(all)),
            (true, _) => format!(
                "{} of all its {} interleavings deadlock",
                whole(bad),
                whole(all)
            ),
            (false, 0) => format!(
                "no deadlock in {} interleavings, which are not all there are",
                whole(all)
            ),
            (false, _) => format!(
                "{} of {} interleavings that were tried deadlock",
                whole(bad),
                whole(all)
            ),
        }
    };
    let pair = |wrong, right, name: &str| {
        let (wrong, right) = of(wrong).zip(of(right))?;
        Some(format!(
            "{name}: {}. With one order for all: {}.",
            counted(wrong),
            counted(right)
        ))
    };
    let alone = of("match_lock").map(|program| {
        format!(
            "One thread is enough for a deadlock. The program with the `match`: {}.",
            counted(program)
        )
    });
    [
        pair("ab_ba", "ordered", "Two transfers in opposite directions"),
        alone,
        pair("left_first", "one_right_first", "Five philosophers"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hangs(sizes: &[(usize, usize, usize)]) -> Hangs {
        let size = |&(transfers, runs, hung)| Size {
            transfers,
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
        let cut = Hangs {
            cut_off: true,
            ..hangs(&[(1, 0, 0)])
        };
        let all = [
            hangs(&[(1, 5, 0), (1_000, 5, 4)]),
            hangs(&[(1, 5, 5), (10, 5, 5)]),
            hangs(&[(1, 5, 0), (10, 5, 0)]),
            hangs(&[(1, 5, 2)]),
            cut,
        ];
        let told: Vec<String> = all.iter().flat_map(on_hangs).collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        Real threads: with 1 transfer a thread it hung in 0 of 5 runs, with 1,000 transfers a thread it hung in 4 of 5 runs. A small test says nothing about a long day.
        Real threads: with 1 transfer a thread it hung in 5 of 5 runs, with 10 transfers a thread it hung in 5 of 5 runs.
        The program hung in none of 10 runs. That is luck, and no proof: the search below found the way into the deadlock.
        Real threads: with 1 transfer a thread it hung in 2 of 5 runs.
        The patience was over after 0 ms and 0 runs: --patience gives it more.
        ");
    }

    #[test]
    fn all_interleavings_are_claimed_only_of_a_search_that_ended() {
        let told = on_explored(&super::super::explored::all());
        insta::assert_snapshot!(told.join("\n"), @r"
        Two transfers in opposite directions: 2 of all its 6 interleavings deadlock. With one order for all: none of all its 2 interleavings deadlocks.
        One thread is enough for a deadlock. The program with the `match`: its only interleaving deadlocks.
        Five philosophers: 107 of 12,271 interleavings that were tried deadlock. With one order for all: no deadlock in 12,408 interleavings, which are not all there are.
        ");
    }
}
