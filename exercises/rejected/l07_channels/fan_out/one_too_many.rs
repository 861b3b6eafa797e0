//! Refused: The sum is too large.

/// TO WRITE: a third wrong answer.
pub fn fan_out(numbers: &[u64]) -> u64 {
    numbers.iter().sum::<u64>() + 1
}
