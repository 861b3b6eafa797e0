//! A run that fails is ended without leaving anything behind, whatever its destructors do.

use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex, mpsc};
use interleave::{DeadlockKind, Explorer, FailureKind, explore, thread};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicI64;

/// Counts how many are alive in the whole process.
struct Counted(&'static AtomicI64);

impl Counted {
    fn new(alive: &'static AtomicI64) -> Self {
        alive.fetch_add(1, SeqCst);
        Self(alive)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, SeqCst);
    }
}

#[test]
fn values_on_the_stacks_of_a_deadlock_are_dropped() {
    static ALIVE: AtomicI64 = AtomicI64::new(0);
    let exploration = explore(|| {
        let locks = Arc::new((Mutex::new(Counted::new(&ALIVE)), Mutex::new(())));
        let other = Arc::clone(&locks);
        let thread = thread::spawn(move || {
            let _mine = Counted::new(&ALIVE);
            let _second = other.1.lock().unwrap();
            let _first = other.0.lock().unwrap();
        });
        let _first = locks.0.lock().unwrap();
        let _second = locks.1.lock().unwrap();
        thread.join().unwrap();
    });
    assert!(exploration.deadlock(DeadlockKind::LockCycle).is_some());
    assert_eq!(ALIVE.load(SeqCst), 0);
}

#[test]
fn threads_of_a_scope_are_gone_before_what_they_borrow() {
    static ALIVE: AtomicI64 = AtomicI64::new(0);
    let exploration = explore(|| {
        let counted = Counted::new(&ALIVE);
        let counter = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let seen = counter.load(SeqCst);
                    counter.store(seen + 1, SeqCst);
                    assert!(counted.0.load(SeqCst) > 0);
                });
            }
            assert_eq!(
                counter.load(SeqCst),
                0,
                "the scope itself fails in some runs"
            );
        });
    });
    assert!(exploration.failure(FailureKind::Panic).is_some());
    assert_eq!(ALIVE.load(SeqCst), 0);
}

/// A pool that joins its workers when it is dropped, and insists that they ended well.
struct Pool {
    jobs: Option<mpsc::Sender<u32>>,
    workers: Vec<thread::JoinHandle<()>>,
}

impl Pool {
    fn new(work: fn(u32)) -> Self {
        let (jobs, queue) = mpsc::channel();
        let worker = thread::spawn(move || queue.iter().for_each(work));
        Self {
            jobs: Some(jobs),
            workers: vec![worker],
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        drop(self.jobs.take());
        for worker in self.workers.drain(..) {
            worker.join().expect("the workers do not panic");
        }
    }
}

#[test]
fn pool_that_joins_in_drop_passes() {
    let exploration = explore(|| {
        let pool = Pool::new(|_| ());
        pool.jobs.as_ref().unwrap().send(1).unwrap();
    });
    assert!(
        exploration.is_complete() && exploration.passed(),
        "{exploration:#?}"
    );
}

#[test]
fn panic_with_a_pool_on_the_stack_is_reported() {
    let line = line!() + 4;
    let exploration = explore(|| {
        let pool = Pool::new(|_| ());
        pool.jobs.as_ref().unwrap().send(1).unwrap();
        panic!("with the pool on the stack");
    });
    let failure = exploration
        .failure(FailureKind::Panic)
        .expect("the panic is found");
    assert_eq!(failure.message, "with the pool on the stack");
    assert_eq!(failure.place.as_ref().map(|place| place.line), Some(line));
}

#[test]
fn panic_of_a_worker_is_reported() {
    let exploration = explore(|| {
        let pool = Pool::new(|_| panic!("in the worker"));
        pool.jobs.as_ref().unwrap().send(1).unwrap();
    });
    assert_eq!(
        exploration
            .failure(FailureKind::Panic)
            .map(|f| f.message.as_str()),
        Some("in the worker")
    );
}

#[test]
fn program_that_catches_every_unwinding_is_ended() {
    let exploration = Explorer::new().max_steps(30).explore(|| {
        let counter = AtomicUsize::new(0);
        loop {
            let _ = catch_unwind(AssertUnwindSafe(|| counter.fetch_add(1, SeqCst)));
        }
    });
    assert!(
        exploration.failure(FailureKind::StepLimit).is_some(),
        "{exploration:#?}"
    );
}

#[test]
fn thread_panics_can_be_results() {
    let program = || {
        let lock = Arc::new(Mutex::new(0));
        let other = Arc::clone(&lock);
        let result = thread::spawn(move || {
            let _guard = other.lock().unwrap();
            panic!("while holding the lock");
        })
        .join();
        (result.is_err(), lock.lock().is_err())
    };
    assert!(explore(program).failure(FailureKind::Panic).is_some());
    let exploration = Explorer::new().thread_panics_are_results().explore(program);
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["(true, true)"]);
}

