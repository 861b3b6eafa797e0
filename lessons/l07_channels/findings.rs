//! What the numbers of a run show: sentences chosen from them, true also on one core and for a tie.

use super::counts::Count;
use super::explored::{FOUR_REQUESTS, THREE_REQUESTS};
use super::{filling, moving};
use crate::findings::Finding;
use crate::measure::Comparison;
use crate::name;
use crate::program::Explored;
use crate::render::duration;
use crate::words::{capitalised, counted, list};

/// What a limit changes.
pub fn on_waiting(counts: &[Count], comparison: &Comparison) -> Vec<Finding> {
    let one = |name| counts.iter().find(|count: &&Count| count.model == name);
    let (unbounded, bounded) = (name!(filling::unbounded), name!(filling::bounded));
    let waits = |count: &Count| {
        format!(
            "in {} up to {} waited for up to {}",
            count.model,
            counted(count.typical.most_waiting, "item"),
            duration(count.typical.longest_wait)
        )
    };
    let told = [unbounded, bounded].map(|name| one(name).map(waits));
    let told: Vec<String> = told.into_iter().flatten().collect();
    let mut findings = Vec::new();
    if !told.is_empty() {
        let mut finding = Finding::new(capitalised(&told.join("; ")) + ".");
        for count in [unbounded, bounded].into_iter().filter_map(one) {
            finding = finding
                .count(
                    format!("{}_waiting", count.model),
                    count.typical.most_waiting,
                )
                .time(
                    format!("{}_longest_wait_s", count.model),
                    count.typical.longest_wait,
                );
        }
        findings.push(finding);
    }
    if let Some(told) = comparison.told(unbounded, bounded) {
        let times =
            [unbounded, bounded].map(|name| comparison.model(name).map(|one| one.time.median));
        let [Some(without), Some(with)] = times else {
            return findings;
        };
        let ratio = with.as_secs_f64() / without.as_secs_f64().max(1e-9);
        // A few per cent are the queue's own cost.
        let alike = (0.9..1.1).contains(&ratio);
        let sentence = match alike {
            true => format!(
                "{unbounded} took {}, {bounded} {}: the consumer sets the pace.",
                duration(without),
                duration(with)
            ),
            false => format!("{unbounded} {told}."),
        };
        findings.push(Finding::new(sentence).ratio("bounded_to_unbounded", ratio));
    }
    if let Some(count) = one(name!(filling::drop_when_full)).filter(|count| count.lost() > 0) {
        findings.push(
            Finding::new(format!(
                "{} lost {} of {}.",
                count.model,
                count.lost(),
                counted(count.typical.produced, "item")
            ))
            .count("lost", count.lost()),
        );
    }
    findings
}

/// Who got everything, and who ended too early.
pub fn on_finished(counts: &[Count], items: u64) -> Vec<Finding> {
    let (all, early): (Vec<&Count>, Vec<&Count>) =
        counts.iter().partition(|count| count.fewest == items);
    let names: Vec<&str> = all.iter().map(|count| count.model).collect();
    let mut findings = Vec::new();
    if !names.is_empty() {
        findings.push(Finding::new(format!(
            "{} consumed all {items} items.",
            list(&names)
        )));
    }
    let got = |count: &&Count| match count.fewest == count.most {
        true => format!("{} consumed {}", count.model, count.fewest),
        false => format!(
            "{} consumed {} to {}",
            count.model, count.fewest, count.most
        ),
    };
    let told: Vec<String> = early.iter().map(got).collect();
    if !told.is_empty() {
        let sentence = format!("{} of {items} items, without any error.", list(&told));
        findings.push(early.iter().fold(Finding::new(sentence), |finding, count| {
            finding
                .count(format!("{}_fewest", count.model), count.fewest)
                .count(format!("{}_most", count.model), count.most)
        }));
    }
    findings
}

/// What a message costs.
pub fn on_messages(comparison: &Comparison, messages: u64) -> Vec<Finding> {
    let (bounded, rendezvous) = (name!(moving::bounded), name!(moving::rendezvous));
    let cost = comparison
        .model(rendezvous)
        .zip(comparison.told(rendezvous, bounded));
    let findings = cost.map(|(model, told)| {
        let each = model.time.median.div_f64(messages as f64);
        let cost = duration(each);
        Finding::new(format!(
            "{rendezvous} took {cost} for each number; it {told}."
        ))
        .time(format!("{rendezvous}_each_s"), each)
    });
    findings.into_iter().collect()
}

