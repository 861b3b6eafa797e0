//! Why balances are wrong, told from the changes that a run shows.

use super::transfer::Order;
use crate::race::steps::{gave_up, gives_back, is_done, takes};
use interleave::Trace;
use std::collections::BTreeMap;

/// What is wrong, as a sentence that the run proves, and what to ask.
type Reason = (String, &'static str);

/// What a thread did with an account while it held its lock.
#[derive(Debug, PartialEq, Eq)]
struct Visit {
    thread: usize,
    account: String,
    before: i64,
    after: i64,
}

/// Every stretch in which a thread held the lock of an account, in the order in which they began.
fn visits(trace: &Trace) -> Vec<Visit> {
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<i64>().ok());
    let mut visits: Vec<(usize, Visit)> = Vec::new();
    let mut balances: BTreeMap<usize, i64> = BTreeMap::new();
    for step in trace.steps.iter().filter(|step| is_done(step)) {
        let Some(object) = step.object else { continue };
        if takes(step.op)
            && let Some(before) = number(&step.read).or(balances.get(&object).copied())
        {
            let account = trace.objects[object].name.clone();
            let visit = Visit {
                thread: step.thread,
                account,
                before,
                after: before,
            };
            visits.push((object, visit));
        }
        if gives_back(step.op)
            && let Some(after) = number(&step.wrote).or(number(&step.read))
        {
            balances.insert(object, after);
            let own = |(known, visit): &&mut (usize, Visit)| {
                *known == object && visit.thread == step.thread
            };
            if let Some((_, visit)) = visits.iter_mut().rev().find(own) {
                visit.after = after;
            }
        }
    }
    visits.into_iter().map(|(_, visit)| visit).collect()
}

/// Why the transfers of a run went wrong: made on threads with these names, between accounts with these numbers.
pub fn reason(trace: &Trace, orders: &[Order], numbers: &[u32]) -> Reason {
    let visits = visits(trace);
    orders
        .iter()
        .find_map(|order| stale(trace, &visits, order))
        .or_else(|| {
            orders
                .iter()
                .find_map(|order| unlike(trace, &visits, order, numbers))
        })
        .unwrap_or((
            "The balances are wrong in some orders of the steps.".into(),
            "between your reading of a balance and your writing of it: who may have changed it?",
        ))
}

fn thread_of(trace: &Trace, order: &Order) -> Option<usize> {
    trace
        .threads
        .iter()
        .position(|thread| thread.name == order.thread)
}

/// A balance that was computed from what the account held at an earlier visit.
fn stale(trace: &Trace, visits: &[Visit], order: &Order) -> Option<Reason> {
    let me = thread_of(trace, order)?;
    let own: Vec<&Visit> = visits.iter().filter(|visit| visit.thread == me).collect();
    own.iter().enumerate().find_map(|(index, visit)| {
        let old = own[..index].iter().find(|old| {
            let by = visit.after - old.after;
            old.account == visit.account
                && old.after != visit.before
                && by.abs() == order.amount
                && (visit.after - visit.before).abs() != order.amount
                && visit.after != visit.before
        })?;
        let question =
            "between your reading of a balance and your writing of it: who may have changed it?";
        Some((
            format!(
                "A transfer computes the new balance of {} from an old one: {} instead of {}.",
                visit.account, old.after, visit.before
            ),
            question,
        ))
    })
}

/// A transfer that did not change its two accounts by the amount, once.
fn unlike(trace: &Trace, visits: &[Visit], order: &Order, numbers: &[u32]) -> Option<Reason> {
    let me = thread_of(trace, order)?;
    let change = |account: usize| -> i64 {
        let name = format!("account {}", numbers[account]);
        let own = visits
            .iter()
            .filter(|visit| visit.thread == me && visit.account == name);
        own.map(|visit| visit.after - visit.before).sum()
    };
    let (paid, got) = (-change(order.from), change(order.to));
    let amount = order.amount;
    if order.from == order.to && paid != 0 {
        return Some((
            "A transfer to the same account changes its balance.".into(),
            "what does your function do when both accounts are the same one?",
        ));
    }
    let asked = i64::try_from(order.times).unwrap_or(1);
    if order.from == order.to || amount == 0 || (paid == amount * asked && got == paid) {
        return None;
    }
    // More often than that is rather another sum.
    const MOST: i64 = 10_000;
    let times = |sum: i64| {
        let times = sum.checked_div(amount)?;
        (times * amount == sum && times.abs() <= MOST).then_some(times)
    };
    let because = match (times(paid), times(got)) {
        (Some(paid), Some(got)) if paid == got && (0..asked).contains(&paid) => {
            return Some(left_out(trace, me));
        }
        (Some(-1), Some(-1)) => "A transfer moves the money the wrong way.".into(),
        (Some(paid), Some(got)) if paid == got => {
            format!(
                "A transfer that is asked for {} is made {}.",
                often(asked),
                often(paid)
            )
        }
        (Some(paid), Some(got)) => format!(
            "A transfer takes the money out {} and puts it in {}.",
            often(paid),
            often(got)
        ),
        _ => format!(
            "A transfer of {amount} takes {paid} out of one account and puts {got} into the other one."
        ),
    };
    Some((
        because,
        "follow this transfer through your function, line by line: which account pays, which one gets, how much, and how often?",
    ))
}

fn often(times: i64) -> String {
    match times {
        0 => "never".into(),
        1 => "once".into(),
        2 => "twice".into(),
        more => format!("{more} times"),
    }
}

fn left_out(trace: &Trace, thread: usize) -> Reason {
    match gave_up(trace, &[thread]) {
        Some((op, 1)) => (
            format!("After a `{op}` that failed, a transfer is left out."),
            "what does your function do when it can't have both accounts at once, and who makes the transfer later?",
        ),
        Some((op, tries)) => (
            format!("After {tries} calls of `{op}` that failed, a transfer is left out."),
            "how often does your function try, and who makes the transfer after the last try?",
        ),
        None => (
            "A transfer is left out.".into(),
            "on which way through your function does no money move?",
        ),
    }
}
