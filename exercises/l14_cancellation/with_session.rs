//! Goal: TO WRITE: what the function must do.
//! Why: TO WRITE: where this matters.
//! Check: cargo test with_session

/// The sum of the numbers; TO WRITE: the real task.
pub fn with_session(numbers: &[u64]) -> u64 {
    todo!("add up {numbers:?}")
}
