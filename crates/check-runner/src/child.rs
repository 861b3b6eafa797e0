//! The child's side: runs one check, and reports its verdict on standard output.

use crate::protocol::{ALL, BEGIN, CHECK, Reply, left_out, reply};
use crate::verdict::{Verdict, Wrong};
use crate::{Check, evidence, panics, parent, printing, remark};
use std::any::Any;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// In the child: runs the check that the environment names, reports the verdict and ends the process.
///
/// Calls `begin` before the check. In any other process it does nothing.
#[expect(
    clippy::disallowed_methods,
    reason = "threads that the answer left behind must not keep the process, nor the test harness add to its output"
)]
pub fn run_if_child(checks: &[Check], begin: impl FnOnce()) {
    let Ok(name) = std::env::var(CHECK) else {
        return;
    };
    if name == ALL {
        let names: Vec<&str> = checks.iter().map(|(name, _)| *name).collect();
        say(&reply(&names));
        std::process::exit(0);
    }
    thread::spawn(|| parent::end_with_parent());
    limit_memory();
    let (_, check) = checks
        .iter()
        .find(|(known, _)| *known == name)
        .expect("the parent knows the checks");
    begin();
    let first_panic = note_panics();
    say(BEGIN);
    printing::begin();
    let verdict = match panic::catch_unwind(AssertUnwindSafe(check)) {
        Ok(()) => Verdict::Passed(evidence::reported()),
        Err(payload) => verdict_of(payload, &first_panic),
    };
    if printing::lines_left_out() > 0 {
        say(&left_out(printing::lines_left_out()));
    }
    let remarks = remark::made();
    say(&reply(&Reply { verdict, remarks }));
    std::process::exit(0);
}

/// Writes a line of the protocol. If the parent is gone, nobody waits for the line.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(line.as_bytes());
    let _ = out.flush();
}

type Noted = Arc<Mutex<Option<(String, String)>>>;

/// Keeps the message and the place of the first panic on any thread, and prints nothing.
fn note_panics() -> Noted {
    let noted: Noted = Arc::default();
    let keeper = Arc::clone(&noted);
    panic::set_hook(Box::new(move |info| {
        let message = panics::message(info);
        let at = info.location().map_or_else(String::new, |place| {
            format!("{}:{}", place.file(), place.line())
        });
        let mut noted = keeper.lock().unwrap_or_else(PoisonError::into_inner);
        noted.get_or_insert((message, at));
    }));
    noted
}

fn verdict_of(payload: Box<dyn Any + Send>, first_panic: &Noted) -> Verdict {
    match payload.downcast::<Wrong>() {
        Ok(wrong) => Verdict::Wrong(wrong),
        Err(_) => {
            let noted = first_panic
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone();
            let (message, at) = noted.unwrap_or_default();
            Verdict::Panicked {
                message,
                at: short(&at),
            }
        }
    }
}

/// The place as the learner can open it; its path begins at the workbook's folder.
pub fn short(at: &str) -> String {
    let mut parts = Vec::new();
    // The compiler's path to an answer leads through the folder of the checks.
    for part in at.split(['/', '\\']) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let at = parts.join("/");
    let known = ["solutions/", "rejected/", "accepted/", "exercises/"];
    let start = known.iter().find_map(|folder| match at.find(folder) {
        Some(0) => Some(0),
        Some(_) => at.rfind(&format!("/{folder}")).map(|slash| slash + 1),
        None => None,
    });
    at[start.unwrap_or(0)..].to_string()
}

/// An answer that allocates without end is stopped before the machine suffers.
#[cfg(unix)]
fn limit_memory() {
    use nix::sys::resource::{Resource, setrlimit};
    const MOST: u64 = 8 << 30;
    // Where the system refuses, the time limit remains.
    let _ = setrlimit(Resource::RLIMIT_AS, MOST, MOST);
}

#[cfg(not(unix))]
fn limit_memory() {}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_path_begins_at_the_workbook() {
        for at in [
            "exercises/tests/.././l01_four_ways/fetch_all.rs:9",
            "exercises/tests/l01_four_ways/../../l01_four_ways/fetch_all.rs:9",
            "/home/me/exercises/tests/.././l01_four_ways/fetch_all.rs:9",
            r"C:\me\course\exercises\tests\..\.\l01_four_ways\fetch_all.rs:9",
        ] {
            assert_eq!(short(at), "exercises/l01_four_ways/fetch_all.rs:9", "{at}");
        }
        let solution = "exercises/tests/.././../solutions/l01_four_ways/fetch_all.rs:9";
        assert_eq!(short(solution), "solutions/l01_four_ways/fetch_all.rs:9");
        let library = "/rustc/1/library/alloc/src/vec/mod.rs:1";
        assert_eq!(short(library), library);
    }
}
