//! What objects and threads are called.

use crate::reading::only_trace;
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{self, Arc, Barrier, Condvar, Mutex, OnceLock, RwLock, mpsc};
use interleave::{Exploration, Named, explore, thread};

fn object_names(exploration: &Exploration) -> Vec<&str> {
    let objects = only_trace(exploration).objects.iter();
    objects.map(|object| object.name.as_str()).collect()
}

#[test]
fn objects_and_threads_have_names_by_default() {
    let exploration = explore(|| {
        let make = || Mutex::new(1);
        let (a, b) = (make(), make());
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
        let text = "let wrong = ("; // let wrong = [
        let sum = taken(&Mutex::new(4)) + text.len() as i32;
        let (_, many) = (Mutex::new(1), [1, 2].map(Mutex::new));
        sum == *Mutex::new(5).lock().unwrap() + many.len() as i32
    });
    let names = object_names(&exploration);
    let numbered: Vec<_> = (1..=5).map(|n| format!("mutex {n}")).collect();
    assert_eq!(names, numbered);
}

#[test]
fn parts_of_tuples_have_names() {
    let exploration = explore(|| {
        let (a, (b, _)) = (Mutex::new(1), (Mutex::new(2), 3));
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        pair.1.notify_one();
        #[rustfmt::skip]
        let three = (
            Mutex::new(1), // one, (
            "a, b",
            sync::Mutex::new(3),
        );
        let _ = (a, b, three);
    });
    assert_eq!(
        object_names(&exploration),
        ["a", "b", "pair.0", "pair.1", "three.0", "three.2"]
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

#[test]
fn elements_of_arrays_have_names() {
    let exploration = explore(|| {
        let forks = [Mutex::new(0), Mutex::new(1)];
        let seats = Arc::new(vec![RwLock::new(0), RwLock::new(1)]);
        let many: Vec<_> = (2..4).map(|n| Mutex::new(n)).collect();
        let doors = [(); 2].map(|()| OnceLock::<u32>::new());
        #[rustfmt::skip]
        let gates = [3, 4]
            .into_iter()
            .map(move |n| Arc::new(Barrier::new(n)))
            .collect::<Vec<_>>();
        gates.iter().for_each(|_| drop(gates[0].clone()));
        drop((forks, seats, many, doors));
    });
    assert_eq!(
        object_names(&exploration),
        [
            "forks[0]", "forks[1]", "seats[0]", "seats[1]", "many 1", "many 2", "doors 1",
            "doors 2"
        ]
    );
}

#[derive(Debug, Default)]
struct Pool<T> {
    /// How many jobs, or (none.
    outstanding: AtomicUsize,
    jobs: Mutex<Vec<(T, u32)>>,
    shared: Arc<Mutex<u32>>,
    pub(crate) done: sync::atomic::AtomicUsize,
    changed: Condvar,
    last: Option<Mutex<u32>>,
    held: Mutex<u32>,
}

#[test]
fn fields_of_a_derived_default_have_their_names() {
    let exploration = explore(|| {
        let pool = Pool::<u32>::default();
        // Not in the order of the fields.
        pool.done.store(1, SeqCst);
        pool.outstanding.store(2, SeqCst);
        pool.changed.notify_one();
        *pool.held.lock().unwrap() += 1;
        *pool.shared.lock().unwrap() += 1;
        assert!(pool.last.is_none());
        pool.jobs.lock().unwrap().len()
    });
    let trace = only_trace(&exploration);
    let used: Vec<_> = trace.steps.iter().map(|s| trace.object_name(s)).collect();
    let names = [
        "done",
        "outstanding",
        "changed",
        "held",
        "held",
        "mutex 1",
        "mutex 1",
        "jobs",
        "jobs",
    ];
    assert_eq!(used, names.map(Some));
}

#[test]
fn what_the_rest_of_a_struct_comes_from_has_names() {
    let exploration = explore(|| {
        let pool = Pool {
            last: Default::default(),
            held: Default::default(),
            done: AtomicUsize::new(3),
            ..Pool::<u32>::default()
        };
        assert!(pool.last.is_none());
        pool.done.load(SeqCst) + *pool.held.lock().unwrap() as usize
    });
    let trace = only_trace(&exploration);
    let used: Vec<_> = trace.steps.iter().map(|s| trace.object_name(s)).collect();
    // `Pool::default()` has made a mutex of that name too.
    assert_eq!(used, ["done", "held 1", "held 1"].map(Some));
}
