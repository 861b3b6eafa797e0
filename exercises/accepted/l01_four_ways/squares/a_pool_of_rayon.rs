//! A pool of rayon with a part for each thread.

use exercises::numbers::sum_of_squares;
use rayon::prelude::*;

pub fn squares(size: u64, threads: usize) -> u64 {
    let part = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    let n = threads as u64;
    part.install(|| {
        (0..threads)
            .into_par_iter()
            .with_max_len(1)
            .map(|k| k as u64)
            .map(|k| sum_of_squares(size * k / n..size * (k + 1) / n))
            .sum()
    })
}
