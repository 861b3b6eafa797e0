//! The places that connects take: never more than the limit, never fewer while ports are left.

use super::host::Attempt;
use super::judge::Scan;
use crate::running::refuse;
use crate::verdict::Wrong;
use crate::virtual_time::{self, Call, one_after_the_other};
use drawing::duration;

const ROWS: &str = "A row for each port, ░ from its connect until its place is free again:";

/// The attempts as calls that last until their places are free.
fn calls(attempts: &[Attempt]) -> Vec<Call> {
    let call = |attempt: &Attempt| Call {
        row: attempt.row,
        stage: 0,
        start: attempt.start,
        lasts: attempt.over.unwrap_or(attempt.start) - attempt.start,
        end: attempt.over,
        rank: None,
        dropped: false,
        beside: attempt.beside,
    };
    attempts.iter().map(call).collect()
}

pub fn drawn(attempts: &[Attempt]) -> String {
    virtual_time::drawn(ROWS, &calls(attempts))
}

/// Refuses more connects and connections at the same time than allowed.
pub fn refuse_too_many(scan: &Scan<'_>, attempts: &[Attempt]) {
    let most = attempts.iter().max_by_key(|one| one.beside);
    let Some(most) = most.filter(|one| one.beside >= scan.limit) else {
        return;
    };
    let at = duration(most.start);
    let (because, seen) = match most.beside - most.open < scan.limit {
        true => (
            "Your code keeps connections open and begins more than the limit allows.",
            format!(
                "when a connect begins, after {at} of virtual time, connects under way: {}, connections open: {}.",
                most.beside - most.open,
                most.open
            ),
        ),
        false => (
            "Your code has more connects on their way than allowed.",
            format!(
                "{} at the same time, after {at} of virtual time.",
                most.beside + 1
            ),
        ),
    };
    refuse(
        Wrong::because(because)
            .expected(format!(
                "at most {} at the same time, connects and open connections together.",
                scan.limit
            ))
            .seen(seen)
            .picture(drawn(attempts))
            .ask("what keeps the next connect from beginning, and until which line of yours does it do so?"),
    )
}

/// Refuses fewer connects at the same time than allowed, while ports are left.
pub fn refuse_gaps(scan: &Scan<'_>, attempts: &[Attempt]) {
    let calls = calls(attempts);
    let Some(gap) = virtual_time::gap(&calls, scan.limit) else {
        return;
    };
    let limit = scan.limit;
    let wrong = if limit > 1 && one_after_the_other(&calls, |_| true) {
        Wrong::because("Your code scans one port after the other.")
            .ask("while the first connect waits, which line of yours begins the second one?")
    } else if gap.ended > 0 {
        Wrong::because("Your code does not begin another port when a place is free.").ask(
            "when is it decided that the next connect begins, and which others does that wait for?",
        )
    } else {
        Wrong::because("Your code has fewer connects on their way than allowed.")
            .ask("what decides how many connects begin at first?")
    };
    refuse(
        wrong
            .expected(format!(
                "{limit} connects at the same time while so many ports are left: when one ends, the next begins."
            ))
            .seen(format!(
                "after {} of virtual time, {} of {limit} allowed connects are on their way, and {} of {} ports have not had their turn.",
                duration(gap.at),
                gap.on_their_way,
                gap.left,
                scan.ports.len()
            ))
            .picture(drawn(attempts)),
    )
}