/// Who waits for ever.
pub fn on_explored(explored: &[Explored]) -> Vec<Finding> {
    let of = |name: &str| explored.iter().find(|one| one.program.name == name);
    let told = |one: &Explored| one.told("hangs", "hang");
    let always = explored
        .iter()
        .filter(|one| one.wrong() == one.found.interleavings);
    let always: Vec<&Explored> = always.collect();
    let mut findings = Vec::new();
    if !always.is_empty() {
        let names: Vec<&str> = always.iter().map(|one| one.program.what.as_str()).collect();
        let finding = Finding::new(format!("These hang in every order: {}.", names.join("; ")));
        findings.push(
            always
                .iter()
                .fold(finding, |finding, one| one.counts(finding)),
        );
    }
    if let Some((four, three)) = of(FOUR_REQUESTS).zip(of(THREE_REQUESTS)) {
        let finding = Finding::new(format!(
            "Mailboxes, four requests: {}. Three: {}.",
            told(four),
            told(three)
        ));
        findings.push(three.counts(four.counts(finding)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Bound;
    use crate::findings::sentences;
    use crate::lessons::l07_channels::explored;
    use crate::measure::Measured;
    use crate::work::items::Counted;
    use std::time::Duration;

    const MS: Duration = Duration::from_millis(1);

    fn count(model: &'static str, waiting: u64, consumed: [u64; 2]) -> Count {
        Count {
            model,
            typical: Counted {
                produced: 12,
                consumed: consumed[1],
                most_waiting: waiting,
                longest_wait: waiting as u32 * 2 * MS,
            },
            fewest: consumed[0],
            most: consumed[1],
            runs: 5,
            took: 24 * MS,
        }
    }

    fn comparison(work: &'static str, models: &[(&'static str, u32)]) -> Comparison {
        let measured = |&(name, took): &(_, u32)| Measured::of(name, vec![took * MS; 5]);
        Comparison {
            work,
            bound: Bound::None,
            bound_time: None,
            models: models.iter().map(measured).collect(),
            warnings: vec![],
        }
    }

    #[test]
    fn a_limit_changes_what_waits_and_not_the_pace() {
        let counts = [
            count("unbounded", 9, [12, 12]),
            count("bounded", 3, [12, 12]),
            count("drop_when_full", 3, [4, 4]),
        ];
        let times = [("unbounded", 24), ("bounded", 24), ("drop_when_full", 9)];
        let told = on_waiting(&counts, &comparison("filling", &times));
        insta::assert_snapshot!(sentences(&told).join("\n"));
        // A difference that is too large for that is told as what it is.
        let apart = [("unbounded", 24), ("bounded", 36)];
        let told = sentences(&on_waiting(&counts[..2], &comparison("filling", &apart)));
        assert!(!told[1].contains("sets the pace"), "{told:?}");
        let told = on_waiting(&counts[1..2], &comparison("filling", &times[1..2]));
        insta::assert_snapshot!(sentences(&told).join("\n"));
    }

    #[test]
    fn who_ended_too_early_is_named_with_what_it_got() {
        let counts = [
            count("closed", 1, [12, 12]),
            count("while_not_empty", 1, [2, 7]),
            count("time_out", 1, [8, 8]),
        ];
        insta::assert_snapshot!(sentences(&on_finished(&counts, 12)).join("\n"));
        // With luck nobody ends too early.
        let lucky = [count("while_not_empty", 1, [12, 12])];
        insta::assert_snapshot!(sentences(&on_finished(&lucky, 12)).join("\n"));
    }

    #[test]
    fn the_cost_of_a_message_is_told_against_a_channel_with_places() {
        let times = [("bounded", 4), ("rendezvous", 400), ("in_batches", 4)];
        let told = on_messages(&comparison("moving", &times), 100_000);
        insta::assert_snapshot!(sentences(&told).join("\n"));
        assert_eq!(
            on_messages(&comparison("moving", &times[1..2]), 100_000),
            []
        );
    }

    #[test]
    fn hangs_are_told_with_what_was_shown_of_them() {
        let programs = explored::programs();
        let explored: Vec<Explored> = programs.into_iter().map(Explored::of).collect();
        insta::assert_snapshot!(sentences(&on_explored(&explored)).join("\n"));
    }
}
