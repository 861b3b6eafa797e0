//! Goal: TO WRITE: what the function must do.
//! Why: TO WRITE: where this matters.
//! Check: cargo test mailboxes

/// The sum of the numbers; TO WRITE: the real task.
pub fn mailboxes(numbers: &[u64]) -> u64 {
    todo!("add up {numbers:?}")
}
