//! Shapes of bugs that real projects had, and their corrections: each is found, and each correction passes.

use crate::reading::deadlocks;
use interleave::sync::atomic::{AtomicU32, AtomicUsize, Ordering::SeqCst};
use interleave::sync::{Condvar, Mutex};
use interleave::{DeadlockKind, FailureKind, explore, thread};

/// A thread waits until the last reader has left; the readers count without the lock and notify.
fn last_reader_notifies(under_the_lock: bool) -> impl Fn() + Send + Sync {
    move || {
        let (readers, tail, left) = (AtomicU32::new(2), Mutex::new(0), Condvar::new());
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    if readers.fetch_sub(1, SeqCst) == 1 {
                        // Whoever has looked at the count waits by now, or will look again.
                        drop(under_the_lock.then(|| tail.lock().unwrap()));
                        left.notify_one();
                    }
                });
            }
            let mut tail = tail.lock().unwrap();
            while readers.load(SeqCst) > 0 {
                tail = left.wait(tail).unwrap();
            }
            *tail += 1;
        });
    }
}

#[test]
fn notification_between_the_look_and_the_wait_is_lost() {
    deadlocks(DeadlockKind::LostWakeup, last_reader_notifies(false));
    assert_eq!(explore(last_reader_notifies(true)).failures, []);
}

/// A worker that has done the last job closes the queue, if someone waits for that and no job has come since.
fn last_job_closes(looks_again: bool) -> impl Fn() + Send + Sync {
    #[derive(Default)]
    struct Queue {
        jobs: u32,
        waits: bool,
        closed: bool,
    }
    move || {
        let (open, done) = (AtomicU32::new(0), AtomicU32::new(0));
        let (queue, changed) = (Mutex::new(Queue::default()), Condvar::new());
        let put = || {
            open.fetch_add(1, SeqCst);
            queue.lock().unwrap().jobs += 1;
            changed.notify_all();
        };
        thread::scope(|scope| {
            scope.spawn(|| {
                loop {
                    let idle = |queue: &mut Queue| queue.jobs == 0 && !queue.closed;
                    let mut taken = changed.wait_while(queue.lock().unwrap(), idle).unwrap();
                    if taken.closed {
                        break;
                    }
                    taken.jobs -= 1;
                    drop(taken);
                    done.fetch_add(1, SeqCst);
                    if open.fetch_sub(1, SeqCst) == 1 {
                        let mut queue = queue.lock().unwrap();
                        if queue.waits && (!looks_again || open.load(SeqCst) == 0) {
                            queue.closed = true;
                            changed.notify_all();
                        }
                    }
                }
            });
            put();
            put();
            let mut queue = queue.lock().unwrap();
            queue.waits = true;
            queue.closed |= open.load(SeqCst) == 0;
            changed.notify_all();
            drop(changed.wait_while(queue, |queue| !queue.closed).unwrap());
        });
        assert_eq!(done.load(SeqCst), 2, "jobs done");
    }
}

#[test]
fn decision_taken_from_a_count_that_has_changed_since_is_found() {
    let exploration = explore(last_job_closes(false));
    let failure = exploration.failure(FailureKind::Panic);
    let failure = failure.expect("the queue is closed with a job in it");
    assert!(failure.message.contains("jobs done"), "{}", failure.message);
    assert_eq!(explore(last_job_closes(true)).failures, []);
}

/// A ring of two places whose end stands outside of it for a moment, or never.
fn ring(wraps_at_once: bool) -> impl Fn() + Send + Sync {
    move || {
        let (head, tail) = (AtomicUsize::new(1), AtomicUsize::new(1));
        let put = || {
            let at = head.load(SeqCst);
            let free = (at + 1) % 2 != tail.load(SeqCst);
            if free {
                head.store((at + 1) % 2, SeqCst);
            }
            free
        };
        let take = || {
            let at = tail.load(SeqCst);
            let full = at != head.load(SeqCst);
            if full && wraps_at_once {
                tail.store((at + 1) % 2, SeqCst);
            } else if full {
                tail.store(at + 1, SeqCst);
                if at + 1 == 2 {
                    tail.store(0, SeqCst);
                }
            }
            full
        };
        assert!(put());
        thread::scope(|scope| {
            let taker = scope.spawn(|| usize::from(take()));
            let sent = 1 + usize::from(put()) + usize::from(put());
            let taken = taker.join().unwrap() + (0..3).filter(|_| take()).count();
            assert_eq!(taken, sent, "taken and sent");
        });
    }
}

#[test]
fn index_that_is_out_of_range_for_a_moment_is_seen() {
    let exploration = explore(ring(false));
    let failure = exploration
        .failure(FailureKind::Panic)
        .expect("a lost item");
    assert!(failure.message.contains("taken and sent"));
    assert_eq!(explore(ring(true)).failures, []);
}
