//! The smallest program that deadlocks: two accounts, two transfers in opposite
//! directions.

use interleave::sync::Mutex;
use interleave::{Named, thread};

fn transfer(from: &Mutex<i64>, to: &Mutex<i64>, amount: i64) {
    let mut from = from.lock().unwrap();
    let mut to = to.lock().unwrap();
    *from -= amount;
    *to += amount;
}

/// Alice pays Bob while Bob pays Alice; gives both balances.
pub fn transfers() -> (i64, i64) {
    let alice = Mutex::new(100).named("Alice");
    let bob = Mutex::new(100).named("Bob");
    thread::scope(|scope| {
        scope.spawn(|| transfer(&alice, &bob, 30));
        scope.spawn(|| transfer(&bob, &alice, 50));
    });
    (alice.into_inner().unwrap(), bob.into_inner().unwrap())
}
