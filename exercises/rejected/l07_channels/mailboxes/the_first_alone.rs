//! Refused: The sum is too small.

/// TO WRITE: another wrong answer.
pub fn mailboxes(numbers: &[u64]) -> u64 {
    numbers.first().copied().unwrap_or(0)
}
