//! Small programs with classic bugs, and the corrected versions.

use interleave::sync::{Arc, Condvar, Mutex, MutexGuard, RwLock};
use interleave::thread;

/// The line of `source` that ends with the comment `// {marker}`.
#[track_caller]
pub fn line_of(source: &str, marker: &str) -> u32 {
    let comment = format!("// {marker}");
    let line = source
        .lines()
        .position(|line| line.ends_with(&comment))
        .expect("the marker is there");
    line as u32 + 1
}

/// Runs both to the end.
fn both<A: Send + 'static, B: Send + 'static>(
    a: impl FnOnce() -> A + Send + 'static,
    b: impl FnOnce() -> B + Send + 'static,
) -> (A, B) {
    let (a, b) = (thread::spawn(a), thread::spawn(b));
    (a.join().unwrap(), b.join().unwrap())
}

pub mod counter {
    use super::{Arc, Mutex, both};
    use interleave::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    fn twice(add: impl Fn(&AtomicUsize) + Copy + Send + 'static) -> usize {
        let counter = Arc::new(AtomicUsize::new(0));
        let (a, b) = (Arc::clone(&counter), Arc::clone(&counter));
        both(move || add(&a), move || add(&b));
        counter.load(SeqCst)
    }

    pub fn load_then_store() -> usize {
        twice(|counter| {
            let seen = counter.load(SeqCst);
            counter.store(seen + 1, SeqCst);
        })
    }

    pub fn fetch_add() -> usize {
        twice(|counter| {
            counter.fetch_add(1, SeqCst);
        })
    }

    fn twice_locked(add: impl Fn(&Mutex<usize>) + Copy + Send + 'static) -> usize {
        let counter = Arc::new(Mutex::new(0));
        let (a, b) = (Arc::clone(&counter), Arc::clone(&counter));
        both(move || add(&a), move || add(&b));
        *counter.lock().unwrap()
    }

    pub fn lock_split_in_two() -> usize {
        twice_locked(|counter| {
            let seen = *counter.lock().unwrap();
            *counter.lock().unwrap() = seen + 1;
        })
    }

    pub fn one_lock() -> usize {
        twice_locked(|counter| *counter.lock().unwrap() += 1)
    }
}

pub mod issue_once {
    use super::{Arc, both};
    use interleave::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};

    fn race(claim: impl Fn(&AtomicBool) -> bool + Copy + Send + 'static) {
        let state = Arc::new((AtomicBool::new(false), AtomicUsize::new(0)));
        let thread = |state: &Arc<(AtomicBool, AtomicUsize)>| {
            let state = Arc::clone(state);
            move || {
                if claim(&state.0) {
                    state.1.fetch_add(1, SeqCst);
                }
            }
        };
        both(thread(&state), thread(&state));
        let issued = state.1.load(SeqCst);
        assert!(issued == 1, "issued {issued} times");
    }

    pub fn check_then_act() {
        race(|taken| {
            let free = !taken.load(SeqCst);
            if free {
                taken.store(true, SeqCst);
            }
            free
        });
    }

    pub fn swap() {
        race(|taken| !taken.swap(true, SeqCst));
    }
}

pub mod transfer {
    use super::{Arc, Mutex, both};

    struct Account {
        id: usize,
        balance: Mutex<i64>,
    }

    fn accounts() -> (Arc<Account>, Arc<Account>) {
        let account = |id| {
            Arc::new(Account {
                id,
                balance: Mutex::new(100),
            })
        };
        (account(1), account(2))
    }

    fn run(transfer: fn(&Account, &Account, i64)) -> i64 {
        let (a, b) = accounts();
        let (a2, b2) = (Arc::clone(&a), Arc::clone(&b));
        let (a3, b3) = (Arc::clone(&a), Arc::clone(&b));
        both(
            move || transfer(&a2, &b2, 10),
            move || transfer(&b3, &a3, 20),
        );
        let sum = *a.balance.lock().unwrap() + *b.balance.lock().unwrap();
        assert_eq!(sum, 200);
        sum
    }

