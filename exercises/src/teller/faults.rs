//! What is wrong with a call, told from the steps of the run.

use super::Refusal;
use super::books::{Call, Open};
use crate::polls::{self, Fault, Noted, Object};
use crate::verdict::Wrong;
use interleave::Op;

const LOOK: &str =
    "when your task goes on after its `.await`, is what it has seen of the balance still true?";

fn fault(
    because: impl Into<String>,
    seen: impl Into<String>,
    why: impl Into<String>,
    expected: &str,
    question: &str,
) -> Fault {
    Fault {
        wrong: Wrong::because(because)
            .seen(seen)
            .expected(expected)
            .ask(question),
        why: why.into(),
    }
}

/// What is wrong with this change of the balance.
pub fn of_change(open: &Open, from: i64, to: i64, account: Object) -> Option<Fault> {
    let amount = open.call.amount();
    let right = from + open.call.change();
    if open.booked {
        return Some(fault(
            "The balance changes twice for one call.",
            format!("the call about {amount} has changed the balance before, and changes it again"),
            "the second change for the same call.",
            "one change for each withdrawal that is made and for each deposit.",
            "on which way does your code come to a second `set`?",
        ));
    }
    if to != right {
        return Some(other_change(open, [from, to, right], account));
    }
    match open.call {
        Call::Deposit(_) => None,
        _ if !open.asked => Some(unasked()),
        _ if !open.answered => Some(before_the_answer()),
        Call::Forbidden(_) => Some(forbidden()),
        Call::Withdraw(_) => (to < 0).then(|| below_zero(open, [from, to], account)),
    }
}

fn other_change(open: &Open, [from, to, right]: [i64; 3], account: Object) -> Fault {
    let base = to - open.call.change();
    let expected = match right < 0 {
        true => format!("{from} is too little for this call: `TooLittle`, and no change."),
        false => format!("from {from}, this call changes the balance to {right}."),
    };
    match stale_look(open, account) {
        Some((seen, number)) if seen == base => fault(
            "An update is lost: a task writes what rests on a balance from before its await.",
            format!(
                "the balance is {from}, and the call about {} sets it to {to}",
                open.call.amount()
            ),
            format!(
                "it goes by the {seen} of step {number}, and another task has changed the balance since."
            ),
            &expected,
            LOOK,
        ),
        _ => fault(
            "The balance does not change by the amount.",
            format!(
                "the balance is {from}, and the call about {} sets it to {to}",
                open.call.amount()
            ),
            format!("{from} becomes {to}."),
            &expected,
            "what do you set the balance to, and from which numbers do you reckon it?",
        ),
    }
}

fn below_zero(open: &Open, [from, to]: [i64; 2], account: Object) -> Fault {
    let amount = open.call.amount();
    let expected =
        "the balance is never below zero: who finds less than the amount gets `TooLittle`.";
    match stale_look(open, account) {
        Some((seen, number)) if seen >= amount => fault(
            "A task looks at the balance, awaits, and takes what is not there any more.",
            format!("a withdrawal of {amount} changes the balance from {from} to {to}"),
            format!(
                "it has seen {seen} in step {number}, and another task has changed that while this one awaited."
            ),
            expected,
            LOOK,
        ),
        _ => fault(
            "A withdrawal takes more than there is.",
            format!("a withdrawal of {amount} changes the balance from {from} to {to}"),
            format!("{from} is less than {amount}."),
            expected,
            "where does your code compare the balance with the amount, and is it then that it changes the balance?",
        ),
    }
}

/// The look at the balance on which a call rests: its first one, in an earlier poll, if another task has changed the
/// balance since. What it saw, and the number of the step.
fn stale_look(open: &Open, account: Object) -> Option<(i64, usize)> {
    polls::steps(|steps| {
        let me = steps.last()?.task;
        let on_it = |noted: &Noted, op| noted.did.object == Some(account) && noted.did.op == op;
        let looked = |at: &usize| steps[*at].task == me && on_it(&steps[*at], Op::Get);
        let at = (open.from..steps.len()).find(looked)?;
        let changed = |noted: &Noted| noted.task != me && on_it(noted, Op::Set);
        steps[at..].iter().any(changed).then_some(())?;
        let seen = steps[at].did.read.as_ref()?.parse().ok()?;
        Some((seen, at + 1))
    })
}

fn unasked() -> Fault {
    fault(
        "The balance changes, and the bank has not been asked before.",
        "a withdrawal is booked, and by then nobody has asked the bank about it",
        "the bank has not been asked yet.",
        "the bank is asked first, and the balance changes only if it allows the withdrawal.",
        "on which way through your code is the bank not asked?",
    )
}

fn before_the_answer() -> Fault {
    fault(
        "The balance changes before the bank has answered.",
        "a withdrawal is booked while the bank is still being asked",
        "there is no answer of the bank yet.",
        "the balance changes only after the bank has allowed the withdrawal.",
        "what do the others see of the balance while the bank has not answered, and what if it says no?",
    )
}

