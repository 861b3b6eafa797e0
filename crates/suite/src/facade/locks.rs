//! Uses what the facade offers of locks and condition variables, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the grandparent module: std's or interleave's.

use super::super::{sync, thread};
use std::panic::{AssertUnwindSafe, catch_unwind};
use sync::{
    Arc, Barrier, BarrierWaitResult, Condvar, LockResult, Mutex, MutexGuard, PoisonError, RwLock,
    RwLockReadGuard, RwLockWriteGuard, TryLockError, TryLockResult, Weak,
};

pub fn mutexes() -> (i32, bool, String, i32, i32) {
    let mutex: Arc<Mutex<i32>> = Arc::new(Mutex::new(1));
    let other = Arc::clone(&mutex);
    let adder = thread::spawn(move || *other.lock().unwrap() += 1);
    adder.join().unwrap();
    let guard: LockResult<MutexGuard<'_, i32>> = mutex.lock();
    let guard = guard.unwrap();
    let taken: TryLockResult<MutexGuard<'_, i32>> = mutex.try_lock();
    let would_block = matches!(taken, Err(TryLockError::WouldBlock));
    drop(taken);
    let shown = format!("{guard} {guard:?}");
    drop(guard);
    let free = *mutex.try_lock().unwrap();
    let mut mutex = Arc::into_inner(mutex).expect("the thread has dropped its clone");
    *mutex.get_mut().unwrap() += 1;
    let default = Mutex::<i32>::default().into_inner().unwrap() + *Mutex::from(5).lock().unwrap();
    (
        free,
        would_block,
        shown,
        mutex.into_inner().unwrap(),
        default,
    )
}

pub fn poisoned_mutexes() -> (bool, bool, i32, bool) {
    let mutex = Mutex::new(1);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _guard = mutex.lock().unwrap();
        std::panic::resume_unwind(Box::new("while the lock is held"));
    }));
    let poisoned = mutex.is_poisoned();
    let value = *mutex.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(matches!(mutex.try_lock(), Err(TryLockError::Poisoned(_))));
    mutex.clear_poison();
    (panicked.is_err(), poisoned, value, mutex.is_poisoned())
}

pub fn rwlocks() -> (i32, bool, bool, bool, i32) {
    let lock = Arc::new(RwLock::new(1));
    let weak: Weak<RwLock<i32>> = Arc::downgrade(&lock);
    let other = Arc::clone(&lock);
    thread::spawn(move || *other.write().unwrap() += 1)
        .join()
        .unwrap();
    let first: RwLockReadGuard<'_, i32> = lock.read().unwrap();
    let second = lock.try_read().is_ok();
    let third = lock.try_write().is_err();
    let value = *first;
    drop(first);
    let writer: RwLockWriteGuard<'_, i32> = lock.write().unwrap();
    drop(writer);
    let poisoned = lock.is_poisoned();
    drop(weak);
    let mut lock = Arc::into_inner(lock).expect("the thread has dropped its clone");
    *lock.get_mut().unwrap() +=
        RwLock::from(2).into_inner().unwrap() + *RwLock::<i32>::default().read().unwrap();
    (value, second, third, poisoned, lock.into_inner().unwrap())
}

pub fn condvars() -> (i32, bool) {
    let pair = Arc::new((Mutex::new(0), Condvar::new(), Condvar::default()));
    let other = Arc::clone(&pair);
    let waiter = thread::spawn(move || {
        let (value, changed, answered) = &*other;
        let mut guard = changed
            .wait_while(value.lock().unwrap(), |value| *value == 0)
            .unwrap();
        *guard = 2;
        answered.notify_all();
    });
    let (value, changed, answered) = &*pair;
    *value.lock().unwrap() = 1;
    changed.notify_one();
    let mut guard = value.lock().unwrap();
    while *guard != 2 {
        guard = answered.wait(guard).unwrap();
    }
    let last = *guard;
    drop(guard);
    (last, waiter.join().is_ok())
}

pub fn barriers() -> usize {
    let barrier = Arc::new(Barrier::new(2));
    let meet = |barrier: Arc<Barrier>| {
        thread::spawn(move || {
            let first: BarrierWaitResult = barrier.wait();
            usize::from(first.is_leader()) + usize::from(barrier.wait().is_leader())
        })
    };
    let (a, b) = (meet(Arc::clone(&barrier)), meet(barrier));
    a.join().unwrap() + b.join().unwrap()
}

pub fn poisoned_rwlocks() -> (bool, bool, i32, bool) {
    let lock = RwLock::new(1);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _guard = lock.write().unwrap();
        std::panic::resume_unwind(Box::new("while the lock is held"));
    }));
    let poisoned = lock.is_poisoned();
    assert!(lock.read().is_err() && lock.write().is_err());
    assert!(matches!(lock.try_read(), Err(TryLockError::Poisoned(_))));
    assert!(matches!(lock.try_write(), Err(TryLockError::Poisoned(_))));
    let value = *lock.read().unwrap_or_else(PoisonError::into_inner);
    lock.clear_poison();
    (panicked.is_err(), poisoned, value, lock.is_poisoned())
}

pub fn reader_that_panics_poisons_nothing() -> bool {
    let lock = RwLock::new(1);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _guard = lock.read().unwrap();
        std::panic::resume_unwind(Box::new("while the lock is held"));
    }));
    panicked.is_err() && !lock.is_poisoned() && lock.write().is_ok()
}

pub fn rwlock_guards_as_text() -> [String; 4] {
    let lock = RwLock::new(7);
    let reader = lock.read().unwrap();
    let read = [format!("{reader}"), format!("{reader:?}")];
    drop(reader);
    let mut writer = lock.write().unwrap();
    *writer += 1;
    let [display, debug] = read;
    [display, debug, format!("{writer}"), format!("{writer:?}")]
}

pub fn waits_while() -> (u32, bool) {
    let pair = Arc::new((Mutex::new(0), Condvar::new()));
    let other = Arc::clone(&pair);
    let counter = thread::spawn(move || {
        for _ in 0..3 {
            *other.0.lock().unwrap() += 1;
            other.1.notify_all();
        }
    });
    let seen = pair
        .1
        .wait_while(pair.0.lock().unwrap(), |count| *count < 3);
    let seen = *seen.unwrap();
    (seen, counter.join().is_ok())
}

pub fn static_barriers() -> bool {
    static DOOR: Barrier = Barrier::new(1);
    static NOBODY: Barrier = Barrier::new(0);
    DOOR.wait().is_leader() && NOBODY.wait().is_leader()
}
