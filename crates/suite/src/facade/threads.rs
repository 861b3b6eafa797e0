//! Uses everything that the facade offers of `thread`, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the grandparent module: std's or interleave's.

use super::super::{sync, thread};
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

pub fn nested_scopes() -> (u32, bool) {
    let count = sync::atomic::AtomicU32::new(0);
    let add = || count.fetch_add(1, Ordering::SeqCst);
    let inner = thread::scope(|scope| {
        let nested = scope.spawn(|| {
            scope.spawn(add);
            thread::scope(|inner| inner.spawn(add).join().is_ok())
        });
        nested.join().unwrap()
    });
    (count.into_inner(), inner)
}

pub fn ids_and_names() -> (usize, Option<String>, Option<String>) {
    let spawn = |name: &str| {
        let builder = thread::Builder::new().name(name.into());
        builder.spawn(|| thread::current().id()).unwrap()
    };
    let handles = [spawn("a"), spawn("a"), spawn("b")];
    let name = handles[0].thread().name().map(str::to_owned);
    let ids: std::collections::HashSet<_> = handles
        .into_iter()
        .map(|handle| handle.join().unwrap())
        .collect();
    let unnamed = thread::spawn(|| thread::current().name().map(str::to_owned));
    (ids.len(), name, unnamed.join().unwrap())
}

pub fn sizes_of_stacks() -> (i32, bool) {
    let builder = thread::Builder::new().stack_size(64 * 1024);
    let count = thread::available_parallelism().map_or(0, usize::from);
    (builder.spawn(|| 7).unwrap().join().unwrap(), count > 0)
}

pub fn tokens_do_not_add_up() -> bool {
    thread::current().unpark();
    thread::current().unpark();
    thread::park();
    let me = thread::current();
    let waker = thread::spawn(move || me.unpark());
    thread::park();
    waker.join().is_ok()
}

pub fn detached() -> i32 {
    let (tx, rx) = sync::mpsc::channel();
    drop(thread::spawn(move || tx.send(7).unwrap()));
    rx.recv().unwrap()
}
