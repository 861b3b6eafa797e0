//! Checks that a sum is computed in parts, by as many threads as asked for, all at the same time.

use super::calls::{CALLS, Calls};
use super::{ranges, sum};
use crate::board::Found;
use crate::running::{Running, refuse};
use crate::stops;
use crate::timed;
use crate::verdict::Wrong;

/// A function that sums the squares of some numbers (the first argument) on some threads (the second).
pub type Squares = fn(u64, usize) -> u64;

/// Checks the sum of this number of numbers. No part is computed before every part that can begin has begun.
pub fn sum_is_right(answer: Squares, size: u64, threads: usize) {
    let run = Run::start(answer, size, threads);
    CALLS.hold(|calls| calls.returned || calls.threads() > threads);
    run.finish(0);
}

/// Checks that all threads compute at the same time, and that the function waits for part `last` when all others are done.
pub fn all_compute_at_once(answer: Squares, size: u64, threads: usize, last: usize) {
    let run = Run::start(answer, size, threads);
    let found = CALLS.until(|calls| calls.returned || calls.threads() >= threads);
    CALLS.hold(|calls| calls.returned || calls.threads() > threads);
    CALLS.look(|calls| {
        if !calls.returned && calls.threads() < threads {
            run.too_few(found, calls);
        }
    });
    run.finish(last);
}

/// Remarks in which parts the answer has summed in the last check.
pub fn remark_parts() {
    let (parts, largest, numbers) = CALLS.look(|calls| {
        let sizes = calls
            .all
            .iter()
            .map(|call| call.range.end - call.range.start);
        (
            calls.all.len(),
            sizes.clone().max().unwrap_or_default(),
            sizes.sum::<u64>(),
        )
    });
    let whole = drawing::number::whole;
    check_runner::remark::remark(format!(
        "It sums {} numbers in {} parts; the largest one has {}.",
        whole(numbers),
        whole(parts as u64),
        whole(largest)
    ));
}

/// Checks the sum while one of the threads is stopped, before each of its first steps in turn; the others end meanwhile.
pub fn sum_is_right_with_stops(answer: Squares, size: u64, threads: usize) {
    let rest = |over: &dyn Fn() -> bool| stops::rest(over, || CALLS.look(|calls| calls.all.len()));
    let returned = || CALLS.look(|calls| calls.returned);
    stops::at_each_place(|| {
        let run = Run::start(answer, size, threads);
        // Threads that wait for others come as far as they can before a part has its sum.
        rest(&|| returned() || stops::is_stopped());
        run.refuse_early_end();
        CALLS.change(Calls::let_go);
        CALLS.until(|calls| calls.returned || stops::is_stopped());
        let stopped = stops::is_stopped();
        if stopped {
            rest(&returned);
            stops::release();
        }
        run.judge();
        stopped
    });
}

struct Run {
    running: Running<u64>,
    size: u64,
    threads: usize,
}

impl Run {
    fn start(answer: Squares, size: u64, threads: usize) -> Run {
        Calls::hold_all();
        timed::shorten();
        let running = Running::start(
            move || answer(size, threads),
            || CALLS.change(|calls| calls.returned = true),
        );
        Run {
            running,
            size,
            threads,
        }
    }

    /// Refuses an answer that has returned while parts of it are held, or before they have begun.
    fn refuse_early_end(&self) {
        if CALLS.look(|calls| calls.threads() > self.threads) {
            self.too_many();
        }
        let returned = CALLS.look(|calls| calls.returned);
        if !returned || self.size == 0 || self.running.panicked() {
            return;
        }
        // Threads that it has left behind may be about to begin.
        CALLS.hold(|calls| calls.waiting() > 0);
        if CALLS.look(|calls| calls.waiting() > 0) {
            refuse(Wrong::because("Your code returns before its threads have finished.")
                .expected("a sum that has every part in it: the threads have ended when the function returns.")
                .seen("it had returned while a part of the sum was still being computed.")
                .ask("who waits for your threads?"));
        }
    }

    /// Lets all parts but one go, then that one, and judges the sum.
    fn finish(self, last: usize) {
        self.refuse_early_end();
        CALLS.change(|calls| calls.let_go_but(last));
        CALLS.hold(|calls| calls.returned);
        self.refuse_early_end();
        CALLS.change(Calls::let_go);
        self.judge();
    }

    /// Waits for the sum, and checks it and the parts.
    fn judge(self) {
        let found = CALLS.until(|calls| calls.returned);
        if CALLS.look(|calls| calls.threads() > self.threads) {
            self.too_many();
        }
        if found != Found::Met {
            CALLS.look(|calls| self.never_returned(found, calls));
        }
        let (size, threads) = (self.size, self.threads);
        let given = self.running.result();
        CALLS.look(|calls| {
            every_number_once(calls, size, threads);
            right_sum(given, calls, size, threads);
        });
    }

