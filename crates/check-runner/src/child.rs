//! The child's side: runs one check, and reports its verdict on standard output.

use crate::own;
use crate::protocol::{ALL, BEGIN, CHECK, Listing, OWN, Reply, left_out, reply};
use crate::verdict::{Verdict, Wrong};
use crate::{Check, evidence, panics, parent, refusals, remark, show};
use std::any::Any;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use watched_std::printing;

/// In the child: runs the check that the environment names, reports the verdict and ends the process.
///
/// `text` is the answer that was compiled. Calls `begin` before the check. In any other process it does nothing.
#[expect(
    clippy::disallowed_methods,
    reason = "threads that the answer left behind must not keep the process, nor the test harness add to its output"
)]
pub fn run_if_child(checks: &[Check], text: &str, begin: impl FnOnce()) {
    let Ok(name) = std::env::var(CHECK) else {
        return;
    };
    if name == ALL {
        let (checks, text) = (checks.iter().map(|(name, _)| name.to_string()), text.into());
        let checks = checks.collect();
        say(&reply(&Listing { checks, text }));
        std::process::exit(0);
    }
    if let Some(test) = name.strip_prefix(OWN) {
        std::process::exit(own::supervise(test));
    }
    let watcher = thread::Builder::new().spawn(|| parent::end_with_parent());
    if let Err(error) = watcher {
        let what = refusals::of_error(&error).unwrap_or_else(|| "a thread".into());
        let verdict = Verdict::Refused { what };
        let remarks = Vec::new();
        say(&reply(&Reply { verdict, remarks }));
        std::process::exit(0);
    }
    limit_memory();
    let (_, check) = checks
        .iter()
        .find(|(known, _)| *known == name)
        .expect("the parent knows the checks");
    begin();
    let first_panic = note_panics();
    say(BEGIN);
    printing::begin(|lines| say(&left_out(lines)));
    let verdict = match panic::catch_unwind(AssertUnwindSafe(check)) {
        Ok(()) => Verdict::Passed(evidence::reported()),
        Err(payload) => match refused(&first_panic) {
            Some(what) => Verdict::Refused { what },
            None => verdict_of(payload, &first_panic),
        },
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

/// What the system has refused or would refuse: then a check that fails says nothing about the answer.
fn refused(first_panic: &Noted) -> Option<String> {
    let noted = first_panic
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let (message, _) = noted.unwrap_or_default();
    let told = refusals::of_message(&message).filter(|_| !refusals::is_crowd());
    told.or_else(refusals::probe)
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
                at: show::place(&at),
            }
        }
    }
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
