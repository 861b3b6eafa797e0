//! Compares the attempts of an answer with those that should be made: when each begins and ends, and what comes of them.

use super::service::{ATTEMPT, Attempt, Kind, Service, attempts, open, result};
use super::{Failure, told};
use crate::dropped::{Dropper, When, at_each, steps};
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Never, Ran, counted, elapsed, refuse_tasks_left};
use futures::future::join;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;
use tokio::time::sleep;

/// The answer's function: a service, how many attempts, the first wait, and the patience.
pub type Retry = fn(Service, usize, Duration, Duration) -> Pin<Box<dyn Future<Output = Given>>>;

/// What the answer gives.
pub(super) type Given = Result<u64, Failure>;

/// What the answer is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub service: usize,
    pub kinds: &'static [Kind],
    pub most: usize,
    pub first_wait: Duration,
    pub patience: Duration,
}

/// What should happen.
#[derive(Debug)]
pub(super) struct Expected {
    pub attempts: Vec<Attempt>,
    pub given: Given,
    pub took: Duration,
}

impl Asked {
    fn new(service: usize, kinds: &'static [Kind], times: (usize, u64, u64)) -> Asked {
        let (most, first_wait, patience) = times;
        Asked {
            service,
            kinds,
            most,
            first_wait: Duration::from_millis(first_wait),
            patience: Duration::from_millis(patience),
        }
    }

    pub fn expected(&self) -> Expected {
        let (mut attempts, mut at, mut wait) = (Vec::new(), Duration::ZERO, self.first_wait);
        loop {
            let number = attempts.len();
            let kind = self.kinds[number];
            assert_ne!(kind.lasts(), self.patience, "either would be right");
            let answered = kind.lasts() < self.patience;
            let kind = if answered { kind } else { Kind::IsSilent };
            let end = at + kind.lasts().min(self.patience);
            attempts.push(Attempt {
                start: at,
                end: Some(end),
                answered,
            });
            let given = result(self.service, number, kind);
            let over = !matches!(kind, Kind::Fails(_) | Kind::IsSilent);
            if over || attempts.len() == self.most {
                return Expected {
                    attempts,
                    given,
                    took: end,
                };
            }
            (at, wait) = (end + wait, wait * 2);
        }
    }
}

/// Checks the answer: what each attempt comes to; how many attempts, the first wait and the patience in milliseconds.
/// First without a drop, then dropped at each await in turn.
pub fn check(answer: Retry, kinds: &'static [Kind], times: (usize, u64, u64)) {
    let asked = Asked::new(0, kinds, times);
    let run = |when| {
        begin(&[asked]);
        judge(
            &[asked],
            virtual_time::run(move || one(answer, asked, when)),
        )
    };
    run(When::Never);
    at_each(|place| run(When::Once(place)));
}

/// Checks two calls at the same time.
pub fn check_two(answer: Retry, kinds: [&'static [Kind]; 2], times: [(usize, u64, u64); 2]) {
    let [first, second] = [0, 1].map(|service| Asked::new(service, kinds[service], times[service]));
    begin(&[first, second]);
    let ran = virtual_time::run(move || async move {
        let first = one(answer, first, When::Never);
        let (first, second) = join(first, one(answer, second, When::Never)).await;
        first.and(second)
    });
    judge(&[first, second], ran);
}

fn begin(asked: &[Asked]) {
    open(asked);
    steps::begin();
}

/// Whether it was dropped.
type End = Result<bool, Wrong>;

/// The same future; it is refused when it wakes at many more instants than its attempts and waits have.
fn sleeps_while_it_waits(
    mut future: Pin<Box<dyn Future<Output = Given>>>,
    most: usize,
) -> impl Future<Output = Given> {
    let (mut instants, mut last) = (0, None);
    poll_fn(move |context| {
        let now = elapsed();
        if last.replace(now) != Some(now) {
            instants += 1;
        }
        if instants > 8 * (most + 1) {
            virtual_time::fail(told::wakes(instants, most));
            return Poll::Pending;
        }
        future.as_mut().poll(context)
    })
}

async fn one(answer: Retry, asked: Asked, when: When) -> End {
    let future = answer(
        Service(asked.service),
        asked.most,
        asked.first_wait,
        asked.patience,
    );
    let future = counted(sleeps_while_it_waits(future, asked.most));
    let given = Dropper::new(when).run(future).await;
    let made = attempts(asked.service);
    let expected = asked.expected();
    if let Some(given) = given {
        told::compare(&asked, &expected, &made, &given)?;
        return Ok(false);
    }
    if made.iter().any(|attempt| attempt.end.is_none()) {
        return Err(told::goes_on());
    }
    // What is left running would make its attempts now.
    sleep(expected.took + expected.took).await;
    match attempts(asked.service).len() > made.len() {
        true => Err(told::goes_on()),
        false => Ok(true),
    }
}

fn judge(asked: &[Asked], ran: Ran<End>) -> bool {
    match ran.end {
        Ok(Ok(dropped)) => {
            refuse_tasks_left(ran.tasks);
            dropped
        }
        Ok(Err(wrong)) => refuse(wrong),
        Err(never) => {
            let late = |asked: &Asked| {
                let made = attempts(asked.service);
                // What was still there at the end of all time was dropped then.
                let late =
                    |one: &Attempt| !one.answered && one.end > Some(one.start + asked.patience);
                made.iter().position(late)
            };
            if let (Never::Waits, Some(late)) = (never, asked.iter().find_map(late)) {
                refuse(told::waits_for_ever(late, asked[0].patience))
            }
            let made: Vec<Attempt> = asked.iter().flat_map(|one| attempts(one.service)).collect();
            let over = made.iter().filter(|one| one.end.is_some()).count();
            never.refuse(
                ATTEMPT,
                None,
                &format!("{} attempts had begun, and {over} had come to their end", made.len()),
                "it returns when an attempt has gone well, has failed for ever, or was the last one.",
            )
        }
    }
}
