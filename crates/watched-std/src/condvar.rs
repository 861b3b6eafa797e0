//! std's `Condvar` for this crate's guards.

use crate::clock;
use crate::mutex::MutexGuard;
use crate::steps;
use std::sync::{LockResult, PoisonError, WaitTimeoutResult};
use std::time::Duration;

/// std's `Condvar`; see there for what it does. A watcher is not told of the unlocking inside a wait.
#[derive(Debug, Default)]
pub struct Condvar(std::sync::Condvar);

impl Condvar {
    /// As std's.
    pub const fn new() -> Condvar {
        Condvar(std::sync::Condvar::new())
    }

    /// As std's.
    pub fn notify_one(&self) {
        self.0.notify_one();
    }

    /// As std's.
    pub fn notify_all(&self) {
        self.0.notify_all();
    }

    /// As std's.
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        if steps::wakes_for_nothing() {
            return Ok(guard);
        }
        let MutexGuard {
            unlocking,
            guard,
            telling,
        } = guard;
        match self.0.wait(guard) {
            Ok(guard) => Ok(MutexGuard {
                unlocking,
                guard,
                telling,
            }),
            Err(poisoned) => Err(PoisonError::new(MutexGuard {
                unlocking,
                guard: poisoned.into_inner(),
                telling,
            })),
        }
    }

    /// As std's.
    pub fn wait_while<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        let mut guard = guard;
        while condition(&mut guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// As std's.
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        limit: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let MutexGuard {
            unlocking,
            guard,
            telling,
        } = guard;
        match self.0.wait_timeout(guard, clock::shortened(limit)) {
            Ok((guard, ended)) => Ok((
                MutexGuard {
                    unlocking,
                    guard,
                    telling,
                },
                ended,
            )),
            Err(poisoned) => {
                let (guard, ended) = poisoned.into_inner();
                Err(PoisonError::new((
                    MutexGuard {
                        unlocking,
                        guard,
                        telling,
                    },
                    ended,
                )))
            }
        }
    }

    /// As std's.
    pub fn wait_timeout_while<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        limit: Duration,
        condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let MutexGuard {
            unlocking,
            guard,
            telling,
        } = guard;
        match self
            .0
            .wait_timeout_while(guard, clock::shortened(limit), condition)
        {
            Ok((guard, ended)) => Ok((
                MutexGuard {
                    unlocking,
                    guard,
                    telling,
                },
                ended,
            )),
            Err(poisoned) => {
                let (guard, ended) = poisoned.into_inner();
                Err(PoisonError::new((
                    MutexGuard {
                        unlocking,
                        guard,
                        telling,
                    },
                    ended,
                )))
            }
        }
    }
}
