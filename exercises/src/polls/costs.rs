//! What an answer costs whose tasks were polled in every order: its polls, told to its author.

use super::log;
use drawing::number::whole;
use interleave::Exploration;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

/// The most polls of all tasks together that a run has had, in the last exploration.
static MOST: AtomicUsize = AtomicUsize::new(0);
/// Whether that exploration had every order.
static COMPLETE: AtomicBool = AtomicBool::new(false);

pub(super) fn begin() {
    MOST.store(0, SeqCst);
}

/// All tasks of a run have ended.
pub(super) fn run_ended() {
    MOST.fetch_max(log::polls_of_all(), SeqCst);
}

pub(super) fn explored(exploration: &Exploration) {
    COMPLETE.store(exploration.is_complete(), SeqCst);
}

/// Tells how many polls the tasks of the last exploration have taken, e.g. `Two withdrawals`; the course's own answer
/// takes `own`.
pub fn tell(what: &str, own: usize) {
    let (polls, complete) = (MOST.load(SeqCst), COMPLETE.load(SeqCst));
    check_runner::remark::remark(told(what, polls, complete, own));
}

fn told(what: &str, polls: usize, complete: bool, own: usize) -> String {
    let orders = match complete {
        true => "in every order of them",
        false => "in those orders that were tried",
    };
    let [number, course] = [polls, own].map(|number| whole(number as u64));
    match polls == own {
        true => format!(
            "{what} take at most {number} polls {orders}; the course's own answer costs the same."
        ),
        false => format!(
            "{what} take at most {number} polls {orders}; the course's own answer: {course}."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn polls_are_told_beside_the_courses_own() {
        assert_eq!(
            told("Two withdrawals", 4, true, 4),
            "Two withdrawals take at most 4 polls in every order of them; the course's own answer costs the same."
        );
        assert_eq!(
            told("Two withdrawals", 1_234, false, 4),
            "Two withdrawals take at most 1,234 polls in those orders that were tried; the course's own answer: 4."
        );
    }
}
