//! TO WRITE: what this exercise shows, in a sentence.

/// The sum of the numbers.
pub fn three_hangs(numbers: &[u64]) -> u64 {
    numbers.iter().sum() // TO WRITE: why, beside the line that surprises
}
