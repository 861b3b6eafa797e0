//! A thread for every task; they share the cores.

use crate::work::computing::{Answer, Task, compute};
use anyhow::Result;
use std::thread;

/// Computes every task; the answers come in the order of the tasks.
pub fn compute_all(tasks: &[Task]) -> Result<Vec<Answer>> {
    thread::scope(|scope| {
        // All threads must be started before the first is joined: hence two loops.
        let mut handles = Vec::new();
        for task in tasks {
            // `scope.spawn` is shorter, but panics where the system gives no more threads.
            handles.push(thread::Builder::new().spawn_scoped(scope, move || compute(task))?);
        }
        // join fails only if the thread panicked; then panicking here too is right.
        Ok(handles
            .into_iter()
            .map(|handle| handle.join().unwrap())
            .collect())
    })
}
