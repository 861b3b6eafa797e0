//! Refused: The sum is too small.

/// TO WRITE: a wrong answer that a learner would plausibly give.
pub fn fan_out(_numbers: &[u64]) -> u64 {
    0
}
