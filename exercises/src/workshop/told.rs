//! What is told of services that do not stop, or not as they should.

use super::judge::Expected;
use crate::diary::Diary;
use crate::dropped::When;
use crate::verdict::Wrong;
use drawing::duration;
use std::time::Duration;

pub(super) fn begun_after_the_stop(job: usize, diary: &Diary) -> Wrong {
    Wrong::because("Your code begins a job after it was told to stop.")
        .expected("once `stop` holds `true`, no job begins any more, also if it is in the queue already.")
        .seen(format!("job {job} began, and `stop` held `true`."))
        .picture(diary.drawn())
        .ask("if a job and the stop are both there when your code looks, which of them does it see first?")
}

pub(super) fn goes_on(job: usize, cut: When) -> Wrong {
    Wrong::because("A job goes on when the service's future is dropped.")
        .expected("if the future of your function is dropped, its jobs are dropped too.")
        .seen(format!(
            "your future was dropped {cut}, and job {job} was still there."
        ))
        .ask("who owns the jobs, and what does that owner do with them when it is dropped?")
}

pub(super) fn not_begun(job: usize, sent: Duration, diary: &Diary) -> Wrong {
    Wrong::because("Your code does not begin every job that comes before the stop.")
        .expected("each job begins at the instant at which it was sent.")
        .seen(format!("job {job} was sent after {} of virtual time, and never began.", duration(sent)))
        .picture(diary.drawn())
        .ask("what does your code do when a job comes, and what does it wait for before it takes the next one?")
}

pub(super) fn begun_late(job: usize, sent: Duration, begun: Duration, diary: &Diary) -> Wrong {
    Wrong::because("Your code begins a job later than it could.")
        .expected("each job begins at the instant at which it was sent, beside the others.")
        .seen(format!(
            "job {job} was sent after {} of virtual time, and began after {}.",
            duration(sent),
            duration(begun)
        ))
        .picture(diary.drawn())
        .ask("which `.await` does your code stand at while a job runs?")
}

pub(super) fn still_there(job: usize, at: Duration, diary: &Diary) -> Wrong {
    Wrong::because("Your code returns before its last job is gone.")
        .expected("it returns when every job has ended: also those that it has ended itself.")
        .seen(format!(
            "it returned after {} of virtual time, and job {job} was still there.",
            duration(at)
        ))
        .picture(diary.drawn())
        .ask("`abort` asks a task to end. How do you learn that it has?")
}

pub(super) fn ended_early(job: usize, over: Duration, expected: &Expected, diary: &Diary) -> Wrong {
    let because = match over == expected.stop {
        true => "Your code ends its jobs at once when it is told to stop.",
        false => "Your code ends a job before the deadline.",
    };
    Wrong::because(because)
        .expected(format!(
            "jobs that run may go on until the deadline is over, {} after the beginning.",
            duration(expected.end)
        ))
        .seen(format!(
            "job {job} was dropped after {} of virtual time.",
            duration(over)
        ))
        .picture(diary.drawn())
        .ask("who gives the jobs the time that they still have?")
}

pub(super) fn goes_on_after_the_deadline(
    job: usize,
    over: Duration,
    expected: &Expected,
    diary: &Diary,
) -> Wrong {
    Wrong::because("Your code lets a job go on after the deadline.")
        .expected(format!(
            "what still runs at the deadline, {} after the beginning, is ended at that instant.",
            duration(expected.end)
        ))
        .seen(format!(
            "job {job} was over after {} of virtual time.",
            duration(over)
        ))
        .picture(diary.drawn())
        .ask("from which instant on does your deadline run, and what happens to the jobs when it is over?")
}

pub(super) fn no_deadline(job: usize, expected: &Expected, diary: &Diary) -> Wrong {
    Wrong::because("Your code waits for a job for ever.")
        .expected(format!(
            "what still runs at the deadline, {} after the beginning, is ended at that instant.",
            duration(expected.end)
        ))
        .seen(format!(
            "long after the deadline job {job} still ran, and your function had not returned."
        ))
        .picture(diary.drawn())
        .ask("what ends a job that does not end by itself?")
}

pub(super) fn stop_not_noticed(expected: &Expected, diary: &Diary) -> Wrong {
    let because = match expected.before {
        true => "Your code does not notice a stop that came before it began.",
        false => "Your code does not come to its end after the stop.",
    };
    Wrong::because(because)
        .expected("when it is told to stop and no job is left, it flushes the log and returns.")
        .seen("it was told to stop and every job was over; then every task waited, and nothing was left that could wake one.")
        .picture(diary.drawn())
        .ask("what does your code wait for at that instant, and would it be woken by the stop?")
}

pub(super) fn lines_lost(lines: usize, flushes: (usize, usize), diary: &Diary) -> Wrong {
    let (because, question) = match flushes {
        (0, _) => (
            "Your code returns and has not begun to flush the log.",
            "where are the lines that the jobs have written, when the program is gone?",
        ),
        (begun, ended) if begun > ended => (
            "Your code does not wait for its flush.",
            "who polls the future of `flush` until it is ready?",
        ),
        _ => (
            "Your code flushes the log before the last line is in it.",
            "who writes the last line, and how do you know that it was written?",
        ),
    };
    Wrong::because(because)
        .expected("when it returns, every line of the log is written out.")
        .seen(format!("lines that were lost: {lines}."))
        .picture(diary.drawn())
        .ask(question)
}

pub(super) fn late(due: Duration, at: Duration, diary: &Diary) -> Wrong {
    Wrong::because("Your code waits longer than it has to.")
        .expected("it returns when the jobs have ended and one flush after that has ended.")
        .seen(format!(
            "that could have been after {} of virtual time, and it was after {}.",
            duration(due),
            duration(at)
        ))
        .picture(diary.drawn())
        .ask("what does your function wait for when the last job has ended?")
}

pub(super) fn other_receipts(given: usize, expected: usize) -> Wrong {
    let because = match given.cmp(&expected) {
        std::cmp::Ordering::Less => "Your code loses a receipt.",
        std::cmp::Ordering::Equal => "Your code returns other receipts than those of its jobs.",
        std::cmp::Ordering::Greater => "Your code returns a receipt twice.",
    };
    Wrong::because(because)
        .expected(format!("the receipts of the {expected} jobs that were done, each once."))
        .seen(format!("{given} receipts."))
        .ask("jobs end before the stop, after it, and at the same instant. Who takes the receipt in each case?")
}
