//! TO WRITE: what this exercise shows, in a sentence.

/// The sum of the numbers.
pub fn fan_out(numbers: &[u64]) -> u64 {
    numbers.iter().sum() // TO WRITE: why, beside the line that surprises
}
