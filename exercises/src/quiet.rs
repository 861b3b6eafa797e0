//! Tells when nothing more will come of itself: every other thread of this process waits, or spins and gets nowhere.

use instruments::clock::now;
use instruments::usage::{self, Usage};
use std::time::Duration;

/// How long a check waits for something that should come, once the process is quiet: only before a refusal.
pub const PATIENCE: Duration = Duration::from_millis(200);
/// CPU time that threads may use without progress; a right answer needs a small part of it, on any machine.
const SPIN: Duration = Duration::from_millis(200);
/// How often they may go to sleep and wake up without progress.
const WAKES: u64 = 300;

/// How often it looks.
const LOOK: Duration = Duration::from_millis(1);
/// Looks in a row that must find every thread asleep, on Linux.
const IN_A_ROW: u32 = 5;
/// Where the system does not tell: so long must nothing change.
const STILL: Duration = Duration::from_millis(300);

/// What ended a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The condition holds.
    Met,
    /// Every thread waits, and the condition does not hold.
    Quiet,
    /// Some thread computes and computes, or looks again and again; nothing has come of it, and the condition does not hold.
    Busy,
}

/// Waits until `met` holds, or until the process has been quiet for at least `patience`, or busy for nothing.
///
/// `progress` is any number that changes when something happens, e.g. how many have arrived. A thread that is
/// ready to run but has no core counts as busy, so a loaded machine makes this slower, never wrong. For the same
/// reason a spinning thread is told by the CPU time that it has used and by how often it woke, not by the time that has passed. Elsewhere
/// than on Linux quiet means that `progress` has not changed for 300 ms or `patience`, whichever is longer.
pub fn until(met: impl Fn() -> bool, progress: impl Fn() -> usize, patience: Duration) -> Ended {
    let mut last = progress();
    let mut since = now();
    let mut used = others_used();
    let mut asleep = 0;
    loop {
        if met() {
            return Ended::Met;
        }
        pause();
        let seen = progress();
        let all_asleep = others_are_asleep();
        if seen != last {
            (last, used) = (seen, others_used());
            (since, asleep) = (now(), 0);
            continue;
        }
        if all_asleep == Some(false) {
            let more = others_used() - used;
            if more.cpu >= SPIN || more.switches >= WAKES {
                return if met() { Ended::Met } else { Ended::Busy };
            }
            (since, asleep) = (now(), 0);
            continue;
        }
        asleep += 1;
        let (looks, least) = match all_asleep {
            Some(_) => (IN_A_ROW, patience),
            None => (0, patience.max(STILL)),
        };
        if asleep >= looks && since.elapsed() >= least {
            return if met() { Ended::Met } else { Ended::Quiet };
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a pause between looks; what is found does not depend on its length"
)]
fn pause() {
    std::thread::sleep(LOOK);
}

/// What all threads but this one have used; nothing where the system does not tell.
fn others_used() -> Usage {
    let all = usage::of_process().zip(usage::of_this_thread());
    all.map_or_else(Usage::default, |(all, mine)| all - mine)
}

/// Whether all threads but this one sleep; `None` where the system does not tell.
#[cfg(target_os = "linux")]
fn others_are_asleep() -> Option<bool> {
    let me = std::fs::read_link("/proc/thread-self").ok()?;
    let me = me.file_name()?.to_owned();
    for task in std::fs::read_dir("/proc/self/task").ok()? {
        let task = task.ok()?;
        if task.file_name() == me {
            continue;
        }
        // A thread that ended in the meantime is no longer busy.
        let Ok(stat) = std::fs::read_to_string(task.path().join("stat")) else {
            continue;
        };
        // "tid (name) S ...": the name may contain anything, so the state is what follows the last parenthesis.
        let state = stat
            .rsplit_once(") ")
            .and_then(|(_, rest)| rest.chars().next());
        if state != Some('S') {
            return Some(false);
        }
    }
    Some(true)
}

#[cfg(not(target_os = "linux"))]
fn others_are_asleep() -> Option<bool> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    // One test, because both look at the whole process.
    #[test]
    fn threads_that_spin_are_told_from_threads_that_wait() {
        let stop = AtomicBool::new(false);
        thread::scope(|scope| {
            // Relaxed: nothing else is published with it.
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
            assert_eq!(until(|| false, || 0, Duration::ZERO), Ended::Busy);
            assert_eq!(until(|| true, || 0, Duration::ZERO), Ended::Met);
            stop.store(true, Ordering::Relaxed);
        });
        assert_eq!(until(|| false, || 0, Duration::ZERO), Ended::Quiet);
    }
}
