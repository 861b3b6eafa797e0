//! Refused: The sum is too small.

/// TO WRITE: a wrong answer that a learner would plausibly give.
pub fn mailboxes(_numbers: &[u64]) -> u64 {
    0
}
