//! Uses everything that the facade offers of `thread`, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the parent module: std's or interleave's.

use super::{sync, thread};
use std::time::Duration;
use sync::Arc;
use sync::atomic::{AtomicBool, AtomicI32, Ordering};

pub fn threads() -> (i32, bool, bool) {
    let handle: thread::JoinHandle<i32> = thread::spawn(|| {
        thread::yield_now();
        thread::sleep(Duration::from_micros(1));
        7
    });
    let same = handle.thread().id() == thread::current().id();
    while !handle.is_finished() {
        thread::yield_now();
    }
    (handle.join().unwrap(), same, thread::panicking())
}

pub fn builders() -> (Option<String>, bool) {
    let name = || thread::current().name().map(str::to_owned);
    let named = thread::Builder::new()
        .name("worker".into())
        .spawn(name)
        .unwrap();
    let handle_name = named.thread().name() == Some("worker");
    (named.join().unwrap(), handle_name)
}

pub fn scopes() -> (i32, Vec<i32>, bool) {
    let mut values = vec![1, 2, 3];
    let total = AtomicI32::new(0);
    let joined = thread::scope(|scope: &thread::Scope<'_, '_>| {
        let handles: Vec<thread::ScopedJoinHandle<'_, i32>> = values
            .iter_mut()
            .map(|value| {
                scope.spawn(|| {
                    *value *= 2;
                    total.fetch_add(*value, Ordering::SeqCst)
                })
            })
            .collect();
        thread::Builder::new()
            .spawn_scoped(scope, || total.load(Ordering::SeqCst))
            .unwrap();
        handles.into_iter().all(|handle| handle.join().is_ok())
    });
    (total.into_inner(), values, joined)
}

pub fn parking() -> bool {
    let ready = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&ready);
    let parked = thread::spawn(move || {
        while !seen.load(Ordering::SeqCst) {
            thread::park();
        }
    });
    ready.store(true, Ordering::SeqCst);
    parked.thread().unpark();
    parked.join().is_ok()
}

pub fn handles() -> (bool, bool) {
    let me: thread::Thread = thread::current();
    let id: thread::ThreadId = me.id();
    let other = thread::spawn(|| thread::current().id()).join().unwrap();
    (id == thread::current().id(), id == other)
}
