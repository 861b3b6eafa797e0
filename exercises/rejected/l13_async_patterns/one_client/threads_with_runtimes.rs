//! Refused: Your code sends requests on threads of its own.

use exercises::origin::{Client, Page};
use tokio::runtime::Builder;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let threads = paths.into_iter().map(|path| {
        let client = client.clone();
        std::thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(client.get(path))
        })
    });
    let threads: Vec<_> = threads.collect();
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect()
}
