//! Refused: Your threads do not all compute at the same time.

use exercises::numbers::sum_of_squares;
use rayon::prelude::*;

pub fn squares(size: u64, threads: usize) -> u64 {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(2.min(threads))
        .build()
        .unwrap();
    let threads = threads as u64;
    let part = |k| sum_of_squares(size * k / threads..size * (k + 1) / threads);
    pool.install(|| (0..threads).into_par_iter().map(part).sum())
}
