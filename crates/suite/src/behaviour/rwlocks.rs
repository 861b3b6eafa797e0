use super::two;
use crate::reading::{deadlocks, outcomes};
use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};
use interleave::{DeadlockKind, Explorer, Op, StepResult, explore, thread};

type Room = (RwLock<()>, AtomicUsize);

fn room() -> Room {
    (RwLock::new(()), AtomicUsize::new(0))
}

/// How many others were inside.
fn look(inside: &AtomicUsize) -> usize {
    let others = inside.fetch_add(1, SeqCst);
    inside.fetch_sub(1, SeqCst);
    others
}

fn read(room: &Room) -> usize {
    let _guard = room.0.read().unwrap();
    look(&room.1)
}

fn write(room: &Room) -> usize {
    let _guard = room.0.write().unwrap();
    look(&room.1)
}

#[test]
fn readers_are_inside_together_and_writers_alone() {
    assert_eq!(
        outcomes(|| two(room(), read, read)),
        ["(0, 0)", "(0, 1)", "(1, 0)"]
    );
    assert_eq!(outcomes(|| two(room(), read, write)), ["(0, 0)"]);
    assert_eq!(outcomes(|| two(room(), write, write)), ["(0, 0)"]);
}

#[test]
fn readers_see_what_was_written_before_or_after() {
    let values = outcomes(|| {
        let lock = Arc::new(RwLock::new(0));
        let read = |lock: &Arc<RwLock<u32>>| {
            let lock = Arc::clone(lock);
            thread::spawn(move || *lock.read().unwrap())
        };
        let readers = [read(&lock), read(&lock)];
        *lock.write().unwrap() += 1;
        readers.map(|reader| reader.join().unwrap())
    });
    assert_eq!(values, ["[0, 0]", "[0, 1]", "[1, 0]", "[1, 1]"]);
}

/// Takes the lock in one way, then tries it in another.
fn held_then_tried(hold: fn(&RwLock<()>) -> Box<dyn std::fmt::Debug + '_>) -> Vec<String> {
    outcomes(move || {
        let lock = RwLock::new(());
        let _held = hold(&lock);
        (lock.try_read().is_ok(), lock.try_write().is_ok())
    })
}

#[test]
fn one_thread_may_read_twice_and_nothing_else() {
    let readable = ["(true, false)"];
    assert_eq!(
        held_then_tried(|lock| Box::new(lock.read().unwrap())),
        readable
    );
    assert_eq!(
        held_then_tried(|lock| Box::new(lock.try_read().unwrap())),
        readable
    );
    let taken = ["(false, false)"];
    assert_eq!(
        held_then_tried(|lock| Box::new(lock.write().unwrap())),
        taken
    );
    assert_eq!(
        held_then_tried(|lock| Box::new(lock.try_write().unwrap())),
        taken
    );
    let twice = outcomes(|| {
        let lock = RwLock::new(1);
        let (a, b) = (lock.read().unwrap(), lock.read().unwrap());
        *a + *b
    });
    assert_eq!(twice, ["2"]);
}

#[test]
fn write_after_write_and_upgrade_and_read_after_write_are_self_deadlocks() {
    deadlocks(DeadlockKind::SelfDeadlock, || {
        let lock = RwLock::new(());
        drop((lock.write().unwrap(), lock.write().unwrap()));
    });
    deadlocks(DeadlockKind::SelfDeadlock, || {
        let lock = RwLock::new(());
        drop((lock.read().unwrap(), lock.write().unwrap()));
    });
    deadlocks(DeadlockKind::SelfDeadlock, || {
        let lock = RwLock::new(());
        drop((lock.write().unwrap(), lock.read().unwrap()));
    });
}

#[test]
fn opposite_order_of_two_rwlocks_deadlocks_unless_both_read() {
    type Locks = (RwLock<()>, RwLock<()>);
    let locks = || (RwLock::new(()), RwLock::new(()));
    let up = |locks: &Locks| drop((locks.0.read().unwrap(), locks.1.read().unwrap()));
    let down = |locks: &Locks| drop((locks.1.read().unwrap(), locks.0.read().unwrap()));
    assert_eq!(outcomes(move || two(locks(), up, down)), ["((), ())"]);
    deadlocks(DeadlockKind::ReaderWriter, move || {
        let up = |locks: &Locks| drop((locks.0.write().unwrap(), locks.1.read().unwrap()));
        let down = |locks: &Locks| drop((locks.1.write().unwrap(), locks.0.read().unwrap()));
        two(locks(), up, down)
    });
}

#[test]
fn downgraded_lock_is_shared_and_no_writer_comes_between() {
    let values = outcomes(|| {
        let lock = Arc::new(RwLock::new(0));
        let (a, b) = (Arc::clone(&lock), Arc::clone(&lock));
        let writer = thread::spawn(move || *a.write().unwrap() = 7);
        let reader = thread::spawn(move || b.try_read().map(|value| *value).ok());
        let mut guard = lock.write().unwrap();
        let before = *guard;
        *guard += 1;
        let guard = RwLockWriteGuard::downgrade(guard);
        let same = *guard == before + 1;
        drop(guard);
        writer.join().unwrap();
        (same, reader.join().unwrap())
    });
    let read = |value: &str| format!("(true, {value})");
    assert_eq!(
        values,
        ["None", "Some(0)", "Some(1)", "Some(7)", "Some(8)"].map(read)
    );
}

#[test]
fn downgrading_lets_a_reader_in_that_waits() {
    let exploration = explore(|| {
        let lock = Arc::new(RwLock::new(0));
        let other = Arc::clone(&lock);
        let guard = lock.write().unwrap();
        let reader = thread::spawn(move || *other.read().unwrap());
        let guard = RwLockWriteGuard::downgrade(guard);
        // The lock is still shared here, so the reader can end.
        let seen = reader.join().unwrap();
        seen + *guard
    });
    assert_eq!(exploration.failures, []);
    let trace = exploration.outcomes[0].trace.as_ref().unwrap();
    let at = |op| trace.steps.iter().position(|step| step.op == op).unwrap();
    assert!(
        at(Op::Downgrade) < at(Op::Read),
        "a writer was inside before"
    );
    assert!(
        trace
            .steps
            .iter()
            .all(|step| step.result == StepResult::Done)
    );
}

#[test]
fn a_writer_that_panics_poisons_the_lock_and_a_reader_does_not() {
    let poisoned = |write: bool| {
        Explorer::new()
            .thread_panics_are_results()
            .explore(move || {
                let lock = Arc::new(RwLock::new(1));
                let other = Arc::clone(&lock);
                let thread = thread::spawn(move || {
                    let _held = write.then(|| other.write().unwrap());
                    let _held = (!write).then(|| other.read().unwrap());
                    panic!("under the lock");
                });
                assert!(thread.join().is_err());
                let poisoned = lock.is_poisoned();
                let value = *lock.read().unwrap_or_else(PoisonError::into_inner);
                lock.clear_poison();
                (poisoned, value, lock.read().is_ok())
            })
    };
    assert_eq!(poisoned(true).values(), ["(true, 1, true)"]);
    assert_eq!(poisoned(false).values(), ["(false, 1, true)"]);
}
