//! What a deadlock is called, and who is said to hold what.

use super::two;
use crate::reading::{deadlocks, wait_graph};
use interleave::sync::mpsc::sync_channel;
use interleave::sync::{Arc, Barrier, Condvar, Mutex, RwLock};
use interleave::{DeadlockKind, Exploration, Op, explore, thread};

#[test]
fn a_lock_held_while_waiting_to_be_notified() {
    let exploration = deadlocks(DeadlockKind::HeldAcrossWait, || {
        type Stopper = (Mutex<bool>, Mutex<u32>, Condvar);
        let worker = |stopper: &Stopper| {
            let _draining = *stopper.0.lock().unwrap();
            *stopper.1.lock().unwrap() -= 1;
            stopper.2.notify_one();
        };
        let stop = |stopper: &Stopper| {
            let mut draining = stopper.0.lock().unwrap();
            *draining = true;
            let running = stopper.1.lock().unwrap();
            drop(
                stopper
                    .2
                    .wait_while(running, |running| *running > 0)
                    .unwrap(),
            );
        };
        two(
            (Mutex::new(false), Mutex::new(1), Condvar::new()),
            worker,
            stop,
        )
    });
    let (graph, _) = wait_graph(DeadlockKind::HeldAcrossWait, &exploration);
    let of = |op| graph.waits.iter().find(|wait| wait.op == op).unwrap();
    assert_eq!(of(Op::Lock).holders[0].thread, of(Op::Wake).thread);
    assert_eq!(of(Op::Wake).holders, [], "the mutex of the wait is free");
}

#[test]
fn a_lock_held_while_waiting_for_a_message_or_a_barrier() {
    deadlocks(DeadlockKind::HeldAcrossWait, || {
        let count = Mutex::new(0);
        let (tx, rx) = sync_channel(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                let (count, tx) = (&count, tx.clone());
                scope.spawn(move || {
                    let mut count = count.lock().unwrap();
                    *count += 1;
                    tx.send(()).unwrap();
                });
            }
            drop(tx);
            for () in rx {
                assert!(*count.lock().unwrap() > 0);
            }
        });
    });
    deadlocks(DeadlockKind::HeldAcrossWait, || {
        let meet = |shared: &(Mutex<()>, Barrier)| {
            let _held = shared.0.lock().unwrap();
            shared.1.wait();
        };
        two((Mutex::new(()), Barrier::new(2)), meet, meet)
    });
}

/// Two threads that hold a lock for reading and then want it for writing, started in either order.
fn two_upgrades(reversed: bool) -> Exploration {
    explore(move || {
        let shared = Arc::new((RwLock::new(()), Barrier::new(2)));
        let upgrade = || {
            let shared = Arc::clone(&shared);
            move || {
                let _read = shared.0.read().unwrap();
                shared.1.wait();
                drop(shared.0.write().unwrap());
            }
        };
        let (a, b) = (upgrade(), upgrade());
        let threads = match reversed {
            false => [thread::spawn(a), thread::spawn(b)],
            true => {
                let b = thread::spawn(b);
                [b, thread::spawn(a)]
            }
        };
        threads
            .into_iter()
            .for_each(|thread| thread.join().unwrap());
    })
}

#[test]
fn the_kind_does_not_depend_on_the_order_of_the_readers() {
    for reversed in [false, true] {
        let exploration = two_upgrades(reversed);
        let kinds: Vec<_> = exploration
            .failures
            .iter()
            .map(|failure| {
                failure
                    .waits
                    .as_ref()
                    .map(|waits| (waits.kind, waits.cycle.clone()))
            })
            .collect();
        assert_eq!(kinds, [Some((DeadlockKind::SelfDeadlock, vec![1]))]);
    }
}

#[test]
fn a_writer_in_the_queue_holds_nothing() {
    let exploration = deadlocks(DeadlockKind::ReaderWriter, || {
        let read_twice = |lock: &RwLock<u32>| {
            let first = lock.read().unwrap();
            let second = lock.read().unwrap();
            *first + *second
        };
        two(RwLock::new(1), read_twice, |lock| {
            *lock.write().unwrap() = 2
        })
    });
    let (graph, trace) = wait_graph(DeadlockKind::ReaderWriter, &exploration);
    let of = |op| graph.waits.iter().find(|wait| wait.op == op).unwrap();
    let (reader, writer) = (of(Op::Read), of(Op::Write));
    let writer_waits = &reader.holders[0];
    assert!(writer_waits.queued);
    assert_eq!(
        (writer_waits.thread, &writer_waits.taken_at),
        (writer.thread, &writer.wanted_at)
    );
    assert_eq!(writer.holders.len(), 1);
    assert!(!writer.holders[0].queued);
    assert_eq!(writer.holders[0].thread, reader.thread);
    assert_eq!(graph.cycle, [reader.thread, writer.thread]);
    assert!(trace.steps.iter().any(|step| step.op == Op::QueueWrite));
}

#[test]
fn a_reader_outside_of_the_cycle_does_not_change_it() {
    let exploration = explore(|| {
        let lock = RwLock::new(());
        let (ready, go) = sync_channel::<()>(0);
        thread::scope(|scope| {
            let lock = &lock;
            scope.spawn(move || {
                let _first = lock.read().unwrap();
                drop(lock.read().unwrap());
                drop(ready);
            });
            // Reads too, and waits for the first reader, which is not what keeps it from going on.
            scope.spawn(move || {
                let _held = lock.read().unwrap();
                assert!(go.recv().is_err());
            });
            scope.spawn(move || drop(lock.write().unwrap()));
        });
    });
    let (graph, _) = wait_graph(DeadlockKind::ReaderWriter, &exploration);
    assert_eq!(graph.cycle, [1, 3]);
}
