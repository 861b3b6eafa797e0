use crate::reading::outcomes;
use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Barrier, Condvar, Mutex, Once};
use interleave::{Exploration, explore, thread};

static COUNT: AtomicUsize = AtomicUsize::new(5);
static ONCE: Once = Once::new();
static BELL: Condvar = Condvar::new();
static START: Barrier = Barrier::new(2);
static RUNG: AtomicBool = AtomicBool::new(false);

/// Uses all of them, with several outcomes.
fn program() -> (usize, usize, bool) {
    let lock = Arc::new(Mutex::new(()));
    let other = Arc::clone(&lock);
    let thread = thread::spawn(move || {
        let seen = COUNT.fetch_add(1, SeqCst);
        ONCE.call_once(|| COUNT.store(20, SeqCst));
        let mut guard = other.lock().unwrap();
        while !RUNG.load(SeqCst) {
            guard = BELL.wait(guard).unwrap();
        }
        drop(guard);
        START.wait();
        seen
    });
    let seen = COUNT.fetch_add(1, SeqCst);
    let guard = lock.lock().unwrap();
    RUNG.store(true, SeqCst);
    BELL.notify_one();
    drop(guard);
    START.wait();
    let other = thread.join().unwrap();
    (seen, other, ONCE.is_completed())
}

#[test]
fn each_run_begins_with_the_first_value() {
    let values = outcomes(|| {
        let thread = thread::spawn(|| COUNT.fetch_add(1, SeqCst));
        let mine = COUNT.fetch_add(1, SeqCst);
        (mine, thread.join().unwrap())
    });
    assert_eq!(values, ["(5, 6)", "(6, 5)"]);
}

#[test]
fn explorations_on_several_os_threads_share_no_static() {
    let alone = explore(program);
    assert_eq!(alone.failures, []);
    let expected = [
        "(20, 5, true)",
        "(5, 20, true)",
        "(5, 6, true)",
        "(6, 5, true)",
    ];
    let seen: Vec<_> = alone.values();
    assert!(
        seen.iter().all(|value| expected.contains(value)),
        "{seen:?}"
    );
    let together = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| explore(program))).collect();
        let ended = threads.into_iter().map(|thread| thread.join().unwrap());
        ended.collect::<Vec<Exploration>>()
    });
    for exploration in together {
        assert_eq!(exploration, alone);
    }
}

#[test]
fn value_is_read_outside_of_runs_and_between_them_as_it_was() {
    assert_eq!(format!("{COUNT:?}"), "5");
    let values = outcomes(|| {
        COUNT.store(9, SeqCst);
        format!("{COUNT:?}")
    });
    assert_eq!(values, ["\"9\""]);
    assert_eq!(format!("{COUNT:?}"), "5");
}
