//! Tasks on the workers of a runtime.

use exercises::numbers::sum_of_squares;

pub fn squares(size: u64, threads: usize) -> u64 {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads)
        .build()
        .unwrap();
    let n = threads as u64;
    runtime.block_on(async {
        let handles: Vec<_> = (0..n)
            .map(|k| tokio::spawn(async move { sum_of_squares(size * k / n..size * (k + 1) / n) }))
            .collect();
        let mut scope = 0;
        for handles in handles {
            scope += handles.await.unwrap();
        }
        scope
    })
}
