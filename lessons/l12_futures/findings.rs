//! What the numbers of a run show: sentences chosen from them, true also on one core and for a tie.

use super::ledger::{Count, Weighed};
use super::{executors, shapes};
use crate::findings::Finding;
use crate::measure::Comparison;
use crate::name;
use crate::render::duration;
use crate::words::{counted, list};

/// What the ledger of polls shows.
pub fn on_polls(counts: &[Count], futures: usize) -> Vec<Finding> {
    let one = |name| counts.iter().find(|count| count.model == name);
    let woken = [name!(executors::by_hand), name!(executors::tokio_runtime)];
    let mut findings: Vec<_> = woken
        .into_iter()
        .filter_map(one)
        .map(|count| on_woken(count, futures))
        .collect();
    let (spinning, by_hand) = (
        one(name!(executors::spinning)),
        one(name!(executors::by_hand)),
    );
    findings.extend(spinning.map(|count| on_spinning(count, by_hand)));
    findings.extend(one(name!(executors::every_ms)).map(on_looking));
    findings
}

fn on_woken(count: &Count, futures: usize) -> Finding {
    let (polls, wakes) = (count.counted.polls, count.counted.wakes);
    let futures = futures as u64;
    let sentence = match polls == wakes + futures {
        true => format!(
            "{}: {} for {} and {}: one to begin, and one for each wake. An executor that is woken polls nothing in between.",
            count.model,
            counted(polls, "poll"),
            counted(futures, "future"),
            counted(wakes, "wake")
        ),
        false => format!(
            "{}: {} for {} and {}.",
            count.model,
            counted(polls, "poll"),
            counted(futures, "future"),
            counted(wakes, "wake")
        ),
    };
    Finding::new(sentence)
        .count("polls", polls)
        .count("wakes", wakes)
}

fn on_spinning(count: &Count, by_hand: Option<&Count>) -> Finding {
    let polls = count.counted.polls;
    let cpu = |count: &Count| match count.cpu {
        Some(cpu) => format!(" and {} of CPU time", duration(cpu)),
        None => String::new(),
    };
    let other = match by_hand {
        Some(other) => format!(
            " {} needed {}{}.",
            other.model,
            counted(other.counted.polls, "poll"),
            cpu(other)
        ),
        None => String::new(),
    };
    Finding::new(format!(
        "{} took {}{} for the same result.{other}",
        count.model,
        counted(polls, "poll"),
        cpu(count)
    ))
    .count("polls", polls)
}

fn on_looking(count: &Count) -> Finding {
    Finding::new(format!(
        "{} looks by the clock: {}, most of them for nothing, and a wait may end a millisecond late.",
        count.model,
        counted(count.counted.polls, "poll")
    ))
    .count("polls", count.counted.polls)
}

/// What the shapes show.
pub fn on_shapes(weighed: &[Weighed], comparison: &Comparison) -> Vec<Finding> {
    let size = |one: &Weighed| format!("{} {}", one.model, counted(one.bytes as u64, "byte"));
    let mut findings = Vec::new();
    if weighed.len() > 1 {
        let sizes: Vec<String> = weighed.iter().map(size).collect();
        let finding = Finding::new(format!(
            "What waits is a value, and has a size: {}. It holds what is still needed after the wait, and no stack.",
            list(&sizes)
        ));
        findings.push(weighed.iter().fold(finding, |finding, one| {
            finding.count(format!("{}_bytes", one.model), one.bytes as u64)
        }));
    }
    let (by_hand, by_compiler) = (name!(shapes::state_machine), name!(shapes::async_fn));
    if let Some(told) = comparison.told(by_compiler, by_hand) {
        findings.push(Finding::new(format!(
            "{by_compiler} {told}: both are state machines, and the compiler wrote one of them."
        )));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Bound;
    use crate::findings::sentences;
    use crate::measure::Measured;
    use crate::work::orders::Counted;
    use std::time::Duration;

    fn count(model: &'static str, polls: u64, wakes: u64, cpu_ms: Option<u64>) -> Count {
        Count {
            model,
            counted: Counted { polls, wakes },
            cpu: cpu_ms.map(Duration::from_millis),
        }
    }

    #[test]
    fn the_ledger_tells_who_is_woken_and_who_is_not() {
        let counts = [
            count("spinning", 847_998, 20, Some(35)),
            count("every_ms", 306, 20, None),
            count("by_hand", 30, 20, Some(1)),
        ];
        insta::assert_snapshot!(sentences(&on_polls(&counts, 10)).join("\n"));
    }

    #[test]
    fn what_was_not_measured_is_not_told_and_extra_polls_are_not_explained_away() {
        insta::assert_snapshot!(
            sentences(&on_polls(&[count("by_hand", 3, 1, None)], 1)).join("\n")
        );
        let alone = [count("spinning", 7, 2, None)];
        insta::assert_snapshot!(sentences(&on_polls(&alone, 1)).join("\n"));
    }

    #[test]
    fn shapes_that_tie_are_not_told_apart() {
        let models = [("async_fn", 64), ("state_machine", 40)];
        let weighed = models.map(|(model, bytes)| Weighed {
            model,
            bytes,
            took: Duration::from_millis(1),
        });
        let measured = |name| Measured::of(name, vec![Duration::from_millis(1); 5]);
        let comparison = Comparison {
            work: "shapes",
            bound: Bound::None,
            bound_time: None,
            models: models.map(|(name, _)| measured(name)).to_vec(),
            warnings: vec![],
        };
        insta::assert_snapshot!(sentences(&on_shapes(&weighed, &comparison)).join("\n"));
    }
}
