//! Why an answer did not come to its end, and how that is told.

use super::beside::refuse_without_threads;
use super::heart::Kept;
use crate::verdict::Wrong;

/// Why an answer did not come to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// The worker thread itself is inside the slow call.
    InTheCall {
        /// Whether the answer's own task makes the call; else a task that it has spawned.
        own: bool,
    },
    /// The worker thread polls a task that does not give it back.
    NotGivenBack {
        /// Whether that is the answer's own task; else one that it has spawned.
        own: bool,
        /// Whether another thread is inside the slow call.
        call_elsewhere: bool,
    },
    /// The heart can beat, and the answer's task sleeps.
    NeverWoken,
    /// The heart can beat, and the answer's task is polled again and again.
    Endless,
    /// It panicked with this message.
    Panicked(String),
}

/// What a library says when it panics, what that means, and what was seen.
const PANICS: [(&str, &str, &str); 5] = [
    (
        "Cannot start a runtime from within a runtime",
        "Your code starts a runtime inside a runtime.",
        "tokio panicked: \"Cannot start a runtime from within a runtime.\" block_on was called on a thread that already drives tasks.",
    ),
    (
        "Cannot drop a runtime in a context",
        "Your code drops a runtime inside a runtime.",
        "tokio panicked: \"Cannot drop a runtime in a context where blocking is not allowed.\" To drop a runtime is to wait for its threads.",
    ),
    (
        "Cannot block the current thread from within a runtime",
        "Your code blocks a thread of the runtime.",
        "tokio panicked: \"Cannot block the current thread from within a runtime.\" A call that blocks was made on a thread that drives tasks.",
    ),
    (
        "cannot execute `LocalPool` executor from within another executor",
        "Your code starts an executor inside an executor.",
        "futures panicked: \"cannot execute `LocalPool` executor from within another executor\". block_on was called on a thread that is in a block_on already.",
    ),
    (
        "`spawn_local` called from outside of a `task::LocalSet`",
        "Your code spawns a local task where there is no LocalSet.",
        "tokio panicked: `spawn_local` was called outside of a LocalSet. A local task needs one that runs it, on one thread.",
    ),
];

/// What std and tokio say when the system gives no thread.
const NO_THREADS: [&str; 2] = ["failed to spawn thread", "can't spawn worker thread"];

/// A panic of a library that is about the runtime; passes any other one on.
fn panicked(message: &str) -> Wrong {
    if NO_THREADS.iter().any(|said| message.contains(said)) {
        refuse_without_threads();
    }
    let Some((_, because, seen)) = PANICS.iter().find(|(said, ..)| message.contains(said)) else {
        panic!("{message}");
    };
    Wrong::because(*because)
        .seen(*seen)
        .ask("who would run the other tasks of this thread while the call lasts, and which way to wait does not keep the thread?")
}

impl Blocked {
    pub(super) fn of(kept: Kept) -> Blocked {
        let own = kept.by_the_answer;
        match kept.in_a_call {
            true => Blocked::InTheCall { own },
            false => Blocked::NotGivenBack {
                own,
                call_elsewhere: kept.call_elsewhere,
            },
        }
    }

    /// How it is told, where `call` is the slow call and `calls` says how often it was called; passes a panic on.
    pub fn wrong(&self, call: &str, calls: &str) -> Wrong {
        let wrong = match self {
            Blocked::Panicked(message) => panicked(message),
            Blocked::NeverWoken => Wrong::because("Your task waits for something that never comes.")
                .seen(format!("the other tasks can run, your task sleeps, and nobody wakes it. {calls}"))
                .ask("which .await is it that never ends, and who was to wake the task?"),
            Blocked::Endless => Wrong::because("Your task is polled again and again, and never finishes.")
                .seen("the other tasks can run, and so does your task, but nothing comes of it.")
                .ask("which loop of yours goes on, and what was to end it?"),
            Blocked::InTheCall { own: true } => {
                Wrong::because(format!("Your task calls `{call}` on the runtime's worker thread."))
                    .seen("the call does not return before the heart has beaten. The heart is a task too, and the only worker thread is inside the call.")
                    .ask("what happens to the other tasks of a thread while one of them is in a call that does not return?")
            }
            Blocked::InTheCall { own: false } => {
                Wrong::because(format!("A task that your code spawned calls `{call}` on the runtime's worker thread."))
                    .seen("your own task is not being polled, and yet the only worker thread is inside the call. So it is another task that calls, and the heart, a task too, can't beat.")
                    .ask("on which thread does a spawned task run, and who else needs that thread?")
            }
            Blocked::NotGivenBack { own: true, call_elsewhere } => {
                Wrong::because("Your task does not give the runtime's worker thread back.")
                    .seen(format!("your task is being polled, and the poll does not return: it waits or loops outside of an .await. {}", elsewhere(*call_elsewhere, call)))
                    .ask("which line of yours waits for something, and is there an .await in it that gives the thread back?")
            }
            Blocked::NotGivenBack { own: false, call_elsewhere } => {
                Wrong::because("A task that your code spawned does not give the runtime's worker thread back.")
                    .seen(format!("your own task is not being polled, and yet the worker thread is kept: another task waits or loops outside of an .await. {}", elsewhere(*call_elsewhere, call)))
                    .ask("what does the task that you spawned wait for, and is there an .await in it that gives the thread back?")
            }
        };
        wrong.picture(self.drawn(call))
    }

    /// Who does what while there is no progress; empty where the worker thread is free.
    fn drawn(&self, call: &str) -> String {
        let (who, doing, aside) = match self {
            Blocked::InTheCall { own } => (*own, format!("inside {call}"), false),
            Blocked::NotGivenBack {
                own,
                call_elsewhere,
            } => (
                *own,
                "waiting or looping without .await".to_string(),
                *call_elsewhere,
            ),
            _ => return String::new(),
        };
        let who = if who {
            "your task"
        } else {
            "a task that you spawned"
        };
        let mut text = format!(
            "worker thread  │ {who}, {doing}\nthe heart      │ ready to beat, and no thread to run on"
        );
        if aside {
            text += &format!("\nanother thread │ inside {call}, waiting for the heart");
        }
        text
    }
}

fn elsewhere(call_elsewhere: bool, call: &str) -> String {
    match call_elsewhere {
        true => format!("Another thread is inside {call}."),
        false => String::new(),
    }
}
