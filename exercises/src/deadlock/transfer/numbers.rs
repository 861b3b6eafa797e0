//! Numbers of accounts for which a rule that orders them may fail.

use super::Transfer;
use crate::bank::{Chance, accounts};
use crate::explored::driven::{self, Text};
use crate::race::steps::takes;
use interleave::Named;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::collections::BTreeMap;

/// Numbers of accounts in pairs, such that no rule but an order of all numbers is right for every pair.
pub fn pairs() -> Vec<[u32; 2]> {
    // 1,816,657,920 is divisible by 65,536 and by all numbers up to 12.
    let mut pairs = vec![
        [0, 1],
        [1, 2],
        [2, 1],
        [2, 3],
        [8, 9],
        [10, 11],
        [11, 12],
        [100, 101],
        [1, 3],
        [2, 4],
        [1, 5],
        [7, 3],
        [5, 6],
        [8, 16],
        [9, 10],
        [99, 100],
        [1, 11],
        [3, 1_003],
        [16_777_216, 16_777_217],
        [u32::MAX - 1, u32::MAX],
        [1, 257],
        [300, 44],
        [65_537, 1],
        [5, 1_816_657_925],
        [1_816_657_921, 1],
        [u32::MAX, 0],
        [0, 1 << 31],
        [6, 6_000_000],
    ];
    let mut chance = Chance::new(3);
    pairs.extend(
        std::iter::repeat_with(|| [chance.below(u32::MAX), chance.below(u32::MAX)]).take(20),
    );
    pairs
}

/// Pairs of numbers of which the account that a transfer takes first depends on the direction: a rule that has a hole
/// just there, or no rule at all. Six of them at the most, out of more than a thousand.
pub fn suspects(transfer: Transfer) -> Vec<[u32; 2]> {
    const ACCOUNTS: usize = 50;
    const MOST: usize = 6;
    let mut chance = Chance::new(5);
    let numbers: Vec<u32> = std::iter::repeat_with(|| chance.below(u32::MAX))
        .take(ACCOUNTS)
        .collect();
    let both_ways =
        (0..ACCOUNTS).flat_map(|one| (0..one).flat_map(move |other| [[one, other], [other, one]]));
    let orders: Vec<[usize; 2]> = both_ways.collect();
    let first = first_taken(transfer, &numbers, &orders);
    let both = orders.chunks(2).enumerate().filter(|(pair, _)| {
        let taken = [2 * pair, 2 * pair + 1].map(|order| first.get(&order));
        taken[0] != taken[1]
    });
    let pairs = both.map(|(_, pair)| pair[0].map(|account| numbers[account]));
    pairs.take(MOST).collect()
}

/// The account that each of these transfers takes first, by the index of the transfer, if nobody disturbs it.
fn first_taken(
    transfer: Transfer,
    numbers: &[u32],
    orders: &[[usize; 2]],
) -> BTreeMap<usize, String> {
    const ORDER: &str = "order";
    let opening: Vec<(u32, i64)> = numbers.iter().map(|number| (*number, 100)).collect();
    let each = orders.to_vec();
    let test = driven::test(move || {
        let accounts = accounts(&opening);
        let now = AtomicUsize::new(0).named(ORDER);
        for (index, [from, to]) in each.iter().enumerate() {
            now.store(index, SeqCst);
            transfer(&accounts[*from], &accounts[*to], 1);
        }
        Text(String::new())
    });
    let mut first = BTreeMap::new();
    let run = driven::along(&[], &test);
    let Some(trace) = run
        .as_ref()
        .and_then(|run| run.outcomes.first()?.trace.as_ref())
    else {
        return first;
    };
    let mut order = 0;
    for step in &trace.steps {
        let Some(object) = step.object.map(|object| &trace.objects[object]) else {
            continue;
        };
        if object.name == ORDER {
            order = step
                .wrote
                .as_ref()
                .and_then(|wrote| wrote.parse().ok())
                .unwrap_or(order);
        } else if takes(step.op) && object.name.starts_with("account") {
            first.entry(order).or_insert_with(|| object.name.clone());
        }
    }
    first
}
