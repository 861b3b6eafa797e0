//! What objects and threads are called.

use crate::reading::only_trace;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Condvar, Mutex, mpsc};
use interleave::{Named, explore, thread};

#[test]
fn objects_and_threads_have_names_by_default() {
    let exploration = explore(|| {
        let (a, b) = (Mutex::new(1), Mutex::new(2));
        let (tx, rx) = mpsc::channel();
        tx.send(*a.lock().unwrap()).unwrap();
        let named = Mutex::new(()).named("first");
        let same = Mutex::new(()).named("first");
        let _ = (named, same, Condvar::new().named("changed"));
        thread::spawn(|| ()).join().unwrap();
        rx.recv().unwrap() + *b.lock().unwrap()
    });
    let trace = only_trace(&exploration);
    let names: Vec<_> = trace
        .objects
        .iter()
        .map(|object| object.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "mutex 1",
            "mutex 2",
            "channel 1",
            "first 1",
            "first 2",
            "changed"
        ]
    );
    let threads: Vec<_> = trace
        .threads
        .iter()
        .map(|thread| thread.name.as_str())
        .collect();
    assert_eq!(threads, ["main", "thread 1"]);
}

#[test]
fn objects_are_called_like_their_variable_or_field() {
    struct Account {
        balance: Mutex<i32>,
    }
    let exploration = explore(|| {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let account = || Account {
            balance: Mutex::new(1),
        };
        let (a, b) = (account(), account());
        let changed = Arc::new(Condvar::new());
        let ready: Arc<AtomicUsize> = Arc::new(AtomicUsize::new(0));
        changed.notify_one();
        ready.store(NEXT.load(SeqCst), SeqCst);
        *a.balance.lock().unwrap() + *b.balance.lock().unwrap()
    });
    let trace = only_trace(&exploration);
    let names: Vec<_> = trace
        .objects
        .iter()
        .map(|object| object.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["balance 1", "balance 2", "changed", "NEXT", "ready"]
    );
}

#[test]
fn identities_of_threads_are_the_same_in_every_run() {
    let exploration = explore(|| {
        (
            thread::current().id(),
            thread::spawn(|| thread::current().id()).join().unwrap(),
        )
    });
    assert_eq!(exploration.values(), ["(ThreadId(1), ThreadId(2))"]);
}