    pub fn in_argument_order() -> i64 {
        run(|from, to, amount| {
            let mut from = from.balance.lock().unwrap();
            let mut to = to.balance.lock().unwrap();
            *from -= amount;
            *to += amount;
        })
    }

    pub fn ordered() -> i64 {
        run(|from, to, amount| {
            let (first, second) = if from.id < to.id {
                (from, to)
            } else {
                (to, from)
            };
            let mut first_balance = first.balance.lock().unwrap();
            let mut second_balance = second.balance.lock().unwrap();
            let sign = if from.id < to.id { -1 } else { 1 };
            *first_balance += sign * amount;
            *second_balance -= sign * amount;
        })
    }
}

pub mod philosophers {
    use super::{Arc, Mutex, thread};

    fn dinner(n: usize, forks_of: fn(usize, usize) -> (usize, usize)) {
        let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..n).map(|_| Mutex::new(())).collect());
        let philosophers: Vec<_> = (0..n)
            .map(|i| {
                let forks = Arc::clone(&forks);
                thread::spawn(move || {
                    let (first, second) = forks_of(i, n);
                    let _first = forks[first].lock().unwrap();
                    let _second = forks[second].lock().unwrap();
                })
            })
            .collect();
        for philosopher in philosophers {
            philosopher.join().unwrap();
        }
    }

    pub fn left_first(n: usize) {
        dinner(n, |i, n| (i, (i + 1) % n));
    }

    pub fn ordered(n: usize) {
        dinner(n, |i, n| (i.min((i + 1) % n), i.max((i + 1) % n)));
    }
}

pub mod relock {
    use super::{Arc, Mutex, thread};

    pub fn twice() {
        let names = Mutex::new(vec!["a"]);
        // The guard lives as long as the `match`.
        match names.lock().unwrap().len() {
            0 => {}
            _ => names.lock().unwrap().push("b"),
        }
    }

    pub fn once() {
        let names = Mutex::new(vec!["a"]);
        let first = names.lock().unwrap().first().copied();
        if first.is_some() {
            names.lock().unwrap().push("b");
        }
    }

    pub fn join_while_holding() {
        let total = Arc::new(Mutex::new(0));
        let guard = total.lock().unwrap();
        let for_thread = Arc::clone(&total);
        let adder = thread::spawn(move || *for_thread.lock().unwrap() += 1);
        adder.join().unwrap();
        drop(guard);
    }

    pub fn forgotten_guard() {
        let total = Arc::new(Mutex::new(0));
        let for_thread = Arc::clone(&total);
        thread::spawn(move || std::mem::forget(for_thread.lock().unwrap()))
            .join()
            .unwrap();
        *total.lock().unwrap() += 1;
    }
}

pub mod latch {
    use super::{Arc, Condvar, Mutex, MutexGuard, both, thread};
    use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};

    type Latch = Arc<(Mutex<bool>, Condvar)>;

    fn latch() -> (Latch, Latch) {
        let latch = Latch::default();
        (Arc::clone(&latch), latch)
    }

    fn open(latch: &Latch) {
        *latch.0.lock().unwrap() = true;
        latch.1.notify_all();
    }

    pub fn correct() {
        let (a, b) = latch();
        both(
            move || open(&a),
            move || drop(b.1.wait_while(b.0.lock().unwrap(), |open| !*open).unwrap()),
        );
    }

    pub fn wait_without_looking() {
        let (a, b) = latch();
        both(
            move || open(&a),
            move || drop(b.1.wait(b.0.lock().unwrap()).unwrap()),
        );
    }

    pub fn flag_outside_the_lock() {
        let (a, b) = latch();
        let flag = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&flag);
        both(
            move || {
                flag.store(true, SeqCst);
                a.1.notify_one();
            },
            move || {
                let mut guard: MutexGuard<'_, bool> = b.0.lock().unwrap();
                while !seen.load(SeqCst) {
                    guard = b.1.wait(guard).unwrap();
                }
            },
        );
    }

    pub fn nobody_notifies() {
        let (a, b) = latch();
        both(
            move || *a.0.lock().unwrap() = true,
            move || {
                let mut open = b.0.lock().unwrap();
                while !*open {
                    open = b.1.wait(open).unwrap();
                }
            },
        );
    }

    pub fn notify_one_of_two() {
        let (a, b) = latch();
        let c = Arc::clone(&b);
        let waiter = |latch: Latch| {
            move || {
                drop(
                    latch
                        .1
                        .wait_while(latch.0.lock().unwrap(), |open| !*open)
                        .unwrap(),
                )
            }
        };
        let third = thread::spawn(waiter(c));
        both(
            move || {
                *a.0.lock().unwrap() = true;
                a.1.notify_one();
            },
            waiter(b),
        );
        third.join().unwrap();
    }
}

