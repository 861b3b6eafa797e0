//! What is told of functions that wait for themselves, or do not keep to the lock's queue.

use super::judge::Expected;
use super::queue::Turn;
use crate::diary::Diary;
use crate::verdict::Wrong;
use drawing::duration;
use std::time::Duration;

const GOES_ON: &str =
    "the entry's future is polled whenever it is woken, also while the remark is made.";

/// The lock was given to a future that is not polled.
pub(super) fn owns_and_is_not_polled(diary: &Diary) -> Wrong {
    Wrong::because("Your code waits behind a future that it does not poll.")
        .expected(GOES_ON)
        .seen("nobody writes, and the lock is not free: it is the turn of somebody who does not take it. The entry was not written.")
        .picture(diary.drawn())
        .ask("the entry's future stands in the queue of the lock. Which line of yours polls it while the remark waits behind it?")
}

/// The lock is held by a future that is not polled.
pub(super) fn holds_and_is_not_polled(diary: &Diary) -> Wrong {
    Wrong::because("Your code waits for a lock that its own future holds, and does not poll that.")
        .expected(GOES_ON)
        .seen("the entry was being written, with the lock held, and nobody polled it when it could have ended.")
        .picture(diary.drawn())
        .ask("who polls the entry's future from the instant on at which the patience is over?")
}

pub(super) fn begun_again(what: &str, diary: &Diary) -> Wrong {
    Wrong::because("Your code begins the same thing twice.")
        .expected("the entry and the remark are each made once, and not given up on the way.")
        .seen(format!("{what}: begun for the second time."))
        .picture(diary.drawn())
        .ask("what becomes of a future that loses in `select!`, and who begins it anew?")
}

pub(super) fn needless(at: Duration, diary: &Diary) -> Wrong {
    Wrong::because("Your code makes a remark, though the entry was written in time.")
        .expected("a remark only if the entry is not written when the patience is over.")
        .seen(format!(
            "words were sought after {} of virtual time.",
            duration(at)
        ))
        .picture(diary.drawn())
        .ask("when is it decided that there is to be a remark?")
}

pub(super) fn too_early(at: Duration, expected: &Expected, diary: &Diary) -> Wrong {
    Wrong::because("By the runtime's clock, your code begins the remark too early.")
        .expected(format!(
            "the remark begins when the patience is over, after {} of virtual time.",
            duration(expected.alarm)
        ))
        .seen(format!("it began after {}.", duration(at)))
        .picture(diary.drawn())
        .ask("what decides when the remark begins?")
}

pub(super) fn too_late(at: Duration, expected: &Expected, diary: &Diary) -> Wrong {
    Wrong::because("Your code begins the remark later than it should.")
        .expected(format!(
            "the remark begins when the patience is over, after {} of virtual time, beside the entry.",
            duration(expected.alarm)
        ))
        .seen(format!("it began after {}.", duration(at)))
        .picture(diary.drawn())
        .ask("what does your code wait for before it begins the remark?")
}

pub(super) fn no_remark(expected: &Expected, diary: &Diary) -> Wrong {
    Wrong::because("Your code makes no remark, though the patience was over.")
        .expected(format!(
            "a remark that begins after {} of virtual time.",
            duration(expected.alarm)
        ))
        .seen("nobody sought words for it.")
        .picture(diary.drawn())
        .ask("what does your code do at the instant at which the patience is over?")
}

pub(super) fn gives_up(what: &str, diary: &Diary) -> Wrong {
    Wrong::because(format!("Your code gives the {what} up."))
        .expected(
            "the entry, and the remark if there is one, are written, however long that takes.",
        )
        .seen(format!("the {what} was not written to its end."))
        .picture(diary.drawn())
        .ask("which of your lines drops a future that has begun, and what had that done so far?")
}

pub(super) fn another_turn(
    what: &str,
    user: Option<usize>,
    at: Duration,
    turn: &Turn,
    diary: &Diary,
) -> Wrong {
    let (because, who) = match user {
        Some(user) => (
            "Your code keeps somebody else from his turn.".to_string(),
            format!("user {user}"),
        ),
        None if at > turn.start => (
            format!("The {what} loses its place in the queue of the lock."),
            format!("the {what}"),
        ),
        None => (
            format!("The {what} is written before its turn."),
            format!("the {what}"),
        ),
    };
    Wrong::because(because)
        .expected("the lock belongs to whoever has waited longest: the entry waits from the call on, and the remark from when it has its words.")
        .seen(format!(
            "the turn of {who} was after {} of virtual time, and began after {}.",
            duration(turn.start),
            duration(at)
        ))
        .picture(diary.drawn())
        .ask("when does each future of yours ask for the lock, and what does it do until it has it?")
}

/// Nobody else had the lock meanwhile.
pub(super) fn takes_it_late(what: &str, at: Duration, turn: &Turn, diary: &Diary) -> Wrong {
    Wrong::because(format!("The {what} takes the lock later than it could."))
        .expected(format!(
            "the {what} is written from the instant on at which it is its turn: {}.",
            duration(turn.start)
        ))
        .seen(format!(
            "nobody else wrote from then on, and the {what} began after {} of virtual time.",
            duration(at)
        ))
        .picture(diary.drawn())
        .ask("what is it that your code waits for at the instant at which the lock is free, and does that poll the future that wants it?")
}

pub(super) fn not_polled(what: &str, due: Duration, diary: &Diary) -> Wrong {
    Wrong::because(format!(
        "Your code does not poll the {what} when it could go on."
    ))
    .expected(GOES_ON)
    .seen(format!(
        "the {what} could have been written after {} of virtual time, and was not.",
        duration(due)
    ))
    .picture(diary.drawn())
    .ask("which futures does the `.await` poll at which your function stands then?")
}

pub(super) fn other_results(remark: bool) -> Wrong {
    Wrong::because("Your code returns something else than what was written.")
        .expected(match remark {
            true => "the entry, and the remark.",
            false => "the entry, and `None`.",
        })
        .seen("another pair.")
        .ask("where do the two results come from, and is one of them lost?")
}

pub(super) fn late(due: Duration, at: Duration, diary: &Diary) -> Wrong {
    Wrong::because("Your code waits on after the last of the two is written.")
        .expected("it returns at the instant at which the entry, and the remark if there is one, are written.")
        .seen(format!(
            "that was after {} of virtual time, and it returned after {}.",
            duration(due),
            duration(at)
        ))
        .picture(diary.drawn())
        .ask("what does your function wait for at last?")
}
