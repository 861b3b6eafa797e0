//! What the counts of a run show: sentences chosen from them, true also when nothing was lost.

use super::counts::Counts;
use super::explored::Explored;
use crate::render::number::whole;

/// Three to five sentences.
pub fn sentences(counts: &[Counts], explored: &[Explored], cores: usize) -> Vec<String> {
    let losing = counts.iter().filter(|counts| counts.may_lose);
    let mut sentences: Vec<String> = losing.map(|counts| on_losing(counts, cores)).collect();
    sentences.extend(on_right(counts));
    sentences.extend(explored.first().map(on_explored));
    sentences.extend(on_growth(explored));
    sentences
}

fn on_losing(counts: &Counts, cores: usize) -> String {
    let (wrong, rounds) = (counts.wrong(), counts.rounds());
    let model = counts.model;
    if wrong == 0 {
        let reason = match cores {
            1 => "On one core a thread is interrupted rarely, and a race needs that",
            _ => "The threads happened not to meet",
        };
        return format!(
            "{model} was right in every one of {rounds} {}. {reason}: a right result proves nothing, as the interleavings below show.",
            if rounds == 1 { "round" } else { "rounds" }
        );
    }
    let (which, count) = match counts.lost(counts.median()) {
        0 => ("the worst", counts.least()),
        _ => ("the middle", counts.median()),
    };
    format!(
        "{model} was wrong in {wrong} of {rounds} {}; in {which} one {} of {} updates were lost. It is safe Rust, and every single access in it is {}.",
        if rounds == 1 { "round" } else { "rounds" },
        whole(counts.lost(count)),
        whole(counts.expected),
        if model == "split_lock" {
            "locked"
        } else {
            "atomic"
        }
    )
}

/// What the variants that must be right gave.
fn on_right(counts: &[Counts]) -> Option<String> {
    let right: Vec<&Counts> = counts.iter().filter(|counts| !counts.may_lose).collect();
    let names: Vec<&str> = right.iter().map(|counts| counts.model).collect();
    let names = match names.split_last()? {
        (last, []) => last.to_string(),
        (last, others) => format!("{} and {last}", others.join(", ")),
    };
    Some(match right.iter().find(|counts| counts.wrong() > 0) {
        None => format!(
            "{names} lost nothing: there an increment is one step that nobody can get into."
        ),
        Some(wrong) => format!("{} lost updates, which it should never do.", wrong.model),
    })
}

fn on_explored(first: &Explored) -> String {
    let (losing, all) = (first.losing(), first.exploration.interleavings);
    format!(
        "Of the {all} interleavings of {} with two threads and one increment each, {losing} lose an update.",
        first.model
    )
}

fn on_growth(explored: &[Explored]) -> Option<String> {
    let first = explored.first()?;
    let most = explored
        .iter()
        .rfind(|one| one.model == first.model && one.plan.increments > first.plan.increments)?;
    let right = most.exploration.interleavings - most.losing();
    Some(format!(
        "With {} increments each, {right} of {} interleavings are left in which nothing is lost.",
        most.plan.increments,
        whole(most.exploration.interleavings)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::l02_race::Plan;
    use crate::lessons::l02_race::explored;

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
        let counts = counts([[390_000, 300_000, 500_000], [250_000; 3], [500_000; 3]]);
        insta::assert_snapshot!(sentences(&counts, &explored::all(), 2).join("\n"));
    }

    #[test]
    fn a_run_that_loses_nothing_proves_nothing() {
        let counts = counts([[500_000; 3]; 3]);
        insta::assert_snapshot!(sentences(&counts, &[], 1).join("\n"));
        assert!(sentences(&counts, &[], 2)[0].contains("happened not to meet"));
    }
}