pub mod bounded_queue {
    use super::{Arc, Condvar, Mutex, both, thread};
    use std::collections::VecDeque;

    #[derive(Default)]
    struct Queue {
        items: Mutex<VecDeque<u32>>,
        filled: Condvar,
    }

    fn two_consumers(take: fn(&Queue) -> u32) {
        let queue = Arc::<Queue>::default();
        let (a, b, c) = (Arc::clone(&queue), Arc::clone(&queue), Arc::clone(&queue));
        let producer = thread::spawn(move || {
            for item in 0..2 {
                c.items.lock().unwrap().push_back(item);
                c.filled.notify_one();
            }
        });
        let (x, y) = both(move || take(&a), move || take(&b));
        producer.join().unwrap();
        assert_eq!(x + y, 1);
    }

    pub fn with_if() {
        two_consumers(|queue| {
            let mut items = queue.items.lock().unwrap();
            if items.is_empty() {
                items = queue.filled.wait(items).unwrap();
            }
            items.pop_front().expect("an item is there after the wait")
        });
    }

    pub fn with_while() {
        two_consumers(|queue| {
            let mut items = queue.items.lock().unwrap();
            while items.is_empty() {
                items = queue.filled.wait(items).unwrap();
            }
            items.pop_front().expect("an item is there after the wait")
        });
    }
}

pub mod channels {
    use super::thread;
    use interleave::sync::mpsc::{channel, sync_channel};

    pub fn sender_kept_alive() -> u32 {
        let (tx, rx) = channel();
        let worker = tx.clone();
        let producer = thread::spawn(move || worker.send(1).unwrap());
        producer.join().unwrap();
        let sum = rx.iter().sum();
        drop(tx);
        sum
    }

    pub fn sender_dropped() -> u32 {
        let (tx, rx) = channel();
        let worker = tx.clone();
        let producer = thread::spawn(move || worker.send(1).unwrap());
        drop(tx);
        producer.join().unwrap();
        rx.iter().sum()
    }

    pub fn join_before_draining() -> u32 {
        let (tx, rx) = sync_channel(1);
        let producer = thread::spawn(move || (0..3).for_each(|i| tx.send(i).unwrap()));
        producer.join().unwrap();
        rx.iter().sum()
    }

    pub fn drain_then_join() -> u32 {
        let (tx, rx) = sync_channel(1);
        let producer = thread::spawn(move || (0..3).for_each(|i| tx.send(i).unwrap()));
        let sum = rx.iter().sum();
        producer.join().unwrap();
        sum
    }

    pub fn rendezvous_alone() {
        let (tx, rx) = sync_channel(0);
        tx.send(1).unwrap();
        assert_eq!(rx.recv(), Ok(1));
    }

    pub fn rendezvous() {
        let (tx, rx) = sync_channel(0);
        let receiver = thread::spawn(move || assert_eq!(rx.recv(), Ok(1)));
        tx.send(1).unwrap();
        receiver.join().unwrap();
    }
}

pub mod rwlock {
    use super::{Arc, RwLock, both};

    fn shared() -> (Arc<RwLock<i32>>, Arc<RwLock<i32>>) {
        let lock = Arc::new(RwLock::new(0));
        (Arc::clone(&lock), lock)
    }

