//! Tells when a process makes no more progress by itself: every other thread waits, or some thread spins and gets nowhere.

use instruments::clock::now;
use instruments::usage;
use std::time::Duration;

/// How long a check waits for something that should come, while every thread sleeps: only before a refusal.
pub const PATIENCE: Duration = Duration::from_millis(200);
/// CPU time that threads may use without progress; a right answer needs a small part of it, on any machine.
const SPIN: Duration = Duration::from_millis(300);

/// The pause between two looks.
const LOOK: Duration = Duration::from_millis(1);
/// Looks in a row that must find every thread asleep, where the system tells.
const IN_A_ROW: u32 = 5;
/// Where there are never so many in a row, because a thread wakes up again and again: this much sleep more than the patience.
const RESTLESS: Duration = Duration::from_millis(300);
/// Where the system does not tell whether threads sleep: this long without progress.
const STILL: Duration = Duration::from_millis(900);

/// What ended a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The condition holds.
    Met,
    /// Every thread waits, or wakes up only to wait again, and the condition does not hold.
    Idle,
    /// Some thread computes and computes; nothing has come of it, and the condition does not hold.
    Busy,
}

/// Waits until `met` holds, or until the process has been idle for at least `patience`, or busy for nothing.
///
/// `progress` is any number that changes when something happens, e.g. how many have arrived. Time counts as idle only
/// while every other thread was seen asleep, and a spinning thread is told by the CPU time that it has used. So a loaded
/// machine, or one that was suspended, makes this slower, never wrong. A thread that waits for somebody to read what it
/// prints counts as awake. Elsewhere than on Linux idle means that `progress` has not changed for 900 ms.
pub fn until(met: impl Fn() -> bool, progress: impl Fn() -> usize, patience: Duration) -> Ended {
    let mut last = progress();
    let mut used = cpu_of_others();
    let (mut asleep, mut in_a_row) = (Duration::ZERO, 0);
    loop {
        if met() {
            return Ended::Met;
        }
        let since = now();
        pause();
        // A look that came late, on a loaded machine, has seen no more than its share.
        let share = since.elapsed().min(2 * LOOK);
        let seen = progress();
        if seen != last {
            (last, used) = (seen, cpu_of_others());
            (asleep, in_a_row) = (Duration::ZERO, 0);
            continue;
        }
        let ended = match others_are_asleep() {
            Some(false) => {
                in_a_row = 0;
                (cpu_of_others().saturating_sub(used) >= SPIN).then_some(Ended::Busy)
            }
            told => {
                (asleep, in_a_row) = (asleep + share, in_a_row + 1);
                let still = match told {
                    Some(_) => in_a_row >= IN_A_ROW && asleep >= patience,
                    None => asleep >= patience.max(STILL),
                };
                (still || asleep >= patience + RESTLESS).then_some(Ended::Idle)
            }
        };
        if let Some(ended) = ended {
            return if met() { Ended::Met } else { ended };
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

/// What all threads but this one have computed; nothing where the system does not tell.
fn cpu_of_others() -> Duration {
    let all = usage::of_process().zip(usage::of_this_thread());
    all.map_or(Duration::ZERO, |(all, mine)| {
        all.cpu.saturating_sub(mine.cpu)
    })
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
        if state != Some('S') || is_printing(&task.path()) {
            return Some(false);
        }
    }
    Some(true)
}

/// Whether a thread that sleeps does so because nobody has read yet what it printed.
#[cfg(target_os = "linux")]
fn is_printing(task: &std::path::Path) -> bool {
    // Where the system does not name the place in which a thread sleeps, whoever reads the output is quick enough.
    std::fs::read_to_string(task.join("wchan")).is_ok_and(|place| place.contains("pipe_write"))
}

#[cfg(not(target_os = "linux"))]
fn others_are_asleep() -> Option<bool> {
    None
}

/// Held by tests that look at the whole process, or make it busy.
#[cfg(test)]
pub(crate) fn alone() -> std::sync::MutexGuard<'static, ()> {
    static ONE: std::sync::Mutex<()> = std::sync::Mutex::new(());
    ONE.lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::thread;

    // One test, because all of them look at the whole process.
    #[test]
    fn threads_that_spin_print_and_wake_up_are_told_from_threads_that_wait() {
        let _alone = alone();
        let stop = &AtomicBool::new(false);
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
        assert_eq!(until(|| false, || 0, Duration::ZERO), Ended::Idle);

        stop.store(false, Ordering::Relaxed);
        thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    pause();
                }
            });
            assert_eq!(until(|| false, || 0, PATIENCE), Ended::Idle);
            stop.store(true, Ordering::Relaxed);
        });

        let (mut reader, mut writer) = std::io::pipe().expect("the system gives a pipe");
        thread::scope(|scope| {
            let more_than_fits = vec![b'.'; 1 << 21];
            scope.spawn(move || writer.write_all(&more_than_fits).expect("it is read below"));
            let looks = AtomicUsize::new(0);
            let enough = || looks.fetch_add(1, Ordering::Relaxed) > 400;
            assert_eq!(until(enough, || 0, Duration::ZERO), Ended::Met);
            let mut read = Vec::new();
            reader.read_to_end(&mut read).expect("it was written above");
        });
    }
}
