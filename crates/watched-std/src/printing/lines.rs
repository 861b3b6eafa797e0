//! Counts lines that are not written: each thread its own, because an answer may print hundreds of millions of them,
//! and a number that all threads change takes ten times as long.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A thread asks to have the number told after each 2^20 lines.
const TOLD: u32 = 20;

/// The lines of the threads that have ended.
static ENDED: AtomicU64 = AtomicU64::new(0);
/// The numbers of those that have not.
static LIVING: Mutex<Vec<Arc<AtomicU64>>> = Mutex::new(Vec::new());

thread_local! {
    static MINE: Mine = Mine::new();
}

struct Mine(Arc<AtomicU64>);

impl Mine {
    fn new() -> Mine {
        let number = Arc::default();
        living().push(Arc::clone(&number));
        Mine(number)
    }
}

impl Drop for Mine {
    fn drop(&mut self) {
        let mut living = living();
        ENDED.fetch_add(self.0.load(Relaxed), Relaxed);
        living.retain(|number| !Arc::ptr_eq(number, &self.0));
    }
}

fn living() -> MutexGuard<'static, Vec<Arc<AtomicU64>>> {
    LIVING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Counts these lines of the calling thread. True now and then: the number is to be told.
#[inline]
pub fn add(lines: u64) -> bool {
    let counted = MINE.try_with(|mine| {
        // Relaxed: a count. No other thread writes it, so that the load and the store lose nothing.
        let before = mine.0.load(Relaxed);
        mine.0.store(before + lines, Relaxed);
        before >> TOLD != (before + lines) >> TOLD
    });
    counted.unwrap_or_else(|_| {
        // The thread is ending, and its number is counted already.
        ENDED.fetch_add(lines, Relaxed);
        false
    })
}

/// How many lines the calling thread has counted.
pub fn all_of_this_thread() -> u64 {
    let number = MINE.try_with(|mine| mine.0.load(Relaxed));
    number.unwrap_or_default()
}

/// How many lines all threads have counted.
pub fn all() -> u64 {
    let living = living();
    let running: u64 = living.iter().map(|number| number.load(Relaxed)).sum();
    running + ENDED.load(Relaxed)
}

#[cfg(test)]
mod tests {
    use super::{add, all};
    use crate::printing::ALONE;
    use std::thread;

    #[test]
    fn lines_of_threads_that_live_and_of_those_that_have_ended_are_counted() {
        const THREADS: u64 = 8;
        const LINES: u64 = 10_000;
        let _alone = ALONE.lock();
        let before = all();
        let count = || (0..LINES).for_each(|_| assert!(!add(1)));
        thread::scope(|scope| {
            (0..THREADS).for_each(|_| drop(scope.spawn(count)));
        });
        // A scope ends before the thread-locals of its threads do; the number is there at any moment.
        count();
        assert_eq!(all() - before, (THREADS + 1) * LINES);
    }
}
