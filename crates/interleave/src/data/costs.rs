//! What runs cost, as far as their steps tell.

use super::Op;

/// The most that a run cost, over all runs that were tried: each number for itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Costs {
    /// Counted steps of one run that spawned threads made: without those of the closure under test itself.
    pub spawned: u64,
    /// Steps of one run that had no effect, because of what another thread had done: an exchange that found another value,
    /// a `try_lock` that found the lock taken, a `swap` that left the value as it was, and a load that the thread repeats
    /// at the same place before it has done anything else. A `recv` or a `send` that tells that the other side of its
    /// channel is gone is no such step.
    pub in_vain: u64,
    /// Counted steps that a thread made from the one that took a lock to the one that gave it back, both included.
    pub held: u64,
    /// Locks that one thread held at the same time.
    pub at_once: u64,
}

/// A step, as far as its cost goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spent {
    pub thread: usize,
    pub op: Op,
    /// The lock, if the operation takes or gives back one.
    pub lock: Option<usize>,
    pub failed: bool,
    /// It could have changed its object, and left it as it was.
    pub unchanged: bool,
    /// What is the same for a step that is repeated: the place, and the object.
    pub place: (u32, u32, Option<usize>),
}

impl Costs {
    /// What a run with these counted steps cost.
    pub(crate) fn of(steps: impl Iterator<Item = Spent>) -> Self {
        let mut costs = Self::default();
        // By thread: its steps so far, and its locks, each with the number of steps before it was taken.
        let mut threads: Vec<(u64, Vec<(usize, u64)>)> = Vec::new();
        let mut last = Vec::new();
        for step in steps {
            if threads.len() <= step.thread {
                threads.resize_with(step.thread + 1, Default::default);
                last.resize(step.thread + 1, None);
            }
            let (made, locks) = &mut threads[step.thread];
            costs.spawned += u64::from(step.thread > 0);
            let again = step.op == Op::Load && last[step.thread] == Some((step.op, step.place));
            last[step.thread] = Some((step.op, step.place));
            let tried = step.failed && !step.op.tells_the_end();
            costs.in_vain += u64::from(tried || step.unchanged || again);
            match step.lock.filter(|_| !step.failed) {
                Some(lock) if step.op.takes_a_lock() => {
                    locks.push((lock, *made));
                    costs.at_once = costs.at_once.max(locks.len() as u64);
                }
                Some(lock) if step.op.gives_a_lock_back() => {
                    let taken = locks.iter().rposition(|(held, _)| *held == lock);
                    if let Some((_, before)) = taken.map(|index| locks.remove(index)) {
                        costs.held = costs.held.max(*made + 1 - before);
                    }
                }
                _ => {}
            }
            *made += 1;
        }
        costs
    }

    /// The larger of both, number by number.
    #[must_use]
    pub(crate) fn max(self, other: Self) -> Self {
        Self {
            spawned: self.spawned.max(other.spawned),
            in_vain: self.in_vain.max(other.in_vain),
            held: self.held.max(other.held),
            at_once: self.at_once.max(other.at_once),
        }
    }
}

impl Op {
    /// Whether it takes a lock when it succeeds.
    fn takes_a_lock(self) -> bool {
        matches!(
            self,
            Self::Lock
                | Self::TryLock
                | Self::Read
                | Self::TryRead
                | Self::Write
                | Self::TryWrite
                | Self::Wake
        )
    }

    /// Whether it fails only where the other side of a channel is gone: it has not tried, it has waited.
    fn tells_the_end(self) -> bool {
        matches!(self, Self::Recv | Self::Send | Self::SendDone)
    }

    /// Whether it gives a lock back.
    fn gives_a_lock_back(self) -> bool {
        matches!(
            self,
            Self::Unlock | Self::UnlockRead | Self::UnlockWrite | Self::Wait
        )
    }
}
