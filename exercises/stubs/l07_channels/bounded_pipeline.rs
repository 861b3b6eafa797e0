//! Goal: TO WRITE: what the function must do.
//! Why: TO WRITE: where this matters.
//! Check: cargo test bounded_pipeline

/// The sum of the numbers; TO WRITE: the real task.
pub fn bounded_pipeline(numbers: &[u64]) -> u64 {
    todo!("add up {numbers:?}")
}
