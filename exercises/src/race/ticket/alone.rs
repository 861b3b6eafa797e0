//! What one thread does with a ticket or two.

use super::New;
use crate::explored::driven::{Text, alone};
use crate::explored::{explore, refuse_failures};
use crate::verdict::Wrong;

/// One thread claims so often; only its first call may get the ticket.
pub fn claimed_often(new: New, often: usize) {
    let found = alone(often, move || {
        let ticket = new();
        let first = ticket.claim();
        let later = (2..=often).find(|_| ticket.claim());
        Text(match (first, later) {
            (true, None) => String::new(),
            (false, _) => "the first call returned false".into(),
            (true, Some(call)) => {
                format!("call number {call} returned true after the first one had")
            }
        })
    });
    refuse_failures(&found);
    let Some(outcome) = found
        .outcomes
        .iter()
        .find(|outcome| !outcome.value.is_empty())
    else {
        return;
    };
    let (because, question) = match outcome.value.starts_with("call") {
        true => (
            "A later call of the same thread gets the ticket again.",
            "what remains of the first claim when `claim` has returned, and for how many calls?",
        ),
        false => (
            "The first caller does not get the ticket.",
            "what does the first call find, and what does it return then?",
        ),
    };
    Wrong::because(because)
        .seen(format!("one thread calls `claim` up to {often} times: {}.", outcome.value))
        .expected("true for the first call, false for all the others, and there may be a million of them.")
        .ask(question)
        .refuse()
}

/// Two tickets, claimed in turn, twice each.
pub fn tickets_are_apart(new: New) {
    let alone = explore(move || {
        let ticket = new();
        [(); 2].map(|()| ticket.claim())
    });
    let found = explore(move || {
        let tickets = [new(), new()];
        let [first, second, again, later] =
            [0, 1, 0, 1].map(|ticket: usize| tickets[ticket].claim());
        ([first, again], [second, later])
    });
    refuse_failures(&found);
    // A ticket that is wrong alone too is another check's business.
    let alone = alone.values();
    let as_alone: Vec<String> = alone
        .iter()
        .flat_map(|one| alone.iter().map(move |other| format!("({one}, {other})")))
        .collect();
    if found
        .values()
        .iter()
        .any(|claims| !as_alone.iter().any(|alone| alone == claims))
    {
        Wrong::because("Two tickets share what should be each one's own.")
            .seen(format!(
                "two tickets, claimed in turn, twice each: {}.",
                found.values().join(" or ")
            ))
            .expected("([true, false], [true, false]): each is issued to its first caller.")
            .ask("where is it kept that a ticket is taken: in the ticket?")
            .refuse();
    }
}
