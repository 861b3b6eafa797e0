//! tokio's channel with a limit, from one task to another.

use anyhow::Result;
use std::ops::Range;
use tokio::runtime::Builder;
use tokio::sync::mpsc;

/// Moves the numbers to another task; gives their sum.
pub fn move_all(numbers: &Range<u64>, capacity: usize) -> Result<u64> {
    let runtime = Builder::new_multi_thread().worker_threads(1).build()?;
    let (sender, mut receiver) = mpsc::channel(capacity);
    let numbers = numbers.clone();
    runtime.spawn(async move {
        for number in numbers {
            if sender.send(number).await.is_err() {
                break; // nobody receives any more
            }
        }
    });
    Ok(runtime.block_on(async {
        let mut sum = 0;
        while let Some(number) = receiver.recv().await {
            sum += number;
        }
        sum
    }))
}