    fn too_many(&self) -> ! {
        let threads = self.threads;
        refuse(Wrong::because("Your code computes on more threads than asked for.")
            .expected(format!("parts on {}, and on no others: starting a thread costs more than a small part of the work.", counted(threads)))
            .seen(format!("for size {} one thread more than that began a part.", self.size))
            .ask("how many parts do you make, and who computes what is left over?"))
    }

    fn too_few(&self, found: Found, calls: &Calls) -> ! {
        let (computing, asked) = (calls.threads(), counted(self.threads));
        let parts = ranges::shown(&calls.ranges());
        let (missing, _) = ranges::compare(&calls.ranges(), self.size);
        let expected = format!(
            "{asked} compute at the same time: here none goes on before all of them have begun."
        );
        let wrong = if computing == 0 {
            Wrong::because("Your code neither calls `sum_of_squares` nor returns.")
                .seen(format!("no part has begun, and {}.", found.told()))
                .ask("what does your function wait for before its first part?")
        } else if missing.is_empty() {
            Wrong::because("Your code computes on fewer threads than asked for.")
                .seen(format!(
                    "{asked} were asked for, and {} taken all the numbers: {parts}.",
                    have(computing)
                ))
                .ask("who decides how many threads there are, and where does your function say it?")
        } else {
            Wrong::because("Your threads do not all compute at the same time.")
                .seen(format!("{asked} were asked for. {} begun, some numbers have not, and {}.", have(computing), found.told()))
                .ask("what must have happened before your next thread begins: must one end, or give a lock back?")
        };
        refuse(wrong.expected(expected))
    }

    fn never_returned(&self, found: Found, calls: &Calls) -> ! {
        let (missing, _) = ranges::compare(&calls.ranges(), self.size);
        let because = match missing.is_empty() {
            true => "Your code never returns, though every part has its sum.",
            false => "Your code never returns, and some numbers are in no part.",
        };
        refuse(Wrong::because(because)
            .expected("it returns when the last part has its sum.")
            .seen(format!("size {}, {}, {}: none of them waits, and {}.", self.size, counted(self.threads), ranges::shown(&calls.ranges()), found.told()))
            .ask("what does your function wait for after the last part, and who was to bring it?"))
    }
}

fn every_number_once(calls: &Calls, size: u64, threads: usize) {
    let (missing, superfluous) = ranges::compare(&calls.ranges(), size);
    let parts = format!(
        "size {size}, {}, {}",
        counted(threads),
        ranges::shown(&calls.ranges())
    );
    let wrong = if size > 0 && calls.all.is_empty() && calls.empty == 0 {
        Wrong::because("Your code returns before it has called `sum_of_squares`.")
            .seen(format!(
                "the function returned for size {size}, and no call of it had been reached."
            ))
            .ask("which of your lines computes a part, and on which thread does it run?")
    } else if !missing.is_empty() {
        Wrong::because("Your code leaves some numbers out.")
            .seen(format!("{parts}: {} not among them.", ranges::listed(&missing)))
            .ask("what is the remainder when you divide the size by the number of threads, and who gets it?")
    } else if !superfluous.is_empty() {
        Wrong::because("Your code sums some numbers that it should not, or twice.")
            .seen(format!(
                "{parts}: {} too many.",
                ranges::listed(&superfluous)
            ))
            .ask("where does the last part end, and where do two neighbours meet?")
    } else {
        return;
    };
    refuse(wrong.expected("every number below the size is in one part."))
}

fn right_sum(given: u64, calls: &Calls, size: u64, threads: usize) {
    let sums: Vec<u64> = calls.ranges().into_iter().map(sum).collect();
    let expected: u64 = sums.iter().sum();
    if given == expected {
        return;
    }
    let cut = |sum: u64| sum & u64::from(u32::MAX);
    let because = if given == cut(expected) {
        "Your code keeps only 32 bits of the sum."
    } else if sums.contains(&given) {
        "Your code returns the sum of one part instead of all."
    } else {
        "Your code returns another sum than that of its parts."
    };
    refuse(
        Wrong::because(because)
            .expected(format!(
                "{expected}, the sum of what all calls have returned."
            ))
            .seen(format!(
                "{} for size {size} and {}, though every number is in one part.",
                shown(given, expected),
                counted(threads)
            ))
            .ask("what becomes of each part's sum after its thread has ended, and in which type?"),
    )
}

/// The sum that was given; where it depends on which thread was stopped, only whether it is too small.
fn shown(given: u64, expected: u64) -> String {
    match (stops::is_stopped(), given < expected) {
        (false, _) => given.to_string(),
        (true, true) => "a smaller sum".into(),
        (true, false) => "a larger sum".into(),
    }
}

fn counted(threads: usize) -> String {
    format!("{threads} thread{}", if threads == 1 { "" } else { "s" })
}

fn have(threads: usize) -> String {
    match threads {
        1 => "1 has".into(),
        _ => format!("{threads} have"),
    }
}
