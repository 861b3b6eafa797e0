//! What the system can hold: threads and open files, asked before a demo starts.
//!
//! Special to Unix and Linux; elsewhere nothing is known beforehand, and the demo is refused at run time instead.

use crate::exit::Trouble;
use crate::experiment::Needs;
use crate::render::number::whole;
use crate::wrong_use::refuse;
use anyhow::{Result, anyhow, bail};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

/// Files that the process needs beside those of the demo: terminal, event loops, a few to spare.
const FILES_ASIDE: usize = 32;
/// Threads beside those of the demo: the runtime's workers, the server, a few to spare.
const THREADS_ASIDE: usize = 8;
/// Memory maps of a thread on Linux: its stack, the stack for signal handlers, and a guard page for each.
const MAPS_PER_THREAD: usize = 4;

/// How much the system allows this process; `None` where it does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// Threads at the same time, those of the demo alone.
    pub threads: Option<usize>,
    /// Open files and sockets at the same time, those of the demo alone.
    pub files: Option<usize>,
}

/// Raises the limit of the stack as far as it may be raised.
///
/// Fails with one line where even that is too little: what overflows its stack can't say so.
pub fn raise_stack() -> Result<()> {
    const NEEDED: u64 = 1 << 20;
    match system::raise_stack() {
        Some(bytes) if bytes < NEEDED => bail!(Trouble(anyhow!(
            "the stack is limited to {} KiB, and a program needs more: type `ulimit -s 8192`, or start a new terminal",
            bytes / 1024
        ))),
        _ => Ok(()),
    }
}

impl Limits {
    /// Asks the system, after raising the limit of open files as far as it may be raised.
    pub fn here() -> Limits {
        Limits {
            threads: system::threads().map(|(n, _)| n.saturating_sub(THREADS_ASIDE)),
            files: system::raise_files().map(|n| n.saturating_sub(FILES_ASIDE)),
        }
    }

    /// How many threads a process may have here, and what sets that limit, where the system tells.
    pub fn of_threads() -> Option<(usize, &'static str)> {
        system::threads()
    }

    /// Refuses what can't be held; `who` needs it, and `instead` is what to type.
    ///
    /// Fails with [`WrongUse`](crate::wrong_use::WrongUse) for what the system tells beforehand, and with one line for threads that it refuses when they are tried.
    pub fn allow(&self, needs: Needs, who: &str, instead: &str) -> Result<()> {
        let within = |needed: usize, what: &str, allowed: Option<usize>| match allowed {
            Some(allowed) if needed > allowed => refuse(format!(
                "{who} needs {} {what}, and this system allows about {} more: {instead}",
                whole(needed as u64),
                whole(allowed as u64)
            )),
            _ => Ok(()),
        };
        within(needs.threads, "threads at once", self.threads)?;
        within(needs.files, "open files at once", self.files)?;
        try_threads(needs.threads, who, instead)
    }
}

/// Starts this number of threads at once and ends them again: the system may refuse more than it tells beforehand.
///
/// Fails with one line that says how many it gave. Some libraries hang or panic when they are refused a thread,
/// so this comes before them.
fn try_threads(number: usize, who: &str, instead: &str) -> Result<()> {
    let (stay, leave) = mpsc::channel::<()>();
    let leave = Arc::new(Mutex::new(leave));
    let mut started = Vec::new();
    let mut refused = None;
    for _ in 0..number {
        let leave = Arc::clone(&leave);
        // Each waits for the lock or for the channel to close: nobody sends.
        let wait = move || drop(leave.lock().map(|leave| leave.recv()));
        match thread::Builder::new().spawn(wait) {
            Ok(thread) => started.push(thread),
            Err(error) => {
                refused = Some(error);
                break;
            }
        }
    }
    drop(stay);
    let given = started.len();
    for thread in started {
        // They do nothing that could panic.
        let _ = thread.join();
    }
    match refused {
        None => Ok(()),
        Some(error) => bail!(
            "{who} needs {} threads at once, and the system gave {} ({error}): close other programs, or {instead}",
            whole(number as u64),
            whole(given as u64)
        ),
    }
}

#[cfg(unix)]
mod system {
    use super::MAPS_PER_THREAD;
    use nix::sys::resource::{RLIM_INFINITY, Resource, getrlimit, setrlimit};
    use std::path::Path;

    /// Gives the limit of the main thread's stack in bytes, after raising it to what is usual.
    pub fn raise_stack() -> Option<u64> {
        const USUAL: u64 = 8 << 20;
        let (soft, hard) = getrlimit(Resource::RLIMIT_STACK).ok()?;
        let wanted = USUAL.min(hard);
        match soft < wanted && setrlimit(Resource::RLIMIT_STACK, wanted, hard).is_ok() {
            true => Some(wanted),
            false => Some(soft),
        }
    }

