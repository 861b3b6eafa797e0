//! What others see and do while a transfer runs: auditors, and transfers beside it.

use super::Transfer;
use crate::bank::{Account, accounts};
use crate::explored::{drawn, explore_with, of_all, together};
use crate::verdict::Wrong;
use crate::waiting::{self, must_end, picture, stuck};
use interleave::Failure;

pub(super) const HALF: &str =
    "between taking the money out and putting it in: which locks does your function hold?";

/// What somebody sees who has locked both accounts while a transfer is half made.
pub(super) fn neither_or_both(found: i64, sum: i64) -> String {
    match found < sum {
        true => "For a moment the money is in neither account.".into(),
        false => "For a moment the money is in both accounts.".into(),
    }
}

/// An auditor who has locked both accounts must find the sum, and one who has locked a single account that a transfer
/// to itself runs on its balance.
pub fn audited(transfer: Transfer, [from, to]: [usize; 2]) {
    const OPENING: [(u32, i64); 2] = [(1, 100), (2, 100)];
    let found = explore_with(&waiting::budget(), move || {
        let accounts = accounts(&OPENING);
        let seen = std::sync::Mutex::new(None);
        together(&["A", "auditor"], &|name| {
            if name == "A" {
                return transfer(&accounts[from], &accounts[to], 3);
            }
            // Never waits while it holds one, so that it is in nobody's way.
            let Ok(first) = accounts[from].balance.try_lock() else {
                return;
            };
            let sum = match from == to {
                true => Some(*first),
                false => accounts[to]
                    .balance
                    .try_lock()
                    .ok()
                    .map(|second| *first + *second),
            };
            *seen.lock().expect("no thread panics with it") = sum;
        });
        seen.into_inner().expect("no thread panics with it")
    });
    must_end(&found);
    let right = if from == to { 100 } else { 200 };
    let wrong = found.outcomes.iter().find_map(|outcome| {
        let sum: i64 = outcome
            .value
            .strip_prefix("Some(")?
            .strip_suffix(')')?
            .parse()
            .ok()?;
        (sum != right).then_some((sum, outcome))
    });
    let Some((sum, outcome)) = wrong else { return };
    let because = match from == to {
        true => {
            "While a transfer to the same account runs, its balance is another one for a moment."
                .into()
        }
        false => neither_or_both(sum, right),
    };
    let whom = if from == to {
        "the account"
    } else {
        "both accounts"
    };
    Wrong::because(because)
        .seen(format!("an auditor who had locked {whom} found {sum}."))
        .expected(format!(
            "{right} at any moment: nobody can see a transfer half done."
        ))
        .picture(
            outcome
                .trace
                .as_ref()
                .map(|trace| drawn("The simplest such run:", trace))
                .unwrap_or_default(),
        )
        .ask(HALF)
        .refuse()
}

/// Transfers of threads of these names, between accounts given by their index.
pub type Others = &'static [(&'static str, usize, usize)];

/// While account 4 is locked and a transfer waits for it, these transfers between other accounts must end.
pub fn others_go_on(transfer: Transfer, waiting: [usize; 2], others: Others) {
    let alone = explore_with(&waiting::budget(), move || {
        make(transfer, &four_accounts(), others);
    });
    if stuck(&alone).is_some() {
        // They do not end by themselves either: another check says so.
        return;
    }
    let found = explore_with(&waiting::budget(), move || {
        let accounts = four_accounts();
        interleave::thread::scope(|scope| {
            let kept = accounts[3].balance.lock();
            let [from, to] = waiting.map(|index| &accounts[index]);
            interleave::thread::Builder::new()
                .name("W".into())
                .spawn_scoped(scope, move || transfer(from, to, 10))
                .expect("a thread of an exploration costs nothing");
            make(transfer, &accounts, others);
            drop(kept);
        });
    });
    let Some(failure) = stuck(&found) else {
        return must_end(&found);
    };
    if !keeps_waiting(failure, others) {
        // It is the transfer to or from account 4 that does not end by itself, and no other one.
        return must_end(&found);
    }
    let pairs: Vec<String> = others
        .iter()
        .map(|(_, from, to)| format!("from {} to {}", from + 1, to + 1))
        .collect();
    Wrong::because("While account 4 is locked, a transfer between other accounts does not end.")
        .seen(format!(
            "account 4 was locked while a transfer waited for it, and others were made {}. They did not all end in {}.",
            pairs.join(" and "),
            of_all(failure.interleavings, &found)
        ))
        .expected("transfers between other accounts go on while one waits.")
        .picture(picture(failure, &found))
        .ask("what do two transfers without a common account have in common in your function?")
        .refuse()
}

/// Whether one of these others waits at the end of a run. Of a run that goes on for ever nobody can tell.
fn keeps_waiting(failure: &Failure, others: Others) -> bool {
    let name = |thread: usize| failure.trace.threads[thread].name.as_str();
    let is_other = |thread: usize| others.iter().any(|(other, ..)| *other == name(thread));
    let mut waits = failure.waits.iter().flat_map(|graph| &graph.waits);
    failure.waits.is_none() || waits.any(|wait| is_other(wait.thread))
}

#[track_caller]
fn four_accounts() -> Vec<Account> {
    accounts(&[(1, 100), (2, 100), (3, 100), (4, 100)])
}

/// Makes these transfers, each on its thread.
#[track_caller]
fn make(transfer: Transfer, accounts: &[Account], others: Others) {
    let names: Vec<&str> = others.iter().map(|(name, ..)| *name).collect();
    together(&names, &|name| {
        for (_, from, to) in others.iter().filter(|(other, ..)| *other == name) {
            transfer(&accounts[*from], &accounts[*to], 1);
        }
    });
}
