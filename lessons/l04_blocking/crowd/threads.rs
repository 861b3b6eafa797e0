//! A thread for each: it waits with a stack of its own.

use crate::work::crowd::Crowd;
use anyhow::Result;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// Starts them all, waits until each has begun and waits too, then lets them
/// go.
pub fn start_all(crowd: &Arc<Crowd>) -> Result<()> {
    let gate = Arc::new((Mutex::new(false), Condvar::new()));
    crowd.begin();
    let mut threads = Vec::new();
    for _ in 0..crowd.size {
        let (mine, gate) = (Arc::clone(crowd), Arc::clone(&gate));
        let started = thread::Builder::new().spawn(move || {
            mine.arrive();
            let (open, changed) = &*gate;
            let guard = open.lock().unwrap();
            drop(changed.wait_while(guard, |open| !*open).unwrap());
        });
        match started {
            Ok(thread) => threads.push(thread),
            Err(refused) => {
                crowd.refused(refused); // then as many as the system gives
                break;
            }
        }
    }
    crowd.wait_for(threads.len());
    *gate.0.lock().unwrap() = true;
    gate.1.notify_all();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    Ok(())
}