#[test]
fn lock_is_not_poisoned_by_the_panic_of_another_thread() {
    let exploration = Explorer::new().thread_panics_are_results().explore(|| {
        let lock = Arc::new(Mutex::new(0));
        let other = Arc::clone(&lock);
        let thread = thread::spawn(move || {
            let _unrelated = Mutex::new(()).lock().is_ok();
            panic!("without the lock");
        });
        let poisoned = other.lock().is_err();
        let _ = thread.join();
        poisoned || lock.lock().is_err()
    });
    assert_eq!(exploration.values(), ["false"]);
}

#[test]
fn thousands_of_failing_runs_are_no_problem() {
    let exploration = explore(|| {
        let locks = Arc::new([(); 3].map(Mutex::new));
        let threads: Vec<_> = (0..3)
            .map(|i| {
                let locks = Arc::clone(&locks);
                thread::spawn(move || {
                    let _first = locks[i].lock().unwrap();
                    let _second = locks[(i + 1) % 3].lock().unwrap();
                    assert!(i < 2, "the last one always fails");
                })
            })
            .collect();
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    });
    assert!(exploration.outcomes.is_empty());
    assert!(
        exploration
            .failures
            .iter()
            .map(|failure| failure.schedules)
            .sum::<u64>()
            > 30
    );
}

/// Uses what it shares when it is dropped, and insists on success.
struct Ticket(Arc<(Mutex<u32>, Mutex<()>)>);

impl Drop for Ticket {
    fn drop(&mut self) {
        *self.0.0.lock().unwrap() -= 1;
    }
}

#[test]
fn deadlock_with_destructors_that_lock_and_unwrap() {
    let exploration = explore(|| {
        let shared = Arc::new((Mutex::new(2), Mutex::new(())));
        let threads = [true, false].map(|first| {
            let ticket = Ticket(Arc::clone(&shared));
            thread::spawn(move || {
                let (a, b) = &*ticket.0;
                if first {
                    let _a = a.lock().unwrap();
                    let _b = b.lock().unwrap();
                } else {
                    let _b = b.lock().unwrap();
                    let _a = a.lock().unwrap();
                }
            })
        });
        for thread in threads {
            thread.join().unwrap();
        }
    });
    assert!(exploration.deadlock(DeadlockKind::LockCycle).is_some());
    assert!(exploration.passed() || !exploration.outcomes.is_empty());
}

#[test]
fn deadlock_with_a_pool_on_the_stack() {
    let exploration = explore(|| {
        let pool = Pool::new(|_| ());
        pool.jobs.as_ref().unwrap().send(1).unwrap();
        let lock = Mutex::new(());
        let _first = lock.lock().unwrap();
        let _second = lock.lock().unwrap();
    });
    assert!(
        exploration.deadlock(DeadlockKind::SelfDeadlock).is_some(),
        "{exploration:#?}"
    );
}

#[test]
fn panic_while_holding_what_destructors_unwrap() {
    let exploration = explore(|| {
        let shared = Arc::new((Mutex::new(2), Mutex::new(())));
        let (one, two) = (Ticket(Arc::clone(&shared)), Ticket(shared));
        let thread = thread::spawn(move || {
            let _guard = one.0.0.lock().unwrap();
            panic!("while holding");
        });
        drop(two.0.1.lock().unwrap());
        thread.join().unwrap();
    });
    assert_eq!(
        exploration
            .failure(FailureKind::Panic)
            .map(|f| f.message.as_str()),
        Some("while holding")
    );
}