    pub fn read_twice() {
        let (a, b) = shared();
        both(
            move || *a.write().unwrap() += 1,
            move || {
                let first = b.read().unwrap();
                let second = b.read().unwrap();
                assert_eq!(*first, *second);
            },
        );
    }

    pub fn read_once() {
        let (a, b) = shared();
        both(
            move || *a.write().unwrap() += 1,
            move || {
                let first = b.read().unwrap();
                assert!(*first >= 0);
            },
        );
    }

    pub fn upgrade() {
        let lock = RwLock::new(0);
        let reader = lock.read().unwrap();
        *lock.write().unwrap() = *reader + 1;
    }

    pub fn two_upgrades() {
        let (a, b) = shared();
        let upgrade = |lock: Arc<RwLock<i32>>| {
            move || {
                let seen = lock.read().unwrap();
                let seen_first = *seen;
                *lock.write().unwrap() = seen_first + 1;
            }
        };
        both(upgrade(a), upgrade(b));
    }
}

pub mod livelock {
    use super::{Arc, Mutex, both, thread};
    use interleave::sync::atomic::{AtomicBool, Ordering::SeqCst};

    fn meet(first: fn(&Mutex<()>, &Mutex<()>)) {
        let forks = Arc::new((Mutex::new(()), Mutex::new(())));
        let other = Arc::clone(&forks);
        both(
            move || first(&forks.0, &forks.1),
            move || first(&other.1, &other.0),
        );
    }

    pub fn polite() {
        meet(|mine, yours| {
            loop {
                let _mine = mine.lock().unwrap();
                if yours.try_lock().is_ok() {
                    break;
                }
            }
        });
    }

    pub fn ordered() {
        let forks = Arc::new((Mutex::new(()), Mutex::new(())));
        let other = Arc::clone(&forks);
        let eat = |forks: Arc<(Mutex<()>, Mutex<()>)>| {
            move || {
                let _first = forks.0.lock().unwrap();
                let _second = forks.1.lock().unwrap();
            }
        };
        both(eat(forks), eat(other));
    }

    fn wait_for(flag: &AtomicBool) {
        while !flag.load(SeqCst) {
            thread::yield_now();
        }
    }

    pub fn flag_never_set() {
        wait_for(&AtomicBool::new(false));
    }

    pub fn flag_set_and_yield() {
        let flag = Arc::new(AtomicBool::new(false));
        let waiter = Arc::clone(&flag);
        both(move || wait_for(&waiter), move || flag.store(true, SeqCst));
    }

    pub fn flag_set() {
        let flag = Arc::new(AtomicBool::new(false));
        let waiter = Arc::clone(&flag);
        both(
            move || while !waiter.load(SeqCst) {},
            move || flag.store(true, SeqCst),
        );
    }

    pub fn spin_lock() -> u32 {
        let shared = Arc::new((AtomicBool::new(false), std::sync::Mutex::new(0)));
        let add = |shared: Arc<(AtomicBool, std::sync::Mutex<u32>)>| {
            move || {
                while shared.0.swap(true, SeqCst) {}
                *shared.1.try_lock().expect("the spin lock excludes others") += 1;
                shared.0.store(false, SeqCst);
            }
        };
        both(add(Arc::clone(&shared)), add(Arc::clone(&shared)));
        let sum = *shared.1.lock().unwrap();
        assert_eq!(sum, 2);
        sum
    }
}

pub mod barrier {
    use super::both;
    use interleave::sync::{Arc, Barrier};

    fn meet(size: usize) -> (bool, bool) {
        let barrier = Arc::new(Barrier::new(size));
        let other = Arc::clone(&barrier);
        both(
            move || barrier.wait().is_leader(),
            move || other.wait().is_leader(),
        )
    }

    pub fn too_large() {
        meet(3);
    }

    pub fn right_size() {
        let (a, b) = meet(2);
        assert!(a != b, "one of them leads");
    }
}

pub mod parking {
    use super::thread;

    pub fn unparked() {
        let parked = thread::spawn(thread::park);
        parked.thread().unpark();
        parked.join().unwrap();
    }
}
