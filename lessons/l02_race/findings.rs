//! What the counts of a run show: sentences chosen from them, true also when nothing was lost.

use super::counting;
use super::counts::Counts;
use super::explored::increments;
use crate::findings::Finding;
use crate::name;
use crate::program::Explored;
use crate::render::number::whole;
use crate::words::{counted, list};

/// Three to five findings.
pub fn all(counts: &[Counts], explored: &[Explored], cores: usize) -> Vec<Finding> {
    let losing = counts.iter().filter(|counts| counts.may_lose);
    let mut all: Vec<Finding> = losing.map(|counts| on_losing(counts, cores)).collect();
    all.extend(on_right(counts));
    all.extend(explored.first().map(on_explored));
    all.extend(on_growth(explored));
    all
}

fn on_losing(counts: &Counts, cores: usize) -> Finding {
    let (wrong, rounds, model) = (counts.wrong(), counts.rounds(), counts.model);
    let in_rounds = counted(rounds, "round");
    let (which, count) = match counts.lost(counts.median()) {
        0 => ("worst", counts.least()),
        _ => ("median", counts.median()),
    };
    let reason = match cores {
        1 => "On one core a thread is interrupted rarely, and a race needs that",
        _ => "The threads happened not to meet",
    };
    let access = match model == name!(counting::split_lock) {
        true => "locked",
        false => "atomic",
    };
    let sentence = match wrong {
        0 => format!(
            "{model} was right in every one of {in_rounds}. {reason}: a right result proves nothing, as the interleavings below show."
        ),
        _ => format!(
            "{model} was wrong in {wrong} of {in_rounds}; in the {which} one {} of {} updates were lost. It is safe Rust, and every single access in it is {access}.",
            whole(counts.lost(count)),
            whole(counts.expected),
        ),
    };
    Finding::new(sentence)
        .count("wrong_rounds", wrong as u64)
        .count("rounds", rounds as u64)
        .count("lost", counts.lost(count))
        .count("updates", counts.expected)
}

/// What the variants that must be right gave.
fn on_right(counts: &[Counts]) -> Option<Finding> {
    let right: Vec<&Counts> = counts.iter().filter(|counts| !counts.may_lose).collect();
    if right.is_empty() {
        return None;
    }
    let names: Vec<&str> = right.iter().map(|counts| counts.model).collect();
    let sentence = match right.iter().find(|counts| counts.wrong() > 0) {
        None => format!(
            "{} lost nothing: there an increment is one step that no other thread can get into.",
            list(&names)
        ),
        Some(wrong) => format!("{} lost updates, which it should never do.", wrong.model),
    };
    let wrong: usize = right.iter().map(|counts| counts.wrong()).sum();
    Some(Finding::new(sentence).count("wrong_rounds", wrong as u64))
}

fn on_explored(first: &Explored) -> Finding {
    first.counts(Finding::new(format!(
        "{} with two threads and one increment each: {}.",
        first.program.name,
        first.told("loses an update", "lose an update")
    )))
}

fn on_growth(explored: &[Explored]) -> Option<Finding> {
    let first = explored.first()?;
    let grown = |one: &&Explored| {
        one.program.name == first.program.name && increments(one) > increments(first)
    };
    let most = explored.iter().rfind(grown)?;
    let all = most.found.interleavings;
    let right = all - most.wrong();
    let finding = Finding::new(format!(
        "With {} increments each, nothing is lost in {right} of {} interleavings.",
        increments(most),
        whole(all)
    ));
    Some(finding.count("interleavings", all).count("right", right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::sentences;
    use crate::lessons::l02_race::Plan;
    use crate::lessons::l02_race::explored::programs;

    fn told(counts: &[Counts], explored: &[Explored], cores: usize) -> Vec<String> {
        sentences(&all(counts, explored, cores))
    }

    const PLAN: Plan = Plan {
        threads: 5,
        increments: 100_000,
        together: true,
    };

    fn counts(finals: [[u64; 3]; 3]) -> Vec<Counts> {
        let names = [("load_store", true), ("split_lock", true), ("mutex", false)];
        let all = names.iter().zip(finals);
        all.map(|((name, may_lose), finals)| Counts::new(name, *may_lose, PLAN, finals.to_vec()))
            .collect()
    }

    #[test]
    fn what_was_lost_is_counted() {
        let explored: Vec<Explored> = programs().into_iter().map(Explored::of).collect();
        let counts = counts([[390_000, 300_000, 500_000], [250_000; 3], [500_000; 3]]);
        insta::assert_snapshot!(told(&counts, &explored, 2).join("\n"));
    }

    #[test]
    fn a_run_that_loses_nothing_proves_nothing() {
        let counts = counts([[500_000; 3]; 3]);
        insta::assert_snapshot!(told(&counts, &[], 1).join("\n"));
        assert!(told(&counts, &[], 2)[0].contains("happened not to meet"));
    }
}
