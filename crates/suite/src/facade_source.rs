//! Uses everything that the facade offers, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the parent module: std's or interleave's.

use super::{sync, thread};
use interleave::{Named, Shown};
use std::panic::{AssertUnwindSafe, catch_unwind};
use sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16,
    AtomicU32, AtomicU64, AtomicUsize, Ordering, fence,
};
use sync::mpsc::{self, RecvError, SendError, TryRecvError, TrySendError};
use sync::{
    Arc, Barrier, BarrierWaitResult, Condvar, LockResult, Mutex, MutexGuard, Once, OnceLock,
    PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError, TryLockResult, Weak,
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

pub fn onces() -> (u32, bool, bool) {
    static EARLY: Once = Once::new();
    let once = Arc::new(Once::new());
    let calls = Arc::new(AtomicU32::new(0));
    let before = once.is_completed();
    let (o, c) = (Arc::clone(&once), Arc::clone(&calls));
    let other = thread::spawn(move || {
        o.call_once(|| {
            c.fetch_add(1, Ordering::SeqCst);
        });
    });
    once.call_once(|| {
        calls.fetch_add(1, Ordering::SeqCst);
    });
    other.join().unwrap();
    EARLY.call_once(|| {});
    (
        calls.load(Ordering::SeqCst),
        before,
        once.is_completed() && EARLY.is_completed(),
    )
}

pub fn once_locks() -> (i32, bool, Option<i32>, Option<i32>, Result<(), i32>) {
    let cell = Arc::new(OnceLock::new());
    let other = Arc::clone(&cell);
    let init = thread::spawn(move || *other.get_or_init(|| 7));
    let mine = *cell.get_or_init(|| 7);
    let same = init.join().unwrap() == mine;
    let got = cell.get().copied();
    let full = cell.set(8);
    let mut own = OnceLock::default();
    assert_eq!(own.set(1), Ok(()));
    *own.get_mut().unwrap() += 1;
    (mine, same, got, own.into_inner(), full)
}

pub fn channels() -> (i32, Vec<i32>, Vec<i32>, bool) {
    let (tx, rx): (mpsc::Sender<i32>, mpsc::Receiver<i32>) = mpsc::channel();
    let clone = tx.clone();
    let sender = thread::spawn(move || (1..=2).for_each(|i| clone.send(i).unwrap()));
    let first = rx.recv().unwrap();
    sender.join().unwrap();
    let there: Vec<i32> = rx.try_iter().collect();
    tx.send(9).unwrap();
    drop(tx);
    let mut rest = Vec::new();
    for message in &rx {
        rest.push(message);
    }
    let ended = rx.recv() == Err(RecvError);
    assert_eq!(rx.into_iter().count(), 0);
    (first, there, rest, ended)
}

pub fn sync_channels() -> (Vec<i32>, i32) {
    let (tx, rx) = mpsc::sync_channel(1);
    let sender = thread::spawn(move || (0..3).for_each(|i| tx.send(i).unwrap()));
    let all = rx.iter().collect();
    sender.join().unwrap();
    let (tx, rx) = mpsc::sync_channel(0);
    let second: mpsc::SyncSender<i32> = tx.clone();
    drop(tx);
    let sender = thread::spawn(move || second.send(4).unwrap());
    let met = rx.recv().unwrap();
    sender.join().unwrap();
    (all, met)
}

pub fn channel_errors() -> (bool, bool, bool, bool, bool, bool) {
    let (tx, rx) = mpsc::sync_channel::<i32>(1);
    let empty = rx.try_recv() == Err(TryRecvError::Empty);
    tx.try_send(1).unwrap();
    let full = tx.try_send(2) == Err(TrySendError::Full(2));
    drop(rx);
    let gone =
        tx.try_send(3) == Err(TrySendError::Disconnected(3)) && tx.send(3) == Err(SendError(3));
    let (tx, rx) = mpsc::channel::<i32>();
    drop(tx);
    let disconnected = rx.try_recv() == Err(TryRecvError::Disconnected);
    let (tx, rx) = mpsc::sync_channel::<i32>(0);
    let nobody = tx.try_send(1) == Err(TrySendError::Full(1));
    let receiver = thread::spawn(move || drop(rx));
    let refused = tx.send(5) == Err(SendError(5));
    receiver.join().unwrap();
    (empty, full, gone, disconnected, nobody, refused)
}

pub fn integers() -> Vec<i64> {
    use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
    let mut all = Vec::new();
    macro_rules! every {
        ($($name:ident)*) => {
            $(
                let mut n = $name::new(6);
                n.store(12, Release);
                all.push(n.load(Acquire) as i64);
                all.push(n.swap(10, AcqRel) as i64);
                all.push(n.compare_exchange(10, 12, SeqCst, Relaxed).unwrap() as i64);
                all.push(n.compare_exchange(1, 2, SeqCst, Relaxed).unwrap_err() as i64);
                all.push(n.compare_exchange_weak(1, 2, SeqCst, Relaxed).unwrap_err() as i64);
                all.push(n.fetch_add(3, Relaxed) as i64 + n.fetch_sub(1, SeqCst) as i64);
                all.push(n.fetch_and(6, SeqCst) as i64 + n.fetch_or(9, SeqCst) as i64);
                all.push(n.fetch_xor(5, SeqCst) as i64 + n.fetch_max(99, SeqCst) as i64);
                all.push(n.fetch_min(4, SeqCst) as i64);
                all.push(n.fetch_update(SeqCst, SeqCst, |n| n.checked_mul(2)).unwrap() as i64);
                all.push(n.fetch_update(SeqCst, SeqCst, |_| None).unwrap_err() as i64);
                n.fetch_nand(0, SeqCst);
                *n.get_mut() = 3;
                all.push(format!("{n:?}").parse().unwrap());
                all.push(n.into_inner() as i64 + $name::from(1).into_inner() as i64 + $name::default().into_inner() as i64);
            )*
        };
    }
    every! {
        AtomicI8 AtomicI16 AtomicI32 AtomicI64 AtomicIsize AtomicU8 AtomicU16 AtomicU32 AtomicU64 AtomicUsize
    }
    all
}

pub fn flags() -> Vec<bool> {
    use Ordering::SeqCst;
    let mut flag = AtomicBool::new(true);
    flag.store(false, SeqCst);
    let mut all = vec![
        flag.load(SeqCst),
        flag.swap(true, SeqCst),
        flag.fetch_and(false, SeqCst),
    ];
    all.extend([
        flag.fetch_or(true, SeqCst),
        flag.fetch_xor(true, SeqCst),
        flag.fetch_nand(true, SeqCst),
    ]);
    all.extend([
        flag.fetch_not(SeqCst),
        flag.compare_exchange(false, true, SeqCst, SeqCst).is_ok(),
    ]);
    all.push(
        flag.fetch_update(SeqCst, SeqCst, |flag| Some(!flag))
            .is_ok(),
    );
    *flag.get_mut() = true;
    all.extend([
        flag.into_inner(),
        AtomicBool::default().into_inner(),
        AtomicBool::from(true).into_inner(),
    ]);
    all
}

pub fn statics() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(10);
    let took = NEXT.fetch_add(1, Ordering::Relaxed);
    NEXT.fetch_add(1, Ordering::Relaxed);
    took
}

pub fn fences() -> bool {
    fence(Ordering::SeqCst);
    catch_unwind(|| AtomicBool::new(true).load(Ordering::SeqCst)).is_ok()
}

pub fn names() -> i32 {
    let balance = Mutex::new(1).shown().named("balance");
    let rates = RwLock::new(2).shown().named("rates");
    let (tx, rx) = mpsc::channel().named("jobs");
    let (stx, srx) = mpsc::sync_channel(1).named("more jobs");
    let _ = (
        Barrier::new(1).named("start"),
        Once::new().named("init"),
        Condvar::new().named("changed"),
    );
    let cell = OnceLock::new().named("config");
    tx.send(3).unwrap();
    stx.send(4).unwrap();
    let flag = AtomicBool::new(true).named("flag");
    let count = AtomicI32::new(0).named("count");
    count.fetch_add(
        *cell.get_or_init(|| 5) + i32::from(flag.load(Ordering::SeqCst)),
        Ordering::SeqCst,
    );
    let sum = *balance.lock().unwrap()
        + *rates.read().unwrap()
        + rx.recv().unwrap()
        + srx.recv().unwrap();
    sum + count.load(Ordering::SeqCst)
}
