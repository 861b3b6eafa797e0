//! error: future cannot be sent between threads safely

use std::sync::{Arc, Mutex};

pub fn start(balance: Arc<Mutex<u64>>) {
    spawn(deposit(balance));
}

async fn deposit(balance: Arc<Mutex<u64>>) {
    let mut balance = balance.lock().unwrap();
    *balance += fee().await;
}

async fn fee() -> u64 {
    1
}

/// Asks of a future what `tokio::spawn` asks of it.
fn spawn<F: Future + Send + 'static>(_future: F) {}
