//! Small programs with several outcomes. `sync` and `thread` are those of the parent module.

use super::{sync, thread};
use sync::atomic::{AtomicUsize, Ordering::SeqCst};
use sync::mpsc::{channel, sync_channel};
use sync::{Arc, Barrier, Condvar, Mutex, Once, RwLock};

type Numbers = Arc<[AtomicUsize; 2]>;

fn numbers() -> (Numbers, Numbers, Numbers) {
    let numbers: Numbers = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
    (Arc::clone(&numbers), Arc::clone(&numbers), numbers)
}

fn increments(threads: usize) -> String {
    let counter = Arc::new(AtomicUsize::new(0));
    let increment = || {
        let counter = Arc::clone(&counter);
        thread::spawn(move || {
            let seen = counter.load(SeqCst);
            counter.store(seen + 1, SeqCst);
        })
    };
    let threads: Vec<_> = (0..threads).map(|_| increment()).collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    counter.load(SeqCst).to_string()
}

pub fn lost_update() -> String {
    increments(2)
}

pub fn lost_update_of_three() -> String {
    increments(3)
}

pub fn store_buffering() -> String {
    let (a, b, _both) = numbers();
    let one = thread::spawn(move || {
        a[0].store(1, SeqCst);
        a[1].load(SeqCst)
    });
    let two = thread::spawn(move || {
        b[1].store(1, SeqCst);
        b[0].load(SeqCst)
    });
    format!("{} {}", one.join().unwrap(), two.join().unwrap())
}

pub fn message_passing() -> String {
    let (a, b, _both) = numbers();
    let writer = thread::spawn(move || {
        a[0].store(42, SeqCst);
        a[1].store(1, SeqCst);
    });
    let (flag, value) = (b[1].load(SeqCst), b[0].load(SeqCst));
    writer.join().unwrap();
    format!("{flag} {value}")
}

pub fn lock_split() -> String {
    let counter = Arc::new(Mutex::new(0));
    let other = Arc::clone(&counter);
    let increment = |counter: Arc<Mutex<i32>>| {
        let seen = *counter.lock().unwrap();
        *counter.lock().unwrap() = seen + 1;
    };
    let thread = thread::spawn(move || increment(other));
    increment(Arc::clone(&counter));
    thread.join().unwrap();
    let value = *counter.lock().unwrap();
    value.to_string()
}

pub fn try_lock_meets_holder() -> String {
    let lock = Arc::new(Mutex::new(()));
    let other = Arc::clone(&lock);
    let holder = thread::spawn(move || drop(other.lock().unwrap()));
    let free = lock.try_lock().is_ok();
    holder.join().unwrap();
    free.to_string()
}

pub fn two_senders() -> String {
    let (tx, rx) = channel();
    let other = tx.clone();
    let a = thread::spawn(move || tx.send(1).unwrap());
    let b = thread::spawn(move || other.send(2).unwrap());
    let all: Vec<i32> = rx.iter().collect();
    a.join().unwrap();
    b.join().unwrap();
    format!("{all:?}")
}

pub fn try_recv_sees_each_state() -> String {
    let (tx, rx) = channel();
    let sender = thread::spawn(move || tx.send(1).unwrap());
    let (first, second) = (rx.try_recv(), rx.try_recv());
    sender.join().unwrap();
    let mut seen: Vec<String> = [first, second].iter().map(|r| format!("{r:?}")).collect();
    seen.dedup();
    // The order of an empty channel before and a message after is one of the outcomes, its repetition is not.
    match seen.concat() {
        text if text.starts_with("Ok") => "message first".into(),
        text if text.ends_with("Ok(1)") => "message second".into(),
        _ => "no message".into(),
    }
}

pub fn readers_and_writer() -> String {
    let lock = Arc::new(RwLock::new(0));
    let (a, b) = (Arc::clone(&lock), Arc::clone(&lock));
    let writer = thread::spawn(move || *a.write().unwrap() = 1);
    let reader = thread::spawn(move || {
        let first = *b.read().unwrap();
        let second = *b.read().unwrap();
        format!("{first} {second}")
    });
    writer.join().unwrap();
    reader.join().unwrap()
}

