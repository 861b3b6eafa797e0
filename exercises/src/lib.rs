//! What exercises and their checks are made of. Learners need what their stubs import; the rest is for the checks.
//!
//! | module | owns |
//! |---|---|
//! | [`web`] | items to fetch, and a site that plays its part as a check wants it |
//! | [`numbers`] | numbers that only their sums tell of, and a note of who summed which |
//! | [`bank`] | accounts with a lock each |
//! | [`bicycle`] | what things are made of, and their prices |
//! | [`blocking`] | slow things to call from async code, and a heart that must go on beating |
//! | [`people`] | users, and what they have posted |
//! | [`photos`] | photos that a camera takes, and that consumers develop |
//! | [`scans`] | pages that are scanned, read and searched |
//! | [`pages`] | records that come page by page |
//! | [`feeds`] | files, feeds of items and stores, for functions that hang |
//! | [`jobs`] | jobs that may come to any end |
//! | [`origin`] | a server that gives pages over connections |
//! | [`ports`] | the ports of a host, to be scanned |
//! | [`sessions`] | sessions with a server, to be closed once |
//! | [`workshop`] | a service's jobs, and the log in which they write |
//! | [`logbook`] | a logbook behind a fair async lock |
//! | [`ring`] | actors with mailboxes, each of which sends to the next one |
//! | [`teller`] | an account that tasks on one thread use, and a bank that is asked |
//! | [`frames`] | frames that arrive in pieces |
//! | [`pool`] | connections to a database, which are lent |
//! | [`attempts`] | a service that does not always answer |
//! | [`verdict`] | what a check found, and how it is told |
//! | [`evidence`] | what a passed check rests on |
//! | [`assertions`] | what the tests of answers assert; each check in a process of its own |
//! | [`board`] | what an answer's threads do, noted where a check can wait for it |
//! | [`running`] | an answer on a thread of its own |
//! | `secret` | values that nobody can guess |
//! | [`stops`] | one thread of an answer stopped between two steps |
//! | [`timed`] | how long an answer may wait by the clock |
//! | [`idle`] | tells when the process makes no more progress by itself |
//! | [`dropped`] | an answer's futures dropped at each await, and what was done by then |
//! | [`polls`] | tasks on one thread, polled in every order |
//! | [`queues`] | what is said of threads that look instead of waiting, and of those that are left |
//! | [`race`] | the checks of lesson 2, for any answer |
//! | [`deadlock`] | the checks of lesson 3, for any answer |
//! | [`executor`] | the checks of the exercise `block_on`, for any answer |
//! | [`explored`] | tries the interleavings of an answer |
//! | [`joining`] | the checks of the exercise `join2`, for any answer |
//! | [`kitchen`] | the program of the exercise `print_order` |
//! | [`virtual_time`] | async answers on a clock that jumps, and what they called |
//! | [`diary`] | what happened in a run, and when |
//! | [`waiting`] | runs that never end: who waits for whom, and who tries for ever |
//! | [`answer`] | the file of the answer under test |
//! | [`screens`] | what rejected answers are told, against snapshots |
//! | [`three_increments`] | the program that the exercise `schedule` drives |

pub mod answer;
pub mod assertions;
pub mod attempts;
pub mod bank;
pub mod bicycle;
pub mod blocking;
pub mod board;
pub mod deadlock;
pub mod diary;
pub mod dropped;
pub mod executor;
pub mod explored;
pub mod feeds;
pub mod frames;
pub mod idle;
pub mod jobs;
pub mod joining;
pub mod kitchen;
pub mod logbook;
pub mod numbers;
pub mod origin;
pub mod pages;
pub mod people;
pub mod photos;
pub mod polls;
pub mod pool;
pub mod ports;
pub mod queues;
pub mod race;
pub mod ring;
pub mod running;
pub mod scans;
pub mod screens;
mod secret;
pub mod sessions;
pub mod stops;
pub mod teller;
pub mod three_increments;
pub mod timed;
pub mod virtual_time;
pub mod waiting;
pub mod web;
pub mod workshop;

pub use check_runner::remark::remark;
pub use check_runner::{evidence, verdict};
pub use exercise_macros::exercise;

/// Marks code that is to be mended; delete the line when you begin.
///
/// Takes one message. Panics with it, and unlike `todo!` leaves the code after it reachable.
#[macro_export]
macro_rules! not_begun {
    ($message:literal) => {
        $crate::stop_here($message)
    };
}

/// Panics with the message; see [`not_begun!`].
pub fn stop_here(message: &str) {
    panic!("not begun: {message}");
}
