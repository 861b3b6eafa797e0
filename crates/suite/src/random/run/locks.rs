//! The operations on mutexes, on the `RwLock` and on the condition variable.

use super::Own;
use crate::random::generate::Op;
use interleave::sync::{MutexGuard, RwLockReadGuard, RwLockWriteGuard, TryLockError};

pub enum Guard<'a> {
    Mutex(usize, MutexGuard<'a, usize>),
    Read(RwLockReadGuard<'a, usize>),
    Write(RwLockWriteGuard<'a, usize>),
}

impl Own<'_> {
    pub fn lock(&mut self, op: Op) -> usize {
        let objects = self.objects;
        let guard = match op {
            Op::Lock(i) => {
                let guard = objects.mutexes[i].lock();
                Some(Guard::Mutex(i, guard.unwrap_or_else(|e| e.into_inner())))
            }
            Op::TryLock(i) => match objects.mutexes[i].try_lock() {
                Ok(guard) => Some(Guard::Mutex(i, guard)),
                Err(TryLockError::Poisoned(e)) => Some(Guard::Mutex(i, e.into_inner())),
                Err(TryLockError::WouldBlock) => None,
            },
            Op::Read => {
                let guard = objects.lock.read();
                Some(Guard::Read(guard.unwrap_or_else(|e| e.into_inner())))
            }
            Op::Write => {
                let guard = objects.lock.write();
                Some(Guard::Write(guard.unwrap_or_else(|e| e.into_inner())))
            }
            Op::TryRead => objects.lock.try_read().ok().map(Guard::Read),
            _ => objects.lock.try_write().ok().map(Guard::Write),
        };
        let Some(mut guard) = guard else { return 100 };
        let seen = match &mut guard {
            Guard::Mutex(_, value) => {
                **value += 1;
                **value
            }
            Guard::Read(value) => **value,
            Guard::Write(value) => {
                **value += 1;
                **value
            }
        };
        self.guards.push(guard);
        seen
    }

    /// A writer that has the lock reads on.
    pub fn downgrade(&mut self) -> usize {
        let writes = |guard: &Guard<'_>| matches!(guard, Guard::Write(_));
        match self
            .guards
            .iter()
            .position(writes)
            .map(|at| self.guards.remove(at))
        {
            Some(Guard::Write(guard)) => {
                let guard = RwLockWriteGuard::downgrade(guard);
                let seen = *guard;
                self.guards.push(Guard::Read(guard));
                seen
            }
            _ => 100,
        }
    }

    pub fn condvar(&mut self, op: Op) -> usize {
        let objects = self.objects;
        match op {
            Op::NotifyOne => objects.changed.notify_one(),
            Op::NotifyAll => objects.changed.notify_all(),
            Op::Wait(i) => {
                let held = self
                    .guards
                    .iter()
                    .position(|guard| matches!(guard, Guard::Mutex(of, _) if *of == i));
                let guard = match held.map(|at| self.guards.remove(at)) {
                    Some(Guard::Mutex(_, guard)) => guard,
                    _ => objects.mutexes[i].lock().unwrap_or_else(|e| e.into_inner()),
                };
                let guard = objects
                    .changed
                    .wait(guard)
                    .unwrap_or_else(|e| e.into_inner());
                let seen = *guard;
                self.guards.push(Guard::Mutex(i, guard));
                return seen;
            }
            _ => unreachable!("not an operation on the condition variable"),
        }
        0
    }
}
