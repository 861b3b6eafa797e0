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
