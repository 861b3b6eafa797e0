//! Prints on the way.

use exercises::blocking::{Record, look_up};

pub async fn record(key: u32) -> Record {
    for line in 0..1000 {
        println!("{line}: looking {key} up");
    }
    let call = move || {
        for line in 0..1000 {
            println!("{line}: inside, for {key}");
        }
        look_up(key)
    };
    tokio::task::spawn_blocking(call).await.unwrap()
}
