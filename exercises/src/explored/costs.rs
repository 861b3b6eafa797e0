//! What an answer costs that every order has found right, as a sentence for its author.

use interleave::{Costs, Exploration};

/// Remarks what the runs of an exploration have cost, e.g. of `two increments at the same time`.
pub fn remark_costs(what: &str, exploration: &Exploration) {
    check_runner::remark::remark(told(what, exploration));
}

fn told(what: &str, exploration: &Exploration) -> String {
    let at_most = match exploration.is_complete() {
        true => "It takes at most",
        false => "In the orders tried, it takes at most",
    };
    at_most_of(at_most, what, exploration.costs)
}

fn at_most_of(at_most: &str, what: &str, costs: Costs) -> String {
    let mut told = format!("{at_most} {} for {what}", counted(costs.spawned, "step"));
    match costs.in_vain {
        0 => {}
        1 => told += ", 1 of them a try in vain",
        tries => told += &format!(", {tries} of them tries in vain"),
    }
    if costs.held > 0 {
        told += &format!(
            "; a lock is held for at most {}",
            counted(costs.held, "step")
        );
    }
    match costs.at_once {
        0 | 1 => {}
        locks => told += &format!(", and {locks} locks at the same time"),
    }
    told + "."
}

fn counted(number: u64, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{} {noun}s", drawing::number::whole(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_nothing_is_left_out() {
        let costs = Costs {
            spawned: 2,
            ..Costs::default()
        };
        assert_eq!(
            at_most_of("It takes at most", "two increments", costs),
            "It takes at most 2 steps for two increments."
        );
        let costs = Costs {
            spawned: 1_234,
            in_vain: 1,
            held: 9,
            at_once: 2,
        };
        assert_eq!(
            at_most_of("It takes at most", "two transfers", costs),
            "It takes at most 1,234 steps for two transfers, 1 of them a try in vain; a lock is held for at most 9 steps, and 2 locks at the same time."
        );
    }
}