    /// Raises the soft limit to the hard one; where that is refused, the soft one stays.
    pub fn raise_files() -> Option<usize> {
        let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE).ok()?;
        // macOS reports no hard limit but refuses more than this.
        let wanted = if hard == RLIM_INFINITY {
            10_240.max(soft)
        } else {
            hard
        };
        let allowed = match setrlimit(Resource::RLIMIT_NOFILE, wanted, hard) {
            Ok(()) => wanted,
            Err(_) => soft,
        };
        usize::try_from(allowed).ok()
    }

    /// The smallest of the limits that the system tells, and its name.
    pub fn threads() -> Option<(usize, &'static str)> {
        threads_below(Path::new("/"))
    }

    /// The same, with the files of the system below `root`.
    pub fn threads_below(root: &Path) -> Option<(usize, &'static str)> {
        let maps = maps(root).map(|most| threads_of_maps(root, most));
        let others = [
            ("proc/sys/kernel/threads-max", "kernel.threads-max"),
            ("proc/sys/kernel/pid_max", "kernel.pid_max"),
            ("sys/fs/cgroup/pids.max", "pids.max of the control group"),
        ];
        let others = others.map(|(path, name)| (number(&root.join(path)), name));
        let more = [
            (maps, "vm.max_map_count, four maps a thread"),
            (of_this_user(), "the user's limit of processes, ulimit -u"),
        ];
        let known = others.into_iter().chain(more);
        known
            .filter_map(|(number, name)| Some((number?, name)))
            .min_by_key(|(number, _)| *number)
    }

    /// How many maps a process may have. Where Linux does not tell, what it allows if nobody has changed that: else the
    /// process would be aborted for a thread too many.
    fn maps(root: &Path) -> Option<usize> {
        const USUAL: usize = 65_530;
        let usual = cfg!(target_os = "linux").then_some(USUAL);
        number(&root.join("proc/sys/vm/max_map_count")).or(usual)
    }

    /// Nine tenths of what is left: beyond the limit std aborts the process instead of refusing a thread.
    fn threads_of_maps(root: &Path, most: usize) -> usize {
        let maps = std::fs::read_to_string(root.join("proc/self/maps"));
        let taken = maps.map_or(0, |maps| maps.lines().count());
        (most / 10 * 9).saturating_sub(taken) / MAPS_PER_THREAD
    }

    /// The user's limit counts processes and threads of every program; how many are taken is not known here.
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    fn of_this_user() -> Option<usize> {
        let (soft, _) = getrlimit(Resource::RLIMIT_NPROC).ok()?;
        (soft != RLIM_INFINITY).then(|| usize::try_from(soft).ok())?
    }

    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    fn of_this_user() -> Option<usize> {
        None
    }

    fn number(path: &Path) -> Option<usize> {
        std::fs::read_to_string(path).ok()?.trim().parse().ok()
    }
}

#[cfg(not(unix))]
mod system {
    pub fn raise_stack() -> Option<u64> {
        None
    }

    pub fn raise_files() -> Option<usize> {
        None
    }

    pub fn threads() -> Option<(usize, &'static str)> {
        // Windows sets no number; memory for the stacks ends it near here.
        Some((10_000, "memory for the stacks, estimated"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_threads_can_be_had() {
        assert!(try_threads(0, "it", "wait").is_ok());
        assert!(try_threads(20, "it", "wait").is_ok());
    }

    /// rust-lang/rust#22642: where /proc is not mounted, a program of one empty line panicked. A thread beyond the limit of
    /// maps aborts, so it must be known there too.
    #[test]
    #[cfg(target_os = "linux")]
    fn without_proc_there_is_still_a_limit_of_threads() {
        let hidden = std::path::Path::new("/no/such/folder");
        let (most, _) = system::threads_below(hidden).expect("it is assumed");
        assert!((1_000..=14_744).contains(&most), "{most}");
    }

    #[test]
    fn what_fits_passes_and_what_does_not_names_the_way_out() {
        let limits = Limits {
            threads: Some(100),
            files: None,
        };
        let needs = |threads| Needs {
            threads,
            files: 9_999_999,
        };
        assert!(limits.allow(needs(100), "threads", "use fewer").is_ok());
        let error = limits.allow(needs(101), "threads", "use --items 100 or fewer");
        assert_eq!(
            error.expect_err("one too many").to_string(),
            "threads needs 101 threads at once, and this system allows about 100 more: use --items 100 or fewer"
        );
    }
}
