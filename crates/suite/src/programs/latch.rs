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
