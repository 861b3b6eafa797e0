use super::two;
use crate::reading::{deadlocks, outcomes};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, Mutex, PoisonError, RwLock, TryLockError};
use interleave::{DeadlockKind, Explorer, FailureKind, explore, thread};

#[test]
fn critical_sections_exclude_each_other() {
    let inside = |shared: &(Mutex<()>, AtomicUsize)| {
        let _guard = shared.0.lock().unwrap();
        let others = shared.1.fetch_add(1, SeqCst);
        shared.1.fetch_sub(1, SeqCst);
        others
    };
    let values = outcomes(move || two((Mutex::new(()), AtomicUsize::new(0)), inside, inside));
    assert_eq!(values, ["(0, 0)"]);
}

#[test]
fn increments_under_one_lock_add_up_and_under_two_do_not() {
    let one = |count: &Mutex<u32>| *count.lock().unwrap() += 1;
    let split = |count: &Mutex<u32>| {
        let seen = *count.lock().unwrap();
        *count.lock().unwrap() = seen + 1;
    };
    let sum = |add: fn(&Mutex<u32>)| {
        move || {
            let count = Arc::new(Mutex::new(0));
            thread::scope(|scope| {
                scope.spawn(|| add(&count));
                scope.spawn(|| add(&count));
            });
            *count.lock().unwrap()
        }
    };
    assert_eq!(outcomes(sum(one)), ["2"]);
    assert_eq!(outcomes(sum(split)), ["1", "2"]);
}

#[test]
fn a_lock_goes_to_any_of_those_that_wait() {
    let values = outcomes(|| {
        let order = Arc::new(Mutex::new(Vec::new()));
        let held = order.lock().unwrap();
        let enter = |id: u32| {
            let order = Arc::clone(&order);
            thread::spawn(move || order.lock().unwrap().push(id))
        };
        let threads = [enter(1), enter(2)];
        drop(held);
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
        order.lock().unwrap().clone()
    });
    assert_eq!(values, ["[1, 2]", "[2, 1]"]);
}

#[test]
fn try_lock_sees_a_lock_that_is_held_and_one_that_is_free() {
    let values = outcomes(|| {
        let hold = |lock: &Mutex<()>| drop(lock.lock().unwrap());
        two(Mutex::new(()), hold, |lock| lock.try_lock().is_ok()).1
    });
    assert_eq!(values, ["false", "true"]);
}

#[test]
fn two_try_locks_may_both_succeed_and_one_always_does() {
    let attempt = |lock: &Mutex<u32>| lock.try_lock().map(|mut n| *n += 1).is_ok();
    let values = outcomes(move || two(Mutex::new(0), attempt, attempt));
    assert_eq!(values, ["(false, true)", "(true, false)", "(true, true)"]);
}

#[test]
fn second_lock_of_one_thread_is_a_self_deadlock_and_try_lock_is_not() {
    deadlocks(DeadlockKind::SelfDeadlock, || {
        let lock = Mutex::new(());
        let _first = lock.lock().unwrap();
        drop(lock.lock().unwrap());
    });
    let values = outcomes(|| {
        let lock = Mutex::new(());
        let _first = lock.lock().unwrap();
        matches!(lock.try_lock(), Err(TryLockError::WouldBlock))
    });
    assert_eq!(values, ["true"]);
}

#[test]
fn opposite_order_deadlocks_also_between_a_mutex_and_an_rwlock() {
    type Both = (Mutex<()>, Mutex<()>, RwLock<()>);
    let both = || (Mutex::new(()), Mutex::new(()), RwLock::new(()));
    deadlocks(DeadlockKind::LockCycle, move || {
        let a = |locks: &Both| drop((locks.0.lock().unwrap(), locks.1.lock().unwrap()));
        let b = |locks: &Both| drop((locks.1.lock().unwrap(), locks.0.lock().unwrap()));
        two(both(), a, b)
    });
    deadlocks(DeadlockKind::ReaderWriter, move || {
        let a = |locks: &Both| drop((locks.0.lock().unwrap(), locks.2.write().unwrap()));
        let b = |locks: &Both| drop((locks.2.read().unwrap(), locks.0.lock().unwrap()));
        two(both(), a, b)
    });
}

#[test]
fn a_panic_under_the_lock_poisons_it_for_whoever_comes_later() {
    let exploration = Explorer::new().thread_panics_are_results().explore(|| {
        let lock = Arc::new(Mutex::new(1));
        let other = Arc::clone(&lock);
        let panics = thread::spawn(move || {
            let mut value = other.lock().unwrap();
            *value = 2;
            panic!("under the lock");
        });
        let seen = lock.lock().map(|value| *value);
        let seen = seen.map_err(PoisonError::into_inner).map_err(|v| *v);
        assert!(panics.join().is_err());
        (seen, lock.is_poisoned())
    });
    assert_eq!(exploration.failures, []);
    assert_eq!(exploration.values(), ["(Err(2), true)", "(Ok(1), true)"]);
}

#[test]
fn destructor_that_locks_runs_when_its_thread_ends() {
    struct Counted(Arc<Mutex<u32>>);
    impl Drop for Counted {
        fn drop(&mut self) {
            *self.0.lock().unwrap() += 1;
        }
    }
    let values = outcomes(|| {
        let count = Arc::new(Mutex::new(0));
        let counted = Counted(Arc::clone(&count));
        thread::spawn(move || drop(counted)).join().unwrap();
        *count.lock().unwrap()
    });
    assert_eq!(values, ["1"]);
}

#[test]
fn value_comes_out_after_all_threads_have_ended() {
    let values = outcomes(|| {
        let lock = Arc::new(Mutex::new(0));
        thread::scope(|scope| {
            scope.spawn(|| *lock.lock().unwrap() += 1);
            scope.spawn(|| *lock.lock().unwrap() += 2);
        });
        Arc::into_inner(lock).unwrap().into_inner().unwrap()
    });
    assert_eq!(values, ["3"]);
}

#[test]
fn assertion_that_fails_in_some_orders_only_is_found() {
    let exploration = explore(|| {
        let first = Arc::new(Mutex::new(None));
        let other = Arc::clone(&first);
        let thread = thread::spawn(move || _ = other.lock().unwrap().get_or_insert("thread"));
        first.lock().unwrap().get_or_insert("main");
        thread.join().unwrap();
        assert_eq!(*first.lock().unwrap(), Some("main"), "who was first");
    });
    let failure = exploration.failure(FailureKind::Panic).expect("one order");
    assert!(failure.message.contains("who was first"));
    assert_eq!((failure.interleavings, exploration.interleavings), (1, 2));
    assert_eq!(exploration.values(), ["()"]);
}
