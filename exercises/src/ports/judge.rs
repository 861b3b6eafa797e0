//! Checks that every port is connected to in time, within the limit, and that each has the patience to itself.

use super::State;
use super::host::{self, Attempt, CONNECT, Kind, attempts};
use super::places;
use super::states;
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Never, Ran, counted, refuse_tasks_left};
use drawing::duration;
use std::future::Future;
use std::time::Duration;

/// What a scan was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Scan<'a> {
    pub ports: &'a [(u16, Kind)],
    pub limit: usize,
    pub patience: Duration,
}

/// What a scan has found, and what was open when it returned.
type Found = (Vec<(u16, State)>, Vec<Attempt>);

/// Checks the answer with these ports; `patience` is in milliseconds.
pub fn check<F>(
    answer: impl FnOnce(Vec<u16>, usize, Duration) -> F + Send + 'static,
    ports: &[(u16, Kind)],
    limit: usize,
    patience: u64,
) where
    F: Future<Output = Vec<(u16, State)>>,
{
    host::open(ports);
    let list: Vec<u16> = ports.iter().map(|(port, _)| *port).collect();
    let patience = Duration::from_millis(patience);
    let scan = Scan {
        ports,
        limit,
        patience,
    };
    let ran = virtual_time::run(move || async move {
        let found = counted(answer(list, limit, patience)).await;
        // What was aborted ends now.
        virtual_time::let_others_run().await;
        (found, attempts())
    });
    scan.judge(ran);
}

