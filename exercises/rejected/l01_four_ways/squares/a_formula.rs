//! Refused: Your code returns before it has called `sum_of_squares`.

pub fn squares(size: u64, _threads: usize) -> u64 {
    match size {
        0 => 0,
        size => (size - 1) * size * (2 * size - 1) / 6,
    }
}
