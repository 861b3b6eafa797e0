// Lesson 3 in one file: transfers in opposite directions, without and with a
// lock order.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

const TRANSFERS: usize = 1_000_000;
type Accounts = [Mutex<i64>; 2];

/// Locks the account that pays, then the account that gets it.
fn payer_first(accounts: &Accounts, from: usize, to: usize) {
    let mut paying = accounts[from].lock().unwrap();
    let mut getting = accounts[to].lock().unwrap(); // and keeps the first
    *paying -= 1;
    *getting += 1;
}

/// Locks the account with the smaller index first, whoever pays.
fn smaller_first(accounts: &Accounts, from: usize, to: usize) {
    let mut low = accounts[from.min(to)].lock().unwrap();
    let mut high = accounts[from.max(to)].lock().unwrap();
    let change = if from < to { -1 } else { 1 };
    *low += change;
    *high -= change;
}

fn run(name: &str, transfer: fn(&Accounts, usize, usize)) {
    let shared = Arc::new((Accounts::default(), AtomicUsize::new(0)));
    let (done, ended) = mpsc::channel();
    for (from, to) in [(0, 1), (1, 0)] {
        let (shared, done) = (Arc::clone(&shared), done.clone());
        thread::spawn(move || {
            let (accounts, made) = &*shared;
            for _ in 0..TRANSFERS {
                transfer(accounts, from, to);
                made.fetch_add(1, Relaxed); // a number to look at, nothing more
            }
            let _ = done.send(()); // nobody listens any more after a hang
        });
    }
    let made = || shared.1.load(Relaxed);
    let mut ends = 0;
    while ends < 2 {
        let before = made();
        match ended.recv_timeout(Duration::from_millis(500)) {
            Ok(()) => ends += 1,
            Err(_) if made() == before => break, // nothing moves any more
            Err(_) => {}
        }
    }
    let made = made();
    println!("{name}: {ends} of 2 threads ended, {made} transfers were made");
}

fn main() {
    run("payer first", payer_first); // main ends, whoever still waits
    run("smaller index first", smaller_first);
}
