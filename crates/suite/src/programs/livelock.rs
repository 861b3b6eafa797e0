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
