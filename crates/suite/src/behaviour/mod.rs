//! What each object does under every interleaving, by object: who excludes whom, who wakes whom, what gets stuck.

mod atomics;
mod barriers;
mod condvars;
mod messages;
mod mutexes;
mod onces;
mod rwlocks;
mod shapes;
mod statics;
mod stuck;
mod threads;

use interleave::sync::Arc;
use interleave::thread;

/// Runs two threads over something shared, and returns what they return.
fn two<S: Send + Sync + 'static, A: Send + 'static, B: Send + 'static>(
    shared: S,
    a: fn(&S) -> A,
    b: fn(&S) -> B,
) -> (A, B) {
    let shared = Arc::new(shared);
    let other = Arc::clone(&shared);
    let one = thread::spawn(move || a(&other));
    let two = thread::spawn(move || b(&shared));
    (one.join().unwrap(), two.join().unwrap())
}
