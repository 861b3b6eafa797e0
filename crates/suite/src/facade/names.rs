//! Uses what the facade offers of names, with results that do not depend on the interleaving.
//! `sync` and `thread` are those of the grandparent module: std's or interleave's.

use super::super::sync;
use interleave::{Named, Shown};
use sync::atomic::{AtomicBool, AtomicI32, Ordering};
use sync::mpsc;
use sync::{Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};

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
    let lazy = LazyLock::new(|| 0).named("table");
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
    sum + *lazy + count.load(Ordering::SeqCst)
}
