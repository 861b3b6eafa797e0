//! Tells when every other thread of this process waits: then nothing more will come of itself.

use course::measure::now;
use std::time::Duration;

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
}

/// Waits until `met` holds, or until the process has been quiet for at least `patience`.
///
/// `progress` is any number that changes when something happens, e.g. how many have arrived. A thread that is
/// ready to run but has no core counts as busy, so a loaded machine makes this slower, never wrong. Elsewhere than
/// on Linux quiet means that `progress` has not changed for 300 ms or `patience`, whichever is longer.
pub fn until(met: impl Fn() -> bool, progress: impl Fn() -> usize, patience: Duration) -> Ended {
    let mut last = progress();
    let mut since = now();
    let mut asleep = 0;
    loop {
        if met() {
            return Ended::Met;
        }
        pause();
        let seen = progress();
        let all_asleep = others_are_asleep();
        if seen != last || all_asleep == Some(false) {
            (last, since, asleep) = (seen, now(), 0);
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
