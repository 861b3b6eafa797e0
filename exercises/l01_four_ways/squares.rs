//! Goal: compute one large sum on several threads that work at the same time.
//! Why: this is what parallelism is for. Each core does a part, and the parts are put together.
//! Check: cargo test squares

use exercises::numbers::sum_of_squares;

/// The sum of the squares of the first `size` numbers of a long list, which only `sum_of_squares` can read.
///
/// - `sum_of_squares(from..to)` sums the part from number `from` on up to `to`, without `to`, on the thread that calls
///   it. Every number below `size` is in one part.
/// - At most `threads` threads compute (`threads` is at least 1); the one that calls this function may be one of them.
///   When `size` is at least `threads * threads`, every one of them has a part, and all compute at the same time.
/// - It returns when the last part has its sum, however long that takes.
pub fn squares(size: u64, threads: usize) -> u64 {
    todo!("sum the squares of the first `size` numbers on `threads` threads")
}
