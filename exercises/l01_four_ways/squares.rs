//! Goal: compute one large sum on several threads that work at the same time.
//! Why: this is what parallelism is for. Each core does a part, and the parts are put together.
//! Check: cargo test --test l01_four_ways squares::yours

use exercises::numbers::sum_of_squares;

/// The sum of the squares of all numbers below `size`, computed by `threads` threads (at least 1).
///
/// `sum_of_squares(from..to)` computes a part on the thread that calls it. Every number is squared once.
pub fn squares(size: u64, threads: usize) -> u64 {
    let _ = (size, threads, sum_of_squares); // only keeps the compiler quiet: delete it when you begin
    todo!("sum the squares of the numbers below `size` on `threads` threads")
}
