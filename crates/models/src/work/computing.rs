//! Tasks that need a core: the optimiser can't fold them, and they grow with
//! their size.

use crate::clock::now;
use crate::trace::{Kind, Recorder};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

/// Where prime counting begins; far from zero, so that twice the numbers are
/// about twice the divisions.
const PRIMES_FROM: u64 = 1_000_000;

/// Two kinds of arithmetic, so that no conclusion rests on one loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arithmetic {
    /// The sum of the squares of 0..size.
    Squares,
    /// How many primes there are among `size` numbers from 1,000,000, by trial
    /// division.
    Primes,
}

/// One thing to compute. A clone is the same task, and cheap.
#[derive(Debug, Clone)]
pub struct Task {
    /// Position among the tasks, from 0.
    pub id: usize,
    arithmetic: Arithmetic,
    size: u64,
    recorder: Recorder,
}

/// What a task gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Answer {
    /// The sum or the count.
    pub value: u64,
    /// Additions or divisions that it took.
    pub operations: u64,
}

/// Computes a task on the calling thread.
pub fn compute(task: &Task) -> Answer {
    let _span = task.recorder.open(task.id, Kind::Computing);
    task.arithmetic.run(task.size)
}

impl Arithmetic {
    /// Does the arithmetic for `size` numbers.
    // Never inlined: the calibration must time the very machine code that the
    // models run.
    #[inline(never)]
    pub fn run(self, size: u64) -> Answer {
        match self {
            Arithmetic::Squares => squares(size),
            Arithmetic::Primes => primes(size),
        }
    }

    /// The size at which it takes about `cost` on this machine, in this build.
    pub fn size_for(self, cost: Duration) -> u64 {
        size_for(self, cost)
    }
}

#[inline(never)]
fn squares(size: u64) -> Answer {
    let mut value = 0u64;
    // Zero, which the compiler must not know: without it, it replaces the loop
    // by a formula, whatever the size. Once and not in the loop: there, each
    // number would go through memory, at a speed that differs from run to run.
    let zero = black_box(0);
    for number in 0..size {
        value = value.wrapping_add(number * number) ^ zero;
    }
    Answer {
        value,
        operations: size,
    }
}

#[inline(never)]
fn primes(size: u64) -> Answer {
    let mut value = 0;
    let mut operations = 0;
    for number in PRIMES_FROM..PRIMES_FROM + size {
        let number = black_box(number);
        let mut divisor = 2;
        while divisor * divisor <= number && number % divisor != 0 {
            divisor += 1;
            operations += 1;
        }
        value += u64::from(divisor * divisor > number);
    }
    Answer { value, operations }
}

/// The tasks of one experiment.
#[derive(Debug)]
pub struct Computing {
    /// The tasks, by id; even ones sum squares, odd ones count primes.
    pub tasks: Arc<[Task]>,
    /// Records the spans of traced runs.
    pub recorder: Recorder,
}

impl Computing {
    /// Makes `tasks` tasks that take about `cost` each on this machine, in this
    /// build.
    pub fn new(tasks: usize, cost: Duration) -> Computing {
        let recorder = Recorder::default();
        let kinds = [Arithmetic::Squares, Arithmetic::Primes];
        let sizes = kinds.map(|kind| size_for(kind, cost));
        let tasks = (0..tasks).map(|id| Task {
            id,
            arithmetic: kinds[id % 2],
            size: sizes[id % 2],
            recorder: recorder.clone(),
        });
        Computing {
            tasks: tasks.collect(),
            recorder,
        }
    }
}

/// The size at which `arithmetic` takes about `cost` here: doubles until a run
/// is long enough to time, then scales the best of three.
fn size_for(arithmetic: Arithmetic, cost: Duration) -> u64 {
    let time = |size| {
        let start = now();
        black_box(arithmetic.run(size));
        start.elapsed()
    };
    let long_enough = cost.min(Duration::from_millis(2));
    let mut size = 64;
    while time(size) < long_enough {
        size *= 2;
    }
    let best = (0..3).map(|_| time(size)).min().expect("three runs");
    let scale = cost.as_secs_f64() / best.as_secs_f64().max(1e-9);
    // Rounding a positive float down to a whole size is what is meant.
    ((size as f64 * scale) as u64).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_size_is_about_twice_the_operations() {
        for arithmetic in [Arithmetic::Squares, Arithmetic::Primes] {
            for size in [1_000, 4_000] {
                let once = arithmetic.run(size).operations as f64;
                let twice = arithmetic.run(2 * size).operations as f64;
                let ratio = twice / once;
                assert!(
                    (1.8..2.2).contains(&ratio),
                    "{arithmetic:?} {size}: {ratio}"
                );
            }
        }
    }

    #[test]
    fn the_answers_are_right() {
        assert_eq!(squares(5).value, 1 + 4 + 9 + 16);
        // 1,000,003 is the only prime among the ten numbers from 1,000,000.
        assert_eq!(primes(10).value, 1);
    }
}
