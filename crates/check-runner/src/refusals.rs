//! What the system refuses, told apart from what an answer does wrong: without a thread there is no verdict.

use std::fs;
use std::io;
use std::sync::{Arc, Mutex};
use std::thread;

/// A process with this many threads is refused more because of what it has asked for itself.
const CROWD: usize = 1000;
/// Every check needs fewer threads than this.
const NEEDED: usize = 32;
/// The threads of a probe do nothing.
const SMALL: usize = 64 * 1024;

/// What a panic's message or an output says the system refused, e.g. `a thread (Resource temporarily unavailable)`.
pub fn of_message(message: &str) -> Option<String> {
    const THREADS: [&str; 4] = [
        "failed to spawn thread",
        "can't spawn worker thread",
        "ThreadPoolBuildError",
        "kind: WouldBlock",
    ];
    const PROCESSES: [&str; 3] = [
        "Resource temporarily unavailable (os error 11)",
        "Resource temporarily unavailable (os error 35)",
        "fork: retry",
    ];
    let says = |known: &[&str]| known.iter().any(|part| message.contains(part));
    if says(&THREADS) {
        return Some("a thread".into());
    }
    if says(&PROCESSES) {
        return Some("a thread or a process".into());
    }
    let memory = message.contains("Cannot allocate memory (os error 12)");
    memory.then(|| "memory".into())
}

/// What the system refused, if this error is a refusal.
pub fn of_error(error: &io::Error) -> Option<String> {
    // The system's numbers for "no more files": the same on every Unix.
    const NO_FILES: [i32; 2] = [23, 24];
    let what = match error.kind() {
        io::ErrorKind::WouldBlock => "a thread or a process",
        io::ErrorKind::OutOfMemory => "memory",
        _ if cfg!(unix) && error.raw_os_error().is_some_and(|n| NO_FILES.contains(&n)) => {
            "an open file"
        }
        _ => return None,
    };
    Some(what.into())
}

/// Asks the system for as many threads as a check may need. Gives what it refused.
///
/// A process that already runs a crowd of threads is not asked: a refusal would be its own doing.
pub fn probe() -> Option<String> {
    if is_crowd() {
        return None;
    }
    let gate = Arc::new(Mutex::new(()));
    let closed = gate.lock();
    let mut started = Vec::new();
    let mut refused = None;
    for _ in 0..NEEDED {
        let gate = Arc::clone(&gate);
        let wait = move || drop(gate.lock());
        match thread::Builder::new().stack_size(SMALL).spawn(wait) {
            Ok(thread) => started.push(thread),
            Err(error) => {
                refused = of_error(&error).map(|_| "a thread".to_string());
                break;
            }
        }
    }
    drop(closed);
    for thread in started {
        // It does nothing that could panic.
        let _ = thread.join();
    }
    refused
}

/// Whether this process runs so many threads that a refusal is its own doing. Only Linux tells.
pub fn is_crowd() -> bool {
    fs::read_dir("/proc/self/task").is_ok_and(|tasks| tasks.count() >= CROWD)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mirrors reports of test runners in containers with a low limit of processes: whichever library asks for the
    /// thread, its message is taken for the system's, and an answer's own panic is not.
    // glotcode/docker-run#6: under a limit of processes, a code runner died with "resource temporarily unavailable".
    #[test]
    fn a_refused_thread_is_known_by_each_librarys_message() {
        let spawn = "failed to spawn thread: Os { code: 11, kind: WouldBlock, message: \"Resource temporarily unavailable\" }";
        let tokio = "OS can't spawn worker thread: Resource temporarily unavailable (os error 11)";
        let rayon = "The global thread pool has not been initialized.: ThreadPoolBuildError { kind: IOError(Os { code: 11 }) }";
        for message in [spawn, tokio, rayon] {
            assert_eq!(of_message(message), Some("a thread".into()), "{message}");
        }
        assert_eq!(of_message("index out of bounds: the len is 2"), None);
        let busy = io::Error::from(io::ErrorKind::WouldBlock);
        assert_eq!(of_error(&busy), Some("a thread or a process".into()));
        assert_eq!(of_error(&io::Error::from(io::ErrorKind::NotFound)), None);
    }

    #[test]
    fn a_system_that_refuses_nothing_is_not_suspected() {
        assert_eq!(probe(), None);
    }
}
