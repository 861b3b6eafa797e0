//! Goal: TO WRITE: what the function must do.
//! Why: TO WRITE: where this matters.
//! Check: cargo test --test l13_async_patterns one_client::yours

/// The sum of the numbers; TO WRITE: the real task.
pub fn one_client(numbers: &[u64]) -> u64 {
    todo!("add up {numbers:?}")
}
