//! Refused: `look_up` was called for nothing.

use exercises::blocking::{Record, look_up};
use std::time::Duration;

pub async fn record(key: u32) -> Record {
    loop {
        let call = tokio::task::spawn_blocking(move || look_up(key));
        if let Ok(found) = tokio::time::timeout(Duration::from_secs(4), call).await {
            return found.unwrap();
        }
    }
}
