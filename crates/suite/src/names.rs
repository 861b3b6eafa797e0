//! What objects and threads are called.

use crate::reading::only_trace;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Condvar, Mutex, mpsc};
use interleave::{Exploration, Named, explore, thread};

fn object_names(exploration: &Exploration) -> Vec<&str> {
    let objects = only_trace(exploration).objects.iter();
    objects.map(|object| object.name.as_str()).collect()
}

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
    assert_eq!(
        object_names(&exploration),
        [
            "mutex 1",
            "mutex 2",
            "channel 1",
            "first 1",
            "first 2",
            "changed"
        ]
    );
    let threads: Vec<_> = only_trace(&exploration)
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
    assert_eq!(
        object_names(&exploration),
        ["balance 1", "balance 2", "changed", "NEXT", "ready"]
    );
}

#[test]
fn the_name_is_found_past_wrappers_and_in_the_line_above() {
    struct Account {
        id: u32,
        balance: Mutex<i32>,
    }
    let exploration = explore(|| {
        let mut count: Mutex<i32> = Mutex::new(1);
        let boxed = Arc::<_>::new(Box::new(Mutex::new(2)));
        #[rustfmt::skip]
        let below =
            Arc::new(Mutex::new(3));
        #[rustfmt::skip]
        let account = Account { id: 1, balance: Mutex::new(4) };
        *count.get_mut().unwrap() += 1;
        let sum = *count.lock().unwrap() + *boxed.lock().unwrap() + *below.lock().unwrap();
        sum + *account.balance.lock().unwrap() + account.id as i32
    });
    assert_eq!(
        object_names(&exploration),
        ["count", "boxed", "below", "balance"]
    );
}

#[test]
fn what_is_no_simple_binding_has_no_name() {
    fn taken(mutex: &Mutex<i32>) -> i32 {
        *mutex.lock().unwrap()
    }
    let exploration = explore(|| {
        let (a, _) = (Mutex::new(1), ());
        let many: Vec<_> = (2..4).map(|n| Mutex::new(n)).collect();
        let sum = taken(&a) + taken(&Mutex::new(4)) + many.iter().map(taken).sum::<i32>();
        sum == *Mutex::new(5).lock().unwrap()
    });
    let names = object_names(&exploration);
    let numbered: Vec<_> = (1..=5).map(|n| format!("mutex {n}")).collect();
    assert_eq!(names, numbered);
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