impl Scan<'_> {
    /// How long an attempt should last.
    pub fn lasts(&self, attempt: &Attempt) -> Duration {
        self.ports[attempt.row].1.lasts().min(self.patience)
    }

    /// Whether the port answers in time.
    pub fn answers(&self, row: usize) -> bool {
        self.ports[row].1.lasts() < self.patience
    }

    pub fn port(&self, attempt: &Attempt) -> u16 {
        self.ports[attempt.row].0
    }

    fn judge(&self, ran: Ran<Found>) {
        let (given, attempts) = match ran.end {
            Ok(found) => found,
            Err(never) => self.never_returned(never),
        };
        places::refuse_too_many(self, &attempts);
        self.refuse_impatience(&attempts);
        self.refuse_left_open(&attempts, ran.took);
        self.refuse_patience(&attempts);
        self.refuse_kept_open(&attempts);
        self.refuse_missing(&attempts, ran.took);
        places::refuse_gaps(self, &attempts);
        states::compare(self, &given);
        self.refuse_late(&attempts, ran.took);
        refuse_tasks_left(ran.tasks);
    }

    fn never_returned(&self, never: Never) -> ! {
        let attempts = attempts();
        // What was still there at the end of all time was dropped then.
        let is_over = |one: &&Attempt| {
            one.end
                .is_some_and(|end| end <= one.start + self.lasts(one))
        };
        let over = attempts.iter().filter(is_over).count();
        let mut left = attempts.iter().filter(|one| !is_over(one));
        let silent = left.find(|one| !self.answers(one.row));
        if let (Never::Waits, Some(silent)) = (never, silent) {
            refuse(
                Wrong::because("Your code waits for ever for a port that does not answer.")
                    .expected(format!(
                        "a connect that takes longer than the patience, {}, is given up.",
                        duration(self.patience)
                    ))
                    .seen(format!(
                        "the connect to port {} began after {} of virtual time, there is no answer, and nobody has dropped it.",
                        self.port(silent),
                        duration(silent.start)
                    ))
                    .ask("what ends the wait for a port that never answers?"),
            )
        }
        let missing = self.ports.len() - attempts.len();
        never.refuse(
            CONNECT,
            (missing == 0 && over == attempts.len()).then_some("every connect has come to its end"),
            &format!(
                "of {} ports {} were connected to, and {over} of these connects had come to their end",
                self.ports.len(),
                attempts.len()
            ),
            "it returns in the moment in which the last port is known.",
        )
    }

    /// Refuses a connect that is given up before its patience is over.
    fn refuse_impatience(&self, attempts: &[Attempt]) {
        let early = |one: &&Attempt| {
            !one.answered && one.end.is_some_and(|end| end < one.start + self.lasts(one))
        };
        let Some(early) = attempts.iter().find(early) else {
            return;
        };
        let end = early.end.unwrap_or_default();
        // A patience that began with the scan is over for all ports at once.
        let because = match end == self.patience && !early.start.is_zero() {
            true => "The patience with a port begins before its connect does.",
            false => "Your code gives a connect up before the patience is over.",
        };
        refuse(
            Wrong::because(because)
                .expected(format!(
                    "every connect has the whole patience, {}, from the instant at which it begins.",
                    duration(self.patience)
                ))
                .seen(format!(
                    "the connect to port {} began after {} of virtual time, and was dropped after {}.",
                    self.port(early),
                    duration(early.start),
                    duration(end)
                ))
                .picture(places::drawn(attempts))
                .ask("at which instant does each time-out of yours begin to run, and what does the port still wait for then?"),
        )
    }

    /// Refuses connects and connections that are still there when the answer returns.
    fn refuse_left_open(&self, attempts: &[Attempt], took: Duration) {
        let Some(left) = attempts.iter().find(|one| one.over.is_none()) else {
            return;
        };
        let (because, what, question) = match left.answered {
            true => (
                "Your code leaves a connection open.",
                "connection",
                "who owns the connections that were made, and when is each of them dropped?",
            ),
            false => (
                "Your code returns while a connect still runs.",
                "connect",
                "a time-out drops what it waits for. What is that in your code, and does the connect end with it?",
            ),
        };
        refuse(
            Wrong::because(because)
                .expected("when it returns, every connect has ended or was dropped, and every connection is closed.")
                .seen(format!(
                    "it returned after {} of virtual time, and the {what} to port {} was still there.",
                    duration(took),
                    self.port(left)
                ))
                .ask(question),
        )
    }

    /// Refuses a connect that goes on when its patience is over, or is polled late.
    fn refuse_patience(&self, attempts: &[Attempt]) {
        let late = |one: &&Attempt| one.end.is_some_and(|end| end > one.start + self.lasts(one));
        let Some(late) = attempts.iter().find(late) else {
            return;
        };
        let (because, question) = match self.answers(late.row) {
            true => (
                "Your code does not poll a connect whose answer is there.",
                "which `.await` of yours waits at that instant, and which connects are polled by it?",
            ),
            false => (
                "Your code waits longer for a port than its patience.",
                "what happens to the connect at the instant at which the patience is over?",
            ),
        };
        refuse(
            Wrong::because(because)
                .expected(format!(
                    "a connect ends when its answer is there, or when it has lasted {}, the patience.",
                    duration(self.patience)
                ))
                .seen(format!(
                    "the connect to port {} began after {} of virtual time, could have ended after {}, and ended after {}.",
                    self.port(late),
                    duration(late.start),
                    duration(late.start + self.lasts(late)),
                    duration(late.end.unwrap_or_default())
                ))
                .picture(places::drawn(attempts))
                .ask(question),
        )
    }

    /// Refuses a connection that is open for any time.
    fn refuse_kept_open(&self, attempts: &[Attempt]) {
        let Some(kept) = attempts.iter().find(|one| one.over > one.end) else {
            return;
        };
        refuse(
            Wrong::because("Your code keeps a connection open when it knows the port.")
                .expected("a connection is closed at the instant at which it is made: nothing more is wanted of it.")
                .seen(format!(
                    "the connection to port {} was made after {} of virtual time, and closed after {}.",
                    self.port(kept),
                    duration(kept.end.unwrap_or_default()),
                    duration(kept.over.unwrap_or_default())
                ))
                .ask("which variable owns the connection, and where does it end?"),
        )
    }

    fn refuse_missing(&self, attempts: &[Attempt], took: Duration) {
        let tried = |row: &usize| attempts.iter().any(|one| one.row == *row);
        let Some(missing) = (0..self.ports.len()).find(|row| !tried(row)) else {
            return;
        };
        refuse(
            Wrong::because("Your code returns without a connect to every port.")
                .expected("one connect for each entry of the list, however long the others take.")
                .seen(format!(
                    "it returned after {} of virtual time, with the patience at {}; {} of {} ports were connected to, and port {} was not.",
                    duration(took),
                    duration(self.patience),
                    attempts.len(),
                    self.ports.len(),
                    self.ports[missing].0
                ))
                .ask("what can end the wait of a port that has not had its turn yet?"),
        )
    }

    fn refuse_late(&self, attempts: &[Attempt], took: Duration) {
        let last = attempts.iter().filter_map(|one| one.over).max();
        let last = last.unwrap_or_default();
        if took > last {
            refuse(
                Wrong::because("Your code waits on after the last port is known.")
                    .expected("it returns in the moment in which the last port is known.")
                    .seen(format!(
                        "the last connect ended after {} of virtual time, and the function returned after {}.",
                        duration(last),
                        duration(took)
                    ))
                    .ask("what does your function wait for besides its connects?"),
            );
        }
    }
}
