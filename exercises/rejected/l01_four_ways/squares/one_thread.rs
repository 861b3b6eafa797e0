//! Refused: fewer threads than asked for do the work

use exercises::numbers::sum_of_squares;

pub fn squares(size: u64, _threads: usize) -> u64 {
    sum_of_squares(0..size)
}
