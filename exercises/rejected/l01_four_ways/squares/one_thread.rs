//! Refused: Your code computes on fewer threads than asked for.

use exercises::numbers::sum_of_squares;

pub fn squares(size: u64, _threads: usize) -> u64 {
    sum_of_squares(0..size)
}
