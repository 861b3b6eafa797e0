//! Uses what the facade offers of what is initialised once, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the grandparent module: std's or interleave's.

use super::super::{sync, thread};
use std::panic::{AssertUnwindSafe, catch_unwind};
use sync::atomic::{AtomicU32, Ordering};
use sync::{Arc, LazyLock, Once, OnceLock, OnceState};

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

fn panics<T>(act: impl FnOnce() -> T) -> bool {
    catch_unwind(AssertUnwindSafe(act)).is_err()
}

fn fail() {
    std::panic::resume_unwind(Box::new("while it is initialised"));
}

pub fn poisoned_onces() -> Vec<bool> {
    let once = Once::new();
    let mut all = vec![
        panics(|| once.call_once(fail)),
        panics(|| once.call_once(|| ())),
    ];
    all.extend([panics(|| once.wait()), once.is_completed()]);
    once.call_once_force(|state: &OnceState| all.push(state.is_poisoned()));
    once.call_once_force(|_| all.push(true));
    once.wait();
    once.wait_force();
    once.call_once(|| all.push(true));
    all.push(once.is_completed());
    all
}

pub fn forced_onces() -> Vec<bool> {
    let (once, mut all) = (Once::new(), Vec::new());
    all.push(panics(|| once.call_once_force(|_| fail())));
    once.call_once_force(|state| all.push(state.is_poisoned()));
    let fresh = Once::new();
    fresh.call_once_force(|state| all.push(state.is_poisoned()));
    all
}

pub fn waits_for_a_once() -> (u32, bool) {
    let shared = Arc::new((Once::new(), AtomicU32::new(0)));
    let other = Arc::clone(&shared);
    let caller = thread::spawn(move || other.0.call_once(|| other.1.store(7, Ordering::SeqCst)));
    shared.0.wait();
    let seen = shared.1.load(Ordering::SeqCst);
    (seen, caller.join().is_ok())
}

pub fn waits_past_a_poisoned_once() -> (u32, bool) {
    let shared = Arc::new((Once::new(), AtomicU32::new(0)));
    let other = Arc::clone(&shared);
    let caller = thread::spawn(move || {
        let failed = panics(|| other.0.call_once(fail));
        other
            .0
            .call_once_force(|_| other.1.store(7, Ordering::SeqCst));
        failed
    });
    shared.0.wait_force();
    let seen = shared.1.load(Ordering::SeqCst);
    (seen, caller.join().unwrap())
}

pub fn more_of_once_locks() -> (i32, Option<i32>, bool, bool, OnceLock<i32>) {
    let cell = Arc::new(OnceLock::new());
    let other = Arc::clone(&cell);
    let setter = thread::spawn(move || other.set(7));
    let waited = *cell.wait();
    setter.join().unwrap().unwrap();
    let mut copy = OnceLock::clone(&cell);
    let same = copy == *cell;
    let taken = copy.take();
    let empty = copy.take().is_none() && copy.get().is_none() && copy != *cell;
    assert_eq!(copy.set(8), Ok(()));
    assert_eq!(*OnceLock::from(9).wait(), 9);
    (waited, taken, same, empty, copy)
}

pub fn once_lock_after_a_panic() -> (bool, Option<i32>, i32) {
    let cell = OnceLock::new();
    let failed = panics(|| {
        cell.get_or_init(|| {
            fail();
            1
        });
    });
    (failed, cell.get().copied(), *cell.get_or_init(|| 2))
}

pub fn lazy_locks() -> (u32, u32, i32, String, String) {
    let calls = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&calls);
    let lazy = Arc::new(LazyLock::new(move || {
        counted.fetch_add(1, Ordering::SeqCst) + 5
    }));
    let before = format!("{lazy:?}");
    let other = Arc::clone(&lazy);
    let forced = thread::spawn(move || **other);
    let mine = *LazyLock::force(&lazy);
    assert_eq!(forced.join().unwrap(), mine);
    let default: LazyLock<i32> = LazyLock::default();
    (
        mine,
        calls.load(Ordering::SeqCst),
        *default,
        before,
        format!("{lazy:?}"),
    )
}

pub fn lazy_lock_after_a_panic() -> (bool, bool) {
    let lazy = LazyLock::<i32, _>::new(|| {
        fail();
        1
    });
    (panics(|| *lazy), panics(|| *lazy))
}

pub fn static_onces() -> u32 {
    static ONCE: Once = Once::new();
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let call = || ONCE.call_once(|| _ = CALLS.fetch_add(1, Ordering::SeqCst));
    let other = thread::spawn(call);
    call();
    other.join().unwrap();
    CALLS.load(Ordering::SeqCst)
}
