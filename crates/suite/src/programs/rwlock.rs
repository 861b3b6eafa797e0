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
