//! Refused: Your code never returns: it keeps the processor busy, and nothing comes of it.

use exercises::web::{Document, Item, fetch};
use std::time::Duration;
use tokio::time::sleep;

pub async fn as_completed(items: Vec<Item>, limit: usize, mut done: impl FnMut(Document)) {
    let mut items = items.into_iter();
    let mut running = Vec::new();
    loop {
        while running.len() < limit
            && let Some(item) = items.next()
        {
            running.push(tokio::spawn(fetch(item)));
        }
        let mut still = Vec::new();
        for task in running {
            match task.is_finished() {
                true => done(task.await.unwrap()),
                false => still.push(task),
            }
        }
        running = still;
        if running.is_empty() && items.len() == 0 {
            return;
        }
        sleep(Duration::from_millis(1)).await;
    }
}
