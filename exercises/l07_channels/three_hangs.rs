//! Goal: TO WRITE: what the function must do.
//! Why: TO WRITE: where this matters.
//! Check: cargo test three_hangs

/// The sum of the numbers; TO WRITE: the real task.
pub fn three_hangs(numbers: &[u64]) -> u64 {
    todo!("add up {numbers:?}")
}