fn forbidden() -> Fault {
    fault(
        "The balance changes although the bank does not allow the withdrawal.",
        "the bank was asked, did not allow the withdrawal, and the balance changes",
        "the bank has said no.",
        "`Err(Refusal::ByBank)`, and the balance as it is.",
        "what does `allows` give, and what does your code do with that?",
    )
}

/// What is wrong with this question to the bank.
pub fn of_question(open: &Open, amount: i64) -> Option<Fault> {
    let asked = open.asked;
    let right = open.call.amount();
    if matches!(open.call, Call::Deposit(_)) {
        return Some(fault(
            "The bank is asked about a deposit.",
            format!("a deposit of {right} is made, and the bank is asked about {amount}"),
            "a question for a deposit.",
            "questions about withdrawals alone.",
            "which of the two functions has to ask?",
        ));
    }
    if amount != right {
        return Some(fault(
            "The bank is asked about another amount.",
            format!("{right} is to be withdrawn, and the bank is asked about {amount}"),
            format!("the question is about {amount}."),
            "one question for each withdrawal, about its amount.",
            "what do you ask the bank about?",
        ));
    }
    asked.then(|| {
        fault(
            "The bank is asked twice about one withdrawal.",
            format!("a withdrawal of {right} asks the bank, and then once more"),
            "the second question.",
            "at most one question for each withdrawal.",
            "what sends your code back to the question, and what has to be looked at again there?",
        )
    })
}

/// What is wrong with how this call returns.
pub fn of_end(open: &Open, result: Result<(), Refusal>) -> Option<Fault> {
    let amount = open.call.amount();
    let ends = |because: &str, seen: String, expected: &str, question: &str| {
        Some(fault(
            because,
            seen,
            "the call returns.",
            expected,
            question,
        ))
    };
    let deposit = matches!(open.call, Call::Deposit(_));
    let forbidden = open.answered && matches!(open.call, Call::Forbidden(_));
    match result {
        Ok(()) if !open.booked && deposit => ends(
            "A deposit returns, and the money is not on the account.",
            format!("`deposit({amount})` returns without a change of the balance"),
            "when `deposit` returns, the balance has grown by the amount.",
            "where does your code change the balance?",
        ),
        Ok(()) if !open.booked => ends(
            "A withdrawal is granted and not booked.",
            format!("`withdraw({amount})` returns `Ok`, and the balance has not changed for it"),
            "one change of the balance for each withdrawal that is granted.",
            "on which way does your code return `Ok`, and where is the balance changed on this way?",
        ),
        Err(_) if open.booked => ends(
            "A withdrawal is refused although it is booked.",
            format!("`withdraw({amount})` returns an error, and it has changed the balance"),
            "a refused withdrawal has changed nothing.",
            "what has your code done already when it returns the error?",
        ),
        Err(Refusal::ByBank) if !forbidden => ends(
            "A withdrawal is refused in the bank's name, and the bank has not refused it.",
            format!("`withdraw({amount})` returns `ByBank`; the bank would have allowed it"),
            "`ByBank` if the bank has said no, `TooLittle` if there is too little on the account.",
            "which of the two reasons is it on each way out of your function?",
        ),
        Err(Refusal::TooLittle) if forbidden && !open.was_poor => ends(
            "The bank does not allow the withdrawal, and your code gives another reason.",
            format!(
                "the bank was asked about {amount} and said no; `withdraw` returns `TooLittle`"
            ),
            "`Err(Refusal::ByBank)`.",
            "what does your code look at first when the bank has answered?",
        ),
        Err(Refusal::TooLittle) if !open.was_poor => ends(
            "A withdrawal is refused although there is enough on the account.",
            format!(
                "`withdraw({amount})` returns `TooLittle`; there was never less than {amount} on the account while it ran"
            ),
            "`TooLittle` only where less than the amount is on the account.",
            "what does your code compare with the amount, and when was that read?",
        ),
        _ => None,
    }
}

pub fn changed_by_nobody() -> Fault {
    fault(
        "The balance changes although nobody withdraws or deposits.",
        "the balance is set by a task that has no call under way",
        "no call is under way.",
        "the balance changes while a withdrawal or a deposit is under way, and for it.",
        "which of your lines runs outside of `withdraw` and `deposit`?",
    )
}

pub fn asked_by_nobody() -> Fault {
    fault(
        "The bank is asked although nobody withdraws.",
        "the bank is asked by a task that has no withdrawal under way",
        "no withdrawal is under way.",
        "the bank is asked during a withdrawal, and for it.",
        "which of your lines runs outside of `withdraw`?",
    )
}

pub fn dropped_when_booked() -> Fault {
    fault(
        "A withdrawal that is dropped at an await has changed the balance before it.",
        "the withdrawal is dropped while it waits, and the money is gone, though it was not granted to anybody",
        "its change of the balance stands above.",
        "a withdrawal that is dropped while it waits has changed nothing.",
        "after which of your lines can the future still be dropped, and what has been done by then?",
    )
}