pub fn compare_and_swap() -> String {
    let (a, b, both) = numbers();
    let one = thread::spawn(move || a[0].compare_exchange(0, 1, SeqCst, SeqCst).is_ok());
    let two = thread::spawn(move || b[0].compare_exchange(0, 2, SeqCst, SeqCst).is_ok());
    let won = (one.join().unwrap(), two.join().unwrap());
    format!("{won:?} {}", both[0].load(SeqCst))
}

pub fn latch_and_notify() -> String {
    let latch = Arc::new((Mutex::new(false), Condvar::new()));
    let other = Arc::clone(&latch);
    let opener = thread::spawn(move || {
        *other.0.lock().unwrap() = true;
        other.1.notify_one();
    });
    let mut open = latch.0.lock().unwrap();
    let mut waited = false;
    while !*open {
        waited = true;
        open = latch.1.wait(open).unwrap();
    }
    drop(open);
    opener.join().unwrap();
    waited.to_string()
}

pub fn notify_one_of_two() -> String {
    let state = Arc::new((Mutex::new((0, Vec::new())), Condvar::new()));
    let waiter = |id: usize| {
        let state = Arc::clone(&state);
        thread::spawn(move || {
            let mut guard = state.0.lock().unwrap();
            guard.0 += 1;
            let arrived = guard.0;
            while guard.0 < 10 {
                guard = state.1.wait(guard).unwrap();
            }
            let _ = arrived;
            guard.1.push(id);
            state.1.notify_one();
        })
    };
    let (a, b) = (waiter(1), waiter(2));
    let mut guard = state.0.lock().unwrap();
    guard.0 += 10;
    state.1.notify_one();
    drop(guard);
    a.join().unwrap();
    b.join().unwrap();
    let order = state.0.lock().unwrap().1.clone();
    format!("{order:?}")
}

pub fn barrier_rounds() -> String {
    let barrier = Arc::new(Barrier::new(2));
    let (a, b, both) = numbers();
    let other = Arc::clone(&barrier);
    let thread = thread::spawn(move || {
        a[0].store(1, SeqCst);
        other.wait();
        a[1].swap(1, SeqCst)
    });
    barrier.wait();
    let seen = b[0].load(SeqCst);
    let mine = b[1].swap(2, SeqCst);
    let theirs = thread.join().unwrap();
    let _ = &both;
    format!("{seen} {mine} {theirs}")
}

pub fn once_caller() -> String {
    let once = Arc::new(Once::new());
    let winner = Arc::new(AtomicUsize::new(0));
    let (o, w) = (Arc::clone(&once), Arc::clone(&winner));
    let thread = thread::spawn(move || o.call_once(|| w.store(1, SeqCst)));
    once.call_once(|| winner.store(2, SeqCst));
    let seen = winner.load(SeqCst);
    thread.join().unwrap();
    seen.to_string()
}

pub fn bounded_channel() -> String {
    let (tx, rx) = sync_channel(1);
    let (a, b, _both) = numbers();
    let sender = thread::spawn(move || {
        for i in 0..2 {
            tx.send(i).unwrap();
            a[0].fetch_add(1, SeqCst);
        }
    });
    let before = b[0].load(SeqCst);
    let first = rx.recv().unwrap();
    let after = b[0].load(SeqCst);
    let second = rx.recv().unwrap();
    sender.join().unwrap();
    // At most one send has ended before the first receive, whatever the order.
    assert!(before <= 1 && first + second == 1);
    after.to_string()
}

pub fn unpark_order() -> String {
    let (a, b, both) = numbers();
    let parked = thread::spawn(move || {
        thread::park();
        a[0].load(SeqCst)
    });
    parked.thread().unpark();
    b[0].store(1, SeqCst);
    let _ = &both;
    parked.join().unwrap().to_string()
}
