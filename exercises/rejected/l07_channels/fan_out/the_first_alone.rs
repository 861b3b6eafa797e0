//! Refused: The sum is too small.

/// TO WRITE: another wrong answer.
pub fn fan_out(numbers: &[u64]) -> u64 {
    numbers.first().copied().unwrap_or(0)
}
