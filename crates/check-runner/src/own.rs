//! The tests that a learner has written: each runs below a process that ends it together with `course`.

use crate::protocol::CHECK;
use crate::runner::test_args;
use crate::{Evidence, Verdict, parent, refusals, show};
use std::env;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

/// What its exit code is when the test can't be started.
const NOT_STARTED: i32 = 70;

/// In the child: runs the test in a process of its own, in this one's group. Gives its exit code.
pub fn supervise(test: &str) -> i32 {
    let itself = PathBuf::from("/proc/self/exe");
    let program = match itself.exists() {
        true => itself,
        false => env::current_exe().unwrap_or_default(),
    };
    let watcher = thread::Builder::new().spawn(|| parent::end_group_with_parent());
    if watcher.is_err() {
        return NOT_STARTED;
    }
    let mut command = Command::new(program);
    command
        .args(test_args(test))
        .env_remove(CHECK)
        .stdin(Stdio::null());
    match command.status() {
        Ok(status) => status.code().unwrap_or(NOT_STARTED + 1),
        Err(_) => NOT_STARTED,
    }
}

/// What the end of its process and its standard error say of the test.
pub fn verdict(status: ExitStatus, err: &str) -> Verdict {
    if status.success() {
        return Verdict::Passed(Evidence::Checked);
    }
    if let Some(what) = refusals::of_message(err) {
        return Verdict::Refused { what };
    }
    if status.code() == Some(NOT_STARTED) {
        let what = "a process".into();
        return Verdict::Refused { what };
    }
    match panicked(err) {
        Some((at, message)) => Verdict::Panicked {
            message,
            at: show::place(at),
        },
        None => Verdict::Crashed {
            how: "the test ended its process without a word".into(),
        },
    }
}

/// The place and the message of the first panic, as the default hook writes them.
fn panicked(err: &str) -> Option<(&str, String)> {
    let (_, rest) = err.split_once(" panicked at ")?;
    let (place, rest) = rest.split_once(":\n")?;
    let message = rest
        .lines()
        .take_while(|line| !line.starts_with("note: ") && !line.starts_with("stack backtrace"));
    Some((place, message.collect::<Vec<_>>().join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_panic_are_found_in_the_output() {
        let err = "mine\n\nthread 'a::b' (7) panicked at exercises/l02_race/counter.rs:9:5:\nassertion `left == right` failed\n  left: 1\n right: 2\nnote: run with ...";
        let (at, message) = panicked(err).expect("it is one");
        assert_eq!(at, "exercises/l02_race/counter.rs:9:5");
        assert_eq!(
            message,
            "assertion `left == right` failed\n  left: 1\n right: 2"
        );
    }
}
