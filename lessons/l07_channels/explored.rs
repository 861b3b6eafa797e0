//! Small programs with channels under every order of their threads' steps.

pub mod both_send;
pub mod join_first;
pub mod mailboxes;
pub mod one_sentinel;
pub mod sender_dropped;
pub mod sender_kept;

use crate::program;
use crate::program::Program;

/// The small programs of the lesson.
pub fn programs() -> Vec<Program> {
    let asked = |name, what: &str, requests| Program {
        name,
        ..program!(explored / mailboxes, what, move || mailboxes::ask(requests))
    };
    vec![
        program!(
            explored / sender_kept,
            "a sender is kept",
            sender_kept::collect
        ),
        program!(
            explored / sender_dropped,
            "the sender is dropped",
            sender_dropped::collect
        ),
        program!(
            explored / join_first,
            "join, then receive",
            join_first::collect
        ),
        program!(explored / both_send, "both send first", both_send::exchange),
        program!(
            explored / one_sentinel,
            "one sentinel for two",
            one_sentinel::consume
        ),
        asked(THREE_REQUESTS, "mailboxes, three requests", 3),
        asked(FOUR_REQUESTS, "mailboxes, four requests", 4),
    ]
}

/// The mailboxes have room for so many.
pub const THREE_REQUESTS: &str = "three_requests";
/// And not for so many.
pub const FOUR_REQUESTS: &str = "four_requests";
