//! What is told of reports that are not true.

use super::judge::{ROWS, Report, expected};
use super::{Outcome, Plan, outcome};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{Call, drawn};
use std::any::Any;
use std::cmp::Ordering;

const EACH: &str = "for each job, in the order of the jobs, its address and what became of it.";

/// A panic that is one of the jobs', and came out of the answer.
pub(super) fn panic_of_a_job(payload: &(dyn Any + Send), plans: &[Plan]) -> Option<Wrong> {
    let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned())?;
    let plans = plans.iter().enumerate();
    let mut panics = plans.filter_map(|(job, plan)| match outcome(job, plan.2) {
        Outcome::Panicked(text) => Some((job, text)),
        _ => None,
    });
    let (job, _) = panics.find(|(_, panic)| *panic == text)?;
    Some(
        Wrong::because("Your code panics when a job does.")
            .expected("a job that panics is reported with its message, and the others go on.")
            .seen(format!("the panic of job {job} came out of your function."))
            .ask("where does a panic of a job end: in the job's own task, or in yours?"),
    )
}

pub(super) fn not_started(told: usize, jobs: usize) -> Wrong {
    let wrong = match told.cmp(&jobs) {
        Ordering::Equal => Wrong::because("Your code tells of the jobs in another order, or under other addresses.")
            .seen("the addresses that `started` was called with are not those of the jobs in their order."),
        Ordering::Greater => Wrong::because("Your code calls `started` more often than there are jobs.")
            .seen(format!("when your function had returned, `started` had been called {told} times; number of jobs: {jobs}.")),
        Ordering::Less => Wrong::because("Your code does not tell of every job that it has started it.")
            .seen(format!("when your function had returned, `started` had been called {told} times; number of jobs: {jobs}.")),
    };
    wrong
        .expected("before the first `.await`, `started` is called once for each job, in the order of the jobs.")
        .ask("when does your function have the handle of a job, and when does it pass it on?")
}

pub(super) fn started_late(when: &str) -> Wrong {
    Wrong::because("Your code gives the handle of a job later than it could.")
        .seen(format!("`started` was called {when}."))
        .expected("before the first `.await`, `started` is called once for each job, in the order of the jobs.")
        .ask("when does your function have the handle of a job, and when does it pass it on?")
}

/// Refuses a report that is not, in the order of the jobs, what became of each.
pub(super) fn compare(report: &Report, plans: &[Plan], calls: &[Call]) {
    let wanted: Report = plans
        .iter()
        .enumerate()
        .map(|(job, plan)| (plan.0.to_string(), expected(job, plan)))
        .collect();
    if *report == wanted {
        return;
    }
    let told = |because: String, seen: String| -> ! {
        refuse(
            Wrong::because(because)
                .expected(EACH)
                .seen(seen)
                .ask("how does your function know which job an outcome belongs to, and what a `JoinError` has to tell?"),
        )
    };
    if report.len() != wanted.len() {
        let because = match report.len() < wanted.len() {
            true => "Your code does not report every outcome.",
            false => "Your code reports more outcomes than there are jobs.",
        };
        let seen = format!(
            "{} outcomes were reported, of {} jobs.",
            report.len(),
            wanted.len()
        );
        told(because.into(), seen);
    }
    let outcomes = |report: &Report| -> Vec<Outcome> {
        report.iter().map(|(_, outcome)| outcome.clone()).collect()
    };
    let all_there = same_in_another_order(&outcomes(report), &outcomes(&wanted));
    if same_in_another_order(report, &wanted) {
        refuse(
            Wrong::because("Your code reports the outcomes in another order than the jobs.")
                .expected(EACH)
                .seen("all outcomes are there beside their addresses, and some of them not in their places.")
                .picture(drawn(ROWS, calls))
                .ask("what decides the place of an outcome in your report?"),
        );
    }
    let mut pairs = report.iter().zip(&wanted).enumerate();
    let (job, (given, wanted)) = pairs
        .find(|(_, (given, wanted))| given != wanted)
        .expect("they differ");
    let elsewhere = plans.iter().enumerate().any(|(other, plan)| {
        other != job && given.1 != Outcome::Cancelled && expected(other, plan) == given.1
    });
    if elsewhere || all_there || given.1 == wanted.1 {
        told(
            "Your code reports an outcome beside the address of another job.".into(),
            format!(
                "entry {job} of the report has an address and an outcome that do not belong to the same job."
            ),
        );
    }
    let (was, is) = (kind(&wanted.1), kind(&given.1));
    if was != is {
        told(
            format!("Your code reports a job that {was} as one that {is}."),
            format!("job {job} {was}, and is reported as one that {is}."),
        );
    }
    told(
        match wanted.1 {
            Outcome::Panicked(_) => {
                "Your code reports a panic with another message than its own.".into()
            }
            _ => "Your code reports something that the job did not give.".into(),
        },
        match (shown(&wanted.1), shown(&given.1)) {
            (wanted, given) if wanted == given => format!(
                "job {job} {was}: {wanted}. What is reported begins like it, and is not the same."
            ),
            (wanted, given) => {
                format!("job {job} {was}: {wanted}, and is reported with {given}.")
            }
        },
    )
}

fn kind(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Done(_) => "was done",
        Outcome::Failed(_) => "failed",
        Outcome::Panicked(_) => "panicked",
        Outcome::Cancelled => "was cancelled",
    }
}

/// What an outcome says; of what nobody can guess, the beginning.
fn shown(outcome: &Outcome) -> String {
    let text = match outcome {
        Outcome::Done(_) | Outcome::Cancelled => return "its value".into(),
        Outcome::Failed(failure) => &failure.reason,
        Outcome::Panicked(text) => text,
    };
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    format!("{:?}", words.join(" ") + " ...")
}

fn same_in_another_order<T: PartialEq>(given: &[T], wanted: &[T]) -> bool {
    let mut left: Vec<&T> = wanted.iter().collect();
    given.iter().all(|given| {
        let found = left.iter().position(|one| *one == given);
        found.map(|found| left.swap_remove(found)).is_some()
    })
}
